//! The commands: each a few calls into the engine, and its answer.
pub mod deciding;
mod ledger;
mod log;
mod new_file;
mod package;
mod packing;
mod picture;
mod replay;
mod retention;
mod signing;
mod working;

pub use retention::SweptView;
use second_look::ids::CaseId;
use second_look::queue::list::QueueFilter;

use crate::ended::Ended;
use crate::options::Verb;
use crate::print::Printer;
use crate::profile::Opened;

/// Does what was asked on an open profile.
///
/// # Errors
/// Why it was refused.
pub async fn ask(printer: &mut Printer, opened: &Opened, verb: &Verb) -> Result<(), Ended> {
    let console = &opened.console;
    match verb {
        Verb::SignIn(asked) => signing::sign_in(printer, opened, asked).await,
        Verb::SignOut => signing::sign_out(printer, console).await,
        Verb::Sync { .. } => working::sync(printer, console).await,
        Verb::Queue { view: Some(name), limit, after, .. } => {
            working::named(printer, console, name, *limit, after.as_deref()).await
        }
        Verb::Views => working::views(printer, console).await,
        Verb::Queue { view: None, filter, operations, limit, after } => {
            let wanted = QueueFilter { operations: *operations, ..filter.wanted() };
            working::queue(printer, console, &wanted, *limit, after.as_deref()).await
        }
        Verb::Next { filter } => working::next(printer, console, filter).await,
        Verb::Case { id, purpose: Some(purpose), .. } => working::reveal(printer, console, id, (*purpose).into()).await,
        Verb::Case { id, changes, signed, .. } => {
            if *signed {
                console.fetch_signed(&CaseId::new(id.as_str())).await?;
            }
            working::case(printer, console, id, *changes).await
        }
        Verb::Pack(asked) => packing::pack(printer, console, asked).await,
        Verb::Claim { id } => working::claim(printer, console, id).await,
        Verb::Release { id } => working::release(printer, console, id).await,
        Verb::Image { id, reference, out: Some(out), full, original, purpose, .. } => {
            let form = match (original, full) {
                (true, _) => picture::Form::Original,
                (false, true) => picture::Form::Full,
                (false, false) => picture::Form::Preview,
            };
            let purpose = purpose.as_deref().unwrap_or_default();
            picture::save(printer, console, &picture::Wanted { id, reference, out, form, purpose }).await
        }
        // Without a file to make, only `--facts` comes as far as this.
        Verb::Image { id, reference, out: None, .. } => picture::facts(printer, console, id, reference).await,
        Verb::Decide(asked) => deciding::decide(printer, console, asked).await,
        Verb::Undo { entry } => deciding::undo(printer, console, *entry).await,
        Verb::Outbox(asked) => deciding::outbox(printer, console, asked).await,
        Verb::Log(asked) => log::log(printer, console, asked).await,
        Verb::Package(asked) => package::package(printer, console, asked).await,
        Verb::Replay(asked) => replay::replay(printer, console, asked).await,
        Verb::Ledger(asked) => ledger::ledger(printer, console, asked).await,
        Verb::Retention(asked) => retention::retention(printer, console, asked).await,
        Verb::Reasons => working::reasons(printer, console).await,
        // None needs the open profile this function is given; `run` and `main` have answered them.
        Verb::Doctor | Verb::Recovery(_) | Verb::KeyFingerprint { .. } => Ok(()),
    }
}
