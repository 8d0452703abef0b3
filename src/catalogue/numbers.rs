//! How a number is written in a sentence. Pure.
use super::Language;

/// A number as programs write it (`-12.5`), with the decimal sign of the language: a point in English, a comma in German
/// and French. Whatever is not such a number stays as it came: it is somebody else's word and not ours to change.
pub fn decimal(written: &str, language: Language) -> String {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts = written.split_once('.');
    match (language, parts) {
        (Language::German | Language::French, Some((whole, places)))
            if digits(whole.strip_prefix('-').unwrap_or(whole)) && digits(places) =>
        {
            format!("{whole},{places}")
        }
        _ => written.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_decimal_sign_is_the_languages() {
        assert_eq!(decimal("59.6", Language::English), "59.6");
        assert_eq!(decimal("59.6", Language::German), "59,6");
        assert_eq!(decimal("-0.25", Language::French), "-0,25");
        assert_eq!(decimal("62", Language::German), "62", "a whole number has none");
    }

    #[test]
    fn what_is_no_plain_number_stays_as_it_came() {
        for text in ["1.2.3", "v1.2", "1e-7", ".5", "5.", "", "high", "1.5 %", "198.51.100.7", "NaN"] {
            assert_eq!(decimal(text, Language::German), text);
        }
    }
}
