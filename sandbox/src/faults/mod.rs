//! Faults on purpose: which request fails, how, and how often (`docs/reliability.md` names the rows they stand for).
//!
//! What this room does: a plan of rules matched by host, method, path and query; each rule names one [`Fault`], may wait
//! for some matches, fire a number of times, and fire by chance (repeatable by seed).
//!
//! What it promises: the first rule that matches and fires decides; a plan without rules changes nothing.
//!
//! What it deliberately does not do: faults of name resolution, TLS or proxies (no part of a loopback server).
mod act;
mod plan;

pub use act::{after, before};
pub use plan::{Fault, FaultPlan, FaultRule, Fired, Host, Length};
