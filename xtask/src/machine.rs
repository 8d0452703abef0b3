//! What kind of machine this is: its packages, its rights, its display.
use std::path::Path;

use crate::run::quiet;

/// The families of systems for which package names are known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum System {
    /// Debian, Ubuntu and what is made from them, with the version where it is a number.
    Debian {
        /// Ubuntu has some names of its own.
        ubuntu: bool,
        /// True when its own Node is new enough (Debian 13 and later).
        node_is_new_enough: bool,
    },
    /// Fedora and its kin.
    Fedora,
    /// Arch and its kin.
    Arch,
    /// macOS.
    MacOs,
    /// Windows.
    Windows,
    /// Some other system.
    Other,
}

/// The system we run on.
pub fn system() -> System {
    match std::env::consts::OS {
        "macos" => System::MacOs,
        "windows" => System::Windows,
        _ => linux(&std::fs::read_to_string("/etc/os-release").unwrap_or_default()),
    }
}

/// Reads the text of `os-release` (see os-release(5)).
fn linux(text: &str) -> System {
    let value = |key: &str| {
        let line = text.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix('='));
        line.unwrap_or_default().trim_matches('"').to_owned()
    };
    let family = format!("{} {}", value("ID"), value("ID_LIKE"));
    let is = |name: &str| family.split_whitespace().any(|word| word == name);
    if is("debian") || is("ubuntu") {
        let version = value("VERSION_ID").parse::<u32>();
        System::Debian {
            ubuntu: value("ID") == "ubuntu",
            node_is_new_enough: value("ID") == "debian" && version.is_ok_and(|version| version >= 13),
        }
    } else if is("fedora") || is("rhel") {
        System::Fedora
    } else if is("arch") {
        System::Arch
    } else {
        System::Other
    }
}

/// Whether the person is root.
pub fn is_root() -> bool {
    quiet("id", &["-u"]).as_deref() == Some("0")
}

/// Whether a window can be shown to somebody.
pub fn has_display() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

/// Whether one of these programs lies on the search path.
pub fn has_program(names: &[&str]) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let here = |name: &str| {
        let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
        std::env::split_paths(&path).any(|folder| folder.join(&file).is_file())
    };
    names.iter().any(|name| if Path::new(name).is_absolute() { Path::new(name).is_file() } else { here(name) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn systems_are_known_by_their_own_name_or_their_parent() {
        let debian = |ubuntu, node_is_new_enough| System::Debian { ubuntu, node_is_new_enough };
        assert_eq!(linux("ID=debian\nVERSION_ID=\"12\"\n"), debian(false, false));
        assert_eq!(linux("ID=debian\nVERSION_ID=\"13\"\n"), debian(false, true));
        assert_eq!(linux("ID=ubuntu\nID_LIKE=debian\nVERSION_ID=\"24.04\"\n"), debian(true, false));
        assert_eq!(
            linux("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\nVERSION_ID=\"22\"\n"),
            debian(false, false),
            "a child of Debian has its own version numbers and its own Node"
        );
        assert_eq!(linux("NAME=\"Fedora Linux\"\nID=fedora\n"), System::Fedora);
        assert_eq!(linux("ID=endeavouros\nID_LIKE=arch\n"), System::Arch);
        assert_eq!(linux(""), System::Other);
    }

    #[test]
    fn a_program_that_does_not_exist_is_not_found() {
        assert!(!has_program(&["no-such-program-at-all"]), "nothing has this name");
        assert!(!has_program(&[]), "no name, no program");
    }
}
