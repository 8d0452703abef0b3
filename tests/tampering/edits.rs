//! Whole entries dropped, repeated, moved, put in, cut off; roots taken out or worked out anew; other keys; the own key.
use libtest_mimic::Failed;
use second_look::audit::LogSigner;
use second_look::ids::DeviceId;
use second_look::secret::Key;
use second_look_verify::file::Line;
use second_look_verify::report::FaultCode;
use second_look_verify::tree::{Edge, leaf};
use second_look_verify::{Checkpoint, LogCheck, LogKey, Report, WitnessKey};

use crate::made::{self, entries, lines, note, signed_anew, text};

const ENTRIES: u32 = 40;
/// The neutral point as the key of the console's log, and a signature that fits everything under it.
const WEAK: &str = "+617d26f7+AQEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
const FITS_ALL: &str = "YX0m9wEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

/// An edit, what the verifier is given beside the file, and what it must say.
pub struct Edit {
    pub name: String,
    pub text: String,
    pub check: LogCheck,
    /// None: nobody can see it.
    pub expected: Option<Expected>,
}

/// What must be said: one of these codes, and the first bad entry within these bounds.
pub struct Expected {
    pub codes: &'static [FaultCode],
    pub within: Option<(u64, u64)>,
    /// It must be named so and no wider.
    pub exactly: bool,
}

pub fn suite() -> Result<(), Failed> {
    let all = edits();
    let wrong: Vec<String> = all.iter().filter_map(judge).collect();
    println!("tampering: edits={} undetected_or_misnamed={}", all.len(), wrong.len());
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n").into()) }
}

fn judge(edit: &Edit) -> Option<String> {
    let report: Report = match edit.check.read(edit.text.as_bytes()) {
        Ok(report) => report,
        Err(why) => return Some(format!("{}: {why}", edit.name)),
    };
    match (&edit.expected, report.faults.first()) {
        (None, None) => None,
        (Some(expected), Some(fault)) if expected.codes.contains(&fault.code) => {
            let named = fault.first_bad.map(|bad| (bad.from, bad.to));
            let right = match (expected.within, named) {
                (Some((from, to)), Some(named)) if !expected.exactly => named.0 <= from && to <= named.1,
                (within, named) => within == named,
            };
            (!right).then(|| format!("{}: named {named:?}, is {:?}", edit.name, expected.within))
        }
        (_, found) => Some(format!("{}: {found:?}", edit.name)),
    }
}

fn found(codes: &'static [FaultCode], from: u64, to: u64) -> Option<Expected> {
    Some(Expected { codes, within: Some((from, to)), exactly: false })
}

fn exactly(codes: &'static [FaultCode], from: u64, to: u64) -> Option<Expected> {
    Some(Expected { codes, within: Some((from, to)), exactly: true })
}

/// Every edit, also for the second verifier.
pub fn edits() -> Vec<Edit> {
    let original = lines(&made::log(ENTRIES));
    let mut edits = structural(&original);
    edits.extend(without_roots(&original));
    edits.extend(with_keys(&original));
    edits.extend(of_two(&lines(&made::two_logs())));
    edits.extend(of_a_witness(&lines(&made::witnessed_log(ENTRIES))));
    edits
}

/// Edits of what a witness signed: 20 of 40 entries.
fn of_a_witness(original: &[Line]) -> Vec<Edit> {
    use FaultCode::{BadCosignature, OutOfOrder, UnknownWitness};
    let place = original.iter().position(|line| matches!(line, Line::Cosignature { .. })).unwrap();
    let (key, _) = made::witness(7);
    let (other, others) = made::witness(8);
    let with = |name: &str, lines: &[Line], witnesses: &[&WitnessKey], code: Option<FaultCode>| Edit {
        name: name.to_owned(),
        text: text(lines),
        check: LogCheck { witnesses: witnesses.iter().map(|key| (*key).clone()).collect(), ..LogCheck::default() },
        expected: code.map(|code| Expected {
            codes: match code {
                BadCosignature => &[BadCosignature],
                UnknownWitness => &[UnknownWitness],
                _ => &[OutOfOrder],
            },
            within: (code == OutOfOrder).then_some((3, 3)),
            exactly: false,
        }),
    };
    let replaced = |line: Line| {
        let mut lines = original.to_vec();
        lines[place] = line;
        lines
    };
    let Line::Checkpoint { checkpoint } = &original[place - 1] else { panic!("the checkpoint it saw stands above it") };
    let log = original.iter().find_map(|line| match line {
        Line::Epoch { key, .. } => LogKey::parse(key).ok(),
        _ => None,
    });
    let seen = Checkpoint::open(checkpoint, &log.unwrap()).unwrap();
    let forged = made::cosigned(&seen, &key, &others);
    let elsewhere = Checkpoint { size: seen.size + 1, ..seen.clone() };
    let (_, signing) = made::witness(7);
    let said =
        |line: String, key: &WitnessKey| replaced(Line::Cosignature { cosignature: line, witness: key.to_text() });
    let mut moved = original.to_vec();
    let line = moved.remove(place);
    moved.push(line);
    let mut missing = original.to_vec();
    missing.remove(place);
    let mut late = original.to_vec();
    late.swap(place, place + 1);
    let mut dropped = original.to_vec();
    dropped.remove(5);
    vec![
        with("witnessed", original, &[&key], None),
        with("witnessed, and nobody knows by whom", original, &[], None),
        with("the witness's signature dropped", &missing, &[&key], None),
        with("forged under the witness's name", &said(forged, &key), &[&key], Some(BadCosignature)),
        with(
            "the same, and nobody knows the witness",
            &said(made::cosigned(&seen, &key, &others), &key),
            &[],
            Some(BadCosignature),
        ),
        with(
            "signed over another checkpoint",
            &said(made::cosigned(&elsewhere, &key, &signing), &key),
            &[],
            Some(BadCosignature),
        ),
        with("under another checkpoint", &moved, &[], Some(BadCosignature)),
        with("behind an entry", &late, &[], Some(BadCosignature)),
        with("another witness's", &said(made::cosigned(&seen, &other, &others), &other), &[&key], Some(UnknownWitness)),
        with("an entry dropped that the witness saw", &dropped, &[&key], Some(OutOfOrder)),
    ]
}

/// Who is told to have seen how much of an export: nobody, once the signature that says so was taken out.
pub fn up_to_where() -> Result<(), Failed> {
    let export = made::witnessed_log(ENTRIES);
    let witnesses = vec![made::witness(7).0];
    let check = LogCheck { witnesses, ..LogCheck::default() };
    let seen = |text: &str| -> Result<Option<(u64, u64, String)>, Failed> {
        let report = check.read(text.as_bytes())?;
        assert!(report.is_whole(), "{:?}", report.faults);
        Ok(report.epochs[0].witnessed.as_ref().map(|seen| (seen.entries, seen.entry, seen.at.clone())))
    };
    assert_eq!(seen(&export)?, Some((20, 19, "2023-11-14T22:13:20Z".to_owned())));
    let without: String = export.split_inclusive('\n').filter(|line| !line.starts_with("{\"co")).collect();
    assert_eq!(seen(&without)?, None, "what is missing is not said to be there");
    Ok(())
}

/// Edits where one log follows another: 20 entries, then ten.
fn of_two(original: &[Line]) -> Vec<Edit> {
    use FaultCode::{Altered, BrokenLink, Empty, OutOfOrder};
    let second = original.iter().rposition(|line| matches!(line, Line::Epoch { .. })).unwrap();
    let without = |gone: std::ops::Range<usize>| {
        let kept = original.iter().enumerate().filter(|(place, _)| !gone.contains(place));
        kept.map(|(_, line)| line.clone()).collect::<Vec<Line>>()
    };
    let renumbered = |number: u32| {
        let mut lines = original.to_vec();
        if let Line::Epoch { epoch, .. } = &mut lines[second] {
            *epoch = number;
        }
        lines
    };
    let nowhere = |codes| Some(Expected { codes, within: None, exactly: true });
    let of_second = unrooted(original, &(20..=20));
    let head_alone = vec![Line::Head { entries: 0 }];
    vec![
        plain("two logs".to_owned(), original, None),
        plain(
            "the first entry of the second log dropped".to_owned(),
            &without(second + 1..second + 2),
            found(&[BrokenLink], 20, 20),
        ),
        plain(
            "the second entry of the second log dropped".to_owned(),
            &without(second + 2..second + 3),
            found(&[OutOfOrder], 21, 21),
        ),
        plain(
            "all entries of the second log dropped".to_owned(),
            &without(second + 1..original.len()),
            found(&[Empty], 20, 20),
        ),
        plain("all entries of the first log dropped".to_owned(), &without(2..second), found(&[Empty], 0, 0)),
        plain("the first log dropped".to_owned(), &without(1..second), found(&[FaultCode::WrongCount], 10, 10)),
        plain("the second log under another number".to_owned(), &renumbered(3), nowhere(&[BrokenLink])),
        plain("the second log under the first one's number".to_owned(), &renumbered(1), nowhere(&[BrokenLink])),
        plain(
            "all roots of the first log dropped".to_owned(),
            &unrooted(original, &(0..=19)),
            exactly(&[Altered], 0, 19),
        ),
        plain("the first root of the second log dropped".to_owned(), &of_second, exactly(&[Altered], 20, 20)),
        plain(
            "bytes of the second log's third entry changed and its roots dropped".to_owned(),
            &altered(unrooted(original, &(20..=29)), 22),
            exactly(&[Altered], 20, 20),
        ),
        plain("nothing but the first line".to_owned(), &head_alone, nowhere(&[Empty])),
    ]
}

fn plain(name: String, lines: &[Line], expected: Option<Expected>) -> Edit {
    Edit { name, text: text(lines), check: LogCheck::default(), expected }
}

fn structural(original: &[Line]) -> Vec<Edit> {
    use FaultCode::{Altered, Empty, OutOfOrder, UnsignedTail};
    let mut edits = Vec::new();
    let last = u64::from(ENTRIES) - 1;
    for at in 0..u64::from(ENTRIES) {
        let place = at as usize + 2;
        let mut dropped = original.to_vec();
        dropped.remove(place);
        // Without the last, all that is left is right, and the checkpoint speaks of one more.
        let expected = if at == last { exactly(&[Altered], 0, last) } else { exactly(&[OutOfOrder], at, at) };
        edits.push(plain(format!("entry {at} dropped"), &dropped, expected));
        let mut repeated = original.to_vec();
        repeated.insert(place, original[place].clone());
        edits.push(plain(format!("entry {at} repeated"), &repeated, exactly(&[OutOfOrder], at + 1, at + 1)));
        if at < last {
            let mut swapped = original.to_vec();
            swapped.swap(place, place + 1);
            edits.push(plain(format!("entry {at} swapped with the next"), &swapped, exactly(&[OutOfOrder], at, at)));
        }
        let mut put_in = original.to_vec();
        put_in.insert(place, Line::Entry { entry: format!(r#"{{"seq":"{at}"}}"#), root: None });
        // The first entry may be without a root: the number of the one after it shows that one of them is bad.
        let bad = if at == 0 { exactly(&[OutOfOrder], 0, 1) } else { exactly(&[Altered], at, at) };
        edits.push(plain(format!("an entry put in at {at}"), &put_in, bad));
        let cut = &original[..place];
        let expected = if at == 0 { found(&[Empty], 0, 0) } else { found(&[UnsignedTail], 0, at - 1) };
        edits.push(plain(format!("cut off before entry {at}"), cut, expected));
    }
    let mut unsigned = original.to_vec();
    unsigned.pop();
    edits.push(plain("the checkpoint dropped".to_owned(), &unsigned, found(&[UnsignedTail], 0, last)));
    edits
}

/// The same log with the roots of these entries taken out.
fn unrooted(original: &[Line], gone: &std::ops::RangeInclusive<u64>) -> Vec<Line> {
    let mut lines = original.to_vec();
    let roots = lines.iter_mut().filter_map(|line| match line {
        Line::Entry { root, .. } => Some(root),
        _ => None,
    });
    (0_u64..).zip(roots).filter(|(at, _)| gone.contains(at)).for_each(|(_, root)| *root = None);
    lines
}

/// The same log with other bytes in this entry.
fn altered(mut lines: Vec<Line>, at: u64) -> Vec<Line> {
    let entries = lines.iter_mut().filter_map(|line| match line {
        Line::Entry { entry, .. } => Some(entry),
        _ => None,
    });
    (0_u64..).zip(entries).filter(|(place, _)| *place == at).for_each(|(_, entry)| {
        let other = entry.replacen("dev_unknown", "dev_another", 1);
        assert_ne!(*entry, other, "it is another entry");
        *entry = other;
    });
    lines
}

/// What is named for edits that take roots out, which may be missing before the first that was kept and nowhere else.
fn without_roots(original: &[Line]) -> Vec<Edit> {
    use FaultCode::{Altered, OutOfOrder};
    let last = u64::from(ENTRIES) - 1;
    let mut edits = Vec::new();
    for at in 0..=last {
        let here = unrooted(original, &(at..=at));
        let alone = if at == 0 { None } else { exactly(&[Altered], at, at) };
        edits.push(plain(format!("root of {at} dropped"), &here, alone));
        // Of the first alone the next root speaks too.
        let bad = if at == 0 { exactly(&[Altered], 0, 1) } else { exactly(&[Altered], at, at) };
        edits.push(plain(format!("bytes of {at} changed and its root dropped"), &altered(here, at), bad));
        let up_to = unrooted(original, &(0..=at));
        // No checkpoint stands under an entry from before roots were kept.
        let all = if at == last { exactly(&[Altered], 0, last) } else { None };
        edits.push(plain(format!("roots of 0 to {at} dropped"), &up_to, all));
        let bad = exactly(&[Altered], 0, (at + 1).min(last));
        edits.push(plain(format!("roots of 0 to {at} dropped and {at} changed"), &altered(up_to.clone(), at), bad));
        let mut dropped = up_to;
        dropped.remove(at as usize + 2);
        let bad = if at == last { exactly(&[Altered], 0, last) } else { exactly(&[OutOfOrder], 0, at) };
        edits.push(plain(format!("roots of 0 to {at} dropped and {at} too"), &dropped, bad));
    }
    edits
}

fn device() -> LogSigner {
    // The key of the store the log was made with, derived as the store derives it: whoever holds the console holds it.
    LogSigner::new(&LogSigner::origin(&DeviceId::new("dev_unknown"), 1), &Key::new(&[77; 32])).unwrap()
}

fn with_keys(original: &[Line]) -> Vec<Edit> {
    use FaultCode::{Altered, BadCheckpoint, Forked, RolledBack, UnknownKey, Unreadable};
    let own = device();
    let held = entries(original);
    let ours = signed_anew(&held, &own);
    let key: LogKey = own.key().clone();
    let seen = |size: usize| {
        let mut edge = Edge::default();
        held[..size].iter().for_each(|entry| edge.push(leaf(entry.as_bytes())));
        note(&edge, &own)
    };
    let knowing =
        |size: usize| LogCheck { keys: vec![key.clone()], remembered: vec![seen(size)], ..LogCheck::default() };
    let with = |name: &str, lines: &[Line], check: LogCheck, expected| Edit {
        name: name.to_owned(),
        text: text(lines),
        check,
        expected,
    };
    let mut rewritten = held.clone();
    rewritten[17] = rewritten[17].replacen("dev_unknown", "dev_another", 1);
    let other = LogSigner::new(key.origin(), &Key::new(&[78; 32])).unwrap();
    let mut roots_anew = signed_anew(&rewritten, &own);
    *roots_anew.last_mut().unwrap() = ours.last().unwrap().clone();
    let mut foreign_checkpoint = ours.clone();
    *foreign_checkpoint.last_mut().unwrap() = signed_anew(&held, &other).last().unwrap().clone();
    let mut weak = ours.clone();
    weak[1] = Line::Epoch { epoch: 1, key: format!("{}{WEAK}", key.origin()), link: None };
    let Some(Line::Checkpoint { checkpoint }) = weak.last_mut() else { panic!("the last line is a checkpoint") };
    let (signed, _) = checkpoint.split_once("\n\n").unwrap();
    *checkpoint = format!("{signed}\n\n\u{2014} {} {FITS_ALL}\n", key.origin());
    let nowhere = Some(Expected { codes: &[BadCheckpoint], within: None, exactly: true });
    let last = u64::from(ENTRIES) - 1;
    let (mut twice, mut spelt) = (held.clone(), held.clone());
    twice[17] = twice[17].replacen('{', r#"{"actor":"another","#, 1);
    spelt[17] = spelt[17].replacen(r#""v":1"#, r#""v":1.0"#, 1);
    let unreadable = || exactly(&[Unreadable], 17, 17);
    // With a checkpoint of its own over the first half.
    let half = |entries: &[String]| {
        let mut lines = signed_anew(entries, &own);
        let signed = signed_anew(&entries[..20], &own).pop().unwrap();
        lines.insert(22, signed);
        lines
    };
    let both = LogCheck { remembered: vec![seen(10), seen(30)], ..LogCheck::default() };
    vec![
        with("unchanged", &ours, knowing(30), None),
        with("rewritten, roots worked out anew", &roots_anew, LogCheck::default(), found(&[Altered], 17, 17)),
        with(
            "a checkpoint of another key",
            &foreign_checkpoint,
            LogCheck::default(),
            Some(Expected { codes: &[BadCheckpoint], within: None, exactly: true }),
        ),
        with(
            "all of it signed with another key",
            &signed_anew(&held, &other),
            knowing(30),
            Some(Expected { codes: &[UnknownKey], within: None, exactly: true }),
        ),
        with("under a key that anybody signs for", &weak, LogCheck::default(), nowhere),
        with("the same without a known key", &signed_anew(&held, &other), LogCheck::default(), None),
        with("an entry with a name twice", &signed_anew(&twice, &own), LogCheck::default(), unreadable()),
        with("an entry with a number spelt anew", &signed_anew(&spelt, &own), LogCheck::default(), unreadable()),
        with("rewritten with the own key, nobody remembers", &signed_anew(&rewritten, &own), LogCheck::default(), None),
        with("rewritten with the own key", &signed_anew(&rewritten, &own), knowing(30), found(&[Forked], 0, 29)),
        with("the same, and it signs the half too", &half(&rewritten), both.clone(), exactly(&[Forked], 10, 29)),
        with("as both remember it, and the half is signed", &half(&held), both, None),
        with("rewritten behind what is remembered", &signed_anew(&rewritten, &own), knowing(10), None),
        with(
            "its end cut off with the own key",
            &signed_anew(&held[..20], &own),
            knowing(30),
            found(&[RolledBack], 20, 20),
        ),
        with("its end cut off behind what is remembered", &signed_anew(&held[..35], &own), knowing(30), None),
        with(
            "two checkpoints remembered, one of another log",
            &ours,
            LogCheck { remembered: vec![seen(30), note(&Edge::default(), &other)], ..LogCheck::default() },
            Some(Expected { codes: &[Forked], within: None, exactly: true }),
        ),
        with("as remembered to the last entry", &ours, knowing(last as usize + 1), None),
    ]
}
