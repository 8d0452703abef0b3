//! What stands behind the window: the profile on its way to being open, and then the open console.
//!
//! The window shows before the profile is open, because opening may need a person: to choose where new keys shall lie, to
//! type a passphrase, to answer the keychain's own question. Promises: one opening at a time; what failed is told in the
//! engine's words; closing waits until the file is closed, whatever was going on.
mod addresses;
mod keychain;
mod locking;
mod state;
mod tries;
mod whereabouts;

use std::sync::atomic::AtomicU64;
use std::time::Duration;

use second_look::access::config::{Config, ConfigError, organisation_file};
use second_look::access::lock_file::Program;
use second_look::access::profile::{Profile, config_file};
use second_look::catalogue::Language;
use second_look::clock::Clock;
use second_look::console::{AppError, Console, ConsoleOptions, KeyChoice, SettingsView, SignInState};
use second_look::ids::CaseId;
use second_look::secret::Secret;
use second_look::store::DiskRoom;
use second_look::store::key::KeyWay;
use second_look::store::key_witness::KeyWitness;
use tokio::sync::{Mutex, watch};
use tokio::task::JoinHandle;

use crate::demo::Demo;
use crate::link::Followed;
use crate::lock::watch::LockLimits;
use tries::Tries;

pub use state::{Addresses, KeyPlace, Plan, StartPhase, StartState};
pub use whereabouts::{ScreenName, Whereabouts};

/// A keychain that asks the person something may keep an opening waiting; the end of the program does not wait for that.
const CLOSE_WITHIN: Duration = Duration::from_secs(5);

/// Everything behind the window.
pub struct Desk {
    plan: Plan,
    clock: Clock,
    /// Held for as long as an opening takes.
    opening: Mutex<Opening>,
    open: watch::Sender<Option<Open>>,
    /// The console that was locked, until it has ended.
    locking: std::sync::Mutex<Option<Console>>,
    tries: std::sync::Mutex<Tries>,
    /// When a hand was last at the window, milliseconds of the clock's own time.
    touched: AtomicU64,
    /// Sign-ins that wait for the browser.
    signing_in: AtomicU64,
    followed: Followed,
    /// Where in the window the person stands.
    whereabouts: std::sync::Mutex<Option<Whereabouts>>,
}

#[derive(Default)]
struct Opening {
    /// What the last attempt came to; none before the first.
    last: Option<StartState>,
    /// A profile that waits for a person is held meanwhile.
    held: Option<(Config, Profile)>,
    demo: Option<Demo>,
    /// The end of what was locked, and how many decisions wait then.
    ending: Option<JoinHandle<Result<u32, AppError>>>,
    closed: bool,
}

#[derive(Clone)]
struct Open {
    console: Console,
    issuer: String,
    /// None for what is never locked.
    lock: Option<LockLimits>,
}

impl Desk {
    /// A desk on which nothing is open yet.
    pub fn new(plan: Plan, clock: Clock) -> Self {
        Self {
            plan,
            clock,
            opening: Mutex::default(),
            open: watch::Sender::new(None),
            locking: std::sync::Mutex::default(),
            tries: std::sync::Mutex::default(),
            touched: AtomicU64::default(),
            signing_in: AtomicU64::default(),
            followed: Followed::default(),
            whereabouts: std::sync::Mutex::default(),
        }
    }

    /// Time, as the engine tells it.
    pub const fn clock(&self) -> &Clock {
        &self.clock
    }

    /// The open console.
    ///
    /// # Errors
    /// When the profile is not open (yet, or any more).
    pub fn console(&self) -> Result<Console, AppError> {
        self.now_open().map(|open| open.console)
    }

    /// The issuer people sign in at.
    ///
    /// # Errors
    /// When the profile is not open.
    pub fn issuer(&self) -> Result<String, AppError> {
        self.now_open().map(|open| open.issuer)
    }

    /// Links somebody followed from outside.
    pub const fn followed(&self) -> &Followed {
        &self.followed
    }

    /// The case of a link somebody followed, once; none before somebody is signed in, and the link waits until then.
    ///
    /// # Errors
    /// `link_refused` when it was no link to a case; or when the profile is not open.
    pub async fn take_link(&self) -> Result<Option<CaseId>, AppError> {
        match self.console()?.status().await?.sign_in {
            SignInState::SignedIn | SignInState::SignInNeeded => self.followed.take(),
            SignInState::SignedOut | SignInState::SigningIn => Ok(None),
        }
    }

    /// The person's settings, also while the profile is not open.
    pub fn settings(&self) -> SettingsView {
        match (self.console(), &self.plan) {
            (Ok(console), _) => console.settings(),
            (Err(_), Plan::Profile { home, .. }) => {
                SettingsView::before_opening(Some(home), crate::language::of_the_system())
            }
            (Err(_), Plan::Demo { .. }) => SettingsView::before_opening(None, crate::language::of_the_system()),
        }
    }

    fn now_open(&self) -> Result<Open, AppError> {
        let open = self.open.borrow().clone();
        open.ok_or_else(|| AppError::new("not_open", "The profile is not open.", Some("Wait until it is.")))
    }

    /// Waits until a profile is open and gives its console; none when the program ends before.
    pub async fn opened(&self) -> Option<Console> {
        let mut told = self.open.subscribe();
        let open = told.wait_for(Option::is_some).await.ok()?.clone();
        open.map(|open| open.console)
    }

    /// How far the opening is, after what is going on has come to an end. The first call opens the profile.
    pub async fn start_state(&self) -> StartState {
        let mut opening = self.opening.lock().await;
        if opening.last.is_none() {
            self.attempt(&mut opening).await;
        }
        shown(&opening)
    }

    /// Tries anew after a failure: the other program is closed, the configuration corrected, the keychain unlocked.
    pub async fn start_again(&self) -> StartState {
        // Whoever is back does not wait for the outbox either: what is due goes out once it is open.
        if let Err(error) = self.hurry().await {
            tracing::warn!(code = error.code, "the lock ended badly");
        }
        let mut opening = self.opening.lock().await;
        self.ended(&mut opening).await;
        if !is_ready(&opening) {
            opening.held = None;
            self.attempt(&mut opening).await;
        }
        shown(&opening)
    }

    /// Makes the keys of a new profile where the person chose, and opens it.
    ///
    /// # Errors
    /// When nothing is to be chosen, the passphrase is missing, or the place refuses; the choice can be made again.
    pub async fn choose_keys(&self, place: KeyPlace, passphrase: Option<Secret>) -> Result<StartState, AppError> {
        let way = match (place, passphrase) {
            (KeyPlace::Keychain, _) => KeyWay::Keychain,
            (KeyPlace::Passphrase, Some(passphrase)) => KeyWay::Passphrase(passphrase),
            (KeyPlace::Passphrase, None) => {
                return Err(AppError::new("passphrase_needed", "No passphrase was given.", Some("Type one.")));
            }
        };
        let witness =
            KeyWitness::this_program().map_err(|cause| explained(&cause, cause.code(), cause.what_to_do()))?;
        let keys = KeyChoice { passphrase: None, new_profile: Some(way), witness: Some(witness) };
        let mut opening = self.opening.lock().await;
        waits_for(&opening, StartPhase::ChooseKeys)?;
        self.go_on(&mut opening, keys).await
    }

    /// Opens a profile whose keys lie under a passphrase.
    ///
    /// # Errors
    /// When none is asked for, or it is the wrong one; it can be typed again.
    pub async fn unlock(&self, passphrase: Secret) -> Result<StartState, AppError> {
        let mut opening = self.opening.lock().await;
        waits_for(&opening, StartPhase::NeedsPassphrase)?;
        self.begin_try()?;
        let keys = KeyChoice { passphrase: Some(passphrase), new_profile: None, witness: None };
        let opened = self.go_on(&mut opening, keys).await;
        self.note_try(&opened);
        opened
    }

    async fn go_on(&self, opening: &mut Opening, keys: KeyChoice) -> Result<StartState, AppError> {
        let held = match opening.held.take() {
            Some(held) => Ok(held),
            None => self.take_profile(),
        };
        let opened = match held {
            Ok((config, profile)) => self.open_console(config, profile, keys).await,
            Err(error) => Err(error),
        };
        match opened {
            Ok(()) => opening.last = Some(self.state(StartPhase::Ready, None)),
            Err(error) => {
                // What the profile waits for now may be something else: its keys may have been made all the same.
                self.attempt(opening).await;
                return Err(error);
            }
        }
        Ok(shown(opening))
    }

    async fn attempt(&self, opening: &mut Opening) {
        if opening.closed {
            return;
        }
        let state = match &self.plan {
            Plan::Demo { cases } => self.attempt_demo(opening, *cases).await,
            Plan::Profile { .. } => self.attempt_profile(opening).await,
        };
        opening.last = Some(state);
    }

    async fn attempt_demo(&self, opening: &mut Opening, cases: usize) -> StartState {
        match Demo::start(cases, self.clock.clone()).await {
            Ok((demo, console, issuer)) => {
                opening.demo = Some(demo);
                self.adopt(console, issuer, None);
                self.state(StartPhase::Ready, None)
            }
            Err(error) => self.state(StartPhase::Failed, Some(error)),
        }
    }

    async fn attempt_profile(&self, opening: &mut Opening) -> StartState {
        let (config, profile) = match self.take_profile() {
            Ok(taken) => taken,
            Err(error) if error.code == NOT_CONFIGURED => return self.state(StartPhase::NotConfigured, Some(error)),
            Err(error) => return self.state(StartPhase::Failed, Some(error)),
        };
        let waits_for = if profile.needs_keys() {
            Some(StartPhase::ChooseKeys)
        } else if profile.needs_passphrase() {
            Some(StartPhase::NeedsPassphrase)
        } else {
            None
        };
        if let Some(phase) = waits_for {
            opening.held = Some((config, profile));
            let keychain = phase == StartPhase::ChooseKeys && keychain::answers(&self.clock).await;
            return StartState { keychain, ..self.state(phase, None) };
        }
        let keys = KeyChoice { passphrase: None, new_profile: None, witness: None };
        match self.open_console(config, profile, keys).await {
            Ok(()) => self.state(StartPhase::Ready, None),
            Err(error) => self.state(StartPhase::Failed, Some(error)),
        }
    }

    /// Reads the configuration and takes the profile's lock.
    fn take_profile(&self) -> Result<(Config, Profile), AppError> {
        let Plan::Profile { home, overrides } = &self.plan else {
            return Err(AppError::new("not_asked_for", "The demo has no lasting profile.", None));
        };
        let file = config_file(home);
        let config = Config::load(&file, Some(&organisation_file()), overrides).map_err(|cause| match cause {
            ConfigError::Faults(_) if !file.exists() => AppError::new(
                NOT_CONFIGURED,
                format!("This profile does not know its platform yet.\n{cause}"),
                Some("Write config.toml in the profile's folder, or give the addresses as options; then try again."),
            ),
            cause => self.misconfigured(&cause),
        })?;
        let profile = Profile::open(home, Program::Window, &config)?;
        config.save_new(&file).map_err(|cause| self.misconfigured(&cause))?;
        Ok((config, profile))
    }

    async fn open_console(&self, mut config: Config, profile: Profile, keys: KeyChoice) -> Result<(), AppError> {
        let issuer = config.issuer.clone();
        let lock = locking::limits(&config);
        config.language.get_or_insert_with(crate::language::of_the_system);
        let clock = self.clock.clone();
        let room = DiskRoom::system();
        let (client_secret, limits, decoder) = (None, None, None);
        let options = ConsoleOptions { profile, config, keys, client_secret, limits, clock, room, decoder };
        let console = Console::open(options).await?;
        console.start();
        self.adopt(console, issuer, Some(lock));
        Ok(())
    }

    /// What is wrong with the configuration, in the person's language.
    fn misconfigured(&self, cause: &ConfigError) -> AppError {
        AppError::new(cause.code(), cause.words(self.language()), Some(cause.what_to_do()))
    }

    /// The language of what stands in the way of an opening.
    fn language(&self) -> Language {
        let view = self.settings();
        view.settings.language.unwrap_or(view.language_default)
    }

    fn adopt(&self, console: Console, issuer: String, lock: Option<LockLimits>) {
        self.open.send_replace(Some(Open { console, issuer, lock }));
    }

    fn state(&self, state: StartPhase, error: Option<AppError>) -> StartState {
        let folder = match &self.plan {
            Plan::Profile { home, .. } => Some(home.display().to_string()),
            Plan::Demo { .. } => None,
        };
        StartState { state, error, keychain: false, waiting: None, folder }
    }

    /// Closes what is open: workers, file, profile, and the demo's platform. Calling it twice is fine.
    ///
    /// # Errors
    /// When the disk refuses; everything is closed all the same.
    pub async fn close(&self) -> Result<(), AppError> {
        let hurried = self.hurry().await;
        let opening = tokio::select! {
            biased;
            opening = self.opening.lock() => Some(opening),
            () = self.clock.sleep(CLOSE_WITHIN) => None,
        };
        let closed = match self.open.send_replace(None) {
            Some(open) => open.console.close().await,
            None => Ok(()),
        };
        if let Some(mut opening) = opening {
            opening.closed = true;
            opening.last = None;
            opening.held = None;
            if let Some(demo) = opening.demo.take() {
                demo.end().await;
            }
        }
        hurried.and(closed)
    }
}

const NOT_CONFIGURED: &str = "not_configured";

fn not_asked_for() -> AppError {
    AppError::new("not_asked_for", "This is not what the profile waits for.", None)
}

fn waits_for(opening: &Opening, expected: StartPhase) -> Result<(), AppError> {
    let state = opening.last.as_ref().map(|last| last.state);
    if state == Some(expected) { Ok(()) } else { Err(not_asked_for()) }
}

fn is_ready(opening: &Opening) -> bool {
    opening.last.as_ref().is_some_and(|last| last.state == StartPhase::Ready)
}

fn shown(opening: &Opening) -> StartState {
    opening.last.clone().unwrap_or_else(|| StartState {
        state: StartPhase::Failed,
        error: Some(AppError::new("closing", "The program is closing.", None)),
        keychain: false,
        waiting: None,
        folder: None,
    })
}

fn explained(cause: &impl std::fmt::Display, code: &str, what_to_do: &str) -> AppError {
    AppError::new(code, cause.to_string(), Some(what_to_do))
}

#[cfg(test)]
mod tests;
