//! Searching 100,000 cases: by a word, through the search index, and by a token, along the queue's own.
use std::time::{Duration, Instant};

use second_look::catalogue::Language;
use second_look::queue::list::{QueueFilter, Viewer, Wanted, page};
use second_look::store::Store;

use crate::{Figure, RUNS, store};

const PAGE: u32 = 100;
/// Searches a run: their median is the run's.
const A_RUN: usize = 3;
/// The index tells how far it is each time so many cases more are in it.
const TELL_EVERY: u32 = 20_000;

/// A word that finds ten cases, and a token that finds none, so that all of the queue is walked twice: for the page and its
/// count.
pub async fn measure() -> [Figure; 2] {
    let folder = tempfile::tempdir().unwrap();
    let store = store::open(folder.path()).await;
    store::fill(&store, 0, 1_000).await;
    indexed(&store).await;
    let floors = (timed(&store, "ses_0000050").await, timed(&store, "risk:trusted").await);
    println!("search: 100,000 cases are written and indexed");
    store::fill(&store, 1_000, 100_000).await;
    indexed(&store).await;
    println!("search: the searches");
    let (word, token) = (timed(&store, "ses_0000050").await, timed(&store, "risk:trusted").await);
    store.close().await.unwrap();
    [
        Figure {
            name: "search by a word, 100,000 cases",
            floor_name: "the same at 1,000 cases",
            measured: word,
            floor: floors.0,
            limit: 2.0,
        },
        Figure {
            name: "search by a token that nothing matches, 100,000 cases",
            floor_name: "the same at 1,000 cases, a hundredth of the rows",
            measured: token,
            floor: floors.1,
            limit: 130.0,
        },
    ]
}

/// Tells the index of everything it has yet to know.
async fn indexed(store: &Store) {
    let mut told = u32::MAX;
    loop {
        let left = store.index_some().await.unwrap();
        if left / TELL_EVERY < told {
            println!("search: {left} cases are still to be indexed");
            told = left / TELL_EVERY;
        }
        if left == 0 {
            return;
        }
    }
}

async fn timed(store: &Store, text: &str) -> Vec<Duration> {
    let viewer = Viewer { me: None, server_now: store::start(), language: Language::English };
    let filter = QueueFilter { text: text.to_owned(), ..QueueFilter::default() };
    let mut times = Vec::new();
    for _ in 0..RUNS {
        let mut run = Vec::new();
        for _ in 0..A_RUN {
            #[expect(clippy::disallowed_methods, reason = "a measurement reads the machine's clock")]
            let began = Instant::now();
            let mut wanted = Wanted::read(&filter).unwrap();
            if !wanted.words().is_empty() {
                let found = store.find(wanted.words()).await.unwrap();
                wanted = wanted.among(found);
            }
            let mut tx = store.begin().await.unwrap();
            let found = page(&mut tx, &viewer, &wanted, None, PAGE).await.unwrap();
            tx.rollback().await.unwrap();
            run.push(began.elapsed());
            assert_eq!(found.total, if text.starts_with("risk") { 0 } else { 10 });
        }
        times.push(crate::median(&run));
    }
    times
}
