//! The console on the way: opens what was taken along, looks at every picture and decides, without a network.
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use second_look::access::config::{Config, Overrides};
use second_look::case::view::{CaseView, ImageState, ReasonChoiceView};
use second_look::clock::Clock;
use second_look::console::Console;
use second_look::decision::{Answer, CustomerReason, DecisionInput, ReasonRef};
use second_look::ids::CaseId;
use second_look::queue::list::{HolderFilter, MAX_PAGE, QueueFilter};

use crate::child::say;

/// Far longer than a life takes: beyond it, it hangs.
const ENDS_WITHIN: Duration = Duration::from_secs(600);

/// Arguments: the profile's folder, whose `config.toml` has the addresses.
pub fn main(arguments: Vec<String>) -> ExitCode {
    let home = PathBuf::from(&arguments[0]);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let worked = runtime.block_on(async { tokio::time::timeout(ENDS_WITHIN, work(home)).await });
    worked.expect("a life on the way comes to its end");
    ExitCode::SUCCESS
}

async fn work(home: PathBuf) {
    let config = Config::load(&home.join("config.toml"), None, &Overrides::default()).unwrap();
    let console = crate::stage::try_open(&home, config, Clock::system()).await.expect("it opens without a network");
    console.start();
    let cases = undecided(&console).await;
    say("open", &cases.len().to_string());
    for (number, case_id) in cases.iter().enumerate() {
        let case = console.open_case(case_id).await.expect("a case of the pack opens without a network");
        assert!(case.claim.mine && case.form.can_decide, "{case_id}: {:?}", case.form.why_not);
        let shown = look(&console, &case).await;
        say("pictures", &shown.to_string());
        let input = answer(&console, &case, number).await;
        let saved = console.save_decision(&input).await.expect("the decision is saved");
        say(&saved.entry_id, &saved.decision_id);
    }
    assert!(undecided(&console).await.is_empty(), "what is decided is no case of the pack any more");
    console.close().await.unwrap();
}

/// What is left of the pack, in the order of the queue.
async fn undecided(console: &Console) -> Vec<CaseId> {
    let pack = QueueFilter { holder: HolderFilter::Pack, ..QueueFilter::default() };
    let page = console.queue(&pack, None, MAX_PAGE).await.unwrap();
    page.rows.into_iter().map(|row| row.case_id).collect()
}

/// Every picture of the case that a person may see; how many those are.
async fn look(console: &Console, case: &CaseView) -> usize {
    let may_be_seen = |state| !matches!(state, ImageState::Erased | ImageState::Withheld);
    let pictures = case.images.iter().filter(|image| may_be_seen(image.state));
    let looks = pictures.map(|image| console.image(&case.case_id, &image.file_ref, false));
    let shown = futures::future::join_all(looks).await;
    let missing = shown.iter().find_map(|one| one.as_ref().err());
    assert!(missing.is_none(), "{}: a picture was not taken along: {missing:?}", case.case_id);
    shown.len()
}

/// An answer that can be saved on this case: in turn an approve and a reject, where the case takes both.
async fn answer(console: &Console, case: &CaseView, number: usize) -> DecisionInput {
    let rejects = case.form.reasons.iter().map(|reason| reject(case, reason));
    let mut answers: Vec<DecisionInput> = std::iter::once(approve(case)).chain(rejects).collect();
    if !number.is_multiple_of(2) {
        answers.rotate_left(1);
    }
    for input in answers {
        // One against a suspicion wants a sign-in of the last minutes, which a slow machine may not have any more.
        if console.check_decision(&input).await.is_ok_and(|missing| missing.is_empty()) {
            return input;
        }
    }
    panic!("{}: it can neither be approved nor rejected", case.case_id);
}

fn approve(case: &CaseView) -> DecisionInput {
    let over = case.form.suspicion_on_case;
    let reasons = case.form.reasons.iter().take(usize::from(over)).map(named).collect();
    DecisionInput {
        case_id: case.case_id.clone(),
        answer: Answer::Approve,
        reasons,
        comment: "Looked at on the way.".to_owned(),
        customer_reason: None,
        override_suspicion: over,
        checked: Vec::new(),
        marks: Vec::new(),
        whole_document: false,
        evidence_digest: case.evidence_digest.clone(),
    }
}

fn reject(case: &CaseView, reason: &ReasonChoiceView) -> DecisionInput {
    DecisionInput {
        answer: Answer::Reject,
        reasons: vec![named(reason)],
        customer_reason: Some(CustomerReason::CouldNotBeCompleted),
        override_suspicion: false,
        whole_document: true,
        ..approve(case)
    }
}

fn named(reason: &ReasonChoiceView) -> ReasonRef {
    ReasonRef { scheme: reason.scheme.clone(), code: reason.code.clone() }
}
