//! The first page of the queue must cost the same whatever its length.
use std::time::{Duration, Instant};

use second_look::catalogue::Language;
use second_look::queue::list::{Viewer, Wanted, page};
use second_look::store::Store;

use crate::{Figure, RUNS, store};

const PAGE: u32 = 100;

/// First page at 100,000 cases against the same at 1,000.
pub async fn measure() -> Figure {
    let folder = tempfile::tempdir().unwrap();
    let store = store::open(folder.path()).await;
    store::fill(&store, 0, 1_000).await;
    let floor = first_pages(&store).await;
    store::fill(&store, 1_000, 100_000).await;
    let measured = first_pages(&store).await;
    store.close().await.unwrap();
    Figure {
        name: "first queue page, 100,000 cases",
        floor_name: "the same at 1,000 cases",
        measured,
        floor,
        limit: 1.3,
    }
}

async fn first_pages(store: &Store) -> Vec<Duration> {
    let viewer = Viewer { me: None, server_now: store::start(), language: Language::English };
    let mut times = Vec::new();
    for _ in 0..RUNS {
        let mut run = Vec::new();
        for _ in 0..20 {
            #[expect(clippy::disallowed_methods, reason = "a measurement reads the machine's clock")]
            let began = Instant::now();
            let mut tx = store.begin().await.unwrap();
            let rows = page(&mut tx, &viewer, &Wanted::default(), None, PAGE).await.unwrap().rows;
            tx.rollback().await.unwrap();
            run.push(began.elapsed());
            assert_eq!(rows.len(), PAGE as usize);
        }
        times.push(crate::median(&run));
    }
    times
}
