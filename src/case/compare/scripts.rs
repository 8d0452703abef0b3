//! A name in two scripts. A script has many ways into another, so what is found here is a hint with a name of its own, and
//! finding nothing is no difference.
use deunicode::deunicode;

use super::Difference;

/// Consonants a name needs before they say anything.
const CONSONANTS_AT_LEAST: usize = 3;

/// The scripts that are told apart; every other one is one group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Script {
    Latin,
    Greek,
    Cyrillic,
    /// Arabic and Hebrew: short vowels are left out.
    Abjad,
    Other,
}

fn script(c: char) -> Script {
    match c {
        '\0'..='\u{02ff}' | '\u{1d00}'..='\u{1dbf}' | '\u{1e00}'..='\u{1eff}' | '\u{2c60}'..='\u{2c7f}' => {
            Script::Latin
        }
        '\u{a720}'..='\u{a7ff}' | '\u{ab30}'..='\u{ab6f}' | '\u{fb00}'..='\u{fb06}' | '\u{ff21}'..='\u{ff5a}' => {
            Script::Latin
        }
        '\u{0370}'..='\u{03ff}' | '\u{1f00}'..='\u{1fff}' => Script::Greek,
        '\u{0400}'..='\u{052f}' | '\u{1c80}'..='\u{1c8f}' | '\u{2de0}'..='\u{2dff}' | '\u{a640}'..='\u{a69f}' => {
            Script::Cyrillic
        }
        '\u{0590}'..='\u{077f}' | '\u{08a0}'..='\u{08ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' => {
            Script::Abjad
        }
        _ => Script::Other,
    }
}

/// The scripts of a text's letters. A text without a letter has none: numbers belong to every script.
fn scripts(text: &str) -> Vec<Script> {
    let mut found: Vec<Script> = text.chars().filter(|c| c.is_alphabetic()).map(script).collect();
    found.sort();
    found.dedup();
    found
}

/// Whether the letters of two texts come from different scripts, or one of them mixes in letters of another.
pub(super) fn differ(one: &str, other: &str) -> bool {
    let (one, other) = (scripts(one), scripts(other));
    let latin = |found: &[Script]| found.is_empty() || found == [Script::Latin];
    one != other && !(latin(&one) && latin(&other))
}

/// Puts both sides into plain letters and says how they then agree, if they do.
pub(super) fn hint(one: &str, other: &str) -> Option<Difference> {
    let (here, there) = (rough(one), rough(other));
    if here.is_empty() || there.is_empty() {
        return None;
    }
    if here == there {
        return Some(Difference::RoughTransliteration);
    }
    let abjad = scripts(one).contains(&Script::Abjad) || scripts(other).contains(&Script::Abjad);
    let (here, there) = (consonants(&here), consonants(&there));
    let enough = here.iter().map(|word| word.chars().count()).sum::<usize>() >= CONSONANTS_AT_LEAST;
    (abjad && enough && here == there).then_some(Difference::Consonants)
}

/// The words of a text in plain small letters, sorted: order is no matter of script. Writings that stand for one sound are
/// brought together.
fn rough(text: &str) -> Vec<String> {
    let plain = deunicode(text).to_lowercase();
    let glued: String = plain.chars().filter(|c| !matches!(c, '\'' | '`' | '"' | '~' | '@' | '.')).collect();
    let words = glued.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let mut words: Vec<String> = words.map(sounds).collect();
    words.sort();
    words
}

fn sounds(word: &str) -> String {
    let pairs = [("ph", "f"), ("kh", "h"), ("ou", "u"), ("x", "ks"), ("w", "v"), ("y", "i"), ("j", "i"), ("ck", "k")];
    let written = pairs.iter().fold(word.to_owned(), |word, (from, to)| word.replace(from, to));
    single(&written)
}

fn consonants(words: &[String]) -> Vec<String> {
    let kept =
        |word: &String| single(&word.chars().filter(|c| !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')).collect::<String>());
    words.iter().map(kept).collect()
}

/// Doubled letters once.
fn single(word: &str) -> String {
    let mut kept = String::with_capacity(word.len());
    for c in word.chars() {
        if !kept.ends_with(c) {
            kept.push(c);
        }
    }
    kept
}
