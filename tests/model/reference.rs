//! The reference model: what cache, claims, drafts, outbox and log must hold after each operation, written down plainly
//! from CONTRACT sections 4 and 7 and DESIGN section 6, on vectors and maps. Standard library only; of the engine it knows
//! the words of the states and nothing else. Times are milliseconds.
use std::collections::BTreeMap;

use second_look::outbox::EntryState as S;

const SECOND: i64 = 1000;
const HOUR: i64 = 3600 * SECOND;

/// A case held.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    pub state: &'static str,
    pub etag: u32,
    pub evidence: Option<u32>,
    pub updated: i64,
    pub holder: Option<&'static str>,
}

/// A lease of ours.
#[derive(Clone, Debug, PartialEq)]
pub struct Lease {
    pub token: u64,
    pub expires: i64,
    pub offset: i64,
    pub release: Option<i64>,
}

/// A row of the outbox.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub case: usize,
    pub if_match: u32,
    pub token: u64,
    pub state: S,
    pub why: Option<&'static str>,
    pub send_after: i64,
    pub next: i64,
    pub first_sent: Option<i64>,
    pub attempts: u32,
    pub receipt: bool,
    pub theirs: bool,
    pub acknowledged: bool,
    /// A second person's answer.
    pub second: bool,
    /// A second answer that declined: it is recorded and over, and the case open for anyone.
    pub declined: bool,
}

/// What is heard of a decision.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Word {
    /// Ours, and what became of it.
    Ours(&'static str, Option<i64>),
    Theirs,
    NoDecision,
    UnknownCase,
    Refused(u16, &'static str, Option<i64>),
    NotSent,
    /// Nothing left, because the platform asked everybody to wait so long.
    Paused(i64),
    NoAnswer,
    SignInNeeded,
}

/// A line of the feed.
#[derive(Clone, Debug)]
pub struct Line {
    pub case: usize,
    pub state: &'static str,
    pub etag: u32,
    pub updated: i64,
    pub holder: Option<&'static str>,
    /// Its evidence can be fetched.
    pub fetched: bool,
}

/// Everything a console holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reference {
    pub cases: BTreeMap<usize, Case>,
    pub leases: BTreeMap<usize, Lease>,
    pub drafts: BTreeMap<usize, u32>,
    pub entries: Vec<Entry>,
    pub log: Vec<&'static str>,
}

pub const ME: &str = "rev-17";

fn on_its_way(state: S) -> bool {
    [S::Queued, S::Sending, S::Unknown].contains(&state)
}

/// Back-off with the random part given: a second doubled per attempt, five minutes at most.
pub fn back_off(attempts: u32, share_percent: i64) -> i64 {
    let doubled = SECOND << (attempts.max(1) - 1).min(16);
    doubled.min(300 * SECOND) * share_percent / 100
}

impl Reference {
    /// The newest entry, unless it is one that leaves the case open.
    fn newest(&self, case: usize) -> Option<&Entry> {
        self.entries.iter().rev().find(|entry| entry.case == case).filter(|entry| !entry.declined)
    }

    fn live(&self, case: usize, now: i64) -> bool {
        self.leases.get(&case).is_some_and(|lease| lease.expires > now + lease.offset)
    }

    /// A page of the feed.
    pub fn page(&mut self, lines: &[Line], now: i64) {
        let ours: Vec<usize> = self.leases.keys().copied().filter(|case| self.live(*case, now)).collect();
        let newest = |case: usize| lines.iter().filter(|line| line.case == case).map(|line| line.updated).max();
        let held: BTreeMap<usize, Case> = self.cases.clone();
        let mut changed = Vec::new();
        let kept: Vec<&Line> = lines
            .iter()
            .filter(|line| Some(line.updated) == newest(line.case))
            .filter(|line| held.get(&line.case).is_none_or(|case| line.updated >= case.updated))
            .collect();
        for line in kept.iter().filter(|line| line.state != "gone") {
            let evidence = self.cases.get(&line.case).and_then(|case| case.evidence);
            let case =
                Case { state: line.state, etag: line.etag, evidence, updated: line.updated, holder: line.holder };
            self.cases.insert(line.case, case);
            changed.push(line.case);
        }
        for line in &kept {
            let wanted = ["pending", "awaiting_second"].contains(&line.state);
            let had = held.get(&line.case).and_then(|case| case.evidence);
            if line.state == "gone" {
                self.purge(line.case);
            } else if !wanted && had.is_some() && self.newest(line.case).is_none() {
                self.log.push("evidence_dropped");
                self.cases.get_mut(&line.case).unwrap().evidence = None;
            }
        }
        for line in kept.iter().filter(|line| ["pending", "awaiting_second"].contains(&line.state) && line.fetched) {
            if held.get(&line.case).and_then(|case| case.evidence) != Some(line.etag) {
                self.cases.get_mut(&line.case).unwrap().evidence = Some(line.etag);
            }
        }
        for case in ours.into_iter().filter(|case| changed.contains(case)) {
            let mine = self.cases.get(&case).is_some_and(|held| held.holder == Some(ME));
            let needed = self.newest(case).is_some_and(|entry| on_its_way(entry.state));
            if !mine && !needed {
                self.leases.remove(&case);
                self.log.push("claim_lost");
            }
        }
    }

    /// The case is gone; it is told of once. Half an answer that stands without it goes like a case.
    pub fn purge(&mut self, case: usize) {
        let (here, half) = (self.cases.remove(&case).is_some(), self.drafts.remove(&case).is_some());
        if here || half {
            self.log.push("purged");
        }
        self.leases.remove(&case);
    }

    /// A claim was taken or renewed.
    pub fn claim(&mut self, case: usize, token: u64, expires: i64, offset: i64) {
        let new = self.leases.get(&case).is_none_or(|lease| lease.token != token);
        self.leases.insert(case, Lease { token, expires, offset, release: None });
        if let Some(held) = self.cases.get_mut(&case) {
            held.holder = Some(ME);
        }
        if new {
            self.log.push("claimed");
        }
    }

    /// The claim was given back.
    pub fn release(&mut self, case: usize) {
        if self.leases.remove(&case).is_some() {
            if let Some(held) = self.cases.get_mut(&case) {
                held.holder = None;
            }
            self.log.push("released");
        }
    }

    /// A person decides on what they saw; it may be taken back until then. True: saved.
    pub fn decide(&mut self, case: usize, seen: bool, now: i64, held_until: i64) -> bool {
        let Some(held) = self.cases.get(&case) else { return false };
        let second = held.state == "awaiting_second";
        // The model's world has one first answer a case, and nobody answers it twice.
        let answered = second && self.entries.iter().any(|entry| entry.case == case && entry.declined);
        let due = held.state == "pending" || (second && !answered);
        if !seen || held.evidence != Some(held.etag) || !due || !self.live(case, now) {
            return false;
        }
        let if_match = held.etag;
        let stands = |state| on_its_way(state) || [S::Accepted, S::Confirmed].contains(&state);
        if self.entries.iter().any(|entry| entry.case == case && stands(entry.state) && !entry.declined) {
            return false;
        }
        for older in self.entries.iter_mut().filter(|entry| entry.case == case).rev() {
            if [S::NeedsReview, S::Parked].contains(&older.state) {
                (older.state, older.why) = (S::Withdrawn, Some("replaced"));
                self.log.push("withdrawn");
            }
        }
        let lease = self.leases.get_mut(&case).unwrap();
        lease.release = None;
        self.entries.push(Entry {
            case,
            if_match,
            token: lease.token,
            state: S::Queued,
            why: None,
            send_after: held_until,
            next: held_until,
            first_sent: None,
            attempts: 0,
            receipt: false,
            theirs: false,
            acknowledged: false,
            second,
            declined: false,
        });
        self.drafts.remove(&case);
        self.log.push(if second { "second_answered" } else { "decided" });
        true
    }

    /// A person takes an entry back. True: it is taken back, now or before.
    pub fn undo(&mut self, at: usize) -> bool {
        let Some(entry) = self.entries.get_mut(at) else { return false };
        if entry.state == S::Withdrawn && entry.first_sent.is_none() {
            // One that gave way to a newer decision was not taken back: that one stands.
            return entry.why == Some("undone");
        }
        if entry.state != S::Queued || entry.first_sent.is_some() {
            return false;
        }
        (entry.state, entry.why) = (S::Withdrawn, Some("undone"));
        self.log.push("undone");
        true
    }

    /// What is due, oldest first.
    pub fn due(&self, now: i64) -> Vec<usize> {
        let waits = |entry: &Entry| on_its_way(entry.state) || entry.state == S::Accepted;
        let mut due: Vec<usize> =
            (0..self.entries.len()).filter(|at| waits(&self.entries[*at]) && self.entries[*at].next <= now).collect();
        due.sort_by_key(|at| (self.entries[*at].next, *at));
        due
    }

    /// The first byte is about to leave.
    pub fn send(&mut self, at: usize, now: i64) -> bool {
        let Some(entry) = self.entries.get_mut(at).filter(|entry| entry.state == S::Queued) else { return false };
        if entry.first_sent.is_none() {
            self.log.push("sent");
        }
        entry.first_sent = entry.first_sent.or(Some(now));
        entry.attempts += 1;
        (entry.state, entry.why) = (S::Sending, None);
        true
    }

    /// What an answer makes of an entry (CONTRACT section 4). `sent_before`: it had been sent before this attempt.
    pub fn hear(&mut self, at: usize, word: Word, sent_before: bool, now: i64, share_percent: i64) {
        let entry = &self.entries[at];
        let (before, case) = (entry.state, entry.case);
        let unsent = if before == S::Sending { S::Queued } else { before };
        // The new state, why, and the wait: none for a person, `Some(None)` for a back-off.
        let person = None;
        let back_off_wait = Some(None);
        let (state, why, wait) = match word {
            Word::Ours("applied", _) => (S::Confirmed, None, person),
            Word::Ours("applying", wait) => (S::Accepted, Some("applying"), Some(Some(wait.unwrap_or(5 * SECOND)))),
            Word::Ours("awaiting_second", wait) => {
                (S::Accepted, Some("awaiting_second"), Some(Some(wait.unwrap_or(60 * SECOND))))
            }
            Word::Ours("declined_by_second", _) if entry.second => (S::Confirmed, None, person),
            Word::Ours(dead, _) => (S::NeedsReview, Some(dead), person),
            Word::Theirs => (S::Superseded, Some("already_decided"), person),
            Word::NoDecision if before == S::Accepted => (S::NeedsReview, Some("decision_missing"), person),
            Word::NoDecision => (S::Queued, Some("read_back"), Some(Some(0))),
            Word::UnknownCase => (unsent, Some("unknown_case"), back_off_wait),
            Word::NotSent => (unsent, Some("offline"), back_off_wait),
            Word::Paused(left) => (unsent, Some("paused"), Some(Some(left.min(HOUR)))),
            Word::SignInNeeded => (unsent, Some("sign_in_needed"), back_off_wait),
            Word::NoAnswer if before == S::Accepted => (S::Accepted, Some("no_answer"), back_off_wait),
            Word::NoAnswer => (S::Unknown, Some("no_answer"), back_off_wait),
            Word::Refused(410, ..) => (S::Closed, Some("case_gone"), person),
            Word::Refused(_, code, wait) if before != S::Sending => {
                (before, Some(code), Some(wait.map(|wait| wait.min(HOUR))))
            }
            Word::Refused(429 | 503, code, Some(wait)) if wait > HOUR => (S::Parked, Some(code), person),
            Word::Refused(429 | 503, code, wait) => (S::Queued, Some(code), Some(wait)),
            Word::Refused(409, "claim_held", _) => (S::NeedsReview, Some("claim_held"), person),
            Word::Refused(409, "already_decided", _) => (S::Unknown, Some("already_decided"), back_off_wait),
            Word::Refused(409, code @ ("claim_expired" | "claim_required"), _) => {
                (S::Queued, Some(code), Some(Some(0)))
            }
            Word::Refused(409, code, wait) => (S::Queued, Some(code), Some(wait.map(|wait| wait.min(HOUR)))),
            Word::Refused(412, ..) => (S::NeedsReview, Some("precondition_failed"), person),
            Word::Refused(422, code @ "idempotency_key_reused", _) => (S::Parked, Some(code), person),
            Word::Refused(422, code, _) => (S::NeedsReview, Some(code), person),
            Word::Refused(500.., ..) => (S::Unknown, Some("no_answer"), back_off_wait),
            Word::Refused(_, code, _) => (S::Parked, Some(code), person),
        };
        let entry = &mut self.entries[at];
        let looked = before != S::Sending && wait == back_off_wait;
        entry.attempts += u32::from(looked);
        let wait = match wait {
            // At once, but not for ever.
            Some(Some(0)) if entry.attempts > 3 && state == S::Queued && word_goes_on(word) => Some(None),
            other => other,
        };
        if let Some(wait) = wait {
            entry.next = now + wait.unwrap_or_else(|| back_off(entry.attempts, share_percent));
        }
        if matches!(word, Word::NotSent | Word::Paused(_)) && before == S::Sending && !sent_before {
            entry.first_sent = None;
        }
        (entry.state, entry.why) = (state, why);
        entry.declined |= entry.second && matches!(word, Word::Ours("declined_by_second", _));
        entry.receipt |= matches!(word, Word::Ours(..));
        entry.theirs |= word == Word::Theirs;
        if state != before && state != S::Queued {
            self.log.push(state.as_str());
        }
        if state == S::Closed {
            self.purge(case);
        } else if [S::Confirmed, S::Accepted, S::Superseded].contains(&state) {
            self.leases.remove(&case);
            if let Some(held) = self.cases.get_mut(&case) {
                held.holder = None;
            }
        }
    }

    /// The program ended, in order or not, and has started again. No wait of before is longer than one of now.
    pub fn restart(&mut self, now: i64, undo: i64) {
        for entry in self.entries.iter_mut().filter(|entry| entry.state == S::Sending) {
            (entry.state, entry.why, entry.next) = (S::Unknown, Some("interrupted"), now);
        }
        for entry in self.entries.iter_mut().filter(|entry| on_its_way(entry.state) || entry.state == S::Accepted) {
            let untouched = entry.why.is_none() && entry.first_sent.is_none();
            entry.send_after = entry.send_after.min(now + undo);
            entry.next = entry.next.min(now + if untouched { undo } else { HOUR });
        }
    }

    /// The network is back.
    pub fn wake(&mut self, now: i64) {
        for entry in self.entries.iter_mut().filter(|entry| [S::Queued, S::Unknown].contains(&entry.state)) {
            if ["offline", "no_answer", "sign_in_needed", "unknown_case"].contains(&entry.why.unwrap_or_default()) {
                entry.next = entry.send_after.max(now);
            }
        }
    }

    /// A person takes note.
    pub fn acknowledge(&mut self, at: usize) -> bool {
        let needs = [S::NeedsReview, S::Superseded, S::Parked, S::Closed];
        let Some(entry) = self.entries.get_mut(at).filter(|entry| needs.contains(&entry.state)) else { return false };
        entry.acknowledged = true;
        self.log.push("acknowledged");
        true
    }

    /// Held, waiting, sent, needs you.
    pub fn counts(&self, now: i64) -> [usize; 4] {
        let count = |wanted: &dyn Fn(&Entry) -> bool| self.entries.iter().filter(|entry| wanted(entry)).count();
        let held = |entry: &Entry| entry.state == S::Queued && entry.send_after > now;
        [
            count(&held),
            count(&|entry| entry.state == S::Unknown || (entry.state == S::Queued && !held(entry))),
            count(&|entry| [S::Sending, S::Accepted].contains(&entry.state)),
            count(&|entry| {
                [S::NeedsReview, S::Superseded, S::Parked, S::Closed].contains(&entry.state) && !entry.acknowledged
            }),
        ]
    }
}

/// Answers after which the same bytes go out again at once.
fn word_goes_on(word: Word) -> bool {
    matches!(word, Word::NoDecision | Word::Refused(409, "claim_expired" | "claim_required", _))
}
