//! One delivery of a simulated console, from letter to letter: the stages of `src/outbox/deliver.rs`.
use chrono::{DateTime, Utc};
use second_look::ids::EntryId;
use second_look::outbox::course::{
    self, Claimed, First, Looked, Moment, Reclaimed, begin_sending, claimed, first, go_again, heard_back, heard_sent,
    looked, not_pending, settled,
};
use second_look::outbox::moves::{Move, after};
use second_look::outbox::turned_up::{behind_our_own, turned_up};
use second_look::outbox::{EntryState, Follow, Heard};
use second_look::platform::Purpose;
use second_look::queue::lease::our_claim;
use second_look::store::{EntryChange, EntryRow};

use super::console::SimConsole;
use super::wire::{Ask, Reply, Sending};

/// Why the claim is taken again.
#[derive(Clone)]
enum Why {
    /// Before a sending.
    ToSend,
    /// The platform said it had lapsed; what the entry said before that attempt.
    Lapsed(Option<String>),
}

#[derive(Clone)]
enum Stage {
    Looking(Why),
    /// The case is not pending: what stands?
    ReadingStanding(Why),
    Claiming(Why),
    /// The claim was refused because a decision stands.
    ReadingDecided(Why),
    ReadingBack(EntryState),
    Sending,
}

/// A delivery under way.
pub struct Flight {
    /// The call it waits for.
    pub letter: u64,
    /// The entry as it was when the delivery last looked.
    entry: EntryRow,
    stage: Stage,
}

/// Where a delivery stands after a step.
pub enum Then {
    /// It asks this.
    Ask(Box<Flight>, Ask),
    /// It is done. The flags end the round: no network, nobody signed in.
    Done {
        /// Where the entry stands, for the trace.
        state: EntryState,
        /// The rest of the round waits.
        round_ends: bool,
    },
}

/// The dice a delivery needs.
pub struct Chance {
    /// The random part of a back-off.
    pub share: f64,
    /// The file refuses the transaction that writes the answer down.
    pub commit_fails: bool,
}

impl Flight {
    /// Begins the delivery of an entry.
    pub fn begin(console: &mut SimConsole, id: EntryId, now: DateTime<Utc>) -> Then {
        let entry = console.disk.entry(id);
        let claim = console.disk.claims.get(&entry.case_id).cloned();
        match first(&entry, claim.as_ref(), now) {
            First::Send(claim_id, token) => send(console, entry, (claim_id, token), now),
            First::Reclaim => ask(entry, Stage::Looking(Why::ToSend), Ask::Case),
            First::AskPerson(why) => before_person(console, &entry, why),
            First::ReadBack => {
                let before = after(entry.state, true, Move::Restart).unwrap();
                ask(entry, Stage::ReadingBack(before), Ask::ReadBack)
            }
        }
    }

    /// The case it is about.
    pub fn entry(&self) -> &EntryRow {
        &self.entry
    }

    /// Goes on with a reply.
    pub fn hear(self, console: &mut SimConsole, reply: Reply, chance: &Chance, now: DateTime<Utc>) -> Then {
        let entry = self.entry;
        match (self.stage, reply) {
            (Stage::Looking(why), Reply::Case(answer)) => match looked(&entry, answer) {
                Looked::TakeClaim => ask(entry, Stage::Claiming(why), Ask::Claim(Purpose::Review, None)),
                Looked::ReadBack => ask(entry, Stage::ReadingStanding(why), Ask::ReadBack),
                Looked::End(end) => reclaimed(console, entry, why, *end, chance, now),
            },
            (Stage::ReadingStanding(why), Reply::ReadBack(answer)) => {
                let end = not_pending(&entry, answer);
                reclaimed(console, entry, why, end, chance, now)
            }
            (Stage::Claiming(why), Reply::Claim(answer)) => {
                let nobody_between = matches!(why, Why::ToSend) && entry.first_sent_at.is_none();
                match claimed(&entry, &answer, nobody_between) {
                    Claimed::Keep(end) => {
                        let claim = our_claim(&entry.case_id, &answer.unwrap(), now);
                        console.disk.claims.insert(entry.case_id.clone(), claim);
                        console.disk.log.push(("claimed", None));
                        reclaimed(console, entry, why, end, chance, now)
                    }
                    Claimed::ReadBack => ask(entry, Stage::ReadingDecided(why), Ask::ReadBack),
                    Claimed::End(end) => reclaimed(console, entry, why, end, chance, now),
                }
            }
            (Stage::ReadingDecided(why), Reply::ReadBack(answer)) => {
                let (heard, standing) = heard_back(&entry, answer);
                reclaimed(console, entry, why, Reclaimed::Heard(heard, standing.map(Box::new)), chance, now)
            }
            (Stage::ReadingBack(before), Reply::ReadBack(answer)) => {
                let said = heard_back(&entry, answer);
                settle(console, entry, before, said, chance, now)
            }
            (Stage::Sending, Reply::Decide(answer)) => {
                let said = heard_sent(&entry, answer);
                settle(console, entry, EntryState::Sending, said, chance, now)
            }
            _ => panic!("a reply of another kind than was asked for"),
        }
    }
}

fn ask(entry: EntryRow, stage: Stage, ask: Ask) -> Then {
    Then::Ask(Box::new(Flight { letter: 0, entry, stage }), ask)
}

fn done(state: EntryState) -> Then {
    Then::Done { state, round_ends: false }
}

fn send(
    console: &mut SimConsole,
    entry: EntryRow,
    claim: (second_look::ids::ClaimId, u64),
    now: DateTime<Utc>,
) -> Then {
    // Undo may have come in between: whatever the file says now counts.
    let current = console.disk.entry(entry.entry_id);
    if after(current.state, true, Move::Send).is_none() {
        return done(current.state);
    }
    console.disk.change(current.entry_id, begin_sending(now));
    if current.first_sent_at.is_none() {
        console.disk.log.push(("sent", Some(current.decision_id)));
    }
    let sending = Sending { key: current.key, if_match: current.if_match.clone(), claim, body: current.body.clone() };
    ask(current, Stage::Sending, Ask::Decide(Box::new(sending)))
}

fn reclaimed(
    console: &mut SimConsole,
    entry: EntryRow,
    why: Why,
    end: Reclaimed,
    chance: &Chance,
    now: DateTime<Utc>,
) -> Then {
    match (end, why) {
        (Reclaimed::Live(claim_id, token), Why::ToSend) => send(console, entry, (claim_id, token), now),
        (Reclaimed::Live(..), Why::Lapsed(before)) => {
            let current = console.disk.entry(entry.entry_id);
            if current.state == EntryState::Queued {
                console.disk.change(current.entry_id, go_again(&current, before.as_deref(), now, chance.share));
            }
            done(current.state)
        }
        (Reclaimed::Heard(heard, standing), _) => {
            settle(console, entry, EntryState::Queued, (heard, standing.map(|one| *one)), chance, now)
        }
        (Reclaimed::AskPerson(code), _) => before_person(console, &entry, code),
    }
}

fn before_person(console: &mut SimConsole, entry: &EntryRow, code: &str) -> Then {
    let current = console.disk.entry(entry.entry_id);
    let Some(to) = after(current.state, true, Move::AskPerson) else { return done(current.state) };
    let change = EntryChange { state: Some(to), why: Some(code.to_owned()), ..EntryChange::default() };
    console.disk.change(current.entry_id, change);
    console.disk.log.push(("needs_review", Some(current.decision_id)));
    done(to)
}

fn settle(
    console: &mut SimConsole,
    entry: EntryRow,
    before: EntryState,
    (heard, standing): course::WithStanding,
    chance: &Chance,
    now: DateTime<Utc>,
) -> Then {
    let current = console.disk.entry(entry.entry_id);
    // What an aborted delivery left as `sending` counts as unknown.
    let stands = current.state == before || after(current.state, true, Move::Restart) == Some(before);
    if !stands {
        return done(current.state);
    }
    if chance.commit_fails {
        return Then::Done { state: current.state, round_ends: true };
    }
    let moment = Moment { before, sent_before: entry.first_sent_at.is_some(), now, share: chance.share };
    let shown = standing.clone();
    let mut plan = settled(&current, moment, &heard, standing);
    let rows: Vec<EntryRow> = console.disk.entries.iter().filter(|row| row.case_id == entry.case_id).cloned().collect();
    let superseded = plan.next.state == EntryState::Superseded;
    let older = shown.as_ref().filter(|_| superseded).and_then(|shown| turned_up(&rows, shown));
    if older.is_some() {
        behind_our_own(&mut plan);
    }
    console.disk.change(current.entry_id, plan.change.clone());
    if let Some(event) = plan.event {
        console.disk.log.push((event.kind, event.decision_id));
    }
    if let Some((row, change, event)) = older {
        console.disk.change(row.entry_id, change);
        console.disk.log.push((event.kind, event.decision_id));
    }
    if plan.next.follow == Follow::Purge {
        console.disk.purge(&current.case_id);
    } else if matches!(plan.next.state, EntryState::Confirmed | EntryState::Accepted | EntryState::Superseded) {
        console.disk.claims.remove(&current.case_id);
    }
    if plan.next.follow == Follow::Reclaim {
        let current = console.disk.entry(current.entry_id);
        return ask(current, Stage::Looking(Why::Lapsed(entry.why)), Ask::Case);
    }
    let round_ends = matches!(heard, Heard::NotSent | Heard::SignInNeeded);
    Then::Done { state: plan.next.state, round_ends }
}
