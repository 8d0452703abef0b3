//! A picture of twelve megapixels under the hand: how soon a key has moved it, and how soon after its case was opened it can be
//! moved at all; each against the same picture in a bare page.
use std::time::Duration;

use second_look_sandbox::control::OddFile;
use second_look_sandbox::rules::GoneReason;
use second_look_sandbox::world::Side;
use second_look_sandbox::{Change, Sandbox};
use serde_json::json;

use crate::keys::{HEAR, pressed};
use crate::next::A_LOOK;
use crate::opened::Opened;
use crate::photograph::photograph;
use crate::stage::Page;
use crate::work::{case_on_screen, open_case};
use crate::{Figure, RUNS, bare};

const WIDTH: u32 = 4_000;
const HEIGHT: u32 = 3_000;
/// There and back, so that the picture has somewhere to go at each key.
const BY_TURNS: [&str; 2] = ["Shift+Right", "Shift+Left"];

/// A key that moves the picture; and from the Enter that opens its case until it can be moved.
pub async fn measure() -> [Figure; 2] {
    let file = photograph(WIDTH, HEIGHT);
    let opened = Opened::prepared(40, |sandbox| hand_out(sandbox, &file)).await;
    let page = &opened.page;
    open_case(page).await;
    let (mut opening, mut moving) = (Vec::new(), Vec::new());
    for run in 1..=RUNS {
        println!("large: run {run} of {RUNS}");
        page.until("the large picture", LARGE).await;
        // The next one is fetched and decoded meanwhile, as in a day's work.
        tokio::time::sleep(A_LOOK).await;
        page.run(MOVED_AFTER).await;
        page.press("Escape j Enter").await;
        let took = page.until("the next picture moves", "return window.movedAfter ?? null").await;
        opening.push(Duration::from_secs_f64(took.as_f64().unwrap() / 1e3));
        is_large_and_moves(page).await;
        page.run(HEAR).await;
        moving.push(pressed(page, &BY_TURNS).await);
    }
    let picture = [bare::preview(&file)];
    let (mut shown, mut floor) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        shown.push(bare::shown(page, &picture).await);
    }
    page.run(BARE_PAN).await;
    for _ in 0..RUNS {
        floor.push(pressed(page, &BY_TURNS).await);
    }
    opened.end().await;
    [
        Figure {
            name: "a picture of 12 megapixels answers a key, p95",
            floor_name: "the same picture in a bare page, p95",
            measured: moving,
            floor,
            limit: 2.0,
        },
        Figure {
            name: "opening its case until it can be moved",
            floor_name: "the same picture drawn in a bare page",
            measured: opening,
            floor: shown,
            // What is asked of it is a time.
            limit: f64::INFINITY,
        },
    ]
}

/// Leaves a case for each run and one before them, and hands this file out for each side of their documents. Where a digest was
/// told beforehand another file would not be shown.
fn hand_out(sandbox: &Sandbox, file: &[u8]) {
    let control = sandbox.control();
    let untold = |case: &String| control.files("staging", case).iter().all(|file| !file.offers_digest);
    let kept: Vec<String> = control.cases_to_compare("staging").into_iter().filter(untold).take(RUNS + 1).collect();
    assert_eq!(kept.len(), RUNS + 1, "a case for each run");
    for case in control.case_ids("staging") {
        if !kept.contains(&case) {
            control.change("staging", &case, Change::Remove { reason: GoneReason::Withdrawn }).unwrap();
            continue;
        }
        for side in control.files("staging", &case) {
            if matches!(side.picture.side, Side::Front | Side::Back) {
                let large = OddFile::Bytes {
                    content_type: "image/jpeg".to_owned(),
                    name: "large.jpg".to_owned(),
                    bytes: file.to_owned(),
                };
                control.replace_file(&side.vault_id, large);
            }
        }
    }
}

/// What is measured is what it is said to be.
async fn is_large_and_moves(page: &Page) {
    let case = case_on_screen(page).await;
    let view = page.call("read_case", json!({ "caseId": case })).await.unwrap();
    let large = |image: &serde_json::Value| image["width"] == json!(WIDTH) && image["height"] == json!(HEIGHT);
    assert!(view["images"].as_array().unwrap().iter().any(large), "the file has twelve megapixels: {}", view["images"]);
    page.until("the large picture", LARGE).await;
    let before = page.run(PLACE).await;
    page.press("Shift+Down").await;
    let elsewhere = format!("return document.querySelector('figure .moved').style.transform !== {before}");
    page.until("it moves", &elsewhere).await;
}

const PLACE: &str = "return document.querySelector('figure .moved').style.transform";

/// Gives true once the picture on the table is the preview of one with more pixels than a preview has.
const LARGE: &str = "const picture = document.querySelector('figure img:not(.full)');
    return picture !== null && picture.complete && picture.naturalWidth === 2048";

/// From the next Enter on, presses the key that moves the picture as soon as the next case shows one, and notes when it has moved.
const MOVED_AFTER: &str = "window.movedAfter = null;
    const heard = (event) => {
        if (event.key !== 'Enter') return;
        removeEventListener('keydown', heard, true);
        const began = event.timeStamp;
        const before = document.querySelector('[role=option].open')?.id;
        const look = () => {
            const open = document.querySelector('[role=option].open')?.id;
            const picture = document.querySelector('figure img:not(.full)');
            const here = picture?.complete && picture.naturalWidth === 2048;
            if (!open || open === before || !here) return requestAnimationFrame(look);
            const moved = picture.parentElement;
            const place = moved.style.transform;
            const key = { key: 'ArrowRight', code: 'ArrowRight', shiftKey: true, bubbles: true, cancelable: true };
            (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', key));
            const wait = () => {
                if (moved.style.transform === place) return requestAnimationFrame(wait);
                const drawn = new MessageChannel();
                drawn.port1.onmessage = () => { window.movedAfter = performance.now() - began; };
                drawn.port2.postMessage(null);
            };
            requestAnimationFrame(wait);
        };
        requestAnimationFrame(look);
    };
    addEventListener('keydown', heard, true);";

/// The arrows move the picture of the bare page.
const BARE_PAN: &str = "const picture = document.querySelector('canvas');
    let at = 0;
    addEventListener('keydown', (event) => {
        event.stopImmediatePropagation();
        if (event.key === 'Shift') return;
        at += event.key === 'ArrowRight' ? 60 : -60;
        picture.style.transform = `translateX(${at}px)`;
    }, true);";
