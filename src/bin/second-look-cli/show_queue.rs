//! The queue in a terminal.
use second_look::outbox::Word;
use second_look::queue::list::{QueuePage, QueueRow};

use crate::table::{columns, cut, moment, one_line};

/// Columns of a name and of reasons.
const NAME: usize = 24;
const REASONS: usize = 44;

/// One row a case, in the queue's order.
pub fn text(page: &QueuePage) -> String {
    if page.rows.is_empty() {
        return "No cases here. `second-look-cli sync --once` fetches what is new; without filters you see all."
            .to_owned();
    }
    let head = ["CASE", "DUE (UTC)", "PRIORITY", "VERDICT", "NAME", "BECAUSE", "CLAIMED"];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    rows.extend(page.rows.iter().map(row));
    let first = page.position.saturating_add(1);
    let last = page.position.saturating_add(u32::try_from(page.rows.len()).unwrap_or(u32::MAX));
    let more =
        page.next.as_deref().map_or_else(String::new, |next| format!("; more with --after '{}'", one_line(next)));
    format!("{}{first} to {last} of {} cases{more}", columns(&rows), page.total)
}

fn row(row: &QueueRow) -> Vec<String> {
    let reasons: Vec<&str> = row.reasons.iter().map(|reason| reason.title.as_str()).collect();
    vec![
        one_line(row.case_id.as_str()),
        row.due_at.as_deref().map_or_else(|| "-".to_owned(), moment),
        row.priority.to_string(),
        row.device_verdict.as_deref().map_or_else(|| "-".to_owned(), |verdict| cut(verdict, NAME)),
        row.name.as_deref().map_or_else(|| "-".to_owned(), |name| cut(name, NAME)),
        cut(&reasons.join(", "), REASONS),
        held(row),
    ]
}

fn held(row: &QueueRow) -> String {
    let holder = row.holder.as_ref().map(|holder| match holder.mine {
        true => "by you".to_owned(),
        false => format!("by {}", cut(&holder.name, NAME)),
    });
    let word = row.word.map(|word| format!("({})", self::word(word)));
    [holder, word].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// The word of the screen (DESIGN section 6.5).
pub const fn word(word: Word) -> &'static str {
    match word {
        Word::Held => "Held",
        Word::Waiting => "Waiting",
        Word::Sent => "Sent",
        Word::Confirmed => "Confirmed",
        Word::NeedsYou => "Needs you",
        Word::Withdrawn => "Taken back",
    }
}
