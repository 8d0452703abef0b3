//! What work with keys leaves on a stack (`src/secret.rs`): a thread does it and waits, and its whole stack is read out of the
//! memory of this process.
#![cfg(target_os = "linux")]
use std::fs::File;
use std::hint::black_box;
use std::os::unix::fs::FileExt as _;
use std::sync::mpsc;

use aes_gcm::aead::{Aead as _, KeyInit as _};
use aes_gcm::{Aes256Gcm, Nonce};
use ed25519_dalek::{Signer as _, SigningKey};
use hkdf::Hkdf;
use sha2::Sha256;

use super::*;
use crate::audit::LogSigner;
use crate::secret::leaving_no_trace;
use crate::store::cipher::{decrypt, encrypt};
use crate::store::key_material::{derive, random};
use crate::store::key_passphrase::Cost;

/// The stack of the thread that works.
const STACK_BYTES: usize = 2 * 1_024 * 1_024;
/// What is read of it, from its first frame down: twice what is ever overwritten.
const READ_BYTES: usize = 512 * 1_024;
/// Further down than a thread goes to say where its stack is, and to wait: that must hide nothing.
const OUT_OF_REACH: usize = 32 * 1_024;
/// Further down than a cipher goes, and within what a call may use.
const DEEP: usize = 100 * 1_024;

/// The stack of a thread that did something deep in it and waits now.
fn stack_after(act: impl FnOnce() + Send) -> Vec<u8> {
    let (tell, told) = mpsc::channel();
    let (let_go, until) = mpsc::channel::<()>();
    std::thread::scope(|scope| {
        let work = move || {
            let first = 0_u8;
            below::<OUT_OF_REACH>(act);
            tell.send(std::ptr::from_ref(black_box(&first)).addr()).unwrap();
            // Until the stack was read.
            let _nobody_is_left = until.recv();
        };
        std::thread::Builder::new().stack_size(STACK_BYTES).spawn_scoped(scope, work).unwrap();
        let top = told.recv().unwrap();
        let mut stack = vec![0_u8; READ_BYTES];
        let memory = File::open("/proc/self/mem").unwrap();
        memory.read_exact_at(&mut stack, u64::try_from(top - READ_BYTES).unwrap()).unwrap();
        drop(let_go);
        stack
    })
}

/// Does something so many bytes further down.
#[inline(never)]
fn below<const BYTES: usize>(act: impl FnOnce()) {
    let mut room = [0_u8; BYTES];
    black_box(&mut room);
    act();
    black_box(&mut room);
}

/// Leaves a copy of the key behind, however this is compiled.
#[inline(never)]
fn lay_out(key: &Key) {
    let mut copy = *key.expose();
    black_box(&mut copy);
}

fn lay_out_deep(key: &Key) {
    below::<DEEP>(|| lay_out(key));
}

/// How often a part of the secret stands there: a cipher keeps its key in parts of sixteen bytes.
fn left_of(secret: &[u8], stack: &[u8]) -> usize {
    secret.chunks_exact(16).map(|part| stack.windows(part.len()).filter(|there| *there == part).count()).sum()
}

/// How much of a key something leaves. A new key each time: a stack can be one that a thread before had.
fn left_by(act: fn(&Key)) -> usize {
    let key = random_key().unwrap();
    left_of(key.expose(), &stack_after(|| act(&key)))
}

#[test]
fn what_was_sealed_derived_and_signed_with_a_key_leaves_nothing_of_it_on_the_stack() {
    let key = random_key().unwrap();
    let mut derived = None;
    let stack = stack_after(|| {
        let sealed = encrypt(&key, b"a place", b"a text").unwrap();
        drop(decrypt(&key, b"a place", &sealed).unwrap());
        derived = Some(derive(&key, "second-look/test", &[]).unwrap());
        LogSigner::new("log", &key).unwrap().sign_bytes(b"a text");
    });
    assert_eq!(left_of(key.expose(), &stack), 0, "the key stands on the stack still");
    assert_eq!(left_of(derived.unwrap().expose(), &stack), 0, "what was derived from it stands there still");
}

#[test]
fn a_call_about_keys_leaves_neither_passphrase_nor_key_on_the_stack() {
    let folder = tempfile::tempdir().unwrap();
    let passphrase = Secret::new(hex::encode(random::<32>().unwrap()));
    let key = random_key().unwrap();
    let stack = stack_after(|| {
        leaving_no_trace_of_a_call(|| {
            let place = PassphraseFile::create_at_cost(folder.path(), "prf_1", &passphrase, Cost::CHEAP).unwrap();
            place.put("db-key", key.expose()).unwrap();
            assert_eq!(place.get("db-key").unwrap().as_deref().map(Vec::as_slice), Some(key.expose().as_slice()));
        });
    });
    assert_eq!(left_of(passphrase.expose().as_bytes(), &stack), 0, "the passphrase stands on the stack still");
    assert_eq!(left_of(key.expose(), &stack), 0, "the key it sealed stands there still");
}

#[test]
fn a_key_that_is_left_on_a_stack_is_found_and_one_far_down_goes_with_a_call_alone() {
    assert!(left_by(lay_out) > 0, "nobody took it away");
    assert_eq!(left_by(|key| leaving_no_trace(|| lay_out(key))), 0, "both take away what is near");
    assert_eq!(left_by(|key| leaving_no_trace_of_a_call(|| lay_out(key))), 0, "both take away what is near");
    assert!(left_by(|key| leaving_no_trace(|| lay_out_deep(key))) > 0, "it lies deeper than a cipher goes");
    assert_eq!(left_by(|key| leaving_no_trace_of_a_call(|| lay_out_deep(key))), 0, "a call may go as deep as that");
}

#[test]
#[cfg_attr(not(debug_assertions), ignore = "an optimised library may find a way without a copy")]
fn ciphers_digests_and_signatures_leave_the_key_on_the_stack_where_nothing_takes_it_away() {
    let key = random_key().unwrap();
    let stack = stack_after(|| {
        black_box(&SigningKey::from_bytes(key.expose()).sign(b"a text"));
        let cipher = Aes256Gcm::new(key.expose().into());
        black_box(&cipher.encrypt(&Nonce::from([0_u8; 12]), b"a text".as_slice()).unwrap());
        black_box(&Hkdf::<Sha256>::new(None, key.expose()));
    });
    assert!(left_of(key.expose(), &stack) > 0, "then the tests above look for nothing");
}
