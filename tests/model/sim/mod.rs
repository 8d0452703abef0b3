//! The simulator: consoles by the engine's pure rules and a platform by the sandbox's, on one thread, under one virtual
//! clock, with every fault rolled from one seed. Same seed, same trace, byte for byte.
//!
//! Time, network, kills, colleagues and people are steps that the dice pick; [`world`] holds what there is, [`steps`]
//! what can happen, [`calm`] how a seed ends: faults stop, time runs, and every entry must come to rest.
mod calm;
mod colleague;
mod console;
mod delivery;
mod disk;
mod steps;
mod wire;
mod world;

pub mod replay;

use std::collections::BTreeSet;

use world::{Plan, World};

/// What a seed is to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// T-07: several cases, three consoles, two people, every fault.
    Everything,
    /// T-23: one case; two people, or one person on two machines (by the seed).
    TwoReviewers,
}

/// What a seed came to.
pub struct Ran {
    /// Every step, in order.
    pub trace: String,
    /// Answers to decisions, and how entries ended: the proof that the seeds reach what they are meant to reach.
    pub met: BTreeSet<String>,
    /// What was wrong, at the first step where it showed.
    pub result: Result<(), String>,
}

/// Runs one seed.
pub fn run(seed: u64, kind: Kind) -> Ran {
    let mut world = World::new(seed, Plan::of(seed, kind));
    let result = world.run();
    let (trace, met) = world.into_parts();
    Ran { trace, met, result }
}
