//! The script: sign in, sync, view, zoom, decide, send, crash, start again, export, erase, sign out, uninstall; each by the real
//! program with an environment of its own, over a line that is listened to.
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use age::secrecy::ExposeSecret as _;
use second_look::access::config::{Config, Overrides};
use second_look::access::lock_file::Program;
use second_look::access::profile::Profile;
use second_look::clock::Clock;
use second_look::packages::Part;
use second_look::retention::{BUILT_IN, RETENTION_FILE};
use second_look::secret::Secret;
use second_look::store::key::Patience;
use second_look::store::private_file;
use second_look_sandbox::control::OddFile;
use second_look_sandbox::{Control, Fault, FaultRule, Sandbox, SandboxOptions};

use super::search::{Canary, Search, field, files, table};
use super::tap::Tap;
use crate::cli::terminal::{PROGRAM, Ran, Running, ended, start_as};
use crate::stage::{ENVIRONMENT, browse};

const PASSPHRASE: &str = "canary passphrase 4711 battery staple";
const NOTE: &str = "Canary note: the left edge is cut, says the reviewer.";
const EXIF: &str = "Canary Camera Firmware 9.9.1";
/// Processes are looked at this often while they run.
const LOOK_EVERY: Duration = Duration::from_millis(2);

/// A machine of its own: a home, a place for temporary files, one for what is taken out on purpose.
struct Machine {
    folder: tempfile::TempDir,
    addresses: Vec<String>,
    /// What the table of processes showed.
    seen: Arc<Mutex<Vec<u8>>>,
    looks: Arc<Mutex<u64>>,
    /// Standard error of every command, and standard output of those that show nothing of a case.
    said: Mutex<Vec<u8>>,
}

impl Machine {
    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn home(&self) -> PathBuf {
        self.at("home/.local/share/second-look/profile")
    }

    fn start(&self, words: &[&str]) -> Running {
        self.start_with(words, "")
    }

    /// With this on standard input after the line of secrets.
    fn start_with(&self, words: &[&str], input: &str) -> Running {
        let mut command = Command::new(PROGRAM);
        let path = std::env::var_os("PATH").unwrap_or_default();
        command.env_clear().env("PATH", path).env("HOME", self.at("home")).env("TMPDIR", self.at("tmp"));
        command.env("XDG_RUNTIME_DIR", self.at("run")).env("XDG_CACHE_HOME", self.at("home/.cache"));
        command.env("RUST_LOG", "trace").env("RUST_BACKTRACE", "full").current_dir(self.at("home"));
        command.args(words).arg("--secrets-stdin");
        let secrets = serde_json::json!({ "passphrase": PASSPHRASE });
        let running = start_as(command, &format!("{secrets}\n{input}"));
        self.look_at(running.id());
        running
    }

    /// Looks at the process and its children until it has ended.
    fn look_at(&self, id: u32) {
        let (seen, looks) = (Arc::clone(&self.seen), Arc::clone(&self.looks));
        std::thread::spawn(move || {
            while Path::new(&format!("/proc/{id}/exe")).symlink_metadata().is_ok() {
                let children = std::fs::read_to_string(format!("/proc/{id}/task/{id}/children")).unwrap_or_default();
                let ids = children.split_whitespace().filter_map(|id| id.parse().ok());
                let shown: Vec<u8> = std::iter::once(id).chain(ids).flat_map(table).collect();
                let mut seen = seen.lock().unwrap();
                *looks.lock().unwrap() += 1;
                // The same again says nothing new.
                if !shown.is_empty() && !seen.ends_with(&shown) {
                    seen.extend(shown);
                }
                drop(seen);
                std::thread::sleep(LOOK_EVERY);
            }
        });
    }

    /// Runs a command whose answer is for a person's eyes.
    fn shows(&self, words: &[&str]) -> Ran {
        let ran = ended(self.start(words));
        self.said.lock().unwrap().extend(ran.err.as_bytes());
        let left = files(&self.at("tmp"), &[]);
        assert_eq!(left, Vec::<PathBuf>::new(), "{words:?} left temporary files");
        ran
    }

    /// Runs a command whose answer shows nothing of a case.
    fn tells(&self, words: &[&str]) -> Ran {
        let ran = self.shows(words);
        self.said.lock().unwrap().extend(ran.out.as_bytes());
        ran
    }

    fn sign_in(&self, person: &str) {
        let mut words = vec!["sign-in", "--no-browser"];
        words.extend(self.addresses.iter().map(String::as_str));
        let mut running = self.start(&words);
        let url = running.address();
        browse(&format!("{url}&login_hint={person}"));
        let ran = ended(running);
        self.said.lock().unwrap().extend(ran.err.as_bytes());
        ran.done();
    }
}

/// A picture in which a camera wrote something.
fn photo() -> Vec<u8> {
    let picture = image::RgbImage::from_fn(640, 400, |x, y| image::Rgb([(x % 256) as u8, (y % 256) as u8, 90]));
    let mut plain = Cursor::new(Vec::new());
    picture.write_to(&mut plain, image::ImageFormat::Jpeg).unwrap();
    let plain = plain.into_inner();
    let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x31\0\x02".to_vec();
    exif.extend(u32::try_from(EXIF.len() + 1).unwrap().to_be_bytes());
    exif.extend(b"\0\0\0\x1a\0\0\0\0");
    exif.extend(EXIF.as_bytes());
    exif.push(0);
    let mut with = plain[..2].to_vec();
    with.extend([0xff, 0xe1]);
    with.extend(u16::try_from(exif.len() + 2).unwrap().to_be_bytes());
    with.extend(exif);
    with.extend(&plain[2..]);
    with
}

/// Whether the platform was handed the decision, note and all.
fn posted(control: &Control) -> bool {
    let journal = control.journal(0);
    let mut posts = journal.iter().filter(|entry| entry.method == "POST" && entry.path.ends_with("/decision"));
    posts.any(|entry| entry.body.as_deref().is_some_and(|body| body.contains(NOTE)))
}

/// The key of the database, in hex.
async fn key_of(machine: &Machine) -> String {
    let config = Config::load(&machine.home().join("config.toml"), None, &Overrides::default()).unwrap();
    let profile = Profile::open(&machine.home(), Program::CommandLine, &config).unwrap();
    let passphrase = Secret::new(PASSPHRASE);
    let (_, keys) = profile.unlock(Some(&passphrase), &Patience::standard(Clock::system())).await.unwrap();
    let key = hex::encode(keys.database.expose());
    profile.close().unwrap();
    key
}

#[tokio::test(flavor = "multi_thread")]
async fn t_17_no_canary_is_found_outside_the_vault_after_a_days_script() {
    let sandbox = Sandbox::start(SandboxOptions { cases: 12, ..SandboxOptions::default() }).await.unwrap();
    let (control, at, tap) = (sandbox.control(), sandbox.addresses().clone(), Tap::default());
    let (platform, review) = (tap.on(&at.platform).await, tap.on(&at.review).await);
    let recovery = age::x25519::Identity::generate();
    let addresses = [
        ("--platform", &platform),
        ("--review", &review),
        ("--issuer", &at.issuer),
        ("--client-id", &at.client_id),
        ("--environment", &at.environment),
        ("--file-host", &at.files),
    ];
    let machine = Machine {
        folder: tempfile::tempdir().unwrap(),
        addresses: addresses.into_iter().flat_map(|(option, value)| [option.to_owned(), value.clone()]).collect(),
        seen: Arc::default(),
        looks: Arc::default(),
        said: Mutex::default(),
    };
    for name in ["home", "tmp", "run", "out"] {
        private_file::private_folder(&machine.at(name)).unwrap();
    }
    private_file::private_folder(&machine.home()).unwrap();
    let settings = format!("recovery_key = \"{}\"\n[limits]\nundo_secs = 0\n", recovery.to_public());
    private_file::replace(&machine.home().join("config.toml"), settings.as_bytes()).unwrap();
    // What is closed is due at once: the program's clock cannot be moved.
    let rules = BUILT_IN.replace("days = 30", "days = 0").replace("built-in-1", "at-once");
    private_file::replace(&machine.home().join(RETENTION_FILE), rules.as_bytes()).unwrap();
    let case = control.suspicious_cases(ENVIRONMENT)[0].clone();
    let odd = OddFile::Bytes { content_type: "image/jpeg".into(), name: "front.jpg".into(), bytes: photo() };
    control.replace_file(&control.first_file(ENVIRONMENT, &case).unwrap(), odd);

    // The script.
    machine.sign_in("lead-02");
    machine.tells(&["sync", "--once"]).done();
    machine.shows(&["queue", "--limit", "50"]).done();
    let view = machine.shows(&["case", &case, "--json"]).json();
    let clear = machine.shows(&["case", &case, "--reveal", "--purpose", "compare", "--json"]).json();
    let file = control.first_file(ENVIRONMENT, &case).unwrap();
    let out = machine.at("out");
    let out = |name: &str| out.join(name).to_str().unwrap().to_owned();
    let words = ["image", &case, &file, "--out", &out("picture.png"), "--full", "--purpose", "A check"];
    machine.tells(&words).done();
    let facts = machine.shows(&["image", &case, &file, "--facts"]).done();
    assert!(facts.contains(EXIF), "the camera's words are read, or their canary would prove nothing: {facts}");
    let reason = "qes:3101";
    let words = ["decide", &case, "reject", "--reason", reason, "--comment", "-", "--whole-document"];
    let decided = ended(machine.start_with(&words, NOTE));
    machine.said.lock().unwrap().extend(decided.err.as_bytes());
    decided.done();
    let kept = files(&machine.home().join("recovery"), &[]);
    assert_eq!(kept.len(), 1, "the decision lies there for the organisation");
    let sealed = std::fs::read(&kept[0]).unwrap();
    let words =
        ["ledger", "export", "entries", "--format", "json", "--purpose", "A check", "--out", &out("entries.json")];
    machine.tells(&words).done();
    // Killed in the middle of a delivery, and started again.
    control.fault(FaultRule::once("POST", "/review/v1/*/cases/*/decision", Fault::HangAnswer));
    let running = machine.start(&["outbox", "--send"]);
    for _ in 0..1_000 {
        if posted(&control) {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert!(posted(&control), "it was on the wire when it was killed");
    drop(running);
    control.clear_faults();
    machine.shows(&["outbox", "--send"]).done();
    let package = out("package.zip");
    let words = ["package", "export", &case, &package, "--for", "regulator", "--purpose", "A check"];
    // Every part is taken note of, whether this case has it or not.
    let noted: Vec<String> = Part::ALL.iter().map(|part| format!("--noted={}", part.as_str())).collect();
    let words: Vec<&str> = words.into_iter().chain(noted.iter().map(String::as_str)).collect();
    machine.tells(&words).done();
    let bytes = std::fs::read(&package).unwrap();
    assert!(second_look_verify::package::check_file(&bytes, &[]).is_whole(), "the package was made, and holds");
    machine.tells(&["doctor"]);
    machine.tells(&["log", "check"]).done();
    machine.tells(&["sync", "--once"]).done();
    let key = key_of(&machine).await;
    let swept = machine.tells(&["retention", "sweep", "--json"]).json();
    let gone = swept["erased"].as_array().unwrap();
    assert!(gone.iter().any(|id| id == case.as_str()), "the case whose canaries are looked for is erased: {swept}");
    assert_ne!(machine.shows(&["case", &case, "--json"]).status, 0, "nobody finds it any more");

    // The canaries.
    let of = |name: &'static str, fields: &[&str]| Canary {
        name,
        text: field(&view, fields).unwrap_or_else(|| panic!("the case has no {name}")),
    };
    // Everywhere else they are masked.
    let contact = |name: &'static str, part: &str| {
        let of_it = |one: &&serde_json::Value| one["field"].as_str().unwrap().to_lowercase().contains(part);
        let found = clear["contacts"].as_array().unwrap().iter().find(of_it).unwrap_or_else(|| panic!("{clear}"));
        Canary { name, text: found["claimed"].as_str().or(found["extracted"].as_str()).unwrap().to_owned() }
    };
    let token = tap.header("authorization").unwrap();
    let canaries = [
        of("name", &["familyName", "name"]),
        of("birth date", &["birthDate", "dateOfBirth"]),
        of("document number", &["documentNumber"]),
        of("address", &["street", "streetAddress", "address"]),
        contact("e-mail", "mail"),
        contact("phone", "phone"),
        Canary { name: "note", text: NOTE.to_owned() },
        Canary { name: "suspicion", text: "Document forgery suspected".to_owned() },
        Canary { name: "token", text: token.trim_start_matches("Bearer ").to_owned() },
        Canary { name: "presigned address", text: tap.header("location").unwrap() },
        Canary { name: "EXIF", text: EXIF.to_owned() },
        Canary { name: "key in hex", text: key },
        Canary { name: "passphrase", text: PASSPHRASE.to_owned() },
        Canary { name: "recovery key", text: recovery.to_string().expose_secret().to_owned() },
    ];
    let search = Search::new(&canaries);

    // The places.
    let left_out = [machine.at("out")];
    assert_eq!(
        search.below(machine.folder.path(), &left_out),
        [],
        "data folder, temporary files, caches, recent files"
    );
    assert_eq!(search.within(&sealed), [], "recovery files");
    let said = machine.said.lock().unwrap().clone();
    assert_eq!(search.within(&said), [], "standard output and error: {}", String::from_utf8_lossy(&said));
    let seen = machine.seen.lock().unwrap().clone();
    assert_eq!(search.within(&seen), [], "command lines, environments, thread, pipe and file names");
    assert!(seen.windows(8).any(|part| part == b"RUST_LOG"), "the table was seen, environment and all");
    let heads = tap.heads();
    assert_eq!(search.within(heads.join("\n").as_bytes()), [], "request lines and headers: {heads:#?}");
    let lines: Vec<&String> = heads.iter().filter(|line| line.ends_with("HTTP/1.1")).collect();
    assert!(lines.len() > 15, "the line was listened to: {heads:#?}");
    let agents: Vec<&String> =
        heads.iter().filter(|line| line.to_ascii_lowercase().starts_with("user-agent:")).collect();
    assert!(agents.len() == lines.len(), "every request says what program it is");
    let plain = format!("second-look/{}", env!("CARGO_PKG_VERSION"));
    assert!(agents.iter().all(|line| line.ends_with(&plain)), "product and version, no more: {agents:?}");
    let odd = heads.iter().find(|line| {
        let line = line.to_ascii_lowercase();
        line.starts_with("referer:") || line.starts_with("cookie:")
    });
    assert_eq!(odd, None, "nothing refers and nothing is remembered");
    let outside = search.below(&machine.at("out"), &[]);
    assert!(
        outside.iter().all(|(path, _)| !path.to_string_lossy().contains("entries")),
        "a ledger holds no words: {outside:?}"
    );

    // The same search finds what is there: what was sent holds the note, and what is shown the name.
    let sent = search.within(&tap.sent());
    assert!(sent.iter().any(|found| found.0 == "note") && sent.iter().any(|found| found.0 == "token"), "{sent:?}");
    assert!(search.within(view.to_string().as_bytes()).iter().any(|found| found.0 == "name"));
    let contacts = search.within(clear.to_string().as_bytes());
    assert!(["e-mail", "phone"].iter().all(|name| contacts.iter().any(|found| found.0 == *name)), "{contacts:?}");
    let masked = search.within(view.to_string().as_bytes());
    assert!(
        masked.iter().all(|found| found.0 != "e-mail" && found.0 != "phone"),
        "no view holds a contact: {masked:?}"
    );
    println!(
        "t17: canaries={} forms={} bytes={} process_looks={} requests={} hits=0",
        canaries.len(),
        canaries.iter().map(|canary| super::forms(&canary.text).len()).sum::<usize>(),
        search.bytes.get(),
        machine.looks.lock().unwrap(),
        lines.len()
    );
    machine.tells(&["sign-out"]).done();
    sandbox.shutdown().await;

    // Uninstalled as docs/retention.md says: the folder is all there is, and without it nothing is left.
    let beside = ["home", "tmp", "run"].iter().flat_map(|name| files(&machine.at(name), &[machine.home()]));
    let beside: Vec<PathBuf> = beside.filter(|path| !path.is_dir()).collect();
    assert_eq!(beside, Vec::<PathBuf>::new(), "nothing of ours lies beside the profile's folder");
    std::fs::remove_dir_all(machine.home()).unwrap();
    assert_eq!(search.below(machine.folder.path(), &left_out), [], "nor is anything left without it");
}

#[test]
fn t_17_a_canary_in_a_command_line_or_an_environment_is_seen_in_the_table() {
    let canaries = [Canary { name: "secret", text: "planted-canary-9911".to_owned() }];
    let search = Search::new(&canaries);
    for planted in ["argument", "environment"] {
        let mut command = Command::new("sleep");
        command.env_clear();
        if planted == "argument" {
            command = Command::new("sh");
            command.args(["-c", "sleep 30; : planted-canary-9911"]);
        } else {
            command.arg("30").env("SECRET", "planted-canary-9911");
        }
        let mut child = command.spawn().unwrap();
        // The program is there a moment after the process is.
        let found = (0..200).any(|_| {
            std::thread::sleep(Duration::from_millis(10));
            !search.within(&table(child.id())).is_empty()
        });
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(found, "{planted}");
    }
}
