//! A list of the ledger as a file: CSV for spreadsheets, JSON for programs. Pure; the console streams it.
//!
//! Both say first what the list is, what it was narrowed by, when it was taken out and by whom, and up to when the feed is
//! known. A cell of the CSV never begins with a character that a spreadsheet takes for a formula, and holds no character that
//! steers a line. What separates the cells is what spreadsheets set to the language expect (decision 0038). What people wrote
//! is in neither: a list of decisions needs no words about an end user.
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::filter::{LedgerFilter, LedgerList};
use super::verdicts::Witnessed;
use super::view::{LedgerDecision, LedgerEntry, PersonName};
use crate::case::shown::steering;
use crate::catalogue::Language;

/// The kinds of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum LedgerFormat {
    /// For spreadsheets: UTF-8 with its mark, CRLF, every cell in quotes.
    Csv,
    /// For programs: one object.
    Json,
}

impl LedgerFormat {
    /// The word in the log, and the end of a file's name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }
}

/// A kind of file, written for somebody of a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    format: LedgerFormat,
    separator: &'static str,
}

impl LedgerFormat {
    /// As somebody of this language opens it: where a comma begins the decimals, a spreadsheet separates cells by semicolons.
    pub const fn shaped(self, language: Language) -> Shape {
        let separator = match language {
            Language::English => ",",
            Language::German | Language::French => ";",
        };
        Shape { format: self, separator }
    }
}

/// What a file says of itself.
#[derive(Clone, Debug)]
pub struct Head {
    /// Which list.
    pub list: LedgerList,
    /// Narrowed by.
    pub filter: LedgerFilter,
    /// `live` or `staging`.
    pub environment: String,
    /// When it was taken out.
    pub exported_at: String,
    /// By whom.
    pub exported_by: PersonName,
    /// What for, as they said.
    pub purpose: String,
    /// Up to when the feed is known; the log needs none.
    pub known_until: Option<String>,
    /// Up to where the platform, as the witness, has seen this console's log: behind it nobody but the console vouches.
    pub witnessed: Option<Witnessed>,
}

const DECISION: &[&str] = &[
    "recorded at",
    "case",
    "decision",
    "person",
    "name",
    "answer",
    "state",
    "reasons",
    "override",
    "second look",
    "second person",
    "second answer",
    "superseded",
    "made here",
    "applied at",
    "outcome",
];
const ENTRY: &[&str] = &["entry", "at", "kind", "person", "name", "case", "decision", "clock back", "readable"];

/// What stands before the first row.
pub fn begin(shape: Shape, head: &Head) -> String {
    match shape.format {
        LedgerFormat::Csv => csv_head(shape, head),
        LedgerFormat::Json => json_head(head),
    }
}

/// What stands behind the last row. `count` is the number of rows.
pub fn end(shape: Shape, count: u64) -> String {
    match shape.format {
        LedgerFormat::Csv => String::new(),
        LedgerFormat::Json => format!("\n],\"count\":{count}}}\n"),
    }
}

/// A decision; `first` is the first row of the file.
///
/// # Errors
/// Never in practice: every value has a JSON form.
pub fn decision(shape: Shape, row: &LedgerDecision, first: bool) -> Result<String, serde_json::Error> {
    if shape.format == LedgerFormat::Json {
        return json_row(&LedgerDecision { comment: None, ..row.clone() }, first);
    }
    let reasons: Vec<String> = row.reasons.iter().map(|reason| format!("{}:{}", reason.scheme, reason.code)).collect();
    let second = row.second.as_ref();
    Ok(csv_line(
        shape,
        &[
            &row.recorded_at,
            row.case_id.as_str(),
            &row.decision_id,
            &row.person.id,
            row.person.name.as_deref().unwrap_or_default(),
            row.answer.as_str(),
            row.state.as_str(),
            &reasons.join(" "),
            yes(row.override_suspicion),
            yes(row.second_look),
            second.map_or("", |second| second.person.id.as_str()),
            second.map_or("", |second| second.answer.as_str()),
            yes(row.superseded),
            yes(row.made_here),
            row.applied_at.as_deref().unwrap_or_default(),
            row.resulting_outcome.as_deref().unwrap_or_default(),
        ],
    ))
}

/// An entry; `first` is the first row of the file.
///
/// # Errors
/// As [`decision`].
pub fn entry(shape: Shape, row: &LedgerEntry, first: bool) -> Result<String, serde_json::Error> {
    if shape.format == LedgerFormat::Json {
        return json_row(row, first);
    }
    let person = row.person.as_ref();
    Ok(csv_line(
        shape,
        &[
            &row.seq.to_string(),
            &row.at,
            &row.kind,
            person.map_or("", |person| person.id.as_str()),
            person.and_then(|person| person.name.as_deref()).unwrap_or_default(),
            row.case_id.as_ref().map_or("", |case_id| case_id.as_str()),
            row.decision_id.as_deref().unwrap_or_default(),
            yes(row.clock_back),
            yes(row.readable),
        ],
    ))
}

fn csv_head(shape: Shape, head: &Head) -> String {
    let filter = match head.filter.told() {
        told if told.is_empty() => "everything".to_owned(),
        told => told.iter().map(|(name, value)| format!("{name} {value}")).collect::<Vec<_>>().join("; "),
    };
    let who = head.exported_by.name.as_ref().map_or_else(String::new, |name| format!(" {name}"));
    let seen = head.witnessed.as_ref();
    let seen = seen.map_or_else(|| "not yet".to_owned(), |seen| format!("entry {} at {}", seen.entry, seen.at));
    // Spreadsheets take a file without its mark for one of an older encoding.
    let mut text = String::from("\u{feff}");
    for (name, value) in [
        ("ledger", head.list.as_str()),
        ("environment", &head.environment),
        ("filter", &filter),
        ("exported at", &head.exported_at),
        ("exported by", &format!("{}{who}", head.exported_by.id)),
        ("purpose", &head.purpose),
        ("feed known until", head.known_until.as_deref().unwrap_or("never heard")),
        ("log witnessed up to", &seen),
    ] {
        text.push_str(&csv_line(shape, &[name, value]));
    }
    text.push_str("\r\n");
    text.push_str(&csv_line(
        shape,
        match head.list {
            LedgerList::Decisions => DECISION,
            LedgerList::Entries => ENTRY,
        },
    ));
    text
}

fn json_head(head: &Head) -> String {
    let facts = json!({
        "v": 1,
        "ledger": head.list,
        "environment": head.environment,
        "filter": head.filter,
        "exportedAt": head.exported_at,
        "exportedBy": head.exported_by,
        "purpose": head.purpose,
        "knownUntil": head.known_until,
        "witnessed": head.witnessed,
    });
    let facts = facts.to_string();
    let open = facts.strip_suffix('}').unwrap_or(&facts);
    format!("{open},\"rows\":[")
}

fn json_row<T: Serialize>(row: &T, first: bool) -> Result<String, serde_json::Error> {
    let row = serde_json::to_string(row)?;
    Ok(if first { format!("\n{row}") } else { format!(",\n{row}") })
}

const fn yes(flag: bool) -> &'static str {
    if flag { "yes" } else { "no" }
}

fn csv_line(shape: Shape, cells: &[&str]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| csv_cell(cell)).collect();
    format!("{}\r\n", cells.join(shape.separator))
}

/// One cell. Spreadsheets run what begins with `=`, `+`, `-` or `@`, in either width, also behind blanks; a quote sign before
/// it makes it text.
fn csv_cell(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 2);
    let begins = text.trim_start_matches(|c: char| c.is_whitespace() || steering(c).is_some()).chars().next();
    if begins.is_some_and(|c| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '−' | '＠')) {
        safe.push('\'');
    }
    for c in text.chars() {
        match c {
            '"' => safe.push_str("\"\""),
            c if steering(c).is_some() => safe.push_str(&format!("⟨U+{:04X}⟩", u32::from(c))),
            c => safe.push(c),
        }
    }
    format!("\"{safe}\"")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decision::{Answer, DecisionState};
    use crate::ids::{CaseId, PersonId};
    use crate::outbox::view::EntryReason;

    const CSV: Shape = LedgerFormat::Csv.shaped(Language::English);
    const JSON: Shape = LedgerFormat::Json.shaped(Language::English);

    fn row() -> LedgerDecision {
        LedgerDecision {
            decision_id: "d-1".to_owned(),
            case_id: CaseId::new("cse_1"),
            case_here: true,
            person: PersonName { id: "rev-17".to_owned(), name: Some("=cmd|' /C calc'!A0".to_owned()) },
            answer: Answer::Approve,
            state: DecisionState::Applied,
            reasons: vec![EntryReason {
                scheme: "qes".to_owned(),
                code: "3206".to_owned(),
                title: "Title".to_owned(),
                suspicion: true,
            }],
            override_suspicion: true,
            second_look: false,
            second: None,
            superseded: false,
            made_here: false,
            recorded_at: "2026-11-26T09:00:00.000Z".to_owned(),
            applied_at: None,
            resulting_outcome: None,
            comment: Some("Ada Sample".to_owned()),
        }
    }

    fn head(list: LedgerList) -> Head {
        Head {
            list,
            filter: LedgerFilter {
                person: Some(PersonId::new("rev-17")),
                override_suspicion: true,
                ..LedgerFilter::default()
            },
            environment: "staging".to_owned(),
            exported_at: "2026-11-26T10:00:00.000Z".to_owned(),
            exported_by: PersonName { id: "aud-01".to_owned(), name: Some("T. Lindqvist".to_owned()) },
            purpose: "yearly audit".to_owned(),
            known_until: Some("2026-11-26T09:59:00.000Z".to_owned()),
            witnessed: Some(Witnessed { entry: 41, at: "2026-11-26T09:58:00.000Z".to_owned() }),
        }
    }

    #[test]
    fn a_file_says_how_far_the_log_was_witnessed_and_that_it_was_not_yet() {
        let seen = head(LedgerList::Entries);
        let unseen = Head { witnessed: None, ..seen.clone() };
        let json =
            |head: &Head| -> serde_json::Value { serde_json::from_str(&(begin(JSON, head) + &end(JSON, 0))).unwrap() };
        assert_eq!(json(&seen)["witnessed"], json!({ "entry": 41, "at": "2026-11-26T09:58:00.000Z" }));
        assert!(json(&unseen)["witnessed"].is_null(), "told, and not left out");
        assert!(begin(CSV, &unseen).contains("\"log witnessed up to\",\"not yet\"\r\n"));
    }

    #[test]
    fn cells_are_separated_as_the_spreadsheet_of_the_language_expects() {
        for (language, line) in [
            (Language::English, "\"purpose\",\"yearly audit\"\r\n"),
            (Language::German, "\"purpose\";\"yearly audit\"\r\n"),
            (Language::French, "\"purpose\";\"yearly audit\"\r\n"),
        ] {
            let text = begin(LedgerFormat::Csv.shaped(language), &head(LedgerList::Entries));
            assert!(text.contains(line) && text.starts_with('\u{feff}'), "{language:?}: {text}");
        }
    }

    #[test]
    fn no_cell_is_taken_for_a_formula() {
        for bad in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "\u{202e}=1", "\u{200b}@x"] {
            let cell = csv_cell(bad);
            assert!(cell.starts_with("\"'"), "{bad:?} gives {cell}");
        }
        for good in ["a=1", "3206", "2026-11-26T09:00:00Z", "", "qes:3206"] {
            assert_eq!(csv_cell(good), format!("\"{good}\""), "what is harmless stays as it is");
        }
    }

    #[test]
    fn no_cell_ends_early_or_steers_a_line() {
        assert_eq!(csv_cell("a\"b,c"), "\"a\"\"b,c\"");
        let steered = csv_cell("a\nb\u{202e}c\u{0}");
        assert!(!steered.chars().any(|c| steering(c).is_some()), "{steered:?}");
        assert!(steered.contains("⟨U+202E⟩"), "and is told: {steered}");
    }

    #[test]
    fn a_csv_says_its_filter_its_time_and_who_took_it_out_before_its_first_row() {
        let text = begin(CSV, &head(LedgerList::Decisions)) + &decision(CSV, &row(), true).unwrap() + &end(CSV, 1);
        insta::assert_snapshot!(text.replace("\r\n", "\n").replace('\u{feff}', "<mark>"));
        assert!(!text.contains("Ada"), "what people wrote stays in the vault");
    }

    #[test]
    fn a_json_says_the_same_and_how_many_rows_it_has() {
        let text = begin(JSON, &head(LedgerList::Decisions))
            + &decision(JSON, &row(), true).unwrap()
            + &decision(JSON, &row(), false).unwrap()
            + &end(JSON, 2);
        let read: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(read["count"], 2);
        assert_eq!(read["rows"].as_array().unwrap().len(), 2);
        assert_eq!(read["filter"]["person"], "rev-17");
        assert_eq!(read["exportedBy"]["id"], "aud-01");
        assert_eq!(read["rows"][0]["person"]["name"], "=cmd|' /C calc'!A0", "a program gets what is there");
        assert!(read["rows"][0]["comment"].is_null(), "what people wrote stays in the vault");
        let none = begin(JSON, &head(LedgerList::Entries)) + &end(JSON, 0);
        assert_eq!(serde_json::from_str::<serde_json::Value>(&none).unwrap()["count"], 0);
    }
}
