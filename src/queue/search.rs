//! Reads what a person types into the search: words, and tokens such as `risk:suspicious` or `-country:DE`. Pure.
//!
//! Words are looked for in names and ids by the search index; tokens narrow the list by facts that stand in the open. What
//! cannot be read is a fault with its place, never a guess: a search that finds less than the person meant looks like an
//! empty queue.
use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};

use super::facts::{Choice, Facts};
use super::list::{DueFilter, HolderFilter};
use crate::case::CaseState;
use crate::catalogue::Family;

/// Longest search that is read, characters.
pub const MOST_TYPED: usize = 400;
/// Longest code.
const MOST_CODE: usize = 64;
/// Longest age that can be meant: a hundred years, in hours.
const MOST_HOURS: i64 = 100 * 366 * 24;

/// The device verdicts that have a name; whatever else the platform said is none of them.
const RISKS: &[&str] = &["trusted", "suspicious", "not_trusted", "inconclusive"];
/// A name before a colon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Token {
    /// The device verdict.
    Risk,
    /// Country of the document.
    Country,
    /// A code the case was opened because of.
    Code,
    /// A family of codes.
    Family,
    /// The verdict of the document step.
    Document,
    /// What is at stake in the contract.
    Tier,
    /// Where the case comes from.
    Source,
    /// Whose case it is.
    Holder,
    /// Where it stands.
    State,
    /// Its deadline.
    Due,
    /// How long ago it was opened.
    Age,
}

impl Token {
    /// Every token, in the order they are offered.
    pub const ALL: [Self; 11] = [
        Self::Risk,
        Self::Country,
        Self::Code,
        Self::Family,
        Self::Document,
        Self::Tier,
        Self::Source,
        Self::Holder,
        Self::State,
        Self::Due,
        Self::Age,
    ];

    /// As it is typed, in every language.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Risk => "risk",
            Self::Country => "country",
            Self::Code => "code",
            Self::Family => "family",
            Self::Document => "document",
            Self::Tier => "tier",
            Self::Source => "source",
            Self::Holder => "holder",
            Self::State => "state",
            Self::Due => "due",
            Self::Age => "age",
        }
    }

    /// The values it takes; for an age, examples. None where the values are the platform's.
    pub const fn values(self) -> &'static [&'static str] {
        match self {
            Self::Risk => RISKS,
            Self::Country | Self::Code => &[],
            Self::Family => Family::WORDS,
            Self::Document => &["verified", "not_verified", "fraud", "aborted", "cancelled", "unknown"],
            Self::Tier => &["high", "medium", "low"],
            Self::Source => &["trust", "qes", "onboarding"],
            Self::Holder => &["mine", "free", "pack"],
            Self::State => &["pending", "awaiting_second", "applying", "decided", "gone"],
            Self::Due => &["overdue", "today"],
            Self::Age => &[">24h", "<24h", ">3d", "<1h"],
        }
    }

    /// Whether it can stand once only, and not with a minus.
    pub const fn is_single(self) -> bool {
        matches!(self, Self::Holder | Self::State | Self::Due)
    }

    fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|token| token.word().eq_ignore_ascii_case(word))
    }
}

/// One part of what was typed, as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Which token; none for a word.
    pub token: Option<Token>,
    /// It stood with a minus.
    pub negated: bool,
    /// Its value, or the word.
    pub value: String,
    /// Its first character, from 0.
    pub from: usize,
}

/// A search that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// What it was read as, in the order it was typed.
    pub parts: Vec<Part>,
    /// Words to be found in names and ids, all of them.
    pub words: Vec<String>,
    /// Facts.
    pub facts: Facts,
    /// Whose cases.
    pub holder: Option<HolderFilter>,
    /// Which state.
    pub state: Option<CaseState>,
    /// Which deadlines.
    pub due: Option<DueFilter>,
    /// Opened longer ago than this.
    pub older_than: Option<TimeDelta>,
    /// Opened less long ago than this.
    pub newer_than: Option<TimeDelta>,
}

impl Search {
    /// The moments between which a case must have been opened, by the time given.
    pub fn opened(&self, now: DateTime<Utc>) -> (Option<DateTime<Utc>>, Option<DateTime<Utc>>) {
        let ago = |age: Option<TimeDelta>| age.and_then(|age| now.checked_sub_signed(age));
        (ago(self.newer_than), ago(self.older_than))
    }
}

/// What of a search could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("The search cannot be read at character {at}.")]
pub struct SearchFault {
    /// The first character of the part, from 1.
    pub at: usize,
    /// What is wrong with it.
    pub why: Fault,
}

/// What is wrong with a part of a search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// There is no such token. Its letters, where they are few and plain.
    NoToken(Option<String>),
    /// Nothing stands after the colon.
    NoValue(Token),
    /// The token does not take this value.
    NotAValue(Token),
    /// It can stand once only.
    Twice(Token),
    /// It takes no minus.
    NoMinus(Token),
    /// A quotation mark is not closed.
    OpenQuote,
    /// Nobody types so much.
    TooLong,
}

/// Reads a search.
///
/// # Errors
/// The first part that cannot be read, with its place.
pub fn read(text: &str) -> Result<Search, SearchFault> {
    if text.chars().count() > MOST_TYPED {
        return Err(SearchFault { at: MOST_TYPED + 1, why: Fault::TooLong });
    }
    let mut search = Search::default();
    let mut seen = BTreeSet::new();
    for piece in pieces(text)? {
        let fault = |why| SearchFault { at: piece.from + 1, why };
        let (negated, name, value) = match piece.token() {
            Some(found) => found,
            None => {
                search.word(&piece);
                continue;
            }
        };
        let token = Token::parse(name).ok_or_else(|| fault(Fault::NoToken(plain(name))))?;
        if negated && (token.is_single() || token == Token::Age) {
            return Err(fault(Fault::NoMinus(token)));
        }
        if token.is_single() && !seen.insert(token.word()) {
            return Err(fault(Fault::Twice(token)));
        }
        if value.is_empty() {
            return Err(fault(Fault::NoValue(token)));
        }
        search.take(token, negated, value).map_err(fault)?;
        search.parts.push(Part { token: Some(token), negated, value: value.to_owned(), from: piece.from });
    }
    Ok(search)
}

impl Search {
    fn word(&mut self, piece: &Piece) {
        // Signs alone stand in no name and no id.
        if piece.text.chars().any(char::is_alphanumeric) {
            self.words.push(piece.text.clone());
            self.parts.push(Part { token: None, negated: false, value: piece.text.clone(), from: piece.from });
        }
    }

    fn take(&mut self, token: Token, negated: bool, value: &str) -> Result<(), Fault> {
        let refused = || Fault::NotAValue(token);
        let values = values(token, value).ok_or_else(refused)?;
        let one = || values.first().map(String::as_str).filter(|_| values.len() == 1).ok_or_else(refused);
        let facts = &mut self.facts;
        match token {
            Token::Risk => narrow(&mut facts.verdict, negated, &values),
            Token::Country => narrow(&mut facts.country, negated, &values),
            Token::Document => narrow(&mut facts.document, negated, &values),
            Token::Tier => narrow(&mut facts.tier, negated, &values),
            Token::Source => narrow(&mut facts.source, negated, &values),
            Token::Code => add(if negated { &mut facts.no_code } else { &mut facts.code }, &values),
            Token::Family => add(if negated { &mut facts.no_family } else { &mut facts.family }, &values),
            Token::Holder => {
                self.holder = Some(match one()? {
                    "mine" => HolderFilter::Mine,
                    "free" => HolderFilter::Free,
                    "pack" => HolderFilter::Pack,
                    _ => return Err(refused()),
                });
            }
            Token::State => self.state = Some(CaseState::parse(one()?).ok_or_else(refused)?),
            Token::Due => {
                self.due = Some(match one()? {
                    "overdue" => DueFilter::Overdue,
                    "today" => DueFilter::Today,
                    _ => return Err(refused()),
                });
            }
            Token::Age => {
                let (newer, age) = age(one()?).ok_or_else(refused)?;
                let side = if newer { &mut self.newer_than } else { &mut self.older_than };
                if side.replace(age).is_some() {
                    return Err(Fault::Twice(token));
                }
            }
        }
        Ok(())
    }
}

/// The values of a token, lower case; a comma stands between several. None when one of them cannot be.
fn values(token: Token, text: &str) -> Option<Vec<String>> {
    let fits = |value: &str| match token {
        Token::Country => (2..=3).contains(&value.len()) && value.chars().all(|c| c.is_ascii_alphabetic()),
        Token::Code => {
            value.len() <= MOST_CODE && value.chars().all(|c| c.is_ascii_alphanumeric() || "_-.".contains(c))
        }
        Token::Age => true,
        known => known.values().contains(&value),
    };
    let values: Vec<String> = text.split(',').map(str::to_lowercase).collect();
    values.iter().all(|value| !value.is_empty() && fits(value)).then_some(values)
}

/// Several of one token: any of the wanted ones, and none of those with a minus.
fn narrow(choice: &mut Choice, negated: bool, values: &[String]) {
    let set: BTreeSet<String> = values.iter().cloned().collect();
    *choice = match (std::mem::take(choice), negated) {
        (Choice::OneOf(before), false) => Choice::OneOf(before.union(&set).cloned().collect()),
        (before, false) => before.and(Choice::OneOf(set)),
        (before, true) => before.and(Choice::NoneOf(set)),
    };
}

fn add(choice: &mut Choice, values: &[String]) {
    let mut all = match std::mem::take(choice) {
        Choice::OneOf(before) => before,
        Choice::Any | Choice::NoneOf(_) => BTreeSet::new(),
    };
    all.extend(values.iter().cloned());
    *choice = Choice::OneOf(all);
}

/// `>24h`, `<3d`, `2w`: whether newer is meant, and the age. Without a sign, older.
fn age(text: &str) -> Option<(bool, TimeDelta)> {
    let (newer, rest) = match text.strip_prefix('<') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('>').unwrap_or(text)),
    };
    let at = rest.find(|c: char| !c.is_ascii_digit())?;
    let (number, unit) = rest.split_at_checked(at)?;
    let number: i64 = number.parse().ok()?;
    let minutes = number.checked_mul(match unit {
        "m" | "min" => 1,
        "h" => 60,
        "d" => 24 * 60,
        "w" => 7 * 24 * 60,
        _ => return None,
    })?;
    (minutes <= MOST_HOURS * 60).then_some((newer, TimeDelta::minutes(minutes)))
}

/// A token that is a plain word may be repeated in an error; anything else stays where it was typed.
fn plain(name: &str) -> Option<String> {
    const MOST: usize = 12;
    (name.len() <= MOST).then(|| name.to_lowercase())
}

/// A part between white space, or between quotation marks.
struct Piece {
    text: String,
    from: usize,
    quoted: bool,
}

impl Piece {
    /// Minus, name and value, where it is written like a token.
    fn token(&self) -> Option<(bool, &str, &str)> {
        if self.quoted {
            return None;
        }
        let (negated, rest) = match self.text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, self.text.as_str()),
        };
        let (name, value) = rest.split_once(':')?;
        let is_name = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphabetic());
        is_name.then_some((negated, name, value))
    }
}

fn pieces(text: &str) -> Result<Vec<Piece>, SearchFault> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut open: Option<Piece> = None;
    for (at, character) in text.chars().enumerate() {
        match (&mut open, character) {
            (Some(piece), '"') if piece.quoted => pieces.extend(open.take()),
            // A control character is none of a word, and would end one for the index.
            (Some(piece), _) if piece.quoted => piece.text.push(if character.is_control() { ' ' } else { character }),
            (_, '"') => {
                pieces.extend(open.take());
                open = Some(Piece { text: String::new(), from: at, quoted: true });
            }
            (_, space) if space.is_whitespace() || space.is_control() => pieces.extend(open.take()),
            (Some(piece), _) => piece.text.push(character),
            (None, _) => open = Some(Piece { text: character.to_string(), from: at, quoted: false }),
        }
    }
    match open {
        Some(piece) if piece.quoted => Err(SearchFault { at: piece.from + 1, why: Fault::OpenQuote }),
        last => {
            pieces.extend(last);
            Ok(pieces)
        }
    }
}

#[cfg(test)]
#[path = "search_tests.rs"]
mod tests;
