//! What the commands need of a machine: one row a need, with the reason and the packages that bring it.
use crate::machine::{System, has_program};
use crate::run::quiet;

/// What a machine is prepared for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Purpose {
    /// Build and show the window.
    Demo,
    /// Build the window and work it under a virtual display.
    DemoWithoutDisplay,
    /// Every test.
    Test,
    /// Sandbox and command line only.
    Tour,
    /// The long runs that add up.
    Soak,
    /// The fuzzer.
    Fuzz,
    /// The quick gates.
    Check,
}

/// One thing a command needs.
#[derive(Debug)]
pub struct Need {
    /// What it is.
    pub name: &'static str,
    /// What it is for, as half a sentence.
    pub why: &'static str,
    /// Which commands need it.
    pub purposes: &'static [Purpose],
    /// Whether it is there.
    pub present: fn() -> bool,
    debian: &'static str,
    fedora: &'static str,
    arch: &'static str,
    /// What to do on macOS and Windows, or on any system where no package brings it; empty when it is not needed there.
    mac: &'static str,
    windows: &'static str,
}

use Purpose::{Check, Demo, DemoWithoutDisplay, Fuzz, Soak, Test, Tour};

const ALL: &[Purpose] = &[Demo, DemoWithoutDisplay, Test, Tour, Soak, Fuzz, Check];
const WINDOW: &[Purpose] = &[Demo, DemoWithoutDisplay, Test, Check];
const HEADLESS: &[Purpose] = &[DemoWithoutDisplay, Test];
const GATES: &[Purpose] = &[Test, Check];

/// The whole table. Package names for Fedora, Arch, macOS and Windows come from the projects' own pages and are untried.
pub const NEEDS: &[Need] = &[
    Need {
        name: "a C compiler",
        why: "SQLCipher and the TLS library are compiled from C",
        purposes: ALL,
        present: || cfg!(windows) || has_program(&["cc"]),
        debian: "build-essential",
        fedora: "gcc",
        arch: "base-devel",
        mac: "xcode-select --install",
        windows: "",
    },
    Need {
        name: "pkg-config",
        why: "the build finds system libraries with it",
        purposes: ALL,
        present: || !cfg!(target_os = "linux") || has_program(&["pkg-config"]),
        debian: "pkg-config",
        fedora: "pkgconf-pkg-config",
        arch: "pkgconf",
        mac: "",
        windows: "",
    },
    Need {
        name: "OpenSSL headers",
        why: "SQLCipher encrypts the local file with OpenSSL's ciphers",
        purposes: ALL,
        present: || !cfg!(target_os = "linux") || quiet("pkg-config", &["--exists", "openssl"]).is_some(),
        debian: "libssl-dev",
        fedora: "openssl-devel",
        arch: "openssl",
        mac: "",
        windows: "",
    },
    Need {
        name: "Perl",
        why: "on Windows OpenSSL is compiled along, and its build is written in Perl",
        purposes: ALL,
        present: || !cfg!(windows) || has_program(&["perl"]),
        debian: "",
        fedora: "",
        arch: "",
        mac: "",
        windows: "install Strawberry Perl",
    },
    Need {
        name: "WebKitGTK 4.1 headers",
        why: "the window is a web view of the system",
        purposes: WINDOW,
        present: || !cfg!(target_os = "linux") || quiet("pkg-config", &["--exists", "webkit2gtk-4.1"]).is_some(),
        debian: "libwebkit2gtk-4.1-dev",
        fedora: "webkit2gtk4.1-devel",
        arch: "webkit2gtk-4.1",
        mac: "",
        windows: "",
    },
    Need {
        name: "Node 20.19 or later, or 22.12 or later",
        why: "the view is built with Vite, which refuses older ones",
        purposes: WINDOW,
        present: || quiet("node", &["--version"]).is_some_and(|version| node_is_new_enough(&version)),
        debian: "nodejs",
        fedora: "nodejs",
        arch: "nodejs",
        mac: "brew install node",
        windows: "winget install OpenJS.NodeJS.LTS",
    },
    Need {
        name: "npm",
        why: "it installs what the view is built from",
        purposes: WINDOW,
        present: || has_program(&["npm"]) || cfg!(windows) && quiet("npm.cmd", &["--version"]).is_some(),
        debian: "npm",
        fedora: "nodejs-npm",
        arch: "npm",
        mac: "brew install node",
        windows: "winget install OpenJS.NodeJS.LTS",
    },
    Need {
        name: "Xvfb",
        why: "the real window opens on a display nobody has to look at",
        purposes: HEADLESS,
        present: || !cfg!(target_os = "linux") || has_program(&["Xvfb"]),
        debian: "xvfb",
        fedora: "xorg-x11-server-Xvfb",
        arch: "xorg-server-xvfb",
        mac: "",
        windows: "",
    },
    Need {
        name: "D-Bus",
        why: "the tests start a session of their own, apart from yours",
        purposes: HEADLESS,
        present: || !cfg!(target_os = "linux") || has_program(&["dbus-run-session"]),
        debian: "dbus",
        fedora: "dbus-daemon",
        arch: "dbus",
        mac: "",
        windows: "",
    },
    Need {
        name: "gnome-keyring",
        why: "the tests keep keys in a real Secret Service, unlocked in that session",
        purposes: HEADLESS,
        present: || !cfg!(target_os = "linux") || has_program(&["gnome-keyring-daemon"]),
        debian: "gnome-keyring",
        fedora: "gnome-keyring",
        arch: "gnome-keyring",
        mac: "",
        windows: "",
    },
    Need {
        name: "WebKitWebDriver",
        why: "the tests press the keys of the real window through it",
        purposes: HEADLESS,
        present: || !cfg!(target_os = "linux") || has_program(&["WebKitWebDriver"]),
        debian: "webkit2gtk-driver",
        fedora: "/usr/bin/WebKitWebDriver",
        arch: "(what `pacman -F WebKitWebDriver` names)",
        mac: "",
        windows: "",
    },
    Need {
        name: "Chromium",
        why: "the view's own tests run in it",
        purposes: &[Test],
        present: || {
            const BUNDLE: &str = "/Applications/Chromium.app/Contents/MacOS/Chromium";
            has_program(&["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", BUNDLE])
        },
        debian: "chromium",
        fedora: "chromium",
        arch: "chromium",
        mac: "brew install --cask chromium",
        windows: "winget install Hibbiki.Chromium",
    },
    Need {
        name: "a C++ compiler",
        why: "the fuzzer's own library is compiled from C++",
        purposes: &[Fuzz],
        present: || has_program(&["c++"]),
        debian: "g++",
        fedora: "gcc-c++",
        arch: "base-devel",
        mac: "xcode-select --install",
        windows: "fuzz on Linux or macOS: the flags are theirs",
    },
    Need {
        name: "Python 3",
        why: "a second verifier of the audit log is written in it, so that one mistake does not hide in two places",
        purposes: &[Test, Soak],
        present: || has_program(&["python3"]),
        debian: "python3",
        fedora: "python3",
        arch: "python",
        mac: "xcode-select --install",
        windows: "winget install Python.Python.3.13",
    },
    Need {
        name: "the openssl program",
        why: "that verifier checks signatures with it, as an auditor would",
        purposes: &[Test, Soak],
        present: || has_program(&["openssl"]),
        debian: "openssl",
        fedora: "openssl",
        arch: "openssl",
        mac: "brew install openssl@3",
        windows: "winget install ShiningLight.OpenSSL.Light",
    },
    Need {
        name: "unzip",
        why: "the lines of the README that check an evidence package begin with it",
        purposes: &[Test, Soak],
        present: || has_program(&["unzip"]),
        debian: "unzip",
        fedora: "unzip",
        arch: "unzip",
        mac: "xcode-select --install",
        windows: "in WSL: apt-get install unzip",
    },
    Need {
        name: "strace",
        why: "the tests fail the disk at every single call with it, without a line of unsafe code",
        purposes: &[Test, Soak],
        present: || !cfg!(target_os = "linux") || has_program(&["strace"]),
        debian: "strace",
        fedora: "strace",
        arch: "strace",
        mac: "",
        windows: "",
    },
    Need {
        name: "rustfmt and clippy",
        why: "format and lints are gates",
        purposes: GATES,
        present: || {
            quiet("cargo", &["fmt", "--version"]).is_some() && quiet("cargo", &["clippy", "--version"]).is_some()
        },
        debian: "",
        fedora: "",
        arch: "",
        mac: "rustup component add rustfmt clippy",
        windows: "rustup component add rustfmt clippy",
    },
];

/// How a need is met on a system.
#[derive(Debug, PartialEq)]
pub enum Remedy {
    /// By a package of the system's own package manager.
    Package(&'static str),
    /// By the person.
    ByHand(&'static str),
}

const NODE_BY_HAND: &str = "install Node 22 or 24 from nodejs.org, with nvm, or from the vendor's package repository.\n    \
     Debian 12 and Ubuntu up to 25.04 carry an older Node of their own, so apt cannot help here. This command never\n    \
     puts a second Node beside one you have: other work of yours may depend on it";

impl Need {
    /// What brings this need on the given system. Where some Node is there already, no package manager touches it or puts
    /// its own beside it; Debian's npm would do that.
    pub fn remedy(&self, system: System, node_is_there: bool) -> Remedy {
        let of_node = matches!(self.debian, "nodejs" | "npm");
        let packaged = match system {
            System::Debian { node_is_new_enough, .. } if of_node && (node_is_there || !node_is_new_enough) => "",
            System::Debian { ubuntu: true, .. } if self.debian == "chromium" => "chromium-browser",
            System::Debian { .. } => self.debian,
            System::Fedora => self.fedora,
            System::Arch => self.arch,
            System::MacOs | System::Windows | System::Other => "",
        };
        let by_hand = if system == System::Windows { self.windows } else { self.mac };
        match system {
            _ if !packaged.is_empty() => Remedy::Package(packaged),
            System::MacOs | System::Windows => Remedy::ByHand(by_hand),
            _ if self.debian == "nodejs" => Remedy::ByHand(NODE_BY_HAND),
            _ if self.debian == "npm" => Remedy::ByHand("it comes with Node; take it from where your Node comes from"),
            _ if self.debian.is_empty() => Remedy::ByHand(by_hand),
            _ => Remedy::ByHand("install it with your system's package manager"),
        }
    }
}

/// Whether Vite accepts this answer of `node --version`: `^20.19 || >=22.12`.
pub fn node_is_new_enough(version: &str) -> bool {
    let mut numbers = version.trim_start_matches('v').split('.').map_while(|part| part.parse::<u32>().ok());
    match (numbers.next(), numbers.next()) {
        (Some(20), Some(minor)) => minor >= 19,
        (Some(22), Some(minor)) => minor >= 12,
        (Some(major), Some(_)) => major > 22,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DEBIAN_12: System = System::Debian { ubuntu: false, node_is_new_enough: false };
    const DEBIAN_13: System = System::Debian { ubuntu: false, node_is_new_enough: true };

    fn need(name: &str) -> &'static Need {
        NEEDS.iter().find(|need| need.name.starts_with(name)).unwrap()
    }

    #[test]
    fn node_is_judged_as_vite_judges_it() {
        for good in ["v20.19.0", "v20.20.2", "v22.12.0", "v24.1.0"] {
            assert!(node_is_new_enough(good), "{good} is accepted by Vite");
        }
        for bad in ["v18.20.4", "v20.18.3", "v21.7.0", "v22.11.0", "", "nonsense"] {
            assert!(!node_is_new_enough(bad), "{bad} is refused by Vite");
        }
    }

    #[test]
    fn another_node_is_never_put_beside_one_that_is_there() {
        assert!(matches!(need("Node").remedy(DEBIAN_12, false), Remedy::ByHand(text) if text.contains("Debian 12")));
        assert_eq!(need("Node").remedy(DEBIAN_13, false), Remedy::Package("nodejs"));
        assert!(matches!(need("Node").remedy(DEBIAN_13, true), Remedy::ByHand(_)), "an old one is there already");
        assert!(matches!(need("npm").remedy(DEBIAN_12, true), Remedy::ByHand(_)), "Debian's npm brings Debian's Node");
        assert_eq!(need("npm").remedy(DEBIAN_13, false), Remedy::Package("npm"));
    }

    #[test]
    fn the_tour_needs_neither_a_window_nor_node() {
        let tour: Vec<_> = NEEDS.iter().filter(|need| need.purposes.contains(&Tour)).map(|need| need.name).collect();
        assert_eq!(tour, ["a C compiler", "pkg-config", "OpenSSL headers", "Perl"]);
    }

    #[test]
    fn every_need_of_a_test_says_on_every_system_what_to_do() {
        for need in NEEDS.iter().filter(|need| need.name != "Perl") {
            for system in [DEBIAN_12, DEBIAN_13, System::Fedora, System::Arch, System::Other] {
                assert_ne!(need.remedy(system, false), Remedy::ByHand(""), "{} on {system:?}", need.name);
            }
        }
    }
}
