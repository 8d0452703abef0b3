//! A recovery file read back. No profile, no keychain, no network: it works where everything else is lost.
use std::io::{Read as _, Write as _};
use std::path::Path;

use second_look::console::AppError;
use second_look::recovery::{RecoveryFault, RecoveryIdentity, RecoverySheet, open};
use serde::Serialize;
use zeroize::Zeroizing;

use crate::ended::Ended;
use crate::options::RecoveryVerb;
use crate::print::Printer;
use crate::table::{columns, one_line};

/// A key file is never longer.
const MOST_BYTES: u64 = 64 * 1024;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Shown<'a> {
    #[serde(flatten)]
    sheet: &'a RecoverySheet,
    /// The exact bytes as text; they are UTF-8 by their making.
    body: String,
}

/// Does what was asked.
///
/// # Errors
/// Why not. No word of the file or the key is in it.
pub fn recovery(printer: &mut Printer, asked: &RecoveryVerb) -> Result<(), Ended> {
    let RecoveryVerb::Show { file, identity, body } = asked;
    let identity = read_identity(identity).map_err(refused)?;
    let sheet = open(file, &identity).map_err(refused)?;
    if *body {
        return print_bytes(&sheet.body);
    }
    let shown = Shown { sheet: &sheet, body: String::from_utf8_lossy(&sheet.body).into_owned() };
    printer.answer(&shown, text)
}

fn read_identity(path: &Path) -> Result<RecoveryIdentity, RecoveryFault> {
    let mut text = Zeroizing::new(String::new());
    let read = if path.as_os_str() == "-" {
        std::io::stdin().lock().take(MOST_BYTES).read_to_string(&mut text)
    } else {
        std::fs::File::open(path).and_then(|file| file.take(MOST_BYTES).read_to_string(&mut text))
    };
    read.map_err(RecoveryFault::File)?;
    RecoveryIdentity::parse(&text)
}

fn refused(why: RecoveryFault) -> Ended {
    let action = match why {
        RecoveryFault::File(_) | RecoveryFault::NoFile => "Check the path and who may read it.",
        RecoveryFault::NoIdentity => "Give the file that age-keygen wrote, not the public key.",
        RecoveryFault::OtherKey => "Ask which key the organisation's file named when the decision was made.",
        RecoveryFault::NotASheet | RecoveryFault::OtherBytes => "Do not use it; keep it, and tell support.",
    };
    AppError::new(why.code(), format!("{}.", sentence(&why)), Some(action)).into()
}

fn sentence(why: &RecoveryFault) -> String {
    let text = why.to_string();
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// As they are: whoever wants them hands them on or digests them.
fn print_bytes(bytes: &[u8]) -> Result<(), Ended> {
    let mut out = std::io::stdout().lock();
    out.write_all(bytes).and_then(|()| out.flush()).map_err(|_closed| {
        Ended::new("output", "Standard output takes no more, so the answer could not be printed.", "Ask for it again.")
    })
}

fn text(shown: &Shown<'_>) -> String {
    let sheet = shown.sheet;
    let row = |name: &str, says: &str| vec![name.to_owned(), one_line(says)];
    let mut rows = vec![
        row("decision", &sheet.decision_id),
        row("entry", &sheet.entry_id),
        row("environment", &sheet.environment),
        row("case", &sheet.case_id),
    ];
    rows.extend(sheet.second_to.as_deref().map(|first| row("answers", first)));
    rows.extend([
        row("saved", &sheet.saved_at),
        row("idempotency key", &sheet.idempotency_key),
        row("if-match", &sheet.if_match),
        row("fencing token", &sheet.fencing_token.to_string()),
        row("body digest", &sheet.body_digest),
    ]);
    format!("{}\n{}", columns(&rows), shown.body)
}
