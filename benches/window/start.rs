//! A cold start with a hundred thousand cases, and the memory of a day's work, each against an empty window.
use std::fs;
use std::path::Path;
use std::time::Duration;

use crate::opened::{Opened, window};
use crate::stage::Page;
use crate::work::case_on_screen;
use crate::{Figure, RUNS, now};

const CASES: usize = 100_000;
/// Cases opened before memory is read.
const OPENED: usize = 50;
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
    let bare = memory(page.id());
    page.end().await;
    let (page, _) = shown(&stage, &home, "#queue-list [role=option]").await;
    page.press("Enter").await;
    for _ in 1..OPENED {
        let case = case_on_screen(&page).await;
        page.press("Escape j Enter").await;
        let moved = format!("return document.querySelector('[role=option].open')?.id !== 'row-{case}'");
        page.until("the next case", &moved).await;
    }
    let full = memory(page.id());
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

/// Mebibytes of a process and all it started, each shared page counted once among those who share it.
fn memory(id: u32) -> f64 {
    let rollup = fs::read_to_string(format!("/proc/{id}/smaps_rollup")).unwrap_or_default();
    let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:"));
    let own = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok()).unwrap_or(0.0) / 1024.0;
    own + Page::children_of(id).into_iter().map(memory).sum::<f64>()
}
