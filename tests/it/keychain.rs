//! The real Secret Service: a private D-Bus session with its own gnome-keyring, in a folder that is thrown away.
//!
//! Each test starts this test program once more inside that session, with a word in the environment that says which
//! *scene* to play there. The desktop's own keyring is never touched.
#![cfg(target_os = "linux")]
use std::ffi::OsString;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output};
use std::time::Duration;

use second_look::access::config::{Config, Overrides};
use second_look::access::lock_file::Program;
use second_look::access::profile::Profile;
use second_look::clock::Clock;
use second_look::secret::Secret;
use second_look::store::key::{KeyName, KeyWay, Patience, ProfileKeys};
use second_look::store::key_chain::read_fingerprint;
use second_look::store::key_witness::KeyWitness;
use second_look::store::{Store, StoreError};

/// Which scene to play, in a process that was started for one.
const SCENE: &str = "SECOND_LOOK_TEST_SCENE";
/// The folder to play it in.
const STAGE: &str = "SECOND_LOOK_TEST_STAGE";
/// The test that a process is asked for when it shall play a scene; any of this file would do.
const PLAYED_FROM: &str = "keychain::a_profile_keeps_its_keys_in_the_real_secret_service_over_processes";
/// The profile whose key the witness scene reads. It is no secret.
const WITNESS: &str = "SECOND_LOOK_TEST_WITNESS";

/// What becomes of a key.
const CHANGE: &str = "SECOND_LOOK_TEST_CHANGE";

/// A session bus that starts no service by itself: what the machine has installed must not decide these tests.
const BUS: &str = r#"<busconfig>
  <type>session</type>
  <listen>unix:dir=RUN</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>"#;

/// An address where no bus listens.
const NO_BUS: &str = "DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent/bus exec \"$@\"";
/// A bus without a keyring.
const WITHOUT_KEYRING: &str = "exec \"$@\"";
/// A keyring that the line on standard input unlocked.
const WITH_KEYRING: &str = "printf specimen | gnome-keyring-daemon --unlock --components=secrets >/dev/null";
/// A keyring that is locked, with nobody there to type its password. What it says ends in no new line, which would hide
/// the program's own last line.
const LOCKED_KEYRING: &str = "gnome-keyring-daemon --start --components=secrets >/dev/null 2>&1";
/// The daemon goes into the background before it has its name on the bus.
const THEN_PLAY: &str = "
    until dbus-send --session --print-reply --dest=org.freedesktop.DBus /org/freedesktop/DBus \
        org.freedesktop.DBus.GetNameOwner string:org.freedesktop.secrets >/dev/null 2>&1
    do sleep 0.05; done
    exec \"$@\"";

/// The words of a session whose keyring is up before the scene begins.
fn with(keyring: &str) -> String {
    format!("{keyring} || exit 1{THEN_PLAY}")
}

/// Starts this test program once more inside a bus of its own to play a scene, and fails with what it said.
fn play(scene: &str, session: &str, stage: &Path) {
    let output = start(scene, session, stage);
    let said = String::from_utf8_lossy(&output.stdout);
    let complained = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "the scene `{scene}` failed:\n{said}\n{complained}");
    assert!(said.contains("1 passed"), "the scene `{scene}` did not run:\n{said}");
}

fn start(scene: &str, session: &str, stage: &Path) -> Output {
    inside(session, stage)
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", PLAYED_FROM, "--nocapture", "--test-threads=1"])
        .env(SCENE, scene)
        .env(STAGE, stage)
        .output()
        .expect("this test needs the packages dbus and gnome-keyring")
}

/// The beginning of a command that runs inside a session with an unlocked keyring; what is kept there lies in the folder
/// and is found again by the next such session.
pub fn with_a_keyring(stage: &Path) -> Command {
    inside(&with(WITH_KEYRING), stage)
}

/// The same inside a session whose keyring is locked, with nobody there to unlock it.
pub fn with_a_locked_keyring(stage: &Path) -> Command {
    inside(&with(LOCKED_KEYRING), stage)
}

/// The same where no session bus can be reached.
pub fn without_a_bus(stage: &Path) -> Command {
    inside(NO_BUS, stage)
}

/// Changes what a keyring of an earlier session keeps for a profile: `wrong`, `cut` or `gone`.
pub fn change_the_key(stage: &Path, profile_id: &str, how: &str) {
    let ran = inside(&with(WITH_KEYRING), stage)
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", PLAYED_FROM, "--nocapture", "--test-threads=1"])
        .envs([(SCENE, "the key is changed"), (WITNESS, profile_id), (CHANGE, how)])
        .env(STAGE, stage)
        .output()
        .unwrap();
    assert!(ran.status.success(), "{how}: {}", String::from_utf8_lossy(&ran.stderr));
}

fn the_key_is_changed(profile_id: &str, how: &str) {
    let entry = keyring::v1::Entry::new("second-look", &format!("{profile_id}/db-key")).unwrap();
    let mut key = entry.get_secret().unwrap();
    match how {
        "wrong" => key[0] ^= 1,
        "cut" => key.truncate(31),
        "gone" => return entry.delete_credential().unwrap(),
        other => panic!("no such change: {other}"),
    }
    entry.set_secret(&key).unwrap();
}

/// The same inside a session without a keyring.
pub fn without_a_keyring(stage: &Path) -> Command {
    inside(WITHOUT_KEYRING, stage)
}

fn inside(session: &str, stage: &Path) -> Command {
    let run = stage.join("run");
    std::fs::create_dir_all(&run).unwrap();
    std::fs::set_permissions(&run, std::os::unix::fs::PermissionsExt::from_mode(0o700)).unwrap();
    let bus = stage.join("bus.conf");
    std::fs::File::create(&bus).unwrap().write_all(BUS.replace("RUN", run.to_str().unwrap()).as_bytes()).unwrap();
    let mut command = Command::new("timeout");
    command
        .args(["--kill-after=5", "60", "dbus-run-session", "--config-file"])
        .arg(bus)
        .args(["--", "sh", "-c", session, "sh"])
        .env("HOME", stage)
        .env("XDG_DATA_HOME", stage.join("data"))
        .env("XDG_RUNTIME_DIR", run)
        .env_remove("DBUS_SESSION_BUS_ADDRESS")
        .env_remove("GNOME_KEYRING_CONTROL")
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY");
    command
}

/// Plays the scene this process was started for; false in the process that only starts others.
fn acting() -> bool {
    let (Ok(scene), Some(stage)) = (std::env::var(SCENE), std::env::var_os(STAGE)) else { return false };
    let stage = Path::new(&stage);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        match scene.as_str() {
            "keys are made" => keys_are_made(stage).await,
            "keys are found again" => keys_are_found_again(stage).await,
            "the key is missing" => the_key_is_missing(stage).await,
            "the database is missing" => the_database_is_missing(stage).await,
            "there is no keychain" => there_is_no_keychain(stage).await,
            "the keyring is locked" => the_keyring_is_locked(stage).await,
            "the witness speaks" => println!("\ntold {}", read_fingerprint(&std::env::var(WITNESS).unwrap()).unwrap()),
            "the key is changed" => {
                the_key_is_changed(&std::env::var(WITNESS).unwrap(), &std::env::var(CHANGE).unwrap());
            }
            other => panic!("no such scene: {other}"),
        }
    });
    true
}

fn profile(stage: &Path) -> Profile {
    let host = "http://127.0.0.1:4711";
    let overrides = Overrides {
        platform: Some(format!("{host}/api/v1")),
        review: Some(format!("{host}/review/v1")),
        issuer: Some(format!("{host}/oidc")),
        client_id: Some("second-look-console".to_owned()),
        environment: Some("staging".to_owned()),
        language: None,
        file_hosts: Vec::new(),
    };
    let config = Config::load(&stage.join("absent.toml"), None, &overrides).unwrap();
    Profile::open(&stage.join("profile"), Program::CommandLine, &config).unwrap()
}

async fn open(profile: &Profile, keys: ProfileKeys) -> Result<Store, StoreError> {
    Store::open(&profile.database(), keys, Clock::system(), profile.may_make_database()).await
}

fn patience() -> Patience {
    Patience { clock: Clock::system(), answer_within: Duration::from_secs(20) }
}

/// This test program as the second process: it plays the scene in which the witness speaks.
fn witness() -> KeyWitness {
    let script = format!(
        "{SCENE}='the witness speaks' {WITNESS}=\"$2\" \"$0\" --exact \"$1\" --nocapture | sed -n 's/^told //p'"
    );
    let program = std::env::current_exe().unwrap();
    let arguments = vec!["-c".into(), script.into(), program.into_os_string(), OsString::from(PLAYED_FROM)];
    KeyWitness { program: "/bin/sh".into(), arguments }
}

#[test]
fn a_profile_keeps_its_keys_in_the_real_secret_service_over_processes() {
    if acting() {
        return;
    }
    let stage = tempfile::tempdir().unwrap();
    play("keys are made", &with(WITH_KEYRING), stage.path());
    play("keys are found again", &with(WITH_KEYRING), stage.path());
}

async fn keys_are_made(stage: &Path) {
    let mut profile = profile(stage);
    let (keys, unlocked) = profile.make_keys(&KeyWay::Keychain, &patience(), Some(&witness())).await.unwrap();
    assert_eq!(keys.place(), "secret-service");
    keys.put(KeyName::RefreshToken, &Secret::new("specimen-token")).await.unwrap();
    let store = open(&profile, unlocked).await.unwrap();
    profile.database_made().unwrap();
    store.close().await.unwrap();
}

async fn keys_are_found_again(stage: &Path) {
    let profile = profile(stage);
    let (keys, unlocked) = profile.unlock(None, &patience()).await.unwrap();
    let token = keys.get(KeyName::RefreshToken).await.unwrap().unwrap();
    assert_eq!(token.expose(), "specimen-token");
    open(&profile, unlocked).await.unwrap().close().await.unwrap();
    keys.remove(KeyName::RefreshToken).await.unwrap();
    assert!(keys.get(KeyName::RefreshToken).await.unwrap().is_none(), "a forgotten token is gone");
}

#[test]
fn a_reset_keyring_is_a_missing_key_and_never_a_new_database() {
    if acting() {
        return;
    }
    let stage = tempfile::tempdir().unwrap();
    play("keys are made", &with(WITH_KEYRING), stage.path());
    std::fs::remove_dir_all(stage.path().join("data")).unwrap();
    let database = stage.path().join("profile").join("second-look.db");
    let before = std::fs::read(&database).unwrap();
    play("the key is missing", &with(WITH_KEYRING), stage.path());
    assert!(std::fs::read(&database).unwrap() == before, "the database must wait for its key, untouched");
}

async fn the_key_is_missing(stage: &Path) {
    let mut profile = profile(stage);
    assert_eq!(profile.unlock(None, &patience()).await.unwrap_err().code(), "key_missing");
    let again = profile.make_keys(&KeyWay::Keychain, &patience(), None).await;
    assert_eq!(again.unwrap_err().code(), "profile_keys_exist", "no new keys over an old database");
}

#[test]
fn a_deleted_database_is_not_made_anew_although_its_key_is_there() {
    if acting() {
        return;
    }
    let stage = tempfile::tempdir().unwrap();
    play("keys are made", &with(WITH_KEYRING), stage.path());
    std::fs::remove_file(stage.path().join("profile").join("second-look.db")).unwrap();
    play("the database is missing", &with(WITH_KEYRING), stage.path());
}

async fn the_database_is_missing(stage: &Path) {
    let profile = profile(stage);
    let (_keys, unlocked) = profile.unlock(None, &patience()).await.unwrap();
    let opened = open(&profile, unlocked).await;
    assert!(matches!(opened, Err(StoreError::DatabaseMissing)), "it once was there");
}

#[test]
fn without_a_keyring_the_keychain_is_unavailable_at_once_and_nothing_is_made() {
    if acting() {
        return;
    }
    let stage = tempfile::tempdir().unwrap();
    play("there is no keychain", WITHOUT_KEYRING, stage.path());
    play("there is no keychain", NO_BUS, stage.path());
}

async fn there_is_no_keychain(stage: &Path) {
    let mut profile = profile(stage);
    let made = profile.make_keys(&KeyWay::Keychain, &patience(), None).await;
    assert_eq!(made.unwrap_err().code(), "keychain_unavailable");
    assert!(profile.needs_keys(), "no other place was chosen silently");
    assert!(!profile.database().exists() && !profile.home().join("keys.sealed").exists(), "nothing was made");
}

#[test]
fn a_locked_keyring_that_nobody_unlocks_is_an_error_and_nothing_is_made() {
    if acting() {
        return;
    }
    let stage = tempfile::tempdir().unwrap();
    play("keys are made", &with(WITH_KEYRING), stage.path());
    play("the keyring is locked", &with(LOCKED_KEYRING), stage.path());
}

async fn the_keyring_is_locked(stage: &Path) {
    let patience = Patience { answer_within: Duration::from_secs(5), ..patience() };
    let code = profile(stage).unlock(None, &patience).await.unwrap_err().code();
    assert_eq!(code, "keychain_locked", "a locked keyring must not look like a missing key");
}
