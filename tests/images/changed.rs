//! Files changed by seed, through the decoder where it stands: a panic in it can be caught here and named by its seed.
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

use image::{DynamicImage, ImageFormat};
use libtest_mimic::Failed;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom as _;
use rand::{Rng as _, SeedableRng as _};
use second_look::image::walls::MEMORY_CAP_BYTES;
use second_look::image::{examine, pixels};

use crate::files;
use crate::make::{encoded, picture};
use crate::through::now;

/// Changed files of one run of the suite.
const CHANGES: u64 = 100_000;
/// Changed files of one seed of a long run.
const CHANGES_OF_A_SEED: u64 = 600_000;
/// Files larger than this are left to the real process: each change of them would cost tens of milliseconds.
const LARGEST: usize = 8 * 1024;
/// Most processor time one changed file may take: what a busy machine does besides is not the file's fault.
const LONGEST: Duration = Duration::from_secs(3);

/// Most memory this process may have held, KiB: two files are decoded side by side, each with no more than the wall around a
/// decoding process leaves it, and the files before and their previews lay here too.
const PEAK_KIB: u64 = (2 * MEMORY_CAP_BYTES + 128 * 1024 * 1024) / 1024;

/// The suite's share.
pub fn suite() -> Result<(), Failed> {
    run(0..CHANGES).map_err(Failed::from)
}

/// One seed of a long run; the suite's own changes are none of them.
pub fn soak(seed: u64) -> Result<(), String> {
    let from = CHANGES + seed * CHANGES_OF_A_SEED;
    run(from..from + CHANGES_OF_A_SEED)
}

/// What came of a stretch of changes.
#[derive(Default)]
struct Sum {
    shown: u64,
    slowest: Duration,
    panics: u64,
    /// Those that panicked, and those that took too long.
    wrong: Vec<String>,
}

fn run(seeds: std::ops::Range<u64>) -> Result<(), String> {
    let began = now();
    let inputs = inputs();
    let middle = seeds.start.midpoint(seeds.end);
    let sums = std::thread::scope(|scope| {
        let halves = [seeds.start..middle, middle..seeds.end].map(|half| scope.spawn(|| stretch(half, &inputs)));
        halves.map(|half| half.join().expect("panics are caught inside"))
    });
    let wrong: Vec<String> = sums.iter().flat_map(|sum| sum.wrong.clone()).collect();
    let panics: u64 = sums.iter().map(|sum| sum.panics).sum();
    let shown: u64 = sums.iter().map(|sum| sum.shown).sum();
    let slowest = sums.iter().map(|sum| sum.slowest).max().unwrap_or_default();
    let count = seeds.end - seeds.start;
    let peak = peak_kib();
    println!(
        "images: mutations={count} inputs={} shown={shown} wrong={} panics={panics} slowest={} ms peak={} MiB in {} s",
        inputs.len(),
        wrong.len(),
        slowest.as_millis(),
        peak.map_or(0, |kib| kib / 1024),
        began.elapsed().as_secs()
    );
    if !wrong.is_empty() {
        return Err(wrong.join("\n"));
    }
    match peak {
        Some(kib) if kib > PEAK_KIB => return Err(format!("{kib} KiB were held at once, and {PEAK_KIB} are the most")),
        None if cfg!(target_os = "linux") => return Err("nobody tells how much memory was held".to_owned()),
        _ => {}
    }
    // Half of what gets past the header must still be pixels now and then, or nothing is tried.
    if shown < count / 50 { Err(format!("only {shown} of {count} changed files were still pictures")) } else { Ok(()) }
}

fn stretch(seeds: std::ops::Range<u64>, inputs: &[Vec<u8>]) -> Sum {
    let mut sum = Sum::default();
    for seed in seeds {
        let bytes = change(&mut StdRng::seed_from_u64(seed), inputs);
        let began = spent();
        let ended = catch_unwind(AssertUnwindSafe(|| {
            drop(examine(&bytes));
            pixels(&bytes, false).is_ok()
        }));
        let took = spent().saturating_sub(began);
        sum.slowest = sum.slowest.max(took);
        match ended {
            Ok(shown) => sum.shown += u64::from(shown),
            Err(_) => {
                sum.panics += 1;
                sum.wrong.push(format!("seed {seed}: a panic; the file: {}", hex::encode(&bytes)));
            }
        }
        if took > LONGEST {
            sum.wrong.push(format!("seed {seed}: {} ms; the file: {}", took.as_millis(), hex::encode(&bytes)));
        }
    }
    sum
}

/// Processor time of this thread.
#[cfg(unix)]
fn spent() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec.unsigned_abs(), u32::try_from(time.tv_nsec).unwrap_or_default())
}

/// Nobody tells here: nothing is measured.
#[cfg(not(unix))]
fn spent() -> Duration {
    Duration::ZERO
}

/// The small ones of the hostile files, and real pictures.
fn inputs() -> Vec<Vec<u8>> {
    let small = files::all().into_iter().map(|file| file.bytes).filter(|bytes| (16..=LARGEST).contains(&bytes.len()));
    let mut inputs: Vec<Vec<u8>> = small.collect();
    let rgb = DynamicImage::ImageRgb8(picture(24, 17).into_rgb8());
    let real = [
        encoded(&rgb, ImageFormat::Jpeg),
        encoded(&picture(24, 17), ImageFormat::Png),
        encoded(&picture(24, 17), ImageFormat::WebP),
    ];
    // As many again, so that every other change begins with something that can be shown.
    let more = inputs.len();
    inputs.extend(real.into_iter().cycle().take(more));
    inputs
}

fn change(random: &mut StdRng, inputs: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = inputs.choose(random).cloned().unwrap_or_default();
    for _ in 0..random.random_range(1..=5) {
        let at = random.random_range(0..bytes.len().max(1));
        match random.random_range(0..9) {
            0 => bytes.truncate(bytes.len().saturating_sub(at / 4)),
            1 => {
                let other = inputs.choose(random).cloned().unwrap_or_default();
                let from = random.random_range(0..other.len().max(1));
                let part: Vec<u8> = other.into_iter().skip(from).take(random.random_range(0..200)).collect();
                let at = at.min(bytes.len());
                bytes.splice(at..at, part);
            }
            2 => {
                let end = (at + random.random_range(0..40)).min(bytes.len());
                bytes.drain(at.min(end)..end);
            }
            3 => {
                let numbers = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x7fff_ffff, 0x8000_0000, u32::MAX];
                let number = *numbers.choose(random).unwrap_or(&0);
                let big = number.to_be_bytes();
                let little = number.to_le_bytes();
                let number = if random.random() { big } else { little };
                bytes.iter_mut().skip(at).zip(number).for_each(|(byte, new)| *byte = new);
            }
            _ => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = if random.random() { random.random() } else { *byte ^ (1 << random.random_range(0..8)) };
                }
            }
        }
    }
    mended(random, bytes)
}

/// PNG ends at its first wrong checksum: every other one is made right again, so that what it guards is reached.
fn mended(random: &mut StdRng, mut bytes: Vec<u8>) -> Vec<u8> {
    if !bytes.starts_with(b"\x89PNG") || random.random_range(0..4) == 0 {
        return bytes;
    }
    let mut at = 8;
    while let Some(head) = bytes.get(at..at + 4) {
        let length = head.iter().fold(0_usize, |sum, byte| sum << 8 | usize::from(*byte));
        let Some(guarded) = bytes.get(at + 4..at + 8 + length.min(bytes.len())) else { break };
        let mut sum = flate2::Crc::new();
        sum.update(guarded);
        let (end, sum) = (at + 8 + length, sum.sum().to_be_bytes());
        let Some(place) = bytes.get_mut(end..end + 4) else { break };
        place.copy_from_slice(&sum);
        at = end + 4;
    }
    bytes
}

/// The most memory this process has held, KiB; where the system tells.
pub fn peak_kib() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse().ok()
}
