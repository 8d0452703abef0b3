//! How long the window lets a frame wait while thousands of cases come, against the same window at rest.
use std::time::Duration;

use second_look_sandbox::{Sandbox, SandboxOptions};
use serde_json::json;

use crate::profile::{Browser, profile_words, write_configuration};
use crate::stage::{LOOK_EVERY, Page, Stage};
use crate::{Figure, RUNS};

const CASES: usize = 5_000;
/// Some of them are decided, gone or for operations; a round that ended with fewer than so many in the queue has not had them.
const MOST_PENDING: u64 = 2_500;
/// How long the window is watched at rest.
const AT_REST: Duration = Duration::from_secs(6);
/// A sync of so many cases takes seconds; far beyond that something hangs.
const LOOKS: u32 = 2_400;

/// The 99th percentile of the time between two frames during a sync, against that at rest.
pub async fn measure() -> Figure {
    let (mut measured, mut floor) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let stage = Stage::with_keyring();
        let sandbox = Sandbox::start(SandboxOptions { cases: 40, ..SandboxOptions::default() }).await.unwrap();
        let home = stage.folder().join("profile");
        write_configuration(&home, sandbox.addresses());
        let browser = Browser::on(&stage);
        let words = profile_words(&home);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let page = stage.open(&words).await;
        page.until_text("Use the system's keychain").await;
        page.press("Enter").await;
        page.until_text("Sign in with the browser").await;
        page.press("Enter").await;
        browser.sign_in("R. Iyer").await;
        page.until_there("#queue-list [role=option]").await;
        synced(&page, 1).await;

        page.run(WATCH).await;
        tokio::time::sleep(AT_REST).await;
        floor.push(slowest_of_a_hundred(&page).await);

        sandbox.control().add_cases("staging", CASES).unwrap();
        page.run(WATCH).await;
        page.call("sync_now", json!({})).await.unwrap();
        synced(&page, MOST_PENDING).await;
        measured.push(slowest_of_a_hundred(&page).await);
        page.end().await;
        sandbox.shutdown().await;
    }
    Figure {
        name: "a frame during a sync of 5,000 cases, p99",
        floor_name: "the same window at rest, p99",
        measured,
        floor,
        limit: 2.0,
    }
}

/// Waits until at least so many cases are in the queue and the round that brought them has ended.
async fn synced(page: &Page, cases: u64) {
    for _ in 0..LOOKS {
        let status = page.call("status", json!({})).await.unwrap();
        let here = status["casesPending"].as_u64().unwrap();
        if here >= cases && status["sync"]["running"] == json!(false) {
            return;
        }
        tokio::time::sleep(LOOK_EVERY * 5).await;
    }
    panic!("the sync did not end");
}

/// Notes the time between frames from now on. Each frame changes what no eye can see, so that there is one to draw.
const WATCH: &str = "window.gaps = []; window.turn = (window.turn ?? 0) + 1;
    const turn = window.turn; let last = null;
    const frame = (now) => {
        if (window.turn !== turn) return;
        if (last !== null) window.gaps.push(now - last);
        last = now;
        document.documentElement.style.opacity = window.gaps.length % 2 ? '0.9999' : '1';
        requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);";

/// Stops watching; the time that one frame in a hundred is longer than.
async fn slowest_of_a_hundred(page: &Page) -> Duration {
    let gaps = page.run("window.turn += 1; return window.gaps").await;
    let mut gaps: Vec<f64> = gaps.as_array().unwrap().iter().map(|gap| gap.as_f64().unwrap()).collect();
    assert!(gaps.len() >= 100, "only {} frames were drawn", gaps.len());
    gaps.sort_by(f64::total_cmp);
    Duration::from_secs_f64(gaps[gaps.len() * 99 / 100] / 1e3)
}
