//! The next case after a decision with its four pictures side by side, against the same pictures in a bare page.
use std::time::Duration;

use second_look_sandbox::rules::GoneReason;
use second_look_sandbox::{Change, Sandbox, draw};
use serde_json::Value;

use crate::opened::Opened;
use crate::work::{begin_a_plain_case, open_case};
use crate::{Figure, RUNS, bare};

/// Nobody answers a case sooner; meanwhile the next one is fetched and decoded.
pub const A_LOOK: Duration = Duration::from_secs(5);
/// Places of the light table.
const PICTURES: usize = 4;

/// From the Enter that answers a case to the next one with its four pictures drawn.
pub async fn measure() -> Figure {
    let (mut measured, mut floor) = (Vec::new(), Vec::new());
    for run in 1..=RUNS {
        println!("next: run {run} of {RUNS}");
        let opened = Opened::prepared(40, with_more_pictures).await;
        let page = &opened.page;
        open_case(page).await;
        // Each lays one more beside those that lie there.
        page.press("Shift+V Shift+V Shift+V").await;
        page.until("four pictures side by side", FOUR).await;
        begin_a_plain_case(page, "a").await;
        page.until("four pictures of the case to be answered", FOUR).await;
        tokio::time::sleep(A_LOOK).await;
        page.run(NEXT).await;
        page.press("Enter").await;
        let next = page.until("the next case with its pictures", "return window.next ?? null").await;
        measured.push(Duration::from_secs_f64(next["took"].as_f64().unwrap() / 1e3));
        floor.push(bare::shown(page, &the_same(&opened.sandbox, &next)).await);
        opened.end().await;
    }
    Figure {
        name: "a decision to the next case and its 4 pictures",
        floor_name: "the same four pictures in a bare page",
        measured,
        floor,
        limit: 1.5,
    }
}

/// Leaves the cases that can show four pictures or more, and lets them.
fn with_more_pictures(sandbox: &Sandbox) {
    let control = sandbox.control();
    let kept = control.cases_to_compare("staging");
    for case in control.case_ids("staging") {
        let change =
            if kept.contains(&case) { Change::MorePictures } else { Change::Remove { reason: GoneReason::Withdrawn } };
        control.change("staging", &case, change).unwrap();
    }
    assert!(kept.len() >= 5, "only {} cases show all their pictures", kept.len());
}

/// What the window was given of the pictures it shows.
fn the_same(sandbox: &Sandbox, next: &Value) -> Vec<Value> {
    let files = sandbox.control().files("staging", next["case"].as_str().unwrap());
    let shown = next["files"].as_array().unwrap().iter().map(|id| {
        let file = files.iter().find(|file| Some(file.vault_id.as_str()) == id.as_str());
        bare::preview(&draw::draw(&file.expect("a file of this case").picture))
    });
    let shown: Vec<Value> = shown.collect();
    assert_eq!(shown.len(), PICTURES, "the same four");
    shown
}

/// Gives true once four pictures of the open case are here.
const FOUR: &str = "const pictures = [...document.querySelectorAll('figure img:not(.full)')];
    return pictures.length === 4 && pictures.every((one) => one.complete && one.naturalWidth > 0)";

/// From the Enter that answers a case on, notes when another stands on screen with four pictures decoded and drawn, and which.
const NEXT: &str = "window.next = null;
    addEventListener('keydown', (event) => {
        if (event.key !== 'Enter') return;
        const began = event.timeStamp;
        const before = document.querySelector('[role=option].open')?.id;
        const look = () => {
            const open = document.querySelector('[role=option].open')?.id;
            const pictures = [...document.querySelectorAll('figure img:not(.full)')];
            const here = pictures.length === 4 && pictures.every((one) => one.complete && one.naturalWidth > 0);
            if (!open || open === before || !here) return requestAnimationFrame(look);
            Promise.all(pictures.map((one) => one.decode())).then(() => requestAnimationFrame(() => {
                const drawn = new MessageChannel();
                drawn.port1.onmessage = () => {
                    const file = ({ src }) => decodeURIComponent(new URL(src).pathname).split('/').at(-2);
                    window.next = { took: performance.now() - began, case: open.slice(4), files: pictures.map(file) };
                };
                drawn.port2.postMessage(null);
            }));
        };
        requestAnimationFrame(look);
    }, true);";
