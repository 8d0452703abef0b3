//! Decisions on their way, in a terminal.
use second_look::outbox::view::{EntryReason, EntryView, TheirsView};

use crate::ask::deciding::{Sent, Standing};
use crate::show_queue::word;
use crate::table::{moment, one_line, prose};

/// What `decide` says.
pub fn saved(entry: &EntryView) -> String {
    let customer = entry
        .customer_reason
        .map_or_else(String::new, |reason| format!("\nThe end user may be told: {}", reason.as_str()));
    let undo = match entry.undo_secs_left {
        0 => "it goes out with the next `second-look-cli outbox --send`".to_owned(),
        secs => format!("`second-look-cli undo {}` takes it back for {secs} s", entry.entry_id),
    };
    format!(
        "Saved: {} {}. Entry {}\n{undo}{customer}",
        entry.answer.as_str(),
        one_line(entry.case_id.as_str()),
        entry.entry_id
    )
}

/// What `undo` says.
pub fn taken_back(entry: &EntryView) -> String {
    format!("Taken back: {} {}. It is never sent.", entry.answer.as_str(), one_line(entry.case_id.as_str()))
}

/// The list, with what sending did and how many there are of each word.
pub fn text(standing: &Standing) -> String {
    let mut text = standing.sent.as_ref().map_or_else(String::new, sent);
    for entry in &standing.page.entries {
        text.push_str(&lines(entry));
    }
    if let Some(next) = &standing.page.next {
        text.push_str(&format!("More with --after {}\n", one_line(next)));
    }
    let counts = standing.counts;
    text.push_str(&format!(
        "Held {}, Waiting {}, Sent {}, Needs you {}",
        counts.held, counts.waiting, counts.sent, counts.needs_you
    ));
    text
}

fn sent(sent: &Sent) -> String {
    match sent.taken_up {
        0 => "Nothing was due.\n\n".to_owned(),
        1 => "1 decision was taken up.\n\n".to_owned(),
        many => format!("{many} decisions were taken up.\n\n"),
    }
}

/// One entry.
pub fn lines(entry: &EntryView) -> String {
    let because = reasons(&entry.reasons);
    let mut text = format!(
        "{}: {}{} {}{because}\n    entry {}, saved {} UTC\n",
        word(entry.word),
        if entry.second { "second answer, " } else { "" },
        entry.answer.as_str(),
        one_line(entry.case_id.as_str()),
        entry.entry_id,
        moment(&entry.saved_at)
    );
    if entry.can_undo && entry.undo_secs_left > 0 {
        text.push_str(&format!("    can be taken back for {} s\n", entry.undo_secs_left));
    }
    text.push_str(&looked(entry));
    if let Some(why) = &entry.why {
        text.push_str(&prose(why, 4));
    }
    if let Some(receipt) = &entry.receipt {
        let outcome =
            receipt.resulting_outcome.as_deref().map_or_else(String::new, |outcome| format!(", outcome {outcome}"));
        let request = receipt.request_id.as_deref().map_or_else(String::new, |request| format!(", request {request}"));
        text.push_str(&prose(&format!("receipt: recorded {} UTC{outcome}{request}", moment(&receipt.recorded_at)), 4));
    }
    if let Some(theirs) = &entry.theirs {
        text.push_str(&self::theirs(theirs));
        if !entry.comment.is_empty() {
            text.push_str(&prose(&format!("you wrote: {}", entry.comment), 8));
        }
    }
    text.push('\n');
    text
}

/// What was ticked and marked with it.
fn looked(entry: &EntryView) -> String {
    let Some(looked) = &entry.looked else {
        return prose("what was ticked and marked with it cannot be read any more", 4);
    };
    let mut text = String::new();
    if !looked.checklist.is_empty() {
        text.push_str(&prose(&format!("checklist {}/{}", looked.ticked(), looked.checklist.len()), 4));
    }
    for item in &looked.checklist {
        text.push_str(&prose(&format!("[{}] {}", if item.ticked { 'x' } else { ' ' }, item.text), 8));
    }
    for mark in &looked.marks {
        let place = format!("{},{},{},{}", mark.left, mark.top, mark.width, mark.height);
        let why = format!("{}:{}", one_line(&mark.reason.scheme), one_line(&mark.reason.code));
        text.push_str(&prose(&format!("mark {}@{place}={why}", one_line(mark.file_ref.as_str())), 4));
    }
    if looked.whole_document {
        text.push_str("    the whole document\n");
    }
    text
}

/// Somebody else's decision, or their part of two.
pub fn theirs(theirs: &TheirsView) -> String {
    let who = theirs.reviewer_name.as_deref().unwrap_or(&theirs.reviewer);
    let decision = theirs.decision.as_str();
    let when = moment(&theirs.recorded_at);
    let mut text = prose(&format!("theirs: {decision} by {who}, {when} UTC{}", reasons(&theirs.reasons)), 4);
    if let Some(comment) = &theirs.comment {
        text.push_str(&prose(&format!("they wrote: {comment}"), 8));
    }
    text
}

fn reasons(reasons: &[EntryReason]) -> String {
    if reasons.is_empty() { String::new() } else { format!(" because {}", named(reasons)) }
}

/// `qes:3101 Out of focus`; a code nobody knows stands alone.
fn named(reasons: &[EntryReason]) -> String {
    let named = reasons.iter().map(|reason| {
        let title = Some(&reason.title).filter(|title| **title != reason.code);
        let title = title.map_or_else(String::new, |title| format!(" {}", one_line(title)));
        format!("{}:{}{title}", one_line(&reason.scheme), one_line(&reason.code))
    });
    named.collect::<Vec<_>>().join(", ")
}
