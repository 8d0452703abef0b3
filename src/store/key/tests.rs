//! The states a keychain can be in (reliability T-19), each played by a place that misbehaves on purpose.
use std::sync::atomic::{AtomicBool, Ordering};

use super::*;

/// A place whose behaviour a test sets.
#[derive(Debug, Default)]
struct Faulty {
    inner: MemoryPlace,
    locked: AtomicBool,
    hangs: AtomicBool,
    forgets: AtomicBool,
}

impl Faulty {
    fn state(&self) -> Result<(), KeyError> {
        if self.hangs.load(Ordering::SeqCst) {
            std::thread::sleep(Duration::from_secs(5));
        }
        if self.locked.load(Ordering::SeqCst) { Err(KeyError::KeychainLocked(None)) } else { Ok(()) }
    }
}

impl KeyBackend for Faulty {
    fn name(&self) -> &'static str {
        "faulty"
    }

    fn limit_bytes(&self) -> usize {
        2_560
    }

    fn get(&self, name: &str) -> Result<Option<SecretBytes>, KeyError> {
        self.state()?;
        self.inner.get(name)
    }

    fn put(&self, name: &str, value: &[u8]) -> Result<(), KeyError> {
        self.state()?;
        if self.forgets.load(Ordering::SeqCst) { Ok(()) } else { self.inner.put(name, value) }
    }

    fn remove(&self, name: &str) -> Result<(), KeyError> {
        self.inner.remove(name)
    }
}

fn patience() -> Patience {
    Patience { clock: Clock::system(), answer_within: Duration::from_millis(300) }
}

fn faulty() -> (Arc<Faulty>, KeyStore) {
    let place = Arc::new(Faulty::default());
    (Arc::clone(&place), KeyStore::over(place, patience()))
}

async fn made() -> (Arc<Faulty>, KeyStore, KeyMark) {
    let (place, store) = faulty();
    let (_keys, mark) = store.make_keys().await.unwrap();
    (place, store, mark)
}

#[tokio::test]
async fn made_keys_are_taken_out_the_same_and_differ_from_each_other() {
    let (_place, store) = faulty();
    let (made, mark) = store.make_keys().await.unwrap();
    let taken = store.take_keys(&mark).await.unwrap();
    assert_eq!(made.database.expose(), taken.database.expose());
    assert_eq!(made.audit_seed.expose(), taken.audit_seed.expose());
    let (epoch, key) = taken.current_epoch().unwrap();
    assert_eq!((epoch, key.expose()), (1, made.epochs[&1].expose()), "the first epoch is the current one");
    assert_ne!(made.database.expose(), made.audit_seed.expose(), "one key is never used twice");
}

#[tokio::test]
async fn a_keychain_that_forgets_what_it_was_given_is_found_out_before_a_database_is_made() {
    let (place, store) = faulty();
    place.forgets.store(true, Ordering::SeqCst);
    let why = store.make_keys().await.unwrap_err();
    assert_eq!(why.code(), "keychain_forgetful", "the library's mock answers Ok and keeps nothing");
}

#[tokio::test]
async fn a_missing_key_is_missing_and_no_new_one_is_made() {
    let (place, store, mark) = made().await;
    for name in ["db-key", "audit-seed", "kek-1"] {
        let kept = place.inner.get(name).unwrap().unwrap();
        place.inner.remove(name).unwrap();
        let why = store.take_keys(&mark).await.unwrap_err();
        assert_eq!(why.to_string(), format!("The key `{name}` of this profile is not in its place (faulty)."));
        assert!(place.inner.get(name).unwrap().is_none(), "reading must not write");
        place.inner.put(name, &kept).unwrap();
    }
}

#[tokio::test]
async fn a_wrong_cut_or_overlong_key_is_refused() {
    let (place, store, mark) = made().await;
    for value in [vec![7; 32], vec![7; 31], vec![7; 33], Vec::new()] {
        place.inner.put("db-key", &value).unwrap();
        let why = store.take_keys(&mark).await.unwrap_err();
        assert_eq!(why.code(), "key_wrong", "a value of {} bytes is not our key", value.len());
    }
}

#[tokio::test]
async fn a_keychain_restored_from_an_older_backup_is_refused() {
    let (place, store, mut mark) = made().await;
    // Since the backup a second epoch was begun; its key is not in the restored keychain.
    mark.note(KeyName::Epoch(2), &Key::new(&[9; 32])).unwrap();
    assert_eq!(store.take_keys(&mark).await.unwrap_err().code(), "key_missing");
    place.inner.put("kek-2", &[8; 32]).unwrap();
    assert_eq!(store.take_keys(&mark).await.unwrap_err().code(), "key_wrong", "another key under the name is not it");
}

#[tokio::test]
async fn a_locked_or_denying_keychain_says_so_and_works_again_once_unlocked() {
    let (place, store, mark) = made().await;
    place.locked.store(true, Ordering::SeqCst);
    assert_eq!(store.take_keys(&mark).await.unwrap_err().code(), "keychain_locked");
    place.locked.store(false, Ordering::SeqCst);
    assert!(store.take_keys(&mark).await.is_ok(), "a person may unlock it and try again");
}

#[tokio::test]
async fn a_keychain_that_hangs_is_left_after_the_limit() {
    let (place, store, mark) = made().await;
    place.hangs.store(true, Ordering::SeqCst);
    let clock = Clock::system();
    let before = clock.elapsed();
    assert_eq!(store.take_keys(&mark).await.unwrap_err().code(), "keychain_timed_out");
    let waited = clock.elapsed() - before;
    assert!(waited < Duration::from_secs(3), "the limit was 0.3 s, the keychain slept 5 s, we waited {waited:?}");
}

#[test]
fn a_hanging_keychain_does_not_keep_the_program_from_ending() {
    let clock = Clock::system();
    let before = clock.elapsed();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let (place, store, mark) = made().await;
        place.hangs.store(true, Ordering::SeqCst);
        drop(store.take_keys(&mark).await);
    });
    drop(runtime);
    assert!(clock.elapsed() - before < Duration::from_secs(3), "ending must not wait for the keychain's answer");
}

#[tokio::test]
async fn keys_recorded_for_another_place_are_not_looked_for_here() {
    let (_place, store, mut mark) = made().await;
    mark.backend = "secret-service".to_owned();
    let why = store.take_keys(&mark).await.unwrap_err();
    assert_eq!(why.to_string(), "The keys of this profile lie in `secret-service`, but this program sees `faulty`.");
}

#[tokio::test]
async fn keys_in_memory_are_gone_in_the_next_process_and_are_missed() {
    let owner = KeyOwner { folder: Path::new("."), profile_id: "prf_1", hold: None };
    let (_store, _keys, mark) = KeyStore::create(owner.clone(), &KeyWay::Memory, &patience(), None).await.unwrap();
    let why = KeyStore::unlock(owner, &mark, None, &patience()).await.unwrap_err();
    assert_eq!(why.code(), "key_missing", "a new empty place must never pass for the old one");
}

#[tokio::test]
async fn small_secrets_are_kept_replaced_and_forgotten() {
    let (_place, store, _mark) = made().await;
    let name = KeyName::RefreshToken;
    assert!(store.get(name).await.unwrap().is_none(), "nothing is kept yet");
    store.put(name, &Secret::new("one")).await.unwrap();
    store.put(name, &Secret::new("two")).await.unwrap();
    assert_eq!(store.get(name).await.unwrap().unwrap().expose(), "two");
    store.remove(name).await.unwrap();
    store.remove(name).await.unwrap();
    assert!(store.get(name).await.unwrap().is_none(), "a forgotten secret is gone");
}

#[tokio::test]
async fn a_value_longer_than_the_place_holds_is_refused_and_the_old_one_stays() {
    let (_place, store, _mark) = made().await;
    store.put(KeyName::RefreshToken, &Secret::new("old")).await.unwrap();
    let why = store.put(KeyName::RefreshToken, &Secret::new("x".repeat(2_561))).await.unwrap_err();
    assert_eq!(why.code(), "key_too_long");
    assert_eq!(store.get(KeyName::RefreshToken).await.unwrap().unwrap().expose(), "old");
}

#[tokio::test]
async fn nothing_of_the_keys_shows_when_debugged() {
    let (_place, store) = faulty();
    let (keys, mark) = store.make_keys().await.unwrap();
    store.put(KeyName::RefreshToken, &Secret::new("canary-4711")).await.unwrap();
    let shown = format!("{store:?} {keys:?} {mark:?} {:?}", KeyWay::Passphrase(Secret::new("canary-4711")));
    assert!(!shown.contains("canary"), "a token reached Debug");
    let in_hex = hex::encode(keys.database.expose());
    assert!(!shown.contains(&in_hex), "the key reached Debug");
    assert!(!shown.contains(&format!("{:?}", keys.database.expose())), "the key reached Debug as numbers");
}

#[cfg(unix)]
mod witness {
    use std::ffi::OsString;

    use super::*;

    fn saying(script: &str) -> KeyWitness {
        let arguments = ["-c", script, "witness"].map(OsString::from).to_vec();
        KeyWitness { program: "/bin/sh".into(), arguments }
    }

    #[tokio::test]
    async fn the_second_process_must_name_the_same_key() {
        let (_place, _store, mark) = made().await;
        let right = format!("test \"$1\" = prf_1 && echo {}", mark.fingerprints["db-key"]);
        assert!(saying(&right).confirm("prf_1", &mark, &patience()).await.is_ok(), "it saw the same key");
        for (script, code) in [
            ("echo 00", "keychain_forgetful"),
            ("true", "keychain_forgetful"),
            ("exit 1", "key_witness_failed"),
            ("exec sleep 5", "keychain_timed_out"),
        ] {
            let why = saying(script).confirm("prf_1", &mark, &patience()).await.unwrap_err();
            assert_eq!(why.code(), code, "the second process ran `{script}`");
        }
        let absent = KeyWitness { program: "/nonexistent/program".into(), arguments: Vec::new() };
        assert_eq!(absent.confirm("prf_1", &mark, &patience()).await.unwrap_err().code(), "key_witness_failed");
    }
}
