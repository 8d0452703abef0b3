//! Document images: fetched when a case is opened, kept sealed, decoded by us before anything is shown.
use std::sync::{Arc, MutexGuard, PoisonError};

use super::file_waits::{FileWaits, refused};
use super::{AppError, Changed, Console};
use crate::access::roles::Command;
use crate::audit::Event;
use crate::case::checks::why_hidden;
use crate::case::evidence::{FileFacts, is_signed};
use crate::case::pictures::{ImageState, ImageView, why_not_shown};
use crate::case::{CaseSummary, Source, snapshot};
use crate::catalogue::InternalText;
use crate::ids::{CaseId, FileRef};
use crate::image::{self, Examined, ImageProblem, Kind, Other, PictureFacts, Shown};
use crate::platform::{BlocksOf, FileBytes, PlatformError};
use crate::retention::gone::take_file;
use crate::store::{ImageRow, NewImage, StoreTx};

/// So many times a file is fetched that does not seem to have come whole.
const DOWNLOADS: usize = 3;

impl Console {
    /// A picture of a case, decoded and encoded again by us: the preview, or the full size, with who looks and when written
    /// into it. Noted in the log the first time since the case was opened.
    ///
    /// # Errors
    /// When the person may not see images, the file does not belong to the case, or it cannot be shown.
    pub async fn image(&self, case_id: &CaseId, file: &FileRef, full: bool) -> Result<Shown, AppError> {
        let (row, bytes) = self.held_picture(case_id, file).await?;
        let mark = self.watermark();
        let ahead = if full { None } else { self.made_ahead(case_id, file, row.sha256.as_deref()) };
        let shown = match ahead {
            Some(shown) => shown,
            None => match self.inner.decoder.render(&bytes, full, mark).await {
                Ok(shown) => shown,
                Err(problem) => return Err(self.judged(case_id, &row, problem).await?),
            },
        };
        if row.state == "bad" {
            // It was tried again, and the machine had been the reason.
            let examined = self.inner.decoder.examine(&bytes).await;
            self.judge(case_id, file, examined.as_ref().map_err(|problem| *problem)).await?;
        }
        self.note_viewed(case_id, &row).await?;
        Ok(shown)
    }

    /// What the camera wrote beside the pixels of a picture, read behind the walls. Whoever may see the picture may read
    /// it; it counts as seen.
    ///
    /// # Errors
    /// As [`Console::image`].
    pub async fn image_facts(&self, case_id: &CaseId, file: &FileRef) -> Result<PictureFacts, AppError> {
        let (row, bytes) = self.held_picture(case_id, file).await?;
        let examined = match self.inner.decoder.examine(&bytes).await {
            Ok(examined) => examined,
            Err(problem) => return Err(self.judged(case_id, &row, problem).await?),
        };
        self.note_viewed(case_id, &row).await?;
        Ok(examined.facts)
    }

    /// The original bytes of a picture that may be decoded, fetched if they are not here.
    async fn held_picture(&self, case_id: &CaseId, file: &FileRef) -> Result<(ImageRow, Vec<u8>), AppError> {
        self.person_for(Command::ViewImage)?;
        self.may_be_shown(case_id, file).await?;
        if is_signed(file) {
            // Kept and digested, never drawn: nothing of it is decoded here.
            return Err(self.not_shown("not_displayed"));
        }
        self.fetch_file(case_id, file).await?;
        let (row, bytes) = self.held_file(case_id, file).await?;
        let may_be_decoded = match row.state.as_str() {
            "erased" => false,
            "bad" => row.problem.as_deref().is_some_and(ImageProblem::may_pass),
            _ => true,
        };
        let Some(bytes) = bytes.filter(|_| may_be_decoded) else {
            return Err(self.not_shown(row.problem.as_deref().unwrap_or(&row.state)));
        };
        Ok((row, bytes))
    }

    /// What is known of a file, and its original bytes if they are held.
    pub(super) async fn held_file(
        &self,
        case_id: &CaseId,
        file: &FileRef,
    ) -> Result<(ImageRow, Option<Vec<u8>>), AppError> {
        let mut tx = self.inner.store.begin().await?;
        let row = tx.images(case_id).await?.into_iter().find(|row| row.file_ref == *file);
        let bytes = tx.image_bytes(case_id, file).await?;
        tx.rollback().await?;
        Ok((row.ok_or_else(AppError::unknown_case)?, bytes))
    }

    /// Keeps what came of decoding a picture, so that the screen says why it is not shown; gives the error to tell.
    async fn judged(&self, case_id: &CaseId, row: &ImageRow, problem: ImageProblem) -> Result<AppError, AppError> {
        if row.problem.as_deref() != Some(problem.code()) {
            self.judge(case_id, &row.file_ref, Err(problem)).await?;
        }
        Ok(self.not_shown(problem.code()))
    }

    async fn judge(
        &self,
        case_id: &CaseId,
        file: &FileRef,
        examined: Result<&Examined, ImageProblem>,
    ) -> Result<(), AppError> {
        let found = match examined {
            // The picture is none the worse for it.
            Err(ImageProblem::NoDecoder) => return Ok(()),
            Err(problem) => Err(problem.code()),
            Ok(examined) => Ok((examined.kind.media_type(), examined.width, examined.height)),
        };
        let mut tx = self.inner.store.begin().await?;
        tx.image_judged(case_id, file, found).await?;
        tx.commit().await?;
        self.tell(Changed { cases: vec![case_id.clone()], ..Changed::default() });
        Ok(())
    }

    /// Pictures of the person need their consent; without it nothing is fetched, decoded or shown.
    pub(super) async fn may_be_shown(&self, case_id: &CaseId, file: &FileRef) -> Result<(), AppError> {
        let mut tx = self.inner.store.begin().await?;
        let seen = snapshot::read(&mut tx, case_id, self.language()).await?;
        tx.rollback().await?;
        let evidence = seen.ok_or_else(AppError::unknown_case)?.evidence;
        if evidence.files.iter().any(|facts| facts.file == *file && !evidence.may_show(facts)) {
            let why = InternalText::say(self.language(), why_hidden(evidence.consent()), &[]);
            return Err(AppError::new("image_withheld", why.as_str(), Some(&self.still_decide())));
        }
        Ok(())
    }

    async fn note_viewed(&self, case_id: &CaseId, row: &ImageRow) -> Result<(), AppError> {
        if self.live().viewed.contains(&row.file_ref) {
            return Ok(());
        }
        let mut tx = self.inner.store.begin().await?;
        tx.log(
            Event::on("image_viewed", case_id).with("file", row.file_ref.as_str()).with("sha256", row.sha256.clone()),
        )
        .await?;
        tx.commit().await?;
        // Only what the log says durably counts as told: two looks at once may both be in it.
        self.live().viewed.insert(row.file_ref.clone());
        Ok(())
    }

    /// Fetches a file once and keeps it; when newer evidence came, it is compared with what the platform has now. A file
    /// the platform no longer has is noted as erased. Gives how many bytes came.
    pub(super) async fn fetch_file(&self, case_id: &CaseId, file: &FileRef) -> Result<u64, AppError> {
        let turn = {
            let mut turns = self.inner.file_turns.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(turns.entry((case_id.clone(), file.clone())).or_default())
        };
        let fetched = {
            let _mine = turn.lock().await;
            self.fetch_file_now(case_id, file).await
        };
        self.inner
            .file_turns
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .retain(|_, turn| Arc::strong_count(turn) > 1);
        fetched
    }

    async fn fetch_file_now(&self, case_id: &CaseId, file: &FileRef) -> Result<u64, AppError> {
        let mut tx = self.inner.store.begin().await?;
        let held = tx.images(case_id).await?.into_iter().find(|row| row.file_ref == *file);
        if held.as_ref().is_some_and(|held| !held.older_than_evidence || held.sha256.is_none()) {
            tx.rollback().await?;
            return Ok(0);
        }
        if held.is_none() && tx.pictures_erased_by_rule(case_id).await? {
            tx.rollback().await?;
            return Err(self.not_shown("erased_by_rule"));
        }
        // Read only for a file that is still to come: of one that is here, nothing in it is asked.
        let seen = snapshot::read(&mut tx, case_id, self.language()).await?;
        tx.rollback().await?;
        // Only files the case itself refers to: an address bar cannot reach into the vault.
        let seen = seen.ok_or_else(AppError::unknown_case)?;
        let facts = seen.evidence.files.iter().find(|facts| facts.file == *file).ok_or_else(AppError::unknown_case)?;
        if let Some(now) = held.as_ref().and(facts.sha256.as_deref()) {
            // The platform says what the file is: it need not be fetched again to be compared.
            self.compare_file(case_id, file, held.as_ref(), now).await?;
            return Ok(0);
        }
        if let Some(code) = self.file_waits().waiting(case_id, file, self.inner.clock.elapsed()) {
            // What is here is shown; what is not is not asked for in a loop.
            return if held.is_some() { Ok(0) } else { Err(refused(code, self.language())) };
        }
        let fetched = self.download(file, facts, &seen.case.summary, held.is_none()).await;
        let refusal = self.note_wait(case_id, file, fetched.as_ref().err());
        match (fetched, &held) {
            (Ok(fetched), None) => {
                self.keep_file(case_id, facts, &fetched.bytes, &fetched.sha256).await?;
                Ok(size(&fetched.bytes))
            }
            (Ok(fetched), Some(_)) => {
                let now = hex::encode(fetched.sha256);
                self.compare_file(case_id, file, held.as_ref(), &now).await?;
                Ok(size(&fetched.bytes))
            }
            (Err(PlatformError::Erased), _) => {
                let gone = NewImage { state: "erased", problem: Some("erased"), ..empty(file) };
                let mut tx = self.inner.store.begin().await?;
                take_file(&mut tx, case_id, &gone).await?;
                tx.commit().await?;
                Ok(0)
            }
            // What is here is shown; it is compared the next time.
            (Err(_), Some(_)) => Ok(0),
            (Err(cause), None) => Err(refusal.map_or_else(|| cause.into(), |code| refused(code, self.language()))),
        }
    }

    /// Says of pictures that are not here why the platform did not hand them out, and what the person can do.
    pub(super) fn say_refused(&self, case_id: &CaseId, images: &mut [ImageView]) {
        let waits = self.file_waits();
        for image in images.iter_mut().filter(|image| image.state == ImageState::NotFetched) {
            if let Some(told) = waits.told(case_id, &image.file_ref, self.language()) {
                (image.state, image.problem) = (ImageState::Refused, Some(told));
            }
        }
    }

    pub(super) fn file_waits(&self) -> MutexGuard<'_, FileWaits> {
        self.inner.file_waits.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Remembers why a file did not come, if that has a wait of its own; gives its code.
    fn note_wait(&self, case_id: &CaseId, file: &FileRef, failed: Option<&PlatformError>) -> Option<&'static str> {
        let mut waits = self.file_waits();
        match failed {
            Some(cause) => waits.note(case_id, file, cause, self.inner.clock.elapsed(), rand::random()),
            None => {
                waits.forget(case_id, file);
                None
            }
        }
    }

    /// A file of the vault. One that comes for the first time and is not what was announced, or cannot be decoded, may
    /// have been cut on the way without a sign of it, so it is asked for again before that is believed.
    async fn download(
        &self,
        file: &FileRef,
        facts: &FileFacts,
        summary: &CaseSummary,
        first: bool,
    ) -> Result<FileBytes, PlatformError> {
        if is_signed(file) {
            let of = match summary.session_id.as_ref().filter(|_| summary.source == Source::Trust) {
                Some(session_id) => BlocksOf::Session(session_id),
                None => BlocksOf::Case(&summary.case_id),
            };
            return self.inner.platform.signed_file(of, file).await;
        }
        let mut fetched = self.inner.platform.file(file).await?;
        for _ in 1..DOWNLOADS {
            if !first || is_whole(facts, &fetched) {
                break;
            }
            let again = self.inner.platform.file(file).await?;
            // Whole, and the same once more: that is what the platform has.
            let believed = again.sha256 == fetched.sha256 && image::seems_whole(&again.bytes);
            fetched = again;
            if believed {
                break;
            }
        }
        Ok(fetched)
    }

    /// A file held from older evidence, beside the digest the platform has for it now (contract section 7).
    async fn compare_file(
        &self,
        case_id: &CaseId,
        file: &FileRef,
        held: Option<&ImageRow>,
        now: &str,
    ) -> Result<(), AppError> {
        let first = held.and_then(|held| held.sha256.as_deref()).unwrap_or_default();
        let same = first.eq_ignore_ascii_case(now);
        let mut tx = self.inner.store.begin().await?;
        tx.image_compared(case_id, file, same).await?;
        if !same {
            tx.log(
                Event::on("image_changed", case_id).with("file", file.as_str()).with("sha256", first).with("now", now),
            )
            .await?;
        }
        tx.commit().await?;
        if !same {
            let mut live = self.live();
            live.file_changed |= live.open_case.as_ref() == Some(case_id);
            drop(live);
            self.tell(Changed { cases: vec![case_id.clone()], ..Changed::default() });
        }
        Ok(())
    }

    async fn keep_file(
        &self,
        case_id: &CaseId,
        facts: &FileFacts,
        bytes: &[u8],
        sha256: &[u8; 32],
    ) -> Result<(), AppError> {
        let sha256 = hex::encode(sha256);
        let changed = facts.sha256.as_ref().is_some_and(|offered| !offered.eq_ignore_ascii_case(&sha256));
        // Of a signed file nothing is decoded, not even to look at it.
        let examined = match is_signed(&facts.file) {
            true => None,
            false => Some(self.inner.decoder.examine(bytes).await),
        };
        let here = NewImage {
            state: if changed { "changed" } else { "ready" },
            problem: changed.then_some("changed"),
            ..empty(&facts.file)
        };
        let image = match &examined {
            None => NewImage { media_type: Some(image::media_type_of(bytes)), ..here },
            Some(Ok(Examined { kind, width, height, .. })) => {
                NewImage { media_type: Some(kind.media_type()), size: Some((*width, *height)), ..here }
            }
            // It may be as good as any; whoever wants to see it is told. That it is another file than announced weighs more
            // than what the machine was the reason for, which a later look says again.
            Some(Err(problem))
                if *problem == ImageProblem::NoDecoder || (changed && ImageProblem::MAY_PASS.contains(problem)) =>
            {
                NewImage { media_type: image::sniff(bytes).map(Kind::media_type), ..here }
            }
            Some(Err(problem)) => NewImage {
                state: "bad",
                problem: Some(problem.code()),
                media_type: image::sniff_other(bytes).map(Other::media_type),
                ..empty(&facts.file)
            },
        };
        let mut tx = self.inner.store.begin().await?;
        if let Err(gone) = self.still_named(&mut tx, case_id, &facts.file).await? {
            tx.commit().await?;
            return Err(gone);
        }
        tx.keep_image(case_id, &NewImage { sha256: Some(&sha256), bytes, ..image }).await?;
        tx.log(Event::on("image_fetched", case_id).with("file", facts.file.as_str()).with("sha256", sha256.as_str()))
            .await?;
        tx.commit().await?;
        Ok(())
    }

    /// Whether the evidence held names the file still: while its bytes came, the platform may have erased the block, or a
    /// rule the pictures; then nothing of them is kept. That they came is in the log all the same, if the case is here.
    async fn still_named(
        &self,
        tx: &mut StoreTx,
        case_id: &CaseId,
        file: &FileRef,
    ) -> Result<Result<(), AppError>, AppError> {
        let Some(seen) = snapshot::read(tx, case_id, self.language()).await? else {
            return Ok(Err(AppError::unknown_case()));
        };
        let named = seen.evidence.files.iter().any(|facts| facts.file == *file);
        if named && !tx.pictures_erased_by_rule(case_id).await? {
            return Ok(Ok(()));
        }
        let why = if named { "erased_by_rule" } else { "erased" };
        tx.log(Event::on("image_dropped", case_id).with("file", file.as_str()).with("why", why)).await?;
        Ok(Err(self.not_shown(why)))
    }

    pub(super) fn not_shown(&self, code: &str) -> AppError {
        let why = why_not_shown(code, self.language());
        AppError::new(&format!("image_{code}"), why, Some(&self.still_decide()))
    }

    fn still_decide(&self) -> String {
        InternalText::words(self.language(), "picture-still_decide", &[])
    }
}

fn size(bytes: &[u8]) -> u64 {
    u64::try_from(bytes.len()).unwrap_or(u64::MAX)
}

/// What was announced, and a picture that can be decoded: nothing was lost on the way.
fn is_whole(facts: &FileFacts, fetched: &FileBytes) -> bool {
    let announced = facts.sha256.as_ref().map(|offered| offered.eq_ignore_ascii_case(&hex::encode(fetched.sha256)));
    announced.unwrap_or_else(|| image::seems_whole(&fetched.bytes))
}

const fn empty(file_ref: &FileRef) -> NewImage<'_> {
    NewImage { file_ref, state: "ready", problem: None, sha256: None, media_type: None, size: None, bytes: &[] }
}
