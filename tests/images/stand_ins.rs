//! Decoding processes that do what a broken, or a captured, one would do.
use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use chrono::DateTime;
use libtest_mimic::{Failed, Trial};
use second_look::clock::Clock;
use second_look::image::{Decoder, ImageProblem};

use crate::make::{encoded, picture};
use crate::through::{decoder, on_a_runtime};

/// The trials.
pub fn trials() -> Vec<Trial> {
    vec![
        Trial::test("t_12_a_decoding_process_that_breaks_or_lies_makes_a_bad_picture_and_no_more", lies),
        Trial::test("t_12_a_decoding_process_that_hangs_is_ended_after_twelve_seconds", hangs),
        Trial::test("t_12_one_process_waits_ahead_and_none_is_left_when_the_decoder_ends", ahead),
    ]
}

fn stand_in(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/images/stand-ins").join(name)
}

fn a_picture() -> Vec<u8> {
    encoded(&picture(8, 8), image::ImageFormat::Png)
}

fn lies() -> Result<(), Failed> {
    let cases = [
        ("stops.sh", ImageProblem::DecoderStopped),
        ("babbles.sh", ImageProblem::AnswerRefused),
        ("talks-on.sh", ImageProblem::AnswerRefused),
        ("promises.sh", ImageProblem::DecoderStopped),
        ("nobody.sh", ImageProblem::NoDecoder),
    ];
    for (name, expected) in cases {
        let found = on_a_runtime(async {
            let decoder = Decoder::new(Some(stand_in(name)), Clock::system());
            decoder.render(&a_picture(), false, None).await.err()
        });
        if found != Some(expected) {
            return Err(format!("{name}: {found:?} instead of {expected:?}").into());
        }
    }
    let found = on_a_runtime(async {
        Decoder::new(Some(stand_in("renames.sh")), Clock::system()).examine(&a_picture()).await.err()
    });
    if found != Some(ImageProblem::AnswerRefused) {
        return Err(format!("renames.sh: {found:?}, though the file is a PNG").into());
    }
    Ok(())
}

fn hangs() -> Result<(), Failed> {
    let clock = Clock::manual(DateTime::UNIX_EPOCH);
    let found = on_a_runtime(async {
        let decoder = Decoder::new(Some(stand_in("hangs.sh")), clock.clone());
        let file = a_picture();
        let mut asked = std::pin::pin!(decoder.render(&file, false, None));
        for _ in 0..3 {
            // It has the file by now, or will never have it.
            let early = tokio::time::timeout(Duration::from_millis(100), &mut asked).await;
            assert!(early.is_err(), "it is given its time");
            clock.advance(Duration::from_secs(4));
        }
        asked.await.err()
    });
    if found == Some(ImageProblem::TooSlow) && children().is_empty() {
        return Ok(());
    }
    Err(format!("{found:?}; left behind: {:?}", children()).into())
}

fn ahead() -> Result<(), Failed> {
    on_a_runtime(async {
        let decoder = decoder();
        decoder.stay_ahead();
        assert_eq!(children().len(), 1, "one waits");
        for _ in 0..3 {
            assert!(decoder.render(&a_picture(), true, None).await.is_ok(), "a new process for each picture");
            assert_eq!(children().len(), 1, "the next waits, the last has ended");
        }
        decoder.stop();
        drop(decoder);
    });
    if children().is_empty() { Ok(()) } else { Err(format!("left behind: {:?}", children()).into()) }
}

/// Processes of ours that run; those that have ended and were not asked about yet do not count.
fn children() -> Vec<String> {
    // What was just ended needs a moment.
    std::thread::sleep(Duration::from_millis(200));
    let tasks = fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
    let lines = tasks.filter_map(|task| fs::read_to_string(task.path().join("children")).ok());
    let all: Vec<String> =
        lines.flat_map(|line| line.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).collect();
    let runs = |child: &String| {
        let status = fs::read_to_string(format!("/proc/{child}/status")).unwrap_or_default();
        !status.contains("State:\tZ") && !status.is_empty()
    };
    all.into_iter().filter(runs).collect()
}
