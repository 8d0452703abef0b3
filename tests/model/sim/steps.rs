//! What can happen in a step: the post moves, people act, programs work, time passes, things go wrong.
use chrono::TimeDelta;
use second_look::decision::Answer;
use second_look::ids::CaseId;
use second_look::outbox::EntryState;
use second_look::platform::{NotSent, PlatformError, SendAnswer};
use second_look_sandbox::ledger::Change;
use second_look_sandbox::rules::{Code, GoneReason, Refusal};

use super::console::Open;
use super::delivery::{Chance, Flight, Then};
use super::replay::Wrong;
use super::wire::{Ask, LOST, Reply, problem, serve};
use super::world::{Envelope, World, caller};
use super::{Kind, colleague};
use crate::sim::console::LEASE_SECS;

impl World {
    /// One step, picked by the dice.
    pub(super) fn step(&mut self) {
        let console = self.dice.below(self.consoles.len());
        match self.dice.below(100) {
            0..=33 => self.move_post(),
            34..=51 => self.person(console),
            52..=66 => self.outbox_turn(console),
            67..=74 => self.sync(console),
            75..=79 => self.tend(console),
            80..=88 => self.pass_time(),
            89..=91 => self.colleague(),
            92..=95 => self.world_changes(),
            96..=98 => self.kill(console),
            _ => self.clock_jumps(console),
        }
    }

    /// One letter or reply arrives, not always the oldest.
    pub(super) fn move_post(&mut self) {
        if self.post.is_empty() {
            return;
        }
        let at = if self.stormy { self.dice.below(self.post.len()) } else { 0 };
        match self.post.remove(at) {
            Envelope::ToPlatform { from, life, letter, case, ask, answered } => {
                let who = caller(self.plan.consoles[from]);
                let reply = serve(&mut self.ledger, &who, &case, &ask, LEASE_SECS, self.now);
                if self.stormy || !matches!(ask, Ask::Feed(_)) {
                    self.say(format_args!("platform hears {} of c{from} on {case} (letter {letter})", ask.name()));
                }
                if answered {
                    self.post.push(Envelope::ToConsole { to: from, life, letter, reply });
                }
            }
            Envelope::ToConsole { to, life, letter, reply } => {
                if life == self.consoles[to].life {
                    self.hear(to, letter, reply);
                }
            }
        }
    }

    /// Puts a call on the wire, or lets it go wrong.
    fn send(&mut self, from: usize, open: &Open) {
        let Open { letter, case, ask } = open;
        let life = self.consoles[from].life;
        let to_platform = |answered| Envelope::ToPlatform {
            from,
            life,
            letter: *letter,
            case: case.clone(),
            ask: ask.clone(),
            answered,
        };
        let told = |cause| Envelope::ToConsole { to: from, life, letter: *letter, reply: ask.failed(cause) };
        let overloaded = |secs| {
            let refusal = Refusal::new(Code::Overloaded).retry_after(secs);
            PlatformError::Problem(problem(case, &refusal))
        };
        if !self.consoles[from].signed_in {
            self.post.push(told(PlatformError::SignInNeeded));
            return;
        }
        let scripted = if matches!(ask, Ask::Decide(_)) { self.wrong_next.take() } else { None };
        match scripted {
            Some(Wrong::Lost) => return self.post.push(told(LOST)),
            Some(Wrong::AnswerLost) => {
                self.post.push(to_platform(false));
                return self.post.push(told(LOST));
            }
            Some(Wrong::Overloaded) => return self.post.push(told(overloaded(120))),
            Some(Wrong::Failed) => {
                return self.post.push(told(PlatformError::Unavailable { status: 500, retry_after: None }));
            }
            None => {}
        }
        let roll = if self.stormy { self.dice.below(100) } else { 99 };
        let fault = match roll {
            0..=3 => {
                self.post.push(told(PlatformError::NotSent(NotSent::Refused)));
                "never left"
            }
            4..=7 => {
                self.post.push(told(LOST));
                "lost on the way"
            }
            8..=13 => {
                self.post.push(told(LOST));
                self.post.push(to_platform(false));
                "answer lost"
            }
            14..=17 => {
                self.post.push(to_platform(true));
                self.post.push(to_platform(false));
                "delivered twice"
            }
            18..=20 => {
                let secs = [0, 5, 120, 3600, 7200][self.dice.below(5)];
                self.post.push(told(overloaded(secs)));
                "overloaded"
            }
            21 => {
                self.consoles[from].signed_in = false;
                self.post.push(told(PlatformError::SignInNeeded));
                "sign-in needed"
            }
            22 => {
                self.post.push(told(PlatformError::Unavailable { status: 500, retry_after: None }));
                "500"
            }
            23 => {
                self.post.push(told(PlatformError::ForeignCase));
                self.post.push(to_platform(false));
                "foreign answer"
            }
            24 => {
                self.post.push(told(PlatformError::Paused { retry_after: std::time::Duration::from_secs(30) }));
                "paused"
            }
            _ => {
                self.post.push(to_platform(true));
                ""
            }
        };
        if self.stormy || !matches!(ask, Ask::Feed(_)) {
            self.say(format_args!("c{from} asks {} on {case} (letter {letter}) {fault}", ask.name()));
        }
    }

    fn open(&mut self, case: CaseId, ask: Ask) -> Open {
        self.letters += 1;
        Open { letter: self.letters, case, ask }
    }

    fn hear(&mut self, to: usize, letter: u64, reply: Reply) {
        let now = self.clock(to);
        let console = &mut self.consoles[to];
        if console.memory.flight.as_ref().is_some_and(|flight| flight.letter == letter) {
            self.answered = true;
            let flight = console.memory.flight.take().unwrap();
            if let Reply::Decide(answer) = &reply {
                self.met.insert(answer_in_words(answer));
            }
            let share = self.dice.share();
            let chance = Chance { share, commit_fails: self.stormy && self.dice.chance(10) };
            let then = flight.hear(&mut self.consoles[to], reply, &chance, now);
            return self.go_on(to, then);
        }
        if console.memory.errand.as_ref().is_some_and(|open| open.letter == letter) {
            let open = console.memory.errand.take().unwrap();
            let became = console.hear_errand(&open, reply, now);
            return self.say(format_args!("c{to} claim on {}: {became}", open.case));
        }
        if console.memory.page.as_ref().is_some_and(|(open, _)| open.letter == letter) {
            let (_, ours) = console.memory.page.take().unwrap();
            if let Reply::Feed(Ok(page)) = reply {
                let me = console.person.as_str().to_owned();
                let changes = page.changes.len();
                console.disk.apply(page, &ours, &me, now);
                if changes > 0 {
                    self.say(format_args!("c{to} synced {changes} changes"));
                }
            }
        }
    }

    fn go_on(&mut self, index: usize, then: Then) {
        match then {
            Then::Ask(mut flight, ask) => {
                let open = self.open(flight.entry().case_id.clone(), ask);
                flight.letter = open.letter;
                self.consoles[index].memory.flight = Some(*flight);
                self.send(index, &open);
            }
            Then::Done { state, round_ends } => {
                self.say(format_args!("c{index} outbox: an entry is {}", state.as_str()));
                if round_ends {
                    self.consoles[index].memory.round.clear();
                }
            }
        }
    }

    /// The outbox goes on with its round, or begins one.
    pub(super) fn outbox_turn(&mut self, index: usize) {
        let now = self.clock(index);
        let console = &mut self.consoles[index];
        if console.memory.flight.is_some() || !console.signed_in {
            return;
        }
        if console.memory.round.is_empty() {
            console.memory.round = console.disk.due(now).into();
        }
        // The rows were read when the round began: what they say now is looked at before each sending.
        let Some(id) = console.memory.round.pop_front() else { return };
        if console.disk.due(now).contains(&id) {
            let then = Flight::begin(&mut self.consoles[index], id, now);
            self.go_on(index, then);
        }
    }

    /// A page of the feed is asked for.
    pub(super) fn sync(&mut self, index: usize) {
        if self.consoles[index].memory.page.is_some() || !self.consoles[index].signed_in {
            return;
        }
        let cursor = self.consoles[index].disk.cursor.clone();
        let open = self.open(self.cases[0].clone(), Ask::Feed(cursor));
        self.send(index, &open);
        let ours = self.consoles[index].disk.claims.clone();
        self.consoles[index].memory.page = Some((open, ours));
    }

    /// A look at our leases.
    pub(super) fn tend(&mut self, index: usize) {
        let now = self.clock(index);
        let console = &mut self.consoles[index];
        if console.memory.errand.is_some() || !console.signed_in {
            return;
        }
        if console.memory.tend.is_empty() {
            console.memory.tend = console.disk.claims.keys().cloned().collect();
        }
        if let Some((case, ask)) = console.tend_next(now) {
            self.errand(index, case, ask);
        }
    }

    pub(super) fn errand(&mut self, index: usize, case: CaseId, ask: Ask) {
        let open = self.open(case, ask);
        self.send(index, &open);
        self.consoles[index].memory.errand = Some(open);
    }

    /// Somebody at a console does something.
    pub(super) fn person(&mut self, index: usize) {
        let now = self.clock(index);
        let case = self.cases[self.dice.below(self.cases.len())].clone();
        let undo_too = self.dice.chance(60);
        match self.dice.below(20) {
            0..=7 => {
                if let Some(ask) = self.consoles[index].open_case(&case) {
                    self.errand(index, case, ask);
                }
            }
            8..=14 => {
                let case = self.consoles[index].memory.open_case.clone().unwrap_or(case);
                let answer = self.dice.pick(&[Answer::Approve, Answer::Reject]);
                // Now and then without the comment that policy asks for: the platform refuses the body.
                let comment = if self.dice.chance(30) { "" } else { "Looked at twice." };
                let saved = self.consoles[index].decide(&case, answer, comment, now);
                self.say(format_args!("c{index} decides {} on {case}: {saved:?}", answer.as_str()));
                if saved.is_ok() && undo_too {
                    let id = self.consoles[index].disk.entries.last().unwrap().entry_id;
                    self.consoles[index].undo(id);
                    self.say(format_args!("c{index} takes it back"));
                }
            }
            15 => self.consoles[index].leave_open_case(Some(now)),
            16 => {
                let parked = self.consoles[index].disk.entries.iter().find(|row| row.state == EntryState::Parked);
                if let Some(id) = parked.map(|row| row.entry_id) {
                    let sent = self.consoles[index].send_again(id, now);
                    self.say(format_args!("c{index} sends a parked entry again: {sent}"));
                }
            }
            17..=18 => {
                let newest = self.consoles[index].disk.entries.last().map(|row| row.entry_id);
                if newest.is_some_and(|id| self.consoles[index].undo(id)) {
                    self.say(format_args!("c{index} takes back what waited"));
                }
            }
            _ => self.sign_in(index),
        }
    }

    pub(super) fn sign_in(&mut self, index: usize) {
        let now = self.clock(index);
        if !self.consoles[index].signed_in {
            self.consoles[index].signed_in = true;
            self.consoles[index].disk.wake(now);
            self.say(format_args!("c{index} signs in"));
        }
    }

    fn pass_time(&mut self) {
        let secs = match self.dice.below(20) {
            0..=9 => 1 + self.dice.below(15),
            10..=15 => 30 + self.dice.below(600),
            16..=18 => 900 + self.dice.below(7200),
            _ => 70_000 + self.dice.below(40_000),
        };
        self.now += TimeDelta::seconds(i64::try_from(secs).unwrap());
        self.say(format_args!("{secs} s pass"));
    }

    /// Somebody without a console works: claims, decides, takes a case away, answers as the second person.
    fn colleague(&mut self) {
        let case = self.cases[self.dice.below(self.cases.len())].clone();
        let reject = self.dice.chance(500);
        let did = match self.dice.below(8) {
            0..=2 if self.plan.kind == Kind::Everything => {
                let decided = colleague::decide(&mut self.ledger, &case, reject, self.letters, self.now);
                self.letters += 1;
                decided.map(|id| self.strangers.insert(id)).is_some()
            }
            3 => colleague::claim(&mut self.ledger, &case, self.now),
            4..=5 => colleague::force(&mut self.ledger, &case, self.now),
            _ => {
                self.letters += 1;
                colleague::second(&mut self.ledger, &case, reject, self.letters, self.now)
            }
        };
        if did {
            self.say(format_args!("a colleague acts on {case}"));
        }
    }

    fn world_changes(&mut self) {
        let case = self.cases[self.dice.below(self.cases.len())].clone();
        let gone = self.dice.chance(250) && self.plan.kind == Kind::Everything;
        let change = match self.dice.below(8) {
            0..=1 => Change::Evidence { kind: "note".into(), content: serde_json::json!({}), replace: false },
            2 => Change::Busy { secs: 40 },
            3 => Change::FailToApply,
            4 if gone => Change::Remove { reason: GoneReason::Erased },
            5 => Change::FinishApplying { succeed: self.dice.chance(700) },
            6 => {
                let _ = self.ledger.lapse_claim(super::wire::ENVIRONMENT, case.as_str(), self.now);
                return self.say(format_args!("the claim on {case} lapses"));
            }
            _ => Change::Touch,
        };
        let done = self.ledger.change(super::wire::ENVIRONMENT, case.as_str(), change.clone(), self.now).is_ok();
        if done {
            self.say(format_args!("{case}: {change:?}"));
        }
    }

    fn kill(&mut self, index: usize) {
        let now = self.clock(index);
        self.consoles[index].kill(now);
        self.say(format_args!("c{index} is killed and starts again"));
    }

    fn clock_jumps(&mut self, index: usize) {
        let hours = [-24, -1, 0, 1, 24][self.dice.below(5)];
        self.consoles[index].clock_error = TimeDelta::hours(hours);
        self.say(format_args!("c{index}'s clock is {hours} h off"));
    }
}

/// An answer to a decision, for the list of what was met.
fn answer_in_words(answer: &SendAnswer) -> String {
    match answer {
        SendAnswer::Recorded { decision, .. } => format!("recorded {:?}", decision.state),
        SendAnswer::Refused(problem) => problem.code.clone(),
        SendAnswer::NotSent(_) => "not sent".to_owned(),
        SendAnswer::Unknown(_) => "no answer".to_owned(),
        SendAnswer::SignInNeeded => "sign-in needed".to_owned(),
    }
}
