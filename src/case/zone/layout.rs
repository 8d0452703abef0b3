//! Where what stands, for each of the five sizes. Places are those of ICAO Doc 9303, counted from one there and from zero
//! here.
use super::digit::{DigitCheck, Guarded};
use super::{LOOKED_AT, Zone, ZoneDate, ZoneFault, ZoneNames};

/// The size of a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Three lines of 30: cards.
    Td1,
    /// Two lines of 36: the older size of cards.
    Td2,
    /// Two lines of 44: passports.
    Td3,
    /// Two lines of 44: visas.
    MrvA,
    /// Two lines of 36: small visas.
    MrvB,
    /// Two lines of 36 with places of their own, older than the publication's: French identity cards up to 2021.
    FrenchCard,
}

impl Format {
    /// Every layout.
    pub const ALL: [Self; 6] = [Self::Td1, Self::Td2, Self::Td3, Self::MrvA, Self::MrvB, Self::FrenchCard];

    /// Its name in the publication; the French card has none there.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Td1 => "TD1",
            Self::Td2 => "TD2",
            Self::Td3 => "TD3",
            Self::MrvA => "MRV-A",
            Self::MrvB => "MRV-B",
            Self::FrenchCard => "FR-CNI",
        }
    }

    /// Whether the zone says until when the document is valid.
    pub const fn has_expiry(self) -> bool {
        !matches!(self, Self::FrenchCard)
    }

    fn of(lines: &[String]) -> Option<Self> {
        let visa = lines.first().is_some_and(|line| line.starts_with('V'));
        let all = |length: usize| lines.iter().all(|line| line.len() == length);
        // The French card of today has three lines.
        let french = lines.first().is_some_and(|line| line.starts_with("IDFRA"));
        match (lines.len(), visa) {
            (2, _) if french && all(36) => Some(Self::FrenchCard),
            (3, _) if all(30) => Some(Self::Td1),
            (2, false) if all(36) => Some(Self::Td2),
            (2, false) if all(44) => Some(Self::Td3),
            (2, true) if all(44) => Some(Self::MrvA),
            (2, true) if all(36) => Some(Self::MrvB),
            _ => None,
        }
    }
}

/// Reads a zone from its lines. White space is no part of a zone and is passed over; lines that came as one text are
/// parted at line breaks, or by their length where there are none.
///
/// # Errors
/// [`ZoneFault`] for anything that is no zone.
pub fn read<T: AsRef<str>>(lines: &[T]) -> Result<Zone, ZoneFault> {
    let lines = parted(lines);
    let characters = lines.iter().map(|line| line.chars().count()).max().unwrap_or(0);
    if characters == 0 {
        return Err(ZoneFault::Empty);
    }
    for (line, text) in lines.iter().enumerate() {
        let odd = text.chars().position(|c| !(c.is_ascii_uppercase() || c.is_ascii_digit() || c == '<'));
        if let Some(place) = odd {
            return Err(ZoneFault::Character { line: line + 1, place: place + 1 });
        }
    }
    let format = Format::of(&lines).ok_or(ZoneFault::Size { lines: lines.len(), characters })?;
    let line = |at: usize| lines.get(at).map_or("", String::as_str);
    Ok(match format {
        Format::Td1 => td1(line(0), line(1), line(2)),
        Format::FrenchCard => french_card(line(0), line(1)),
        _ => two_lines(format, line(0), line(1)),
    })
}

fn parted<T: AsRef<str>>(lines: &[T]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for text in lines.iter().take(8) {
        let looked_at: String = text.as_ref().chars().take(LOOKED_AT).collect();
        let parts = looked_at.split(['\n', '\r', '|']).map(|part| part.split_whitespace().collect::<String>());
        found.extend(parts.filter(|part| !part.is_empty()));
    }
    let [single] = found.as_slice() else { return found };
    let cut = |length: usize| -> Vec<String> {
        let letters: Vec<char> = single.chars().collect();
        letters.chunks(length).map(|line| line.iter().collect()).collect()
    };
    match single.chars().count() {
        90 => cut(30),
        88 => cut(44),
        72 => cut(36),
        _ => found,
    }
}

/// Characters of a line, from a place on. A line is ASCII by now, and a place beyond its end is empty.
fn at(line: &str, from: usize, length: usize) -> &str {
    line.get(from..from + length).unwrap_or("")
}

fn one(line: &str, from: usize) -> Option<char> {
    line.get(from..=from).and_then(|text| text.chars().next())
}

fn bare(text: &str) -> String {
    text.trim_end_matches('<').to_owned()
}

/// The document number with its digit. Where a filler stands for the digit, a card's number runs over into the optional
/// field and the digit is the last character before the first filler there (part 5, section 4.2.2, note j).
fn number(field: &str, digit: Option<char>, optional: &str) -> (String, String, DigitCheck) {
    if digit == Some('<') && !field.ends_with('<') {
        let run = optional.split('<').next().unwrap_or("");
        if let Some(digit) = run.chars().last() {
            let tail = run.get(..run.len() - 1).unwrap_or("");
            let whole = format!("{field}{tail}");
            let rest = optional.get(run.len()..).unwrap_or("").trim_start_matches('<');
            let check = DigitCheck::of(Guarded::Number, &whole, Some(digit));
            return (whole, bare(rest), check);
        }
    }
    (bare(field), bare(optional), DigitCheck::of(Guarded::Number, field, digit))
}

fn td1(first: &str, second: &str, third: &str) -> Zone {
    let (number, optional, number_digit) = number(at(first, 5, 9), one(first, 14), at(first, 15, 15));
    let (birth, expiry) = (at(second, 0, 6), at(second, 8, 6));
    let guarded = [at(first, 5, 25), at(second, 0, 7), at(second, 8, 7), at(second, 18, 11)].concat();
    let more = bare(at(second, 18, 11));
    Zone {
        format: Format::Td1,
        document_code: bare(at(first, 0, 2)),
        issuer: bare(at(first, 2, 3)),
        number,
        nationality: bare(at(second, 15, 3)),
        birth: ZoneDate::new(birth),
        sex: one(second, 7).filter(|c| *c != '<'),
        expiry: ZoneDate::new(expiry),
        names: ZoneNames::new(third),
        optional: [optional, more].join(" ").trim().to_owned(),
        digits: vec![
            number_digit,
            DigitCheck::of(Guarded::Birth, birth, one(second, 6)),
            DigitCheck::of(Guarded::Expiry, expiry, one(second, 14)),
            DigitCheck::of(Guarded::Composite, &guarded, one(second, 29)),
        ],
    }
}

/// The four sizes of two lines differ only in their lengths and in what guards the optional field.
fn two_lines(format: Format, first: &str, second: &str) -> Zone {
    let optional = match format {
        Format::Td3 => at(second, 28, 14),
        Format::Td2 => at(second, 28, 7),
        Format::MrvA => at(second, 28, 16),
        _ => at(second, 28, 8),
    };
    let (number, rest, number_digit) = match format {
        Format::Td2 => number(at(second, 0, 9), one(second, 9), optional),
        _ => {
            let field = at(second, 0, 9);
            (bare(field), bare(optional), DigitCheck::of(Guarded::Number, field, one(second, 9)))
        }
    };
    let (birth, expiry) = (at(second, 13, 6), at(second, 21, 6));
    let mut digits = vec![
        number_digit,
        DigitCheck::of(Guarded::Birth, birth, one(second, 19)),
        DigitCheck::of(Guarded::Expiry, expiry, one(second, 27)),
    ];
    if format == Format::Td3 {
        digits.push(DigitCheck::of(Guarded::Optional, optional, one(second, 42)));
    }
    let guarded = match format {
        Format::Td3 => Some(([at(second, 0, 10), at(second, 13, 7), at(second, 21, 22)].concat(), 43)),
        Format::Td2 => Some(([at(second, 0, 10), at(second, 13, 7), at(second, 21, 14)].concat(), 35)),
        _ => None,
    };
    digits.extend(guarded.map(|(field, place)| DigitCheck::of(Guarded::Composite, &field, one(second, place))));
    Zone {
        format,
        document_code: bare(at(first, 0, 2)),
        issuer: bare(at(first, 2, 3)),
        number,
        nationality: bare(at(second, 10, 3)),
        birth: ZoneDate::new(birth),
        sex: one(second, 20).filter(|c| *c != '<'),
        expiry: ZoneDate::new(expiry),
        names: ZoneNames::new(at(first, 5, first.len().saturating_sub(5))),
        optional: rest,
        digits,
    }
}

/// The number with the month and the department of issue, its digit; given names, birth and its digit; the last digit guards
/// both lines. An end of validity and a nationality are not said.
fn french_card(first: &str, second: &str) -> Zone {
    let (number, birth) = (at(second, 0, 12), at(second, 27, 6));
    let guarded = [first, at(second, 0, 35)].concat();
    Zone {
        format: Format::FrenchCard,
        document_code: bare(at(first, 0, 2)),
        issuer: bare(at(first, 2, 3)),
        number: bare(number),
        nationality: String::new(),
        birth: ZoneDate::new(birth),
        sex: one(second, 34).filter(|c| *c != '<'),
        expiry: ZoneDate::new("<<<<<<"),
        names: ZoneNames::of_fields(at(first, 5, 25), at(second, 13, 14)),
        optional: bare(at(first, 30, 6)),
        digits: vec![
            DigitCheck::of(Guarded::Number, number, one(second, 12)),
            DigitCheck::of(Guarded::Birth, birth, one(second, 33)),
            DigitCheck::of(Guarded::Composite, &guarded, one(second, 35)),
        ],
    }
}
