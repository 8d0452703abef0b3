//! Every code and every disguise through the guard.
use super::*;
use crate::catalogue::{CustomerText, Language, every_entry, is_suspicion};

#[test]
fn the_lists_read_and_hold_every_language() {
    assert_eq!(faults(), [] as [String; 0]);
}

#[test]
fn a_word_of_suspicion_is_found_in_each_language_and_in_every_disguise() {
    for text in [
        "This looks like fraud.",
        "FRAUDULENT",
        "document-fraud",
        "f r a u d",
        "f.r.a.u.d",
        "fra-ud",
        "fra ud",
        "fra u d",
        "s us pi cious",
        "fr\u{200b}aud",
        "frаud with a Cyrillic letter",
        "fr4ud",
        "ｆｒａｕｄ",
        "Betrugsverdacht",
        "Dokumentenfälschung",
        "Dokumentenfaelschung",
        "gefa\u{308}lscht",
        "Geldwaesche",
        "un soupçon",
        "un soupcon",
        "pièce contrefaite",
        "USURPATION D’IDENTITÉ",
        "faux  papiers",
        "f@ke",
    ] {
        assert_eq!(look(text), Some(Found::Term), "{text}");
    }
}

#[test]
fn ordinary_words_of_a_working_day_pass() {
    for text in [
        "",
        "Ada Sample, Musterstraße 3, 8001 Zürich",
        "The picture is out of focus; asked for another one.",
        "Das Bild ist unscharf. Bitte neu aufnehmen.",
        "La photo est floue, le titulaire a été recontacté.",
        "cse_01J9A5F3212AB",
        "scan-2026-11-26 front.jpg",
        "+41 79 555 32 06",
        "case 4711, due 13:32",
        "CHE-432.065.321",
        "signature issued, certificate valid",
        "afraid of audio",
    ] {
        assert_eq!(look(text), None, "{text}");
    }
}

#[test]
fn a_number_of_the_32xx_family_is_found_listed_or_not_and_no_other_number_is() {
    for text in ["3206", "code 3299", "qes:3206", "QES3206", "3 2 0 6", "３２０６", "32\u{200b}06", "(3200)"] {
        assert_eq!(look(text), Some(Found::Code), "{text}");
    }
    for text in ["3101", "13206", "32067", "2026-11-26T13:32:06", "32.06.2026 h"] {
        assert_ne!(look(text), Some(Found::Code), "{text}");
    }
}

#[test]
fn a_number_of_the_family_is_found_in_the_figures_of_any_script() {
    for text in [
        "٣٢٠٦",
        "۳۲۰۶",
        "३२०६",
        "รหัส ๓๒๐๖",
        "3٢0۶",
        "qes٣٢٩٩er",
        "٣ ٢ ٠ ٦",
        "𝟛𝟚𝟘𝟞",
        "③②⓪⑥",
        "❸❷⓿❻",
        "3\u{fe0f}\u{20e3}2\u{fe0f}\u{20e3}0\u{fe0f}\u{20e3}6\u{fe0f}\u{20e3}",
    ] {
        assert_eq!(look(text), Some(Found::Code), "{text}");
    }
    for text in ["٣١٠٦", "١٣٢٠٦", "٢٠٢٦-١١-٢٦", "+٤١ ٧٩ ٥٥٥ ٣٢ ٠٦"] {
        assert_eq!(look(text), None, "{text}");
    }
}

#[test]
fn a_number_of_the_family_is_found_in_chinese_figures() {
    for text in ["三二〇六", "代码三二零六", "叁贰零陆号", "〣〢〇〦", "三 二 〇 六", "㊂㊁〇㊅"]
    {
        assert_eq!(look(text), Some(Found::Code), "{text}");
    }
    for text in ["三一〇六", "一三二〇六", "二〇二六年十一月"] {
        assert_eq!(look(text), None, "{text}");
    }
}

#[test]
fn a_number_of_the_family_is_found_where_spaces_part_it_and_not_inside_a_longer_number() {
    for text in ["32 06", "3 206", "320\u{a0}6", "qes32 06er", "code 32\u{2009}06, front", "32 - 06", "٣٢ ٠٦"] {
        assert_eq!(look(text), Some(Found::Code), "{text}");
    }
    for text in ["+41 79 555 32 06", "32 0 6 5", "12 32 06", "row 32, 06108 Halle", "32 of 06"] {
        assert_eq!(look(text), None, "{text}");
    }
}

#[test]
fn a_number_of_the_family_is_found_with_letters_that_look_like_its_figures() {
    for text in ["32O6", "З206", "321O", "32l0", "3Z06", "qes32О6er", "3２Ο6"] {
        assert_eq!(look(text), Some(Found::Code), "{text:?}");
    }
    for text in ["320l", "320i", "32liter", "32lots", "13O6", "132O6", "zoo"] {
        assert_eq!(look(text), None, "{text}");
    }
}

#[test]
fn what_is_drawn_backwards_is_read_from_its_end_too() {
    for (text, found) in [
        ("\u{202e}6023", Found::Code),
        ("scan \u{202e}6023\u{202c} front", Found::Code),
        ("\u{202e}duarf", Found::Term),
        ("\u{202e}NEMICEPS_DEKAF_GNINRAW", Found::Identifier),
    ] {
        assert_eq!(look(text), Some(found), "{}", text.escape_unicode());
    }
    assert_eq!(look("6023"), None, "nothing turns it");
    assert_eq!(look("\u{202e}elpmaS adA"), None);
}

#[test]
fn a_number_of_the_family_is_found_with_letters_before_and_behind_and_not_inside_other_figures() {
    for text in [
        "3206front.jpg",
        "3206er",
        "qes3206b",
        "qes3206",
        "3206B",
        "die 3206er Fälle",
        "scan_3206front.png",
        "３２０６ｅｒ",
        "Ä3299é",
        "q e s 3 2 0 6 b",
    ] {
        assert_eq!(look(text), Some(Found::Code), "{text}");
    }
    for text in ["01J9A5F3212AB", "cse_01J9A5F3212AB", "b3106er", "front13206b", "a32067b", "x320y", "32front06"] {
        assert_eq!(look(text), None, "{text}");
    }
}

#[test]
fn r_70_an_id_may_hold_any_number_and_a_name_any_word_and_neither_what_a_code_is_called() {
    let called = |text: &str| [look(text), look_at_id(text), look_at_own_words(text)];
    let chance = "01977a5e-3206-7c11-9f00-0242ac120002";
    assert_eq!(called(chance), [Some(Found::Code), None, None], "four figures of an id");
    assert_eq!(called("3206"), [Some(Found::Code), None, None], "or a village");
    for name in ["Mule", "Forgeron", "Fraudeau"] {
        assert_eq!(called(name), [Some(Found::Term), Some(Found::Term), None], "{name} is a name");
    }
    for entry in every_entry().iter().filter(|entry| is_suspicion(&entry.code)) {
        let name = entry.identifier.clone().unwrap();
        assert_eq!(called(&name), [Some(Found::Identifier); 3], "{name}");
        for language in Language::ALL {
            let said = entry.meaning(*language);
            let found = called(said.as_str());
            assert!(found.iter().all(Option::is_some), "{}: {}", entry.code, said.as_str());
        }
    }
    assert_eq!(called("Ada Sample, Musterstraße 3"), [None; 3]);
}

#[test]
fn r_70_every_suspicion_code_is_stopped_on_every_channel_by_number_name_and_title_in_three_languages() {
    let suspicions: Vec<_> = every_entry().iter().filter(|entry| is_suspicion(&entry.code)).collect();
    assert_eq!(suspicions.len(), 15);
    for entry in suspicions {
        let name = entry.identifier.clone().unwrap();
        let spaced = name.replace('_', " ").to_lowercase();
        for text in [entry.code.clone(), name, spaced, format!("for the file: {} (front)", entry.code)] {
            assert!(look(&text).is_some(), "{text}");
        }
        for language in Language::ALL {
            for text in entry.how_to_check(*language).into_iter().chain([entry.title(*language)]) {
                assert!(look(text.as_str()).is_some(), "{}: {}", entry.code, text.as_str());
            }
        }
    }
}

#[test]
fn r_70_no_text_an_end_user_may_get_hints_at_anything_in_any_language() {
    for language in Language::ALL {
        for text in CustomerText::every(*language) {
            assert_eq!(look_for_customer(text.as_str()), None, "{}: {}", language.tag(), text.as_str());
            for entry in every_entry() {
                assert!(!text.as_str().contains(entry.code.as_str()), "{} names {}", text.as_str(), entry.code);
            }
        }
    }
}

proptest::proptest! {
    #[test]
    fn any_text_is_looked_through_without_a_panic_and_a_hidden_number_is_always_found(
        before in "\\PC{0,40}", after in "\\PC{0,40}", last in 0..100_u32,
    ) {
        let _ = look(&format!("{before}{after}"));
        let hidden = format!("{before} 32{last:02} {after}");
        proptest::prop_assert!(look(&hidden).is_some());
    }
}
