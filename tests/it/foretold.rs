//! What the form of a case says before a person answers is what the engine's policy says when they do: nothing offered is
//! refused, and nothing is asked for that was not said.
use std::collections::BTreeSet;

use second_look::case::view::{CaseView, ReasonChoiceView};
use second_look::console::Console;
use second_look::decision::{Answer, CustomerReason, DecisionInput, MissingCode, ReasonRef};
use second_look::queue::list::QueueFilter;

use crate::editions::write_changed;
use crate::journeys::approve;
use crate::stage::Stage;

/// What the form leads a person to expect of an answer with nothing written, ticked or marked.
fn foretold(case: &CaseView, answer: Answer, reason: Option<&ReasonChoiceView>) -> BTreeSet<MissingCode> {
    let form = &case.form;
    let mut expected = BTreeSet::new();
    let mut expect = |when: bool, code| when.then(|| expected.insert(code));
    // Under whatever scheme it stands on the case.
    let on_case = |code: &str| form.reasons.iter().any(|one| one.on_case && one.code.eq_ignore_ascii_case(code));
    let needs_comment = reason.is_some_and(|reason| reason.needs_comment);
    if answer == Answer::Approve {
        expect(form.suspicion_on_case || !form.checklist.is_empty() || needs_comment, MissingCode::CommentRequired);
        expect(form.suspicion_on_case && reason.is_none(), MissingCode::ReasonRequired);
        let fits = reason.is_none_or(|reason| reason.suspicion || on_case(&reason.code));
        expect(!fits, MissingCode::ReasonDoesNotFit);
    } else {
        expect(needs_comment, MissingCode::CommentRequired);
        expect(reason.is_none(), MissingCode::ReasonRequired);
        expect(reason.is_some_and(|reason| !reason.carries_reject), MissingCode::ReasonDoesNotFit);
        expect(reason.is_some_and(|reason| reason.asks_mark), MissingCode::MarkRequired);
    }
    expected
}

fn answer(case: &CaseView, answer: Answer, reason: Option<&ReasonChoiceView>) -> DecisionInput {
    let reasons = reason.map(|reason| ReasonRef { scheme: reason.scheme.clone(), code: reason.code.clone() });
    DecisionInput {
        answer,
        reasons: reasons.into_iter().collect(),
        comment: String::new(),
        customer_reason: (answer == Answer::Reject).then_some(CustomerReason::CouldNotBeCompleted),
        override_suspicion: answer == Answer::Approve && case.form.suspicion_on_case,
        ..approve(case)
    }
}

/// Those of the form that keep an approve from being saved whatever is picked and written.
const NEVER: [MissingCode; 3] =
    [MissingCode::IdentityExpired, MissingCode::RequiredBlockMissing, MissingCode::SecondPersonNotOffered];

/// Walks every case a reviewer can decide; gives how many answers were compared, and what was foretold at least once.
async fn walk(console: &Console, differs: &mut Vec<String>) -> (usize, BTreeSet<MissingCode>) {
    let (mut compared, mut seen) = (0, BTreeSet::new());
    for row in console.queue(&QueueFilter::default(), None, 500).await.unwrap().rows {
        let case = console.open_case(&row.case_id).await.unwrap();
        if !case.form.can_decide {
            continue;
        }
        for given in [Answer::Approve, Answer::Reject] {
            let picks = case.form.reasons.iter().map(Some).chain([None]);
            // Reasons are asked for on a reject, and on an approve over a suspicion.
            let picks = picks.filter(|pick| pick.is_none() || given == Answer::Reject || case.form.suspicion_on_case);
            for pick in picks {
                let missing = console.check_decision(&answer(&case, given, pick)).await.unwrap();
                let mut found: BTreeSet<MissingCode> = missing.iter().map(|missing| missing.code).collect();
                let offered = if given == Answer::Approve {
                    let refused = NEVER.iter().filter(|code| found.remove(code)).count();
                    let told = case.form.approve_not_offered_why.is_some();
                    (refused == 0) == case.form.approve_offered && told != case.form.approve_offered
                } else {
                    found.remove(&MissingCode::SignatureIssued) != case.form.reject_offered
                };
                let expected = foretold(&case, given, pick);
                if found != expected || !offered {
                    let code = pick.map_or("-", |pick| pick.code.as_str());
                    differs
                        .push(format!("{} {given:?} {code}: {found:?}, foretold {expected:?}, {offered}", row.case_id));
                }
                seen.extend(expected);
                compared += 1;
            }
        }
    }
    (compared, seen)
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_the_form_offers_is_refused_and_everything_it_asks_for_is_said_beforehand() {
    let stage = Stage::with_forty_cases().await;
    let console = stage.synced("rev-17").await;
    let mut differs = Vec::new();
    let (compared, seen) = walk(&console, &mut differs).await;
    assert_eq!(differs, Vec::<String>::new());
    let wanted = [MissingCode::CommentRequired, MissingCode::ReasonRequired, MissingCode::MarkRequired];
    assert!(compared > 500 && wanted.iter().all(|code| seen.contains(code)), "{compared} {seen:?}");
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn the_form_knows_the_edition_a_case_came_under() {
    let stage = Stage::with_forty_cases().await;
    let changes = [
        ("[reject]\nfamilies = [\n  \"device\",\n  \"network\",\n", "[reject]\nfamilies = [\n"),
        ("[comment]\nfamilies = []", "[comment]\nfamilies = [\"document_quality\", \"user_abort\"]"),
        ("[two_person]\nfamilies = []", "[two_person]\nfamilies = [\"contact\"]"),
        ("id = \"document-features\"\nfamilies = [", "id = \"document-features\"\nfamilies = [\"network\", "),
    ];
    write_changed(&stage, &changes);
    let console = stage.synced("rev-17").await;
    let mut differs = Vec::new();
    let (compared, seen) = walk(&console, &mut differs).await;
    assert_eq!(differs, Vec::<String>::new());
    assert!(compared > 500 && seen.contains(&MissingCode::ReasonDoesNotFit), "{compared} {seen:?}");
    console.close().await.unwrap();
}
