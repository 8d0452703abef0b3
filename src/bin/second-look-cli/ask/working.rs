//! Syncing, looking, claiming.
use second_look::case::contacts::{RevealPurpose, RevealedField};
use second_look::console::Console;
use second_look::ids::CaseId;
use second_look::queue::list::QueueFilter;
use second_look::queue::views::ViewCount;
use serde::Serialize;

use crate::ended::Ended;
use crate::options::Filter;
use crate::print::Printer;
use crate::show_case;
use crate::show_changes::{self, Difference};
use crate::show_queue;
use crate::show_reasons;
use crate::table::{moment, one_line};

/// Contacts in clear.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Contacts {
    case_id: CaseId,
    purpose: RevealPurpose,
    contacts: Vec<RevealedField>,
}

pub async fn sync(printer: &mut Printer, console: &Console) -> Result<(), Ended> {
    let report = console.sync_once().await?;
    printer.answer(&report, |report| {
        let mut text = format!(
            "Synced: {} changed, {} with new evidence, {} taken away.",
            report.changed, report.fetched, report.removed
        );
        for (count, says) in [
            (report.to_come, "cases whose evidence is still to come; sync again"),
            (report.erased, "blocks erased by the platform"),
            (report.quarantined, "records that could not be read; `doctor` lists them"),
        ] {
            if count > 0 {
                text.push_str(&format!("\n{count} {says}"));
            }
        }
        text
    })
}

pub async fn queue(
    printer: &mut Printer,
    console: &Console,
    wanted: &QueueFilter,
    limit: u32,
    after: Option<&str>,
) -> Result<(), Ended> {
    let page = console.queue(wanted, after, limit).await?;
    printer.answer(&page, show_queue::text)
}

/// A page of a list with a name.
pub async fn named(
    printer: &mut Printer,
    console: &Console,
    name: &str,
    limit: u32,
    after: Option<&str>,
) -> Result<(), Ended> {
    let views = console.views().await?;
    let Some(view) = views.into_iter().find(|view| view.name == name) else {
        return Err(Ended::new(
            "no_such_view",
            "There is no list of this name.",
            "`second-look-cli views` lists them.",
        ));
    };
    queue(printer, console, &view.filter, limit, after).await
}

#[derive(Serialize)]
struct Views {
    views: Vec<ViewCount>,
}

pub async fn views(printer: &mut Printer, console: &Console) -> Result<(), Ended> {
    let views = Views { views: console.views().await? };
    printer.answer(&views, |views| {
        let line = |view: &ViewCount| {
            let count = view.count.map_or_else(|| "-".to_owned(), |count| count.to_string());
            format!("{count:>6}  {}", one_line(&view.name))
        };
        views.views.iter().map(line).collect::<Vec<_>>().join("\n")
    })
}

pub async fn reasons(printer: &mut Printer, console: &Console) -> Result<(), Ended> {
    let table = console.reasons().await?;
    printer.answer(&table, show_reasons::text)
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Next {
    case_id: Option<CaseId>,
}

pub async fn next(printer: &mut Printer, console: &Console, filter: &Filter) -> Result<(), Ended> {
    let case_id = console.next_case(None, &filter.wanted()).await?;
    printer.answer(&Next { case_id }, |next| match &next.case_id {
        Some(case_id) => one_line(case_id.as_str()),
        None => "Nothing to take: the list is empty, or others hold what is in it.".to_owned(),
    })
}

pub async fn case(printer: &mut Printer, console: &Console, id: &str, changes: bool) -> Result<(), Ended> {
    let case = console.look_at_case(&CaseId::new(id)).await?;
    if changes {
        return printer.answer(&Difference::of(case), show_changes::text);
    }
    printer.answer(&case, show_case::text)
}

pub async fn claim(printer: &mut Printer, console: &Console, id: &str) -> Result<(), Ended> {
    let claim = console.claim_case(&CaseId::new(id)).await?;
    printer.answer(&claim, |claim| {
        let until = claim.expires_at.as_deref().map_or_else(String::new, |at| format!(" until {}", moment(at)));
        let note = claim.note.as_deref().map_or_else(String::new, |note| format!(" {}", one_line(note)));
        format!("Yours{until}.{note}")
    })
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Released {
    case_id: CaseId,
    released: bool,
}

pub async fn release(printer: &mut Printer, console: &Console, id: &str) -> Result<(), Ended> {
    let case_id = CaseId::new(id);
    console.release_case(&case_id).await?;
    printer.answer(&Released { case_id, released: true }, |_| "Released.".to_owned())
}

/// The person's contacts in clear, of a case that is looked at for it.
pub async fn reveal(printer: &mut Printer, console: &Console, id: &str, purpose: RevealPurpose) -> Result<(), Ended> {
    let case_id = CaseId::new(id);
    console.look_at_case(&case_id).await?;
    let contacts = console.reveal(&case_id, purpose).await?;
    printer.answer(&Contacts { case_id, purpose, contacts }, |told| show_case::contacts(&told.contacts))
}
