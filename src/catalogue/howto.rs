//! How to check a code, point by point: what a reviewer does about it.
//!
//! A family has a list for all its codes; a code where a reviewer does something else has one of its own in its place. Not to be
//! taken for the checklist of the step-up policy (`policy/`): nothing of this is ticked, sent or kept.
use super::entry::{CodeEntry, ExplainedCode, find};
use super::language::Language;
use super::texts::InternalText;

/// The attributes of a list, in order. A list has two of them at least.
const POINTS: [&str; 5] = ["one", "two", "three", "four", "five"];

impl CodeEntry {
    /// What to do to check it, in order.
    pub fn how_to_check(&self, language: Language) -> Vec<InternalText> {
        let own = points(&self.own_list(), language);
        if own.is_empty() { points(&self.family_list(), language) } else { own }
    }

    /// The message of its own list, which it need not have.
    pub(super) fn own_list(&self) -> String {
        format!("howto-{}", self.key())
    }

    /// The message of the list of its family.
    pub(super) fn family_list(&self) -> String {
        format!("howto-family-{}", self.family.as_str())
    }
}

impl ExplainedCode {
    /// What to do to check it, in order; nothing where nobody has described the code.
    pub fn how_to_check(&self, language: Language) -> Vec<InternalText> {
        let entry = find(self.code.as_str()).filter(|_| self.known);
        entry.map(|known| known.how_to_check(language)).unwrap_or_default()
    }
}

fn points(list: &str, language: Language) -> Vec<InternalText> {
    let all = POINTS.iter().map(|point| InternalText::attribute(language, list, point));
    all.filter(|text| !text.as_str().is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::{Family, Scheme, every_entry};
    use super::super::{explain_code, is_suspicion};
    use super::*;

    const SOURCES: [&str; 3] =
        [include_str!("texts/en.howto.ftl"), include_str!("texts/de.howto.ftl"), include_str!("texts/fr.howto.ftl")];

    #[test]
    fn no_code_lacks_any_of_its_parts_in_any_language() {
        for entry in every_entry() {
            for language in Language::ALL {
                let place = format!("{}: {}", language.tag(), entry.code);
                let title = entry.title(*language);
                assert!(title.as_str().contains(' ') || !title.as_str().starts_with(entry.scheme.as_str()), "{place}");
                let points = entry.how_to_check(*language);
                assert!((2..=POINTS.len()).contains(&points.len()), "{place}: {} points", points.len());
                let mut sentences = vec![entry.meaning(*language), entry.guidance(*language)];
                let mut english = vec![entry.meaning(Language::English), entry.guidance(Language::English)];
                if !entry.twins.is_empty() {
                    sentences.push(entry.twin_hint(*language));
                    english.push(entry.twin_hint(Language::English));
                }
                sentences.extend(points);
                english.extend(entry.how_to_check(Language::English));
                assert_eq!(sentences.len(), english.len(), "{place}: as many points as in English");
                for (said, in_english) in sentences.iter().zip(&english) {
                    assert!(said.as_str().chars().count() > 10, "{place}: {:?}", said.as_str());
                    let is_english = *language == Language::English;
                    assert_eq!(said == in_english, is_english, "{place}: {}", said.as_str());
                }
            }
        }
    }

    #[test]
    fn every_family_has_a_list_and_every_list_belongs_to_a_family_or_a_code() {
        let families: BTreeSet<String> =
            Family::ALL.iter().map(|family| format!("howto-family-{}", family.as_str())).collect();
        let codes: BTreeSet<String> = every_entry().iter().map(CodeEntry::own_list).collect();
        for source in SOURCES {
            let lists: Vec<&str> = source.lines().filter_map(|line| line.strip_suffix(" =")).collect();
            let each: BTreeSet<String> = lists.iter().map(|list| (*list).to_owned()).collect();
            assert_eq!(each.len(), lists.len(), "a list stands twice");
            let missing: Vec<&String> = families.difference(&each).collect();
            assert!(missing.is_empty(), "no list: {missing:?}");
            let nobodys: Vec<&String> =
                each.iter().filter(|list| !families.contains(*list) && !codes.contains(*list)).collect();
            assert!(nobodys.is_empty(), "the list of nobody: {nobodys:?}");
        }
    }

    #[test]
    fn r_67_a_suspicion_shares_its_list_with_no_other_code() {
        for entry in every_entry().iter().filter(|entry| is_suspicion(&entry.code)) {
            assert!(!points(&entry.own_list(), Language::English).is_empty(), "{}", entry.code);
        }
    }

    #[test]
    fn r_68_the_list_of_a_near_twin_names_the_other() {
        for (one, other) in [("3117", "3206"), ("3003", "3210"), ("3002", "3109")] {
            for (here, there) in [(one, other), (other, one)] {
                for language in Language::ALL {
                    let points = find(here).unwrap().how_to_check(*language);
                    assert!(points.iter().any(|point| point.as_str().contains(there)), "{here} {}", language.tag());
                }
            }
        }
    }

    #[test]
    fn r_69_a_code_nobody_has_described_has_no_list() {
        let unknown = explain_code(Scheme::Document, "NEW_CODE", Some("document_fraud"), None, Language::English);
        assert!(unknown.how_to_check(Language::English).is_empty(), "nothing is made up");
        let known = explain_code(Scheme::Device, "vpn_detected", None, None, Language::English);
        assert!(!known.how_to_check(Language::English).is_empty(), "in either letter case");
    }
}
