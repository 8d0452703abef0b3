//! Why a session stepped up, in one plain sentence, and everything that goes with it: the route, what did not run, and
//! where the record contradicts itself.
//!
//! Promises: the sentence says only what the record says. *Could not tell* is never turned into *bad*, a verdict is never
//! derived from a score, a score whose direction nobody declares is never judged, a signal that did not run is never
//! called clean, and a code nobody has described is named as it came. Pure: no I/O, no clock.
//!
//! Deliberately does not advise: it explains what happened, a person decides what follows.
mod alone;
mod banners;
mod expected;
mod matched;
mod record;
mod route;
mod same;
#[cfg(test)]
mod tests;
mod why;

use std::collections::HashSet;

use serde::Serialize;

use super::device::{DeviceVerdict, ScoreDirection, Signal, SignalGroup, SignalState};
use super::evidence::{CheckState, Evidence};
use super::facts::CaseFacts;
use super::session::Session;
use super::shown::word;
use super::summary::{CaseSummary, Source};
use crate::catalogue::{CustomerText, ExplainedCode, InternalText, Language, Scheme, Sentence, decimal, explain_code};
use crate::policy::Edition;

pub use alone::{ContributionBar, Contributions};
pub use banners::{Banner, BannerKind, Severity};
pub use expected::{BlockPresence, Presence};
pub use route::{RouteState, RouteStep};
use same::Places;

/// Everything the *why* panel of a case shows.
#[derive(Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Explanation {
    /// The one sentence, for the reviewer.
    pub why: Sentence,
    /// The one for the person: the same whatever the case is.
    pub customer: CustomerText,
    /// Every coded cause, suspicions first, each once, with the platform's own words where a block has them.
    pub causes: Vec<ExplainedCode>,
    /// Codes that speak for the session.
    pub supporting: Vec<ExplainedCode>,
    /// The route with the taken branch.
    pub route: Vec<RouteStep>,
    /// Where the record contradicts itself, and what a reviewer must not overlook.
    pub banners: Vec<Banner>,
    /// Smaller remarks: scores, addresses, other checks.
    pub notes: Vec<Sentence>,
    /// The signals in groups; empty where no device step ran.
    pub signals: Vec<SignalPanel>,
    /// What was not looked for; absent where everything expected ran.
    pub not_run: Option<Sentence>,
    /// Blocks expected on this route against blocks received.
    pub blocks: Vec<BlockPresence>,
    /// Each single change after which the policy would not have stepped the session up, or that there is none.
    pub alone: Vec<Sentence>,
    /// What each feature added to a score, where the record says so.
    pub contributions: Option<Contributions>,
    /// What can be asked of the person next, by the tier of a score.
    pub remedies: Vec<Sentence>,
}

/// One group of signals.
#[derive(Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct SignalPanel {
    /// Which.
    pub group: SignalGroup,
    /// Its heading.
    pub title: InternalText,
    /// Whether anything of it ran.
    pub ran: bool,
    /// Its signals, those that did not run last.
    pub signals: Vec<Signal>,
}

/// Explains a case from its summary, its session where it has one, its evidence, and the edition of the step-up policy it
/// came under.
pub fn explain(
    summary: &CaseSummary,
    session: Option<&Session>,
    evidence: &Evidence,
    edition: &Edition,
    language: Language,
) -> Explanation {
    let facts = CaseFacts::of(summary, evidence);
    let codes = explained(summary, evidence, language);
    let (supporting, mut causes): (Vec<_>, Vec<_>) =
        codes.into_iter().partition(|code| code.polarity == crate::catalogue::Polarity::Positive);
    causes.sort_by_key(|code| !code.suspicion);
    let case = Case { summary, session, evidence, facts: &facts, causes: &causes, edition, language };
    let signals = panels(&case);
    let record = record::record(&case);
    Explanation {
        why: why::why(&case),
        customer: CustomerText::of_step_up(language),
        route: route::route(&case),
        banners: banners::banners(&case),
        notes: notes(&case),
        not_run: not_run(&case, &signals),
        blocks: expected::blocks(&case),
        alone: alone::alone(&case, &record),
        contributions: alone::contributions(&case),
        remedies: alone::remedies(&case, &record),
        signals,
        supporting,
        causes,
    }
}

/// Blocks without which the signature of this session cannot be issued, and which are not there: none where no level is
/// known, and none that was here and erased.
pub fn missing_blocks(
    summary: &CaseSummary,
    session: Option<&Session>,
    evidence: &Evidence,
    edition: &Edition,
) -> Vec<String> {
    let facts = CaseFacts::of(summary, evidence);
    let language = Language::English;
    expected::missing(&Case { summary, session, evidence, facts: &facts, causes: &[], edition, language })
}

/// What the parts of this room share.
struct Case<'a> {
    summary: &'a CaseSummary,
    session: Option<&'a Session>,
    evidence: &'a Evidence,
    facts: &'a CaseFacts,
    causes: &'a [ExplainedCode],
    edition: &'a Edition,
    language: Language,
}

impl Case<'_> {
    fn say(&self, key: &str, arguments: &[(&str, &str)]) -> Sentence {
        Sentence::new(self.language, key, arguments)
    }

    fn text(&self, key: &str, arguments: &[(&str, &str)]) -> String {
        InternalText::words(self.language, key, arguments)
    }

    /// [`exact`] in the language of the case.
    fn exact(&self, value: f64) -> String {
        decimal(&exact(value), self.language)
    }

    /// A sum or a share of one as a person reads it: at most two places, none where it is whole.
    fn figure(&self, value: f64) -> String {
        let rounded = format!("{value:.2}");
        decimal(rounded.trim_end_matches('0').trim_end_matches('.'), self.language)
    }

    /// Items in one line, the first three and how many more.
    fn list(&self, items: &[String]) -> String {
        let shown = items.iter().take(3).cloned().collect::<Vec<_>>().join(", ");
        match items.len().saturating_sub(3) {
            0 => shown,
            more => self.text("list-more", &[("items", &shown), ("count", &more.to_string())]),
        }
    }

    /// Codes in a few words, quoted: the title, with the number where the code is one; the raw code where nobody
    /// described it.
    fn titles<'c>(&self, codes: impl IntoIterator<Item = &'c ExplainedCode>) -> Vec<String> {
        let mut titles: Vec<String> = Vec::new();
        let mut known: HashSet<String> = HashSet::new();
        for code in codes {
            let raw = word(code.code.as_str());
            let numeric = raw.bytes().all(|byte| byte.is_ascii_digit());
            let title = match (code.known, numeric) {
                (true, true) => self.text("code-number", &[("title", code.title.as_str()), ("code", &raw)]),
                (true, false) => self.text("code-title", &[("title", code.title.as_str())]),
                (false, _) => self.text("code-title", &[("title", &raw)]),
            };
            if known.insert(title.clone()) {
                titles.push(title);
            }
        }
        titles
    }

    /// The same, each that nobody described with the platform's own words beside it, where it has some.
    fn told<'c>(&self, codes: impl IntoIterator<Item = &'c ExplainedCode>) -> Vec<String> {
        let mut told: Vec<String> = Vec::new();
        for code in codes {
            let details = code.details.as_ref().map(|details| word(details.as_str())).filter(|words| !words.is_empty());
            let said = match details.filter(|_| !code.known) {
                Some(words) => {
                    vec![self.text("code-said", &[("title", &word(code.code.as_str())), ("words", &words)])]
                }
                None => self.titles([code]),
            };
            told.extend(said);
        }
        told.dedup();
        told
    }

    fn is_source(&self, source: Source) -> bool {
        self.summary.source == source
    }
}

/// Each code of the case once: from the blocks, where its details are, then from the summary.
fn explained(summary: &CaseSummary, evidence: &Evidence, language: Language) -> Vec<ExplainedCode> {
    let in_blocks: Vec<&ExplainedCode> = evidence.coded_reasons().collect();
    let mut places = Places::default();
    for (at, code) in in_blocks.iter().enumerate() {
        places.put(code, at);
    }
    let from_summary = summary.opened_because.iter().map(|because| {
        let scheme = Scheme::of(&because.family, &because.code);
        let code = explain_code(scheme, &because.code, Some(&because.family), None, language);
        let from_block = places.first(&code).and_then(|at| in_blocks.get(at));
        from_block.map_or(code, |found| (*found).clone())
    });
    let mut codes: Vec<ExplainedCode> = Vec::new();
    let mut taken = Places::default();
    for code in from_summary.chain(in_blocks.iter().map(|code| (*code).clone())) {
        if taken.first(&code).is_none() {
            taken.put(&code, codes.len());
            codes.push(code);
        }
    }
    codes
}

fn panels(case: &Case<'_>) -> Vec<SignalPanel> {
    let Some(device) = case.evidence.devices.last() else { return Vec::new() };
    let panel = |group: SignalGroup| {
        let signals: Vec<Signal> = device.signals.iter().filter(|signal| signal.group == group).cloned().collect();
        let ran = signals.iter().any(|signal| signal.state != SignalState::NotRun)
            || (group == SignalGroup::Contact && !case.evidence.digital.is_empty());
        SignalPanel { group, title: InternalText::say(case.language, group.key(), &[]), ran, signals }
    };
    SignalGroup::ALL.into_iter().map(panel).collect()
}

fn not_run(case: &Case<'_>, panels: &[SignalPanel]) -> Option<Sentence> {
    let (mut names, mut silent): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    for panel in panels {
        for signal in panel.signals.iter().filter(|signal| signal.state == SignalState::NotRun) {
            let list = if signal.said_so { &mut names } else { &mut silent };
            list.push(signal.label.as_str().to_owned());
        }
        if !panel.ran && panel.signals.is_empty() {
            silent.push(panel.title.as_str().to_owned());
        }
    }
    let assertions = case.evidence.onboarding.iter().flat_map(|result| &result.assertions);
    names.extend(assertions.filter(|one| one.state == CheckState::NotRun).map(|one| check_name(case, &one.name)));
    let (list, silent) = (names.join(", "), silent.join(", "));
    match (list.is_empty(), silent.is_empty()) {
        (true, true) => None,
        (false, true) => Some(case.say("not-run", &[("list", &list)])),
        (true, false) => Some(case.say("not-run-silent", &[("silent", &silent)])),
        (false, false) => Some(case.say("not-run-and-silent", &[("list", &list), ("silent", &silent)])),
    }
}

/// A check of a workflow in words; its name as it came where nobody described it.
fn check_name(case: &Case<'_>, name: &str) -> String {
    let key = format!("assertion-{}", name.replace('.', "-"));
    let plain = key.len() < 60 && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let words = if plain { case.text(&key, &[]) } else { key.clone() };
    if words == key { name.to_owned() } else { words }
}

fn notes(case: &Case<'_>) -> Vec<Sentence> {
    let mut notes = Vec::new();
    for device in &case.evidence.devices {
        for score in &device.scores {
            if score.name == "confidence" {
                let (key, value) = match percent(score) {
                    Some(value) => ("note-confidence", value),
                    None => ("note-confidence-either", score.value),
                };
                notes.push(case.say(key, &[("value", &case.exact(value))]));
                continue;
            }
            let key = match score.direction {
                None => "note-score-undeclared",
                Some(ScoreDirection::HigherIsRiskier) => "note-score-riskier",
                Some(ScoreDirection::HigherIsSafer) => "note-score-safer",
                Some(ScoreDirection::HigherIsSurer) => "note-score-surer",
            };
            let source = score.source.as_deref().unwrap_or("-");
            notes.push(case.say(key, &[("value", &case.exact(score.value)), ("source", source)]));
        }
        if let Some(key) = device.address.as_ref().and_then(|address| address.kind.note()) {
            notes.push(case.say(key, &[]));
        }
    }
    let verdict = why::verdict(case).map(|verdict| verdict.known);
    if verdict == Some(DeviceVerdict::Trusted) && case.is_source(Source::Trust) && route::document_ran(case) {
        notes.push(case.say("note-branch", &[]));
    }
    for digital in &case.evidence.digital {
        if let Some(verdict) = &digital.verdict {
            let codes = case.list(&case.told(&digital.reasons));
            let key = if digital.reasons.is_empty() { "note-contact-bare" } else { "note-contact" };
            notes.push(case.say(key, &[("verdict", &verdict.word), ("codes", &codes)]));
        }
    }
    notes.extend(case.evidence.contracts.iter().filter_map(|contract| alone::contract_tier(case, contract)));
    let checks = case.evidence.onboarding.iter().flat_map(|result| &result.assertions);
    let bought: Vec<String> = checks
        .clone()
        .filter(|one| one.state == CheckState::NotBought)
        .map(|one| check_name(case, &one.name))
        .collect();
    if !bought.is_empty() {
        notes.push(case.say("note-not_bought", &[("list", &bought.join(", "))]));
    }
    if checks.into_iter().any(|one| one.weak && one.state == CheckState::Passed) {
        notes.push(case.say("note-weak_questions", &[]));
    }
    notes
}

/// A recorded number or a limit, in its shortest form and never rounded: beside an edge, 74.996 is not 75.
fn exact(value: f64) -> String {
    let size = value.abs();
    if value == 0.0 {
        "0".to_owned()
    } else if (1e-9..1e15).contains(&size) || !size.is_finite() {
        value.to_string()
    } else {
        format!("{value:e}")
    }
}

/// A confidence as the cut-offs count it, 0 to 100; none where its range is not known. The product is rounded to a millionth:
/// 0.29 of 1 is 29 of 100, and not the number just under it that binary fractions would make of it.
fn percent(score: &super::device::Score) -> Option<f64> {
    let max = score.max?;
    Some(if max == 1.0 { (score.value * 100.0 * 1e6).round() / 1e6 } else { score.value })
}
