//! Cases that come in from the platforms beside the world, and what changes in them there.
use super::Ledger;
use crate::rules::{CaseState, Time};
use crate::stock::{Evidence, Stocked};
use serde_json::Value;
use std::sync::Arc;

impl Ledger {
    /// How many cases an environment holds: the place of the next one.
    #[must_use]
    pub fn count(&self, environment: &str) -> usize {
        self.environments.get(environment).map_or(0, |env| env.cases.len())
    }

    /// The place of a case that is still there.
    #[must_use]
    pub fn index_of(&self, environment: &str, case_id: &str) -> Option<usize> {
        let env = self.environments.get(environment)?;
        let index = env.by_id.get(case_id).copied()?;
        env.cases.get(index).filter(|case| !matches!(case.record.state, CaseState::Gone(_))).map(|_| index)
    }

    /// Opens a case that came in from beside the world, with its evidence; it appears at the end of the feed.
    pub(crate) fn open_case(&mut self, environment: &str, facts: Stocked, evidence: Evidence, now: Time) {
        let epoch = self.epoch;
        let Some(env) = self.environments.get_mut(environment) else { return };
        let stamp = crate::rules::feed::next_stamp(env.last_stamp, now);
        let index = env.add(facts, epoch, Some(stamp));
        if let Some(case) = env.cases.get_mut(index) {
            case.evidence = Some(Arc::new(evidence));
        }
    }

    /// Puts other evidence under a case, where it differs: a new ETag, as with every change of evidence.
    pub(crate) fn rewrite_evidence(&mut self, environment: &str, case_id: &str, evidence: Evidence, now: Time) {
        let history = &mut self.history;
        let Some(env) = self.environments.get_mut(environment) else { return };
        let Some(index) = env.by_id.get(case_id).copied() else { return };
        let same = env.cases.get(index).is_some_and(|case| {
            let known = case.evidence();
            let content = |evidence: &Evidence| -> Vec<(String, Value)> {
                evidence.blocks.iter().map(|block| (block.kind.clone(), block.content.clone())).collect()
            };
            content(&known) == content(&evidence)
        });
        if !same {
            // The case is there: it was looked up a line before, and nothing else can fail here.
            let _ = env.change_evidence(index, now, history, |old| {
                *old = evidence;
                Ok(())
            });
        }
    }
}
