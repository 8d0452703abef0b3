//! The decisions of everybody, as the platform's feed told them last: read by page, by case, and counted.
use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use sqlx::query::Query;
use sqlx::sqlite::{SqliteArguments, SqliteRow};
use sqlx::{Row, Sqlite, query};

use super::audit_log::time;
use super::case_keys::PROFILE;
use super::recorded_sql as sql;
use super::seal::{CaseKeys, Label, Place};
use super::{StoreError, StoreTx};
use crate::decision::{Answer, DecisionState, ReasonRef};
use crate::ids::{CaseId, DeviceId, PersonId};
use crate::secret::Personal;

/// Entries the feed is held against: more nobody decides on one console between two looks.
const HELD_AGAINST: u32 = 10_000;

/// What to list. `None` and `false` narrow nothing.
#[derive(Clone, Debug, Default)]
pub struct RecordedQuery {
    /// First or second person.
    pub person: Option<PersonId>,
    /// Recorded then or later.
    pub since: Option<DateTime<Utc>>,
    /// Recorded before then.
    pub until: Option<DateTime<Utc>>,
    /// Who coined the code, and the code. Without the first, of any scheme.
    pub code: Option<(Option<String>, String)>,
    /// The id of a decision.
    pub decision: Option<String>,
    /// Only those that went against a suspicion code.
    pub overrides: bool,
    /// Only those that a second person looks at.
    pub second_look: bool,
    /// Only those that a decision saved here came too late against.
    pub superseded: bool,
    /// Behind this one, newest first.
    pub after: Option<(i64, i64)>,
    /// At most so many.
    pub limit: u32,
}

/// A second person's answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecondRow {
    /// Who.
    pub person: PersonId,
    /// What.
    pub answer: Answer,
}

/// A recorded decision. The comment may name the end user, so it is personal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordedRow {
    /// Its place here, with `recorded_at` the key of a page.
    pub n: i64,
    /// As its console minted it.
    pub decision_id: String,
    /// The case.
    pub case_id: CaseId,
    /// Who decided.
    pub person: PersonId,
    /// What.
    pub answer: Answer,
    /// Where it stands on the platform.
    pub state: DecisionState,
    /// It went against a suspicion code.
    pub override_suspicion: bool,
    /// A second person looks, has looked or would have.
    pub second_look: bool,
    /// The second person's answer, once it is there.
    pub second: Option<SecondRow>,
    /// When the platform recorded it.
    pub recorded_at: DateTime<Utc>,
    /// When it took effect.
    pub applied_at: Option<DateTime<Utc>>,
    /// What the platform said of the session afterwards.
    pub outcome: Option<String>,
    /// On which console.
    pub device: Option<DeviceId>,
    /// Coded reasons; none any more once the case is gone.
    pub reasons: Vec<ReasonRef>,
    /// What they wrote, where the case is here and the seal opens.
    pub comment: Option<Personal<String>>,
    /// A decision saved here came too late against it.
    pub overtook: bool,
    /// The case is here.
    pub is_here: bool,
}

impl RecordedQuery {
    fn before(&self) -> (i64, i64) {
        let until = self.until.map_or((i64::MAX, i64::MAX), |until| (until.timestamp_millis(), i64::MIN));
        self.after.map_or(until, |after| after.min(until))
    }

    fn bind<'q>(&'q self, query: Query<'q, Sqlite, SqliteArguments>) -> Query<'q, Sqlite, SqliteArguments> {
        let (recorded, n) = self.before();
        let query = query
            .bind(recorded)
            .bind(n)
            .bind(self.since.map_or(i64::MIN, |since| since.timestamp_millis()))
            .bind(self.person.as_ref().map(PersonId::as_str))
            .bind(self.overrides)
            .bind(self.second_look)
            .bind(self.superseded)
            .bind(self.limit);
        let written = self.code.as_ref().map(|(scheme, code)| code_written(scheme.as_deref(), code));
        match (&self.decision, &self.code) {
            (Some(decision), _) => query.bind(decision.as_str()).bind(written),
            (None, Some((_, code))) => query.bind(code.as_str()).bind(written),
            (None, None) => query,
        }
    }
}

impl StoreTx {
    /// One page, newest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn recorded_page(&mut self, wanted: &RecordedQuery) -> Result<Vec<RecordedRow>, StoreError> {
        let page = match (&wanted.decision, &wanted.code) {
            (Some(_), _) => sql::PAGE_OF_DECISION,
            (None, Some(_)) => sql::PAGE_OF_CODE,
            (None, None) => sql::PAGE,
        };
        let rows = wanted.bind(query(page)).fetch_all(self.db()?).await?;
        rows.iter().map(|row| recorded_row(row, None)).collect()
    }

    /// How many there are in all, wherever the page begins.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn recorded_count(&mut self, wanted: &RecordedQuery) -> Result<u32, StoreError> {
        let count = match (&wanted.decision, &wanted.code) {
            (Some(_), _) => sql::COUNT_OF_DECISION,
            (None, Some(_)) => sql::COUNT_OF_CODE,
            (None, None) => sql::COUNT,
        };
        let whole = RecordedQuery { after: None, limit: 1, ..wanted.clone() };
        Ok(whole.bind(query(count)).fetch_one(self.db()?).await?.try_get(0)?)
    }

    /// The decisions on one case, newest first, with what was written.
    ///
    /// # Errors
    /// When the file cannot be read. What a broken seal hides is left out.
    pub async fn recorded_of(&mut self, case_id: &CaseId, limit: u32) -> Result<Vec<RecordedRow>, StoreError> {
        let rows = query(sql::OF_CASE).bind(case_id.as_str()).bind(limit).fetch_all(self.db()?).await?;
        let mut found = Vec::with_capacity(rows.len());
        for row in &rows {
            let sealed = row.try_get::<Option<Vec<u8>>, _>("words_sealed")?;
            let keys = match sealed {
                Some(_) => StoreError::if_it_opens(self.keys_of(case_id).await)?,
                None => None,
            };
            found.push(recorded_row(row, keys.as_ref())?);
        }
        Ok(found)
    }

    /// Everybody who decided, by id, with their name where the platform gave one.
    ///
    /// # Errors
    /// When the file cannot be read. What a broken seal hides is left out.
    pub async fn recorded_people(&mut self) -> Result<BTreeMap<PersonId, Option<Personal<String>>>, StoreError> {
        let rows = query(sql::PEOPLE).fetch_all(self.db()?).await?;
        if rows.is_empty() {
            return Ok(BTreeMap::new());
        }
        let keys = self.keys_of(&CaseId::new(PROFILE)).await?;
        let mut people = BTreeMap::new();
        for row in rows {
            let person: String = row.try_get("person")?;
            let sealed: Option<&[u8]> = row.try_get("name_sealed")?;
            let name = sealed.and_then(|sealed| open(&keys, Label::Holder, &person, sealed)).map(Personal::new);
            people.insert(PersonId::new(person), name);
        }
        Ok(people)
    }

    /// Decisions the platform says this console sent and of which it has no entry; and decisions confirmed here which the
    /// feed, known until then, does not tell of.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn unmatched_decisions(&mut self, known_until: DateTime<Utc>) -> Result<(u32, u32), StoreError> {
        let device = self.actor().device;
        let unknown_here: u32 =
            sqlx::query_scalar(sql::UNKNOWN_HERE).bind(device.as_str()).fetch_one(self.db()?).await?;
        let unknown_there: u32 = sqlx::query_scalar(sql::UNKNOWN_THERE)
            .bind(known_until.timestamp_millis())
            .bind(HELD_AGAINST)
            .fetch_one(self.db()?)
            .await?;
        Ok((unknown_here, unknown_there))
    }
}

/// How a code stands in the column `codes`, in lower case: ASCII letters only, as SQLite lowers them.
pub fn code_written(scheme: Option<&str>, code: &str) -> String {
    let quoted = |text: &str| serde_json::Value::from(text.to_ascii_lowercase()).to_string();
    match scheme {
        Some(scheme) => format!("[{},{}]", quoted(scheme), quoted(code)),
        None => format!(",{}]", quoted(code)),
    }
}

/// Where what was written with a decision is sealed: beside no entry of ours, so that neither opens as the other.
pub(super) fn words_item(decision_id: &str) -> String {
    format!("recorded/{decision_id}")
}

fn open(keys: &CaseKeys, label: Label, item: &str, sealed: &[u8]) -> Option<String> {
    let plain = keys.open(&Place::new(label, item), sealed).ok()?;
    String::from_utf8(plain.to_vec()).ok()
}

fn recorded_row(row: &SqliteRow, keys: Option<&CaseKeys>) -> Result<RecordedRow, StoreError> {
    let word = |name: &'static str| row.try_get::<Option<String>, _>(name);
    let decision_id: String = row.try_get("decision_id")?;
    let sealed: Option<&[u8]> = row.try_get("words_sealed")?;
    // Of a case that is gone nothing is said, a sealed copy (`holds.rs`) included.
    let is_here: bool = row.try_get("is_here")?;
    let opened =
        sealed.zip(keys).and_then(|(sealed, keys)| open(keys, Label::Standing, &words_item(&decision_id), sealed));
    let comment = opened.filter(|_| is_here);
    let answer = |word: &str| Answer::parse(word).ok_or(StoreError::Corrupt("recorded.answer"));
    let second = match (word("second_person")?, word("second_answer")?) {
        (Some(person), Some(said)) => Some(SecondRow { person: PersonId::new(person), answer: answer(&said)? }),
        _ => None,
    };
    let applied: Option<i64> = row.try_get("applied_ms")?;
    Ok(RecordedRow {
        n: row.try_get("n")?,
        case_id: CaseId::new(row.try_get::<String, _>("case_id")?),
        person: PersonId::new(row.try_get::<String, _>("person")?),
        answer: answer(row.try_get("answer")?)?,
        state: DecisionState::parse(row.try_get("state")?).ok_or(StoreError::Corrupt("recorded.state"))?,
        override_suspicion: row.try_get("overrides")?,
        second_look: row.try_get("second_look")?,
        second,
        recorded_at: time(row.try_get("recorded_ms")?, "recorded.recorded_ms")?,
        applied_at: applied.map(|ms| time(ms, "recorded.applied_ms")).transpose()?,
        outcome: word("outcome")?,
        device: word("device")?.map(DeviceId::new),
        reasons: if is_here { reasons_of(row.try_get("codes")?)? } else { Vec::new() },
        comment: comment.map(Personal::new),
        overtook: row.try_get("overtook")?,
        is_here,
        decision_id,
    })
}

pub(super) fn reasons_of(codes: &str) -> Result<Vec<ReasonRef>, StoreError> {
    let pairs: Vec<(String, String)> =
        serde_json::from_str(codes).map_err(|_| StoreError::Corrupt("recorded.codes"))?;
    Ok(pairs.into_iter().map(|(scheme, code)| ReasonRef { scheme, code }).collect())
}
