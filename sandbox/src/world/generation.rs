//! Turns neutral evidence into the shapes the platform's pages document, one per generation of those pages.
//!
//! | | G0 | G1 | G2 | G3 |
//! |---|---|---|---|---|
//! | list key | `datablocks` | `datablocks` | `dataBlocks` | `dataBlocks` |
//! | block type | Pascal | Pascal | camel | camel |
//! | producer | `createdByStep` | `createdByStep` | `lastStep.stepId` | `createdBy{stepId, clock}` |
//! | block id | none | none | `datablockId` | `datablockId` |
//! | payload | flat | flat | flat | `content` |
//! | erased block | absent | absent | absent | `DELETED`, null |
//! | status, outcome | `completed`, `accepted` | `COMPLETED`, `ACCEPTED` | `COMPLETED`, `accepted` | as G2 |
//! | no outcome yet | null | null | `NO_OUTCOME` | `NO_OUTCOME` |
//! | `lastStep` | `stepName, stepType, verdict` | as G0 | `stepId, stepDescription, verdict` | as G2 |
use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};
use serde_json::{Map, Value, json};

use super::SeedBlock;
use super::dice::Dice;

/// Which pages the platform behaves like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Generation {
    /// The oldest shape, of the signature template page.
    G0,
    /// As G0 with upper-case words.
    G1,
    /// Camel case and block ids, payload still flat.
    G2,
    /// The newest shape: payload in `content`, deletions marked.
    G3,
    /// Each case one of the four, by its id.
    Mixed,
}

impl Generation {
    /// The one of the four that a case is rendered in; `Mixed` settles by the case id, always the same way.
    #[must_use]
    pub fn of_case(self, case_id: &str) -> Self {
        if self != Self::Mixed {
            return self;
        }
        let seed = case_id.bytes().fold(0_u64, |sum, byte| sum.wrapping_mul(257).wrapping_add(u64::from(byte)));
        match Dice::from_seed(seed).below(4) {
            0 => Self::G0,
            1 => Self::G1,
            2 => Self::G2,
            _ => Self::G3,
        }
    }
}

/// The documented session answer. `epoch` is the moment the platform started: second 0 of all times in the world.
#[must_use]
pub fn render_session(session: &Value, generation: Generation, case_id: &str, epoch: DateTime<Utc>) -> Value {
    let generation = generation.of_case(case_id);
    let mut answer = with_times(session, epoch);
    let Some(fields) = answer.as_object_mut() else { return answer };
    if let Some(Value::String(status)) = fields.get_mut("sessionStatus").filter(|_| generation == Generation::G0) {
        *status = status.to_lowercase();
    }
    if matches!(generation, Generation::G0 | Generation::G1) {
        let outcome = match fields.get("outcome").and_then(Value::as_str) {
            Some("NO_OUTCOME") | None => Value::Null,
            Some(word) if generation == Generation::G1 => word.to_uppercase().into(),
            Some(word) => word.into(),
        };
        fields.insert("outcome".into(), outcome);
        if let Some(step) = fields.get("lastStep").cloned() {
            let older = json!({ "stepName": step.get("stepId"), "stepType": "STEP", "verdict": step.get("verdict") });
            fields.insert("lastStep".into(), older);
        }
    }
    answer
}

/// The documented data-block answer.
#[must_use]
pub fn render_blocks(blocks: &[SeedBlock], generation: Generation, case_id: &str, epoch: DateTime<Utc>) -> Value {
    let generation = generation.of_case(case_id);
    let rendered: Vec<Value> = blocks
        .iter()
        .filter(|block| !block.erased || generation == Generation::G3)
        .map(|block| render_block(block, generation, epoch))
        .collect();
    match generation {
        Generation::G0 | Generation::G1 => json!({ "datablocks": rendered }),
        _ => json!({ "dataBlocks": rendered }),
    }
}

/// The evidence answer of the review API: always the newest shape.
#[must_use]
pub fn render_evidence(blocks: &[SeedBlock], epoch: DateTime<Utc>) -> Value {
    render_blocks(blocks, Generation::G3, "", epoch)
}

fn render_block(block: &SeedBlock, generation: Generation, epoch: DateTime<Utc>) -> Value {
    let content = with_times(&block.content, epoch);
    let created_at = time(block.created_at_secs, epoch);
    if matches!(generation, Generation::G3 | Generation::Mixed) {
        let status = if block.erased { "DELETED" } else { "STORED" };
        return json!({
            "datablockId": block.block_id, "type": block.kind,
            "createdBy": { "stepId": block.step_id, "clock": block.clock },
            "createdAt": created_at, "status": status, "content": if block.erased { Value::Null } else { content },
        });
    }
    let mut flat = Map::new();
    match generation {
        Generation::G2 => {
            flat.insert("datablockId".into(), block.block_id.clone().into());
            flat.insert("type".into(), block.kind.clone().into());
            flat.insert("lastStep".into(), json!({ "stepId": block.step_id }));
            flat.insert("createdAt".into(), created_at.into());
        }
        _ => {
            flat.insert("type".into(), pascal(&block.kind).into());
            flat.insert("createdByStep".into(), block.step_id.clone().into());
            // The oldest page shows no time on a block; the next one sorts by it.
            if generation == Generation::G1 {
                flat.insert("createdAt".into(), created_at.into());
            }
        }
    }
    if let Value::Object(payload) = content {
        flat.extend(payload);
    }
    Value::Object(flat)
}

fn pascal(kind: &str) -> String {
    let mut letters = kind.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// Replaces `…AtSecs`, `atSecs` and `timestampSecs` numbers by RFC 3339 text under the name without `Secs`.
fn with_times(value: &Value, epoch: DateTime<Utc>) -> Value {
    match value {
        Value::Object(fields) => Value::Object(
            fields
                .iter()
                .map(|(key, field)| match key.strip_suffix("Secs") {
                    Some(name) if name.ends_with("At") || name == "at" || name == "timestamp" => {
                        (name.to_owned(), field.as_i64().map_or(Value::Null, |secs| time(secs, epoch).into()))
                    }
                    _ => (key.clone(), with_times(field, epoch)),
                })
                .collect(),
        ),
        Value::Array(items) => items.iter().map(|item| with_times(item, epoch)).collect(),
        other => other.clone(),
    }
}

fn time(secs: i64, epoch: DateTime<Utc>) -> String {
    let delta = TimeDelta::try_seconds(secs).unwrap_or_default();
    epoch.checked_add_signed(delta).unwrap_or(epoch).to_rfc3339_opts(SecondsFormat::Millis, true)
}
