//! JSON that says the same to every reader: names in order and none twice, whole numbers alone. The console writes entries
//! so (RFC 8785); of a name that stands twice one reader takes the first value and another the last.
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Error as _, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

#[derive(Deserialize)]
struct Name<'a>(#[serde(borrow)] Cow<'a, str>);

/// Takes each name and its value.
pub(crate) fn each<'de, A: MapAccess<'de>>(
    mut inside: A,
    mut take: impl FnMut(&str, &mut A) -> Result<(), A::Error>,
) -> Result<(), A::Error> {
    let mut last: Option<Name<'de>> = None;
    while let Some(name) = inside.next_key::<Name<'de>>()? {
        if last.as_ref().is_some_and(|last| last.0 >= name.0) {
            return Err(A::Error::custom("a name stands twice, or out of order"));
        }
        take(&name.0, &mut inside)?;
        last = Some(name);
    }
    Ok(())
}

/// Any value that is written so.
pub(crate) struct Plain;

struct Any;

impl<'de> Deserialize<'de> for Plain {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Any)
    }
}

impl<'de> Visitor<'de> for Any {
    type Value = Plain;

    fn expecting(&self, into: &mut fmt::Formatter<'_>) -> fmt::Result {
        into.write_str("a text, a whole number, yes, no, null, or a list or an object of those")
    }

    fn visit_bool<E: serde::de::Error>(self, _value: bool) -> Result<Plain, E> {
        Ok(Plain)
    }

    fn visit_i64<E: serde::de::Error>(self, _value: i64) -> Result<Plain, E> {
        Ok(Plain)
    }

    fn visit_u64<E: serde::de::Error>(self, _value: u64) -> Result<Plain, E> {
        Ok(Plain)
    }

    fn visit_str<E: serde::de::Error>(self, _value: &str) -> Result<Plain, E> {
        Ok(Plain)
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<Plain, E> {
        Ok(Plain)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Plain, A::Error> {
        while items.next_element::<Plain>()?.is_some() {}
        Ok(Plain)
    }

    fn visit_map<A: MapAccess<'de>>(self, inside: A) -> Result<Plain, A::Error> {
        each(inside, |_name, inside| {
            let Plain = inside.next_value()?;
            Ok(())
        })?;
        Ok(Plain)
    }
}

/// Whether a text is an object that is written so, and nothing else.
pub(crate) fn is_object(text: &str) -> bool {
    let mut from = serde_json::Deserializer::from_str(text);
    Deserializer::deserialize_map(&mut from, Any).is_ok() && from.end().is_ok()
}

/// Texts by their names.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Texts(pub BTreeMap<String, String>);

struct Named;

impl<'de> Deserialize<'de> for Texts {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(Named)
    }
}

impl<'de> Visitor<'de> for Named {
    type Value = Texts;

    fn expecting(&self, into: &mut fmt::Formatter<'_>) -> fmt::Result {
        into.write_str("an object of texts")
    }

    fn visit_map<A: MapAccess<'de>>(self, inside: A) -> Result<Texts, A::Error> {
        let mut texts = BTreeMap::new();
        each(inside, |name, inside| {
            texts.insert(name.to_owned(), inside.next_value()?);
            Ok(())
        })?;
        Ok(Texts(texts))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_two_readers_could_take_for_two_things_is_no_object() {
        let deep = |lists: usize| format!(r#"{{"a":{}{}}}"#, "[".repeat(lists), "]".repeat(lists));
        let (shallow, too_deep) = (deep(100), deep(200));
        for good in ["{}", r#"{"a":[1,-1,true,null,{"b":"c"}],"é":"\u00e9"}"#, shallow.as_str()] {
            assert!(is_object(good), "{good}");
        }
        let odd = [
            r#"{"a":1,"a":1}"#,
            r#"{"a":1,"\u0061":2}"#,
            r#"{"b":1,"a":1}"#,
            r#"{"a":{"b":1,"b":2}}"#,
            r#"{"a":1.0}"#,
            r#"{"a":1e2}"#,
            r#"{"a":-0}"#,
            r#"{"a":18446744073709551616}"#,
            r#"{"a":"\ud800"}"#,
            r#"{"a":NaN}"#,
            r#"{"a":1}x"#,
            "\u{feff}{}",
            r#"["a"]"#,
            r#""a""#,
            "",
            too_deep.as_str(),
        ];
        for text in odd {
            assert!(!is_object(text), "{text}");
        }
    }

    #[test]
    fn texts_are_texts_and_none_has_two_values() {
        let texts = |text: &str| serde_json::from_str::<Texts>(text).ok();
        assert_eq!(texts(r#"{"a":"b"}"#), Some(Texts([("a".to_owned(), "b".to_owned())].into())));
        for odd in [r#"{"a":"b","a":"b"}"#, r#"{"a":1}"#, r#"["a"]"#] {
            assert_eq!(texts(odd), None, "{odd}");
        }
    }
}
