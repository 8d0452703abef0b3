//! How a seed ends: faults stop, the network works, time runs. Every entry must come to rest, and what the outbox says of
//! it must be what the platform says.
use chrono::TimeDelta;
use second_look::decision::Answer;
use second_look::outbox::EntryState;
use second_look_sandbox::ledger::Change;

use super::wire::ENVIRONMENT;
use super::world::World;
use super::{Kind, colleague};

/// Rounds of calm within which everything must have come to rest.
const ROUNDS: u32 = 120;
/// Letters and turns within one round before it counts as going in circles.
const BUSY: u32 = 400;

impl World {
    /// Lets the storm pass and looks at what is left.
    pub(super) fn calm(&mut self) -> Result<(), String> {
        self.stormy = false;
        self.say(format_args!("calm"));
        for index in 0..self.consoles.len() {
            self.consoles[index].clock_error = TimeDelta::zero();
            self.sign_in(index);
        }
        for round in 0..ROUNDS {
            for index in 0..self.consoles.len() {
                self.checked_step(|world| world.sync(index))?;
                self.work_until_idle(index)?;
            }
            if self.plan.kind == Kind::TwoReviewers {
                self.decide_until_done()?;
            }
            if self.is_settled() {
                return self.verdict();
            }
            self.checked_step(|world| world.time_and_colleagues(round))?;
        }
        let stuck = self.consoles.iter().flat_map(|console| &console.disk.entries).filter(|row| !rests(row.state));
        let stuck: Vec<String> =
            stuck.map(|row| format!("{} ({})", row.state.as_str(), row.why.as_deref().unwrap_or("-"))).collect();
        Err(format!("after {ROUNDS} calm rounds these have not come to rest: {}", stuck.join(", ")))
    }

    /// Every console has seen the cases before the storm begins.
    pub(super) fn first_sync(&mut self) -> Result<(), String> {
        self.stormy = false;
        for index in 0..self.consoles.len() {
            self.checked_step(|world| world.sync(index))?;
            self.work_until_idle(index)?;
        }
        self.stormy = true;
        Ok(())
    }

    /// Post and outbox, until this console has nothing to do at this moment.
    pub(super) fn work_until_idle(&mut self, index: usize) -> Result<(), String> {
        for _ in 0..BUSY {
            if !self.post.is_empty() {
                self.checked_step(Self::move_post)?;
                continue;
            }
            let now = self.clock(index);
            let console = &self.consoles[index];
            let idle = console.memory.flight.is_none() && console.disk.due(now).is_empty();
            if idle {
                return Ok(());
            }
            self.checked_step(|world| world.outbox_turn(index))?;
        }
        Err(format!("c{index} goes in circles: {BUSY} letters and turns without time passing"))
    }

    fn time_and_colleagues(&mut self, round: u32) {
        // Longer towards the end: what was saved under a clock that ran a day ahead waits until that day has come.
        self.now += TimeDelta::seconds(if round < 30 { 310 } else { 3700 });
        for case in self.cases.clone() {
            let _ = self.ledger.change(ENVIRONMENT, case.as_str(), Change::FinishApplying { succeed: true }, self.now);
            self.letters += 1;
            if round.is_multiple_of(4) {
                let reject = self.plan.kind == Kind::Everything && self.dice.chance(300);
                colleague::second(&mut self.ledger, &case, reject, self.letters, self.now);
            }
        }
    }

    /// T-23: people decide again until the case is decided.
    fn decide_until_done(&mut self) -> Result<(), String> {
        let case = self.cases[0].clone();
        for index in 0..self.consoles.len() {
            self.checked_step(|world| {
                if let Some(ask) = world.consoles[index].open_case(&case) {
                    world.errand(index, case.clone(), ask);
                }
            })?;
            self.work_until_idle(index)?;
            self.checked_step(|world| {
                let now = world.clock(index);
                let saved = world.consoles[index].decide(&case, Answer::Reject, "Looked at again.", now);
                world.say(format_args!("c{index} decides again: {saved:?}"));
            })?;
        }
        Ok(())
    }

    fn is_settled(&self) -> bool {
        let rest = self.consoles.iter().flat_map(|console| &console.disk.entries).all(|row| rests(row.state));
        let done = self.plan.kind == Kind::Everything || self.recorded().iter().any(|one| one.state == "applied");
        rest && done && self.post.is_empty()
    }

    /// What the outbox says of each entry is what the platform says.
    fn verdict(&mut self) -> Result<(), String> {
        let recorded = self.recorded();
        let mut wrong = Vec::new();
        for row in self.consoles.iter().flat_map(|console| &console.disk.entries) {
            self.met.insert(format!("{}: {}", row.state.as_str(), row.why.as_deref().unwrap_or("-")));
            let there = recorded.iter().find(|one| one.decision == row.decision_id.to_string());
            let state = there.map_or("absent", |one| one.state);
            let ok = match row.state {
                EntryState::Confirmed => state == "applied",
                EntryState::NeedsReview | EntryState::Withdrawn | EntryState::Parked => {
                    !matches!(state, "applied" | "applying" | "awaiting_second")
                }
                EntryState::Superseded => state != "applied",
                EntryState::Closed => true,
                _ => false,
            };
            if !ok {
                let why = row.why.as_deref().unwrap_or("-");
                wrong.push(format!("{} is {} ({why}) here and {state} there", row.decision_id, row.state.as_str()));
            }
        }
        let effective = recorded.iter().filter(|one| one.state == "applied").count();
        if self.plan.kind == Kind::TwoReviewers && effective != 1 {
            wrong.push(format!("{effective} decisions of one case are in effect"));
        }
        if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n")) }
    }
}

/// Nothing more happens to it by itself.
fn rests(state: EntryState) -> bool {
    !state.is_on_its_way() && state != EntryState::Accepted
}
