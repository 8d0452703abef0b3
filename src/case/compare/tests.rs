use serde_json::{Value, json};

use super::*;
use crate::case::block::{BlockStatus, DataBlock};
use crate::case::evidence::Evidence;
use crate::ids::BlockId;

fn block(id: &str, kind: &str, by: &str, content: Value) -> DataBlock {
    DataBlock {
        block_id: BlockId::new(id),
        kind: kind.to_owned(),
        created_by: Some(by.to_owned()),
        sequence: None,
        created_at: None,
        status: BlockStatus::Stored,
        content,
    }
}

fn rows(claimed: Value, extracted: Value) -> Vec<CompareRow> {
    let blocks = [
        block("1", "extendedIdentity", "session_started", claimed),
        block("2", "extendedIdentity", "document_idv_capture", extracted),
    ];
    compare(&Evidence::read(&blocks, Language::English).personal, Language::English)
}

fn one(field: &str, claimed: &str, extracted: &str) -> (Standing, Vec<Difference>) {
    let found = rows(json!({ field: claimed }), json!({ field: extracted }));
    let row = found.into_iter().find(|row| row.field == field).unwrap();
    (row.standing, row.notes.iter().map(|note| note.kind).collect())
}

fn standing(field: &str, claimed: &str, extracted: &str) -> Standing {
    one(field, claimed, extracted).0
}

#[test]
fn umlauts_written_out_are_no_difference() {
    for (claimed, printed) in [
        ("Müller-Vossenkamp", "MUELLER-VOSSENKAMP"),
        ("Jürgen", "JUERGEN"),
        ("Größe", "GROESSE"),
        ("Weiß", "WEISS"),
        ("Åse Sørensen", "AASE SOERENSEN"),
        ("Mueller", "Müller"),
        ("Jürgen Müller", "JURGEN MUELLER"),
    ] {
        let (found, kinds) = one("familyName", claimed, printed);
        assert_eq!(found, Standing::WrittenDifferently, "{claimed} and {printed}");
        assert!(kinds.contains(&Difference::Transliteration) || kinds.contains(&Difference::Diacritics), "{kinds:?}");
    }
    assert!(one("familyName", "Müller", "MUELLER").1.contains(&Difference::Transliteration), "named as what it is");
}

#[test]
fn accents_lost_in_print_are_no_difference() {
    for (claimed, printed) in
        [("Gonçalves", "GONCALVES"), ("Muñoz", "MUNOZ"), ("Łukasz", "LUKASZ"), ("Đorđe", "DORDE"), ("Müller", "Muller")]
    {
        assert_eq!(one("familyName", claimed, printed), (Standing::WrittenDifferently, vec![Difference::Diacritics]));
    }
}

#[test]
fn letter_case_spaces_and_hyphens_are_named() {
    assert_eq!(one("familyName", "Okafor", "OKAFOR"), (Standing::WrittenDifferently, vec![Difference::LetterCase]));
    assert_eq!(
        one("familyName", "Anne-Marie", "Anne Marie"),
        (Standing::WrittenDifferently, vec![Difference::Punctuation])
    );
    assert_eq!(one("familyName", "O'Brien", "OBRIEN").0, Standing::WrittenDifferently);
    assert_eq!(one("familyName", "van der Berg", "vanderBerg").0, Standing::WrittenDifferently);
}

#[test]
fn the_same_letters_in_another_encoding_are_the_same() {
    assert_eq!(standing("familyName", "Mu\u{308}ller", "Müller"), Standing::Same);
    assert_eq!(standing("familyName", "  Iyer ", "Iyer"), Standing::Same, "space around a name is none of it");
}

#[test]
fn another_name_is_different_however_close() {
    for (claimed, printed) in [("Meier", "Maier"), ("Muller", "Mueller"), ("Ana", "Anna"), ("Brandt", "Brand")] {
        assert_eq!(standing("familyName", claimed, printed), Standing::Different, "{claimed} and {printed}");
    }
    assert_eq!(one("familyName", "Meier", "MAIER").1, [Difference::Close], "how near it is, and no more");
    assert_eq!(one("familyName", "Brandt", "Okafor").1, []);
    assert_eq!(one("familyName", "Muller", "Mueller").1, [Difference::OneUmlaut], "neither side shows the letter");
    assert_eq!(one("documentNumber", "L898902C3", "L898902C8").1, [], "a number that is close is another number");
}

#[test]
fn a_name_that_may_hide_an_umlaut_is_a_hint_in_every_language_and_never_the_same_name() {
    for (claimed, printed) in [
        ("Muller", "Mueller"),
        ("Michael", "Michal"),
        ("Michal", "MICHAEL"),
        ("Samuel", "Samul"),
        ("Joel", "Jol"),
        ("Michael Muller", "Michal Mueller"),
    ] {
        for field in ["familyName", "givenName", "name"] {
            let hint = (Standing::Different, vec![Difference::OneUmlaut]);
            assert_eq!(one(field, claimed, printed), hint, "{field}: {claimed} and {printed}");
            assert_eq!(one(field, printed, claimed), hint, "{field}: {printed} and {claimed}");
        }
    }
    for (language, hint) in [
        (Language::English, "Both may be writings of one name with an umlaut, which neither side shows, or two names."),
        (
            Language::German,
            "Beides können Schreibweisen eines Namens mit Umlaut sein, den keine Seite zeigt, oder zwei Namen.",
        ),
        (
            Language::French,
            "Ce sont peut-être deux graphies d’un même nom avec tréma, que ni l’une ni l’autre ne montre, ou deux noms.",
        ),
    ] {
        assert_eq!(InternalText::say(language, Difference::OneUmlaut.key(), &[]).as_str(), hint);
    }
}

/// Claimed, printed, how they stand to each other, and the rule they agree by or what is worth knowing.
#[test]
fn names_agree_by_a_named_rule_or_are_different() {
    use Difference::*;
    use Standing::*;
    for (claimed, printed, found, kinds) in [
        ("Müller", "MÜLLER", WrittenDifferently, &[LetterCase][..]),
        ("Müller", "MUELLER", WrittenDifferently, &[Transliteration]),
        ("Müller", "MULLER", WrittenDifferently, &[Diacritics]),
        ("Ærenlund", "AERENLUND", WrittenDifferently, &[Transliteration]),
        ("Søren", "SOEREN", WrittenDifferently, &[Transliteration]),
        ("Søren", "SOREN", WrittenDifferently, &[Diacritics]),
        ("Weiß", "WEISS", WrittenDifferently, &[Transliteration]),
        ("Ludwig van Beethoven", "BEETHOVEN LUDWIG", WrittenDifferently, &[NameOrder, Particle]),
        ("von Bülow", "BUELOW", WrittenDifferently, &[Transliteration, Particle]),
        ("Berg, van der", "VAN DER BERG", WrittenDifferently, &[NameOrder]),
        ("García y Vega", "GARCIA VEGA", WrittenDifferently, &[Diacritics, Particle]),
        ("al-Masri", "ALMASRI", WrittenDifferently, &[Punctuation, LetterCase]),
        ("de la Cruz", "CRUZ, DE", WrittenDifferently, &[Particle]),
        ("Ben Carter", "Al Carter", Different, &[]),
        ("E. Okafor", "A. Okafor", Different, &[Close]),
        ("Le Van Anh", "Do Van Anh", Different, &[Close]),
        ("Anna-Maria", "Anna Maria", WrittenDifferently, &[Punctuation]),
        ("Maria Anna", "Anna Maria", WrittenDifferently, &[NameOrder]),
        ("Anna Maria", "Anna", Different, &[MoreNames]),
        ("Anna Maria Luise", "Anna Luise", Different, &[MoreNames]),
        ("de la", "de", Different, &[MoreNames]),
        ("Иванов", "IVANOV", WrittenDifferently, &[OtherScript, RoughTransliteration]),
        ("Юрий Щербаков", "SHCHERBAKOV YURIY", WrittenDifferently, &[OtherScript, RoughTransliteration]),
        ("Παπαδόπουλος", "Papadopoulos", WrittenDifferently, &[OtherScript, RoughTransliteration]),
        ("محمد", "Muhammad", NotComparable, &[OtherScript, Consonants]),
        ("محمد", "Layla", NotComparable, &[OtherScript]),
        ("Иванов", "Petrov", NotComparable, &[OtherScript]),
        ("Иванов", "Παπαδόπουλος", NotComparable, &[OtherScript]),
        ("Ivanov", "Iv\u{0430}nov", WrittenDifferently, &[OtherScript, RoughTransliteration]),
        ("王", "Wang", WrittenDifferently, &[OtherScript, RoughTransliteration]),
    ] {
        let (standing, mut noted) = one("familyName", claimed, printed);
        let mut expected = kinds.to_vec();
        noted.sort();
        expected.sort();
        assert_eq!((standing, noted), (found, expected), "{claimed} and {printed}");
    }
}

#[test]
fn given_and_family_name_in_each_others_field_are_an_order_and_no_difference() {
    let found = rows(
        json!({ "familyName": "Kenji", "givenName": "Tanaka" }),
        json!({ "familyName": "TANAKA", "givenName": "KENJI" }),
    );
    for row in found {
        assert_eq!(row.standing, Standing::WrittenDifferently, "{}", row.field);
        assert!(row.notes.iter().any(|note| note.kind == Difference::NameOrder), "{}", row.field);
    }
}

#[test]
fn names_in_another_order_within_one_field_agree() {
    assert_eq!(one("givenName", "Maria Ana", "ANA MARIA").1, [Difference::NameOrder]);
}

#[test]
fn a_missing_second_name_is_different_and_says_that_one_side_has_more() {
    assert_eq!(one("givenName", "Anna Maria", "ANNA"), (Standing::Different, vec![Difference::MoreNames]));
}

#[test]
fn a_name_in_another_script_cannot_be_compared_and_is_not_called_different() {
    assert_eq!(one("familyName", "דנה", "DANA"), (Standing::NotComparable, vec![Difference::OtherScript]));
    assert_eq!(standing("birthPlace", "Москва", "MOSKVA"), Standing::NotComparable, "places have names of their own");
    assert_eq!(standing("familyName", "Иванов", "ИВАНОВ"), Standing::WrittenDifferently, "one script on both sides");
}

#[test]
fn a_hidden_character_is_never_the_same() {
    let (found, kinds) = one("familyName", "Iy\u{200b}er", "Iyer");
    assert_eq!((found, kinds), (Standing::WrittenDifferently, vec![Difference::HiddenCharacters]));
    assert_eq!(one("familyName", "\u{202e}Iyer", "Other").1, [Difference::HiddenCharacters]);
}

#[test]
fn a_long_name_cut_short_in_print_agrees_as_far_as_it_goes() {
    let long = "Wolfeschlegelsteinhausenbergerdorff Welche Vor Altern Waren Gewissenhaft";
    assert_eq!(
        one("familyName", long, &long[..32].to_uppercase()),
        (Standing::WrittenDifferently, vec![Difference::CutShort])
    );
    assert_eq!(standing("familyName", "Brandtner", "Brandt"), Standing::Different, "a short beginning is another name");
}

#[test]
fn a_name_of_ten_megabytes_is_compared_as_far_as_it_is_shown_and_says_so() {
    let long = "a".repeat(10 * 1024 * 1024);
    let (found, kinds) = one("familyName", &long, &long);
    assert_eq!((found, kinds), (Standing::WrittenDifferently, vec![Difference::CutShort]), "never the same unseen");
    assert_eq!(standing("familyName", &long, "a"), Standing::Different);
}

#[test]
fn days_are_compared_as_days() {
    assert_eq!(standing("birthDate", "1985-08-22", "1985-08-22"), Standing::Same);
    for printed in ["22.08.1985", "19850822", "1985/8/22", "1985-08-22T00:00:00Z", "22/08/1985"] {
        assert_eq!(
            one("birthDate", "1985-08-22", printed),
            (Standing::WrittenDifferently, vec![Difference::DateFormat]),
            "{printed}"
        );
    }
    assert_eq!(standing("birthDate", "1985-08-22", "1985-08-23"), Standing::Different);
    assert_eq!(standing("birthDate", "1985-08-22", "23.08.1985"), Standing::Different);
}

#[test]
fn a_day_that_can_be_read_two_ways_says_so() {
    let (found, kinds) = one("birthDate", "1985-03-04", "03/04/1985");
    assert_eq!(found, Standing::WrittenDifferently);
    assert!(kinds.contains(&Difference::AmbiguousDate), "{kinds:?}");
    assert_eq!(standing("birthDate", "1985-03-05", "03/04/1985"), Standing::Different, "neither reading fits");
}

#[test]
fn a_day_that_does_not_exist_is_text() {
    assert_eq!(standing("birthDate", "1985-02-30", "30.02.1985"), Standing::Different);
    assert_eq!(standing("birthDate", "unknown", "unknown"), Standing::Same);
}

#[test]
fn countries_in_two_code_lists_are_one_country_and_not_called_different() {
    for (claimed, printed) in [("DE", "D"), ("DE", "DEU"), ("fr", "FRA")] {
        let found = (Standing::WrittenDifferently, vec![Difference::CodeList]);
        assert_eq!(one("issuingCountry", claimed, printed), found, "{claimed} and {printed}");
    }
    assert_eq!(standing("nationality", "FR", "DEU"), Standing::Different, "two known states");
    let unknown = (Standing::NotComparable, vec![Difference::CodeList]);
    assert_eq!(one("issuingCountry", "UT", "UTO"), unknown, "a code of neither list agrees with nothing");
    assert_eq!(standing("issuingCountry", "UTO", "XVD"), Standing::Different);
    assert_eq!(standing("issuingCountry", "de", "DE"), Standing::WrittenDifferently);
}

#[test]
fn what_stands_on_one_side_only_says_which() {
    let found =
        rows(json!({ "familyName": "Iyer", "email": "r@example.com" }), json!({ "familyName": "Iyer", "sex": "F" }));
    let of = |field: &str| found.iter().find(|row| row.field == field).map(|row| row.standing);
    assert_eq!(of("email"), Some(Standing::OnlyClaimed));
    assert_eq!(of("sex"), Some(Standing::OnlyExtracted));
}

#[test]
fn a_whole_name_is_compared_with_its_parts_and_left_out_where_it_repeats_them() {
    let whole =
        rows(json!({ "name": "Hanno Vossenkamp" }), json!({ "familyName": "VOSSENKAMP", "givenName": "HANNO" }));
    let row = whole.iter().find(|row| row.field == "name").unwrap();
    assert_eq!(row.standing, Standing::WrittenDifferently, "one piece against two");
    let parts = json!({ "familyName": "Vossenkamp", "givenName": "Hanno", "name": "Hanno Vossenkamp" });
    let repeated = rows(parts, json!({ "familyName": "Vossenkamp", "givenName": "Hanno" }));
    assert!(repeated.iter().all(|row| row.field != "name"), "it says nothing more");
}

#[test]
fn rows_stand_in_a_fixed_order_names_first_and_unknown_fields_last() {
    let found =
        rows(json!({ "zodiac": "x", "birthDate": "1985-08-22", "familyName": "A" }), json!({ "givenName": "B" }));
    let order: Vec<&str> = found.iter().map(|row| row.field.as_str()).collect();
    assert_eq!(order, ["familyName", "givenName", "birthDate", "zodiac"]);
}

#[test]
fn a_machine_readable_line_is_called_by_its_number() {
    let said = label("machineReadableZone.2", Language::English);
    assert_eq!(said.as_str(), "Machine-readable line 2");
}

#[test]
fn every_field_and_difference_has_words() {
    for field in FIELDS {
        let text = label(field, Language::English);
        assert!(!text.as_str().starts_with("field-"), "{}", text.as_str());
    }
    for kind in Difference::ALL {
        assert_ne!(InternalText::say(Language::English, kind.key(), &[]).as_str(), kind.key());
    }
}

#[test]
fn phone_numbers_agree_on_what_they_share() {
    assert_eq!(standing("phone", "+49 170 1234567", "0170 1234567"), Standing::WrittenDifferently);
    assert_eq!(standing("phone", "+49 170 1234567", "0170 1234568"), Standing::Different);
}

#[test]
fn a_document_number_and_a_mail_address_know_no_order_and_no_transliteration() {
    use Difference::{LetterCase, Punctuation};
    use Standing::{Different, WrittenDifferently};
    for (field, claimed, printed, found, kinds) in [
        ("documentNumber", "T22 000-126", "T22000126", WrittenDifferently, &[Punctuation][..]),
        ("documentNumber", "t22000126", "T22000126", WrittenDifferently, &[LetterCase]),
        ("documentNumber", "123 456", "456 123", Different, &[]),
        ("documentNumber", "AE1234", "Ä1234", Different, &[]),
        ("email", "Ada@Example.org", "ada@example.org", WrittenDifferently, &[LetterCase]),
        ("email", "ada-brandt@example.org", "brandt-ada@example.org", Different, &[]),
        ("email", "mueller@example.org", "müller@example.org", Different, &[]),
        ("email", "ada.b@example.org", "adab@example.org", Different, &[]),
    ] {
        assert_eq!(one(field, claimed, printed), (found, kinds.to_vec()), "{field}: {claimed} and {printed}");
    }
}

#[test]
fn a_word_for_the_sex_that_nobody_knows_is_not_called_another() {
    assert_eq!(one("sex", "M", "male"), (Standing::WrittenDifferently, vec![Difference::CodeList]));
    assert_eq!(one("sex", "weiblich", "F"), (Standing::WrittenDifferently, vec![Difference::CodeList]));
    assert_eq!(standing("sex", "M", "F"), Standing::Different);
    assert_eq!(one("sex", "M", "mies"), (Standing::NotComparable, vec![Difference::CodeList]));
}

#[test]
fn phone_numbers_of_two_countries_are_two_numbers_whatever_they_end_with() {
    assert_eq!(standing("phone", "+44 1701234567", "+1 701234567"), Standing::Different);
    assert_eq!(standing("phone", "0044 1701234567", "+1 701234567"), Standing::Different);
    for same in ["0049 170 1234567", "+49 (0)170 1234567", "49 170 1234567"] {
        assert_eq!(standing("phone", "+49 170 1234567", same), Standing::WrittenDifferently, "{same}");
    }
}

proptest::proptest! {
    #[test]
    fn any_two_texts_compare_without_a_panic_and_alike_from_both_sides(one in "\\PC{0,60}", other in "\\PC{0,60}") {
        for field in ["familyName", "birthDate", "issuingCountry", "sex", "phone"] {
            let there = field_of(field, &one, &other);
            let back = field_of(field, &other, &one);
            proptest::prop_assert_eq!(there.standing, back.standing);
        }
        proptest::prop_assert_eq!(field_of("familyName", &one, &one).standing == Standing::Different, false);
    }
}

fn field_of(name: &str, one: &str, other: &str) -> Finding {
    field(name, &ShownText::new(one), &ShownText::new(other))
}
