//! What a comparison or an authentication that failed is worth where it was run more than once.
//!
//! Promises: the newest run of a check is the one in force, by the session's own counter or else by time; a failure that a
//! later run of the same check passed is told as such, and where the record does not say which of two results is in force,
//! that is told. Two checks are never taken for one because their names are alike.
use super::Case;
use super::why::plain;
use crate::case::evidence::{MatchKind, MatchResult};

/// A failure in words.
pub(super) struct Failure {
    pub clause: String,
    /// The same check passed when it was run again.
    pub overcome: bool,
}

/// What became of a failure, the gravest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Standing {
    /// No other result speaks against it.
    InForce,
    /// Another result passed, and nobody says which of the two is in force.
    Differs,
    /// The same check passed later.
    PassedLater,
}

/// How two results belong together.
enum Kinship {
    /// One step looked at the same twice.
    SameCheck,
    /// The same is looked at, whether by one check or by two.
    SameKind,
}

/// What runs are put in order by.
type Order = fn(&MatchResult) -> Option<i64>;

/// The failure that counts most, if there is any.
pub(super) fn failure(case: &Case<'_>) -> Option<Failure> {
    let runs = &case.evidence.matches;
    let order = order_of(runs);
    let failed = runs.iter().filter(|run| run.passed == Some(false));
    let told = failed.filter_map(|run| standing(run, runs, order).map(|standing| (standing, run)));
    let (standing, failed) = told.min_by_key(|(standing, _)| *standing)?;
    let finding = clause(case, failed);
    let clause = match standing {
        Standing::InForce => finding,
        Standing::Differs => case.text("finding-match-differs", &[("finding", &finding)]),
        Standing::PassedLater => case.text("finding-match-passed_later", &[("finding", &finding)]),
    };
    Some(Failure { clause, overcome: standing == Standing::PassedLater })
}

fn counted(run: &MatchResult) -> Option<i64> {
    run.sequence.map(i64::from)
}

fn written(run: &MatchResult) -> Option<i64> {
    run.from.created_at.map(|time| time.timestamp_micros())
}

fn carried_out(run: &MatchResult) -> Option<i64> {
    run.at.map(|time| time.timestamp_micros())
}

/// What all runs have: an order out of two that not all of them have could go round in a circle.
fn order_of(runs: &[MatchResult]) -> Option<Order> {
    let orders: [Order; 3] = [counted, written, carried_out];
    orders.into_iter().find(|order| runs.iter().all(|run| order(run).is_some()))
}

/// What became of this failure; none where a later run of the same check failed too and speaks for both.
fn standing(failed: &MatchResult, runs: &[MatchResult], order: Option<Order>) -> Option<Standing> {
    let is_later = |run: &MatchResult| -> Option<bool> {
        let (then, now) = order.and_then(|order| order(failed).zip(order(run)))?;
        (then != now).then_some(now > then)
    };
    let mut standing = Standing::InForce;
    for run in runs {
        match (kinship(failed, run), run.passed, is_later(run)) {
            (Some(Kinship::SameCheck), Some(false), Some(true)) => return None,
            (Some(Kinship::SameCheck), Some(true), Some(true)) => standing = Standing::PassedLater,
            (Some(_), Some(true), Some(true) | None) => standing = standing.max(Standing::Differs),
            _ => {}
        }
    }
    Some(standing)
}

fn kinship(one: &MatchResult, other: &MatchResult) -> Option<Kinship> {
    let kind = |run: &MatchResult| (run.kind, run.credential_type.as_deref().map(str::to_lowercase));
    if kind(one) != kind(other) {
        return None;
    }
    match (&one.from.created_by, &other.from.created_by) {
        (Some(step), Some(again)) if step == again => Some(Kinship::SameCheck),
        (None, None) => Some(Kinship::SameKind),
        // Steps of two names: only what they say they looked at tells that it was the same.
        _ => one.credential_type.is_some().then_some(Kinship::SameKind),
    }
}

fn clause(case: &Case<'_>, failed: &MatchResult) -> String {
    let codes = case.titles(&failed.reasons);
    let technical = !failed.reasons.is_empty() && failed.reasons.iter().all(|reason| reason.technical);
    let key = match (failed.kind, technical, codes.is_empty()) {
        (MatchKind::Authentication, true, _) => "finding-authentication-technical",
        (MatchKind::Comparison, true, _) => "finding-comparison-technical",
        (_, false, false) if is_of_faces(failed) => "finding-match",
        (_, false, true) if is_of_faces(failed) => "finding-match-bare",
        (MatchKind::Authentication, false, false) => "finding-authentication",
        (MatchKind::Authentication, false, true) => "finding-authentication-bare",
        (MatchKind::Comparison, false, false) => "finding-comparison",
        (MatchKind::Comparison, false, true) => "finding-comparison-bare",
    };
    case.text(key, &[("codes", &case.list(&codes))])
}

/// Codes that say of two faces that they differ.
const FACES_DIFFER: [&str; 3] = ["FACE_NOT_MATCHED", "SERVER_FACE_DOES_NOT_MATCH", "SELFIE_MATCH_FAIL"];

/// Whether the record says that faces were compared. An authentication fails for other causes too, before anything is
/// compared, so for one only a code says it.
fn is_of_faces(failed: &MatchResult) -> bool {
    let by_code = failed
        .reasons
        .iter()
        .any(|code| FACES_DIFFER.iter().any(|known| code.code.as_str().eq_ignore_ascii_case(known)));
    let named = match &failed.credential_type {
        Some(kind) => plain(kind) == "face",
        None => failed.from.created_by.as_deref().is_some_and(|step| plain(step).contains("face")),
    };
    by_code || (failed.kind == MatchKind::Comparison && named)
}
