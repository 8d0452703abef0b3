//! Every language says everything English says, with the same gaps to fill.
use std::collections::{BTreeMap, BTreeSet};

use super::language::{CUSTOMER, Language};
use super::{CustomerText, InternalText, every_entry};

/// One message: its attributes, and the variables of each part.
type Shape = BTreeMap<String, BTreeSet<String>>;

/// The messages of a file by their keys, in its order.
fn shapes(source: &str) -> Vec<(String, Shape)> {
    let mut messages: Vec<(String, Shape)> = Vec::new();
    let mut part = String::new();
    for line in source.lines().filter(|line| !line.starts_with('#')) {
        let head = line.split_once(" =").map(|(name, _)| name.trim());
        match head {
            Some(key) if !line.starts_with(' ') => {
                part = String::new();
                messages.push((key.to_owned(), Shape::from([(part.clone(), BTreeSet::new())])));
            }
            Some(attribute) if attribute.starts_with('.') => attribute.clone_into(&mut part),
            _ => {}
        }
        if let Some((_, shape)) = messages.last_mut() {
            shape.entry(part.clone()).or_default().extend(variables(line));
        }
    }
    messages
}

/// The names behind each `$`.
fn variables(line: &str) -> impl Iterator<Item = String> {
    line.split('$')
        .skip(1)
        .map(|rest| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_' || *c == '-').collect())
}

#[test]
fn every_language_has_the_messages_attributes_and_variables_of_english() {
    for language in Language::ALL {
        for (english, other) in Language::English.files().iter().zip(language.files()) {
            assert_eq!(english.subject, other.subject);
            let (wanted, got) = (shapes(english.source), shapes(other.source));
            for (one, two) in wanted.iter().zip(&got) {
                assert_eq!(one, two, "{}.{}", language.tag(), english.subject);
            }
            assert_eq!(wanted.len(), got.len(), "{}.{}: messages", language.tag(), english.subject);
        }
    }
}

#[test]
fn the_shape_of_a_message_is_what_stands_in_it() {
    let read = shapes(
        "# head\na = { $n ->\n    [one] one\n   *[other] { $n } of { $all }\n}\n    .meaning = for { $who }\nb = x\n",
    );
    assert_eq!(read.len(), 2);
    assert_eq!(read[0].1[""], BTreeSet::from(["n".to_owned(), "all".to_owned()]));
    assert_eq!(read[0].1[".meaning"], BTreeSet::from(["who".to_owned()]));
}

#[test]
fn every_code_is_described_in_every_language_and_no_two_share_a_title() {
    for language in Language::ALL {
        let mut titles = BTreeSet::new();
        for entry in every_entry() {
            let key = format!("{}-{}", entry.scheme.as_str(), entry.code);
            for attribute in ["meaning", "guidance"] {
                let text = InternalText::attribute(*language, &key, attribute);
                assert!(!text.as_str().is_empty(), "{}: {key}.{attribute}", language.tag());
            }
            let title = entry.title(*language).as_str().to_lowercase();
            assert!(titles.insert(title), "{}: {key} has the title of another", language.tag());
        }
    }
}

#[test]
fn what_an_end_user_reads_exists_in_every_language_and_is_nowhere_the_english_text() {
    for language in Language::ALL.iter().filter(|language| **language != Language::English) {
        for (text, english) in CustomerText::every(*language).into_iter().zip(CustomerText::every(Language::English)) {
            assert_ne!(text, english, "{}", language.tag());
            assert!(!text.as_str().starts_with("customer-"), "{}", language.tag());
        }
    }
}

#[test]
fn the_texts_for_end_users_are_one_file_of_each_language() {
    for language in Language::ALL {
        let files = language.files().iter().filter(|file| file.subject == CUSTOMER).count();
        assert_eq!(files, 1, "{}", language.tag());
    }
}
