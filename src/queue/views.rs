//! Lists with a name: some come with the program, others a person makes of what they filter. Pure.
//!
//! A person's view holds tokens and choices and no words: a name typed into the search would stay in the view when the case
//! it was typed for is erased (decision 0019).
use serde::{Deserialize, Serialize};

use super::list::{DueFilter, HolderFilter, QueueFilter};
use super::search;
use crate::catalogue::{InternalText, Language};

/// Most views a person keeps.
pub const MOST_VIEWS: usize = 30;
/// Longest name, characters.
const MOST_NAME: usize = 60;

/// A view a person made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SavedView {
    /// As the person calls it.
    pub name: String,
    /// What it lists.
    pub filter: QueueFilter,
}

impl SavedView {
    /// Whether it can be kept: a name that can be seen, and a filter that can be read and holds no words.
    pub fn is_sound(&self) -> bool {
        let letters = self.name.chars().count();
        let visible = self.name.trim() == self.name && !self.name.chars().any(char::is_control);
        let short = |word: &Option<String>| word.as_ref().is_none_or(|word| word.len() <= MOST_NAME);
        (1..=MOST_NAME).contains(&letters)
            && visible
            && search::read(&self.filter.text).is_ok_and(|search| search.words.is_empty())
            && [&self.filter.verdict, &self.filter.document, &self.filter.family].into_iter().all(short)
    }
}

/// Whether these can be kept together: few, each sound, no name twice.
pub fn are_sound(views: &[SavedView]) -> bool {
    let twice = |at: usize, view: &SavedView| views.iter().skip(at + 1).any(|other| other.name == view.name);
    views.len() <= MOST_VIEWS && views.iter().enumerate().all(|(at, view)| view.is_sound() && !twice(at, view))
}

/// What is listed, without words: whoever comes back to a list after a lock finds its tokens and choices, and nobody's name.
pub fn without_words(filter: QueueFilter) -> QueueFilter {
    match search::read(&filter.text) {
        Ok(search) if search.words.is_empty() => filter,
        Ok(_) | Err(_) => QueueFilter { text: String::new(), ..filter },
    }
}

/// A view, with how many cases it has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ViewCount {
    /// What it is called.
    pub name: String,
    /// It comes with the program.
    pub built_in: bool,
    /// What it lists.
    pub filter: QueueFilter,
    /// Cases; none where it cannot be counted.
    pub count: Option<u32>,
}

/// The views that come with the program.
pub fn built_in(language: Language) -> Vec<(String, QueueFilter)> {
    let holder = |holder| QueueFilter { holder, ..QueueFilter::default() };
    let text = |text: &str| QueueFilter { text: text.to_owned(), ..QueueFilter::default() };
    let named = [
        ("view-mine", holder(HolderFilter::Mine)),
        ("view-due", QueueFilter { due: DueFilter::Today, ..QueueFilter::default() }),
        ("view-suspicion", text("family:document_fraud,face_fraud")),
        ("view-pack", holder(HolderFilter::Pack)),
    ];
    named.into_iter().map(|(id, filter)| (InternalText::words(language, id, &[]), filter)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(name: &str, text: &str) -> SavedView {
        SavedView { name: name.to_owned(), filter: QueueFilter { text: text.to_owned(), ..QueueFilter::default() } }
    }

    #[test]
    fn a_view_keeps_tokens_and_no_words() {
        assert!(view("High risk in Utopia", "risk:suspicious country:uto age:>24h").is_sound());
        assert!(view("All", "").is_sound());
        for text in ["meier", "risk:suspicious \"anna\"", "foo:bar"] {
            assert!(!view("x", text).is_sound(), "{text}: who was looked for is nobody's setting");
        }
    }

    #[test]
    fn a_list_to_come_back_to_has_its_tokens_and_choices_and_loses_every_search_with_a_word_in_it() {
        let listed = |text: &str| without_words(QueueFilter { due: DueFilter::Today, ..view("", text).filter });
        let tokens = "risk:suspicious -country:UTO age:>24h";
        assert_eq!((listed(tokens).text.as_str(), listed(tokens).due), (tokens, DueFilter::Today));
        for text in ["meier", "risk:suspicious \"anna\"", "foo:anna", "\"anna"] {
            assert_eq!((listed(text).text.as_str(), listed(text).due), ("", DueFilter::Today), "{text}");
        }
    }

    #[test]
    fn names_can_be_seen_and_differ_and_views_are_never_endless() {
        let long = "x".repeat(MOST_NAME + 1);
        for name in ["", " x", "a\nb", long.as_str()] {
            assert!(!view(name, "").is_sound(), "{name:?}");
        }
        assert!(are_sound(&[view("a", ""), view("b", "")]) && !are_sound(&[view("a", ""), view("a", "due:today")]));
        let many: Vec<SavedView> = (0..=MOST_VIEWS).map(|n| view(&n.to_string(), "")).collect();
        assert!(!are_sound(&many));
    }

    #[test]
    fn every_built_in_view_has_a_name_in_every_language_and_could_be_kept() {
        for language in Language::ALL {
            let views: Vec<SavedView> =
                built_in(*language).into_iter().map(|(name, filter)| SavedView { name, filter }).collect();
            assert!(are_sound(&views), "{views:?}");
        }
    }
}
