//! What has changed between the evidence a person decided on and what is there now, in plain words. Pure.
//!
//! Promises: every difference shows in one of the lists, field, reason, block or picture; what the platform erased is said
//! to be erased and never shown. Deliberately does not say which difference matters.
use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::Value;

use super::compare::{CompareRow, compare};
use super::contacts::shown_value;
use super::evidence::trail::without_contacts;
use super::evidence::{Evidence, FileFacts};
use super::load::{visible, without_links};
use super::pictures::label_of;
use super::seen::Seen;
use super::shown::ShownText;
use super::titles::{block_title, in_words};
use super::{BlockStatus, DataBlock};
use crate::catalogue::{ExplainedCode, Language};
use crate::ids::{BlockId, FileRef};
use crate::store::ImageRow;

/// Lines of one block that are shown; the rest is counted.
const MOST_LINES: usize = 24;
/// Characters of one value that are shown.
const MOST_CHARS: usize = 200;

/// What happened to a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Moved {
    /// It is new.
    Added,
    /// It is not there any more.
    Gone,
    /// It is another now.
    Changed,
    /// The platform erased it: it is not shown again.
    Erased,
}

/// The difference, and what a person needs to decide again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ChangesView {
    /// The entry whose evidence it is.
    pub entry_id: String,
    /// The newer evidence has not come yet; the lists are empty until it has.
    pub to_come: bool,
    /// Nothing that is shown differs.
    pub nothing: bool,
    /// Claimed and extracted fields that differ.
    pub fields: Vec<FieldChange>,
    /// Coded reasons that came or went.
    pub reasons: Vec<ReasonChange>,
    /// Blocks that came, went, changed or were erased; the session counts as one.
    pub blocks: Vec<BlockChange>,
    /// Pictures that came, went or are others now.
    pub images: Vec<ImageChange>,
}

/// One side of one field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct FieldChange {
    /// A few words.
    pub label: String,
    /// It is what the person claimed, not what was read from the document.
    pub claimed: bool,
    /// What happened.
    pub moved: Moved,
    /// What was decided on.
    pub before: Option<String>,
    /// What is there now.
    pub now: Option<String>,
}

/// A coded reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct ReasonChange {
    /// The code.
    pub code: String,
    /// A few words.
    pub title: String,
    /// A 32xx code: reviewer eyes only.
    pub suspicion: bool,
    /// Added or gone.
    pub moved: Moved,
}

/// A block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct BlockChange {
    /// Its type.
    pub kind: String,
    /// Its type in words.
    pub title: String,
    /// What happened.
    pub moved: Moved,
    /// The values that differ; none where the block is erased.
    pub lines: Vec<LineChange>,
    /// How many more differ.
    pub more: u32,
}

/// A value in a block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct LineChange {
    /// Where it stands, in words: `person, family name`.
    pub place: String,
    /// What was decided on.
    pub before: Option<String>,
    /// What is there now.
    pub now: Option<String>,
}

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ImageChange {
    /// The vault reference, for one that is here.
    pub file_ref: Option<FileRef>,
    /// A useful name.
    pub label: String,
    /// What happened.
    pub moved: Moved,
}

/// One side of the comparison: what is known of a case at one moment.
struct Version<'a> {
    evidence: Evidence,
    blocks: &'a [DataBlock],
    erased: &'a [BlockId],
    session: Value,
    files: BTreeMap<FileRef, String>,
}

/// Compares what was decided on with the evidence that is here now.
pub fn changes(
    entry_id: &str,
    seen: &Seen,
    now: &super::snapshot::Snapshot,
    images: &[ImageRow],
    language: Language,
) -> ChangesView {
    let current = Seen::of(now, images);
    let (before, after) = (version(seen, language), version(&current, language));
    let mut view = ChangesView {
        entry_id: entry_id.to_owned(),
        to_come: now.case.evidence_etag.as_ref() != Some(&now.case.summary.etag),
        nothing: false,
        fields: fields(&before, &after, language),
        reasons: reasons(&before, &after),
        blocks: blocks(&before, &after, language),
        images: pictures(&before, &after, images, language),
    };
    view.nothing =
        view.fields.is_empty() && view.reasons.is_empty() && view.blocks.is_empty() && view.images.is_empty();
    view
}

fn version(seen: &Seen, language: Language) -> Version<'_> {
    Version {
        evidence: Evidence::read(&seen.blocks, language),
        blocks: &seen.blocks,
        erased: &seen.erased,
        session: seen.session.as_ref().and_then(|session| serde_json::to_value(session).ok()).unwrap_or_default(),
        files: seen.files.clone(),
    }
}

fn fields(before: &Version<'_>, now: &Version<'_>, language: Language) -> Vec<FieldChange> {
    let (old, new) = (compare(&before.evidence.personal, language), compare(&now.evidence.personal, language));
    let keys: Vec<&String> = new.iter().chain(&old).map(|row| &row.field).collect();
    let mut known = BTreeSet::new();
    let mut found = Vec::new();
    for key in keys {
        if !known.insert(key) {
            continue;
        }
        let was = old.iter().find(|row| row.field == *key);
        let is = new.iter().find(|row| row.field == *key);
        let label = is.or(was).map(|row| row.label.as_str().to_owned()).unwrap_or_default();
        for claimed in [true, false] {
            let side = |row: Option<&CompareRow>| {
                row.and_then(|row| if claimed { row.claimed.as_ref() } else { row.extracted.as_ref() }).map(visible)
            };
            let (was, is) = (side(was), side(is));
            if let Some(moved) = moved(was.as_ref(), is.as_ref()) {
                let shown = |value: Option<String>| value.map(|value| shown_value(key, value));
                found.push(FieldChange { label: label.clone(), claimed, moved, before: shown(was), now: shown(is) });
            }
        }
    }
    found
}

fn moved<T: PartialEq>(before: Option<&T>, now: Option<&T>) -> Option<Moved> {
    match (before, now) {
        (None, Some(_)) => Some(Moved::Added),
        (Some(_), None) => Some(Moved::Gone),
        (Some(before), Some(now)) if before != now => Some(Moved::Changed),
        _ => None,
    }
}

fn reasons(before: &Version<'_>, now: &Version<'_>) -> Vec<ReasonChange> {
    let (old, new) = (codes(&before.evidence), codes(&now.evidence));
    let change = |told: &ExplainedCode, moved| ReasonChange {
        code: told.code.as_str().to_owned(),
        title: told.title.as_str().to_owned(),
        suspicion: told.suspicion,
        moved,
    };
    let added = new.iter().filter(|(code, _)| !old.contains_key(*code)).map(|(_, told)| change(told, Moved::Added));
    let gone = old.iter().filter(|(code, _)| !new.contains_key(*code)).map(|(_, told)| change(told, Moved::Gone));
    let mut found: Vec<_> = added.chain(gone).collect();
    found.sort_by_key(|reason| !reason.suspicion);
    found
}

fn codes(evidence: &Evidence) -> BTreeMap<&str, &ExplainedCode> {
    evidence.coded_reasons().map(|code| (code.code.as_str(), code)).collect()
}

fn blocks(before: &Version<'_>, now: &Version<'_>, language: Language) -> Vec<BlockChange> {
    let change = |block: &DataBlock, moved, (lines, more)| {
        let kind = ShownText::new(&block.kind).text;
        BlockChange { title: block_title(&kind, language), kind, moved, lines, more }
    };
    let mut found = Vec::new();
    let (lines, more) = differences(&before.session, &now.session);
    if !lines.is_empty() {
        found.push(BlockChange {
            kind: "session".to_owned(),
            title: block_title("session", language),
            moved: Moved::Changed,
            lines,
            more,
        });
    }
    for block in now.blocks {
        let was = before.blocks.iter().find(|was| was.block_id == block.block_id);
        let erased_since = before.erased.contains(&block.block_id);
        let moved = match (was, block.status) {
            (Some(_), BlockStatus::Erased) if erased_since => Moved::Erased,
            // Erased before the person decided: they were told then.
            (_, BlockStatus::Erased) => continue,
            (None, BlockStatus::Stored) => Moved::Added,
            (Some(was), BlockStatus::Stored) if was.content == block.content => continue,
            (Some(_), BlockStatus::Stored) => Moved::Changed,
        };
        let lines = match moved {
            Moved::Changed => was.map_or_else(Default::default, |was| differences(&was.content, &block.content)),
            _ => (Vec::new(), 0),
        };
        found.push(change(block, moved, lines));
    }
    let gone = before.blocks.iter().filter(|was| !now.blocks.iter().any(|block| block.block_id == was.block_id));
    // A block that was there and is missing from a complete answer counts as erased (contract section 7).
    found.extend(gone.map(|was| change(was, Moved::Erased, (Vec::new(), 0))));
    found
}

/// The single values that differ, in the order of their places.
fn differences(before: &Value, now: &Value) -> (Vec<LineChange>, u32) {
    let (mut old, mut new) = (BTreeMap::new(), BTreeMap::new());
    flatten(&without_links(before), String::new(), &mut old);
    flatten(&without_links(now), String::new(), &mut new);
    // What differs is found in clear and shown masked.
    let (mut was, mut is) = (BTreeMap::new(), BTreeMap::new());
    flatten(&without_contacts(&without_links(before)), String::new(), &mut was);
    flatten(&without_contacts(&without_links(now)), String::new(), &mut is);
    let places: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let differ = places.into_iter().filter(|place| old.get(*place) != new.get(*place));
    let mut lines: Vec<LineChange> = differ
        .map(|place| LineChange { place: place.clone(), before: was.get(place).cloned(), now: is.get(place).cloned() })
        .collect();
    let more = lines.len().saturating_sub(MOST_LINES);
    lines.truncate(MOST_LINES);
    (lines, u32::try_from(more).unwrap_or(u32::MAX))
}

fn flatten(value: &Value, place: String, into: &mut BTreeMap<String, String>) {
    let below = |name: &str| if place.is_empty() { name.to_owned() } else { format!("{place}, {name}") };
    match value {
        Value::Null => {}
        Value::Object(map) => {
            for (name, inner) in map {
                flatten(inner, below(&in_words(&ShownText::new(name).text).to_lowercase()), into);
            }
        }
        Value::Array(items) => {
            for (at, inner) in items.iter().enumerate() {
                flatten(inner, below(&(at + 1).to_string()), into);
            }
        }
        Value::String(text) => {
            let shown = visible(&ShownText::new(text));
            into.insert(place, shown.chars().take(MOST_CHARS).collect());
        }
        other => {
            into.insert(place, other.to_string());
        }
    }
}

fn pictures(before: &Version<'_>, now: &Version<'_>, images: &[ImageRow], language: Language) -> Vec<ImageChange> {
    let find = |files: &[FileFacts], file: &FileRef| files.iter().any(|facts| facts.file == *file);
    let (old, new) = (&before.evidence.files, &now.evidence.files);
    let mut found = Vec::new();
    for facts in new {
        let row = images.iter().find(|row| row.file_ref == facts.file);
        // The first version of a file is kept and marked when another comes under its name (decision 0005).
        let replaced = row.is_some_and(|row| row.state == "changed");
        let other = before.files.get(&facts.file).zip(now.files.get(&facts.file)).is_some_and(|(was, is)| was != is);
        let moved = match (find(old, &facts.file), replaced || other) {
            (false, _) => Moved::Added,
            (true, true) => Moved::Changed,
            (true, false) => continue,
        };
        found.push(ImageChange { file_ref: Some(facts.file.clone()), label: label_of(facts, language), moved });
    }
    for facts in old.iter().filter(|facts| !find(new, &facts.file)) {
        found.push(ImageChange { file_ref: None, label: label_of(facts, language), moved: Moved::Gone });
    }
    found
}

#[cfg(test)]
#[path = "changes_tests.rs"]
mod tests;
