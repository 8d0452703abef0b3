//! The files through the real decoding process.
use std::time::{Duration, Instant};

use libtest_mimic::{Failed, Trial};
use second_look::clock::Clock;
use second_look::image::{Decoder, ImageProblem};

use crate::files::{self, Expect, FILES, File};
use crate::{attempts, changed, largest, redaction, stand_ins};

/// Longest time one file may take: two processes of 3 s each, what starts and ends them, and encoding what came.
const LONGEST: Duration = Duration::from_secs(8);

/// Every trial of this program.
pub fn trials() -> Vec<Trial> {
    let mut trials = vec![
        Trial::test("t_12_five_hundred_hostile_files_are_shown_or_refused_and_none_stops_its_decoder", all_files),
        Trial::test("t_12_a_hundred_thousand_changed_files_make_no_decoder_panic", changed::suite),
        Trial::test("t_12_the_largest_pictures_accepted_stay_within_memory_and_time", largest::suite),
        Trial::test("t_25_nothing_painted_over_and_no_metadata_comes_back_from_any_picture", redaction::suite),
    ];
    trials.extend(attempts::trials());
    #[cfg(target_os = "linux")]
    trials.extend(stand_ins::trials());
    trials
}

/// The decoder as the product has it, with the command line as its program.
pub fn decoder() -> Decoder {
    Decoder::new(Some(env!("CARGO_BIN_EXE_second-look-cli").into()), Clock::system())
}

/// Runs something on a runtime of its own.
pub fn on_a_runtime<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(work)
}

fn all_files() -> Result<(), Failed> {
    let files = files::all();
    if files.len() != FILES {
        return Err(format!("{} files instead of {FILES}", files.len()).into());
    }
    on_a_runtime(async {
        let decoder = decoder();
        let (mut wrong, mut shown, mut stopped, mut slowest) = (Vec::new(), 0_u32, 0_u32, (Duration::ZERO, ""));
        for file in &files {
            let began = now();
            let judged = judged(&decoder, file).await;
            let took = began.elapsed();
            shown += u32::from(judged.shown);
            stopped += u32::from(judged.stopped);
            wrong.extend(judged.tells);
            if took > LONGEST {
                wrong.push(format!("{}: took {} ms", file.name, took.as_millis()));
            }
            if took > slowest.0 {
                slowest = (took, &file.name);
            }
        }
        println!(
            "images: files={} shown={shown} wrong={} stopped={stopped} slowest={} ms ({})",
            files.len(),
            wrong.len(),
            slowest.0.as_millis(),
            slowest.1
        );
        if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n").into()) }
    })
}

/// What came of a file.
struct Judged {
    shown: bool,
    /// Its decoder ended without an answer. A panic is one of these: from outside, no end of a process is told from another.
    stopped: bool,
    /// What is wrong with it.
    tells: Option<String>,
}

async fn judged(decoder: &Decoder, file: &File) -> Judged {
    let examined = decoder.examine(&file.bytes).await.map(|examined| (examined.width, examined.height));
    let rendered = decoder.render(&file.bytes, false, None).await;
    let size = rendered.as_ref().ok().map(|shown| {
        let ours = second_look::image::examine(&shown.bytes).expect("what we encode can be read");
        (ours.width, ours.height)
    });
    let own = [ImageProblem::NotDisplayed, ImageProblem::TooLarge, ImageProblem::Damaged, ImageProblem::Empty];
    let problems = [examined.as_ref().err(), rendered.as_ref().err()];
    let stopped = problems.into_iter().flatten().any(|problem| matches!(problem, ImageProblem::DecoderStopped));
    let tells = if let Some(problem) = problems.into_iter().flatten().find(|problem| !own.contains(problem)) {
        Some(format!("{problem}"))
    } else {
        match (file.expect, size, rendered.err()) {
            (Expect::Shown(width, height), Some(size), _) if size == (width, height) => None,
            (Expect::Refused(code), None, Some(problem)) if problem.code() == code => None,
            (Expect::Either, Some(size), _) if examined.is_ok_and(|told| told == size) => None,
            (Expect::Either, None, _) => None,
            (expect, size, problem) => Some(format!("expected {expect:?}, found {size:?} {problem:?}")),
        }
    };
    Judged { shown: size.is_some(), stopped, tells: tells.map(|tells| format!("{}: {tells}", file.name)) }
}

/// The machine's time: what is measured here is the machine.
#[expect(clippy::disallowed_methods, reason = "a measurement reads the machine's clock")]
pub fn now() -> Instant {
    Instant::now()
}
