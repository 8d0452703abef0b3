//! Data blocks of all four documented generations, brought to one shape (reference platforms 1.2 and 1.7).
//!
//! The rule: the body is `content` where there is one, else what is left beside the envelope's own fields. A type is
//! brought to camel case. Where the generation has no ids, a block is `type#n`, the n-th of its type in the answer.
use std::collections::HashMap;

use serde_json::{Map, Value};

use super::super::wire::BlockRecord;
use super::codes;
use super::json::{self, CODE_LEN, Code, ID_LEN};
use crate::case::{BlockStatus, DataBlock};
use crate::ids::BlockId;

/// Bytes one text inside a block may have; documents and names stay far below.
const LONGEST_TEXT: usize = 256 * 1024;
/// Under this key the fields stand that came beside `content` and are none of the envelope's.
pub(super) const BESIDE: &str = "$beside";

/// Collects the blocks of one answer.
#[derive(Default)]
pub(super) struct Blocks {
    records: Vec<BlockRecord>,
    of_type: HashMap<String, usize>,
    /// Where in `records` an id stands.
    by_id: HashMap<BlockId, usize>,
}

impl Blocks {
    /// Adds the block at this place of the answer.
    pub(super) fn add(&mut self, position: usize, object: Result<Map<String, Value>, Code>) {
        let record = match object.and_then(|map| self.read(map)) {
            Ok(block) => match self.by_id.get(&block.block_id).and_then(|place| self.records.get(*place)) {
                // The same block twice is one block; two blocks under one id are a broken answer.
                Some(BlockRecord::Block(first)) if *first == block => return,
                Some(_) => BlockRecord::Bad { position, code: codes::DUPLICATE },
                None => {
                    self.by_id.insert(block.block_id.clone(), self.records.len());
                    BlockRecord::Block(block)
                }
            },
            Err(code) => BlockRecord::Bad { position, code },
        };
        self.records.push(record);
    }

    pub(super) fn done(self) -> Vec<BlockRecord> {
        self.records
    }

    fn read(&mut self, mut map: Map<String, Value>) -> Result<DataBlock, Code> {
        let kind = camel(json::need_text(&map, "type", CODE_LEN)?);
        let nth = self.of_type.entry(kind.clone()).and_modify(|count| *count += 1).or_insert(1);
        let block_id = match json::opt_id(&map, "datablockId")? {
            Some(id) => BlockId::new(id),
            None => BlockId::new(format!("{kind}#{nth}")),
        };
        let created_at = json::opt_time(&map, "createdAt")?;
        let (created_by, sequence) = producer(&mut map)?;
        let status = status(&mut map)?;
        for key in ["type", "datablockId", "createdAt"] {
            map.remove(key);
        }
        let content = if status == BlockStatus::Erased { Value::Null } else { body(map) };
        if longest_text(&content) > LONGEST_TEXT {
            return Err(codes::TOO_LONG);
        }
        Ok(DataBlock { block_id, kind, created_by, sequence, created_at, status, content })
    }
}

/// `DeviceSignals` and `deviceSignals` are one type; the first letter is all that differs.
fn camel(kind: &str) -> String {
    let mut letters = kind.chars();
    letters.next().map(|first| first.to_ascii_lowercase()).into_iter().chain(letters).collect()
}

/// Who wrote the block: `createdByStep`, `lastStep.stepId`, or `createdBy` as text or as object with a counter. A field
/// of that name that has none of these shapes is part of the body.
fn producer(map: &mut Map<String, Value>) -> Result<(Option<String>, Option<u32>), Code> {
    let step_of = |value: Option<&Value>| match value {
        Some(Value::String(step)) => Some(step.clone()),
        Some(Value::Object(inner)) => inner.get("stepId").and_then(Value::as_str).map(str::to_owned),
        _ => None,
    };
    let counter = |value: Option<&Value>| {
        let clock = value?.get("clock")?;
        json::whole_number(clock).and_then(|number| u32::try_from(number).ok())
    };
    let (mut step, mut sequence) = (None, None);
    for key in ["createdBy", "createdByStep", "lastStep"] {
        let Some(found) = step_of(map.get(key)) else { continue };
        if found.chars().count() > ID_LEN {
            return Err(codes::TOO_LONG);
        }
        sequence = sequence.or_else(|| counter(map.get(key)));
        step = step.or(Some(found));
        map.remove(key);
    }
    // Null beside a deleted block says nothing.
    map.retain(|key, value| !(value.is_null() && (key == "createdBy" || key == "createdByStep" || key == "lastStep")));
    Ok((step, sequence))
}

/// The deletion marker, where it is one. In the flat generations `status` belongs to the body.
fn status(map: &mut Map<String, Value>) -> Result<BlockStatus, Code> {
    let nested = map.contains_key("content");
    let word = map.get("status").and_then(Value::as_str).map(str::to_ascii_uppercase);
    let status = match word.as_deref() {
        Some("DELETED") => BlockStatus::Erased,
        Some("STORED") => BlockStatus::Stored,
        // A marker nobody has documented: neither shown as held nor purged on a guess.
        _ if nested && map.get("status").is_some_and(|status| !status.is_null()) => return Err(codes::UNKNOWN_STATE),
        _ => return Ok(BlockStatus::Stored),
    };
    map.remove("status");
    Ok(status)
}

fn body(mut map: Map<String, Value>) -> Value {
    let Some(content) = map.remove("content") else { return Value::Object(map) };
    map.retain(|_, value| !value.is_null());
    if map.is_empty() {
        return content;
    }
    match content {
        Value::Object(mut inner) if !inner.contains_key(BESIDE) => {
            inner.insert(BESIDE.to_owned(), Value::Object(map));
            Value::Object(inner)
        }
        other => {
            Value::Object(Map::from_iter([("content".to_owned(), other), (BESIDE.to_owned(), Value::Object(map))]))
        }
    }
}

/// The longest text inside, keys included. The depth is bounded before.
fn longest_text(value: &Value) -> usize {
    match value {
        Value::String(text) => text.len(),
        Value::Array(items) => items.iter().map(longest_text).max().unwrap_or(0),
        Value::Object(map) => map.iter().map(|(key, inner)| key.len().max(longest_text(inner))).max().unwrap_or(0),
        _ => 0,
    }
}
