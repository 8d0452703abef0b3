//! One byte of a stored row becomes another one, with the file's triggers off and the database key at hand.
use libtest_mimic::Failed;
use rand::rngs::StdRng;
use rand::{Rng as _, SeedableRng as _};
use second_look::store::LogDepth;
use sqlx::Connection;

use crate::made;

const FLIPS: usize = 1_000;
const ENTRIES: u32 = 60;

pub fn suite() -> Result<(), Failed> {
    let wrong = made::on_a_runtime(all());
    println!("tampering: row flips={FLIPS} undetected_or_misnamed={}", wrong.len());
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n").into()) }
}

async fn all() -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let store = made::open(folder.path()).await;
    made::fill(&store, ENTRIES).await;
    let mark = *store.log_growth().borrow();
    let mut thief = made::thief(folder.path()).await;
    let (mut wrong, mut flips, mut seeds) = (Vec::new(), 0, 0..);
    // A pick that hits nothing changes no byte, and does not count.
    while flips < FLIPS {
        let Some(seed) = seeds.next() else { break };
        let mut dice = StdRng::seed_from_u64(seed);
        let seq = dice.random_range(0..i64::from(ENTRIES));
        let (read, write) = match dice.random_range(0..4) {
            0 => ("SELECT root FROM audit WHERE seq = ?1", "UPDATE audit SET root = ?2 WHERE seq = ?1"),
            1 => ("SELECT signature FROM audit WHERE seq = ?1", "UPDATE audit SET signature = ?2 WHERE seq = ?1"),
            _ => ("SELECT bytes FROM audit WHERE seq = ?1", "UPDATE audit SET bytes = ?2 WHERE seq = ?1"),
        };
        let held: Option<Vec<u8>> = sqlx::query_scalar(read).bind(seq).fetch_one(&mut thief).await.unwrap();
        // An entry that is not the last of its transaction carries no signature.
        let Some(held) = held else { continue };
        flips += 1;
        let mut changed = held.clone();
        let at = dice.random_range(0..held.len());
        changed[at] ^= dice.random_range(1..=255_u8);
        sqlx::query(write).bind(seq).bind(changed).execute(&mut thief).await.unwrap();
        let found = store.check_log(mark, LogDepth::Whole).await.unwrap();
        if found.fault.and_then(|fault| fault.first_bad) != Some(seq.unsigned_abs()) {
            wrong.push(format!("{write} with {seq}, byte {at}: {:?}", found.fault));
        }
        sqlx::query(write).bind(seq).bind(held).execute(&mut thief).await.unwrap();
    }
    assert_eq!(store.check_log(mark, LogDepth::Whole).await.unwrap().fault, None, "all was put back");
    thief.close().await.unwrap();
    store.close().await.unwrap();
    wrong
}
