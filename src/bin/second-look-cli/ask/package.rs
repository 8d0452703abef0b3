//! Evidence packages: what would go in, and making one.
use second_look::console::{Console, NamedKey, PackageAsked, PackageForm};
use second_look::ids::CaseId;
use serde::Serialize;

use super::new_file::{exists, write_new};
use crate::ended::Ended;
use crate::options::{PackageExport, PackageVerb};
use crate::print::Printer;
use crate::table::{columns, one_line};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Exported {
    file: String,
    package_id: String,
    size_bytes: usize,
    encrypted: bool,
}

pub async fn package(printer: &mut Printer, console: &Console, asked: &PackageVerb) -> Result<(), Ended> {
    match asked {
        PackageVerb::Show { id } => {
            let form = console.package_form(&CaseId::new(id.as_str())).await?;
            printer.answer(&form, text)
        }
        PackageVerb::Export(asked) => export(printer, console, asked).await,
    }
}

async fn export(printer: &mut Printer, console: &Console, asked: &PackageExport) -> Result<(), Ended> {
    if asked.out.symlink_metadata().is_ok() {
        return Err(exists());
    }
    let case_id = CaseId::new(asked.id.as_str());
    let name = asked.out.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    console.may_leave(second_look::guard::Outlet::FileName, Some(&case_id), &name).await?;
    let form = console.package_form(&case_id).await?;
    let named = |text: &String| {
        let (name, key) = text.split_once('=').unwrap_or(("", text));
        NamedKey { name: name.to_owned(), key: key.to_owned() }
    };
    let asked_for = PackageAsked {
        case_id,
        kind: asked.kind,
        purpose: asked.purpose.clone(),
        recipients: asked.recipient.iter().map(named).collect(),
        evidence_digest: form.evidence_digest,
        noted: asked.noted.clone(),
    };
    let made = console.export_package(&asked_for).await?;
    write_new(&asked.out, &made.bytes)?;
    printer.remark(if made.encrypted {
        "Only the recipients can open this file."
    } else {
        "This file lies outside the vault: it is not encrypted, and it is yours to delete."
    });
    let exported = Exported {
        file: asked.out.display().to_string(),
        package_id: made.package_id,
        size_bytes: made.bytes.len(),
        encrypted: made.encrypted,
    };
    printer.answer(&exported, |exported| {
        format!("Wrote {} ({} bytes), package {}.", one_line(&exported.file), exported.size_bytes, exported.package_id)
    })
}

fn text(form: &PackageForm) -> String {
    let mut rows = Vec::new();
    for kind in &form.kinds {
        let may = if kind.may { "" } else { " (not with your roles)" };
        rows.push(vec![kind.kind.as_str().to_owned(), format!("{}{may}", kind.title)]);
        rows.push(vec![String::new(), format!("{} of {} fields", kind.shown, kind.fields)]);
        let part = |part: &second_look::console::PackagePartView| {
            vec![String::new(), format!("{}: {} [{}]", part.title, part.state, part.part.as_str())]
        };
        rows.extend(kind.parts.iter().map(part));
        rows.extend(kind.left_out.iter().map(|left_out| vec![String::new(), format!("never: {left_out}")]));
    }
    let fresh = if form.fresh { "" } else { "\nYour sign-in is not one of just now: sign in again to export." };
    columns(&rows) + fresh
}
