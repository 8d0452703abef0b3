//! What a stranger's bytes go through, one function a target: the test suite `mutations` and the fuzzer call the same ones.
//!
//! Each reads bytes as the product does and goes on with what was read as far as the screen does. None may panic, take
//! 500 ms or ask for 256 MiB, whatever comes.
use chrono::{DateTime, Utc};
use second_look::case::checks::{AssertionKeys, Seen, checks};
use second_look::case::compare::compare;
use second_look::case::evidence::Evidence;
use second_look::case::explain::explain;
use second_look::case::zone;
use second_look::catalogue::Language;
use second_look::image;
use second_look::platform::convert;
use second_look::platform::{BlockRecord, CaseAnswer};
use second_look::policy;

/// The summary beside which blocks are explained; the suite asserts that it can be read.
pub const SUMMARY: &[u8] = include_bytes!("corpus/page/case.json");

/// The day everything is held against.
const NOW: DateTime<Utc> = match DateTime::from_timestamp(1_795_600_000, 0) {
    Some(now) => now,
    None => DateTime::UNIX_EPOCH,
};

/// One target: its name, which is also its folder of the corpus, and what its bytes go through. It tells whether they
/// could be read, so that a run can show that it got past the first check.
pub type Target = (&'static str, fn(&[u8]) -> bool);

/// Every target.
pub const TARGETS: &[Target] = &[
    ("page", page),
    ("session", session),
    ("blocks", blocks),
    ("policy", edition),
    ("zone", zone),
    ("image", picture),
];

/// A page of the change feed, and a single case.
pub fn page(bytes: &[u8]) -> bool {
    convert::change_page(bytes).is_ok() | convert::case_answer(bytes).is_ok()
}

/// A session answer.
pub fn session(bytes: &[u8]) -> bool {
    convert::session(bytes).is_ok()
}

/// The data blocks of a session or case, explained and compared in every language.
pub fn blocks(bytes: &[u8]) -> bool {
    let Ok(records) = convert::evidence(bytes) else { return false };
    let readable = records.into_iter().filter_map(|record| match record {
        BlockRecord::Block(block) => Some(block),
        BlockRecord::Bad { .. } => None,
    });
    let held: Vec<_> = readable.collect();
    let Ok(CaseAnswer::Changed(summary)) = convert::case_answer(SUMMARY) else { return false };
    for language in Language::ALL {
        let evidence = Evidence::read(&held, *language);
        drop(explain(&summary, None, &evidence, policy::built_in(), *language));
        drop(compare(&evidence.personal, *language));
        let keys = AssertionKeys::default();
        let now = NOW;
        drop(checks(&Seen {
            summary: &summary,
            session: None,
            evidence: &evidence,
            keys: &keys,
            now,
            language: *language,
        }));
    }
    true
}

/// An edition of the step-up policy. One that is refused names its faults, each with its place.
pub fn edition(bytes: &[u8]) -> bool {
    policy::read("an edition", bytes).map_err(|faults| faults.iter().for_each(|fault| drop(fault.to_string()))).is_ok()
}

/// A machine-readable zone, read and held against the print of a document.
pub fn zone(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let Ok(zone) = zone::read(&[text]) else { return false };
    let printed = |field: &str| match field {
        "birthDate" | "expiryDate" => Some("12.08.1974"),
        _ => Some("ERIKSSON"),
    };
    drop(zone::against(&zone, printed, NOW.date_naive()));
    true
}

/// A picture, as the decoding process reads it. Large ones may take the time and the memory they need; what they cost is
/// for the suite `images` to say.
pub fn picture(bytes: &[u8]) -> bool {
    const MOST_PIXELS: u64 = 1_000_000;
    let small = |found: &image::Examined| u64::from(found.width) * u64::from(found.height) <= MOST_PIXELS;
    let Ok(examined) = image::examine(bytes) else { return false };
    if small(&examined) {
        drop(image::pixels(bytes, true));
    }
    true
}
