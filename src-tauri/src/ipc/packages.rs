//! Evidence packages: what would go in, and making one.
use second_look::console::{AppError, PackageAsked, PackageForm, PackageSaved};

use super::{OnDesk, bounds};

/// What would go into a package of a case, for each kind. Nothing is written.
#[tauri::command]
#[specta::specta]
pub async fn package_form(desk: OnDesk<'_>, case_id: String) -> Result<PackageForm, AppError> {
    desk.console()?.package_form(&bounds::case_id(case_id)?).await
}

/// Makes a package and writes it into the person's folder for downloads, under a name of ours.
#[tauri::command]
#[specta::specta]
pub async fn save_package(desk: OnDesk<'_>, asked: PackageAsked) -> Result<PackageSaved, AppError> {
    let asked = bounds::package(asked)?;
    desk.console()?.save_package(&asked, &second_look::access::downloads()).await
}
