//! A sweep: everything kept is looked at, and what is due goes, a few cases in one transaction, so that decisions come in
//! between. It asks no network. A case of which something does not open any more holds up no other one.
use chrono::{DateTime, Utc};

use super::RetentionError;
use super::plan::{Due, Kept, Place, due, looked_at_until};
use super::rules::Rules;
use crate::audit::Event;
use crate::ids::CaseId;
use crate::store::{Erasure, ErasureCause, MetaName, Store, StoreError, StoreTx, SweepRow};

/// Cases looked at in one transaction; each may hold pictures.
const AT_A_TIME: u32 = 8;
/// Where cases stand in quarantine of which what is due could not be taken.
const PLACE: &str = "retention";

/// What a sweep did, or would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Swept {
    /// Cases of which something was erased.
    pub erased: Vec<CaseId>,
    /// Cases that were due and under a hold.
    pub held: Vec<CaseId>,
    /// Cases that were due and have a decision that waits.
    pub waiting: Vec<CaseId>,
    /// Cases that were due and of which what shall stay does not open: nothing of them was taken. It is tried again.
    pub unopened: Vec<CaseId>,
}

impl Swept {
    fn add(&mut self, part: Self) {
        self.erased.extend(part.erased);
        self.held.extend(part.held);
        self.waiting.extend(part.waiting);
    }
}

/// Erases what is due. `told` is called after each transaction, with the cases it touched.
///
/// # Errors
/// When the file cannot be written; what went before stays gone.
pub async fn sweep(store: &Store, rules: &Rules, mut told: impl FnMut(&[CaseId])) -> Result<Swept, RetentionError> {
    let began_at = store.clock().now();
    tell_of_rules(store, rules).await?;
    let mut swept = Swept::default();
    let mut place = Place::first();
    loop {
        let mut tx = store.begin().await?;
        let page = tx.kept_after(&place, looked_at_until(rules, began_at), AT_A_TIME).await?;
        let Some(last) = page.last() else {
            let Some(next) = behind(&place) else {
                note(tx, &swept, rules, began_at).await?;
                return Ok(swept);
            };
            tx.rollback().await?;
            place = next;
            continue;
        };
        let mut part = Swept::default();
        if let Some(stuck) = erase_due(&mut tx, &page, rules, began_at, &swept.unopened, &mut part).await? {
            // The page is done again without it: half of a case is never taken.
            tx.rollback().await?;
            tracing::warn!("a case that is due was left: what shall stay of it does not open");
            swept.unopened.push(stuck);
            continue;
        }
        place = last.place.clone();
        if part.erased.is_empty() {
            tx.rollback().await?;
        } else {
            tx.commit().await?;
            told(&part.erased);
        }
        swept.add(part);
    }
}

/// Erases what is due of a page, but for what was left already. Gives the case that could not be taken, if there is one.
async fn erase_due(
    tx: &mut StoreTx,
    page: &[Kept],
    rules: &Rules,
    now: DateTime<Utc>,
    left: &[CaseId],
    part: &mut Swept,
) -> Result<Option<CaseId>, StoreError> {
    for kept in page.iter().filter(|kept| !left.contains(&kept.case_id)) {
        match erase_if_due(tx, kept, rules, now, part).await {
            Err(cause) if cause.is_a_broken_seal() || matches!(cause, StoreError::Corrupt(_)) => {
                return Ok(Some(kept.case_id.clone()));
            }
            done => done?,
        }
    }
    Ok(None)
}

/// The log says which rules hold from when.
async fn tell_of_rules(store: &Store, rules: &Rules) -> Result<(), StoreError> {
    let mut tx = store.begin().await?;
    if tx.meta(MetaName::RetentionRules).await?.as_ref() == Some(&rules.digest) {
        return tx.rollback().await;
    }
    tx.set_meta(MetaName::RetentionRules, &rules.digest).await?;
    let told = Event::new("retention_rules_changed").with("version", rules.version.clone());
    tx.log(told.with("digest", rules.digest.clone())).await?;
    tx.commit().await
}

/// What a sweep at this moment would do. Nothing is written.
///
/// # Errors
/// When the file cannot be read.
pub async fn look(store: &Store, rules: &Rules) -> Result<(Swept, Vec<Kept>), StoreError> {
    let now = store.clock().now();
    let (mut swept, mut due_cases, mut place) = (Swept::default(), Vec::new(), Place::first());
    loop {
        let mut tx = store.begin().await?;
        let page = tx.kept_after(&place, looked_at_until(rules, now), 200).await?;
        tx.rollback().await?;
        let Some(last) = page.last() else {
            let Some(next) = behind(&place) else { return Ok((swept, due_cases)) };
            place = next;
            continue;
        };
        place = last.place.clone();
        for kept in page {
            match due(&kept, rules, now) {
                Due::Nothing => continue,
                Due::Held => swept.held.push(kept.case_id.clone()),
                Due::Waiting => swept.waiting.push(kept.case_id.clone()),
                Due::Erase { .. } => swept.erased.push(kept.case_id.clone()),
            }
            due_cases.push(kept);
        }
    }
}

/// The second walk begins where the first ends.
const fn behind(place: &Place) -> Option<Place> {
    match place {
        Place::Closed(..) => Some(Place::Left(0)),
        Place::Left(_) => None,
    }
}

async fn erase_if_due(
    tx: &mut StoreTx,
    kept: &Kept,
    rules: &Rules,
    now: DateTime<Utc>,
    swept: &mut Swept,
) -> Result<(), StoreError> {
    match due(kept, rules, now) {
        Due::Nothing => {}
        Due::Held => swept.held.push(kept.case_id.clone()),
        Due::Waiting => swept.waiting.push(kept.case_id.clone()),
        Due::Erase { classes, rules: named, basis } => {
            let erasure = Erasure {
                case_id: kept.case_id.clone(),
                cause: ErasureCause::Rule,
                rules: named,
                version: rules.version.clone(),
                basis,
                classes,
            };
            erase(tx, &erasure).await?;
            swept.erased.push(kept.case_id.clone());
        }
    }
    Ok(())
}

/// Erases and writes down that it was done, in the log and in the record of erasures.
async fn erase(tx: &mut StoreTx, erasure: &Erasure) -> Result<(), StoreError> {
    let entry = tx.log(told(erasure)).await?;
    tx.erase(&erasure.case_id, &erasure.classes).await?;
    tx.note_erasure(erasure, entry).await
}

/// The entry of an erasure. Its values can be opened when the case's own salt is gone.
fn told(erasure: &Erasure) -> Event {
    let classes: Vec<&str> = erasure.classes.iter().map(|class| class.as_str()).collect();
    Event::on("erased", &erasure.case_id)
        .outliving()
        .with("rules", erasure.rules.clone())
        .with("version", erasure.version.clone())
        .with("basis", erasure.basis.clone())
        .with("classes", classes)
}

async fn note(mut tx: StoreTx, swept: &Swept, rules: &Rules, began_at: DateTime<Utc>) -> Result<(), StoreError> {
    let count = |cases: &Vec<CaseId>| u32::try_from(cases.len()).unwrap_or(u32::MAX);
    let ended_at = tx.clock().now();
    let run = SweepRow {
        began_at,
        ended_at,
        version: rules.version.clone(),
        erased: count(&swept.erased),
        held: count(&swept.held),
        waiting: count(&swept.waiting),
    };
    tx.note_sweep(&run).await?;
    tx.doubt_quarantine(PLACE).await?;
    for case_id in &swept.unopened {
        tx.quarantine(PLACE, Some(case_id), "broken_seal").await?;
    }
    tx.lift_doubted(PLACE).await?;
    tx.commit().await
}
