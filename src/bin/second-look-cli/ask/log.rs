//! The log of what happened here: checked, taken out, taken note of.
use std::path::Path;

use second_look::console::Console;
use second_look::guard::Outlet;
use serde::Serialize;

use super::new_file::{self, exists};
use crate::ended::Ended;
use crate::options::LogVerb;
use crate::print::Printer;
use crate::table::one_line;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Exported {
    file: String,
    size_bytes: usize,
}

#[derive(Serialize)]
struct Acknowledged {
    acknowledged: bool,
}

pub async fn log(printer: &mut Printer, console: &Console, asked: &LogVerb) -> Result<(), Ended> {
    match asked {
        LogVerb::Check => check(printer, console).await,
        LogVerb::Export { file, purpose } => export(printer, console, file, purpose).await,
        LogVerb::Acknowledge => {
            console.acknowledge_log().await?;
            printer.answer(&Acknowledged { acknowledged: true }, |_| "Noted; decisions go on.".to_owned())
        }
    }
}

async fn check(printer: &mut Printer, console: &Console) -> Result<(), Ended> {
    let checked = console.check_log().await?;
    printer.answer(&checked, |checked| match &checked.broken {
        None => {
            let seen = checked.witnessed.as_ref();
            let seen = seen.map_or_else(
                || "not witnessed yet".to_owned(),
                |seen| format!("witnessed up to entry {} at {}", seen.entry, seen.at),
            );
            format!("Log {} holds: {} entries, each as it was signed; {seen}.", checked.epoch, checked.entries)
        }
        // Which of them is said below: by now the next one may have begun.
        Some(_) => "A log of this profile does not hold.".to_owned(),
    })?;
    checked.broken.map_or(Ok(()), |broken| Err(broken.into()))
}

async fn export(printer: &mut Printer, console: &Console, path: &Path, purpose: &str) -> Result<(), Ended> {
    if path.symlink_metadata().is_ok() {
        return Err(exists());
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    console.may_leave(Outlet::FileName, None, &name).await?;
    let mut export = console.export_log(purpose).await?;
    let mut file = new_file::begin(path)?;
    let mut size_bytes = 0;
    while let Some(lines) = export.next_lines().await? {
        new_file::write(&mut file, lines.as_bytes())?;
        size_bytes += lines.len();
    }
    new_file::finish(file)?;
    let exported = Exported { file: path.display().to_string(), size_bytes };
    printer.answer(&exported, |exported| {
        format!(
            "Written {} ({} bytes). Check it with `second-look-verify log FILE`.",
            one_line(&exported.file),
            exported.size_bytes
        )
    })
}
