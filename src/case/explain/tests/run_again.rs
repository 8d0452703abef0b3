//! A comparison or an authentication that was run more than once: the sentence speaks of what is in force.
use super::*;

/// One run: the step, whether it passed, its place by the session's counter, and minutes after nine.
type Run<'a> = (&'a str, bool, Option<u32>, Option<u32>);

/// The sentence of a session whose faces were compared so often.
fn compared(runs: &[Run<'_>]) -> String {
    told_of(
        "comparisonResults",
        runs,
        |passed| serde_json::json!({ "verdict": if passed { "matched" } else { "not_matched" } }),
    )
}

/// The same with authentications of a face.
fn authenticated(runs: &[Run<'_>]) -> String {
    told_of("authenticationResult", runs, |passed| {
        let reasons: &[&str] = if passed { &[] } else { &["FACE_NOT_MATCHED"] };
        let result = if passed { "success" } else { "failure" };
        serde_json::json!({ "result": result, "credentialType": "FACE", "reasons": reasons })
    })
}

fn told_of(kind: &str, runs: &[Run<'_>], content: impl Fn(bool) -> Value) -> String {
    let mut told = device_case(Some("trusted"), serde_json::json!({ "result": "trusted" }));
    for (at, (step, passed, sequence, minutes)) in runs.iter().enumerate() {
        let minutes = minutes.map(|minutes| epoch() + chrono::TimeDelta::minutes(i64::from(minutes)));
        told.blocks.push(DataBlock {
            block_id: BlockId::new(format!("run-{at}")),
            kind: kind.to_owned(),
            created_by: (!step.is_empty()).then(|| (*step).to_owned()),
            sequence: *sequence,
            created_at: minutes,
            content: content(*passed),
            ..told.blocks[0].clone()
        });
    }
    told.explain().why.text.as_str().to_owned()
}

const FACE: &str = "face_comparison";
const FAILED: &str = "The comparison of faces did not match.";
const PASSED_LATER: &str = "The comparison of faces did not match; the same check passed when it was run again.";
const DIFFERS: &str = "The comparison of faces did not match; another result of the same kind passed, and the record \
                       does not say which of the two is in force.";

#[test]
fn the_newest_run_of_a_check_is_in_force_by_the_counter_or_by_time() {
    for (first, then) in [((Some(5), None), (Some(9), None)), ((None, Some(1)), (None, Some(2)))] {
        let (failed, passed) = ((FACE, false, first.0, first.1), (FACE, true, then.0, then.1));
        assert_eq!(compared(&[failed, passed]), PASSED_LATER);
        assert_eq!(compared(&[passed, failed]), PASSED_LATER, "however they are listed");
        let (passed, failed) = ((FACE, true, first.0, first.1), (FACE, false, then.0, then.1));
        assert_eq!(compared(&[passed, failed]), FAILED, "the failure is the newer one");
        assert_eq!(compared(&[failed, passed]), FAILED, "however they are listed");
    }
    let (failed, passed) = ((FACE, false, Some(9), Some(1)), (FACE, true, Some(5), Some(2)));
    assert_eq!(compared(&[passed, failed]), FAILED, "the session's own counter goes before the times");
    let thrice = [(FACE, false, Some(5), None), (FACE, true, Some(6), None), (FACE, false, Some(7), None)];
    assert_eq!(compared(&thrice), FAILED, "it failed again");
}

#[test]
fn where_nobody_says_which_came_last_the_results_are_said_to_differ() {
    for (one, other) in
        [((None, None), (None, None)), ((Some(5), None), (Some(5), None)), ((Some(5), None), (None, Some(2)))]
    {
        let (failed, passed) = ((FACE, false, one.0, one.1), (FACE, true, other.0, other.1));
        assert_eq!(compared(&[failed, passed]), DIFFERS, "{one:?} {other:?}");
        assert_eq!(compared(&[passed, failed]), DIFFERS, "{one:?} {other:?}");
    }
}

#[test]
fn two_checks_are_not_taken_for_one() {
    let (failed, passed) = ((FACE, false, Some(5), None), ("data_comparison", true, Some(9), None));
    assert_eq!(compared(&[failed, passed]), FAILED, "other data agree, and the faces do not");
    let two = [("face-1", false, Some(5), None), ("face-2", true, Some(9), None)];
    let text = authenticated(&two);
    assert!(text.contains("another result of the same kind passed"), "two steps, both of a face: {text}");
    let again = [("face-1", false, Some(5), None), ("face-1", true, Some(9), None)];
    let text = authenticated(&again);
    assert!(text.contains("“Face does not match the stored one”; the same check passed when"), "{text}");
    let last = [("face-1", true, Some(5), None), ("face-2", false, Some(9), None)];
    assert!(
        authenticated(&last).ends_with("did not match: “Face does not match the stored one”."),
        "the newest of all"
    );
}

#[test]
fn a_failure_that_stands_is_told_before_one_that_was_passed_later() {
    let runs = [(FACE, false, Some(5), None), (FACE, true, Some(6), None), ("data_comparison", false, Some(7), None)];
    assert_eq!(compared(&runs), "A comparison did not match.");
}
