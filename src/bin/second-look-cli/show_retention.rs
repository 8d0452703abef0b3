//! Retention in a terminal.
use second_look::console::RetentionReport;
use second_look::ids::CaseId;
use second_look::retention::DataClass;

use crate::ask::SweptView;
use crate::table::{columns, moment, one_line};

/// The report.
pub fn report(report: &RetentionReport) -> String {
    let mut text = format!("Rules {}\n", one_line(&report.version));
    let mut rows = vec![cells(["CLASS", "DAYS", "OVERDUE", "LEGAL HOLD", "WAITING", "ERASED", "BASIS"])];
    for class in &report.classes {
        let rule = report.rules.iter().find(|rule| rule.class == class.class);
        rows.push(vec![
            class.class.as_str().to_owned(),
            rule.map_or_else(|| "-".to_owned(), |rule| rule.days.to_string()),
            class.overdue.to_string(),
            class.held.to_string(),
            class.waiting.to_string(),
            class.erased.to_string(),
            rule.map_or_else(String::new, |rule| one_line(&rule.basis)),
        ]);
    }
    text.push_str(&columns(&rows));
    if !report.holds.is_empty() {
        text.push_str("\nHeld\n");
        let mut rows = vec![cells(["CASE", "SINCE (UTC)", "BY", "SEALED COPY", "REASON"])];
        rows.extend(report.holds.iter().map(|hold| {
            vec![
                one_line(hold.case_id.as_str()),
                moment(&hold.placed_at),
                one_line(hold.person.as_str()),
                match (&hold.copied_at, hold.blocks + hold.files) {
                    (Some(at), _) => moment(at),
                    (None, 0) => "-".to_owned(),
                    (None, _) => format!("{} blocks, {} files", hold.blocks, hold.files),
                },
                hold.reason.as_deref().map_or_else(|| "cannot be read".to_owned(), one_line),
            ]
        }));
        text.push_str(&columns(&rows));
    }
    if !report.due.is_empty() {
        text.push_str(&format!("\nDue: {}\n", report.due_count));
        let mut rows = vec![cells(["CASE", "CLOSED (UTC)", "STATE", "CLASSES"])];
        rows.extend(report.due.iter().map(|due| {
            vec![one_line(due.case_id.as_str()), moment(&due.closed_at), due.state.clone(), classes(&due.classes)]
        }));
        text.push_str(&columns(&rows));
    }
    if !report.erasures.is_empty() {
        text.push_str("\nErased\n");
        let mut rows = vec![cells(["AT (UTC)", "CASE", "CAUSE", "CLASSES", "RULES", "ENTRY"])];
        rows.extend(report.erasures.iter().map(|erasure| {
            let by = if erasure.rules.is_empty() { erasure.basis.clone() } else { erasure.rules.join(", ") };
            vec![
                moment(&erasure.erased_at),
                one_line(erasure.case_id.as_str()),
                erasure.cause.clone(),
                classes(&erasure.classes),
                one_line(&by),
                erasure.entry.to_string(),
            ]
        }));
        text.push_str(&columns(&rows));
    }
    if let Some(last) = report.sweeps.first() {
        text.push_str(&format!("\nLast sweep: {} UTC, {} erased.\n", moment(&last.began_at), last.erased));
    }
    if report.epoch_owed {
        text.push_str("Keys that old copies of the file still open are destroyed with the next epoch.\n");
    }
    if let Some(next) = &report.next {
        text.push_str(&format!("More: --after {next}\n"));
    }
    text
}

/// What a sweep did.
pub fn swept(swept: &SweptView) -> String {
    let (did, would) = if swept.dry_run { ("Would erase", "would be due") } else { ("Erased", "due") };
    let mut text = list(&format!("{did} of {}", cases(swept.erased.len())), &swept.erased);
    text.push_str(&list(&format!("Under a hold, {would}: {}", swept.held.len()), &swept.held));
    text.push_str(&list(&format!("A decision waits, {would}: {}", swept.waiting.len()), &swept.waiting));
    if !swept.unopened.is_empty() {
        text.push_str(&list(&format!("Left, because they do not open: {}", swept.unopened.len()), &swept.unopened));
    }
    text
}

fn list(head: &str, cases: &[CaseId]) -> String {
    let lines: String = cases.iter().map(|case| format!("  {}\n", one_line(case.as_str()))).collect();
    format!("{head}\n{lines}")
}

fn cases(count: usize) -> String {
    if count == 1 { "1 case".to_owned() } else { format!("{count} cases") }
}

fn classes(classes: &[DataClass]) -> String {
    classes.iter().map(|class| class.as_str()).collect::<Vec<_>>().join(", ")
}

fn cells<const N: usize>(names: [&str; N]) -> Vec<String> {
    names.map(str::to_owned).to_vec()
}
