//! The invented world the platform holds: people, sessions, evidence and drawn documents, the same for the same seed.
//!
//! Promises: everything is a pure function of `(seed, environment, index)`, so the same seed gives the same bytes on
//! every machine, and evidence is built only when somebody asks for it (100,000 cases cost about a second). Nobody in
//! here exists: countries are invented or the ICAO test code, addresses lie in documentation ranges and reserved
//! domains, and every drawn document says SPECIMEN.
//!
//! Does not: know a clock. Times are whole seconds relative to the platform's start, and turn into text only in
//! [`render_session`], [`render_blocks`] and [`render_evidence`]. Keeps no state either: what people do to a case is
//! the server's to remember. Cases that come in through a facade while it runs take their papers from [`papers`].
mod codes;
mod content;
mod dice;
mod evidence;
mod flows;
mod generation;
mod mix;
mod more;
mod names;
mod onboarding;
mod outside;
mod people;
mod pictures;
mod plan;
mod scenarios;
mod subject;
#[cfg(test)]
mod tests;

use serde_json::Value;
use sha2::{Digest, Sha256};

pub(crate) use dice::Dice;
pub use flows::{Flow, flows};
pub use generation::{Generation, render_blocks, render_evidence, render_session};
pub use outside::{Opening, Papers, Scribe, Who, consent, device_family, facade_id, papers, qes_code, roll_for};
pub use people::{Person, people};
pub use scenarios::{Scenario, scenarios};

use plan::Plan;

/// How many cases of `staging` are designed by hand; the rest is mixed.
pub const DESIGNED: usize = 40;

/// Where a case comes from (contract section 2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// Documented session, data-block and file calls.
    Trust,
    /// Qualified-signature identification; evidence by the review API.
    Qes,
    /// Onboarding workflow; evidence by the review API.
    Onboarding,
}

impl Source {
    /// The word the review API uses.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Trust => "trust",
            Self::Qes => "qes",
            Self::Onboarding => "onboarding",
        }
    }
}

/// One piece of evidence in the newest documented shape; older generations are rendered from it.
#[derive(Clone, Debug, PartialEq)]
pub struct SeedBlock {
    /// `datablockId`, a UUID.
    pub block_id: String,
    /// Type in camel case, for example `deviceSignals`.
    pub kind: String,
    /// The step that wrote it.
    pub step_id: String,
    /// Position in the session's own order.
    pub clock: u32,
    /// Seconds relative to the start of the platform (negative: before).
    pub created_at_secs: i64,
    /// Erased upstream: status `DELETED`, content null.
    pub erased: bool,
    /// The payload. Times in it are numbers under `…AtSecs`, `atSecs` or `timestampSecs` until rendered.
    pub content: Value,
}

/// A case as the world begins. What its evidence says is built on demand by [`SeedCase::evidence`].
#[derive(Clone, Debug)]
pub struct SeedCase {
    /// Position in its environment, from 0.
    pub index: usize,
    /// The seed of the world it belongs to.
    pub seed: u64,
    /// Name of the hand-made scenario; None for mixed cases.
    pub scenario: Option<&'static str>,
    /// `cse_…`
    pub case_id: String,
    /// `staging` or `live`.
    pub environment: String,
    /// Which evidence calls apply.
    pub source: Source,
    /// Null where the source has none.
    pub session_id: Option<String>,
    /// Null where the source has none.
    pub flow_id: Option<String>,
    /// 0 to 100, higher first.
    pub priority: u32,
    /// `(family, code)` pairs.
    pub opened_because: Vec<(String, String)>,
    /// As the platform says it; unknown words occur on purpose.
    pub device_verdict: Option<String>,
    /// `none`, `accepted`, `rejected`.
    pub platform_outcome: String,
    /// `preliminary`, `final`.
    pub finality: String,
    /// Seconds relative to the start of the platform.
    pub opened_at_secs: i64,
    /// Deadline.
    pub due_at_secs: Option<i64>,
    /// End of the session.
    pub expires_at_secs: Option<i64>,
    /// Not for reviewers: `no_decision` and the like.
    pub operations: bool,
    /// Carries a suspicion code (32xx), so approving it needs an override and a second person.
    pub suspicion: bool,
}

/// What a case rests on.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// The session answer in the newest shape, without times that depend on the clock (`*AtSecs` numbers instead).
    /// None where there is no session.
    pub session: Option<Value>,
    /// Evidence in order.
    pub blocks: Vec<SeedBlock>,
    /// Files the blocks refer to.
    pub files: Vec<SeedFile>,
}

impl SeedCase {
    /// Builds session, blocks and files; equal on every call.
    #[must_use]
    pub fn evidence(&self) -> Evidence {
        let plan = plan_of(self.seed, self.index, &self.environment);
        evidence::build(self, &plan)
    }
}

impl Evidence {
    /// Writes `sha256` (hex) and `sizeBytes` beside the references of files that offer them. `bytes_of` draws a file or
    /// takes it from where the caller keeps what was drawn; it is asked once per offering file.
    pub fn tell_digests(&mut self, mut bytes_of: impl FnMut(&SeedFile) -> Vec<u8>) {
        for file in self.files.iter().filter(|file| file.offers_digest) {
            let bytes = bytes_of(file);
            let digest: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
            for block in &mut self.blocks {
                tell_digest(&mut block.content, &file.vault_id, &digest, bytes.len());
            }
        }
    }
}

fn tell_digest(value: &mut Value, vault_id: &str, digest: &str, size_bytes: usize) {
    match value {
        Value::Object(fields) if fields.get("$id").and_then(Value::as_str) == Some(vault_id) => {
            fields.insert("sha256".into(), digest.into());
            fields.insert("sizeBytes".into(), size_bytes.into());
        }
        Value::Object(fields) => fields.values_mut().for_each(|field| tell_digest(field, vault_id, digest, size_bytes)),
        Value::Array(items) => items.iter_mut().for_each(|item| tell_digest(item, vault_id, digest, size_bytes)),
        _ => {}
    }
}

/// A file in the vault, drawn when first asked for.
#[derive(Clone, Debug)]
pub struct SeedFile {
    /// The `$id` of the vault reference.
    pub vault_id: String,
    /// What to draw.
    pub picture: Picture,
    /// The platform tells `sha256` and `sizeBytes` beside the reference; see [`Evidence::tell_digests`].
    pub offers_digest: bool,
}

/// What a file shows; the drawing is a pure function of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Front, back, portrait or selfie.
    pub side: Side,
    /// Seed of everything that varies.
    pub seed: u64,
    /// Fields printed on the document, by name (`familyName`, `documentNumber`, `mrz`…), and how the photo looks.
    pub fields: Vec<(String, String)>,
}

impl Picture {
    /// The field of that name, empty when there is none.
    #[must_use]
    pub fn field(&self, name: &str) -> &str {
        self.fields.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str())
    }
}

/// The side of a document, or the holder's face.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// Front of a card, or a passport's data page.
    Front,
    /// Back of a card with the machine-readable zone.
    Back,
    /// The portrait printed on the document, by itself.
    Portrait,
    /// The holder's selfie.
    Selfie,
}

/// The cases of one environment. The first [`DESIGNED`] of `staging` are the scenarios in their order; `live` holds
/// other cases, so that a mix-up shows; any other name has none.
#[must_use]
pub fn generate(seed: u64, count: usize, environment: &str) -> Vec<SeedCase> {
    if !matches!(environment, "staging" | "live") {
        return Vec::new();
    }
    (0..count).map(|index| summarise(seed, index, environment, &plan_of(seed, index, environment))).collect()
}

/// The position of the case a vault id belongs to, without searching; the caller still compares the id itself with the
/// files of that case's [`Evidence`]. None when the text is no UUID.
#[must_use]
pub fn case_index_of_file(vault_id: &str) -> Option<usize> {
    dice::index_in_id(vault_id)
}

fn plan_of(seed: u64, index: usize, environment: &str) -> Plan {
    match scenarios().get(index) {
        Some(scenario) if environment == "staging" => (scenario.plan)(),
        _ => mix::plan(seed, index, environment),
    }
}

fn summarise(seed: u64, index: usize, environment: &str, plan: &Plan) -> SeedCase {
    let scenario = scenarios().get(index).filter(|_| environment == "staging");
    let mut dice = dice::Dice::of(seed, environment, index, "summary");
    let opened_at_secs = plan.opened_at_secs(&mut dice);
    let flow = flows::pick(environment, plan, &mut dice);
    SeedCase {
        index,
        seed,
        scenario: scenario.map(|found| found.name),
        case_id: dice::case_id(seed, environment, index, opened_at_secs),
        environment: environment.to_owned(),
        source: plan.source,
        session_id: (plan.source == Source::Trust).then(|| dice::session_id(seed, environment, index)),
        flow_id: flow.map(|found| found.id.to_owned()),
        priority: plan.priority(&mut dice),
        opened_because: plan.opened_because(),
        device_verdict: plan.verdict.map(str::to_owned),
        platform_outcome: plan.outcome.to_owned(),
        finality: plan.finality.to_owned(),
        opened_at_secs,
        due_at_secs: plan.due_at_secs(opened_at_secs, &mut dice),
        expires_at_secs: plan.expires_at_secs(&mut dice),
        operations: plan.operations(),
        suspicion: plan.suspicion(),
    }
}
