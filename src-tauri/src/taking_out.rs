//! Files a person takes out of the vault from the window. The page names no path: the file goes where this account keeps its
//! downloads, under a name of ours that says nothing of any case, for its owner only, and never over another file. It has
//! that name only once it is whole: until then, and after a power cut, it ends in `.part`.
use std::io::Write as _;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use second_look::console::{AppError, Console, LedgerAsked};
use second_look::ledger::LedgerList;
use second_look::ledger::file::LedgerFormat;
use second_look::store::private_file::NewFile;
use serde::Serialize;
use tauri::{AppHandle, Manager, Wry};

/// A file that was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct TakenOut {
    /// Where it lies.
    pub file: String,
    /// Rows of the list in it.
    pub rows: u32,
}

/// Where files go: the account's downloads, or its home where it has none.
///
/// # Errors
/// `file_not_written` when the account has neither.
pub fn folder(app: &AppHandle<Wry>) -> Result<PathBuf, AppError> {
    app.path()
        .download_dir()
        .ok()
        .filter(|folder| folder.is_dir())
        .or_else(|| app.path().home_dir().ok())
        .ok_or_else(unwritable)
}

/// Writes a list of the ledger into a new file of this folder.
///
/// # Errors
/// As [`Console::export_ledger`]; `file_exists`, `file_not_written`. Half a list is never left behind.
pub async fn ledger(
    console: &Console,
    folder: &Path,
    now: DateTime<Utc>,
    asked: &LedgerAsked,
) -> Result<TakenOut, AppError> {
    let name = file_name(asked.list, now, asked.format);
    let path = folder.join(&name);
    let mut export = console.export_ledger(asked, &name).await?;
    let mut file = NewFile::begin(&path).map_err(|cause| why(&cause))?;
    while let Some(part) = export.next_part().await? {
        file.write_all(part.as_bytes()).map_err(|cause| why(&cause))?;
    }
    file.finish().map_err(|cause| why(&cause))?;
    Ok(TakenOut { file: path.display().to_string(), rows: u32::try_from(export.rows()).unwrap_or(u32::MAX) })
}

fn file_name(list: LedgerList, now: DateTime<Utc>, format: LedgerFormat) -> String {
    format!("second-look-{}-{}.{}", list.as_str(), now.format("%Y%m%dT%H%M%SZ"), format.as_str())
}

fn why(cause: &std::io::Error) -> AppError {
    match cause.kind() {
        std::io::ErrorKind::AlreadyExists => {
            AppError::new("file_exists", "A file of this name is there already.", Some("Try again in a second."))
        }
        _ => unwritable(),
    }
}

fn unwritable() -> AppError {
    AppError::new(
        "file_not_written",
        "The file could not be written.",
        Some("Check that your downloads folder is there and the disk is not full."),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_s_name_says_which_list_and_when_and_nothing_of_a_case() {
        let name = file_name(LedgerList::Decisions, DateTime::UNIX_EPOCH, LedgerFormat::Csv);
        assert_eq!(name, "second-look-decisions-19700101T000000Z.csv");
    }
}
