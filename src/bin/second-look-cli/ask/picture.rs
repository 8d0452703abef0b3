//! Saving a picture outside the vault, and what its camera wrote.
use std::path::Path;

use second_look::console::Console;
use second_look::ids::{CaseId, FileRef};
use serde::Serialize;

use super::new_file::{exists, write_new};
use crate::ended::Ended;
use crate::print::Printer;
use crate::table::{columns, one_line};

/// Which picture, and where to.
pub struct Wanted<'a> {
    pub id: &'a str,
    pub reference: &'a str,
    pub out: &'a Path,
    pub form: Form,
    pub purpose: &'a str,
}

/// In which form a file leaves.
pub enum Form {
    Preview,
    Full,
    /// As it came.
    Original,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Saved {
    file: String,
    media_type: &'static str,
    size_bytes: usize,
}

pub async fn save(printer: &mut Printer, console: &Console, wanted: &Wanted<'_>) -> Result<(), Ended> {
    // Asked before anything is fetched: the platform logs each access to a picture.
    if wanted.out.symlink_metadata().is_ok() {
        return Err(exists());
    }
    let name = wanted.out.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    let (case_id, file) = (CaseId::new(wanted.id), FileRef::new(wanted.reference));
    let (bytes, media_type) = match wanted.form {
        Form::Original => {
            let original = console.original_to_save(&case_id, &file, &name, wanted.purpose).await?;
            printer.remark("Nothing of this file was checked: open it where it can do no harm.");
            (original.bytes, original.media_type)
        }
        Form::Preview | Form::Full => {
            let full = matches!(wanted.form, Form::Full);
            let shown = console.image_to_save(&case_id, &file, full, &name, wanted.purpose).await?;
            (shown.bytes, shown.media_type)
        }
    };
    write_new(wanted.out, &bytes)?;
    let saved = Saved { file: wanted.out.display().to_string(), media_type, size_bytes: bytes.len() };
    printer.remark("This file lies outside the vault: it is not encrypted, and it is yours to delete.");
    printer.answer(&saved, |saved| {
        format!("Saved {} ({}, {} bytes).", one_line(&saved.file), saved.media_type, saved.size_bytes)
    })
}

/// What the camera wrote beside the pixels.
pub async fn facts(printer: &mut Printer, console: &Console, id: &str, reference: &str) -> Result<(), Ended> {
    let facts = console.image_facts(&CaseId::new(id), &FileRef::new(reference)).await?;
    printer.answer(&facts, |facts| {
        let text = |text: &Option<String>| text.clone().unwrap_or_else(|| "not told".to_owned());
        columns(&[
            vec!["camera".to_owned(), text(&facts.camera)],
            vec!["program".to_owned(), text(&facts.software)],
            vec!["taken".to_owned(), text(&facts.taken_at)],
            vec!["place".to_owned(), if facts.has_place { "in the file" } else { "not told" }.to_owned()],
        ])
    })
}
