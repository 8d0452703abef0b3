//! Many sealed values as one parameter of a statement: the bytes one after the other, and where each begins.
//!
//! A whole page is written with one statement over a JSON list. Bytes in that list would travel as hexadecimal text,
//! twice as long, made here and undone again in SQLite; `substr` cuts them from one parameter instead.
use serde_json::{Value, json};

use super::StoreError;

/// A JSON list of rows as text.
pub(super) fn list_text(rows: &[Value]) -> Result<String, StoreError> {
    serde_json::to_string(rows).map_err(StoreError::NotCanonical)
}

/// Values laid end to end.
#[derive(Default)]
pub(super) struct Packed {
    bytes: Vec<u8>,
}

impl Packed {
    /// Lays a value at the end and gives its place as `substr` wants it: first byte (counted from 1) and length. Nulls
    /// for no value, of which `substr` makes null.
    pub(super) fn place(&mut self, value: Option<&[u8]>) -> [Value; 2] {
        let Some(value) = value else { return [Value::Null, Value::Null] };
        let first = self.bytes.len() + 1;
        self.bytes.extend_from_slice(value);
        [json!(first), json!(value.len())]
    }

    /// The parameter.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_counts_from_one_and_no_value_has_none() {
        let mut packed = Packed::default();
        assert_eq!(packed.place(Some(b"abc")), [json!(1), json!(3)]);
        assert_eq!(packed.place(None), [Value::Null, Value::Null]);
        assert_eq!(packed.place(Some(b"de")), [json!(4), json!(2)]);
        assert_eq!(packed.into_bytes(), b"abcde");
    }
}
