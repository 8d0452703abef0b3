//! A case as the screen has it, out of a snapshot and its words, before anything is known of claims and decisions.
use super::load::{Shown, visible};
use super::offered::DecisionForm;
use super::shown::ShownText;
use super::snapshot::Snapshot;
use super::view::{CaseView, ClaimView};
use crate::clock::rfc3339;
use crate::ids::FlowId;

impl CaseView {
    /// The case, free and undecided.
    pub fn drawn(seen: &Snapshot, drawn: Shown, environment: &str, form: DecisionForm) -> Self {
        let summary = &seen.case.summary;
        let session = seen.session.as_ref();
        let flow: Option<FlowId> =
            session.and_then(|session| session.flow_id.clone()).or_else(|| summary.flow_id.clone());
        let version = session.and_then(|session| session.flow_version.clone());
        Self {
            case_id: summary.case_id.clone(),
            source: summary.source,
            environment: environment.to_owned(),
            state: summary.state,
            etag: summary.etag.clone(),
            name: seen.name.as_ref().map(|name| visible(&ShownText::new(name.expose()))),
            subject: session
                .and_then(|session| session.subject_id.as_deref())
                .map(|subject| visible(&ShownText::new(subject))),
            session_id: summary.session_id.as_ref().map(ToString::to_string),
            flow: flow.map(|flow| match version {
                Some(version) => format!("{flow} v{version}"),
                None => flow.to_string(),
            }),
            session_status: session.map(|session| session.status.clone()),
            outcome: session.and_then(|session| session.outcome.clone()),
            priority: summary.priority,
            opened_at: rfc3339(summary.opened_at),
            updated_at: rfc3339(summary.updated_at),
            due_at: summary.due_at.map(rfc3339),
            expires_at: summary.expires_at.map(rfc3339),
            why: drawn.why,
            device: drawn.device,
            reasons: drawn.reasons,
            compare: drawn.compare,
            images: drawn.images,
            signed: drawn.signed,
            checked: drawn.checked,
            checks: drawn.checks,
            session: drawn.session,
            blocks: drawn.blocks,
            claim: ClaimView { mine: false, holder: None, expires_at: None, note: None, lost: None },
            evidence_ready: seen.case.evidence_etag.is_some(),
            changed_since: false,
            form,
            changes: None,
            standing: None,
            second: None,
            evidence_digest: seen.digest.clone(),
            entries: Vec::new(),
        }
    }
}
