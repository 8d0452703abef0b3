//! T-19 on the command line with the real Secret Service, in the states it can be brought into: one message each, and
//! never a new database. The states only a stand-in can play are in the engine's `console::key_states`.
use std::path::Path;
use std::process::Command;

use super::terminal::{PROGRAM, Ran, Terminal, ended, files, start_as};
use crate::keychain::{change_the_key, with_a_keyring, with_a_locked_keyring, without_a_bus, without_a_keyring};
use crate::stage::browse;

/// A profile whose keys lie in the keyring of the session folder.
struct Keyed {
    terminal: Terminal,
    session: std::path::PathBuf,
}

impl Keyed {
    async fn new() -> Self {
        let terminal = Terminal::new().await;
        let session = terminal.beside("session");
        let addresses = terminal.addresses();
        let mut command = with_a_keyring(&session);
        command.args([PROGRAM, "sign-in", "--no-browser", "--keychain", "--home"]).arg(terminal.home()).args(addresses);
        let mut running = start_as(command, "");
        let url = running.address();
        browse(&format!("{url}&login_hint=rev-17"));
        ended(running).done();
        Self { terminal, session }
    }

    fn run_in(&self, mut session: Command, words: &[&str], secrets: &str) -> Ran {
        session.arg(PROGRAM).args(words).args(["--json", "--home"]).arg(self.terminal.home());
        ended(start_as(session, secrets))
    }

    fn record(&self) -> String {
        std::fs::read_to_string(self.terminal.home().join("profile.json")).unwrap()
    }

    fn id(&self) -> String {
        let record: serde_json::Value = serde_json::from_str(&self.record()).unwrap();
        record["id"].as_str().unwrap().to_owned()
    }

    /// The command is refused with this code, says what to do, and leaves every file as it was.
    fn refuses(&self, name: &str, session: Command, code: &str) {
        self.refuses_with(name, session, "", code);
    }

    fn refuses_with(&self, name: &str, session: Command, secrets: &str, code: &str) {
        let before = (files(&self.terminal.home()), self.record());
        let words: &[&str] = if secrets.is_empty() { &["queue"] } else { &["queue", "--secrets-stdin"] };
        let error = self.run_in(session, words, secrets).refused();
        assert_eq!(error["code"], code, "{name}: {error}");
        assert!(error["message"].as_str().unwrap().ends_with('.'), "{name}: {error}");
        assert!(error["action"].as_str().unwrap().len() > 20, "{name} says what to do: {error}");
        assert_eq!((files(&self.terminal.home()), self.record()), before, "{name}: nothing was made or changed");
        let database = std::fs::read(self.terminal.home().join("second-look.db")).unwrap();
        assert!(!database.starts_with(b"SQLite format 3"), "{name}: it is encrypted");
    }

    fn opens(&self, name: &str) {
        let ran = self.run_in(with_a_keyring(&self.session), &["queue"], "");
        assert_eq!(ran.status, 0, "{name}: with its key back it opens: {}", ran.err);
    }
}

fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().flatten() {
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn each_state_of_the_real_keyring_has_one_message_and_makes_nothing() {
    let keyed = Keyed::new().await;
    let session = keyed.session.as_path();
    keyed.refuses("absent", without_a_keyring(session), "keychain_unavailable");
    keyed.refuses("no bus", without_a_bus(session), "keychain_unavailable");
    keyed.refuses("locked", with_a_locked_keyring(session), "keychain_locked");
    let long = format!("{{\"clientSecret\":\"{}\"}}", "x".repeat(16 * 1_024 + 1));
    keyed.refuses_with("over-long value", with_a_keyring(session), &long, "key_too_long");
    keyed.opens("after all of these");

    let (data, copy) = (session.join("data"), keyed.terminal.beside("backup"));
    copy_folder(&data, &copy);
    let put_back = || {
        std::fs::remove_dir_all(&data).unwrap();
        copy_folder(&copy, &data);
    };
    for (how, code) in [("wrong", "key_wrong"), ("cut", "key_wrong"), ("gone", "key_missing")] {
        change_the_key(session, &keyed.id(), how);
        keyed.refuses(how, with_a_keyring(session), code);
        put_back();
        keyed.opens(how);
    }
    // A backup from before there was this profile.
    std::fs::remove_dir_all(&data).unwrap();
    keyed.refuses("restored from before the profile", with_a_keyring(session), "key_missing");
    put_back();
    keyed.opens("the newest backup");
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_recorded_for_the_keychain_of_another_system_are_not_looked_for_here() {
    let keyed = Keyed::new().await;
    let other = keyed.record().replace("secret-service", "macos-keychain");
    write(&keyed.terminal.home().join("profile.json"), &other);
    keyed.refuses("other backend", with_a_keyring(&keyed.session), "key_backend_changed");
}

#[expect(clippy::disallowed_methods, reason = "a record without personal data, changed on purpose")]
fn write(path: &Path, text: &str) {
    std::fs::write(path, text).unwrap();
}

/// CLI beside CLI, with a session bus and without: the lock in the folder decides, not the bus.
#[tokio::test(flavor = "multi_thread")]
async fn a_second_command_line_on_one_profile_is_refused_with_and_without_a_bus() {
    let terminal = Terminal::new().await;
    terminal.sign_in("rev-17", &[]).done();
    let (running, url) = terminal.begin_sign_in(&[]);
    let session = terminal.beside("session");
    for (name, mut command) in [("bus", without_a_keyring(&session)), ("no bus", without_a_bus(&session))] {
        command.args([PROGRAM, "queue", "--json", "--secrets-stdin", "--home"]).arg(terminal.home());
        let refused = ended(start_as(command, super::terminal::SECRETS)).refused();
        assert_eq!(refused["code"], "profile_held", "{name}: {refused}");
        let holder = format!("a command line (process {})", running.id());
        assert!(refused["message"].as_str().unwrap().contains(&holder), "{name}: {refused}");
    }
    browse(&format!("{url}&login_hint=rev-17"));
    ended(running).done();
    terminal.run(&["queue"]).done();
}
