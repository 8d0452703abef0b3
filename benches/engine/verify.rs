//! Verifying a log of a million entries as it is taken out, against `sha256sum` of the same file; and reading its lines, apart.
use std::fs::File;
use std::hint::black_box;
use std::io::{BufRead as _, BufReader, BufWriter, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use second_look::audit::{AuditEntry, Event, Header, LogSigner};
use second_look::ids::{CaseId, DeviceId};
use second_look::secret::Key;
use second_look_verify::file::Line;
use second_look_verify::tree::{Edge, leaf};
use second_look_verify::{Checkpoint, LogCheck};

use crate::{Figure, RUNS, now, store};

const ENTRIES: u64 = 1_000_000;

/// The verifier reads the file as it reads a stranger's: every line held to the one way to write it, every entry hashed, every
/// root it tells of and the signature of the newest checkpoint checked. What reading the lines takes of that stands apart.
pub fn measure() -> [Figure; 2] {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("log.jsonl");
    println!("verify: a log of {ENTRIES} entries is written");
    write_log(&file);
    let (mut checked, mut read, mut floor) = (Vec::new(), Vec::new(), Vec::new());
    for run in 1..=RUNS {
        println!("verify: run {run} of {RUNS}");
        let whole = check(&file);
        // Getting the bytes is part of both sides: only what is made of them is parsing.
        let parsing = lines(&file, true).saturating_sub(lines(&file, false));
        checked.push(whole.saturating_sub(parsing));
        read.push(parsing);
        floor.push(sum(&file));
    }
    let floor_name = "sha256sum of the same file";
    [
        Figure { name: "verifying 1,000,000 entries", floor_name, measured: checked, floor: floor.clone(), limit: 2.0 },
        Figure { name: "reading their lines, apart", floor_name, measured: read, floor, limit: 20.0 },
    ]
}

fn check(file: &Path) -> Duration {
    let began = now();
    let report = LogCheck::default().read(BufReader::new(File::open(file).unwrap())).unwrap();
    let took = began.elapsed();
    assert!(
        report.faults.is_empty() && report.entries == ENTRIES,
        "it is the log that was signed: {:?}",
        report.faults
    );
    took
}

/// Goes through the lines of the file, and reads each where that is asked for.
fn lines(file: &Path, parsed: bool) -> Duration {
    let began = now();
    let (mut file, mut text) = (BufReader::new(File::open(file).unwrap()), Vec::new());
    while file.read_until(b'\n', &mut text).unwrap() > 0 {
        if parsed {
            let line = std::str::from_utf8(&text).unwrap().trim_end();
            assert!(black_box(Line::read(line)).is_some(), "it is a line");
        }
        black_box(&text);
        text.clear();
    }
    began.elapsed()
}

fn sum(file: &Path) -> Duration {
    let began = now();
    let ended = Command::new("sha256sum").arg(file).stdout(Stdio::null()).status().unwrap();
    let took = began.elapsed();
    assert!(ended.success(), "sha256sum read it");
    took
}

/// As a console exports it where each entry came with a transaction of its own: every root kept, the newest checkpoint signed.
fn write_log(file: &Path) {
    let signer = LogSigner::new(&LogSigner::origin(&DeviceId::new("dev_bench"), 1), &Key::new(&[5; 32])).unwrap();
    let mut file = BufWriter::new(File::create(file).unwrap());
    let mut put = |line: &Line| writeln!(file, "{}", line.write().unwrap()).unwrap();
    put(&Line::Head { entries: ENTRIES });
    put(&Line::Epoch { epoch: 1, key: signer.key().to_text(), link: None });
    let mut edge = Edge::default();
    for number in 0..ENTRIES {
        let entry = entry(number);
        edge.push(leaf(entry.as_bytes()));
        put(&Line::Entry { entry, root: Some(edge.root()) });
    }
    let (size, root) = (edge.size(), edge.root());
    let newest = Checkpoint { origin: signer.key().origin().to_owned(), size, root };
    put(&Line::Checkpoint { checkpoint: newest.note(signer.key(), &signer.sign(size, root)).unwrap() });
    file.flush().unwrap();
}

fn entry(number: u64) -> String {
    let event = Event::on("decided", &CaseId::new("cse_1")).with("answer", "approve").with("evidence", number);
    let header = Header {
        seq: number,
        actor: "rev-17".to_owned(),
        device: "dev_0123456789abcdef0123456789abcdef".to_owned(),
        case_ref: Some("c-0123456789abcdef0123456789abcdef".to_owned()),
        wall: store::start(),
        server_offset_ms: 12,
        clock_back: false,
    };
    let built = AuditEntry::build(&header, &event, |_| &[1; 32]).unwrap();
    String::from_utf8(built.bytes).unwrap()
}
