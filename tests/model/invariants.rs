//! Invariants I1 to I7 of the outbox, as one pure check over rows and the platform's record.
//!
//! Usable by any test that can list rows: it knows neither the store nor the sandbox. What each says:
//!
//! - I1 decision, row and log entry are written together; I2 bytes and key never change; I3 `confirmed` has a receipt that
//!   names our decision; I4 one row a case is on its way; I5 `unknown` is left only for an answer;
//! - I6 what is in effect on the platform is one decision a case, from one row, with that row's bytes;
//! - I7 what is on its way is the newest of its case, so that the order of a case is kept.
use std::collections::{BTreeMap, BTreeSet};

/// One row of an outbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Order of saving.
    pub seq: i64,
    /// The decision.
    pub decision: String,
    /// The case.
    pub case: String,
    /// Its key.
    pub key: String,
    /// Digest of the bytes, made from the bytes themselves.
    pub bytes: String,
    /// The digest that stands in the row.
    pub digest: String,
    /// The state's word.
    pub state: &'static str,
    /// Decision id and digest of the stored receipt.
    pub receipt: Option<(String, String)>,
}

/// A decision as the platform has recorded it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// The decision.
    pub decision: String,
    /// The case.
    pub case: String,
    /// Digest of the body.
    pub digest: String,
    /// The state's word.
    pub state: &'static str,
}

const ON_ITS_WAY: [&str; 3] = ["queued", "sending", "unknown"];

fn on_its_way(row: &Row) -> bool {
    ON_ITS_WAY.contains(&row.state)
}

/// What is wrong with one outbox as it stands. `decided` are the decisions the log calls decided, in order.
pub fn outbox(rows: &[Row], decided: &[String]) -> Vec<String> {
    let mut wrong = Vec::new();
    let logged: BTreeSet<&String> = decided.iter().collect();
    let saved: BTreeSet<&String> = rows.iter().map(|row| &row.decision).collect();
    if logged != saved || decided.len() != rows.len() {
        wrong.push(format!("I1: {} rows and {} log entries of decisions", rows.len(), decided.len()));
    }
    let mut newest: BTreeMap<&str, i64> = BTreeMap::new();
    let mut waiting: BTreeMap<&str, u32> = BTreeMap::new();
    for row in rows {
        let seq = newest.entry(&row.case).or_insert(row.seq);
        *seq = (*seq).max(row.seq);
        *waiting.entry(&row.case).or_default() += u32::from(on_its_way(row));
    }
    for row in rows {
        if row.bytes != row.digest {
            wrong.push(format!("I2: {} holds other bytes than its digest says", row.decision));
        }
        let ours = row.receipt.as_ref().is_some_and(|(id, digest)| *id == row.decision && *digest == row.digest);
        if row.state == "confirmed" && !ours {
            wrong.push(format!("I3: {} is confirmed without a receipt of its own", row.decision));
        }
        if on_its_way(row) && newest.get(row.case.as_str()) != Some(&row.seq) {
            wrong.push(format!("I7: {} is on its way behind a newer one", row.decision));
        }
    }
    for (case, count) in waiting.into_iter().filter(|(_, count)| *count > 1) {
        wrong.push(format!("I4: {count} rows of {case} are on their way"));
    }
    wrong
}

/// What is wrong with how one outbox changed in a step. `answered` says that an answer of the platform was heard in it.
pub fn step(before: &[Row], after: &[Row], answered: bool) -> Vec<String> {
    let mut wrong = Vec::new();
    let now: BTreeMap<&str, &Row> = after.iter().map(|row| (row.decision.as_str(), row)).collect();
    for old in before {
        let Some(new) = now.get(old.decision.as_str()) else {
            wrong.push(format!("I1: {} is gone", old.decision));
            continue;
        };
        let fixed = |row: &Row| (row.seq, row.case.clone(), row.key.clone(), row.bytes.clone(), row.digest.clone());
        if fixed(old) != fixed(new) {
            wrong.push(format!("I2: {} changed what it sends", old.decision));
        }
        if old.state == "unknown" && new.state != "unknown" && !answered {
            wrong.push(format!("I5: {} left unknown for {} without an answer", old.decision, new.state));
        }
    }
    wrong
}

/// What is wrong between all outboxes and the platform's record. Decisions of `strangers` were made without a console.
pub fn platform(rows: &[Row], recorded: &[Recorded], strangers: &BTreeSet<String>) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut effective: BTreeMap<&str, u32> = BTreeMap::new();
    for there in recorded {
        *effective.entry(&there.case).or_default() += u32::from(there.state == "applied");
        let origins: Vec<&Row> = rows.iter().filter(|row| row.decision == there.decision).collect();
        let known = strangers.contains(&there.decision);
        if origins.len() + usize::from(known) != 1 {
            wrong.push(format!("I6: {} has {} origins", there.decision, origins.len()));
        }
        if origins.iter().any(|row| row.digest != there.digest || row.case != there.case) {
            wrong.push(format!("I6: {} is recorded with other bytes or on another case", there.decision));
        }
    }
    for (case, count) in effective.into_iter().filter(|(_, count)| *count > 1) {
        wrong.push(format!("I6: {count} decisions of {case} are in effect"));
    }
    wrong
}

fn row(seq: i64, case: &str, state: &'static str) -> Row {
    Row {
        seq,
        decision: format!("d{seq}"),
        case: case.into(),
        key: format!("k{seq}"),
        bytes: "b".into(),
        digest: "b".into(),
        state,
        receipt: None,
    }
}

/// Each broken invariant is found under its own number, and a whole outbox is not accused.
pub fn each_broken_invariant_is_named() {
    let good = [row(1, "a", "withdrawn"), row(2, "a", "queued"), row(3, "b", "unknown")];
    let decided: Vec<String> = good.iter().map(|row| row.decision.clone()).collect();
    assert_eq!(outbox(&good, &decided), Vec::<String>::new());
    assert!(outbox(&good, &decided[..2])[0].starts_with("I1"));
    let one = |row: Row| outbox(std::slice::from_ref(&row), std::slice::from_ref(&row.decision)).concat();
    assert!(one(Row { bytes: "other".into(), ..row(1, "a", "queued") }).starts_with("I2"));
    assert!(one(row(1, "a", "confirmed")).starts_with("I3"));
    let twice = [row(1, "a", "queued"), row(2, "a", "unknown")];
    let found = outbox(&twice, &["d1".into(), "d2".into()]).concat();
    assert!(found.contains("I4") && found.contains("I7"), "{found}");
    assert!(step(&[row(1, "a", "unknown")], &[row(1, "a", "queued")], false).concat().starts_with("I5"));
    assert!(step(&[row(1, "a", "unknown")], &[row(1, "a", "queued")], true).is_empty());
    assert!(step(&[row(1, "a", "queued")], &[], true).concat().starts_with("I1"));
    let there = |id: &str| Recorded { decision: id.into(), case: "a".into(), digest: "b".into(), state: "applied" };
    let none = BTreeSet::new();
    assert!(platform(&[row(1, "a", "confirmed")], &[there("d1")], &none).is_empty());
    assert!(platform(&[], &[there("d1")], &none).concat().starts_with("I6"));
    let both = platform(&[row(1, "a", "confirmed"), row(2, "a", "queued")], &[there("d1"), there("d2")], &none);
    assert!(both.concat().contains("2 decisions"), "{both:?}");
}
