//! Who somebody is, asked once more: before an answer against a suspicion, and before a second person's. What leaves in a
//! file stands in `leaving`.
use second_look::console::Console;
use second_look::decision::DecisionInput;
use second_look::ids::CaseId;
use second_look_sandbox::SandboxOptions;

use crate::journeys::{approve, open_plain_case, reject};
use crate::stage::{ENVIRONMENT, Stage, log_kinds, plain_approve, sign_in};

const FIRST: &str = "rev-17";
const SECOND: &str = "rev-23";

/// A stage whose clocks stand still, and a case with a suspicion code.
async fn suspicious() -> (Stage, CaseId) {
    let stage = Stage::still_with(SandboxOptions::default()).await;
    let case_id = CaseId::new(stage.control().suspicious_cases(ENVIRONMENT)[0].clone());
    (stage, case_id)
}

async fn tells(console: &Console, case_id: &CaseId, kind: &str) -> bool {
    log_kinds(console, case_id).await.iter().any(|told| told == kind)
}

#[tokio::test(flavor = "multi_thread")]
async fn r_61_an_override_asks_who_somebody_is_once_more_and_what_is_plain_asks_nobody() {
    let (stage, case_id) = suspicious().await;
    let console = stage.synced(FIRST).await;
    stage.pass(6 * 60);
    let plain = open_plain_case(&console).await;
    console.save_decision(&plain_approve(&plain)).await.expect("what is plain is saved on any sign-in");
    let case = console.open_case(&case_id).await.unwrap();
    let over = approve(&case);
    let bare = DecisionInput { comment: String::new(), ..over.clone() };
    assert!(!console.check_decision(&bare).await.unwrap().is_empty(), "what is missing is said first");
    for refused in [console.check_decision(&over).await.err(), console.save_decision(&over).await.err()] {
        let refused = refused.expect("refused");
        assert_eq!(refused.code, "sign_in_again");
        assert!(refused.message.contains('5') && refused.action.is_some(), "it says how long one counts: {refused}");
    }
    assert!(!tells(&console, &case_id, "decided").await, "nothing was saved");
    sign_in(&console, FIRST).await;
    assert!(console.check_decision(&over).await.unwrap().is_empty());
    console.save_decision(&over).await.expect("proven once more, the same answer is saved");
    assert!(tells(&console, &case_id, "decided").await);
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn r_61_a_second_person_proves_who_they_are_whatever_they_answer() {
    let (stage, case_id) = suspicious().await;
    let first = stage.synced(FIRST).await;
    let case = first.open_case(&case_id).await.unwrap();
    first.save_decision(&approve(&case)).await.unwrap();
    stage.send(&first).await;
    first.close().await.unwrap();
    let second = stage.open_at(&stage.folder.path().join(SECOND)).await;
    sign_in(&second, SECOND).await;
    second.sync_once().await.unwrap();
    stage.pass(6 * 60);
    let case = second.open_case(&case_id).await.unwrap();
    assert!(case.claim.mine && case.form.can_decide, "{:?}", case.form.why_not);
    for answer in [approve(&case), reject(&case)] {
        assert_eq!(second.save_decision(&answer).await.err().expect("refused").code, "sign_in_again");
    }
    assert!(!tells(&second, &case_id, "second_answered").await, "nothing was saved");
    sign_in(&second, SECOND).await;
    let saved = second.save_decision(&reject(&case)).await.expect("and then it is");
    assert!(saved.second && tells(&second, &case_id, "second_answered").await);
    second.close().await.unwrap();
}
