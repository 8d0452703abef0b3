//! Every cell of role and command, through the engine and through the command line: who may is not told that a role is
//! missing, and who may not is told nothing else (DESIGN section 7). No way a console offers is missing here.
use std::collections::BTreeSet;
use std::path::Path;

use second_look::access::roles::{Command, Role, allows};
use second_look::case::contacts::RevealPurpose;
use second_look::console::{AppError, Console, LedgerAsked, PackageAsked, Several};
use second_look::decision::{DecisionInput, Draft, Turn};
use second_look::guard::Outlet;
use second_look::ids::{CaseId, EntryId, FileRef, PersonId};
use second_look::ledger::file::LedgerFormat;
use second_look::ledger::{LedgerFilter, LedgerList};
use second_look::packages::PackageKind;
use second_look::queue::list::QueueFilter;
use second_look_sandbox::rules::body::Verb;

use crate::cli::terminal::Terminal;
use crate::journeys::approve;
use crate::locked::{NO_COMMAND, offered};
use crate::stage::{ENVIRONMENT, Stage, plain_approve};

const WALKER: &str = "rev-17";
const OTHER: &str = "rev-23";

/// What asks for no role: it tells of no case, or is about the person's own sign-in.
const FOR_ANYONE: [&str; 6] = ["status", "leave_case", "pack", "diagnostics", "begin_sign_in", "sign_out"];

/// What a command is asked about.
struct About {
    case: CaseId,
    answer: DecisionInput,
    /// The answer of a second person.
    second: DecisionInput,
    file: FileRef,
}

/// One way to give a command, and what came of it.
struct Way {
    /// The console's function.
    name: &'static str,
    /// What it needs besides.
    beside: Option<Command>,
    /// For want of a role.
    refused: bool,
}

impl Way {
    fn and(self, beside: Command) -> Self {
        Self { beside: Some(beside), ..self }
    }
}

fn way<T>(name: &'static str, said: Result<T, AppError>) -> Way {
    Way { name, beside: None, refused: said.err().is_some_and(|error| error.code == "role_needed") }
}

/// An entry there is none of.
fn nothing() -> EntryId {
    EntryId::new(uuid::Uuid::nil())
}

/// Gives the command in every way the console has for it.
async fn give(console: &Console, command: Command, about: &About) -> Vec<Way> {
    let (case, file) = (&about.case, &about.file);
    let (queue, ledger) = (QueueFilter::default(), LedgerFilter::default());
    let operations = QueueFilter { operations: true, ..QueueFilter::default() };
    match command {
        Command::ReadQueue => vec![
            way("queue", console.queue(&queue, None, 10).await),
            way("views", console.views().await),
            way("next_case", console.next_case(None, &queue).await),
            way("pack_offer", console.pack_offer(1, &queue).await),
        ],
        Command::ReadOperationsQueue => vec![
            way("queue", console.queue(&operations, None, 10).await),
            way("next_case", console.next_case(None, &operations).await),
        ],
        Command::OpenCase => vec![
            way("open_case", console.open_case(case).await),
            way("look_at_case", console.look_at_case(case).await),
            way("read_case", console.read_case(case).await),
            way("read_again", console.read_again(case).await),
            way("shown_digest", console.shown_digest(case).await),
            way("log_of", console.log_of(case).await),
            way("check_log", console.check_log().await),
            way("draft", console.draft(case).await),
            way("may_leave", console.may_leave(Outlet::FileName, None, "front.jpg").await),
        ],
        Command::ViewImage => vec![
            way("image", console.image(case, file, false).await),
            way("image_facts", console.image_facts(case, file).await),
            way("image_to_save", console.image_to_save(case, file, false, "front.jpg", "the walk").await),
            way("original_to_save", console.original_to_save(case, file, "front.jpg", "the walk").await),
            way("fetch_signed", console.fetch_signed(case).await),
        ],
        Command::Reveal => vec![way("reveal", console.reveal(case, RevealPurpose::Compare).await)],
        Command::Claim => {
            let mut ways = at_several(console, Several::Claim, case).await;
            ways.push(way("claim_case", console.claim_case(case).await));
            // Of no case: that is refused for another reason, once the roles were asked for.
            ways.push(way("take_pack", console.take_pack(0, &queue).await).and(Command::ViewImage));
            ways
        }
        Command::Release => {
            let mut ways = at_several(console, Several::Release, case).await;
            ways.push(way("release_case", console.release_case(case).await));
            ways.push(way("release_pack", console.release_pack().await));
            ways
        }
        Command::ForceRelease => at_several(console, Several::ForceRelease, case).await,
        Command::TakeOrHandUp => {
            let mut ways = at_several(console, assign(WALKER), case).await;
            ways.push(way("assignees", console.assignees().await));
            ways
        }
        Command::Assign => at_several(console, assign(OTHER), case).await,
        Command::Decide => vec![
            way("save_decision", console.save_decision(&about.answer).await),
            way("check_decision", console.check_decision(&about.answer).await),
            way("keep_draft", console.keep_draft(case, &Draft::default()).await),
            way("send_again", console.send_again(nothing()).await),
        ],
        Command::DecideSecond => vec![
            way("check_decision", console.check_decision(&about.second).await),
            way("save_decision", console.save_decision(&about.second).await),
        ],
        Command::Undo => {
            vec![way("undo", console.undo(nothing()).await), way("acknowledge", console.acknowledge(nothing()).await)]
        }
        Command::ReadOutbox => vec![
            way("outbox", console.outbox(None, None, 10).await),
            way("entry", console.entry(nothing()).await),
            way("decided_since", console.decided_since(chrono::DateTime::UNIX_EPOCH).await),
        ],
        Command::SendOutbox => vec![way("send_due", console.send_due().await)],
        Command::Sync => vec![way("sync_once", console.sync_once().await)],
        Command::ReadDecisions => vec![way("reasons", console.reasons().await)],
        Command::ReadLedger => vec![
            way("ledger_facts", console.ledger_facts().await),
            way("ledger_decisions", console.ledger_decisions(&ledger, None, 10).await),
            way("ledger_entries", console.ledger_entries(&ledger, None, 10).await),
            way("timeline", console.timeline(case).await),
        ],
        Command::ExportLedger => {
            let asked = LedgerAsked {
                list: LedgerList::Decisions,
                filter: ledger,
                format: LedgerFormat::Json,
                purpose: "the walk".to_owned(),
            };
            vec![way("export_ledger", console.export_ledger(&asked, "ledger.json").await)]
        }
        Command::AcknowledgeLog => vec![way("acknowledge_log", console.acknowledge_log().await)],
        Command::ExportLog => vec![way("export_log", console.export_log("the walk").await)],
        Command::ExportPackage => {
            let (part, whole) = (package(case, PackageKind::Court), package(case, PackageKind::Full));
            vec![
                way("package_form", console.package_form(case).await),
                way("export_package", console.export_package(&part).await),
                way("export_package", console.export_package(&whole).await).and(Command::ViewImage),
                way("save_package", console.save_package(&part, Path::new("no-such-folder")).await),
            ]
        }
        Command::ReadRetention => vec![
            way("retention_report", console.retention_report(None, 10).await),
            way("sweep_retention_dry", console.sweep_retention_dry().await),
        ],
        // Without a reason neither does anything.
        Command::PlaceHold => vec![way("place_hold", console.place_hold(case, "").await)],
        Command::LiftHold => vec![way("lift_hold", console.lift_hold(case, "").await)],
        Command::SweepRetention => vec![way("sweep_retention", console.sweep_retention().await)],
        Command::ReplayPackage => vec![
            way("open_replay", console.open_replay(Vec::new(), None, Vec::new()).await),
            way("open_replay_file", console.open_replay_file(Path::new("no-such-file"), None, Vec::new()).await),
            way("replay_image", console.replay_image(file, false).await).and(Command::ViewImage),
        ],
    }
}

/// What several cases are given at once.
async fn at_several(console: &Console, what: Several, case: &CaseId) -> Vec<Way> {
    let cases = std::slice::from_ref(case);
    vec![
        way("several_listed", console.several_listed(&what, cases).await),
        way("several", console.several(&what, cases).await),
    ]
}

fn assign(person: &str) -> Several {
    Several::AssignPerson { person: PersonId::new(person), note: String::new() }
}

/// Without a purpose none is made.
fn package(case: &CaseId, kind: PackageKind) -> PackageAsked {
    PackageAsked {
        case_id: case.clone(),
        kind,
        purpose: String::new(),
        recipients: Vec::new(),
        evidence_digest: String::new(),
        noted: Vec::new(),
    }
}

/// What nobody is refused for want of a role.
async fn for_anyone(console: &Console) -> [Way; 4] {
    [
        way("status", console.status().await),
        way("leave_case", console.leave_case(&CaseId::new("cse_nowhere")).await),
        way("pack", console.pack().await),
        way("diagnostics", console.diagnostics("").await),
    ]
}

/// Whatever a console offers was given to every role, or is known to ask for none.
fn no_way_is_missing(given: &BTreeSet<&'static str>) {
    let offered = offered();
    let free: Vec<&str> = NO_COMMAND.into_iter().chain(FOR_ANYONE).collect();
    let named = |name: &str| given.contains(name) || free.contains(&name);
    let missing: Vec<&String> = offered.iter().filter(|name| !named(name)).collect();
    assert!(missing.is_empty(), "give these to every role too: {missing:?}");
    let wrong: Vec<&&str> =
        free.iter().filter(|name| given.contains(**name) || !offered.iter().any(|one| one == **name)).collect();
    assert!(wrong.is_empty(), "these ask for a role, or are no more: {wrong:?}");
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
    let (mut cells, mut given) = (0, BTreeSet::new());
    for role in Role::ALL {
        stage.control().set_roles(WALKER, &[role.as_str()]);
        stage.control().expire_tokens(Some(WALKER));
        console.sync_once().await.unwrap();
        for command in Command::ALL {
            for way in give(&console, command, &about).await {
                let may = allows(role, command) && way.beside.is_none_or(|beside| allows(role, beside));
                assert_eq!(way.refused, !may, "{role}, {command:?} by {}", way.name);
                given.insert(way.name);
            }
            cells += 1;
        }
        for way in for_anyone(&console).await {
            assert!(!way.refused && FOR_ANYONE.contains(&way.name), "{role}: {} asks for no role", way.name);
        }
    }
    no_way_is_missing(&given);
    assert_eq!(cells, Role::ALL.len() * Command::ALL.len(), "no cell was left out");
    let saved = console.outbox(None, None, 50).await.unwrap().entries;
    assert!(saved.iter().any(|entry| entry.second), "what the walk gave as the second person's answer was one");
    console.close().await.unwrap();
}

/// The words of a command at the terminal, each way; none for what the window alone can do. `second` waits for a second person.
fn words(command: Command, case: &str, second: &str, out: &str) -> Vec<String> {
    let words = match command {
        Command::ReadQueue => "queue".to_owned(),
        Command::ReadOperationsQueue => "queue --operations".to_owned(),
        Command::OpenCase => format!("case {case}"),
        Command::ViewImage => format!("image {case} any --out {out}-picture.jpg --purpose walk"),
        Command::Reveal => format!("case {case} --reveal --purpose compare"),
        Command::Claim => format!("claim {case}"),
        Command::Release => format!("release {case}"),
        Command::Decide => format!("decide {case} approve"),
        Command::DecideSecond => {
            format!("decide {second} reject --reason qes:3101 --comment walk --whole-document")
        }
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
        Command::ExportPackage => {
            let export = format!("package export {case} {out}-package.zip --for court --purpose walk");
            return vec![format!("package show {case}"), export];
        }
        Command::ReadRetention => "retention report".to_owned(),
        Command::PlaceHold => format!("retention hold {case} --reason lawsuit"),
        Command::LiftHold => format!("retention release {case} --reason settled"),
        Command::SweepRetention => "retention sweep".to_owned(),
        Command::ReplayPackage => "replay no-such-file".to_owned(),
        Command::ForceRelease | Command::TakeOrHandUp | Command::Assign => return Vec::new(),
    };
    vec![words]
}

#[tokio::test(flavor = "multi_thread")]
async fn the_command_line_refuses_the_same_cells() {
    let terminal = Terminal::synced(WALKER).await;
    let control = terminal.sandbox.as_ref().unwrap().control();
    let second = control.suspicious_cases(ENVIRONMENT)[0].clone();
    control.decide_as(ENVIRONMENT, OTHER, &second, Verb::Approve).unwrap();
    terminal.run(&["sync", "--once"]).done();
    let case = terminal.rows()[0]["caseId"].as_str().unwrap().to_owned();
    let out = terminal.beside("out");
    std::fs::create_dir(&out).unwrap();
    for role in Role::ALL {
        control.set_roles(WALKER, &[role.as_str()]);
        terminal.sign_in(WALKER, &[]).done();
        for command in Command::ALL {
            for words in words(command, &case, &second, &format!("{}/{role}", out.display())) {
                let ran = terminal.run(&words.split(' ').collect::<Vec<_>>());
                assert_ne!(ran.status, 2, "{words}: {}", ran.err);
                assert_eq!(ran.err.contains("[role_needed]"), !allows(role, command), "{role}: {words}: {}", ran.err);
            }
        }
    }
}
