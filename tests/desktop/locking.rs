//! What locks a window, and one lock after another: from the trigger until nothing is left, and back to the case.
use std::collections::HashMap;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use second_look::access::config::{Config, Overrides};
use second_look::access::lock_file::{ProfileLock, Program};
use second_look::access::profile::Profile;
use second_look::clock::Clock;
use second_look::secret::Secret;
use second_look::store::key::{KeyName, Patience};
use second_look_sandbox::{Sandbox, SandboxOptions};
use serde_json::{Value, json};

use crate::profile::{Browser, profile_words, write_configuration};
use crate::search::{Canary, field};
use crate::secrets::kept_by;
use crate::stage::{LOOK_EVERY, PATIENCE, Page, Stage};
use crate::tap::Tap;
use crate::work;

/// What a window waits for by itself in this test.
const BY_ITSELF: Duration = Duration::from_secs(4);
/// An answer that is for nobody now may take so long to be let go of. No key and no token has any time at all.
pub const GRACE: Duration = Duration::from_secs(2);
/// Opens the profile that lies under one.
const PASSPHRASE: &str = "canary passphrase 4711 battery staple";
/// In an unfinished answer.
const NOTE: &str = "Canary note: the left edge is cut, says the reviewer.";

/// What locks it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Trigger {
    /// The person, by the command.
    Person,
    /// The system's screen lock.
    Screen,
    /// The machine goes to sleep.
    Sleep,
    /// Nobody touched it.
    Idle,
    /// It was open long enough.
    Age,
}

impl Trigger {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Person, Self::Screen, Self::Sleep, Self::Idle, Self::Age];
}

/// A profile with somebody signed in, and what must not stay anywhere.
pub struct Locking {
    stage: Stage,
    sandbox: Sandbox,
    home: std::path::PathBuf,
    tap: Tap,
    passphrase: Option<&'static str>,
    /// Of the case that is open at each lock.
    of_the_case: Vec<(&'static str, String)>,
    longest_kept: Duration,
}

impl Locking {
    /// Makes the profile by the window's own first steps; its keys lie in the keychain.
    pub async fn begin() -> Self {
        Self::begin_on(Stage::with_keyring(), None).await
    }

    /// The same where no keychain answers: its keys lie under a passphrase.
    pub async fn begin_under_a_passphrase() -> Self {
        Self::begin_on(Stage::set(), Some(PASSPHRASE)).await
    }

    async fn begin_on(stage: Stage, passphrase: Option<&'static str>) -> Self {
        let sandbox = Sandbox::start(SandboxOptions { cases: 6, ..SandboxOptions::default() }).await.unwrap();
        let home = stage.folder().join("profile");
        // Tokens and links are seen on the line.
        let (tap, mut addresses) = (Tap::default(), sandbox.addresses().clone());
        addresses.platform = tap.on(&sandbox.addresses().platform).await;
        addresses.review = tap.on(&sandbox.addresses().review).await;
        write_configuration(&home, &addresses);
        let browser = Browser::on(&stage);
        let page = open(&stage, &home).await;
        if let Some(phrase) = passphrase {
            work::choose_passphrase(&page, phrase).await;
            work::sign_in(&page, &browser).await;
        } else {
            work::first_steps(&page, &browser).await;
        }
        work::queue_is_there(&page).await;
        work::open_case(&page).await;
        let of_the_case = learn(&page).await;
        page.end().await;
        Self { stage, sandbox, home, tap, passphrase, of_the_case, longest_kept: Duration::ZERO }
    }

    /// Whatever must be gone after a lock: of the case, of the sign-in, and the keys.
    async fn canaries(&self) -> Vec<Canary> {
        let last = |header: &str| self.tap.every(header).pop().unwrap_or_else(|| panic!("no {header} was on the line"));
        let kept = match self.passphrase {
            Some(phrase) => kept_under(phrase, &self.home).await,
            None => kept_by(self.stage.bus_address(), "second-look").await,
        };
        let key = |name: &str| kept.get(name).unwrap_or_else(|| panic!("no {name} is kept: {:?}", kept.keys()));
        let bytes = |name: &str| format!("hex:{}", hex::encode(key(name)));
        let epoch = kept.keys().find(|name| name.starts_with("kek-")).expect("an epoch's key").clone();
        let line = String::from_utf8_lossy(key("refresh-token")).into_owned();
        let refresh = serde_json::from_str::<Value>(&line).ok().and_then(|line| field(&line, &["refresh"]));
        let of_the_sign_in = [
            ("access token", last("authorization").trim_start_matches("Bearer ").to_owned()),
            ("presigned address", last("location")),
            ("refresh token", refresh.unwrap_or(line)),
            ("database key", bytes("db-key")),
            ("database key in hex", hex::encode(key("db-key"))),
            ("epoch key", bytes(&epoch)),
            ("log seed", bytes("audit-seed")),
        ];
        let phrase = self.passphrase.map(|phrase| ("passphrase", phrase.to_owned()));
        let all = self.of_the_case.iter().cloned().chain(of_the_sign_in).chain(phrase);
        all.map(|(name, text)| Canary { name, text }).collect()
    }

    /// The platform behind it.
    pub fn sandbox(&self) -> &Sandbox {
        &self.sandbox
    }

    /// How long after the first look at it a text of the case was still in our own memory, at most.
    pub const fn longest_kept(&self) -> Duration {
        self.longest_kept
    }

    fn is_of_the_case(&self, canary: &str) -> bool {
        self.of_the_case.iter().any(|(name, _)| *name == canary)
    }

    /// So many locks by one trigger in one window, and how long each took, the shortest first. One more goes before them:
    /// how old an opened profile is counts from the window's start there.
    pub async fn rounds(&mut self, trigger: Trigger, count: usize) -> Vec<Duration> {
        self.stage.tell("SECOND_LOOK_IDLE_SECS", if trigger == Trigger::Idle { "4" } else { "600" });
        self.stage.tell("SECOND_LOOK_AGE_SECS", if trigger == Trigger::Age { "4" } else { "600" });
        let page = open(&self.stage, &self.home).await;
        if let Some(phrase) = self.passphrase {
            work::give_passphrase(&page, phrase).await;
        }
        work::queue_is_there(&page).await;
        let mut touched = Clock::system();
        page.press("Enter").await;
        let mut took = Vec::new();
        for _ in 0..=count {
            let (until_gone, kept) = round(self, &page, trigger, &mut touched).await;
            took.push(until_gone);
            self.longest_kept = self.longest_kept.max(kept);
        }
        took.remove(0);
        took.sort();
        page.end().await;
        took
    }

    /// Ends the platform.
    pub async fn end(self) {
        self.sandbox.shutdown().await;
    }
}

/// What the open case says of a person, and what the person says of it.
async fn learn(page: &Page) -> Vec<(&'static str, String)> {
    let case = work::case_on_screen(page).await;
    let view = page.call("read_case", json!({ "caseId": case })).await.unwrap();
    let draft = json!({
        "answer": null, "reasons": [], "comment": NOTE, "customerReason": null, "overrideSuspicion": false,
        "checked": [], "marks": [], "wholeDocument": false,
    });
    page.call("save_draft", json!({ "caseId": case, "draft": draft })).await.unwrap();
    let of = |fields: &[&str]| field(&view, fields);
    let must = |fields: &[&str]| of(fields).unwrap_or_else(|| panic!("the case has no {fields:?}"));
    let mut learned = vec![
        // Whole: a family name alone can be a word of some library.
        ("name", page.text("#queue-list [role=option] .name").await.unwrap()),
        ("birth date", must(&["birthDate", "dateOfBirth"])),
        ("document number", must(&["documentNumber"])),
        ("evidence digest", must(&["evidenceDigest"])),
        ("note", NOTE.to_owned()),
    ];
    // Not every case has these.
    learned.extend(of(&["street", "streetAddress", "address"]).map(|street| ("address", street)));
    let contacts = page.call("reveal", json!({ "caseId": case, "purpose": "compare" })).await.unwrap();
    for contact in contacts.as_array().unwrap() {
        let which = contact["field"].as_str().unwrap().to_lowercase();
        let name = ["e-mail", "phone"].into_iter().find(|name| which.contains(&name.replace('-', "")));
        let text = contact["claimed"].as_str().or(contact["extracted"].as_str());
        learned.extend(text.map(|text| (name.unwrap_or("contact"), text.to_owned())));
    }
    for wanted in ["e-mail", "phone"] {
        assert!(learned.iter().any(|(name, _)| *name == wanted), "the first case of the queue has no {wanted}");
    }
    learned
}

/// What lies under a passphrase, by the names a keychain has for it. The profile must have been let go of.
async fn kept_under(phrase: &str, home: &Path) -> HashMap<String, Vec<u8>> {
    let config = Config::load(&home.join("config.toml"), None, &Overrides::default()).unwrap();
    let profile = Profile::open(home, Program::CommandLine, &config).unwrap();
    let patience = Patience::standard(Clock::system());
    let (place, keys) = profile.unlock(Some(&Secret::new(phrase)), &patience).await.unwrap();
    let refresh = place.get(KeyName::RefreshToken).await.unwrap().expect("somebody is signed in");
    profile.close().unwrap();
    let (epoch, epoch_key) = keys.current_epoch().expect("an epoch's key");
    HashMap::from([
        (KeyName::Database.as_text(), keys.database.expose().to_vec()),
        (KeyName::AuditSeed.as_text(), keys.audit_seed.expose().to_vec()),
        (KeyName::Epoch(epoch).as_text(), epoch_key.expose().to_vec()),
        (KeyName::RefreshToken.as_text(), refresh.expose().as_bytes().to_vec()),
    ])
}

async fn open(stage: &Stage, home: &Path) -> Page {
    let words = profile_words(home);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    stage.open(&words).await
}

/// One lock and what comes after it; how long it took from the trigger until nothing was left, and how long a text of the case was
/// found in our own memory after that.
///
/// `touched` runs since the last key or click: a window that locks by itself is due so long after it, and no later.
async fn round(locking: &Locking, page: &Page, trigger: Trigger, touched: &mut Clock) -> (Duration, Duration) {
    let Locking { stage, home, .. } = locking;
    page.until_there("#case-heading").await;
    let case = work::case_on_screen(page).await;
    let (handle, drawer) = (page.handle().await, drawer(page));
    // Answers are on their way to the page when it goes, contacts in clear among them.
    let reads =
        "const ask = (command, given) => void window.__TAURI_INTERNALS__.invoke(command, given).catch(() => {});
        ask('reveal', { caseId: CASE, purpose: 'compare' });
        for (let n = 0; n < 40; n++) ask('read_case', { caseId: CASE })";
    page.run(&reads.replace("CASE", &serde_json::json!(case).to_string())).await;
    let asked = Clock::system();
    match trigger {
        Trigger::Person => page.ask_last("lock").await,
        Trigger::Screen => {
            stage.signal(
                "/org/freedesktop/ScreenSaver",
                "org.freedesktop.ScreenSaver.ActiveChanged",
                &["boolean:true"],
            );
        }
        Trigger::Sleep => {
            stage.signal(
                "/org/freedesktop/login1",
                "org.freedesktop.login1.Manager.PrepareForSleep",
                &["boolean:true"],
            );
        }
        Trigger::Idle | Trigger::Age => {}
    }
    let gone = async || !std::path::Path::new(&format!("/proc/{drawer}")).exists();
    until("the process that drew the case is gone", gone).await;
    until("the profile is let go of", async || ProfileLock::take(home, Program::CommandLine).is_ok()).await;
    let took = match trigger {
        Trigger::Idle | Trigger::Age => touched.elapsed().saturating_sub(BY_ITSELF),
        _ => asked.elapsed(),
    };

    // Now there is time: the keys and the newest tokens are where they were a moment ago.
    let canaries = &locking.canaries().await;
    page.turn_to_next(&handle).await;
    page.until_there("[data-waiting]").await;
    assert_eq!(page.title().await, "Second Look", "{trigger:?}: the title is the product's name");
    let html = page.run("return document.documentElement.outerHTML").await;
    let html = html.as_str().unwrap();
    let shown: Vec<_> =
        canaries.iter().filter(|canary| html.contains(&canary.text)).map(|canary| canary.name).collect();
    assert!(shown.is_empty() && !html.contains(&case), "{trigger:?}: of a case there is on the page: {shown:?}");
    let refused = page.call("read_case", serde_json::json!({ "caseId": case })).await.unwrap_err();
    assert_eq!(refused["code"], "not_open", "{trigger:?}: nor behind it");
    let next = self::drawer(page);
    assert_ne!(next, drawer);
    let (found, around) = in_memory(next, canaries);
    assert!(found.is_empty(), "{trigger:?}: in the process that draws it there are {found:?}:\n{around}");
    let looked = Clock::system();
    let kept = loop {
        let begun = looked.elapsed();
        let (found, around) = in_memory(page.id(), canaries);
        let secrets: Vec<_> = found.iter().filter(|(name, _)| !locking.is_of_the_case(name)).collect();
        assert!(secrets.is_empty(), "{trigger:?}: in our own process there are {secrets:?}:\n{around}");
        if found.is_empty() {
            break begun;
        }
        assert!(begun < GRACE, "{trigger:?}: in our own process there are {found:?} still:\n{around}");
        tokio::time::sleep(LOOK_EVERY).await;
    };
    *touched = Clock::system();
    page.click("main button.main").await;
    if let Some(phrase) = locking.passphrase {
        work::give_passphrase(page, phrase).await;
    }
    page.until_there("#case-heading").await;
    assert_eq!(work::case_on_screen(page).await, case, "{trigger:?}: unlocking comes back to the place");
    (took, kept)
}

async fn until(what: &str, is: impl AsyncFn() -> bool) {
    for _ in 0..PATIENCE.as_millis() / LOOK_EVERY.as_millis() {
        if is().await {
            return;
        }
        tokio::time::sleep(LOOK_EVERY).await;
    }
    panic!("never: {what}");
}

/// The web view's process that draws the page.
fn drawer(page: &Page) -> u32 {
    let all = Page::children_of(page.id());
    let draws =
        |id: &u32| std::fs::read_to_string(format!("/proc/{id}/comm")).is_ok_and(|name| name.starts_with("WebKitWeb"));
    let drawers: Vec<u32> = all.into_iter().filter(draws).collect();
    assert_eq!(drawers.len(), 1, "one page, one process: {drawers:?}");
    drawers[0]
}

/// Which canaries stand in a process's memory and how often, as UTF-8, as the two-byte text of a script, or as bytes; and between
/// what.
pub fn in_memory(id: u32, canaries: &[Canary]) -> (Vec<(&'static str, usize)>, String) {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/desktop/in_memory.py");
    let mut look = Command::new("python3");
    look.args([script, &id.to_string()]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut look = look.spawn().unwrap();
    let wanted: Vec<&str> = canaries.iter().map(|canary| canary.text.as_str()).collect();
    look.stdin.take().unwrap().write_all(wanted.join("\n").as_bytes()).unwrap();
    let said = look.wait_with_output().unwrap();
    let said_of = String::from_utf8_lossy(&said.stdout).into_owned();
    let counts: Vec<usize> = said_of.lines().map(|count| count.parse().expect("a number a line")).collect();
    assert_eq!(counts.len(), canaries.len(), "each was looked for: {}", String::from_utf8_lossy(&said.stderr));
    let found = canaries.iter().zip(counts).filter(|(_, count)| *count > 0);
    (found.map(|(canary, count)| (canary.name, count)).collect(), String::from_utf8_lossy(&said.stderr).into_owned())
}
