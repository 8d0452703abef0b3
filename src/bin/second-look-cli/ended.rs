//! How a command that did not do what it was asked for ends.
use second_look::console::AppError;
use second_look::decision::Missing;
use serde::Serialize;

/// The reason, as it is printed. It holds no personal data of end users.
#[derive(Debug, Serialize)]
pub struct Ended {
    /// Code, sentence and what to do.
    #[serde(flatten)]
    pub error: AppError,
    /// For a decision that is not complete: everything that is missing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<Missing>,
}

impl Ended {
    /// An ending with words of the command line's own.
    pub fn new(code: &str, message: impl Into<String>, action: &str) -> Self {
        AppError::new(code, message, Some(action)).into()
    }

    /// The decision lacks something. The first thing gives the code.
    pub fn missing(missing: Vec<Missing>) -> Self {
        let code = missing.first().map_or("incomplete", |first| first.code.as_str());
        let sentences: Vec<&str> = missing.iter().map(|missing| missing.text.as_str()).collect();
        let error = AppError::new(code, sentences.join("\n"), Some("Nothing was saved."));
        Self { error, missing }
    }
}

impl From<AppError> for Ended {
    /// The engine's advice speaks of no program; where the command line knows the very words to type, it gives them.
    fn from(mut error: AppError) -> Self {
        let words = match error.code.as_str() {
            "signed_out" | "sign_in_needed" => "Run `second-look-cli sign-in`.",
            "keys_not_chosen" | "profile_keys_not_made" => {
                "Choose where they shall lie: give a passphrase with --secrets-stdin, or --keychain for the system's \
                 keychain."
            }
            "passphrase_needed" => {
                "Give it on standard input: --secrets-stdin reads one line such as {\"passphrase\": \"...\"}."
            }
            _ => return Self { error, missing: Vec::new() },
        };
        error.action = Some(words.to_owned());
        Self { error, missing: Vec::new() }
    }
}
