//! Scripts on the real thing: real store, real HTTP, the sandbox with its fault switches; and T-23's races between two
//! consoles. The scripts are their own, made for this ([`replay::script`]), and no seeds of T-07 played again: the simulation
//! plays them too, and both must end alike.
use std::path::{Path, PathBuf};

use second_look::console::Console;
use second_look::decision::{Answer, CustomerReason, DecisionInput, ReasonRef};
use second_look::ids::{CaseId, EntryId};
use second_look::outbox::view::EntryView;
use second_look_sandbox::rules::GoneReason;
use second_look_sandbox::rules::body::Verb;
use second_look_sandbox::{Change, Fault, FaultRule, SandboxOptions};

use crate::sim::replay::{self, Act, CASES, End, PAUSE_SECS, Wrong};
use crate::stage::{ENVIRONMENT, Stage, sign_in};

/// Who works without a console.
const LEAD: &str = "lead-02";
const PEOPLE: [&str; 2] = ["rev-17", "rev-23"];

/// A sample of scripts, simulated and real: the ends are equal.
///
/// # Errors
/// The seed, the script, and where the ends differ.
pub fn sample(seeds: std::ops::Range<u64>) -> Result<(), String> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let mut kills = 0;
    for seed in seeds {
        // Two people, or one person on two machines.
        let people = if seed.is_multiple_of(3) { [0, 0] } else { [0, 1] };
        let acts = replay::script(seed);
        let simulated = replay::simulated(seed, people, &acts)?;
        let real = runtime.block_on(played(people, &acts));
        if simulated != real {
            let acts: Vec<String> = acts.iter().map(|act| format!("  {act:?}")).collect();
            let acts = acts.join("\n");
            return Err(format!("seed {seed}, script\n{acts}\nsimulated {simulated:#?}\nreal {real:#?}"));
        }
        kills += acts.iter().filter(|act| matches!(act, Act::Kill(_))).count();
    }
    if kills == 0 { Err("no script kills a console: nothing was proven of it".to_owned()) } else { Ok(()) }
}

/// Two consoles that save a decision on one case and send it at the same moment: one takes effect.
///
/// # Errors
/// The seed, and how many took effect.
pub fn races(seeds: std::ops::Range<u64>) -> Result<(), String> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    for seed in seeds {
        let people = if seed.is_multiple_of(2) { [0, 0] } else { [0, 1] };
        runtime.block_on(race(people)).map_err(|wrong| format!("seed {seed}: {wrong}"))?;
    }
    Ok(())
}

async fn race(people: [usize; 2]) -> Result<(), String> {
    let desk = Desk::new(people).await;
    let case = replay::cases()[0].clone();
    for console in &desk.consoles {
        console.sync_once().await.unwrap();
        desk.decide(console, &case).await;
        // The first one's lease has run out when the second one looks.
        desk.stage.control().lapse_claim(ENVIRONMENT, case.as_str()).unwrap();
    }
    desk.stage.pass(11);
    let [first, second] = &desk.consoles;
    let (one, two) = tokio::join!(first.send_due(), second.send_due());
    one.and(two).map_err(|cause| format!("{cause:?}"))?;
    for _ in 0..4 {
        desk.stage.pass(PAUSE_SECS);
        for console in &desk.consoles {
            console.send_due().await.unwrap();
        }
    }
    let report = desk.stage.behaved();
    let end = desk.end().await;
    desk.close().await;
    let confirmed = end.outboxes.iter().flatten().filter(|(_, state, _)| *state == "confirmed").count();
    if report.decisions.len() == 1 && confirmed == 1 {
        return Ok(());
    }
    Err(format!("{} decisions recorded, {confirmed} confirmed: {end:#?}", report.decisions.len()))
}

async fn played(people: [usize; 2], acts: &[Act]) -> End {
    let mut desk = Desk::new(people).await;
    for act in acts {
        desk.act(act).await;
    }
    desk.stage.behaved();
    let end = desk.end().await;
    desk.close().await;
    end
}

/// A sandbox and two consoles.
struct Desk {
    stage: Stage,
    people: [usize; 2],
    homes: [PathBuf; 2],
    consoles: [Console; 2],
    /// Those that were killed: nothing is asked of them any more.
    killed: Vec<Console>,
}

impl Desk {
    async fn new(people: [usize; 2]) -> Self {
        let mut stage = Stage::still_with(SandboxOptions { cases: CASES, ..SandboxOptions::default() }).await;
        // A script may make applying fail at once, which the sandbox answers with a 201 that says so.
        stage.watch.let_go();
        let homes = [0, 1].map(|index| stage.folder.path().join(format!("machine-{index}")));
        let consoles = [open(&stage, &homes[0], people[0]).await, open(&stage, &homes[1], people[1]).await];
        Self { stage, people, homes, consoles, killed: Vec::new() }
    }

    async fn close(self) {
        for console in self.killed.into_iter().chain(self.consoles) {
            console.close().await.unwrap();
        }
    }

    async fn decide(&self, console: &Console, case: &CaseId) {
        let Ok(view) = console.open_case(case).await else { return };
        let input = DecisionInput {
            case_id: case.clone(),
            answer: Answer::Reject,
            reasons: vec![ReasonRef { scheme: "network".into(), code: "VPN_DETECTED".into() }],
            comment: "Looked at twice.".into(),
            customer_reason: Some(CustomerReason::CouldNotBeCompleted),
            override_suspicion: false,
            checked: Vec::new(),
            marks: Vec::new(),
            whole_document: false,
            evidence_digest: view.evidence_digest.clone(),
        };
        // Whether it may be saved is the engine's to say; the ends are compared.
        let _ = console.save_decision(&input).await;
    }

    async fn entries(&self, console: &Console) -> Vec<EntryView> {
        let mut entries = console.outbox(None, None, 500).await.unwrap().entries;
        entries.reverse();
        entries
    }

    async fn act(&mut self, act: &Act) {
        let control = self.stage.control();
        match act {
            Act::Decide(index, case) => self.decide(&self.consoles[*index], case).await,
            Act::Undo(index) => {
                if let Some(last) = self.entries(&self.consoles[*index]).await.last() {
                    let id: EntryId = last.entry_id.parse().unwrap();
                    let _ = self.consoles[*index].undo(id).await;
                }
            }
            Act::Send(index, wrong) => {
                if let Some(wrong) = wrong {
                    let fault = match wrong {
                        Wrong::Lost => Fault::Reset,
                        Wrong::AnswerLost => Fault::LoseAnswer,
                        Wrong::Overloaded => status(503, Some("overloaded"), Some("120")),
                        Wrong::Failed => status(500, None, None),
                    };
                    control.fault(FaultRule::once("POST", "**/decision", fault));
                }
                self.consoles[*index].send_due().await.unwrap();
                control.clear_faults();
            }
            Act::Sync(index) => {
                self.consoles[*index].sync_once().await.unwrap();
            }
            Act::Restart(index) => {
                self.consoles[*index].close().await.unwrap();
                self.consoles[*index] = open(&self.stage, &self.homes[*index], self.people[*index]).await;
            }
            Act::Kill(index) => {
                // What a kill leaves is what lies in the folder at that moment; the next console starts on that.
                let left = self.stage.folder.path().join(format!("machine-{index}-kill-{}", self.killed.len()));
                copy(&self.homes[*index], &left);
                let next = open(&self.stage, &left, self.people[*index]).await;
                self.killed.push(std::mem::replace(&mut self.consoles[*index], next));
                self.homes[*index] = left;
            }
            Act::Pass(secs) => self.stage.pass(*secs),
            Act::Colleague(case) => {
                let _ = control.decide_as(ENVIRONMENT, LEAD, case.as_str(), Verb::Reject);
            }
            Act::Force(case) => {
                let _ = control.release_as(ENVIRONMENT, LEAD, case.as_str(), true);
            }
            Act::Evidence(case) => {
                let content = serde_json::json!({ "note": "a later look" });
                let change = Change::Evidence { kind: "note".into(), content, replace: false };
                let _ = control.change(ENVIRONMENT, case.as_str(), change);
            }
            Act::Gone(case) => {
                let change = Change::Remove { reason: GoneReason::Erased };
                let _ = control.change(ENVIRONMENT, case.as_str(), change);
            }
            Act::Lapse(case) => {
                let _ = control.lapse_claim(ENVIRONMENT, case.as_str());
            }
            Act::FailToApply(case) => {
                let _ = control.change(ENVIRONMENT, case.as_str(), Change::FailToApply);
            }
        }
    }

    async fn end(&self) -> End {
        let mut outboxes = Vec::new();
        for console in &self.consoles {
            let entries = self.entries(console).await.into_iter();
            outboxes.push(entries.map(|row| (row.case_id.to_string(), row.state.as_str(), row.code)).collect());
        }
        let recorded = self.stage.control().with_ledger(|ledger, _| {
            let all = ledger.recorded().filter(|(environment, _)| *environment == ENVIRONMENT);
            all.map(|(_, recorded)| (recorded.case_id.clone(), recorded.state.as_str())).collect()
        });
        End { outboxes, recorded }.sorted()
    }
}

fn status(status: u16, code: Option<&str>, retry_after: Option<&str>) -> Fault {
    Fault::Status { status, code: code.map(str::to_owned), retry_after: retry_after.map(str::to_owned) }
}

/// What lies in a profile's folder, laid into another.
fn copy(from: &Path, to: &Path) {
    std::fs::create_dir(to).unwrap();
    for file in std::fs::read_dir(from).unwrap().map(|file| file.unwrap().path()) {
        std::fs::copy(&file, to.join(file.file_name().unwrap())).unwrap();
    }
}

async fn open(stage: &Stage, home: &Path, person: usize) -> Console {
    let console = stage.open_at(home).await;
    if console.status().await.unwrap().person.is_none() {
        sign_in(&console, PEOPLE[person]).await;
    }
    console
}
