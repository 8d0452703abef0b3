//! What must hold after a schedule.
use second_look::console::{AppError, Console};
use second_look::ids::{CaseId, EntryId};
use second_look::outbox::EntryState;
use second_look::queue::list::QueueFilter;
use second_look_sandbox::http::turnstile::Waiting;

use crate::bench::{Bench, REVIEWER};
use crate::dice::Dice;
use crate::schedule::{End, Promise, Ran};
use crate::stage::{ENVIRONMENT, sign_in};

/// Rounds after which every entry is at rest.
const ROUNDS: usize = 12;
/// What a call that overlaps the end may say. Anything else would tell a person something untrue.
const SAID: &[&str] = &["locked", "database_closed", "not_open", "closing", "too_late"];

/// A locked console answers with `locked` and with nothing else.
pub async fn refuses(console: &Console) -> Result<(), String> {
    let told: [(&str, Option<AppError>); 6] = [
        ("status", console.status().await.err()),
        ("queue", console.queue(&QueueFilter::default(), None, 5).await.err()),
        ("send", console.send_due().await.err()),
        ("sync", console.sync_once().await.err()),
        ("sign-in", console.begin_sign_in(None).await.err()),
        ("undo", console.undo(EntryId::new(uuid::Uuid::nil())).await.err()),
    ];
    for (name, cause) in told {
        let code = cause.map_or_else(|| "nothing".to_owned(), |cause| cause.code);
        if code != "locked" {
            return Err(format!("after the lock {name} says {code}"));
        }
    }
    Ok(())
}

/// What calls said, and what the file says, as the console left it.
pub async fn ended(bench: &mut Bench, ran: &Ran) -> Result<(), String> {
    for met in &ran.met {
        let (_, said) = met.split_once(": ").unwrap_or_default();
        let fine = ["ok", "dropped", "closed", "told", "read", "undone", "synced", "queued"].contains(&said)
            || said.starts_with("sent ")
            || SAID.contains(&said)
            // A token that is refused while its renewal is cut off.
            || ran.renewal_cut && ["sign_in_needed", "offline", "signed_out"].contains(&said);
        if !fine {
            return Err(format!("a call ended so: {met}"));
        }
    }
    let filed = bench.look().await?;
    if ran.end != End::Dropped && filed.moving.contains("sending") {
        return Err("an entry is still called sending".to_owned());
    }
    // Where a close came first the file was closed already.
    let only_locked = ran.waiting.is_some() && !ran.met.iter().any(|met| met.starts_with("close"));
    if only_locked && filed.last != "locked" {
        return Err(format!("the log goes on after the lock: {}", filed.last));
    }
    if ran.waiting.is_some_and(|waiting| (waiting == 0) != filed.moving.is_empty()) {
        return Err(format!("the lock said {:?} wait, the file {:?}", ran.waiting, filed.moving));
    }
    Ok(())
}

/// Opens the console again, lets what was under way arrive late, and drains the outbox: every decision said to be saved
/// and not taken back took effect exactly once, and nothing else did. Gives the open console.
pub async fn drained(bench: &Bench, ran: Ran, dice: &mut Dice, trace: &mut Vec<String>) -> Result<Console, String> {
    let console = bench.stage.open().await;
    let signed_in = console.status().await.map_err(|cause| cause.to_string())?.person.is_some();
    if !signed_in {
        return Err("the sign-in is gone".to_owned());
    }
    let mut late: Vec<Waiting> = ran.late;
    for round in 0..ROUNDS {
        while !late.is_empty() && (round > 2 || dice.chance(400)) {
            late.remove(dice.below(late.len())).go();
            for _ in 0..20 {
                tokio::task::yield_now().await;
            }
        }
        bench.stage.pass(30);
        let sent = console.send_due().await.map_err(|cause| format!("draining: {cause}"))?;
        let heard = sent.delivered.iter().map(|(_, one)| format!("{} {:?}", one.state.as_str(), one.why));
        let heard = heard.collect::<Vec<_>>().join(", ");
        trace.push(format!("drain: {heard}; offline {}, sign-in needed {}", sent.offline, sent.sign_in_needed));
        if ran.renewal_cut && (sent.sign_in_needed || late.is_empty()) {
            // Also where nothing was to be sent: a renewal that arrives late ends a sign-in as well.
            sign_in(&console, REVIEWER).await;
        }
        let at_rest = console.outbox(None, None, 9).await.map_err(|cause| cause.to_string())?;
        let at_rest = at_rest.entries.iter().all(|entry| {
            use EntryState::{Accepted, Queued, Sending, Unknown};
            !matches!(entry.state, Queued | Sending | Unknown | Accepted)
        });
        if late.is_empty() && at_rest {
            break;
        }
    }
    let report = bench.stage.control().oracle();
    if !report.ok {
        return Err(format!("the platform's oracle: {:?}", report.violations));
    }
    let recorded = |case: &CaseId| {
        let of_case =
            report.decisions.iter().filter(|one| one.environment == ENVIRONMENT && one.case_id == case.as_str());
        of_case.map(|one| one.state.as_str()).collect::<Vec<_>>()
    };
    let entries = console.outbox(None, None, 9).await.map_err(|cause| cause.to_string())?.entries;
    for promise in &ran.promises {
        let state = entries.iter().find(|entry| entry.case_id == promise.case).map(|entry| entry.state);
        kept(promise, state, &recorded(&promise.case))?;
    }
    Ok(console)
}

/// What was said of a decision is true.
fn kept(promise: &Promise, state: Option<EntryState>, recorded: &[&str]) -> Result<(), String> {
    let (confirmed, withdrawn) = (Some(EntryState::Confirmed), Some(EntryState::Withdrawn));
    let unclear = |cause: &AppError| ["save_unclear", "commit_unknown"].contains(&cause.code.as_str());
    let may_be: Vec<Option<EntryState>> = match (&promise.saved, promise.undone) {
        (Some(Ok(())), Some(true)) => vec![withdrawn],
        // Nobody heard whether it was taken back.
        (Some(Ok(())), None) if promise.undo_asked => vec![confirmed, withdrawn],
        (Some(Ok(())), _) => vec![confirmed],
        (Some(Err(cause)), _) if !unclear(cause) => vec![None],
        _ => vec![None, confirmed],
    };
    let took_effect = if state == confirmed { vec!["applied"] } else { Vec::new() };
    if may_be.contains(&state) && recorded == took_effect {
        return Ok(());
    }
    let said = promise.saved.as_ref().map(|saved| saved.as_ref().map_err(|cause| cause.code.clone()));
    Err(format!(
        "{}: said saved {said:?}, taken back {:?}; it is {state:?} here and {recorded:?} on the platform",
        promise.case, promise.undone
    ))
}
