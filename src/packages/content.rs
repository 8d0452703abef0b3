//! A package in the making: its content, which the entry of the export commits to; then the log's part; then the lists and
//! the statement that is signed. Pure, apart from being given what it holds.
use chrono::{DateTime, Utc};
use second_look_verify::package::archive::{self, ArchiveFault, Members};
use second_look_verify::package::bag::Digests;
use second_look_verify::package::facts::{
    CASE, CHECKPOINT, DECISIONS, ENTRIES, EntryLine, FACTS, FIELDS, FieldsFile, FileFact, LeftOut, PackageFacts,
    PartFact, RECEIPTS, REPORT, VERSION, bag_info,
};
use second_look_verify::package::fields::{commitment, digest_of, hex};
use second_look_verify::package::shown::{SHOWN, ShownFile};
use second_look_verify::package::{KEY, KEY_PEM, bag};
use serde_json::Value;

use super::report::report;
use super::{PackageKind, Part, PartState, SealFault, tip_off};
use crate::catalogue::Language;
use crate::clock::rfc3339;
use crate::guard::Found;
use crate::store::{CaseLog, WitnessedUpTo};

/// How a stranger checks it, for those who have nothing but the package.
const VERIFY: &str = include_str!("VERIFY.txt");

/// What a package is, beside its case. The purpose is a person's own words, so there is no `Debug`.
#[derive(Clone)]
pub struct Made {
    /// For whom.
    pub kind: PackageKind,
    /// Minted for it.
    pub package_id: String,
    /// The console's clock.
    pub made_at: DateTime<Utc>,
    /// The person's.
    pub language: Language,
    /// Why it is made: in a whole one only, and in the log as a commitment.
    pub purpose: String,
}

/// A file of the case, with its bytes where the package holds them.
pub struct File {
    /// What is said of it.
    pub facts: FileFact,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A decision of this console on the case.
pub struct Decided {
    /// Its id.
    pub id: String,
    /// The exact bytes that were sent; none when they cannot be read any more, which the package says.
    pub body: Option<Vec<u8>>,
    /// `approve` or `reject`.
    pub answer: String,
    /// Who decided.
    pub reviewer: String,
    /// When it was saved.
    pub saved_at: DateTime<Utc>,
    /// Where it stands.
    pub state: String,
    /// The platform's receipt.
    pub receipt: Option<Value>,
}

/// A case, as it goes into a package. Personal, so there is no `Debug`.
pub struct Subject {
    /// The platform's id.
    pub case_id: String,
    /// Of the evidence.
    pub etag: Option<String>,
    /// What the evidence digest is over.
    pub document: Vec<u8>,
    /// Its digest.
    pub digest: String,
    /// Every field: its place, its value, its disclosure; and whether it is shown.
    pub fields: Vec<Field>,
    /// Its files.
    pub files: Vec<File>,
    /// The six parts.
    pub parts: Vec<(Part, PartState)>,
    /// Our decisions, oldest first.
    pub decisions: Vec<Decided>,
    /// What happened so far.
    pub happened: Vec<Happened>,
    /// How it was shown to whoever decided.
    pub shown: ShownFile,
    /// Up to where the platform, as the witness, had seen the log.
    pub witnessed: Option<WitnessedUpTo>,
}

/// An entry of the log, as the page for people lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happened {
    /// Its number.
    pub seq: u64,
    /// What.
    pub kind: String,
    /// When, by the console's clock.
    pub at: String,
    /// Who.
    pub person: String,
    /// It stands in a log before the present one, which was found broken: nothing in the package proves it.
    pub of_a_broken_log: bool,
}

/// A field of the case.
pub struct Field {
    /// Where it stands (RFC 6901).
    pub place: String,
    /// What it says.
    pub value: Value,
    /// What opens it.
    pub disclosure: String,
    /// This kind of package shows it.
    pub shown: bool,
}

/// Everything but the log's part, digested.
pub struct Content {
    members: Members,
    digests: Digests,
    facts: PackageFacts,
}

/// Everything but the signature.
pub struct Closed {
    members: Members,
    statement: String,
}

/// Why no package came of it.
#[derive(Debug, thiserror::Error)]
pub enum ContentFault {
    /// A text of ours that does not write itself; it cannot happen with the types used here.
    #[error("the package could not be written")]
    Write(#[from] serde_json::Error),
    /// More than a package holds.
    #[error("the package would be larger than 200 MiB or hold more than 500 files")]
    Archive(#[from] ArchiveFault),
    /// A whole one that could not be encrypted.
    #[error(transparent)]
    Seal(#[from] SealFault),
    /// It would tell somebody who must not know of a suspicion.
    #[error("the package would tell of a suspicion")]
    TipOff(Found),
}

impl Content {
    /// Puts together what a package of this kind may hold.
    ///
    /// # Errors
    /// A text that does not write itself; what would tell a partner or the person of a suspicion.
    pub fn build(made: &Made, subject: Subject) -> Result<Self, ContentFault> {
        let full = made.kind.is_full();
        let mut digests: Vec<String> = subject.fields.iter().map(|field| digest_of(&field.disclosure)).collect();
        digests.sort();
        let facts = PackageFacts {
            app: concat!("second-look/", env!("CARGO_PKG_VERSION")).to_owned(),
            case_id: subject.case_id.clone(),
            // It speaks of how the evidence moved: no business of a partner or the person.
            etag: subject.etag.clone().filter(|_| made.kind.shows_the_review()),
            evidence_digest: full.then(|| subject.digest.clone()),
            fields: commitment(&digests),
            files: subject.files.iter().map(|file| file.facts.clone()).collect(),
            kind: made.kind.form().to_owned(),
            language: made.language.tag().to_owned(),
            left_out: left_out(made.kind, &subject),
            made_at: rfc3339(made.made_at),
            package_id: made.package_id.clone(),
            parts: subject.parts.iter().map(|(part, state)| as_fact(*part, *state)).collect(),
            recipient: made.kind.recipient().map(str::to_owned),
            v: VERSION,
        };
        if let Some(found) = tip_off::found(made, &facts, &subject) {
            return Err(ContentFault::TipOff(found));
        }
        let mut members = Members::new();
        let mut put = |name: &str, bytes: Vec<u8>| members.insert(name.to_owned(), bytes);
        put("bagit.txt", bag::BAGIT.as_bytes().to_vec());
        put("VERIFY.txt", VERIFY.as_bytes().to_vec());
        put(FACTS, serde_json::to_vec(&facts)?);
        if made.kind.shows_the_review() {
            let mut shown = subject.shown.clone();
            shown.state = shown.state_over(&facts.fields, &facts.files)?;
            put(SHOWN, serde_json::to_vec(&shown)?);
        }
        put(REPORT, report(made, &facts, &subject).into_bytes());
        let shown = subject.fields.iter().filter(|field| field.shown);
        let disclosed = shown.map(|field| field.disclosure.clone()).collect();
        put(FIELDS, serde_json::to_vec(&FieldsFile { digests, disclosed, v: VERSION })?);
        if full {
            put(CASE, subject.document);
            for one in subject.decisions {
                if let Some(body) = one.body {
                    put(&format!("{DECISIONS}{}.json", one.id), body);
                }
                if let Some(receipt) = one.receipt {
                    put(&format!("{RECEIPTS}{}.json", one.id), serde_json::to_vec(&receipt)?);
                }
            }
        }
        for file in subject.files {
            if let Some(path) = &file.facts.path {
                put(path, file.bytes);
            }
        }
        fits(&members)?;
        let digests = bag::digests(&members);
        Ok(Self { members, digests, facts })
    }

    /// What the entry of the export commits to, `sha-256:` and hex.
    pub fn digest(&self) -> String {
        bag::content(&bag::manifest_of(&self.digests))
    }

    /// The commitment over all fields.
    pub fn fields(&self) -> &str {
        &self.facts.fields
    }

    /// Adds the log's part; then nothing of the package changes any more but its signature. What was digested before is not
    /// read again: this happens inside the transaction, and nothing in it may take long.
    ///
    /// # Errors
    /// A text that does not write itself, or when it would be larger than any that is read.
    pub fn close(self, log: &CaseLog, with_entries: bool) -> Result<Closed, ContentFault> {
        let Self { mut members, mut digests, facts } = self;
        let mut own = vec![
            (KEY, log.key.to_text() + "\n"),
            (KEY_PEM, bag::pem(&log.key.bytes())),
            (CHECKPOINT, log.checkpoint.clone()),
        ];
        if with_entries {
            let mut lines = String::new();
            for entry in &log.entries {
                let (disclosed, entry, proof) = (entry.disclosed.clone(), entry.entry.clone(), entry.proof.clone());
                lines.push_str(&serde_json::to_string(&EntryLine { disclosed, entry, proof })?);
                lines.push('\n');
            }
            own.push((ENTRIES, lines));
        }
        let mut put = |members: &mut Members, name: &str, text: String| {
            digests.insert(name.to_owned(), hex(text.as_bytes()));
            members.insert(name.to_owned(), text.into_bytes());
        };
        own.into_iter().for_each(|(name, text)| put(&mut members, name, text));
        let info = bag_info(&facts, &bag::oxum(&members));
        put(&mut members, "bag-info.txt", info);
        let manifest = bag::manifest_of(&digests);
        digests.insert(bag::MANIFEST.to_owned(), hex(manifest.as_bytes()));
        members.insert(bag::MANIFEST.to_owned(), manifest.clone().into_bytes());
        let tag_manifest = bag::tag_manifest_of(&digests);
        let statement = bag::statement(&facts.package_id, &manifest, &tag_manifest)?;
        members.insert(bag::TAG_MANIFEST.to_owned(), tag_manifest.into_bytes());
        fits(&members)?;
        Ok(Closed { members, statement })
    }
}

impl Closed {
    /// What is signed.
    pub fn statement(&self) -> &[u8] {
        self.statement.as_bytes()
    }

    /// The package as one file.
    ///
    /// # Errors
    /// When it would be larger than any that is read.
    pub fn signed(self, signature: &[u8; 64]) -> Result<Vec<u8>, ContentFault> {
        let Self { mut members, statement } = self;
        let envelope = bag::envelope(statement.as_bytes(), signature)?;
        members.insert(bag::ENVELOPE.to_owned(), envelope.into_bytes());
        Ok(archive::write(&members)?)
    }
}

/// Whether it can become a file, the envelope that is still to come included.
fn fits(members: &Members) -> Result<(), ArchiveFault> {
    const ENVELOPE: usize = 4096;
    let bytes = members.values().map(Vec::len).sum::<usize>();
    if archive::fits(members.len() + 1, bytes + ENVELOPE) { Ok(()) } else { Err(ArchiveFault::TooLarge) }
}

/// What a package of this kind never holds, and what this one should hold and cannot.
fn left_out(kind: PackageKind, subject: &Subject) -> Vec<LeftOut> {
    let mut all = kind.left_out();
    let mut add = |what: &str, reason: &str| all.push(LeftOut { reason: reason.to_owned(), what: what.to_owned() });
    if subject.decisions.iter().any(|one| one.body.is_none()) {
        add("decisions", "unreadable");
    }
    if kind.shows_the_review() && subject.happened.iter().any(|one| one.of_a_broken_log) {
        add("entries_of_a_broken_log", "unproven");
    }
    all
}

fn as_fact(part: Part, state: PartState) -> PartFact {
    PartFact { part: part.as_str().to_owned(), state: state.as_str().to_owned() }
}
