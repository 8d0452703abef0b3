//! Evidence packages: what would go into one, and making it.
//!
//! Promises: whoever exports has proven who they are within five minutes, says what for, and has seen what is missing; the
//! export is an entry in the transaction the package is read in, and its own proof is in the package; no byte is handed out
//! before that transaction is durable. Deliberately keeps no package: it is written once, where the person finds it.
use std::path::Path;

use chrono::TimeDelta;
use second_look_verify::package::facts::EXPORTED;
use serde_json::{Value, json};
use uuid::Uuid;

use super::package_files::Wanted;
use super::package_form::{NamedKey, PackageAsked, PackageForm, PackageMade, PackageSaved, Refusal};
use super::{AppError, Console};
use crate::access::roles::Command;
use crate::audit::Event;
use crate::case::snapshot::{self, Snapshot};
use crate::catalogue::{InternalText, Language};
use crate::clock::rfc3339;
use crate::ids::CaseId;
use crate::packages::{
    Content, Decided, Field, File, Made, PackageKind, Recipient, RecipientFault, Subject, is_shown, openings, parts,
    seal,
};
use crate::platform::SignedIn;
use crate::store::{EntryRow, ImageRow, StoreError, StoreTx, private_file};

/// A sign-in is fresh for so long; an export needs one.
const FRESH: TimeDelta = TimeDelta::minutes(5);
/// Characters of a purpose.
const PURPOSE: std::ops::RangeInclusive<usize> = 3..=200;

/// What was read of a case, once more inside the transaction.
pub(super) struct Held {
    pub seen: Snapshot,
    pub rows: Vec<ImageRow>,
    pub entries: Vec<EntryRow>,
}

impl Console {
    /// What would go into a package of a case, for each kind. Nothing is written.
    ///
    /// # Errors
    /// When the person may not export, or the case is not here.
    pub async fn package_form(&self, case_id: &CaseId) -> Result<PackageForm, AppError> {
        let person = self.person_for(Command::ExportPackage)?;
        let mut tx = self.inner.store.begin().await?;
        let held = held(&mut tx, case_id, self.language()).await;
        tx.rollback().await?;
        let held = held?;
        let fields = held.seen.fields()?;
        let kinds = PackageKind::ALL.into_iter().map(|kind| self.kind_view(kind, &held, &fields));
        Ok(PackageForm {
            case_id: case_id.clone(),
            evidence_digest: held.seen.digest.clone(),
            fresh: self.is_fresh(&person),
            kinds: kinds.collect(),
        })
    }

    /// Makes a package. That it was made is in the log, for good, before the caller has a byte of it.
    ///
    /// # Errors
    /// When the person may not, has not signed in within five minutes, or has not said what for; when a part is missing
    /// that was not taken note of; when the case has changed since; or when it cannot be read. Then nothing leaves, and
    /// nothing is logged.
    pub async fn export_package(&self, asked: &PackageAsked) -> Result<PackageMade, AppError> {
        let person = self.person_for(Command::ExportPackage)?;
        if asked.kind.is_full() {
            self.person_for(Command::ViewImage)?;
        }
        self.require_fresh(&person)?;
        let purpose = self.purpose(&asked.purpose)?;
        let recipients = self.recipients(asked)?;
        let mut tx = self.inner.store.begin().await?;
        let before = held(&mut tx, &asked.case_id, self.language()).await;
        tx.rollback().await?;
        let before = before?;
        self.as_asked(asked, &before)?;
        if asked.kind.is_full() {
            self.fetch_for_package(&asked.case_id, &before.seen.evidence).await;
        }
        let mut tx = self.inner.store.begin().await?;
        let before = held(&mut tx, &asked.case_id, self.language()).await;
        tx.rollback().await?;
        let before = before?;
        let files = self
            .files_for_package(&Wanted {
                case_id: &asked.case_id,
                kind: asked.kind,
                evidence: &before.seen.evidence,
                rows: &before.rows,
                entries: &before.entries,
                may_see: self.may(Command::ViewImage),
            })
            .await?;
        let made = Made {
            kind: asked.kind,
            package_id: Uuid::now_v7().to_string(),
            made_at: self.inner.clock.now(),
            language: self.language(),
            purpose,
        };
        let mut tx = self.inner.store.begin().await?;
        let package = self.make(&mut tx, asked, &made, &before, files, &recipients, &person).await;
        let bytes = match package {
            Ok(bytes) => bytes,
            Err(cause) => {
                tx.rollback().await?;
                return Err(cause);
            }
        };
        tx.commit().await?;
        let (encrypted, ending) = if asked.kind.is_full() { (true, "zip.age") } else { (false, "zip") };
        let short = made.package_id.get(24..).unwrap_or_default();
        let name = format!("package-{short}-{}.{ending}", made.made_at.format("%Y-%m-%d"));
        Ok(PackageMade { bytes, name, package_id: made.package_id, encrypted })
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

    #[expect(clippy::too_many_arguments, reason = "one call, inside one transaction")]
    async fn make(
        &self,
        tx: &mut StoreTx,
        asked: &PackageAsked,
        made: &Made,
        before: &Held,
        files: Vec<File>,
        recipients: &[Recipient],
        person: &SignedIn,
    ) -> Result<Vec<u8>, AppError> {
        let now = held(tx, &asked.case_id, self.language()).await?;
        self.as_asked(asked, &now)?;
        if now.rows != before.rows {
            return Err(self.refuse(Refusal::Changed));
        }
        let kind = made.kind;
        let values = now.seen.fields()?;
        let disclosures = tx.field_disclosures(&asked.case_id, &now.seen.digest, &values).await?;
        let fields = values.into_iter().zip(disclosures).map(|((place, value), disclosure)| {
            let shown = shown(kind, &now.seen, &place, &value);
            Field { place, value, disclosure, shown }
        });
        let document = now.seen.document()?;
        let subject = Subject {
            case_id: asked.case_id.as_str(),
            etag: now.seen.case.evidence_etag.as_ref().map(crate::ids::Etag::as_str),
            document: &document,
            digest: &now.seen.digest,
            fields: fields.collect(),
            files,
            parts: parts(kind, &now.seen.evidence, &now.rows),
            decisions: decisions(kind, &now.entries)?,
            happened: happened(tx, &asked.case_id).await?,
        };
        let not_made = |_| self.refuse(Refusal::NotMade);
        let content = Content::build(made, subject).map_err(not_made)?;
        let to: Vec<Value> = recipients.iter().map(|one| json!([one.name, one.key()])).collect();
        let noted: Vec<&str> = asked.noted.iter().map(|part| part.as_str()).collect();
        let mut open = openings(kind, &now.entries, &now.rows);
        let mut event = Event::on(EXPORTED, &asked.case_id);
        let public = [
            ("packageId", json!(made.package_id)),
            ("kind", json!(kind.form())),
            ("recipient", json!(kind.recipient())),
            ("content", json!(content.digest())),
            ("fields", json!(content.fields())),
            ("noted", json!(noted)),
            ("signedInAt", json!(person.auth_time.map(rfc3339))),
        ];
        let own = [("purpose", json!(made.purpose)), ("recipients", json!(to))];
        for (name, value) in public {
            open.entry(name).or_default().push(value.clone());
            event = event.with(name, value);
        }
        for (name, value) in own {
            if kind.is_full() {
                open.entry(name).or_default().push(value.clone());
            }
            event = event.with(name, value);
        }
        tx.log(event).await?;
        let log = tx.case_log(&asked.case_id, &open).await?;
        let closed = content.close(&log, kind.shows_the_review()).map_err(not_made)?;
        let signature = tx.sign_package(closed.statement()).await?;
        let too_large = |_| self.refuse(Refusal::TooLarge);
        let package = closed.signed(&signature).map_err(too_large)?;
        if !kind.is_full() {
            return Ok(package);
        }
        seal(&package, recipients).map_err(|_| self.refuse(Refusal::NotMade))
    }

    /// What was shown is what is here, and what it lacks was taken note of.
    fn as_asked(&self, asked: &PackageAsked, held: &Held) -> Result<(), AppError> {
        if held.seen.digest != asked.evidence_digest {
            return Err(self.refuse(Refusal::Changed));
        }
        let missing = parts(asked.kind, &held.seen.evidence, &held.rows).into_iter();
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

    /// What is taken out for, in words that may stand in the file and in the log.
    pub(super) fn purpose(&self, text: &str) -> Result<String, AppError> {
        let text = text.trim();
        let good = PURPOSE.contains(&text.chars().count()) && !text.chars().any(char::is_control);
        if good { Ok(text.to_owned()) } else { Err(self.refuse(Refusal::Purpose)) }
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

    fn is_fresh(&self, person: &SignedIn) -> bool {
        // One from the future was not just now either: the clock was set back since.
        person.auth_time.is_some_and(|at| (-TimeDelta::minutes(1)..=FRESH).contains(&(self.server_now() - at)))
    }

    fn require_fresh(&self, person: &SignedIn) -> Result<(), AppError> {
        let fresh = self.is_fresh(person);
        if fresh { Ok(()) } else { Err(self.refuse(Refusal::Stale)) }
    }

    fn refuse(&self, why: Refusal) -> AppError {
        let (message, action) = why.words();
        let action = action.map(|id| self.package_words(id));
        AppError::new(why.code(), self.package_words(message), action.as_deref())
    }

    fn package_words(&self, id: &str) -> String {
        InternalText::words(self.language(), &format!("package-error-{id}"), &[])
    }
}

async fn held(tx: &mut StoreTx, case_id: &CaseId, language: Language) -> Result<Held, AppError> {
    let seen = snapshot::read(tx, case_id, language).await?.ok_or_else(AppError::unknown_case)?;
    let (rows, entries) = (tx.images(case_id).await?, tx.entries_of(case_id).await?);
    Ok(Held { seen, rows, entries })
}

/// Whether a kind shows a field, by the type of the block it stands in.
pub(super) fn shown(kind: PackageKind, seen: &Snapshot, place: &str, value: &Value) -> bool {
    let block = place.strip_prefix("/blocks/").and_then(|rest| rest.split('/').next());
    let block = block.and_then(|at| at.parse::<usize>().ok()).and_then(|at| seen.blocks.get(at));
    is_shown(kind, place, block.map(|block| block.kind.as_str()), value)
}

/// Our decisions, oldest first. Whoever is told only what was answered is told of what took effect.
fn decisions(kind: PackageKind, entries: &[EntryRow]) -> Result<Vec<Decided>, StoreError> {
    let told = entries.iter().rev().filter(|entry| kind.shows_the_review() || entry.receipt.is_some());
    let one = |entry: &EntryRow| {
        let receipt = entry.receipt.as_ref().map(serde_json::to_value).transpose();
        Ok(Decided {
            id: entry.decision_id.to_string(),
            body: entry.body.clone(),
            answer: entry.answer.as_str().to_owned(),
            reviewer: entry.reviewer_id.to_string(),
            saved_at: entry.saved_at,
            state: entry.state.as_str().to_owned(),
            receipt: receipt.map_err(StoreError::NotCanonical)?,
        })
    };
    told.filter(|entry| entry.readable).map(one).collect()
}

/// The entries of the case so far: number, kind, time, person.
async fn happened(tx: &mut StoreTx, case_id: &CaseId) -> Result<Vec<[String; 4]>, StoreError> {
    let row = |row: crate::store::LogRow| {
        let said: Value = serde_json::from_slice(&row.bytes).unwrap_or_default();
        let text = |name: &str| said.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        [row.seq.to_string(), row.kind, text("wall"), text("actor")]
    };
    Ok(tx.log_of(case_id).await?.into_iter().map(row).collect())
}

pub(super) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
