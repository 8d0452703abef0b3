//! Names: what a person gave that is no name, and what the comparison makes of a code that says the names differ.
use super::{Lines, Tone, Topic, list};
use crate::case::compare::{CompareRow, Standing, compare};
use crate::case::evidence::Origin;
use crate::catalogue::find;

/// The fields that hold a name.
const NAMES: [&str; 4] = ["familyName", "givenName", "name", "birthName"];
/// The code that says so: the name differs materially from the document.
const NAME_DIFFERS: &str = "3213";

/// Program code in a name, and names that differ from the document.
pub(super) fn names(lines: &mut Lines<'_>) {
    let claimed = lines.seen.evidence.personal.iter().filter(|block| block.origin == Origin::Claimed);
    let fields: Vec<&str> = NAMES
        .into_iter()
        .filter(|name| claimed.clone().any(|block| block.get(name).is_some_and(|value| is_markup(&value.text))))
        .collect();
    if !fields.is_empty() {
        let fields = lines.fields(&fields);
        lines.add(Topic::Person, Tone::Caution, "check-person-markup", &[("list", &fields)]);
    }
    let rows = compare(&lines.seen.evidence.personal, lines.seen.language);
    let rows: Vec<&CompareRow> = rows.iter().filter(|row| NAMES.contains(&row.field.as_str())).collect();
    let labels = |standing: Standing| -> Vec<String> {
        rows.iter().filter(|row| row.standing == standing).map(|row| row.label.as_str().to_owned()).collect()
    };
    let (different, spelling) = (labels(Standing::Different), labels(Standing::WrittenDifferently));
    if !different.is_empty() {
        lines.add(Topic::Person, Tone::Differs, "check-person-other_name", &[("list", &list(&different))]);
        return;
    }
    // By number or by message name, in a block or in the summary alone.
    let summary = lines.seen.summary.opened_because.iter().map(|because| because.code.as_str());
    let mut codes = lines.seen.evidence.coded_reasons().map(|code| code.code.as_str()).chain(summary);
    if !codes.any(|code| find(code).is_some_and(|entry| entry.code == NAME_DIFFERS)) {
        return;
    }
    if !spelling.is_empty() {
        lines.add(Topic::Person, Tone::Caution, "check-person-spelling", &[("list", &list(&spelling))]);
    } else if !labels(Standing::Same).is_empty() {
        lines.add(Topic::Person, Tone::Caution, "check-person-same_name", &[]);
    }
}

/// No name of a person holds these; a page or a program would read them as its own.
fn is_markup(text: &str) -> bool {
    text.contains(['<', '>', '{', '}'])
}
