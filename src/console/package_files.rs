//! The files of a case as they go into a package: as they came, painted over, or named and not there.
use std::collections::BTreeMap;

use second_look_verify::package::archive;
use second_look_verify::package::facts::FileFact;

use super::package_form::Refusal;
use super::{AppError, Console};
use crate::case::evidence::{Evidence, FileFacts, Side};
use crate::ids::{CaseId, FileRef};
use crate::image::{Area, Kind, sniff};
use crate::outbox::EntryState;
use crate::packages::{File, PackageKind};
use crate::store::{EntryRow, ImageRow};

/// What a package is made from, read before the transaction that makes it.
pub(super) struct Wanted<'a> {
    pub case_id: &'a CaseId,
    pub kind: PackageKind,
    pub evidence: &'a Evidence,
    pub rows: &'a [ImageRow],
    pub entries: &'a [EntryRow],
    pub digests: &'a BTreeMap<FileRef, String>,
    /// A retention rule erased the files.
    pub erased_by_rule: bool,
    /// The person may see pictures.
    pub may_see: bool,
}

impl Console {
    /// Fetches what a whole package would lack. What cannot be had is named in it.
    pub(super) async fn fetch_for_package(&self, case_id: &CaseId, evidence: &Evidence) {
        for facts in evidence.files.iter().filter(|facts| evidence.may_show(facts)) {
            if let Err(cause) = self.fetch_file(case_id, &facts.file).await {
                tracing::info!(code = %cause.code, "a file for a package could not be fetched");
            }
        }
    }

    /// Every file of the case, with its bytes where a package of this kind holds them.
    ///
    /// # Errors
    /// When the file cannot be read, or as soon as they are more than a package holds.
    pub(super) async fn files_for_package(&self, wanted: &Wanted<'_>) -> Result<Vec<File>, AppError> {
        let mut listed: Vec<&FileFacts> = wanted.evidence.files.iter().collect();
        listed.sort_by_key(|facts| facts.side);
        let (mut files, mut bytes) = (Vec::with_capacity(listed.len()), 0_usize);
        for (at, facts) in listed.into_iter().enumerate() {
            let file = self.file_for_package(wanted, facts, at + 1).await?;
            bytes = bytes.saturating_add(file.bytes.len());
            files.push(file);
            if !archive::fits(files.len(), bytes) {
                return Err(self.refuse(Refusal::TooLarge));
            }
        }
        Ok(files)
    }

    async fn file_for_package(&self, wanted: &Wanted<'_>, facts: &FileFacts, at: usize) -> Result<File, AppError> {
        let row = wanted.rows.iter().find(|row| row.file_ref == facts.file);
        let shows = wanted.kind.shows_the_review();
        let media_type = row.and_then(|row| row.media_type.clone()).filter(|_| shows);
        let original = wanted.digests.get(&facts.file).cloned().filter(|_| shows);
        let fact = |state: &str, path: Option<String>| FileFact {
            media_type: media_type.clone(),
            original: original.clone(),
            path,
            side: side(facts.side).to_owned(),
            state: state.to_owned(),
        };
        let without = |state: &str| File { facts: fact(state, None), bytes: Vec::new() };
        if !shows {
            // Neither whether it is here nor what it is: only that the case has such a file.
            return Ok(without("left_out"));
        }
        if !wanted.evidence.may_show(facts) {
            return Ok(without("withheld"));
        }
        let row = match row {
            Some(row) if row.state == "erased" => return Ok(without("erased")),
            Some(row) if row.sha256.is_some() => row,
            None if wanted.erased_by_rule => return Ok(without("erased_by_rule")),
            Some(_) | None => return Ok(without("not_held")),
        };
        if !wanted.kind.is_full() {
            return self.marked(wanted, facts, row, at, &fact).await;
        }
        let (_, bytes) = self.held_file(wanted.case_id, &facts.file).await?;
        let Some(bytes) = bytes else { return Ok(without("not_held")) };
        let folder = if facts.side == Side::Signed { "signed" } else { "images" };
        let path = format!("data/{folder}/{at:03}.{}", ending(&bytes));
        Ok(File { facts: fact("original", Some(path)), bytes })
    }

    /// A picture with nothing left of it but what a decision marked.
    async fn marked(
        &self,
        wanted: &Wanted<'_>,
        facts: &FileFacts,
        row: &ImageRow,
        at: usize,
        fact: &impl Fn(&str, Option<String>) -> FileFact,
    ) -> Result<File, AppError> {
        let without = |state: &str| Ok(File { facts: fact(state, None), bytes: Vec::new() });
        if facts.side == Side::Signed || !facts.is_picture() || facts.is_biometric() {
            return without("left_out");
        }
        // A box that was taken back uncovers nothing.
        let stand = wanted.entries.iter().filter(|entry| entry.state != EntryState::Withdrawn);
        let marks = stand.filter_map(|entry| entry.looked.as_ref()).flat_map(|looked| &looked.marks);
        let of_it = marks.filter(|mark| {
            mark.file_ref == facts.file && row.sha256.as_deref().is_some_and(|sha256| sha256 == mark.image_digest)
        });
        let areas: Vec<Area> =
            of_it.map(|mark| Area { left: mark.left, top: mark.top, width: mark.width, height: mark.height }).collect();
        if areas.is_empty() {
            // Marks that cannot be read any more are not marks that were never made.
            let lost =
                wanted.entries.iter().any(|entry| entry.state != EntryState::Withdrawn && entry.looked.is_none());
            return without(if lost { "marks_unreadable" } else { "nothing_marked" });
        }
        if !wanted.may_see {
            return without("no_permission");
        }
        let (_, bytes) = self.held_file(wanted.case_id, &facts.file).await?;
        let Some(bytes) = bytes else { return without("not_held") };
        match self.inner.decoder.redact(&bytes, areas).await {
            Ok(shown) => {
                let path = format!("data/images/{at:03}.png");
                Ok(File { facts: fact("redacted", Some(path)), bytes: shown.bytes })
            }
            Err(_problem) => without("not_displayed"),
        }
    }
}

const fn side(side: Side) -> &'static str {
    match side {
        Side::Front => "front",
        Side::Back => "back",
        Side::Portrait => "portrait",
        Side::Selfie => "selfie",
        Side::Video => "video",
        Side::Report => "report",
        Side::Signed => "signed",
        Side::Other => "other",
    }
}

/// The ending of a name by the first bytes; nothing a stranger called it.
fn ending(bytes: &[u8]) -> &'static str {
    match sniff(bytes) {
        Some(Kind::Jpeg) => "jpg",
        Some(Kind::Png) => "png",
        Some(Kind::Webp) => "webp",
        None if bytes.starts_with(b"%PDF-") => "pdf",
        None => "bin",
    }
}
