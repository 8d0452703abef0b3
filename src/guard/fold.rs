//! Brings a text into the one form in which terms are looked for. Pure.
//!
//! Undone are letter case, accents, width and style of letters (compatibility forms), characters nobody sees, and letters
//! of other alphabets that look like Latin ones. The result is for comparing and is shown nowhere.
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::case::shown::steering;

/// Letters that look like Latin ones, each with what it looks like. From the Unicode list of confusable characters
/// (UTS 39), those that stand on keyboards.
const ALIKE: &[(&str, &str)] = &[
    ("а", "a"),
    ("в", "b"),
    ("е", "e"),
    ("ё", "e"),
    ("к", "k"),
    ("м", "m"),
    ("н", "h"),
    ("о", "o"),
    ("р", "p"),
    ("с", "c"),
    ("т", "t"),
    ("у", "y"),
    ("х", "x"),
    ("і", "i"),
    ("ї", "i"),
    ("ј", "j"),
    ("ѕ", "s"),
    ("ԁ", "d"),
    ("ɡ", "g"),
    ("ӏ", "l"),
    ("ԛ", "q"),
    ("ԝ", "w"),
    ("һ", "h"),
    ("г", "r"),
    ("п", "n"),
    ("и", "u"),
    ("α", "a"),
    ("β", "b"),
    ("γ", "y"),
    ("ε", "e"),
    ("ζ", "z"),
    ("η", "n"),
    ("ι", "i"),
    ("κ", "k"),
    ("μ", "u"),
    ("ν", "v"),
    ("ο", "o"),
    ("ρ", "p"),
    ("σ", "o"),
    ("τ", "t"),
    ("υ", "u"),
    ("χ", "x"),
    ("ω", "w"),
    ("ı", "i"),
    ("ȷ", "j"),
    ("ɑ", "a"),
    ("ʟ", "l"),
    ("ɪ", "i"),
    ("ʀ", "r"),
    ("ſ", "s"),
    ("ß", "ss"),
    ("ẞ", "ss"),
    ("æ", "ae"),
    ("œ", "oe"),
    ("ø", "o"),
    ("ł", "l"),
    ("đ", "d"),
    ("ħ", "h"),
    ("ŧ", "t"),
    ("ð", "d"),
    ("þ", "th"),
];

/// Figures and signs that stand for letters within a word.
const FIGURES: &[(char, char)] =
    &[('0', 'o'), ('1', 'i'), ('3', 'e'), ('4', 'a'), ('5', 's'), ('7', 't'), ('@', 'a'), ('$', 's'), ('€', 'e')];

/// Characters that are not seen: those no view may draw, and fillers and variation selectors, which a view leaves alone.
fn is_unseen(c: char) -> bool {
    let filler = matches!(c,
        '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{ffa0}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0080}'..='\u{e0fff}');
    filler || (steering(c).is_some() && !c.is_whitespace())
}

/// The one form of a text.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let seen = text.nfkd().filter(|c| !is_unseen(*c) && !is_combining_mark(*c));
    for c in seen.flat_map(char::to_lowercase) {
        let mut buffer = [0; 4];
        let letter: &str = c.encode_utf8(&mut buffer);
        folded.push_str(ALIKE.iter().find(|(odd, _)| *odd == letter).map_or(letter, |(_, plain)| plain));
    }
    folded
}

/// A term as it may be written without umlauts: `ä` as `ae`. The same text where it has none.
pub(super) fn spelled_out(term: &str) -> String {
    term.replace('ä', "ae").replace('ö', "oe").replace('ü', "ue")
}

/// A folded word with its figures read as letters; none where it has no letter, because a number is a number.
pub(super) fn figures_as_letters(word: &str) -> Option<String> {
    let figure = |c: char| FIGURES.iter().find(|(figure, _)| *figure == c).map(|(_, letter)| *letter);
    let mixed = word.chars().any(char::is_alphabetic) && word.chars().any(|c| figure(c).is_some());
    mixed.then(|| word.chars().map(|c| figure(c).unwrap_or(c)).collect())
}

/// Letters and figures of a folded text, and nothing between them.
pub(super) fn squeezed(folded: &str) -> String {
    folded.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_width_unseen_and_look_alike_letters_fold_away() {
        for (text, folded) in [
            ("Fälschung", "falschung"),
            ("FRAUD", "fraud"),
            ("ｆｒａｕｄ", "fraud"),
            ("𝐟𝐫𝐚𝐮𝐝", "fraud"),
            ("fr\u{200b}au\u{ad}d", "fraud"),
            ("frаud", "fraud"),
            ("soupçon", "soupcon"),
            ("ﬁn", "fin"),
            ("Straße", "strasse"),
        ] {
            assert_eq!(fold(text), folded, "{text:?}");
        }
    }

    #[test]
    fn figures_stand_for_letters_only_within_a_word() {
        assert_eq!(figures_as_letters("fr4ud").as_deref(), Some("fraud"));
        assert_eq!(figures_as_letters("3206"), None, "a number stays one");
    }

    #[test]
    fn look_alikes_are_in_the_form_that_folding_leaves() {
        for (odd, plain) in ALIKE {
            assert_eq!(fold(odd), *plain, "{odd}");
            assert_eq!(fold(&odd.to_uppercase()).len(), fold(plain).len(), "{odd} in capitals");
        }
    }
}
