//! The one connection and the transactions on it.
//!
//! Over 400 lines because connection, keys and transaction share one lock, whose order is seen only where all three stand.
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use sqlx::{Connection, SqliteConnection};
use tokio::sync::{Mutex, OwnedMutexGuard, watch};

use super::audit_tree::{Appending, LogEnd};
use super::key::ProfileKeys;
use super::seal::CaseKeys;
use super::search::SearchIndex;
use super::{StoreError, epochs, migrate, open};
use crate::audit::LogMark;
use crate::clock::Clock;
use crate::ids::{CaseId, DecisionId, DeviceId};
use crate::secret::Key;

/// Who acts, for the audit log. `console` until somebody signs in.
#[derive(Clone, Debug)]
pub struct Actor {
    /// Subject of the person's token.
    pub person: Option<String>,
    /// This console.
    pub device: DeviceId,
    /// Server time minus ours, when last heard.
    pub server_offset_ms: i64,
}

/// The store of a profile. Clones share the connection.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Mutex<Inner>>,
    shared: Arc<Shared>,
}

struct Inner {
    connection: Option<SqliteConnection>,
    begun: bool,
    life: Life,
    /// A connection is being closed for good: how many database threads there were with its own, where that is known.
    ending: Option<Option<usize>>,
    /// Where the log ends, once a transaction has read or moved it; it holds the log's key.
    log: Option<LogEnd>,
}

/// The keys are here exactly as long as the file may be opened.
enum Life {
    Open(ProfileKeys),
    /// Ended for good: nothing opens it again.
    Ended(End),
}

/// How a store ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The program let go of the profile.
    Closed,
    /// The profile was locked.
    Locked,
}

struct Shared {
    path: PathBuf,
    clock: Clock,
    actor: RwLock<Actor>,
    /// Taken after the connection, never before it.
    search: Mutex<SearchIndex>,
    /// One at a time tells the index.
    index_turn: Mutex<()>,
    /// How far the log is that is durable.
    log_grew: watch::Sender<Option<LogMark>>,
}

/// A transaction. Dropped without [`StoreTx::commit`], it is rolled back before the next one begins.
pub struct StoreTx {
    inner: OwnedMutexGuard<Inner>,
    shared: Arc<Shared>,
    /// Keys read in this transaction, and the name each case has in the log.
    pub(super) unwrapped: HashMap<CaseId, (CaseKeys, String)>,
    /// What this transaction appends to the log: nobody else writes meanwhile.
    pub(super) log: Appending,
    /// Decisions whose row was written in this transaction and whose log entry was not yet (invariant I1).
    pub(super) unlogged: Vec<DecisionId>,
    /// Cases the search index lets go of before this is committed.
    pub(super) unfound: Vec<CaseId>,
}

impl Store {
    /// Opens the file, or makes it when `create` says so, and brings it to the newest schema.
    ///
    /// # Errors
    /// When the file is missing, foreign, damaged, or the key does not fit. The file is left as it is.
    pub async fn open(path: &Path, keys: ProfileKeys, clock: Clock, create: bool) -> Result<Self, StoreError> {
        let mut connection = open::open_database(path, &keys.database, create).await?;
        let mut fit = migrate::run(&mut connection).await;
        if fit.is_ok() {
            fit = epochs::refuse_older_copy(&mut connection, &keys).await;
        }
        if let Err(cause) = fit {
            // Never leave the database's thread running into the end of the process.
            let _ = connection.close().await;
            return Err(cause);
        }
        let device = DeviceId::new("dev_unknown");
        let actor = RwLock::new(Actor { person: None, device, server_offset_ms: 0 });
        Ok(Self {
            inner: Arc::new(Mutex::new(Inner {
                connection: Some(connection),
                begun: false,
                life: Life::Open(keys),
                ending: None,
                log: None,
            })),
            shared: Arc::new(Shared {
                search: Mutex::new(SearchIndex::beside(path)),
                index_turn: Mutex::new(()),
                path: path.to_owned(),
                clock,
                actor,
                log_grew: watch::channel(None).0,
            }),
        })
    }

    /// Begins a transaction; waits for the one before.
    ///
    /// # Errors
    /// When the file cannot be opened again after a failed commit, or the disk refuses.
    pub async fn begin(&self) -> Result<StoreTx, StoreError> {
        let mut inner = Arc::clone(&self.inner).lock_owned().await;
        inner.keys()?;
        if inner.begun {
            let connection = inner.connection.as_mut().ok_or(StoreError::Closed)?;
            // SQLite may have rolled back by itself (disk full); whatever state it is in, a fresh connection has none.
            if sqlx::query("ROLLBACK").execute(connection).await.is_err() {
                inner.give_up().await;
            }
            inner.begun = false;
        }
        if inner.connection.is_none() {
            let opened = open::open_database(&self.shared.path, &inner.keys()?.database, false).await?;
            inner.connection = Some(opened);
        }
        // Marked before it is asked for: if this is dropped half-way, the next one rolls back.
        inner.begun = true;
        let connection = inner.connection.as_mut().ok_or(StoreError::Closed)?;
        if let Err(cause) = sqlx::query("BEGIN IMMEDIATE").execute(connection).await {
            inner.give_up().await;
            return Err(cause.into());
        }
        let log = Appending::after(inner.log.as_ref());
        Ok(StoreTx {
            inner,
            shared: Arc::clone(&self.shared),
            unwrapped: HashMap::new(),
            log,
            unlogged: Vec::new(),
            unfound: Vec::new(),
        })
    }

    /// Where the file lies.
    pub(super) fn path(&self) -> &Path {
        &self.shared.path
    }

    /// Says who acts from now on.
    pub fn set_actor(&self, change: impl FnOnce(&mut Actor)) {
        change(&mut self.shared.actor.write().unwrap_or_else(PoisonError::into_inner));
    }

    /// The time all rows are written with.
    pub(crate) fn clock(&self) -> &Clock {
        &self.shared.clock
    }

    /// Who acts.
    pub fn actor(&self) -> Actor {
        self.shared.actor.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Tells how far the log is whenever a commit has made more of it durable.
    pub fn log_growth(&self) -> watch::Receiver<Option<LogMark>> {
        self.shared.log_grew.subscribe()
    }

    /// Reads every page that is in use and checks it, table by table. Between two tables whoever waits comes first, so
    /// that a decision waits for one table at most; call it in the background all the same.
    ///
    /// # Errors
    /// [`StoreError::DatabaseDamaged`] with the number of bad pages.
    pub async fn check(&self) -> Result<(), StoreError> {
        let tables = {
            let mut inner = self.inner.lock().await;
            open::tables_to_check(inner.connection.as_mut().ok_or(StoreError::Closed)?).await?
        };
        for table in tables {
            let mut inner = self.inner.lock().await;
            open::check_table(inner.connection.as_mut().ok_or(StoreError::Closed)?, &table).await?;
        }
        Ok(())
    }

    /// Closes the file, wipes its keys, and waits until its thread has let go: leaving the process before that can crash
    /// it.
    ///
    /// # Errors
    /// When the disk refuses; the file is closed all the same.
    pub async fn close(&self) -> Result<(), StoreError> {
        self.end(End::Closed).await
    }

    /// As [`Store::close`], and says how it ended to whoever comes later. A store that has ended stays as it ended.
    ///
    /// # Errors
    /// As [`Store::close`].
    pub async fn end(&self, end: End) -> Result<(), StoreError> {
        self.shared.search.lock().await.end().await;
        self.inner.lock().await.end(end).await
    }

    pub(super) fn search(&self) -> &Mutex<SearchIndex> {
        &self.shared.search
    }

    pub(super) fn index_turn(&self) -> &Mutex<()> {
        &self.shared.index_turn
    }

    /// Whether its keys are in memory.
    pub async fn holds_keys(&self) -> bool {
        self.inner.lock().await.keys().is_ok()
    }
}

impl Inner {
    fn keys(&self) -> Result<&ProfileKeys, StoreError> {
        match &self.life {
            Life::Open(keys) => Ok(keys),
            Life::Ended(End::Closed) => Err(StoreError::Closed),
            Life::Ended(End::Locked) => Err(StoreError::Locked),
        }
    }

    fn keys_mut(&mut self) -> Result<&mut ProfileKeys, StoreError> {
        match &mut self.life {
            Life::Open(keys) => Ok(keys),
            Life::Ended(End::Closed) => Err(StoreError::Closed),
            Life::Ended(End::Locked) => Err(StoreError::Locked),
        }
    }

    async fn end(&mut self, end: End) -> Result<(), StoreError> {
        if matches!(self.life, Life::Open(_)) {
            self.life = Life::Ended(end);
        }
        self.log = None;
        if let Some(connection) = self.connection.take() {
            // Remembered: whoever ends it after an end that was dropped half way waits for the thread all the same.
            self.ending = Some(database_threads());
            connection.close().await?;
        }
        if let Some(before) = self.ending {
            thread_gone(before).await;
            self.ending = None;
        }
        Ok(())
    }

    /// Lets go of a connection in an unknown state; the next transaction opens a fresh one.
    async fn give_up(&mut self) {
        self.begun = false;
        self.log = None;
        if let Some(connection) = self.connection.take() {
            // What this close says changes nothing.
            let _ = connection.close().await;
        }
    }
}

/// Longest wait for the database's thread to end.
const THREAD_ENDS_WITHIN: Duration = Duration::from_millis(300);

/// Waits until the thread of a closed connection has really ended. It tells of the closing before it ends, and what it
/// still does then (the cipher library's own clean-up) corrupts memory when the process is ending at the same moment:
/// seen as `corrupted size vs. prev_size` at exit.
pub(super) async fn thread_gone(before: Option<usize>) {
    let step = Duration::from_millis(2);
    for _ in 0..THREAD_ENDS_WITHIN.as_millis() / step.as_millis() {
        match (before, database_threads()) {
            (Some(before), Some(now)) if now < before => return,
            _ => tokio::time::sleep(step).await,
        }
    }
}

#[cfg(test)]
impl Store {
    /// The search index, for a test that ends between its two halves of a commit.
    pub(super) fn search_index(&self) -> &tokio::sync::Mutex<SearchIndex> {
        &self.shared.search
    }
}

/// How many database threads this process has, where the system tells (Linux).
pub(super) fn database_threads() -> Option<usize> {
    let tasks = std::fs::read_dir("/proc/self/task").ok()?;
    let names = tasks.filter_map(|task| std::fs::read_to_string(task.ok()?.path().join("comm")).ok());
    Some(names.filter(|name| name.starts_with("sqlx-sqlite")).count())
}

impl StoreTx {
    /// Makes the transaction durable.
    ///
    /// # Errors
    /// [`StoreError::CommitUnknown`]: it may be durable or not. The connection is given up; look the row up by its id.
    /// [`StoreError::InvariantBroken`]: a decision without its log entry (I1); everything was rolled back.
    pub async fn commit(mut self) -> Result<(), StoreError> {
        self.commit_now().await
    }

    /// As [`StoreTx::commit`], and nothing is written after it: the file is closed and its keys are wiped before anybody
    /// else has a turn.
    ///
    /// # Errors
    /// As [`StoreTx::commit`] and [`Store::close`]; the file is closed all the same.
    pub async fn commit_and_close(mut self, end: End) -> Result<(), StoreError> {
        let committed = self.commit_now().await;
        self.shared.search.lock().await.end().await;
        let closed = self.inner.end(end).await;
        committed.and(closed)
    }

    async fn commit_now(&mut self) -> Result<(), StoreError> {
        if !self.unlogged.is_empty() {
            self.rollback_now().await?;
            return Err(StoreError::InvariantBroken("I1"));
        }
        if let Err(cause) = self.write_log().await {
            // Nothing was committed; what this says changes nothing, the next transaction rolls back again.
            let _ = self.rollback_now().await;
            return Err(cause);
        }
        let gone = std::mem::take(&mut self.unfound);
        if !gone.is_empty() {
            let key = self.search_key()?;
            self.shared.search.lock().await.forget(&key, &gone).await?;
        }
        match sqlx::query("COMMIT").execute(self.db()?).await {
            Ok(_) => {
                self.inner.begun = false;
                if !gone.is_empty() {
                    self.shared.search.lock().await.let_go().await;
                }
                if let Some(end) = self.log.end.take() {
                    if self.log.written {
                        self.shared.log_grew.send_replace(Some(end.mark()));
                    }
                    // What nobody wrote down is read again by the next one, with what it owes to the file.
                    self.inner.log = (!self.log.owes()).then_some(end);
                }
                Ok(())
            }
            Err(cause) => {
                self.shared.search.lock().await.doubt();
                self.inner.give_up().await;
                Err(StoreError::CommitUnknown(cause))
            }
        }
    }

    /// Leaves everything as it was.
    ///
    /// # Errors
    /// When the disk refuses; the next transaction rolls back again.
    pub async fn rollback(mut self) -> Result<(), StoreError> {
        self.rollback_now().await
    }

    async fn rollback_now(&mut self) -> Result<(), StoreError> {
        sqlx::query("ROLLBACK").execute(self.db()?).await?;
        self.inner.begun = false;
        Ok(())
    }

    pub(super) fn db(&mut self) -> Result<&mut SqliteConnection, StoreError> {
        self.inner.connection.as_mut().ok_or(StoreError::Closed)
    }

    pub(super) fn keys(&self) -> Result<&ProfileKeys, StoreError> {
        self.inner.keys()
    }

    /// Keys of cases are wrapped by this epoch from now on, in this transaction too.
    pub(super) fn learn_epoch(&mut self, epoch: u32, key: Key) -> Result<(), StoreError> {
        self.inner.keys_mut()?.epochs.insert(epoch, key);
        Ok(())
    }

    /// Lets go of the keys of older epochs.
    pub(super) fn unlearn_epochs_before(&mut self, epoch: u32) -> Result<(), StoreError> {
        self.inner.keys_mut()?.epochs.retain(|known, _| *known >= epoch);
        Ok(())
    }

    /// The time all rows of this transaction are written with.
    pub(crate) fn clock(&self) -> &Clock {
        &self.shared.clock
    }

    pub(super) fn actor(&self) -> Actor {
        self.shared.actor.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
