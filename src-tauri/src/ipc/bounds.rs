//! Length checks on everything the page sends, before the engine sees it.
//!
//! The engine checks meaning (policy, roles, which case); this keeps a page that went wrong, or was taken over, from
//! handing in megabytes or control characters. Limits are bytes of UTF-8 and well above what a person can mean.
use chrono::{DateTime, Utc};
use second_look::console::{AppError, LedgerAsked, PackageAsked, Several};
use second_look::decision::{DecisionInput, Draft, Mark, ReasonRef};
use second_look::ids::{CaseId, EntryId};
use second_look::ledger::LedgerFilter;
use second_look::queue::list::QueueFilter;
use second_look::secret::Secret;

use crate::desk::{Addresses, Whereabouts};

const MOST_ID: usize = 200;
const MOST_WORD: usize = 100;
const MOST_CASES: usize = 500;
/// Four bytes a character; the engine says what is too long in words.
const MOST_SEARCH: usize = 4 * 500;
const MOST_CURSOR: usize = 600;
/// Four bytes a character is the most UTF-8 takes; policy counts characters and says what is too long in words.
const MOST_COMMENT: usize = 4 * 8_000;
/// A line for a colleague.
const MOST_NOTE: usize = 4 * 500;
const MOST_LEAVING: usize = 4 * 20_000;
const MOST_REASONS: usize = 100;
const MOST_ITEMS: usize = 200;
/// A hundred characters, as an edition of the policy allows.
const MOST_ITEM: usize = 4 * 100;
const MOST_MARKS: usize = 200;
const MOST_PASSPHRASE: usize = 4_096;
const MOST_ADDRESS: usize = 2_000;
const MOST_HOSTS: usize = 50;
const MOST_PACKAGE_TEXT: usize = 1_000;
const MOST_RECIPIENTS: usize = 100;

/// An opaque id: visible characters without a slash or white space, since it becomes part of an address.
pub fn id(text: String) -> Result<String, AppError> {
    let plain = |c: char| !c.is_control() && !c.is_whitespace() && !matches!(c, '/' | '\\' | '?' | '#');
    let fits = !text.is_empty() && text.len() <= MOST_ID && text.chars().all(plain) && !matches!(&*text, "." | "..");
    if fits { Ok(text) } else { Err(refused()) }
}

/// A case's id.
pub fn case_id(text: String) -> Result<CaseId, AppError> {
    id(text).map(CaseId::new)
}

/// Why a hold is placed or lifted: the engine says what is wrong with it in words.
pub fn note(text: String) -> Result<String, AppError> {
    if text.len() <= MOST_NOTE { Ok(text) } else { Err(refused()) }
}

/// What a package is asked for with: the engine says what is wrong with it in words.
pub fn package(asked: PackageAsked) -> Result<PackageAsked, AppError> {
    let texts = asked.recipients.iter().flat_map(|one| [&one.name, &one.key]);
    let short = texts.chain([&asked.purpose, &asked.evidence_digest]).all(|text| text.len() <= MOST_PACKAGE_TEXT);
    let few = asked.recipients.len() <= MOST_RECIPIENTS && asked.noted.len() <= MOST_RECIPIENTS;
    let case_id = case_id(asked.case_id.to_string())?;
    if short && few { Ok(PackageAsked { case_id, ..asked }) } else { Err(refused()) }
}

/// An entry's id.
pub fn entry_id(text: &str) -> Result<EntryId, AppError> {
    if text.len() > MOST_ID {
        return Err(refused());
    }
    text.parse().map_err(|_| refused())
}

/// Where a page of a list begins.
pub fn cursor(text: Option<String>) -> Result<Option<String>, AppError> {
    text.map(|text| at_most(text, MOST_CURSOR)).transpose()
}

/// A moment, as RFC 3339 writes it.
pub fn moment(text: &str) -> Result<DateTime<Utc>, AppError> {
    if text.len() > MOST_WORD {
        return Err(refused());
    }
    text.parse().map_err(|_| refused())
}

/// A search while it is typed.
pub fn search(text: String) -> Result<String, AppError> {
    at_most(text, MOST_SEARCH)
}

/// What is to be done to several cases, and to which.
pub fn several(what: Several, cases: Vec<String>) -> Result<(Several, Vec<CaseId>), AppError> {
    match &what {
        Several::Claim | Several::Release | Several::AssignNobody | Several::ForceRelease => {}
        Several::AssignPerson { person, note } => {
            id(person.as_str().to_owned())?;
            short(note, MOST_NOTE)?;
        }
        Several::AssignTeam { team, note } => {
            id(team.clone())?;
            short(note, MOST_NOTE)?;
        }
    }
    if cases.len() > MOST_CASES {
        return Err(refused());
    }
    Ok((what, cases.into_iter().map(case_id).collect::<Result<_, _>>()?))
}

/// What to list.
pub fn filter(filter: QueueFilter) -> Result<QueueFilter, AppError> {
    short(&filter.text, MOST_SEARCH)?;
    for word in [&filter.verdict, &filter.document, &filter.family].into_iter().flatten() {
        short(word, MOST_WORD)?;
    }
    Ok(filter)
}

/// Where a person stands: what to list, and which row.
pub fn whereabouts(told: Whereabouts) -> Result<Whereabouts, AppError> {
    let row = told.row.map(|row| case_id(row.to_string())).transpose()?;
    Ok(Whereabouts { filter: filter(told.filter)?, row, ..told })
}

/// A list to be taken out: the engine says what is wrong with its purpose in words.
pub fn taken_out(asked: LedgerAsked) -> Result<LedgerAsked, AppError> {
    let purpose = at_most(asked.purpose, MOST_PACKAGE_TEXT)?;
    Ok(LedgerAsked { filter: ledger(asked.filter)?, purpose, ..asked })
}

/// What the ledger is narrowed by.
pub fn ledger(filter: LedgerFilter) -> Result<LedgerFilter, AppError> {
    if let Some(person) = &filter.person {
        short(person.as_str(), MOST_ID)?;
    }
    for word in [&filter.since, &filter.until, &filter.code, &filter.decision, &filter.kind].into_iter().flatten() {
        short(word, MOST_ID)?;
    }
    Ok(filter)
}

/// A person's answer.
pub fn decision(input: DecisionInput) -> Result<DecisionInput, AppError> {
    id(input.case_id.as_str().to_owned())?;
    reasons(&input.reasons)?;
    looked(&input.checked, &input.marks)?;
    short(&input.comment, MOST_COMMENT)?;
    short(&input.evidence_digest, MOST_WORD)?;
    Ok(input)
}

/// An unfinished answer.
pub fn draft(draft: Draft) -> Result<Draft, AppError> {
    reasons(&draft.reasons)?;
    looked(&draft.checked, &draft.marks)?;
    short(&draft.comment, MOST_COMMENT)?;
    Ok(draft)
}

/// A text that is to leave the window: as much as a person copies by hand.
pub fn leaving(text: String) -> Result<String, AppError> {
    at_most(text, MOST_LEAVING)
}

/// A passphrase.
pub fn passphrase(text: String) -> Result<Secret, AppError> {
    let secret = Secret::new(text);
    if secret.expose().len() > MOST_PASSPHRASE { Err(refused()) } else { Ok(secret) }
}

/// Where a platform is. What stands around an address when it is pasted is taken off.
pub fn addresses(typed: Addresses) -> Result<Addresses, AppError> {
    if typed.file_hosts.len() > MOST_HOSTS {
        return Err(refused());
    }
    let one = |text: String| {
        short(&text, MOST_ADDRESS)?;
        Ok(text.trim().to_owned())
    };
    Ok(Addresses {
        platform: one(typed.platform)?,
        review: one(typed.review)?,
        issuer: one(typed.issuer)?,
        client_id: one(typed.client_id)?,
        environment: one(typed.environment)?,
        file_hosts: typed.file_hosts.into_iter().map(one).collect::<Result<_, AppError>>()?,
    })
}

fn reasons(reasons: &[ReasonRef]) -> Result<(), AppError> {
    if reasons.len() > MOST_REASONS {
        return Err(refused());
    }
    reasons.iter().try_for_each(|reason| {
        short(&reason.scheme, MOST_WORD)?;
        short(&reason.code, MOST_WORD)
    })
}

/// What was ticked and marked. A mark names a file and a digest; whether they are those of the case is for policy to say.
fn looked(checked: &[String], marks: &[Mark]) -> Result<(), AppError> {
    if checked.len() > MOST_ITEMS || marks.len() > MOST_MARKS {
        return Err(refused());
    }
    checked.iter().try_for_each(|item| short(item, MOST_ITEM))?;
    marks.iter().try_for_each(|mark| {
        short(mark.file_ref.as_str(), MOST_ID)?;
        short(&mark.image_digest, MOST_WORD)?;
        reasons(std::slice::from_ref(&mark.reason))
    })
}

fn at_most(text: String, most: usize) -> Result<String, AppError> {
    short(&text, most).map(|()| text)
}

fn short(text: &str, most: usize) -> Result<(), AppError> {
    if text.len() > most { Err(refused()) } else { Ok(()) }
}

fn refused() -> AppError {
    AppError::new(
        "argument_refused",
        "The window asked for something that cannot be meant. Nothing was done.",
        Some("Try again; if it stays, tell support."),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_short_visible_and_no_path() {
        assert_eq!(id("cse_01J9A".to_owned()).unwrap(), "cse_01J9A");
        let long = "x".repeat(MOST_ID + 1);
        for bad in ["", ".", "..", "a/b", "a\\b", "a b", "a\nb", "a?b", "a#b", "\u{0}", long.as_str()] {
            assert_eq!(id(bad.to_owned()).unwrap_err().code, "argument_refused", "{bad:?}");
        }
    }

    #[test]
    fn an_address_loses_what_was_pasted_around_it_and_has_a_length() {
        let typed = |text: &str, hosts: usize| Addresses {
            platform: text.to_owned(),
            review: String::new(),
            issuer: String::new(),
            client_id: String::new(),
            environment: String::new(),
            file_hosts: vec![" a.example ".to_owned(); hosts],
        };
        let taken = addresses(typed(" https://a.example/api/v1\n", 1)).unwrap();
        assert_eq!((taken.platform.as_str(), taken.file_hosts[0].as_str()), ("https://a.example/api/v1", "a.example"));
        assert!(addresses(typed(&"x".repeat(MOST_ADDRESS + 1), 0)).is_err());
        assert!(addresses(typed("", MOST_HOSTS + 1)).is_err());
    }

    #[test]
    fn what_is_too_long_is_refused_and_what_policy_may_judge_passes() {
        let mut draft_in = Draft { comment: "ä".repeat(8_000), ..Draft::default() };
        assert!(draft(draft_in.clone()).is_ok(), "too long for policy is for policy to say");
        draft_in.comment.push_str(&"x".repeat(MOST_COMMENT));
        assert!(draft(draft_in).is_err(), "nobody typed this");
        let ticked = Draft { checked: vec![String::new(); MOST_ITEMS + 1], ..Draft::default() };
        assert!(draft(ticked).is_err(), "no list is that long");
        let wordy = QueueFilter { text: "x".repeat(MOST_SEARCH + 1), ..QueueFilter::default() };
        assert!(filter(wordy).is_err(), "nobody searches for this");
        let nowhere = Whereabouts { row: Some(CaseId::new("a/b")), ..Whereabouts::default() };
        assert!(whereabouts(nowhere).is_err(), "no row is a path");
        let endless = LedgerFilter { code: Some("x".repeat(MOST_ID + 1)), ..LedgerFilter::default() };
        assert!(ledger(endless).is_err(), "no code is that long");
        assert!(cursor(Some("x".repeat(MOST_CURSOR + 1))).is_err(), "no page begins there");
        assert!(moment("2026-11-26T00:00:00Z").is_ok() && moment("today").is_err() && moment("").is_err());
        assert!(passphrase("x".repeat(MOST_PASSPHRASE + 1)).is_err(), "nobody remembers this");
    }
}
