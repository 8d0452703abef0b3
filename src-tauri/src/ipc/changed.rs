//! The one event the page hears: what has changed, by id, at most four times a second.
use std::collections::BTreeSet;
use std::time::Duration;

use second_look::clock::Clock;
use second_look::console;
use second_look::ids::CaseId;
use serde::Serialize;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;

/// Between two batches.
const PAUSE: Duration = Duration::from_millis(250);

/// What has changed; ids only. Screens read again what they show.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, specta::Type, tauri_specta::Event)]
pub struct Changed {
    /// Rows of the queue.
    pub queue: bool,
    /// The status bar.
    pub status: bool,
    /// Entries of the outbox.
    pub outbox: bool,
    /// Decisions of everybody.
    pub ledger: bool,
    /// These cases.
    pub cases: BTreeSet<CaseId>,
    /// Somebody followed a link to a case.
    pub link: bool,
    /// The window was asked to close: what was typed last is kept now, and `may_close` is awaited.
    pub closing: bool,
}

impl Changed {
    /// Everything in general, and no case by name: what is told when changes went by unheard.
    pub fn anything() -> Self {
        Self { queue: true, status: true, outbox: true, ledger: true, ..Self::default() }
    }

    fn add(&mut self, more: console::Changed) {
        self.queue |= more.queue;
        self.status |= more.status;
        self.outbox |= more.outbox;
        self.ledger |= more.ledger;
        self.cases.extend(more.cases);
    }
}

/// Hands on what the console tells, until the console is gone. The first change of a quiet time goes out at once; those
/// that follow within a quarter of a second go out together.
pub async fn forward(mut changes: Receiver<console::Changed>, clock: Clock, mut emit: impl FnMut(Changed)) {
    let mut free_at = Duration::ZERO;
    let mut batch = Changed::default();
    while hear(&mut changes, &mut batch).await {
        let pause = free_at.saturating_sub(clock.elapsed());
        if !pause.is_zero() {
            let passed = clock.sleep(pause);
            tokio::pin!(passed);
            loop {
                tokio::select! {
                    biased;
                    () = &mut passed => break,
                    open = hear(&mut changes, &mut batch) => if !open { break },
                }
            }
        }
        free_at = clock.elapsed().saturating_add(PAUSE);
        emit(std::mem::take(&mut batch));
    }
}

/// Waits for the next change and adds it; false when nothing will come any more.
async fn hear(changes: &mut Receiver<console::Changed>, batch: &mut Changed) -> bool {
    match changes.recv().await {
        Ok(changed) => {
            batch.add(changed);
            true
        }
        Err(RecvError::Lagged(_)) => {
            let missed = std::mem::replace(batch, Changed::anything());
            batch.cases = missed.cases;
            true
        }
        Err(RecvError::Closed) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;
    use std::sync::{Arc, Mutex};
    use tokio::sync::broadcast;

    fn case(name: &str) -> console::Changed {
        console::Changed { cases: vec![CaseId::new(name)], ..console::Changed::default() }
    }

    /// Lets the other task do all it can before the next step.
    async fn settle() {
        for _ in 0..50 {
            tokio::task::yield_now().await;
        }
    }

    #[tokio::test]
    async fn the_first_change_goes_at_once_and_a_burst_goes_together_a_quarter_second_later() {
        let clock = Clock::manual(DateTime::UNIX_EPOCH);
        let (tell, told) = broadcast::channel(16);
        let heard = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&heard);
        let task = tokio::spawn(forward(told, clock.clone(), move |batch| seen.lock().unwrap().push(batch)));
        tell.send(case("a")).unwrap();
        settle().await;
        assert_eq!(heard.lock().unwrap().len(), 1, "nobody waits for the first");
        for name in ["b", "c", "b"] {
            tell.send(case(name)).unwrap();
            settle().await;
        }
        tell.send(console::Changed { status: true, ..console::Changed::default() }).unwrap();
        settle().await;
        assert_eq!(heard.lock().unwrap().len(), 1, "the rest waits for its turn");
        clock.advance(PAUSE);
        settle().await;
        let batches = heard.lock().unwrap().clone();
        let together =
            Changed { status: true, cases: ["b", "c"].map(CaseId::new).into_iter().collect(), ..Changed::default() };
        assert_eq!(batches[1..], [together], "each id once, and nothing lost");
        drop(tell);
        task.await.unwrap();
    }

    #[tokio::test]
    async fn who_listened_too_slowly_is_told_to_read_everything_again() {
        let (tell, told) = broadcast::channel(1);
        for name in ["a", "b", "c"] {
            tell.send(case(name)).unwrap();
        }
        drop(tell);
        let mut heard = Vec::new();
        forward(told, Clock::system(), |batch| heard.push(batch)).await;
        let first = heard.first().unwrap();
        assert!(first.queue && first.status && first.outbox && first.ledger, "what was missed may have been anything");
    }
}
