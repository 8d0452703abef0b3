//! Every command of a console, given to one that is locked; and that none of them is missing here.
use std::path::Path;

use second_look::case::contacts::RevealPurpose;
use second_look::console::{AppError, Console, LedgerAsked, PackageAsked, Several};
use second_look::decision::Draft;
use second_look::guard::Outlet;
use second_look::ids::{EntryId, FileRef};
use second_look::ledger::file::LedgerFormat;
use second_look::ledger::{LedgerFilter, LedgerList};
use second_look::packages::PackageKind;
use second_look::queue::list::QueueFilter;

use crate::stage::{Stage, approve_on};

/// What is no command: the life of the console itself, what says of it that it is locked, what `doctor` asks of a console in
/// whatever state, and the second half of a sign-in, whose first is refused.
pub const NO_COMMAND: [&str; 6] = ["open", "close", "lock", "holds_secrets", "checkup", "finish_sign_in"];

pub fn refusal<T>(result: Result<T, AppError>) -> String {
    result.err().map_or_else(|| "nothing".to_owned(), |cause| cause.code)
}

/// Every command of a console, and the code of its refusal.
pub async fn refusals(console: &Console, stage: &Stage) -> Vec<(&'static str, String)> {
    let mut all = of_the_day(console, stage).await;
    all.extend(of_the_office(console, stage).await);
    all
}

/// What a reviewer gives all day.
async fn of_the_day(console: &Console, stage: &Stage) -> Vec<(&'static str, String)> {
    let (case, file, entry) = (stage.case(0), FileRef::new("vault_1"), EntryId::new(uuid::Uuid::nil()));
    let filter = QueueFilter::default();
    let draft = Draft::default();
    let input = approve_on(&case, "");
    vec![
        ("status", refusal(console.status().await)),
        ("queue", refusal(console.queue(&filter, None, 5).await)),
        ("views", refusal(console.views().await)),
        ("next_case", refusal(console.next_case(None, &filter).await)),
        ("open_case", refusal(console.open_case(&case).await)),
        ("look_at_case", refusal(console.look_at_case(&case).await)),
        ("read_case", refusal(console.read_case(&case).await)),
        ("read_again", refusal(console.read_again(&case).await)),
        ("shown_digest", refusal(console.shown_digest(&case).await)),
        ("leave_case", refusal(console.leave_case(&case).await)),
        ("claim_case", refusal(console.claim_case(&case).await)),
        ("release_case", refusal(console.release_case(&case).await)),
        ("check_decision", refusal(console.check_decision(&input).await)),
        ("save_decision", refusal(console.save_decision(&input).await)),
        ("undo", refusal(console.undo(entry).await)),
        ("draft", refusal(console.draft(&case).await)),
        ("keep_draft", refusal(console.keep_draft(&case, &draft).await)),
        ("outbox", refusal(console.outbox(None, None, 5).await)),
        ("decided_since", refusal(console.decided_since(chrono::DateTime::UNIX_EPOCH).await)),
        ("entry", refusal(console.entry(entry).await)),
        ("acknowledge", refusal(console.acknowledge(entry).await)),
        ("send_again", refusal(console.send_again(entry).await)),
        ("send_due", refusal(console.send_due().await)),
        ("sync_once", refusal(console.sync_once().await)),
        ("log_of", refusal(console.log_of(&case).await)),
        ("image", refusal(console.image(&case, &file, false).await)),
        ("image_facts", refusal(console.image_facts(&case, &file).await)),
        ("image_to_save", refusal(console.image_to_save(&case, &file, false, "front.jpg", "A check").await)),
        ("original_to_save", refusal(console.original_to_save(&case, &file, "front.jpg", "A check").await)),
        ("fetch_signed", refusal(console.fetch_signed(&case).await)),
        ("reveal", refusal(console.reveal(&case, RevealPurpose::Compare).await)),
        ("may_leave", refusal(console.may_leave(Outlet::FileName, None, "front.jpg").await)),
        ("pack", refusal(console.pack().await)),
        ("pack_offer", refusal(console.pack_offer(1, &filter).await)),
        ("take_pack", refusal(console.take_pack(1, &filter).await)),
        ("release_pack", refusal(console.release_pack().await)),
        ("begin_sign_in", refusal(console.begin_sign_in(None).await)),
        ("sign_out", refusal(console.sign_out().await)),
    ]
}

/// What leads, auditors and those who answer for erasure give.
async fn of_the_office(console: &Console, stage: &Stage) -> Vec<(&'static str, String)> {
    let (case, file) = (stage.case(0), FileRef::new("vault_1"));
    let (cases, filter) = (std::slice::from_ref(&case), LedgerFilter::default());
    let list = LedgerAsked {
        list: LedgerList::Decisions,
        filter: LedgerFilter::default(),
        format: LedgerFormat::Json,
        purpose: "a look".to_owned(),
    };
    let package = PackageAsked {
        case_id: case.clone(),
        kind: PackageKind::Court,
        purpose: "a look".to_owned(),
        recipients: Vec::new(),
        evidence_digest: String::new(),
        noted: Vec::new(),
    };
    let nowhere = Path::new("no-such-folder");
    vec![
        ("assignees", refusal(console.assignees().await)),
        ("several", refusal(console.several(&Several::Claim, cases).await)),
        ("several_listed", refusal(console.several_listed(&Several::Claim, cases).await)),
        ("reasons", refusal(console.reasons().await)),
        ("ledger_facts", refusal(console.ledger_facts().await)),
        ("ledger_decisions", refusal(console.ledger_decisions(&filter, None, 5).await)),
        ("ledger_entries", refusal(console.ledger_entries(&filter, None, 5).await)),
        ("timeline", refusal(console.timeline(&case).await)),
        ("export_ledger", refusal(console.export_ledger(&list, "ledger.json").await)),
        ("check_log", refusal(console.check_log().await)),
        ("acknowledge_log", refusal(console.acknowledge_log().await)),
        ("export_log", refusal(console.export_log("A check").await)),
        ("package_form", refusal(console.package_form(&case).await)),
        ("export_package", refusal(console.export_package(&package).await)),
        ("save_package", refusal(console.save_package(&package, nowhere).await)),
        ("open_replay", refusal(console.open_replay(Vec::new(), None, Vec::new()).await)),
        ("open_replay_file", refusal(console.open_replay_file(nowhere, None, Vec::new()).await)),
        ("replay_image", refusal(console.replay_image(&file, false).await)),
        ("retention_report", refusal(console.retention_report(None, 5).await)),
        ("sweep_retention", refusal(console.sweep_retention().await)),
        ("sweep_retention_dry", refusal(console.sweep_retention_dry().await)),
        ("place_hold", refusal(console.place_hold(&case, "a court asked").await)),
        ("lift_hold", refusal(console.lift_hold(&case, "it asks no more").await)),
        ("diagnostics", refusal(console.diagnostics("").await)),
    ]
}

/// The waiting functions that a console offers, as its sources name them.
pub fn offered() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/console");
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "rs") {
            continue;
        }
        let mut inside = false;
        for line in std::fs::read_to_string(path).unwrap().lines() {
            inside = line == "impl Console {" || (inside && line != "}");
            let name = line.strip_prefix("    pub async fn ").filter(|_| inside);
            names.extend(name.and_then(|rest| rest.split(['(', '<']).next()).map(str::to_owned));
        }
    }
    names
}

#[tokio::test(flavor = "multi_thread")]
async fn no_command_of_a_console_is_missing_among_those_that_a_lock_refuses() {
    let stage = Stage::still(1).await;
    let console = stage.synced("rev-17").await;
    console.lock().await.unwrap();
    let asked: Vec<&str> = refusals(&console, &stage).await.into_iter().map(|(command, _)| command).collect();
    let offered = offered();
    assert!(offered.len() > 50, "the sources were read: {offered:?}");
    let missing: Vec<&String> =
        offered.iter().filter(|name| !asked.contains(&name.as_str()) && !NO_COMMAND.contains(&name.as_str())).collect();
    assert!(missing.is_empty(), "give these to a locked console too: {missing:?}");
    let unknown: Vec<&&str> = asked.iter().filter(|name| !offered.iter().any(|one| one == *name)).collect();
    assert!(unknown.is_empty(), "no such command any more: {unknown:?}");
}
