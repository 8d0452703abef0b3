//! The languages, and the Fluent files each is read from.
//!
//! One file a subject and language. English is whole; German and French are laid over it, so a text that one of them lacks is
//! shown in English, which a test keeps from happening.
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use serde::{Deserialize, Serialize};

/// A language the texts exist in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
pub enum Language {
    /// `texts/en.*.ftl`.
    #[default]
    #[serde(rename = "en")]
    English,
    /// `texts/de.*.ftl`.
    #[serde(rename = "de")]
    German,
    /// `texts/fr.*.ftl`.
    #[serde(rename = "fr")]
    French,
}

/// The texts of one subject in one language.
pub(super) struct File {
    /// What it speaks of: the middle of the file's name.
    pub subject: &'static str,
    /// The Fluent source.
    pub source: &'static str,
}

/// What may reach an end user; every other subject is for reviewers.
pub(super) const CUSTOMER: &str = "customer";

/// The files of one language, in the order of [`Language::files`].
macro_rules! files {
    ($tag:literal) => {
        &[
            File { subject: "case", source: include_str!(concat!("texts/", $tag, ".case.ftl")) },
            File { subject: "codes", source: include_str!(concat!("texts/", $tag, ".codes.ftl")) },
            File { subject: "howto", source: include_str!(concat!("texts/", $tag, ".howto.ftl")) },
            File { subject: "desk", source: include_str!(concat!("texts/", $tag, ".desk.ftl")) },
            File { subject: "decision", source: include_str!(concat!("texts/", $tag, ".decision.ftl")) },
            File { subject: "package", source: include_str!(concat!("texts/", $tag, ".package.ftl")) },
            File { subject: "policy", source: include_str!(concat!("texts/", $tag, ".policy.ftl")) },
            File { subject: CUSTOMER, source: include_str!(concat!("texts/", $tag, ".customer.ftl")) },
        ]
    };
}

impl Language {
    /// Every language that ships.
    pub const ALL: &[Self] = &[Self::English, Self::German, Self::French];

    /// Its tag of two letters, as in a configuration and in the names of files.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
            Self::French => "fr",
        }
    }

    /// Every file of it.
    pub(super) const fn files(self) -> &'static [File] {
        match self {
            Self::English => files!("en"),
            Self::German => files!("de"),
            Self::French => files!("fr"),
        }
    }

    pub(super) fn bundles(self) -> &'static Bundles {
        static ENGLISH: LazyLock<Bundles> = LazyLock::new(|| Bundles::read(Language::English));
        static GERMAN: LazyLock<Bundles> = LazyLock::new(|| Bundles::read(Language::German));
        static FRENCH: LazyLock<Bundles> = LazyLock::new(|| Bundles::read(Language::French));
        match self {
            Self::English => &ENGLISH,
            Self::German => &GERMAN,
            Self::French => &FRENCH,
        }
    }
}

/// The texts of one language, those for reviewers apart from those for end users.
pub(super) struct Bundles {
    /// For reviewers.
    pub internal: FluentBundle<FluentResource>,
    /// The closed list.
    pub customer: FluentBundle<FluentResource>,
}

impl Bundles {
    fn read(language: Language) -> Self {
        let both = [Language::English, language];
        let of = |customer: bool| {
            let files = both.iter().flat_map(|one| one.files()).filter(|file| (file.subject == CUSTOMER) == customer);
            bundle(language, files)
        };
        Self { internal: of(false), customer: of(true) }
    }
}

/// Reads Fluent files, later ones over earlier ones. A broken message is left out and the rest kept; a test asserts that
/// nothing is broken.
fn bundle<'a>(language: Language, files: impl Iterator<Item = &'a File>) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new_concurrent(language.tag().parse().into_iter().collect());
    bundle.set_use_isolating(false);
    for file in files {
        bundle
            .add_resource_overriding(FluentResource::try_new(file.source.to_owned()).unwrap_or_else(|(read, _)| read));
    }
    bundle
}

/// A message, or one attribute of it. A key without a message gives the key; a missing attribute gives nothing.
pub(super) fn say(
    bundle: &FluentBundle<FluentResource>,
    key: &str,
    attribute: Option<&str>,
    arguments: &[(&str, &str)],
) -> String {
    let message = bundle.get_message(key);
    let pattern = match attribute {
        None => message.and_then(|found| found.value()),
        Some(name) => message.and_then(|found| found.get_attribute(name)).map(|found| found.value()),
    };
    let Some(pattern) = pattern else {
        return if attribute.is_none() { key.to_owned() } else { String::new() };
    };
    let mut filled = FluentArgs::new();
    for (name, value) in arguments {
        // Only a count is a number: anything else that looks like one, such as a document's, is a text.
        let count = (*name == "count").then(|| FluentValue::try_number(value));
        filled.set(*name, count.unwrap_or_else(|| FluentValue::from(*value)));
    }
    bundle.format_pattern(pattern, Some(&filled), &mut Vec::new()).into_owned()
}
