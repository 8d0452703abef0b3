//! From a key to the frame that shows what it did, in a long queue while more cases come, against the same rows in a bare page.
use std::time::Duration;

use serde_json::json;

use crate::opened::{Opened, synced};
use crate::stage::Page;
use crate::{Figure, RUNS};

const CASES: usize = 10_000;
/// Cases that come while keys are pressed.
const MORE: usize = 5_000;
/// Keys a run.
const KEYS: usize = 60;

/// The 95th percentile of the time from a key to the end of the next frame.
pub async fn measure() -> Figure {
    let (mut measured, mut floor) = (Vec::new(), Vec::new());
    let opened = Opened::with_cases(CASES).await;
    let page = &opened.page;
    for run in 0..RUNS {
        page.run(HEAR).await;
        opened.sandbox.control().add_cases("staging", MORE).unwrap();
        page.call("sync_now", json!({})).await.unwrap();
        page.until("a sync that runs", "return document.querySelector('footer progress') !== null").await;
        measured.push(pressed(page, if run % 2 == 0 { "j" } else { "k" }).await);
        synced(page, 1).await;
    }
    page.run(BARE).await;
    page.run(HEAR).await;
    for run in 0..RUNS {
        floor.push(pressed(page, if run % 2 == 0 { "j" } else { "k" }).await);
    }
    opened.end().await;
    Figure {
        name: "key to next frame, 10,000 queued, syncing, p95",
        floor_name: "the same rows in a bare page, p95",
        measured,
        floor,
        limit: 2.0,
    }
}

/// Presses a key so often; the time that one in twenty takes longer than.
pub async fn pressed(page: &Page, key: &str) -> Duration {
    page.run("window.took = []").await;
    for _ in 0..KEYS {
        page.press(key).await;
    }
    let took = page.until("every key's frame", &format!("return window.took.length >= {KEYS} && window.took")).await;
    let mut took: Vec<f64> = took.as_array().unwrap().iter().map(|one| one.as_f64().unwrap()).collect();
    took.sort_by(f64::total_cmp);
    Duration::from_secs_f64(took[took.len() * 95 / 100] / 1e3)
}

/// Notes from now on how long after a key was pressed the frame it led to had been drawn.
pub const HEAR: &str = "window.took = [];
    if (!window.hearing) {
        window.hearing = true;
        addEventListener('keydown', (event) => {
            if (event.key === 'Shift') return;
            const began = event.timeStamp;
            requestAnimationFrame(() => {
                const drawn = new MessageChannel();
                drawn.port1.onmessage = () => window.took.push(performance.now() - began);
                drawn.port2.postMessage(null);
            });
        }, true);
    }";

/// Leaves nothing of the page but the rows of its list, which J and K go through.
const BARE: &str = "const list = document.querySelector('#queue-list').cloneNode(true);
    document.body.replaceChildren(list);
    const rows = [...list.querySelectorAll('[role=option]')];
    let at = 0;
    addEventListener('keydown', (event) => {
        event.stopImmediatePropagation();
        rows[at].setAttribute('aria-selected', 'false');
        rows[at].style.outline = '';
        at = (at + (event.key === 'j' ? 1 : rows.length - 1)) % rows.length;
        rows[at].setAttribute('aria-selected', 'true');
        rows[at].style.outline = '2px solid';
        rows[at].scrollIntoView({ block: 'nearest' });
    }, true);";
