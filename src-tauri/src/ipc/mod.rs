//! The commands the page may give, and the one event it hears. Each command is a line or two over the engine's console.
//!
//! Promises: every argument is typed and its length checked ([`bounds`]); no path or SQL is an argument, and an address
//! only while a new profile has none (`configure`: nothing from outside has reached the page by then); every error crosses
//! as `{code, message, action}`. The page's side, `ui/src/ipc/bindings.ts`, is generated from here by a test that fails
//! when it is stale. Deliberately decides nothing: roles, policy and claims are the engine's.
pub mod bounds;
pub mod changed;
pub mod names;

mod cases;
mod deciding;
mod leaving;
mod ledger;
mod opening;
mod outbox;
mod packages;
mod packing;
mod replay;
mod retention;
mod session;
mod settings;
mod several;

#[cfg(test)]
mod codes;
#[cfg(test)]
mod grants;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use tauri::State;
use tauri_specta::{Builder, ErrorHandlingMode, collect_commands, collect_events};

use crate::desk::Desk;

/// What stands behind the window, as Tauri hands it to a command.
type OnDesk<'a> = State<'a, Arc<Desk>>;

/// Every command and event, with their types.
pub fn commands() -> Builder<tauri::Wry> {
    Builder::new()
        .error_handling(ErrorHandlingMode::Throw)
        // One shape a type: what a page may leave out and what it gets are the same here.
        .disable_serde_phases()
        .commands(collect_commands![
            opening::start_state,
            opening::start_again,
            opening::configure,
            opening::change_addresses,
            opening::choose_keys,
            opening::unlock,
            opening::lock,
            opening::touch,
            opening::stand_at,
            opening::come_back,
            opening::may_close,
            opening::waiting,
            session::status,
            session::sign_in,
            session::cancel_sign_in,
            session::sign_out,
            session::sync_now,
            cases::queue,
            cases::read_search,
            cases::views,
            cases::reasons,
            cases::next_case,
            cases::open_case,
            cases::take_link,
            cases::read_case,
            cases::reveal,
            cases::image_facts,
            cases::leave_case,
            cases::claim_case,
            cases::release_case,
            several::assignees,
            several::several_listed,
            several::several,
            deciding::check_decision,
            deciding::save_decision,
            deciding::undo,
            deciding::load_draft,
            deciding::save_draft,
            leaving::copy_out,
            ledger::ledger_facts,
            ledger::check_ledger,
            ledger::ledger_decisions,
            ledger::ledger_entries,
            ledger::timeline,
            ledger::export_ledger,
            outbox::outbox,
            outbox::decided_since,
            outbox::acknowledge,
            outbox::acknowledge_log,
            outbox::send_again,
            packages::package_form,
            packages::save_package,
            packing::pack_offer,
            packing::take_pack,
            packing::cancel_pack,
            packing::release_pack,
            replay::open_replay,
            replay::close_replay,
            retention::retention_report,
            retention::place_hold,
            retention::lift_hold,
            settings::settings,
            settings::keep_settings,
            settings::diagnostics,
        ])
        .events(collect_events![changed::Changed])
}
