//! The queue and the cases, as a person opens them.
use super::{AppError, Changed, Console, claim_notes};
use crate::access::roles::{Command, Roles};
use crate::audit::Event;
use crate::case::CaseState;
use crate::case::changes::changes;
use crate::case::form::{Blocked, form};
use crate::case::load::shown;
use crate::case::seen::Seen;
use crate::case::shown::ShownText;
use crate::case::snapshot::{self, Snapshot};
use crate::case::view::{CaseView, ClaimLost, ClaimView};
use crate::catalogue::InternalText;
use crate::clock::rfc3339;
use crate::decision::Turn;
use crate::ids::CaseId;
use crate::outbox::EntryState;
use crate::outbox::view::{EntryView, TheirsView, theirs_view};
use crate::platform::SignedIn;
use crate::queue::claims::ClaimError;
use crate::queue::list::{PageStart, QueueFilter, QueuePage, Viewer, page};
use crate::queue::pack_limits::Waiting;
use crate::store::{EntryRow, OurClaim, StoreTx};

impl Console {
    /// One page of the queue, or of the operations queue, which has roles of its own.
    ///
    /// # Errors
    /// When nobody is signed in, the role is missing, or the file cannot be read.
    pub async fn queue(&self, filter: &QueueFilter, after: Option<&str>, limit: u32) -> Result<QueuePage, AppError> {
        let list = if filter.operations { Command::ReadOperationsQueue } else { Command::ReadQueue };
        let person = self.person_for(list)?;
        let viewer = Viewer { me: Some(&person.person_id), server_now: self.server_now(), language: self.language() };
        let start = after.and_then(PageStart::parse);
        let (wanted, unsearched) = self.searched(filter).await?;
        let mut tx = self.inner.store.begin().await?;
        let mut page = page(&mut tx, &viewer, &wanted, start.as_ref(), limit).await?;
        tx.rollback().await?;
        page.unsearched = unsearched;
        self.note_list(filter);
        Ok(page)
    }

    /// Remembers the list a person works: looking ahead goes along it.
    pub(super) fn note_list(&self, filter: &QueueFilter) {
        if filter.state.is_none() && !filter.operations {
            self.live().listed = filter.clone();
        }
    }

    /// Opens a case: takes the claim if the person may decide and the case is free, and notes it in the log. The case
    /// opened before is left; where there is nothing to open, or the opening fails, it stays the open one and keeps its claim.
    ///
    /// # Errors
    /// When nobody is signed in, the case is not here, or the file cannot be read. A claim that could not be had is no
    /// error: the case opens read-only and says why.
    pub async fn open_case(&self, case_id: &CaseId) -> Result<CaseView, AppError> {
        let person = self.person_for(Command::OpenCase)?;
        self.live().asked_for = Some(case_id.clone());
        // Before anything is let go of: a link may name a case that is not here, and the one on the screen stays then.
        self.log_opened(case_id).await?;
        let Some(before) = self.lay_out(case_id) else {
            // The person went elsewhere before it was open: what is open stays so, and nothing is claimed.
            return self.read_case(case_id).await;
        };
        let opened = self.open_in_place_of(before.left_for(case_id), &person, case_id).await;
        if opened.is_err() {
            self.put_back(case_id, before).await;
        }
        opened
    }

    async fn open_in_place_of(
        &self,
        before: Option<&CaseId>,
        person: &SignedIn,
        case_id: &CaseId,
    ) -> Result<CaseView, AppError> {
        if let Some(before) = before {
            self.claims().leave(before).await?;
        }
        self.hear_first_answer(person, case_id).await?;
        let note = self.claim_on_opening(person, case_id).await?;
        let moved_on = self.live().open_case.as_ref() != Some(case_id);
        if moved_on {
            // The person went elsewhere while the claim was being taken: it is given back like any other.
            self.claims().leave(case_id).await?;
        }
        let mut view = self.read_case(case_id).await?;
        if !moved_on {
            let mut live = self.live();
            (live.held_open, live.holds_open) = (view.claim.mine, view.claim.mine);
        }
        view.claim.note = note.or(view.claim.note);
        if view.evidence_ready && !moved_on {
            self.live().opened_digest = Some(view.evidence_digest.clone());
            self.note_shown(&view).await?;
        }
        self.look_ahead(case_id);
        Ok(view)
    }

    /// Shows a case without claiming it, for the command line, and notes in the log that it was opened: the next
    /// command may look at another case, and a look must not keep colleagues from this one.
    ///
    /// # Errors
    /// When nobody is signed in, the case is not here, or the file cannot be read.
    pub async fn look_at_case(&self, case_id: &CaseId) -> Result<CaseView, AppError> {
        self.person_for(Command::OpenCase)?;
        self.log_opened(case_id).await?;
        let view = self.read_case(case_id).await?;
        self.note_shown(&view).await?;
        self.live().looked_at = Some(case_id.clone());
        Ok(view)
    }

    /// Remembers which evidence a person was shown: a decision made without saying on which is on that, and no other.
    async fn note_shown(&self, view: &CaseView) -> Result<(), AppError> {
        let mut tx = self.inner.store.begin().await?;
        if tx.shown_digest(&view.case_id).await?.as_ref() == Some(&view.evidence_digest) {
            return Ok(tx.rollback().await?);
        }
        tx.keep_shown_digest(&view.case_id, &view.evidence_digest).await?;
        Ok(tx.commit().await?)
    }

    /// The digest of the evidence a person was last shown of a case; none when nobody looked at it here.
    ///
    /// # Errors
    /// When nobody is signed in or the file cannot be read.
    pub async fn shown_digest(&self, case_id: &CaseId) -> Result<Option<String>, AppError> {
        self.person_for(Command::OpenCase)?;
        let mut tx = self.inner.store.begin().await?;
        let digest = tx.shown_digest(case_id).await?;
        tx.rollback().await?;
        Ok(digest)
    }

    async fn log_opened(&self, case_id: &CaseId) -> Result<(), AppError> {
        let mut tx = self.inner.store.begin().await?;
        let Some(case) = tx.case(case_id).await? else { return Err(not_here(tx, case_id).await?) };
        tx.log(Event::on("case_opened", case_id).with("etag", case.summary.etag.as_str())).await?;
        tx.commit().await?;
        self.live().opened.insert(case_id.clone());
        Ok(())
    }

    /// Takes the claim if that makes sense; gives the sentence to show when it was not to be had.
    async fn claim_on_opening(&self, person: &SignedIn, case_id: &CaseId) -> Result<Option<String>, AppError> {
        let may = Roles::from_words(person.roles.iter().map(String::as_str)).may(Command::Claim);
        let mut tx = self.inner.store.begin().await?;
        let turn = snapshot::turn(&mut tx, case_id).await?;
        let reviewable = tx.case(case_id).await?.is_some_and(|case| {
            (case.summary.state == CaseState::Pending || turn.is_second())
                && !case.operations
                && !case.summary.is_assigned_elsewhere(&person.person_id)
                && !case.entry_state.is_some_and(is_settled_or_on_its_way)
        });
        tx.rollback().await?;
        if !may || !reviewable {
            return Ok(None);
        }
        // Back on a case that was left a moment ago: its claim stays, with or without a network.
        self.claims().stay(case_id).await?;
        match self.claims().take(case_id).await {
            Ok(taken) => Ok(taken.same_holder.then(|| claim_notes::held_before(self.language()))),
            Err(ClaimError::Platform(cause)) => Ok(Some(claim_notes::not_had(&cause, self.language()))),
            Err(other) => Err(other.into()),
        }
    }

    /// Reads a case again for the page that shows it. What the person has not opened since they signed in is refused: no case
    /// is shown without an entry of the log. A page may still show the case before while the next one is being opened.
    ///
    /// # Errors
    /// When nobody is signed in, the case was not opened or is not here, or the file cannot be read.
    pub async fn read_again(&self, case_id: &CaseId) -> Result<CaseView, AppError> {
        self.person_for(Command::OpenCase)?;
        if !self.live().opened.contains(case_id) {
            return Err(self.not_open());
        }
        self.read_case(case_id).await
    }

    /// Reads a case as it stands, without claiming.
    ///
    /// # Errors
    /// When nobody is signed in, the case is not here, or the file cannot be read.
    pub async fn read_case(&self, case_id: &CaseId) -> Result<CaseView, AppError> {
        let person = self.person_for(Command::OpenCase)?;
        let mut tx = self.inner.store.begin().await?;
        let seen = snapshot::read(&mut tx, case_id, self.language()).await?;
        let Some(seen) = seen else { return Err(not_here(tx, case_id).await?) };
        let images = tx.images(case_id).await?;
        let pictures_erased = tx.pictures_erased_by_rule(case_id).await?;
        let claim = tx.claim(case_id).await?;
        let waiting = tx.waiting().await?;
        let rows = tx.entries_of(case_id).await?;
        let entries = self.entry_views(&mut tx, &rows).await?;
        let decided_on = self.decided_on(&mut tx, rows.first()).await?;
        tx.rollback().await?;
        let claim_view = self.claim_view(&person, &seen, claim.as_ref());
        let blocked = self.blocked(&person, &seen, &claim_view, waiting);
        let mut drawn = shown(&seen, &images, &self.inner.config.assertion_keys, self.language());
        if pictures_erased {
            self.say_erased_by_rule(&mut drawn.images, &mut drawn.signed);
        }
        self.say_refused(case_id, &mut drawn.images);
        self.say_refused_signed(case_id, &mut drawn.signed);
        let offered = form(&seen.facts, &self.policy_now(), &seen.policy.edition, blocked, self.language());
        Ok(CaseView {
            claim: claim_view,
            changed_since: self.moved_since_opening(&seen),
            changes: decided_on.map(|(entry_id, before)| changes(&entry_id, &before, &seen, &images, self.language())),
            standing: self.standing(case_id),
            second: self.second(&seen),
            entries,
            ..CaseView::drawn(&seen, drawn, &self.inner.config.environment, offered)
        })
    }

    /// Evidence moved under the eyes of the person: newer evidence is to come, or is here and was not what was opened, or
    /// a file turned out to be another than before.
    fn moved_since_opening(&self, seen: &Snapshot) -> bool {
        let live = self.live();
        let open = live.open_case.as_ref() == Some(&seen.case.summary.case_id);
        let other = open && live.opened_digest.as_ref().is_some_and(|opened| *opened != seen.digest);
        let file = open && live.file_changed;
        other || file || seen.case.evidence_etag.as_ref().is_some_and(|held| *held != seen.case.summary.etag)
    }

    async fn entry_views(&self, tx: &mut StoreTx, rows: &[EntryRow]) -> Result<Vec<EntryView>, AppError> {
        let mut views = Vec::new();
        for row in rows {
            views.push(self.entry_view(tx, row).await?);
        }
        Ok(views)
    }

    /// What the newest entry was decided on, when a person has to look at it again. A seal that is broken hides the
    /// difference and nothing else.
    async fn decided_on(
        &self,
        tx: &mut StoreTx,
        newest: Option<&EntryRow>,
    ) -> Result<Option<(String, Seen)>, AppError> {
        let Some(entry) = newest.filter(|entry| matches!(entry.state, EntryState::NeedsReview | EntryState::Parked))
        else {
            return Ok(None);
        };
        match tx.decided_on(entry.entry_id).await {
            Err(cause) if cause.is_a_broken_seal() => Ok(None),
            seen => Ok(seen?.map(|seen| (entry.entry_id.to_string(), seen))),
        }
    }

    fn standing(&self, case_id: &CaseId) -> Option<TheirsView> {
        let live = self.live();
        let standing = live.standing.as_ref().filter(|(of, _)| of == case_id);
        standing.map(|(_, standing)| theirs_view(standing, self.language()))
    }

    /// How the claim on the open case was lost, if the person held it and does not any more.
    fn lost(&self, seen: &Snapshot, ours: Option<&OurClaim>, held_by_another: bool) -> Option<ClaimLost> {
        let live = self.live();
        let open = live.open_case.as_ref() == Some(&seen.case.summary.case_id) && live.held_open;
        let decided = seen.case.entry_state.is_some_and(is_settled_or_on_its_way);
        let pending = seen.case.summary.state == CaseState::Pending || seen.facts.turn.is_second();
        (open && pending && !decided).then_some(match ours {
            _ if held_by_another => ClaimLost::TakenOver,
            Some(_lapsed) => ClaimLost::Expired,
            None => ClaimLost::Ended,
        })
    }

    fn claim_view(&self, person: &SignedIn, seen: &Snapshot, ours: Option<&OurClaim>) -> ClaimView {
        let now = self.inner.clock.now();
        if let Some(ours) = ours.filter(|ours| ours.left_at(now) > chrono::TimeDelta::zero()) {
            let expires_at = Some(rfc3339(ours.expires_at));
            return ClaimView { mine: true, holder: None, expires_at, note: None, lost: None };
        }
        let held = seen.case.summary.claim.as_ref().filter(|claim| claim.expires_at > self.server_now());
        let other = held.filter(|claim| claim.holder_id != person.person_id);
        ClaimView {
            mine: false,
            holder: other.map(|claim| ShownText::new(&claim.holder_name).text),
            expires_at: held.map(|claim| rfc3339(claim.expires_at)),
            note: None,
            lost: self.lost(seen, ours, other.is_some()),
        }
    }

    fn blocked(&self, person: &SignedIn, seen: &Snapshot, claim: &ClaimView, waiting: Waiting) -> Option<Blocked> {
        let command = if seen.facts.turn.is_second() { Command::DecideSecond } else { Command::Decide };
        let may = Roles::from_words(person.roles.iter().map(String::as_str)).may(command);
        let stop = self.stop_of_deciding(waiting);
        self.note_shown_stop(&seen.case.summary.case_id, stop);
        if !may {
            Some(Blocked::Role)
        } else if seen.case.entry_state.is_some_and(is_settled_or_on_its_way) {
            Some(Blocked::Decided)
        } else if seen.case.evidence_etag.is_none() {
            Some(Blocked::NoEvidence)
        } else if seen.case.summary.is_assigned_elsewhere(&person.person_id) {
            Some(Blocked::Assigned)
        } else if claim.holder.is_some() {
            Some(Blocked::Held)
        } else if !claim.mine {
            Some(Blocked::NoClaim)
        } else {
            // Last of all: an end of it helps nobody who may not decide the case anyway.
            stop
        }
    }

    /// The person has left the case: without a decision, its claim is given back after half a minute.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn leave_case(&self, case_id: &CaseId) -> Result<(), AppError> {
        let nothing_open = {
            let mut live = self.live();
            // Also where it is not open yet, because its entry is still being written.
            if live.asked_for.as_ref() == Some(case_id) {
                live.asked_for = None;
            }
            if live.open_case.as_ref() == Some(case_id) {
                live.open_case = None;
                live.looked_at = None;
                live.first_answer = None;
            }
            live.open_case.is_none()
        };
        if nothing_open {
            self.claims().leave_ahead().await?;
        }
        Ok(self.claims().leave(case_id).await?)
    }

    /// Takes the claim on a case, or renews it.
    ///
    /// # Errors
    /// When the person may not, somebody else holds it, or the platform cannot be asked.
    pub async fn claim_case(&self, case_id: &CaseId) -> Result<ClaimView, AppError> {
        let person = self.person_for(Command::Claim)?;
        if self.hear_first_answer(&person, case_id).await? == Turn::Own {
            let why = InternalText::say(self.language(), "missing-self_review", &[]);
            return Err(AppError::new("self_review", why.as_str(), None));
        }
        let taken = self.claims().take(case_id).await?;
        self.tell(Changed { queue: true, cases: vec![case_id.clone()], ..Changed::default() });
        let note = taken.same_holder.then(|| claim_notes::held_before(self.language()));
        Ok(ClaimView { mine: true, holder: None, expires_at: Some(rfc3339(taken.claim.expires_at)), note, lost: None })
    }

    /// Gives a claim back.
    ///
    /// # Errors
    /// When the person may not, a decision is on its way, or the platform cannot be asked.
    pub async fn release_case(&self, case_id: &CaseId) -> Result<(), AppError> {
        self.person_for(Command::Release)?;
        self.claims().release(case_id).await?;
        self.tell(Changed { queue: true, cases: vec![case_id.clone()], ..Changed::default() });
        Ok(())
    }
}

/// Why a case is not here, as far as that is known.
async fn not_here(mut tx: StoreTx, case_id: &CaseId) -> Result<AppError, AppError> {
    let taken = tx.taken_by_rule(std::slice::from_ref(case_id)).await?;
    tx.rollback().await?;
    Ok(if taken.is_empty() { AppError::unknown_case() } else { AppError::erased_by_rule() })
}

/// Nothing is to be decided while one of our decisions is on its way or stands.
const fn is_settled_or_on_its_way(state: EntryState) -> bool {
    use EntryState::{Accepted, Confirmed, Queued, Sending, Unknown};
    matches!(state, Queued | Sending | Unknown | Accepted | Confirmed)
}
