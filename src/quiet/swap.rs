//! Whether memory that the system moves to disk lies there encrypted. A plain fact for the doctor; nothing depends on it.
use serde::Serialize;

/// Where the system puts memory it has no room for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Swap {
    /// Nowhere: there is none, or it is compressed memory.
    None,
    /// On an encrypted device.
    Encrypted,
    /// On a device that is not encrypted: what was in memory can be read from the disk.
    NotEncrypted,
    /// The system does not say.
    Unknown,
}

impl Swap {
    /// The word for people.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Encrypted => "encrypted",
            Self::NotEncrypted => "not encrypted",
            Self::Unknown => "unknown",
        }
    }
}

/// As it stands now.
#[cfg(target_os = "linux")]
pub(super) fn read() -> Swap {
    use std::os::linux::fs::MetadataExt as _;
    let Ok(listed) = std::fs::read_to_string("/proc/swaps") else { return Swap::Unknown };
    let device_of = |path: &str| {
        let facts = std::fs::metadata(path).ok()?;
        // A device is itself; a file lies on one.
        let number = if facts.st_rdev() != 0 { facts.st_rdev() } else { facts.st_dev() };
        let (major, minor) = (rustix::fs::major(number), rustix::fs::minor(number));
        std::fs::canonicalize(format!("/sys/dev/block/{major}:{minor}")).ok()
    };
    judge(&listed, |path| device_of(path).map(|device| is_encrypted(&device, 0)))
}

/// Elsewhere it is the system's own matter: macOS encrypts it, Windows does with the disk.
#[cfg(not(target_os = "linux"))]
pub(super) fn read() -> Swap {
    if cfg!(target_os = "macos") { Swap::Encrypted } else { Swap::Unknown }
}

/// Of everything listed the weakest counts.
#[cfg(any(target_os = "linux", test))]
fn judge(listed: &str, encrypted: impl Fn(&str) -> Option<bool>) -> Swap {
    let mut worst = Swap::None;
    for path in listed.lines().skip(1).filter_map(|line| line.split_whitespace().next()) {
        let one = match encrypted(path) {
            _ if path.starts_with("/dev/zram") => Swap::None,
            Some(true) => Swap::Encrypted,
            Some(false) => return Swap::NotEncrypted,
            None => Swap::Unknown,
        };
        if one == Swap::Unknown || worst == Swap::None {
            worst = one;
        }
    }
    worst
}

/// A device is encrypted when it is a mapping of dm-crypt, or when everything below it is.
#[cfg(any(target_os = "linux", test))]
fn is_encrypted(device: &std::path::Path, depth: u8) -> bool {
    let kind = std::fs::read_to_string(device.join("dm/uuid")).unwrap_or_default();
    if kind.starts_with("CRYPT-") {
        return true;
    }
    let Ok(below) = std::fs::read_dir(device.join("slaves")) else { return false };
    let below: Vec<_> = below.filter_map(|entry| std::fs::canonicalize(entry.ok()?.path()).ok()).collect();
    depth < 8 && !below.is_empty() && below.iter().all(|device| is_encrypted(device, depth.saturating_add(1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n";

    #[test]
    fn the_weakest_of_all_swap_spaces_counts() {
        let of = |lines: &str| {
            judge(&format!("{HEAD}{lines}"), |path| match path {
                "/dev/dm-1" => Some(true),
                "/dev/sda2" | "/swapfile" => Some(false),
                _ => None,
            })
        };
        assert_eq!(of(""), Swap::None);
        assert_eq!(of("/dev/zram0 partition 1 0 5\n"), Swap::None, "compressed memory is memory");
        assert_eq!(of("/dev/dm-1 partition 1 0 -2\n/dev/zram0 partition 1 0 5\n"), Swap::Encrypted);
        assert_eq!(of("/dev/dm-1 partition 1 0 -2\n/swapfile file 1 0 -3\n"), Swap::NotEncrypted);
        assert_eq!(of("/dev/odd partition 1 0 -2\n/dev/dm-1 partition 1 0 -2\n"), Swap::Unknown);
    }

    #[cfg(unix)]
    #[test]
    fn a_volume_on_an_encrypted_device_is_encrypted_and_one_beside_it_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let device = |name: &str, kind: &str| {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.join("dm")).unwrap();
            std::fs::create_dir_all(path.join("slaves")).unwrap();
            crate::store::private_file::replace(&path.join("dm/uuid"), kind.as_bytes()).unwrap();
            path
        };
        let (crypt, plain) = (device("dm-0", "CRYPT-LUKS2-x"), device("sda3", ""));
        let (over, beside) = (device("dm-1", "LVM-a"), device("dm-2", "LVM-b"));
        std::os::unix::fs::symlink(&crypt, over.join("slaves/dm-0")).unwrap();
        std::os::unix::fs::symlink(&crypt, beside.join("slaves/dm-0")).unwrap();
        std::os::unix::fs::symlink(&plain, beside.join("slaves/sda3")).unwrap();
        assert!(is_encrypted(&crypt, 0) && is_encrypted(&over, 0));
        assert!(!is_encrypted(&plain, 0) && !is_encrypted(&beside, 0), "half encrypted is not");
    }
}
