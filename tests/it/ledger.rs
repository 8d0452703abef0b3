//! The ledger: decisions of everybody and entries of this console, for leads and auditors, over whole consoles.
use second_look::access::roles::Command;
use second_look::console::{AppError, Console, LedgerAsked};
use second_look::decision::{Answer, DecisionInput};
use second_look::ids::{CaseId, PersonId};
use second_look::ledger::file::LedgerFormat;
use second_look::ledger::{LedgerFilter, LedgerList, Verdict};
use second_look_sandbox::SandboxOptions;
use second_look_sandbox::control::Settings;

use crate::beside::Beside;
use crate::cli::terminal::Terminal;
use crate::journeys::{approve, reject};
use crate::stage::{ENVIRONMENT, Stage, entry, log_kinds, sign_in};

const FIRST: &str = "rev-17";
const LEAD: &str = "lead-02";
const AUDITOR: &str = "aud-01";
const COMMENT: &str = "CANARY: the hologram was seen under the lamp";

fn all() -> LedgerFilter {
    LedgerFilter::default()
}

fn asked(list: LedgerList, format: LedgerFormat) -> LedgerAsked {
    LedgerAsked { list, filter: all(), format, purpose: "yearly audit".to_owned() }
}

fn code<T>(said: Result<T, AppError>) -> String {
    said.err().expect("it is refused").code
}

/// A day of two people, and an auditor's console that has heard of it.
struct Day {
    stage: Stage,
    auditor: Console,
    rejected: CaseId,
    overridden: CaseId,
}

impl Day {
    async fn told() -> Self {
        let stage = Stage::still_with(SandboxOptions::default()).await;
        let overridden = CaseId::new(stage.control().suspicious_cases(ENVIRONMENT)[0].clone());
        let first = stage.synced(FIRST).await;
        let case = first.open_case(&stage.case(3)).await.unwrap();
        let rejected = case.case_id.clone();
        first.save_decision(&DecisionInput { comment: COMMENT.to_owned(), ..reject(&case) }).await.unwrap();
        let case = first.open_case(&overridden).await.unwrap();
        first.save_decision(&approve(&case)).await.unwrap();
        stage.send(&first).await;
        first.close().await.unwrap();
        let lead = console_of(&stage, LEAD).await;
        let case = lead.open_case(&overridden).await.unwrap();
        lead.save_decision(&approve(&case)).await.unwrap();
        stage.send(&lead).await;
        lead.close().await.unwrap();
        let auditor = console_of(&stage, AUDITOR).await;
        Self { stage, auditor, rejected, overridden }
    }

    async fn cases(&self, filter: &LedgerFilter) -> Vec<CaseId> {
        let page = self.auditor.ledger_decisions(filter, None, 50).await.unwrap();
        assert_eq!(page.count as usize, page.decisions.len());
        page.decisions.into_iter().map(|decision| decision.case_id).collect()
    }

    async fn exported(&self, list: LedgerList, filter: &LedgerFilter, format: LedgerFormat) -> String {
        let asked = LedgerAsked { list, filter: filter.clone(), format, purpose: "yearly audit".to_owned() };
        let mut export = self.auditor.export_ledger(&asked, "list.txt").await.unwrap();
        let mut text = String::new();
        while let Some(part) = export.next_part().await.unwrap() {
            text.push_str(&part);
        }
        text
    }
}

async fn console_of(stage: &Stage, person: &str) -> Console {
    let console = stage.open_at(&stage.folder.path().join(person)).await;
    sign_in(&console, person).await;
    console.sync_once().await.unwrap();
    console
}

#[tokio::test(flavor = "multi_thread")]
async fn an_auditor_reads_what_everybody_decided_narrowed_and_without_a_network() {
    let day = Day::told().await;
    assert_eq!(day.cases(&all()).await, [day.overridden.clone(), day.rejected.clone()], "newest first");
    let page = day.auditor.ledger_decisions(&all(), None, 1).await.unwrap();
    assert_eq!((page.count, page.decisions.len()), (2, 1));
    let rest = day.auditor.ledger_decisions(&all(), page.next.as_deref(), 1).await.unwrap();
    assert_eq!((rest.decisions[0].case_id.clone(), rest.next), (day.rejected.clone(), None));
    let over = page.decisions.first().unwrap();
    assert!(over.override_suspicion && over.second_look && !over.superseded && !over.made_here && over.case_here);
    assert_eq!(over.person.name.as_deref(), Some("R. Iyer"));
    let second = over.second.as_ref().expect("the second person answered");
    assert_eq!((second.person.id.as_str(), second.answer), (LEAD, Answer::Approve));
    let one = |filter: LedgerFilter| async move { filter };
    for (filter, cases) in [
        (LedgerFilter { override_suspicion: true, ..all() }, vec![day.overridden.clone()]),
        (LedgerFilter { second_look: true, ..all() }, vec![day.overridden.clone()]),
        (LedgerFilter { person: Some(PersonId::new(LEAD)), ..all() }, vec![day.overridden.clone()]),
        (LedgerFilter { superseded: true, ..all() }, Vec::new()),
        (LedgerFilter { until: Some("2000-01-01".to_owned()), ..all() }, Vec::new()),
        (
            LedgerFilter { since: Some("2000-01-01".to_owned()), ..all() },
            vec![day.overridden.clone(), day.rejected.clone()],
        ),
    ] {
        let filter = one(filter).await;
        assert_eq!(day.cases(&filter).await, cases, "{filter:?}");
    }
    let by_id = LedgerFilter { decision: Some(over.decision_id.clone()), ..all() };
    assert_eq!(day.cases(&by_id).await, std::slice::from_ref(&day.overridden), "somebody else's, by its id");
    assert!(day.cases(&LedgerFilter { superseded: true, ..by_id }).await.is_empty(), "whatever else narrows it");
    let by_code = rest.decisions[0].reasons[0].clone();
    let filter = LedgerFilter { code: Some(format!("{}:{}", by_code.scheme, by_code.code)), ..all() };
    assert!(day.cases(&filter).await.contains(&day.rejected));
    let wrong = LedgerFilter { since: Some("yesterday".to_owned()), ..all() };
    assert_eq!(code(day.auditor.ledger_decisions(&wrong, None, 9).await), "ledger_filter");
    let Day { stage, auditor, .. } = day;
    let asked = stage.asked("GET", "/decisions").len();
    stage.control().clear_journal();
    assert!(asked > 0, "it was read with the sync");
    assert_eq!(auditor.ledger_decisions(&all(), None, 9).await.unwrap().count, 2);
    auditor.timeline(&stage.case(3)).await.unwrap();
    assert!(auditor.ledger_facts().await.unwrap().completeness.known_until.is_some(), "up to when is said");
    assert!(stage.control().journal(0).is_empty(), "reading asks nobody");
    auditor.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_first_answer_is_in_nobody_else_s_ledger_while_policy_is_blind() {
    let mut options = SandboxOptions::default();
    options.policy.blind = false;
    let stage = Stage::still_with(options).await;
    let overridden = CaseId::new(stage.control().suspicious_cases(ENVIRONMENT)[0].clone());
    let first = stage.synced(FIRST).await;
    let case = first.open_case(&overridden).await.unwrap();
    first.save_decision(&approve(&case)).await.unwrap();
    stage.send(&first).await;
    first.close().await.unwrap();
    let lead = console_of(&stage, LEAD).await;
    let told = async |lead: &Console| {
        let listed = lead.ledger_decisions(&all(), None, 9).await.unwrap().count;
        let timeline = lead.timeline(&overridden).await.unwrap();
        (listed, timeline.items.iter().filter(|item| item.decision.is_some()).count())
    };
    assert_eq!(told(&lead).await, (1, 1), "policy lets it be seen");
    stage.control().set(&Settings { blind: Some(true), ..Settings::default() }).unwrap();
    lead.sync_once().await.unwrap();
    assert_eq!(told(&lead).await, (0, 0), "policy has turned blind");
    let case = lead.open_case(&overridden).await.unwrap();
    lead.save_decision(&approve(&case)).await.unwrap();
    stage.send(&lead).await;
    lead.sync_once().await.unwrap();
    assert_eq!(told(&lead).await, (1, 1), "both have answered");
    lead.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn each_new_reading_is_one_entry_and_going_on_is_none() {
    let day = Day::told().await;
    let reads = async || {
        let kind = Some("ledger_read".to_owned());
        let query = LedgerFilter { kind, ..all() };
        day.auditor.ledger_entries(&query, None, 50).await.unwrap().entries.len()
    };
    assert_eq!(reads().await, 1, "looking at the entries is one");
    let page = day.auditor.ledger_decisions(&all(), None, 1).await.unwrap();
    day.auditor.ledger_decisions(&all(), page.next.as_deref(), 1).await.unwrap();
    day.auditor.ledger_decisions(&all(), None, 1).await.unwrap();
    assert_eq!(reads().await, 2, "one filter, one reading");
    day.auditor.ledger_decisions(&LedgerFilter { second_look: true, ..all() }, None, 1).await.unwrap();
    assert_eq!(reads().await, 3);
    day.auditor.timeline(&day.rejected).await.unwrap();
    assert!(log_kinds(&day.auditor, &day.rejected).await.contains(&"timeline_read".to_owned()));
    day.auditor.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn the_timeline_of_a_case_tells_the_platform_and_this_console_apart() {
    let day = Day::told().await;
    let lead = day.stage.open_at(&day.stage.folder.path().join(LEAD)).await;
    lead.sync_once().await.unwrap();
    let told = lead.timeline(&day.overridden).await.unwrap();
    assert!(told.case_here && !told.cut);
    let decisions: Vec<_> = told.items.iter().filter_map(|item| item.decision.as_ref()).collect();
    assert_eq!(decisions.len(), 1, "the platform tells of one decision of two people");
    let saved: Vec<_> = told.items.iter().filter_map(|item| item.saved.as_ref()).collect();
    assert!(saved.len() == 1 && saved[0].second, "and this console saved the second answer");
    let kinds: Vec<_> =
        told.items.iter().filter_map(|item| item.entry.as_ref().map(|entry| entry.kind.as_str())).collect();
    assert!(kinds.contains(&"second_answered") && kinds.contains(&"confirmed"), "{kinds:?}");
    assert!(told.items.is_sorted_by_key(|item| item.at.clone()), "oldest first");
    let told = day.auditor.timeline(&day.rejected).await.unwrap();
    let comment = told.items.iter().find_map(|item| item.decision.as_ref()?.comment.clone());
    assert_eq!(comment.as_deref(), Some(COMMENT), "what was written is read in the timeline");
    assert_eq!(code(day.auditor.timeline(&CaseId::new("cse_none")).await), "unknown_case");
    lead.close().await.unwrap();
    day.auditor.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn r_37_an_export_says_its_filter_its_time_and_who_and_is_an_entry_before_its_first_byte() {
    let day = Day::told().await;
    let filter = LedgerFilter { override_suspicion: true, ..all() };
    let csv = day.exported(LedgerList::Decisions, &filter, LedgerFormat::Csv).await;
    assert!(csv.contains("\"filter\",\"override yes\"\r\n") && csv.contains("\"exported by\",\"aud-01 T. Lindqvist\""));
    assert!(csv.contains(day.overridden.as_str()) && !csv.contains(day.rejected.as_str()), "{csv}");
    let json = day.exported(LedgerList::Decisions, &all(), LedgerFormat::Json).await;
    let read: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!((&read["count"], read["rows"].as_array().unwrap().len()), (&2.into(), 2));
    assert!(read["exportedAt"].is_string() && read["knownUntil"].is_string() && read["exportedBy"]["id"] == AUDITOR);
    let seen = day.auditor.status().await.unwrap().witnessed.expect("the platform has seen the log");
    assert_eq!(read["witnessed"]["entry"], seen.entry, "how far the log was witnessed");
    assert!(csv.contains("\"log witnessed up to\",\"entry "), "{csv}");
    assert!(!csv.contains("CANARY") && !json.contains("CANARY"), "what people wrote stays in the vault");
    let entries = day.exported(LedgerList::Entries, &all(), LedgerFormat::Json).await;
    let read: serde_json::Value = serde_json::from_str(&entries).unwrap();
    let kinds: Vec<_> = read["rows"].as_array().unwrap().iter().map(|row| row["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds.iter().filter(|kind| **kind == "ledger_exported").count(), 3, "this one too: {kinds:?}");
    let tip = "Suspected fraud of case.csv";
    let refused = day.auditor.export_ledger(&asked(LedgerList::Decisions, LedgerFormat::Csv), tip).await;
    assert_eq!(code(refused), "tip_off_refused", "a file's name passes the guard");
    assert!(csv.contains("\"purpose\",\"yearly audit\"\r\n") && json.contains("\"purpose\":\"yearly audit\""));
    let silent = LedgerAsked { purpose: " ".to_owned(), ..asked(LedgerList::Decisions, LedgerFormat::Csv) };
    assert_eq!(code(day.auditor.export_ledger(&silent, "a.csv").await), "package_purpose", "nothing leaves unasked");
    day.auditor.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn integrity_and_completeness_are_two_verdicts() {
    let day = Day::told().await;
    let verdicts = async |console: &Console| {
        let facts = console.ledger_facts().await.unwrap();
        (facts.integrity.verdict, facts.completeness.verdict)
    };
    assert_eq!(
        verdicts(&day.auditor).await,
        (Verdict::CannotSay, Verdict::Holds),
        "nobody has looked at every entry yet"
    );
    day.auditor.check_log().await.unwrap();
    assert_eq!(verdicts(&day.auditor).await, (Verdict::Holds, Verdict::Holds));
    day.auditor.close().await.unwrap();
    // The platform knows a decision of the lead's console that is gone from it.
    let home = day.stage.folder.path().join(LEAD);
    let lead = day.stage.open_at(&home).await;
    lead.sync_once().await.unwrap();
    let case = lead.open_case(&day.stage.case(0)).await.unwrap();
    lead.save_decision(&crate::stage::plain_approve(&case)).await.unwrap();
    day.stage.send(&lead).await;
    lead.sync_once().await.unwrap();
    assert_eq!(lead.ledger_facts().await.unwrap().completeness.verdict, Verdict::Holds);
    lead.close().await.unwrap();
    let mut beside = Beside::open_at(&day.stage, &home).await;
    beside.run("DROP TRIGGER entries_never_deleted").await;
    beside.change("DELETE FROM decided_on WHERE ?1 <> ''", &case.case_id).await;
    beside
        .change("DELETE FROM shown_with WHERE seq IN (SELECT seq FROM entries WHERE case_id = ?1)", &case.case_id)
        .await;
    beside.change("DELETE FROM entries WHERE case_id = ?1", &case.case_id).await;
    beside.close().await;
    let lead = day.stage.open_at(&home).await;
    let facts = lead.ledger_facts().await.unwrap();
    assert_eq!((facts.completeness.verdict, facts.completeness.unknown_here), (Verdict::Fails, 1));
    assert_ne!(facts.integrity.verdict, Verdict::Fails, "nothing of the log was changed");
    lead.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn r_29_a_decision_is_found_by_its_id_in_the_feed_and_in_the_log() {
    let stage = Stage::still(4).await;
    stage.control().set_roles(FIRST, &["reviewer", "auditor"]);
    let console = stage.synced(FIRST).await;
    let saved = [stage.decided(&console, 0).await, stage.decided(&console, 2).await];
    stage.send(&console).await;
    console.sync_once().await.unwrap();
    let id = entry(&console, &saved[0]).await.decision_id;
    let by_id = LedgerFilter { decision: Some(id.clone()), ..all() };
    let page = console.ledger_decisions(&by_id, None, 9).await.unwrap();
    let found: Vec<&CaseId> = page.decisions.iter().map(|decision| &decision.case_id).collect();
    assert_eq!((found.as_slice(), page.count), (&[&saved[0].case_id][..], 1), "one decision has this id");
    let entries = console.ledger_entries(&by_id, None, 50).await.unwrap().entries;
    let kinds: Vec<&str> = entries.iter().map(|entry| entry.kind.as_str()).collect();
    assert_eq!(kinds, ["confirmed", "sent", "decided"], "everything this console wrote down of it, newest first");
    assert!(entries.iter().all(|entry| entry.decision_id.as_ref() == Some(&id)), "and of nothing else");
    let nobodys = LedgerFilter { decision: Some(id[..35].to_owned()), ..all() };
    assert_eq!(console.ledger_decisions(&nobodys, None, 9).await.unwrap().count, 0, "the whole id, or nothing");
    assert!(console.ledger_entries(&nobodys, None, 9).await.unwrap().entries.is_empty());
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn r_37_the_ledger_is_open_to_leads_and_auditors_and_nobody_else_keeps_a_copy_of_it() {
    let day = Day::told().await;
    for person in ["rev-23", "ana-04", "ops-03", "prv-05"] {
        let console = console_of(&day.stage, person).await;
        assert!(!console.status().await.unwrap().can_read_ledger);
        assert_eq!(code(console.ledger_facts().await), "role_needed", "{person}");
        assert_eq!(code(console.ledger_decisions(&all(), None, 9).await), "role_needed", "{person}");
        assert_eq!(code(console.ledger_entries(&all(), None, 9).await), "role_needed", "{person}");
        assert_eq!(code(console.timeline(&day.rejected).await), "role_needed", "{person}");
        let export = console.export_ledger(&asked(LedgerList::Entries, LedgerFormat::Csv), "a.csv").await;
        assert_eq!(code(export), "role_needed", "{person}");
        console.close().await.unwrap();
        let mut beside = Beside::open_at(&day.stage, &day.stage.folder.path().join(person)).await;
        let kept = beside.number("SELECT count(*) FROM recorded WHERE ?1 <> ''", &day.rejected).await;
        beside.close().await;
        assert_eq!(kept, 0, "{person} has no use for a copy");
    }
    assert!(day.auditor.status().await.unwrap().can_read_ledger);
    let refused = Command::ReadLedger;
    assert_eq!(refused.open_to().len(), 2);
    // Who loses the role in the middle of an export gets no more of it.
    let wanted = asked(LedgerList::Decisions, LedgerFormat::Csv);
    let mut export = day.auditor.export_ledger(&wanted, "a.csv").await.unwrap();
    export.next_part().await.unwrap();
    day.stage.control().set_roles(AUDITOR, &["analyst"]);
    day.stage.control().expire_tokens(Some(AUDITOR));
    day.auditor.sync_once().await.unwrap();
    assert_eq!(code(export.next_part().await), "role_needed");
    assert_eq!(code(day.auditor.ledger_decisions(&all(), None, 9).await), "role_needed", "what is kept is not shown");
    day.auditor.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn the_command_line_reads_checks_and_takes_out_the_same_ledger() {
    let terminal = Terminal::synced(AUDITOR).await;
    let told = terminal.json(&["ledger", "decisions"]).json();
    assert_eq!(told["count"], told["decisions"].as_array().unwrap().len(), "{told}");
    let entries = terminal.json(&["ledger", "entries", "--kind", "signed_in"]).json();
    assert_eq!(entries["entries"][0]["person"]["id"], AUDITOR, "{entries}");
    let text = terminal.run(&["ledger", "check"]).done();
    assert!(text.contains("INTEGRITY: holds") && text.contains("COMPLETENESS: holds"), "{text}");
    let id = terminal.rows()[0]["caseId"].as_str().unwrap().to_owned();
    let timeline = terminal.run(&["ledger", "timeline", &id]).done();
    assert!(timeline.contains("The feed is known until"), "{timeline}");
    let file = terminal.beside("entries.csv");
    let words = [
        "ledger",
        "export",
        "entries",
        "--format",
        "csv",
        "--since",
        "2020-01-01",
        "--purpose",
        "yearly audit",
        "--out",
    ];
    let words: Vec<&str> = words.into_iter().chain([file.to_str().unwrap()]).collect();
    terminal.run(&words).done();
    assert_eq!(terminal.json(&words).code(), "file_exists", "nothing is ever overwritten");
    let csv = std::fs::read_to_string(&file).unwrap();
    assert!(csv.contains("\"filter\",\"since 2020-01-01\"") && csv.contains("\"ledger_exported\""), "{csv}");
    assert_eq!(terminal.json(&["ledger", "decisions", "--since", "soon"]).code(), "ledger_filter");
    let reviewer = Terminal::synced("rev-17").await;
    for words in [&["ledger", "decisions"][..], &["ledger", "check"], &["ledger", "timeline", "x"]] {
        let refused = reviewer.run(words);
        assert!(refused.status == 1 && refused.err.contains("[role_needed]"), "{}", refused.err);
    }
}
