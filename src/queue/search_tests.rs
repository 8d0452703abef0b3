use chrono::TimeDelta;
use proptest::prelude::*;

use super::*;

fn fault(text: &str) -> (usize, Fault) {
    let fault = read(text).unwrap_err();
    (fault.at, fault.why)
}

#[test]
fn words_and_tokens_are_told_apart() {
    let search = read("  meier risk:Suspicious country:de code:VPN_DETECTED \"anna maria\" 0199e0aa ").unwrap();
    assert_eq!(search.words, ["meier", "anna maria", "0199e0aa"]);
    assert_eq!(search.facts.verdict, Choice::one_of(["suspicious"]));
    assert_eq!(search.facts.country, Choice::one_of(["de"]));
    assert_eq!(search.facts.code, Choice::one_of(["vpn_detected"]));
    let places: Vec<(Option<Token>, usize)> = search.parts.iter().map(|part| (part.token, part.from)).collect();
    assert_eq!(places[..3], [(None, 2), (Some(Token::Risk), 8), (Some(Token::Country), 24)], "each part has its place");
}

#[test]
fn several_of_one_token_widen_and_a_minus_narrows() {
    let search = read("country:de,fr country:it -country:fr -code:A code:B,C -family:network").unwrap();
    assert_eq!(search.facts.country, Choice::one_of(["de", "it"]));
    assert_eq!((search.facts.code, search.facts.no_code), (Choice::one_of(["b", "c"]), Choice::one_of(["a"])));
    assert_eq!(search.facts.no_family, Choice::one_of(["network"]));
    let nothing = read("country:de -country:de").unwrap();
    assert_eq!(nothing.facts.country, Choice::OneOf(BTreeSet::new()), "what contradicts itself finds nothing");
}

#[test]
fn an_age_is_older_unless_it_says_newer() {
    let day = Some(TimeDelta::hours(24));
    for text in ["age:>24h", "age:24h", "age:1d", "age:1440m"] {
        assert_eq!(read(text).unwrap().older_than, day, "{text}");
    }
    let between = read("age:>1h age:<2w").unwrap();
    assert_eq!((between.older_than, between.newer_than), (Some(TimeDelta::hours(1)), Some(TimeDelta::weeks(2))));
    let now = DateTime::from_timestamp(1_000_000_000, 0).unwrap();
    let (after, before) = between.opened(now);
    assert_eq!((after, before), (Some(now - TimeDelta::weeks(2)), Some(now - TimeDelta::hours(1))));
    for text in ["age:>", "age:24", "age:h", "age:-1h", "age:1y", "age:99999999999999999999h", "age:9999999w"] {
        assert_eq!(fault(text), (1, Fault::NotAValue(Token::Age)), "{text}");
    }
    assert_eq!(fault("age:>1h age:>2h"), (9, Fault::Twice(Token::Age)));
}

#[test]
fn what_cannot_be_read_is_said_with_its_place() {
    let cases = [
        ("anna foo:bar", 6, Fault::NoToken(Some("foo".to_owned()))),
        ("averylongwordthatisnotatoken:x", 1, Fault::NoToken(None)),
        ("risk:", 1, Fault::NoValue(Token::Risk)),
        ("a  risk:high", 4, Fault::NotAValue(Token::Risk)),
        ("country:germany", 1, Fault::NotAValue(Token::Country)),
        ("country:de,", 1, Fault::NotAValue(Token::Country)),
        ("code:a|b", 1, Fault::NotAValue(Token::Code)),
        ("holder:mine holder:free", 13, Fault::Twice(Token::Holder)),
        ("holder:mine,free", 1, Fault::NotAValue(Token::Holder)),
        ("-state:gone", 1, Fault::NoMinus(Token::State)),
        ("-age:1h", 1, Fault::NoMinus(Token::Age)),
        ("a \"b c", 3, Fault::OpenQuote),
    ];
    for (text, at, why) in cases {
        assert_eq!(fault(text), (at, why), "{text}");
    }
    assert_eq!(fault(&"x".repeat(MOST_TYPED + 1)).1, Fault::TooLong);
}

#[test]
fn what_is_not_written_like_a_token_is_a_word() {
    for text in ["10:30", "\"risk:suspicious\"", "a-b:c", ":x", "müller:x"] {
        let search = read(text).unwrap();
        assert_eq!((search.words.len(), search.facts), (1, Facts::default()), "{text}");
    }
    assert_eq!(read("-- ... \"\"").unwrap(), Search::default(), "signs alone stand in no name and no id");
}

#[test]
fn every_value_a_token_names_is_one_it_takes() {
    for token in Token::ALL {
        for value in token.values() {
            assert!(read(&format!("{}:{value}", token.word())).is_ok(), "{}:{value}", token.word());
        }
    }
}

#[test]
fn a_control_character_is_white_space_and_reaches_no_index() {
    let written = read("an\u{0}na \"mi\u{7}ra\"").unwrap();
    let plain = read("an na \"mi ra\"").unwrap();
    assert_eq!((written.words, written.facts), (plain.words, plain.facts));
}

proptest! {
    #[test]
    fn whatever_is_typed_is_read_or_refused_with_a_place_in_it(text in "\\PC{0,60}") {
        match read(&text) {
            Ok(search) => prop_assert!(search.parts.iter().all(|part| part.from < text.chars().count())),
            Err(fault) => prop_assert!(fault.at >= 1 && fault.at <= text.chars().count()),
        }
    }

    #[test]
    fn what_was_read_reads_the_same_written_out_again(text in "[a-z:\\-, <>0-9\"]{0,40}") {
        if let Ok(search) = read(&text) {
            let again: Vec<String> = search.parts.iter().map(|part| match part.token {
                Some(token) => format!("{}{}:{}", if part.negated { "-" } else { "" }, token.word(), part.value),
                None => format!("\"{}\"", part.value),
            }).collect();
            let again = read(&again.join(" ")).unwrap();
            prop_assert_eq!((again.words, again.facts), (search.words, search.facts));
        }
    }
}
