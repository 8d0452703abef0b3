//! Keeps what the feed of recorded decisions tells, a page with one statement, and takes it away with its case.
use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use sqlx::sqlite::SqliteRow;
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
        let page = told_last(page);
        let ids: BTreeSet<&CaseId> = page.iter().map(|recorded| &recorded.decision.case_id).collect();
        let ids: Vec<CaseId> = ids.into_iter().cloned().collect();
        let here: Vec<String> = sqlx::query_scalar(sql::HERE).bind(id_list(&ids)).fetch_all(self.db()?).await?;
        let mut here: BTreeSet<CaseId> = here.into_iter().map(CaseId::new).collect();
        let gone = self.gone_of(&ids, &here).await?;
        let erased = self.words_erased(&ids).await?;
        let broken = self.broken_keys(&ids).await?;
        here.retain(|case_id| !broken.contains(case_id));
        self.load_keys(&here.iter().cloned().collect::<Vec<_>>()).await?;
        self.forget_codes_before(&page).await?;
        let (mut rows, mut codes, mut packed) = (Vec::with_capacity(page.len()), Vec::new(), Packed::default());
        for recorded in &page {
            let decision = &recorded.decision;
            // What a rule erased does not come back with the feed; what was decided after it has days of its own.
            let is_erased =
                erased.get(&decision.case_id).is_some_and(|at| decision.recorded_at.timestamp_millis() <= *at);
            let reasons = if is_erased || gone.contains(&decision.case_id) { &[][..] } else { &recorded.reasons };
            let sealed = match here.contains(&decision.case_id) && !is_erased {
                true => self.seal_comment(decision).await?,
                false => None,
            };
            rows.push(row(recorded, reasons, packed.place(sealed.as_deref())));
            let key = |reason: &ReasonRef| json!([reason.code, decision.decision_id, decision.case_id]);
            codes.extend(reasons.iter().map(key));
        }
        query(sql::KEEP).bind(list_text(&rows)?).bind(packed.into_bytes()).execute(self.db()?).await?;
        query(sql::KEEP_CODES).bind(list_text(&codes)?).execute(self.db()?).await?;
        self.keep_people(&page).await
    }

    /// Of these cases, those that were here once and were taken away. One that is here again is here.
    async fn gone_of(&mut self, ids: &[CaseId], here: &BTreeSet<CaseId>) -> Result<BTreeSet<CaseId>, StoreError> {
        let gone: Vec<String> = sqlx::query_scalar(sql::GONE).bind(id_list(ids)).fetch_all(self.db()?).await?;
        let (back, gone): (Vec<CaseId>, Vec<CaseId>) =
            gone.into_iter().map(CaseId::new).partition(|case_id| here.contains(case_id));
        if !back.is_empty() {
            query(sql::IS_BACK).bind(id_list(&back)).execute(self.db()?).await?;
        }
        Ok(gone.into_iter().collect())
    }

    /// Of these cases, when a rule erased what the decisions on them say.
    async fn words_erased(&mut self, ids: &[CaseId]) -> Result<BTreeMap<CaseId, i64>, StoreError> {
        let rows = query(sql::WORDS_ERASED).bind(id_list(ids)).fetch_all(self.db()?).await?;
        let one = |row: &SqliteRow| {
            Ok((CaseId::new(row.try_get::<String, _>("case_id")?), row.try_get::<i64, _>("erased_ms")?))
        };
        rows.iter().map(one).collect()
    }

    /// The index of codes holds what each decision holds and nothing it held before.
    async fn forget_codes_before(&mut self, page: &[&Recorded]) -> Result<(), StoreError> {
        let ids: Vec<Value> = page.iter().map(|one| json!([one.decision.decision_id, one.decision.case_id])).collect();
        let rows = query(sql::BEFORE).bind(list_text(&ids)?).fetch_all(self.db()?).await?;
        self.forget_codes(&rows).await
    }

    async fn forget_codes(&mut self, rows: &[SqliteRow]) -> Result<(), StoreError> {
        let mut codes = Vec::new();
        for row in rows {
            let (n, recorded_ms): (i64, i64) = (row.try_get("n")?, row.try_get("recorded_ms")?);
            match reasons_of(row.try_get("codes")?) {
                Ok(reasons) => codes.extend(reasons.iter().map(|reason| json!([reason.code, recorded_ms, n]))),
                Err(_unreadable) => {
                    query(sql::FORGET_ALL_CODES).bind(n).execute(self.db()?).await?;
                }
            }
        }
        if !codes.is_empty() {
            query(sql::FORGET_CODES).bind(list_text(&codes)?).execute(self.db()?).await?;
        }
        Ok(())
    }

    async fn seal_comment(&mut self, decision: &StandingDecision) -> Result<Option<Vec<u8>>, StoreError> {
        let Some(comment) = decision.words.as_ref().and_then(|words| words.comment.as_ref()) else { return Ok(None) };
        let keys = self.keys_of(&decision.case_id).await?;
        let item = words_item(&decision.decision_id);
        Ok(Some(keys.seal(&Place::new(Label::Standing, &item), comment.expose().as_bytes())?))
    }

    /// Names change seldom: what is known already is not written again.
    async fn keep_people(&mut self, page: &[&Recorded]) -> Result<(), StoreError> {
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

    /// The case goes: what was written about it and the codes go with it, and do not come back with the feed. That somebody
    /// decided, who and when, stays.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn forget_recorded(&mut self, case_id: &CaseId) -> Result<(), StoreError> {
        let rows = query(sql::CODES_OF_CASE).bind(case_id.as_str()).fetch_all(self.db()?).await?;
        self.forget_codes(&rows).await?;
        query(sql::FORGET).bind(case_id.as_str()).execute(self.db()?).await?;
        query(sql::IS_GONE).bind(case_id.as_str()).execute(self.db()?).await?;
        Ok(())
    }

    /// Policy turned blind: first answers of somebody else that wait for a second are not kept any more. They come again
    /// once the second is there.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub async fn forget_waiting(&mut self, person: &PersonId) -> Result<(), StoreError> {
        let device = self.actor().device;
        for statement in [sql::CODES_OF_WAITING, sql::FORGET_WAITING] {
            query(statement).bind(person.as_str()).bind(device.as_str()).execute(self.db()?).await?;
        }
        Ok(())
    }

    /// Seals what was written about a case under its new keys. What does not open any more is set aside: it holds up
    /// nothing that has to go.
    pub(super) async fn reseal_recorded(
        &mut self,
        case_id: &CaseId,
        old: &CaseKeys,
        new: &CaseKeys,
    ) -> Result<(), StoreError> {
        for row in query(sql::WORDS_OF_CASE).bind(case_id.as_str()).fetch_all(self.db()?).await? {
            let (n, decision_id): (i64, String) = (row.try_get("n")?, row.try_get("decision_id")?);
            let item = words_item(&decision_id);
            let place = Place::new(Label::Standing, &item);
            let opened = old.open(&place, row.try_get("words_sealed")?).map_err(StoreError::from);
            match StoreError::if_it_opens(opened)? {
                Some(words) => {
                    let sealed = new.seal(&place, &words)?;
                    query(sql::WRITE_WORDS).bind(n).bind(sealed).execute(self.db()?).await?;
                }
                None => {
                    query(sql::FORGET_WORDS).bind(n).execute(self.db()?).await?;
                    self.quarantine_record(WORDS, Some(case_id), Some(&decision_id), "broken_seal").await?;
                }
            }
        }
        Ok(())
    }
}

/// Where a comment of a decision that does not open any more is told.
const WORDS: &str = "decision_words";

/// Of a decision that a page tells of several times, what it tells last.
fn told_last(page: &[Recorded]) -> Vec<&Recorded> {
    let key = |one: &Recorded| (one.decision.decision_id.clone(), one.decision.case_id.clone());
    let last: BTreeMap<_, usize> = page.iter().enumerate().map(|(at, one)| (key(one), at)).collect();
    page.iter().enumerate().filter(|(at, one)| last.get(&key(one)) == Some(at)).map(|(_, one)| one).collect()
}

/// The decision and the second person's answer.
fn both(decision: &StandingDecision) -> impl Iterator<Item = &StandingDecision> {
    std::iter::once(decision).chain(decision.other.as_deref())
}

fn row(recorded: &Recorded, reasons: &[ReasonRef], [first, length]: [Value; 2]) -> Value {
    let decision = &recorded.decision;
    let second = decision.other.as_deref();
    let looked = second.is_some()
        || matches!(
            decision.state,
            DecisionState::AwaitingSecond | DecisionState::DeclinedBySecond | DecisionState::Voided
        );
    let codes: Vec<_> = reasons.iter().map(|reason| json!([reason.scheme, reason.code])).collect();
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
