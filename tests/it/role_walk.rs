//! Every cell of role and command, through the engine and through the command line: who may is not told that a role is
//! missing, and who may not is told nothing else (DESIGN section 7).
use second_look::access::roles::{Command, Role, allows};
use second_look::case::contacts::RevealPurpose;
use second_look::console::{AppError, Console, LedgerAsked, PackageAsked, Several};
use second_look::decision::{DecisionInput, Turn};
use second_look::ids::{CaseId, EntryId, FileRef, PersonId};
use second_look::ledger::file::LedgerFormat;
use second_look::ledger::{LedgerFilter, LedgerList};
use second_look::packages::PackageKind;
use second_look::queue::list::QueueFilter;
use second_look_sandbox::rules::body::Verb;

use crate::cli::terminal::Terminal;
use crate::journeys::approve;
use crate::stage::{ENVIRONMENT, Stage, plain_approve};

const WALKER: &str = "rev-17";
const OTHER: &str = "rev-23";

/// What a command is asked about.
struct About {
    case: CaseId,
    answer: DecisionInput,
    /// The answer of a second person.
    second: DecisionInput,
    file: FileRef,
}

fn refused<T>(said: Result<T, AppError>) -> bool {
    said.err().is_some_and(|error| error.code == "role_needed")
}

/// An entry there is none of.
fn nothing() -> EntryId {
    EntryId::new(uuid::Uuid::nil())
}

/// Gives the command in every way the console has for it; whether each way was refused for want of a role.
async fn give(console: &Console, command: Command, about: &About) -> Vec<bool> {
    let case = &about.case;
    let cases = std::slice::from_ref(case);
    let operations = QueueFilter { operations: true, ..QueueFilter::default() };
    let assign = |person: &str| Several::AssignPerson { person: PersonId::new(person), note: String::new() };
    let package = PackageAsked {
        case_id: case.clone(),
        kind: PackageKind::Court,
        purpose: String::new(),
        recipients: Vec::new(),
        evidence_digest: String::new(),
        noted: Vec::new(),
    };
    match command {
        Command::ReadQueue => {
            vec![refused(console.queue(&QueueFilter::default(), None, 10).await), refused(console.views().await)]
        }
        Command::ReadOperationsQueue => vec![refused(console.queue(&operations, None, 10).await)],
        Command::OpenCase => vec![
            refused(console.open_case(case).await),
            refused(console.read_case(case).await),
            refused(console.log_of(case).await),
            refused(console.check_log().await),
            refused(console.draft(case).await),
        ],
        Command::ViewImage => vec![
            refused(console.image(case, &about.file, false).await),
            refused(console.image_facts(case, &about.file).await),
            refused(console.original_to_save(case, &about.file, "front.jpg", "the walk").await),
            refused(console.fetch_signed(case).await),
        ],
        Command::Reveal => vec![refused(console.reveal(case, RevealPurpose::Compare).await)],
        Command::Claim => {
            vec![refused(console.claim_case(case).await), refused(console.several(&Several::Claim, cases).await)]
        }
        Command::Release => {
            vec![refused(console.release_case(case).await), refused(console.several(&Several::Release, cases).await)]
        }
        Command::ForceRelease => vec![refused(console.several(&Several::ForceRelease, cases).await)],
        Command::TakeOrHandUp => {
            vec![refused(console.assignees().await), refused(console.several(&assign(WALKER), cases).await)]
        }
        Command::Assign => vec![refused(console.several(&assign(OTHER), cases).await)],
        Command::Decide => {
            vec![
                refused(console.save_decision(&about.answer).await),
                refused(console.check_decision(&about.answer).await),
            ]
        }
        Command::DecideSecond => vec![refused(console.save_decision(&about.second).await)],
        Command::Undo => {
            vec![refused(console.undo(nothing()).await), refused(console.acknowledge(nothing()).await)]
        }
        Command::ReadOutbox => {
            vec![refused(console.outbox(None, None, 10).await), refused(console.entry(nothing()).await)]
        }
        Command::SendOutbox => vec![refused(console.send_due().await)],
        Command::Sync => vec![refused(console.sync_once().await)],
        Command::ReadDecisions => vec![refused(console.reasons().await)],
        Command::ReadLedger => vec![
            refused(console.ledger_facts().await),
            refused(console.ledger_decisions(&LedgerFilter::default(), None, 10).await),
            refused(console.ledger_entries(&LedgerFilter::default(), None, 10).await),
            refused(console.timeline(case).await),
        ],
        Command::ExportLedger => {
            let asked = LedgerAsked {
                list: LedgerList::Decisions,
                filter: LedgerFilter::default(),
                format: LedgerFormat::Json,
                purpose: "the walk".to_owned(),
            };
            vec![refused(console.export_ledger(&asked, "ledger.json").await)]
        }
        Command::AcknowledgeLog => vec![refused(console.acknowledge_log().await)],
        Command::ExportLog => vec![refused(console.export_log("the walk").await)],
        Command::ExportPackage => {
            vec![refused(console.package_form(case).await), refused(console.export_package(&package).await)]
        }
        Command::ReadRetention => {
            vec![refused(console.retention_report(None, 10).await), refused(console.sweep_retention_dry().await)]
        }
        // Without a reason neither does anything.
        Command::PlaceHold => vec![refused(console.place_hold(case, "").await)],
        Command::LiftHold => vec![refused(console.lift_hold(case, "").await)],
        Command::SweepRetention => vec![refused(console.sweep_retention().await)],
        Command::ReplayPackage => vec![
            refused(console.open_replay(Vec::new(), None, Vec::new()).await),
            refused(console.open_replay_file("no-such-file".as_ref(), None, Vec::new()).await),
        ],
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_role_gives_the_commands_of_its_row_and_is_refused_every_other() {
    let stage = Stage::still(40).await;
    let waits = stage.control().suspicious_cases(ENVIRONMENT)[0].clone();
    stage.control().decide_as(ENVIRONMENT, OTHER, &waits, Verb::Approve).unwrap();
    let console = stage.synced(WALKER).await;
    let waits = console.open_case(&CaseId::new(waits)).await.unwrap();
    assert_eq!(waits.second.as_ref().map(|second| second.turn), Some(Turn::Second), "it waits for a second person");
    let case = console.open_case(&stage.case(0)).await.unwrap();
    let about = About {
        case: case.case_id.clone(),
        answer: plain_approve(&case),
        second: approve(&waits),
        file: case.images[0].file_ref.clone(),
    };
    let mut cells = 0;
    for role in Role::ALL {
        stage.control().set_roles(WALKER, &[role.as_str()]);
        stage.control().expire_tokens(Some(WALKER));
        console.sync_once().await.unwrap();
        for command in Command::ALL {
            for (way, refused) in give(&console, command, &about).await.into_iter().enumerate() {
                assert_eq!(refused, !allows(role, command), "{role}, {command:?}, way {way}");
            }
            cells += 1;
        }
    }
    assert_eq!(cells, Role::ALL.len() * Command::ALL.len(), "no cell was left out");
    let saved = console.outbox(None, None, 50).await.unwrap().entries;
    assert!(saved.iter().any(|entry| entry.second), "what the walk gave as the second person's answer was one");
    console.close().await.unwrap();
}

/// The words of a command at the terminal; none for what the window alone can do.
fn words(command: Command, case: &str, out: &str) -> Option<String> {
    let words = match command {
        Command::ReadQueue => "queue".to_owned(),
        Command::ReadOperationsQueue => "queue --operations".to_owned(),
        Command::OpenCase => format!("case {case}"),
        Command::ViewImage => format!("image {case} any --out {out}-picture.jpg --purpose walk"),
        Command::Reveal => format!("case {case} --reveal --purpose compare"),
        Command::Claim => format!("claim {case}"),
        Command::Release => format!("release {case}"),
        Command::Decide => format!("decide {case} approve"),
        Command::Undo => "undo 00000000-0000-0000-0000-000000000000".to_owned(),
        Command::ReadOutbox => "outbox".to_owned(),
        Command::SendOutbox => "outbox --send".to_owned(),
        Command::Sync => "sync --once".to_owned(),
        Command::ReadDecisions => "reasons".to_owned(),
        Command::ReadLedger => "ledger decisions".to_owned(),
        Command::ExportLedger => {
            format!("ledger export decisions --format json --purpose walk --out {out}-ledger.json")
        }
        Command::AcknowledgeLog => "log acknowledge".to_owned(),
        Command::ExportLog => format!("log export {out}-log.jsonl --purpose walk"),
        Command::ExportPackage => format!("package show {case}"),
        Command::ReadRetention => "retention report".to_owned(),
        Command::PlaceHold => format!("retention hold {case} --reason lawsuit"),
        Command::LiftHold => format!("retention release {case} --reason settled"),
        Command::SweepRetention => "retention sweep".to_owned(),
        Command::ReplayPackage => "replay no-such-file".to_owned(),
        Command::ForceRelease | Command::TakeOrHandUp | Command::Assign | Command::DecideSecond => return None,
    };
    Some(words)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_command_line_refuses_the_same_cells() {
    let terminal = Terminal::synced(WALKER).await;
    let case = terminal.rows()[0]["caseId"].as_str().unwrap().to_owned();
    let out = terminal.beside("out");
    std::fs::create_dir(&out).unwrap();
    for role in Role::ALL {
        terminal.sandbox.as_ref().unwrap().control().set_roles(WALKER, &[role.as_str()]);
        terminal.sign_in(WALKER, &[]).done();
        for command in Command::ALL {
            let Some(words) = words(command, &case, &format!("{}/{role}", out.display())) else { continue };
            let ran = terminal.run(&words.split(' ').collect::<Vec<_>>());
            assert_ne!(ran.status, 2, "{words}: {}", ran.err);
            assert_eq!(ran.err.contains("[role_needed]"), !allows(role, command), "{role}: {words}: {}", ran.err);
        }
    }
}
