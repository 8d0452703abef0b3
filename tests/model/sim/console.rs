//! One simulated console: what is durable ([`Disk`]), what a kill forgets, and the glue that walks the engine's pure
//! rules over the two. The order of transactions is that of `src/outbox/deliver.rs` and `src/queue/claims.rs`.
use std::collections::{BTreeMap, VecDeque};

use chrono::{DateTime, TimeDelta, Utc};
use second_look::decision::body::{BodyFacts, body};
use second_look::decision::{Answer, CustomerReason, DecisionInput, Looked, ReasonRef};
use second_look::digest;
use second_look::ids::{CaseId, DecisionId, DeviceId, EntryId, IdempotencyKey, PersonId};
use second_look::outbox::EntryState;
use second_look::outbox::moves::{Move, Older, after, older};
use second_look::platform::Purpose;
use second_look::queue::lease::{self, Due, RELEASE_AFTER};
use second_look::store::{EntryChange, EntryRow, OurClaim};
use uuid::Uuid;

use super::delivery::Flight;
use super::disk::Disk;
use super::wire::{Ask, Reply};

/// How long a decision can be taken back.
pub const UNDO: TimeDelta = TimeDelta::seconds(10);
/// Lease asked for.
pub const LEASE_SECS: u32 = 900;

/// A call that waits for its reply.
pub struct Open {
    /// Names the call.
    pub letter: u64,
    /// The case it is about.
    pub case: CaseId,
    /// What was asked.
    pub ask: Ask,
}

/// What a kill forgets.
#[derive(Default)]
pub struct Memory {
    /// Rest of the outbox's round.
    pub round: VecDeque<EntryId>,
    /// The delivery under way.
    pub flight: Option<Flight>,
    /// A page that was asked for, with the leases we had then.
    pub page: Option<(Open, BTreeMap<CaseId, OurClaim>)>,
    /// A claim that was asked for or given back.
    pub errand: Option<Open>,
    /// Leases still to be looked at in this look.
    pub tend: VecDeque<CaseId>,
    /// The case on screen.
    pub open_case: Option<CaseId>,
}

/// One console.
pub struct SimConsole {
    /// Its place in the world.
    pub index: usize,
    /// Who sits there.
    pub person: PersonId,
    /// Its device.
    pub device: DeviceId,
    /// Durable.
    pub disk: Disk,
    /// Not durable.
    pub memory: Memory,
    /// Which start of the program this is; replies to an earlier one are not heard.
    pub life: u32,
    /// Whether somebody is signed in.
    pub signed_in: bool,
    /// This machine's clock minus true time.
    pub clock_error: TimeDelta,
    /// Decisions made so far, for ids.
    pub minted: u64,
}

impl SimConsole {
    /// A console of a person.
    pub fn new(index: usize, person: &str) -> Self {
        Self {
            index,
            person: PersonId::new(person),
            device: DeviceId::new(format!("dev_{index}")),
            disk: Disk::default(),
            memory: Memory::default(),
            life: 0,
            signed_in: true,
            clock_error: TimeDelta::zero(),
            minted: 0,
        }
    }

    /// The program is killed and started again.
    pub fn kill(&mut self, now: DateTime<Utc>) {
        self.memory = Memory::default();
        self.life += 1;
        self.disk.settle_interrupted(now);
    }

    /// A person opens a case: its claim is taken, or renewed.
    pub fn open_case(&mut self, case: &CaseId) -> Option<Ask> {
        self.leave_open_case(None);
        self.memory.open_case = Some(case.clone());
        let held = self.disk.claims.get_mut(case).map(|claim| {
            claim.release_at = None;
            claim.claim_id.clone()
        });
        (self.memory.errand.is_none() && self.disk.can_be_decided(case)).then_some(Ask::Claim(Purpose::Review, held))
    }

    /// The person leaves the case on screen.
    pub fn leave_open_case(&mut self, at: Option<DateTime<Utc>>) {
        if let (Some(case), Some(at)) = (self.memory.open_case.take(), at)
            && let Some(claim) = self.disk.claims.get_mut(&case)
        {
            claim.release_at = Some(at + RELEASE_AFTER);
        }
    }

    /// Hears the answer to a claim that a person or the look at leases asked for.
    pub fn hear_errand(&mut self, open: &Open, reply: Reply, now: DateTime<Utc>) -> &'static str {
        let case = &open.case;
        match reply {
            Reply::Claim(answer) => {
                let became = lease::after_answer(self.disk.claims.get(case), &answer, now);
                match (became, answer) {
                    (lease::Became::Lost, _) => {
                        if self.disk.claims.remove(case).is_some() {
                            self.disk.log.push(("claim_lost", None));
                        }
                        "lost"
                    }
                    (became, Ok(claim)) => {
                        let ours = second_look::queue::lease::our_claim(case, &claim, now);
                        self.disk.claims.insert(case.clone(), ours);
                        if became.is_new() {
                            self.disk.log.push(("claimed", None));
                        }
                        "held"
                    }
                    (_, Err(_)) => "as it was",
                }
            }
            Reply::Release(Ok(())) => {
                if self.disk.claims.remove(case).is_some() {
                    self.disk.log.push(("released", None));
                }
                "released"
            }
            _ => "as it was",
        }
    }

    /// The next lease of a look that needs something from the platform.
    pub fn tend_next(&mut self, now: DateTime<Utc>) -> Option<(CaseId, Ask)> {
        while let Some(case) = self.memory.tend.pop_front() {
            let Some(claim) = self.disk.claims.get(&case) else { continue };
            let on_its_way = self.disk.on_its_way(&case);
            let needed = on_its_way || self.memory.open_case.as_ref() == Some(&case);
            match lease::due(claim, needed, on_its_way, now, LEASE_SECS) {
                Due::Nothing => {}
                Due::Renew => return Some((case, Ask::Claim(Purpose::Review, Some(claim.claim_id.clone())))),
                Due::Release => return Some((case, Ask::Release)),
                Due::Forget => {
                    self.disk.claims.remove(&case);
                }
            }
        }
        None
    }

    /// Saves a decision, by the rules of `decision::save`. Gives why not, when it was not saved.
    pub fn decide(
        &mut self,
        case: &CaseId,
        answer: Answer,
        comment: &str,
        now: DateTime<Utc>,
    ) -> Result<(), &'static str> {
        if !self.disk.can_be_decided(case) {
            return Err("the evidence is not what was seen");
        }
        let live = self.disk.claims.get(case).filter(|claim| claim.left_at(now) > TimeDelta::zero());
        let Some(fencing_token) = live.map(|claim| claim.fencing_token) else { return Err("no live claim") };
        let rows: Vec<(EntryId, EntryState, DecisionId)> =
            self.disk.of_case(case).map(|row| (row.entry_id, row.state, row.decision_id)).collect();
        if rows.iter().any(|(_, state, _)| older(*state) == Older::Stands) {
            return Err("a decision is on its way");
        }
        for (id, state, decision) in rows {
            if let Some(to) = after(state, true, Move::Replace) {
                let why = Some("replaced".to_owned());
                self.disk.change(id, EntryChange { state: Some(to), why, ..EntryChange::default() });
                self.disk.log.push(("withdrawn", Some(decision)));
            }
        }
        let entry = self.new_entry(case, answer, comment, fencing_token, now);
        if let Some(claim) = self.disk.claims.get_mut(case) {
            claim.release_at = None;
        }
        self.disk.log.push(("decided", Some(entry.decision_id)));
        self.disk.entries.push(entry);
        Ok(())
    }

    fn new_entry(&mut self, case: &CaseId, answer: Answer, comment: &str, token: u64, now: DateTime<Utc>) -> EntryRow {
        let etag = self.disk.cases[case].summary.etag.clone();
        let decision_id = DecisionId::new(self.mint(7));
        let input = DecisionInput {
            case_id: case.clone(),
            answer,
            reasons: vec![ReasonRef { scheme: "network".into(), code: "VPN_DETECTED".into() }],
            comment: comment.to_owned(),
            customer_reason: (answer == Answer::Reject).then_some(CustomerReason::CouldNotBeCompleted),
            override_suspicion: answer == Answer::Approve,
            checked: Vec::new(),
            marks: Vec::new(),
            whole_document: false,
            evidence_digest: "sha-256:ab".into(),
        };
        let facts = BodyFacts {
            decision_id,
            second: false,
            etag: &etag,
            reviewer: &self.person,
            device: &self.device,
            decided_at: now,
        };
        let bytes = body(&input, &facts).unwrap();
        EntryRow {
            seq: i64::try_from(self.disk.entries.len()).unwrap() + 1,
            entry_id: EntryId::new(self.mint(7)),
            decision_id,
            case_id: case.clone(),
            answer,
            reviewer_id: self.person.clone(),
            key: IdempotencyKey::new(self.mint(4)),
            if_match: etag,
            body_digest: digest::of(&bytes),
            body: bytes,
            readable: true,
            state: EntryState::Queued,
            fencing_token: token,
            saved_at: now,
            send_after: now + UNDO,
            next_attempt_at: now + UNDO,
            first_sent_at: None,
            attempts: 0,
            why: None,
            receipt: None,
            theirs: None,
            acknowledged: false,
            second_to: None,
            looked: Some(Looked::default()),
        }
    }

    /// A UUID of this version that no other decision of the world has.
    fn mint(&mut self, version: u128) -> Uuid {
        self.minted += 1;
        let number = (self.index as u128 + 1) << 32 | u128::from(self.minted);
        Uuid::from_u128(version << 76 | 0x8 << 60 | number)
    }

    /// Takes an entry back.
    pub fn undo(&mut self, id: EntryId) -> bool {
        let row = self.disk.entry(id);
        let Some(to) = after(row.state, row.first_sent_at.is_some(), Move::TakeBack) else { return false };
        self.disk.change(id, EntryChange { state: Some(to), why: Some("undone".into()), ..EntryChange::default() });
        self.disk.log.push(("undone", Some(row.decision_id)));
        true
    }

    /// Sends a parked entry again.
    pub fn send_again(&mut self, id: EntryId, now: DateTime<Utc>) -> bool {
        let row = self.disk.entry(id);
        let Some(to) = after(row.state, true, Move::SendAgain) else { return false };
        let change = EntryChange { state: Some(to), next_attempt_at: Some(now), ..EntryChange::default() };
        self.disk.change(id, change);
        self.disk.log.push(("send_again", Some(row.decision_id)));
        true
    }
}
