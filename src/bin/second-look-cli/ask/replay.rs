//! An evidence package, opened to look at.
use std::io::Read as _;
use std::path::Path;

use second_look::console::{Console, ReplayView};
use second_look_verify::LogKey;

use crate::ended::Ended;
use crate::options::ReplayAsked;
use crate::print::Printer;
use crate::show_case;
use crate::table::{columns, one_line, prose};

/// A verifier key is one line.
const MOST_KEY: u64 = 4 * 1024;

pub async fn replay(printer: &mut Printer, console: &Console, asked: &ReplayAsked) -> Result<(), Ended> {
    let known = asked.key.iter().map(|path| key(path)).collect::<Result<Vec<_>, _>>()?;
    let view = console.open_replay_file(&asked.file, asked.identity.as_deref(), known).await?;
    console.close_replay();
    printer.answer(&view, text)
}

fn key(path: &Path) -> Result<LogKey, Ended> {
    let unusable = || {
        let text = "A key file could not be read, or holds no verifier key.";
        Ended::new("key_unreadable", text, "Give the file with the one line of the log's verifier key.")
    };
    let mut text = String::new();
    let file = std::fs::File::open(path).map_err(|_why| unusable())?;
    file.take(MOST_KEY).read_to_string(&mut text).map_err(|_why| unusable())?;
    LogKey::parse(text.trim_end()).map_err(|_why| unusable())
}

fn text(view: &ReplayView) -> String {
    let mut text = format!("{}\n{}\n", one_line(&view.title), prose(&view.checked, 2));
    let pair = |name: &str, value: &str| vec![format!("  {name}"), one_line(value)];
    text.push_str(&columns(&[
        pair("package", &view.package_id),
        pair("made", &view.made_at),
        pair("state", &view.state_digest),
    ]));
    for note in &view.notes {
        text.push_str(&prose(&format!("- {note}"), 2));
    }
    for one in &view.decisions {
        let reasons = one.reasons.join(", ");
        text.push_str(&prose(&format!("{} by {} at {} {reasons}", one.title, one.reviewer, one.at), 2));
        for more in [one.comment.as_ref(), one.customer_reason.as_ref()].into_iter().flatten() {
            text.push_str(&prose(more, 6));
        }
    }
    let files = view.files.iter().map(|file| {
        let digest = file.digest.as_deref().unwrap_or("-");
        vec![format!("  {}", one_line(&file.title)), one_line(&file.state), digest.to_owned()]
    });
    text.push_str(&columns(&files.collect::<Vec<_>>()));
    for unknown in &view.unknown {
        text.push_str(&prose(&format!("Cannot be known from this: {unknown}"), 2));
    }
    text.push('\n');
    text + &show_case::text(&view.case)
}
