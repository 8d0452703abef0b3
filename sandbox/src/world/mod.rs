//! The invented world the platform holds: people, sessions, evidence and drawn documents, the same for the same seed.
//!
//! Everything here is data, generated without a clock: times are seconds relative to the platform's start.
use serde_json::Value;

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

/// One piece of evidence in the newest documented shape; older generations are rendered from it.
#[derive(Clone, Debug)]
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
    /// The payload.
    pub content: Value,
}

/// A case as the world begins.
#[derive(Clone, Debug)]
pub struct SeedCase {
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
    /// The session answer in the newest shape, without times that depend on the clock (`*AtSecs` numbers instead). None where there is no session.
    pub session: Option<Value>,
    /// Evidence in order.
    pub blocks: Vec<SeedBlock>,
    /// Files the blocks refer to.
    pub files: Vec<SeedFile>,
    /// Not for reviewers: `no_decision` and the like.
    pub operations: bool,
}

/// A file in the vault, drawn when first asked for.
#[derive(Clone, Debug)]
pub struct SeedFile {
    /// The `$id` of the vault reference.
    pub vault_id: String,
    /// What to draw.
    pub picture: Picture,
}

/// What a file shows; the drawing is a pure function of it.
#[derive(Clone, Debug)]
pub struct Picture {
    /// Front, back or selfie.
    pub side: Side,
    /// Seed of everything that varies.
    pub seed: u64,
    /// Fields printed on the document, by name (`familyName`, `documentNumber`, `mrz`…).
    pub fields: Vec<(String, String)>,
}

/// The side of a document, or the holder's face.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Front of a card, or a passport's data page.
    Front,
    /// Back of a card with the machine-readable zone.
    Back,
    /// The holder's selfie.
    Selfie,
}
