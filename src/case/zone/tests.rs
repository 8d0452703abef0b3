use chrono::NaiveDate;
use proptest::prelude::*;

use super::specimens::SPECIMENS;
use super::*;
use crate::case::compare::Standing;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn today() -> NaiveDate {
    day("2026-11-26")
}

fn passport(second: &str) -> Zone {
    zone(&["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", second])
}

fn zone(lines: &[&str]) -> Zone {
    read(lines).map_err(|fault| fault.to_string()).unwrap()
}

fn birth(six: &str) -> ZoneDay {
    ZoneDate::new(six).as_birth(today())
}

#[test]
fn every_specimen_of_every_layout_says_what_it_should() {
    for one in SPECIMENS {
        let read = zone(one.lines);
        let what = one.name;
        assert_eq!((read.format, read.document_code.as_str()), (one.format, one.code), "{what}");
        assert_eq!((read.issuer.as_str(), read.number.as_str()), (one.issuer, one.number), "{what}");
        assert_eq!((read.names.family.as_str(), read.names.given.as_str()), (one.family, one.given), "{what}");
        assert_eq!(read.birth.as_birth(today()), ZoneDay::Day(day(one.birth)), "{what}");
        let expiry = if one.expiry.is_empty() { ZoneDay::Partly } else { ZoneDay::Day(day(one.expiry)) };
        assert_eq!(read.expiry.as_expiry(today()), expiry, "{what}");
        assert_eq!((read.sex, read.optional.as_str()), (one.sex, one.optional), "{what}");
        let wrong: Vec<Guarded> = read.digits.iter().filter(|digit| !digit.right).map(|digit| digit.guards).collect();
        assert_eq!(wrong, one.wrong, "{what}");
        assert_eq!(read.digits.iter().all(|digit| digit.right), one.wrong.is_empty(), "{what}");
    }
    for format in Format::ALL {
        assert!(SPECIMENS.iter().any(|one| one.format == format), "{} has a specimen", format.name());
    }
}

#[test]
fn a_french_card_of_before_2021_is_held_against_the_print_by_what_it_says_and_no_more() {
    let card = zone(&["IDFRABRANDT<<<<<<<<<<<<<<<<<<<075012", "1605750123459LENE<<ANNA<<<<9001011F0"]);
    let printed = |field: &str| match field {
        "familyName" => Some("Brandt"),
        "givenName" => Some("Lene, Anna"),
        "documentNumber" => Some("160575012345"),
        "birthDate" => Some("01.01.1990"),
        "expiryDate" => Some("04.05.2031"),
        "nationality" => Some("FRA"),
        "sex" => Some("F"),
        _ => None,
    };
    let rows = against(&card, printed, today());
    let fields: Vec<&str> = rows.iter().map(|row| row.field).collect();
    assert_eq!(fields, ["familyName", "givenName", "documentNumber", "birthDate", "sex"]);
    assert!(rows.iter().all(|row| row.standing != Standing::Different));
}

#[test]
fn the_digits_of_the_publication_come_out() {
    for (field, digit) in [("520727", '3'), ("AB2134<<<", '5'), ("L898902C3", '6'), ("D23145890734", '9'), ("", '0')] {
        assert_eq!(check_digit(field), digit, "{field}");
    }
}

#[test]
fn a_digit_that_is_a_filler_is_wrong_except_for_an_empty_personal_number() {
    let empty = passport("L898902C36UTO7408122F1204159<<<<<<<<<<<<<<<8");
    let guards = |zone: &Zone, which: Guarded| zone.digits.iter().find(|digit| digit.guards == which).unwrap().right;
    assert!(guards(&empty, Guarded::Optional), "nothing to guard");
    let full = passport("L898902C36UTO7408122F1204159ZE184226B<<<<<<0");
    assert!(!guards(&full, Guarded::Optional), "something to guard and no digit");
    let birth = passport("L898902C36UTO740812<F1204159ZE184226B<<<<<10");
    assert!(!guards(&birth, Guarded::Birth));
}

#[test]
fn a_short_number_is_not_taken_for_one_that_runs_over() {
    let card =
        zone(&["I<UTOD2314589<<1234<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"]);
    assert_eq!(card.number, "D2314589", "nine places were enough for it");
    assert_eq!(card.optional, "1234", "what follows is the issuer's");
}

#[test]
fn names_keep_their_parts_and_say_when_they_may_have_been_cut() {
    let names = |field: &str| ZoneNames::new(field);
    let cut = names("NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K");
    assert_eq!((cut.family.as_str(), cut.given.as_str()), ("NILAVADHANANANDA", "CHAYAPA DEJTHAMRONG K"));
    assert!(cut.may_be_cut, "the last place is no filler");
    let whole = names("VAN<DER<MUELLEN<<MARTIN<<<<<<<<<<<<<<<<");
    assert_eq!((whole.family.as_str(), whole.given.as_str(), whole.may_be_cut), ("VAN DER MUELLEN", "MARTIN", false));
    assert!(!whole.irregular);
    assert!(names("ERIKSSON<<ANNA<<MARIA<<<<<<<<<<").irregular, "a third separator");
    assert!(names("<ERIKSSON<<ANNA<<<<<<<<<<<<<<<<").irregular, "a filler in front");
    assert!(!names("<<<<<<<<<<").may_be_cut && names("<<<<<<<<<<").family.is_empty());
}

#[test]
fn a_birth_of_two_digits_never_lies_after_the_day_of_reference() {
    assert_eq!(birth("261126"), ZoneDay::Day(day("2026-11-26")), "today is a birth");
    assert_eq!(birth("261127"), ZoneDay::Day(day("1926-11-27")), "tomorrow is not");
    assert_eq!(birth("270101"), ZoneDay::Day(day("1927-01-01")));
    assert_eq!(birth("000229"), ZoneDay::Day(day("2000-02-29")), "2000 had one");
    assert_eq!(birth("990229"), ZoneDay::Impossible, "1999 had none, and neither had 1899");
    assert_eq!(ZoneDate::new("260101").as_birth(day("1999-12-31")), ZoneDay::Day(day("1926-01-01")), "by its own day");
}

#[test]
fn an_end_of_validity_lies_at_most_fifty_years_ahead() {
    let expiry = |six: &str| ZoneDate::new(six).as_expiry(today());
    assert_eq!(expiry("761231"), ZoneDay::Day(day("2076-12-31")), "the last year");
    assert_eq!(expiry("770101"), ZoneDay::Day(day("1977-01-01")), "the first before it");
    assert_eq!(expiry("991231"), ZoneDay::Day(day("1999-12-31")));
    assert_eq!(expiry("301131"), ZoneDay::Impossible, "no such day");
}

#[test]
fn unknown_parts_of_a_birth_are_unknown_and_fit_any_day_the_rest_allows() {
    assert_eq!(birth("85<<<<"), ZoneDay::Partly);
    let year = ZoneDate::new("85<<<<");
    assert!(year.fits(day("1985-08-22")) && !year.fits(day("1986-08-22")));
    assert!(!ZoneDate::new("<<<<<<").fits(day("1985-08-22")), "nothing known fits nothing");
    assert!(!ZoneDate::new("85<22<").fits(day("1985-08-22")), "half a month is none");
    assert!(!ZoneDate::new("8513<<").fits(day("1985-12-01")));
    assert_eq!(birth("8A0101"), ZoneDay::Impossible);
}

#[test]
fn somebody_over_a_hundred_agrees_with_the_print() {
    let old = ZoneDate::new("200101");
    assert_eq!(old.as_birth(today()), ZoneDay::Day(day("2020-01-01")), "all that two digits can say");
    assert!(old.fits(day("1920-01-01")) && old.fits(day("2020-01-01")), "and so neither is a difference");
}

fn printed<'a>(fields: &'a [(&'a str, &'a str)]) -> impl Fn(&str) -> Option<&'a str> {
    |name| fields.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
}

#[test]
fn the_zone_is_held_against_the_print_field_by_field() {
    let zone = passport("L898902C36UTO7408122F1204159ZE184226B<<<<<10");
    let same = [
        ("familyName", "Eriksson"),
        ("givenName", "Anna Maria"),
        ("documentNumber", "L898902C3"),
        ("birthDate", "12.08.1974"),
        ("expiryDate", "2012-04-15"),
        ("sex", "female"),
        ("nationality", "UTO"),
        ("issuingCountry", "uto"),
    ];
    for row in against(&zone, printed(&same), today()) {
        let agrees = matches!(row.standing, Standing::Same | Standing::WrittenDifferently);
        assert!(agrees, "{}: {} and {}", row.field, row.zone, row.printed);
    }
    assert_eq!(against(&zone, printed(&same), today()).len(), same.len());
    for (field, other) in [
        ("familyName", "Erikson"),
        ("givenName", "Anne Maria"),
        ("documentNumber", "L898902C8"),
        ("birthDate", "1974-08-13"),
        ("expiryDate", "2012-04-16"),
        ("sex", "M"),
        ("nationality", "XXA"),
        ("issuingCountry", "XXA"),
    ] {
        let rows = against(&zone, printed(&[(field, other)]), today());
        assert_eq!(rows.iter().map(|row| row.standing).collect::<Vec<_>>(), [Standing::Different], "{field}");
    }
    let other_list =
        against(&zone, printed(&[("nationality", "UT"), ("birthDate", "in summer"), ("sex", "x")]), today());
    assert!(other_list.iter().all(|row| row.standing == Standing::NotComparable), "said so, and not called different");
    assert!(against(&zone, printed(&[]), today()).is_empty(), "nothing to hold it against");
}

#[test]
fn a_day_that_one_side_leaves_open_is_neither_the_same_nor_another() {
    let of = |six: &str, printed_day: &str| {
        let zone = passport(&format!("L898902C36UTO{six}{}F1204159ZE184226B<<<<<10", check_digit(six)));
        let rows = against(&zone, printed(&[("birthDate", printed_day)]), today());
        rows.first().map(|row| row.standing)
    };
    for (six, printed_day, standing) in [
        ("900403", "04/03/1990", Standing::NotComparable),
        ("900304", "04/03/1990", Standing::NotComparable),
        ("900305", "04/03/1990", Standing::Different),
        ("900404", "04/04/1990", Standing::Same),
        ("900325", "25/03/1990", Standing::Same),
        ("900304", "04.03.1990", Standing::Same),
        ("85<<<<", "1985-08-22", Standing::NotComparable),
        ("8508<<", "1985-08-22", Standing::NotComparable),
        ("8508<<", "1985-09-22", Standing::Different),
        ("86<<<<", "1985-08-22", Standing::Different),
        ("<<<<<<", "1985-08-22", Standing::NotComparable),
        ("8A0822", "1985-08-22", Standing::Different),
    ] {
        assert_eq!(of(six, printed_day), Some(standing), "{six} beside {printed_day}");
    }
}

#[test]
fn accents_written_out_and_names_that_were_cut_are_no_difference() {
    let of = |names: &str| zone(&[&format!("P<UTO{names}"), "L898902C36UTO7408122F1204159ZE184226B<<<<<10"]);
    let family = |names: &str, printed_name: &str| {
        let rows = against(&of(names), printed(&[("familyName", printed_name)]), today());
        rows.first().map(|row| row.standing)
    };
    let given = |names: &str, printed_name: &str| {
        let rows = against(&of(names), printed(&[("givenName", printed_name)]), today());
        rows.first().map(|row| row.standing)
    };
    let written = Some(Standing::WrittenDifferently);
    assert_eq!(family("MUELLER<<JOERG<<<<<<<<<<<<<<<<<<<<<<<<<", "Müller"), written);
    assert_eq!(family("MUXXLLER<<JOERG<<<<<<<<<<<<<<<<<<<<<<<<", "Müller"), written, "the other way of part 3");
    assert_eq!(family("VAN<DER<MUELLEN<<MARTIN<<<<<<<<<<<<<<<<", "van der Müllen"), written);
    let long = "NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K";
    assert_eq!(given(long, "Chayapa Dejthamrong Krasuang"), written, "cut inside the last name");
    assert_eq!(given(long, "Chayapa Dejthamrong"), Some(Standing::Different), "the zone holds more than the print");
    assert_eq!(given(long, "Chayapa Somsri Krasuang"), Some(Standing::Different), "another name before the cut");
    assert_eq!(given("ERIKSSON<<ANNA<<<<<<<<<<<<<<<<<<<<<<<<<", "Anna Maria"), Some(Standing::Different), "not full");
}

#[test]
fn a_last_name_cut_in_the_zone_agrees_in_each_way_its_letters_are_written() {
    let given = |names: &str, printed_name: &str| {
        assert_eq!(names.len(), 39, "{names}");
        let zone = zone(&[&format!("P<UTO{names}"), "L898902C36UTO7408122F1204159ZE184226B<<<<<10"]);
        let rows = against(&zone, printed(&[("givenName", printed_name)]), today());
        rows.first().map(|row| row.standing)
    };
    for (names, printed_name, standing) in [
        ("NILAVADHANANANDA<<JOHANNA<HEI<SCHOENHAU", "Johanna Hei Schönhausen", Standing::WrittenDifferently),
        ("NILAVADHANANANDA<<JOHANNA<HEI<SCHOENHAU", "Johanna Hei Scho\u{308}nhausen", Standing::WrittenDifferently),
        ("NILAVADHANANANDA<<JOHANNA<HEIN<SCHONHAU", "Johanna Hein Schönhausen", Standing::WrittenDifferently),
        ("NILAVADHANANANDA<<JOHANNA<WILLI<GROSSHE", "Johanna Willi Großherz", Standing::WrittenDifferently),
        ("NILAVADHANANANDA<<JOHANNA<HEI<SCHOENBAU", "Johanna Hei Schönhausen", Standing::Different),
        ("NILAVADHANANANDA<<JOHANNA<SCHOENHAU<HEI", "Johanna Schönhausen Heidi", Standing::Different),
    ] {
        assert_eq!(given(names, printed_name), Some(standing), "{names} and {printed_name}");
    }
}

#[test]
fn a_number_printed_with_a_space_or_hyphen_agrees_with_the_filler_in_its_place() {
    let of = |field: &str, printed_number: &str| {
        let digit = check_digit(field);
        let zone = passport(&format!("{field}{digit}UTO7408122F1204159ZE184226B<<<<<10"));
        let rows = against(&zone, printed(&[("documentNumber", printed_number)]), today());
        rows.first().map(|row| row.standing)
    };
    for printed_number in ["AB-123", "AB 123", "ab-123", "AB123", "A-B 123"] {
        assert_eq!(of("AB<123<<<", printed_number), Some(Standing::WrittenDifferently), "{printed_number}");
    }
    assert_eq!(of("AB<123<<<", " AB<123 "), Some(Standing::Same));
    for printed_number in ["AB-124", "AB-12", "AB-1234", "-", "ÄB-123"] {
        assert_eq!(of("AB<123<<<", printed_number), Some(Standing::Different), "{printed_number}");
    }
    assert_eq!(of("AB123<<<<", "AB-123"), Some(Standing::WrittenDifferently), "the zone may leave it out");
    assert_eq!(of("<<<<<<<<<", "-"), None, "no number is no row");
}

#[test]
fn lines_come_as_a_list_a_text_or_in_one_piece() {
    let specimen = SPECIMENS.first().unwrap();
    let whole = specimen.lines.concat();
    for text in [specimen.lines.join("\n"), specimen.lines.join("\r\n\n"), whole.clone(), format!("  {whole} \n")] {
        assert!(read(&[text.as_str()]).is_ok_and(|zone| zone == zone_of(specimen.lines)), "{text:?}");
    }
    let spaced: String = whole.chars().flat_map(|c| [c, ' ']).collect();
    assert!(read(&[spaced]).is_ok(), "spaces between the characters are the reader's, not the zone's");
}

fn zone_of(lines: &[&str]) -> Zone {
    zone(lines)
}

#[test]
fn what_is_no_zone_says_why() {
    let fault = |lines: &[&str]| read(lines).err();
    assert_eq!(fault(&[]), Some(ZoneFault::Empty));
    assert_eq!(fault(&["", " \n "]), Some(ZoneFault::Empty));
    assert_eq!(fault(&["P<UTOERIKSSON"]), Some(ZoneFault::Size { lines: 1, characters: 13 }));
    let long = ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"];
    assert_eq!(fault(&long), Some(ZoneFault::Size { lines: 2, characters: 45 }), "one character too many");
    let small = ["P<UTOEriksson<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"];
    assert_eq!(fault(&small), Some(ZoneFault::Character { line: 1, place: 7 }), "no small letters");
    let accent = ["P<UTOÉRIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"];
    assert_eq!(fault(&accent), Some(ZoneFault::Character { line: 1, place: 6 }));
    let hidden =
        ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F\u{200b}204159ZE184226B<<<<<10"];
    assert_eq!(fault(&hidden), Some(ZoneFault::Character { line: 2, place: 22 }), "what cannot be seen is named");
    assert!(read(&["A".repeat(10_000_000)]).is_err(), "ten megabytes are looked at for four hundred characters");
}

proptest! {
    #[test]
    fn any_lines_are_read_without_a_panic(lines in prop::collection::vec(any::<String>(), 0..5)) {
        let _ = read(&lines);
    }

    /// Lines of the right lengths and characters always read, whatever stands in them; every operation on them is total.
    #[test]
    fn any_text_of_the_right_size_is_a_zone(
        (size, text) in prop::sample::select(vec![(30_usize, 3_usize), (36, 2), (44, 2)])
            .prop_flat_map(|(length, lines)| {
                let text = prop::collection::vec(prop::sample::select(b"ABCVPI0123456789XZ<".to_vec()), length * lines);
                (Just(length), text.prop_map(|bytes| String::from_utf8_lossy(&bytes).into_owned()))
            }),
        printed_text in any::<String>(),
        days in -800_000_i32..800_000,
    ) {
        let lines: Vec<String> = text.as_bytes().chunks(size).map(|line| String::from_utf8_lossy(line).into_owned()).collect();
        let zone = read(&lines).map_err(|fault| TestCaseError::fail(fault.to_string()))?;
        let reference = NaiveDate::from_num_days_from_ce_opt(days).unwrap_or_default();
        let rows = against(&zone, |_| Some(printed_text.as_str()), reference);
        prop_assert!(rows.len() <= 8);
    }

    /// A digit made by the rule is right, and any other digit in its place is not.
    #[test]
    fn a_wrong_digit_is_always_found(number in "[A-Z0-9]{9}", off in 1_u32..10) {
        let digit = check_digit(&number).to_digit(10).unwrap();
        let line = |digit: u32| format!("{number}{digit}UTO7408122F1204159ZE184226B<<<<<1<");
        let guarded = |digit: u32| passport(&line(digit)).digits.iter().find(|one| one.guards == Guarded::Number).unwrap().right;
        prop_assert!(guarded(digit));
        prop_assert!(!guarded((digit + off) % 10));
    }
}
