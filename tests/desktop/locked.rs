//! The lock (T-18): five triggers, and what is left after each.
use std::time::Duration;

use crate::locking::{Locking, Trigger};
use crate::watch::Watch;

/// Rounds of each trigger; `cargo xtask bench --window lock` makes a hundred, and holds them to their second.
const ROUNDS: usize = 5;
/// Far above the second it may take, on a machine that does other things too; the time itself is printed.
const WIDE: Duration = Duration::from_secs(10);

#[tokio::test]
async fn t_18_each_of_five_triggers_takes_the_page_the_keys_and_the_file_and_unlocking_comes_back_to_the_case() {
    let mut locking = Locking::begin().await;
    let _watch = Watch::over(locking.sandbox().control());
    for trigger in Trigger::ALL {
        let took = locking.rounds(trigger, ROUNDS).await;
        let worst = took.last().unwrap();
        println!("t18: trigger={trigger:?} rounds={ROUNDS} worst_ms={}", worst.as_millis());
        assert!(*worst < WIDE, "{trigger:?}: {took:?}");
    }
    println!("t18: case_text_kept_ms={}", locking.longest_kept().as_millis());
    locking.end().await;
}

#[tokio::test]
async fn t_18_under_a_passphrase_neither_it_nor_a_key_it_opens_is_left_in_memory() {
    let mut locking = Locking::begin_under_a_passphrase().await;
    let _watch = Watch::over(locking.sandbox().control());
    let took = locking.rounds(Trigger::Person, 1).await;
    println!("t18: passphrase worst_ms={}", took[0].as_millis());
    assert!(took[0] < WIDE, "{took:?}");
    locking.end().await;
}
