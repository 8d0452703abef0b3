//! Pictures in the window: the next case after a decision, and a large picture under the hand.
use std::time::Duration;

use second_look_sandbox::control::OddFile;

use crate::keys::{HEAR, pressed};
use crate::opened::{Opened, window};
use crate::photograph::photograph;
use crate::work::{answer_a_plain_case, open_case};
use crate::{Figure, RUNS};

/// From the Enter that answers a case to the next one with its pictures drawn, against the same pictures in a bare page.
pub async fn next_case() -> Figure {
    let (mut measured, mut floor) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let opened = Opened::with_cases(40).await;
        let page = &opened.page;
        open_case(page).await;
        page.run(NEXT).await;
        answer_a_plain_case(page, "a Enter").await;
        let took = page.until("the next case with its pictures", "return window.nextAfter ?? null").await;
        measured.push(Duration::from_secs_f64(took.as_f64().unwrap() / 1e3));
        let pictures = page.run("return [...document.querySelectorAll('figure img')].map((one) => one.src)").await;
        // Anew, because a window that has shown them once shows them again from its memory.
        let Opened { stage, sandbox, page, home } = opened;
        page.end().await;
        let page = window(&stage, &home).await;
        page.until_there("#queue-list [role=option]").await;
        page.run(&format!("window.pictures = {pictures}")).await;
        let took = page.run_until_done(BARE).await;
        floor.push(Duration::from_secs_f64(took.as_f64().unwrap() / 1e3));
        page.end().await;
        sandbox.shutdown().await;
    }
    Figure {
        name: "a decision to the next case and its pictures",
        floor_name: "the same pictures in a bare page",
        measured,
        floor,
        limit: 1.5,
    }
}

/// A picture of twelve megapixels moves under the keys; how long after a key it has, against a bare page.
pub async fn large() -> Figure {
    let (mut measured, mut floor) = (Vec::new(), Vec::new());
    let opened = Opened::with_cases(40).await;
    let control = opened.sandbox.control();
    let file = OddFile::Bytes {
        content_type: "image/jpeg".to_owned(),
        name: "front.jpg".to_owned(),
        bytes: photograph(4_000, 3_000),
    };
    for case in control.case_ids("staging") {
        if let Some(vault_id) = control.first_file("staging", &case) {
            control.replace_file(&vault_id, file.clone());
        }
    }
    let page = &opened.page;
    open_case(page).await;
    page.run(HEAR).await;
    for run in 0..RUNS {
        measured.push(pressed(page, if run % 2 == 0 { "Shift+Right" } else { "Shift+Left" }).await);
    }
    page.run(BARE_PAN).await;
    for run in 0..RUNS {
        floor.push(pressed(page, if run % 2 == 0 { "Shift+Right" } else { "Shift+Left" }).await);
    }
    opened.end().await;
    Figure {
        name: "a picture of 12 megapixels answers a key, p95",
        floor_name: "the same picture in a bare page, p95",
        measured,
        floor,
        limit: 2.0,
    }
}

/// From the last Enter on, notes when another case stands on screen with its pictures decoded and drawn.
const NEXT: &str = "window.nextAfter = null;
    addEventListener('keydown', (event) => {
        if (event.key !== 'Enter') return;
        const began = event.timeStamp;
        const before = document.querySelector('[role=option].open')?.id;
        const look = () => {
            const open = document.querySelector('[role=option].open')?.id;
            const pictures = [...document.querySelectorAll('figure img')];
            const drawn = pictures.length > 0 && pictures.every((one) => one.complete && one.naturalWidth > 0);
            if (open && open !== before && drawn) {
                requestAnimationFrame(() => { window.nextAfter = performance.now() - began; });
            } else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
    }, true);";

/// Shows those pictures in a page with nothing else; gives how long it took.
const BARE: &str = "const done = arguments[arguments.length - 1];
    document.body.replaceChildren();
    const began = performance.now();
    const pictures = window.pictures.map((source) => Object.assign(new Image(), { src: source }));
    document.body.append(...pictures);
    Promise.all(pictures.map((one) => one.decode())).then(() =>
        requestAnimationFrame(() => done(performance.now() - began)));";

/// Leaves nothing of the page but its picture, which the arrows move.
const BARE_PAN: &str = "const picture = document.querySelector('figure img').cloneNode();
    document.body.replaceChildren(picture);
    let at = 0;
    addEventListener('keydown', (event) => {
        event.stopImmediatePropagation();
        if (event.key === 'Shift') return;
        at += event.key === 'ArrowRight' ? 40 : -40;
        picture.style.transform = `translateX(${at}px)`;
    }, true);";
