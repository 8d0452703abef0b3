//! A cold start with a hundred thousand cases, and the memory of a day's work, each against an empty window.
use std::fs;
use std::path::Path;
use std::time::Duration;

use serde_json::json;

use crate::opened::{Opened, window};
use crate::stage::Page;
use crate::work::{PICTURE_SHOWN, case_on_screen};
use crate::{Figure, RUNS, now};

const CASES: usize = 100_000;
/// Cases opened before memory is read.
const OPENED: usize = 50;
/// Between two looks at what a window takes.
const BETWEEN: Duration = Duration::from_secs(2);
/// Memory may be so many times that of an empty window.
const MEMORY_LIMIT: f64 = 1.5;

/// From the start of the program to the first row of the queue; false with it when memory is over its limit.
pub async fn measure() -> (Figure, bool) {
    let opened = Opened::with_cases(CASES).await;
    let Opened { stage, sandbox, page, home } = opened;
    page.end().await;
    let (mut measured, mut floor) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let (page, took) = shown(&stage, &home, "#queue-list [role=option]").await;
        measured.push(took);
        page.end().await;
        let empty = tempfile::tempdir_in(stage.folder()).unwrap();
        let (page, took) = shown(&stage, empty.path(), "main, form, [role=dialog], h1").await;
        floor.push(took);
        page.end().await;
    }
    let empty = tempfile::tempdir_in(stage.folder()).unwrap();
    let (page, _) = shown(&stage, empty.path(), "main, form, [role=dialog], h1").await;
    let bare = taken(&page).await;
    page.end().await;
    let (page, _) = shown(&stage, &home, "#queue-list [role=option]").await;
    page.press("Enter").await;
    let mut pictured = 0;
    for opened in 1..=OPENED {
        let case = case_on_screen(&page).await;
        pictured += usize::from(picture_of(&page, &case).await);
        if opened % 10 == 0 {
            println!("memory: {opened} of {OPENED} cases were opened");
        }
        if opened < OPENED {
            page.press("Escape j Enter").await;
            // Closed and not yet open again is not the next one.
            let moved = format!(
                "const open = document.querySelector('[role=option].open'); return open && open.id !== 'row-{case}'"
            );
            page.until("the next case", &moved).await;
        }
    }
    assert!(pictured > OPENED / 2, "only {pictured} of {OPENED} cases showed a picture");
    let full = taken(&page).await;
    page.end().await;
    sandbox.shutdown().await;
    let ratio = full / bare;
    let holds = ratio <= MEMORY_LIMIT;
    println!(
        "memory (sum of PSS), 100,000 cases, {OPENED} opened {full:.0} MiB   an empty window {bare:.0} MiB   \
         {ratio:.2} x of {MEMORY_LIMIT} x   {}",
        if holds { "holds" } else { "OVER" }
    );
    let figure = Figure {
        name: "cold start to the first row, 100,000 cases",
        floor_name: "the same program on an empty folder",
        measured,
        floor,
        limit: 2.0,
    };
    (figure, holds)
}

/// Starts the program and waits until something is there; how long that took.
async fn shown(stage: &crate::stage::Stage, home: &Path, selector: &str) -> (Page, Duration) {
    let began = now();
    let page = window(stage, home).await;
    page.until_there(selector).await;
    (page, began.elapsed())
}

/// Waits for the picture of a case that has one; whether it has.
async fn picture_of(page: &Page, case: &str) -> bool {
    let view = page.call("read_case", json!({ "caseId": case })).await.unwrap();
    let can_be_seen = |state: &str| matches!(state, "ready" | "changed" | "not_fetched");
    let images = view["images"].as_array().unwrap();
    let has = images.iter().any(|image| image["state"].as_str().is_some_and(can_be_seen));
    if has {
        page.until("its picture", PICTURE_SHOWN).await;
    }
    has
}

/// What a window takes: looked at as often as everything else is measured, the middle one.
async fn taken(page: &Page) -> f64 {
    let mut looks = Vec::new();
    for _ in 0..RUNS {
        tokio::time::sleep(BETWEEN).await;
        looks.push(memory(page.id()));
    }
    looks.sort_by(f64::total_cmp);
    let middle = looks[looks.len() / 2];
    assert!(middle > 1.0, "the system says what a process takes");
    middle
}

/// Mebibytes of a process and all it started, each shared page counted once among those who share it.
fn memory(id: u32) -> f64 {
    let rollup = fs::read_to_string(format!("/proc/{id}/smaps_rollup")).unwrap_or_default();
    let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:"));
    let own = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok()).unwrap_or(0.0) / 1024.0;
    own + Page::children_of(id).into_iter().map(memory).sum::<f64>()
}
