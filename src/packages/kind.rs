//! The five kinds of a package, and what each never holds. Pure.
use second_look_verify::package::facts::LeftOut;
use serde::{Deserialize, Serialize};

/// Whom a package is for. Nothing in between: a mixture nobody named could leak what nobody thought of (reliability 4.7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum PackageKind {
    /// Everything that is held, encrypted to named recipients.
    Full,
    /// Redacted, for a regulator: codes, scores, the log and marked places of pictures; nothing that names the person.
    Regulator,
    /// Redacted, for a court: as for a regulator.
    Court,
    /// Redacted, for a partner: where the session stands and what was answered.
    Partner,
    /// Redacted, for the person it is about: their own data, and no code, score, note or reviewer.
    DataSubject,
}

impl PackageKind {
    /// Every kind, the whole one first.
    pub const ALL: [Self; 5] = [Self::Full, Self::Regulator, Self::Court, Self::Partner, Self::DataSubject];

    /// The stable word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Regulator => "regulator",
            Self::Court => "court",
            Self::Partner => "partner",
            Self::DataSubject => "data_subject",
        }
    }

    /// Reads the word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }

    /// `full` or `redacted`, as the package says it.
    pub const fn form(self) -> &'static str {
        if self.is_full() { "full" } else { "redacted" }
    }

    /// The recipient a redacted one names.
    pub fn recipient(self) -> Option<&'static str> {
        (!self.is_full()).then(|| self.as_str())
    }

    /// Nothing is left out.
    pub const fn is_full(self) -> bool {
        matches!(self, Self::Full)
    }

    /// Codes, scores and entries of the log, which name reviewers.
    pub const fn shows_the_review(self) -> bool {
        matches!(self, Self::Full | Self::Regulator | Self::Court)
    }

    /// What a package of this kind never holds, and why. The list belongs to the kind: one that followed the case would
    /// tell of it what it leaves out.
    pub fn left_out(self) -> Vec<LeftOut> {
        let all: &[(&str, &str)] = match self {
            Self::Full => &[("biometrics_without_consent", "consent")],
            Self::Regulator | Self::Court => &[
                ("personal_data", "personal"),
                ("comment", "internal"),
                ("purpose", "internal"),
                ("pictures_outside_marks", "personal"),
                ("signed_documents", "personal"),
                ("digest_of_the_whole_case", "guessable"),
            ],
            Self::Partner => &[
                ("personal_data", "personal"),
                ("review", "internal"),
                ("pictures", "personal"),
                ("signed_documents", "personal"),
                ("log_entries", "reviewers"),
                ("digest_of_the_whole_case", "guessable"),
            ],
            Self::DataSubject => &[
                ("review", "internal"),
                ("pictures", "other_way"),
                ("signed_documents", "other_way"),
                ("technical_data", "internal"),
                ("log_entries", "reviewers"),
                ("digest_of_the_whole_case", "guessable"),
            ],
        };
        let one = |(what, reason): &(&str, &str)| LeftOut { reason: (*reason).to_owned(), what: (*what).to_owned() };
        all.iter().map(one).collect()
    }
}
