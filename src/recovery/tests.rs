use age::secrecy::ExposeSecret as _;
use uuid::Uuid;

use super::files::{list, name, settle};
use super::*;
use crate::digest;

fn sheet(number: u128) -> RecoverySheet {
    let body = br#"{"comment":"Seen; the name changed."}"#.to_vec();
    RecoverySheet {
        entry_id: Uuid::from_u128(1).to_string(),
        decision_id: Uuid::from_u128(number).to_string(),
        environment: "staging".to_owned(),
        case_id: "cse_1".to_owned(),
        second_to: None,
        idempotency_key: Uuid::from_u128(3).to_string(),
        if_match: "\"c-41\"".to_owned(),
        fencing_token: 7,
        saved_at: "1970-01-01T00:00:00.000Z".to_owned(),
        body_digest: digest::of(&body),
        body,
    }
}

fn decision(number: u128) -> DecisionId {
    DecisionId::new(Uuid::from_u128(number))
}

/// A key, and its secret half as `age-keygen` writes it.
fn key() -> (RecoveryKey, String) {
    let identity = age::x25519::Identity::generate();
    let key = RecoveryKey::parse(&identity.to_public().to_string()).unwrap();
    (key, format!("# created: today\n\n{}\n", identity.to_string().expose_secret()))
}

#[test]
fn the_layout_of_a_recovery_file_is_frozen() {
    let expected = concat!(
        r#"{"decision":{"bodyDigest":"DIGEST","#,
        r#""caseId":"cse_1","decisionId":"00000000-0000-0000-0000-000000000002","#,
        r#""entryId":"00000000-0000-0000-0000-000000000001","environment":"staging","fencingToken":7,"#,
        r#""idempotencyKey":"00000000-0000-0000-0000-000000000003","ifMatch":"\"c-41\"","#,
        r#""savedAt":"1970-01-01T00:00:00.000Z","secondTo":null},"format":"second-look/recovery/1"}"#,
        "\n",
        r#"{"comment":"Seen; the name changed."}"#
    );
    let bytes = sheet(2).to_bytes().unwrap();
    let text = String::from_utf8(bytes.clone()).unwrap();
    let expected = expected.replace("DIGEST", &sheet(2).body_digest);
    assert_eq!(text, expected, "whoever opens one years later reads it by this layout");
    let back = RecoverySheet::from_bytes(&bytes).ok().unwrap();
    assert!(back == sheet(2), "and it is read back as it was");
}

#[test]
fn a_file_opens_with_the_organisations_key_alone_and_only_whole() {
    let folder = tempfile::tempdir().unwrap();
    let ((key, secret), (_, other)) = (key(), key());
    let new = [(name(decision(2), &key), sheet(2))];
    assert_eq!(settle(folder.path(), Some(&key), &[decision(2)], &new), 1);
    let file = folder.path().join(&new[0].0);
    let identity = RecoveryIdentity::parse(&secret).ok().unwrap();
    assert!(open(&file, &identity).is_ok_and(|found| found.body == sheet(2).body), "the exact bytes come back");
    let stranger = RecoveryIdentity::parse(&other).ok().unwrap();
    assert_eq!(open(&file, &stranger).err().unwrap().code(), "recovery_other_key");
    let mut sealed = std::fs::read(&file).unwrap();
    assert!(!sealed.windows(4).any(|bytes| bytes == b"Seen"), "nothing of it stands there in clear");
    *sealed.last_mut().unwrap() ^= 1;
    private_file_over(&file, &sealed);
    assert_eq!(open(&file, &identity).err().unwrap().code(), "recovery_other_key", "an altered file is refused");
    assert_eq!(open(&folder.path().join("none"), &identity).err().unwrap().code(), "file_missing");
    assert!(RecoveryIdentity::parse("# nothing\n").is_err() && RecoveryIdentity::parse("age1x").is_err());
}

fn private_file_over(path: &std::path::Path, bytes: &[u8]) {
    crate::store::private_file::replace(path, bytes).unwrap();
}

#[test]
fn a_sheet_whose_bytes_are_not_those_that_were_saved_is_refused() {
    let mut bytes = sheet(2).to_bytes().unwrap();
    *bytes.last_mut().unwrap() = b'!';
    assert_eq!(RecoverySheet::from_bytes(&bytes).err().unwrap().code(), "recovery_other_bytes");
    for other in [&b""[..], b"{}", b"{}\n{}", b"\n"] {
        assert_eq!(RecoverySheet::from_bytes(other).err().unwrap().code(), "recovery_not_a_sheet", "{other:?}");
    }
}

#[test]
fn what_is_over_goes_what_is_owed_stays_and_a_new_key_takes_over_before_the_old_file_goes() {
    let folder = tempfile::tempdir().unwrap();
    let ((one, _), (two, _)) = (key(), key());
    let new = |key: &RecoveryKey, number| (name(decision(number), key), sheet(number));
    assert_eq!(settle(folder.path(), Some(&one), &[decision(2), decision(3)], &[new(&one, 2), new(&one, 3)]), 2);
    private_file_over(&folder.path().join(format!("{}.part", name(decision(4), &one))), b"cut off");
    private_file_over(&folder.path().join("notes.txt"), b"somebody's own");

    assert_eq!(settle(folder.path(), Some(&one), &[decision(3)], &[]), 1, "one is confirmed");
    assert_eq!(list(folder.path()), [name(decision(3), &one)], "and half a file is swept");
    assert!(folder.path().join("notes.txt").exists(), "what is not ours is left alone");

    assert_eq!(
        settle(folder.path(), Some(&two), &[decision(3)], &[]),
        1,
        "the old file counts until there is a new one"
    );
    assert_eq!(list(folder.path()), [name(decision(3), &one)]);
    assert_eq!(settle(folder.path(), Some(&two), &[decision(3)], &[new(&two, 3)]), 1);
    assert_eq!(list(folder.path()), [name(decision(3), &two)]);

    assert_eq!(settle(folder.path(), None, &[], &[]), 0, "without a key what is over still goes");
    assert!(list(folder.path()).is_empty());
}

#[test]
fn a_folder_that_cannot_be_made_is_counted_and_no_panic() {
    let folder = tempfile::tempdir().unwrap();
    let (key, _) = key();
    let blocked = folder.path().join("file");
    private_file_over(&blocked, b"");
    assert_eq!(settle(&blocked, Some(&key), &[decision(2)], &[(name(decision(2), &key), sheet(2))]), 0);
}

#[test]
fn a_decision_is_owed_until_the_platform_has_it_or_it_is_over() {
    let owed: Vec<EntryState> = EntryState::ALL.into_iter().filter(|state| is_owed(*state)).collect();
    use EntryState as S;
    assert_eq!(owed, [S::Queued, S::Sending, S::Unknown, S::Accepted, S::NeedsReview, S::Parked]);
}
