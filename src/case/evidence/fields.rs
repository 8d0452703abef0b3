//! Reads an object of somebody else's JSON: names in any letter case, numbers as text, and what nobody asked for kept.
use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::case::shown::{ShownText, word};
use crate::ids::FileRef;

/// Fields shown raw at most, per object.
const RAW_LIMIT: usize = 60;

/// A field this console has no place for, as it came.
#[derive(Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct RawField {
    /// The name on the wire.
    pub name: String,
    /// The value; JSON where it is not a plain text.
    pub value: ShownText,
}

/// One object, with a note of the fields that were read.
pub(super) struct Fields<'a> {
    fields: Vec<(String, &'a str, &'a Value, bool)>,
}

impl<'a> Fields<'a> {
    /// Opens an object; anything else reads as an empty one.
    pub(super) fn of(value: &'a Value) -> Self {
        Self::of_map(value.as_object())
    }

    fn of_map(map: Option<&'a Map<String, Value>>) -> Self {
        let fields =
            map.into_iter().flatten().map(|(name, value)| (plain(name), name.as_str(), value, false)).collect();
        Self { fields }
    }

    /// The first field of one of these names that is not null.
    pub(super) fn value(&mut self, names: &[&str]) -> Option<&'a Value> {
        names.iter().find_map(|name| {
            let wanted = plain(name);
            let field = self.fields.iter_mut().find(|(known, ..)| *known == wanted)?;
            field.3 = true;
            (!field.2.is_null()).then_some(field.2)
        })
    }

    /// A short word: text, number or truth value.
    pub(super) fn word(&mut self, names: &[&str]) -> Option<String> {
        self.value(names).and_then(scalar).map(|text| word(text.trim())).filter(|text| !text.is_empty())
    }

    /// A free or personal text.
    pub(super) fn shown(&mut self, names: &[&str]) -> Option<ShownText> {
        self.value(names).and_then(scalar).filter(|text| !text.trim().is_empty()).map(|text| ShownText::new(&text))
    }

    /// A finite number, written as one or as text.
    pub(super) fn number(&mut self, names: &[&str]) -> Option<f64> {
        self.value(names).and_then(number)
    }

    /// A moment: RFC 3339.
    pub(super) fn time(&mut self, names: &[&str]) -> Option<DateTime<Utc>> {
        self.value(names).and_then(Value::as_str).and_then(|text| text.trim().parse().ok())
    }

    /// A day, written as one or as a moment of it.
    pub(super) fn day(&mut self, names: &[&str]) -> Option<NaiveDate> {
        self.value(names).and_then(Value::as_str).and_then(day)
    }

    /// The first moment of something: a moment as it stands, a day from its beginning on.
    pub(super) fn begins(&mut self, names: &[&str]) -> Option<DateTime<Utc>> {
        let text = self.value(names).and_then(Value::as_str)?;
        text.trim().parse().ok().or_else(|| Some(day(text)?.and_time(NaiveTime::MIN).and_utc()))
    }

    /// The first moment after something: a moment as it stands; a day counts to its end, in UTC.
    pub(super) fn ends(&mut self, names: &[&str]) -> Option<DateTime<Utc>> {
        let text = self.value(names).and_then(Value::as_str)?;
        let next = |day: NaiveDate| Some(day.checked_add_days(Days::new(1))?.and_time(NaiveTime::MIN).and_utc());
        text.trim().parse().ok().or_else(|| next(day(text)?))
    }

    /// The items of a list; a single value counts as a list of one.
    pub(super) fn items(&mut self, names: &[&str]) -> &'a [Value] {
        match self.value(names) {
            Some(Value::Array(items)) => items,
            Some(single) => std::slice::from_ref(single),
            None => &[],
        }
    }

    /// An object inside.
    pub(super) fn object(&mut self, names: &[&str]) -> Fields<'a> {
        Self::of_map(self.value(names).and_then(Value::as_object))
    }

    /// True when the object has no field at all.
    pub(super) fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }

    /// The fields nobody has read so far, as they stand.
    pub(super) fn unread(&self) -> impl Iterator<Item = (&'a str, &'a Value)> {
        self.fields.iter().filter(|(.., read)| !read).map(|(_, name, value, _)| (*name, *value))
    }

    /// What is left when everything else has been read, for showing. References to files are listed elsewhere.
    pub(super) fn rest(&self) -> Vec<RawField> {
        self.unread()
            .filter(|(_, value)| vault(value).is_none())
            .take(RAW_LIMIT)
            .map(|(name, value)| RawField { name: word(name), value: raw(value) })
            .collect()
    }
}

/// A name without letter case and separators: `family_name`, `FamilyName` and `familyName` are one.
pub(super) fn plain(name: &str) -> String {
    name.chars().take(200).filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A plain value as text; none for lists, objects and null.
pub(super) fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(truth) => Some(truth.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

fn day(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    text.parse().ok().or_else(|| Some(text.parse::<DateTime<Utc>>().ok()?.date_naive()))
}

/// A finite number, written as one or as text.
pub(super) fn number(value: &Value) -> Option<f64> {
    let read = match value {
        Value::Number(number) => number.as_f64(),
        Value::String(text) if text.len() <= 40 => text.trim().parse().ok(),
        _ => None,
    };
    read.filter(|number: &f64| number.is_finite())
}

/// Yes or no, in any of the ways platforms write them.
pub(super) fn truth(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(truth) => Some(*truth),
        Value::Number(number) if number.as_i64() == Some(0) => Some(false),
        Value::Number(number) if number.as_i64() == Some(1) => Some(true),
        Value::String(text) => match plain(text).as_str() {
            "true" | "yes" | "detected" => Some(true),
            "false" | "no" | "notdetected" => Some(false),
            _ => None,
        },
        _ => None,
    }
}

/// Any value for showing: text as it is, the rest as JSON, links without what opens them.
pub(super) fn raw(value: &Value) -> ShownText {
    let value = without_links(value);
    scalar(&value).map_or_else(|| ShownText::new(&value.to_string()), |text| ShownText::new(&text))
}

/// The same value with every link cut after its host: a signed link is a key to a file, and is never shown or kept.
pub(super) fn without_links(value: &Value) -> Value {
    match value {
        Value::String(text) => match text.split_once("://") {
            Some((scheme, rest)) if ["https", "http"].iter().any(|known| known.eq_ignore_ascii_case(scheme.trim())) => {
                let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
                let host = host.rsplit('@').next().unwrap_or_default();
                format!("{}://{host}/…", scheme.trim().to_ascii_lowercase()).into()
            }
            _ => value.clone(),
        },
        Value::Array(items) => items.iter().map(without_links).collect(),
        Value::Object(map) => map.iter().map(|(name, inner)| (name.clone(), without_links(inner))).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) => value.clone(),
    }
}

/// The id of a vault reference, `{"$ref": "vault", "$id": …}`.
pub(super) fn vault(value: &Value) -> Option<FileRef> {
    let map = value.as_object()?;
    let kind = map.get("$ref")?.as_str()?;
    let id = map.get("$id")?.as_str()?;
    (kind.eq_ignore_ascii_case("vault") && !id.is_empty() && id.len() <= 200).then(|| FileRef::new(id))
}
