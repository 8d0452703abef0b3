//! The witness cosigns what continues what it cosigned, and nothing else.
use crate::rules::{
    Code,
    witness::{CheckpointAsk, Device, Hash, enrol, witness, witness_key},
};
use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair};
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

const MARK: char = '\u{2014}';

fn signing(seed: u8) -> Ed25519KeyPair {
    Ed25519KeyPair::from_seed_unchecked(&[seed; 32]).unwrap()
}

fn public(pair: &Ed25519KeyPair) -> [u8; 32] {
    pair.public_key().as_ref().try_into().unwrap()
}

/// A log's key: as a witness's, but for the kind.
fn log_key(name: &str, pair: &Ed25519KeyPair) -> (String, [u8; 4]) {
    let typed = [vec![1], public(pair).to_vec()].concat();
    let digest = Sha256::digest([name.as_bytes(), b"\n", &typed].concat());
    let id: [u8; 4] = digest[..4].try_into().unwrap();
    let hex: String = id.iter().map(|byte| format!("{byte:02x}")).collect();
    (format!("{name}+{hex}+{}", STANDARD.encode(typed)), id)
}

fn name(number: u32) -> String {
    format!("second-look/console/dev_1/log/{number}")
}

/// RFC 9162 section 2.1.1, word by word.
fn root(leaves: &[u8]) -> Hash {
    match leaves {
        [] => Sha256::digest([]).into(),
        [one] => Sha256::digest([0, *one]).into(),
        _ => {
            let left = leaves.len().next_power_of_two() / 2;
            let (left, right) = leaves.split_at(left);
            Sha256::digest([vec![1], root(left).to_vec(), root(right).to_vec()].concat()).into()
        }
    }
}

/// RFC 9162 section 2.1.4.1, word by word.
fn proof(old: usize, leaves: &[u8], whole: bool) -> Vec<Hash> {
    if old == leaves.len() {
        return if whole { Vec::new() } else { vec![root(leaves)] };
    }
    let left = leaves.len().next_power_of_two() / 2;
    let (first, rest) = leaves.split_at(left);
    if old <= left {
        let mut found = proof(old, first, whole);
        found.push(root(rest));
        found
    } else {
        let mut found = proof(old - left, rest, false);
        found.push(root(first));
        found
    }
}

fn note(number: u32, pair: &Ed25519KeyPair, leaves: &[u8]) -> String {
    let text = format!("{}\n{}\n{}\n", name(number), leaves.len(), STANDARD.encode(root(leaves)));
    let (_, id) = log_key(&name(number), pair);
    let signature = [id.to_vec(), pair.sign(text.as_bytes()).as_ref().to_vec()].concat();
    format!("{text}\n{MARK} {} {}\n", name(number), STANDARD.encode(signature))
}

fn ask(old: usize, leaves: &[u8], pair: &Ed25519KeyPair) -> CheckpointAsk {
    let hashes = if old == 0 || old >= leaves.len() { Vec::new() } else { proof(old, leaves, true) };
    let consistency = hashes.iter().map(|hash| STANDARD.encode(hash)).collect();
    CheckpointAsk { old_size: old as u64, checkpoint: note(1, pair, leaves), consistency }
}

fn seen(known: &Device, ask: &CheckpointAsk) -> Result<Device, Code> {
    witness(Some(known), "dev_1", "rev-17", ask, &crate::signin::is_signed)
        .map(|(device, _)| device)
        .map_err(|refusal| refusal.code)
}

fn enrolled() -> (Device, Ed25519KeyPair) {
    let pair = signing(1);
    let (device, new) = enrol(None, "dev_1", "rev-17", &log_key(&name(1), &pair).0).unwrap();
    assert!(new);
    (device, pair)
}

#[test]
fn every_small_log_is_cosigned_from_every_size_before_and_no_rewritten_one_is() {
    let leaves: Vec<u8> = (0..20).collect();
    for old in 1..=20 {
        let (device, pair) = enrolled();
        let device = seen(&device, &ask(0, &leaves[..old], &pair)).unwrap();
        for new in old..=20 {
            assert!(seen(&device, &ask(old, &leaves[..new], &pair)).is_ok(), "{old} to {new}");
            let mut rewritten = leaves[..new].to_vec();
            rewritten[0] = 99;
            assert_eq!(seen(&device, &ask(old, &rewritten, &pair)).unwrap_err(), Code::ProofFailed, "{old} to {new}");
        }
    }
}

#[test]
fn another_size_is_told_what_was_seen_with_the_consoles_own_words() {
    let (device, pair) = enrolled();
    let leaves: Vec<u8> = (0..9).collect();
    let first = ask(0, &leaves, &pair);
    let device = seen(&device, &first).unwrap();
    for (old, entries) in [(0, 9), (4, 6), (12, 9)] {
        let ask = CheckpointAsk { old_size: old, ..ask(0, &leaves[..entries], &pair) };
        let refusal = witness(Some(&device), "dev_1", "rev-17", &ask, &crate::signin::is_signed).unwrap_err();
        assert_eq!(refusal.code, Code::SizeDiffers);
        assert_eq!(refusal.seen, Some((9, Some(first.checkpoint.clone()))), "signed by the console: a proof");
    }
    let shorter = CheckpointAsk { old_size: 9, ..ask(0, &leaves[..5], &pair) };
    assert_eq!(seen(&device, &shorter).unwrap_err(), Code::Malformed);
}

#[test]
fn a_log_is_over_once_a_later_one_was_seen_and_none_is_enrolled_twice() {
    let (device, pair) = enrolled();
    let device = seen(&device, &ask(0, &[1, 2, 3], &pair)).unwrap();
    let later = signing(2);
    let (device, _) = enrol(Some(&device), "dev_1", "rev-17", &log_key(&name(3), &later).0).unwrap();
    assert!(seen(&device, &ask(3, &[1, 2, 3, 4], &pair)).is_ok(), "nothing of the later one was seen yet");
    let begun = CheckpointAsk { checkpoint: note(3, &later, &[7]), ..ask(0, &[7], &later) };
    let device = seen(&device, &begun).unwrap();
    assert_eq!(seen(&device, &ask(3, &[1, 2, 3, 4], &pair)).unwrap_err(), Code::SizeDiffers);
    let same = log_key(&name(3), &later).0;
    assert!(matches!(enrol(Some(&device), "dev_1", "rev-17", &same), Ok((_, false))), "again is no harm");
    for (number, pair) in [(3, &pair), (2, &later), (1, &later)] {
        let key = log_key(&name(number), pair).0;
        assert_eq!(enrol(Some(&device), "dev_1", "rev-17", &key).unwrap_err(), Code::Forbidden, "{number}");
    }
}

#[test]
fn nobody_speaks_for_somebody_elses_console_or_under_another_key() {
    let (device, pair) = enrolled();
    let good = ask(0, &[1, 2], &pair);
    let of = |known: Option<&Device>, id: &str, who: &str, ask: &CheckpointAsk| {
        witness(known, id, who, ask, &crate::signin::is_signed).map(drop).map_err(|refusal| refusal.code)
    };
    assert_eq!(of(Some(&device), "dev_1", "rev-23", &good), Err(Code::Forbidden));
    assert_eq!(of(None, "dev_1", "rev-17", &good), Err(Code::UnknownDevice));
    assert_eq!(of(Some(&device), "dev_2", "rev-17", &good), Err(Code::UnknownDevice));
    assert_eq!(of(Some(&device), "dev_1", "rev-17", &ask(0, &[1, 2], &signing(9))), Err(Code::Forbidden));
    let odd = CheckpointAsk { checkpoint: good.checkpoint.replace("\n2\n", "\n02\n"), ..good.clone() };
    assert_eq!(of(Some(&device), "dev_1", "rev-17", &odd), Err(Code::Malformed));
    let key = log_key(&name(1), &pair).0;
    assert_eq!(enrol(Some(&device), "dev_1", "rev-23", &key).unwrap_err(), Code::Forbidden);
    for wrong in [key.replace("dev_1", "dev_2"), key.replacen('+', "+0", 1), witness_key(&name(1), &public(&pair))] {
        assert_eq!(enrol(None, "dev_1", "rev-17", &wrong).unwrap_err(), Code::Malformed, "{wrong}");
    }
}
