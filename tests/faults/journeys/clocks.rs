//! Clocks that are wrong, jump or stood still for long.
use chrono::TimeDelta;
use second_look::outbox::EntryState as S;

use super::{decide, end, plain, same, set, stage, stands};
use crate::bench::REVIEWER;
use crate::matrix::Checked;
use crate::stage::ENVIRONMENT;

/// What the log's entries of a case say of the clock: in order, whether it stood before the entry before, and the
/// server's offset in milliseconds.
async fn clock_words(console: &second_look::console::Console, case: &second_look::ids::CaseId) -> Vec<(bool, i64)> {
    let rows = console.log_of(case).await.expect("the log");
    let read = |bytes: &[u8]| {
        let entry: serde_json::Value = serde_json::from_slice(bytes).expect("an entry is JSON");
        let offset = entry["serverOffsetMs"].as_str().and_then(|text| text.parse().ok()).expect("an offset");
        (entry["clockBack"].as_bool().expect("a flag"), offset)
    };
    assert!(rows.windows(2).all(|pair| pair[0].seq < pair[1].seq), "the log is in order of its index");
    rows.iter().map(|row| read(&row.bytes)).collect()
}

/// C1: our clock is a day ahead of the platform's, or behind it.
pub async fn a_day_wrong(secs: i64, seed: u64) -> Checked {
    let stage = stage(seed, 12).await;
    stage.clock.set_wall(stage.clock.now() + TimeDelta::seconds(secs));
    let console = stage.synced(REVIEWER).await;
    let saved = decide(&stage, &console, 0).await;
    stage.send(&console).await;
    stands(&console, &saved, S::Confirmed, None).await?;
    same("the person is told", super::told_of_clock(&console).await?, true)?;
    let words = clock_words(&console, &saved.case_id).await;
    let off = |offset: i64| (offset + secs * 1_000).abs() < 5_000;
    same("the log knows the offset", words.iter().all(|(back, offset)| !back && off(*offset)), true)?;
    end(stage, console, 1).await
}

/// C2: our clock jumps back while a claim is held and a decision waits.
pub async fn back(secs: i64, seed: u64) -> Checked {
    let (stage, console) = set(seed, 12).await;
    let saved = decide(&stage, &console, 0).await;
    stage.clock.set_wall(stage.clock.now() - TimeDelta::seconds(secs));
    stage.control().clear_journal();
    let other = console.open_case(&plain(&stage, 1)).await.map_err(|error| error.to_string())?;
    same("another claim", other.claim.mine, true)?;
    let held = console.read_case(&saved.case_id).await.map_err(|error| error.to_string())?;
    same("the claim that was held", held.claim.mine, true)?;
    let words = clock_words(&console, &other.case_id).await;
    same("the first entry after the jump says so", words.first().map(|word| word.0), Some(true))?;
    // The undo time goes by another clock than the one on the wall: it is sent in its time, and once.
    stage.send(&console).await;
    stands(&console, &saved, S::Confirmed, None).await?;
    same("sent", stage.asked("POST", "/decision").len(), 1)?;
    end(stage, console, 1).await
}

/// C3: ten hours pass at once with a decision waiting; the lease is long over.
pub async fn asleep(somebody_came: bool, seed: u64) -> Checked {
    let (stage, console) = set(seed, 12).await;
    let saved = decide(&stage, &console, 0).await;
    stage.pass(36_000);
    if somebody_came {
        let case = saved.case_id.as_str();
        stage.control().claim_as(ENVIRONMENT, "rev-23", case, 900).map_err(|error| error.to_string())?;
        stage.control().release_as(ENVIRONMENT, "rev-23", case, false).map_err(|error| error.to_string())?;
    }
    stage.send(&console).await;
    if somebody_came {
        stands(&console, &saved, S::NeedsReview, Some("held_in_between")).await?;
        same("sent", stage.asked("POST", "/decision").len(), 0)?;
        return end(stage, console, 0).await;
    }
    stands(&console, &saved, S::Confirmed, None).await?;
    end(stage, console, 1).await
}
