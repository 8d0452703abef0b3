//! Reads a file of rules and refuses an unsound one, each fault with its line. It may say fewer days than the rules that ship,
//! never more.
use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use super::rules::{DataClass, Rule, Rules};
use crate::access::config::{ConfigFault, Position};
use crate::digest;

/// Characters of a name.
const NAME_LIMIT: usize = 100;
/// Characters of a legal basis.
const BASIS_LIMIT: usize = 200;
/// What a file has to say, for a fault.
const CLASSES: &str = "pictures, evidence, drafts, decisions, each once";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    schema: Spanned<u32>,
    version: Spanned<String>,
    rule: Vec<Spanned<RuleRow>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleRow {
    id: Spanned<String>,
    class: Spanned<DataClass>,
    #[expect(dead_code, reason = "there is one beginning so far; the file has to name it all the same")]
    after: After,
    days: Spanned<u32>,
    basis: Spanned<String>,
}

/// What the days are counted from. Only one is ruled; the key is there so that a file says which.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum After {
    Closed,
}

/// Reads rules. `source` is the file's name, for the faults; `floor` are those that may only be tightened.
///
/// # Errors
/// Everything that is wrong with their meaning, each with its place; or the first thing that is wrong with their shape.
pub fn read(source: &str, bytes: &[u8], floor: Option<&Rules>) -> Result<Rules, Vec<ConfigFault>> {
    let text = std::str::from_utf8(bytes).map_err(|_not_text| {
        vec![ConfigFault::new(&Position::in_text(source, "", 0), "this file", "is not UTF-8", "a text in UTF-8")]
    })?;
    let at = |span: Range<usize>| Position::in_text(source, text, span.start);
    // The parser's message may show the line's content.
    let file: File = toml::from_str(text).map_err(|why| {
        let allowed = "schema, version, and [[rule]] with id, class, after = \"closed\", days and basis";
        vec![ConfigFault::new(&at(why.span().unwrap_or_default()), "this line", "cannot be read here", allowed)]
    })?;
    let mut faults = Vec::new();
    if *file.schema.get_ref() != 1 {
        faults.push(ConfigFault::new(&at(file.schema.span()), "schema", "is not known", "1"));
    }
    if !is_name(file.version.get_ref(), NAME_LIMIT) {
        faults.push(name_fault(&at(file.version.span()), "version", NAME_LIMIT));
    }
    let (mut by_class, mut ids) = (BTreeMap::new(), Vec::new());
    for row in file.rule {
        let row = row.into_inner();
        let (id, class, days) = (row.id.get_ref(), *row.class.get_ref(), *row.days.get_ref());
        for (text, limit, key) in [(&row.id, NAME_LIMIT, "rule.id"), (&row.basis, BASIS_LIMIT, "rule.basis")] {
            if !is_name(text.get_ref(), limit) {
                faults.push(name_fault(&at(text.span()), key, limit));
            }
        }
        if let Some(most) = floor.and_then(|floor| floor.by_class.get(&class)).filter(|most| days > most.days) {
            let allowed = format!("0 to {} days: a file may only tighten", most.days);
            faults.push(ConfigFault::new(
                &at(row.days.span()),
                "rule.days",
                "keeps longer than the rules that ship",
                allowed,
            ));
        }
        if ids.contains(id) {
            faults.push(ConfigFault::new(&at(row.id.span()), "rule.id", "stands twice", "another name"));
        }
        ids.push(id.clone());
        let rule = Rule { id: id.clone(), days, basis: row.basis.get_ref().clone() };
        if by_class.insert(class, rule).is_some() {
            faults.push(ConfigFault::new(&at(row.class.span()), "rule.class", "stands twice", CLASSES));
        }
    }
    if by_class.len() < DataClass::ALL.len() {
        faults.push(ConfigFault::new(&at(file.version.span()), "rule.class", "leaves a class without a rule", CLASSES));
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok(Rules { version: file.version.into_inner(), digest: digest::of(bytes), by_class })
}

/// One line of visible characters, no white space at its ends.
fn is_name(text: &str, limit: usize) -> bool {
    !text.is_empty()
        && text.trim().len() == text.len()
        && text.chars().count() <= limit
        && text.chars().all(|c| crate::case::shown::steering(c).is_none())
}

fn name_fault(position: &Position, key: &str, limit: usize) -> ConfigFault {
    ConfigFault::new(position, key, "is no line of text", format!("1 to {limit} visible characters"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::retention::{BUILT_IN, built_in};

    fn faults(change: impl FnOnce(&str) -> String) -> Vec<String> {
        let text = change(BUILT_IN);
        let faults = read("retention.toml", text.as_bytes(), Some(built_in())).unwrap_err();
        faults.iter().map(|fault| format!("{} {}", fault.key, fault.problem)).collect()
    }

    #[test]
    fn r_36_the_rules_that_ship_keep_thirty_days_after_closing() {
        let rules = read("built-in.toml", BUILT_IN.as_bytes(), None).unwrap();
        assert!(rules.by_class.values().all(|rule| rule.days == 30) && rules.by_class.len() == DataClass::ALL.len());
        assert_eq!(&rules, &**built_in(), "no empty set stands in for them");
    }

    #[test]
    fn r_36_a_file_may_say_fewer_days_and_never_more() {
        let fewer = BUILT_IN.replacen("days = 30", "days = 7", 1).replacen("built-in-1", "bank-2026", 1);
        let rules = read("retention.toml", fewer.as_bytes(), Some(built_in())).unwrap();
        assert_eq!((rules.shortest_days(), rules.version.as_str()), (7, "bank-2026"));
        let more = BUILT_IN.replacen("days = 30", "days = 31", 1);
        let found = read("retention.toml", more.as_bytes(), Some(built_in())).unwrap_err();
        let line = more.lines().position(|line| line == "days = 31").unwrap() + 1;
        assert_eq!(found.len(), 1);
        assert!(found[0].to_string().starts_with(&format!("retention.toml, line {line}, ")), "{}", found[0]);
    }

    #[test]
    fn an_unsound_file_is_refused_whole_and_says_everything_that_is_wrong_with_it() {
        assert_eq!(faults(|text| text.replacen("schema = 1", "schema = 2", 1)), ["schema is not known"]);
        let twice = faults(|text| text.replacen("class = \"drafts\"", "class = \"pictures\"", 1));
        assert_eq!(twice, ["rule.class stands twice", "rule.class leaves a class without a rule"]);
        assert_eq!(faults(|text| text.replacen("\"built-in-1\"", "\" x\"", 1)), ["version is no line of text"]);
        let named = faults(|text| text.replacen("drafts-after-closing", "pictures-after-closing", 1));
        assert_eq!(named, ["rule.id stands twice"]);
        for (from, to) in [("after = \"closed\"", "after = \"opened\""), ("days = 30", "days = -1"), ("id =", "ID =")] {
            assert_eq!(faults(|text| text.replacen(from, to, 1)), ["this line cannot be read here"], "{to}");
        }
    }
}
