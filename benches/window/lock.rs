//! How long a lock takes: from what asked for it until the process that drew the case is gone and the profile let go of.
use std::time::Duration;

use crate::locking::{Locking, Trigger};

/// Locks by each trigger.
const ROUNDS: usize = 100;
/// What 99 of 100 keep.
const LIMIT: Duration = Duration::from_secs(1);

/// A hundred locks by each of the five triggers, each of which leaves nothing and comes back to its case.
pub async fn measure() -> bool {
    let mut locking = Locking::begin().await;
    let mut all = true;
    for trigger in Trigger::ALL {
        let took = locking.rounds(trigger, ROUNDS).await;
        let p99 = took[ROUNDS * 99 / 100 - 1];
        let holds = p99 <= LIMIT;
        let name = format!("lock by {trigger:?}, 99th of {ROUNDS}");
        println!(
            "{name:<44} {p99:>10.1?}   of {LIMIT:?}   {}   median {:.1?}, worst {:.1?}",
            if holds { "holds" } else { "OVER" },
            took[ROUNDS / 2],
            took[ROUNDS - 1],
        );
        all &= holds;
    }
    locking.end().await;
    all
}
