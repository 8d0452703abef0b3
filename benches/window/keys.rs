//! From a key to the frame that shows what it did, in a long queue while more cases come, against the same rows in a bare page.
use std::time::Duration;

use serde_json::json;

use crate::opened::{Opened, synced};
use crate::stage::Page;
use crate::{Figure, RUNS};

const CASES: usize = 10_000;
/// Cases that come while keys are pressed: so many that they are still coming behind the last one.
const MORE: usize = 20_000;
/// Keys a run.
const KEYS: usize = 60;

/// The 95th percentile of the time from a key to the end of the next frame.
pub async fn measure() -> Figure {
    let (mut measured, mut floor) = (Vec::new(), Vec::new());
    for run in 1..=RUNS {
        println!("keys: run {run} of {RUNS}");
        // A window of its own each time: the list is never longer than it is said to be.
        let opened = Opened::with_cases(CASES).await;
        let page = &opened.page;
        page.run(HEAR).await;
        opened.sandbox.control().add_cases("staging", MORE).unwrap();
        page.call("sync_now", json!({})).await.unwrap();
        page.until("a sync that runs", SYNCING).await;
        measured.push(pressed(page, &["j"]).await);
        assert_eq!(page.run(SYNCING).await, json!(true), "the sync went on to the last key");
        synced(page, 1).await;
        page.run(BARE).await;
        page.run(HEAR).await;
        floor.push(pressed(page, &["j"]).await);
        opened.end().await;
    }
    Figure {
        name: "key to next frame, 10,000 queued, syncing, p95",
        floor_name: "the same rows in a bare page, p95",
        measured,
        floor,
        limit: 2.0,
    }
}

const SYNCING: &str = "return document.querySelector('footer progress') !== null";

/// Presses so many keys, these by turns; the time that one in twenty takes longer than.
pub async fn pressed(page: &Page, keys: &[&str]) -> Duration {
    page.run("window.took = []").await;
    for key in keys.iter().cycle().take(KEYS) {
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
