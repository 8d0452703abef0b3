//! Sessions by flow: the documented listing, and sessions made by the documented create call.
use super::{Created, Ledger, evidence::Shown};
use crate::rules::{CaseState, Refusal, Time, wire_time};
use serde_json::{Value, json};

/// How the documented listing may be sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortBy {
    /// By the time of creation.
    CreatedAt,
    /// By session status, then creation.
    Status,
}

/// One page of sessions, still to be rendered, and how many there are in all.
#[derive(Debug)]
pub struct SessionPage {
    /// Sessions of cases.
    pub shown: Vec<Listed>,
    /// In all pages.
    pub total: usize,
}

/// A session of the listing.
#[derive(Debug)]
pub enum Listed {
    /// Behind a case.
    OfCase(Box<Shown>),
    /// Made by the create call, rendered in the newest shape.
    Created(Value),
}

impl Created {
    /// The documented session answer, newest shape. A created session runs at once and stays running.
    pub(crate) fn render(&self, environment: &str, version: u32) -> Value {
        json!({
            "sessionId": self.session_id, "sessionStatus": "RUNNING", "flowId": self.flow_id, "flowVersion": version,
            "environment": environment, "subjectId": self.subject_id, "outcome": "NO_OUTCOME",
            "createdAt": wire_time(self.at), "startedAt": wire_time(self.at), "updatedAt": wire_time(self.at),
            "completedAt": null, "expiresAt": wire_time(self.at + chrono::TimeDelta::hours(24)), "state": self.state,
        })
    }
}

impl Ledger {
    /// Remembers a created session.
    ///
    /// # Errors
    /// `forbidden` for an unknown environment.
    pub(crate) fn create_session(&mut self, environment: &str, created: Created) -> Result<(), Refusal> {
        self.environment_mut(environment)?.created.push(created);
        Ok(())
    }

    /// A created session by its id.
    pub(crate) fn created_session(&self, environment: &str, session_id: &str) -> Option<&Created> {
        self.environment(environment).ok()?.created.iter().find(|one| one.session_id == session_id)
    }

    /// One page of a flow's sessions; `page` counts from 1. Offset paging: pages shift when sessions arrive, as documented.
    ///
    /// # Errors
    /// `forbidden` for an unknown environment.
    pub fn sessions_of_flow(
        &self,
        environment: &str,
        flow: (&str, u32),
        sort_by: SortBy,
        descending: bool,
        page: usize,
        size: usize,
    ) -> Result<SessionPage, Refusal> {
        let env = self.environment(environment)?;
        let of_flow = |case: &&super::Case| {
            case.facts.flow_id.as_deref() == Some(flow.0) && !matches!(case.record.state, CaseState::Gone(_))
        };
        let since_epoch = |time: Time| (time - self.epoch).num_seconds();
        let mut order: Vec<(bool, i64, Result<&super::Case, &Created>)> = env
            .cases
            .iter()
            .filter(of_flow)
            .map(|case| (case.record.finality == "final", case.facts.opened_at_secs, Ok(case)))
            .chain(
                env.created
                    .iter()
                    .filter(|created| created.flow_id == flow.0)
                    .map(|created| (false, since_epoch(created.at), Err(created))),
            )
            .collect();
        order.sort_by_key(|(completed, at, _)| (sort_by == SortBy::Status && *completed, *at));
        if descending {
            order.reverse();
        }
        let total = order.len();
        let shown = order
            .into_iter()
            .skip(page.saturating_sub(1).saturating_mul(size))
            .take(size)
            .map(|(_, _, one)| match one {
                Ok(case) => Listed::OfCase(Box::new(case.shown())),
                Err(created) => Listed::Created(created.render(environment, flow.1)),
            })
            .collect();
        Ok(SessionPage { shown, total })
    }
}
