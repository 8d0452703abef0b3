//! What becomes of an entry: the table of contract section 4 as one pure function.
use std::time::Duration;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::decision::DecisionState;

/// A `Retry-After` beyond this parks the entry and shows the time, instead of waiting unseen.
pub const LONGEST_WAIT: Duration = Duration::from_secs(3600);

/// How soon an accepted decision is read back when the platform names no time.
pub const READ_BACK_AFTER: Duration = Duration::from_secs(5);

/// How soon it is read back while a second person is due: people take longer than platforms.
pub const SECOND_AFTER: Duration = Duration::from_secs(60);

/// Where an entry stands (DESIGN section 6.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum EntryState {
    /// Saved here, not sent.
    Queued,
    /// On the wire; after a crash this reads as unknown.
    Sending,
    /// Sent, and nobody knows whether it took effect.
    Unknown,
    /// The platform has recorded it and not yet applied it.
    Accepted,
    /// The receipt is stored.
    Confirmed,
    /// A person has to look again and may decide again.
    NeedsReview,
    /// Somebody else's decision stands.
    Superseded,
    /// Cannot be delivered without a person.
    Parked,
    /// Taken back, or replaced by a newer decision.
    Withdrawn,
    /// The case is gone.
    Closed,
}

impl EntryState {
    /// Every state.
    pub const ALL: [Self; 10] = [
        Self::Queued,
        Self::Sending,
        Self::Unknown,
        Self::Accepted,
        Self::Confirmed,
        Self::NeedsReview,
        Self::Superseded,
        Self::Parked,
        Self::Withdrawn,
        Self::Closed,
    ];

    /// The word in the store and in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Sending => "sending",
            Self::Unknown => "unknown",
            Self::Accepted => "accepted",
            Self::Confirmed => "confirmed",
            Self::NeedsReview => "needs_review",
            Self::Superseded => "superseded",
            Self::Parked => "parked",
            Self::Withdrawn => "withdrawn",
            Self::Closed => "closed",
        }
    }

    /// Reads the store's word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }

    /// Whether the claim on the case must be kept alive for it.
    pub const fn is_on_its_way(self) -> bool {
        matches!(self, Self::Queued | Self::Sending | Self::Unknown)
    }

    /// Whether a person has to act.
    pub const fn needs_a_person(self) -> bool {
        matches!(self, Self::NeedsReview | Self::Superseded | Self::Parked | Self::Closed)
    }

    /// The word on screen at this moment (DESIGN section 6.5).
    pub fn word(self, now: DateTime<Utc>, send_after: DateTime<Utc>) -> Word {
        match self {
            Self::Queued if now < send_after => Word::Held,
            Self::Queued | Self::Unknown => Word::Waiting,
            Self::Sending | Self::Accepted => Word::Sent,
            Self::Confirmed => Word::Confirmed,
            Self::NeedsReview | Self::Superseded | Self::Parked | Self::Closed => Word::NeedsYou,
            Self::Withdrawn => Word::Withdrawn,
        }
    }
}

/// The words of the screen, the same in every place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Word {
    /// Undo is possible.
    Held,
    /// Saved, not sent, or sent with unknown outcome.
    Waiting,
    /// On the wire, or recorded and not yet applied.
    Sent,
    /// The platform's receipt is stored.
    Confirmed,
    /// A person has to act.
    NeedsYou,
    /// Taken back.
    Withdrawn,
}

/// What was heard of a decision, by sending it or by reading it back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// A valid representation of the decision that stands on this case.
    Recorded {
        /// Its id and body digest equal what we stored.
        ours: bool,
        /// Where it stands.
        state: DecisionState,
        /// When to ask again.
        retry_after: Option<Duration>,
    },
    /// A valid representation of the decision that our second answer belongs to, with our answer in it.
    Answered {
        /// Where that decision stands now.
        state: DecisionState,
        /// When to ask again.
        retry_after: Option<Duration>,
    },
    /// Read back: no decision stands. Only this allows a resend.
    NoDecision,
    /// Read back: the platform does not know the case.
    UnknownCase,
    /// A problem body of the contract.
    Refused {
        /// HTTP status.
        status: u16,
        /// The stable code.
        code: String,
        /// When to ask again.
        retry_after: Option<Duration>,
    },
    /// Nothing left this machine.
    NotSent,
    /// Nothing left this machine, because the platform asked everybody to wait and so much of that is left.
    Paused {
        /// What is left.
        left: Duration,
    },
    /// Something was sent and no valid answer came.
    NoAnswer,
    /// A second 401 after one refresh.
    SignInNeeded,
}

/// When to try again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wait {
    /// At once.
    Nothing,
    /// Back-off with full jitter.
    BackOff,
    /// As long as the platform said.
    For(Duration),
    /// Until a person has acted.
    Person,
}

/// What has to be done before the next attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Follow {
    /// Nothing.
    Nothing,
    /// Take the claim again if the case is free and unchanged, else ask a person.
    Reclaim,
    /// Purge the evidence held of the case.
    Purge,
}

/// What becomes of the entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    /// Its new state.
    pub state: EntryState,
    /// A stable code for the sentence a person sees.
    pub why: Option<String>,
    /// When to try again.
    pub wait: Wait,
    /// What to do first.
    pub follow: Follow,
}

impl Next {
    fn to(state: EntryState, why: Option<&str>, wait: Wait) -> Self {
        Self { state, why: why.map(str::to_owned), wait, follow: Follow::Nothing }
    }

    fn person(state: EntryState, why: &str) -> Self {
        Self::to(state, Some(why), Wait::Person)
    }
}

/// The table of contract section 4. `before` is the state the entry was sent or read back in.
pub fn next(before: EntryState, heard: &Heard) -> Next {
    match heard {
        Heard::Recorded { ours: false, .. } => Next::person(EntryState::Superseded, "already_decided"),
        Heard::Recorded { ours: true, state, retry_after } => recorded(*state, *retry_after),
        Heard::Answered { state, retry_after } => answered(*state, *retry_after),
        Heard::NoDecision if before == EntryState::Accepted => {
            Next::person(EntryState::NeedsReview, "decision_missing")
        }
        Heard::NoDecision => Next::to(EntryState::Queued, None, Wait::Nothing),
        Heard::UnknownCase => Next::to(before_settled(before), Some("unknown_case"), Wait::BackOff),
        Heard::Refused { status, code, retry_after } if before == EntryState::Sending => {
            refused(*status, code, *retry_after)
        }
        Heard::Refused { status: 410, .. } => refused(410, "case_gone", None),
        // A read-back that was refused says nothing of the decision: it is never parked while the outcome is open.
        Heard::Refused { code, retry_after, .. } => {
            Next::to(before, Some(code), retry_after.map_or(Wait::BackOff, |wait| Wait::For(wait.min(LONGEST_WAIT))))
        }
        Heard::NotSent => Next::to(before_settled(before), Some("offline"), Wait::BackOff),
        Heard::Paused { left } => {
            Next::to(before_settled(before), Some("paused"), Wait::For((*left).min(LONGEST_WAIT)))
        }
        Heard::NoAnswer if before == EntryState::Accepted => {
            Next::to(EntryState::Accepted, Some("no_answer"), Wait::BackOff)
        }
        Heard::NoAnswer => Next::to(EntryState::Unknown, Some("no_answer"), Wait::BackOff),
        Heard::SignInNeeded => Next::to(before_settled(before), Some("sign_in_needed"), Wait::BackOff),
    }
}

/// Nothing reached the platform: an entry being sent is queued again, one of unknown outcome stays so.
const fn before_settled(before: EntryState) -> EntryState {
    match before {
        EntryState::Sending => EntryState::Queued,
        other => other,
    }
}

fn recorded(state: DecisionState, retry_after: Option<Duration>) -> Next {
    match state {
        DecisionState::Applied => Next::to(EntryState::Confirmed, None, Wait::Person),
        DecisionState::Applying => {
            Next::to(EntryState::Accepted, Some("applying"), Wait::For(retry_after.unwrap_or(READ_BACK_AFTER)))
        }
        DecisionState::AwaitingSecond => {
            Next::to(EntryState::Accepted, Some("awaiting_second"), Wait::For(retry_after.unwrap_or(SECOND_AFTER)))
        }
        DecisionState::ApplyFailed => Next::person(EntryState::NeedsReview, "apply_failed"),
        DecisionState::DeclinedBySecond => Next::person(EntryState::NeedsReview, "declined_by_second"),
        DecisionState::Voided => Next::person(EntryState::NeedsReview, "voided"),
    }
}

/// What becomes of a second answer that is recorded. Agreeing is over when the decision took effect, declining at once:
/// what follows from it is the first person's affair and the queue's.
fn answered(state: DecisionState, retry_after: Option<Duration>) -> Next {
    match state {
        DecisionState::DeclinedBySecond => Next::to(EntryState::Confirmed, None, Wait::Person),
        other => recorded(other, retry_after),
    }
}

fn refused(status: u16, code: &str, retry_after: Option<Duration>) -> Next {
    match (status, code) {
        // The platform may be working on this very decision: it is never parked, and asked again within the hour.
        (409, "in_flight" | "session_busy") => wait_as_told(code, retry_after.map(|wait| wait.min(LONGEST_WAIT))),
        (429 | 503, _) => wait_as_told(code, retry_after),
        (409, "claim_held") => Next::person(EntryState::NeedsReview, code),
        (409, "claim_expired" | "stale_fencing_token" | "claim_required") => {
            Next { follow: Follow::Reclaim, ..Next::to(EntryState::Queued, Some(code), Wait::Nothing) }
        }
        // Without a readable `current` only a read-back tells whose decision stands.
        (409, "already_decided") => Next::to(EntryState::Unknown, Some(code), Wait::BackOff),
        (410, _) => Next { follow: Follow::Purge, ..Next::person(EntryState::Closed, "case_gone") },
        (412, _) => Next::person(EntryState::NeedsReview, "precondition_failed"),
        (422, "idempotency_key_reused" | "decision_id_reused") => Next::person(EntryState::Parked, code),
        (422, _) => Next::person(EntryState::NeedsReview, code),
        // Any other server error leaves the outcome open, whatever its body says.
        (500.., _) => Next::to(EntryState::Unknown, Some("no_answer"), Wait::BackOff),
        _ => Next::person(EntryState::Parked, code),
    }
}

fn wait_as_told(code: &str, retry_after: Option<Duration>) -> Next {
    match retry_after {
        Some(wait) if wait > LONGEST_WAIT => Next::person(EntryState::Parked, code),
        Some(wait) => Next::to(EntryState::Queued, Some(code), Wait::For(wait)),
        None => Next::to(EntryState::Queued, Some(code), Wait::BackOff),
    }
}

#[cfg(test)]
#[path = "states_tests.rs"]
mod tests;
