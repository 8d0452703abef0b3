//! Syncing through a feed that does what it must not.
use std::collections::BTreeMap;

use second_look::console::Console;
use second_look::ids::CaseId;
use second_look::queue::list::QueueFilter;
use second_look_sandbox::{Change, Fault, FaultRule};

use super::{decide, end, plain, same, set, stage};
use crate::bench::REVIEWER;
use crate::matrix::Checked;
use crate::rows::feed;
use crate::stage::ENVIRONMENT;

/// Every case in the queue, and the name it shows.
async fn listed(console: &Console) -> Result<BTreeMap<CaseId, Option<String>>, String> {
    let page = console.queue(&QueueFilter::default(), None, 500).await.map_err(|error| error.to_string())?;
    Ok(page.rows.into_iter().map(|row| (row.case_id, row.name)).collect())
}

async fn synced(console: &Console) -> Checked {
    console.sync_once().await.map(drop).map_err(|error| error.to_string())
}

fn rename(stage: &crate::stage::Stage, case_id: &CaseId, text: &str, keep_etag: bool) -> Checked {
    let change = Change::SetText { field: "familyName".into(), text: text.to_owned(), keep_etag };
    stage.control().change(ENVIRONMENT, case_id.as_str(), change).map_err(|error| error.to_string())
}

/// S1: every page comes twice.
pub async fn twice(seed: u64) -> Checked {
    let (stage, console) = set(seed, 60).await;
    let before = listed(&console).await?;
    stage.control().expire_cursors();
    stage.control().clear_journal();
    stage.control().fault(FaultRule { count: Some(2), ..feed(Fault::Repeat) });
    let _loops = console.sync_once().await;
    stage.control().clear_faults();
    synced(&console).await?;
    same("cases", listed(&console).await?, before)?;
    let fetched = stage.control().journal(0).iter().filter(|entry| entry.path.contains("/sessions/")).count();
    same("evidence fetched again", fetched, 0)?;
    end(stage, console, 0).await
}

/// S2: the items of each page in reverse.
pub async fn reverse(seed: u64) -> Checked {
    let (one, straight) = set(seed, 60).await;
    let expected = listed(&straight).await?;
    let stage = stage(seed, 60).await;
    let console = stage.signed_in(REVIEWER).await;
    stage.control().fault(feed(Fault::Reverse));
    synced(&console).await?;
    let seen = listed(&console).await?;
    same("cases in order and in reverse", seen.len(), expected.len())?;
    same("names", seen.into_values().collect::<Vec<_>>(), expected.into_values().collect())?;
    end(one, straight, 0).await?;
    end(stage, console, 0).await
}

/// S2: an older state of a case comes after a newer one.
pub async fn older(seed: u64) -> Checked {
    let (stage, console) = set(seed, 12).await;
    let case_id = plain(&stage, 0);
    stage.pass(60);
    rename(&stage, &case_id, "Newer", false)?;
    synced(&console).await?;
    let mut set = serde_json::Map::new();
    set.insert("/items/0/updatedAt".into(), "2020-01-01T00:00:00Z".into());
    set.insert("/items/0/etag".into(), "\"c-0\"".into());
    set.insert("/items/0/priority".into(), 1.into());
    stage.control().change(ENVIRONMENT, case_id.as_str(), Change::Touch).map_err(|error| error.to_string())?;
    stage.control().fault(feed(Fault::Patch { set }));
    synced(&console).await?;
    let name = listed(&console).await?.remove(&case_id).flatten().unwrap_or_default();
    same("the newer name stays", name.contains("Newer"), true)?;
    end(stage, console, 0).await
}

/// S3: the feed leads back to where it came from.
pub async fn circle(seed: u64) -> Checked {
    let stage = stage(seed, 60).await;
    let console = stage.signed_in(REVIEWER).await;
    stage.control().fault(feed(Fault::Repeat));
    let code = console.sync_once().await.err().map(|error| error.code);
    same("the round", code.as_deref(), Some("feed_loops"))?;
    same("requests", stage.asked("GET", "/cases").len(), 2)?;
    same("the page is kept", listed(&console).await?.len() > 30, true)?;
    end(stage, console, 0).await
}

/// S4: the cursor is forgotten while the console is closed.
pub async fn expired(seed: u64) -> Checked {
    let (stage, console) = set(seed, 60).await;
    let before = listed(&console).await?;
    console.close().await.map_err(|error| error.to_string())?;
    stage.control().expire_cursors();
    let console = stage.open().await;
    let report = console.sync_once().await.map_err(|error| error.to_string())?;
    same("swept, taken away, fetched", (report.swept, report.removed, report.fetched), (true, 0, 0))?;
    same("cases", listed(&console).await?, before)?;
    end(stage, console, 0).await
}

/// S5: evidence moves on between the page and its evidence.
pub async fn moved(seed: u64) -> Checked {
    let (stage, console) = set(seed, 12).await;
    let case_id = plain(&stage, 0);
    rename(&stage, &case_id, "First", false)?;
    let held = Fault::Delay { ms: 400 };
    stage.control().fault(FaultRule::always("GET", "/api/v1/*/sessions/**", held));
    let round = tokio::spawn({
        let console = console.clone();
        async move { console.sync_once().await.map(drop).map_err(|error| error.to_string()) }
    });
    let asked = || stage.control().with_faults(|plan| plan.hits().iter().any(|rule| rule.hits > 0));
    for _ in 0..1_000 {
        if asked() {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    same("its evidence is asked for", asked(), true)?;
    rename(&stage, &case_id, "Second", false)?;
    round.await.map_err(|error| error.to_string())??;
    stage.control().clear_faults();
    synced(&console).await?;
    let case = console.read_case(&case_id).await.map_err(|error| error.to_string())?;
    let name = case.name.unwrap_or_default();
    same("the newest", (name.contains("Second"), case.evidence_ready), (true, true))?;
    end(stage, console, 0).await
}

/// S6: the content changes under its etag.
pub async fn same_tag(seed: u64) -> Checked {
    let (stage, console) = set(seed, 12).await;
    let case_id = plain(&stage, 0);
    let shown = console.open_case(&case_id).await.map_err(|error| error.to_string())?;
    rename(&stage, &case_id, "Other", true)?;
    synced(&console).await?;
    let after = console.read_case(&case_id).await.map_err(|error| error.to_string())?;
    same("what is shown", (after.name, &after.evidence_digest), (shown.name, &shown.evidence_digest))?;
    decide(&stage, &console, 0).await;
    stage.send(&console).await;
    let body = stage.asked("POST", "/decision")[0].body.clone().unwrap_or_default();
    same("the digest that was sent", body.contains(&shown.evidence_digest), true)?;
    end(stage, console, 1).await
}

/// S7: one page of 20,000 items.
pub async fn flood(seed: u64) -> Checked {
    let (one, straight) = set(seed, 60).await;
    let expected = listed(&straight).await?.len();
    let stage = stage(seed, 60).await;
    let console = stage.signed_in(REVIEWER).await;
    stage.control().fault(FaultRule { count: Some(1), ..feed(Fault::Flood { items: 20_000 }) });
    synced(&console).await?;
    same("cases", listed(&console).await?.len(), expected)?;
    end(one, straight, 0).await?;
    end(stage, console, 0).await
}

/// S9: the server's time jumps, the lease goes by it, and the person is told that the clocks are apart.
pub async fn jump(secs: i64, seed: u64) -> Checked {
    let (stage, console) = set(seed, 12).await;
    same("told before", super::told_of_clock(&console).await?, false)?;
    stage.control().advance_secs(secs);
    let saved = decide(&stage, &console, 0).await;
    same("told after", super::told_of_clock(&console).await?, secs.abs() > 300)?;
    let case = console.read_case(&saved.case_id).await.map_err(|error| error.to_string())?;
    same("the claim", case.claim.mine, true)?;
    stage.send(&console).await;
    super::stands(&console, &saved, second_look::outbox::EntryState::Confirmed, None).await?;
    end(stage, console, 1).await
}
