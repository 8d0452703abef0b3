//! What locks a window, and one lock after another: from the trigger until nothing is left, and back to the case.
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use second_look::access::lock_file::{ProfileLock, Program};
use second_look::clock::Clock;
use second_look_sandbox::{Sandbox, SandboxOptions};

use crate::profile::{Browser, profile_words, write_configuration};
use crate::stage::{LOOK_EVERY, PATIENCE, Page, Stage};
use crate::work;

/// What a window waits for by itself in this test.
const BY_ITSELF: Duration = Duration::from_secs(4);

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

/// A profile with somebody signed in, and a name that must not stay anywhere.
pub struct Locking {
    stage: Stage,
    sandbox: Sandbox,
    home: std::path::PathBuf,
    name: String,
}

impl Locking {
    /// Makes the profile by the window's own first steps.
    pub async fn begin() -> Self {
        let stage = Stage::with_keyring();
        let sandbox = Sandbox::start(SandboxOptions { cases: 6, ..SandboxOptions::default() }).await.unwrap();
        let home = stage.folder().join("profile");
        write_configuration(&home, sandbox.addresses());
        let browser = Browser::on(&stage);
        let page = open(&stage, &home).await;
        work::first_steps(&page, &browser).await;
        work::queue_is_there(&page).await;
        let name = page.text("#queue-list [role=option] .name").await.unwrap();
        page.end().await;
        Self { stage, sandbox, home, name }
    }

    /// The platform behind it.
    pub fn sandbox(&self) -> &Sandbox {
        &self.sandbox
    }

    /// So many locks by one trigger in one window, and how long each took, the shortest first. One more goes before them:
    /// how old an opened profile is counts from the window's start there.
    pub async fn rounds(&mut self, trigger: Trigger, count: usize) -> Vec<Duration> {
        self.stage.tell("SECOND_LOOK_IDLE_SECS", if trigger == Trigger::Idle { "4" } else { "600" });
        self.stage.tell("SECOND_LOOK_AGE_SECS", if trigger == Trigger::Age { "4" } else { "600" });
        let page = open(&self.stage, &self.home).await;
        work::queue_is_there(&page).await;
        let mut touched = Clock::system();
        page.press("Enter").await;
        let mut took = Vec::new();
        for _ in 0..=count {
            took.push(round(&self.stage, &page, trigger, &self.home, &self.name, &mut touched).await);
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

async fn open(stage: &Stage, home: &Path) -> Page {
    let words = profile_words(home);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    stage.open(&words).await
}

/// One lock and what comes after it; how long it took from the trigger until nothing was left.
///
/// `touched` runs since the last key or click: a window that locks by itself is due so long after it, and no later.
async fn round(stage: &Stage, page: &Page, trigger: Trigger, home: &Path, name: &str, touched: &mut Clock) -> Duration {
    page.until_there("#case-heading").await;
    let case = work::case_on_screen(page).await;
    let (handle, drawer) = (page.handle().await, drawer(page));
    // Answers are on their way to the page when it goes.
    let reads = "for (let n = 0; n < 40; n++) void window.__TAURI_INTERNALS__.invoke('read_case', { caseId: CASE }).catch(() => {})";
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

    page.turn_to_next(&handle).await;
    page.until_there("[data-waiting]").await;
    assert_eq!(page.title().await, "Second Look", "{trigger:?}: the title is the product's name");
    let html = page.run("return document.documentElement.outerHTML").await;
    let html = html.as_str().unwrap();
    assert!(!html.contains(name) && !html.contains(&case), "{trigger:?}: nothing of a case is on the page");
    let refused = page.call("read_case", serde_json::json!({ "caseId": case })).await.unwrap_err();
    assert_eq!(refused["code"], "not_open", "{trigger:?}: nor behind it");
    let next = self::drawer(page);
    assert_ne!(next, drawer);
    assert_eq!(in_memory(next, name).0, 0, "{trigger:?}: nor in the process that draws it");
    // An answer that is for nobody now may take its moment to be let go of.
    let looked = Clock::system();
    loop {
        let (found, around) = in_memory(page.id(), name);
        if found == 0 {
            break;
        }
        assert!(looked.elapsed() < PATIENCE, "{trigger:?}: {found} times in our own process still:\n{around}");
        tokio::time::sleep(LOOK_EVERY).await;
    }
    *touched = Clock::system();
    page.click("main button.main").await;
    page.until_there("#case-heading").await;
    assert_eq!(work::case_on_screen(page).await, case, "{trigger:?}: unlocking comes back to the place");
    took
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

/// How often a text stands in a process's memory, as UTF-8 and as the two-byte text of a script, and between what.
fn in_memory(id: u32, wanted: &str) -> (usize, String) {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/desktop/in_memory.py");
    let mut look = Command::new("python3");
    look.args([script, &id.to_string()]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut look = look.spawn().unwrap();
    look.stdin.take().unwrap().write_all(wanted.as_bytes()).unwrap();
    let said = look.wait_with_output().unwrap();
    let found = String::from_utf8_lossy(&said.stdout).trim().parse().expect("one number");
    (found, String::from_utf8_lossy(&said.stderr).into_owned())
}
