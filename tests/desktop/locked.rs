//! The lock (T-18): five triggers, and what is left after each.
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use second_look::access::lock_file::{ProfileLock, Program};
use second_look::clock::Clock;
use second_look_sandbox::{Sandbox, SandboxOptions};

use crate::profile::{Browser, profile_words, write_configuration};
use crate::stage::{LOOK_EVERY, PATIENCE, Page, Stage};
use crate::watch::Watch;
use crate::work;

/// Rounds of each trigger.
const ROUNDS: usize = 5;
/// Far above the second it may take, on a machine that does other things too; the time itself is printed.
const WIDE: Duration = Duration::from_secs(10);
/// What a window waits for by itself in this test.
const BY_ITSELF: Duration = Duration::from_secs(4);

#[derive(Clone, Copy, Debug, PartialEq)]
enum Trigger {
    Person,
    Screen,
    Sleep,
    Idle,
    Age,
}

#[tokio::test]
async fn t_18_each_of_five_triggers_takes_the_page_the_keys_and_the_file_and_unlocking_comes_back_to_the_case() {
    let mut stage = Stage::with_keyring();
    let sandbox = Sandbox::start(SandboxOptions { cases: 6, ..SandboxOptions::default() }).await.unwrap();
    let _watch = Watch::over(sandbox.control());
    let home = stage.folder().join("profile");
    write_configuration(&home, sandbox.addresses());
    let browser = Browser::on(&stage);
    let words = profile_words(&home);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let page = stage.open(&words).await;
    page.until_text("Where shall the keys lie?").await;
    page.press("Enter").await;
    page.until_text(work::SIGN_IN).await;
    page.press("Enter").await;
    browser.sign_in("R. Iyer").await;
    work::queue_is_there(&page).await;
    let name = page.text("#queue-list [role=option] .name").await.unwrap();
    page.end().await;

    for trigger in [Trigger::Person, Trigger::Screen, Trigger::Sleep, Trigger::Idle, Trigger::Age] {
        stage.tell("SECOND_LOOK_IDLE_SECS", if trigger == Trigger::Idle { "4" } else { "600" });
        stage.tell("SECOND_LOOK_AGE_SECS", if trigger == Trigger::Age { "4" } else { "600" });
        let page = stage.open(&words).await;
        work::queue_is_there(&page).await;
        page.press("Enter").await;
        let mut took = Vec::new();
        for _ in 0..ROUNDS {
            took.push(round(&stage, &page, trigger, &home, &name).await);
        }
        took.sort();
        let worst = took.last().unwrap();
        println!("t18: trigger={trigger:?} rounds={ROUNDS} worst_ms={}", worst.as_millis());
        assert!(*worst < WIDE, "{trigger:?}: {took:?}");
        page.end().await;
    }
    sandbox.shutdown().await;
}

/// One lock and what comes after it; how long it took from the trigger until nothing was left.
async fn round(stage: &Stage, page: &Page, trigger: Trigger, home: &Path, name: &str) -> Duration {
    page.until_there("#case-heading").await;
    let case = work::case_on_screen(page).await;
    let (handle, drawer) = (page.handle().await, drawer(page));
    let clock = Clock::system();
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
    let took = clock.elapsed();

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
    assert_eq!(in_memory(next, name), 0, "{trigger:?}: nor in the process that draws it");
    page.click("main button.main").await;
    page.until_there("#case-heading").await;
    assert_eq!(work::case_on_screen(page).await, case, "{trigger:?}: unlocking comes back to the place");
    match trigger {
        Trigger::Idle | Trigger::Age => took.saturating_sub(BY_ITSELF),
        _ => took,
    }
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

/// How often a text stands in a process's memory, as UTF-8 and as the two-byte text of a script.
fn in_memory(id: u32, wanted: &str) -> usize {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/desktop/in_memory.py");
    let mut look = Command::new("python3");
    look.args([script, &id.to_string()]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut look = look.spawn().unwrap();
    look.stdin.take().unwrap().write_all(wanted.as_bytes()).unwrap();
    let said = look.wait_with_output().unwrap();
    String::from_utf8_lossy(&said.stdout).trim().parse().expect("one number")
}
