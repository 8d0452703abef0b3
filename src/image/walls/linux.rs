//! Landlock, limits and the filter of system calls, as Linux has them.
use std::fs;

use landlock::{
    ABI, Access as _, AccessFs, AccessNet, RestrictionStatus, Ruleset, RulesetAttr as _, RulesetError, RulesetStatus,
    Scope,
};
use rustix::process::{Resource, Rlimit, setrlimit};
use seccompiler::{BpfProgram, SeccompAction, SeccompFilter, apply_filter};

use super::syscalls::allowed;
use super::{MEMORY_CAP_BYTES, PROCESSOR_SECS};

/// Every kind of access is handled and none is granted. An older kernel handles fewer; one without Landlock none, and then
/// the wall does not stand.
pub(super) fn no_files() -> bool {
    restrict().is_ok_and(|status| status.ruleset != RulesetStatus::NotEnforced)
}

fn restrict() -> Result<RestrictionStatus, RulesetError> {
    Ruleset::default()
        .handle_access(AccessFs::from_all(ABI::V6))?
        .handle_access(AccessNet::from_all(ABI::V6))?
        .scope(Scope::from_all(ABI::V6))?
        .create()?
        .restrict_self()
}

/// Memory is the wall; the others are thresholds in front of the filter: no file grows, no process is started (unless by
/// root), nothing is dumped, and the processor is not kept busy for ever.
pub(super) fn limits() -> bool {
    let most = |value: u64| Rlimit { current: Some(value), maximum: Some(value) };
    let Some(held) = address_space() else { return false };
    let thresholds = [(Resource::Core, 0), (Resource::Fsize, 0), (Resource::Nproc, 0)];
    let all = thresholds.into_iter().all(|(resource, value)| setrlimit(resource, most(value)).is_ok());
    // The first number ends it with a signal that says why, the second without a word.
    let processor = Rlimit { current: Some(PROCESSOR_SECS), maximum: Some(PROCESSOR_SECS + 1) };
    all && setrlimit(Resource::Cpu, processor).is_ok()
        && setrlimit(Resource::As, most(held.saturating_add(MEMORY_CAP_BYTES))).is_ok()
}

/// Addresses the process has taken so far, bytes: program and libraries, most of it never touched.
fn address_space() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmSize:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok()?.checked_mul(1024)
}

/// Ends the whole process at the first call that is not on the list: there is no second try.
pub(super) fn few_calls() -> bool {
    filter().is_some_and(|filter| apply_filter(&filter).is_ok())
}

fn filter() -> Option<BpfProgram> {
    let architecture = std::env::consts::ARCH.try_into().ok()?;
    let filter =
        SeccompFilter::new(allowed().ok()?, SeccompAction::KillProcess, SeccompAction::Allow, architecture).ok()?;
    filter.try_into().ok()
}
