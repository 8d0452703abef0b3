//! Claimed against extracted, field by field.
//!
//! Promises: spelling is not a mismatch. Letter case, accents, the usual ways to write umlauts in plain letters, the order
//! of names and the ways to write a date are told apart from a real difference, and each is named. What cannot be
//! compared, such as a name in two scripts, is said to be so instead of being called different. Hidden characters make a
//! value *written differently*, never *the same*.
//!
//! Deliberately does not decide whether a difference matters.
mod codes;
mod countries;
mod dates;
mod names;
mod scripts;
#[cfg(test)]
mod tests;

use serde::Serialize;

use super::evidence::{Origin, PersonalFields};
use super::shown::ShownText;
use crate::catalogue::{InternalText, Language};

/// How the two sides of a field stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Letter for letter.
    Same,
    /// The same thing, written in another way.
    WrittenDifferently,
    /// Not the same.
    Different,
    /// Both sides are there and cannot be compared here.
    NotComparable,
    /// Claimed, and not found on the document.
    OnlyClaimed,
    /// On the document, and not claimed.
    OnlyExtracted,
}

/// What kind of difference was found, or set aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Difference {
    /// Capital and small letters.
    LetterCase,
    /// Spaces, hyphens, apostrophes.
    Punctuation,
    /// Accents left out.
    Diacritics,
    /// Letters written in other letters, such as ue for ü or ss for ß.
    Transliteration,
    /// The same names in another order, or in each other's field.
    NameOrder,
    /// The same day in another notation.
    DateFormat,
    /// A date that can be read as two different days; one of them fits.
    AmbiguousDate,
    /// One side ends early and agrees as far as it goes.
    CutShort,
    /// One side has names the other lacks.
    MoreNames,
    /// Characters that cannot be seen stand in one side.
    HiddenCharacters,
    /// The sides are written in different scripts.
    OtherScript,
    /// One side was put into plain letters, letter by letter, and then agrees: a hint, since a script has many ways into
    /// another.
    RoughTransliteration,
    /// As above, by the consonants alone: the script leaves short vowels out.
    Consonants,
    /// A particle such as *von*, *de* or *al* stands on one side only.
    Particle,
    /// Not the same, and one or two letters apart: a slip of the pen or somebody else.
    Close,
    /// Not the same, and both may be writings of one name with an umlaut, which neither side shows, or two names.
    OneUmlaut,
    /// The sides use different lists of codes, such as two- and three-letter countries.
    CodeList,
}

impl Difference {
    /// Every kind.
    pub const ALL: [Self; 17] = [
        Self::LetterCase,
        Self::Punctuation,
        Self::Diacritics,
        Self::Transliteration,
        Self::NameOrder,
        Self::DateFormat,
        Self::AmbiguousDate,
        Self::CutShort,
        Self::MoreNames,
        Self::HiddenCharacters,
        Self::OtherScript,
        Self::RoughTransliteration,
        Self::Consonants,
        Self::Particle,
        Self::Close,
        Self::OneUmlaut,
        Self::CodeList,
    ];

    /// The message key of its words.
    pub const fn key(self) -> &'static str {
        match self {
            Self::LetterCase => "difference-letter_case",
            Self::Punctuation => "difference-punctuation",
            Self::Diacritics => "difference-diacritics",
            Self::Transliteration => "difference-transliteration",
            Self::NameOrder => "difference-name_order",
            Self::DateFormat => "difference-date_format",
            Self::AmbiguousDate => "difference-ambiguous_date",
            Self::CutShort => "difference-cut_short",
            Self::MoreNames => "difference-more_names",
            Self::HiddenCharacters => "difference-hidden_characters",
            Self::OtherScript => "difference-other_script",
            Self::RoughTransliteration => "difference-rough_transliteration",
            Self::Consonants => "difference-consonants",
            Self::Particle => "difference-particle",
            Self::Close => "difference-close",
            Self::OneUmlaut => "difference-one_umlaut",
            Self::CodeList => "difference-code_list",
        }
    }
}

/// A kind of difference with its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct DifferenceNote {
    /// Which.
    pub kind: Difference,
    /// In words.
    pub text: InternalText,
}

/// One field, both sides.
#[derive(Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct CompareRow {
    /// Canonical name, `familyName`.
    pub field: String,
    /// A few words.
    pub label: InternalText,
    /// What was claimed.
    pub claimed: Option<ShownText>,
    /// What was read from the document.
    pub extracted: Option<ShownText>,
    /// How they stand to each other.
    pub standing: Standing,
    /// Why, kind by kind.
    pub notes: Vec<DifferenceNote>,
}

/// A comparison before it is put into words.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Finding {
    standing: Standing,
    kinds: Vec<Difference>,
}

impl Finding {
    fn new(standing: Standing, kinds: &[Difference]) -> Self {
        Self { standing, kinds: kinds.to_vec() }
    }

    fn agrees(&self) -> bool {
        matches!(self.standing, Standing::Same | Standing::WrittenDifferently)
    }
}

/// How two writings of a name, or of any other text, stand to each other.
pub(super) fn names_standing(one: &str, other: &str) -> Standing {
    names::compare_names(one, other).standing
}

/// Whether a word of a name begins with another, in any of the forms both are commonly written in.
pub(super) fn name_begins(whole: &str, cut: &str) -> bool {
    names::begins(whole, cut)
}

/// How two codes of states stand to each other; none where one of them is in no list that is known here.
pub(super) fn states_standing(one: &str, other: &str) -> Option<Standing> {
    countries::standing(one, other)
}

/// Every day a text can mean; none where it is no date.
pub(super) fn day_readings(text: &str) -> Vec<chrono::NaiveDate> {
    dates::readings(text)
}

/// Compares what was claimed with what was extracted. Where several blocks give a field, the last one counts. Rows come
/// in a fixed order, names first.
pub fn compare(personal: &[PersonalFields], language: Language) -> Vec<CompareRow> {
    let claimed = Side::of(personal, Origin::Claimed);
    let extracted = Side::of(personal, Origin::Extracted);
    let swapped = swapped_names(&claimed, &extracted);
    let mut order: Vec<&str> = Vec::new();
    for (name, _) in claimed.fields.iter().chain(&extracted.fields) {
        if !order.contains(name) {
            order.push(name);
        }
    }
    order.sort_by_key(|name| FIELDS.iter().position(|known| known == name).unwrap_or(FIELDS.len()));
    let rows = order.into_iter().filter(|name| !(*name == "name" && name_is_redundant(&claimed, &extracted)));
    rows.map(|name| row(name, &claimed, &extracted, swapped, language)).collect()
}

const FIELDS: [&str; 20] = [
    "familyName",
    "givenName",
    "name",
    "birthName",
    "birthDate",
    "birthPlace",
    "nationality",
    "sex",
    "documentType",
    "documentNumber",
    "issuanceDate",
    "expiryDate",
    "issuingCountry",
    "issuingAuthority",
    "email",
    "phone",
    "address.street",
    "address.postalCode",
    "address.city",
    "address.country",
];

/// One side: the last value of each field.
struct Side<'a> {
    fields: Vec<(&'a str, &'a ShownText)>,
}

impl<'a> Side<'a> {
    fn of(personal: &'a [PersonalFields], origin: Origin) -> Self {
        let mut fields: Vec<(&str, &ShownText)> = Vec::new();
        for field in personal.iter().filter(|block| block.origin == origin).flat_map(|block| &block.fields) {
            match fields.iter_mut().find(|(name, _)| *name == field.name) {
                Some(known) => known.1 = &field.value,
                None => fields.push((&field.name, &field.value)),
            }
        }
        Self { fields }
    }

    fn get(&self, name: &str) -> Option<&'a ShownText> {
        self.fields.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
    }

    /// The whole name, put together where it is not given as one.
    fn whole_name(&self) -> Option<String> {
        let part = |name| self.get(name).map(|value| value.text.as_str());
        match (part("givenName"), part("familyName")) {
            (Some(given), Some(family)) => Some(format!("{given} {family}")),
            _ => part("name").map(str::to_owned),
        }
    }

    fn has_parts(&self) -> bool {
        self.get("givenName").is_some() && self.get("familyName").is_some()
    }
}

/// The field `name` says nothing more where given and family name stand on both sides.
fn name_is_redundant(claimed: &Side<'_>, extracted: &Side<'_>) -> bool {
    let repeats = |side: &Side<'_>| {
        side.get("name")
            .is_none_or(|name| side.whole_name().is_some_and(|whole| names::compare_names(&name.text, &whole).agrees()))
    };
    claimed.has_parts() && extracted.has_parts() && repeats(claimed) && repeats(extracted)
}

/// Given and family name stand in each other's field.
fn swapped_names(claimed: &Side<'_>, extracted: &Side<'_>) -> bool {
    let agree = |here: &str, there: &str| match (claimed.get(here), extracted.get(there)) {
        (Some(one), Some(other)) => names::compare_names(&one.text, &other.text).agrees(),
        _ => false,
    };
    agree("familyName", "givenName") && agree("givenName", "familyName") && !agree("familyName", "familyName")
}

fn row(name: &str, claimed: &Side<'_>, extracted: &Side<'_>, swapped: bool, language: Language) -> CompareRow {
    let (here, there) = (claimed.get(name), extracted.get(name));
    let finding = match (here, there) {
        (Some(_), Some(_)) if swapped && matches!(name, "familyName" | "givenName") => {
            Finding::new(Standing::WrittenDifferently, &[Difference::NameOrder])
        }
        (Some(one), Some(other)) => field(name, one, other),
        (Some(one), None) => against_whole(name, one, extracted).unwrap_or(Finding::new(Standing::OnlyClaimed, &[])),
        (None, Some(other)) => {
            against_whole(name, other, claimed).unwrap_or(Finding::new(Standing::OnlyExtracted, &[]))
        }
        (None, None) => Finding::new(Standing::OnlyClaimed, &[]),
    };
    let notes = finding
        .kinds
        .iter()
        .map(|kind| DifferenceNote { kind: *kind, text: InternalText::say(language, kind.key(), &[]) });
    CompareRow {
        field: name.to_owned(),
        label: label(name, language),
        claimed: here.cloned(),
        extracted: there.cloned(),
        standing: finding.standing,
        notes: notes.collect(),
    }
}

fn label(name: &str, language: Language) -> InternalText {
    if FIELDS.contains(&name) {
        InternalText::say(language, &format!("field-{}", name.replace('.', "-")), &[])
    } else if let Some(line) = name.strip_prefix("machineReadableZone.") {
        InternalText::say(language, "field-machineReadableZone", &[("line", line)])
    } else {
        InternalText::say(language, "field-unknown", &[("name", name)])
    }
}

/// One side has the name in one piece, the other in two.
fn against_whole(field: &str, value: &ShownText, other: &Side<'_>) -> Option<Finding> {
    (field == "name").then(|| other.whole_name()).flatten().map(|whole| names::compare_names(&value.text, &whole))
}

fn field(name: &str, claimed: &ShownText, extracted: &ShownText) -> Finding {
    let mut finding = match name {
        "birthDate" | "issuanceDate" | "expiryDate" => dates::compare(&claimed.text, &extracted.text),
        "issuingCountry" | "nationality" | "address.country" => countries::compare(&claimed.text, &extracted.text),
        "documentNumber" => codes::numbers(&claimed.text, &extracted.text),
        "email" => codes::addresses(&claimed.text, &extracted.text),
        "sex" => sexes(&claimed.text, &extracted.text),
        "phone" => phones(&claimed.text, &extracted.text),
        "familyName" | "givenName" | "name" | "birthName" => names::compare_names(&claimed.text, &extracted.text),
        _ => names::compare(&claimed.text, &extracted.text),
    };
    if finding.agrees() && (claimed.cut || extracted.cut) {
        finding.standing = Standing::WrittenDifferently;
        if !finding.kinds.contains(&Difference::CutShort) {
            finding.kinds.push(Difference::CutShort);
        }
    }
    if claimed.marks_total > 0 || extracted.marks_total > 0 {
        finding.kinds.push(Difference::HiddenCharacters);
        if finding.standing == Standing::Same {
            finding.standing = Standing::WrittenDifferently;
        }
    }
    finding
}

fn sexes(one: &str, other: &str) -> Finding {
    let letter = |text: &str| match text.trim().to_lowercase().as_str() {
        "m" | "male" | "männlich" | "masculin" => Some('m'),
        "f" | "w" | "female" | "weiblich" | "féminin" => Some('f'),
        "x" | "diverse" | "divers" | "unspecified" | "<" => Some('x'),
        _ => None,
    };
    match (letter(one), letter(other)) {
        _ if one == other => Finding::new(Standing::Same, &[]),
        (Some(here), Some(there)) if here == there => {
            Finding::new(Standing::WrittenDifferently, &[Difference::CodeList])
        }
        (Some(_), Some(_)) => Finding::new(Standing::Different, &[]),
        // A word nobody knows may be another language's for the same.
        (Some(_), None) | (None, Some(_)) => Finding::new(Standing::NotComparable, &[Difference::CodeList]),
        (None, None) => names::compare(one, other),
    }
}

/// Numbers agree when their digits do; a national and an international writing agree on what they share. Two international
/// ones share nothing but the whole: what the longer begins with is another country's code. `(0)` is dialled at home only.
fn phones(one: &str, other: &str) -> Finding {
    if one == other {
        return Finding::new(Standing::Same, &[]);
    }
    let abroad = |text: &str| text.trim_start().starts_with(['+', '＋']) || text.trim_start().starts_with("00");
    let both_abroad = abroad(one) && abroad(other);
    let digits = |text: &str| -> String { text.replace("(0)", "").chars().filter(char::is_ascii_digit).collect() };
    let national = |text: &str| digits(text).trim_start_matches('0').to_owned();
    let (here, there) = (national(one), national(other));
    let share = if both_abroad { here == there } else { here.ends_with(&there) || there.ends_with(&here) };
    if share && here.len().min(there.len()) >= 7 {
        Finding::new(Standing::WrittenDifferently, &[Difference::Punctuation])
    } else {
        Finding::new(Standing::Different, &[])
    }
}
