//! A person's answer, saved: the decision, or the second person's answer to one, its outbox entry and its audit entry in
//! one transaction.
//!
//! Promises: what the screen calls *saved* is durable, nothing is preselected, and a decision that policy does not allow
//! is refused here whatever the window or the command line asks. Deliberately does not send anything.
pub mod answer;
pub mod body;
pub mod looked;
pub mod missing;
pub mod policy;
pub mod save;
pub mod turn;
pub mod undo;

pub use answer::{
    Answer, CustomerReason, DecisionInput, DecisionState, Draft, ReasonRef, Recorded, StandingDecision, StandingWords,
};
pub use looked::{ListedItem, Looked, Mark};
pub use missing::{Missing, MissingCode};
pub use policy::{Policy, PolicyCheck};
pub use turn::Turn;
