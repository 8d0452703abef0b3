//! Puts a snapshot into the words of the screen.
use serde_json::Value;

use super::checks::AssertionKeys;
use super::compare::compare;
use super::contacts::shown_value;
use super::device::{DeclaredBy, DeviceVerdict, ScoreDirection, SignalState};
use super::evidence::trail::{is_contact, without_contacts};
use super::evidence::{DeviceFacts, Evidence};
use super::explain::{BlockPresence, Contributions, Explanation, RouteState, explain};
use super::pictures::{SignedFileView, image_views, signed_views};
use super::shown::ShownText;
use super::snapshot::Snapshot;
use super::titles::block_title;
use super::view::{
    BannerView, BlockView, CompareView, ContributionView, ContributionsView, DeviceView, ImageView, PresenceView,
    ReasonView, RouteView, ScoreView, SignalView, Why,
};
use super::worked_out::{CheckView, SessionView, check_views, fixer_key, retry_key, session_view};
use super::{BlockStatus, DataBlock};
use crate::catalogue::{ExplainedCode, InternalText, Language, Sentence, decimal};
use crate::clock::rfc3339;
use crate::store::{CasePolicy, ImageRow};

/// Characters of a raw block that are shown.
const RAW_LIMIT: usize = 20_000;

/// Everything of a case that its evidence says.
pub struct Shown {
    /// Why it stepped up.
    pub why: Why,
    /// What the device step recorded.
    pub device: Option<DeviceView>,
    /// Coded reasons, suspicions first, then what speaks for the session.
    pub reasons: Vec<ReasonView>,
    /// Claimed against extracted.
    pub compare: Vec<CompareView>,
    /// Files.
    pub images: Vec<ImageView>,
    /// Files of signed packages.
    pub signed: Vec<SignedFileView>,
    /// Evidence expected against evidence received.
    pub checked: Vec<PresenceView>,
    /// What the console worked out itself.
    pub checks: Vec<CheckView>,
    /// The session's times.
    pub session: Option<SessionView>,
    /// Raw blocks.
    pub blocks: Vec<BlockView>,
}

/// Explains a snapshot, against the time it was read at. Identity assertions are believed by `keys` and no others.
pub fn shown(seen: &Snapshot, images: &[ImageRow], keys: &AssertionKeys, language: Language) -> Shown {
    let explained = explain(&seen.case.summary, seen.session.as_ref(), &seen.evidence, &seen.policy.edition, language);
    let reasons = explained.causes.iter().chain(&explained.supporting);
    let reasons = reasons.map(|code| reason(code, said_by(code, &seen.evidence, language), language)).collect();
    let device = seen.evidence.devices.last().map(|device| device_view(device, &explained, language));
    Shown {
        why: why(&explained, &seen.policy, language),
        device,
        reasons,
        compare: compare(&seen.evidence.personal, language).into_iter().map(compare_view).collect(),
        images: image_views(&seen.evidence, images, language),
        signed: signed_views(&seen.evidence, images, language),
        checked: explained.blocks.iter().map(presence_view).collect(),
        checks: check_views(seen, keys, language),
        session: seen.session.as_ref().map(session_view),
        blocks: seen.blocks.iter().map(|block| block_view(block, language)).collect(),
    }
}

/// A text with a visible mark, such as `⟨U+202E⟩`, in place of each character that would steer the line.
pub fn visible(shown: &ShownText) -> String {
    let mut drawn = String::with_capacity(shown.text.len());
    let mut marks = shown.marks.iter().peekable();
    for (at, c) in (0_u32..).zip(shown.text.chars()) {
        while let Some(mark) = marks.next_if(|mark| mark.at <= at) {
            drawn.push_str(&format!("⟨U+{:04X}⟩", mark.code_point));
        }
        drawn.push(c);
    }
    for mark in marks {
        drawn.push_str(&format!("⟨U+{:04X}⟩", mark.code_point));
    }
    if shown.cut {
        drawn.push('…');
    }
    drawn
}

fn why(explained: &Explanation, policy: &CasePolicy, language: Language) -> Why {
    let words = |sentences: &[Sentence]| sentences.iter().map(|one| one.text.as_str().to_owned()).collect();
    let key = if policy.own { "policy-own" } else { "policy-other" };
    let version = ShownText::new(&policy.edition.version).text;
    Why {
        sentence: explained.why.text.as_str().to_owned(),
        customer: explained.customer.as_str().to_owned(),
        route: explained
            .route
            .iter()
            .map(|step| RouteView {
                label: step.label.as_str().to_owned(),
                taken: matches!(step.state, RouteState::Taken | RouteState::Open),
                note: step.word.clone(),
                column: step.column,
            })
            .collect(),
        banners: explained
            .banners
            .iter()
            .map(|banner| BannerView { severity: banner.severity, text: banner.sentence.text.as_str().to_owned() })
            .collect(),
        notes: explained
            .notes
            .iter()
            // The scores stand with the device, with range, direction and source.
            .filter(|note| !note.key.starts_with("note-score") && note.key != "note-confidence")
            .map(|note| note.text.as_str().to_owned())
            .collect(),
        not_run: explained.not_run.iter().map(|sentence| sentence.text.as_str().to_owned()).collect(),
        policy: InternalText::words(language, key, &[("version", &version)]),
        alone: words(&explained.alone),
        contributions: explained.contributions.as_ref().map(contributions_view),
        remedies: words(&explained.remedies),
    }
}

fn contributions_view(told: &Contributions) -> ContributionsView {
    let items = told.items.iter().map(|bar| ContributionView {
        name: ShownText::new(&bar.name).text,
        weight: bar.weight.clone(),
        share: percent(bar.share),
    });
    ContributionsView { items: items.collect(), sum: told.sum.text.as_str().to_owned(), adds_up: told.adds_up }
}

/// A share of -1 to 1 in whole percent.
fn percent(share: f64) -> i32 {
    (-100..=100).find(|percent| f64::from(*percent) >= share * 100.0 - 0.5).unwrap_or(100)
}

fn reason(code: &ExplainedCode, from: String, language: Language) -> ReasonView {
    let say = |key: &str| InternalText::words(language, key, &[]);
    let words = |text: &InternalText| Some(text.as_str().to_owned()).filter(|text| !text.is_empty());
    ReasonView {
        scheme: code.scheme.as_str().to_owned(),
        code: code.code.as_str().to_owned(),
        known: code.known,
        title: code.title.as_str().to_owned(),
        meaning: words(&code.meaning),
        guidance: words(&code.guidance),
        how_to_check: code.how_to_check(language).iter().map(|point| point.as_str().to_owned()).collect(),
        family: code.family.clone(),
        visibility: code.visibility,
        suspicion: code.suspicion,
        polarity: code.polarity,
        technical: code.technical,
        fixable_by: code.fixable_by.map(|fixer| say(fixer_key(fixer))),
        retry: code.retry.map(|retry| say(retry_key(retry))),
        details: code.details.as_ref().map(|details| details.as_str().to_owned()),
        twin: code.twin.as_ref().map(|twin| twin.hint.as_str().to_owned()),
        from,
    }
}

/// The block that says a code, in words; a code no block says stands in the summary alone.
fn said_by(code: &ExplainedCode, evidence: &Evidence, language: Language) -> String {
    let says = |reason: &ExplainedCode| reason.code == code.code;
    let devices = evidence.devices.iter().map(|block| (&block.from, block.reasons.iter().any(says)));
    let digital = evidence.digital.iter().map(|block| (&block.from, block.reasons.iter().any(says)));
    let checks = evidence.document_checks.iter();
    let checks = checks.map(|block| (&block.from, block.issues.iter().chain(&block.reason).any(says)));
    let matches = evidence.matches.iter().map(|block| (&block.from, block.reasons.iter().any(says)));
    let qes = evidence.qes.iter().map(|block| (&block.from, block.reasons.iter().any(says)));
    let live = evidence.liveness.iter().map(|block| (&block.from, block.reasons.iter().any(says)));
    let mut blocks = devices.chain(digital).chain(checks).chain(matches).chain(qes).chain(live);
    let block = blocks.find(|(_, says)| *says).map(|(from, _)| block_title(&from.kind, language));
    block.unwrap_or_else(|| InternalText::words(language, "said-summary", &[]))
}

fn device_view(device: &DeviceFacts, explained: &Explanation, language: Language) -> DeviceView {
    let verdict = device.verdict.as_ref();
    let key = match verdict.map(|verdict| verdict.known) {
        Some(DeviceVerdict::Trusted) => "trusted",
        Some(DeviceVerdict::Suspicious) => "suspicious",
        Some(DeviceVerdict::NotTrusted) => "not_trusted",
        Some(DeviceVerdict::Inconclusive) => "inconclusive",
        Some(DeviceVerdict::Unknown) => "unknown",
        None => "absent",
    };
    let say = |message: &str| InternalText::words(language, message, &[]);
    let signals = explained.signals.iter().flat_map(|panel| panel.signals.iter()).map(|signal| SignalView {
        name: signal.label.as_str().to_owned(),
        value: match (&signal.state, &signal.value) {
            (SignalState::NotRun, _) => say("signal-not_run"),
            (_, Some(value)) => visible(value),
            (SignalState::Found, None) => say("signal-found"),
            (SignalState::NotFound | SignalState::Reported, None) => say("signal-not_found"),
        },
        note: device
            .address
            .as_ref()
            .filter(|address| signal.value.as_ref() == Some(&address.text))
            .and_then(|address| address.note.as_ref())
            .map(|note| note.as_str().to_owned()),
    });
    DeviceView {
        provider: device.provider.clone(),
        verdict: verdict.map(|verdict| verdict.word.clone()),
        verdict_title: say(&format!("verdict-{key}")),
        verdict_meaning: say(&format!("verdict-meaning-{key}")),
        scores: device.scores.iter().map(|score| score_view(score, language)).collect(),
        measured_at: device.measured_at.map(rfc3339),
        services: device.services.clone(),
        input_sources: device.input_sources.clone(),
        user_reference: device.user_reference.as_ref().map(visible),
        signals: signals.collect(),
    }
}

fn score_view(score: &super::device::Score, language: Language) -> ScoreView {
    let say = |message: &str| InternalText::words(language, message, &[]);
    let number = |value: f64| decimal(&value.to_string(), language);
    let range = match (score.min, score.max) {
        (Some(min), Some(max)) => Some(format!("{}–{}", number(min), number(max))),
        (Some(min), None) => Some(format!("{}–∞", number(min))),
        _ => None,
    };
    ScoreView {
        label: match score.name.as_str() {
            "suspectScore" => say("score-name-suspect"),
            "confidence" => say("score-name-confidence"),
            other => ShownText::new(other).text,
        },
        value: number(score.value),
        range,
        direction: score.direction.map(|direction| {
            say(match direction {
                ScoreDirection::HigherIsRiskier => "score-higher_is_riskier",
                ScoreDirection::HigherIsSafer => "score-higher_is_safer",
                ScoreDirection::HigherIsSurer => "score-higher_is_surer",
            })
        }),
        source: match (score.declared_by, &score.source) {
            (Some(DeclaredBy::Record), _) => say("score-declared-record"),
            (Some(DeclaredBy::Documents), Some(source)) => source.clone(),
            (Some(DeclaredBy::Documents), None) => say("score-declared-documents"),
            (None, Some(source)) => source.clone(),
            (None, None) => say("score-declared-nobody"),
        },
    }
}

fn compare_view(row: super::compare::CompareRow) -> CompareView {
    let notes: Vec<&str> = row.notes.iter().map(|note| note.text.as_str()).collect();
    let value = |value: &ShownText| shown_value(&row.field, visible(value));
    CompareView {
        label: row.label.as_str().to_owned(),
        claimed: row.claimed.as_ref().map(value),
        extracted: row.extracted.as_ref().map(value),
        masked: is_contact(&row.field),
        standing: row.standing,
        note: (!notes.is_empty()).then(|| notes.join(" ")),
        field: row.field,
    }
}

fn presence_view(block: &BlockPresence) -> PresenceView {
    PresenceView {
        kind: block.kind.clone(),
        label: block.label.as_str().to_owned(),
        presence: block.presence,
        created_by: block.created_by.as_deref().map(|step| ShownText::new(step).text),
    }
}

fn block_view(block: &DataBlock, language: Language) -> BlockView {
    let raw = (block.status == BlockStatus::Stored).then(|| {
        let content = without_contacts(&without_links(&block.content));
        let whole = serde_json::to_string_pretty(&content).unwrap_or_default();
        let cut: String = whole.chars().take(RAW_LIMIT).collect();
        if cut.len() < whole.len() { format!("{cut}\n…") } else { cut }
    });
    let kind = ShownText::new(&block.kind).text;
    BlockView {
        title: block_title(&kind, language),
        kind,
        created_by: block.created_by.as_deref().map(|step| ShownText::new(step).text),
        created_at: block.created_at.map(rfc3339),
        erased: block.status == BlockStatus::Erased,
        raw,
    }
}

/// The raw record without addresses: links to files are short-lived keys to them.
pub(super) fn without_links(value: &Value) -> Value {
    match value {
        Value::String(text) if text.contains("://") => Value::from("⟨link⟩"),
        Value::Array(items) => items.iter().map(without_links).collect(),
        Value::Object(map) => map.iter().map(|(name, inner)| (name.clone(), without_links(inner))).collect(),
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::{Fixer, Retry};

    #[test]
    fn steering_characters_become_visible_marks_where_they_stood() {
        assert_eq!(visible(&ShownText::new("Ann\u{202e}a")), "Ann⟨U+202E⟩a");
        assert_eq!(visible(&ShownText::new("plain")), "plain");
        assert_eq!(visible(&ShownText::new("end\u{200b}")), "end⟨U+200B⟩");
    }

    #[test]
    fn every_message_this_file_says_has_its_words() {
        let verdicts = ["trusted", "suspicious", "not_trusted", "inconclusive", "unknown", "absent"];
        let verdicts = verdicts.iter().flat_map(|key| [format!("verdict-{key}"), format!("verdict-meaning-{key}")]);
        let names = ["suspect", "confidence"].map(|key| format!("score-name-{key}"));
        let signals = ["found", "not_found", "not_run"].map(|key| format!("signal-{key}"));
        let scores = ["higher_is_riskier", "higher_is_safer", "higher_is_surer"].map(|key| format!("score-{key}"));
        let declared = ["record", "documents", "nobody"].map(|key| format!("score-declared-{key}"));
        let fixers = Fixer::ALL.iter().map(|fixer| fixer_key(*fixer).to_owned());
        let retries = Retry::ALL.iter().map(|retry| retry_key(*retry).to_owned());
        let more = declared.into_iter().chain(fixers).chain(retries);
        for key in verdicts.chain(names).chain(signals).chain(scores).chain(more) {
            let says = InternalText::say(Language::English, &key, &[]);
            assert_ne!(says.as_str(), key, "a key without words is shown as the key");
        }
    }

    #[test]
    fn a_reason_names_the_block_that_says_it_in_words_of_every_language() {
        let block = DataBlock {
            block_id: crate::ids::BlockId::new("1"),
            kind: "documentVerification".to_owned(),
            created_by: None,
            sequence: None,
            created_at: None,
            status: BlockStatus::Stored,
            content: serde_json::json!({ "verdict": "NOT_VERIFIED", "issues": [{ "code": "3112" }] }),
        };
        for (language, block_says, summary_says) in [
            (Language::English, "Document verification", "Summary of the case"),
            (Language::German, "Verifizierung des Dokuments", "Zusammenfassung des Falls"),
            (Language::French, "Vérification du document", "Résumé du dossier"),
        ] {
            let evidence = Evidence::read(std::slice::from_ref(&block), language);
            let code = evidence.coded_reasons().next().unwrap().clone();
            assert_eq!(said_by(&code, &evidence, language), block_says);
            assert_eq!(said_by(&code, &Evidence::read(&[], language), language), summary_says);
        }
    }

    #[test]
    fn r_26_a_reason_of_a_liveness_check_names_its_block_and_says_how_it_is_checked() {
        let block = DataBlock {
            block_id: crate::ids::BlockId::new("1"),
            kind: "biometricSamples".to_owned(),
            created_by: None,
            sequence: None,
            created_at: None,
            status: BlockStatus::Stored,
            content: serde_json::json!({ "liveness": { "result": "failed", "reasons": ["LIVENESS_FAILED"] } }),
        };
        let evidence = Evidence::read(std::slice::from_ref(&block), Language::English);
        let code = evidence.coded_reasons().next().unwrap();
        let told = reason(code, said_by(code, &evidence, Language::English), Language::English);
        assert_eq!((told.code.as_str(), told.from.as_str()), ("LIVENESS_FAILED", "Biometric samples"));
        let points = code.how_to_check(Language::English);
        assert!(told.known && !points.is_empty(), "a code with a list");
        assert!(told.how_to_check.iter().eq(points.iter().map(InternalText::as_str)), "each point, in order");
    }

    #[test]
    fn a_link_never_stands_in_the_raw_record() {
        let raw = serde_json::json!({"signedUrl": "https://files.example/a?key=b", "n": [1, "https://x.example"]});
        let shown = without_links(&raw).to_string();
        assert!(!shown.contains("example"), "{shown}");
    }
}
