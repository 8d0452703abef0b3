use super::*;
use crate::store::key::{KeyMark, KeyOwner, KeyStore, Patience};

const ID: &str = "prf_1";

fn passphrase() -> Secret {
    Secret::new("a violet specimen of a passphrase")
}

fn made() -> (tempfile::TempDir, PassphraseFile) {
    let folder = tempfile::tempdir().unwrap();
    let place = PassphraseFile::create_at_cost(folder.path(), ID, &passphrase(), Cost::CHEAP).unwrap();
    place.put("db-key", &[7; 32]).unwrap();
    (folder, place)
}

fn code(result: Result<PassphraseFile, KeyError>) -> &'static str {
    result.unwrap_err().code()
}

/// Changes the text of the key file.
fn alter(folder: &Path, change: impl FnOnce(&mut serde_json::Value)) {
    let path = folder.join(KEY_FILE);
    let mut file = serde_json::from_slice(&private_file::read(&path).unwrap().unwrap()).unwrap();
    change(&mut file);
    private_file::replace(&path, &serde_json::to_vec(&file).unwrap()).unwrap();
}

#[test]
fn values_are_there_again_after_opening_with_the_passphrase() {
    let (folder, _place) = made();
    let again = PassphraseFile::open(folder.path(), ID, &passphrase()).unwrap();
    assert_eq!(again.get("db-key").unwrap().unwrap().as_slice(), [7; 32]);
    again.remove("db-key").unwrap();
    assert!(again.get("db-key").unwrap().is_none(), "a removed value is gone from the file");
}

#[test]
fn the_standard_cost_is_what_a_new_file_gets() {
    let folder = tempfile::tempdir().unwrap();
    PassphraseFile::create(folder.path(), ID, &passphrase()).unwrap();
    let file = read(&folder.path().join(KEY_FILE)).unwrap().unwrap();
    assert_eq!((file.cost.memory_kib, file.cost.passes, file.cost.lanes), (65_536, 3, 4), "RFC 9106, section 4");
    assert!(PassphraseFile::open(folder.path(), ID, &passphrase()).is_ok(), "and opens with it");
}

#[test]
fn a_wrong_passphrase_opens_nothing_and_changes_nothing() {
    let (folder, _place) = made();
    let before = private_file::read(&folder.path().join(KEY_FILE)).unwrap();
    for wrong in ["", "a violet specimen of a passphras", "A violet specimen of a passphrase"] {
        assert_eq!(code(PassphraseFile::open(folder.path(), ID, &Secret::new(wrong))), "passphrase_wrong");
    }
    assert_eq!(private_file::read(&folder.path().join(KEY_FILE)).unwrap(), before);
}

#[test]
fn a_short_new_passphrase_is_refused_before_a_file_is_made() {
    let folder = tempfile::tempdir().unwrap();
    let result = PassphraseFile::create(folder.path(), ID, &Secret::new("elf letters"));
    assert_eq!(code(result), "passphrase_too_short");
    assert!(!folder.path().join(KEY_FILE).exists(), "no file");
}

#[test]
fn the_same_passphrase_typed_on_another_keyboard_opens_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let (composed, decomposed) = ("p\u{e9}n\u{e9}lope et les ifs", "pe\u{301}ne\u{301}lope et les ifs");
    PassphraseFile::create_at_cost(folder.path(), ID, &Secret::new(composed), Cost::CHEAP).unwrap();
    assert!(PassphraseFile::open(folder.path(), ID, &Secret::new(decomposed)).is_ok(), "both are the same letters");
}

#[test]
fn a_missing_key_file_is_a_missing_key() {
    let (folder, place) = made();
    std::fs::remove_file(folder.path().join(KEY_FILE)).unwrap();
    assert_eq!(code(PassphraseFile::open(folder.path(), ID, &passphrase())), "key_missing");
    assert_eq!(place.get("db-key").unwrap_err().code(), "key_missing", "also when it vanishes while open");
    assert!(place.put("x", b"x").is_err() && !folder.path().join(KEY_FILE).exists(), "and it is not made anew");
}

#[test]
fn values_cannot_be_swapped_altered_or_brought_from_another_profile() {
    let (folder, place) = made();
    place.put("audit-seed", &[8; 32]).unwrap();
    assert_eq!(code(PassphraseFile::open(folder.path(), "prf_2", &passphrase())), "passphrase_wrong");
    alter(folder.path(), |file| file["values"]["audit-seed"] = file["values"]["db-key"].clone());
    assert_eq!(place.get("audit-seed").unwrap_err().code(), "key_wrong", "a value belongs to its name");
}

#[test]
fn a_file_that_is_not_ours_is_damaged_and_never_a_reason_for_a_new_one() {
    type Change = fn(&mut serde_json::Value);
    let changes: [(&str, Change); 8] = [
        ("another version", |file| file["version"] = 2.into()),
        ("another function", |file| file["kdf"] = "pbkdf2".into()),
        ("a freezing cost", |file| file["cost"]["memoryKib"] = u32::MAX.into()),
        ("a cost of nothing", |file| file["cost"]["passes"] = 0.into()),
        ("a salt that is none", |file| file["salt"] = "%".into()),
        ("an empty salt", |file| file["salt"] = "".into()),
        ("no check value", |file| file["values"] = serde_json::json!({})),
        ("an unknown member", |file| file["extra"] = 1.into()),
    ];
    for (what, change) in changes {
        let (folder, _place) = made();
        alter(folder.path(), change);
        assert_eq!(code(PassphraseFile::open(folder.path(), ID, &passphrase())), "key_file_damaged", "{what}");
    }
    let (folder, _place) = made();
    private_file::replace(&folder.path().join(KEY_FILE), b"").unwrap();
    assert_eq!(code(PassphraseFile::open(folder.path(), ID, &passphrase())), "key_file_damaged", "an empty file");
}

#[test]
fn the_file_shows_neither_values_nor_passphrase() {
    let (folder, place) = made();
    place.put("refresh-token", b"canary-4711-token").unwrap();
    let bytes = private_file::read(&folder.path().join(KEY_FILE)).unwrap().unwrap();
    let text = String::from_utf8(bytes).unwrap();
    for canary in ["canary", "violet", &BASE64.encode(b"canary-4711-token"), &BASE64.encode([7; 32])] {
        assert!(!text.contains(canary), "{canary} stands in the file");
    }
}

#[test]
fn the_same_value_never_looks_the_same_twice() {
    let (folder, place) = made();
    let value = || read(&folder.path().join(KEY_FILE)).unwrap().unwrap().values["db-key"].clone();
    let before = value();
    place.put("db-key", &[7; 32]).unwrap();
    assert_ne!(value(), before, "a repeated nonce would break the cipher");
}

/// The profile of `tests/schedules` is opened thousands of times; its key file is this one, with a cost no product file
/// has. `WRITE_CHEAP_KEYS=1` makes it anew.
#[tokio::test]
async fn the_cheap_keys_of_the_thread_schedules_open() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/cheap-keys.json");
    let passphrase = Secret::new("correct horse battery staple");
    let patience = Patience::standard(crate::clock::Clock::system());
    if std::env::var_os("WRITE_CHEAP_KEYS").is_some() {
        let folder = tempfile::tempdir().unwrap();
        let place = PassphraseFile::create_at_cost(folder.path(), ID, &passphrase, Cost::CHEAP).unwrap();
        let (_, mark) = KeyStore::over(std::sync::Arc::new(place), patience.clone()).make_keys().await.unwrap();
        let file = private_file::read(&folder.path().join(KEY_FILE)).unwrap().unwrap();
        let file: serde_json::Value = serde_json::from_slice(&file).unwrap();
        let cheap = serde_json::json!({ "id": ID, "keys": mark, "file": file });
        private_file::replace(&path, &serde_json::to_vec_pretty(&cheap).unwrap()).unwrap();
    }
    let cheap: serde_json::Value = serde_json::from_slice(&private_file::read(&path).unwrap().unwrap()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    private_file::replace(&folder.path().join(KEY_FILE), &serde_json::to_vec(&cheap["file"]).unwrap()).unwrap();
    let mark: KeyMark = serde_json::from_value(cheap["keys"].clone()).unwrap();
    let owner = KeyOwner { folder: folder.path(), profile_id: ID, hold: None };
    assert!(KeyStore::unlock(owner, &mark, Some(&passphrase), &patience).await.is_ok());
}
