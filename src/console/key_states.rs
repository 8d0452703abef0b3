//! T-19: the twelve states a keychain can be in, each with its one message, in the window and on the command line, and
//! never a new database, never plain text. What a backup brings back depends on when it was made, so that state has three
//! forms. Both programs show an opening that fails in the words of [`AppError`].
use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use super::{AppError, Console, ConsoleOptions, KeyChoice, SignInState};
use crate::access::config::{Config, Overrides};
use crate::access::lock_file::Program;
use crate::access::profile::Profile;
use crate::clock::Clock;
use crate::retention::epoch::{Step, change_epoch, change_epoch_until};
use crate::secret::Secret;
use crate::store::DiskRoom;
use crate::store::key::KeyWay;
use crate::store::key::stand_in::{StandIn, Trouble};

/// What becomes of the keychain between two starts.
#[derive(Clone, Copy, Debug)]
enum Brings {
    Trouble(Trouble),
    /// The key of the database is another.
    Other,
    /// The key of the database has lost its end.
    Cut,
    /// A value that is longer than it can hold is to be kept.
    Overlong,
    /// Its content goes while the program runs.
    DeletedWhileRunning,
    /// A backup comes back that was made before there was this profile.
    BackupFromBefore,
    /// One that was made before an erasure gave the profile the keys it has.
    BackupOfAnEpoch,
    /// One that holds other keys under the same names, as of a making that was cut off and begun anew.
    BackupOfOtherKeys,
}

struct State {
    name: &'static str,
    brings: Brings,
    code: &'static str,
    message: &'static str,
    action: &'static str,
}

const START_ONE: &str = "Start a keychain (on Linux gnome-keyring or KWallet in your session) and start Second Look again; \
                         a new profile can be made with a passphrase instead.";
const UNLOCK: &str = "Unlock the keychain, answer its question with yes, and try again.";
const RESTORE: &str = "Restore the keychain or key file that belongs to this profile; it was probably replaced from a backup. Nothing was \
     changed.";
const NONE: &str = "This system offers no keychain that Second Look can use.";
const LOCKED: &str = "The system's keychain is locked, or it refused Second Look.";
const WRONG: &str = "The key `db-key` is not the one this profile was made with.";

const GIVE_BACK: &str = "Restore the keychain or key file this profile was made with. Without it this cache cannot be read; \
                         decisions that were confirmed are safe on the platform. Nothing was changed.";
const MISSING: &str = "The key `kek-1` of this profile is not in its place (secret-service).";

/// The states, in the order of the reliability reference.
const STATES: [State; 14] = [
    State {
        name: "absent",
        brings: Brings::Trouble(Trouble::Absent),
        code: "keychain_unavailable",
        message: NONE,
        action: START_ONE,
    },
    State {
        name: "locked",
        brings: Brings::Trouble(Trouble::Locked),
        code: "keychain_locked",
        message: LOCKED,
        action: UNLOCK,
    },
    State {
        name: "denied",
        brings: Brings::Trouble(Trouble::Denied),
        code: "keychain_locked",
        message: LOCKED,
        action: UNLOCK,
    },
    State { name: "wrong value", brings: Brings::Other, code: "key_wrong", message: WRONG, action: RESTORE },
    State { name: "truncated", brings: Brings::Cut, code: "key_wrong", message: WRONG, action: RESTORE },
    State {
        name: "other backend",
        brings: Brings::Trouble(Trouble::OtherBackend),
        code: "key_backend_changed",
        message: "The keys of this profile lie in `secret-service`, but this program sees `windows-credential-manager`.",
        action: "Start Second Look where the profile was made, with the same keychain. Keys are never moved silently.",
    },
    State {
        name: "no bus",
        brings: Brings::Trouble(Trouble::NoBus),
        code: "keychain_unavailable",
        message: NONE,
        action: START_ONE,
    },
    State {
        name: "hangs 60 s",
        brings: Brings::Trouble(Trouble::Hangs),
        code: "keychain_timed_out",
        message: "The system's keychain has not answered within 60 seconds.",
        action: "Look for a question the system asks you, answer it, and try again.",
    },
    State {
        name: "over-long value",
        brings: Brings::Overlong,
        code: "key_too_long",
        message: "The value `client-secret` is longer than the 2560 bytes its place can hold.",
        action: "Ask whoever runs the sign-in for shorter tokens.",
    },
    State {
        name: "deleted while running",
        brings: Brings::DeletedWhileRunning,
        code: "key_missing",
        message: MISSING,
        action: GIVE_BACK,
    },
    State {
        name: "restored from a backup from before the profile",
        brings: Brings::BackupFromBefore,
        code: "key_missing",
        message: MISSING,
        action: GIVE_BACK,
    },
    State {
        name: "restored from a backup from before an erasure",
        brings: Brings::BackupOfAnEpoch,
        code: "key_missing",
        message: "The key `kek-2` of this profile is not in its place (secret-service).",
        action: GIVE_BACK,
    },
    State {
        name: "restored from a backup with other keys",
        brings: Brings::BackupOfOtherKeys,
        code: "key_wrong",
        message: "The key `kek-1` is not the one this profile was made with.",
        action: RESTORE,
    },
    State {
        name: "mock build",
        brings: Brings::Trouble(Trouble::Mock),
        code: "keychain_unavailable",
        message: NONE,
        action: START_ONE,
    },
];

fn config() -> Config {
    let host = "http://127.0.0.1:9";
    let overrides = Overrides {
        platform: Some(format!("{host}/api/v1")),
        review: Some(format!("{host}/review/v1")),
        issuer: Some(format!("{host}/oidc")),
        client_id: Some("second-look-console".to_owned()),
        environment: Some("staging".to_owned()),
        language: None,
        file_hosts: Vec::new(),
    };
    Config::load(Path::new("absent/config.toml"), None, &overrides).unwrap()
}

/// Opens as both programs do. The keychain is offered for new keys each time: an old profile must not take it.
async fn open(profile: Profile, clock: Clock, client_secret: Option<Secret>) -> Result<Console, AppError> {
    let keys = KeyChoice { passphrase: None, new_profile: Some(KeyWay::Keychain), witness: None };
    let (config, limits, room, decoder) = (config(), None, DiskRoom::manual(None), None);
    Console::open(ConsoleOptions { profile, config, keys, client_secret, limits, clock, room, decoder }).await
}

fn profile(home: &Path) -> Profile {
    Profile::open(home, Program::Window, &config()).unwrap()
}

/// What keeps archives and search engines of the system away.
const MARKS: [&str; 3] = [".metadata_never_index", ".trackerignore", "CACHEDIR.TAG"];

/// Name and content of every file.
fn listing(home: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = std::fs::read_dir(home).unwrap().map(|entry| entry.unwrap());
    entries.map(|entry| (entry.file_name().into_string().unwrap(), std::fs::read(entry.path()).unwrap())).collect()
}

/// Opens although the keychain is in trouble; a keychain that hangs is waited for by moving the clock.
async fn open_in(trouble: Brings, home: &Path) -> Result<Console, AppError> {
    let clock = Clock::manual(chrono::DateTime::UNIX_EPOCH + chrono::TimeDelta::days(20_000));
    let secret = matches!(trouble, Brings::Overlong).then(|| Secret::new("x".repeat(2_561)));
    let opening = tokio::spawn(open(profile(home), clock.clone(), secret));
    while !opening.is_finished() {
        tokio::time::sleep(Duration::from_millis(20)).await;
        if matches!(trouble, Brings::Trouble(Trouble::Hangs)) {
            clock.advance(Duration::from_secs(5));
        }
    }
    opening.await.unwrap()
}

fn bring(place: &StandIn, brings: Brings, backup: &BTreeMap<String, zeroize::Zeroizing<Vec<u8>>>) {
    let mut content = place.content();
    match brings {
        Brings::Trouble(trouble) => place.set(trouble),
        Brings::Other => content.get_mut("db-key").unwrap()[0] ^= 1,
        Brings::Cut => content.get_mut("db-key").unwrap().truncate(31),
        Brings::DeletedWhileRunning | Brings::BackupFromBefore => content.clear(),
        Brings::BackupOfAnEpoch | Brings::BackupOfOtherKeys => content = backup.clone(),
        Brings::Overlong => {}
    }
    place.replace(content);
}

/// Opens a profile, brings its keychain into the state, opens it again, and mends the keychain.
async fn play(state: &State) {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("profile");
    // What a backup of this keychain holds whose keys are called the same and are others.
    let elder = tempfile::tempdir().unwrap();
    let elder = profile(&elder.path().join("profile"));
    let elder_place = StandIn::of(elder.id());
    open(elder, Clock::system(), None).await.unwrap().close().await.unwrap();
    let mut backup = elder_place.content();

    let fresh = profile(&home);
    let place = StandIn::of(fresh.id());
    let console = open(fresh, Clock::system(), None).await.unwrap();
    if matches!(state.brings, Brings::BackupOfAnEpoch) {
        backup = place.content();
        let keys = console.inner.vault.place().expect("the console is open");
        change_epoch(&console.inner.profile, &keys, &console.inner.store).await.unwrap();
    }
    let good = place.content();
    if matches!(state.brings, Brings::DeletedWhileRunning) {
        bring(&place, state.brings, &backup);
        let status = console.status().await.expect("the keys in use are in memory: work goes on");
        assert_eq!(status.sign_in, SignInState::SignedOut, "{}", state.name);
    }
    console.close().await.unwrap();
    bring(&place, state.brings, &backup);

    let before = listing(&home);
    let held = place.content();
    let told = open_in(state.brings, &home).await.err().unwrap_or_else(|| panic!("{}: it opened", state.name));
    let expected = AppError::new(state.code, state.message, Some(state.action));
    for (name, fact) in &told.facts {
        assert!(state.message.contains(fact.as_str()), "{}: the sentence names the {name} as well", state.name);
    }
    assert_eq!(
        AppError { facts: expected.facts.clone(), ..told },
        expected,
        "{}: what the window's one screen and the command line say",
        state.name
    );
    let after = listing(&home);
    assert!(after == before, "{}: {:?} became {:?}", state.name, before.keys(), after.keys());
    assert_eq!(place.content(), held, "{}: nothing was written into the keychain either", state.name);
    // A commit leaves its journal behind empty.
    let names: Vec<_> = after
        .iter()
        .filter(|(name, bytes)| !(name.ends_with("-journal") && bytes.is_empty()))
        .map(|(name, _)| name.as_str())
        .collect();
    assert_eq!(
        names,
        [MARKS.as_slice(), &["profile.json", "profile.lock", "second-look.db"]].concat(),
        "{}: one database, no key file",
        state.name
    );
    assert!(!after["second-look.db"].starts_with(b"SQLite format 3"), "{}: it is encrypted", state.name);

    place.set(Trouble::None);
    place.replace(good);
    let mended = open(profile(&home), Clock::system(), None).await;
    mended.unwrap_or_else(|why| panic!("{}: with its keys back it opens: {why}", state.name)).close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn each_of_the_twelve_states_of_a_keychain_has_one_message_and_makes_nothing() {
    for state in &STATES {
        play(state).await;
    }
}

/// A console over a change of the epoch of which only the end of the old key is left to do.
async fn half_changed(home: &Path) -> (Console, std::sync::Arc<StandIn>) {
    let fresh = profile(home);
    let place = StandIn::of(fresh.id());
    let console = open(fresh, Clock::system(), None).await.unwrap();
    let (keys, inner) = (console.inner.vault.place().expect("the console is open"), &console.inner);
    let to_the_end = |step: Step| step != Step::OlderRetired;
    change_epoch_until(&inner.profile, &keys, &inner.store, true, to_the_end).await.unwrap();
    (console, place)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_of_the_epoch_that_stopped_before_the_old_key_went_is_ended_while_the_program_runs() {
    let folder = tempfile::tempdir().unwrap();
    let (console, place) = half_changed(&folder.path().join("profile")).await;
    place.set(Trouble::Locked);
    console.end_epoch_if_owed().await;
    place.set(Trouble::None);
    assert!(place.content().contains_key("kek-1"), "a keychain that is locked lets go of nothing");
    console.end_epoch_if_owed().await;
    let left = place.content();
    assert!(
        left.contains_key("kek-2") && !left.contains_key("kek-1"),
        "nothing more was erased, and it is tried again"
    );
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn the_newest_key_gone_from_its_place_is_told_until_it_is_back() {
    for takes in [Brings::BackupOfAnEpoch, Brings::Other] {
        let folder = tempfile::tempdir().unwrap();
        let (console, place) = half_changed(&folder.path().join("profile")).await;
        assert_eq!(console.status().await.unwrap().key_out_of_place, None, "it lies in its place");
        let mut content = place.content();
        let newest = content.remove("kek-2").unwrap();
        if matches!(takes, Brings::Other) {
            let mut other = newest.clone();
            other[0] ^= 1;
            content.insert("kek-2".to_owned(), other);
        }
        place.replace(content);
        let mut changes = console.changes();
        console.end_epoch_if_owed().await;
        let told = console.status().await.unwrap().key_out_of_place.map(|told| told.code);
        assert_eq!(told.as_deref(), Some("key_out_of_place"), "{takes:?}");
        assert!(changes.try_recv().unwrap().status, "{takes:?}: the window learns of it");
        assert!(place.content().contains_key("kek-1"), "{takes:?}: and nothing is destroyed");
        let mut content = place.content();
        content.insert("kek-2".to_owned(), newest);
        place.replace(content);
        console.end_epoch_if_owed().await;
        assert_eq!(console.status().await.unwrap().key_out_of_place, None, "{takes:?}: it is back");
        assert!(!place.content().contains_key("kek-1"), "{takes:?}: and the change is ended");
        console.close().await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_profile_without_a_keychain_makes_no_key_and_no_database() {
    for trouble in [Trouble::Absent, Trouble::NoBus, Trouble::Mock, Trouble::Locked, Trouble::Denied, Trouble::Hangs] {
        let folder = tempfile::tempdir().unwrap();
        let home = folder.path().join("profile");
        let fresh = profile(&home);
        let place = StandIn::of(fresh.id());
        drop(fresh);
        place.set(trouble);
        let told = open_in(Brings::Trouble(trouble), &home).await.err().expect("it opened");
        assert!(told.code.starts_with("keychain_"), "{trouble:?}: {told}");
        let names: Vec<_> = listing(&home).into_keys().collect();
        assert_eq!(
            names,
            [MARKS.as_slice(), &["profile.json", "profile.lock"]].concat(),
            "{trouble:?}: no other place was chosen silently"
        );
        place.set(Trouble::None);
    }
}
