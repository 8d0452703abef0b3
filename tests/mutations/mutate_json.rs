//! Changes to a JSON document that leave it one: fields gone, moved, doubled, or holding something else.
use rand::Rng as _;
use rand::rngs::StdRng;
use rand::seq::{IndexedMutRandom as _, IteratorRandom as _};
use serde_json::{Value, json};

/// The document, changed one to four times; none when the bytes are no JSON.
pub fn mutate_json(random: &mut StdRng, bytes: &[u8]) -> Option<Vec<u8>> {
    let mut document: Value = serde_json::from_slice(bytes).ok()?;
    for _ in 0..random.random_range(1..=4) {
        let odd = odd(random, &document);
        change(random, &mut document, odd);
    }
    serde_json::to_vec(&document).ok()
}

/// Walks down by chance and changes what it ends at.
fn change(random: &mut StdRng, value: &mut Value, odd: Value) {
    let deeper = random.random_range(0..8) > 0;
    match value {
        Value::Object(fields) if deeper && !fields.is_empty() => {
            if random.random_range(0..12) == 0 {
                let name = fields.keys().choose(random).cloned().unwrap_or_default();
                let taken = fields.remove(&name).unwrap_or_default();
                if random.random() {
                    fields.insert(if random.random() { name.to_uppercase() } else { format!("{name}_") }, taken);
                }
            } else if let Some(field) = fields.values_mut().choose(random) {
                change(random, field, odd);
            }
        }
        Value::Array(items) if deeper && !items.is_empty() => match random.random_range(0..8) {
            0 => items.extend(items.clone().into_iter().take(50)),
            1 => items.reverse(),
            _ => {
                if let Some(item) = items.choose_mut(random) {
                    change(random, item, odd);
                }
            }
        },
        place => *place = odd,
    }
}

/// Something unexpected: a hostile text, a number at the edge, or another part of the same document.
fn odd(random: &mut StdRng, document: &Value) -> Value {
    match random.random_range(0..6) {
        0 => part(random, document),
        1 => [json!(null), json!(true), json!([]), json!({}), json!([[[[]]]]), json!({"a": {"a": []}})]
            .into_iter()
            .choose(random)
            .unwrap_or_default(),
        2 => [json!(-1), json!(0), json!(u64::MAX), json!(i64::MIN), json!(74.5), json!(1e300), json!(-0.0)]
            .into_iter()
            .choose(random)
            .unwrap_or_default(),
        3 => json!(
            [
                "9999-12-31T23:59:59Z",
                "0001-01-01",
                "2026-02-30",
                "1900-01-01T00:00:00+23:59",
                "31.12.99",
                "-262143-01-01"
            ]
            .iter()
            .choose(random)
        ),
        4 => json!(
            ["3201", "3299", "trusted", "DELETED", "TRUSTED ", "deviceSignals", "0", "P<UTOERIKSSON<<ANNA"]
                .iter()
                .choose(random)
        ),
        _ => {
            let c = ['\u{202e}', '\0', 'ß', 'İ', '\u{301}', '\u{200b}', '𝕏', 'a', '<'].into_iter().choose(random);
            json!(c.unwrap_or('a').to_string().repeat([1, 3, 300, 5_000].into_iter().choose(random).unwrap_or(1)))
        }
    }
}

/// A part of the document itself, where its reader does not expect it.
fn part(random: &mut StdRng, value: &Value) -> Value {
    let deeper = random.random_range(0..5) > 0;
    match value {
        Value::Object(fields) if deeper => {
            fields.values().choose(random).map_or(Value::Null, |field| part(random, field))
        }
        Value::Array(items) if deeper => items.iter().choose(random).map_or(Value::Null, |item| part(random, item)),
        other => other.clone(),
    }
}
