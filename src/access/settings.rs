//! What a person has set for themselves: how the window looks, which keys give which command, how long a decision is held.
//!
//! Nothing here is personal and nothing decides a case; the organisation's limits stand above it. Reading never fails: what
//! cannot be used has its default, and is told (`settings_file`).
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::access::config_limits::UNDO_CHOICES;
use crate::catalogue::Language;
use crate::queue::views::{self, SavedView};

/// Sizes of text, in hundredths.
pub const TEXT_PERCENT: std::ops::RangeInclusive<u16> = 85..=150;
/// Widths of a pane, in hundredths of the one it has by itself.
pub const PANE_PERCENT: std::ops::RangeInclusive<u16> = 70..=160;
/// More keys than there will be commands.
const MOST_KEYS: usize = 200;
const MOST_WORD: usize = 40;

/// The colours of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the system: light or dark, with more contrast where it asks for that.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// The strongest contrast, light or dark as the system.
    Contrast,
}

/// How high a line of a list and a control are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Density {
    /// 24 px: the most on one screen.
    #[default]
    Compact,
    /// 32 px.
    Cosy,
    /// 40 px.
    Comfortable,
}

/// A person's settings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Settings {
    /// Colours.
    pub theme: Theme,
    /// Size of text, hundredths of the usual one; 85 to 150.
    pub text_percent: u16,
    /// Height of lines and controls.
    pub density: Density,
    /// Width of the queue beside a case, hundredths of its usual one; 70 to 160.
    pub queue_percent: u16,
    /// Width of what explains a case, hundredths of its usual one; 70 to 160.
    pub why_percent: u16,
    /// Letters, digits and signs give commands without another key held (WCAG 2.1.4).
    pub single_keys: bool,
    /// After a decision the next case opens at once.
    pub auto_advance: bool,
    /// How long a decision can be taken back, seconds; none: as configured. Never less than the organisation wants.
    pub undo_secs: Option<u32>,
    /// The language of every text; none: as configured, or as the person's account.
    pub language: Option<Language>,
    /// Keys the person gave to commands, as the view writes both.
    pub keys: BTreeMap<String, String>,
    /// Lists the person gave a name, in their order. They hold no words that were searched for (decision 0019).
    pub views: Vec<SavedView>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: Theme::default(),
            text_percent: 100,
            density: Density::default(),
            queue_percent: 100,
            why_percent: 100,
            single_keys: true,
            auto_advance: true,
            undo_secs: None,
            language: None,
            keys: BTreeMap::new(),
            views: Vec::new(),
        }
    }
}

impl Settings {
    /// Whether every value is one that can be set.
    pub fn are_sound(&self) -> bool {
        let word =
            |text: &str, fits: fn(char) -> bool| !text.is_empty() && text.len() <= MOST_WORD && text.chars().all(fits);
        TEXT_PERCENT.contains(&self.text_percent)
            && [self.queue_percent, self.why_percent].iter().all(|width| PANE_PERCENT.contains(width))
            && self.undo_secs.is_none_or(|secs| UNDO_CHOICES.contains(&secs))
            && views::are_sound(&self.views)
            && self.keys.len() <= MOST_KEYS
            && self.keys.iter().all(|(command, key)| {
                word(command, |c| c.is_ascii_lowercase() || c == '-')
                    && word(key, |c| !c.is_control() && !c.is_whitespace())
            })
    }

    /// Reads values that were kept, each by itself: one that is unknown or cannot be used leaves the others be. Gives the
    /// settings and how many values were set aside.
    pub fn read(kept: &Map<String, Value>) -> (Self, usize) {
        let mut settings = Self::default();
        let mut aside = 0;
        for (name, value) in kept {
            match settings.with(name, value) {
                Some(changed) => settings = changed,
                None => aside += 1,
            }
        }
        (settings, aside)
    }

    fn with(&self, name: &str, value: &Value) -> Option<Self> {
        let mut values = self.values();
        *values.get_mut(name)? = value.clone();
        serde_json::from_value::<Self>(Value::Object(values)).ok().filter(Self::are_sound)
    }

    /// What is worth keeping: values that are not the default, so that a default that changes later changes for everyone
    /// who never chose.
    pub fn chosen(&self) -> Map<String, Value> {
        let defaults = Self::default().values();
        self.values().into_iter().filter(|(name, value)| defaults.get(name) != Some(value)).collect()
    }

    fn values(&self) -> Map<String, Value> {
        match serde_json::to_value(self) {
            Ok(Value::Object(values)) => values,
            // A struct of plain values is always an object.
            _ => Map::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::queue::list::QueueFilter;

    fn read(text: &str) -> (Settings, usize) {
        Settings::read(serde_json::from_str::<Value>(text).unwrap().as_object().unwrap())
    }

    #[test]
    fn only_what_was_chosen_is_kept_and_it_comes_back() {
        let settings = Settings {
            theme: Theme::Contrast,
            text_percent: 150,
            undo_secs: Some(30),
            language: Some(Language::French),
            keys: [("approve".to_owned(), "Shift+y".to_owned())].into(),
            views: vec![SavedView { name: "Utopia".to_owned(), filter: QueueFilter::default() }],
            ..Settings::default()
        };
        let kept = settings.chosen();
        assert_eq!(kept.keys().collect::<Vec<_>>(), ["keys", "language", "textPercent", "theme", "undoSecs", "views"]);
        assert_eq!(Settings::read(&kept), (settings, 0));
        assert!(Settings::default().chosen().is_empty(), "who chose nothing keeps nothing");
    }

    #[test]
    fn one_value_that_cannot_be_used_leaves_the_others_be() {
        let (settings, aside) = read(
            r#"{"theme":"neon","textPercent":300,"density":"cosy","singleKeys":"no","undoSecs":7,"colour":1,
                "language":"nl","keys":{"approve":"a b"},"autoAdvance":false,
                "views":[{"name":"x","filter":{"text":"meier"}}],"whyPercent":0,"queuePercent":130}"#,
        );
        let wanted =
            Settings { density: Density::Cosy, queue_percent: 130, auto_advance: false, ..Settings::default() };
        assert_eq!((settings, aside), (wanted, 9));
    }

    #[test]
    fn keys_are_words_of_the_view_and_never_endless() {
        let with = |command: &str, key: &str| Settings {
            keys: [(command.to_owned(), key.to_owned())].into(),
            ..Settings::default()
        };
        assert!(with("go-queue", "Mod+Shift+k").are_sound() && with("keys", "?").are_sound());
        for (command, key) in [("", "a"), ("a", ""), ("Approve", "a"), ("a", "b c"), ("a", "\u{7}")] {
            assert!(!with(command, key).are_sound(), "{command:?} {key:?}");
        }
        assert!(!with("a", &"x".repeat(MOST_WORD + 1)).are_sound());
        let many = (0..=MOST_KEYS).map(|n| ("a".repeat(n % 30 + 1) + &"b".repeat(n / 30), "x".to_owned())).collect();
        assert!(!Settings { keys: many, ..Settings::default() }.are_sound());
    }
}
