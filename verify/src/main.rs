//! `second-look-verify`: checks an exported audit log, an evidence package, a checkpoint or a proof, for whoever trusts nobody's console.
//!
//! Ends 0 when all holds, 1 when something does not, 2 for wrong usage, 3 when a file cannot be read or is something else.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "the program's whole output")]
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use second_look_verify::package::archive::{self, Members};
use second_look_verify::package::{self, PackageReport};
use second_look_verify::proof::{check_consistency, check_inclusion};
use second_look_verify::{Checkpoint, LogCheck, LogKey, Report, WitnessKey};
use serde_json::{Value, json};

const BROKEN: u8 = 1;
const UNREADABLE: u8 = 3;
/// Keys, checkpoints and proofs are small.
const MOST_BYTES: u64 = 1024 * 1024;
/// A package is larger: what an archive may hold, and its own lists.
const MOST_PACKAGE_BYTES: u64 = (archive::MOST_BYTES + 1024 * 1024) as u64;

/// Checks an audit log of Second Look without keychain, database or network
#[derive(Parser)]
#[command(version)]
struct Asked {
    /// Answer in JSON
    #[arg(long, global = true)]
    json: bool,
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// An exported log: every entry, every kept root, every checkpoint
    Log {
        /// The file `second-look-cli log export` wrote
        file: PathBuf,
        /// A file with a verifier key the log may be signed with; several are several keys
        #[arg(long, value_name = "FILE")]
        key: Vec<PathBuf>,
        /// A checkpoint seen earlier, by a witness or by you: the log must continue it
        #[arg(long, value_name = "FILE")]
        checkpoint: Vec<PathBuf>,
        /// A file with the verifier key of a witness (the platform) the log may be cosigned by; several are several keys
        #[arg(long, value_name = "FILE")]
        witness: Vec<PathBuf>,
    },
    /// An evidence package: its signature, every file, every value that is shown, and its entries in the log
    Package {
        /// The archive, or the folder it was unpacked to; one that is encrypted is opened with `age -d` first
        file: PathBuf,
        /// A file with a verifier key the package may be signed with; several are several keys
        #[arg(long, value_name = "FILE")]
        key: Vec<PathBuf>,
    },
    /// A signed checkpoint
    Checkpoint {
        /// The note
        file: PathBuf,
        /// A file with the log's verifier key
        #[arg(long, value_name = "FILE")]
        key: PathBuf,
    },
    /// That an entry stands in a log: its bytes and a C2SP tlog-proof
    Inclusion {
        /// The exact bytes of the entry
        entry: PathBuf,
        /// The proof
        proof: PathBuf,
        /// A file with the log's verifier key
        #[arg(long, value_name = "FILE")]
        key: PathBuf,
    },
    /// That the newer of two checkpoints continues the older one
    Consistency {
        /// The older checkpoint
        old: PathBuf,
        /// The newer one
        new: PathBuf,
        /// Hashes, one a line
        proof: PathBuf,
        /// A file with the log's verifier key
        #[arg(long, value_name = "FILE")]
        key: PathBuf,
    },
}

/// A file that could not be used.
struct Unusable(String);

fn main() -> ExitCode {
    let asked = Asked::parse();
    match check(&asked) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(BROKEN),
        Err(Unusable(why)) => {
            if asked.json {
                println!("{}", json!({ "whole": null, "error": why }));
            } else {
                eprintln!("{why}");
            }
            ExitCode::from(UNREADABLE)
        }
    }
}

fn check(asked: &Asked) -> Result<bool, Unusable> {
    match &asked.what {
        What::Log { file, key, checkpoint, witness } => {
            let keys = key.iter().map(|path| key_of(path)).collect::<Result<_, _>>()?;
            let remembered = checkpoint.iter().map(|path| text(path)).collect::<Result<_, _>>()?;
            let witnesses = witness.iter().map(|path| witness_of(path)).collect::<Result<_, _>>()?;
            let opened = File::open(file).map_err(|why| unusable(file, &why))?;
            let report = LogCheck { keys, remembered, witnesses }
                .read(BufReader::new(opened))
                .map_err(|why| unusable(file, &why))?;
            if asked.json {
                println!("{}", as_json(&report));
            } else {
                print_report(&report);
            }
            Ok(report.is_whole())
        }
        What::Package { file, key } => {
            let keys: Vec<LogKey> = key.iter().map(|path| key_of(path)).collect::<Result<_, _>>()?;
            let report = package_at(file, &keys)?;
            if asked.json {
                println!("{}", json!({ "whole": report.is_whole(), "package": report }));
            } else {
                print_package(&report);
            }
            Ok(report.is_whole())
        }
        What::Checkpoint { file, key } => {
            let opened = Checkpoint::open(&text(file)?, &key_of(key)?);
            Ok(say(asked, opened.map(|signed| json!({ "size": signed.size.to_string() }))))
        }
        What::Inclusion { entry, proof, key } => {
            let held = check_inclusion(&bytes(entry)?, &text(proof)?, &key_of(key)?);
            let held =
                held.map(|(index, signed)| json!({ "index": index.to_string(), "size": signed.size.to_string() }));
            Ok(say(asked, held))
        }
        What::Consistency { old, new, proof, key } => {
            let held = check_consistency(&text(old)?, &text(new)?, &text(proof)?, &key_of(key)?);
            let held = held.map(|(old, new)| json!({ "from": old.size.to_string(), "to": new.size.to_string() }));
            Ok(say(asked, held))
        }
    }
}

/// One answer for a single text.
fn say(asked: &Asked, held: Result<Value, impl std::error::Error>) -> bool {
    let holds = held.is_ok();
    match held {
        Ok(facts) if asked.json => println!("{}", json!({ "whole": true, "facts": facts })),
        Ok(facts) => println!("holds {facts}"),
        Err(why) if asked.json => println!("{}", json!({ "whole": false, "why": why.to_string() })),
        Err(why) => println!("DOES NOT HOLD: {why}"),
    }
    holds
}

fn as_json(report: &Report) -> Value {
    json!({
        "whole": report.is_whole(), "entries": report.entries, "epochs": report.epochs,
        "moreEpochs": report.more_epochs, "faults": report.faults, "moreFaults": report.more_faults,
        "unknown": report.unknown,
    })
}

/// A file's words are a stranger's: what would steer the terminal, or turn the order in which a line is read, is written out.
fn plain(text: &str) -> String {
    let turns =
        |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    let steers = |c: char| c.is_control() || turns(c);
    text.chars().flat_map(|c| if steers(c) { c.escape_default().collect::<Vec<_>>() } else { vec![c] }).collect()
}

fn print_package(report: &PackageReport) {
    if let (Some(id), Some(kind)) = (&report.package_id, &report.kind) {
        let recipient =
            report.recipient.as_ref().map(|recipient| format!(" for {}", plain(recipient))).unwrap_or_default();
        println!("package {}: {}{recipient}", plain(id), plain(kind));
        println!("{} of {} fields shown, {} entries of the log", report.disclosed, report.fields, report.entries);
    }
    for part in &report.parts {
        println!("part {}: {}", plain(&part.part), plain(&part.state));
    }
    if let Some(why) = report.archive {
        println!("DOES NOT HOLD: {why}");
    }
    for fault in report.faults.iter().filter(|_| report.archive.is_none()) {
        let entry = fault.entry.map(|seq| format!(" (entry {seq})")).unwrap_or_default();
        println!("DOES NOT HOLD: {}{entry} {}", plain(&fault.part), fault.code.sentence());
    }
    if report.is_whole() {
        println!("holds: every file is as it was signed, every value shown was committed to");
    }
    for unknown in &report.unknown {
        println!("cannot be known from this: {}", unknown.sentence());
    }
}

/// Reads an archive, or the files of a folder; links are not followed.
fn package_at(path: &Path, keys: &[LogKey]) -> Result<PackageReport, Unusable> {
    if !path.is_dir() {
        let mut read = Vec::new();
        let file = File::open(path).map_err(|why| unusable(path, &why))?;
        file.take(MOST_PACKAGE_BYTES).read_to_end(&mut read).map_err(|why| unusable(path, &why))?;
        return Ok(package::check_file(&read, keys));
    }
    let (mut members, mut folders) = (Members::new(), vec![(path.to_owned(), String::new())]);
    let mut left = MOST_PACKAGE_BYTES;
    while let Some((folder, within)) = folders.pop() {
        for entry in std::fs::read_dir(&folder).map_err(|why| unusable(&folder, &why))? {
            let entry = entry.map_err(|why| unusable(&folder, &why))?;
            let name = format!("{within}{}", entry.file_name().to_string_lossy());
            let kind = entry.file_type().map_err(|why| unusable(&entry.path(), &why))?;
            let known = archive::is_name(&name) && members.len() < archive::MOST_MEMBERS;
            if kind.is_dir() && known {
                folders.push((entry.path(), name + "/"));
            } else {
                let mut bytes = Vec::new();
                if kind.is_file() && known {
                    let file = File::open(entry.path()).map_err(|why| unusable(&entry.path(), &why))?;
                    file.take(left).read_to_end(&mut bytes).map_err(|why| unusable(&entry.path(), &why))?;
                    left = left.saturating_sub(bytes.len() as u64);
                }
                // What no package holds is named as it is found: its check says that it is unexpected.
                members.insert(name, bytes);
            }
        }
    }
    Ok(package::check(&members, keys))
}

fn print_report(report: &Report) {
    for epoch in &report.epochs {
        let seen = epoch.witnessed.as_ref().map_or_else(
            || "not witnessed".to_owned(),
            |seen| format!("witnessed up to entry {} at {} by {}", seen.entry, seen.at, plain(&seen.witness)),
        );
        println!("log {}: {} entries, {} of them signed; {seen}", plain(&epoch.origin), epoch.entries, epoch.signed);
    }
    if report.more_epochs > 0 {
        println!("and {} more logs", report.more_epochs);
    }
    for (epoch, broken) in report.breaks() {
        println!(
            "RECORDED BREAK: its console found log {} broken at {} entries; log {} follows it{}",
            plain(&broken.origin),
            broken.entries,
            plain(&epoch.origin),
            lost(broken.logs_lost),
        );
    }
    for fault in &report.faults {
        println!("DOES NOT HOLD (line {}): {}{}", fault.line, fault.code.sentence(), fault.place());
    }
    if report.more_faults > 0 {
        println!("and {} more that do not hold", report.more_faults);
    }
    match (report.is_whole(), report.breaks().count()) {
        (true, 0) => println!("holds: every entry is as it was signed"),
        (true, _) => println!(
            "every entry here is as it was signed; the log itself records that it was broken, and what was lost is not here"
        ),
        (false, _) => {}
    }
    for unknown in &report.unknown {
        println!("cannot be known from this: {}", unknown.sentence());
    }
}

fn lost(logs: u32) -> String {
    if logs == 0 { String::new() } else { format!("; logs before it that are not here: {logs}") }
}

fn key_of(path: &Path) -> Result<LogKey, Unusable> {
    LogKey::parse(text(path)?.trim_end()).map_err(|why| unusable(path, &why))
}

fn witness_of(path: &Path) -> Result<WitnessKey, Unusable> {
    WitnessKey::parse(text(path)?.trim_end()).map_err(|why| unusable(path, &why))
}

fn text(path: &Path) -> Result<String, Unusable> {
    String::from_utf8(bytes(path)?).map_err(|why| unusable(path, &why))
}

fn bytes(path: &Path) -> Result<Vec<u8>, Unusable> {
    let mut read = Vec::new();
    let file = File::open(path).map_err(|why| unusable(path, &why))?;
    file.take(MOST_BYTES).read_to_end(&mut read).map_err(|why| unusable(path, &why))?;
    Ok(read)
}

fn unusable(path: &Path, why: &dyn std::error::Error) -> Unusable {
    Unusable(format!("{}: {why}", path.display()))
}
