//! Deciding, taking back, and what is on its way.
use std::collections::BTreeSet;
use std::io::Read as _;
use std::time::Duration;

use chrono::DateTime;
use second_look::case::view::CaseView;
use second_look::clock::Clock;
use second_look::console::{AppError, Console, Counts, EntryPage};
use second_look::decision::{Answer, CustomerReason, DecisionInput, Mark};
use second_look::ids::{CaseId, EntryId};
use second_look::outbox::Word;
use second_look::outbox::view::EntryView;
use serde::Serialize;

use crate::ended::Ended;
use crate::options::{Decide, MarkArg, Outbox};
use crate::print::Printer;
use crate::show_outbox;

/// A decision that is tried again within this is waited for, so often.
const LONGEST_WAIT: Duration = Duration::from_secs(10);
const MOST_WAITS: usize = 3;
/// Waiting decisions looked at for it.
const MOST_LOOKED_AT: u32 = 500;
/// Policy says what is too long in words; this is far above it.
const MOST_COMMENT_BYTES: u64 = 64 * 1024;

/// Claims the case if no live claim is held, decides on the evidence that was last looked at, and ends when that is saved.
pub async fn decide(printer: &mut Printer, console: &Console, asked: &Decide) -> Result<(), Ended> {
    let case_id = CaseId::new(asked.id.as_str());
    let case = console.read_case(&case_id).await?;
    // First of all, so that a decision that cannot be saved keeps no colleague from the case.
    let shown = console.shown_digest(&case_id).await?;
    let seen = asked.seen.clone().or(shown).unwrap_or_else(|| case.evidence_digest.clone());
    let input = input(asked, comment(&asked.comment)?, &case, seen);
    let missing = console.check_decision(&input).await?;
    if !missing.is_empty() {
        return Err(Ended::missing(missing));
    }
    if input.evidence_digest != case.evidence_digest {
        return Err(Ended::new(
            "evidence_changed",
            "The evidence is not what you looked at: it changed since. Nothing was saved.",
            "Look again with `second-look-cli case`, then decide.",
        ));
    }
    if !case.claim.mine {
        claim(console, &case_id).await?;
    }
    let entry = console.save_decision(&input).await?;
    printer.answer(&entry, show_outbox::saved)
}

async fn claim(console: &Console, case_id: &CaseId) -> Result<(), Ended> {
    match console.claim_case(case_id).await {
        Ok(_claim) => Ok(()),
        Err(why) if why.code == "offline" => Err(Ended::new(
            "no_live_claim",
            "You hold no live claim on this case, and the platform cannot be reached to take one. Nothing was saved.",
            "Decide when the platform can be reached; claim cases before going offline.",
        )),
        Err(why) => Err(why.into()),
    }
}

/// The words themselves, or what stands on standard input after the line of secrets: a word in an argument is read by whoever
/// lists processes.
fn comment(given: &str) -> Result<String, Ended> {
    if given != "-" {
        return Ok(given.to_owned());
    }
    let mut words = String::new();
    let read = std::io::stdin().lock().take(MOST_COMMENT_BYTES).read_to_string(&mut words);
    match read {
        Ok(_) => Ok(words.trim_end_matches(['\r', '\n']).to_owned()),
        Err(_not_text) => Err(Ended::new(
            "comment_unreadable",
            "The comment on standard input could not be read as text. Nothing was saved.",
            "Give it as UTF-8, after the line of secrets if there is one.",
        )),
    }
}

fn input(asked: &Decide, comment: String, case: &CaseView, seen: String) -> DecisionInput {
    let usual = (asked.answer == Answer::Reject).then_some(CustomerReason::CouldNotBeCompleted);
    DecisionInput {
        case_id: case.case_id.clone(),
        answer: asked.answer,
        reasons: asked.reason.clone(),
        comment,
        customer_reason: asked.customer_reason.or(usual),
        override_suspicion: asked.over_suspicion,
        checked: asked.tick.clone(),
        marks: asked.mark.iter().map(|mark| bound(mark, case)).collect(),
        whole_document: asked.whole_document,
        evidence_digest: seen,
    }
}

/// Binds a mark to the bytes of the picture that lies here; one that lies nowhere is for the engine to refuse.
fn bound(mark: &MarkArg, case: &CaseView) -> Mark {
    let picture = case.images.iter().find(|image| image.file_ref == mark.file_ref);
    let [left, top, width, height] = mark.place;
    Mark {
        file_ref: mark.file_ref.clone(),
        image_digest: picture.and_then(|image| image.digest.clone()).unwrap_or_default(),
        left,
        top,
        width,
        height,
        reason: mark.reason.clone(),
    }
}

/// Takes a decision back that was not sent.
pub async fn undo(printer: &mut Printer, console: &Console, entry: EntryId) -> Result<(), Ended> {
    console.undo(entry).await?;
    let entry: EntryView = console.entry(entry).await?;
    printer.answer(&entry, show_outbox::taken_back)
}

/// The outbox after what was asked.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Standing {
    /// A page of entries.
    #[serde(flatten)]
    pub page: EntryPage,
    /// All our decisions by word.
    pub counts: Counts,
    /// What sending did; null when nothing was to be sent.
    pub sent: Option<Sent>,
}

/// What sending did.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Sent {
    /// Decisions that were taken a step further.
    pub taken_up: usize,
    /// The network was down; the rest waits.
    pub offline: bool,
    /// Nobody is signed in any more; the rest waits.
    pub sign_in_needed: bool,
}

/// Sends what is due. When a claim had lapsed the engine takes it again first and sends a moment later; that moment is
/// waited for, a few times, so that one command delivers.
async fn send(console: &Console) -> Result<Sent, Ended> {
    let clock = Clock::system();
    let mut cases = BTreeSet::new();
    let mut round = console.send_due().await?;
    for _ in 0..MOST_WAITS {
        cases.extend(round.delivered.iter().map(|(case_id, _)| case_id.clone()));
        if round.offline || round.sign_in_needed {
            break;
        }
        let Some(pause) = soon(console, &clock).await? else { break };
        clock.sleep(pause).await;
        round = console.send_due().await?;
    }
    cases.extend(round.delivered.iter().map(|(case_id, _)| case_id.clone()));
    Ok(Sent { taken_up: cases.len(), offline: round.offline, sign_in_needed: round.sign_in_needed })
}

/// How long until the first decision that was tried is tried again, if that is soon.
async fn soon(console: &Console, clock: &Clock) -> Result<Option<Duration>, Ended> {
    let waiting = console.outbox(Some(Word::Waiting), None, MOST_LOOKED_AT).await?;
    let tried = waiting.entries.iter().filter(|entry| entry.attempts > 0);
    let next = tried.filter_map(|entry| DateTime::parse_from_rfc3339(entry.next_attempt_at.as_deref()?).ok()).min();
    let pause = next.map(|at| (at.to_utc() - clock.now()).to_std().unwrap_or_default());
    Ok(pause.filter(|pause| *pause <= LONGEST_WAIT))
}

pub async fn outbox(printer: &mut Printer, console: &Console, asked: &Outbox) -> Result<(), Ended> {
    if let Some(entry) = asked.acknowledge {
        console.acknowledge(entry).await?;
    }
    if let Some(entry) = asked.again {
        console.send_again(entry).await?;
    }
    let sent = if asked.send { Some(send(console).await?) } else { None };
    let page = console.outbox(asked.word.map(Into::into), asked.after.as_deref(), asked.limit).await?;
    let standing = Standing { page, counts: console.status().await?.counts, sent };
    printer.answer(&standing, show_outbox::text)?;
    match &standing.sent {
        Some(sent) => unsent(sent, standing.counts),
        None => Ok(()),
    }
}

/// Why a round of sending was not the end of it.
fn unsent(sent: &Sent, counts: Counts) -> Result<(), Ended> {
    if sent.sign_in_needed {
        return Err(AppError::new("sign_in_needed", "Your sign-in has ended; what is not sent is kept.", None).into());
    }
    if counts.needs_you > 0 {
        return Err(Ended::new(
            "needs_you",
            format!("Decisions that need a person: {}.", counts.needs_you),
            "`second-look-cli outbox --word needs_you` says why; look at the case and decide again, or --acknowledge.",
        ));
    }
    if sent.offline {
        return Err(Ended::new(
            "offline",
            "The platform cannot be reached; what is not sent is kept.",
            "Send again when the network is back.",
        ));
    }
    Ok(())
}
