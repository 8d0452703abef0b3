//! The types of blocks and the names of their fields, put into words. Pure.
use super::evidence::plain;
use crate::catalogue::{InternalText, Language};

/// The title of a block by its type, in whatever letter case it came; the type itself, put apart, where nobody has
/// described it.
pub(super) fn block_title(kind: &str, language: Language) -> String {
    let known = InternalText::find(language, &format!("kind-{}", plain(kind)), &[]);
    known.map_or_else(|| in_words(kind), |title| title.as_str().to_owned())
}

/// A name of the wire, put apart: `familyName` as *Family name*.
pub(super) fn in_words(name: &str) -> String {
    let mut words = String::with_capacity(name.len() + 4);
    for c in name.chars() {
        match (words.is_empty(), c.is_uppercase()) {
            (true, _) => words.extend(c.to_uppercase()),
            (false, true) => {
                words.push(' ');
                words.extend(c.to_lowercase());
            }
            (false, false) => words.push(c),
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every type that `case/evidence` reads, and the session.
    const KINDS: [&str; 41] = [
        "session",
        "deviceSignals",
        "digitalSignals",
        "basicIdentity",
        "extendedIdentity",
        "documentData",
        "documentImages",
        "biometricSamples",
        "documentVerification",
        "verification",
        "authenticationResult",
        "comparisonResults",
        "documentsToSign",
        "signedDocumentsPackage",
        "qesProcess",
        "kycReview",
        "preReviewDocument",
        "onboardingResult",
        "outcomeStatus",
        "credentials",
        "authenticatorCredential",
        "auditTrail",
        "signatureTrail",
        "signingTrail",
        "identityAssertion",
        "signedAssertion",
        "assertion",
        "liveness",
        "livenessCheck",
        "livenessResult",
        "presentationAttackDetection",
        "biometricConsent",
        "consent",
        "bankTransfer",
        "sepaTransfer",
        "transferCheck",
        "contractContext",
        "signingContext",
        "contract",
        "signerContext",
        "fallback",
    ];

    #[test]
    fn every_type_of_block_that_is_read_has_a_title_in_every_language() {
        for language in Language::ALL {
            for kind in KINDS {
                let key = format!("kind-{}", plain(kind));
                assert!(InternalText::find(*language, &key, &[]).is_some(), "{}: {kind}", language.tag());
            }
        }
        let german = KINDS.map(|kind| block_title(kind, Language::German));
        let english = KINDS.map(|kind| block_title(kind, Language::English));
        let same: Vec<&String> = german.iter().filter(|title| english.contains(title)).collect();
        assert!(same.is_empty(), "left in English: {same:?}");
    }

    #[test]
    fn a_title_does_not_depend_on_the_letter_case_of_the_type() {
        assert_eq!(block_title("deviceSignals", Language::English), "Device signals");
        assert_eq!(block_title("DeviceSignals", Language::German), "Gerätesignale");
        assert_eq!(block_title("KYC_REVIEW", Language::French), "Examen KYC");
    }

    #[test]
    fn a_type_nobody_has_described_is_put_into_words_as_it_came() {
        for language in Language::ALL {
            assert_eq!(block_title("behaviourProfile", *language), "Behaviour profile");
            assert_eq!(block_title("", *language), "");
        }
        assert_eq!(in_words("qesProcess"), "Qes process");
    }
}
