//! `second-look-cli`: the whole job without a window, over the same engine.
//!
//! Promises: every error is a sentence, a stable code and what to do; text from outside never reaches the terminal with
//! characters that would steer it; no secret is taken from arguments or the environment; the profile is closed before
//! the process ends, also after Ctrl-C. Deliberately runs no background work: each command does its own and ends. What
//! each prints, and its JSON, stands in `docs/cli.md`.
mod ask;
mod ended;
mod options;
mod print;
mod profile;
mod recovery;
mod run;
mod secrets;
mod show_case;
mod show_changes;
mod show_doctor;
mod show_ledger;
mod show_outbox;
mod show_pack;
mod show_queue;
mod show_reasons;
mod show_retention;
mod table;

use std::process::ExitCode;

use clap::Parser;
use second_look::store::key_chain::read_fingerprint;

use ended::Ended;
use options::{Asked, Verb};
use print::Printer;

fn main() -> ExitCode {
    second_look::quiet::be_quiet();
    // A decoding process is nothing but that.
    second_look::image::decoding_process().unwrap_or_else(command)
}

fn command() -> ExitCode {
    let asked = match Asked::try_parse() {
        Ok(asked) => asked,
        Err(why) => {
            // Help and version are errors to clap, too; its status is 0 for them and 2 for wrong usage.
            let status = u8::try_from(why.exit_code()).unwrap_or(2);
            return why.print().map_or(ExitCode::from(1), |()| ExitCode::from(status));
        }
    };
    let mut printer = Printer::new(asked.options.json);
    let ended = match &asked.verb {
        // Asked by a second process while the first waits (`store::key_witness`): no profile, no runtime.
        Verb::KeyFingerprint { profile } => fingerprint(&mut printer, profile),
        Verb::Recovery(asked) => recovery::recovery(&mut printer, asked),
        _ => on_a_runtime(&mut printer, &asked),
    };
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            printer.refuse(&why);
            ExitCode::from(1)
        }
    }
}

fn fingerprint(printer: &mut Printer, profile: &str) -> Result<(), Ended> {
    let fingerprint = read_fingerprint(profile)
        .map_err(|why| second_look::console::AppError::new(why.code(), why.to_string(), Some(why.what_to_do())))?;
    printer.line(&fingerprint)
}

fn on_a_runtime(printer: &mut Printer, asked: &Asked) -> Result<(), Ended> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    let Ok(runtime) = runtime else {
        return Err(Ended::new("no_threads", "The system could not start a thread.", "Close other programs."));
    };
    let ended = runtime.block_on(run::run(printer, asked));
    // The profile is closed by now; a name that is still being looked up must not keep the process.
    runtime.shutdown_background();
    ended
}
