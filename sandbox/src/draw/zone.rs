//! The machine-readable zone of a travel document: ICAO Doc 9303, parts 3 (names, check digits), 4 (passports, TD3),
//! 5 (cards, TD1) and 6 (TD2).

/// What the zone encodes.
#[derive(Clone, Debug)]
pub struct Holder {
    /// One to three letters, `UTO`.
    pub issuer: String,
    /// One to three letters.
    pub nationality: String,
    /// At most nine characters are encoded.
    pub number: String,
    /// As printed; transliterated here.
    pub family: String,
    /// As printed; transliterated here.
    pub given: String,
    /// `YYYY-MM-DD`.
    pub birth: String,
    /// `F`, `M`, or anything else for unspecified.
    pub sex: char,
    /// `YYYY-MM-DD`.
    pub expires: String,
}

/// The digit over a field: characters weighted 7, 3, 1 in turn, modulo 10 (part 3, section 4.9).
#[must_use]
pub fn check_digit(field: &str) -> char {
    let sum: u32 =
        field.chars().zip([7, 3, 1].into_iter().cycle()).map(|(letter, weight)| value(letter) * weight).sum();
    char::from_digit(sum % 10, 10).unwrap_or('0')
}

fn value(letter: char) -> u32 {
    match letter {
        '<' => 0,
        other => other.to_digit(36).unwrap_or(0),
    }
}

/// TD1: three lines of thirty, on the back of a card.
#[must_use]
pub fn three_lines(holder: &Holder) -> Vec<String> {
    let number = field(&holder.number, 9);
    let (birth, expires) = (date(&holder.birth), date(&holder.expires));
    let first = format!("I<{}{number}{}{}", field(&holder.issuer, 3), check_digit(&number), field("", 15));
    let second_head = format!("{birth}{}", check_digit(&birth));
    let second_tail = format!("{expires}{}", check_digit(&expires));
    let optional = field("", 11);
    let composite = format!("{}{second_head}{second_tail}{optional}", first.get(5..).unwrap_or_default());
    let second = format!(
        "{second_head}{}{second_tail}{}{optional}{}",
        sex(holder.sex),
        field(&holder.nationality, 3),
        check_digit(&composite)
    );
    vec![first, second, names(holder, 30)]
}

/// TD2: two lines of thirty-six, on a larger card.
#[must_use]
pub fn two_lines(holder: &Holder) -> Vec<String> {
    long_lines(holder, "I<", 36, 7, false)
}

/// TD3: two lines of forty-four, on a passport's data page.
#[must_use]
pub fn passport(holder: &Holder) -> Vec<String> {
    long_lines(holder, "P<", 44, 14, true)
}

fn long_lines(holder: &Holder, kind: &str, width: usize, optional: usize, own_digit: bool) -> Vec<String> {
    let head = format!("{kind}{}", field(&holder.issuer, 3));
    let first = format!("{head}{}", names(holder, width - head.len()));
    let (birth, expires) = (date(&holder.birth), date(&holder.expires));
    let number = field(&holder.number, 9);
    let numbered = format!("{number}{}", check_digit(&number));
    let born = format!("{birth}{}", check_digit(&birth));
    let ends = format!("{expires}{}", check_digit(&expires));
    let mut rest = field("", optional);
    // An empty personal number may carry a filler in place of its check digit (part 4, section 4.2.2).
    if own_digit {
        rest.push('<');
    }
    let composite = check_digit(&format!("{numbered}{born}{ends}{rest}"));
    let nationality = field(&holder.nationality, 3);
    vec![first, format!("{numbered}{nationality}{born}{}{ends}{rest}{composite}", sex(holder.sex))]
}

fn sex(letter: char) -> char {
    if matches!(letter, 'F' | 'M') { letter } else { '<' }
}

/// Letters and digits, cut or filled to the width.
fn field(text: &str, width: usize) -> String {
    let kept = text.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_uppercase());
    kept.chain(std::iter::repeat('<')).take(width).collect()
}

/// `YYMMDD`.
fn date(text: &str) -> String {
    field(text.get(2..).unwrap_or_default(), 6)
}

/// Family name, two fillers, given names; cut to the width as part 3, section 4.6 allows, so that both parts stay in.
fn names(holder: &Holder, width: usize) -> String {
    let (mut family, given) = (transliterate(&holder.family), transliterate(&holder.given));
    if family.len() + given.len() + 2 > width {
        // Leave room for at least a little of the given names.
        family.truncate(width.saturating_sub(2 + given.len().min(10)));
    }
    let full = format!("{family}<<{given}");
    full.chars().chain(std::iter::repeat('<')).take(width).collect()
}

/// A name in A to Z and fillers (part 3, section 6). Apostrophes vanish; anything unknown separates.
#[must_use]
pub fn transliterate(name: &str) -> String {
    let mut out = String::new();
    for letter in name.chars().flat_map(char::to_uppercase) {
        match letter {
            'A'..='Z' => out.push(letter),
            '\'' | '’' => {}
            other => match latin(other) {
                Some(letters) => out.push_str(letters),
                None if out.is_empty() || out.ends_with('<') => {}
                None => out.push('<'),
            },
        }
    }
    out.truncate(out.trim_end_matches('<').len());
    out
}

/// The recommended replacement of an upper-case national letter (part 3, section 6, table A).
#[must_use]
pub fn latin(letter: char) -> Option<&'static str> {
    Some(match letter {
        'À' | 'Á' | 'Â' | 'Ã' | 'Ā' | 'Ă' | 'Ą' => "A",
        'Ä' | 'Æ' => "AE",
        'Å' => "AA",
        'Ç' | 'Ć' | 'Ĉ' | 'Ċ' | 'Č' => "C",
        'Ď' | 'Đ' | 'Ð' => "D",
        'È' | 'É' | 'Ê' | 'Ë' | 'Ē' | 'Ę' | 'Ě' => "E",
        'Ğ' | 'Ģ' => "G",
        'Ì' | 'Í' | 'Î' | 'Ï' | 'Ī' | 'İ' => "I",
        'Ł' | 'Ľ' => "L",
        'Ñ' | 'Ń' | 'Ň' => "N",
        'Ò' | 'Ó' | 'Ô' | 'Õ' | 'Ō' | 'Ő' => "O",
        'Ö' | 'Ø' | 'Œ' => "OE",
        'Ř' | 'Ŕ' => "R",
        'Ś' | 'Ş' | 'Š' | 'Ș' => "S",
        'ẞ' => "SS",
        'Ţ' | 'Ť' | 'Ț' => "T",
        'Þ' => "TH",
        'Ù' | 'Ú' | 'Û' | 'Ū' | 'Ů' | 'Ű' => "U",
        'Ü' => "UE",
        'Ý' | 'Ÿ' => "Y",
        'Ź' | 'Ż' | 'Ž' => "Z",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The holder of the specimens in ICAO Doc 9303.
    fn specimen(number: &str) -> Holder {
        Holder {
            issuer: "UTO".into(),
            nationality: "UTO".into(),
            number: number.into(),
            family: "Eriksson".into(),
            given: "Anna Maria".into(),
            birth: "1974-08-12".into(),
            sex: 'F',
            expires: "2012-04-15".into(),
        }
    }

    #[test]
    fn the_check_digits_of_the_icao_examples_come_out() {
        // Part 3, section 4.9: the worked example, and the fields of the specimens.
        for (field, digit) in [("520727", '3'), ("AB2134<<<", '5'), ("740812", '2'), ("120415", '9')] {
            assert_eq!(check_digit(field), digit, "digit over {field}");
        }
        for (field, digit) in [("L898902C3", '6'), ("D23145890", '7'), ("ZE184226B<<<<<", '1')] {
            assert_eq!(check_digit(field), digit, "digit over {field}");
        }
    }

    #[test]
    fn the_specimen_card_of_part_5_comes_out() {
        let lines = three_lines(&specimen("D23145890"));
        assert_eq!(
            lines,
            ["I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"]
        );
    }

    #[test]
    fn the_specimen_of_part_6_comes_out() {
        let lines = two_lines(&specimen("D23145890"));
        assert_eq!(lines, ["I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6"]);
    }

    #[test]
    fn the_specimen_passport_of_part_4_comes_out_but_for_its_personal_number() {
        let lines = passport(&specimen("L898902C3"));
        assert_eq!(lines.first().map(String::as_str), Some("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"));
        // The specimen's personal number ZE184226B is empty in ours, which changes the composite digit only.
        assert_eq!(lines.get(1).map(String::as_str), Some("L898902C36UTO7408122F1204159<<<<<<<<<<<<<<<8"));
        assert_eq!(check_digit("L898902C3674081221204159ZE184226B<<<<<1"), '0', "the composite as the specimen has it");
    }

    #[test]
    fn national_letters_turn_into_latin_ones() {
        for (name, zone) in [
            ("Müller-Vossenkamp", "MUELLER<VOSSENKAMP"),
            ("Søren Ærenlund", "SOEREN<AERENLUND"),
            ("Çelik Muñezar", "CELIK<MUNEZAR"),
            ("O'Larkenby", "OLARKENBY"),
            ("Weißgold", "WEISSGOLD"),
        ] {
            assert_eq!(transliterate(name), zone);
        }
    }

    #[test]
    fn long_names_are_cut_with_both_parts_kept() {
        let long = Holder { family: "A".repeat(60), given: "Berta Clara".into(), ..specimen("D1") };
        for lines in [three_lines(&long), two_lines(&long), passport(&long)] {
            assert!(lines.iter().any(|line| line.contains("A<<BERTA")), "given names survive: {lines:?}");
        }
    }
}
