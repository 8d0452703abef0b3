//! Two writings of a name, or of any other text.
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::{Difference, Finding, Standing, scripts};

/// Letters a printed name may be cut after; shorter ones are a difference. Documents hold at least 25 characters.
const CUT_AFTER: usize = 25;

/// Compares two texts, from the strictest reading to the loosest; the first that agrees gives the answer.
pub(super) fn compare(one: &str, other: &str) -> Finding {
    let (one, other) = (composed(one), composed(other));
    if one == other {
        return Finding::new(Standing::Same, &[]);
    }
    if scripts::differ(&one, &other) {
        return Finding::new(Standing::NotComparable, &[Difference::OtherScript]);
    }
    let (one_parts, other_parts) = (parts(&one), parts(&other));
    if let Some(kinds) = same_parts(&one, &other, &one_parts, &other_parts) {
        return Finding::new(Standing::WrittenDifferently, &kinds);
    }
    if let Some(kinds) = same_in_other_order(&one_parts, &other_parts) {
        return Finding::new(Standing::WrittenDifferently, &kinds);
    }
    if is_cut(&one_parts, &other_parts) {
        return Finding::new(Standing::WrittenDifferently, &[Difference::CutShort]);
    }
    if has_more(&one_parts, &other_parts) || has_more(&other_parts, &one_parts) {
        return Finding::new(Standing::Different, &[Difference::MoreNames]);
    }
    Finding::new(Standing::Different, &[])
}

/// Compares two names: as any text, and then by what is common with names and with nothing else. What agrees only after
/// such a rule is *written differently* and says the rule; what does not agree stays different and says how near it is.
pub(super) fn compare_names(one: &str, other: &str) -> Finding {
    let found = compare(one, other);
    let (one, other) = (composed(one), composed(other));
    match found.standing {
        Standing::NotComparable => match scripts::hint(&one, &other) {
            Some(rule) if rule == Difference::RoughTransliteration => {
                Finding::new(Standing::WrittenDifferently, &[Difference::OtherScript, rule])
            }
            Some(hint) => Finding::new(Standing::NotComparable, &[Difference::OtherScript, hint]),
            None => found,
        },
        Standing::Different => {
            let (one_parts, other_parts) = (parts(&one), parts(&other));
            if let Some(kinds) = same_without_particles(&one_parts, &other_parts) {
                return Finding::new(Standing::WrittenDifferently, &kinds);
            }
            let mut kinds = found.kinds;
            if may_hide_an_umlaut(&one_parts, &other_parts) {
                kinds.push(Difference::OneUmlaut);
            } else if kinds.is_empty() && is_close(&one_parts, &other_parts) {
                kinds.push(Difference::Close);
            }
            Finding { standing: Standing::Different, kinds }
        }
        _ => found,
    }
}

/// Words that belong to a family name and are left out, put behind or written together in some countries.
const PARTICLES: [&str; 45] = [
    "a", "af", "al", "am", "auf", "av", "aus", "ben", "bin", "bint", "da", "dal", "das", "de", "degli", "dei", "del",
    "della", "den", "der", "des", "di", "do", "dos", "du", "e", "el", "ibn", "im", "la", "las", "le", "les", "lo",
    "los", "of", "ten", "ter", "van", "vom", "von", "y", "zu", "zum", "zur",
];

fn without_particles(parts: &[Part]) -> Vec<Part> {
    parts.iter().filter(|part| !PARTICLES.contains(&part.bare.as_str())).cloned().collect()
}

fn particles(parts: &[Part]) -> Vec<&str> {
    parts.iter().map(|part| part.bare.as_str()).filter(|word| PARTICLES.contains(word)).collect()
}

/// Every particle of `fewer` stands in `more` too.
fn stand_in(fewer: &[Part], more: &[Part]) -> bool {
    let mut left = particles(more);
    let taken = |word: &str| {
        let at = left.iter().position(|known| *known == word);
        at.map(|at| left.swap_remove(at)).is_some()
    };
    particles(fewer).into_iter().all(taken)
}

/// Particles stand on one side only; all else agrees, in any order. A name of nothing but particles is none. Two that differ
/// are no spelling: `Al`, `Ben` and `Do` are names as well, and so is an initial.
fn same_without_particles(one: &[Part], other: &[Part]) -> Option<Vec<Difference>> {
    if !stand_in(one, other) && !stand_in(other, one) {
        return None;
    }
    let (here, there) = (without_particles(one), without_particles(other));
    if here.is_empty() || there.is_empty() || (here.len() == one.len() && there.len() == other.len()) {
        return None;
    }
    let agreed = if here.len() == there.len() { pairwise(&here, &there) } else { None };
    let mut kinds = agreed.or_else(|| same_in_other_order(&here, &there))?;
    kinds.push(Difference::Particle);
    kinds.sort();
    kinds.dedup();
    Some(kinds)
}

/// `Muller` and `Mueller`: both may be writings of `Müller`, and neither says so. `Michal` and `Michael` look just the same
/// and are two names: this is a hint, and never makes two names equal.
fn may_hide_an_umlaut(one: &[Part], other: &[Part]) -> bool {
    let folded = |part: &Part| part.bare.replace("ae", "a").replace("oe", "o").replace("ue", "u");
    one.len() == other.len() && one.iter().zip(other).all(|(here, there)| folded(here) == folded(there))
}

/// Letters apart, at most, for a name to be called close: one, and two from eight letters on.
fn is_close(one: &[Part], other: &[Part]) -> bool {
    let (one, other) = (joined(one).bare, joined(other).bare);
    let letters = one.chars().count().min(other.chars().count());
    let allowed = if letters >= 8 { 2 } else { 1 };
    letters >= 3 && strsim::osa_distance(&one, &other) <= allowed
}

/// Composed form with single spaces, so that two encodings of the same letters are the same.
fn composed(text: &str) -> String {
    text.nfc().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// One word of a name in the forms it is commonly written in, all in small letters.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Part {
    /// Small letters, accents kept.
    lower: String,
    /// Accents left out: ü is u.
    bare: String,
    /// Written out as on machine-readable documents (ICAO 9303): ü is ue.
    spelled: String,
    /// Holds a letter that is two where there are no accents at all: ß is ss, æ is ae.
    doubles: bool,
}

impl Part {
    fn new(text: &str) -> Self {
        let lower: String = text.chars().flat_map(char::to_lowercase).nfc().collect();
        Self {
            bare: lower.nfd().filter(|c| !is_combining_mark(*c)).flat_map(|c| bare(c).chars().chain(kept(c))).collect(),
            spelled: lower.chars().map(spelled).collect::<String>(),
            doubles: lower.chars().any(|c| bare(c).len() > 1),
            lower,
        }
    }

    /// How two words agree: the looser kind where both sides are more than letter case apart.
    fn agrees(&self, other: &Self) -> Option<Option<Difference>> {
        if self.lower == other.lower {
            Some(None)
        } else if self.bare == other.bare {
            let written_out = self.doubles != other.doubles;
            Some(Some(if written_out { Difference::Transliteration } else { Difference::Diacritics }))
        } else if self.spelled == other.spelled || self.spelled == other.bare || self.bare == other.spelled {
            Some(Some(Difference::Transliteration))
        } else {
            None
        }
    }
}

/// Letters that do not come apart into a letter and an accent.
fn bare(c: char) -> &'static str {
    match c {
        'ß' | 'ẞ' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ħ' => "h",
        'ı' => "i",
        'ŋ' => "n",
        'ŧ' => "t",
        'ə' => "a",
        _ => "",
    }
}

fn kept(c: char) -> Option<char> {
    bare(c).is_empty().then_some(c)
}

fn spelled(c: char) -> String {
    let written = match c {
        'ä' | 'æ' => "ae",
        'ö' | 'ø' | 'œ' => "oe",
        'ü' => "ue",
        'å' => "aa",
        'ñ' => "n",
        'ĳ' => "ij",
        _ => bare(c),
    };
    if written.is_empty() { c.nfd().filter(|c| !is_combining_mark(*c)).collect() } else { written.to_owned() }
}

/// The words of a text; everything that is no letter and no digit parts them, apart from apostrophes inside a name.
fn parts(text: &str) -> Vec<Part> {
    let glued: String = text.chars().filter(|c| !matches!(c, '\'' | '’' | 'ʼ' | '`' | '´' | '.')).collect();
    glued
        .split(|c: char| !c.is_alphanumeric() && !is_combining_mark(c))
        .filter(|part| !part.is_empty())
        .map(Part::new)
        .collect()
}

/// The same words in the same order, or run together.
fn same_parts(one: &str, other: &str, one_parts: &[Part], other_parts: &[Part]) -> Option<Vec<Difference>> {
    if one_parts.is_empty() && other_parts.is_empty() {
        return None;
    }
    let mut kinds = if one_parts.len() == other_parts.len() {
        pairwise(one_parts, other_parts)
    } else {
        pairwise(&[joined(one_parts)], &[joined(other_parts)])
    }?;
    let letters = |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).collect() };
    let (one_letters, other_letters) = (letters(one), letters(other));
    let lowered = |text: &str| text.to_lowercase();
    if kinds.is_empty() && one_letters != other_letters {
        kinds.push(Difference::LetterCase);
    }
    let between =
        |text: &str| -> String { text.chars().filter(|c| !c.is_alphanumeric() && !is_combining_mark(*c)).collect() };
    if between(one) != between(other) || (kinds.is_empty() && lowered(one) != lowered(other)) {
        kinds.push(Difference::Punctuation);
    }
    kinds.sort();
    kinds.dedup();
    Some(kinds)
}

fn joined(parts: &[Part]) -> Part {
    let all = |form: fn(&Part) -> &str| parts.iter().map(form).collect::<String>();
    let doubles = parts.iter().any(|part| part.doubles);
    Part { lower: all(|part| &part.lower), bare: all(|part| &part.bare), spelled: all(|part| &part.spelled), doubles }
}

fn pairwise(one: &[Part], other: &[Part]) -> Option<Vec<Difference>> {
    let mut kinds = Vec::new();
    for (here, there) in one.iter().zip(other) {
        kinds.extend(here.agrees(there)?);
    }
    kinds.sort();
    kinds.dedup();
    Some(kinds)
}

/// Every word of one side has a partner on the other.
fn same_in_other_order(one: &[Part], other: &[Part]) -> Option<Vec<Difference>> {
    if one.len() != other.len() || one.len() < 2 {
        return None;
    }
    let mut left: Vec<&Part> = other.iter().collect();
    let mut kinds = vec![Difference::NameOrder];
    for part in one {
        let at = left.iter().position(|candidate| part.agrees(candidate).is_some())?;
        kinds.extend(part.agrees(left.swap_remove(at)).flatten());
    }
    kinds.sort();
    kinds.dedup();
    Some(kinds)
}

/// One side is a long beginning of the other, as where print or machine-readable zone ran out of room.
fn is_cut(one: &[Part], other: &[Part]) -> bool {
    let (one, other) = (joined(one), joined(other));
    let starts = |whole: &str, cut: &str| cut.chars().count() >= CUT_AFTER && whole.starts_with(cut);
    let forms = |part: &Part| [part.lower.clone(), part.bare.clone(), part.spelled.clone()];
    forms(&one).iter().any(|here| forms(&other).iter().any(|there| starts(here, there) || starts(there, here)))
}

/// One word begins with the other: `Schönhausen` with `SCHOENHAU` as with `SCHONHAU`. Nothing begins with no letters.
pub(super) fn begins(whole: &str, cut: &str) -> bool {
    let (whole, cut) = (Part::new(whole), Part::new(cut));
    let cuts = [&cut.lower, &cut.bare, &cut.spelled];
    let starts = |form: &String| cuts.iter().any(|cut| !cut.is_empty() && form.starts_with(cut.as_str()));
    [&whole.lower, &whole.bare, &whole.spelled].into_iter().any(starts)
}

/// All words of `fewer` stand in `more`.
fn has_more(more: &[Part], fewer: &[Part]) -> bool {
    !fewer.is_empty()
        && more.len() > fewer.len()
        && fewer.iter().all(|part| more.iter().any(|candidate| part.agrees(candidate).is_some()))
}
