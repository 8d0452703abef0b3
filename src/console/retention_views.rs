//! What leads, auditors and privacy officers see of what is kept, held, due and erased. No content of a case but the reason of a
//! hold, which whoever placed it wrote.
use serde::Serialize;

use crate::clock::rfc3339;
use crate::ids::{CaseId, PersonId};
use crate::retention::plan::{Due, Kept, due};
use crate::retention::{DataClass, Rules};
use crate::store::{ErasureRow, HoldRow, SweepRow};

/// The report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct RetentionReport {
    /// The name of the rules in force.
    pub version: String,
    /// SHA-256 over their bytes.
    pub digest: String,
    /// Each rule.
    pub rules: Vec<RuleView>,
    /// Each class: due, held, waiting, erased.
    pub classes: Vec<ClassView>,
    /// Holds, the oldest first.
    pub holds: Vec<HoldView>,
    /// What is due, those closed first in front; the first two hundred.
    pub due: Vec<DueView>,
    /// How many cases are due.
    pub due_count: u32,
    /// The last sweeps, newest first.
    pub sweeps: Vec<SweepView>,
    /// Erasures, newest first.
    pub erasures: Vec<ErasureView>,
    /// Where the next page of erasures begins; none when there is none.
    pub next: Option<String>,
    /// Keys that old copies still open are to be destroyed: the end of an epoch is owed now, or not done to its end.
    pub epoch_owed: bool,
}

/// A rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct RuleView {
    /// Its name.
    pub id: String,
    /// What it is about.
    pub class: DataClass,
    /// Days after closing.
    pub days: u32,
    /// The legal basis.
    pub basis: String,
}

/// The counts of a class.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ClassView {
    /// Which.
    pub class: DataClass,
    /// Cases of which it is due and goes with the next sweep.
    pub overdue: u32,
    /// Cases of which it would be due and that are under a hold.
    pub held: u32,
    /// Cases of which it would be due and that have a decision that waits.
    pub waiting: u32,
    /// How often it was erased.
    pub erased: u32,
}

/// A hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct HoldView {
    /// The case.
    pub case_id: CaseId,
    /// Since when.
    pub placed_at: String,
    /// Who placed it.
    pub person: PersonId,
    /// Why; none where it cannot be read any more.
    pub reason: Option<String>,
    /// Since when this is a sealed copy: the platform took the case away.
    pub copied_at: Option<String>,
    /// Blocks the platform erased and that are kept sealed.
    pub blocks: u32,
    /// Files likewise.
    pub files: u32,
}

/// A case that is due, or would be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct DueView {
    /// The case.
    pub case_id: CaseId,
    /// When it was closed.
    pub closed_at: String,
    /// What of it is here.
    pub classes: Vec<DataClass>,
    /// `due`, `held` or `waiting`.
    pub state: String,
}

/// A run of the sweep.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct SweepView {
    /// When it began.
    pub began_at: String,
    /// When it ended.
    pub ended_at: String,
    /// The rules it went by.
    pub version: String,
    /// Cases of which something was erased.
    pub erased: u32,
    /// Cases that were due and held.
    pub held: u32,
    /// Cases that were due and waited.
    pub waiting: u32,
}

/// An erasure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ErasureView {
    /// The case.
    pub case_id: CaseId,
    /// When.
    pub erased_at: String,
    /// `rule`, `platform`, `hold_lifted` or `not_needed`.
    pub cause: String,
    /// The rules it was due by.
    pub rules: Vec<String>,
    /// Their version.
    pub version: String,
    /// The legal basis.
    pub basis: String,
    /// What went.
    pub classes: Vec<DataClass>,
    /// The entry of this console's log that says so, from 0.
    pub entry: u32,
}

pub(super) fn rules(rules: &Rules) -> Vec<RuleView> {
    let view = |(class, rule): (&DataClass, &crate::retention::Rule)| RuleView {
        id: rule.id.clone(),
        class: *class,
        days: rule.days,
        basis: rule.basis.clone(),
    };
    rules.by_class.iter().map(view).collect()
}

/// The due cases as they are shown, and the counts of each class.
pub(super) fn due_cases(
    found: &[Kept],
    rules: &Rules,
    now: chrono::DateTime<chrono::Utc>,
    erased: &[(DataClass, u32)],
) -> (Vec<DueView>, Vec<ClassView>) {
    let mut classes: Vec<ClassView> = erased
        .iter()
        .map(|(class, erased)| ClassView { class: *class, overdue: 0, held: 0, waiting: 0, erased: *erased })
        .collect();
    let mut cases = Vec::with_capacity(found.len());
    for kept in found {
        // What would go if nothing stood in the way.
        let free = Kept { held: false, waiting: false, ..kept.clone() };
        let Due::Erase { classes: going, .. } = due(&free, rules, now) else { continue };
        let state = match (kept.held, kept.waiting) {
            (true, _) => "held",
            (false, true) => "waiting",
            (false, false) => "due",
        };
        for count in classes.iter_mut().filter(|count| going.contains(&count.class)) {
            match state {
                "held" => count.held += 1,
                "waiting" => count.waiting += 1,
                _ => count.overdue += 1,
            }
        }
        cases.push(DueView {
            case_id: kept.case_id.clone(),
            closed_at: rfc3339(kept.closed_at),
            classes: going.into_iter().collect(),
            state: state.to_owned(),
        });
    }
    (cases, classes)
}

pub(super) fn hold(row: HoldRow, (blocks, files): (u32, u32)) -> HoldView {
    HoldView {
        case_id: row.case_id,
        placed_at: rfc3339(row.placed_at),
        person: row.person,
        reason: row.reason.map(|reason| reason.expose().clone()),
        copied_at: row.copied_at.map(rfc3339),
        blocks,
        files,
    }
}

impl From<SweepRow> for SweepView {
    fn from(row: SweepRow) -> Self {
        Self {
            began_at: rfc3339(row.began_at),
            ended_at: rfc3339(row.ended_at),
            version: row.version,
            erased: row.erased,
            held: row.held,
            waiting: row.waiting,
        }
    }
}

impl From<ErasureRow> for ErasureView {
    fn from(row: ErasureRow) -> Self {
        let erasure = row.erasure;
        Self {
            case_id: erasure.case_id,
            erased_at: rfc3339(row.erased_at),
            cause: erasure.cause.as_str().to_owned(),
            rules: erasure.rules,
            version: erasure.version,
            basis: erasure.basis,
            classes: erasure.classes.into_iter().collect(),
            entry: u32::try_from(row.entry).unwrap_or(u32::MAX),
        }
    }
}
