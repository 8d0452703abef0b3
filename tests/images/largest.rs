//! What the largest pictures that are accepted cost behind the walls: time, and memory as the system counts it.
use std::fs;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use libtest_mimic::Failed;
use second_look::image::MAX_FILE_BYTES;
use second_look::image::walls::MEMORY_CAP_BYTES;

use crate::make::{jpeg, png};
use crate::through::{decoder, now, on_a_runtime};

/// Pictures at the limit: as large as the rules allow.
fn pictures() -> Vec<(&'static str, Vec<u8>)> {
    let four = jpeg::Layout { frame: 0xc2, ..jpeg::layout(8_000, 8_000, 4) };
    let progressive = jpeg::Layout { frame: 0xc2, ..jpeg::layout(8_000, 8_000, 3) };
    let turned = jpeg::Layout { before: vec![jpeg::exif(&crate::make::turned(6))], ..jpeg::layout(12_000, 5_333, 3) };
    vec![
        ("PNG, 64 megapixels, transparent", png::file(png::header(8_000, 8_000, 8, 6), &[], &[])),
        ("PNG, 32 megapixels, 16 bits", png::file(png::header(8_000, 4_000, 16, 6), &[], &[])),
        ("JPEG, 64 megapixels, turned", jpeg::file(&turned)),
        ("JPEG, 64 megapixels, progressive", jpeg::file(&progressive)),
        (CMYK, jpeg::file(&four)),
    ]
}

/// Its decoder needs so much beside the pixels that the memory wall may end it.
const CMYK: &str = "JPEG, 64 megapixels, progressive CMYK";

/// All of them, preview and full size.
pub fn suite() -> Result<(), Failed> {
    let mut wrong = Vec::new();
    for (name, bytes) in pictures() {
        assert!(bytes.len() < MAX_FILE_BYTES as usize, "{name}: the file itself is small enough");
        for full in [false, true] {
            let (ended, took, peak_kib) = measured(&bytes, full);
            let form = if full { "full" } else { "preview" };
            println!(
                "images: {name}, {form}: {ended}, {} ms, {} MiB behind the walls",
                took.as_millis(),
                peak_kib / 1024
            );
            // A slow machine may run out of time at the very limit; nothing else may happen.
            let fine = ["shown", "too_slow"].contains(&ended.as_str()) || name == CMYK && ended == "decoder_stopped";
            if !fine {
                wrong.push(format!("{name}, {form}: {ended}"));
            }
            if peak_kib > MEMORY_CAP_BYTES / 1024 + 64 * 1024 {
                wrong.push(format!("{name}, {form}: {peak_kib} KiB"));
            }
            if cfg!(target_os = "linux") && peak_kib == 0 {
                wrong.push(format!("{name}, {form}: its memory was not seen, so that nothing was measured"));
            }
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n").into()) }
}

/// How it ended, how long it took, and the most memory a child of ours held meanwhile.
fn measured(bytes: &[u8], full: bool) -> (String, Duration, u64) {
    let (done, peak) = (AtomicBool::new(false), AtomicU64::new(0));
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !done.load(Ordering::Relaxed) {
                peak.fetch_max(largest_child_kib(), Ordering::Relaxed);
                std::thread::sleep(Duration::from_millis(2));
            }
        });
        let began = now();
        let rendered = on_a_runtime(async { decoder().render(bytes, full, None).await });
        let took = began.elapsed();
        done.store(true, Ordering::Relaxed);
        let ended = rendered.map_or_else(|problem| problem.code().to_owned(), |_| "shown".to_owned());
        (ended, took, peak.load(Ordering::Relaxed))
    })
}

/// The most memory any child of this process has held, KiB; 0 where the system does not tell.
fn largest_child_kib() -> u64 {
    let Ok(tasks) = fs::read_dir("/proc/self/task") else { return 0 };
    let children = tasks.flatten().filter_map(|task| fs::read_to_string(task.path().join("children")).ok());
    let children: Vec<String> =
        children.flat_map(|line| line.split(' ').map(str::to_owned).collect::<Vec<_>>()).collect();
    let held = |child: &String| {
        let status = fs::read_to_string(format!("/proc/{child}/status")).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
        line.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok()
    };
    children.iter().filter_map(held).max().unwrap_or(0)
}
