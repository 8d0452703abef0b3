//! The fuzzer's program. `SECOND_LOOK_FUZZ` names the target; the words behind the program's name are libFuzzer's own.
//!
//! Beside a panic, an input counts as a finding when reading it costs 500 ms of processor time (a busy machine does not
//! count) or when it asks for 256 MiB beyond what was held before.
#![no_main]
mod inputs;

use std::alloc::System;
use std::sync::LazyLock;
use std::time::Duration;

use cap::Cap;
use libfuzzer_sys::fuzz_target;
use rustix::time::{ClockId, clock_gettime};

use inputs::{TARGETS, Target};

#[global_allocator]
static MEMORY: Cap<System> = Cap::new(System, usize::MAX);

/// Bytes one input may ask for.
const MOST_MEMORY: usize = 256 << 20;
/// Processor time one input may take.
const LONGEST: Duration = Duration::from_millis(500);

static TARGET: LazyLock<Target> = LazyLock::new(|| {
    let name = std::env::var("SECOND_LOOK_FUZZ").unwrap_or_default();
    let known = || TARGETS.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
    *TARGETS.iter().find(|target| target.0 == name).unwrap_or_else(|| panic!("SECOND_LOOK_FUZZ is one of {}", known()))
});

fuzz_target!(|bytes: &[u8]| {
    let (name, read) = *TARGET;
    let before = spent();
    MEMORY.set_limit(MEMORY.allocated() + MOST_MEMORY).expect("more than what is held");
    let _ = read(bytes);
    MEMORY.set_limit(usize::MAX).expect("no limit");
    let took = spent().saturating_sub(before);
    assert!(took < LONGEST, "{name}: {} bytes took {} ms of processor time", bytes.len(), took.as_millis());
});

fn spent() -> Duration {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec.unsigned_abs(), u32::try_from(time.tv_nsec).unwrap_or_default())
}
