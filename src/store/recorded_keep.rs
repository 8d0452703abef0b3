//! Keeps what the feed of recorded decisions tells, a page with one statement, and takes it away with its case.
use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use sqlx::{Row, query};

use super::case_keys::PROFILE;
use super::cases::id_list;
use super::packed::{Packed, list_text};
use super::recorded::{reasons_of, words_item};
use super::recorded_sql as sql;
use super::seal::{CaseKeys, Label, Place};
use super::{StoreError, StoreTx};
use crate::decision::{DecisionState, ReasonRef, Recorded, StandingDecision};
use crate::ids::{CaseId, PersonId};

impl StoreTx {
    /// Keeps a page of recorded decisions; one that is here already stands from now on as it is told now. What somebody
    /// wrote is kept only where the case is here: it is sealed under the case's key, and goes with it.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn keep_recorded(&mut self, page: &[Recorded]) -> Result<(), StoreError> {
        if page.is_empty() {
            return Ok(());
        }
        let ids: BTreeSet<&CaseId> = page.iter().map(|recorded| &recorded.decision.case_id).collect();
        let ids: Vec<CaseId> = ids.into_iter().cloned().collect();
        let here: Vec<String> = sqlx::query_scalar(sql::HERE).bind(id_list(&ids)).fetch_all(self.db()?).await?;
        let here: BTreeSet<CaseId> = here.into_iter().map(CaseId::new).collect();
        self.load_keys(&here.iter().cloned().collect::<Vec<_>>()).await?;
        let (mut rows, mut codes, mut packed) = (Vec::with_capacity(page.len()), Vec::new(), Packed::default());
        for recorded in page {
            let decision = &recorded.decision;
            let sealed = match here.contains(&decision.case_id) {
                true => self.seal_comment(decision).await?,
                false => None,
            };
            rows.push(row(recorded, packed.place(sealed.as_deref())));
            let key = |reason: &ReasonRef| json!([reason.code, decision.decision_id, decision.case_id]);
            codes.extend(recorded.reasons.iter().map(key));
        }
        query(sql::KEEP).bind(list_text(&rows)?).bind(packed.into_bytes()).execute(self.db()?).await?;
        query(sql::KEEP_CODES).bind(list_text(&codes)?).execute(self.db()?).await?;
        self.keep_people(page).await
    }

    async fn seal_comment(&mut self, decision: &StandingDecision) -> Result<Option<Vec<u8>>, StoreError> {
        let Some(comment) = decision.words.as_ref().and_then(|words| words.comment.as_ref()) else { return Ok(None) };
        let keys = self.keys_of(&decision.case_id).await?;
        let item = words_item(&decision.decision_id);
        Ok(Some(keys.seal(&Place::new(Label::Standing, &item), comment.expose().as_bytes())?))
    }

    /// Names change seldom: what is known already is not written again.
    async fn keep_people(&mut self, page: &[Recorded]) -> Result<(), StoreError> {
        let mut told: BTreeMap<&PersonId, Option<&str>> = BTreeMap::new();
        for decision in page.iter().flat_map(|recorded| both(&recorded.decision)) {
            let name = decision.words.as_ref().and_then(|words| words.reviewer_name.as_ref());
            let known = told.entry(&decision.reviewer_id).or_default();
            *known = name.map(|name| name.expose().as_str()).or(*known);
        }
        let known = self.recorded_people().await?;
        let fresh = |person: &PersonId, name: Option<&str>| match known.get(person) {
            None => true,
            Some(held) => name.is_some_and(|name| held.as_ref().is_none_or(|held| held.expose() != name)),
        };
        told.retain(|person, name| fresh(person, *name));
        if told.is_empty() {
            return Ok(());
        }
        let keys = self.keys_of(&CaseId::new(PROFILE)).await?;
        for (person, name) in told {
            let place = Place::new(Label::Holder, person.as_str());
            let sealed = name.map(|name| keys.seal(&place, name.as_bytes())).transpose()?;
            query(sql::KEEP_PERSON).bind(person.as_str()).bind(sealed).execute(self.db()?).await?;
        }
        Ok(())
    }

    /// The case goes: what was written about it and the codes go with it. That somebody decided, who and when, stays.
    pub(super) async fn forget_recorded(&mut self, case_id: &CaseId) -> Result<(), StoreError> {
        for row in query(sql::CODES_OF_CASE).bind(case_id.as_str()).fetch_all(self.db()?).await? {
            let (n, recorded_ms): (i64, i64) = (row.try_get("n")?, row.try_get("recorded_ms")?);
            for reason in reasons_of(row.try_get("codes")?)? {
                let gone = query(sql::FORGET_CODE).bind(reason.code).bind(recorded_ms).bind(n);
                gone.execute(self.db()?).await?;
            }
        }
        query(sql::FORGET).bind(case_id.as_str()).execute(self.db()?).await?;
        Ok(())
    }

    /// Seals what was written about a case under its new keys.
    pub(super) async fn reseal_recorded(
        &mut self,
        case_id: &CaseId,
        old: &CaseKeys,
        new: &CaseKeys,
    ) -> Result<(), StoreError> {
        for row in query(sql::WORDS_OF_CASE).bind(case_id.as_str()).fetch_all(self.db()?).await? {
            let item = words_item(row.try_get("decision_id")?);
            let place = Place::new(Label::Standing, &item);
            let sealed = new.seal(&place, &old.open(&place, row.try_get("words_sealed")?)?)?;
            query(sql::WRITE_WORDS).bind(row.try_get::<i64, _>("n")?).bind(sealed).execute(self.db()?).await?;
        }
        Ok(())
    }
}

/// The decision and the second person's answer.
fn both(decision: &StandingDecision) -> impl Iterator<Item = &StandingDecision> {
    std::iter::once(decision).chain(decision.other.as_deref())
}

fn row(recorded: &Recorded, [first, length]: [Value; 2]) -> Value {
    let decision = &recorded.decision;
    let second = decision.other.as_deref();
    let looked = second.is_some()
        || matches!(
            decision.state,
            DecisionState::AwaitingSecond | DecisionState::DeclinedBySecond | DecisionState::Voided
        );
    let codes: Vec<_> = recorded.reasons.iter().map(|reason| json!([reason.scheme, reason.code])).collect();
    json!([
        decision.decision_id,
        decision.case_id,
        decision.reviewer_id,
        decision.decision.as_str(),
        decision.state.as_str(),
        u8::from(recorded.override_suspicion),
        u8::from(looked),
        second.map(|second| &second.reviewer_id),
        second.map(|second| second.decision.as_str()),
        decision.recorded_at.timestamp_millis(),
        decision.applied_at.map(|at| at.timestamp_millis()),
        decision.resulting_outcome,
        decision.device_id,
        Value::from(codes).to_string(),
        first,
        length,
    ])
}
