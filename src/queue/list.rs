//! The rows of the queue, as the window and the command line show them.
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::facts::{Choice, Facts};
pub use super::place::{PageStart, place_of};
pub use super::wanted::Wanted;
use crate::case::{Assignment, CaseState, Source};
use crate::catalogue::{Language, Scheme, explain_code};
use crate::clock::rfc3339;
use crate::ids::{CaseId, PersonId};
use crate::outbox::{EntryState, Word};
use crate::policy::Tier;
use crate::store::{QueueItem, QueueQuery, StoreError, StoreTx};

/// Reasons a row shows.
const ROW_REASONS: usize = 2;
/// Rows a page may have.
pub const MAX_PAGE: u32 = 500;

/// What to list. Absent fields filter nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct QueueFilter {
    /// What was typed: words to be found in names, ids and codes, and tokens such as `risk:suspicious` ([`super::search`]).
    pub text: String,
    /// The operations queue instead: pending cases whose workflow gave no decision. A list of its own, for its roles.
    pub operations: bool,
    /// The second person's queue instead: cases that wait for somebody else to answer than who decided them first.
    pub second: bool,
    /// None: the reviewers' queue.
    pub state: Option<CaseState>,
    /// Only this source.
    pub source: Option<Source>,
    /// Only this device verdict, in the platform's word.
    pub verdict: Option<String>,
    /// Only this verdict of the document step: `verified, not_verified, fraud, aborted, cancelled, unknown`.
    pub document: Option<String>,
    /// Only cases with a contract of this tier, by the edition each case came under.
    pub contract: Option<Tier>,
    /// Only cases opened because of this family.
    pub family: Option<String>,
    /// Whose cases.
    pub holder: HolderFilter,
    /// Which deadlines.
    pub due: DueFilter,
}

/// Whose cases to list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum HolderFilter {
    /// All.
    #[default]
    Anyone,
    /// Those I hold for review.
    Mine,
    /// Those nobody else holds.
    Free,
    /// Those I have taken along.
    Pack,
}

/// Which deadlines to list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum DueFilter {
    /// All.
    #[default]
    Any,
    /// Already past.
    Overdue,
    /// Within a day from now.
    Today,
}

/// A coded reason in a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct RowReason {
    /// The code, raw.
    pub code: String,
    /// A few words; the raw code where nobody knows it.
    pub title: String,
    /// What it is about.
    pub family: String,
    /// A 32xx code.
    pub suspicion: bool,
}

/// Who holds a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct RowHolder {
    /// The colleague's name.
    pub name: String,
    /// It is me.
    pub mine: bool,
    /// The end of the lease by the server's clock.
    pub expires_at: String,
}

/// Whom a case is assigned to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct RowAssignee {
    /// The platform's id of the person or the team.
    pub to: String,
    /// It is me.
    pub mine: bool,
    /// A team, which binds nobody.
    pub team: bool,
}

/// One row. The name is personal and hostile: text only, never a log line.
#[derive(Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct QueueRow {
    /// The case.
    pub case_id: CaseId,
    /// Where it comes from.
    pub source: Source,
    /// Where it stands.
    pub state: CaseState,
    /// The person's name, once evidence is here.
    pub name: Option<String>,
    /// In the platform's word.
    pub device_verdict: Option<String>,
    /// 0 to 100.
    pub priority: u32,
    /// The strongest reasons, suspicions first.
    pub reasons: Vec<RowReason>,
    /// Country of the document.
    pub country: Option<String>,
    /// What is at stake in the contract to be signed, by the edition the case came under.
    pub contract: Option<Tier>,
    /// When it was opened.
    pub opened_at: String,
    /// The deadline.
    pub due_at: Option<String>,
    /// The end of the session.
    pub expires_at: Option<String>,
    /// Who holds it.
    pub holder: Option<RowHolder>,
    /// Whom it is assigned to.
    pub assigned: Option<RowAssignee>,
    /// Where our own decision on it stands.
    pub word: Option<Word>,
    /// Evidence of the present etag is here.
    pub evidence_ready: bool,
}

/// One page of rows.
#[derive(Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct QueuePage {
    /// In the queue's order.
    pub rows: Vec<QueueRow>,
    /// Where the next page begins.
    pub next: Option<String>,
    /// Cases in the whole list.
    pub total: u32,
    /// Place of the first row, from 0.
    pub position: u32,
    /// How many cases of the whole reviewers' queue have which verdict of the document step, whatever is filtered.
    pub documents: Vec<DocumentCount>,
    /// How many cases of the whole reviewers' queue have a contract of which tier, whatever is filtered.
    pub contracts: Vec<ContractCount>,
    /// Cases the search index does not know as they are yet, where words were looked for: they may be missing.
    pub unsearched: u32,
}

/// How many cases have one verdict of the document step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct DocumentCount {
    /// The verdict, in our word.
    pub verdict: String,
    /// Cases.
    pub count: u32,
}

/// How many cases have a contract of one tier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ContractCount {
    /// The tier.
    pub tier: Tier,
    /// Cases.
    pub count: u32,
}

/// Who looks, when and in which language.
pub struct Viewer<'a> {
    /// The signed-in person.
    pub me: Option<&'a PersonId>,
    /// The server's time now.
    pub server_now: DateTime<Utc>,
    /// For titles.
    pub language: Language,
}

/// How many cases each of some lists has. Words are not counted by.
///
/// # Errors
/// When the file cannot be read.
pub async fn counts(tx: &mut StoreTx, viewer: &Viewer<'_>, lists: &[Wanted]) -> Result<Vec<u32>, StoreError> {
    let lists: Vec<QueueQuery> = lists.iter().map(|wanted| query(viewer, wanted, None, 1)).collect();
    tx.queue_counts(&lists).await
}

/// Reads one page.
///
/// # Errors
/// When the file cannot be read or a seal is broken.
pub async fn page(
    tx: &mut StoreTx,
    viewer: &Viewer<'_>,
    wanted: &Wanted,
    start: Option<&PageStart>,
    limit: u32,
) -> Result<QueuePage, StoreError> {
    let (rows, next) = rows(tx, viewer, wanted, start, limit).await?;
    let total = tx.queue_count(&query(viewer, wanted, start, limit)).await?;
    let documents = tx.queue_documents().await?;
    let documents = documents.into_iter().map(|(verdict, count)| DocumentCount { verdict, count }).collect();
    let contracts = tx.queue_contracts().await?;
    let contracts = contracts.into_iter().map(|(tier, count)| ContractCount { tier, count }).collect();
    let position = start.map_or(0, |start| start.position);
    let next = next.map(|next| next.to_string());
    Ok(QueuePage { rows, next, total, position, documents, contracts, unsearched: 0 })
}

/// Reads the rows of one page and where the next begins, and counts nothing.
///
/// # Errors
/// When the file cannot be read or a seal is broken.
pub async fn rows(
    tx: &mut StoreTx,
    viewer: &Viewer<'_>,
    wanted: &Wanted,
    start: Option<&PageStart>,
    limit: u32,
) -> Result<(Vec<QueueRow>, Option<PageStart>), StoreError> {
    let wanted = query(viewer, wanted, start, limit.clamp(1, MAX_PAGE));
    let items = tx.queue_page(&wanted).await?;
    let full = u32::try_from(items.len()).unwrap_or(u32::MAX) == wanted.limit;
    let next = items.last().filter(|_| full).map(|last| PageStart {
        rank_ms: last.rank_ms,
        position: start.map_or(0, |start| start.position).saturating_add(wanted.limit),
        case_id: last.case.summary.case_id.clone(),
    });
    let mut rows = Vec::with_capacity(items.len());
    for item in items {
        let word = row_word(tx, &item).await?;
        rows.push(QueueRow { word, ..row(item, viewer) });
    }
    Ok((rows, next))
}

/// What was chosen and what was typed, together: both hold.
fn query(viewer: &Viewer<'_>, wanted: &Wanted, start: Option<&PageStart>, limit: u32) -> QueueQuery {
    let (filter, search) = (&wanted.filter, &wanted.search);
    let due = search.due.filter(|due| filter.due == DueFilter::Any || *due == DueFilter::Overdue).unwrap_or(filter.due);
    let due_before = match due {
        DueFilter::Any => None,
        DueFilter::Overdue => Some(viewer.server_now),
        DueFilter::Today => viewer.server_now.checked_add_signed(TimeDelta::hours(24)),
    };
    let (opened_after, opened_before) = search.opened(viewer.server_now);
    QueueQuery {
        operations: filter.operations,
        second: filter.second,
        state: search.state.or(filter.state).filter(|state| *state != CaseState::Pending),
        facts: facts(filter, &search.facts),
        found: wanted.found.clone(),
        holder: match search.holder.unwrap_or(filter.holder) {
            HolderFilter::Anyone => None,
            HolderFilter::Mine => Some("mine"),
            HolderFilter::Free => Some("free"),
            HolderFilter::Pack => Some("pack"),
        },
        me: viewer.me.cloned(),
        now: viewer.server_now,
        due_before,
        opened_after,
        opened_before,
        after: start.map(|start| (start.rank_ms, start.case_id.clone())),
        limit,
    }
}

fn facts(filter: &QueueFilter, typed: &Facts) -> Facts {
    let typed = typed.clone();
    Facts {
        source: Choice::one_of(filter.source.map(Source::as_str)).and(typed.source),
        verdict: Choice::one_of(&filter.verdict).and(typed.verdict),
        document: Choice::one_of(&filter.document).and(typed.document),
        tier: Choice::one_of(filter.contract.map(Tier::as_str)).and(typed.tier),
        // A case has several families: the one chosen and one of those typed is more than one list can say; the choice then
        // narrows what was typed.
        family: Choice::one_of(&filter.family).and(typed.family),
        ..typed
    }
}

fn row(item: QueueItem, viewer: &Viewer<'_>) -> QueueRow {
    let summary = item.case.summary;
    let reasons = summary.opened_because.iter().map(|because| {
        let scheme = Scheme::of(&because.family, &because.code);
        let explained = explain_code(scheme, &because.code, Some(&because.family), None, viewer.language);
        RowReason {
            code: explained.code.as_str().to_owned(),
            title: explained.title.as_str().to_owned(),
            family: explained.family,
            suspicion: explained.suspicion,
        }
    });
    let reasons = strongest(reasons.collect());
    let live = summary.claim.as_ref().filter(|claim| claim.expires_at > viewer.server_now);
    let holder = live.map(|claim| RowHolder {
        name: claim.holder_name.clone(),
        mine: viewer.me == Some(&claim.holder_id),
        expires_at: rfc3339(claim.expires_at),
    });
    // A case that is only held ready for me is as free for me as any other.
    let ahead = live.is_some_and(|claim| claim.purpose == crate::platform::Purpose::Lookahead.as_str());
    let holder = holder.filter(|holder| !(holder.mine && ahead));
    let assigned = summary.assigned_to.map(|to| match to {
        Assignment::Person(person) => {
            RowAssignee { mine: viewer.me == Some(&person), to: person.to_string(), team: false }
        }
        Assignment::Team(team) => RowAssignee { to: team, mine: false, team: true },
    });
    QueueRow {
        reasons,
        source: summary.source,
        state: summary.state,
        name: item.name.map(crate::secret::Personal::into_exposed),
        device_verdict: summary.device_verdict,
        priority: summary.priority,
        country: item.country,
        contract: item.contract,
        opened_at: rfc3339(summary.opened_at),
        due_at: summary.due_at.map(rfc3339),
        expires_at: summary.expires_at.map(rfc3339),
        holder,
        assigned,
        word: None,
        evidence_ready: item.case.evidence_etag.as_ref() == Some(&summary.etag),
        case_id: summary.case_id,
    }
}

/// The most telling reasons: suspicions, then what the platform names first.
fn strongest(mut reasons: Vec<RowReason>) -> Vec<RowReason> {
    reasons.sort_by_key(|reason| !reason.suspicion);
    reasons.truncate(ROW_REASONS);
    reasons
}

/// Where our own decision on the case stands, in the word of every other place. Only what is queued is looked up: whether it
/// can still be taken back, its row does not say.
async fn row_word(tx: &mut StoreTx, item: &QueueItem) -> Result<Option<Word>, StoreError> {
    let Some(state) = item.case.entry_state else { return Ok(None) };
    let now = tx.clock().steady();
    let send_after = match state {
        EntryState::Queued => tx.entries_of(&item.case.summary.case_id).await?.first().map(|entry| entry.send_after),
        _ => None,
    };
    let word = state.word(now, send_after.unwrap_or(now));
    Ok((word != Word::Withdrawn).then_some(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_names_the_suspicions_first_and_else_keeps_the_platforms_order() {
        let reason = |code: &str, suspicion| RowReason {
            code: code.to_owned(),
            title: String::new(),
            family: String::new(),
            suspicion,
        };
        let given = vec![reason("HIGH_VELOCITY", false), reason("VPN_DETECTED", false), reason("3209", true)];
        let shown: Vec<String> = strongest(given).into_iter().map(|reason| reason.code).collect();
        assert_eq!(shown, ["3209", "HIGH_VELOCITY"], "a suspicion is never cut off by a weaker reason");
    }
}
