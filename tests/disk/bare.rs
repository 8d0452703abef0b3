//! The method held to itself: settings that are known to lose what they called saved must be seen to lose it here, or the
//! zeros of the other trials would mean nothing (reliability 0.2 has the table).
use std::path::{Path, PathBuf};

use rand::SeedableRng;
use rand::rngs::StdRng;
use serde::{Deserialize, Serialize};
use sqlx::{Connection, Executor, SqliteConnection};

use crate::cuts::{digest, laid, lying};
use crate::device::{Device, FATES};
use crate::reader::connect;
use crate::scenario::DATABASE;
use crate::trace::{Step, steps};
use crate::tracer::{self, Damage, Task};

/// Three bare rows under these settings.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Bare {
    /// Where.
    pub home: PathBuf,
    /// `journal_mode` and `synchronous`, as pragmas.
    pub settings: String,
}

impl Bare {
    /// Writes the rows, each in a commit of its own, and says each aloud.
    pub async fn run(&self, say: impl Fn(&str, &str)) {
        let mut db = self.open(&self.home).await.unwrap();
        for row in 1..=3 {
            sqlx::query("INSERT INTO bare (n, text) VALUES (?1, zeroblob(9000))")
                .bind(row)
                .execute(&mut db)
                .await
                .unwrap();
            say("page", "");
        }
        db.close().await.unwrap();
    }

    async fn open(&self, home: &Path) -> Result<SqliteConnection, String> {
        let mut db = connect(&home.join(DATABASE), true).await?;
        db.execute(sqlx::AssertSqlSafe(self.settings.clone())).await.map_err(|cause| cause.to_string())?;
        Ok(db)
    }

    /// How many disks of how many had lost a row that was called saved, or could not be read.
    async fn losses(&self) -> Result<(usize, usize), String> {
        let mut db = self.open(&self.home).await?;
        db.execute("CREATE TABLE bare (n INTEGER PRIMARY KEY, text BLOB NOT NULL) STRICT").await.unwrap();
        db.close().await.unwrap();
        let mut device = Device::holding(lying(&self.home));
        let task = Task::Bare(self.clone());
        let ended = tokio::task::spawn_blocking(move || tracer::run(&task, &Damage::None, true)).await.unwrap();
        let (mut said, mut images) = (0, std::collections::BTreeMap::new());
        let mut random = StdRng::seed_from_u64(0);
        for step in steps(&ended.trace, &self.home)? {
            device.step(&step)?;
            said += i64::from(matches!(step, Step::Said(_)));
            for fate in FATES {
                let image = device.cut(fate, &mut random);
                images.insert((digest(&image), said), image);
            }
        }
        let (count, mut lost) = (images.len(), 0);
        for ((_, said), image) in images {
            lost += usize::from(!matches!(rows(laid(&image).path()).await, Ok(found) if found >= said));
        }
        Ok((lost, count))
    }
}

async fn rows(home: &Path) -> Result<i64, String> {
    let mut db = connect(&home.join(DATABASE), false).await?;
    let count = sqlx::query_scalar("SELECT count(*) FROM bare").fetch_one(&mut db).await;
    let _ = db.close().await;
    count.map_err(|cause: sqlx::Error| cause.to_string())
}

/// Known to lose: 1.4 to 33 of a hundred disks. Known not to: ours.
pub fn known_losers_lose() -> Result<(), String> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    for (journal, sync, loses) in
        [("DELETE", "FULL", true), ("TRUNCATE", "NORMAL", true), ("WAL", "NORMAL", true), ("TRUNCATE", "EXTRA", false)]
    {
        let folder = tempfile::tempdir().unwrap();
        let home = folder.path().canonicalize().unwrap();
        let bare = Bare { home, settings: format!("PRAGMA journal_mode={journal}; PRAGMA synchronous={sync}") };
        let (lost, of) = runtime.block_on(bare.losses())?;
        println!("  {journal} {sync}: {lost} of {of} disks lost a row that was called saved");
        if (lost > 0) != loses {
            return Err(format!("{journal} {sync}: {lost} of {of} disks lost a row; expected: {loses}"));
        }
    }
    Ok(())
}
