//! A session bus of its own, and a keyring unlocked in it. The bus starts nothing by itself: what a journey did not ask
//! for is not there, whatever is installed.
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

use super::child::{Child, write_file};
use super::tools::program;
use super::{LOOK_EVERY, PATIENCE};

const CONFIGURATION: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=SOCKET</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#;

/// The bus of one stage.
pub struct Bus {
    _daemon: Child,
    /// Where programs find it.
    pub address: String,
}

impl Bus {
    pub fn start(folder: &Path, dress: impl Fn(&mut Command)) -> Self {
        let mut command = Command::new(program("dbus-daemon", "dbus"));
        let configuration = folder.join("bus.conf");
        write_file(&configuration, &CONFIGURATION.replace("SOCKET", folder.join("run/bus").to_str().unwrap()));
        let configuration = format!("--config-file={}", configuration.display());
        command.args([&configuration, "--nofork", "--nopidfile", "--nosyslog", "--print-address=1"]);
        dress(&mut command);
        let (daemon, address) = Child::start_and_read_line(&mut command);
        Self { _daemon: daemon, address: address.trim().to_owned() }
    }
}

/// A running Secret Service with an unlocked keyring.
pub struct Keyring {
    _daemon: Child,
}

impl Keyring {
    pub fn start(dress: impl Fn(&mut Command)) -> Self {
        let mut command = Command::new(program("gnome-keyring-daemon", "gnome-keyring"));
        command.args(["--foreground", "--components=secrets", "--unlock"]);
        dress(&mut command);
        command.stdin(Stdio::piped());
        let mut daemon = Child::start(&mut command);
        daemon.say("a passphrase for the length of one test");
        let started = Self { _daemon: daemon };
        let tries = PATIENCE.as_millis() / LOOK_EVERY.as_millis();
        for _ in 0..tries {
            if is_on_the_bus(&dress) {
                return started;
            }
            thread::sleep(LOOK_EVERY);
        }
        panic!("gnome-keyring-daemon runs, but no Secret Service appeared on the bus");
    }
}

fn is_on_the_bus(dress: &impl Fn(&mut Command)) -> bool {
    let mut command = Command::new(program("dbus-send", "dbus"));
    command.args([
        "--session",
        "--print-reply=literal",
        "--dest=org.freedesktop.DBus",
        "/org/freedesktop/DBus",
        "org.freedesktop.DBus.NameHasOwner",
        "string:org.freedesktop.secrets",
    ]);
    dress(&mut command);
    let said = command.output().unwrap();
    String::from_utf8_lossy(&said.stdout).contains("boolean true")
}
