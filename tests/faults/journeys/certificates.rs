//! Certificates as a person and the log meet them: refused ones are told with their facts, once; a pin shuts out whoever
//! inspects; a proxy is not pestered.
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use second_look::console::{AppError, Console};
use second_look::ids::CaseId;
use second_look_sandbox::{Fault, FaultRule};

use super::{end, same, set, stage};
use crate::bench::REVIEWER;
use crate::beside::Beside;
use crate::certificates::{Authority, Wrong};
use crate::front::{Front, Mode};
use crate::matrix::Checked;
use crate::run::{authority, inspector};
use crate::stage::{Stage, sign_in, try_open};

/// How often the whole log tells this.
async fn logged(stage: &Stage, kind: &'static str) -> i64 {
    let mut beside = Beside::open(stage).await;
    let count = beside.number("SELECT count(*) FROM audit WHERE kind = ?1", &CaseId::new(kind)).await;
    beside.close().await;
    count
}

/// A stage whose platform stands behind certificates of this authority.
async fn behind(authority: Arc<Authority>, seed: u64) -> (Stage, Front) {
    let mut stage = stage(seed, 6).await;
    let at = stage.sandbox.addresses().clone();
    let host = at.review.trim_start_matches("http://").split('/').next().unwrap();
    let front = Front::before(host, authority).await;
    stage.review = Some(format!("https://{}/review/v1", front.host));
    stage.platform = Some(format!("https://{}/api/v1", front.host));
    (stage, front)
}

/// A console on that stage with these keys pinned.
async fn pinned(stage: &Stage, pins: Vec<[u8; 32]>) -> Result<Console, String> {
    let mut config = stage.config();
    config.review_pins = pins;
    let console = try_open(&stage.home(), config, stage.clock.clone()).await.map_err(|error| error.to_string())?;
    sign_in(&console, REVIEWER).await;
    Ok(console)
}

fn text(error: Result<impl Sized, AppError>) -> (String, String) {
    error.err().map(|error| (error.code, error.message)).unwrap_or_default()
}

/// N20: what the person reads, and what the log keeps.
pub async fn told_once(seed: u64) -> Checked {
    let (stage, front) = behind(authority(), seed).await;
    let console = stage.synced(REVIEWER).await;
    front.be(Mode::Tls(Wrong::Expired)).await;
    let wanted = "The certificate the platform shows is not accepted: it has expired. It was issued by SPECIMEN authority \
                  and is valid from 2020-01-01 to 2021-01-01.";
    for _ in 0..5 {
        let (code, message) = text(console.sync_once().await);
        same("what the person reads", (&*code, &*message), ("certificate_refused", wanted))?;
    }
    let bar = console.status().await.map_err(|error| error.to_string())?;
    let told = bar.offline_reason.as_ref().map(|error| error.message.as_str());
    same("the status bar", (bar.online, told), (false, Some(wanted)))?;
    front.be(Mode::Tls(Wrong::SelfSigned)).await;
    let (_, message) = text(console.sync_once().await);
    same("who signed the other", message.contains("It was issued by itself"), true)?;
    front.be(Mode::Tls(Wrong::Nothing)).await;
    console.sync_once().await.map_err(|error| error.to_string())?;
    console.close().await.map_err(|error| error.to_string())?;
    same("entries of the log", logged(&stage, "certificate_refused").await, 2)?;
    let console = stage.open().await;
    end(stage, console, 0).await
}

/// C1: our clock is a day wrong, and a certificate is refused for its dates: the person reads what both clocks say.
pub async fn dates_beside_clocks(secs: i64, seed: u64) -> Checked {
    let (stage, front) = behind(authority(), seed).await;
    let console = stage.synced(REVIEWER).await;
    let right = stage.clock.now();
    stage.clock.set_wall(right + TimeDelta::seconds(secs));
    front.be(Mode::Tls(if secs > 0 { Wrong::Expired } else { Wrong::NotYet })).await;
    let told = console.sync_once().await.err().ok_or("the certificate was taken")?;
    same("the code", &*told.code, "certificate_refused")?;
    let action = told.action.unwrap_or_default();
    let minute = |at: DateTime<Utc>| at.format("%Y-%m-%d %H:%M UTC").to_string();
    for (name, time) in [("here", minute(stage.clock.now())), ("there", minute(right))] {
        same(name, told.facts.get(name), Some(&time))?;
        same("it stands in the remedy", action.contains(&time), true)?;
    }
    same("where to look", action.contains("this machine's clock"), true)?;
    // One that was set forward looks like a machine that slept: the next answer tells, and here none came.
    same("the status", super::told_of_clock(&console).await?, secs < 0)?;
    front.be(Mode::Tls(Wrong::Nothing)).await;
    end(stage, console, 0).await
}

/// N21: without a pin an authority of the system's store works, and is noted once, through a restart too.
pub async fn issuer_noted(seed: u64) -> Checked {
    let (stage, _front) = behind(authority(), seed).await;
    for _ in 0..2 {
        let console = stage.synced(REVIEWER).await;
        console.sync_once().await.map_err(|error| error.to_string())?;
        console.close().await.map_err(|error| error.to_string())?;
    }
    same("issuers in the log", logged(&stage, "certificate_issuer_met").await, 1)?;
    let console = stage.open().await;
    end(stage, console, 0).await
}

/// N21: with a pin, an authority that inspects is refused although the system trusts it.
pub async fn inspected(seed: u64) -> Checked {
    let (stage, _front) = behind(inspector(), seed).await;
    let console = pinned(&stage, vec![authority().key_digest]).await?;
    stage.control().clear_journal();
    let (code, message) = text(console.sync_once().await);
    same("the code", &*code, "certificate_not_pinned")?;
    same("who inspects is said", message.contains("It was issued by SPECIMEN inspection"), true)?;
    same("nothing reached the platform", stage.control().journal(0).len(), 0)?;
    console.close().await.map_err(|error| error.to_string())?;
    same("entries of the log", logged(&stage, "certificate_refused").await, 1)?;
    let console = stage.open().await;
    end(stage, console, 0).await
}

/// N21: with the pin of the authority that did sign, everything works.
pub async fn rightly_pinned(seed: u64) -> Checked {
    let (stage, _front) = behind(authority(), seed).await;
    let console = pinned(&stage, vec![[7; 32], authority().key_digest]).await?;
    console.sync_once().await.map_err(|error| error.to_string())?;
    end(stage, console, 0).await
}

/// N22: five minutes of a console at work behind a proxy that wants credentials.
pub async fn once_a_minute(seed: u64) -> Checked {
    let (stage, console) = set(seed, 12).await;
    let wants = Fault::Status { status: 407, code: None, retry_after: None };
    stage.control().fault(FaultRule::always("*", "/**", wants));
    same("what is said", &*text(console.sync_once().await).0, "proxy_needs_sign_in")?;
    stage.control().clear_journal();
    console.start();
    for _ in 0..300 {
        stage.pass(1);
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
    let asked = stage.control().journal(0).len();
    same("requests in five minutes, between three and five", (3..=5).contains(&asked), true)
        .map_err(|wrong| format!("{wrong}; {asked} requests"))?;
    stage.control().clear_faults();
    stage.pass(61);
    console.sync_once().await.map_err(|error| error.to_string())?;
    end(stage, console, 0).await
}
