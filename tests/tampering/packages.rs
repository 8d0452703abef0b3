//! T-15: packages of every kind, good and altered, judged by the stock tools, by our verifier and by the second one in
//! Python, which must agree.
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use age::x25519::Identity;
use ed25519_dalek::{Signer as _, SigningKey};
use libtest_mimic::Failed;
use rand::rngs::StdRng;
use rand::{Rng as _, SeedableRng as _};
use second_look::console::{Console, NamedKey, PackageAsked};
use second_look::ids::CaseId;
use second_look::packages::{PackageKind, Part};
use second_look_sandbox::SandboxOptions;
use second_look_verify::package::archive::{self, Members};
use second_look_verify::package::facts::{CHECKPOINT, ENTRIES, EntryLine, FACTS, PackageFacts, bag_info};
use second_look_verify::package::{KEY, KEY_PEM, bag, check_file};
use second_look_verify::proof::inclusion_text;
use second_look_verify::tree::{Hash, inclusion_ranges, leaf, root};
use second_look_verify::{Checkpoint, LogKey};
use serde_json::{Value, json};

use crate::stage::{Stage, plain_approve};

/// Good ones in `cargo xtask test`; as many are altered.
const FEW: usize = 40;
/// Good ones in `cargo xtask soak t15`.
const MANY: usize = 500;
/// The person who decides, sees pictures and exports.
const LEAD: &str = "lead-02";
/// The private half of a key everybody knows.
const FORGED: [u8; 32] = [9; 32];

pub fn suite() -> Result<(), Failed> {
    run(FEW, 0).map_err(Failed::from)
}

/// One good package.
pub fn one() -> Result<Vec<u8>, String> {
    made(2, 0)?.pop().ok_or_else(|| "no package was made".to_owned())
}

/// One seed of the long run.
pub fn many(seed: u64) -> Result<(), String> {
    run(MANY, seed)
}

fn run(count: usize, seed: u64) -> Result<(), String> {
    let good = made(count, seed)?;
    let mut dice = StdRng::seed_from_u64(seed);
    let altered: Vec<Vec<u8>> = (0..good.len()).map(|at| alter(&good, at, &mut dice)).collect();
    let folder = tempfile::tempdir().map_err(|why| why.to_string())?;
    let mut wrong = Vec::new();
    for (files, whole) in [(&good, true), (&altered, false)] {
        let ours: Vec<Value> = files.iter().map(|file| ours(file)).collect();
        let theirs = python(folder.path(), files)?;
        for (at, file) in files.iter().enumerate() {
            let stock = stock(folder.path(), file)?;
            let verdicts = [ours[at]["whole"] == json!(true), theirs[at]["whole"] == json!(true), stock];
            if verdicts != [whole; 3] || ours[at] != theirs[at] {
                let (ours, theirs) = (&ours[at], &theirs[at]);
                wrong.push(format!("{at}, good {whole}: ours {ours}, theirs {theirs}, stock {stock}"));
            }
        }
    }
    let trees = second_trees(folder.path(), &good, &mut wrong)?;
    let odd = signed_otherwise(folder.path(), &good, &mut wrong)?;
    let (all, bad) = (good.len(), altered.len());
    println!("tampering: packages good={all} altered={bad} second trees={trees} odd={odd} wrong={}", wrong.len());
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n")) }
}

/// So many packages of real cases, each kind in turn. Every third case was to be decided before: not each can be approved so,
/// but a third of them at least, or no package would tell of a decision.
fn made(count: usize, seed: u64) -> Result<Vec<Vec<u8>>, String> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    runtime.map_err(|why| why.to_string())?.block_on(async {
        let cases = count.div_ceil(PackageKind::ALL.len());
        let options = SandboxOptions { cases: cases.max(8), seed, ..SandboxOptions::default() };
        let stage = Stage::still_with(options).await;
        let console = stage.synced(LEAD).await;
        let identity = Identity::generate();
        let mut packages = Vec::with_capacity(count);
        let (mut tried, mut saved) = (0, 0);
        for index in 0..cases {
            let case_id = stage.case(index);
            if index % 3 == 0 {
                let case = console.open_case(&case_id).await.map_err(|why| why.to_string())?;
                tried += 1;
                saved += u32::from(console.save_decision(&plain_approve(&case)).await.is_ok());
                stage.send(&console).await;
            }
            for kind in PackageKind::ALL {
                packages.push(export(&stage, &console, &case_id, kind, &identity).await?);
            }
        }
        packages.truncate(count);
        println!("tampering: packages of cases={cases} decided={saved} of tried={tried}");
        if saved * 3 < tried {
            return Err(format!("only {saved} of {tried} decisions were saved: the packages tell of none"));
        }
        console.close().await.map_err(|why| why.to_string())?;
        Ok(packages)
    })
}

async fn export(
    stage: &Stage,
    console: &Console,
    case_id: &CaseId,
    kind: PackageKind,
    identity: &Identity,
) -> Result<Vec<u8>, String> {
    let form = console.package_form(case_id).await.map_err(|why| why.to_string())?;
    if !form.fresh {
        crate::stage::sign_in(console, LEAD).await;
    }
    let court = NamedKey { name: "Court of X".to_owned(), key: identity.to_public().to_string() };
    let asked = PackageAsked {
        case_id: case_id.clone(),
        kind,
        purpose: "T-15".to_owned(),
        recipients: if kind == PackageKind::Full { vec![court] } else { Vec::new() },
        evidence_digest: form.evidence_digest,
        noted: Part::ALL.to_vec(),
    };
    let made = console.export_package(&asked).await.map_err(|why| why.to_string())?;
    stage.pass(1);
    if made.encrypted { age::decrypt(identity, &made.bytes).map_err(|why| why.to_string()) } else { Ok(made.bytes) }
}

/// One thing done to a package: a changed byte, a file taken away, put in, exchanged with another package's, renamed, or
/// cut short.
fn alter(good: &[Vec<u8>], at: usize, dice: &mut StdRng) -> Vec<u8> {
    let mut members = archive::read(&good[at]).unwrap();
    let names: Vec<String> = members.keys().cloned().collect();
    let name = names[dice.random_range(0..names.len())].clone();
    match dice.random_range(0..8) {
        0 => {
            members.remove(&name);
        }
        1 => {
            members.insert(format!("data/{}.txt", dice.random_range(0..1_000)), b"more".to_vec());
        }
        2 => {
            let other = archive::read(&good[(at + 1 + dice.random_range(0..good.len() - 1)) % good.len()]).unwrap();
            // A file that is the same in both would change nothing.
            let differ = |name: &&String| other.get(*name).is_some_and(|bytes| *bytes != members[*name]);
            let name = names.iter().find(differ).unwrap().clone();
            members.insert(name.clone(), other[&name].clone());
        }
        3 => {
            let bytes = members.remove(&name).unwrap();
            members.insert(format!("{name}.x"), bytes);
        }
        4 => members.get_mut(&name).unwrap().truncate(1),
        _ => flip(&mut members, &name, dice),
    }
    archive::write(&members).unwrap()
}

fn flip(members: &mut Members, name: &str, dice: &mut StdRng) {
    let bytes = members.get_mut(name).unwrap();
    let at = dice.random_range(0..bytes.len());
    bytes[at] ^= dice.random_range(1..=255_u8);
}

/// Whoever holds a key can sign a second tree beside the first. Each package with entries once more under a key of ours: it
/// holds, and does not as soon as one proof leads to the other tree. The lines of the README do not look into proofs: for
/// them both are as they were signed.
fn second_trees(folder: &Path, good: &[Vec<u8>], wrong: &mut Vec<String>) -> Result<usize, String> {
    let members = good.iter().map(|file| archive::read(file).unwrap()).filter(|members| members.contains_key(ENTRIES));
    let forged: Vec<[Vec<u8>; 2]> = members.map(|members| forged(&members)).collect();
    for (at, [whole, mixed]) in forged.iter().enumerate() {
        let files = [whole.clone(), mixed.clone()];
        let theirs = python(folder, &files)?;
        let stock = [stock(folder, whole)?, stock(folder, mixed)?];
        let ours = files.each_ref().map(|file| ours(file));
        let verdicts = [&ours[0]["whole"], &ours[1]["whole"], &ours[1]["first"]];
        if verdicts != [&json!(true), &json!(false), &json!("not_in_log")]
            || ours[..] != theirs[..]
            || stock != [true; 2]
        {
            wrong.push(format!("second tree {at}: ours {ours:?}, theirs {theirs:?}, stock {stock:?}"));
        }
    }
    Ok(forged.len())
}

/// Something done to the files of a package.
type Change = Box<dyn Fn(&mut Members)>;

/// Signed by whoever holds the key, and written as no package is: both verifiers name the same part of each.
fn signed_otherwise(folder: &Path, good: &[Vec<u8>], wrong: &mut Vec<String>) -> Result<usize, String> {
    let members = good.iter().map(|file| archive::read(file).unwrap()).find(|members| members.contains_key(ENTRIES));
    let [whole, _] = forged(&members.ok_or("no package has entries")?);
    let whole = archive::read(&whole).unwrap();
    let spelt = |name: &'static str, from: &'static str, to: &'static str| {
        move |members: &mut Members| {
            let text = String::from_utf8(members[name].clone()).unwrap();
            members.insert(name.to_owned(), text.replacen(from, to, 1).into_bytes());
            relist(members);
        }
    };
    let tags = |change: fn(&str) -> String| {
        move |members: &mut Members| {
            let text = String::from_utf8(members[bag::TAG_MANIFEST].clone()).unwrap();
            members.insert(bag::TAG_MANIFEST.to_owned(), change(&text).into_bytes());
        }
    };
    let changes: [(&str, Change); 8] = [
        (bag::TAG_MANIFEST, Box::new(tags(|text| text.lines().rev().map(|line| format!("{line}\n")).collect()))),
        (bag::TAG_MANIFEST, Box::new(tags(|text| text.trim_end().to_owned()))),
        ("VERIFY.txt\r", Box::new(tags(|text| text.replace('\n', "\r\n")))),
        (FACTS, Box::new(spelt(FACTS, "\"v\":1}", "\"v\":1.0}"))),
        (FACTS, Box::new(spelt(FACTS, "\"v\":1}", "\"v\":true}"))),
        (FACTS, Box::new(spelt(FACTS, "{", "{\"app\":\"\","))),
        ("bag-info.txt", Box::new(spelt("bag-info.txt", "Payload-Oxum: ", "Payload-Oxum: 0"))),
        (
            bag::TAG_MANIFEST,
            Box::new(|members: &mut Members| {
                members.insert("data/receipts/more.json".to_owned(), b"{}".to_vec());
                let line =
                    "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a  data/receipts/more.json\n";
                let tags = bag::tag_manifest(members) + line;
                members.insert(bag::TAG_MANIFEST.to_owned(), tags.into_bytes());
            }),
        ),
    ];
    let odd = changes.iter().map(|(_, change)| {
        let mut members = whole.clone();
        change(&mut members);
        seal(&mut members, &SigningKey::from_bytes(&FORGED));
        archive::write(&members).unwrap()
    });
    let odd: Vec<Vec<u8>> = odd.collect();
    let theirs = python(folder, &odd)?;
    for ((part, _), (file, theirs)) in changes.iter().zip(odd.iter().zip(&theirs)) {
        let ours = ours(file);
        if ours != *theirs || ours["part"] != json!(part) {
            wrong.push(format!("signed otherwise, {part}: ours {ours}, theirs {theirs}"));
        }
    }
    Ok(odd.len())
}

/// The package under a key everybody knows, in a tree made for it; and the same with its last proof out of another tree.
fn forged(members: &Members) -> [Vec<u8>; 2] {
    let secret = SigningKey::from_bytes(&FORGED);
    let origin = String::from_utf8_lossy(&members[KEY]).split('+').next().unwrap().to_owned();
    let key = LogKey::new(&origin, &secret.verifying_key().to_bytes()).unwrap();
    let text = String::from_utf8(members[ENTRIES].clone()).unwrap();
    let lines: Vec<EntryLine> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let place = |line: &EntryLine| line.proof.lines().nth(1).unwrap()["index ".len()..].parse::<u64>().unwrap();
    let grown = |last: &[u8]| -> (String, Vec<EntryLine>) {
        let size = lines.iter().map(place).max().unwrap() + 2;
        let own = |at: u64| lines.iter().find(|line| place(line) == at).map(|line| line.entry.as_bytes());
        let leaves: Vec<Hash> = (0..size).map(|at| leaf(own(at).unwrap_or(last))).collect();
        let checkpoint = Checkpoint { origin: origin.clone(), size, root: root(&leaves) };
        let note = checkpoint.note(&key, &secret.sign(checkpoint.text().as_bytes()).to_bytes()).unwrap();
        let proven = lines.iter().map(|line| {
            let ranges = inclusion_ranges(place(line), size).unwrap();
            let hashes: Vec<Hash> =
                ranges.iter().map(|range| root(&leaves[range.start as usize..range.end as usize])).collect();
            EntryLine { proof: inclusion_text(place(line), &hashes, &note), ..line.clone() }
        });
        (note.clone(), proven.collect())
    };
    let (note, whole) = grown(b"another entry");
    let (_, other) = grown(b"another entry of another history");
    let mut mixed = whole.clone();
    *mixed.last_mut().unwrap() = other.last().unwrap().clone();
    [whole, mixed].map(|lines| {
        let mut members = members.clone();
        let lines: String = lines.iter().map(|line| serde_json::to_string(line).unwrap() + "\n").collect();
        members.insert(ENTRIES.to_owned(), lines.into_bytes());
        members.insert(CHECKPOINT.to_owned(), note.clone().into_bytes());
        members.insert(KEY.to_owned(), (key.to_text() + "\n").into_bytes());
        members.insert(KEY_PEM.to_owned(), bag::pem(&key.bytes()).into_bytes());
        sign(&mut members, &secret);
        archive::write(&members).unwrap()
    })
}

/// Writes what is signed last anew, as whoever holds the key could.
fn sign(members: &mut Members, secret: &SigningKey) {
    for own in [bag::MANIFEST, bag::TAG_MANIFEST, bag::ENVELOPE] {
        members.remove(own);
    }
    let facts: PackageFacts = serde_json::from_slice(&members[FACTS]).unwrap();
    members.insert("bag-info.txt".to_owned(), bag_info(&facts, &bag::oxum(members)).into_bytes());
    relist(members);
    seal(members, secret);
}

/// Both lists, as they are written.
fn relist(members: &mut Members) {
    members.insert(bag::MANIFEST.to_owned(), bag::manifest(members).into_bytes());
    members.insert(bag::TAG_MANIFEST.to_owned(), bag::tag_manifest(members).into_bytes());
}

/// The envelope over both lists, whatever they say.
fn seal(members: &mut Members, secret: &SigningKey) {
    let text = |name: &str| String::from_utf8(members[name].clone()).unwrap();
    let facts: Value = serde_json::from_slice(&members[FACTS]).unwrap();
    let package_id = facts["packageId"].as_str().unwrap();
    let said = bag::statement(package_id, &text(bag::MANIFEST), &text(bag::TAG_MANIFEST)).unwrap();
    let signature = secret.sign(&bag::pae(said.as_bytes())).to_bytes();
    members.insert(bag::ENVELOPE.to_owned(), bag::envelope(said.as_bytes(), &signature).unwrap().into_bytes());
}

/// What is compared: the verdict, and the first bad part.
fn ours(file: &[u8]) -> Value {
    let report = check_file(file, &[]);
    let first = report.faults.first();
    json!({ "whole": report.is_whole(), "part": first.map(|fault| &fault.part), "first": first.map(|fault| fault.code),
        "entry": first.and_then(|fault| fault.entry) })
}

pub fn python(folder: &Path, files: &[Vec<u8>]) -> Result<Vec<Value>, String> {
    let text = |why: std::io::Error| why.to_string();
    let mut names = String::new();
    for (at, file) in files.iter().enumerate() {
        let path = folder.join(format!("{at}.zip"));
        keep(&path, file);
        names.push_str(&format!("{}\n", path.display()));
    }
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/tampering/second_packages.py");
    let mut child = Command::new("python3");
    child.arg(program).arg("--many").env("PYTHONDONTWRITEBYTECODE", "1");
    let mut child = child.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().map_err(text)?;
    let mut input = child.stdin.take().ok_or("no standard input")?;
    let writer = std::thread::spawn(move || input.write_all(names.as_bytes()));
    let output = child.wait_with_output().map_err(text)?;
    writer.join().map_err(|_panic| "the names could not be given")?.map_err(text)?;
    let read = |line: &str| serde_json::from_str(line).map_err(|why| why.to_string());
    let answers: Vec<Value> =
        String::from_utf8_lossy(&output.stdout).lines().map(read).collect::<Result<_, String>>()?;
    if answers.len() == files.len() { Ok(answers) } else { Err("the second verifier gave up".to_owned()) }
}

/// The lines a package brings along, which are those of the README.
fn stock(folder: &Path, file: &[u8]) -> Result<bool, String> {
    let text = |why: std::io::Error| why.to_string();
    let place = folder.join("stock");
    let _ = std::fs::remove_dir_all(&place);
    std::fs::create_dir(&place).map_err(text)?;
    keep(&place.join("package.zip"), file);
    let verify = include_str!("../../src/packages/VERIFY.txt");
    let (_, lines) = verify.split_once("set -e\n").ok_or("no lines")?;
    let (lines, _) = lines.split_once("\n\n").ok_or("no end")?;
    let script = format!("set -e\nunzip -q package.zip\ncd evidence\n{lines}\n");
    let ran = Command::new("bash").arg("-c").arg(script).current_dir(&place).output().map_err(text)?;
    Ok(ran.status.success())
}

#[expect(clippy::disallowed_methods, reason = "packages of invented cases, in a folder that goes with the test")]
pub fn keep(path: &Path, bytes: &[u8]) {
    std::fs::write(path, bytes).unwrap();
}
