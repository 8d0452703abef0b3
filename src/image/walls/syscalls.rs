//! The system calls a decoder needs, each with what it may be called with.
use std::collections::BTreeMap;

use seccompiler::BackendError;
use seccompiler::SeccompCmpArgLen::Dword;
use seccompiler::SeccompCmpOp::{Eq, MaskedEq};
use seccompiler::{SeccompCondition, SeccompRule};

/// `PROT_EXEC`, as the kernel numbers it everywhere.
const EXECUTABLE: u64 = 4;

type Rules = BTreeMap<i64, Vec<SeccompRule>>;

/// Asked for memory, told the time or some random bytes, or ended: nothing that reaches out of the process.
const HARMLESS: &[i64] = &[
    libc::SYS_brk,
    libc::SYS_munmap,
    libc::SYS_mremap,
    libc::SYS_madvise,
    libc::SYS_futex,
    libc::SYS_clock_gettime,
    libc::SYS_getrandom,
    libc::SYS_sched_yield,
    libc::SYS_rt_sigaction,
    libc::SYS_rt_sigprocmask,
    libc::SYS_rt_sigreturn,
    libc::SYS_sigaltstack,
    libc::SYS_restart_syscall,
    libc::SYS_getpid,
    libc::SYS_gettid,
    libc::SYS_exit,
    libc::SYS_exit_group,
];

/// The list. Standard input is read, standard output and error are written, whatever else may be open; memory is never
/// mapped from a file and never made executable; signals go to the process itself.
pub(super) fn allowed() -> Result<Rules, BackendError> {
    let anonymous = is(4, u64::from(u32::MAX))?;
    let no_code = || SeccompCondition::new(2, Dword, MaskedEq(EXECUTABLE), 0);
    let ourselves = is(0, u64::from(std::process::id()))?;
    let mut rules: Rules = HARMLESS.iter().map(|call| (*call, Vec::new())).collect();
    rules.insert(libc::SYS_read, vec![rule([is(0, 0)?])?]);
    rules.insert(libc::SYS_write, vec![rule([is(0, 1)?])?, rule([is(0, 2)?])?]);
    rules.insert(libc::SYS_mmap, vec![rule([anonymous, no_code()?])?]);
    rules.insert(libc::SYS_mprotect, vec![rule([no_code()?])?]);
    rules.insert(libc::SYS_tgkill, vec![rule([ourselves])?]);
    Ok(rules)
}

fn is(argument: u8, value: u64) -> Result<SeccompCondition, BackendError> {
    SeccompCondition::new(argument, Dword, Eq, value)
}

fn rule<const N: usize>(conditions: [SeccompCondition; N]) -> Result<SeccompRule, BackendError> {
    SeccompRule::new(conditions.into())
}
