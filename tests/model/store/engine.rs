//! Carries each operation out twice: on the real encrypted store, by the engine's own functions, and on the model.
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use second_look::audit::Event;
use second_look::case::seen::SignInFacts;
use second_look::case::{ClaimNotice, snapshot};
use second_look::catalogue::Language;
use second_look::clock::Clock;
use second_look::decision::save::{Decider, save_decision};
use second_look::decision::undo::undo;
use second_look::decision::{Answer, CustomerReason, DecisionInput, Draft, Policy, ReasonRef};
use second_look::ids::{CaseId, ClaimId, DeviceId, EntryId, Etag, PersonId};
use second_look::outbox::course::Moment;
use second_look::outbox::{EntryState, record};
use second_look::platform::{Change, PlatformError};
use second_look::retention::gone::take_away;
use second_look::secret::Key;
use second_look::store::key::ProfileKeys;
use second_look::store::{OurClaim, Store};
use second_look::sync::apply::{apply, drop_lost_claims};
use second_look::sync::evidence::Fetched;
use second_look::sync::plan::{Held, plan};

use super::operation::Operation;
use super::words::{change, evidence, in_the_engines_words, is_line};
use crate::reference::{Line, ME, Reference, Word};

/// How long a decision can be taken back, seconds.
const UNDO_SECS: u32 = 10;

/// Store and model side by side.
pub struct Both {
    /// The model.
    pub model: Reference,
    /// The store.
    pub store: Store,
    /// Time of both.
    pub clock: Clock,
    /// Entries in the order of saving.
    pub entries: Vec<EntryId>,
    /// Kinds of the log, as far as it was read.
    pub log: Vec<&'static str>,
    /// What it calls decided.
    pub decided: Vec<String>,
    /// Which of them had been sent before the attempt under way.
    sent_before: BTreeMap<usize, bool>,
    tokens: BTreeMap<usize, u64>,
    path: PathBuf,
}

/// The case of this place.
pub fn case_id(case: usize) -> CaseId {
    CaseId::new(format!("cse_{case}"))
}

/// A time in milliseconds.
pub fn time(ms: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(ms).unwrap()
}

/// The etag of this number.
pub fn etag(number: u32) -> Etag {
    Etag::new(format!("\"c-{number}\""))
}

fn keys() -> ProfileKeys {
    ProfileKeys {
        database: Key::new(&[1; 32]),
        audit_seed: Key::new(&[2; 32]),
        epochs: BTreeMap::from([(0, Key::new(&[3; 32]))]),
    }
}

impl Both {
    /// An empty store and an empty model.
    pub async fn new(folder: &Path) -> Self {
        let clock = Clock::manual(time(1_000_000_000_000));
        let path = folder.join("cases.db");
        let store = Store::open(&path, keys(), clock.clone(), true).await.unwrap();
        let mut both = Self {
            model: Reference::default(),
            store,
            clock,
            entries: Vec::new(),
            log: Vec::new(),
            decided: Vec::new(),
            sent_before: BTreeMap::new(),
            tokens: BTreeMap::new(),
            path,
        };
        both.name_actor();
        both
    }

    /// Ends in order.
    pub async fn close(self) {
        self.store.close().await.unwrap();
    }

    /// Now, in milliseconds.
    pub fn now(&self) -> i64 {
        self.clock.now().timestamp_millis()
    }

    /// The time waits go by, in milliseconds.
    pub fn steady(&self) -> i64 {
        self.clock.steady().timestamp_millis()
    }

    fn name_actor(&mut self) {
        self.store.set_actor(|actor| actor.person = Some(ME.to_owned()));
    }

    fn place(&self, from_newest: usize) -> Option<usize> {
        self.entries.len().checked_sub(from_newest + 1)
    }

    /// One operation on both.
    pub async fn step(&mut self, operation: &Operation) {
        let (now, steady) = (self.now(), self.steady());
        match operation {
            Operation::Page(lines) => self.page(lines, now).await,
            Operation::Claim(case, token, secs, offset) => self.claim(*case, *token, *secs, *offset, now).await,
            Operation::Leave(case, secs) => {
                let at = secs.map(|secs| now + secs * 1000);
                let mut tx = self.store.begin().await.unwrap();
                tx.release_claim_at(&case_id(*case), at.map(time)).await.unwrap();
                tx.commit().await.unwrap();
                if let Some(lease) = self.model.leases.get_mut(case) {
                    lease.release = at;
                }
            }
            Operation::Release(case) => {
                let mut tx = self.store.begin().await.unwrap();
                if tx.claim(&case_id(*case)).await.unwrap().is_some() {
                    tx.drop_claim(&case_id(*case)).await.unwrap();
                    tx.set_holder(&case_id(*case), None).await.unwrap();
                    tx.log(Event::on("released", &case_id(*case))).await.unwrap();
                }
                tx.commit().await.unwrap();
                self.model.release(*case);
            }
            Operation::Draft(case, words) => {
                let mut tx = self.store.begin().await.unwrap();
                if tx.case(&case_id(*case)).await.unwrap().is_some() {
                    let draft = Draft { comment: words.to_string(), ..Draft::default() };
                    tx.keep_draft(&case_id(*case), &draft).await.unwrap();
                    self.model.drafts.insert(*case, *words);
                }
                tx.commit().await.unwrap();
            }
            Operation::Decide(case, seen) => self.decide(*case, *seen, now).await,
            Operation::Undo(back) => {
                if let Some(at) = self.place(*back) {
                    let done = undo(&self.store, self.entries[at]).await.is_ok();
                    assert_eq!(done, self.model.undo(at), "undo of entry {at}");
                }
            }
            Operation::Send => {
                let due = self.model.due(steady).first().copied();
                if let Some(at) = due.or(self.entries.len().checked_sub(1)) {
                    self.send(at, now).await;
                }
            }
            Operation::Hear(back, word, share) => {
                let waits = |at: &usize| {
                    let entry = &self.model.entries[*at];
                    let sent = entry.first_sent.is_some() && entry.next <= steady && entry.state == EntryState::Queued;
                    sent || [EntryState::Sending, EntryState::Unknown, EntryState::Accepted].contains(&entry.state)
                };
                if let Some(at) = (0..self.entries.len()).rev().filter(waits).nth(*back) {
                    self.hear(at, *word, *share, steady).await;
                }
            }
            Operation::Restart(in_order) => self.restart(*in_order).await,
            Operation::Purge(case) => {
                let mut tx = self.store.begin().await.unwrap();
                take_away(&mut tx, &case_id(*case), "not_in_sweep").await.unwrap();
                tx.commit().await.unwrap();
                self.model.purge(*case);
            }
            // Time goes on, or somebody sets the clock back.
            Operation::Clock(secs) => match u64::try_from(*secs) {
                Ok(secs) => self.clock.advance(Duration::from_secs(secs)),
                Err(_) => self.clock.set_wall(time(now + secs * 1000)),
            },
            Operation::Wake => {
                let mut tx = self.store.begin().await.unwrap();
                tx.wake_entries(&[]).await.unwrap();
                tx.commit().await.unwrap();
                self.model.wake(steady);
            }
            Operation::Acknowledge(back) => {
                if let Some(at) = self.place(*back) {
                    let mut tx = self.store.begin().await.unwrap();
                    let row = tx.entry(self.entries[at]).await.unwrap().unwrap();
                    if row.state.needs_a_person() {
                        tx.acknowledge_entry(row.entry_id).await.unwrap();
                        tx.log(Event::on("acknowledged", &row.case_id).decision(row.decision_id)).await.unwrap();
                    }
                    tx.commit().await.unwrap();
                    assert_eq!(row.state.needs_a_person(), self.model.acknowledge(at));
                }
            }
        }
    }

    async fn page(&mut self, lines: &[Line], now: i64) {
        let changes: Vec<Change> = lines.iter().map(change).collect();
        let ids: Vec<CaseId> = lines.iter().map(|line| case_id(line.case)).collect();
        let mut tx = self.store.begin().await.unwrap();
        let mut ours = tx.claims().await.unwrap();
        ours.retain(|claim| claim.left_at(time(now)) > TimeDelta::zero());
        let held = tx.held_cases(&ids).await.unwrap().into_iter().map(|(id, held)| {
            let has_entry = held.entry_state.is_some();
            let (evidence_etag, refused_etag) = (held.evidence_etag, held.refused_etag);
            (id, Held { updated_at: held.updated_at, evidence_etag, refused_etag, has_entry })
        });
        let planned = plan(changes, &held.collect());
        let mut fetched = Vec::new();
        for summary in planned.fetch {
            let line = lines.iter().find(|line| is_line(line, &summary)).unwrap();
            fetched.push(if line.fetched {
                Fetched::Evidence(Box::new(evidence(&summary)), false, Vec::new())
            } else {
                Fetched::Failed(summary.case_id, PlatformError::SignInNeeded)
            });
        }
        let applied = apply(&mut tx, planned.operations, fetched, 0).await.unwrap();
        drop_lost_claims(&mut tx, &applied.changed, &ours, Some(ME)).await.unwrap();
        tx.commit().await.unwrap();
        self.model.page(lines, now);
    }

    async fn claim(&mut self, case: usize, moved: u64, secs: i64, offset: i64, now: i64) {
        let token = self.tokens.entry(case).or_insert(1);
        *token += moved;
        let expires = now + (offset + secs) * 1000;
        let claim = OurClaim {
            case_id: case_id(case),
            claim_id: ClaimId::new(format!("clm_{case}_{token}")),
            fencing_token: *token,
            purpose: "review".into(),
            expires_at: time(expires),
            server_offset_ms: offset * 1000,
            release_at: None,
        };
        let holder = ClaimNotice {
            holder_id: PersonId::new(ME),
            holder_name: "R. Iyer".into(),
            purpose: "review".into(),
            expires_at: claim.expires_at,
        };
        let mut tx = self.store.begin().await.unwrap();
        let new = tx.claim(&claim.case_id).await.unwrap().is_none_or(|held| held.claim_id != claim.claim_id);
        tx.keep_claim(&claim).await.unwrap();
        tx.set_holder(&claim.case_id, Some(&holder)).await.unwrap();
        if new {
            tx.log(Event::on("claimed", &claim.case_id).with("purpose", "review")).await.unwrap();
        }
        tx.commit().await.unwrap();
        self.model.claim(case, *token, expires, offset * 1000);
    }

    async fn decide(&mut self, case: usize, seen: bool, now: i64) {
        let mut tx = self.store.begin().await.unwrap();
        let snapshot = snapshot::read(&mut tx, &case_id(case), Language::English).await.unwrap();
        tx.rollback().await.unwrap();
        let digest = snapshot.filter(|_| seen).map_or_else(|| "sha-256:older".to_owned(), |seen| seen.digest);
        let input = DecisionInput {
            case_id: case_id(case),
            answer: Answer::Reject,
            reasons: vec![ReasonRef { scheme: "network".into(), code: "VPN_DETECTED".into() }],
            comment: "Looked at twice.".into(),
            customer_reason: Some(CustomerReason::CouldNotBeCompleted),
            override_suspicion: false,
            checked: Vec::new(),
            marks: Vec::new(),
            whole_document: false,
            evidence_digest: digest,
        };
        let (person, device, policy) = (PersonId::new(ME), DeviceId::new("dev_1"), Policy::default());
        let sign_in = SignInFacts::default();
        let decider = Decider {
            sign_in: &sign_in,
            person: &person,
            device: &device,
            may_second: true,
            fresh: true,
            undo: Duration::from_secs(u64::from(UNDO_SECS)),
            policy: &policy,
            language: Language::English,
        };
        let saved = save_decision(&self.store, &decider, &input).await;
        let expected = self.model.decide(case, seen, now, self.steady() + i64::from(UNDO_SECS) * 1000);
        assert_eq!(saved.is_ok(), expected, "deciding case {case}: {:?}", saved.as_ref().err());
        self.entries.extend(saved.map(|saved| saved.entry.entry_id));
    }

    async fn send(&mut self, at: usize, now: i64) {
        let mut tx = self.store.begin().await.unwrap();
        let before = record::sending(&mut tx, self.entries[at], time(now)).await.unwrap();
        tx.commit().await.unwrap();
        if let Some(before) = &before {
            self.sent_before.insert(at, before.first_sent_at.is_some());
        }
        assert_eq!(before.is_some(), self.model.send(at, now), "sending of entry {at}");
    }

    /// An entry hears something. What only a read-back can say is not said to a sending.
    async fn hear(&mut self, at: usize, word: Word, share: i64, steady: i64) {
        let mut tx = self.store.begin().await.unwrap();
        let row = tx.entry(self.entries[at]).await.unwrap().unwrap();
        if row.state == EntryState::Sending && [Word::NoDecision, Word::UnknownCase].contains(&word) {
            return tx.rollback().await.unwrap();
        }
        let (heard, standing) = in_the_engines_words(&row, word);
        let sent_before = self.sent_before.get(&at).copied().unwrap_or(false);
        #[expect(clippy::cast_precision_loss, reason = "a number up to 100")]
        let moment = Moment { before: row.state, sent_before, now: time(steady), share: share as f64 / 100.0 };
        record::answer(&mut tx, &row, moment, &heard, standing).await.unwrap().unwrap();
        tx.commit().await.unwrap();
        self.model.hear(at, word, sent_before, steady, share);
    }

    async fn restart(&mut self, in_order: bool) {
        if in_order {
            self.store.close().await.unwrap();
        } else {
            // In the middle of writing: nothing of it may be there afterwards.
            let mut tx = self.store.begin().await.unwrap();
            tx.log(Event::new("never_committed")).await.unwrap();
            drop(tx);
        }
        // Another process begins to count at whatever the clock on the wall says.
        self.clock = Clock::manual(self.clock.now());
        self.store = Store::open(&self.path, keys(), self.clock.clone(), false).await.unwrap();
        self.name_actor();
        let mut tx = self.store.begin().await.unwrap();
        tx.settle_interrupted().await.unwrap();
        tx.shorten_waits(Duration::from_secs(u64::from(UNDO_SECS))).await.unwrap();
        tx.commit().await.unwrap();
        self.model.restart(self.steady(), i64::from(UNDO_SECS) * 1000);
    }
}
