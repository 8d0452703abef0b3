//! T-13: sixty and more archives nobody should open, built here field by field, through the reader every package goes
//! through: none becomes a file, each is refused with the reason that is its own, and a good one passes.
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::DeflateEncoder;
use libtest_mimic::Failed;
use second_look_verify::package::archive::{self, ArchiveFault, FOLDER, Members};
use second_look_verify::package::check_file;

use crate::packages;

/// One file in an archive, and where it lies about itself.
#[derive(Clone)]
struct Entry {
    name: Vec<u8>,
    bytes: Vec<u8>,
    /// Before the file; the same as in the list where nothing else is said.
    local: Facts,
    listed: Facts,
    local_name: Option<Vec<u8>>,
    mode: u32,
    local_extra: Vec<u8>,
    extra: Vec<u8>,
    /// Where the list says it begins; where it does, if nothing is said.
    at: Option<u32>,
    /// Bytes before it that belong to nobody.
    before: Vec<u8>,
}

#[derive(Clone, Copy)]
struct Facts {
    version: u16,
    flags: u16,
    method: u16,
    time: u16,
    crc: u32,
    stored: u32,
    unpacked: u32,
}

/// What the end says, where it lies.
#[derive(Clone, Default)]
struct End {
    count: Option<u16>,
    at: Option<u32>,
    comment: Vec<u8>,
    long: bool,
    /// Bytes between the last file and the list.
    before: Vec<u8>,
}

fn entry(name: &str, bytes: &[u8]) -> Entry {
    raw(&[FOLDER.as_bytes(), name.as_bytes()].concat(), bytes)
}

fn raw(name: &[u8], bytes: &[u8]) -> Entry {
    let length = u32::try_from(bytes.len()).unwrap();
    let crc = crc32fast::hash(bytes);
    let facts = Facts { version: 10, flags: 0, method: 0, time: 0, crc, stored: length, unpacked: length };
    Entry {
        name: name.to_vec(),
        bytes: bytes.to_vec(),
        local: facts,
        listed: facts,
        local_name: None,
        mode: 0o100_644,
        local_extra: Vec::new(),
        extra: Vec::new(),
        at: None,
        before: Vec::new(),
    }
}

/// Says the same in both places.
fn both(entry: &mut Entry, change: impl Fn(&mut Facts)) {
    change(&mut entry.local);
    change(&mut entry.listed);
}

fn facts(facts: &Facts, name: &[u8], extra: &[u8]) -> Vec<u8> {
    let mut text = Vec::new();
    for two in [facts.version, facts.flags, facts.method, facts.time, 0x21] {
        text.extend(two.to_le_bytes());
    }
    for four in [facts.crc, facts.stored, facts.unpacked] {
        text.extend(four.to_le_bytes());
    }
    for length in [name.len(), extra.len()] {
        text.extend(u16::try_from(length).unwrap().to_le_bytes());
    }
    text
}

fn zip(entries: &[Entry], end: &End) -> Vec<u8> {
    let (mut file, mut list) = (Vec::new(), Vec::new());
    for one in entries {
        file.extend(&one.before);
        let at = one.at.unwrap_or(u32::try_from(file.len()).unwrap());
        let local_name = one.local_name.as_ref().unwrap_or(&one.name);
        file.extend(b"PK\x03\x04");
        file.extend(facts(&one.local, local_name, &one.local_extra));
        file.extend(local_name);
        file.extend(&one.local_extra);
        file.extend(&one.bytes);
        list.extend(b"PK\x01\x02\x0a\x03");
        list.extend(facts(&one.listed, &one.name, &one.extra));
        list.extend([0; 6]);
        list.extend((one.mode << 16).to_le_bytes());
        list.extend(at.to_le_bytes());
        list.extend(&one.name);
        list.extend(&one.extra);
    }
    file.extend(&end.before);
    let at = end.at.unwrap_or(u32::try_from(file.len()).unwrap());
    let length = u32::try_from(list.len()).unwrap();
    file.extend(&list);
    if end.long {
        file.extend(b"PK\x06\x07");
        file.extend([0; 16]);
    }
    let count = end.count.unwrap_or(u16::try_from(entries.len()).unwrap());
    file.extend(b"PK\x05\x06\0\0\0\0");
    file.extend(count.to_le_bytes());
    file.extend(count.to_le_bytes());
    file.extend(length.to_le_bytes());
    file.extend(at.to_le_bytes());
    file.extend(u16::try_from(end.comment.len()).unwrap().to_le_bytes());
    file.extend(&end.comment);
    file
}

type Hostile = (String, Vec<u8>, ArchiveFault);

/// The good package as entries, in order, with one more among them.
fn with(good: &[Entry], more: Entry) -> Vec<Entry> {
    let mut all = [good, &[more]].concat();
    all.sort_by(|one, other| one.name.cmp(&other.name));
    all
}

fn changed(good: &[Entry], change: impl Fn(&mut Entry)) -> Vec<Entry> {
    let mut all = good.to_vec();
    change(&mut all[2]);
    all
}

fn hostile(good: &[Entry]) -> Vec<Hostile> {
    let mut all: Vec<Hostile> = Vec::new();
    names(good, &mut all);
    no_files(good, &mut all);
    disagreeing(good, &mut all);
    large(good, &mut all);
    laid_out(good, &mut all);
    all
}

fn names(good: &[Entry], all: &mut Vec<Hostile>) {
    let long = format!("evidence/{}", "n".repeat(300));
    let names: [&[u8]; 27] = [
        b"../outside.txt",
        b"../../../../tmp/outside.txt",
        b"evidence/../outside.txt",
        b"evidence/data/../../../outside.txt",
        b"/etc/outside.txt",
        b"//server/share/outside.txt",
        b"C:\\outside.txt",
        b"C:outside.txt",
        b"..\\outside.txt",
        b"evidence\\..\\..\\outside.txt",
        b"evidence//outside.txt",
        b"evidence/./outside.txt",
        b"evidence/.ssh",
        b"evidence/data/.../x",
        b"evidence/%2e%2e/outside.txt",
        b"evidence/outside.txt:stream",
        b"evidence/outside\0.txt",
        b"evidence/outside\n.txt",
        b"evidence/ outside.txt",
        b"evidence/~root",
        b"elsewhere/outside.txt",
        b"",
        b"evidence/\xff\xfe.txt",
        "evidence/\u{202e}txt.exe".as_bytes(),
        "evidence/\u{ff0e}\u{ff0e}/outside.txt".as_bytes(),
        "evidence/caf\u{e9}.txt".as_bytes(),
        b"evidence/a/b/c/d/e/f",
    ];
    for name in names.into_iter().chain([long.as_bytes()]) {
        let shown = format!("a name: {}", name.escape_ascii());
        all.push((shown, zip(&with(good, raw(name, b"outside")), &End::default()), ArchiveFault::BadName));
    }
    let twice = good[2].clone();
    let mut other = twice.clone();
    other.name = other.name.to_ascii_uppercase().strip_prefix(b"EVIDENCE/").unwrap().to_vec();
    other.name = [FOLDER.as_bytes(), &other.name].concat();
    let below = entry("bagit.txt/x.txt", b"outside");
    for (shown, more) in [("the same name twice", twice), ("by case alone", other), ("a file and a folder", below)] {
        all.push((shown.to_owned(), zip(&with(good, more), &End::default()), ArchiveFault::SameName));
    }
}

fn no_files(good: &[Entry], all: &mut Vec<Hostile>) {
    let modes = [
        ("a link to /etc/passwd", 0o120_777, &b"/etc/passwd"[..]),
        ("a link upwards", 0o120_777, b"../.."),
        ("a folder", 0o040_755, b""),
        ("a device", 0o020_644, b""),
        ("a pipe", 0o010_644, b""),
        ("a socket", 0o140_644, b""),
    ];
    for (shown, mode, bytes) in modes {
        let more = Entry { mode, ..entry("data/link", bytes) };
        all.push((shown.to_owned(), zip(&with(good, more), &End::default()), ArchiveFault::NoFile));
    }
    let folder = entry("data/folder/", b"");
    all.push(("a folder by its name".to_owned(), zip(&with(good, folder), &End::default()), ArchiveFault::NoFile));
    for (shown, flags, method) in [("encrypted", 1, 0), ("strongly encrypted", 0x41, 0), ("encrypted with AES", 1, 99)]
    {
        let one = changed(good, |entry| both(entry, |facts| (facts.flags, facts.method) = (flags, method)));
        all.push((shown.to_owned(), zip(&one, &End::default()), ArchiveFault::Encrypted));
    }
}

fn disagreeing(good: &[Entry], all: &mut Vec<Hostile>) {
    let mut add = |shown: &str, change: &dyn Fn(&mut Entry)| {
        all.push((shown.to_owned(), zip(&changed(good, change), &End::default()), ArchiveFault::Disagrees));
    };
    add("another name before the file", &|entry| {
        let mut name = entry.name.clone();
        *name.last_mut().unwrap() = b'_';
        entry.local_name = Some(name);
    });
    add("a way out before the file, a good name in the list", &|entry| {
        entry.local_name = Some(b"../../outside".to_vec());
    });
    add("another size before the file", &|entry| entry.local.stored += 1);
    add("another length before the file", &|entry| entry.local.unpacked = 7);
    add("another checksum before the file", &|entry| entry.local.crc ^= 1);
    add("compressed before the file and not in the list", &|entry| entry.local.method = 8);
    add("its size behind the file", &|entry| {
        (entry.local.flags, entry.local.stored, entry.local.unpacked) = (8, 0, 0);
    });
    add("it begins in the middle of another", &|entry| entry.at = Some(17));
    add("it begins behind the end", &|entry| entry.at = Some(0x7fff_ffff));
    for (shown, count) in [("fewer files than the list", 1), ("more files than the list", 400)] {
        let end = End { count: Some(count), ..End::default() };
        all.push((shown.to_owned(), zip(good, &end), ArchiveFault::Disagrees));
    }
}

fn large(good: &[Entry], all: &mut Vec<Hostile>) {
    let mut add = |shown: &str, file: Vec<u8>, fault| all.push((shown.to_owned(), file, fault));
    let packed = {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
        std::io::Write::write_all(&mut encoder, &vec![0; 40 << 20]).unwrap();
        encoder.finish().unwrap()
    };
    let bomb = |unpacked: u32| {
        let mut one = entry("data/bomb.txt", &packed);
        both(&mut one, |facts| (facts.method, facts.unpacked) = (8, unpacked));
        one
    };
    add("a thousandfold bomb", zip(&with(good, bomb(40 << 20)), &End::default()), ArchiveFault::Compressed);
    add("a bomb that says it is small", zip(&with(good, bomb(10)), &End::default()), ArchiveFault::Compressed);
    add("a bomb of two gigabytes", zip(&with(good, bomb(1 << 31)), &End::default()), ArchiveFault::TooLarge);
    let inside = zip(&[bomb(40 << 20)], &End::default());
    let mut nested = entry("data/inside.zip", &inside);
    both(&mut nested, |facts| facts.method = 8);
    add("an archive of bombs, compressed", zip(&with(good, nested), &End::default()), ArchiveFault::Compressed);
    for (shown, method) in [("bzip2", 12), ("zstd", 93), ("a method nobody has", 0xfffe)] {
        let one = changed(good, |entry| both(entry, |facts| facts.method = method));
        add(shown, zip(&one, &End::default()), ArchiveFault::Compressed);
    }
    let says = |size: u32| changed(good, |entry| both(entry, |facts| (facts.stored, facts.unpacked) = (size, size)));
    add("a file of 3 GiB that is not there", zip(&says(3 << 30), &End::default()), ArchiveFault::TooLarge);
    let three = ["data/a", "data/b", "data/c"].map(|name| {
        let mut one = entry(name, b"x");
        both(&mut one, |facts| (facts.stored, facts.unpacked) = (150 << 20, 150 << 20));
        one
    });
    add("files of 450 MiB together", zip(&three, &End::default()), ArchiveFault::TooLarge);
    add("a file of 202 MiB", vec![0; 202 << 20], ArchiveFault::TooLarge);
    let many = |count: usize| -> Vec<Entry> { (0..count).map(|n| entry(&format!("data/{n:05}.txt"), b"")).collect() };
    add("501 files", zip(&many(501), &End::default()), ArchiveFault::TooMany);
    add("60,000 files", zip(&many(60_000), &End::default()), ArchiveFault::TooMany);
    add("sizes in the long form", zip(&says(u32::MAX), &End::default()), ArchiveFault::Long);
    let long = changed(good, |entry| entry.extra = [&[1, 0, 8, 0][..], &[0; 8]].concat());
    add("the long form beside a file", zip(&long, &End::default()), ArchiveFault::Long);
    add("the long form before the end", zip(good, &End { long: true, ..End::default() }), ArchiveFault::Long);
    add("a count in the long form", zip(good, &End { count: Some(0xffff), ..End::default() }), ArchiveFault::Long);
    add("a place in the long form", zip(good, &End { at: Some(u32::MAX), ..End::default() }), ArchiveFault::Long);
}

fn laid_out(good: &[Entry], all: &mut Vec<Hostile>) {
    let whole = zip(good, &End::default());
    let mut add = |shown: &str, file: Vec<u8>, fault| all.push((shown.to_owned(), file, fault));
    // The second file's header and bytes are the first one's bytes too.
    let mut quoted = good.to_vec();
    let second = 30 + quoted[1].name.len() + quoted[1].bytes.len();
    both(&mut quoted[0], |facts| {
        facts.stored += u32::try_from(second).unwrap();
        facts.unpacked = facts.stored;
    });
    add("a file inside another", zip(&quoted, &End::default()), ArchiveFault::Overlaps);
    let mut last = good.to_vec();
    both(last.last_mut().unwrap(), |facts| (facts.stored, facts.unpacked) = (facts.stored + 9, facts.unpacked + 9));
    add("a file that runs into the list", zip(&last, &End::default()), ArchiveFault::Overlaps);
    add("a comment", zip(good, &End { comment: b"hello".to_vec(), ..End::default() }), ArchiveFault::HangsOn);
    add("bytes behind the end", [&whole[..], b"more"].concat(), ArchiveFault::HangsOn);
    add("a second archive behind the end", [&whole[..], &whole].concat(), ArchiveFault::Hidden);
    let mut script = good.to_vec();
    script[0].before = b"#!/bin/sh\n".to_vec();
    add("a program before the first file", zip(&script, &End::default()), ArchiveFault::HangsOn);
    add("a PDF before the first file", [&b"%PDF-1.7\n"[..], &whole].concat(), ArchiveFault::Hidden);
    let gap = changed(good, |entry| entry.before = b"hidden".to_vec());
    add("bytes between two files", zip(&gap, &End::default()), ArchiveFault::Hidden);
    let end = End { before: b"hidden".to_vec(), ..End::default() };
    add("bytes before the list", zip(good, &end), ArchiveFault::Hidden);
    let unlisted = {
        let mut parts = good.to_vec();
        parts[2].before = zip(&[entry("data/unlisted.txt", b"x")], &End::default());
        zip(&parts, &End::default())
    };
    add("a file that is in no list", unlisted, ArchiveFault::Hidden);
    add("half of it", whole[..whole.len() / 2].to_vec(), ArchiveFault::CutShort);
    add("without its last byte", whole[..whole.len() - 1].to_vec(), ArchiveFault::CutShort);
    add("nothing", Vec::new(), ArchiveFault::NoArchive);
    add("another format", [&b"7z\xbc\xaf\x27\x1c"[..], &[7; 200]].concat(), ArchiveFault::NoArchive);
    for (shown, change) in [
        ("a flag for other letters", &(|facts: &mut Facts| facts.flags = 0x800) as &dyn Fn(&mut Facts)),
        ("a time", &|facts: &mut Facts| facts.time = 0x6020),
        ("another version", &|facts: &mut Facts| facts.version = 20),
    ] {
        add(shown, zip(&changed(good, |entry| both(entry, change)), &End::default()), ArchiveFault::Unreadable);
    }
    let extra = changed(good, |entry| entry.local_extra = vec![9, 9, 1, 0, 7]);
    add("a field nobody knows before a file", zip(&extra, &End::default()), ArchiveFault::Unreadable);
    let mut turned = good.to_vec();
    turned.reverse();
    add("in another order", zip(&turned, &End::default()), ArchiveFault::Unreadable);
}

/// Everything below a folder.
fn tree(folder: &Path) -> BTreeSet<PathBuf> {
    let mut all = BTreeSet::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(tree(&path));
        }
        all.insert(path);
    }
    all
}

pub fn suite() -> Result<(), Failed> {
    let package = packages::one().map_err(Failed::from)?;
    let members: Members = archive::read(&package).map_err(|why| why.to_string())?;
    let good: Vec<Entry> = members.iter().map(|(name, bytes)| entry(name, bytes)).collect();
    if zip(&good, &End::default()) != package || !check_file(&package, &[]).is_whole() {
        return Err("a good package, built here, is the package: otherwise nothing below says anything".into());
    }
    let hostile = hostile(&good);
    let outer = tempfile::tempdir().map_err(|why| why.to_string())?;
    let folder = outer.path().join("inner");
    std::fs::create_dir(&folder).map_err(|why| why.to_string())?;
    let mut wrong = Vec::new();
    for (shown, file, fault) in &hostile {
        let read = archive::read(file).err();
        let report = check_file(file, &[]);
        if read != Some(*fault) || report.is_whole() || report.archive != Some(*fault) {
            wrong.push(format!("{shown}: {read:?} instead of {fault:?}"));
        }
    }
    // The second verifier reads them from files, as a person would have them lie there. The largest is left to the first.
    let files: Vec<Vec<u8>> =
        hostile.iter().map(|(_, file, _)| file).filter(|file| file.len() < 1 << 26).cloned().collect();
    let theirs = packages::python(&folder, &files)?;
    let believed = theirs.iter().filter(|answer| answer["whole"] != serde_json::json!(false)).count();
    let outside = tree(outer.path()).iter().filter(|path| path.is_file() && !is_ours(path, &folder)).count();
    let reasons: BTreeSet<String> = hostile.iter().map(|(_, _, fault)| fault.to_string()).collect();
    println!(
        "tampering: hostile archives={} refused={} reasons={} files outside={outside}; good passes",
        hostile.len(),
        hostile.len() - wrong.len(),
        reasons.len()
    );
    if wrong.is_empty() && believed == 0 && outside == 0 && hostile.len() >= 60 {
        return Ok(());
    }
    Err(format!("{}; the second verifier believed {believed}", wrong.join("\n")).into())
}

/// The numbered file an archive was kept in.
fn is_ours(path: &Path, folder: &Path) -> bool {
    path.parent() == Some(folder) && path.extension().is_some_and(|ending| ending == "zip")
}
