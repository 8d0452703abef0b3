//! What an edition may not ask less of than the one it stands in the place of (decision 0018). Pure.
//!
//! Held to it is what an answer needs: required blocks, checklist, comments, second persons, families that carry a reject,
//! the bank's account. What an edition only describes (cut-offs, scales, tiers, flows, which sessions a platform opens) is
//! the organisation's own, and no answer is let through by it.
use std::ops::Range;

use super::edition::{Edition, Level, Path};
use super::file;

/// Where in the text a fault is told: what asks for less may be a row that is not there at all.
pub(super) struct Places {
    blocks: Vec<(Option<Level>, Path, Range<usize>)>,
    reject: Option<Range<usize>>,
    comment: Option<Range<usize>>,
    two_person: Option<Range<usize>>,
    checklist: Option<Range<usize>>,
    /// The edition's name: the place for whatever has none.
    whole: Range<usize>,
}

impl Places {
    pub(super) fn of(file: &file::File) -> Self {
        let first = |list: &file::Families| list.families.first().map(toml::Spanned::span);
        Self {
            blocks: file.blocks.iter().map(|row| (row.level, *row.path.get_ref(), row.path.span())).collect(),
            reject: first(&file.reject),
            comment: first(&file.comment),
            two_person: first(&file.two_person),
            checklist: file.checklist.last().map(|row| row.id.span()),
            whole: file.version.span(),
        }
    }

    /// The row of the level and path, else the last row of the path, else the edition's name.
    fn of_blocks(&self, level: Option<Level>, path: Path) -> Range<usize> {
        let exact = self.blocks.iter().find(|(known, of, _)| *of == path && *known == level);
        let near = || self.blocks.iter().rev().find(|(_, of, _)| *of == path);
        exact.or_else(near).map_or_else(|| self.whole.clone(), |(_, _, at)| at.clone())
    }

    fn or_whole(&self, place: Option<&Range<usize>>) -> Range<usize> {
        place.unwrap_or(&self.whole).clone()
    }
}

/// Everything this edition asks for less than the other, with its place and what is missing.
pub(super) fn looser(edition: &Edition, floor: &Edition, places: &Places) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    for path in Path::ALL {
        for level in [None].into_iter().chain(Level::ALL.map(Some)) {
            let required = edition.required_blocks(level, path);
            for block in floor.required_blocks(level, path).into_iter().filter(|block| !required.contains(block)) {
                found.push((places.of_blocks(level, path), format!("blocks.required: `{block}`")));
            }
        }
    }
    for family in edition.reject_families.iter().filter(|family| !floor.reject_families.contains(family)) {
        let about = format!("reject.families: `{}`", family.as_str());
        found.push((places.or_whole(places.reject.as_ref()), about));
    }
    let lists = [
        ("comment.families", &edition.comment_families, &floor.comment_families, &places.comment),
        ("two_person.families", &edition.second_families, &floor.second_families, &places.two_person),
    ];
    for (key, ours, theirs, place) in lists {
        for family in theirs.iter().filter(|family| !ours.contains(family)) {
            found.push((places.or_whole(place.as_ref()), format!("{key}: `{}`", family.as_str())));
        }
    }
    let looked_at = |of: &Edition| of.checklist.iter().flat_map(|item| item.families.clone()).collect::<Vec<_>>();
    let ours = looked_at(edition);
    for family in looked_at(floor).iter().filter(|family| !ours.contains(family)) {
        found.push((places.or_whole(places.checklist.as_ref()), format!("checklist.families: `{}`", family.as_str())));
    }
    if floor.approve_needs_account && !edition.approve_needs_account {
        found.push((places.whole.clone(), "approve.needs_account".to_owned()));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::{BUILT_IN, PolicyFaultCode, built_in, read, read_above};

    /// The faults of an edition that stands in the place of this one: line and what is missing.
    fn faults(text: &str, floor: &Edition) -> Vec<(usize, String)> {
        let found = read_above("p", text.as_bytes(), Some(floor)).err().unwrap_or_default();
        assert!(found.iter().all(|fault| fault.code == PolicyFaultCode::Looser), "{found:?}");
        found.into_iter().map(|fault| (fault.line, fault.about)).collect()
    }

    fn line_of(text: &str, nth: usize, line: &str) -> usize {
        text.lines().enumerate().filter(|(_, one)| *one == line).nth(nth).unwrap().0 + 1
    }

    #[test]
    fn the_built_in_edition_and_whatever_asks_for_more_stand() {
        assert_eq!(faults(BUILT_IN, built_in()), []);
        let more = BUILT_IN
            .replacen("[comment]\nfamilies = []", "[comment]\nfamilies = [\"eligibility\"]", 1)
            .replacen("[two_person]\nfamilies = []", "[two_person]\nfamilies = [\"network\"]", 1)
            .replacen("  \"user_abort\",\n  \"signing\",\n  \"other\",\n]", "  \"other\",\n]", 1)
            .replacen("suspicious = 50", "suspicious = 40", 1);
        assert_eq!(faults(&more, built_in()), [], "fewer families that carry a reject ask for more");
        let described = BUILT_IN.replacen("failed_match = true", "failed_match = false", 1);
        assert_eq!(faults(&described, built_in()), [], "which sessions a platform opens is told, not ruled, here");
    }

    #[test]
    fn a_required_block_or_an_item_of_the_checklist_that_is_left_out_is_refused_with_its_line() {
        let text = BUILT_IN.replacen(
            "required = [\"identity\", \"documentData\", \"documentsToSign\"]",
            "required = [\"identity\"]",
            1,
        );
        let row = line_of(&text, 1, "path = \"signing\"");
        let wanted = ["documentData", "documentsToSign"].map(|block| (row, format!("blocks.required: `{block}`")));
        assert_eq!(faults(&text, built_in()), wanted);
        let text = BUILT_IN.replacen("families = [\"face_fraud\"]", "families = [\"eligibility\"]", 1);
        let row = line_of(&text, 0, "id = \"face-beside-portrait\"");
        assert_eq!(faults(&text, built_in()), [(row, "checklist.families: `face_fraud`".to_owned())]);
    }

    #[test]
    fn what_a_stricter_edition_asked_for_is_held_against_the_one_after_it() {
        let strict = BUILT_IN
            .replacen("[comment]\nfamilies = []", "[comment]\nfamilies = [\"eligibility\"]", 1)
            .replacen("[two_person]\nfamilies = []", "[two_person]\nfamilies = [\"network\"]", 1)
            .replacen("  \"signing\",\n  \"other\",\n]", "  \"other\",\n]", 1);
        let strict = read("p", strict.as_bytes()).unwrap();
        let about: Vec<String> = faults(BUILT_IN, &strict).into_iter().map(|(_, about)| about).collect();
        let wanted =
            ["reject.families: `signing`", "comment.families: `eligibility`", "two_person.families: `network`"];
        assert_eq!(about, wanted);
    }

    #[test]
    fn r_74_an_edition_that_lets_people_approve_over_an_incomplete_account_is_refused() {
        let line = "[approve]\nneeds_account = true\n\n";
        assert!(BUILT_IN.contains(line), "the fixture has moved");
        let row = line_of(BUILT_IN, 0, "version = \"built-in-1\"");
        for instead in ["", "[approve]\nneeds_account = false\n\n", "[approve]\n\n"] {
            let text = BUILT_IN.replacen(line, instead, 1);
            assert_eq!(faults(&text, built_in()), [(row, "approve.needs_account".to_owned())], "{instead:?}");
        }
    }

    #[test]
    fn a_path_that_is_not_spoken_of_is_told_at_the_edition_s_name() {
        let mut without = String::new();
        for part in BUILT_IN.split_inclusive("\n\n") {
            if !(part.contains("[[blocks]]") && part.contains("path = \"signing\"")) {
                without.push_str(part);
            }
        }
        let told = faults(&without, built_in());
        let name = without.lines().position(|line| line.starts_with("version")).unwrap() + 1;
        assert!(!told.is_empty() && told.iter().all(|(line, _)| *line == name), "{told:?}");
    }
}
