//! Which case lies on the table: one at a time, and the one before it lies there again where an opening failed.
use std::collections::BTreeSet;
use std::mem::take;

use super::Console;
use crate::decision::StandingDecision;
use crate::ids::{CaseId, FileRef};

/// What was known of the case that lay there before.
pub(super) struct Before {
    open_case: Option<CaseId>,
    looked_at: Option<CaseId>,
    viewed: BTreeSet<FileRef>,
    opened_digest: Option<String>,
    file_changed: bool,
    held_open: bool,
    holds_open: bool,
    standing: Option<(CaseId, StandingDecision)>,
    first_answer: Option<(CaseId, StandingDecision)>,
}

impl Before {
    /// The case that is left for this one.
    pub(super) fn left_for(&self, case_id: &CaseId) -> Option<&CaseId> {
        self.open_case.as_ref().filter(|before| *before != case_id)
    }
}

impl Console {
    /// A case takes its place on the table; gives what lay there. None where the person has asked for another since, or left.
    pub(super) fn lay_out(&self, case_id: &CaseId) -> Option<Before> {
        let mut live = self.live();
        if live.asked_for.as_ref() != Some(case_id) {
            return None;
        }
        let open_case = live.open_case.replace(case_id.clone());
        let viewed = live.viewed.clone();
        if open_case.as_ref() != Some(case_id) {
            live.viewed.clear();
        }
        Some(Before {
            open_case,
            looked_at: take(&mut live.looked_at),
            viewed,
            opened_digest: take(&mut live.opened_digest),
            file_changed: take(&mut live.file_changed),
            held_open: take(&mut live.held_open),
            holds_open: take(&mut live.holds_open),
            standing: take(&mut live.standing),
            first_answer: take(&mut live.first_answer),
        })
    }

    /// The opening failed: what lay there before lies there again and keeps its claim, and what was taken for this case is
    /// given back as of any that is left. Not where the person has gone elsewhere meanwhile.
    pub(super) async fn put_back(&self, case_id: &CaseId, before: Before) {
        let left = before.left_for(case_id).cloned();
        let again = before.open_case.as_ref() == Some(case_id);
        {
            let mut live = self.live();
            if live.open_case.as_ref() != Some(case_id) {
                return;
            }
            live.open_case = before.open_case;
            live.looked_at = before.looked_at;
            live.viewed = before.viewed;
            live.opened_digest = before.opened_digest;
            live.file_changed |= before.file_changed;
            (live.held_open, live.holds_open) = (before.held_open, before.holds_open);
            live.standing = before.standing;
            live.first_answer = before.first_answer;
        }
        // The store has just failed. What fails here too runs out by itself, and the screen tells of it.
        if let Some(left) = left
            && let Err(cause) = self.claims().stay(&left).await
        {
            tracing::warn!(error = %cause, "the claim of the case before could not be kept");
        }
        if !again && let Err(cause) = self.claims().leave(case_id).await {
            tracing::warn!(error = %cause, "the claim of a case that did not open could not be left");
        }
    }
}
