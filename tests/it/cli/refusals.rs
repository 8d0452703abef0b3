//! What the decision policy refuses, row by row: the engine and the command line refuse the same answer with the same code,
//! and nothing of it is saved. Every code of the policy has its row in one of the lists.
use std::collections::BTreeSet;

use second_look::access::config::{Config, Overrides};
use second_look::case::view::CaseView;
use second_look::clock::Clock;
use second_look::console::Console;
use second_look::decision::{Answer, CustomerReason, DecisionInput, Mark, MissingCode, ReasonRef};
use second_look::ids::FileRef;
use second_look::policy::{BUILT_IN, POLICY_FILE};
use second_look::queue::list::QueueFilter;

use super::terminal::Terminal;
use crate::editions::changed;
use crate::facades::{ACCOUNT, identified};
use crate::journeys::approve;
use crate::stage::{ENVIRONMENT, plain_approve, try_open};

/// Refused for the answer itself, or for what the record says.
const OF_THE_ANSWER: [MissingCode; 16] = [
    MissingCode::ReasonRequired,
    MissingCode::UnknownReason,
    MissingCode::TooManyReasons,
    MissingCode::TechnicalReasonOnly,
    MissingCode::ReasonDoesNotFit,
    MissingCode::CommentRequired,
    MissingCode::CommentTooLong,
    MissingCode::OverrideRequired,
    MissingCode::OverrideNotApplicable,
    MissingCode::CustomerReasonRequired,
    MissingCode::CustomerReasonNotAllowed,
    MissingCode::UnknownItem,
    MissingCode::MarkRequired,
    MissingCode::MarkNotValid,
    MissingCode::SignatureIssued,
    MissingCode::IdentityExpired,
];
/// Refused for where the case stands by now.
const OF_THE_CASE: [MissingCode; 3] =
    [MissingCode::EvidenceMismatch, MissingCode::NotReviewable, MissingCode::SelfReview];
/// Refused by an edition of the step-up policy.
const OF_THE_EDITION: [MissingCode; 3] =
    [MissingCode::RequiredBlockMissing, MissingCode::AccountIncomplete, MissingCode::SecondPersonNotOffered];

/// An answer and why it is refused.
struct Row {
    code: MissingCode,
    input: DecisionInput,
}

fn row(code: MissingCode, input: DecisionInput) -> Row {
    Row { code, input }
}

/// The profile of a terminal, opened in this process.
async fn engine(terminal: &Terminal) -> Console {
    let config = Config::load(&terminal.home().join("config.toml"), None, &Overrides::default()).unwrap();
    try_open(&terminal.home(), config, Clock::system()).await.unwrap()
}

/// The same answer in the words of the command line.
fn words(input: &DecisionInput) -> Vec<String> {
    let mut words = vec!["decide".to_owned(), input.case_id.to_string(), input.answer.as_str().to_owned()];
    let mut say = |option: &str, value: String| words.extend([option.to_owned(), value]);
    say("--comment", input.comment.clone());
    say("--seen", input.evidence_digest.clone());
    for reason in &input.reasons {
        say("--reason", format!("{}:{}", reason.scheme, reason.code));
    }
    if let Some(text) = input.customer_reason {
        say("--customer-reason", text.as_str().to_owned());
    }
    for item in &input.checked {
        say("--tick", item.clone());
    }
    for mark in &input.marks {
        let Mark { file_ref, left, top, width, height, reason, .. } = mark;
        say("--mark", format!("{file_ref}@{left},{top},{width},{height}={}:{}", reason.scheme, reason.code));
    }
    words.extend(input.override_suspicion.then(|| "--override".to_owned()));
    words.extend(input.whole_document.then(|| "--whole-document".to_owned()));
    words
}

/// The code of the command line's refusal, and everything it says is missing.
fn terminal_says(terminal: &Terminal, input: &DecisionInput) -> (String, Vec<String>) {
    let words = words(input);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let refused = terminal.json(&words).refused();
    let missing = refused["missing"].as_array().cloned().unwrap_or_default();
    let missing = missing.iter().map(|one| one["code"].as_str().unwrap().to_owned()).collect();
    (refused["code"].as_str().unwrap().to_owned(), missing)
}

async fn engine_says(console: &Console, input: &DecisionInput) -> Vec<String> {
    let missing = console.check_decision(input).await.unwrap();
    missing.iter().map(|one| one.code.as_str().to_owned()).collect()
}

/// What saving it says, under a live claim.
async fn saving_says(console: &Console, input: &DecisionInput) -> String {
    console.open_case(&input.case_id).await.unwrap();
    console.save_decision(input).await.err().expect("it is refused").code
}

fn reason(text: &str) -> ReasonRef {
    let (scheme, code) = text.split_once(':').unwrap();
    ReasonRef { scheme: scheme.to_owned(), code: code.to_owned() }
}

fn rejected(case: &CaseView, why: &str, comment: &str) -> DecisionInput {
    DecisionInput {
        answer: Answer::Reject,
        reasons: vec![reason(why)],
        comment: comment.to_owned(),
        customer_reason: Some(CustomerReason::CouldNotBeCompleted),
        ..plain_approve(case)
    }
}

fn approved(case: &CaseView) -> DecisionInput {
    DecisionInput { comment: "Looked at twice.".to_owned(), ..approve(case) }
}

/// Cases of the world for the rows.
struct Cases {
    plain: Vec<CaseView>,
    suspicious: CaseView,
    signed: CaseView,
    expired: CaseView,
}

async fn cases(console: &Console) -> Cases {
    let (mut plain, mut suspicious, mut signed, mut expired) = (Vec::new(), None, None, None);
    for row in console.queue(&QueueFilter::default(), None, 500).await.unwrap().rows {
        let case = console.open_case(&row.case_id).await.unwrap();
        let form = &case.form;
        if !form.can_decide {
            continue;
        }
        let says = engine_says(console, &approved(&case)).await;
        match () {
            () if !form.reject_offered => signed = signed.or(Some(case)),
            () if form.suspicion_on_case && form.approve_offered => suspicious = suspicious.or(Some(case)),
            () if says == [MissingCode::IdentityExpired.as_str()] => expired = expired.or(Some(case)),
            () if !form.suspicion_on_case && form.approve_offered => plain.push(case),
            () => {}
        }
    }
    assert!(plain.len() >= 2, "the world has ordinary cases");
    Cases {
        plain,
        suspicious: suspicious.expect("a case with a suspicion"),
        signed: signed.expect("a case whose signature was issued"),
        expired: expired.expect("a case of an identity too old to sign with"),
    }
}

fn of_the_answer(cases: &Cases) -> Vec<Row> {
    use MissingCode as M;
    let Cases { plain, suspicious, signed, expired } = cases;
    let plain = &plain[0];
    let own = suspicious.form.reasons.iter().find(|one| one.suspicion && one.on_case).expect("its suspicion");
    let own = ReasonRef { scheme: own.scheme.clone(), code: own.code.clone() };
    let off = plain.form.reasons.iter().find(|one| !one.suspicion && !one.on_case).expect("one of the whole list");
    let off = ReasonRef { scheme: off.scheme.clone(), code: off.code.clone() };
    let unclear = || rejected(plain, "qes:3101", "Out of focus.");
    let imitated = || rejected(plain, "qes:3206", "The edge is cut.");
    let nowhere = Mark {
        file_ref: FileRef::new("nowhere"),
        image_digest: String::new(),
        left: 0,
        top: 0,
        width: 100,
        height: 100,
        reason: reason("qes:3206"),
    };
    vec![
        row(M::ReasonRequired, DecisionInput { reasons: Vec::new(), ..unclear() }),
        row(M::UnknownReason, rejected(plain, "fortune:7", "")),
        row(M::TooManyReasons, DecisionInput { reasons: vec![reason("qes:3101"), reason("qes:3101")], ..unclear() }),
        row(M::TechnicalReasonOnly, rejected(plain, "qes:3139", "The service was down.")),
        row(M::ReasonDoesNotFit, rejected(plain, "device:DEVICE_RECOGNIZED", "Known here.")),
        row(M::ReasonDoesNotFit, DecisionInput { reasons: vec![off], ..approved(plain) }),
        row(M::CommentRequired, rejected(plain, "qes:3201", "")),
        row(M::CommentTooLong, rejected(plain, "qes:3101", &"x".repeat(4_001))),
        row(
            M::OverrideRequired,
            DecisionInput { reasons: vec![own], override_suspicion: false, ..approved(suspicious) },
        ),
        row(M::OverrideNotApplicable, DecisionInput { override_suspicion: true, ..unclear() }),
        row(M::CustomerReasonRequired, DecisionInput { customer_reason: None, ..unclear() }),
        row(
            M::CustomerReasonNotAllowed,
            DecisionInput { customer_reason: Some(CustomerReason::NotEligible), ..approved(plain) },
        ),
        row(M::UnknownItem, DecisionInput { checked: vec!["nothing-of-the-kind".to_owned()], ..approved(plain) }),
        row(M::MarkRequired, imitated()),
        row(M::MarkNotValid, DecisionInput { marks: vec![nowhere], ..imitated() }),
        row(M::SignatureIssued, rejected(signed, "qes:3101", "Out of focus.")),
        row(M::IdentityExpired, approved(expired)),
    ]
}

#[test]
fn every_refusal_of_the_policy_has_its_row() {
    let listed: Vec<MissingCode> = [&OF_THE_ANSWER[..], &OF_THE_CASE, &OF_THE_EDITION].concat();
    let rows: BTreeSet<MissingCode> = listed.iter().copied().collect();
    assert_eq!(rows.len(), listed.len(), "each code has one row");
    assert_eq!(rows, BTreeSet::from(MissingCode::ALL), "and none is without");
}

#[tokio::test(flavor = "multi_thread")]
async fn r_23_r_68_what_an_answer_lacks_is_refused_by_engine_and_command_line_with_the_same_code() {
    let terminal = Terminal::synced("rev-17").await;
    let console = engine(&terminal).await;
    let rows = of_the_answer(&cases(&console).await);
    let mut codes: Vec<MissingCode> = rows.iter().map(|row| row.code).collect();
    codes.dedup();
    assert_eq!(codes, OF_THE_ANSWER, "each has its row");
    for Row { code, input } in &rows {
        assert_eq!(engine_says(&console, input).await, [code.as_str()], "{code:?}: this and nothing else");
        assert_eq!(saving_says(&console, input).await, code.as_str(), "{code:?}");
    }
    console.close().await.unwrap();
    for Row { code, input } in &rows {
        if *code == MissingCode::CustomerReasonRequired {
            // The command line fills in the neutral text where none is given, so that nobody can leave it out.
            assert!(!words(input).contains(&"--customer-reason".to_owned()));
            continue;
        }
        let (told, missing) = terminal_says(&terminal, input);
        assert_eq!((told.as_str(), missing), (code.as_str(), vec![code.as_str().to_owned()]), "{code:?}");
    }
    assert_eq!(terminal.json(&["outbox"]).json()["entries"], serde_json::json!([]), "nothing was saved");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_decided_meanwhile_or_seen_otherwise_is_refused_by_both_with_the_same_code() {
    let terminal = Terminal::synced("rev-17").await;
    let console = engine(&terminal).await;
    let Cases { plain, suspicious, .. } = cases(&console).await;
    let stale = DecisionInput { evidence_digest: "sha-256:00".to_owned(), ..approved(&plain[1]) };
    assert_eq!(saving_says(&console, &stale).await, "evidence_changed", "decided on what was not shown");
    for case in [&plain[0], &suspicious] {
        console.open_case(&case.case_id).await.unwrap();
        console.save_decision(&approved(case)).await.unwrap();
    }
    console.send_due().await.unwrap();
    console.sync_once().await.unwrap();
    let mut rows = Vec::new();
    for (code, case) in [(MissingCode::NotReviewable, &plain[0]), (MissingCode::SelfReview, &suspicious)] {
        let now = console.read_case(&case.case_id).await.unwrap();
        let input = DecisionInput { evidence_digest: now.evidence_digest, ..approved(case) };
        assert_eq!(engine_says(&console, &input).await.first().map(String::as_str), Some(code.as_str()), "{code:?}");
        assert!(console.save_decision(&input).await.is_err(), "{code:?}: nor is it saved");
        rows.push(row(code, input));
    }
    let saved = console.status().await.unwrap().counts;
    console.close().await.unwrap();
    assert_eq!(terminal_says(&terminal, &stale).0, "evidence_changed");
    for Row { code, input } in &rows {
        assert_eq!(terminal_says(&terminal, input).0, code.as_str(), "{code:?}");
    }
    let console = engine(&terminal).await;
    assert_eq!(console.status().await.unwrap().counts, saved, "nothing was added");
    console.close().await.unwrap();
}

/// An edition that asks for a document a signature leaves behind, for a second person and for a complete account.
fn strict() -> String {
    let account = if BUILT_IN.contains("needs_account") { "" } else { "[approve]\nneeds_account = true\n\n" };
    let second = format!("{account}[two_person]\nfamilies = [\"network\"]");
    let text = changed(&[
        ("[two_person]\nfamilies = []", second.as_str()),
        (
            "level = \"aes\"\npath = \"document\"\nrequired = [\"identity\", \"documentsToSign\"]",
            "level = \"aes\"\npath = \"document\"\nrequired = [\"identity\", \"documentsToSign\", \"signedDocumentsPackage\"]",
        ),
    ]);
    // The flow of the world that names no level of its own.
    let flows = second_look_sandbox::world::flows(ENVIRONMENT).filter(|flow| flow.signature_level.is_none());
    let flows = flows.map(|flow| format!("\n[[flow]]\nid = \"{}\"\nlevel = \"aes\"\n", flow.id));
    text.replace("needs_account = false", "needs_account = true") + &flows.collect::<String>()
}

#[expect(clippy::disallowed_methods, reason = "a file of rules; nothing personal is in it")]
fn write_edition(terminal: &Terminal) {
    std::fs::write(terminal.home().join(POLICY_FILE), strict()).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn r_13_r_74_what_an_edition_asks_of_an_approve_is_refused_by_both_with_the_same_code() {
    let terminal = Terminal::new().await;
    write_edition(&terminal);
    let control = terminal.sandbox.as_ref().unwrap().control();
    identified(&control, &["3102"]).expect("a case of the bank");
    control.with_bank(ENVIRONMENT, |bank, _| bank.empty_field(ACCOUNT, "phone")).unwrap().unwrap();
    terminal.sign_in("rev-17", &[]).done();
    terminal.run(&["sync", "--once"]).done();
    let console = engine(&terminal).await;
    let mut rows: Vec<Row> = Vec::new();
    for listed in console.queue(&QueueFilter::default(), None, 500).await.unwrap().rows {
        let case = console.open_case(&listed.case_id).await.unwrap();
        let says = engine_says(&console, &approved(&case)).await;
        let code = OF_THE_EDITION.into_iter().find(|code| says.first().is_some_and(|first| first == code.as_str()));
        let Some(code) = code.filter(|code| case.form.can_decide && rows.iter().all(|row| row.code != *code)) else {
            continue;
        };
        assert!(!case.form.approve_offered && case.form.approve_not_offered_why.is_some(), "{code:?}: told before");
        let input = approved(&case);
        assert_eq!(saving_says(&console, &input).await, code.as_str(), "{code:?}");
        rows.push(row(code, input));
    }
    let found: BTreeSet<MissingCode> = rows.iter().map(|row| row.code).collect();
    assert_eq!(found, BTreeSet::from(OF_THE_EDITION), "each has its case");
    console.close().await.unwrap();
    for Row { code, input } in &rows {
        assert_eq!(terminal_says(&terminal, input).0, code.as_str(), "{code:?}");
    }
    assert_eq!(terminal.json(&["outbox"]).json()["entries"], serde_json::json!([]), "nothing was saved");
}
