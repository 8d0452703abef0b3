//! The ledger: read, checked, taken out.
use std::path::Path;

use second_look::console::{Console, LedgerAsked};
use second_look::ids::CaseId;
use serde::Serialize;

use super::new_file::{self, exists};
use crate::ended::Ended;
use crate::options::LedgerVerb;
use crate::print::Printer;
use crate::show_ledger;
use crate::table::one_line;

#[derive(Serialize)]
struct Exported {
    file: String,
    rows: u64,
}

pub async fn ledger(printer: &mut Printer, console: &Console, asked: &LedgerVerb) -> Result<(), Ended> {
    match asked {
        LedgerVerb::Decisions { filter, page } => {
            let found = console.ledger_decisions(&filter.wanted(None), page.after.as_deref(), page.limit).await?;
            printer.answer(&found, show_ledger::decisions)
        }
        LedgerVerb::Entries { filter, kind, page } => {
            let wanted = filter.wanted(kind.as_ref());
            let found = console.ledger_entries(&wanted, page.after.as_deref(), page.limit).await?;
            printer.answer(&found, show_ledger::entries)
        }
        LedgerVerb::Timeline { id } => {
            let found = console.timeline(&CaseId::new(id.as_str())).await?;
            printer.answer(&found, show_ledger::timeline)
        }
        LedgerVerb::Check => {
            // Who may read the ledger is asked first.
            console.ledger_facts().await?;
            console.check_log().await?;
            let facts = console.ledger_facts().await?;
            printer.answer(&facts, show_ledger::facts)
        }
        LedgerVerb::Export { list, format, out, purpose, kind, filter } => {
            let filter = filter.wanted(kind.as_ref());
            let purpose = purpose.clone();
            let wanted = LedgerAsked { list: (*list).into(), filter, format: (*format).into(), purpose };
            export(printer, console, &wanted, out).await
        }
    }
}

async fn export(printer: &mut Printer, console: &Console, asked: &LedgerAsked, out: &Path) -> Result<(), Ended> {
    if out.symlink_metadata().is_ok() {
        return Err(exists());
    }
    let name = out.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut export = console.export_ledger(asked, &name).await?;
    let mut file = new_file::begin(out)?;
    while let Some(part) = export.next_part().await? {
        new_file::write(&mut file, part.as_bytes())?;
    }
    new_file::finish(file)?;
    let exported = Exported { file: out.display().to_string(), rows: export.rows() };
    printer.answer(&exported, |exported| {
        format!("Written {} ({} rows). It is outside the vault now.", one_line(&exported.file), exported.rows)
    })
}
