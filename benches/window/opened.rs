//! A window on a profile of its own, signed in, with its first cases here.
use std::path::PathBuf;
use std::time::Duration;

use second_look_sandbox::{Sandbox, SandboxOptions};
use serde_json::json;

use crate::now;
use crate::profile::{Browser, profile_words, write_configuration};
use crate::stage::{LOOK_EVERY, Page, Stage};
use crate::work;

/// A sync of so many cases takes seconds, of a hundred thousand some minutes; far beyond that something hangs.
const SYNC_WITHIN: Duration = Duration::from_mins(15);

/// Stage, platform and window.
pub struct Opened {
    // Ended from top to bottom.
    /// The window's page.
    pub page: Page,
    /// The invented platform.
    pub sandbox: Sandbox,
    /// The profile's folder.
    pub home: PathBuf,
    /// What the window runs on.
    pub stage: Stage,
}

impl Opened {
    /// Opens a window, makes its keys, signs a reviewer in and waits for the first sync.
    pub async fn with_cases(cases: usize) -> Self {
        Self::prepared(cases, |_| ()).await
    }

    /// The same on a platform that something is done to before anybody asks it.
    pub async fn prepared(cases: usize, prepare: impl FnOnce(&Sandbox)) -> Self {
        let stage = Stage::with_keyring();
        let sandbox = Sandbox::start(SandboxOptions { cases, ..SandboxOptions::default() }).await.unwrap();
        prepare(&sandbox);
        let home = stage.folder().join("profile");
        write_configuration(&home, sandbox.addresses());
        let browser = Browser::on(&stage);
        let page = window(&stage, &home).await;
        work::first_steps(&page, &browser).await;
        synced(&page, 1).await;
        Self { page, sandbox, home, stage }
    }

    /// Ends window and platform.
    pub async fn end(self) {
        self.page.end().await;
        self.sandbox.shutdown().await;
    }
}

/// A window on this profile.
pub async fn window(stage: &Stage, home: &std::path::Path) -> Page {
    let words = profile_words(home);
    stage.open(&words.iter().map(String::as_str).collect::<Vec<_>>()).await
}

/// Waits until at least so many cases are in the queue and the round that brought them has ended.
pub async fn synced(page: &Page, cases: u64) {
    let began = now();
    while began.elapsed() < SYNC_WITHIN {
        let status = page.call("status", json!({})).await.unwrap();
        let here = status["casesPending"].as_u64().unwrap();
        if here >= cases && status["sync"]["running"] == json!(false) {
            return;
        }
        tokio::time::sleep(LOOK_EVERY * 5).await;
    }
    panic!("the sync did not end");
}
