//! Answers to a decision that take several steps to come about.
use std::collections::BTreeSet;
use std::time::Duration;

use second_look::clock::Clock;
use second_look::outbox::EntryState as S;
use second_look_sandbox::rules::body::Verb;
use second_look_sandbox::{Change, Fault};

use super::{decide, end, on_send, same, set, stands};
use crate::matrix::Checked;
use crate::stage::{ENVIRONMENT, entry};

/// H7: a colleague takes the case over and decides before ours arrives.
pub async fn superseded(theirs: Verb, seed: u64) -> Checked {
    let (stage, console) = set(seed, 12).await;
    let saved = decide(&stage, &console, 0).await;
    let case = saved.case_id.as_str();
    stage.control().take_over(ENVIRONMENT, "rev-23", case, 900).map_err(|error| error.to_string())?;
    stage.control().decide_as(ENVIRONMENT, "rev-23", case, theirs).map_err(|error| error.to_string())?;
    stage.send(&console).await;
    stands(&console, &saved, S::Superseded, Some("already_decided")).await?;
    let shown = entry(&console, &saved).await;
    same("whose decision stands", shown.theirs.map(|theirs| theirs.reviewer), Some("rev-23".to_owned()))?;
    end(stage, console, 1).await
}

/// H8: the platform forgets every key at once, and the answer to ours is lost.
pub async fn key_forgotten(read_back: bool, seed: u64) -> Checked {
    let (stage, console) = set(seed, 12).await;
    let forget = second_look_sandbox::control::Settings { key_life_secs: Some(0), ..Default::default() };
    stage.control().set(&forget).map_err(|error| error.to_string())?;
    let saved = decide(&stage, &console, 0).await;
    stage.control().fault(on_send(Fault::LoseAnswer));
    stage.send(&console).await;
    stands(&console, &saved, S::Unknown, Some("no_answer")).await?;
    stage.control().clear_faults();
    if !read_back {
        // The read-back says once that there is none: the same bytes go out, and meet our own decision.
        let none = Fault::Status { status: 404, code: Some("no_decision".into()), retry_after: None };
        let rule = second_look_sandbox::FaultRule::once("GET", "/review/v1/*/cases/*/decision", none);
        stage.control().fault(rule);
    }
    stage.send(&console).await;
    stands(&console, &saved, S::Confirmed, None).await?;
    let sent = stage.asked("POST", "/decision");
    let keys: BTreeSet<_> = sent.iter().map(|sent| sent.headers["idempotency-key"].clone()).collect();
    same("sent, and keys", (sent.len(), keys.len()), (if read_back { 1 } else { 2 }, 1))?;
    end(stage, console, 1).await
}

/// H17: a 500 that is stored with the key and comes again and again.
pub async fn stored_500(seed: u64) -> Checked {
    let (stage, console) = set(seed, 12).await;
    let saved = decide(&stage, &console, 0).await;
    stage.control().fault(on_send(Fault::Status { status: 500, code: None, retry_after: None }));
    stage.pass(11);
    for _ in 0..8 {
        console.send_due().await.map_err(|error| error.to_string())?;
        // Of unknown outcome, or to be sent again after a look back; never before a person.
        let state = entry(&console, &saved).await.state;
        same("it goes on", matches!(state, S::Unknown | S::Queued), true)?;
        stage.pass(600);
    }
    let (sent, looked) = (stage.asked("POST", "/decision"), stage.asked("GET", "/decision"));
    let keys: BTreeSet<_> = sent.iter().map(|sent| sent.headers["idempotency-key"].clone()).collect();
    same("keys", keys.len(), 1)?;
    if looked.len() + 1 < sent.len() {
        return Err(format!("{} sent after only {} looks", sent.len(), looked.len()));
    }
    stage.control().clear_faults();
    for _ in 0..2 {
        console.send_due().await.map_err(|error| error.to_string())?;
        stage.pass(600);
    }
    stands(&console, &saved, S::Confirmed, None).await?;
    end(stage, console, 1).await
}

/// H18: recorded, and not applied for more than a day.
pub async fn endless_applying(seed: u64) -> Checked {
    let (stage, console) = set(seed, 12).await;
    let manual = second_look_sandbox::control::Settings { applying: Some("manual".into()), ..Default::default() };
    stage.control().set(&manual).map_err(|error| error.to_string())?;
    let saved = decide(&stage, &console, 0).await;
    stage.send(&console).await;
    for hour in 0..26 {
        stands(&console, &saved, S::Accepted, Some("applying")).await?;
        let status = console.status().await.map_err(|error| error.to_string())?;
        let told = status.unfinished.is_some_and(|told| told.code == "decision_unfinished");
        let why = entry(&console, &saved).await.why.unwrap_or_default();
        let late = (told, why.contains("more than a day ago"));
        same(&format!("status and outbox after {hour} hours"), late, (hour >= 24, hour >= 24))?;
        stage.pass(3_600);
        console.send_due().await.map_err(|error| error.to_string())?;
    }
    same("sent", stage.asked("POST", "/decision").len(), 1)?;
    same("looks, one an hour", stage.asked("GET", "/decision").iter().filter(|one| one.status == 200).count(), 26)?;
    let done = Change::FinishApplying { succeed: true };
    stage.control().change(ENVIRONMENT, saved.case_id.as_str(), done).map_err(|error| error.to_string())?;
    stage.send(&console).await;
    stands(&console, &saved, S::Confirmed, None).await?;
    let status = console.status().await.map_err(|error| error.to_string())?;
    same("told once it has its end", status.unfinished, None)?;
    end(stage, console, 1).await
}

/// N1: the platform's name is not found any more. The profile knows its addresses, so they are moved in its record.
pub async fn no_such_name(seed: u64) -> Checked {
    let (mut stage, console) = set(seed, 12).await;
    let saved = decide(&stage, &console, 0).await;
    console.close().await.map_err(|error| error.to_string())?;
    // No name has a part of more than 63 letters (RFC 1035): nobody is asked, and it is not found.
    let nowhere = format!("https://{}.example/review/v1", "n".repeat(64));
    let real = stage.config().review.to_string();
    let record = stage.home().join("profile.json");
    let moved = std::fs::read_to_string(&record).map_err(|error| error.to_string())?.replace(&real, &nowhere);
    #[expect(clippy::disallowed_methods, reason = "the record of a throw-away profile")]
    let write = |text: &str| std::fs::write(&record, text).map_err(|error| error.to_string());
    write(&moved)?;
    stage.review = Some(nowhere.clone());
    let console = stage.open().await;
    stage.pass(11);
    let watch = Clock::system();
    let begun = watch.elapsed();
    let round = console.send_due().await.map_err(|error| error.to_string())?;
    same("offline", (round.offline, watch.elapsed() - begun < Duration::from_secs(5)), (true, true))?;
    stands(&console, &saved, S::Queued, Some("offline")).await?;
    let listed = console.sync_once().await.err().map(|error| error.code);
    same("listing", listed.as_deref(), Some("offline"))?;
    same("online", console.status().await.map_err(|error| error.to_string())?.online, false)?;
    console.close().await.map_err(|error| error.to_string())?;
    let back = std::fs::read_to_string(&record).map_err(|error| error.to_string())?.replace(&nowhere, &real);
    write(&back)?;
    stage.review = None;
    let console = stage.open().await;
    stage.send(&console).await;
    stands(&console, &saved, S::Confirmed, None).await?;
    end(stage, console, 1).await
}
