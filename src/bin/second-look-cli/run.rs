//! Opens the profile, does the one thing asked, and closes, whatever happened in between.
use second_look::console::{AppError, Checkup};

use crate::ask;
use crate::ended::Ended;
use crate::options::{Asked, Verb};
use crate::print::Printer;
use crate::profile::{New, Opened, open};
use crate::secrets::{self, Secrets};
use crate::show_doctor;

/// Runs one command.
///
/// # Errors
/// Why it was refused; the profile is closed all the same.
pub async fn run(printer: &mut Printer, asked: &Asked) -> Result<(), Ended> {
    let given = if asked.options.secrets_stdin { secrets::read(std::io::stdin().lock())? } else { Secrets::default() };
    let new = match &asked.verb {
        Verb::SignIn(sign_in) => New::Make { keychain: sign_in.keychain },
        _ => New::Refuse,
    };
    if matches!(asked.verb, Verb::Doctor) {
        return doctor(printer, open(&asked.options, given, new).await).await;
    }
    let opened = open(&asked.options, given, new).await?;
    let done = until_interrupted(ask::ask(printer, &opened, &asked.verb)).await;
    let closed = opened.console.close().await;
    done?;
    Ok(closed?)
}

/// A doctor answers also when the profile cannot be opened.
async fn doctor(printer: &mut Printer, opened: Result<Opened, Ended>) -> Result<(), Ended> {
    let checkup = match opened {
        Ok(opened) => {
            let looked = until_interrupted(async { Ok(opened.console.checkup().await) }).await;
            let closed = opened.console.close().await;
            let mut checkup = looked?;
            checkup.problems.extend(closed.err());
            checkup
        }
        Err(why) => without_profile(why.error),
    };
    printer.answer(&checkup, show_doctor::text)?;
    if checkup.is_sound() {
        Ok(())
    } else {
        Err(Ended::new(
            "not_sound",
            "Not everything is in order.",
            "Standard output lists each problem with what to do.",
        ))
    }
}

fn without_profile(why: AppError) -> Checkup {
    let mut checkup = Checkup::of_the_program();
    checkup.problems.push(why);
    checkup
}

/// Gives up at Ctrl-C or a polite request to end, so that the profile can be closed. Before the profile is open the
/// system's own way applies: there is nothing to close.
async fn until_interrupted<T>(work: impl Future<Output = Result<T, Ended>>) -> Result<T, Ended> {
    tokio::select! {
        biased;
        () = interruption() => Err(Ended::new(
            "interrupted",
            "Interrupted.",
            "What was saved before is safe; `second-look-cli outbox` lists it.",
        )),
        done = work => done,
    }
}

#[cfg(unix)]
async fn interruption() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut asked_to_end) => tokio::select! {
            _ = tokio::signal::ctrl_c() => {}
            _ = asked_to_end.recv() => {}
        },
        // No such signal to be had: the system's own way applies.
        Err(_) => std::future::pending().await,
    }
}

#[cfg(not(unix))]
async fn interruption() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending().await
    }
}
