//! What each feature added to a score, where a record says so: an explanation vector, or weights beside the reasons.
//!
//! `contribution` is what a feature added. Where there is only `weight`, that is taken as what it added: the source speaks of
//! features and weights and of nothing they would be multiplied with.
use serde::Serialize;
use serde_json::Value;

use super::fields::{Fields, number, plain};
use crate::case::device::Score;
use crate::case::shown::word;

/// Where an explanation vector stands, without letter case.
const VECTORS: [&str; 4] = ["explanation", "explanationvector", "contributions", "features"];
/// Features kept; a longer list is somebody's mistake.
const LIMIT: usize = 100;

/// One feature.
#[derive(Clone, Debug, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Contribution {
    /// Its name or code, as it came.
    pub name: String,
    /// What it added; negative where it took away.
    pub weight: f64,
}

/// The features of a score.
#[derive(Clone, Debug, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Weights {
    /// The field the score came in.
    pub score_name: String,
    /// The score they explain.
    pub score: f64,
    /// Where the sum begins, where the record says so.
    pub base: Option<f64>,
    /// The features, in the record's order.
    pub items: Vec<Contribution>,
}

impl Weights {
    /// Base and features together.
    pub fn sum(&self) -> f64 {
        self.items.iter().fold(self.base.unwrap_or(0.0), |sum, item| sum + item.weight)
    }

    /// Whether the sum is the score but for rounding: to the whole number where the score is one, else to its second place.
    pub fn adds_up(&self) -> bool {
        let rounding = if self.score.fract() == 0.0 { 0.5 } else { 0.005 };
        (self.sum() - self.score).abs() <= rounding + 1e-9
    }

    /// What a feature of this name added.
    pub fn of(&self, name: &str) -> Option<f64> {
        self.items.iter().find(|item| item.name.eq_ignore_ascii_case(name)).map(|item| item.weight)
    }
}

/// Reads them; none where nothing has a weight, or there is no score they could explain.
pub(super) fn weights(fields: &mut Fields<'_>, scores: &[Score]) -> Option<Weights> {
    let score = scores
        .iter()
        .find(|score| score.name == "suspectScore")
        .or_else(|| scores.iter().find(|s| s.name == "score"))?;
    // Looked at first and taken only where it holds weights: what cannot be read stays among the fields that are shown raw.
    let whole = fields.unread().find(|(name, _)| VECTORS.contains(&plain(name).as_str())).map(|(_, value)| value);
    let mut items = whole.map(features).unwrap_or_default();
    if items.is_empty() {
        items = fields.items(&["reasons", "reason"]).iter().filter_map(feature).take(LIMIT).collect();
    } else {
        fields.value(&VECTORS);
    }
    if items.is_empty() {
        return None;
    }
    let base = whole.and_then(|whole| Fields::of(whole).number(&["base", "baseline", "bias"]));
    let base = base.or_else(|| fields.number(&["baseScore", "baseline"]));
    Some(Weights { score_name: score.name.clone(), score: score.value, base, items })
}

fn features(whole: &Value) -> Vec<Contribution> {
    let inside = Fields::of(whole).value(&["features", "contributions"]);
    match inside.unwrap_or(whole) {
        Value::Array(items) => items.iter().filter_map(feature).take(LIMIT).collect(),
        Value::Object(map) => map
            .iter()
            .filter(|(name, _)| !["base", "baseline", "bias"].contains(&name.as_str()))
            .filter_map(|(name, value)| Some(Contribution { name: word(name), weight: number(value)? }))
            .take(LIMIT)
            .collect(),
        _ => Vec::new(),
    }
}

fn feature(item: &Value) -> Option<Contribution> {
    let mut fields = Fields::of(item);
    let weight = fields.number(&["contribution", "weight"])?;
    Some(Contribution { name: fields.word(&["feature", "code", "name", "id"])?, weight })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(content: &Value) -> Option<Weights> {
        let value = number(&content["score"])?;
        let score = Score {
            name: "score".to_owned(),
            value,
            min: None,
            max: None,
            direction: None,
            declared_by: None,
            source: None,
        };
        weights(&mut Fields::of(content), &[score])
    }

    #[test]
    fn r_19_features_are_read_from_a_list_from_a_map_and_from_weighed_reasons() {
        let list = json!({ "score": 42, "explanation": [{ "feature": "vpn", "contribution": 30 }, { "name": "age", "weight": 12.2 }] });
        let map = json!({ "score": 42, "explanation": { "base": 2, "features": { "vpn": 30, "age": 10 } } });
        let reasons = json!({ "score": 42, "reasons": [{ "code": "VPN_DETECTED", "weight": 42 }, { "code": "X" }] });
        for content in [list, map, reasons] {
            let read = read(&content).unwrap();
            assert!(read.adds_up(), "{read:?}");
        }
    }

    #[test]
    fn r_19_a_sum_counts_as_the_score_within_rounding_and_no_further() {
        let at = |score: f64, weight: f64| {
            read(&json!({ "score": score, "explanation": [{ "feature": "a", "weight": weight }] })).unwrap().adds_up()
        };
        assert!(at(42.0, 42.5) && at(42.0, 41.5), "a whole score was rounded to the whole");
        assert!(!at(42.0, 42.6));
        assert!(at(42.5, 42.504) && !at(42.5, 42.51));
    }

    #[test]
    fn r_19_without_a_weight_there_is_no_vector_and_none_is_made_up() {
        assert!(read(&json!({ "score": 42, "reasons": [{ "code": "VPN_DETECTED" }] })).is_none());
        assert!(read(&json!({ "reasons": [{ "code": "VPN_DETECTED", "weight": 3 }] })).is_none(), "and no score");
    }

    #[test]
    fn a_field_of_that_name_without_weights_stays_among_the_fields_that_are_shown_raw() {
        let content = json!({ "score": 42, "features": ["a", "b"] });
        let mut fields = Fields::of(&content);
        let score = Score {
            name: "score".to_owned(),
            value: 42.0,
            min: None,
            max: None,
            direction: None,
            declared_by: None,
            source: None,
        };
        assert!(weights(&mut fields, &[score]).is_none());
        assert!(fields.unread().any(|(name, _)| name == "features"));
    }
}
