//! The forty cases everybody meets in the demo, each made to show one thing a reviewer must notice.
//!
//! This file is a table and longer than most for that reason: one row a scenario, in the order of the queue's ids.
//!
//! Over 400 lines because it is one table of scenarios.
use super::Source;
use super::plan::{Address, DocumentKind, Onboarding, Plan, QesEnd, ReasonShape};

/// A hand-made case.
#[derive(Clone, Copy, Debug)]
pub struct Scenario {
    /// Short and stable; tests ask for cases by it.
    pub name: &'static str,
    /// What a reviewer should notice.
    pub notice: &'static str,
    pub(super) plan: fn() -> Plan,
}

/// The hand-made cases, in the order of `staging`.
#[must_use]
pub fn scenarios() -> &'static [Scenario] {
    &SCENARIOS
}

const HOUR: i64 = 3_600;

fn qes(end: QesEnd, issues: &[&'static str]) -> Plan {
    Plan { qes: end, issues: issues.to_vec(), ..Plan::new(Source::Qes) }
}

fn onboarding(came_to: Onboarding) -> Plan {
    Plan { onboarding: came_to, ..Plan::new(Source::Onboarding) }
}

const SCENARIOS: [Scenario; 40] = [
    Scenario {
        name: "vpn-traveller",
        notice: "One network reason on an otherwise clean session; passport and selfie agree",
        plan: || Plan {
            document: Some(DocumentKind::Passport),
            country: Some("UTO"),
            claimed: Some(("Anneke", "Zephyrine")),
            sex: Some("F"),
            extra_session_fields: true,
            fixed_priority: Some(62),
            ..Plan::device("suspicious", &["VPN_DETECTED"])
        },
    },
    Scenario {
        name: "proxy-and-velocity",
        notice: "Several strong device reasons, a weak mail address, and a thumb over the document number",
        plan: || Plan {
            digital: Some(("not_trusted", 22, vec!["RE029", "RC014"])),
            issues: vec!["3104"],
            front_look: "covered",
            country: Some("XVD"),
            document: Some(DocumentKind::Card),
            ..Plan::device("not_trusted", &["PROXY_DETECTED", "HIGH_VELOCITY", "DEVICE_NEW"])
        },
    },
    Scenario {
        name: "low-confidence",
        notice: "The device could not be told apart from others: not enough certainty, which is not the same as bad",
        plan: || Plan {
            confidence: Some(0.596),
            suspect_score: Some(12),
            country: Some("XMZ"),
            document: Some(DocumentKind::Card),
            ..Plan::device("inconclusive", &["LOW_CONFIDENCE", "PRIVACY_BROWSER"])
        },
    },
    Scenario {
        name: "trusted-score-85",
        notice: "Recorded as trusted with a score of 85 beside cut-offs of 50 and 75: the number's direction is undeclared",
        plan: || Plan {
            score: Some(85),
            suspect_score: None,
            confidence: None,
            address: Address::Private,
            because: Some(vec![("other", "QUALITY_SAMPLE")]),
            country: Some("DE"),
            document: Some(DocumentKind::Card),
            claimed: Some(("Hanno", "Vossenkamp")),
            sex: Some("M"),
            ..Plan::device("trusted", &["DEVICE_RECOGNIZED"])
        },
    },
    Scenario {
        name: "unknown-verdict",
        notice: "A verdict and codes nobody has described yet; shown raw, treated like a step-up",
        plan: || Plan {
            confidence: Some(0.81),
            country: Some("XNH"),
            document: Some(DocumentKind::Residence),
            ..Plan::device("elevated_attention", &["GEO_FENCE_BREACH", "ZX-77/beta"])
        },
    },
    Scenario {
        name: "tor-and-bot",
        notice: "Tor exit and automated input; the document photo is too dark to read",
        plan: || Plan {
            issues: vec!["3103"],
            front_look: "dark",
            back_look: "dark",
            country: Some("XAM"),
            document: Some(DocumentKind::Card),
            fixed_priority: Some(84),
            ..Plan::device("not_trusted", &["TOR_EXIT_NODE", "BOT_DETECTED"])
        },
    },
    Scenario {
        name: "signals-without-reasons",
        notice: "Suspicious without a single reason: only the raw signals can be read, and the address is a carrier's",
        plan: || Plan {
            shape: ReasonShape::Absent,
            address: Address::Carrier,
            country: Some("XTM"),
            document: Some(DocumentKind::Passport),
            ..Plan::device("suspicious", &[])
        },
    },
    Scenario {
        name: "reason-object-and-unknown-blocks",
        notice: "The reason arrives as one object instead of a list, and two block types are unknown: kept and shown raw. No consent to biometrics is recorded, so the selfie is withheld",
        plan: || Plan {
            shape: ReasonShape::Object,
            unknown_blocks: true,
            consent: false,
            country: Some("UTO"),
            document: Some(DocumentKind::Card),
            ..Plan::device("suspicious", &["EMULATOR"])
        },
    },
    Scenario {
        name: "another-face",
        notice: "The person in the selfie is real and is not the person on the document",
        plan: || Plan {
            issues: vec!["3201"],
            other_face: true,
            country: Some("XVD"),
            document: Some(DocumentKind::Passport),
            fixed_priority: Some(90),
            ..Plan::device("suspicious", &["DEVICE_NEW"])
        },
    },
    Scenario {
        name: "faked-hologram",
        notice: "The hologram looks printed: flat, dull, and it ignores the light across the card",
        plan: || Plan {
            issues: vec!["3206"],
            front_look: "flat",
            country: Some("UTO"),
            document: Some(DocumentKind::Card),
            ..Plan::device("suspicious", &["VPN_DETECTED", "RARE_DEVICE"])
        },
    },
    Scenario {
        name: "umlaut-needs-two-people",
        notice: "The code says the names differ, yet Müller and MUELLER are one name: an approve here needs two people",
        plan: || Plan {
            issues: vec!["3213"],
            claimed: Some(("Jürgen", "Müller-Vossenkamp")),
            printed: Some(("JUERGEN", "MUELLER-VOSSENKAMP")),
            sex: Some("M"),
            country: Some("XAM"),
            document: Some(DocumentKind::Card),
            fixed_priority: Some(75),
            ..Plan::device("trusted", &["DEVICE_RECOGNIZED"])
        },
    },
    Scenario {
        name: "sample-document-other-name",
        notice: "The printed name is another person's and the number is the one on the issuer's sample; the deadline has passed",
        plan: || Plan {
            issues: vec!["3209", "3213"],
            claimed: Some(("Doran", "Inkersley")),
            printed: Some(("Alma", "Rowanstrand")),
            sex: Some("F"),
            country: Some("XMZ"),
            document: Some(DocumentKind::Card),
            opened_ago_secs: Some(75 * HOUR),
            due_in_secs: Some(-3 * HOUR),
            ..Plan::device("suspicious", &["HIGH_VELOCITY"])
        },
    },
    Scenario {
        name: "oe-and-erased-selfie",
        notice: "Søren and SOEREN are one name; the platform has erased the selfie, so the faces cannot be compared",
        plan: || Plan {
            claimed: Some(("Søren", "Ærenlund")),
            printed: Some(("SOEREN", "AERENLUND")),
            sex: Some("M"),
            erased: vec!["biometricSamples"],
            country: Some("XVD"),
            document: Some(DocumentKind::Passport),
            ..Plan::device("inconclusive", &["LOW_CONFIDENCE"])
        },
    },
    Scenario {
        name: "cedilla-and-tilde-expiring",
        notice: "Accents lost in print are no mismatch; the session itself ends within the hour",
        plan: || Plan {
            claimed: Some(("Iñigo", "Çelik Muñezar")),
            printed: Some(("INIGO", "CELIK MUNEZAR")),
            sex: Some("M"),
            country: Some("XTM"),
            document: Some(DocumentKind::Card),
            expires_in_secs: Some(48 * 60),
            due_in_secs: Some(40 * 60),
            fixed_priority: Some(80),
            ..Plan::device("suspicious", &["LOCATION_SPOOFING"])
        },
    },
    Scenario {
        name: "name-order",
        notice: "Given and family name are swapped between claim and document; the device is known and one signal is weak",
        plan: || Plan {
            claimed: Some(("Takemori", "Haruto")),
            printed: Some(("Haruto", "Takemori")),
            sex: Some("M"),
            address: Address::SixPublic,
            country: Some("FR"),
            document: Some(DocumentKind::Passport),
            ..Plan::device("suspicious", &["DEVICE_RECOGNIZED", "PRIVACY_RELAY"])
        },
    },
    Scenario {
        name: "right-to-left-names",
        notice: "Hebrew and Arabic names beside Latin print, and a control character that tries to turn the line around",
        plan: || Plan {
            claimed: Some(("נועם \u{202e}ריעון", "كريم الخيالي")),
            printed: Some(("NOAM RIYON", "KARIM ALKHAYALI")),
            sex: Some("M"),
            country: Some("UTO"),
            document: Some(DocumentKind::Passport),
            ..Plan::device("suspicious", &["INCOGNITO_MODE", "VPN_DETECTED"])
        },
    },
    Scenario {
        name: "markup-in-a-name",
        notice: "The claimed name is a piece of markup: shown as text, run by nothing",
        plan: || Plan {
            claimed: Some(("<img src=x onerror=alert(1)>", "\"><script>alert('name')</script> & Söhne")),
            printed: Some(("Bela", "Soehne")),
            sex: Some("M"),
            issues: vec!["3106"],
            front_look: "cropped",
            country: Some("XNH"),
            document: Some(DocumentKind::Card),
            ..Plan::device("not_trusted", &["BROWSER_TAMPERING", "DEVELOPER_TOOLS_OPEN"])
        },
    },
    Scenario {
        name: "very-long-name",
        notice: "More than two hundred characters of names, cut short in print and in the zone as the rules allow",
        plan: || Plan {
            claimed: Some((
                "Maximiliana Alexandrina Theodora Konstanze Wilhelmina Philippa Seraphina Apollonia Valentina Leopoldine",
                "von und zu Hollowmere-Thistlebrook-Quillfeather-Silvertarn-Oakenshaw-Pell-Nettleworth-Brackenvale-Windermuth-Zephyrine",
            )),
            printed: Some(("Maximiliana Alexandrina Theodora", "von und zu Hollowmere-Thistlebrook")),
            sex: Some("F"),
            country: Some("XAM"),
            document: Some(DocumentKind::Card),
            ..Plan::device("suspicious", &["CLONED_APP"])
        },
    },
    Scenario {
        name: "expired-document",
        notice: "The document ran out in 2023, and its surface is worn",
        plan: || Plan {
            issues: vec!["3109", "3111"],
            expires: Some("2023-04-30"),
            front_look: "worn",
            back_look: "worn",
            country: Some("XTM"),
            document: Some(DocumentKind::Card),
            ..Plan::device("trusted", &["DEVICE_RECOGNIZED"])
        },
    },
    Scenario {
        name: "images-never-arrived",
        notice: "The document images are missing although the step ran: absent, not erased",
        plan: || Plan {
            missing: vec!["documentImages", "biometricSamples"],
            issues: vec!["3135"],
            country: Some("XMZ"),
            ..Plan::device("suspicious", &["RECENT_FACTORY_RESET"])
        },
    },
    Scenario {
        name: "blurry-and-tilted",
        notice: "Out of focus and held at an angle: a quality cause, no suspicion",
        plan: || Plan {
            issues: vec!["3101", "3105"],
            front_look: "blur",
            back_look: "perspective",
            country: Some("XVD"),
            document: Some(DocumentKind::Card),
            ..Plan::device("inconclusive", &["LOW_CONFIDENCE"])
        },
    },
    Scenario {
        name: "paper-print",
        notice: "A print on paper: ragged white margins, dull colours, a fold, no gloss",
        plan: || Plan {
            issues: vec!["3207"],
            front_look: "paper",
            back_look: "paper",
            country: Some("UTO"),
            document: Some(DocumentKind::Card),
            ..Plan::device("not_trusted", &["ANTI_DETECT_BROWSER", "VIRTUAL_MACHINE"])
        },
    },
    Scenario {
        name: "document-on-a-screen",
        notice: "Photographed from a screen: ripples across the page and the frame of a window",
        plan: || Plan {
            issues: vec!["3208"],
            front_look: "screen",
            country: Some("XNH"),
            document: Some(DocumentKind::Passport),
            ..Plan::device("suspicious", &["VIRTUAL_MACHINE", "PROXY_DETECTED"])
        },
    },
    Scenario {
        name: "altered-birth-date",
        notice: "The printed day of birth is not the one in the machine-readable zone, and a patch of print is off",
        plan: || Plan {
            issues: vec!["3204"],
            birth: Some("1991-07-14"),
            zone_trick: "birthDate",
            front_look: "alteredData",
            country: Some("XAM"),
            document: Some(DocumentKind::Passport),
            ..Plan::device("suspicious", &["JAILBROKEN_DEVICE"])
        },
    },
    Scenario {
        name: "already-signed",
        notice: "A signature has been issued: a reject would not undo it, revoking is another process",
        plan: || Plan {
            signing: Some("success"),
            authentication: Some(true),
            outcome: "accepted",
            finality: "final",
            because: Some(vec![("network", "PRIVACY_RELAY"), ("other", "QUALITY_SAMPLE")]),
            country: Some("IE"),
            document: Some(DocumentKind::Passport),
            ..Plan::device("trusted", &["DEVICE_RECOGNIZED", "PRIVACY_RELAY"])
        },
    },
    Scenario {
        name: "under-age",
        notice: "Born in 2011: the holder is under age, whatever else is in order",
        plan: || Plan {
            issues: vec!["3210"],
            birth: Some("2011-05-23"),
            country: Some("XVD"),
            document: Some(DocumentKind::Card),
            ..Plan::device("trusted", &["DEVICE_RECOGNIZED"])
        },
    },
    Scenario {
        name: "identity-too-old",
        notice: "Signing failed because the stored identity has run out; authentication failed as well",
        plan: || Plan {
            signing: Some("identity_expired"),
            authentication: Some(false),
            because: Some(vec![("signing", "IDENTITY_EXPIRED"), ("identity_data", "FACE_NOT_MATCHED")]),
            outcome: "rejected",
            country: Some("DE"),
            document: Some(DocumentKind::Residence),
            expires: Some("2024-09-30"),
            ..Plan::device("trusted", &["DEVICE_RECOGNIZED"])
        },
    },
    Scenario {
        name: "qes-glare-not-fraud",
        notice: "Glare over the data, and 3117 says outright that the hidden hologram is no fraud",
        plan: || Plan {
            front_look: "glare",
            country: Some("XMZ"),
            document: Some(DocumentKind::Card),
            ..qes(QesEnd::Finalized, &["3102", "3117"])
        },
    },
    Scenario {
        name: "qes-aborted-by-user",
        notice: "The user broke off over a wrong phone number; nothing was captured and nothing is suspected",
        plan: || qes(QesEnd::Aborted, &["3010"]),
    },
    Scenario {
        name: "qes-selfie-from-a-screen",
        notice: "The selfie is a photograph of a picture on a screen",
        plan: || Plan {
            selfie_look: "screen",
            country: Some("XTM"),
            document: Some(DocumentKind::Passport),
            fixed_priority: Some(88),
            ..qes(QesEnd::Finalized, &["3202", "3211"])
        },
    },
    Scenario {
        name: "qes-money-mule",
        notice: "Everything matches; the suspicion is that somebody else is steering this person through a call",
        plan: || Plan {
            verdict: Some("suspicious"),
            suspect_score: Some(55),
            reasons: vec!["ACTIVE_CALL"],
            country: Some("UTO"),
            document: Some(DocumentKind::Card),
            birth: Some("1950-02-11"),
            ..qes(QesEnd::Finalized, &["3212"])
        },
    },
    Scenario {
        name: "qes-copy-shuffled-events",
        notice: "A photocopy with a replaced portrait; the provider's events arrive out of order and one twice",
        plan: || Plan {
            front_look: "scan",
            back_look: "scan",
            country: Some("XNH"),
            document: Some(DocumentKind::Card),
            ..qes(QesEnd::Shuffled, &["3214", "3205"])
        },
    },
    Scenario {
        name: "qes-technical-cause",
        notice: "Signing service and display failed: causes nobody may hold against the person",
        plan: || Plan {
            country: Some("XAM"),
            document: Some(DocumentKind::Card),
            ..qes(QesEnd::Finalized, &["3139", "3136"])
        },
    },
    Scenario {
        name: "qes-disguised",
        notice: "Dark glasses and a scarf in the selfie, a sticker on the card, and a finding named other",
        plan: || Plan {
            selfie_look: "disguised",
            front_look: "sticker",
            country: Some("XVD"),
            document: Some(DocumentKind::Card),
            ..qes(QesEnd::Finalized, &["3203", "3112", "3215"])
        },
    },
    Scenario {
        name: "onboarding-phone-confirmed",
        notice: "Phone match confirmed on the phone: no document exists on this path, and none is missing",
        plan: || Plan {
            because: Some(vec![("contact", "RECYCLED_NUMBER_CHECK_NOT_RUN")]),
            ..onboarding(Onboarding::PhoneConfirmed)
        },
    },
    Scenario {
        name: "onboarding-country-not-reached",
        notice: "Stepped up to a document only because the phone check does not reach this country",
        plan: || Plan {
            because: Some(vec![("other", "COUNTRY_NOT_REACHED")]),
            country: Some("XTM"),
            document: Some(DocumentKind::Passport),
            ..onboarding(Onboarding::CountryNotReached)
        },
    },
    Scenario {
        name: "onboarding-document-failed",
        notice: "Personal data did not match the carrier, and the document then failed against the selfie",
        plan: || Plan {
            because: Some(vec![("identity_data", "PII_NO_MATCH"), ("face_quality", "SELFIE_MATCH_FAIL")]),
            selfie_look: "dark",
            outcome: "rejected",
            country: Some("XMZ"),
            document: Some(DocumentKind::Card),
            ..onboarding(Onboarding::DocumentFailed)
        },
    },
    Scenario {
        name: "onboarding-opened-on-desktop",
        notice: "The link was opened on a desktop instead of the phone: possession is not shown",
        plan: || Plan {
            because: Some(vec![("contact", "SMS_LINK_OPENED_ON_DESKTOP")]),
            outcome: "rejected",
            ..onboarding(Onboarding::PhoneOpenedOnDesktop)
        },
    },
    Scenario {
        name: "onboarding-early-denial",
        notice: "Refused on Tor and bot signals before any personal data existed: there is no identity to look at",
        plan: || Plan {
            verdict: Some("not_trusted"),
            reasons: vec!["TOR_EXIT_NODE", "BOT_DETECTED", "HIGH_VELOCITY"],
            outcome: "rejected",
            ..onboarding(Onboarding::EarlyDenial)
        },
    },
    Scenario {
        name: "onboarding-no-decision",
        notice: "No policy gave an answer: a fault for operations, not a case for a reviewer",
        plan: || Plan { because: Some(vec![("technical", "NO_DECISION")]), ..onboarding(Onboarding::NoDecision) },
    },
];
