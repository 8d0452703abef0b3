//! What must hold of whatever is left, and of what was said aloud before.
use std::collections::BTreeSet;

use crate::reader::Found;
use crate::scenario::{Orders, PAGE, PICTURE, Scenario};

/// What was heard of a run before it ended.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heard {
    /// `done`, and for a decision its entry.
    pub done: Option<String>,
    /// Pages of the feed called applied.
    pub pages: usize,
    /// A decision left for the platform.
    pub sent: bool,
    /// `not_saved`: the step that failed left nothing.
    pub not_saved: bool,
}

impl Heard {
    /// Reads what a child said.
    pub fn read(text: &str) -> Self {
        let mut heard = Self::default();
        text.lines().for_each(|line| heard.listen(line));
        heard
    }

    /// Hears one line more.
    pub fn listen(&mut self, line: &str) {
        match line.trim_end_matches('\n').split_once(' ') {
            Some(("done", what)) => self.done = Some(what.to_owned()),
            Some(("page", _)) => self.pages += 1,
            Some(("not_saved", _)) => self.not_saved = true,
            _ => {}
        }
    }
}

/// Which promise was broken. The word is the column of the sum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Broken {
    /// What was there before is gone.
    Lost(String),
    /// Something is there twice.
    Doubled(String),
    /// A part of something is there, or the file is not whole.
    Torn(String),
    /// What was called saved, applied or done is not there.
    FalselySaved(String),
    /// What was called not saved is there.
    FalselyNotSaved(String),
    /// The process died of a signal that was not ours, or would not end.
    Signal(String),
    /// The next start does not work.
    Stuck(String),
}

/// Holds a file to everything that is always true, and to what was said of this run.
pub fn hold(orders: &Orders, whole: &Found, heard: &Heard, found: Option<&Found>) -> Result<(), Broken> {
    let Some(found) = found else {
        return match (orders.scenario, &heard.done) {
            (Scenario::Migrate, None) => Ok(()),
            (_, Some(_)) => Err(Broken::FalselySaved("it was called done, and the file is gone".to_owned())),
            (_, None) => Err(Broken::Lost("the file is gone".to_owned())),
        };
    };
    if orders.scenario == Scenario::Migrate {
        return migrate(whole, heard, found);
    }
    always(found)?;
    match orders.scenario {
        Scenario::Decide => decide(orders, heard, found),
        Scenario::SyncPage => sync(whole, heard, found),
        Scenario::StoreImage => image(heard, found),
        Scenario::Confirm => confirm(orders, heard, found),
        Scenario::Purge => purge(orders, heard, found),
        Scenario::Erase => erase(orders, whole, heard, found),
        Scenario::Upgrade => upgrade(whole, heard, found),
        Scenario::Migrate => Ok(()),
    }
}

fn torn(when: bool, what: &str) -> Result<(), Broken> {
    if when { Err(Broken::Torn(what.to_owned())) } else { Ok(()) }
}

/// Invariants I1, I3 and I4, and that no row stands without those it belongs to.
fn always(found: &Found) -> Result<(), Broken> {
    let told = |kind: &str, decision: &str| {
        found.log.iter().filter(|(told, id)| told == kind && id.as_deref() == Some(decision)).count()
    };
    let mut on_their_way = BTreeSet::new();
    for entry in &found.entries {
        match told("decided", &entry.decision_id) + told("second_answered", &entry.decision_id) {
            0 => return Err(Broken::Torn(format!("{} has no entry in the log", entry.decision_id))),
            1 => {}
            _ => return Err(Broken::Doubled(format!("{} is in the log twice", entry.decision_id))),
        }
        let confirmed = entry.state == "confirmed";
        torn(confirmed != entry.receipt, "confirmed and its receipt do not go together")?;
        torn(
            usize::from(confirmed) != told("confirmed", &entry.decision_id),
            "confirmed, and the log does not tell it",
        )?;
        if matches!(entry.state.as_str(), "queued" | "sending" | "unknown") && !on_their_way.insert(&entry.case_id) {
            return Err(Broken::Doubled(format!("two decisions on {} are on their way", entry.case_id)));
        }
        // What an erased decision said goes with its key, and with nothing else.
        torn(
            entry.words != found.case_keys.contains(&entry.case_id),
            "an entry's words and their key are not both here",
        )?;
    }
    let decided = found.log.iter().filter(|(kind, _)| ["decided", "second_answered"].contains(&kind.as_str())).count();
    torn(decided != found.entries.len(), "the log tells of a decision that is not in the outbox")?;
    for case in &found.cases {
        let newest = found.entries.iter().rev().find(|entry| entry.case_id == case.case_id);
        torn(newest.map(|entry| &entry.state) != case.entry_state.as_ref(), "a case and its entry disagree")?;
        torn(case.blocks > 0 && !case.evidence, "blocks without their etag")?;
        torn(!found.case_keys.contains(&case.case_id), "a case has no key")?;
    }
    for (file, bytes, sealed) in &found.images {
        torn(sealed < bytes || (*bytes > 0 && *sealed == 0), &format!("{file} has fewer bytes than its row says"))?;
    }
    torn(found.queue.0 != found.queue.1, "the queue's length is not the queue's length")
}

fn decide(orders: &Orders, heard: &Heard, found: &Found) -> Result<(), Broken> {
    let count = found.entries.len();
    if count > 1 {
        return Err(Broken::Doubled(format!("{count} entries of one decision")));
    }
    torn((count == 1) == found.drafts.contains(&orders.case_id), "the decision and its draft do not take turns")?;
    match (&heard.done, found.entries.first()) {
        (Some(id), Some(entry)) if *id == entry.entry_id && entry.state == "queued" => Ok(()),
        (Some(id), _) => Err(Broken::FalselySaved(format!("{id} was called saved"))),
        (None, Some(entry)) if heard.not_saved => Err(Broken::FalselyNotSaved(entry.entry_id.clone())),
        (None, _) => Ok(()),
    }
}

fn sync(whole: &Found, heard: &Heard, found: &Found) -> Result<(), Broken> {
    let page = PAGE as usize;
    let pages = found.cases.len() / page;
    torn(!found.cases.len().is_multiple_of(page) || found.cases.len() > whole.cases.len(), "a part of a page")?;
    torn((pages > 0) != found.meta.contains_key("feed_cursor"), "a page and its cursor do not go together")?;
    for case in &found.cases {
        let same = whole.cases.iter().any(|other| other == case);
        torn(!same, "a case without its evidence, or a strange one")?;
    }
    let ended = found.meta.contains_key("last_sync_ms");
    torn(ended && found.cases.len() != whole.cases.len(), "the round ended before its last page")?;
    if pages < heard.pages.min(whole.cases.len() / page) || (heard.done.is_some() && !ended) {
        return Err(Broken::FalselySaved(format!("{} pages were called applied, {pages} are there", heard.pages)));
    }
    Ok(())
}

fn image(heard: &Heard, found: &Found) -> Result<(), Broken> {
    let kept = found.images.iter().filter(|(file, ..)| file == PICTURE).count();
    let told = found.log.iter().filter(|(kind, _)| kind == "image_fetched").count();
    torn(kept != told, "the picture and its entry in the log do not go together")?;
    torn((kept == 0) != (found.chunks == 0), "chunks without a picture, or a picture without chunks")?;
    kept_if_said(heard, kept)
}

fn confirm(orders: &Orders, heard: &Heard, found: &Found) -> Result<(), Broken> {
    let entry = found.entries.iter().find(|entry| entry.case_id == orders.case_id);
    let Some(entry) = entry else { return Err(Broken::Lost("the saved decision is gone".to_owned())) };
    let sent = found.log.iter().filter(|(kind, _)| kind == "sent").count();
    torn((entry.state == "queued") == (sent > 0), "sent, and the log does not tell it")?;
    if heard.sent && entry.state == "queued" {
        return Err(Broken::Lost("it left for the platform, and the file does not know".to_owned()));
    }
    torn(!matches!(entry.state.as_str(), "queued" | "sending" | "confirmed"), &format!("it is {}", entry.state))?;
    kept_if_said(heard, usize::from(entry.state == "confirmed"))
}

fn purge(orders: &Orders, heard: &Heard, found: &Found) -> Result<(), Broken> {
    let gone = !found.cases.iter().any(|case| case.case_id == orders.case_id);
    let told = found.log.iter().filter(|(kind, _)| kind == "purged").count();
    torn(told != usize::from(gone), "gone, and the log does not tell it")?;
    torn(gone != found.images.is_empty(), "the case and its picture did not go together")?;
    torn(gone != (found.chunks == 0), "the picture and its bytes did not go together")?;
    if found.entries.len() != 1 {
        return Err(Broken::Lost("the decision that waits on the case".to_owned()));
    }
    kept_if_said(heard, usize::from(gone))
}

/// All that is closed goes in one transaction; that it was decided stays.
fn erase(orders: &Orders, whole: &Found, heard: &Heard, found: &Found) -> Result<(), Broken> {
    let gone = !found.cases.iter().any(|case| case.case_id == orders.case_id);
    let told = |of: &Found| of.log.iter().filter(|(kind, _)| kind == "erased").count();
    if told(found) > told(whole) {
        return Err(Broken::Doubled("it was erased twice".to_owned()));
    }
    torn(told(found) != if gone { told(whole) } else { 0 }, "gone, and the log does not tell it")?;
    torn(gone != found.images.is_empty(), "the case and its picture did not go together")?;
    torn(gone != (found.chunks == 0), "the picture and its bytes did not go together")?;
    torn(gone == found.case_keys.contains(&orders.case_id), "the case and its key did not go together")?;
    torn(gone != found.meta.contains_key("epoch_owed"), "erased, and no new epoch is owed")?;
    match found.entries.as_slice() {
        [entry] if entry.words != gone && entry.state == "confirmed" => {}
        [_] => return Err(Broken::Torn("the case and the words of the decision on it did not go together".to_owned())),
        _ => return Err(Broken::Lost("that it was decided".to_owned())),
    }
    kept_if_said(heard, usize::from(gone))
}

fn migrate(whole: &Found, heard: &Heard, found: &Found) -> Result<(), Broken> {
    let complete = found.migrations == whole.migrations && found.schema == whole.schema;
    let empty = found.migrations == 0 && found.schema.is_empty();
    torn(!complete && !empty, "some of the layout is there")?;
    kept_if_said(heard, usize::from(complete))
}

fn upgrade(whole: &Found, heard: &Heard, found: &Found) -> Result<(), Broken> {
    let up_to_date = found.migrations == whole.migrations;
    torn(!up_to_date && found.migrations != 1, "some of the steps to this version were taken")?;
    torn(up_to_date != (found.schema == whole.schema), "the schema and the number of its version do not go together")?;
    torn(!found.schema.is_subset(&whole.schema), "something stands in the schema that belongs to no version")?;
    let content = |of: &Found| Found { schema: BTreeSet::new(), migrations: 0, ..of.clone() };
    if content(found) != content(whole) {
        return Err(Broken::Lost("what stood in the old file is not what stands there now".to_owned()));
    }
    kept_if_said(heard, usize::from(up_to_date))
}

fn kept_if_said(heard: &Heard, kept: usize) -> Result<(), Broken> {
    match (&heard.done, kept) {
        (Some(_), 0) => Err(Broken::FalselySaved("what was called done is not there".to_owned())),
        (_, 0 | 1) => Ok(()),
        _ => Err(Broken::Doubled("what was done once is there twice".to_owned())),
    }
}
