//! What an entry says of its place: its number, and, first in a log that follows another, where the one before ended.
use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::de::{Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use sha2::{Digest, Sha256};

use crate::file::{decoded, number};
use crate::plain::{Plain, Texts, each};
use crate::tree::Hash;

/// The first entry of a log that follows another.
const BEGINS_AFTER_A_BREAK: &str = "log_broken";

#[derive(Default)]
pub(super) struct Numbered {
    kind: String,
    pub seq: String,
    commit: Texts,
}

struct Entry;

impl<'de> Deserialize<'de> for Numbered {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(Entry)
    }
}

impl<'de> Visitor<'de> for Entry {
    type Value = Numbered;

    fn expecting(&self, into: &mut fmt::Formatter<'_>) -> fmt::Result {
        into.write_str("an entry")
    }

    fn visit_map<A: MapAccess<'de>>(self, inside: A) -> Result<Numbered, A::Error> {
        let (mut read, mut seq) = (Numbered::default(), None);
        each(inside, |name, inside| {
            match name {
                "commit" => read.commit = inside.next_value()?,
                "seq" => seq = Some(inside.next_value()?),
                "type" => read.kind = inside.next_value()?,
                _ => {
                    let Plain = inside.next_value()?;
                }
            }
            Ok(())
        })?;
        read.seq = seq.ok_or_else(|| A::Error::missing_field("seq"))?;
        Ok(read)
    }
}

impl Numbered {
    /// What an entry says of its place; none where it is no entry.
    pub fn read(entry: &str) -> Option<Self> {
        serde_json::from_str(entry).ok()
    }
}

/// Where the first entry says the log before ended: origin and entries. None where it does not commit to the disclosure, or
/// the log before ended elsewhere. A log before that is itself bad has no end that could be compared.
pub(super) fn linked(link: &str, first: &Numbered, before: Option<&(String, u64, Hash)>) -> Option<(String, u64)> {
    let committed = URL_SAFE_NO_PAD.encode(Sha256::digest(link));
    let disclosed = URL_SAFE_NO_PAD.decode(link).ok()?;
    let (_salt, name, Texts(said)): (String, String, Texts) = serde_json::from_slice(&disclosed).ok()?;
    let (origin, size, root) = (said.get("origin")?, number(said.get("size")?)?, decoded(said.get("root")?)?);
    // It is printed beside the verdict, and where the log before is bad nothing else holds it.
    let named = signed_note::is_key_name_valid(origin) && !origin.chars().any(char::is_control);
    let fits = before.is_none_or(|(ended, entries, top)| ended == origin && *entries == size && *top == root);
    let told =
        first.kind == BEGINS_AFTER_A_BREAK && name == "previous" && first.commit.0.get("previous") == Some(&committed);
    (told && fits && named).then(|| (origin.clone(), size))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOT: &str = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    /// What a first entry tells that commits to this disclosure.
    fn told(disclosed: &str) -> Option<(String, u64)> {
        let link = URL_SAFE_NO_PAD.encode(disclosed);
        let committed = URL_SAFE_NO_PAD.encode(Sha256::digest(&link));
        let entry = format!(r#"{{"commit":{{"previous":"{committed}"}},"seq":"3","type":"log_broken"}}"#);
        linked(&link, &Numbered::read(&entry).unwrap(), None)
    }

    #[test]
    fn where_the_log_before_ended_is_said_in_one_way_and_steers_no_terminal() {
        let of = |origin: &str, size: &str| {
            format!(r#"["s","previous",{{"origin":"{origin}","root":"{ROOT}","size":"{size}"}}]"#)
        };
        assert_eq!(told(&of("dev/log/1", "3")), Some(("dev/log/1".to_owned(), 3)));
        let odd = [
            of("", "3"),
            of(r"dev/log/1\nholds:", "3"),
            of(r"dev/log/1\u001b[2K", "3"),
            of("dev/log/1", "03"),
            of(r#"dev/log/1","origin":"dev/log/2"#, "3"),
            format!(r#"["s","previous",["dev/log/1","3","{ROOT}"]]"#),
            format!(r#"["s","other",{{"origin":"dev/log/1","root":"{ROOT}","size":"3"}}]"#),
            of("dev/log/1", "3") + "x",
        ];
        for text in odd {
            assert_eq!(told(&text), None, "{text}");
        }
    }

    #[test]
    fn an_entry_is_an_object_with_a_number() {
        assert_eq!(Numbered::read(r#"{"a":[1,null],"seq":"7"}"#).unwrap().seq, "7");
        for odd in
            [r#"["log_broken","7",{}]"#, "{}", r#"{"seq":7}"#, r#"{"commit":[],"seq":"7"}"#, r#"{"seq":"7","seq":"7"}"#]
        {
            assert!(Numbered::read(odd).is_none(), "{odd}");
        }
    }
}
