//! A case as the window and the command line show it: flat, in words, safe to draw.
//!
//! Everything personal in here is for the screen of a person who may see it. Texts from outside carry visible marks in
//! place of characters that would steer the line.
use serde::Serialize;

use super::changes::ChangesView;
pub use super::offered::{ChecklistItemView, CustomerReasonView, DecisionForm, ReasonChoiceView};
pub use super::pictures::{ImageState, ImageView, SignedFileView};
use super::summary::{CaseState, Source};
pub use super::worked_out::{CheckView, SessionView};
use crate::ids::{CaseId, Etag};
use crate::outbox::view::{EntryView, TheirsView};

/// A case.
#[derive(Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct CaseView {
    /// The case.
    pub case_id: CaseId,
    /// Where it comes from.
    pub source: Source,
    /// `live` or `staging`.
    pub environment: String,
    /// Where it stands.
    pub state: CaseState,
    /// Its etag.
    pub etag: Etag,
    /// The person's name.
    pub name: Option<String>,
    /// The customer's reference for the person.
    pub subject: Option<String>,
    /// The session.
    pub session_id: Option<String>,
    /// The flow and its version.
    pub flow: Option<String>,
    /// State of the session.
    pub session_status: Option<String>,
    /// The session's times and its last step, where the source has one.
    pub session: Option<SessionView>,
    /// What the platform says of it.
    pub outcome: Option<String>,
    /// 0 to 100.
    pub priority: u32,
    /// When it was opened for review.
    pub opened_at: String,
    /// Last change on the platform.
    pub updated_at: String,
    /// The deadline.
    pub due_at: Option<String>,
    /// The end of the session.
    pub expires_at: Option<String>,
    /// Why it stepped up.
    pub why: Why,
    /// What the device step recorded.
    pub device: Option<DeviceView>,
    /// Coded reasons, suspicions first.
    pub reasons: Vec<ReasonView>,
    /// Claimed against extracted.
    pub compare: Vec<CompareView>,
    /// Files of the case.
    pub images: Vec<ImageView>,
    /// Files of signed packages: name, type, size and digest.
    pub signed: Vec<SignedFileView>,
    /// Evidence expected on this route against evidence received; empty for sources that publish no such list.
    pub checked: Vec<PresenceView>,
    /// What the console worked out itself, the gravest first.
    pub checks: Vec<CheckView>,
    /// The blocks, for those who want the raw record.
    pub blocks: Vec<BlockView>,
    /// Who holds it.
    pub claim: ClaimView,
    /// Digest of what is shown; a decision carries it.
    pub evidence_digest: String,
    /// Evidence is here and of the present etag.
    pub evidence_ready: bool,
    /// Evidence of a newer etag is still to come, or what was opened is not what is here: a block, or a file.
    pub changed_since: bool,
    /// What the decision form offers.
    pub form: DecisionForm,
    /// A second person is due, or was when this was shown; none while a first answer is.
    pub second: Option<SecondView>,
    /// Our own decisions on it, newest first.
    pub entries: Vec<EntryView>,
    /// When the newest of them needs a person: what has changed since it was made.
    pub changes: Option<ChangesView>,
    /// Somebody else's decision that stands, where the person had not decided.
    pub standing: Option<TheirsView>,
}

/// A case that waits for a second person (contract section 5).
#[derive(Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct SecondView {
    /// Whose turn it is, seen from here.
    pub turn: crate::decision::Turn,
    /// What stands here, in one sentence.
    pub text: String,
    /// The first answer, where policy lets the second person see it, or it is the person's own.
    pub first: Option<TheirsView>,
}

/// Why a session stepped up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Why {
    /// The one sentence, for the reviewer.
    pub sentence: String,
    /// What the person may be told while the case waits: the same words for every case, whatever the reason.
    pub customer: String,
    /// The route with the branch taken.
    pub route: Vec<RouteView>,
    /// Where the record contradicts itself, and what must not be overlooked; the gravest first.
    pub banners: Vec<BannerView>,
    /// Smaller remarks.
    pub notes: Vec<String>,
    /// What was not looked for.
    pub not_run: Vec<String>,
    /// Which edition of the step-up policy explains it.
    pub policy: String,
    /// Each single change that alone would have kept the session from stepping up, or that there is none.
    pub alone: Vec<String>,
    /// What each feature added to a score, where the record says so.
    pub contributions: Option<ContributionsView>,
    /// What can be asked of the person next.
    pub remedies: Vec<String>,
}

/// What each feature added to a score.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ContributionsView {
    /// The features, in the record's order.
    pub items: Vec<ContributionView>,
    /// Their sum beside the score, or that it is another.
    pub sum: String,
    /// The sum is the score.
    pub adds_up: bool,
}

/// One feature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct ContributionView {
    /// A few words.
    pub name: String,
    /// What it added, with its sign.
    pub weight: String,
    /// Its share of the greatest in percent, -100 to 100.
    pub share: i32,
}

/// What must not be overlooked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct BannerView {
    /// How loudly it speaks.
    pub severity: super::explain::Severity,
    /// One sentence.
    pub text: String,
}

/// One kind of evidence that the route of a session calls for, or that came without being called for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PresenceView {
    /// The type of its block.
    pub kind: String,
    /// A few words.
    pub label: String,
    /// Received, unexpected, erased by the platform, or never received.
    pub presence: super::explain::Presence,
    /// The step that wrote it.
    pub created_by: Option<String>,
}

/// One step of the route.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct RouteView {
    /// A few words.
    pub label: String,
    /// The session went through it, or is there now.
    pub taken: bool,
    /// Its result in the platform's word.
    pub note: Option<String>,
    /// Steps with the same number stand beside each other.
    pub column: u32,
}

/// What the device step recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct DeviceView {
    /// Who measured.
    pub provider: Option<String>,
    /// The verdict in the platform's word.
    pub verdict: Option<String>,
    /// The verdict in ours.
    pub verdict_title: String,
    /// What it means.
    pub verdict_meaning: String,
    /// Scores, without judgement.
    pub scores: Vec<ScoreView>,
    /// When it was measured.
    pub measured_at: Option<String>,
    /// What was used to measure.
    pub services: Vec<String>,
    /// Which blocks came from where, `block: step`.
    pub input_sources: Vec<String>,
    /// Whom the block is about, in the customer's own reference.
    pub user_reference: Option<String>,
    /// Raw observations.
    pub signals: Vec<SignalView>,
}

/// A score and what is declared about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct ScoreView {
    /// Its name.
    pub label: String,
    /// The number as text.
    pub value: String,
    /// Its range, where declared.
    pub range: Option<String>,
    /// Which way it points, where declared.
    pub direction: Option<String>,
    /// Who says so.
    pub source: String,
}

/// A raw observation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct SignalView {
    /// A few words.
    pub name: String,
    /// Found, not found, not run, or the value.
    pub value: String,
    /// What to know about it.
    pub note: Option<String>,
}

/// A coded reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ReasonView {
    /// Who coined it.
    pub scheme: String,
    /// The code, raw.
    pub code: String,
    /// The catalogue knows it.
    pub known: bool,
    /// A few words.
    pub title: String,
    /// What it says.
    pub meaning: Option<String>,
    /// What to look at.
    pub guidance: Option<String>,
    /// How to check it, point by point; nothing of it is ticked. Empty where nobody has described the code.
    pub how_to_check: Vec<String>,
    /// What it is about.
    pub family: String,
    /// Who may learn of it.
    pub visibility: crate::catalogue::Visibility,
    /// A 32xx code: reviewer eyes only.
    pub suspicion: bool,
    /// Whether it speaks against the session.
    pub polarity: crate::catalogue::Polarity,
    /// Cannot carry a reject alone.
    pub technical: bool,
    /// Who can put it right, in words; none where nobody has described the code.
    pub fixable_by: Option<String>,
    /// Whether another attempt makes sense, in words.
    pub retry: Option<String>,
    /// The platform's own words.
    pub details: Option<String>,
    /// How it differs from a code it is easily taken for.
    pub twin: Option<String>,
    /// The block that says it, or the summary, in words.
    pub from: String,
}

/// One field, claimed and extracted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct CompareView {
    /// Canonical name.
    pub field: String,
    /// A few words.
    pub label: String,
    /// What was claimed.
    pub claimed: Option<String>,
    /// What was read from the document.
    pub extracted: Option<String>,
    /// A contact of the person, masked: in clear for a purpose only.
    pub masked: bool,
    /// How they stand to each other.
    pub standing: super::compare::Standing,
    /// Why.
    pub note: Option<String>,
}

/// A block as it came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct BlockView {
    /// Its type.
    pub kind: String,
    /// Its type in words.
    pub title: String,
    /// The step that wrote it.
    pub created_by: Option<String>,
    /// When.
    pub created_at: Option<String>,
    /// Erased by the platform.
    pub erased: bool,
    /// Its content as indented JSON, links taken out.
    pub raw: Option<String>,
}

/// Who holds the case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ClaimView {
    /// We hold it, and the lease is live.
    pub mine: bool,
    /// Somebody else's name.
    pub holder: Option<String>,
    /// The end of the lease by the server's clock.
    pub expires_at: Option<String>,
    /// Why it could not be taken, or that it is held on another machine too.
    pub note: Option<String>,
    /// The person held the case when they opened it and does not any more.
    pub lost: Option<ClaimLost>,
}

/// How a claim was lost while its case was open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ClaimLost {
    /// Its time ran out and it was not renewed.
    Expired,
    /// Somebody else holds the case now.
    TakenOver,
    /// It was ended on the platform, and nobody holds the case.
    Ended,
}
