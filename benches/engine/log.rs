//! An entry of the audit log against the decision it rides in.
use std::time::Duration;

use second_look::audit::Event;
use second_look::store::{OurClaim, Store};

use crate::{Figure, RUNS, decision, now, store};

const A_RUN: u32 = 200;

/// What an entry adds to a transaction, against saving a decision, which carries one.
pub async fn appending() -> Figure {
    let folder = tempfile::tempdir().unwrap();
    let store = store::open(folder.path()).await;
    let runs = u32::try_from(RUNS).unwrap();
    store::fill(&store, 0, A_RUN * runs).await;
    let (mut measured, mut floor) = (Vec::new(), Vec::new());
    for run in 0..runs {
        let (mut with, mut without) = (Vec::new(), Vec::new());
        for number in run * A_RUN..(run + 1) * A_RUN {
            // By turns, so that whatever else the machine does meets both alike.
            without.push(transaction(&store, number, false).await);
            with.push(transaction(&store, number, true).await);
        }
        measured.push(crate::median(&with).saturating_sub(crate::median(&without)));
        floor.push(decision::decisions(&store, run * A_RUN).await);
    }
    store.close().await.unwrap();
    Figure {
        name: "an entry of the log, signed for",
        floor_name: "the saved decision it rides in",
        measured,
        floor,
        limit: 0.1,
    }
}

/// A transaction of the size of a small command, with or without its entry.
async fn transaction(store: &Store, number: u32, entry: bool) -> Duration {
    let case_id = store::summary(number).case_id;
    let claim = OurClaim {
        case_id: case_id.clone(),
        claim_id: second_look::ids::ClaimId::new("clm_bench"),
        fencing_token: 1,
        purpose: "review".into(),
        expires_at: store::start(),
        server_offset_ms: 0,
        release_at: None,
    };
    let began = now();
    let mut tx = store.begin().await.unwrap();
    tx.keep_cases(&[store::summary(number)], 0).await.unwrap();
    tx.keep_claim(&claim).await.unwrap();
    if entry {
        tx.log(Event::on("claimed", &case_id).with("purpose", "review")).await.unwrap();
    }
    tx.commit().await.unwrap();
    began.elapsed()
}
