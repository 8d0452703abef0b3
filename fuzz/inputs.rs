//! What a stranger's bytes go through, one function a target: the test suite `mutations` and the fuzzer call the same ones.
//!
//! Each reads bytes as the product does and goes on with what was read as far as the screen does. None may panic, take
//! 500 ms or ask for 256 MiB, whatever comes.
use std::cell::Cell;
use std::sync::{Arc, OnceLock};

use chrono::{DateTime, Utc};
use ed25519_dalek::{Signer as _, SigningKey};
use second_look::access::settings_file::{self, SettingsFault};
use second_look::audit::witness::judge;
use second_look::case::checks::{AssertionKey, AssertionKeys, Seen, checks};
use second_look::case::compare::compare;
use second_look::case::evidence::Evidence;
use second_look::case::explain::explain;
use second_look::case::link;
use second_look::case::zone;
use second_look::case::{CaseSummary, DataBlock, Session, Source};
use second_look::catalogue::Language;
use second_look::image;
use second_look::platform::convert;
use second_look::platform::{BlockRecord, CaseAnswer, Change};
use second_look::policy::{self, Edition};
use second_look::queue::{self, search_view};
use second_look_verify::package::facts::{CHECKPOINT, ENTRIES, FACTS, FIELDS, bag_info_of};
use second_look_verify::package::{KEY, archive, bag, check, check_file};
use second_look_verify::proof::{check_consistency, check_inclusion};
use second_look_verify::{Checkpoint, LogCheck, LogKey, WitnessKey};

/// The summary beside which blocks and sessions are explained; the suite asserts that it can be read, and the same of the
/// other samples.
pub const SUMMARY: &[u8] = include_bytes!("corpus/page/case.json");

/// The session beside which blocks are explained: it names a signature level and ends with the step that signs.
pub const SESSION: &[u8] = include_bytes!("corpus/session/signing.json");

/// Blocks beside which summaries and sessions are explained: the trust platform's with a document and with a signature, then
/// those of the other two sources.
pub const SAMPLES: [&[u8]; 4] = [
    include_bytes!("corpus/blocks/g0-0.json"),
    include_bytes!("corpus/blocks/assertion.json"),
    include_bytes!("corpus/blocks/qes-12.json"),
    include_bytes!("corpus/blocks/onboarding-2.json"),
];

/// Cases of one page that are explained.
const EXPLAINED_OF_A_PAGE: usize = 10;

thread_local! {
    /// Cases this thread explained: by it a run shows that a target gets as far as the screen.
    pub static EXPLAINED: Cell<u64> = const { Cell::new(0) };
}

/// An edition as an organisation would put one in the place of the built-in; the suite asserts that it may.
pub const ORGANISATION: &[u8] = include_bytes!("corpus/policy/organisation.toml");

/// A pin as an organisation would configure one: the public key of RFC 8032, section 7.1, test 1, whose private one everybody
/// knows. `corpus/blocks/assertion.json` is signed with it.
pub const PIN: &str = "https://identity.example k1 EdDSA:11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";

/// The day everything is held against.
pub const NOW: DateTime<Utc> = match DateTime::from_timestamp(1_795_600_000, 0) {
    Some(now) => now,
    None => DateTime::UNIX_EPOCH,
};

/// One target: its name, which is also its folder of the corpus, and what its bytes go through. It tells whether they
/// could be read, so that a run can show that it got past the first check.
pub type Target = (&'static str, fn(&[u8]) -> bool);

/// Every target.
pub const TARGETS: &[Target] = &[
    ("page", page),
    ("session", session),
    ("blocks", blocks),
    ("policy", edition),
    ("settings", settings),
    ("search", search),
    ("zone", zone),
    ("image", picture),
    ("link", case_link),
    ("log", log),
    ("package", evidence_package),
    ("witness", witness),
];

/// The key `corpus/log` is signed with; everybody knows its private half (32 bytes of 7).
const LOG_KEY: &str = "second-look/console/dev_1/log/1+4f898ffc+AepKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs";

/// The witness of that log (the same private half), and the newest checkpoint it is asked about.
const WITNESS_KEY: &str = include_str!("corpus/witness/key.txt");
const CHECKPOINT_SEEN: &str = include_str!("corpus/log/checkpoint.txt");

/// An exported log, a checkpoint or a proof, as the auditor's program reads them.
pub fn log(bytes: &[u8]) -> bool {
    let whole = LogCheck::default().read(bytes).is_ok();
    let (Ok(text), Ok(key)) = (std::str::from_utf8(bytes), LogKey::parse(LOG_KEY)) else { return whole };
    let parsed = LogKey::parse(text).is_ok() | Checkpoint::open(text, &key).is_ok();
    let proven = check_inclusion(bytes, text, &key).is_ok() | check_consistency(text, text, "", &key).is_ok();
    whole | parsed | proven
}

/// A package signed with [`LOG_KEY`], into which inputs are put.
const PACKAGE: &[u8] = include_bytes!("corpus/package/court.zip");

/// An evidence package as the auditor's program reads it: the input as the file, and as one of the package's own files, signed
/// anew by somebody who holds the key, so that it is read behind the signature.
pub fn evidence_package(bytes: &[u8]) -> bool {
    let whole = check_file(bytes, &[]).is_whole();
    let Ok(mut members) = archive::read(PACKAGE) else { return whole };
    let says = |word: &[u8]| bytes.windows(word.len()).any(|part| part == word);
    let place = match () {
        () if says(b"leftOut") => FACTS,
        () if says(b"digests") => FIELDS,
        () if says(b"tlog-proof") => ENTRIES,
        () if says(b"payloadType") => bag::ENVELOPE,
        () if says(b"  data/") => bag::MANIFEST,
        () => [FACTS, FIELDS, ENTRIES, CHECKPOINT, KEY].get(bytes.len() % 5).copied().unwrap_or(FACTS),
    };
    let signed_last = [bag::ENVELOPE, bag::MANIFEST].contains(&place);
    if !signed_last {
        members.insert(place.to_owned(), bytes.to_vec());
    }
    if let Some(info) = bag_info_of(&members) {
        members.insert("bag-info.txt".to_owned(), info.into_bytes());
    }
    let manifest = if place == bag::MANIFEST { bytes.to_vec() } else { bag::manifest(&members).into_bytes() };
    let tag_manifest = {
        members.insert(bag::MANIFEST.to_owned(), manifest.clone());
        bag::tag_manifest(&members)
    };
    members.insert(bag::TAG_MANIFEST.to_owned(), tag_manifest.clone().into_bytes());
    let said = bag::statement("p-1", &String::from_utf8_lossy(&manifest), &tag_manifest).unwrap_or_default();
    let signature = SigningKey::from_bytes(&[7; 32]).sign(&bag::pae(said.as_bytes())).to_bytes();
    let envelope = bag::envelope(said.as_bytes(), &signature).unwrap_or_default().into_bytes();
    members.insert(bag::ENVELOPE.to_owned(), if place == bag::ENVELOPE { bytes.to_vec() } else { envelope });
    let report = check(&members, &[]);
    assert!(report.faults.iter().all(|fault| !fault.code.sentence().is_empty()), "a fault without a word");
    // Readable is what got past the signature and the lists: the package then says of itself what it is.
    whole | report.kind.is_some()
}

/// What the witness of a log answers: its key, its line beside a checkpoint, and what it says it saw before.
pub fn witness(bytes: &[u8]) -> bool {
    let (Ok(key), Ok(witness)) = (LogKey::parse(LOG_KEY), WitnessKey::parse(WITNESS_KEY)) else { return false };
    let Ok(newest) = Checkpoint::open(CHECKPOINT_SEEN, &key) else { return false };
    let enrolled = convert::enrolment(bytes).is_ok_and(|key| WitnessKey::parse(&key).is_ok());
    let line = convert::cosignature(bytes).ok();
    let _seen_at = line.as_ref().and_then(|line| witness.seen_at(line, &newest));
    let seen = convert::seen_before(bytes).ok();
    let own = seen.as_ref().and_then(|seen| Checkpoint::open(seen.checkpoint.as_ref()?, &key).ok());
    let _judged = judge(own.as_ref().map(|own| (1, own)), (1, 0, &newest), None);
    enrolled | line.is_some() | seen.is_some()
}

/// A page of the change feed, and a single case. What is read is explained beside sample blocks of its source, by the editions
/// and in the languages in turn.
pub fn page(bytes: &[u8]) -> bool {
    let (page, answer) = (convert::change_page(bytes), convert::case_answer(bytes));
    let read = page.is_ok() | answer.is_ok();
    let listed = page.into_iter().flat_map(|page| page.changes).filter_map(|change| match change {
        Change::Case(summary) => Some(summary),
        Change::Gone(_) | Change::Bad(_) => None,
    });
    let single = answer.into_iter().filter_map(|answer| match answer {
        CaseAnswer::Changed(summary) => Some(summary),
        CaseAnswer::Unchanged | CaseAnswer::Gone(_) => None,
    });
    let turns = Language::ALL.iter().cycle().zip(held_against().0.iter().cycle());
    for (summary, (language, edition)) in listed.chain(single).take(EXPLAINED_OF_A_PAGE).zip(turns) {
        let sample = match summary.source {
            Source::Trust => 0,
            Source::Qes => 2,
            Source::Onboarding => 3,
        };
        for evidence in samples(*language).iter().skip(sample).take(1) {
            explained(&summary, None, evidence, edition, *language);
            checked(&summary, None, evidence, *language);
        }
    }
    read
}

/// A session answer, explained beside one case, with a document and with a signature, by every edition.
pub fn session(bytes: &[u8]) -> bool {
    let Ok(session) = convert::session(bytes) else { return false };
    let Ok(CaseAnswer::Changed(summary)) = convert::case_answer(SUMMARY) else { return false };
    let session = Some(&session);
    // Which language follows from the input, so that a run comes by all of them at a third of the price.
    let language = Language::ALL.iter().cycle().nth(bytes.len() % 3).copied().unwrap_or(Language::English);
    for evidence in samples(language).iter().take(2) {
        for edition in &held_against().0 {
            explained(&summary, session, evidence, edition, language);
        }
        checked(&summary, session, evidence, language);
    }
    true
}

fn explained(
    summary: &CaseSummary,
    session: Option<&Session>,
    evidence: &Evidence,
    edition: &Edition,
    language: Language,
) {
    EXPLAINED.set(EXPLAINED.get() + 1);
    drop(explain(summary, session, evidence, edition, language));
}

fn checked(summary: &CaseSummary, session: Option<&Session>, evidence: &Evidence, language: Language) {
    let (keys, now) = (&held_against().1, NOW);
    drop(checks(&Seen { summary, session, evidence, keys, now, language }));
}

/// The blocks that can be read; none where the list itself cannot.
fn blocks_of(bytes: &[u8]) -> Option<Vec<DataBlock>> {
    let readable = convert::evidence(bytes).ok()?.into_iter().filter_map(|record| match record {
        BlockRecord::Block(block) => Some(block),
        BlockRecord::Bad { .. } => None,
    });
    Some(readable.collect())
}

/// [`SAMPLES`] as typed facts, read once.
fn samples(language: Language) -> &'static [Evidence] {
    static READ: OnceLock<Vec<(Language, Vec<Evidence>)>> = OnceLock::new();
    let all = READ.get_or_init(|| {
        let read = |language: &Language| {
            let evidence = |blocks: Vec<DataBlock>| Evidence::read(&blocks, *language);
            (*language, SAMPLES.iter().filter_map(|bytes| blocks_of(bytes)).map(evidence).collect::<Vec<_>>())
        };
        Language::ALL.iter().map(read).collect()
    });
    all.iter().find(|(known, _)| *known == language).map_or(&[], |(_, read)| read.as_slice())
}

/// The editions blocks are explained by, and the keys assertions are believed by: read once.
fn held_against() -> &'static (Vec<Arc<Edition>>, AssertionKeys) {
    static HELD: OnceLock<(Vec<Arc<Edition>>, AssertionKeys)> = OnceLock::new();
    HELD.get_or_init(|| {
        let organisation = policy::read_above("an edition", ORGANISATION, Some(policy::built_in())).map(Arc::new);
        let editions = std::iter::once(Arc::clone(policy::built_in())).chain(organisation).collect();
        (editions, AssertionKey::parse(PIN).into_iter().collect())
    })
}

/// The data blocks of a session or case, explained and compared in every language, by the built-in edition and by an
/// organisation's, and believed by pinned keys. In English no session is known, as with the sources that have none.
pub fn blocks(bytes: &[u8]) -> bool {
    let Some(held) = blocks_of(bytes) else { return false };
    let Ok(CaseAnswer::Changed(summary)) = convert::case_answer(SUMMARY) else { return false };
    let session = convert::session(SESSION).ok();
    for language in Language::ALL {
        let evidence = Evidence::read(&held, *language);
        let session = session.as_ref().filter(|_| *language != Language::English);
        for edition in &held_against().0 {
            explained(&summary, session, &evidence, edition, *language);
        }
        drop(compare(&evidence.personal, *language));
        checked(&summary, session, &evidence, *language);
    }
    true
}

/// An edition of the step-up policy, put in the place of the built-in one and of an organisation's. One that is refused
/// names its faults, each with its place.
pub fn edition(bytes: &[u8]) -> bool {
    let named = |faults: Vec<policy::PolicyFault>| faults.iter().for_each(|fault| drop(fault.to_string()));
    for floor in &held_against().0 {
        drop(policy::read_above("an edition", bytes, Some(floor)).map_err(named));
    }
    policy::read("an edition", bytes).map_err(named).is_ok()
}

/// A settings file: whatever it holds, a console starts, and what holds then could be kept.
pub fn settings(bytes: &[u8]) -> bool {
    let kept = settings_file::read_bytes(bytes);
    assert!(kept.settings.are_sound(), "what holds is always something that can be set");
    kept.fault != Some(SettingsFault::Damaged)
}

/// A link to a case, as any page or chat can give one.
pub fn case_link(bytes: &[u8]) -> bool {
    let Ok(case) = link::read(&String::from_utf8_lossy(bytes)) else { return false };
    assert!(link::can_stand_in_a_link(case.as_str()), "what a link names could stand in one");
    true
}

/// What a person types or pastes into the search: it is read and shown back, or refused with a place in it.
pub fn search(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    for language in Language::ALL {
        let shown = search_view::view(&text, *language);
        assert!(shown.problem.is_none() || shown.parts.is_empty(), "what cannot be read was read as something");
    }
    match queue::search::read(&text) {
        Ok(search) => {
            let _between = search.opened(NOW);
            drop((search.facts.verdict.listed(), search.facts.code.listed(), search.facts.no_family.listed()));
            true
        }
        Err(fault) => {
            let places = text.chars().count().max(1);
            assert!((1..=places).contains(&fault.at), "a place outside of what was typed");
            false
        }
    }
}

/// A machine-readable zone, read and held against the print of a document.
pub fn zone(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let Ok(zone) = zone::read(&[text]) else { return false };
    let printed = |field: &str| match field {
        "birthDate" | "expiryDate" => Some("12.08.1974"),
        _ => Some("ERIKSSON"),
    };
    drop(zone::against(&zone, printed, NOW.date_naive()));
    true
}

/// A picture, as the decoding process reads it. Large ones may take the time and the memory they need; what they cost is
/// for the suite `images` to say.
pub fn picture(bytes: &[u8]) -> bool {
    const MOST_PIXELS: u64 = 1_000_000;
    let small = |found: &image::Examined| u64::from(found.width) * u64::from(found.height) <= MOST_PIXELS;
    let Ok(examined) = image::examine(bytes) else { return false };
    if small(&examined) {
        drop(image::pixels(bytes, true));
    }
    true
}
