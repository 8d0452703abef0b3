//! The one shared state of a running sandbox: ledger, sign-in, clock, faults, journal, file links.
use crate::clock::SandboxClock;
use crate::facades::Facades;
use crate::faults::FaultPlan;
use crate::http::{files::FileLinks, journal::Journal, turnstile::Turnstile};
use crate::ledger::{Ledger, LedgerOptions};
use crate::options::SandboxOptions;
use crate::rules::{Caller, Code, Holder, Refusal, Role, Scope, Time};
use crate::signin::{AUDIENCE, Grants, SignInPerson, Signer, Witness};
use crate::stock::{self, Generation};
use chrono::DateTime;
use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use tokio::sync::watch;

/// Locks, also after a panic elsewhere: the tests want to see what is there.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Where the sandbox listens.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Addresses {
    /// Documented calls, `/api/v1` included.
    pub platform: String,
    /// Review API, `/review/v1` included.
    pub review: String,
    /// The issuer.
    pub issuer: String,
    /// The banking platform; an environment follows.
    pub banking: String,
    /// The onboarding workflow; an environment follows.
    pub onboarding: String,
    /// Host and port of the file host.
    pub files: String,
    /// The control; it answers only when enabled.
    pub control: String,
    /// The client id of consoles.
    pub client_id: String,
    /// The environment with the full queue.
    pub environment: String,
}

impl Addresses {
    pub(crate) fn of(api: SocketAddr, files: SocketAddr) -> Self {
        Self {
            platform: format!("http://{api}/api/v1"),
            review: format!("http://{api}/review/v1"),
            issuer: format!("http://{api}/oidc"),
            banking: format!("http://{api}/banking"),
            onboarding: format!("http://{api}/onboarding"),
            files: files.to_string(),
            control: format!("http://{api}/sandbox"),
            client_id: crate::signin::CLIENT_ID.to_owned(),
            environment: "staging".to_owned(),
        }
    }
}

/// The shared state.
#[derive(Debug)]
pub struct Platform {
    /// Cases, claims, decisions.
    pub ledger: Mutex<Ledger>,
    /// Codes and refresh tokens.
    pub grants: Mutex<Grants>,
    /// Faults to come.
    pub faults: Mutex<FaultPlan>,
    /// Requests and answers.
    pub journal: Mutex<Journal>,
    /// Short-lived addresses and odd files.
    pub links: Mutex<FileLinks>,
    /// Who steers the order of requests, if anybody does.
    pub(crate) turnstile: Mutex<Option<Turnstile>>,
    /// The banking platform and the onboarding workflow. Locked before the ledger, never after it.
    pub facades: Mutex<Facades>,
    /// Held by whoever sends events out, so that they leave in their order.
    pub(crate) sending: tokio::sync::Mutex<()>,
    /// The issuer's key.
    pub signer: Signer,
    /// The key it cosigns consoles' logs with.
    pub witness: Witness,
    /// The platform's time.
    pub clock: SandboxClock,
    /// Who may sign in.
    pub people: Vec<SignInPerson>,
    /// Roles that differ by now from those a person started with; tokens made from now on carry them.
    pub roles: Mutex<HashMap<String, Vec<Role>>>,
    /// Where it listens.
    pub addresses: Addresses,
    /// Whether the control answers.
    pub control: bool,
    /// The seed of the world.
    pub seed: u64,
    generation: Mutex<Generation>,
    file_link_secs: AtomicI64,
    serve_signed: AtomicBool,
    token_life_secs: AtomicU64,
    requests: AtomicU64,
    hold: watch::Sender<bool>,
}

impl Platform {
    pub(crate) fn new(options: &SandboxOptions, addresses: Addresses, signer: Signer, witness: Witness) -> Self {
        let clock = SandboxClock::new(options.clock);
        // Whole seconds, so that times derived from the seed look the same in every answer.
        let epoch = DateTime::from_timestamp(clock.now().timestamp(), 0).unwrap_or_else(|| clock.now());
        let stock = [("staging", options.cases), ("live", options.live_cases)]
            .map(|(name, count)| (name.to_owned(), stock::generate(options.seed, count, name)));
        let ledger = Ledger::new(
            LedgerOptions {
                policy: options.policy.clone(),
                leases: options.leases,
                key_life_secs: options.key_life_secs,
                applying: options.applying,
            },
            epoch,
            stock.into(),
        );
        Self {
            ledger: Mutex::new(ledger),
            grants: Mutex::default(),
            faults: Mutex::new(FaultPlan::new(options.seed)),
            journal: Mutex::new(Journal::new(options.journal)),
            links: Mutex::default(),
            turnstile: Mutex::default(),
            facades: Mutex::new(Facades::new(options.seed)),
            sending: tokio::sync::Mutex::default(),
            signer,
            witness,
            clock,
            people: people(),
            roles: Mutex::default(),
            addresses,
            control: options.control,
            seed: options.seed,
            generation: Mutex::new(options.generation),
            file_link_secs: AtomicI64::new(options.file_link_secs),
            serve_signed: AtomicBool::new(false),
            token_life_secs: AtomicU64::new(options.token_life_secs),
            requests: AtomicU64::new(1),
            hold: watch::Sender::new(false),
        }
    }

    /// The issuer's address.
    #[must_use]
    pub fn issuer(&self) -> String {
        self.addresses.issuer.clone()
    }

    /// Life of access tokens.
    #[must_use]
    pub fn token_life_secs(&self) -> u64 {
        self.token_life_secs.load(Ordering::Relaxed)
    }

    /// Changes the life of tokens issued from now on.
    pub fn set_token_life_secs(&self, secs: u64) {
        self.token_life_secs.store(secs, Ordering::Relaxed);
    }

    /// Life of file links.
    #[must_use]
    pub fn file_link_secs(&self) -> i64 {
        self.file_link_secs.load(Ordering::Relaxed)
    }

    /// Changes the life of links given from now on.
    pub fn set_file_link_secs(&self, secs: i64) {
        self.file_link_secs.store(secs, Ordering::Relaxed);
    }

    /// Whether links of signed packages lead to the file host.
    #[must_use]
    pub fn serves_signed(&self) -> bool {
        self.serve_signed.load(Ordering::Relaxed)
    }

    /// Changes where links of signed packages lead from now on.
    pub fn set_serve_signed(&self, serve: bool) {
        self.serve_signed.store(serve, Ordering::Relaxed);
    }

    /// The shape of sessions and blocks.
    #[must_use]
    pub fn generation(&self) -> Generation {
        *lock(&self.generation)
    }

    /// Changes the shape.
    pub fn set_generation(&self, generation: Generation) {
        *lock(&self.generation) = generation;
    }

    /// Holds decisions between the look-up of their key and their recording, or lets them go on. The same request
    /// meanwhile gets `in_flight`.
    pub fn set_hold(&self, hold: bool) {
        self.hold.send_replace(hold);
    }

    /// Waits while decisions are held.
    pub(crate) async fn while_held(&self) {
        // The sender lives as long as the platform, so waiting cannot fail.
        let _ = self.hold.subscribe().wait_for(|hold| !hold).await;
    }

    /// A sample person.
    #[must_use]
    pub fn person(&self, id: &str) -> Option<&SignInPerson> {
        self.people.iter().find(|person| person.person.id == id)
    }

    /// The roles a person has now.
    #[must_use]
    pub fn roles_of(&self, person: &SignInPerson) -> Vec<Role> {
        lock(&self.roles).get(&person.person.id).cloned().unwrap_or_else(|| person.roles.clone())
    }

    /// The name of the next request.
    pub(crate) fn next_request_id(&self) -> String {
        format!("req_{:06x}", self.requests.fetch_add(1, Ordering::Relaxed))
    }

    /// The ledger, with everything due by now carried out.
    pub fn ledger_at(&self, now: Time) -> MutexGuard<'_, Ledger> {
        let mut ledger = lock(&self.ledger);
        ledger.settle(now);
        ledger
    }

    /// Who a bearer token speaks for.
    ///
    /// # Errors
    /// `token_invalid`.
    pub fn caller(&self, authorization: Option<&str>, now: Time) -> Result<Caller, Refusal> {
        let invalid = || Refusal::new(Code::TokenInvalid);
        let token = authorization.and_then(|text| text.strip_prefix("Bearer ")).ok_or_else(invalid)?;
        let claims = self.signer.verify(token, AUDIENCE, &self.issuer(), now).ok_or_else(invalid)?;
        if lock(&self.grants).holds(&claims.jti, &claims.sub) { Ok(claims.caller()) } else { Err(invalid()) }
    }

    /// A caller of the control's making, with every scope their roles allow.
    #[must_use]
    pub fn colleague(&self, id: &str) -> Option<Caller> {
        self.person(id).map(|person| Caller {
            person: person.person.clone(),
            roles: person.roles.clone(),
            scopes: Scope::ALL.into_iter().filter(|scope| scope.open_to(&person.roles)).collect(),
            environments: person.environments.clone(),
        })
    }
}

/// The sample people: everyone works in `staging`; lead, auditor and operations also enter `live`.
fn people() -> Vec<SignInPerson> {
    let of = |person: &stock::Person| {
        let roles: Vec<Role> = person.roles.iter().filter_map(|word| Role::parse(word)).collect();
        let both = [Role::Lead, Role::Auditor, Role::Operations].iter().any(|role| roles.contains(role));
        let environments = if both { vec!["staging".into(), "live".into()] } else { vec!["staging".into()] };
        SignInPerson { person: Holder { id: person.id.into(), name: person.name.into() }, roles, environments }
    };
    stock::people().iter().map(of).collect()
}
