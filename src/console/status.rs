//! What the status bar shows.
use serde::Serialize;

use super::audit::{not_remembered, unacknowledged};
use super::conditions::{clock_off, key_out_of_place, unfinished};
use super::{AppError, Console, PackView};
use crate::access::roles::{Command, Roles};
use crate::catalogue::Language;
use crate::clock::rfc3339;
use crate::outbox::late::LATE;
use crate::store::{MetaName, WitnessedUpTo};

/// Whether somebody is signed in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum SignInState {
    /// Nobody.
    #[default]
    SignedOut,
    /// A browser is open for it.
    SigningIn,
    /// Somebody.
    SignedIn,
    /// The platform no longer takes the sign-in; everything here is kept.
    SignInNeeded,
}

/// The signed-in person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PersonView {
    /// Subject of the token.
    pub id: String,
    /// Name.
    pub name: String,
    /// Roles in the token's words.
    pub roles: Vec<String>,
}

/// How far a round of syncing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct SyncState {
    /// A round is running.
    pub running: bool,
    /// Cases so far in it.
    pub done: u32,
    /// Not known: the feed does not say.
    pub total: Option<u32>,
}

/// Decisions by the words of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Counts {
    /// Undo is possible.
    pub held: u32,
    /// To be sent, or of unknown outcome.
    pub waiting: u32,
    /// On the wire, or recorded and not yet applied.
    pub sent: u32,
    /// A person has to act.
    pub needs_you: u32,
}

/// Up to where the platform, as the witness, saw this console's log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct WitnessedView {
    /// Number of the last entry it saw.
    pub entry: u32,
    /// When it saw it.
    pub at: String,
}

impl From<WitnessedUpTo> for WitnessedView {
    fn from(seen: WitnessedUpTo) -> Self {
        Self { entry: u32::try_from(seen.seq).unwrap_or(u32::MAX), at: rfc3339(seen.at) }
    }
}

/// Everything the status bar shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Status {
    /// The product's name.
    pub product: String,
    /// Its version.
    pub version: String,
    /// `live` or `staging`.
    pub environment: String,
    /// The language of every text.
    pub language: Language,
    /// A throw-away profile over an invented platform.
    pub demo: bool,
    /// Whether somebody is signed in.
    pub sign_in: SignInState,
    /// Who.
    pub person: Option<PersonView>,
    /// The platform answered last time.
    pub online: bool,
    /// Why not.
    pub offline_reason: Option<AppError>,
    /// The platform can be reached and asked everybody to wait until then.
    pub asked_to_wait_until: Option<String>,
    /// End of the last complete sync.
    pub last_synced_at: Option<String>,
    /// The running round.
    pub sync: SyncState,
    /// Our decisions.
    pub counts: Counts,
    /// Length of the queue.
    pub cases_pending: u32,
    /// Length of the second person's queue; 0 for whoever cannot be one.
    pub cases_second: u32,
    /// Records that could not be read.
    pub quarantined: u32,
    /// How long a decision can be taken back.
    pub undo_secs: u32,
    /// Roles allow deciding.
    pub can_decide: bool,
    /// Roles allow images.
    pub can_view_images: bool,
    /// Roles allow the contacts of a person in clear, for a purpose.
    pub can_reveal: bool,
    /// Roles allow the operations queue.
    pub can_read_operations: bool,
    /// Roles allow the table of reasons and what became of them.
    pub can_read_reasons: bool,
    /// The person may make evidence packages.
    pub can_export_packages: bool,
    /// Roles allow opening an evidence package to look at.
    pub can_replay_packages: bool,
    /// Roles allow the ledger.
    pub can_read_ledger: bool,
    /// Roles allow the report of what is kept, held and erased.
    pub can_read_retention: bool,
    /// Roles allow placing and lifting legal holds.
    pub can_hold: bool,
    /// The flight pack.
    pub pack: PackView,
    /// The outbox stopped itself.
    pub stopped: Option<AppError>,
    /// The log was found broken, and nothing is decided until a lead has taken note.
    pub log_broken: Option<AppError>,
    /// The log could not be compared with what lies beside the keys.
    pub log_unremembered: Option<AppError>,
    /// The key that opens everything here is no longer in its place.
    pub key_out_of_place: Option<AppError>,
    /// This machine's clock and the platform's are more than five minutes apart.
    pub clock_off: Option<AppError>,
    /// A decision was sent more than a day ago and has had no end since.
    pub unfinished: Option<AppError>,
    /// Up to where the platform saw the log; none before the first time.
    pub witnessed: Option<WitnessedView>,
    /// Roles allow taking note of a broken log.
    pub can_acknowledge_log: bool,
}

impl Console {
    /// What the status bar shows.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn status(&self) -> Result<Status, AppError> {
        self.refuse_when_locked()?;
        let mut tx = self.inner.store.begin().await?;
        let (held, waiting, sent, needs_you) = tx.entry_counts().await?;
        let cases_pending = tx.queue_length().await?;
        let cases_second = if self.may(Command::DecideSecond) { tx.second_length().await? } else { 0 };
        let quarantined = tx.quarantined().await?;
        let pack = self.pack_view(&mut tx).await?;
        let broken_log = tx.broken_log().await?;
        let witnessed = tx.witnessed_up_to().await?;
        let last_sync = tx.meta_number(MetaName::LastSyncMs).await?;
        let now = self.inner.clock.now();
        let late = tx.late_entries(now - LATE).await?;
        tx.rollback().await?;
        let live = self.live();
        let roles = live.person.as_ref().map(|person| Roles::from_words(person.roles.iter().map(String::as_str)));
        let may = |command| roles.as_ref().is_some_and(|roles| roles.may(command));
        Ok(Status {
            product: "Second Look".to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            environment: self.inner.config.environment.clone(),
            language: self.language(),
            demo: self.inner.demo,
            sign_in: live.sign_in,
            person: live.person.as_ref().map(|person| PersonView {
                id: person.person_id.to_string(),
                name: person.name.clone(),
                roles: person.roles.clone(),
            }),
            online: live.offline.is_none(),
            offline_reason: live.offline.clone(),
            asked_to_wait_until: live.wait_until.filter(|until| *until > now).map(rfc3339),
            last_synced_at: last_sync.and_then(chrono::DateTime::from_timestamp_millis).map(rfc3339),
            sync: SyncState { running: live.syncing, done: live.sync_done, total: None },
            counts: Counts { held, waiting, sent, needs_you },
            cases_pending,
            cases_second,
            quarantined,
            undo_secs: self.undo_secs(),
            can_decide: may(Command::Decide),
            can_view_images: may(Command::ViewImage),
            can_reveal: may(Command::Reveal),
            can_read_operations: may(Command::ReadOperationsQueue),
            can_read_reasons: may(Command::ReadDecisions),
            can_export_packages: may(Command::ExportPackage),
            can_replay_packages: may(Command::ReplayPackage),
            can_read_ledger: may(Command::ReadLedger),
            can_read_retention: may(Command::ReadRetention),
            can_hold: may(Command::PlaceHold) && may(Command::LiftHold),
            pack,
            stopped: live.stopped.clone(),
            log_broken: broken_log.and_then(unacknowledged),
            log_unremembered: live.unremembered.map(not_remembered),
            key_out_of_place: live.key_out_of_place.then(key_out_of_place),
            clock_off: clock_off(self.inner.platform.clocks()),
            unfinished: unfinished(late),
            witnessed: witnessed.map(WitnessedView::from),
            can_acknowledge_log: may(Command::AcknowledgeLog),
        })
    }
}
