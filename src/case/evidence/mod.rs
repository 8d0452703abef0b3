//! Reads data blocks into typed facts.
//!
//! Promises: tolerant of letter case, of numbers written as text, of one reason, a list of reasons or none; fields and
//! block types this console does not know are kept beside the facts and shown raw; an erased block is known as erased and
//! a missing one is not invented. Every text from outside is capped and cleaned ([`ShownText`]); links to files are never
//! kept. Reading cannot fail: what does not read is absent from the facts and stays in `other`.
//!
//! Deliberately does not judge: no verdict is derived from a score, and a signal that is absent is not a clean one.
mod account_fields;
mod accounts;
mod assertion;
mod brief;
mod contract;
mod credential;
mod device;
mod document;
mod fallback;
mod fields;
mod files;
mod liveness;
mod onboarding;
mod personal;
mod process;
mod reasons;
mod signals;
mod signing;
#[cfg(test)]
mod tests;
pub(super) mod trail;
mod weights;

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::block::{BlockStatus, DataBlock};
use super::shown::{ShownText, word};
use crate::catalogue::{ExplainedCode, Language};
use crate::ids::BlockId;

pub use account_fields::AccountField;
pub use accounts::{Accounts, ChildAccount, Transfer};
pub use assertion::SignedAssertion;
pub use brief::Brief;
pub use contract::{ContractFacts, SignerFacts};
pub use credential::Credential;
pub use device::{DeviceFacts, DigitalFacts, VerdictWord};
pub use document::{DocumentCheck, DocumentVerdict, MatchKind, MatchResult};
pub use fallback::Fallback;
pub use fields::RawField;
pub use files::{FileFacts, Side, is_signed, signed_link};
pub use liveness::{Consent, Liveness};
pub use onboarding::{Assertion, BoundDevice, CheckState, OnboardingResult, OnboardingStep, PolicyDecision};
pub use personal::{About, NamedField, Origin, PersonalFields, shown_name};
pub use process::{KycReview, OutcomeFacts, PreReviewDocument, QesEvent, QesEventName, QesProcess, QesStage};
pub use signing::{Certificate, SignedPackage, ToSign};
pub use trail::{Trail, TrailStep};
pub use weights::{Contribution, Weights};

/// Scalars of an unknown block that are shown.
const RAW_BLOCK_LIMIT: usize = 20_000;

/// Where a fact comes from.
#[derive(Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Provenance {
    /// The block.
    pub block_id: BlockId,
    /// Its type, in camel case.
    pub kind: String,
    /// The step that wrote it, in the platform's word.
    pub created_by: Option<String>,
    /// When it was written, where given.
    #[specta(type = Option<String>)]
    pub created_at: Option<DateTime<Utc>>,
}

impl Provenance {
    fn of(block: &DataBlock) -> Self {
        Self {
            block_id: block.block_id.clone(),
            kind: word(&block.kind),
            created_by: block.created_by.as_deref().map(word),
            created_at: block.created_at,
        }
    }
}

/// What a block with pictures says besides its files, such as the kind of sample or a liveness result.
#[derive(Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Capture {
    /// Which block.
    pub from: Provenance,
    /// Its fields, as they came.
    pub fields: Vec<RawField>,
}

/// A block of a type this console does not know, as it came.
#[derive(Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct OtherBlock {
    /// Which block.
    pub from: Provenance,
    /// Its content as indented JSON, at most 20,000 characters.
    pub raw: String,
    /// Whether the end was cut off.
    pub cut: bool,
}

/// The type of the block that says a signature was issued, as types are compared.
const SIGNED_PACKAGE: &str = "signeddocumentspackage";

/// Everything the blocks of a case say. Personal, so there is no `Debug`.
#[derive(Clone, Default, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Evidence {
    /// Device signals, in the order they came.
    pub devices: Vec<DeviceFacts>,
    /// E-mail and phone signals.
    pub digital: Vec<DigitalFacts>,
    /// Names, dates, document data: claimed and extracted.
    pub personal: Vec<PersonalFields>,
    /// Every file any block refers to.
    pub files: Vec<FileFacts>,
    /// What blocks with pictures say besides them.
    pub captures: Vec<Capture>,
    /// Verdicts of the document step.
    pub document_checks: Vec<DocumentCheck>,
    /// Comparisons of faces, and authentications.
    pub matches: Vec<MatchResult>,
    /// What was to be signed.
    pub to_sign: Vec<ToSign>,
    /// What was signed.
    pub signed: Vec<SignedPackage>,
    /// Qualified-signature identifications.
    pub qes: Vec<QesProcess>,
    /// Reviews by the banking platform.
    pub kyc: Vec<KycReview>,
    /// Documents that wait for a review there.
    pub pre_review: Vec<PreReviewDocument>,
    /// Onboarding workflows.
    pub onboarding: Vec<OnboardingResult>,
    /// Credentials, brought along and issued here.
    pub credentials: Vec<Credential>,
    /// Liveness checks.
    pub liveness: Vec<Liveness>,
    /// What is recorded of the consent to use biometrics, in the order it came.
    pub consents: Vec<Consent>,
    /// Fallbacks that ran.
    pub fallbacks: Vec<Fallback>,
    /// Extra transfers.
    pub transfers: Vec<Transfer>,
    /// Contracts to be signed.
    pub contracts: Vec<ContractFacts>,
    /// Who signs.
    pub signers: Vec<SignerFacts>,
    /// Signing certificates.
    pub certificates: Vec<Certificate>,
    /// Trails of signatures.
    pub trails: Vec<Trail>,
    /// Signed identity assertions, unverified.
    pub assertions: Vec<SignedAssertion>,
    /// What the End step wrote.
    pub outcomes: Vec<OutcomeFacts>,
    /// Blocks the platform has erased.
    pub erased: Vec<Provenance>,
    /// Blocks of unknown types, and known ones without a readable content.
    pub other: Vec<OtherBlock>,
    /// The ids of all blocks, in order, erased ones included.
    pub block_ids: Vec<BlockId>,
    /// How many blocks there are, erased ones included.
    pub block_count: u32,
}

impl Evidence {
    /// Reads all blocks of a case. Blocks are taken by the session's own counter where it has one, then by time, then as
    /// they came.
    pub fn read(blocks: &[DataBlock], language: Language) -> Self {
        let mut evidence = Self { block_count: super::shown::count(blocks.len()), ..Self::default() };
        for block in in_order(blocks) {
            evidence.add(block, language);
        }
        evidence
    }

    fn add(&mut self, block: &DataBlock, language: Language) {
        self.block_ids.push(block.block_id.clone());
        if block.status == BlockStatus::Erased {
            self.erased.push(Provenance::of(block));
            return;
        }
        if !block.content.is_object() {
            self.other.push(other(block));
            return;
        }
        files::collect(block, &mut self.files);
        if is_signed_package(block) {
            self.files.extend(files::signed(block));
        }
        let kind = fields::plain(&block.kind);
        self.add_carried(block, &kind, language);
        match kind.as_str() {
            "devicesignals" => self.devices.push(device::device(block, language)),
            "digitalsignals" => self.digital.push(device::digital(block, language)),
            "basicidentity" => self.personal.push(personal::read(block, About::BasicIdentity)),
            "extendedidentity" => self.personal.push(personal::read(block, About::ExtendedIdentity)),
            "documentdata" => self.personal.push(personal::read(block, About::Document)),
            "documentimages" | "biometricsamples" => {
                let fields = fields::Fields::of(&block.content).rest();
                self.captures.push(Capture { from: Provenance::of(block), fields });
            }
            "documentverification" | "verification" => self.document_checks.push(document::check(block, language)),
            "authenticationresult" => {
                self.matches.push(document::compared(block, MatchKind::Authentication, language));
            }
            "comparisonresults" => self.matches.push(document::compared(block, MatchKind::Comparison, language)),
            "documentstosign" => self.to_sign.push(signing::to_sign(block)),
            SIGNED_PACKAGE => self.signed.push(signing::signed(block)),
            "qesprocess" => self.qes.push(process::qes(block, language)),
            "kycreview" => self.kyc.push(process::kyc(block)),
            "prereviewdocument" => self.pre_review.push(process::pre_review(block)),
            "onboardingresult" => self.onboarding.push(onboarding::onboarding(block)),
            "outcomestatus" => self.outcomes.push(process::outcome(block)),
            "credentials" => self.credentials.push(credential::read(block, false)),
            "authenticatorcredential" => self.credentials.push(credential::read(block, true)),
            kind if trail::KINDS.contains(&kind) => self.trails.push(trail::read(block)),
            kind if assertion::KINDS.contains(&kind) => self.assertions.push(assertion::read(block)),
            kind if is_read_as_carried(kind) => {}
            _ => self.other.push(other(block)),
        }
    }

    /// What stands in a block of its own on one platform and inside another block on the next.
    fn add_carried(&mut self, block: &DataBlock, kind: &str, language: Language) {
        let samples =
            matches!(kind, "biometricsamples" | "prereviewdocument" | "documentverification" | "verification");
        let (live, agreed) = (liveness::KINDS.contains(&kind), liveness::CONSENT_KINDS.contains(&kind));
        if samples || live {
            self.liveness.extend(liveness::liveness(block, live, language));
        }
        if samples || agreed {
            self.consents.extend(liveness::consent(block, agreed));
        }
        if matches!(kind, "authenticationresult" | "onboardingresult" | "verification" | "fallback") || samples {
            self.fallbacks.extend(fallback::read(block));
        }
        if matches!(kind, "qesprocess" | "kycreview") || accounts::TRANSFER_KINDS.contains(&kind) {
            self.transfers.extend(accounts::transfer(block));
        }
        if contract::is_in(kind) {
            self.contracts.extend(contract::contract(block));
            self.signers.extend(contract::signer(block));
        }
        if matches!(kind, "documentstosign" | "qesprocess" | "signeddocumentspackage" | "signingcontext") {
            self.certificates.extend(signing::certificate(block));
        }
    }

    /// The device verdict that counts: of the last device block that has one.
    pub fn device_verdict(&self) -> Option<&VerdictWord> {
        self.devices.iter().rev().find_map(|device| device.verdict.as_ref())
    }

    /// Every coded reason in any block, block by block.
    pub fn coded_reasons(&self) -> impl Iterator<Item = &ExplainedCode> {
        let devices = self.devices.iter().flat_map(|device| device.reasons.iter());
        let digital = self.digital.iter().flat_map(|digital| digital.reasons.iter());
        let checks = self.document_checks.iter().flat_map(|check| check.issues.iter().chain(check.reason.as_ref()));
        let matches = self.matches.iter().flat_map(|result| result.reasons.iter());
        let qes = self.qes.iter().flat_map(|process| process.reasons.iter());
        let live = self.liveness.iter().flat_map(|liveness| liveness.reasons.iter());
        devices.chain(digital).chain(checks).chain(matches).chain(qes).chain(live)
    }

    /// The consent that counts: the one that came last.
    pub fn consent(&self) -> Option<&Consent> {
        self.consents.last()
    }

    /// Whether a file may be shown: pictures of the person need a consent that stands, a document does not.
    pub fn may_show(&self, file: &FileFacts) -> bool {
        !file.is_biometric() || self.consent().is_some_and(Consent::stands)
    }

    /// True once a signature was issued in this session: its package came, or the identification it signs with ended well.
    /// That the package was erased since, or cannot be read, revokes nothing.
    pub fn signature_issued(&self) -> bool {
        let unread = self.erased.iter().chain(self.other.iter().map(|other| &other.from));
        !self.signed.is_empty()
            || unread.into_iter().any(|block| fields::plain(&block.kind) == SIGNED_PACKAGE)
            || self.qes.iter().any(QesProcess::ended_well)
    }
}

/// Kinds of blocks that [`Evidence::add_carried`] reads whole.
fn is_read_as_carried(kind: &str) -> bool {
    liveness::KINDS.contains(&kind)
        || liveness::CONSENT_KINDS.contains(&kind)
        || accounts::TRANSFER_KINDS.contains(&kind)
        || contract::KINDS.contains(&kind)
        || kind == "fallback"
}

/// Blocks by the session's own counter where it has one, then by time, then as they came.
fn in_order(blocks: &[DataBlock]) -> Vec<&DataBlock> {
    let mut ordered: Vec<&DataBlock> = blocks.iter().collect();
    if blocks.iter().all(|block| block.sequence.is_some()) {
        ordered.sort_by_key(|block| block.sequence);
    } else if blocks.iter().all(|block| block.created_at.is_some()) {
        ordered.sort_by_key(|block| block.created_at);
    }
    ordered
}

fn is_signed_package(block: &DataBlock) -> bool {
    fields::plain(&block.kind) == SIGNED_PACKAGE
}

/// The files of a block that lie in no vault: what is held of them goes when the block goes.
pub fn signed_files(block: &DataBlock) -> Vec<FileFacts> {
    if is_signed_package(block) { files::signed(block) } else { Vec::new() }
}

/// Takes the links out of a block of signing before it is sealed, but for where they lead: each is a key to a document
/// that nobody here needs, and would outlive its use in the file. Other blocks stay as they came.
pub fn cut_links(block: &mut DataBlock) {
    if matches!(fields::plain(&block.kind).as_str(), "signeddocumentspackage" | "documentstosign") {
        block.content = fields::without_links(&block.content);
    }
}

/// A plain value as text; none for lists, objects and null.
pub(super) fn scalar_of(value: &serde_json::Value) -> Option<String> {
    fields::scalar(value)
}

/// A name without letter case and separators.
pub(super) fn plain(name: &str) -> String {
    fields::plain(name)
}

/// Whether a step writes claims or findings.
pub(super) fn origin_of(created_by: Option<&str>) -> Origin {
    personal::origin(created_by)
}

fn other(block: &DataBlock) -> OtherBlock {
    let whole = serde_json::to_string_pretty(&fields::without_links(&block.content)).unwrap_or_default();
    let raw: String =
        whole.chars().take(RAW_BLOCK_LIMIT).filter(|c| *c == '\n' || super::shown::steering(*c).is_none()).collect();
    OtherBlock { from: Provenance::of(block), cut: whole.chars().nth(RAW_BLOCK_LIMIT).is_some(), raw }
}

/// For the readers of single block types.
fn shown_or_empty(text: Option<ShownText>) -> ShownText {
    text.unwrap_or_else(|| ShownText::new(""))
}
