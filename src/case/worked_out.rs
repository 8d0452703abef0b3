//! The session's own times, what the console worked out itself, and who can put a coded reason right, put into the words of
//! the screen.
use serde::Serialize;

use super::Session;
use super::checks::{AssertionKeys, Check, Seen, Tone, Topic, checks};
use super::load::visible;
use super::shown::ShownText;
use super::snapshot::Snapshot;
use crate::catalogue::{Fixer, InternalText, Language, Retry};
use crate::clock::rfc3339;

/// What the platform records of a session besides its blocks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct SessionView {
    /// The flow's version, alone.
    pub flow_version: Option<String>,
    /// When it was created.
    pub created_at: Option<String>,
    /// When the person started.
    pub started_at: Option<String>,
    /// Last change.
    pub updated_at: Option<String>,
    /// When it came to an end, whichever.
    pub completed_at: Option<String>,
    /// When it ends by itself.
    pub expires_at: Option<String>,
    /// The last step that ran, with its verdict.
    pub last_step: Option<String>,
}

/// One line of what the console worked out itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct CheckView {
    /// What it is about.
    pub topic: Topic,
    /// That in a few words.
    pub label: String,
    /// How it stands to a decision.
    pub tone: Tone,
    /// What it says.
    pub text: String,
    /// The end of what is counted down, where there is one.
    pub until: Option<String>,
}

pub(super) fn check_views(seen: &Snapshot, keys: &AssertionKeys, language: Language) -> Vec<CheckView> {
    let held = Seen {
        summary: &seen.case.summary,
        session: seen.session.as_ref(),
        evidence: &seen.evidence,
        keys,
        now: seen.read_at,
        language,
    };
    let view = |check: Check| CheckView {
        topic: check.topic,
        label: InternalText::words(language, check.topic.key(), &[]),
        tone: check.tone,
        text: check.text,
        until: check.until.map(rfc3339),
    };
    checks(&held).into_iter().map(view).collect()
}

pub(super) fn session_view(session: &Session) -> SessionView {
    let step = session.last_step.as_ref().map(|last| {
        let verdict = last.verdict.as_deref().map(|verdict| format!(": {verdict}")).unwrap_or_default();
        visible(&ShownText::new(&format!("{}{verdict}", last.description.as_ref().unwrap_or(&last.step))))
    });
    SessionView {
        flow_version: session.flow_version.as_deref().map(|version| visible(&ShownText::new(version))),
        created_at: session.created_at.map(rfc3339),
        started_at: session.started_at.map(rfc3339),
        updated_at: session.updated_at.map(rfc3339),
        completed_at: session.completed_at.map(rfc3339),
        expires_at: session.expires_at.map(rfc3339),
        last_step: step,
    }
}

/// The message key of who can put a coded reason right.
pub(super) const fn fixer_key(fixer: Fixer) -> &'static str {
    match fixer {
        Fixer::EndUser => "fixable-end_user",
        Fixer::Company => "fixable-company",
        Fixer::Platform => "fixable-platform",
        Fixer::Reviewer => "fixable-reviewer",
        Fixer::Nobody => "fixable-nobody",
    }
}

/// The message key of whether another attempt makes sense.
pub(super) const fn retry_key(retry: Retry) -> &'static str {
    match retry {
        Retry::Sensible => "retry-sensible",
        Retry::AfterChange => "retry-after_change",
        Retry::Pointless => "retry-pointless",
    }
}
