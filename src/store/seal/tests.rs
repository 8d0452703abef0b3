use proptest::prelude::*;

use super::*;

fn keys_of(case: &str) -> CaseKeys {
    CaseKeys { case: CaseId::from(case), data: Key::new(&[11; 32]), salt: Key::new(&[22; 32]) }
}

fn keys() -> CaseKeys {
    keys_of("cse_01J9A")
}

const PLACE: Place<'static> = Place { label: Label::Block, item: "blk-7", revision: 3 };

#[test]
fn sealed_bytes_of_version_1_still_open() {
    let value = hex::decode(include_str!("vectors/value.hex").trim()).unwrap();
    assert_eq!(keys().open(&PLACE, &value).unwrap().as_slice(), b"SPECIMEN", "stored values must stay readable");
    let chunk = hex::decode(include_str!("vectors/chunk.hex").trim()).unwrap();
    let place = Place { label: Label::File, ..PLACE };
    assert_eq!(keys().open_chunks(&place, [chunk]).unwrap().as_slice(), b"SPECIMEN", "stored files must stay readable");
    let wrapped = hex::decode(include_str!("vectors/case-key.hex").trim()).unwrap();
    assert_eq!(CaseKeys::epoch_of(&wrapped), Some(5));
    let unwrapped = CaseKeys::unwrap(&CaseId::from("cse_01J9A"), &Key::new(&[33; 32]), &wrapped).unwrap();
    assert_eq!(unwrapped.data.expose(), &[11; 32], "stored case keys must stay readable");
    assert_eq!(unwrapped.salt.expose(), &[22; 32], "and the salt is the other half");
}

#[test]
fn salts_never_change() {
    let salt = keys().field_salt("412", "decision.comment").unwrap();
    let expected = include_str!("vectors/field-salt.hex").trim();
    assert_eq!(hex::encode(salt.expose()), expected, "commitments in the log could no longer be opened");
}

#[test]
fn a_salt_belongs_to_one_case_entry_and_field() {
    let salt = |keys: &CaseKeys, entry: &str, field: &str| *keys.field_salt(entry, field).unwrap().expose();
    let ours = salt(&keys(), "41", "2a");
    let others = [
        salt(&keys(), "42", "2a"),
        salt(&keys(), "41", "2b"),
        salt(&keys(), "412", "a"),
        salt(&keys_of("cse_other"), "41", "2a"),
    ];
    assert!(!others.contains(&ours), "one shown salt must open nothing else");
    assert_eq!(ours, salt(&keys(), "41", "2a"), "the same field has the same salt again");
    assert_eq!(ours, salt(&keys().renewed().unwrap(), "41", "2a"), "and keeps it when the data key is renewed");
}

#[test]
fn the_same_words_are_never_sealed_to_the_same_bytes() {
    let (one, two) = (keys().seal(&PLACE, b"x").unwrap(), keys().seal(&PLACE, b"x").unwrap());
    assert_ne!(one, two, "a repeated nonce would give the content away");
}

#[test]
fn a_value_opens_only_in_its_own_case_and_place() {
    let sealed = keys().seal(&PLACE, b"SPECIMEN").unwrap();
    let elsewhere =
        [Place { label: Label::Draft, ..PLACE }, Place { item: "blk-8", ..PLACE }, Place { revision: 4, ..PLACE }];
    for place in elsewhere {
        assert!(keys().open(&place, &sealed).is_err(), "{place:?} is another place");
    }
    assert!(
        keys_of("cse_other").open(&PLACE, &sealed).is_err(),
        "another case, even with the same keys, is another place"
    );
    assert!(keys().renewed().unwrap().open(&PLACE, &sealed).is_err(), "a renewed key opens nothing old");
    assert!(keys().open(&PLACE, &sealed).is_ok(), "its own place opens it");
}

#[test]
fn every_label_has_a_word_and_a_key_of_its_own() {
    for (at, label) in Label::ALL.into_iter().enumerate() {
        let sealed = keys().seal(&Place::new(label, "x"), b"").unwrap();
        for other in Label::ALL.into_iter().skip(at + 1) {
            assert_ne!(label.as_str(), other.as_str());
            assert!(keys().open(&Place::new(other, "x"), &sealed).is_err(), "{label:?} is not {other:?}");
        }
    }
}

#[test]
fn wrapped_keys_open_only_for_their_case_epoch_and_epoch_key() {
    let (case, epoch_key) = (CaseId::from("cse_01J9A"), Key::new(&[33; 32]));
    let wrapped = keys().wrap(5, &epoch_key).unwrap();
    assert!(CaseKeys::unwrap(&case, &epoch_key, &wrapped).is_ok(), "its own case and key");
    assert!(CaseKeys::unwrap(&CaseId::from("cse_other"), &epoch_key, &wrapped).is_err(), "another case");
    assert!(CaseKeys::unwrap(&case, &Key::new(&[34; 32]), &wrapped).is_err(), "another epoch's key");
    let mut other_epoch = wrapped.clone();
    other_epoch[4] = 6;
    assert!(CaseKeys::unwrap(&case, &epoch_key, &other_epoch).is_err(), "the epoch is bound, not only noted");
    for length in 0..wrapped.len() {
        assert!(CaseKeys::unwrap(&case, &epoch_key, &wrapped[..length]).is_err(), "cut at {length}");
    }
}

#[test]
fn sealed_things_show_nothing_when_debugged() {
    let shown = format!("{:?}", keys());
    assert_eq!(shown, "CaseKeys { case: CaseId(\"cse_01J9A\"), data: Key, salt: Key }");
}

/// Three chunks: two full ones and a rest.
fn three_chunks() -> (Vec<u8>, Vec<Vec<u8>>) {
    let plain: Vec<u8> = (0..2 * CHUNK_BYTES + 5).map(|at| (at % 251) as u8).collect();
    let chunks = keys().seal_chunks(&PLACE, &plain).unwrap();
    (plain, chunks)
}

#[test]
fn a_file_is_sealed_in_chunks_of_at_most_a_mebibyte_and_opens_again() {
    let (plain, chunks) = three_chunks();
    assert_eq!(chunks.len(), 3);
    assert!(chunks.iter().all(|chunk| chunk.len() <= CHUNK_BYTES + 64), "a chunk is a row of the database");
    assert_eq!(keys().open_chunks(&PLACE, &chunks).unwrap().as_slice(), plain);
    for size in [0, 1, CHUNK_BYTES, CHUNK_BYTES + 1] {
        let plain = vec![7; size];
        let sealed = keys().seal_chunks(&PLACE, &plain).unwrap();
        assert_eq!(sealed.len(), size.div_ceil(CHUNK_BYTES).max(1), "chunks of a file of {size} bytes");
        assert_eq!(keys().open_chunks(&PLACE, &sealed).unwrap().as_slice(), plain, "a file of {size} bytes");
    }
}

#[test]
fn chunks_cannot_be_dropped_repeated_reordered_mixed_or_relabelled() {
    let (plain, chunks) = three_chunks();
    let again = keys().seal_chunks(&PLACE, &plain).unwrap();
    let refused = |what: &str, chunks: &[&[u8]]| {
        assert!(keys().open_chunks(&PLACE, chunks).is_err(), "{what} must be noticed");
    };
    let [a, b, c] = [&chunks[0], &chunks[1], &chunks[2]].map(Vec::as_slice);
    refused("no chunk at all", &[]);
    refused("a missing end", &[a, b]);
    refused("a missing middle", &[a, c]);
    refused("a missing start", &[b, c]);
    refused("another order", &[b, a, c]);
    refused("a repeated chunk", &[a, a, b, c]);
    refused("something after the end", &[a, b, c, c]);
    refused("a chunk of another sealing", &[a, &again[1], c]);
    // The same with the headers made to look right: they are bound, so the tag fails.
    let mut last_early = b.to_vec();
    last_early[21] = 1;
    refused("an end that was moved forward", &[a, &last_early]);
    let mut renumbered = c.to_vec();
    renumbered[20] = 1;
    refused("a renumbered chunk", &[a, &renumbered]);
    let mut adopted = again[1].clone();
    adopted[1..17].copy_from_slice(&a[1..17]);
    refused("an adopted chunk", &[a, &adopted, c]);
    let whole = keys().seal(&PLACE, b"x").unwrap();
    refused("a whole value", &[&whole]);
}

proptest! {
    #[test]
    fn whatever_is_sealed_opens_to_the_same(plain: Vec<u8>, item: String, revision: u64) {
        let place = Place { label: Label::Draft, item: &item, revision };
        let sealed = keys().seal(&place, &plain).unwrap();
        let opened = keys().open(&place, &sealed).unwrap();
        prop_assert_eq!(opened.as_slice(), plain);
    }

    #[test]
    fn any_changed_bit_or_cut_is_noticed(plain in prop::collection::vec(any::<u8>(), 0..200), at: prop::sample::Index, bit in 0..8) {
        let sealed = keys().seal(&PLACE, &plain).unwrap();
        let mut altered = sealed.clone();
        altered[at.index(sealed.len())] ^= 1_u8 << bit;
        prop_assert!(keys().open(&PLACE, &altered).is_err(), "one changed bit");
        prop_assert!(keys().open(&PLACE, &sealed[..at.index(sealed.len())]).is_err(), "cut short");
        let mut longer = sealed;
        longer.push(0);
        prop_assert!(keys().open(&PLACE, &longer).is_err(), "made longer");
    }

    #[test]
    fn any_changed_bit_of_a_chunk_is_noticed(plain in prop::collection::vec(any::<u8>(), 0..200), at: prop::sample::Index, bit in 0..8) {
        let mut chunks = keys().seal_chunks(&PLACE, &plain).unwrap();
        let index = at.index(chunks[0].len());
        chunks[0][index] ^= 1_u8 << bit;
        prop_assert!(keys().open_chunks(&PLACE, &chunks).is_err(), "header and content are both bound");
    }

    #[test]
    fn no_bytes_make_opening_panic(bytes: Vec<u8>) {
        prop_assert!(keys().open(&PLACE, &bytes).is_err());
        prop_assert!(keys().open_chunks(&PLACE, [&bytes]).is_err());
        prop_assert!(CaseKeys::unwrap(&CaseId::from("c"), &Key::new(&[1; 32]), &bytes).is_err());
    }
}
