//! Answers that hold many records: each record is read by itself.
use std::collections::HashMap;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::super::error::PlatformError;
use super::super::wire::{BadRecord, BlockRecord, Change, ChangePage, DecisionPage, DecisionRecord};
use super::block::Blocks;
use super::json::{self, Code};
use super::{decision, summary};
use crate::ids::CaseId;

/// Records a page may hold, whatever was asked for; more is a broken server.
const MOST_ITEMS: usize = 1000;
/// Characters a cursor may have.
const CURSOR_LEN: usize = 8192;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct WirePage<'a> {
    #[serde(borrow)]
    items: Vec<&'a RawValue>,
    next_cursor: Option<String>,
    #[serde(default)]
    has_more: Option<bool>,
    server_time: Option<String>,
}

impl<'a> WirePage<'a> {
    fn read(text: &'a str, place: &'static str) -> Result<Self, PlatformError> {
        let page: Self = serde_json::from_str(text).map_err(|_| PlatformError::Malformed(place))?;
        let cursor_fits = page.next_cursor.as_ref().is_none_or(|cursor| cursor.len() <= CURSOR_LEN);
        // More to come and no way to ask for it would end in a loop.
        let leads_on = page.has_more != Some(true) || page.next_cursor.is_some();
        if page.items.len() > MOST_ITEMS || !cursor_fits || !leads_on {
            return Err(PlatformError::Malformed(place));
        }
        Ok(page)
    }
}

/// A page of the change feed.
pub fn change_page(body: &[u8]) -> Result<ChangePage, PlatformError> {
    let (text, replaced) = json::text(body);
    let page = WirePage::read(&text, "the change feed")?;
    let read =
        |raw: &&RawValue| summary::change(raw.get(), replaced).unwrap_or_else(|code| Change::Bad(bad(raw, code)));
    Ok(ChangePage {
        changes: page.items.iter().map(read).collect(),
        has_more: page.has_more.unwrap_or(false),
        server_time: page.server_time.as_deref().and_then(json::time),
        next_cursor: page.next_cursor,
    })
}

/// A page of the decision feed.
pub(in crate::platform) fn decision_page(body: &[u8]) -> Result<DecisionPage, PlatformError> {
    let (text, replaced) = json::text(body);
    let page = WirePage::read(&text, "the decision feed")?;
    let read = |raw: &&RawValue| {
        decision::record(raw.get(), replaced).unwrap_or_else(|code| DecisionRecord::Bad(bad(raw, code)))
    };
    Ok(DecisionPage {
        decisions: page.items.iter().map(read).collect(),
        has_more: page.has_more.unwrap_or(false),
        server_time: page.server_time.as_deref().and_then(json::time),
        next_cursor: page.next_cursor,
    })
}

/// The data blocks of a session or case, of any generation. A missing list is no empty list: taken for one, it would
/// erase everything held.
///
/// # Errors
/// [`PlatformError::Malformed`] when there is no one list of blocks; a block that cannot be read is a
/// [`BlockRecord::Bad`] among the others.
pub fn evidence(body: &[u8]) -> Result<Vec<BlockRecord>, PlatformError> {
    const PLACE: PlatformError = PlatformError::Malformed("the data blocks");
    let (text, replaced) = json::text(body);
    let answer: HashMap<String, &RawValue> = serde_json::from_str(&text).map_err(|_| PLACE)?;
    let mut lists = answer.iter().filter(|(key, _)| key.eq_ignore_ascii_case("datablocks"));
    let (Some((_, list)), None) = (lists.next(), lists.next()) else { return Err(PLACE) };
    let items: Vec<&RawValue> = serde_json::from_str(list.get()).map_err(|_| PLACE)?;
    if items.len() > MOST_ITEMS {
        return Err(PLACE);
    }
    let mut blocks = Blocks::default();
    for (position, raw) in items.iter().enumerate() {
        blocks.add(position, json::object(raw.get(), replaced));
    }
    Ok(blocks.done())
}

fn bad(raw: &RawValue, code: Code) -> BadRecord {
    let (case_id, decision_id) = json::ids_of(raw.get());
    BadRecord { case_id: case_id.map(CaseId::new), decision_id, code }
}
