//! The walls a decoding process builds around itself before it reads a byte.
//!
//! Promises: what could not be built is told and never passed over in silence; a wall once built cannot be taken down by the
//! process behind it. Landlock closes every file and every TCP port; seccomp leaves the system calls that read one pipe,
//! write another and ask for memory, and ends the process at any other; the memory limit holds every allocation together
//! under [`MEMORY_CAP_BYTES`]. Elsewhere than on Linux there are none of the three, and the process is all there is.
//! Deliberately decides nothing: who wants to know which walls stand asks [`Decoder::walls`](super::Decoder::walls).
#[cfg(target_os = "linux")]
mod linux;
#[cfg(target_os = "linux")]
mod syscalls;

/// Memory the process may take beyond what it holds when it starts, bytes. The largest pictures accepted need their file (25
/// MiB), their pixels ([`MAX_ALLOC_BYTES`](super::MAX_ALLOC_BYTES)), a copy of them without transparency, and a decoder's own
/// tables; the most that `tests/images/largest.rs` has measured is 690 MiB, for a progressive JPEG of four colours.
pub const MEMORY_CAP_BYTES: u64 = 768 * 1024 * 1024;
/// Processor time the process may take, seconds. The largest pictures accepted take under two.
pub const PROCESSOR_SECS: u64 = 3;

/// Which walls stand, or shall.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Walls {
    /// No file can be opened; where the kernel's Landlock knows of ports (Linux 6.7), no TCP port reached either. The filter
    /// closes the network with or without it.
    pub landlock: bool,
    /// No system call but the few a decoder needs.
    pub seccomp: bool,
    /// No more memory than [`MEMORY_CAP_BYTES`].
    pub memory: bool,
}

impl Walls {
    /// All three.
    pub const ALL: Self = Self { landlock: true, seccomp: true, memory: true };

    /// Names of the walls that stand.
    pub fn standing(self) -> Vec<&'static str> {
        self.named(true)
    }

    /// Names of the walls that do not.
    pub fn missing(self) -> Vec<&'static str> {
        self.named(false)
    }

    fn named(self, stands: bool) -> Vec<&'static str> {
        let named = [("landlock", self.landlock), ("seccomp", self.seccomp), ("memory", self.memory)];
        named.into_iter().filter(|(_, up)| *up == stands).map(|(name, _)| name).collect()
    }

    pub(super) fn to_byte(self) -> u8 {
        u8::from(self.landlock) | u8::from(self.seccomp) << 1 | u8::from(self.memory) << 2
    }

    pub(super) fn from_byte(byte: u8) -> Option<Self> {
        let up = |bit: u8| byte & 1 << bit != 0;
        (byte < 8).then(|| Self { landlock: up(0), seccomp: up(1), memory: up(2) })
    }
}

/// Builds these walls around the process that calls, for good, and says which of them stand. To be called before a second
/// thread is started: a wall holds the thread that built it and those it starts.
#[cfg(target_os = "linux")]
pub fn build(wanted: Walls) -> Walls {
    // Limits come first, for what is held stands in a file; the filter comes last, for it forbids what builds the others.
    let memory = wanted.memory && linux::limits();
    let landlock = wanted.landlock && linux::no_files();
    let seccomp = wanted.seccomp && linux::few_calls();
    Walls { landlock, seccomp, memory }
}

/// There are none here.
#[cfg(not(target_os = "linux"))]
pub fn build(_wanted: Walls) -> Walls {
    Walls::default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn walls_are_named_whether_they_stand_or_not_and_survive_the_way() {
        let two = Walls { landlock: false, seccomp: true, memory: true };
        assert_eq!((two.standing(), two.missing()), (vec!["seccomp", "memory"], vec!["landlock"]));
        for byte in 0..8 {
            assert_eq!(Walls::from_byte(byte).map(Walls::to_byte), Some(byte));
        }
        assert_eq!(Walls::from_byte(8), None);
    }
}
