//! Brings a text into the one form in which terms are looked for. Pure.
//!
//! Undone are letter case, accents, width and style of letters (compatibility forms), characters nobody sees, letters
//! of other alphabets that look like Latin ones, and the figures of other scripts. The result is for comparing and is
//! shown nowhere.
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

/// The nought of each row of ten decimal figures that no compatibility form brings back to ours (Unicode 16, category Nd).
const NOUGHTS: &[u32] = &[
    0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0x0de6, 0x0e50,
    0x0ed0, 0x0f20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50,
    0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0x104a0, 0x10d30, 0x10d40, 0x11066, 0x110f0, 0x11136,
    0x111d0, 0x112f0, 0x11450, 0x114d0, 0x11650, 0x116c0, 0x116d0, 0x116da, 0x11730, 0x118e0, 0x11950, 0x11bf0,
    0x11c50, 0x11d50, 0x11da0, 0x11f50, 0x16a60, 0x16ac0, 0x16b50, 0x1e140, 0x1e2f0, 0x1e4f0, 0x1e5f1, 0x1e950,
];
/// The one of each row of nine figures on discs and in rings, and the noughts that go with them.
const RINGED_ONES: &[u32] = &[0x24f5, 0x2776, 0x2780, 0x278a];
const RINGED_NOUGHTS: &[u32] = &[0x24ff, 0x1f10b, 0x1f10c];

/// Figures of Chinese and Japanese writing, nought first: plain ones, and those of money and contracts, which differ.
const IDEOGRAPHS: [&str; 10] =
    ["〇零", "一壹壱", "二贰貳弐", "三叁參参叄", "四肆", "五伍", "六陆陸", "七柒漆", "八捌", "九玖"];
/// The one of the row of nine that merchants write, and the end of that row.
const MERCHANTS: std::ops::RangeInclusive<u32> = 0x3021..=0x3029;

/// Our figure for one of another script, or for one on a disc.
fn figure(c: char) -> Option<char> {
    if c.is_ascii() {
        return None;
    }
    let written = IDEOGRAPHS.iter().zip('0'..='9').find(|(row, _)| row.contains(c)).map(|(_, figure)| figure);
    if written.is_some() {
        return written;
    }
    if MERCHANTS.contains(&u32::from(c)) {
        return char::from_digit(u32::from(c) - MERCHANTS.start() + 1, 10);
    }
    let past = |first: &u32| u32::from(c).checked_sub(*first);
    let decimal = NOUGHTS.iter().filter_map(past).find(|past| *past < 10);
    let ringed = || RINGED_ONES.iter().filter_map(past).find(|past| *past < 9).map(|past| past + 1);
    let nought = || RINGED_NOUGHTS.contains(&u32::from(c)).then_some(0);
    decimal.or_else(ringed).or_else(nought).and_then(|value| char::from_digit(value, 10))
}

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
        if let Some(figure) = figure(c) {
            folded.push(figure);
            continue;
        }
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
    fn every_row_of_figures_is_numeric_and_folds_to_ours() {
        let row = |first: &u32, count: u32| -> String {
            (0..count).map(|value| char::from_u32(first + value).unwrap()).collect()
        };
        for first in NOUGHTS {
            let figures = row(first, 10);
            assert_eq!(fold(&figures), "0123456789", "{figures}");
            assert!(figures.chars().all(char::is_numeric), "{figures}");
        }
        for first in RINGED_ONES {
            assert_eq!(fold(&row(first, 9)), "123456789", "{first:x}");
        }
        for nought in RINGED_NOUGHTS {
            assert_eq!(fold(&row(nought, 1)), "0", "{nought:x}");
        }
        for text in ["\u{65f}", "\u{66a}", "\u{24f4}", "\u{2775}", "\u{2794}"] {
            assert_eq!(figure(text.chars().next().unwrap()), None, "{text}: beside a row");
        }
    }

    #[test]
    fn figures_of_chinese_and_japanese_writing_fold_to_ours() {
        for figures in ["〇一二三四五六七八九", "零壹貳參肆伍陸柒捌玖", "零壹贰叁肆伍陆柒捌玖"]
        {
            assert_eq!(fold(figures), "0123456789", "{figures}");
        }
        assert_eq!(fold("〡〢〣〤〥〦〧〨〩㊂"), "1234567893");
        assert_eq!(figure('百'), None, "a number in words is none in figures");
    }

    #[test]
    fn look_alikes_are_in_the_form_that_folding_leaves() {
        for (odd, plain) in ALIKE {
            assert_eq!(fold(odd), *plain, "{odd}");
            assert_eq!(fold(&odd.to_uppercase()).len(), fold(plain).len(), "{odd} in capitals");
        }
    }
}
