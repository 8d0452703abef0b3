//! What a stranger's bytes go through, one function a target: the test suite `mutations` and the fuzzer call the same ones.
//!
//! Each reads bytes as the product does and goes on with what was read as far as the screen does. None may panic, take
//! 500 ms or ask for 256 MiB, whatever comes.
use second_look::case::compare::compare;
use second_look::case::evidence::Evidence;
use second_look::case::explain::explain;
use second_look::catalogue::Language;
use second_look::platform::convert;
use second_look::platform::{BlockRecord, CaseAnswer};

/// The summary beside which blocks are explained; the suite asserts that it can be read.
pub const SUMMARY: &[u8] = include_bytes!("corpus/page/case.json");

/// One target: its name, which is also its folder of the corpus, and what its bytes go through. It tells whether they
/// could be read, so that a run can show that it got past the first check.
pub type Target = (&'static str, fn(&[u8]) -> bool);

/// Every target.
pub const TARGETS: &[Target] = &[("page", page), ("session", session), ("blocks", blocks)];

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
        drop(explain(&summary, None, &evidence, *language));
        drop(compare(&evidence.personal, *language));
    }
    true
}
