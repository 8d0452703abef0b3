//! A case drawn again from a package alone: what its reviewer saw, on any machine, as long as the package lasts. Pure.
//!
//! Promises: the numbers of the edition the case came under, not of today's; the moment of the decision, not this one; one
//! digest over everything it is drawn from, worked out here and compared; what the package keeps back stays empty, and a
//! file that is not in it has its digest in its place. Deliberately takes nothing from a store and gives nothing to one.
use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use second_look_verify::package::archive::Members;
use second_look_verify::package::facts::{CASE, ENTRIES, EntryLine, FACTS, FIELDS, FieldsFile, FileFact, PackageFacts};
use second_look_verify::package::fields::{digest_of, open};
use second_look_verify::package::shown::{SHOWN, ShownFile, ShownSummary};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use crate::case::evidence::{Evidence, FileFacts, shown_name};
use crate::case::explain::missing_blocks;
use crate::case::pictures::markable;
use crate::case::snapshot::Snapshot;
use crate::case::{CaseFacts, CaseState, CaseSummary, DataBlock, OpenedBecause, Session, Source};
use crate::catalogue::{self, Language};
use crate::ids::{CaseId, Etag, FileRef, FlowId, SessionId};
use crate::policy::{self, Edition};
use crate::store::{CasePolicy, CaseRow, ImageRow};

/// A list is not built longer than this for one place in it.
const LONGEST_LIST: usize = 20_000;
/// JSON is read no deeper.
const DEEPEST: usize = 128;

/// What a case is drawn from again. Personal, so there is no `Debug`.
pub struct Replay {
    /// What the package says of itself.
    pub facts: PackageFacts,
    /// The case as it was.
    pub seen: Snapshot,
    /// Its files, as the package has them.
    pub rows: Vec<ImageRow>,
    /// Of each file of [`PackageFacts::files`], the reference it has in the case, where the package says so.
    pub references: Vec<Option<FileRef>>,
    /// The decisions its entries of the log prove, newest first.
    pub decisions: Vec<ReplayedDecision>,
    /// How the case was shown.
    pub shown: ShownFile,
    /// The digest over it, worked out here.
    pub state: String,
    /// This program describes codes with the same words as the one the package was made with.
    pub same_catalogue: bool,
    /// It is explained by the edition it came under; else by the one that ships.
    pub own_policy: bool,
}

/// A decision, as its entry of the log has it and as far as the package opens it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplayedDecision {
    /// Its id.
    pub decision_id: String,
    /// It answered another one.
    pub second: bool,
    /// Who.
    pub reviewer: String,
    /// When, by that console's clock.
    pub at: String,
    /// `approve` or `reject`.
    pub answer: Option<String>,
    /// `scheme:code` of each reason.
    pub reasons: Vec<String>,
    /// The internal comment; only a whole package says it.
    pub comment: Option<String>,
    /// What the person was told.
    pub customer_reason: Option<String>,
}

/// Why a package that holds cannot be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReplayFault {
    /// It is for a partner or the person: the review is not in it.
    #[error("this package does not hold the review")]
    NoReview,
    /// A text in it is none of those this program writes.
    #[error("a part of the package is written as this program does not write it")]
    Foreign,
    /// The digest over what it is drawn from is another one.
    #[error("what the package holds is not what was shown")]
    OtherState,
}

/// Draws a case from the members of a package that was checked and holds.
///
/// # Errors
/// When the package does not hold the review, or says something else of what was shown.
pub fn replay(members: &Members, language: Language) -> Result<Replay, ReplayFault> {
    let facts: PackageFacts = part(members, FACTS)?;
    if !facts.shows_the_review() {
        return Err(ReplayFault::NoReview);
    }
    let shown: ShownFile = part(members, SHOWN)?;
    let state = shown.state_over(&facts.fields, &facts.files).map_err(|_| ReplayFault::Foreign)?;
    if state != shown.state {
        return Err(ReplayFault::OtherState);
    }
    let document = if facts.is_full() { part(members, CASE)? } else { disclosed(members)? };
    let (session, blocks) = evidence_of(&document);
    let evidence = Evidence::read(&blocks, language);
    let (edition, own_policy) = edition(&shown);
    let summary = summary(&facts, &shown.summary)?;
    let at = shown.shown_at.as_deref().unwrap_or(&facts.made_at);
    let read_at = DateTime::parse_from_rfc3339(at).map_err(|_| ReplayFault::Foreign)?.with_timezone(&Utc);
    let references = references(&evidence, &facts.files);
    let rows = rows(&references, &facts.files, read_at);
    let mut case = CaseFacts::of(&summary, &evidence);
    case.missing_blocks = missing_blocks(&summary, session.as_ref(), &evidence, &edition);
    case.pictures = markable(&evidence, &rows);
    let seen = Snapshot {
        name: shown_name(&evidence.personal),
        case: CaseRow {
            evidence_etag: Some(summary.etag.clone()),
            summary,
            operations: false,
            entry_state: None,
            own_first: false,
        },
        session,
        blocks,
        evidence,
        facts: case,
        read_at,
        policy: CasePolicy { edition, own: own_policy },
        digest: facts.evidence_digest.clone().unwrap_or_else(|| facts.fields.clone()),
    };
    let same_catalogue = shown.catalogue == catalogue::edition();
    let decisions = decisions(members)?;
    Ok(Replay { facts, seen, rows, references, decisions, shown, state, same_catalogue, own_policy })
}

fn part<T: DeserializeOwned>(members: &Members, name: &str) -> Result<T, ReplayFault> {
    let bytes = members.get(name).ok_or(ReplayFault::Foreign)?;
    serde_json::from_slice(bytes).map_err(|_| ReplayFault::Foreign)
}

/// The case as far as its fields are opened.
fn disclosed(members: &Members) -> Result<Value, ReplayFault> {
    let listed: FieldsFile = part(members, FIELDS)?;
    // Whoever holds a key can sign a place of a million steps.
    let shallow = |place: &str| place.bytes().filter(|byte| *byte == b'/').count() <= DEEPEST;
    let field = |text: &String| open(text).filter(|field| shallow(&field.name)).ok_or(ReplayFault::Foreign);
    let fields = listed.disclosed.iter().map(field);
    Ok(put_together(fields.map(|field| field.map(|field| (field.name, field.value))).collect::<Result<_, _>>()?))
}

/// Fields by their places (RFC 6901) as one document; what is between them and not there is null.
fn put_together(fields: Vec<(String, Value)>) -> Value {
    let mut inside: BTreeMap<String, Vec<(String, Value)>> = BTreeMap::new();
    for (place, value) in fields {
        let Some(rest) = place.strip_prefix('/') else { return value };
        let (name, below) = rest.find('/').map_or((rest, ""), |at| rest.split_at(at));
        let name = name.replace("~1", "/").replace("~0", "~");
        inside.entry(name).or_default().push((below.to_owned(), value));
    }
    let last = inside
        .keys()
        .map(|name| name.parse::<usize>().ok().filter(|at| *at < LONGEST_LIST))
        .collect::<Option<Vec<_>>>();
    match last.and_then(|places| places.into_iter().max()) {
        Some(last) => {
            let item = |at: usize| inside.remove(&at.to_string()).map(put_together).unwrap_or_default();
            Value::Array((0..=last).map(item).collect())
        }
        None => Value::Object(inside.into_iter().map(|(name, fields)| (name, put_together(fields))).collect()),
    }
}

/// Session and blocks; what a redacted package keeps back of them is filled with nothing, so that the rest can be read.
fn evidence_of(document: &Value) -> (Option<Session>, Vec<DataBlock>) {
    let session = document.get("session").and_then(Value::as_object).and_then(|session| {
        let nothing = json!({ "session_id": "", "status": "", "other": {} });
        read(filled(&nothing, session))
    });
    let blocks = document.get("blocks").and_then(Value::as_array).into_iter().flatten().enumerate();
    let block = |(at, block): (usize, &Value)| {
        let empty = Map::new();
        let nothing = json!({ "block_id": format!("block-{}", at + 1), "kind": "", "status": "stored", "content": {} });
        read(filled(&nothing, block.as_object().unwrap_or(&empty)))
    };
    (session, blocks.filter_map(block).collect())
}

fn filled(nothing: &Value, with: &Map<String, Value>) -> Value {
    let mut all = nothing.as_object().cloned().unwrap_or_default();
    all.extend(with.iter().map(|(name, value)| (name.clone(), value.clone())));
    Value::Object(all)
}

fn read<T: DeserializeOwned>(value: Value) -> Option<T> {
    serde_json::from_value(value).ok()
}

/// The edition the case came under, where the package has it or this program ships it.
fn edition(shown: &ShownFile) -> (Arc<Edition>, bool) {
    let ours = policy::built_in();
    if shown.policy.digest == ours.digest {
        return (Arc::clone(ours), true);
    }
    let own =
        shown.policy.text.as_ref().and_then(|text| policy::read("the edition of a package", text.as_bytes()).ok());
    own.map_or_else(|| (Arc::clone(ours), false), |edition| (Arc::new(edition), true))
}

fn summary(facts: &PackageFacts, told: &ShownSummary) -> Result<CaseSummary, ReplayFault> {
    let at = |text: &str| {
        DateTime::parse_from_rfc3339(text).map(|at| at.with_timezone(&Utc)).map_err(|_| ReplayFault::Foreign)
    };
    let opened_at = at(&told.opened_at)?;
    Ok(CaseSummary {
        case_id: CaseId::new(facts.case_id.as_str()),
        source: Source::parse(&told.source).ok_or(ReplayFault::Foreign)?,
        session_id: told.session_id.as_deref().map(SessionId::new),
        flow_id: told.flow_id.as_deref().map(FlowId::new),
        // As it stood before it was decided: afterwards nobody would have been shown it so.
        state: if told.second { CaseState::AwaitingSecond } else { CaseState::Pending },
        etag: Etag::new(facts.etag.as_deref().unwrap_or_default()),
        priority: told.priority,
        opened_because: told
            .opened_because
            .iter()
            .map(|[family, code]| OpenedBecause { family: family.clone(), code: code.clone() })
            .collect(),
        device_verdict: told.device_verdict.clone(),
        platform_outcome: told.platform_outcome.clone(),
        finality: "preliminary".to_owned(),
        claim: None,
        first_answer: None,
        assigned_to: None,
        opened_at,
        updated_at: opened_at,
        due_at: told.due_at.as_deref().map(at).transpose()?,
        expires_at: told.expires_at.as_deref().map(at).transpose()?,
    })
}

/// The files of a package stand in the order its case gives them.
fn references(evidence: &Evidence, files: &[FileFact]) -> Vec<Option<FileRef>> {
    let mut listed: Vec<&FileFacts> = evidence.files.iter().collect();
    listed.sort_by_key(|facts| facts.side);
    let known = listed.len() == files.len();
    (0..files.len()).map(|at| listed.get(at).filter(|_| known).map(|facts| facts.file.clone())).collect()
}

fn rows(references: &[Option<FileRef>], files: &[FileFact], at: DateTime<Utc>) -> Vec<ImageRow> {
    let row = |(reference, file): (&Option<FileRef>, &FileFact)| {
        let here = file.path.is_some();
        Some(ImageRow {
            file_ref: reference.clone()?,
            state: match file.state.as_str() {
                _ if here => "ready",
                "erased" => "erased",
                _ => "bad",
            }
            .to_owned(),
            problem: (!here).then(|| "not_in_package".to_owned()),
            sha256: file.original.clone(),
            size_bytes: None,
            media_type: file.media_type.clone(),
            width: None,
            height: None,
            fetched_at: at,
            older_than_evidence: false,
        })
    };
    references.iter().zip(files).filter_map(row).collect()
}

fn decisions(members: &Members) -> Result<Vec<ReplayedDecision>, ReplayFault> {
    let lines = members.get(ENTRIES).ok_or(ReplayFault::Foreign)?;
    let mut all = Vec::new();
    for line in lines.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
        let line: EntryLine = serde_json::from_slice(line).map_err(|_| ReplayFault::Foreign)?;
        let said: Value = serde_json::from_str(&line.entry).map_err(|_| ReplayFault::Foreign)?;
        let text = |name: &str| said.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let kind = text("type");
        if kind != "decided" && kind != "second_answered" {
            continue;
        }
        let committed = |disclosure: &&String| {
            let digest = digest_of(disclosure);
            said.get("commit").and_then(Value::as_object).is_some_and(|all| all.values().any(|one| *one == digest))
        };
        let opened: BTreeMap<String, Value> = line
            .disclosed
            .iter()
            .filter(committed)
            .filter_map(|one| open(one))
            .map(|one| (one.name, one.value))
            .collect();
        let word = |name: &str| opened.get(name).and_then(Value::as_str).map(str::to_owned);
        let reasons = opened.get("reasons").and_then(Value::as_array).into_iter().flatten();
        all.push(ReplayedDecision {
            decision_id: text("decisionId"),
            second: kind == "second_answered",
            reviewer: text("actor"),
            at: text("wall"),
            answer: word("answer"),
            reasons: reasons.filter_map(Value::as_str).map(str::to_owned).collect(),
            comment: word("comment").filter(|text| !text.is_empty()),
            customer_reason: word("customerReason"),
        });
    }
    all.reverse();
    Ok(all)
}

#[cfg(test)]
mod tests {
    use second_look_verify::package::fields::flatten;

    use super::*;

    #[test]
    fn a_document_that_was_taken_apart_is_put_together_again() {
        let whole = json!({
            "caseId": "c", "session": { "a/b": 1, "c~d": [null, { "x": [] }] }, "blocks": [{ "content": {} }, 2]
        });
        assert_eq!(put_together(flatten(&whole)), whole);
        let some = vec![("/blocks/2/kind".to_owned(), json!("x"))];
        assert_eq!(
            put_together(some),
            json!({ "blocks": [null, null, { "kind": "x" }] }),
            "what is kept back is a gap"
        );
        let far = vec![("/blocks/4000000000/kind".to_owned(), json!("x"))];
        assert!(put_together(far)["blocks"].is_object(), "nobody builds so long a list for one place in it");
    }

    #[test]
    fn a_redacted_case_is_drawn_as_far_as_it_goes() {
        let document = json!({ "session": { "status": "completed" }, "blocks": [null, { "kind": "deviceSignals" }] });
        let (session, blocks) = evidence_of(&document);
        assert_eq!(session.map(|session| session.status), Some("completed".to_owned()));
        assert_eq!(blocks.iter().map(|block| block.kind.as_str()).collect::<Vec<_>>(), ["", "deviceSignals"]);
        let (session, blocks) = evidence_of(&json!(7));
        assert!(session.is_none() && blocks.is_empty());
    }
}
