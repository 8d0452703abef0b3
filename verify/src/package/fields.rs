//! A case as single fields, each of which can be shown or kept back, and what is committed to of all of them. Pure. FROZEN:
//! `the_names_of_fields_and_their_digest_are_frozen` fails when the way of it changes.
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

/// A field that was opened: the salt stays in its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// For a case, where it stands (RFC 6901); for an entry of the log, its name.
    pub name: String,
    /// What it says.
    pub value: Value,
}

/// Every text, number, yes or no, null and empty list of a document, with its place as a JSON Pointer (RFC 6901), sorted
/// by place.
pub fn flatten(document: &Value) -> Vec<(String, Value)> {
    let mut fields = Vec::new();
    walk(document, &mut String::new(), &mut fields);
    fields.sort_by(|(one, _), (other, _)| one.cmp(other));
    fields
}

fn walk(value: &Value, path: &mut String, fields: &mut Vec<(String, Value)>) {
    let length = path.len();
    let mut step = |name: &str, inner: &Value| {
        path.push('/');
        path.push_str(&name.replace('~', "~0").replace('/', "~1"));
        walk(inner, path, fields);
        path.truncate(length);
    };
    match value {
        Value::Array(items) if !items.is_empty() => {
            items.iter().enumerate().for_each(|(at, inner)| step(&at.to_string(), inner));
        }
        Value::Object(inside) if !inside.is_empty() => {
            inside.iter().for_each(|(name, inner)| step(name, inner));
        }
        _ => fields.push((path.clone(), value.clone())),
    }
}

/// The digest of a disclosure, as it stands in lists and in entries (RFC 9901 section 4.2.3).
pub fn digest_of(disclosure: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(disclosure))
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
    struct Text(String, String, Value);
    let bytes = URL_SAFE_NO_PAD.decode(disclosure).ok()?;
    if URL_SAFE_NO_PAD.encode(&bytes) != disclosure {
        return None;
    }
    let Text(_salt, name, value) = serde_json::from_slice(&bytes).ok()?;
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
    fn a_disclosure_is_read_in_one_way_only() {
        let text = URL_SAFE_NO_PAD.encode(br#"["c2FsdA","/a",1]"#);
        assert_eq!(open(&text), Some(Opened { name: "/a".to_owned(), value: json!(1) }));
        assert_eq!(open(&format!("{text}=")), None);
        assert_eq!(open(&URL_SAFE_NO_PAD.encode(b"{}")), None);
    }
}
