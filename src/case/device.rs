//! What a device verdict, a score and a signal are, and what they are not.
//!
//! A verdict is the platform's word and is never derived from a score. A score has a direction only where one is
//! declared; without it nobody may call it high or low.
use serde::{Deserialize, Serialize};

use crate::catalogue::InternalText;

/// The documented verdicts of the device step, and everything else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum DeviceVerdict {
    /// Known and ordinary: the flow goes on to signing.
    Trusted,
    /// Over the first cut-off.
    Suspicious,
    /// Over the second cut-off.
    NotTrusted,
    /// Could not tell. Not a sign of anything bad.
    Inconclusive,
    /// A word this console does not know; it leads to the document step like the three before.
    Unknown,
}

impl DeviceVerdict {
    /// Reads the platform's word, whatever its letter case and separators.
    pub fn parse(word: &str) -> Self {
        let plain: String =
            word.chars().take(100).filter(char::is_ascii_alphabetic).collect::<String>().to_ascii_lowercase();
        match plain.as_str() {
            "trusted" => Self::Trusted,
            "suspicious" => Self::Suspicious,
            "nottrusted" | "untrusted" => Self::NotTrusted,
            "inconclusive" => Self::Inconclusive,
            _ => Self::Unknown,
        }
    }
}

/// Which way a score points, where that is declared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ScoreDirection {
    /// More means riskier.
    HigherIsRiskier,
    /// More means safer.
    HigherIsSafer,
    /// More means surer, neither riskier nor safer.
    HigherIsSurer,
}

/// Who says which way a score points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum DeclaredBy {
    /// The record itself.
    Record,
    /// The provider's public documents, by the name of the field.
    Documents,
}

/// A score as recorded.
#[derive(Clone, Debug, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Score {
    /// The field it came in: `score`, `suspectScore`, `confidence`.
    pub name: String,
    /// The number.
    pub value: f64,
    /// Lower end, where declared.
    pub min: Option<f64>,
    /// Upper end, where declared; a suspect score has none.
    pub max: Option<f64>,
    /// Which way it points; absent where nobody says, and then nothing may colour it.
    pub direction: Option<ScoreDirection>,
    /// Who says so.
    pub declared_by: Option<DeclaredBy>,
    /// The provider, where named.
    pub source: Option<String>,
}

/// A signal has three states, and a value may have none of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum SignalState {
    /// Looked for and found.
    Found,
    /// Looked for and not found.
    NotFound,
    /// Not looked for, or not supported there. Never the same as not found.
    NotRun,
    /// A value that is neither yes nor no.
    Reported,
}

/// The groups of the signal panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum SignalGroup {
    /// Proof by the device's own hardware.
    Attestation,
    /// The device and its software.
    Device,
    /// The connection.
    Network,
    /// How much happened in how little time.
    Velocity,
    /// E-mail and phone.
    Contact,
}

impl SignalGroup {
    /// Every group, in the order of the panel.
    pub const ALL: [Self; 5] = [Self::Device, Self::Network, Self::Velocity, Self::Contact, Self::Attestation];

    /// The message key of its heading.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Attestation => "signals-attestation",
            Self::Device => "signals-device",
            Self::Network => "signals-network",
            Self::Velocity => "signals-velocity",
            Self::Contact => "signals-contact",
        }
    }
}

/// One raw observation.
#[derive(Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Signal {
    /// The name on the wire.
    pub name: String,
    /// A few words; the name where the console does not know it.
    pub label: InternalText,
    /// Which group of the panel it stands in.
    pub group: SignalGroup,
    /// Found, not found, not run, or a plain value.
    pub state: SignalState,
    /// The value, where it is more than yes or no.
    pub value: Option<super::shown::ShownText>,
    /// The record itself says that it did not run; else nothing is said of one that is listed as such.
    #[serde(skip)]
    #[specta(skip)]
    pub said_so: bool,
}

/// The cut-offs of a device step.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct CutOffs {
    /// Suspect score at which a device is suspicious.
    pub suspicious: f64,
    /// Suspect score at which a device is not trusted.
    pub not_trusted: f64,
    /// Confidence, 0 to 100, under which the verdict is inconclusive.
    pub confidence: Option<f64>,
}

/// On which side of a cut-off a value equal to it counts. The platform does not say; an edition of the policy does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum EqualCounts {
    /// As over it: the ruling of DESIGN 11.
    Over,
    /// As under it.
    Under,
}

/// Why cut-offs cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum CutOffError {
    /// The first stands at or over the second, so no score could be suspicious.
    #[error("the suspicious cut-off must be lower than the not-trusted cut-off")]
    Order,
    /// A cut-off is negative, or the confidence is outside 0 to 100.
    #[error("a cut-off is out of range")]
    Range,
}

impl CutOffs {
    /// Checks order and range.
    ///
    /// # Errors
    /// [`CutOffError`] says which rule is broken.
    pub fn check(&self) -> Result<(), CutOffError> {
        let confidence = self.confidence.unwrap_or(0.0);
        let sound = self.suspicious >= 0.0 && self.not_trusted >= 0.0 && (0.0..=100.0).contains(&confidence);
        if !sound {
            return Err(CutOffError::Range);
        }
        if self.suspicious < self.not_trusted { Ok(()) } else { Err(CutOffError::Order) }
    }

    /// The verdict these cut-offs give. Confidence is looked at first, and `equal` says where a value equal to a cut-off
    /// counts: assumptions of the policy's edition (R-07, DESIGN 11), the platform states neither. Confidence equal to its
    /// minimum is enough: that much is stated. None where there is a minimum and the record has no confidence to hold
    /// against it: the step may have found too little, and nobody can tell.
    ///
    /// `suspect_score` must be one that rises with risk, and `confidence` 0 to 100. This recomputes a recorded verdict to
    /// compare with it; it never replaces one.
    pub fn recompute(&self, suspect_score: f64, confidence: Option<f64>, equal: EqualCounts) -> Option<DeviceVerdict> {
        if let Some(least) = self.confidence
            && confidence? < least
        {
            return Some(DeviceVerdict::Inconclusive);
        }
        Some(self.by_score(suspect_score, equal))
    }

    /// What these cut-offs give in place of a recorded verdict; none where they can have given it. Without the confidence
    /// that they ask for, inconclusive and the verdict of the score can both be right, and every other is wrong for certain.
    pub fn instead_of(
        &self,
        recorded: DeviceVerdict,
        suspect_score: f64,
        confidence: Option<f64>,
        equal: EqualCounts,
    ) -> Option<Instead> {
        let sure = self.recompute(suspect_score, confidence, equal);
        let verdict = sure.unwrap_or_else(|| self.by_score(suspect_score, equal));
        let or_inconclusive = sure.is_none();
        let fits = recorded == verdict || (or_inconclusive && recorded == DeviceVerdict::Inconclusive);
        (!fits).then_some(Instead { verdict, or_inconclusive })
    }

    /// The verdict of a score whose confidence is enough.
    fn by_score(&self, suspect_score: f64, equal: EqualCounts) -> DeviceVerdict {
        let reaches =
            |cut_off: f64| suspect_score > cut_off || (equal == EqualCounts::Over && suspect_score == cut_off);
        if reaches(self.not_trusted) {
            DeviceVerdict::NotTrusted
        } else if reaches(self.suspicious) {
            DeviceVerdict::Suspicious
        } else {
            DeviceVerdict::Trusted
        }
    }
}

/// What cut-offs give in place of a recorded verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instead {
    /// The verdict they give.
    pub verdict: DeviceVerdict,
    /// Or inconclusive: the record has no confidence that would tell the two apart.
    pub or_inconclusive: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: CutOffs = CutOffs { suspicious: 50.0, not_trusted: 75.0, confidence: Some(60.0) };

    #[test]
    fn r_03_every_documented_word_is_read_in_any_writing_and_the_rest_is_unknown() {
        for word in ["not_trusted", "NOT TRUSTED", "notTrusted", "Not-Trusted"] {
            assert_eq!(DeviceVerdict::parse(word), DeviceVerdict::NotTrusted, "{word}");
        }
        assert_eq!(DeviceVerdict::parse("TRUSTED"), DeviceVerdict::Trusted);
        assert_eq!(DeviceVerdict::parse("elevated_attention"), DeviceVerdict::Unknown);
        assert_eq!(DeviceVerdict::parse(""), DeviceVerdict::Unknown, "no word is no trust");
    }

    #[test]
    fn r_05_cut_offs_in_the_wrong_order_or_out_of_range_are_refused() {
        assert_eq!(SAMPLE.check(), Ok(()));
        assert_eq!(CutOffs { suspicious: 75.0, not_trusted: 50.0, ..SAMPLE }.check(), Err(CutOffError::Order));
        assert_eq!(CutOffs { suspicious: 75.0, ..SAMPLE }.check(), Err(CutOffError::Order), "equal leaves no band");
        assert_eq!(CutOffs { suspicious: -1.0, ..SAMPLE }.check(), Err(CutOffError::Range));
        assert_eq!(CutOffs { confidence: Some(100.1), ..SAMPLE }.check(), Err(CutOffError::Range));
        assert_eq!(CutOffs { suspicious: f64::NAN, ..SAMPLE }.check(), Err(CutOffError::Range));
    }

    #[test]
    fn r_06_confidence_just_under_its_minimum_is_inconclusive_and_at_it_is_not() {
        let given = |score, confidence| SAMPLE.recompute(score, Some(confidence), EqualCounts::Over);
        assert_eq!(given(10.0, 59.9), Some(DeviceVerdict::Inconclusive));
        assert_eq!(given(10.0, 60.0), Some(DeviceVerdict::Trusted));
        assert_eq!(given(90.0, 59.9), Some(DeviceVerdict::Inconclusive), "confidence is looked at first");
    }

    #[test]
    fn r_06_without_a_confidence_nothing_is_said_where_there_is_a_minimum() {
        for score in [10.0, 50.0, 90.0] {
            assert_eq!(SAMPLE.recompute(score, None, EqualCounts::Over), None, "{score}");
        }
        let no_minimum = CutOffs { confidence: None, ..SAMPLE };
        assert_eq!(no_minimum.recompute(10.0, None, EqualCounts::Over), Some(DeviceVerdict::Trusted));
        assert_eq!(no_minimum.recompute(90.0, None, EqualCounts::Over), Some(DeviceVerdict::NotTrusted));
    }

    #[test]
    fn r_06_without_a_confidence_a_verdict_that_no_certainty_gives_is_contradicted_all_the_same() {
        use DeviceVerdict::{Inconclusive, NotTrusted, Suspicious, Trusted};
        let instead = |recorded, score, confidence| {
            let found = SAMPLE.instead_of(recorded, score, confidence, EqualCounts::Over);
            found.map(|instead| (instead.verdict, instead.or_inconclusive))
        };
        for (score, by_score) in [(10.0, Trusted), (50.0, Suspicious), (90.0, NotTrusted)] {
            for recorded in [Trusted, Suspicious, NotTrusted, Inconclusive] {
                let fits = recorded == by_score || recorded == Inconclusive;
                assert_eq!(instead(recorded, score, None), (!fits).then_some((by_score, true)), "{recorded:?} {score}");
                let sure = (recorded != by_score).then_some((by_score, false));
                assert_eq!(instead(recorded, score, Some(60.0)), sure, "{recorded:?} {score}");
                let unsure = (recorded != Inconclusive).then_some((Inconclusive, false));
                assert_eq!(instead(recorded, score, Some(59.9)), unsure, "{recorded:?} {score}");
            }
        }
    }

    #[test]
    fn r_07_a_score_equal_to_a_cut_off_counts_as_over_it() {
        for (score, verdict) in [
            (49.9, DeviceVerdict::Trusted),
            (50.0, DeviceVerdict::Suspicious),
            (74.9, DeviceVerdict::Suspicious),
            (75.0, DeviceVerdict::NotTrusted),
            (400.0, DeviceVerdict::NotTrusted),
        ] {
            assert_eq!(SAMPLE.recompute(score, Some(95.0), EqualCounts::Over), Some(verdict), "{score}");
        }
    }

    #[test]
    fn r_07_the_other_rule_for_an_equal_value_is_an_edition_s_to_choose() {
        let given = |score| SAMPLE.recompute(score, Some(95.0), EqualCounts::Under);
        assert_eq!(given(50.0), Some(DeviceVerdict::Trusted));
        assert_eq!(given(75.0), Some(DeviceVerdict::Suspicious));
        assert_eq!(given(75.1), Some(DeviceVerdict::NotTrusted));
    }
}
