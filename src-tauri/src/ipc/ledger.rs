//! The ledger, for leads and auditors.
use second_look::console::{AppError, LedgerAsked};
use second_look::ledger::{DecisionsPage, EntriesPage, LedgerFacts, LedgerFilter, Timeline};
use tauri::{AppHandle, Wry};

use super::{OnDesk, bounds};
use crate::taking_out::{self, TakenOut};

/// The two verdicts, and who can be asked for.
#[tauri::command]
#[specta::specta]
pub async fn ledger_facts(desk: OnDesk<'_>) -> Result<LedgerFacts, AppError> {
    desk.console()?.ledger_facts().await
}

/// Looks at every entry of the log, and says again how it stands.
#[tauri::command]
#[specta::specta]
pub async fn check_ledger(desk: OnDesk<'_>) -> Result<LedgerFacts, AppError> {
    let console = desk.console()?;
    // Who may read the ledger is asked first.
    console.ledger_facts().await?;
    console.check_log().await?;
    console.ledger_facts().await
}

/// A page of everybody's decisions.
#[tauri::command]
#[specta::specta]
pub async fn ledger_decisions(
    desk: OnDesk<'_>,
    filter: LedgerFilter,
    after: Option<String>,
    limit: u32,
) -> Result<DecisionsPage, AppError> {
    let (filter, after) = (bounds::ledger(filter)?, bounds::cursor(after)?);
    desk.console()?.ledger_decisions(&filter, after.as_deref(), limit).await
}

/// A page of this console's entries.
#[tauri::command]
#[specta::specta]
pub async fn ledger_entries(
    desk: OnDesk<'_>,
    filter: LedgerFilter,
    after: Option<String>,
    limit: u32,
) -> Result<EntriesPage, AppError> {
    let (filter, after) = (bounds::ledger(filter)?, bounds::cursor(after)?);
    desk.console()?.ledger_entries(&filter, after.as_deref(), limit).await
}

/// What happened on one case.
#[tauri::command]
#[specta::specta]
pub async fn timeline(desk: OnDesk<'_>, case_id: String) -> Result<Timeline, AppError> {
    desk.console()?.timeline(&bounds::case_id(case_id)?).await
}

/// Writes one list, narrowed as given, into a new file among the account's downloads.
#[tauri::command]
#[specta::specta]
pub async fn export_ledger(app: AppHandle<Wry>, desk: OnDesk<'_>, asked: LedgerAsked) -> Result<TakenOut, AppError> {
    let asked = bounds::taken_out(asked)?;
    let (console, now) = (desk.console()?, desk.clock().now());
    taking_out::ledger(&console, &taking_out::folder(&app)?, now, &asked).await
}
