//! What has changed since a decision was made, in a terminal.
use second_look::case::changes::{ChangesView, Moved};
use second_look::case::view::CaseView;
use second_look::outbox::view::EntryView;
use serde::Serialize;

use crate::show_outbox;
use crate::table::{one_line, prose};

/// The difference beside the answer that was given.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Difference {
    /// Null when no decision on the case needs a person.
    pub changes: Option<ChangesView>,
    /// The decision it is about.
    pub entry: Option<EntryView>,
}

impl Difference {
    /// Takes what `--changes` shows out of a case.
    pub fn of(case: CaseView) -> Self {
        let entry = case.entries.into_iter().next().filter(|_| case.changes.is_some());
        Self { changes: case.changes, entry }
    }
}

/// One line a difference: what was decided on, and what is there now.
pub fn text(difference: &Difference) -> String {
    let (Some(changes), Some(entry)) = (&difference.changes, &difference.entry) else {
        return "No decision of yours on this case has to be looked at again.".to_owned();
    };
    let mut text = show_outbox::lines(entry);
    if changes.to_come {
        text.push_str("The newer evidence has not come yet: `second-look-cli sync --once` fetches it.\n");
        return text;
    }
    if changes.nothing {
        text.push_str("The evidence is what you decided on.\n");
        return text;
    }
    text.push_str("CHANGED SINCE YOU DECIDED\n");
    for field in &changes.fields {
        let side = if field.claimed { "claimed" } else { "read" };
        let what = format!("{} ({side}): {}", field.label, values(field.before.as_deref(), field.now.as_deref()));
        text.push_str(&prose(&what, 4));
    }
    for reason in &changes.reasons {
        let suspicion = if reason.suspicion { ", a suspicion" } else { "" };
        text.push_str(&prose(
            &format!("reason {} {}{suspicion}: {}", reason.code, reason.title, word(reason.moved)),
            4,
        ));
    }
    for block in &changes.blocks {
        text.push_str(&prose(&format!("{}: {}", block.title, word(block.moved)), 4));
        for line in &block.lines {
            let what = format!("{}: {}", line.place, values(line.before.as_deref(), line.now.as_deref()));
            text.push_str(&prose(&what, 8));
        }
        if block.more > 0 {
            text.push_str(&prose(&format!("and {} more values", block.more), 8));
        }
    }
    for image in &changes.images {
        text.push_str(&prose(&format!("{}: {}", image.label, word(image.moved)), 4));
    }
    text
}

fn values(before: Option<&str>, now: Option<&str>) -> String {
    let shown =
        |value: Option<&str>| value.map_or_else(|| "nothing".to_owned(), |value| format!("“{}”", one_line(value)));
    format!("was {}, is {}", shown(before), shown(now))
}

const fn word(moved: Moved) -> &'static str {
    match moved {
        Moved::Added => "new",
        Moved::Gone => "gone",
        Moved::Changed => "changed",
        Moved::Erased => "erased by the platform",
    }
}
