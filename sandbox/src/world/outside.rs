//! Material for cases that come in through a facade: what a person claims and holds up, and the record of a case that
//! opens while the platform runs. Drawn and numbered like everything else here, so the same calls give the same bytes.
use super::dice::{self, Dice};
use super::plan::{DocumentKind, Plan};
use super::subject::{Identity, Subject, subject};
use super::{Evidence, Picture, SeedBlock, SeedCase, SeedFile, Side, Source, codes, content, mix, pictures};
use serde_json::{Value, json};

/// People of the facades are rolled far away from those of the world's own cases.
const APART: usize = 1 << 30;

/// A person as a facade knows them; what is not given is rolled.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Who {
    /// Given name.
    pub given: Option<String>,
    /// Family name.
    pub family: Option<String>,
    /// Mail address.
    pub email: Option<String>,
    /// Phone number.
    pub phone: Option<String>,
}

/// What a person claims, and what they hold up.
#[derive(Clone, Debug)]
pub struct Papers {
    /// `extendedIdentity` as claimed.
    pub claimed: Value,
    /// `extendedIdentity` as printed.
    pub printed: Value,
    /// `documentData` with the machine-readable zone.
    pub data: Value,
    /// `ID`, `PASSPORT` or `RESIDENCE_PERMIT`.
    pub document_type: &'static str,
    /// The photos: front, back where the document has one, selfie.
    pub pictures: Vec<Picture>,
    subject: Subject,
}

/// The papers of one person of a facade. Codes the catalogue of findings knows show in the photos.
#[must_use]
pub fn papers(seed: u64, environment: &str, number: usize, who: &Who, findings: &[String]) -> Papers {
    let known = codes::all_qes().filter(|code| findings.iter().any(|found| found == code)).collect();
    let mut plan = Plan { issues: known, ..Plan::new(Source::Qes) };
    let place = APART + number;
    let mut dice = Dice::of(seed, environment, place, "papers");
    mix::dress(&mut plan, &mut dice);
    let mut subject = subject(&plan, seed, environment, place);
    let named = |identity: &mut Identity| {
        identity.given = who.given.clone().unwrap_or_else(|| identity.given.clone());
        identity.family = who.family.clone().unwrap_or_else(|| identity.family.clone());
    };
    named(&mut subject.claimed);
    if plan.printed.is_none() {
        named(&mut subject.printed);
    }
    subject.email = who.email.clone().unwrap_or(subject.email);
    subject.phone = who.phone.clone().unwrap_or(subject.phone);
    let zone = pictures::zone(&subject, &plan);
    let back = (subject.document.kind != DocumentKind::Passport).then_some(Side::Back);
    let sides = [Some(Side::Front), back, Some(Side::Selfie)].into_iter().flatten();
    Papers {
        claimed: content::identity(&subject.claimed, &subject, true),
        printed: content::identity(&subject.printed, &subject, false),
        data: content::document_data(&subject, Some(&zone)),
        document_type: content::document_type(subject.document.kind),
        pictures: sides.map(|side| pictures::picture(side, &subject, &plan, &zone, dice.roll())).collect(),
        subject,
    }
}

impl Papers {
    /// `deviceSignals` of a device that got this verdict for these reasons.
    #[must_use]
    pub fn device(&self, verdict: &'static str, reasons: &[&'static str], at_secs: i64, seed: u64) -> Value {
        content::device(&Plan::device(verdict, reasons), &self.subject, at_secs, &mut Dice::from_seed(seed))
    }
}

/// What the person agreed to before the camera was used, as the world's own cases record it beside a selfie.
#[must_use]
pub fn consent(given_at_secs: i64) -> Value {
    json!({ "given": true, "givenAtSecs": given_at_secs, "textVersion": "biometrics-2026-01" })
}

/// Message name and family of a QES code.
#[must_use]
pub fn qes_code(code: &str) -> (&'static str, &'static str) {
    codes::qes(code)
}

/// Family of a device, network or contact code.
#[must_use]
pub fn device_family(code: &str) -> &'static str {
    codes::device(code).0
}

/// The id of something a facade makes: the same for the same seed, environment, purpose and number.
#[must_use]
pub fn facade_id(seed: u64, environment: &str, purpose: &str, number: usize) -> String {
    dice::id(seed, environment, APART + number, purpose, number)
}

/// Rolls `0..end` for a handle somebody chose.
#[must_use]
pub fn roll_for(seed: u64, environment: &str, handle: &str, end: usize) -> usize {
    Dice::of(seed, environment, APART, handle).below(end)
}

/// Why a case opens, before it has a place.
#[derive(Clone, Debug)]
pub struct Opening {
    /// Which evidence calls apply.
    pub source: Source,
    /// `(family, code)` pairs.
    pub because: Vec<(String, String)>,
    /// As the platform says it.
    pub device_verdict: Option<&'static str>,
    /// `none`, `accepted`, `rejected`.
    pub outcome: &'static str,
    /// For operations, not for reviewers.
    pub operations: bool,
    /// Carries a suspicion code.
    pub suspicion: bool,
    /// When, in seconds since the platform's start.
    pub at_secs: i64,
}

impl Opening {
    /// The case at its place: `index` is the number of cases the environment holds so far.
    #[must_use]
    pub fn at(self, seed: u64, environment: &str, index: usize) -> SeedCase {
        SeedCase {
            index,
            seed,
            scenario: None,
            case_id: dice::case_id(seed, environment, index, self.at_secs),
            environment: environment.to_owned(),
            source: self.source,
            session_id: None,
            flow_id: None,
            priority: if self.suspicion { 80 } else { 45 },
            opened_because: self.because,
            device_verdict: self.device_verdict.map(str::to_owned),
            platform_outcome: self.outcome.to_owned(),
            finality: "preliminary".to_owned(),
            opened_at_secs: self.at_secs,
            due_at_secs: (!self.operations).then_some(self.at_secs + 2 * 24 * 3_600),
            expires_at_secs: None,
            operations: self.operations,
            suspicion: self.suspicion,
        }
    }
}

/// Writes the blocks of a case in order; ids and vault references carry the case's place, so that a file finds it.
#[derive(Debug)]
pub struct Scribe {
    seed: u64,
    environment: String,
    index: usize,
    evidence: Evidence,
}

impl Scribe {
    /// For the case at this place.
    #[must_use]
    pub fn new(seed: u64, environment: &str, index: usize) -> Self {
        let evidence = Evidence { session: None, blocks: Vec::new(), files: Vec::new() };
        Self { seed, environment: environment.to_owned(), index, evidence }
    }

    fn id(&self, purpose: &str, number: usize) -> String {
        dice::id(self.seed, &self.environment, self.index, purpose, number)
    }

    /// Adds a block that was written at `at_secs`.
    pub fn block(&mut self, kind: &str, step_id: &str, at_secs: i64, content: Value) {
        let number = self.evidence.blocks.len();
        self.evidence.blocks.push(SeedBlock {
            block_id: self.id("block", number),
            kind: kind.to_owned(),
            step_id: step_id.to_owned(),
            clock: u32::try_from(number).unwrap_or(u32::MAX).saturating_add(1),
            created_at_secs: at_secs,
            erased: false,
            content,
        });
    }

    /// Adds what is left of a block that was erased: its row, without content.
    pub fn erased(&mut self, kind: &str, step_id: &str, at_secs: i64) {
        self.block(kind, step_id, at_secs, Value::Null);
        if let Some(block) = self.evidence.blocks.last_mut() {
            block.erased = true;
        }
    }

    /// A vault reference to a picture.
    pub fn file(&mut self, picture: Picture) -> Value {
        let vault_id = self.id("file", self.evidence.files.len());
        self.evidence.files.push(SeedFile { vault_id: vault_id.clone(), picture, offers_digest: false });
        json!({ "$ref": "vault", "$id": vault_id })
    }

    /// What was written.
    #[must_use]
    pub fn evidence(self) -> Evidence {
        self.evidence
    }
}
