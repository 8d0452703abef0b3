//! What the second of two people may see of the first answer (contract section 5).
//!
//! Promises: while policy says blind, nothing of somebody else's first answer is shown, kept in memory or written to the
//! file, even where a platform gives it away; what may be seen is kept in memory alone, for as long as the case is open.
//! That a first answer is the person's own, or this machine's, is noted with the case: they are not offered the second.
use super::{AppError, Console};
use crate::case::snapshot::{self, Snapshot};
use crate::case::view::SecondView;
use crate::catalogue::InternalText;
use crate::decision::{DecisionState, StandingDecision, Turn};
use crate::ids::CaseId;
use crate::outbox::view::theirs_view;
use crate::platform::{ReadBack, SignedIn};

impl Console {
    /// Asks the platform for the first answer of a case that waits for a second, and gives whose turn it is. Without a
    /// network what is known stands: the platform refuses a self-review all the same.
    pub(super) async fn hear_first_answer(&self, person: &SignedIn, case_id: &CaseId) -> Result<Turn, AppError> {
        let mut tx = self.inner.store.begin().await?;
        let turn = snapshot::turn(&mut tx, case_id).await?;
        tx.rollback().await?;
        if !matches!(turn, Turn::Second | Turn::Own) || !self.may_ask() {
            return Ok(turn);
        }
        let Ok(ReadBack::Standing(first)) = self.inner.platform.read_decision(case_id).await else { return Ok(turn) };
        if first.state != DecisionState::AwaitingSecond {
            return Ok(turn);
        }
        let own = first.reviewer_id == person.person_id || first.device_id.as_ref() == Some(&self.inner.device);
        if own && turn == Turn::Second {
            let mut tx = self.inner.store.begin().await?;
            tx.note_own_first(case_id, &first.decision_id).await?;
            tx.commit().await?;
        }
        if own || !self.policy_now().second_person.blind {
            let mut live = self.live();
            // Not where the person went on while it was asked for.
            if live.open_case.as_ref() == Some(case_id) {
                live.first_answer = Some((case_id.clone(), *first));
            }
        }
        Ok(if own { Turn::Own } else { turn })
    }

    /// What the case view says of it.
    pub(super) fn second(&self, seen: &Snapshot) -> Option<SecondView> {
        let turn = seen.facts.turn;
        let first = self.first_answer(&seen.case.summary.case_id, turn);
        let text = match (turn, &first) {
            (Turn::First, _) => return None,
            (Turn::Own, _) => "missing-self_review",
            (Turn::Unnamed, _) => "second-unnamed",
            (Turn::Answered, _) => "second-answered",
            (Turn::Second, Some(_)) => "second-shown",
            (Turn::Second, None) => "second-blind",
        };
        Some(SecondView {
            turn,
            text: InternalText::words(self.language(), text, &[]),
            first: first.map(|first| theirs_view(&first, self.language())),
        })
    }

    /// Policy may have turned blind since it was heard.
    fn first_answer(&self, case_id: &CaseId, turn: Turn) -> Option<StandingDecision> {
        let blind = self.policy_now().second_person.blind && turn != Turn::Own;
        let live = self.live();
        let first = live.first_answer.as_ref().filter(|(of, _)| of == case_id && !blind);
        first.map(|(_, first)| first.clone())
    }
}
