//! The ledger: read, checked, taken out.
use std::path::Path;

use second_look::console::Console;
use second_look::ids::CaseId;
use second_look::ledger::file::LedgerFormat;
use second_look::ledger::{LedgerFilter, LedgerList};
use serde::Serialize;

use super::picture::{exists, new_file, unwritable};
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
        LedgerVerb::Export { list, format, out, kind, filter } => {
            let wanted = filter.wanted(kind.as_ref());
            export(printer, console, &Wanted { list: (*list).into(), filter: &wanted, format: (*format).into(), out })
                .await
        }
    }
}

struct Wanted<'a> {
    list: LedgerList,
    filter: &'a LedgerFilter,
    format: LedgerFormat,
    out: &'a Path,
}

async fn export(printer: &mut Printer, console: &Console, wanted: &Wanted<'_>) -> Result<(), Ended> {
    use std::io::Write;
    if wanted.out.symlink_metadata().is_ok() {
        return Err(exists());
    }
    let name = wanted.out.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut export = console.export_ledger(wanted.list, wanted.filter, wanted.format, &name).await?;
    let mut file = new_file(wanted.out)?;
    loop {
        let written = match export.next_part().await {
            Ok(Some(part)) => file.write_all(part.as_bytes()).map_err(|_why| unwritable()),
            Ok(None) => break,
            Err(cause) => Err(cause.into()),
        };
        if let Err(why) = written {
            // Half a list would be taken for a whole one.
            let _ = std::fs::remove_file(wanted.out);
            return Err(why);
        }
    }
    file.sync_all().map_err(|_why| unwritable())?;
    let exported = Exported { file: wanted.out.display().to_string(), rows: export.rows() };
    printer.answer(&exported, |exported| {
        format!("Written {} ({} rows). It is outside the vault now.", one_line(&exported.file), exported.rows)
    })
}
