//! What a sandbox is started with.
use crate::clock::ClockMode;
use crate::ledger::Applying;
use crate::rules::{Policy, keys, policy::LeaseLimits};
use crate::stock::Generation;

/// Options of one sandbox. The defaults make the demo: 40 cases, the newest shape, decisions applied at once.
#[derive(Clone, Debug)]
pub struct SandboxOptions {
    /// Same seed, same world.
    pub seed: u64,
    /// Cases in `staging`; `live` has a few of its own.
    pub cases: usize,
    /// Cases in `live`.
    pub live_cases: usize,
    /// Shape of sessions and data blocks.
    pub generation: Generation,
    /// How the platform's clock runs.
    pub clock: ClockMode,
    /// How decisions become effective.
    pub applying: Applying,
    /// Whether `/sandbox/...` answers.
    pub control: bool,
    /// How long an idempotency key is remembered.
    pub key_life_secs: i64,
    /// Lease limits.
    pub leases: LeaseLimits,
    /// Policy of decisions.
    pub policy: Policy,
    /// Life of a file's short-lived address.
    pub file_link_secs: i64,
    /// Life of an access token.
    pub token_life_secs: u64,
    /// Port of the platform; 0 lets the system choose.
    pub port: u16,
    /// Port of the file host; 0 lets the system choose.
    pub files_port: u16,
    /// Requests kept in the journal, newest last; 0 switches it off.
    pub journal: usize,
}

impl Default for SandboxOptions {
    fn default() -> Self {
        Self {
            seed: 7,
            cases: 40,
            live_cases: 4,
            generation: Generation::G3,
            clock: ClockMode::Real,
            applying: Applying::AtOnce,
            control: false,
            key_life_secs: keys::DEFAULT_LIFE_SECS,
            leases: LeaseLimits::default(),
            policy: Policy::default(),
            file_link_secs: 3600,
            token_life_secs: 86_400,
            port: 0,
            files_port: 0,
            journal: 10_000,
        }
    }
}
