//! Where the record contradicts itself, and what must not be overlooked.
use serde::Serialize;

use super::{Case, why};
use crate::case::device::{CutOffError, DeviceVerdict, SignalState};
use crate::case::evidence::{DeviceFacts, DocumentVerdict, QesStage, VerdictWord};
use crate::catalogue::{ExplainedCode, Family, Polarity, Sentence};

/// How loudly a banner speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The record says two things that cannot both be so.
    Contradiction,
    /// Changes what a decision can do.
    Warning,
    /// Good to know.
    Information,
}

/// What a banner is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum BannerKind {
    /// Trusted by the device step, and yet opened for review for a cause of device or network, or for none.
    TrustedYetOpened,
    /// Trusted, with a score of which nobody says which way it points.
    TrustedWithUndeclaredScore,
    /// The recorded verdict is not the one its own cut-offs give.
    VerdictAgainstCutOffs,
    /// The record's own cut-offs cannot be used: wrong order, or out of range.
    BadCutOffs,
    /// The signature level of the session needs blocks that are not there.
    RequiredBlocksMissing,
    /// Summary and block disagree about the verdict.
    SummaryAgainstBlock,
    /// Two device blocks disagree.
    DeviceBlocksDisagree,
    /// A reason says what a signal denies.
    ReasonAgainstSignal,
    /// A suspicion stands in the evidence and not in the summary.
    SuspicionNotInSummary,
    /// A suspicion stands in the summary and in no block.
    SuspicionNotInEvidence,
    /// The platform accepted a session whose document step found fraud.
    AcceptedAgainstDocument,
    /// An identification is both given up and finished.
    QesContradictory,
    /// Events came out of order, twice, or not at all.
    QesEvents,
    /// The workflow gave no decision: for operations.
    Operations,
    /// A signature was issued.
    SignatureIssued,
    /// The stored identity is too old to sign with.
    IdentityExpired,
    /// The platform erased blocks.
    Erased,
    /// No evidence has arrived.
    NoEvidence,
}

/// One banner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Banner {
    /// What it is about.
    pub kind: BannerKind,
    /// How loudly it speaks.
    pub severity: Severity,
    /// What it says.
    pub sentence: Sentence,
}

/// Every banner of a case, contradictions first.
pub(super) fn banners(case: &Case<'_>) -> Vec<Banner> {
    let mut banners = Vec::new();
    verdicts(case, &mut banners);
    for device in &case.evidence.devices {
        scores(case, device, &mut banners);
        signals(case, device, &mut banners);
    }
    suspicions(case, &mut banners);
    events(case, &mut banners);
    state(case, &mut banners);
    banners.sort_by_key(|banner| banner.severity);
    banners
}

fn banner(case: &Case<'_>, kind: BannerKind, severity: Severity, key: &str, arguments: &[(&str, &str)]) -> Banner {
    Banner { kind, severity, sentence: case.say(key, arguments) }
}

fn verdicts(case: &Case<'_>, banners: &mut Vec<Banner>) {
    use Severity::Contradiction;
    let in_block = case.evidence.device_verdict();
    let in_summary = case.summary.device_verdict.as_deref().filter(|word| !word.trim().is_empty());
    let in_summary = in_summary.map(VerdictWord::new);
    if let (Some(block), Some(summary)) = (in_block, &in_summary)
        && !are_one(block, summary)
    {
        let arguments = [("summary", summary.word.as_str()), ("block", block.word.as_str())];
        banners.push(banner(case, BannerKind::SummaryAgainstBlock, Contradiction, "banner-summary", &arguments));
    }
    let mut told = case.evidence.devices.iter().filter_map(|device| device.verdict.as_ref());
    if let Some(first) = told.next()
        && let Some(other) = told.find(|other| !are_one(first, other))
    {
        let arguments = [("one", first.word.as_str()), ("other", other.word.as_str())];
        banners.push(banner(case, BannerKind::DeviceBlocksDisagree, Contradiction, "banner-devices", &arguments));
    }
    let trusted = why::verdict(case).is_some_and(|verdict| verdict.known == DeviceVerdict::Trusted);
    if !trusted {
        return;
    }
    let codes = case.titles(against_trust(case));
    if !codes.is_empty() {
        let codes = case.list(&codes);
        banners.push(banner(
            case,
            BannerKind::TrustedYetOpened,
            Contradiction,
            "banner-trusted-codes",
            &[("codes", &codes)],
        ));
    } else if case.causes.is_empty() {
        banners.push(banner(case, BannerKind::TrustedYetOpened, Contradiction, "banner-trusted", &[]));
    }
}

/// Whether two words are one verdict: another writing of a documented word is no other verdict, and two that nobody knows are
/// one only where they are the same word.
fn are_one(one: &VerdictWord, other: &VerdictWord) -> bool {
    let same_word = || one.word.eq_ignore_ascii_case(&other.word);
    one.known == other.known && (one.known != DeviceVerdict::Unknown || same_word())
}

/// Causes of device and network that do not go with a trusted verdict: those that speak against the session, and weak or
/// unknown ones where nothing else explains why it was opened.
fn against_trust<'a>(case: &'a Case<'_>) -> Vec<&'a ExplainedCode> {
    let about_device =
        |code: &ExplainedCode| matches!(Family::parse(&code.family), Some(Family::Device | Family::Network));
    let explained = case.causes.iter().any(|code| !about_device(code));
    let causes = case.causes.iter().filter(|code| about_device(code));
    causes.filter(|code| code.polarity == Polarity::Negative || !explained).collect()
}

/// Scores are compared with cut-offs only where both are declared; one of undeclared direction is reported, not judged.
fn scores(case: &Case<'_>, device: &DeviceFacts, banners: &mut Vec<Banner>) {
    if let Some(fault) = device.bad_cut_offs {
        let key = if fault == CutOffError::Order { "banner-bad_cut_offs-order" } else { "banner-bad_cut_offs-range" };
        banners.push(banner(case, BannerKind::BadCutOffs, Severity::Warning, key, &[]));
    }
    let Some(verdict) = &device.verdict else { return };
    let confidence = device.score("confidence").and_then(super::percent);
    let equal = case.edition.equal;
    if let Some(score) = device.score("suspectScore") {
        let (cut_offs, sure, unsure) = match &device.cut_offs {
            Some(own) => (own, "banner-cut_offs", "banner-cut_offs-any"),
            None => (&case.edition.cut_offs, "banner-cut_offs-policy", "banner-cut_offs-policy-any"),
        };
        let instead = cut_offs.instead_of(verdict.known, score.value, confidence, equal);
        if let Some(instead) = instead.filter(|_| verdict.known != DeviceVerdict::Unknown) {
            let given = verdict_text(case, instead.verdict);
            let uncertain = verdict_text(case, DeviceVerdict::Inconclusive);
            let arguments =
                [("verdict", verdict.word.as_str()), ("recomputed", given.as_str()), ("uncertain", uncertain.as_str())];
            // The flow may have cut-offs of its own that the record does not tell: then it is a remark and no contradiction.
            let own = device.cut_offs.is_some();
            let severity = if own { Severity::Contradiction } else { Severity::Information };
            let key = if instead.or_inconclusive { unsure } else { sure };
            banners.push(banner(case, BannerKind::VerdictAgainstCutOffs, severity, key, &arguments));
        }
    }
    let undeclared = device.scores.iter().find(|score| score.direction.is_none());
    if let Some(score) = undeclared.filter(|_| verdict.known == DeviceVerdict::Trusted) {
        let value = case.exact(score.value);
        let own = device.cut_offs.as_ref();
        let instead = own.and_then(|own| own.instead_of(verdict.known, score.value, confidence, equal));
        let kind = BannerKind::TrustedWithUndeclaredScore;
        banners.push(match instead {
            Some(instead) => {
                let key = if instead.or_inconclusive { "banner-score-against-any" } else { "banner-score-against" };
                let read = verdict_text(case, instead.verdict);
                let uncertain = verdict_text(case, DeviceVerdict::Inconclusive);
                let arguments = [("score", value.as_str()), ("read", read.as_str()), ("uncertain", uncertain.as_str())];
                banner(case, kind, Severity::Contradiction, key, &arguments)
            }
            // Without cut-offs that give another verdict, nothing says that the two do not go together.
            None => banner(case, kind, Severity::Warning, "banner-score", &[("score", &value)]),
        });
    }
}

fn verdict_text(case: &Case<'_>, verdict: DeviceVerdict) -> String {
    case.text(&format!("verdict-{}", word_of(verdict)), &[])
}

const fn word_of(verdict: DeviceVerdict) -> &'static str {
    match verdict {
        DeviceVerdict::Trusted => "trusted",
        DeviceVerdict::Suspicious => "suspicious",
        DeviceVerdict::NotTrusted => "not_trusted",
        DeviceVerdict::Inconclusive => "inconclusive",
        DeviceVerdict::Unknown => "unknown",
    }
}

/// Reasons and the signals that carry the same fact: reason, name of the signal, and what the signal would have to say.
const TWO_WORDS: [(&str, &str, SignalState); 6] = [
    ("VPN_DETECTED", "vpnDetected", SignalState::Found),
    ("PROXY_DETECTED", "proxy", SignalState::Found),
    ("TOR_EXIT_NODE", "torNode", SignalState::Found),
    ("BOT_DETECTED", "bot", SignalState::Found),
    ("DEVICE_RECOGNIZED", "visitorFound", SignalState::Found),
    ("DEVICE_NEW", "visitorFound", SignalState::NotFound),
];

fn signals(case: &Case<'_>, device: &DeviceFacts, banners: &mut Vec<Banner>) {
    for (code, name, wanted) in TWO_WORDS {
        let reason = device.reasons.iter().find(|reason| reason.code.as_str().eq_ignore_ascii_case(code));
        let signal = device.signals.iter().find(|signal| signal.name == name);
        if let (Some(reason), Some(signal)) = (reason, signal) {
            let says_either = matches!(signal.state, SignalState::Found | SignalState::NotFound);
            if says_either && signal.state != wanted {
                let arguments = [("reason", reason.title.as_str()), ("signal", signal.label.as_str())];
                let kind = BannerKind::ReasonAgainstSignal;
                banners.push(banner(case, kind, Severity::Contradiction, "banner-signal", &arguments));
            }
        }
    }
}

fn suspicions(case: &Case<'_>, banners: &mut Vec<Banner>) {
    let in_summary = case.summary.opened_because.iter().filter(|because| crate::catalogue::is_suspicion(&because.code));
    let in_summary: Vec<&str> = in_summary.map(|because| because.code.as_str()).collect();
    let mut only_in_blocks = Vec::new();
    // A message name and its number are one reason, whichever of the two has which.
    for code in case.causes.iter().filter(|code| code.suspicion) {
        if !in_summary.iter().any(|other| number(other).eq_ignore_ascii_case(number(code.code.as_str()))) {
            only_in_blocks.push(code);
        }
    }
    if !only_in_blocks.is_empty() {
        let codes = case.list(&case.titles(only_in_blocks));
        let kind = BannerKind::SuspicionNotInSummary;
        banners.push(banner(case, kind, Severity::Contradiction, "banner-suspicion-block", &[("codes", &codes)]));
    }
    let in_blocks = case.evidence.coded_reasons().any(|code| code.suspicion);
    if !in_summary.is_empty() && !in_blocks && case.evidence.block_count > 0 {
        let codes = case.list(&case.titles(case.causes.iter().filter(|code| code.suspicion)));
        let kind = BannerKind::SuspicionNotInEvidence;
        banners.push(banner(case, kind, Severity::Contradiction, "banner-suspicion-summary", &[("codes", &codes)]));
    }
}

/// The number of a code that may be sent as its message name; what nobody described as it came.
fn number(code: &str) -> &str {
    crate::catalogue::find(code).map_or(code.trim(), |entry| entry.code.as_str())
}

fn events(case: &Case<'_>, banners: &mut Vec<Banner>) {
    for process in &case.evidence.qes {
        if process.stage == QesStage::Contradictory {
            let kind = BannerKind::QesContradictory;
            banners.push(banner(case, kind, Severity::Contradiction, "banner-qes-both", &[]));
        }
        if process.repeats > 0 || !process.in_order || !process.gaps.is_empty() {
            let ways = [
                (!process.in_order, "events-disorder"),
                (process.repeats > 0, "events-repeats"),
                (!process.gaps.is_empty(), "events-gaps"),
            ];
            let ways: Vec<String> =
                ways.iter().filter(|(holds, _)| *holds).map(|(_, key)| case.text(key, &[])).collect();
            let arguments = [("how", ways.join(", "))];
            let arguments = arguments.each_ref().map(|(name, how)| (*name, how.as_str()));
            banners.push(banner(case, BannerKind::QesEvents, Severity::Information, "banner-qes-events", &arguments));
        }
    }
}

fn state(case: &Case<'_>, banners: &mut Vec<Banner>) {
    let missing = super::expected::missing(case);
    if !missing.is_empty() {
        let labels: Vec<String> = missing.iter().map(|kind| case.text(&format!("block-{kind}"), &[])).collect();
        let kind = BannerKind::RequiredBlocksMissing;
        banners.push(banner(case, kind, Severity::Warning, "banner-required", &[("blocks", &labels.join(", "))]));
    }
    let facts = case.facts;
    let outcome = case.session.and_then(|session| session.outcome.as_deref());
    let accepted = outcome.unwrap_or(&case.summary.platform_outcome).eq_ignore_ascii_case("accepted");
    let fraud = case.evidence.document_checks.iter().any(|check| check.verdict == DocumentVerdict::Fraud);
    let erased = case.evidence.erased.len().to_string();
    let rows = [
        (accepted && fraud, BannerKind::AcceptedAgainstDocument, Severity::Contradiction, "banner-accepted"),
        (facts.operations, BannerKind::Operations, Severity::Warning, "banner-operations"),
        (facts.signature_issued, BannerKind::SignatureIssued, Severity::Warning, "banner-signed"),
        (facts.identity_expired, BannerKind::IdentityExpired, Severity::Warning, "banner-identity_expired"),
        (!case.evidence.erased.is_empty(), BannerKind::Erased, Severity::Information, "banner-erased"),
        (case.evidence.block_count == 0, BannerKind::NoEvidence, Severity::Warning, "banner-no_evidence"),
    ];
    for (holds, kind, severity, key) in rows {
        if holds {
            banners.push(banner(case, kind, severity, key, &[("count", &erased)]));
        }
    }
}
