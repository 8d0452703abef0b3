//! What the platform's answers become. Made by [`super::convert`], which is pure; nothing here does I/O.
use std::time::Duration;

use chrono::{DateTime, Utc};

use super::error::{Person, PlatformError, Problem};
use crate::case::{CaseSummary, DataBlock, Tombstone};
use crate::decision::{Recorded, StandingDecision};
use crate::ids::{CaseId, ClaimId, Etag, IdempotencyKey, PersonId, SessionId};

/// One page of the change feed. One bad record never spoils it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangePage {
    /// In the feed's order.
    pub changes: Vec<Change>,
    /// Where to go on; persisted with the page. `None` only when the platform gave none.
    pub next_cursor: Option<String>,
    /// Whether to ask again at once.
    pub has_more: bool,
    /// The server's clock, for leases.
    pub server_time: Option<DateTime<Utc>>,
}

/// What the witness saw of a console's log before, where that is not what the console believes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenBefore {
    /// Entries; 0 where it saw nothing.
    pub size: u64,
    /// The checkpoint it cosigned last, with the console's own signature: the proof.
    pub checkpoint: Option<String>,
}

/// What the witness said to a checkpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WitnessAnswer {
    /// Its signature line.
    Cosigned(String),
    /// It does not know this device or this log.
    NotEnrolled,
    /// It saw something else before.
    Differs(SeenBefore),
    /// The proof does not lead from what it saw to this.
    ProofFailed,
}

/// One record of the feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A case that is new or has changed.
    Case(Box<CaseSummary>),
    /// A case that is no more.
    Gone(Tombstone),
    /// A record this console cannot read. It is quarantined, and the others go on.
    Bad(BadRecord),
}

/// A record that cannot be read, without its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadRecord {
    /// The case it speaks of, where that much can be read.
    pub case_id: Option<CaseId>,
    /// The decision it is, in the feed of decisions, where that much can be read.
    pub decision_id: Option<String>,
    /// Why, as a stable word: `convert` lists them.
    pub code: &'static str,
}

/// What asking for one case gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CaseAnswer {
    /// The case, newer than the tag that was sent, or asked for without one.
    Changed(Box<CaseSummary>),
    /// Evidence and outcome are as they were. This says nothing about the claim (contract section 7).
    Unchanged,
    /// The case is no more.
    Gone(Tombstone),
}

/// The evidence of one case or session, complete: a block that is missing here and was there before is erased.
#[derive(Clone, PartialEq)]
pub struct Evidence {
    /// In the platform's order.
    pub blocks: Vec<BlockRecord>,
    /// The case's tag at that moment, where the call gives one.
    pub etag: Option<Etag>,
}

/// One data block, or the place of one that cannot be read. No `Debug`: blocks are personal.
#[derive(Clone, PartialEq)]
pub enum BlockRecord {
    /// Readable, of whichever generation.
    Block(DataBlock),
    /// Not readable.
    Bad {
        /// Its place in the answer, from 0.
        position: usize,
        /// Why, as a stable word.
        code: &'static str,
    },
}

/// A lease on a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The lease.
    pub claim_id: ClaimId,
    /// Grows with every new lease of the case.
    pub fencing_token: u64,
    /// Who holds it; the caller.
    pub holder_id: PersonId,
    /// The holder's name.
    pub holder_name: String,
    /// What the platform granted it for.
    pub purpose: String,
    /// The end, by the server's clock.
    pub expires_at: DateTime<Utc>,
    /// The server's clock when it answered.
    pub server_time: DateTime<Utc>,
    /// The caller held it already, on another machine or before a lost answer.
    pub same_holder: bool,
}

/// What a claim is for; it decides how long it may last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A person is looking: 60 s to 1 h.
    Review,
    /// The next case, held ready.
    Lookahead,
    /// A flight pack: up to 24 h.
    Pack,
}

impl Purpose {
    /// The word on the wire and in the store.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Review => "review",
            Self::Lookahead => "lookahead",
            Self::Pack => "pack",
        }
    }
}

/// To whom a case is handed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AssignTo {
    /// One person.
    Person(PersonId),
    /// A team, by its id.
    Team(String),
    /// Nobody.
    Nobody,
}

/// A decision on its way out. The bytes are the stored ones, unchanged.
pub struct OutgoingDecision<'a> {
    /// The case it decides.
    pub case_id: &'a CaseId,
    /// The decision it answers, when it is a second person's.
    pub second_to: Option<&'a str>,
    /// The entry's own key; never changed, never minted anew.
    pub key: &'a IdempotencyKey,
    /// The tag of the evidence it was made on.
    pub if_match: &'a Etag,
    /// The live claim and its fencing token; added when sending and no part of the bytes.
    pub claim: Option<(&'a ClaimId, u64)>,
    /// The exact body.
    pub body: &'a [u8],
}

/// What sending a decision led to. The table of contract section 4 says what each makes of the outbox entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SendAnswer {
    /// The platform holds a decision of this case. Whether it is ours is for the outbox to compare.
    Recorded {
        /// What it holds.
        decision: Box<StandingDecision>,
        /// When to look again, while it is not applied.
        retry_after: Option<Duration>,
    },
    /// The platform refused in the contract's words; nothing was recorded by this request.
    Refused(Box<Problem>),
    /// Nothing was sent.
    NotSent(PlatformError),
    /// It may have been recorded. Read back before anything else.
    Unknown(PlatformError),
    /// Nothing was recorded: nobody is signed in any more.
    SignInNeeded,
}

/// What stands on a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadBack {
    /// This decision.
    Standing(Box<StandingDecision>),
    /// None; the same key and bytes may be sent again.
    NoDecision,
    /// The platform does not know the case. This does not allow sending again.
    UnknownCase,
}

/// What the platform's policy says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// Changes when any rule does.
    pub version: String,
    /// Customer-facing reasons it takes.
    pub customer_facing_reasons: Vec<String>,
    /// Whether an approve over a suspicion code needs a second person.
    pub second_person_over_suspicion: bool,
    /// Whether the second person does not see the first answer.
    pub blind: bool,
    /// Characters a comment may have.
    pub max_comment_length: usize,
}

/// A page of the feed of all recorded decisions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionPage {
    /// In the feed's order.
    pub decisions: Vec<DecisionRecord>,
    /// Where to go on.
    pub next_cursor: Option<String>,
    /// Whether to ask again at once.
    pub has_more: bool,
    /// The server's clock.
    pub server_time: Option<DateTime<Utc>>,
}

/// One record of the decision feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecisionRecord {
    /// A recorded decision.
    Decision(Box<Recorded>),
    /// Not readable.
    Bad(BadRecord),
}

/// The people a case can be handed to.
pub type People = Vec<Person>;

/// Whose blocks are asked for: a session's by the documented call, or those of a case of the other two sources.
#[derive(Clone, Copy, Debug)]
pub enum BlocksOf<'a> {
    /// Of a `trust` case.
    Session(&'a SessionId),
    /// Of a `qes` or `onboarding` case.
    Case(&'a CaseId),
}

/// A file of the vault, whole. No `Debug`: it is somebody's document.
#[derive(Clone, PartialEq, Eq)]
pub struct FileBytes {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// The media type the host declared, lower case, without parameters; not to be trusted.
    pub media_type: Option<String>,
    /// SHA-256 of the bytes.
    pub sha256: [u8; 32],
}
