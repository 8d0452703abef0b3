//! A case as single fields, each of which can be shown or kept back, and what is committed to of all of them. Pure. FROZEN:
//! `the_names_of_fields_and_their_digest_are_frozen` fails when the way of it changes.
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::once::Once;

/// A field that was opened: the salt stays in its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// For a case, where it stands (RFC 6901); for an entry of the log, its name.
    pub name: String,
    /// What it says.
    pub value: Value,
}

/// Most fields of one document, and most bytes of all their names together: a name repeats every name above it, so that a
/// document of a few megabytes could ask for gigabytes of them.
pub const MOST_FIELDS: u64 = 20_000;
/// See [`MOST_FIELDS`].
pub const MOST_NAME_BYTES: u64 = 2 * 1024 * 1024;

/// Every text, number, yes or no, null and empty list of a document, with its place as a JSON Pointer (RFC 6901), sorted
/// by place. Of a document with more than [`MOST_FIELDS`] or [`MOST_NAME_BYTES`] nothing is lost: below the deepest level
/// at which all fit, a list or an object is one field and its value is all of it.
pub fn flatten(document: &Value) -> Vec<(String, Value)> {
    let mut fields = Vec::new();
    walk(document, deepest(document), &mut String::new(), &mut fields);
    fields.sort_by(|(one, _), (other, _)| one.cmp(other));
    fields
}

fn walk(value: &Value, deeper: usize, path: &mut String, fields: &mut Vec<(String, Value)>) {
    let length = path.len();
    let below = deeper.saturating_sub(1);
    let mut step = |name: &str, inner: &Value| {
        path.push('/');
        path.push_str(&name.replace('~', "~0").replace('/', "~1"));
        walk(inner, below, path, fields);
        path.truncate(length);
    };
    match value {
        Value::Array(items) if !items.is_empty() && deeper > 0 => {
            items.iter().enumerate().for_each(|(at, inner)| step(&at.to_string(), inner));
        }
        Value::Object(inside) if !inside.is_empty() && deeper > 0 => {
            inside.iter().for_each(|(name, inner)| step(name, inner));
        }
        _ => fields.push((path.clone(), value.clone())),
    }
}

/// Fields, and the bytes of their names.
#[derive(Clone, Copy, Default)]
struct Sum {
    fields: u64,
    name_bytes: u64,
}

impl Sum {
    const fn and(self, other: Self) -> Self {
        Self {
            fields: self.fields.saturating_add(other.fields),
            name_bytes: self.name_bytes.saturating_add(other.name_bytes),
        }
    }
}

/// One level of a document: what ends on it, and the lists and objects that go on below.
#[derive(Clone, Copy, Default)]
struct Level {
    ends: Sum,
    goes_on: Sum,
}

/// The deepest level down to which a document is taken apart.
fn deepest(document: &Value) -> usize {
    let mut levels = Vec::new();
    count(document, 0, 0, &mut levels);
    let (mut ended, mut deepest) = (Sum::default(), 0);
    for (depth, level) in levels.iter().enumerate() {
        ended = ended.and(level.ends);
        let all = ended.and(level.goes_on);
        if all.fields <= MOST_FIELDS && all.name_bytes <= MOST_NAME_BYTES {
            deepest = depth;
        }
    }
    deepest
}

/// Counts by level, without writing a name.
fn count(value: &Value, depth: usize, name_bytes: u64, levels: &mut Vec<Level>) {
    if levels.len() <= depth {
        levels.resize(depth + 1, Level::default());
    }
    let goes_on = match value {
        Value::Array(items) => !items.is_empty(),
        Value::Object(inside) => !inside.is_empty(),
        _ => false,
    };
    if let Some(level) = levels.get_mut(depth) {
        let sum = if goes_on { &mut level.goes_on } else { &mut level.ends };
        *sum = sum.and(Sum { fields: 1, name_bytes });
    }
    let below = |own: usize| name_bytes.saturating_add(1 + own as u64);
    match value {
        Value::Array(items) => {
            for (at, inner) in items.iter().enumerate() {
                let digits = at.checked_ilog10().unwrap_or(0) as usize + 1;
                count(inner, depth + 1, below(digits), levels);
            }
        }
        Value::Object(inside) => {
            for (name, inner) in inside {
                let escaped = name.bytes().filter(|byte| b"~/".contains(byte)).count();
                count(inner, depth + 1, below(name.len() + escaped), levels);
            }
        }
        _ => {}
    }
}

/// The digest of a disclosure, as it stands in lists and in entries (RFC 9901 section 4.2.3).
pub fn digest_of(disclosure: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(disclosure))
}

/// Whether a text is one that [`digest_of`] gives: with others a [`commitment`] could be over two lists at once.
pub(super) fn is_digest(text: &str) -> bool {
    text.len() == 43 && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
}

/// What an entry commits to of all fields: `sha-256:` and hex over the digests of their disclosures, sorted, as a JSON
/// list without spaces. It says how many there are and nothing else.
pub fn commitment(sorted: &[String]) -> String {
    let list: Vec<String> = sorted.iter().map(|digest| format!("\"{digest}\"")).collect();
    sha256_text(format!("[{}]", list.join(",")).as_bytes())
}

/// `sha-256:` and hex.
pub fn sha256_text(bytes: &[u8]) -> String {
    format!("sha-256:{}", hex(bytes))
}

/// SHA-256 in hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Reads a disclosure written in the one way; none for anything else.
pub fn open(disclosure: &str) -> Option<Opened> {
    #[derive(Deserialize)]
    struct Text(String, String, Once);
    let bytes = URL_SAFE_NO_PAD.decode(disclosure).ok()?;
    if URL_SAFE_NO_PAD.encode(&bytes) != disclosure {
        return None;
    }
    let Text(_salt, name, Once(value)) = serde_json::from_slice(&bytes).ok()?;
    Some(Opened { name, value })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_names_of_fields_and_their_digest_are_frozen() {
        let document = json!({ "b": [1, { "a/b": "x" }, []], "a~": null, "c": {} });
        let names: Vec<String> = flatten(&document).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["/a~0", "/b/0", "/b/1/a~1b", "/b/2", "/c"]);
        assert_eq!(
            commitment(&["a".to_owned(), "b".to_owned()]),
            sha256_text(br#"["a","b"]"#),
            "a list as any JSON library writes it"
        );
        assert_eq!(digest_of(""), "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU");
    }

    #[test]
    fn a_document_of_too_many_or_too_long_names_is_taken_apart_less_deep_and_loses_nothing() {
        let whole = |fields: &[(String, Value)], document: &Value| {
            let found = fields.iter().map(|(place, value)| (document.pointer(place), value));
            found.into_iter().all(|(there, value)| there == Some(value))
        };
        let many = json!({ "caseId": "c", "blocks": [{ "content": vec![0; 30_000], "kind": "x" }] });
        let names: Vec<(String, Value)> = flatten(&many);
        assert_eq!(names.len(), 3, "the long list is one field");
        assert!(names.iter().any(|(place, _)| place == "/blocks/0/content") && whole(&names, &many));
        let long = "n".repeat(60_000);
        let deep = json!({ "a": { long.as_str(): vec![1; 40] }, "b/~": 1 });
        let fields = flatten(&deep);
        assert_eq!(fields.len(), 2, "forty names of 60,000 bytes are more than names may have");
        assert!(whole(&fields, &deep));
        let bytes: usize = fields.iter().map(|(place, _)| place.len()).sum();
        assert!(bytes as u64 <= MOST_NAME_BYTES);
        let level = json!({ "b": [1, { "a/b": "x" }, []], "a~": null, "c": { "eleven": vec![0; 11] } });
        let mut levels = Vec::new();
        count(&level, 0, 0, &mut levels);
        let ended = levels.iter().fold(Sum::default(), |sum, level| sum.and(level.ends));
        let written: usize = flatten(&level).iter().map(|(place, _)| place.len()).sum();
        assert_eq!((ended.fields, ended.name_bytes), (15, written as u64), "counted as they are written");
    }

    #[test]
    fn a_disclosure_is_read_in_one_way_only() {
        let text = URL_SAFE_NO_PAD.encode(br#"["c2FsdA","/a",1]"#);
        assert_eq!(open(&text), Some(Opened { name: "/a".to_owned(), value: json!(1) }));
        assert_eq!(open(&format!("{text}=")), None);
        assert_eq!(open(&URL_SAFE_NO_PAD.encode(b"{}")), None);
        assert_eq!(open(&URL_SAFE_NO_PAD.encode(br#"["c2FsdA","/a",{"b":1,"b":2}]"#)), None);
    }
}
