//! What an open console is made of.
use std::collections::{BTreeSet, HashMap};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use chrono::{DateTime, Utc};
use tokio::sync::{Notify, broadcast};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::audit::Unremembered;
use super::file_waits::FileWaits;
use super::prepared::Prepared;
use super::replay::OpenReplay;
use super::vault::KeyVault;
use super::{AppError, SignInState};
use crate::access::config::Config;
use crate::access::profile::Profile;
use crate::access::roles::{Command, Roles};
use crate::access::settings_file::Kept;
use crate::audit::LogMark;
use crate::case::form::Blocked;
use crate::catalogue::Language;
use crate::clock::Clock;
use crate::decision::{Policy, StandingDecision};
use crate::ids::{CaseId, DeviceId, FileRef, PersonId};
use crate::image::Decoder;
use crate::ledger::{LedgerFilter, LedgerList};
use crate::outbox::deliver::Delivery;
use crate::platform::{Platform, SignedIn};
use crate::queue::claims::Claims;
use crate::queue::list::QueueFilter;
use crate::queue::turns::CaseTurns;
use crate::recovery::RecoveryFiles;
use crate::store::{DiskRoom, Store, StoreError};
use crate::sync::Syncing;

/// What has changed; ids only. Screens read again what they show.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Changed {
    /// Rows of the queue.
    pub queue: bool,
    /// The status bar.
    pub status: bool,
    /// Entries of the outbox.
    pub outbox: bool,
    /// Decisions of everybody.
    pub ledger: bool,
    /// These cases.
    pub cases: Vec<CaseId>,
}

/// An open profile with everything that works on it. Clones share it.
#[derive(Clone)]
pub struct Console {
    pub(super) inner: Arc<Inner>,
}

/// Whoever holds it is the one who does the work.
pub(super) type Turn = Arc<tokio::sync::Mutex<()>>;

pub(super) struct Inner {
    pub config: Config,
    pub clock: Clock,
    pub store: Store,
    pub platform: Platform,
    pub vault: Arc<KeyVault>,
    pub decoder: Decoder,
    /// Who says what the disk can still take.
    pub room: DiskRoom,
    /// Decisions that outlive a lost key.
    pub recovery: RecoveryFiles,
    pub device: DeviceId,
    /// The language where the person has set none.
    pub language: Language,
    /// Texts are in that language, whatever the person chose for their window. No lock: it is asked for under others.
    pub language_fixed: AtomicBool,
    pub settings: Mutex<Kept>,
    pub demo: bool,
    /// The console before this one was closed in order.
    pub ended_in_order: bool,
    pub profile: Mutex<Option<Profile>>,
    pub live: Mutex<Live>,
    pub policy: Mutex<Policy>,
    pub changes: broadcast::Sender<Changed>,
    pub sync_wake: Notify,
    pub outbox_wake: Notify,
    /// Something is to be told to the search index.
    pub index_wake: Notify,
    /// One round of syncing at a time.
    pub sync_turn: tokio::sync::Mutex<()>,
    /// One exchange with the witness at a time.
    pub witness_turn: tokio::sync::Mutex<()>,
    /// The log may have grown.
    pub witness_wake: Notify,
    /// One change of the erasure epoch at a time.
    pub epoch_turn: tokio::sync::Mutex<()>,
    /// One deliverer at a time: two would send the same entry.
    pub outbox_turn: tokio::sync::Mutex<()>,
    /// Whoever decides in the person's name, or signs them out: a decision is saved before that or not at all.
    pub deciding_turn: tokio::sync::Mutex<()>,
    /// One exchange about a case's claim.
    pub claim_turns: CaseTurns,
    /// One look ahead at a time, so that one case at most is held ready.
    pub ahead_turn: tokio::sync::Mutex<()>,
    /// One download a file.
    pub file_turns: Mutex<HashMap<(CaseId, FileRef), Turn>>,
    /// Files that were not to be had, why, and until when nobody asks again.
    pub file_waits: Mutex<FileWaits>,
    /// Pictures decoded before they are looked at.
    pub prepared: Mutex<Prepared>,
    /// Everything stops but the sending.
    pub stop: CancellationToken,
    /// The sending stops too.
    pub stop_sending: CancellationToken,
    /// One ending at a time.
    pub end_turn: tokio::sync::Mutex<()>,
    pub tasks: TaskTracker,
}

/// What changes from moment to moment.
#[derive(Default)]
pub(super) struct Live {
    pub person: Option<SignedIn>,
    pub sign_in: SignInState,
    pub sign_in_stop: Option<CancellationToken>,
    /// The platform no longer takes the person's sign-in: nothing is asked or sent until they sign in again.
    pub sign_in_ended: bool,
    pub offline: Option<AppError>,
    /// The platform asked everybody to wait until then.
    pub wait_until: Option<DateTime<Utc>>,
    /// The network came back, and what waited for it has not been woken yet.
    pub back: bool,
    /// Background work runs: this is a window.
    pub working: bool,
    pub syncing: bool,
    pub sync_done: u32,
    /// The case the person asked for last, until they leave it: it may not be open yet.
    pub asked_for: Option<CaseId>,
    pub open_case: Option<CaseId>,
    /// Every case that was opened since the person signed in: each has its entry in the log.
    pub opened: BTreeSet<CaseId>,
    /// The case the command line looks at.
    pub looked_at: Option<CaseId>,
    /// The list the person works: the next case is the next of it.
    pub listed: QueueFilter,
    /// Digest of the open case's evidence as it was shown on opening.
    pub opened_digest: Option<String>,
    /// A file of the open case is not the one it was when it was first fetched, and the person has not opened the case
    /// since that was found.
    pub file_changed: bool,
    /// The person held the open case at some moment since they opened it.
    pub held_open: bool,
    /// They still did when it was last looked at.
    pub holds_open: bool,
    /// What kept every decision from being made when the open case was last shown.
    pub shown_stop: Option<Blocked>,
    /// Somebody else's decision on the open case, which the person had not decided.
    pub standing: Option<(CaseId, StandingDecision)>,
    /// The first of two people's answers on the open case, where the person may see it. Kept nowhere else.
    pub first_answer: Option<(CaseId, StandingDecision)>,
    /// Pictures already noted as viewed since their case was opened.
    pub viewed: BTreeSet<FileRef>,
    /// An invariant broke, or the file is damaged: what a person is told of it.
    pub stopped: Option<AppError>,
    /// The outbox has stopped itself: until the next start nothing is sent, before a lock either.
    pub outbox_stopped: bool,
    /// The log could not be compared with what lies beside the keys.
    pub unremembered: Option<Unremembered>,
    /// How far the log was when that was last kept beside the keys, if it was since the start.
    pub mark_kept: Option<LogMark>,
    /// The two clocks were too far apart when an answer was last heard.
    pub clock_off: bool,
    /// The witness has said since the start what it saw of the log.
    pub witness_heard: bool,
    /// The newest key of an epoch was not in its place when it was last looked for: only memory has it.
    pub key_out_of_place: bool,
    /// Monotonic time of the last change of the erasure epoch.
    pub epoch_changed: Option<Duration>,
    /// A flight pack is being made or given back.
    pub packing: Option<PackRun>,
    /// What was last read of each list of the ledger, so that each reading is told once.
    pub ledger_read: Vec<(PersonId, LedgerList, LedgerFilter)>,
    /// An evidence package is open to look at.
    pub replay: Option<Arc<OpenReplay>>,
    /// A lock was asked for: every command is refused from then on.
    pub locked: bool,
    /// Decisions that were saved and not sent when the console ended.
    pub waiting_at_end: u32,
}

/// How far the making of a flight pack is.
pub(super) struct PackRun {
    pub stop: CancellationToken,
    /// Monotonic time of its beginning.
    pub began: Duration,
    /// The list is being brought up to date first.
    pub syncing: bool,
    /// The person has stopped it.
    pub stopping: bool,
    pub cases_done: u32,
    pub cases_total: u32,
    pub images_done: u32,
    pub images_total: u32,
    pub bytes: u64,
}

impl Live {
    /// Whether somebody is signed in, leaving a sign-in under way aside.
    pub fn settled_sign_in(&self) -> SignInState {
        match (&self.person, self.sign_in_ended) {
            (None, _) => SignInState::SignedOut,
            (Some(_), true) => SignInState::SignInNeeded,
            (Some(_), false) => SignInState::SignedIn,
        }
    }
}

impl Console {
    /// Tells whenever something has changed.
    pub fn changes(&self) -> broadcast::Receiver<Changed> {
        self.inner.changes.subscribe()
    }

    pub(super) fn tell(&self, changed: Changed) {
        if changed.queue {
            self.inner.index_wake.notify_one();
        }
        // Nobody listening is fine: the command line does not.
        let _ = self.inner.changes.send(changed);
    }

    pub(super) fn live(&self) -> MutexGuard<'_, Live> {
        self.inner.live.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn policy_now(&self) -> Policy {
        self.inner.policy.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Whether the platform may be asked anything in the person's name.
    pub(super) fn may_ask(&self) -> bool {
        let live = self.live();
        live.person.is_some() && !live.sign_in_ended
    }

    /// A locked console answers every command so.
    pub(super) fn refuse_when_locked(&self) -> Result<(), AppError> {
        if self.live().locked { Err(StoreError::Locked.into()) } else { Ok(()) }
    }

    /// Why a command ended early: the console did.
    pub(super) fn stopped(&self) -> AppError {
        self.refuse_when_locked().err().unwrap_or_else(|| AppError::new("closing", "The program is closing.", None))
    }

    /// Who is signed in, if their roles cover the command.
    pub(super) fn person_for(&self, command: Command) -> Result<SignedIn, AppError> {
        self.refuse_when_locked()?;
        let person = self.live().person.clone().ok_or_else(AppError::signed_out)?;
        Roles::from_words(person.roles.iter().map(String::as_str)).require(command)?;
        Ok(person)
    }

    pub(super) fn claims(&self) -> Claims {
        Claims {
            store: self.inner.store.clone(),
            platform: self.inner.platform.clone(),
            clock: self.inner.clock.clone(),
            lease_secs: self.inner.config.limits.lease_secs,
            turns: self.inner.claim_turns.clone(),
        }
    }

    pub(super) fn delivery(&self) -> Delivery {
        Delivery {
            store: self.inner.store.clone(),
            platform: self.inner.platform.clone(),
            clock: self.inner.clock.clone(),
            lease_secs: self.inner.config.limits.lease_secs,
        }
    }

    pub(super) fn syncing(&self) -> Syncing {
        Syncing {
            store: self.inner.store.clone(),
            platform: self.inner.platform.clone(),
            clock: self.inner.clock.clone(),
        }
    }

    /// The server's time now, as well as it is known.
    pub(super) fn server_now(&self) -> chrono::DateTime<chrono::Utc> {
        let now = self.inner.clock.now();
        let offset = chrono::TimeDelta::milliseconds(self.inner.store.actor().server_offset_ms);
        now.checked_add_signed(offset).unwrap_or(now)
    }
}
