//! Making a package: read, put together, logged and signed, written.
//!
//! Promises: only what has to be one with the entry of the export happens inside its transaction (the entry, the proofs, the
//! signature); reading files, digesting, drawing the page, the archive and the encryption happen before and after it, so
//! that a decision can be saved meanwhile. What was read before is compared inside: had anything happened to the case, the
//! package is begun anew. Memory is asked for only after what is held was found to fit.
use second_look_verify::package::archive;
use second_look_verify::package::facts::EXPORTED;
use serde_json::{Value, json};

use super::package_files::Wanted;
use super::package_form::{PackageAsked, Refusal};
use super::packages::{Held, held, shown, told};
use super::{AppError, Console};
use crate::access::roles::Command;
use crate::audit::Event;
use crate::guard::Outlet;
use crate::ids::{CaseId, Etag};
use crate::packages::{
    Closed, Content, ContentFault, Decided, Field, File, Happened, Made, PackageKind, Recipient, Subject, openings,
    parts, seal, shown as as_shown,
};
use crate::store::{EntryRow, ImageRow, StoreError, StoreTx, WitnessedUpTo};

/// What is asked for, checked.
pub(super) struct Making<'a> {
    pub asked: &'a PackageAsked,
    /// When the person proved who they are.
    pub signed_in_at: Option<String>,
    pub recipients: Vec<Recipient>,
    pub made: Made,
}

/// What one transaction read of the case.
struct Read {
    held: Held,
    fields: Vec<Field>,
    happened: Vec<Happened>,
    witnessed: Option<WitnessedUpTo>,
}

impl Console {
    /// The file; none when something happened to the case while it was made, and it has to be begun anew.
    ///
    /// # Errors
    /// When the case is another than was shown, too large, or cannot be read; `tip_off_refused`, which is in the log then.
    pub(super) async fn make_package(&self, making: &Making<'_>) -> Result<Option<Vec<u8>>, AppError> {
        let (case_id, kind) = (&making.asked.case_id, making.made.kind);
        let mut tx = self.inner.store.begin().await?;
        let read = self.read_for_package(&mut tx, making).await;
        tx.rollback().await?;
        let Read { held, fields, happened, witnessed } = read?;
        self.fits(kind, &held.rows)?;
        let files = self
            .files_for_package(&Wanted {
                case_id,
                kind,
                evidence: &held.seen.evidence,
                rows: &held.rows,
                entries: &held.entries,
                digests: &held.digests,
                erased_by_rule: held.erased_by_rule,
                may_see: self.may(Command::ViewImage),
            })
            .await?;
        let subject = subject(making, &held, fields, files, happened.clone(), witnessed)?;
        let made = making.made.clone();
        let content = tokio::task::spawn_blocking(move || Content::build(&made, subject)).await;
        let content = match content.map_err(|_| self.refuse(Refusal::NotMade))? {
            Ok(content) => content,
            Err(ContentFault::TipOff(found)) => {
                return Err(self.refuse_to_let_out(Outlet::Export, Some(case_id), found).await?);
            }
            Err(why) => return Err(self.fault(&why)),
        };
        let mut tx = self.inner.store.begin().await?;
        let signed = self.log_and_sign(&mut tx, making, &held, &happened, content).await;
        let (closed, signature) = match signed {
            Ok(Some(signed)) => signed,
            other => {
                tx.rollback().await?;
                return other.map(|_| None);
            }
        };
        tx.commit().await?;
        let recipients = making.recipients.clone();
        let written = tokio::task::spawn_blocking(move || {
            let package = closed.signed(&signature)?;
            if kind.is_full() { seal(&package, &recipients).map_err(ContentFault::from) } else { Ok(package) }
        });
        let written = written.await.map_err(|_| self.refuse(Refusal::NotMade))?;
        written.map(Some).map_err(|why| self.fault(&why))
    }

    async fn read_for_package(&self, tx: &mut StoreTx, making: &Making<'_>) -> Result<Read, AppError> {
        let (case_id, kind) = (&making.asked.case_id, making.made.kind);
        let held = held(tx, case_id, self.language()).await?;
        self.as_asked(making.asked, &held)?;
        let values = held.seen.fields()?;
        let disclosures = tx.field_disclosures(case_id, &held.seen.digest, &values).await?;
        let fields = values.into_iter().zip(disclosures).map(|((place, value), disclosure)| {
            let shown = shown(kind, &held.seen, &place, &value);
            Field { place, value, disclosure, shown }
        });
        let fields = fields.collect();
        Ok(Read { fields, happened: happened(tx, case_id).await?, witnessed: tx.witnessed_up_to().await?, held })
    }

    /// Whether the files of a whole package fit, before one of them is read. Those of a redacted one are counted as they
    /// are drawn.
    fn fits(&self, kind: PackageKind, rows: &[ImageRow]) -> Result<(), AppError> {
        let held =
            || rows.iter().filter(|row| kind.is_full() && row.state != "erased").filter_map(|row| row.size_bytes);
        let bytes = held().fold(0_usize, |sum, size| sum.saturating_add(usize::try_from(size).unwrap_or(usize::MAX)));
        if archive::fits(held().count(), bytes) { Ok(()) } else { Err(self.refuse(Refusal::TooLarge)) }
    }

    fn fault(&self, why: &ContentFault) -> AppError {
        tracing::warn!(%why, "a package could not be made");
        match why {
            ContentFault::Archive(_) => self.refuse(Refusal::TooLarge),
            ContentFault::Write(_) | ContentFault::Seal(_) | ContentFault::TipOff(_) => self.refuse(Refusal::NotMade),
        }
    }

    /// Inside the transaction: nothing happened since, the entry of the export, the proofs, the signature.
    async fn log_and_sign(
        &self,
        tx: &mut StoreTx,
        making: &Making<'_>,
        before: &Held,
        happened_before: &[Happened],
        content: Content,
    ) -> Result<Option<(Closed, [u8; 64])>, AppError> {
        let (asked, made) = (making.asked, &making.made);
        let now = held(tx, &asked.case_id, self.language()).await?;
        self.as_asked(asked, &now)?;
        if now.rows != before.rows || happened(tx, &asked.case_id).await? != happened_before {
            return Ok(None);
        }
        let kind = made.kind;
        let to: Vec<Value> = making.recipients.iter().map(|one| json!([one.name, one.key()])).collect();
        let noted: Vec<&str> = asked.noted.iter().map(|part| part.as_str()).collect();
        let mut sign_ins = Vec::new();
        for entry in &now.entries {
            sign_ins.extend(tx.shown_with(entry.entry_id).await?.map(|with| with.sign_in));
        }
        let mut open = openings(kind, &now.entries, &now.rows, &now.digests, &sign_ins);
        let mut event = Event::on(EXPORTED, &asked.case_id);
        let public = [
            ("packageId", json!(made.package_id)),
            ("kind", json!(kind.form())),
            ("recipient", json!(kind.recipient())),
            ("content", json!(content.digest())),
            ("fields", json!(content.fields())),
            ("noted", json!(noted)),
            ("signedInAt", json!(making.signed_in_at)),
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
        let closed = content.close(&log, kind.shows_the_review()).map_err(|why| self.fault(&why))?;
        let signature = tx.sign_package(closed.statement()).await?;
        Ok(Some((closed, signature)))
    }
}

fn subject(
    making: &Making<'_>,
    held: &Held,
    fields: Vec<Field>,
    files: Vec<File>,
    happened: Vec<Happened>,
    witnessed: Option<WitnessedUpTo>,
) -> Result<Subject, StoreError> {
    Ok(Subject {
        case_id: making.asked.case_id.to_string(),
        etag: held.seen.case.evidence_etag.as_ref().map(Etag::as_str).map(str::to_owned),
        document: held.seen.document()?,
        digest: held.seen.digest.clone(),
        fields,
        files,
        parts: parts(making.made.kind, &held.seen.evidence, &held.digests),
        decisions: decisions(making.made.kind, &held.entries)?,
        happened,
        shown: as_shown(making.made.kind, &held.drawn_from, &held.entries),
        witnessed,
    })
}

/// Our decisions, oldest first. One whose bytes cannot be read any more is among them, and said to be so.
fn decisions(kind: PackageKind, entries: &[EntryRow]) -> Result<Vec<Decided>, StoreError> {
    let one = |entry: &EntryRow| -> Result<Decided, StoreError> {
        let receipt = entry.receipt.as_ref().map(serde_json::to_value).transpose();
        Ok(Decided {
            id: entry.decision_id.to_string(),
            body: entry.readable.then(|| entry.body.clone()),
            answer: entry.answer.as_str().to_owned(),
            reviewer: entry.reviewer_id.to_string(),
            saved_at: entry.saved_at,
            state: entry.state.as_str().to_owned(),
            receipt: receipt.map_err(StoreError::NotCanonical)?,
        })
    };
    let mut all = told(kind, entries).map(one).collect::<Result<Vec<_>, StoreError>>()?;
    all.reverse();
    Ok(all)
}

/// The entries of the case so far, those of logs that were found broken marked.
async fn happened(tx: &mut StoreTx, case_id: &CaseId) -> Result<Vec<Happened>, StoreError> {
    let begins = tx.log_begins().await?;
    let row = |row: crate::store::LogRow| {
        let said: Value = serde_json::from_slice(&row.bytes).unwrap_or_default();
        let text = |name: &str| said.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let (at, person) = (text("wall"), text("actor"));
        Happened { seq: row.seq, kind: row.kind, at, person, of_a_broken_log: row.seq < begins }
    };
    Ok(tx.log_of(case_id).await?.into_iter().map(row).collect())
}
