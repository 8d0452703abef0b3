//! The closed vocabularies of the catalogue: schemes, families and what a code says about a session.
use serde::{Deserialize, Serialize};

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, specta::Type)]
        #[serde(rename_all = "snake_case")]
        pub enum $name {
            $($(#[$variant_doc])* $variant),+
        }

        impl $name {
            /// Every word of this vocabulary.
            pub const ALL: &[Self] = &[$(Self::$variant),+];
            /// As they stand on the wire, in the same order.
            pub const WORDS: &[&str] = &[$($word),+];

            /// The word on the wire, in the data files and in the store.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word),+
                }
            }

            /// Reads a word, in either letter case.
            pub fn parse(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|known| known.as_str().eq_ignore_ascii_case(word))
            }
        }
    };
}

words! {
    /// Who coined a code (contract section 7). A code is only unique within its scheme on the wire.
    Scheme {
        /// Qualified signature identification, 30xx to 32xx.
        Qes = "qes",
        /// The device itself.
        Device = "device",
        /// The connection: VPN, proxy, Tor, reputation of the address.
        Network = "network",
        /// E-mail and phone checks.
        Contact = "contact",
        /// Names, dates and other personal data.
        Identity = "identity",
        /// Documents.
        Document = "document",
        /// Faces and liveness.
        Biometric = "biometric",
        /// Issuing a signature.
        Signing = "signing",
        /// A silent risk check at the start of a workflow.
        SessionRisk = "session_risk",
        /// Anything else.
        Other = "other",
    }
}

words! {
    /// What a code is about (contract section 7); the same code has one family whoever sent it.
    Family {
        /// The device.
        Device = "device",
        /// The connection.
        Network = "network",
        /// E-mail or phone.
        Contact = "contact",
        /// A picture of a document, not the document.
        DocumentQuality = "document_quality",
        /// The document is worn, broken or marked.
        DocumentCondition = "document_condition",
        /// The document may not be genuine.
        DocumentFraud = "document_fraud",
        /// A picture of a face, not the person.
        FaceQuality = "face_quality",
        /// The face may not be the holder's, or not alive.
        FaceFraud = "face_fraud",
        /// Personal data that does not fit.
        IdentityData = "identity_data",
        /// Whether this person or document may use the service at all.
        Eligibility = "eligibility",
        /// The person stopped.
        UserAbort = "user_abort",
        /// Something broke on our side or the platform's.
        Technical = "technical",
        /// The signing step.
        Signing = "signing",
        /// Anything else.
        Other = "other",
    }
}

words! {
    /// Whether a code speaks against a session. Never guessed: an unknown code is neutral.
    Polarity {
        /// Speaks against.
        Negative = "negative",
        /// Says nothing either way by itself.
        Neutral = "neutral",
        /// Speaks for.
        Positive = "positive",
    }
}

words! {
    /// Who may learn that a code was recorded.
    Visibility {
        /// Reviewers only: every 32xx code, by rule and not by data.
        Internal = "internal",
        /// May stand in a report to the company that runs the flow. Still never in a text for the end user.
        Shareable = "shareable",
    }
}

words! {
    /// Who can put right what a code describes.
    Fixer {
        /// The person being verified, with another attempt.
        EndUser = "end_user",
        /// The company that runs the flow.
        Company = "company",
        /// The platform or one of its providers.
        Platform = "platform",
        /// The reviewer, by looking.
        Reviewer = "reviewer",
        /// Nobody: it is a finding, not a fault.
        Nobody = "nobody",
    }
}

words! {
    /// Whether another attempt makes sense.
    Retry {
        /// Yes, as it is.
        Sensible = "sensible",
        /// Yes, once something has changed (another document, a working app).
        AfterChange = "after_change",
        /// No.
        Pointless = "pointless",
    }
}

words! {
    /// Where the decision form lists a code, in the order of its headings.
    ReasonGroup {
        /// Suspicion codes found in this case; listed first.
        SuspicionOfThisCase = "suspicion_of_this_case",
        /// Other codes found in this case.
        OfThisCase = "of_this_case",
        /// The document.
        Document = "document",
        /// The face.
        Face = "face",
        /// Names, dates, eligibility.
        Identity = "identity",
        /// Device and connection.
        Device = "device",
        /// Suspicion codes, which are never mixed with what is wrong with a picture.
        Suspicion = "suspicion",
    }
}

impl ReasonGroup {
    /// Of the case at hand.
    pub const fn is_of_this_case(self) -> bool {
        matches!(self, Self::OfThisCase | Self::SuspicionOfThisCase)
    }
}

impl Scheme {
    /// The scheme of a code that came with a family and no scheme, as in `openedBecause`.
    pub fn of(family: &str, code: &str) -> Self {
        if is_qes_number(code) {
            return Self::Qes;
        }
        match Family::parse(family) {
            Some(Family::Device) => Self::Device,
            Some(Family::Network) => Self::Network,
            Some(Family::Contact) => Self::Contact,
            Some(Family::DocumentQuality | Family::DocumentCondition | Family::DocumentFraud) => Self::Document,
            Some(Family::FaceQuality | Family::FaceFraud) => Self::Biometric,
            Some(Family::IdentityData | Family::Eligibility) => Self::Identity,
            Some(Family::Signing) => Self::Signing,
            Some(Family::UserAbort | Family::Technical | Family::Other) | None => Self::Other,
        }
    }
}

/// True for 30xx, 31xx and 32xx, listed or not.
pub(super) fn is_qes_number(code: &str) -> bool {
    code.len() == 4
        && code.bytes().all(|byte| byte.is_ascii_digit())
        && ["30", "31", "32"].iter().any(|head| code.starts_with(head))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_reads_back_in_either_letter_case() {
        for scheme in Scheme::ALL {
            assert_eq!(Scheme::parse(&scheme.as_str().to_uppercase()), Some(*scheme), "{}", scheme.as_str());
        }
        assert_eq!(Family::ALL.len(), 14, "the contract lists fourteen families");
        assert_eq!(Scheme::ALL.len(), 10, "the contract lists ten schemes");
    }

    #[test]
    fn a_code_without_a_scheme_gets_it_from_its_form_first_and_its_family_second() {
        assert_eq!(Scheme::of("document_fraud", "3206"), Scheme::Qes, "the number settles it");
        assert_eq!(Scheme::of("network", "VPN_DETECTED"), Scheme::Network, "the family settles it");
        assert_eq!(Scheme::of("something_new", "X"), Scheme::Other, "an unknown family is other");
        assert_eq!(Scheme::of("document_fraud", "3306"), Scheme::Document, "33xx is not a family we know");
    }
}
