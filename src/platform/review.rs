//! The review API (contract section 3), but for decisions, which stand in `send`.
use chrono::{DateTime, Utc};
use reqwest::{Method, header};
use serde_json::{Value, json};

use super::ask::{own_refusal, same_case, with_json};
use super::client::{Answer, Ask};
use super::error::{NotSent, PlatformError};
use super::skim::Skim;
use super::tokens::Who;
use super::wire::{
    AssignTo, BadRecord, CaseAnswer, Change, ChangePage, Claim, DecisionPage, DecisionRecord, Evidence, People, Policy,
    Purpose,
};
use super::{Platform, convert, read};
use crate::ids::{CaseId, ClaimId, Etag};
use url::Url;

impl Platform {
    /// A page of the change feed: `limit` cases, 50 when `None`, at most 200. A page that is larger than an answer may
    /// be is asked for again with half the limit; a single case that is still too large becomes a bad record.
    ///
    /// # Errors
    /// `cursor_expired` as [`PlatformError::Problem`] when the platform has forgotten the cursor; the usual ones else.
    pub async fn changes(&self, cursor: Option<&str>, limit: Option<u32>) -> Result<ChangePage, PlatformError> {
        let limits = &self.client.limits;
        let mut limit = limit.unwrap_or(limits.page).clamp(1, limits.page_max);
        loop {
            let url = self.feed_url(cursor, limit)?;
            match self.ask(Who::Person, || Ask::get(url.clone())).await.map_err(PlatformError::from) {
                Ok(answer) => return convert::change_page(read::json_body(&answer, &[200])?),
                Err(PlatformError::TooLarge) if limit > 1 => limit /= 2,
                Err(PlatformError::TooLarge) => {
                    let past = self.skip_one(self.feed_url(cursor, 1)?, cursor).await?;
                    return Ok(ChangePage {
                        changes: vec![Change::Bad(past.bad)],
                        next_cursor: Some(past.next_cursor),
                        has_more: past.has_more,
                        server_time: Some(past.server_time),
                    });
                }
                Err(error) => return Err(error),
            }
        }
    }

    /// Looks for nothing but the cursor behind a record that is too large to be read.
    async fn skip_one(&self, one: Url, cursor: Option<&str>) -> Result<Past, PlatformError> {
        let mut skim = Skim::new(self.client.limits.json_bytes.saturating_mul(16));
        let answer = self.ask_into(Who::Person, Ask::get(one), &mut skim).await?;
        if answer.status != 200 {
            return Err(read::refusal(&answer));
        }
        let found = skim.found().ok_or(PlatformError::TooLarge)?;
        // Going on is safe only if the page led past this one record.
        if found.items != 1 || cursor.is_some_and(|cursor| cursor == found.next_cursor) {
            return Err(PlatformError::TooLarge);
        }
        Ok(Past {
            bad: BadRecord {
                case_id: found.case_id.map(CaseId::new),
                decision_id: found.decision_id,
                code: convert::codes::TOO_LARGE,
            },
            next_cursor: found.next_cursor,
            has_more: found.has_more,
            server_time: answer.server_now,
        })
    }

    fn feed_url(&self, cursor: Option<&str>, limit: u32) -> Result<Url, PlatformError> {
        let mut url = self.review_url(&["cases"])?;
        url.query_pairs_mut().append_pair("view", "changes").append_pair("limit", &limit.to_string());
        if let Some(cursor) = cursor {
            url.query_pairs_mut().append_pair("cursor", cursor);
        }
        Ok(url)
    }

    /// One case; with a tag, only if evidence or outcome moved since.
    ///
    /// # Errors
    /// `unknown_case` and `case_gone` as [`PlatformError::Problem`]; [`PlatformError::ForeignCase`].
    pub async fn case(&self, case_id: &CaseId, known: Option<&Etag>) -> Result<CaseAnswer, PlatformError> {
        let url = self.review_url(&["cases", case_id.as_str()])?;
        let make = || match known {
            Some(etag) => Ask::get(url.clone()).with_header(header::IF_NONE_MATCH, etag.as_str()),
            None => Ask::get(url.clone()),
        };
        let answer = self.ask(Who::Person, make).await?;
        if answer.status == 304 && known.is_some() {
            return Ok(CaseAnswer::Unchanged);
        }
        let body = ours(&answer, &[200], case_id)?;
        let case = convert::case_answer(body)?;
        let named = match &case {
            CaseAnswer::Changed(summary) => &summary.case_id,
            CaseAnswer::Gone(tombstone) => &tombstone.case_id,
            CaseAnswer::Unchanged => case_id,
        };
        same_case(Some(named.as_str()), case_id)?;
        Ok(case)
    }

    /// The evidence of a `qes` or `onboarding` case, with the case's tag at that moment.
    ///
    /// # Errors
    /// [`PlatformError::Malformed`] when there is no list of blocks; a bad block is a record, not an error.
    pub async fn case_evidence(&self, case_id: &CaseId) -> Result<Evidence, PlatformError> {
        let url = self.review_url(&["cases", case_id.as_str(), "evidence"])?;
        let answer = self.ask(Who::Person, || Ask::get(url.clone())).await?;
        let body = ours(&answer, &[200], case_id)?;
        if let Some(named) = convert::names_case(body) {
            same_case(Some(&named), case_id)?;
        }
        Ok(Evidence { blocks: convert::evidence(body)?, etag: answer.header(header::ETAG).map(Etag::from) })
    }

    /// Takes a claim, or renews it when its id is given. The platform may shorten the lease.
    ///
    /// # Errors
    /// `claim_held` with its holder, `case_gone`, `already_decided`, `not_reviewable` as [`PlatformError::Problem`].
    pub async fn claim(
        &self,
        case_id: &CaseId,
        purpose: Purpose,
        lease_secs: u32,
        renew: Option<&ClaimId>,
    ) -> Result<Claim, PlatformError> {
        let mut body = json!({ "leaseSeconds": lease_secs, "purpose": purpose.as_str() });
        if let (Some(claim_id), Some(map)) = (renew, body.as_object_mut()) {
            map.insert("claimId".to_owned(), Value::from(claim_id.as_str()));
        }
        let url = self.review_url(&["cases", case_id.as_str(), "claim"])?;
        let body = bytes(&body)?;
        let answer = self.ask(Who::Person, || with_json(Method::POST, url.clone(), body.clone())).await?;
        let (named, claim) = convert::claim(ours(&answer, &[200, 201], case_id)?)?;
        same_case(named.as_ref().map(CaseId::as_str), case_id)?;
        Ok(claim)
    }

    /// Gives a claim back; having none is no error. `force` is for leads and takes it from somebody else.
    ///
    /// # Errors
    /// `forbidden` as [`PlatformError::Problem`].
    pub async fn release(&self, case_id: &CaseId, force: bool) -> Result<(), PlatformError> {
        let mut url = self.review_url(&["cases", case_id.as_str(), "claim"])?;
        if force {
            url.query_pairs_mut().append_pair("force", "true");
        }
        let answer = self.ask(Who::Person, || Ask { method: Method::DELETE, ..Ask::get(url.clone()) }).await?;
        if answer.status == 204 { Ok(()) } else { Err(own_refusal(not_done(&answer), case_id)) }
    }

    /// Hands a case to a person, a team or nobody.
    ///
    /// # Errors
    /// `forbidden` as [`PlatformError::Problem`].
    pub async fn assign(&self, case_id: &CaseId, to: &AssignTo, note: &str) -> Result<(), PlatformError> {
        let to = match to {
            AssignTo::Person(person) => json!({ "person": person.as_str() }),
            AssignTo::Team(team) => json!({ "team": team }),
            AssignTo::Nobody => Value::Null,
        };
        let url = self.review_url(&["cases", case_id.as_str(), "assignment"])?;
        let body = bytes(&json!({ "to": to, "note": note }))?;
        let answer = self.ask(Who::Person, || with_json(Method::PUT, url.clone(), body.clone())).await?;
        match answer.status {
            204 => Ok(()),
            200 => same_case(convert::names_case(ours(&answer, &[200], case_id)?).as_deref(), case_id),
            _ => Err(own_refusal(not_done(&answer), case_id)),
        }
    }

    /// Ids and names of the people cases can be handed to.
    ///
    /// # Errors
    /// The usual ones.
    pub async fn people(&self) -> Result<People, PlatformError> {
        convert::people(read::json_body(&self.get(&["people"]).await?, &[200])?)
    }

    /// The platform's policy. What it leaves out is read as the stricter answer.
    ///
    /// # Errors
    /// The usual ones.
    pub async fn policy(&self) -> Result<Policy, PlatformError> {
        convert::policy(read::json_body(&self.get(&["policy"]).await?, &[200])?)
    }

    /// A page of the feed of recorded decisions, for leads, auditors and analysts, as large as a page may be. One that is
    /// larger than an answer may be is treated as in [`Platform::changes`].
    ///
    /// # Errors
    /// `forbidden`, `cursor_expired` as [`PlatformError::Problem`].
    pub async fn decisions(&self, cursor: Option<&str>) -> Result<DecisionPage, PlatformError> {
        let mut limit = self.client.limits.page_max;
        loop {
            let url = self.decisions_url(cursor, limit)?;
            match self.ask(Who::Person, || Ask::get(url.clone())).await.map_err(PlatformError::from) {
                Ok(answer) => {
                    let page = convert::decision_page(read::json_body(&answer, &[200])?)?;
                    return Ok(DecisionPage { server_time: page.server_time.or(Some(answer.server_now)), ..page });
                }
                Err(PlatformError::TooLarge) if limit > 1 => limit /= 2,
                Err(PlatformError::TooLarge) => {
                    let past = self.skip_one(self.decisions_url(cursor, 1)?, cursor).await?;
                    return Ok(DecisionPage {
                        decisions: vec![DecisionRecord::Bad(past.bad)],
                        next_cursor: Some(past.next_cursor),
                        has_more: past.has_more,
                        server_time: Some(past.server_time),
                    });
                }
                Err(error) => return Err(error),
            }
        }
    }

    fn decisions_url(&self, cursor: Option<&str>, limit: u32) -> Result<Url, PlatformError> {
        let mut url = self.review_url(&["decisions"])?;
        url.query_pairs_mut().append_pair("limit", &limit.to_string());
        if let Some(cursor) = cursor {
            url.query_pairs_mut().append_pair("cursor", cursor);
        }
        Ok(url)
    }

    async fn get(&self, parts: &[&str]) -> Result<Answer, PlatformError> {
        let url = self.review_url(parts)?;
        Ok(self.ask(Who::Person, || Ask::get(url.clone())).await?)
    }
}

/// What is known of a record that was too large to be read.
struct Past {
    bad: BadRecord,
    next_cursor: String,
    has_more: bool,
    server_time: DateTime<Utc>,
}

/// The body of an answer about one case. A refusal about another case is refused itself.
fn ours<'a>(answer: &'a Answer, expected: &[u16], case_id: &CaseId) -> Result<&'a [u8], PlatformError> {
    read::json_body(answer, expected).map_err(|error| own_refusal(error, case_id))
}

/// An answer that should have been empty: a page says that the network answered instead of the platform.
fn not_done(answer: &Answer) -> PlatformError {
    if answer.status < 300 && read::is_page(answer) {
        return PlatformError::NetworkNeedsSignIn;
    }
    read::refusal(answer)
}

fn bytes(value: &Value) -> Result<Vec<u8>, PlatformError> {
    serde_json::to_vec(value).map_err(|_| PlatformError::NotSent(NotSent::Unsendable))
}
