//! The language a window speaks when neither its configuration nor an option says.
use second_look::catalogue::Language;

/// The language of the person's account, where the texts exist in it; else English.
pub fn of_the_system() -> Language {
    sys_locale::get_locales().find_map(|locale| spoken(&locale)).unwrap_or_default()
}

/// The language of a locale such as `de-AT` or `fr_CA.UTF-8`.
fn spoken(locale: &str) -> Option<Language> {
    let tag = locale.split(['-', '_', '.']).next()?;
    Language::ALL.iter().find(|language| language.tag().eq_ignore_ascii_case(tag)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_is_read_by_its_language_and_a_foreign_one_is_not_guessed() {
        assert_eq!(spoken("de-AT"), Some(Language::German));
        assert_eq!(spoken("fr_CA.UTF-8"), Some(Language::French));
        assert_eq!(spoken("EN"), Some(Language::English));
        for other in ["C", "", "nl-BE", "defr", "den-CA"] {
            assert_eq!(spoken(other), None, "{other}");
        }
    }
}
