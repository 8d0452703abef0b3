//! What stands around the console: the disk, other reviewers, other processes.
use std::time::Duration;

use second_look::access::lock_file::Program;
use second_look::access::profile::Profile;
use second_look::clock::Clock;
use second_look::console::Console;
use second_look::outbox::EntryState as S;
use second_look::secret::Secret;
use second_look::store::key::Patience;
use second_look_sandbox::Fault;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection};

use super::{decide, end, on_send, plain, same, set, stands};
use crate::bench::REVIEWER;
use crate::matrix::Checked;
use crate::stage::{Saved, Stage, entry, plain_approve, sign_in, try_open};

/// D3: another process reads the file and does not let go for longer than the engine waits.
pub async fn busy(seed: u64) -> Checked {
    let (stage, console) = set(seed, 12).await;
    let case = console.open_case(&plain(&stage, 0)).await.map_err(|error| error.to_string())?;
    console.close().await.map_err(|error| error.to_string())?;
    let profile =
        Profile::open(&stage.home(), Program::CommandLine, &stage.config()).map_err(|error| error.to_string())?;
    let passphrase = Secret::new("correct horse battery staple");
    let unlocked = profile.unlock(Some(&passphrase), &Patience::standard(Clock::system())).await;
    let (_, keys) = unlocked.map_err(|error| error.to_string())?;
    let key = hex::encode(keys.database.expose());
    let options = SqliteConnectOptions::new()
        .filename(profile.database())
        .pragma("key", format!("\"x'{key}'\""))
        .pragma("cipher_page_size", second_look::store::PAGE_BYTES.to_string())
        .disable_statement_logging();
    let mut reader = options.connect().await.map_err(|error| error.to_string())?;
    profile.close().map_err(|error| error.to_string())?;
    let console = stage.open().await;
    sqlx::raw_sql("BEGIN; SELECT count(*) FROM cases").execute(&mut reader).await.map_err(|error| error.to_string())?;
    let watch = Clock::system();
    let begun = watch.elapsed();
    let saved = console.save_decision(&plain_approve(&case)).await;
    same("it ends", watch.elapsed() - begun < Duration::from_secs(20), true)?;
    sqlx::raw_sql("COMMIT").execute(&mut reader).await.map_err(|error| error.to_string())?;
    reader.close().await.map_err(|error| error.to_string())?;
    // Called saved, or not saved: the file says the same.
    let held = console.outbox(None, None, 9).await.map_err(|error| error.to_string())?.entries.len();
    same("in the file", held, usize::from(saved.is_ok()))?;
    let saved = match saved {
        Ok(saved) => saved,
        Err(error) => {
            same("an error that says what to do", error.action.is_some(), true)?;
            console.save_decision(&plain_approve(&case)).await.map_err(|error| error.to_string())?
        }
    };
    let entry_id = saved.entry_id.parse().map_err(|_| "an entry id".to_owned())?;
    stage.send(&console).await;
    stands(&console, &Saved { case_id: case.case_id, entry_id }, S::Confirmed, None).await?;
    end(stage, console, 1).await
}

/// D4: the profile's folder cannot be made or written.
pub async fn no_folder(seed: u64) -> Checked {
    let stage = super::stage(seed, 3).await;
    let file = stage.folder.path().join("taken");
    #[expect(clippy::disallowed_methods, reason = "a file in the way, nothing personal")]
    std::fs::write(&file, b"in the way").map_err(|error| error.to_string())?;
    let refused = try_open(&file.join("profile"), stage.config(), Clock::system()).await.err();
    let refused = refused.ok_or("it opened")?;
    same("what to do is said", refused.action.is_some() && refused.message.len() > 10, true)?;
    same("nobody was asked", stage.control().journal(0).len(), 0)
}

/// D7: the file is put back as it was before the decision was sent.
pub async fn older_copy(seed: u64) -> Checked {
    let (stage, console) = set(seed, 12).await;
    let saved = decide(&stage, &console, 0).await;
    console.close().await.map_err(|error| error.to_string())?;
    let profile =
        Profile::open(&stage.home(), Program::CommandLine, &stage.config()).map_err(|error| error.to_string())?;
    let (file, copy) = (profile.database(), stage.folder.path().join("older"));
    profile.close().map_err(|error| error.to_string())?;
    std::fs::copy(&file, &copy).map_err(|error| error.to_string())?;
    let console = stage.open().await;
    stage.send(&console).await;
    stands(&console, &saved, S::Confirmed, None).await?;
    console.close().await.map_err(|error| error.to_string())?;
    std::fs::copy(&copy, &file).map_err(|error| error.to_string())?;
    let console = stage.open().await;
    stands(&console, &saved, S::Queued, None).await?;
    stage.send(&console).await;
    stands(&console, &saved, S::Confirmed, None).await?;
    end(stage, console, 1).await
}

/// R1: a colleague's console sends its decision while ours waits.
pub async fn two_reviewers(seed: u64) -> Checked {
    race("rev-23", seed).await
}

/// R2: the same person's second machine sends its decision while ours waits.
pub async fn two_machines(seed: u64) -> Checked {
    race(REVIEWER, seed).await
}

async fn race(other: &str, seed: u64) -> Checked {
    let (stage, console) = set(seed, 12).await;
    let ours = decide(&stage, &console, 0).await;
    if other != REVIEWER {
        // Our lease runs out unnoticed, so that the colleague may claim.
        stage.control().lapse_claim(stage.environment, ours.case_id.as_str()).map_err(|error| error.to_string())?;
    }
    let second = stage.open_at(&stage.folder.path().join("second")).await;
    sign_in(&second, other).await;
    second.sync_once().await.map_err(|error| error.to_string())?;
    let theirs = decide(&stage, &second, 0).await;
    stage.pass(11);
    let rounds = futures::join!(second.send_due(), console.send_due());
    rounds.0.map_err(|error| error.to_string())?;
    rounds.1.map_err(|error| error.to_string())?;
    for _ in 0..3 {
        stage.send(&second).await;
        stage.send(&console).await;
    }
    let states = [entry(&console, &ours).await, entry(&second, &theirs).await];
    let confirmed = states.iter().filter(|entry| entry.state == S::Confirmed).count();
    same("confirmed", confirmed, 1)?;
    let loser = states.into_iter().find(|entry| entry.state != S::Confirmed).ok_or("both won")?;
    let lost = matches!(loser.state, S::Superseded | S::NeedsReview);
    same("the other knows", (lost, loser.why.is_some()), (true, true))?;
    second.close().await.map_err(|error| error.to_string())?;
    end(stage, console, 1).await
}

/// R3: the profile is locked while the answer to a decision is due, and it comes within the outbox's time.
pub async fn locked_and_heard(seed: u64) -> Checked {
    let (stage, console, saved) = sending(seed, Fault::DelayAnswer { ms: 300 }).await?;
    let waiting = console.lock().await.map_err(|error| error.to_string())?;
    same("waiting", waiting, 0)?;
    unlocked(stage, console, &saved, S::Confirmed, None).await
}

/// R3: the profile is locked while the answer to a decision is due, and it does not come.
pub async fn locked_and_cut(seed: u64) -> Checked {
    let (stage, console, saved) = sending(seed, Fault::HangAnswer).await?;
    let locking = tokio::spawn({
        let console = console.clone();
        async move { console.lock().await }
    });
    tokio::time::sleep(Duration::from_millis(300)).await;
    same("the outbox has its time", locking.is_finished(), false)?;
    let watch = Clock::system();
    stage.pass(20);
    let time_over = watch.elapsed();
    let locked = locking.await.map_err(|error| error.to_string())?;
    same("waiting", locked.map_err(|error| error.to_string())?, 1)?;
    same("a second later all is gone", watch.elapsed() - time_over < Duration::from_secs(1), true)?;
    unlocked(stage, console, &saved, S::Unknown, Some("interrupted")).await
}

/// R4: the console is closed while the answer to a decision is due.
pub async fn quit(seed: u64) -> Checked {
    let (stage, console, saved) = sending(seed, Fault::HangAnswer).await?;
    console.close().await.map_err(|error| error.to_string())?;
    unlocked(stage, console, &saved, S::Unknown, Some("interrupted")).await
}

/// A console with its workers, which have sent a decision and have no answer yet.
async fn sending(seed: u64, fault: Fault) -> Result<(Stage, Console, Saved), String> {
    let (stage, console) = set(seed, 12).await;
    let saved = decide(&stage, &console, 0).await;
    stage.control().fault(on_send(fault));
    console.start();
    stage.pass(11);
    for _ in 0..1_000 {
        if stage.control().oracle().decisions.len() == 1 {
            return Ok((stage, console, saved));
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    Err("the workers sent nothing".to_owned())
}

/// Nothing is left of the console; the next one finds the entry so, and it is confirmed without being sent again.
async fn unlocked(stage: Stage, ended: Console, saved: &Saved, state: S, code: Option<&str>) -> Checked {
    same("secrets in memory", ended.holds_secrets().await, false)?;
    drop(ended);
    stage.control().clear_faults();
    let console = stage.open().await;
    stands(&console, saved, state, code).await?;
    stage.send(&console).await;
    stands(&console, saved, S::Confirmed, None).await?;
    same("sent", stage.asked("POST", "/decision").len(), 1)?;
    end(stage, console, 1).await
}
