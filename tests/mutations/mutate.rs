//! Changes to bytes: some blind, some that know what JSON, TOML and numbers look like, so that they get past the first check.
use std::ops::Range;

use rand::Rng as _;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom as _;

use crate::mutate_json::mutate_json;

/// Inputs do not grow beyond this; limits on size have tests of their own.
const LONGEST: usize = 64 * 1024;

/// What stands in a place where something else was expected.
const ODD: &[&str] = &[
    "null",
    "true",
    "[]",
    "{}",
    "\"\"",
    "0",
    "-1",
    "1e999",
    "-0.0",
    "18446744073709551616",
    "0.1",
    "74.5",
    "[[[[[[[[",
    "}",
    "\"\\ud800\"",
    "\"\\u0000\"",
    "\u{202e}",
    "\u{feff}",
    "\u{e9}",
    "\u{130}",
    "\u{df}",
    "9999-12-31T23:59:59Z",
    "0000-00-00",
    "2026-02-30T25:61:61Z",
    "-262143-01-01T00:00:00Z",
    "<<<<<",
    "DELETED",
    "=",
    "[[",
    "'''",
    "#",
    "\n",
];

/// One input of the corpus, changed one to six times; every other one that is JSON stays JSON.
pub fn mutate(random: &mut StdRng, corpus: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = corpus.choose(random).cloned().unwrap_or_default();
    if random.random()
        && let Some(changed) = mutate_json(random, &bytes)
    {
        return changed;
    }
    for _ in 0..random.random_range(1..=6) {
        once(random, &mut bytes, corpus);
    }
    bytes.truncate(LONGEST);
    bytes
}

fn once(random: &mut StdRng, bytes: &mut Vec<u8>, corpus: &[Vec<u8>]) {
    match random.random_range(0..15) {
        0 => flip(random, bytes),
        1 => drop(bytes.drain(part(random, bytes.len()))),
        2 => {
            let twice = bytes[part(random, bytes.len())].to_vec();
            put(random, bytes, &twice);
        }
        3 => {
            let odd = ODD.choose(random).copied().unwrap_or_default();
            put(random, bytes, odd.as_bytes());
        }
        4 => {
            let other = corpus.choose(random).cloned().unwrap_or_default();
            let taken = part(random, other.len());
            put(random, bytes, &other[taken]);
        }
        5 => bytes.truncate(random.random_range(0..=bytes.len())),
        6..=7 => replace_a_character(random, bytes),
        8..=10 => replace_a_value(random, bytes),
        11..=13 => another_digit(random, bytes),
        _ => swap_words(random, bytes),
    }
}

fn flip(random: &mut StdRng, bytes: &mut [u8]) {
    if let Some(at) = (!bytes.is_empty()).then(|| random.random_range(0..bytes.len())) {
        bytes[at] ^= 1 << random.random_range(0..8);
    }
}

/// A letter, a digit or a filler in the place of another: what is read by places stays readable.
fn replace_a_character(random: &mut StdRng, bytes: &mut [u8]) {
    if let Some(at) = (!bytes.is_empty()).then(|| random.random_range(0..bytes.len())) {
        bytes[at] = b"ABCXYZ019<".choose(random).copied().unwrap_or(b'<');
    }
}

/// A number becomes another of as many digits: what is read strictly stays readable, and its edges move.
fn another_digit(random: &mut StdRng, bytes: &mut [u8]) {
    let digits: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at].is_ascii_digit()).collect();
    if let Some(at) = digits.choose(random) {
        bytes[*at] = random.random_range(b'0'..=b'9');
    }
}

fn put(random: &mut StdRng, bytes: &mut Vec<u8>, what: &[u8]) {
    let at = random.random_range(0..=bytes.len());
    bytes.splice(at..at, what.iter().copied());
}

/// A stretch, short more often than long.
fn part(random: &mut StdRng, length: usize) -> Range<usize> {
    let start = random.random_range(0..=length);
    let most = (length - start).min(if random.random() { 8 } else { 400 });
    start..start + random.random_range(0..=most)
}

/// The words between which values stand: runs of what is neither punctuation nor space.
fn words(bytes: &[u8]) -> Vec<Range<usize>> {
    let inner = |byte: &u8| byte.is_ascii_alphanumeric() || b"_.+-:<".contains(byte) || !byte.is_ascii();
    let mut found = Vec::new();
    let mut start = None;
    for (at, byte) in bytes.iter().enumerate() {
        match (inner(byte), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                found.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    found.extend(start.map(|from| from..bytes.len()));
    found
}

/// A word, with its quotes half of the time, becomes something odd.
fn replace_a_value(random: &mut StdRng, bytes: &mut Vec<u8>) {
    let words = words(bytes);
    let Some(word) = words.choose(random) else { return };
    let quoted = word.start > 0 && bytes[word.start - 1] == b'"' && bytes.get(word.end) == Some(&b'"');
    let whole = if quoted && random.random() { word.start - 1..word.end + 1 } else { word.clone() };
    let odd = ODD.choose(random).copied().unwrap_or_default();
    bytes.splice(whole, odd.bytes());
}

/// A word stands where another was: a time for a name, a code for a number.
fn swap_words(random: &mut StdRng, bytes: &mut Vec<u8>) {
    let words = words(bytes);
    let (Some(from), Some(to)) = (words.choose(random), words.choose(random)) else { return };
    let word = bytes[from.clone()].to_vec();
    bytes.splice(to.clone(), word);
}
