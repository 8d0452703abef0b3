//! Opening a console. How it ends stands in `ending`.
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use chrono::{DateTime, Utc};
use tokio::sync::{Notify, broadcast};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use uuid::Uuid;

use super::audit::first_look;
use super::in_force::put_in_force;
use super::inner::{Inner, Live};
use super::settings::undo_secs;
use super::vault::KeyVault;
use super::{AppError, Console, SignInState};
use crate::access::config::Config;
use crate::access::profile::Profile;
use crate::access::settings_file;
use crate::audit::Event;
use crate::clock::Clock;
use crate::decision::Policy;
use crate::ids::DeviceId;
use crate::image::Decoder;
use crate::outbox::deliver::Delivery;
use crate::platform::{Addresses, Limits, Platform};
use crate::queue::turns::CaseTurns;
use crate::recovery::RecoveryFiles;
use crate::retention::epoch::finish_epoch;
use crate::secret::Secret;
use crate::store::key::{KeyName, KeyStore, KeyWay, Patience, ProfileKeys};
use crate::store::key_witness::KeyWitness;
use crate::store::{DiskRoom, MetaName, Store, StoreError};

/// Where the keys lie, or shall lie.
#[derive(Clone, Debug)]
pub struct KeyChoice {
    /// Opens keys that lie under a passphrase.
    pub passphrase: Option<Secret>,
    /// For a new profile, what the person chose; never chosen silently.
    pub new_profile: Option<KeyWay>,
    /// Reads a new keychain key back in a second process.
    pub witness: Option<KeyWitness>,
}

/// Everything needed to open a console.
pub struct ConsoleOptions {
    /// The open, locked profile.
    pub profile: Profile,
    /// Its configuration.
    pub config: Config,
    /// Its keys.
    pub keys: KeyChoice,
    /// Secret of the machine's client for the documented reads; kept with the keys once given.
    pub client_secret: Option<Secret>,
    /// Network limits; tests set milliseconds.
    pub limits: Option<Limits>,
    /// Time.
    pub clock: Clock,
    /// Who says what the disk can still take.
    pub room: DiskRoom,
    /// The program that decodes pictures, started as `<program> decode`; without one, the program that runs, whose `main`
    /// asks [`decoding_process`](crate::image::decoding_process) first. Tests name the command line.
    pub decoder: Option<PathBuf>,
}

/// What is asked of this machine beside the file.
struct Machine {
    decoder: Decoder,
    room: DiskRoom,
}

impl Console {
    /// Opens keys, file and network room, in that order; nothing is asked of the platform yet. What was being sent
    /// when the program last ended is marked as of unknown outcome.
    ///
    /// # Errors
    /// An [`AppError`] that says which of them failed; nothing was changed or made anew.
    pub async fn open(options: ConsoleOptions) -> Result<Self, AppError> {
        let ConsoleOptions { mut profile, config, keys, client_secret, limits, clock, room, decoder } = options;
        let (key_store, profile_keys) = open_keys(&mut profile, keys, &clock).await?;
        let client_secret = keep_client_secret(&key_store, client_secret).await?;
        let create = profile.may_make_database();
        let store = Store::open(&profile.database(), profile_keys, clock.clone(), create).await?;
        profile.database_made()?;
        let profile = finish_epoch_of(profile, &key_store, &store).await?;
        let machine = Machine { decoder: Decoder::new(decoder, clock.clone()), room };
        let opened = Self::over(profile, config, key_store, client_secret, limits, machine, store.clone()).await;
        if opened.is_err() {
            // Never leave the database's thread running into the end of the process.
            store.close().await?;
        }
        opened
    }

    async fn over(
        mut profile: Profile,
        config: Config,
        key_store: KeyStore,
        client_secret: Option<Secret>,
        limits: Option<Limits>,
        machine: Machine,
        store: Store,
    ) -> Result<Self, AppError> {
        let addresses = addresses(&config)?;
        let clock = store.clock().clone();
        let limits = limits.unwrap_or_else(|| Limits {
            in_flight: config.limits.in_flight as usize,
            page: config.limits.page_size,
            ..Limits::default()
        });
        let vault = Arc::new(KeyVault::new(key_store));
        let platform = Platform::new(addresses, limits, clock.clone(), Arc::<KeyVault>::clone(&vault), client_secret)?;
        let mut person = platform.signed_in().await?;
        let strange = person.as_ref().is_some_and(|person| profile.bind_person(&person.person_id).is_err());
        if strange {
            // Tokens of somebody else in this profile's place are never used.
            platform.sign_out().await?;
            person = None;
        }
        let Facts { device, policy, ended_in_order, platform_time, signed_out } = facts(&store).await?;
        if signed_out
            && person.take().is_some()
            && let Err(cause) = platform.sign_out().await
        {
            // They are forgotten here; the next start asks their place again.
            tracing::warn!(error = %cause, "the tokens of a person who signed out could not be removed yet");
        }
        if let Some(at) = platform_time {
            platform.remember_time(at);
        }
        store.set_actor(|actor| {
            actor.device = device.clone();
            actor.person = person.as_ref().map(|person| person.person_id.to_string());
        });
        let unremembered = first_look(&store, &vault).await?;
        note_unlocking(&store).await?;
        put_in_force(&store, &config).await?;
        if strange {
            let mut tx = store.begin().await?;
            tx.log(Event::new("sign_in_refused").with("why", "profile_other_person")).await?;
            tx.commit().await?;
        }
        let delivery = Delivery {
            store: store.clone(),
            platform: platform.clone(),
            clock: clock.clone(),
            lease_secs: config.limits.lease_secs,
        };
        delivery.settle_interrupted().await?;
        let recovery_key = config.recovery_key.clone().filter(|_| !profile.is_demo());
        let recovery = RecoveryFiles::new(profile.home(), recovery_key, &config.environment);
        let settings = settings_file::read(profile.home());
        let undo_secs = undo_secs(&settings.settings, config.limits.undo_secs, config.least_undo_secs);
        delivery.shorten_waits(Duration::from_secs(u64::from(undo_secs))).await?;
        let sign_in = if person.is_some() { SignInState::SignedIn } else { SignInState::SignedOut };
        let console = Self {
            inner: Arc::new(Inner {
                demo: profile.is_demo(),
                recovery,
                ended_in_order,
                profile: Mutex::new(Some(profile)),
                settings: Mutex::new(settings),
                live: Mutex::new(Live { person, sign_in, unremembered, ..Live::default() }),
                policy: Mutex::new(policy),
                changes: broadcast::channel(256).0,
                sync_wake: Notify::new(),
                outbox_wake: Notify::new(),
                index_wake: Notify::new(),
                sync_turn: tokio::sync::Mutex::new(()),
                witness_turn: tokio::sync::Mutex::new(()),
                witness_wake: Notify::new(),
                epoch_turn: tokio::sync::Mutex::new(()),
                outbox_turn: tokio::sync::Mutex::new(()),
                deciding_turn: tokio::sync::Mutex::new(()),
                claim_turns: CaseTurns::default(),
                ahead_turn: tokio::sync::Mutex::new(()),
                file_turns: Mutex::new(HashMap::new()),
                file_waits: Mutex::default(),
                prepared: Mutex::default(),
                stop: CancellationToken::new(),
                stop_sending: CancellationToken::new(),
                end_turn: tokio::sync::Mutex::new(()),
                tasks: TaskTracker::new(),
                language: config.language.unwrap_or_default(),
                language_fixed: AtomicBool::new(false),
                config,
                clock,
                store,
                platform,
                vault,
                decoder: machine.decoder,
                room: machine.room,
                device,
            }),
        };
        console.listen();
        console.keep_recovery().await;
        let person = console.live().person.clone();
        if let Some(person) = person {
            console.note_roles(&person).await?;
        }
        Ok(console)
    }
}

/// The first opening after a lock is an entry, in window and command line alike: that a profile was locked and that somebody
/// with its keys opened it again are two facts. Any other opening is none; a command line opens the profile for each command.
async fn note_unlocking(store: &Store) -> Result<(), StoreError> {
    let mut tx = store.begin().await?;
    let Some(locked_at) = tx.meta(MetaName::LockedAt).await? else { return tx.rollback().await };
    tx.forget_meta(MetaName::LockedAt).await?;
    tx.log(Event::new("unlocked").with("lockedAt", locked_at)).await?;
    tx.commit().await
}

/// An erasure that was cut off half way is ended before anything else. A place of the keys that does not let go of an old
/// key keeps nobody from working; the next start and the sweep ask it again.
async fn finish_epoch_of(profile: Profile, keys: &KeyStore, store: &Store) -> Result<Profile, AppError> {
    let profile = Mutex::new(Some(profile));
    if let Err(cause) = finish_epoch(&profile, keys, store).await {
        tracing::warn!(error = %cause, "a change of the erasure epoch could not be ended");
    }
    let profile = profile.into_inner().unwrap_or_else(PoisonError::into_inner);
    profile.ok_or_else(|| StoreError::Closed.into())
}

async fn open_keys(profile: &mut Profile, keys: KeyChoice, clock: &Clock) -> Result<(KeyStore, ProfileKeys), AppError> {
    let patience = Patience::standard(clock.clone());
    if !profile.needs_keys() {
        return Ok(profile.unlock(keys.passphrase.as_ref(), &patience).await?);
    }
    let Some(way) = keys.new_profile else {
        return Err(AppError::new(
            "keys_not_chosen",
            "This profile has no keys yet.",
            Some("Choose where they shall lie: the system's keychain, or a passphrase."),
        ));
    };
    Ok(profile.make_keys(&way, &patience, keys.witness.as_ref()).await?)
}

async fn keep_client_secret(keys: &KeyStore, given: Option<Secret>) -> Result<Option<Secret>, AppError> {
    let kept = match given {
        Some(secret) => {
            keys.put(KeyName::ClientSecret, &secret).await.map_err(crate::store::StoreError::from)?;
            Some(secret)
        }
        None => keys.get(KeyName::ClientSecret).await.map_err(crate::store::StoreError::from)?,
    };
    Ok(kept)
}

pub(super) fn addresses(config: &Config) -> Result<Addresses, AppError> {
    Addresses::new(
        config.platform.as_str(),
        config.review.as_str(),
        &config.issuer,
        &config.environment,
        &config.client_id,
        &config.file_hosts,
    )
    .map(|addresses| addresses.with_review_pins(config.review_pins.clone()))
    .map_err(|cause| {
        AppError::new("address_refused", cause.to_string(), Some("Correct config.toml."))
            .naming([("setting", cause.setting().to_owned())])
    })
}

struct Facts {
    /// This console's id, minted once.
    device: DeviceId,
    /// The platform's policy as last heard.
    policy: Policy,
    /// The console before this one was closed in order.
    ended_in_order: bool,
    /// What the platform's clock showed when the last complete sync ended.
    platform_time: Option<DateTime<Utc>>,
    /// The person signed out, whatever tokens lie there.
    signed_out: bool,
}

/// Reads what the file remembers of the console itself, and notes that it is open now.
async fn facts(store: &Store) -> Result<Facts, AppError> {
    let mut tx = store.begin().await?;
    let device = match tx.meta(MetaName::Device).await? {
        Some(device) => device,
        None => {
            let device = format!("dev_{}", Uuid::new_v4().simple());
            tx.set_meta(MetaName::Device, &device).await?;
            device
        }
    };
    let policy = tx.meta(MetaName::Policy).await?.and_then(|text| serde_json::from_str(&text).ok());
    let offset = tx.meta_number(MetaName::ServerOffsetMs).await?.unwrap_or(0);
    let synced = tx.meta_number(MetaName::LastSyncMs).await?;
    let platform_time = synced.and_then(|at| DateTime::from_timestamp_millis(at.saturating_add(offset)));
    let ended_in_order = tx.meta(MetaName::ClosedInOrder).await?.is_some();
    tx.forget_meta(MetaName::ClosedInOrder).await?;
    let signed_out = tx.meta(MetaName::SignedOut).await?.is_some();
    tx.commit().await?;
    store.set_actor(|actor| actor.server_offset_ms = offset);
    let (device, policy) = (DeviceId::new(device), policy.unwrap_or_default());
    Ok(Facts { device, policy, ended_in_order, platform_time, signed_out })
}
