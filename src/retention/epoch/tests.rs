//! A change of epochs stopped after every step: no case is lost, and no copy from before opens afterwards.
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use chrono::DateTime;

use super::*;
use crate::access::config::{Config, Overrides};
use crate::access::lock_file::Program;
use crate::case::{CaseSummary, ClaimNotice, Source};
use crate::clock::Clock;
use crate::ids::{CaseId, PersonId};
use crate::secret::Secret;
use crate::store::key::stand_in::{StandIn, Trouble};
use crate::store::key::{KeyWay, Patience, ProfileKeys};
use crate::store::{Evidence, StoreError};

mod given_up;

/// More than are wrapped in one transaction.
const CASES: u32 = 501;
const STEPS: [Step; 8] = [
    Step::KeyMade,
    Step::KeyNoted,
    Step::InUse,
    Step::SomeRewrapped,
    Step::AllRewrapped,
    Step::OlderRetired,
    Step::KeyDestroyed,
    Step::Told,
];

struct World {
    home: PathBuf,
    way: KeyWay,
    /// The keychain, where the keys lie in one.
    chain: Option<Arc<StandIn>>,
    /// How long it is waited for.
    answer_within: Duration,
}

struct Opened {
    profile: OpenProfile,
    keys: KeyStore,
    store: Store,
    held: ProfileKeys,
}

fn passphrase() -> Secret {
    Secret::new("a violet specimen of a passphrase")
}

fn config() -> Config {
    let at = |path: &str| Some(format!("http://127.0.0.1:4711{path}"));
    let overrides = Overrides {
        platform: at("/api/v1"),
        review: at("/review/v1"),
        issuer: at("/oidc"),
        client_id: Some("second-look-console".to_owned()),
        environment: Some("staging".to_owned()),
        ..Overrides::default()
    };
    Config::load(Path::new("absent/config.toml"), None, &overrides).unwrap()
}

impl World {
    fn new(outer: &Path, in_keychain: bool) -> Self {
        let home = outer.join("profile");
        let profile = Profile::open(&home, Program::CommandLine, &config()).unwrap();
        let chain = in_keychain.then(|| StandIn::of(profile.id()));
        let way = if in_keychain { KeyWay::Keychain } else { KeyWay::Passphrase(passphrase()) };
        Self { home, way, chain, answer_within: Duration::from_secs(60) }
    }

    fn chain(&self) -> &StandIn {
        self.chain.as_ref().unwrap()
    }

    fn patience(&self) -> Patience {
        Patience { clock: Clock::system(), answer_within: self.answer_within }
    }

    async fn open(&self) -> Opened {
        let mut profile = Profile::open(&self.home, Program::CommandLine, &config()).unwrap();
        let patience = self.patience();
        let (keys, held) = if profile.needs_keys() {
            profile.make_keys(&self.way, &patience, None).await.unwrap()
        } else {
            profile.unlock(Some(&passphrase()), &patience).await.unwrap()
        };
        let clock = Clock::manual(DateTime::UNIX_EPOCH);
        let store = Store::open(&profile.database(), held.clone(), clock, profile.may_make_database()).await.unwrap();
        profile.database_made().unwrap();
        Opened { profile: Mutex::new(Some(profile)), keys, store, held }
    }

    /// Names of all keys of epochs that lie in the place of the keys.
    fn epoch_keys(&self) -> Vec<String> {
        let names: Vec<String> = match &self.chain {
            Some(chain) => chain.content().into_keys().collect(),
            None => {
                let text = std::fs::read(self.home.join("keys.sealed")).unwrap();
                let file: serde_json::Value = serde_json::from_slice(&text).unwrap();
                file["values"].as_object().unwrap().keys().cloned().collect()
            }
        };
        names.into_iter().filter(|name| name.starts_with("kek-")).collect()
    }
}

impl Opened {
    async fn close(self) {
        self.store.close().await.unwrap();
    }

    async fn change(&self) -> Result<(), RetentionError> {
        change_epoch(&self.profile, &self.keys, &self.store).await
    }
}

fn case_id(n: u32) -> CaseId {
    CaseId::new(format!("cse_{n:04}"))
}

fn held_by(n: u32) -> CaseSummary {
    let claim = ClaimNotice {
        holder_id: PersonId::new("rev-1"),
        holder_name: format!("Holder {n}"),
        purpose: "review".into(),
        expires_at: DateTime::UNIX_EPOCH,
    };
    CaseSummary { claim: Some(claim), ..CaseSummary::plain(case_id(n).as_str(), Source::Trust) }
}

/// Cases with a sealed name each.
async fn filled(store: &Store) {
    let mut tx = store.begin().await.unwrap();
    let all: Vec<CaseSummary> = (0..CASES).map(held_by).collect();
    tx.keep_cases(&all, 1).await.unwrap();
    tx.commit().await.unwrap();
}

/// The cases whose sealed name opens.
async fn readable(store: &Store) -> u32 {
    let mut readable = 0;
    let mut tx = store.begin().await.unwrap();
    for n in 0..CASES {
        if let Ok(Some(case)) = tx.case(&case_id(n)).await {
            let named = case.summary.claim.is_some_and(|claim| claim.holder_name == format!("Holder {n}"));
            readable += u32::from(named);
        }
    }
    tx.rollback().await.unwrap();
    readable
}

/// Erases the first case; gives an old copy of the file, from before.
async fn erased(world: &World, opened: &Opened, outer: &Path) -> PathBuf {
    let old = outer.join("old.db");
    std::fs::copy(world.home.join("second-look.db"), &old).unwrap();
    let mut tx = opened.store.begin().await.unwrap();
    tx.purge_case(&case_id(0)).await.unwrap();
    tx.commit().await.unwrap();
    old
}

/// What opening an old copy with the keys of now comes to.
async fn old_copy(old: &Path, held: &ProfileKeys) -> Result<u32, StoreError> {
    let store = Store::open(old, held.clone(), Clock::manual(DateTime::UNIX_EPOCH), false).await?;
    let readable = readable(&store).await;
    store.close().await.unwrap();
    Ok(readable)
}

async fn stopped_after_every_step(in_keychain: bool) {
    for step in STEPS {
        let outer = tempfile::tempdir().unwrap();
        let world = World::new(outer.path(), in_keychain);
        let opened = world.open().await;
        filled(&opened.store).await;
        let old = erased(&world, &opened, outer.path()).await;
        assert_eq!(
            old_copy(&old, &opened.held).await.unwrap(),
            CASES,
            "{step:?}: without a change it opens, erased or not"
        );
        let mut met = false;
        change_epoch_until(&opened.profile, &opened.keys, &opened.store, true, |now| {
            met |= now == step;
            now != step
        })
        .await
        .unwrap();
        assert!(met, "{step:?} was reached");
        assert_eq!(readable(&opened.store).await, CASES - 1, "{step:?}: this process reads on");
        opened.close().await;

        let opened = world.open().await;
        assert_eq!(readable(&opened.store).await, CASES - 1, "{step:?}: the next one loses no case");
        finish_epoch(&opened.profile, &opened.keys, &opened.store).await.unwrap();
        assert!(!is_half_done(&opened.profile).unwrap(), "{step:?}: nothing stays half done");
        let owed = opened.store.epoch_owed(DateTime::UNIX_EPOCH).await.unwrap();
        assert_eq!(owed, matches!(step, Step::KeyMade | Step::KeyNoted), "{step:?}: owed until it is in use");
        if owed {
            opened.change().await.unwrap();
        }
        assert_eq!(readable(&opened.store).await, CASES - 1, "{step:?}: and keeps every one");
        assert_eq!(opened.store.epochs().await.unwrap().len(), 1, "{step:?}: in memory");
        opened.close().await;

        assert_eq!(world.epoch_keys().len(), 1, "{step:?}: one epoch's key is left, never both");
        let opened = world.open().await;
        assert_eq!(readable(&opened.store).await, CASES - 1, "{step:?}: after the change too");
        let code = old_copy(&old, &opened.held).await.unwrap_err().code();
        assert_eq!(code, "database_older_copy", "{step:?}: the old copy opens no case any more");
        opened.close().await;
    }
}

#[tokio::test]
async fn a_change_cut_off_after_any_step_loses_no_case_and_leaves_one_key_in_the_keychain() {
    stopped_after_every_step(true).await;
}

#[tokio::test]
async fn a_change_cut_off_after_any_step_loses_no_case_and_leaves_one_key_under_a_passphrase() {
    stopped_after_every_step(false).await;
}

#[tokio::test]
async fn what_is_erased_during_a_change_is_owed_another_one() {
    let outer = tempfile::tempdir().unwrap();
    let world = World::new(outer.path(), true);
    let opened = world.open().await;
    filled(&opened.store).await;
    let now = DateTime::UNIX_EPOCH;
    change_epoch_until(&opened.profile, &opened.keys, &opened.store, true, |step| step != Step::AllRewrapped)
        .await
        .unwrap();
    erased(&world, &opened, outer.path()).await;
    finish_epoch(&opened.profile, &opened.keys, &opened.store).await.unwrap();
    assert!(opened.store.epoch_owed(now).await.unwrap(), "its key was wrapped by the new epoch already");
    opened.change().await.unwrap();
    assert!(!opened.store.epoch_owed(now).await.unwrap());
    opened.close().await;
}

#[tokio::test]
async fn evidence_that_only_became_unneeded_is_owed_a_change_within_a_day() {
    let outer = tempfile::tempdir().unwrap();
    let world = World::new(outer.path(), true);
    let opened = world.open().await;
    filled(&opened.store).await;
    let mut tx = opened.store.begin().await.unwrap();
    tx.drop_evidence(&case_id(3)).await.unwrap();
    tx.commit().await.unwrap();
    let after = |hours| DateTime::UNIX_EPOCH + chrono::TimeDelta::hours(hours);
    assert!(!opened.store.epoch_owed(after(23)).await.unwrap(), "many such share one change");
    assert!(opened.store.epoch_owed(after(24)).await.unwrap());
    opened.close().await;
}

#[tokio::test]
async fn a_keychain_that_does_not_answer_puts_the_change_off_and_loses_nothing() {
    let outer = tempfile::tempdir().unwrap();
    let world = World::new(outer.path(), true);
    let opened = world.open().await;
    filled(&opened.store).await;
    erased(&world, &opened, outer.path()).await;
    let chain = world.chain.as_ref().unwrap();
    chain.set(Trouble::Locked);
    assert!(opened.change().await.is_err(), "nobody unlocks it");
    chain.set(Trouble::None);
    assert!(opened.store.epoch_owed(DateTime::UNIX_EPOCH).await.unwrap(), "it is still owed");
    assert_eq!(readable(&opened.store).await, CASES - 1);
    opened.change().await.unwrap();
    assert_eq!(world.epoch_keys(), ["kek-2"]);
    opened.close().await;
}

#[tokio::test]
async fn the_search_index_of_the_epoch_before_opens_with_no_key_of_today() {
    let outer = tempfile::tempdir().unwrap();
    let world = World::new(outer.path(), true);
    let opened = world.open().await;
    filled(&opened.store).await;
    let mut tx = opened.store.begin().await.unwrap();
    let evidence = |n| Evidence {
        case_id: case_id(n),
        etag: "\"1\"".into(),
        country: None,
        document: None,
        contracts: Vec::new(),
        name: Some(crate::secret::Personal::new("Ada Specimen".to_owned())),
        session: None,
        blocks: Vec::new(),
        complete: true,
    };
    tx.replace_evidence(&[evidence(0), evidence(1)]).await.unwrap();
    tx.commit().await.unwrap();
    while opened.store.index_some().await.unwrap() > 0 {}
    let words = ["specimen".to_owned()];
    assert_eq!(opened.store.find(&words).await.unwrap().len(), 2, "both are found");
    let (index, copy) = (world.home.join("search.db"), outer.path().join("search.db"));
    std::fs::copy(&index, &copy).unwrap();
    erased(&world, &opened, outer.path()).await;
    opened.change().await.unwrap();
    assert!(!index.exists(), "thrown away with its epoch");
    while opened.store.index_some().await.unwrap() > 0 {}
    assert_eq!(opened.store.find(&words).await.unwrap(), [case_id(1)], "made anew, without what was erased");
    std::fs::copy(&copy, &index).unwrap();
    opened.close().await;
    let opened = world.open().await;
    while opened.store.index_some().await.unwrap() > 0 {}
    assert_eq!(opened.store.find(&words).await.unwrap(), [case_id(1)], "an old one put back is not read");
    opened.close().await;
}

#[tokio::test]
async fn whoever_has_no_time_begins_no_step_and_the_next_call_ends_what_was_begun() {
    let outer = tempfile::tempdir().unwrap();
    let world = World::new(outer.path(), true);
    let opened = world.open().await;
    filled(&opened.store).await;
    let before = world.epoch_keys();
    change_epoch_while(&opened.profile, &opened.keys, &opened.store, || false).await.unwrap();
    assert_eq!(world.epoch_keys(), before, "no key was made");
    // Enough to see that nothing was begun before, to make the key and to note it.
    let left = std::cell::Cell::new(4_u32);
    let has_time = || left.replace(left.get().saturating_sub(1)) > 0;
    change_epoch_while(&opened.profile, &opened.keys, &opened.store, has_time).await.unwrap();
    assert!(is_half_done(&opened.profile).unwrap(), "the record names two");
    assert_eq!(readable(&opened.store).await, CASES, "and every case opens");
    opened.change().await.unwrap();
    assert!(!is_half_done(&opened.profile).unwrap());
    assert_eq!((readable(&opened.store).await, world.epoch_keys().len()), (CASES, 1), "one key, and every case");
    opened.close().await;
}
