//! Retention: what is due goes at start and every day, without a network and whoever is signed in; holds, and the report for
//! leads, auditors and privacy officers.
use std::time::Duration;

use chrono::{DateTime, Utc};

use super::retention_views::{RetentionReport, due_cases, hold, rules};
use super::{AppError, Changed, Console};
use crate::access::roles::Command;
use crate::case::pictures::{ImageState, ImageView, SignedFileView, why_not_shown};
use crate::case::shown::steering;
use crate::ids::CaseId;
use crate::retention::RetentionError;
use crate::retention::epoch::is_half_done;
use crate::retention::holding::{self, Held, REASON};
use crate::retention::sweep::{Swept, look, sweep};
use crate::store::{ErasureRow, StoreError};

/// The first sweep comes this long after the start, so that the first screen is not kept waiting.
const SWEEP_AFTER: Duration = Duration::from_secs(5);
/// Between two sweeps.
const SWEEP_EVERY: Duration = Duration::from_secs(24 * 60 * 60);
/// Due cases that are shown one by one.
const MOST_SHOWN: usize = 200;
/// Runs that are shown.
const RUNS_SHOWN: u32 = 10;

impl Console {
    /// What is kept how long, what is held, what is due, and a page of what was erased, newest first.
    ///
    /// # Errors
    /// When the person's roles do not cover it, or the file cannot be read.
    pub async fn retention_report(&self, after: Option<&str>, limit: u32) -> Result<RetentionReport, AppError> {
        self.person_for(Command::ReadRetention)?;
        let in_force = &self.inner.config.retention;
        let (_, found) = look(&self.inner.store, in_force).await?;
        let now = self.inner.clock.now();
        let limit = limit.clamp(1, 500);
        let mut tx = self.inner.store.begin().await?;
        let erased = tx.erased_counts().await?;
        let mut holds = Vec::new();
        for row in tx.holds().await? {
            let copies = tx.held_copies(&row.case_id).await?;
            holds.push(hold(row, copies));
        }
        let mut erasures = tx.erasures(after.and_then(|text| text.parse().ok()), limit + 1).await?;
        let sweeps = tx.sweeps(RUNS_SHOWN).await?;
        tx.rollback().await?;
        let over = erasures.len() > limit as usize;
        erasures.truncate(limit as usize);
        let next = erasures.last().filter(|_| over).map(|row: &ErasureRow| row.n.to_string());
        let (mut due, classes) = due_cases(&found, in_force, now, &erased);
        let due_count = u32::try_from(due.len()).unwrap_or(u32::MAX);
        due.truncate(MOST_SHOWN);
        Ok(RetentionReport {
            version: in_force.version.clone(),
            digest: in_force.digest.clone(),
            rules: rules(in_force),
            classes,
            holds,
            due,
            due_count,
            sweeps: sweeps.into_iter().map(Into::into).collect(),
            erasures: erasures.into_iter().map(Into::into).collect(),
            next,
            epoch_owed: self.inner.store.epoch_owed(DateTime::<Utc>::MAX_UTC).await?
                || is_half_done(&self.inner.profile)?,
        })
    }

    /// Erases what is due now, and destroys the keys that old copies still open.
    ///
    /// # Errors
    /// When the person's roles do not cover it, or the file cannot be written; what went before stays gone.
    pub async fn sweep_retention(&self) -> Result<Swept, AppError> {
        self.person_for(Command::SweepRetention)?;
        let swept = self.sweep_now().await?;
        self.end_epoch_if_owed().await;
        Ok(swept)
    }

    /// What a sweep would do now; nothing is written.
    ///
    /// # Errors
    /// When the person's roles do not cover it, or the file cannot be read.
    pub async fn sweep_retention_dry(&self) -> Result<Swept, AppError> {
        self.person_for(Command::ReadRetention)?;
        Ok(look(&self.inner.store, &self.inner.config.retention).await?.0)
    }

    /// Places a legal hold: nothing of the case is erased until it is lifted.
    ///
    /// # Errors
    /// `hold_reason` without one, `case_already_held`, `unknown_case`; when the person's roles do not cover it.
    pub async fn place_hold(&self, case_id: &CaseId, reason: &str) -> Result<(), AppError> {
        let person = self.person_for(Command::PlaceHold)?;
        let reason = reason_of(reason)?;
        let mut tx = self.inner.store.begin().await?;
        match holding::place(&mut tx, case_id, &person.person_id, &reason).await? {
            Held::Done => tx.commit().await?,
            Held::NotHere => return Err(AppError::unknown_case()),
            Held::AsItWas => {
                return Err(AppError::new("case_already_held", "This case is under a legal hold already.", None));
            }
        }
        self.tell(Changed { cases: vec![case_id.clone()], ..Changed::default() });
        Ok(())
    }

    /// Lifts a legal hold. What the platform erased meanwhile goes now, the rest by the rules.
    ///
    /// # Errors
    /// `hold_reason` without one, `case_not_held`; when the person's roles do not cover it.
    pub async fn lift_hold(&self, case_id: &CaseId, reason: &str) -> Result<(), AppError> {
        self.person_for(Command::LiftHold)?;
        let reason = reason_of(reason)?;
        let mut tx = self.inner.store.begin().await?;
        match holding::lift(&mut tx, case_id, &reason).await? {
            Held::Done => tx.commit().await?,
            Held::NotHere | Held::AsItWas => {
                return Err(AppError::new("case_not_held", "This case is under no legal hold.", None));
            }
        }
        self.end_epoch_if_owed().await;
        self.tell(Changed { queue: true, cases: vec![case_id.clone()], ..Changed::default() });
        Ok(())
    }

    /// Says of files that a rule erased that they are not to come.
    pub(super) fn say_erased_by_rule(&self, images: &mut [ImageView], signed: &mut [SignedFileView]) {
        let why = || Some(why_not_shown("erased_by_rule", self.language()));
        for image in images.iter_mut().filter(|image| image.state == ImageState::NotFetched) {
            (image.state, image.problem) = (ImageState::ErasedByRule, why());
        }
        for file in signed.iter_mut().filter(|file| file.state == ImageState::NotFetched) {
            (file.state, file.problem) = (ImageState::ErasedByRule, why());
        }
    }

    pub(super) async fn keep_sweeping(&self) {
        self.inner.clock.sleep(SWEEP_AFTER).await;
        loop {
            if let Err(cause) = self.sweep_now().await {
                tracing::warn!(error = %cause, "the sweep of what is due ended early");
            }
            self.end_epoch_if_owed().await;
            self.inner.clock.sleep(SWEEP_EVERY).await;
        }
    }

    async fn sweep_now(&self) -> Result<Swept, RetentionError> {
        let told = |cases: &[CaseId]| {
            self.tell(Changed { queue: true, outbox: true, cases: cases.to_vec(), ..Changed::default() });
        };
        sweep(&self.inner.store, &self.inner.config.retention, told).await
    }
}

fn reason_of(text: &str) -> Result<String, AppError> {
    let text = text.trim();
    if REASON.contains(&text.chars().count()) && text.chars().all(|c| steering(c).is_none()) {
        return Ok(text.to_owned());
    }
    let action = "Say why in 3 to 200 characters, in one line.";
    Err(AppError::new("hold_reason", "A hold is placed and lifted with a reason.", Some(action)))
}

impl From<RetentionError> for AppError {
    fn from(cause: RetentionError) -> Self {
        match cause {
            RetentionError::Store(cause) => cause.into(),
            RetentionError::Profile(cause) => cause.into(),
            RetentionError::Key(cause) => StoreError::from(cause).into(),
        }
    }
}
