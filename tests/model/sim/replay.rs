//! The same script of actions in the simulation and on the real thing: store, HTTP, sandbox with its fault switches. Both
//! must end in the same states. Between faults time passes by more than any back-off, so that the random part of a wait
//! decides nothing.
use chrono::TimeDelta;
use second_look::decision::Answer;
use second_look::ids::CaseId;
use second_look_sandbox::ledger::{Applying, Change};
use second_look_sandbox::rules::GoneReason;
use second_look_sandbox::stock;

use super::wire::ENVIRONMENT;
use super::world::{Plan, World};
use super::{Kind, colleague};
use crate::dice::Dice;

/// Cases of the sandbox; the scripts use those that are for reviewers.
pub const CASES: usize = 8;
/// Longer than any back-off and shorter than a lease.
pub const PAUSE_SECS: u32 = 400;

/// What goes wrong with the next decision on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// The platform never hears it.
    Lost,
    /// The platform records it, and the answer is lost.
    AnswerLost,
    /// 503 with a time.
    Overloaded,
    /// 500, before anything was done.
    Failed,
}

/// One action of a script.
#[derive(Clone, Debug)]
pub enum Act {
    /// A person opens a case and rejects it, if they may.
    Decide(usize, CaseId),
    /// Takes the newest decision back.
    Undo(usize),
    /// What is due is sent; perhaps something goes wrong with the first decision.
    Send(usize, Option<Wrong>),
    /// A round of syncing.
    Sync(usize),
    /// The program ends and starts again.
    Restart(usize),
    /// It is killed and starts again on what lies on the disk.
    Kill(usize),
    /// Seconds pass.
    Pass(u32),
    /// The lead decides, if the case is free.
    Colleague(CaseId),
    /// The lead takes the case away.
    Force(CaseId),
    /// New evidence.
    Evidence(CaseId),
    /// The case is gone.
    Gone(CaseId),
    /// The lease runs out.
    Lapse(CaseId),
    /// The next decision of the case fails to apply.
    FailToApply(CaseId),
}

/// How an outbox ended: case, state and code of each entry, oldest first; and what the platform has recorded.
#[derive(Debug, PartialEq, Eq)]
pub struct End {
    /// One list a console.
    pub outboxes: Vec<Vec<(String, &'static str, Option<String>)>>,
    /// Case and state. Sorted: what goes out side by side arrives in any order, and only the order per case is promised.
    pub recorded: Vec<(String, &'static str)>,
}

impl End {
    /// The same, whatever arrived first. A sort keeps the order of equal cases.
    pub fn sorted(mut self) -> Self {
        self.recorded.sort_by(|one, other| one.0.cmp(&other.0));
        self
    }
}

/// The cases a script may use.
pub fn cases() -> Vec<CaseId> {
    let stocked = stock::generate(7, CASES, ENVIRONMENT);
    stocked.into_iter().filter(|case| !case.operations).map(|case| CaseId::new(case.case_id)).collect()
}

/// The script of a seed, for two consoles.
pub fn script(seed: u64) -> Vec<Act> {
    let mut dice = Dice::of(seed ^ 0x7265_706c);
    let cases = cases();
    let mut acts = vec![Act::Sync(0), Act::Sync(1)];
    for _ in 0..14 {
        let console = dice.below(2);
        let case = cases[dice.below(3)].clone();
        match dice.below(20) {
            0..=6 => acts.push(Act::Decide(console, case)),
            7 => acts.extend([Act::Decide(console, case), Act::Undo(console)]),
            8..=11 => {
                let wrong = dice.pick(&[Wrong::Lost, Wrong::AnswerLost, Wrong::Overloaded, Wrong::Failed]);
                let pause = Act::Pass(PAUSE_SECS);
                acts.extend([pause.clone(), Act::Send(console, Some(wrong)), pause, Act::Send(console, None)]);
            }
            // No roll of its own: it would make other scripts of the same seeds.
            12 if acts.len().is_multiple_of(2) => acts.push(Act::Restart(console)),
            12 => acts.push(Act::Kill(console)),
            13 => acts.push(Act::Colleague(case)),
            14 => acts.push(Act::Force(case)),
            15 => acts.push(Act::Evidence(case)),
            16 => acts.push(if dice.chance(300) { Act::Gone(case) } else { Act::Lapse(case) }),
            17 => acts.push(Act::FailToApply(case)),
            18 => acts.push(Act::Pass(PAUSE_SECS * 3)),
            _ => acts.push(Act::Sync(console)),
        }
    }
    for _ in 0..6 {
        for console in [0, 1] {
            acts.extend([Act::Pass(PAUSE_SECS), Act::Sync(console), Act::Send(console, None)]);
        }
    }
    acts
}

/// Plays a script in the simulation.
///
/// # Errors
/// What was wrong, with the trace.
pub fn simulated(seed: u64, people: [usize; 2], acts: &[Act]) -> Result<End, String> {
    let stocked: Vec<_> = stock::generate(7, CASES, ENVIRONMENT);
    let plan = Plan {
        kind: Kind::Everything,
        key_life_secs: 30 * 86_400,
        applying: Applying::AtOnce,
        cases: 1,
        consoles: people.to_vec(),
        steps: 0,
    };
    let mut world = World::over(seed, plan, stocked);
    world.stormy = false;
    for act in acts {
        if let Err(wrong) = world.act(act) {
            return Err(format!("{}\nseed {seed}, {act:?}: {wrong}", world.into_parts().0));
        }
    }
    let outboxes = world.consoles.iter().map(|console| {
        let rows = console.disk.entries.iter();
        rows.map(|row| (row.case_id.to_string(), row.state.as_str(), row.why.clone())).collect()
    });
    let outboxes = outboxes.collect();
    let recorded = world.recorded().into_iter().map(|one| (one.case, one.state)).collect();
    Ok(End { outboxes, recorded }.sorted())
}

impl World {
    fn act(&mut self, act: &Act) -> Result<(), String> {
        self.say(format_args!("{act:?}"));
        match act {
            Act::Decide(index, case) => {
                self.checked_step(|world| {
                    if let Some(ask) = world.consoles[*index].open_case(case) {
                        world.errand(*index, case.clone(), ask);
                    }
                })?;
                self.deliver_post()?;
                self.checked_step(|world| {
                    let now = world.clock(*index);
                    let saved = world.consoles[*index].decide(case, Answer::Reject, "Looked at twice.", now);
                    world.say(format_args!("saved: {saved:?}"));
                })
            }
            Act::Undo(index) => self.checked_step(|world| {
                if let Some(id) = world.consoles[*index].disk.entries.last().map(|row| row.entry_id) {
                    world.consoles[*index].undo(id);
                }
            }),
            Act::Send(index, wrong) => {
                self.wrong_next = *wrong;
                let now = self.clock(*index);
                self.checked_step(|world| world.consoles[*index].disk.wake(now))?;
                self.work_until_idle(*index)?;
                self.wrong_next = None;
                Ok(())
            }
            Act::Sync(index) => {
                self.checked_step(|world| world.sync(*index))?;
                self.deliver_post()
            }
            // The simulated console has nothing that could be closed in order.
            Act::Restart(index) | Act::Kill(index) => self.checked_step(|world| {
                let now = world.clock(*index);
                world.consoles[*index].kill(now);
            }),
            Act::Pass(secs) => self.checked_step(|world| world.now += TimeDelta::seconds(i64::from(*secs))),
            Act::Colleague(case) => self.checked_step(|world| {
                world.letters += 1;
                let decided = colleague::decide(&mut world.ledger, case, true, world.letters, world.now);
                world.strangers.extend(decided);
            }),
            Act::Force(case) => self.checked_step(|world| {
                colleague::force(&mut world.ledger, case, world.now);
            }),
            Act::Evidence(case) => {
                let content = serde_json::json!({ "note": "a later look" });
                self.change(case, Change::Evidence { kind: "note".into(), content, replace: false })
            }
            Act::Gone(case) => self.change(case, Change::Remove { reason: GoneReason::Erased }),
            Act::Lapse(case) => self.checked_step(|world| {
                let _ = world.ledger.lapse_claim(ENVIRONMENT, case.as_str(), world.now);
            }),
            Act::FailToApply(case) => self.change(case, Change::FailToApply),
        }
    }

    fn change(&mut self, case: &CaseId, change: Change) -> Result<(), String> {
        self.checked_step(|world| {
            let _ = world.ledger.change(ENVIRONMENT, case.as_str(), change, world.now);
        })
    }

    fn deliver_post(&mut self) -> Result<(), String> {
        while !self.post.is_empty() {
            self.checked_step(Self::move_post)?;
        }
        Ok(())
    }
}
