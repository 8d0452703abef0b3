//! What a case is about, before anything is written down: the one form that scenarios are told in and the mix rolls.
use super::dice::Dice;
use super::{Source, codes};

/// Form of the document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum DocumentKind {
    /// ID-1 card, zone of three lines on the back.
    #[default]
    Card,
    /// Passport, zone of two long lines on the data page.
    Passport,
    /// Larger residence card, zone of two shorter lines on the back.
    Residence,
}

/// How the reasons of a device block are written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ReasonShape {
    /// `reasons: [...]`.
    List,
    /// `reason: {...}`, as some answers have it.
    Object,
    /// Neither key; only signals speak.
    Absent,
}

/// Kind of address the device came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Address {
    Public,
    Private,
    Carrier,
    SixPublic,
}

/// What the onboarding workflow came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Onboarding {
    PhoneConfirmed,
    PhoneOpenedOnDesktop,
    DocumentPassed,
    DocumentFailed,
    /// Document path because the phone path does not reach the country.
    CountryNotReached,
    /// Refused before any personal data existed.
    EarlyDenial,
    /// No policy, or a fault: for operations.
    NoDecision,
}

/// How a QES identification went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum QesEnd {
    Finalized,
    Aborted,
    /// Finalized, but the events arrive out of order, one of them twice, one never.
    Shuffled,
    /// Still under review at the provider.
    Processing,
}

/// One case in short. Fields left as in [`Plan::new`] are rolled or plain.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    pub(super) source: Source,
    pub(super) verdict: Option<&'static str>,
    /// `score` of the device block, of undeclared direction.
    pub(super) score: Option<i64>,
    pub(super) suspect_score: Option<i64>,
    /// Identification confidence, 0 to 1.
    pub(super) confidence: Option<f64>,
    pub(super) reasons: Vec<&'static str>,
    pub(super) shape: ReasonShape,
    pub(super) address: Address,
    /// E-mail and phone step: result, trust score in percent, codes.
    pub(super) digital: Option<(&'static str, i64, Vec<&'static str>)>,
    /// Given and family name as claimed.
    pub(super) claimed: Option<(&'static str, &'static str)>,
    /// Given and family name as printed, where they differ.
    pub(super) printed: Option<(&'static str, &'static str)>,
    pub(super) birth: Option<&'static str>,
    pub(super) printed_birth: Option<&'static str>,
    pub(super) sex: Option<&'static str>,
    pub(super) country: Option<&'static str>,
    pub(super) document: Option<DocumentKind>,
    pub(super) expires: Option<&'static str>,
    /// QES codes found by the document step or the provider.
    pub(super) issues: Vec<&'static str>,
    pub(super) front_look: &'static str,
    pub(super) back_look: &'static str,
    pub(super) selfie_look: &'static str,
    /// The zone says something else than the printed fields: `birthDate`, or nothing.
    pub(super) zone_trick: &'static str,
    pub(super) other_face: bool,
    /// Block types that should be there and are not.
    pub(super) missing: Vec<&'static str>,
    /// Block types the platform has erased.
    pub(super) erased: Vec<&'static str>,
    /// Adds blocks of types nobody has heard of.
    pub(super) unknown_blocks: bool,
    /// What the person agreed to before the camera was used is recorded.
    pub(super) consent: bool,
    /// Verdict of the signing step, when it ran.
    pub(super) signing: Option<&'static str>,
    /// Result of the authentication step, when it ran.
    pub(super) authentication: Option<bool>,
    /// Fields of the session that no page documents.
    pub(super) extra_session_fields: bool,
    pub(super) qes: QesEnd,
    pub(super) onboarding: Onboarding,
    pub(super) outcome: &'static str,
    pub(super) finality: &'static str,
    pub(super) because: Option<Vec<(&'static str, &'static str)>>,
    pub(super) fixed_priority: Option<u32>,
    pub(super) opened_ago_secs: Option<i64>,
    pub(super) due_in_secs: Option<i64>,
    pub(super) expires_in_secs: Option<i64>,
}

impl Plan {
    /// A plain case of one source: documents in order, nothing found.
    pub(super) fn new(source: Source) -> Self {
        Self {
            source,
            verdict: None,
            score: None,
            suspect_score: None,
            confidence: None,
            reasons: Vec::new(),
            shape: ReasonShape::List,
            address: Address::Public,
            digital: None,
            claimed: None,
            printed: None,
            birth: None,
            printed_birth: None,
            sex: None,
            country: None,
            document: None,
            expires: None,
            issues: Vec::new(),
            front_look: "clean",
            back_look: "clean",
            selfie_look: "clean",
            zone_trick: "",
            other_face: false,
            missing: Vec::new(),
            erased: Vec::new(),
            unknown_blocks: false,
            consent: true,
            signing: None,
            authentication: None,
            extra_session_fields: false,
            qes: QesEnd::Finalized,
            onboarding: Onboarding::DocumentPassed,
            outcome: "none",
            finality: "preliminary",
            because: None,
            fixed_priority: None,
            opened_ago_secs: None,
            due_in_secs: None,
            expires_in_secs: None,
        }
    }

    /// A trust-platform session whose device got that verdict for those reasons.
    pub(super) fn device(verdict: &'static str, reasons: &[&'static str]) -> Self {
        let (suspect_score, confidence) = match verdict {
            "trusted" => (8, 0.97),
            "suspicious" => (61, 0.9),
            "not_trusted" => (93, 0.93),
            _ => (37, 0.42),
        };
        Self {
            verdict: Some(verdict),
            suspect_score: Some(suspect_score),
            confidence: Some(confidence),
            reasons: reasons.to_vec(),
            ..Self::new(Source::Trust)
        }
    }

    /// True when a code of the 32xx family is in it.
    pub(super) fn suspicion(&self) -> bool {
        self.issues.iter().any(|code| codes::is_suspicion(code))
    }

    /// True for what operations must look at instead of a reviewer.
    pub(super) fn operations(&self) -> bool {
        self.source == Source::Onboarding && self.onboarding == Onboarding::NoDecision
    }

    /// True when a document and a selfie were captured.
    pub(super) fn captured(&self) -> bool {
        match self.source {
            Source::Trust => self.signing.is_none(),
            Source::Qes => self.qes != QesEnd::Aborted,
            Source::Onboarding => matches!(
                self.onboarding,
                Onboarding::DocumentPassed | Onboarding::DocumentFailed | Onboarding::CountryNotReached
            ),
        }
    }

    /// Family and code pairs of the summary, each once.
    pub(super) fn opened_because(&self) -> Vec<(String, String)> {
        let told = self.because.clone().unwrap_or_else(|| {
            let contact = self.digital.iter().flat_map(|(_, _, found)| found.iter());
            let device = self.reasons.iter().filter(|code| **code != "DEVICE_RECOGNIZED").chain(contact);
            let device = device.map(|code| (codes::device(code).0, *code));
            device.chain(self.issues.iter().map(|code| (codes::qes(code).1, *code))).collect()
        });
        told.into_iter().map(|(family, code)| (family.to_owned(), code.to_owned())).collect()
    }

    pub(super) fn priority(&self, dice: &mut Dice) -> u32 {
        let base = match (self.suspicion(), self.verdict) {
            (true, _) => 70,
            (_, Some("not_trusted")) => 60,
            (_, Some("suspicious")) => 45,
            _ => 30,
        };
        let rolled = base + u32::try_from(dice.below(20)).unwrap_or(0);
        self.fixed_priority.unwrap_or(rolled)
    }

    pub(super) fn opened_at_secs(&self, dice: &mut Dice) -> i64 {
        let rolled = dice.between(600, 30 * 3_600);
        -self.opened_ago_secs.unwrap_or(rolled)
    }

    pub(super) fn due_at_secs(&self, opened_at_secs: i64, dice: &mut Dice) -> Option<i64> {
        let rolled = opened_at_secs + dice.pick(&[2, 3, 4]) * 24 * 3_600 + dice.between(0, 7_200);
        Some(self.due_in_secs.unwrap_or(rolled)).filter(|_| !self.operations())
    }

    pub(super) fn expires_at_secs(&self, dice: &mut Dice) -> Option<i64> {
        let rolled = dice.chance(30).then(|| dice.between(30 * 3_600, 90 * 3_600));
        self.expires_in_secs.or(rolled)
    }
}
