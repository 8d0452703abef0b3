//! No core file, and no reading by another process of the same account (threats B10 and B11). Deliberately locks no page in
//! memory: what `rustix` offers for single pages is unsafe, which this workspace forbids, and its safe `mlockall` takes the whole
//! process, which the usual limit refuses; a key also lies where SQLite and the ciphers put it. [`swap`](super::swap) says what
//! that leaves open.

/// Closes the memory, as far as the system lets a process do it. What it did not let is told by [`is_closed`].
#[cfg(unix)]
pub(super) fn close() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    // Children inherit it: the web view's processes and the decoder leave no image either.
    let _refused = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
    #[cfg(target_os = "linux")]
    let _refused = rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable);
}

/// Windows keeps no image of a process that nobody asked for; an administrator who asks gets one.
#[cfg(not(unix))]
pub(super) fn close() {}

/// Whether both hold.
pub(super) fn is_closed() -> bool {
    #[cfg(unix)]
    let no_core = rustix::process::getrlimit(rustix::process::Resource::Core).current == Some(0);
    #[cfg(not(unix))]
    let no_core = true;
    #[cfg(target_os = "linux")]
    let closed = matches!(rustix::process::dumpable_behavior(), Ok(rustix::process::DumpableBehavior::NotDumpable));
    #[cfg(not(target_os = "linux"))]
    let closed = true;
    no_core && closed
}
