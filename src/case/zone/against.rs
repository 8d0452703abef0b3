//! The zone against the print: which fields say something else.
use chrono::NaiveDate;
use unicode_normalization::UnicodeNormalization;

use super::{Zone, ZoneDate, ZoneDay};
use crate::case::compare::{Standing, day_readings, name_begins, names_standing, states_standing};

/// One field, in the zone and on the document. Personal, so there is no `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct ZoneRow {
    /// Canonical name, as everywhere else.
    pub field: &'static str,
    /// What the zone says, readable.
    pub zone: String,
    /// What was read elsewhere on the document.
    pub printed: String,
    /// How they stand to each other.
    pub standing: Standing,
}

/// Compares the zone with the printed fields, of which `printed` gives the value by canonical name. Fields that one side
/// lacks are left out. `reference` is the day years of two digits are read against.
pub fn against<'a>(zone: &Zone, printed: impl Fn(&str) -> Option<&'a str>, reference: NaiveDate) -> Vec<ZoneRow> {
    let mut rows = Vec::new();
    let mut row = |field: &'static str, zone: String, standing: &dyn Fn(&str) -> Standing| {
        if let Some(printed) = printed(field).filter(|text| !text.trim().is_empty() && !zone.is_empty()) {
            rows.push(ZoneRow { field, standing: standing(printed), printed: printed.to_owned(), zone });
        }
    };
    let names = &zone.names;
    row("familyName", names.family.clone(), &|printed| name(&names.family, printed, names.may_be_cut));
    row("givenName", names.given.clone(), &|printed| name(&names.given, printed, names.may_be_cut));
    row("documentNumber", zone.number.clone(), &|printed| number(&zone.number, printed));
    row("birthDate", shown(&zone.birth, zone.birth.as_birth(reference)), &|printed| date(&zone.birth, printed));
    let expiry =
        if zone.format.has_expiry() { shown(&zone.expiry, zone.expiry.as_expiry(reference)) } else { String::new() };
    row("expiryDate", expiry, &|printed| date(&zone.expiry, printed));
    row("sex", zone.sex.map(String::from).unwrap_or_default(), &|printed| sex(zone.sex, printed));
    row("nationality", zone.nationality.clone(), &|printed| state(&zone.nationality, printed));
    row("issuingCountry", zone.issuer.clone(), &|printed| state(&zone.issuer, printed));
    rows
}

/// A day in full where the zone names one, its six characters else.
fn shown(date: &ZoneDate, read: ZoneDay) -> String {
    match read {
        ZoneDay::Day(day) => day.to_string(),
        ZoneDay::Partly | ZoneDay::Impossible => date.text.clone(),
    }
}

/// Names of a zone are capitals without accents; `XX` after a letter is one way to write an accent (part 3, section 6).
fn name(zone: &str, printed: &str, may_be_cut: bool) -> Standing {
    let plain = names_standing(zone, printed);
    let other = |written: &str| names_standing(&zone.replace("XX", written), printed);
    if plain != Standing::Different {
        return plain;
    }
    if zone.contains("XX") && other("") != Standing::Different {
        return Standing::WrittenDifferently;
    }
    if may_be_cut && is_beginning(zone, printed) { Standing::WrittenDifferently } else { Standing::Different }
}

/// A full field was cut where it ended: the zone's words are the beginning of the printed ones, word by word; the last may
/// end early, and one at the end may be left out.
fn is_beginning(zone: &str, printed: &str) -> bool {
    let (zone, printed) = (words(zone), words(printed));
    let last = zone.len().saturating_sub(1);
    let agrees = |(at, (here, there)): (usize, (&String, &String))| {
        names_standing(here, there) != Standing::Different || (at == last && name_begins(there, here))
    };
    !zone.is_empty() && zone.len() <= printed.len() && zone.iter().zip(&printed).enumerate().all(agrees)
}

/// Composed first: an accent that is a character of its own would part a word.
fn words(text: &str) -> Vec<String> {
    let text: String = text.nfc().collect();
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_uppercase).collect()
}

/// What is no letter and no digit counts on neither side: a space or hyphen of the print is a filler in the zone.
fn number(zone: &str, printed: &str) -> Standing {
    let bare = |text: &str| -> String {
        text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
    };
    let (here, there) = (bare(zone), bare(printed));
    match (zone == printed.trim(), !here.is_empty() && here == there) {
        (true, _) => Standing::Same,
        (false, true) => Standing::WrittenDifferently,
        (false, false) => Standing::Different,
    }
}

/// A print that can be read as two days, and a zone that leaves a part out, agree with more than one day: that neither
/// contradicts the other does not make them the same.
fn date(zone: &ZoneDate, printed: &str) -> Standing {
    let days = day_readings(printed);
    let fitting = days.iter().filter(|day| zone.fits(**day)).count();
    match () {
        () if days.is_empty() || zone.is_unknown() => Standing::NotComparable,
        () if fitting == 0 => Standing::Different,
        () if fitting < days.len() || zone.lacks_a_part() => Standing::NotComparable,
        () => Standing::Same,
    }
}

fn sex(zone: Option<char>, printed: &str) -> Standing {
    let letter = match printed.trim().to_lowercase().as_str() {
        "m" | "male" => Some('M'),
        "f" | "w" | "female" => Some('F'),
        _ => None,
    };
    match letter {
        Some(letter) if zone == Some(letter) => Standing::Same,
        Some(_) => Standing::Different,
        None => Standing::NotComparable,
    }
}

/// States of the two lists of ISO 3166-1 are compared, and codes of one length; anything else is not.
fn state(zone: &str, printed: &str) -> Standing {
    if let Some(standing) = states_standing(zone, printed) {
        return standing;
    }
    let printed = printed.trim().to_uppercase();
    if zone == printed {
        Standing::Same
    } else if zone.len() == printed.len() {
        Standing::Different
    } else {
        Standing::NotComparable
    }
}
