//! Evidence packages: what would go into one, and making it.
//!
//! Promises: whoever exports has proven just now who they are, says what for, and has seen what is missing; the export is an
//! entry, and its own proof is in the package; no byte is handed out before its transaction is durable.
//! Deliberately keeps no package: it is written once, where the person finds it.
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use serde_json::Value;
use uuid::Uuid;

use super::fresh::Before;
use super::package_form::{NamedKey, PackageAsked, PackageForm, PackageMade, PackageSaved, Refusal};
use super::package_making::Making;
use super::{AppError, Console};
use crate::access::roles::Command;
use crate::case::seen::ShownWith;
use crate::case::snapshot::{self, Snapshot};
use crate::catalogue::{InternalText, Language};
use crate::clock::rfc3339;
use crate::ids::{CaseId, FileRef};
use crate::packages::{DrawnFrom, Made, PackageKind, Recipient, RecipientFault, digests, is_shown, newest, parts};
use crate::store::{EntryRow, ImageRow, StoreError, StoreTx, private_file};

/// So often a package is begun anew because something happened to the case meanwhile.
const TRIES: usize = 3;

/// What was read of a case, once more inside the transaction.
pub(super) struct Held {
    pub seen: Snapshot,
    pub rows: Vec<ImageRow>,
    pub entries: Vec<EntryRow>,
    pub drawn_from: DrawnFrom,
    /// What is known of each file, whether it is here or not.
    pub digests: BTreeMap<FileRef, String>,
    /// A retention rule erased the files.
    pub erased_by_rule: bool,
}

impl Console {
    /// What would go into a package of a case, for each kind. Nothing is written.
    ///
    /// # Errors
    /// When the person may not export, or the case is not here.
    pub async fn package_form(&self, case_id: &CaseId) -> Result<PackageForm, AppError> {
        let person = self.person_for(Command::ExportPackage)?;
        let held = self.held_case(case_id).await?;
        let fields = held.seen.fields()?;
        let kinds = PackageKind::ALL.into_iter().map(|kind| self.kind_view(kind, &held, &fields));
        Ok(PackageForm {
            case_id: case_id.clone(),
            evidence_digest: held.seen.digest.clone(),
            fresh: self.is_fresh(&person),
            kinds: kinds.collect(),
        })
    }

    async fn held_case(&self, case_id: &CaseId) -> Result<Held, AppError> {
        let mut tx = self.inner.store.begin().await?;
        let held = held(&mut tx, case_id, self.language()).await;
        tx.rollback().await?;
        held
    }

    /// Makes a package. That it was made is in the log, for good, before the caller has a byte of it.
    ///
    /// # Errors
    /// When the person may not, has not signed in just now, or has not said what for; when a part is missing
    /// that was not taken note of; when the case has changed since; or when it cannot be read. Then nothing leaves, and
    /// nothing is logged. `tip_off_refused` when it would tell a partner or the person of a suspicion: that is in the log.
    pub async fn export_package(&self, asked: &PackageAsked) -> Result<PackageMade, AppError> {
        let person = self.person_for(Command::ExportPackage)?;
        if asked.kind.is_full() {
            self.person_for(Command::ViewImage)?;
        }
        self.require_fresh(&person, Before::Leaving)?;
        let purpose = self.purpose(&asked.purpose)?;
        let recipients = self.recipients(asked)?;
        let before = self.held_case(&asked.case_id).await?;
        self.as_asked(asked, &before)?;
        if asked.kind.is_full() {
            self.fetch_for_package(&asked.case_id, &before.seen.evidence).await;
        }
        drop(before);
        let making = Making {
            asked,
            signed_in_at: person.auth_time.map(rfc3339),
            recipients,
            made: Made {
                kind: asked.kind,
                package_id: Uuid::now_v7().to_string(),
                made_at: self.inner.clock.now(),
                language: self.language(),
                purpose,
            },
        };
        for _ in 0..TRIES {
            if let Some(bytes) = self.make_package(&making).await? {
                let made = &making.made;
                let (encrypted, ending) = if made.kind.is_full() { (true, "zip.age") } else { (false, "zip") };
                let short = made.package_id.get(24..).unwrap_or_default();
                let name = format!("package-{short}-{}.{ending}", made.made_at.format("%Y-%m-%d"));
                return Ok(PackageMade { bytes, name, package_id: made.package_id.clone(), encrypted });
            }
        }
        Err(self.refuse(Refusal::Changed))
    }

    /// Makes a package and writes it into a folder, under a name that says nothing, for its owner only. The window has no
    /// other way to write a file: the page names no place.
    ///
    /// # Errors
    /// As [`Self::export_package`]; `package_unwritten` when it could not be written, which the log does not know: it
    /// says that the package was made.
    pub async fn save_package(&self, asked: &PackageAsked, folder: &Path) -> Result<PackageSaved, AppError> {
        let made = self.export_package(asked).await?;
        let file = folder.join(&made.name);
        let (bytes, place) = (made.bytes, file.clone());
        let written = tokio::task::spawn_blocking(move || private_file::create(&place, &bytes)).await;
        if !written.is_ok_and(|written| written.is_ok()) {
            return Err(self.refuse(Refusal::Unwritten));
        }
        Ok(PackageSaved { file: file.display().to_string(), package_id: made.package_id, encrypted: made.encrypted })
    }

    /// What was shown is what is here, and what it lacks was taken note of.
    pub(super) fn as_asked(&self, asked: &PackageAsked, held: &Held) -> Result<(), AppError> {
        if held.seen.digest != asked.evidence_digest {
            return Err(self.refuse(Refusal::Changed));
        }
        let missing = parts(asked.kind, &held.seen.evidence, &held.digests).into_iter();
        let missing: Vec<String> = missing
            .filter(|(part, state)| state.is_a_gap() && !asked.noted.contains(part))
            .map(|(part, _)| InternalText::words(self.language(), &format!("package-part-{}", part.as_str()), &[]))
            .collect();
        if missing.is_empty() {
            return Ok(());
        }
        let words = [("parts", missing.join("; "))];
        let words: Vec<(&str, &str)> = words.iter().map(|(name, text)| (*name, text.as_str())).collect();
        let message = InternalText::words(self.language(), "package-error-gaps", &words);
        Err(AppError::new("package_gaps", message, Some(&self.package_words("gaps_do"))))
    }

    fn recipients(&self, asked: &PackageAsked) -> Result<Vec<Recipient>, AppError> {
        let given = asked.recipients.len();
        match (asked.kind.is_full(), given) {
            (true, 1..=20) => {}
            (true, _) => return Err(self.refuse(Refusal::Recipients)),
            (false, 0) => return Ok(Vec::new()),
            (false, _) => return Err(self.refuse(Refusal::NoRecipients)),
        }
        let one = |named: &NamedKey| {
            Recipient::new(&named.name, &named.key).map_err(|why| match why {
                RecipientFault::SecretKey => self.refuse(Refusal::SecretKey),
                RecipientFault::Key => self.refuse(Refusal::Key),
                RecipientFault::Name => self.refuse(Refusal::Recipients),
            })
        };
        asked.recipients.iter().map(one).collect()
    }

    pub(super) fn refuse(&self, why: Refusal) -> AppError {
        let (message, action) = why.words();
        let action = action.map(|id| self.package_words(id));
        AppError::new(why.code(), self.package_words(message), action.as_deref())
    }

    fn package_words(&self, id: &str) -> String {
        InternalText::words(self.language(), &format!("package-error-{id}"), &[])
    }
}

pub(super) async fn held(tx: &mut StoreTx, case_id: &CaseId, language: Language) -> Result<Held, AppError> {
    let seen = snapshot::read(tx, case_id, language).await?.ok_or_else(AppError::unknown_case)?;
    let (rows, entries) = (tx.images(case_id).await?, tx.entries_of(case_id).await?);
    let kept = match newest(&entries) {
        Some(decision) => tx.shown_with(decision.entry_id).await?,
        None => None,
    };
    let gone = kept.as_ref().map(|with| with.files.clone()).unwrap_or_default();
    let digests = digests(&seen.evidence, &rows, gone);
    let drawn_from = drawn_from(tx, &seen, kept).await?;
    let erased_by_rule = tx.pictures_erased_by_rule(case_id).await?;
    Ok(Held { seen, rows, entries, drawn_from, digests, erased_by_rule })
}

/// What the newest decision was made with, where it was kept with it; else what is here now, which the package says.
async fn drawn_from(tx: &mut StoreTx, seen: &Snapshot, kept: Option<ShownWith>) -> Result<DrawnFrom, StoreError> {
    if let Some(with) = kept
        && let Some(edition) = tx.edition_of(&with.policy).await?
    {
        return Ok(DrawnFrom { with, edition, kept: true });
    }
    Ok(DrawnFrom { with: ShownWith::of(seen), edition: Arc::clone(&seen.policy.edition), kept: false })
}

/// Whether a kind shows a field, by the type of the block it stands in.
pub(super) fn shown(kind: PackageKind, seen: &Snapshot, place: &str, value: &Value) -> bool {
    let block = place.strip_prefix("/blocks/").and_then(|rest| rest.split('/').next());
    let block = block.and_then(|at| at.parse::<usize>().ok()).and_then(|at| seen.blocks.get(at));
    is_shown(kind, place, block.map(|block| block.kind.as_str()), value)
}

/// Decisions a kind tells of. Whoever is told only what was answered is told of what took effect.
pub(super) fn told(kind: PackageKind, entries: &[EntryRow]) -> impl Iterator<Item = &EntryRow> {
    entries.iter().filter(move |entry| kind.shows_the_review() || entry.receipt.is_some())
}

pub(super) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
