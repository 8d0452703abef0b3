//! Reads a configuration file into placed values: every key known, every type right, each with its line and column.
//! What the values mean is `config.rs`'s matter.
use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::access::config_fault::{ConfigFault, Position};

/// The keys of the table `limits`, in both files.
pub(crate) const LIMIT_KEYS: &[&str] =
    &["undo_secs", "lease_secs", "page_size", "in_flight", "lock_mins", "fresh_mins", "session_hours"];

/// What a key must hold.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Kind {
    Text,
    TextList,
    Number,
    /// A table with these keys, all of them numbers.
    Numbers(&'static [&'static str]),
}

/// A value of the right type.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    Text(String),
    TextList(Vec<(String, Position)>),
    Number(u64),
}

/// The values of a file, by key (`limits.undo_secs` for one in a table), each with its place.
pub(crate) type Values = BTreeMap<String, (Value, Position)>;

/// Reads a file's text. All faults are found, not only the first.
pub(crate) fn read_values(
    source: &str,
    text: &str,
    known: &'static [(&'static str, Kind)],
) -> Result<Values, Vec<ConfigFault>> {
    let table = DeTable::parse(text).map_err(|why| {
        let position = Position::in_text(source, text, why.span().map_or(0, |span| span.start));
        // The parser's message may show the line's content.
        vec![ConfigFault::new(&position, "this line", "is not TOML", "lines of the form `key = value`, each key once")]
    })?;
    let mut reader = Reader { source, text, values: Values::new(), faults: Vec::new() };
    let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
    for (key, value) in table.get_ref() {
        match known.iter().find(|(name, _)| *name == key.get_ref().as_ref()) {
            Some((name, Kind::Numbers(inner))) => reader.take_table(name, inner, value),
            Some((name, kind)) => reader.take(name, *kind, value),
            None => reader.unknown(key, key.get_ref(), &names),
        }
    }
    if reader.faults.is_empty() { Ok(reader.values) } else { Err(reader.faults) }
}

struct Reader<'a> {
    source: &'a str,
    text: &'a str,
    values: Values,
    faults: Vec<ConfigFault>,
}

impl Reader<'_> {
    fn position<T>(&self, of: &Spanned<T>) -> Position {
        Position::in_text(self.source, self.text, of.span().start)
    }

    fn take_table(&mut self, name: &str, known: &'static [&'static str], value: &Spanned<DeValue<'_>>) {
        let DeValue::Table(table) = value.get_ref() else {
            return self.wrong_type(name, value, "a table");
        };
        for (key, inner) in table {
            let full = format!("{name}.{}", key.get_ref());
            if known.contains(&key.get_ref().as_ref()) {
                self.take(&full, Kind::Number, inner);
            } else {
                self.unknown(key, &full, known);
            }
        }
    }

    fn take(&mut self, name: &str, kind: Kind, value: &Spanned<DeValue<'_>>) {
        let taken = match (kind, value.get_ref()) {
            (Kind::Text, DeValue::String(text)) => Value::Text(text.clone().into_owned()),
            (Kind::Number, DeValue::Integer(number)) => match u64::from_str_radix(number.as_str(), number.radix()) {
                Ok(number) => Value::Number(number),
                Err(_) => return self.wrong_type(name, value, "a whole number from 0"),
            },
            (Kind::TextList, DeValue::Array(items)) => {
                let mut list = Vec::new();
                for item in items {
                    match item.get_ref() {
                        DeValue::String(text) => list.push((text.clone().into_owned(), self.position(item))),
                        _ => return self.wrong_type(name, item, "a list of texts"),
                    }
                }
                Value::TextList(list)
            }
            (Kind::Text, _) => return self.wrong_type(name, value, "a text in quotes"),
            (Kind::TextList, _) => return self.wrong_type(name, value, "a list of texts"),
            (Kind::Number | Kind::Numbers(_), _) => return self.wrong_type(name, value, "a whole number from 0"),
        };
        let position = self.position(value);
        self.values.insert(name.to_owned(), (taken, position));
    }

    fn wrong_type<T>(&mut self, name: &str, at: &Spanned<T>, allowed: &str) {
        self.faults.push(ConfigFault::new(&self.position(at), name, "is of the wrong type", allowed));
    }

    fn unknown<T>(&mut self, at: &Spanned<T>, name: &str, known: &[&str]) {
        let allowed = known.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
        self.faults.push(ConfigFault::new(&self.position(at), name, "is not a setting", allowed));
    }
}
