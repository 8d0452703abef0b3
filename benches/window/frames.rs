//! How long the window lets a frame wait while thousands of cases come, against the same window at rest.
use std::time::Duration;

use serde_json::json;

use crate::opened::{Opened, synced};
use crate::stage::Page;
use crate::{Figure, RUNS};

const CASES: usize = 5_000;
/// Some of them are decided, gone or for operations; a round that ended with fewer than so many in the queue has not had them.
const MOST_PENDING: u64 = 2_500;
/// How long the window is watched at rest.
const AT_REST: Duration = Duration::from_secs(6);

/// The 99th percentile of the time between two frames during a sync, against that at rest.
pub async fn measure() -> Figure {
    let (mut measured, mut floor) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let opened = Opened::with_cases(40).await;
        let page = &opened.page;
        page.run(WATCH).await;
        tokio::time::sleep(AT_REST).await;
        floor.push(slowest_of_a_hundred(page).await);

        opened.sandbox.control().add_cases("staging", CASES).unwrap();
        page.run(WATCH).await;
        page.call("sync_now", json!({})).await.unwrap();
        synced(page, MOST_PENDING).await;
        measured.push(slowest_of_a_hundred(page).await);
        opened.end().await;
    }
    Figure {
        name: "a frame during a sync of 5,000 cases, p99",
        floor_name: "the same window at rest, p99",
        measured,
        floor,
        limit: 2.0,
    }
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
