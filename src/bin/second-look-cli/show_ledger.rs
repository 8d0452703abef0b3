//! The ledger in a terminal.
use second_look::ledger::{
    Completeness, DecisionsPage, EntriesPage, Integrity, LedgerDecision, LedgerEntry, LedgerFacts, PersonName,
    Timeline, TimelineItem, Verdict,
};

use crate::show_outbox;
use crate::table::{columns, cut, moment, one_line, prose};

/// Columns of a name.
const NAME: usize = 28;

/// Decisions of everybody.
pub fn decisions(page: &DecisionsPage) -> String {
    if page.count == 0 {
        return "No decision fits. `second-look-cli sync --once` reads the platform's feed.".to_owned();
    }
    let head = ["RECORDED (UTC)", "PERSON", "ANSWER", "STATE", "CASE", "REASONS", "REMARKS"];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    rows.extend(page.decisions.iter().map(|decision| {
        vec![
            moment(&decision.recorded_at),
            cut(&person(&decision.person), NAME),
            decision.answer.as_str().to_owned(),
            decision.state.as_str().to_owned(),
            one_line(decision.case_id.as_str()),
            reasons(decision),
            remarks(decision).join(", "),
        ]
    }));
    format!("{}{} in all.{}", columns(&rows), page.count, more(page.next.as_deref()))
}

/// Entries of this console's log.
pub fn entries(page: &EntriesPage) -> String {
    let head = ["ENTRY", "AT (UTC)", "KIND", "PERSON", "CASE", "DECISION"];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    rows.extend(page.entries.iter().map(|entry| {
        vec![
            entry.seq.to_string(),
            moment(&entry.at),
            kind(entry),
            cut(&entry.person.as_ref().map(person).unwrap_or_default(), NAME),
            entry.case_id.as_ref().map_or_else(|| "-".to_owned(), |case_id| one_line(case_id.as_str())),
            entry.decision_id.as_deref().map_or_else(|| "-".to_owned(), one_line),
        ]
    }));
    let found = if page.entries.is_empty() { "No entry fits so far.".to_owned() } else { columns(&rows) };
    format!("{found}{}", more(page.next.as_deref()))
}

/// What happened on a case.
pub fn timeline(timeline: &Timeline) -> String {
    let mut text = format!("{}\n", one_line(timeline.case_id.as_str()));
    if !timeline.case_here {
        text.push_str("The case is not here any more.\n");
    }
    if timeline.cut {
        text.push_str("Older entries of the log are left out.\n");
    }
    for item in &timeline.items {
        text.push_str(&step(item));
    }
    text.push_str(&known(timeline.known_until.as_deref()));
    text
}

fn step(item: &TimelineItem) -> String {
    let at = moment(&item.at);
    if let Some(decision) = &item.decision {
        let mut marks = remarks(decision);
        marks.insert(0, decision.state.as_str().to_owned());
        let mut text = format!(
            "{at}  platform  {} by {} ({}){}\n",
            decision.answer.as_str(),
            person(&decision.person),
            marks.join(", "),
            Some(reasons(decision))
                .filter(|text| !text.is_empty())
                .map(|text| format!(" because {text}"))
                .unwrap_or_default(),
        );
        if let Some(comment) = &decision.comment {
            text.push_str(&prose(&format!("they wrote: {comment}"), 8));
        }
        return text;
    }
    match (&item.saved, &item.entry) {
        (Some(saved), _) => format!("{at}  saved here  {}", show_outbox::lines(saved)),
        (None, Some(entry)) => format!(
            "{at}  this console  {}, {} (entry {})\n",
            kind(entry),
            entry.person.as_ref().map(person).unwrap_or_default(),
            entry.seq
        ),
        (None, None) => String::new(),
    }
}

/// The two verdicts, apart.
pub fn facts(facts: &LedgerFacts) -> String {
    format!(
        "INTEGRITY: {}\nCOMPLETENESS: {}\n{} decisions of {} people are kept here. {}",
        integrity(&facts.integrity),
        completeness(&facts.completeness),
        facts.decisions,
        facts.people.len(),
        known(facts.completeness.known_until.as_deref()),
    )
}

fn integrity(integrity: &Integrity) -> String {
    let log = integrity.log;
    match (integrity.verdict, &integrity.looked_at, integrity.looked_entries) {
        (Verdict::Fails, ..) => {
            let fault = integrity.fault.as_deref().unwrap_or_default();
            let place = integrity.first_bad.map(|seq| format!(", first bad entry {seq}")).unwrap_or_default();
            let noted = if integrity.acknowledged { "a lead has taken note" } else { "no lead has taken note yet" };
            format!("fails. A log before log {log} does not hold ({fault}{place}); {noted}.{}", breaks(integrity))
        }
        (Verdict::Holds, Some(at), Some(looked)) => {
            let entries = integrity.entries;
            format!("holds. All {looked} entries of log {log} were as signed at {} UTC; {entries} now.", moment(at))
        }
        _ if integrity.fault.is_some() => format!(
            "cannot be said. A log before log {log} was rolled back; with the older file a finding may have gone.{}",
            breaks(integrity)
        ),
        _ => "cannot be said. Nobody has looked at every entry of this log yet.".to_owned(),
    }
}

fn breaks(integrity: &Integrity) -> String {
    match integrity.breaks {
        0 | 1 => String::new(),
        count => format!(" {count} logs of this console were found broken."),
    }
}

fn witnessed(completeness: &Completeness) -> String {
    match &completeness.witnessed {
        Some(seen) => format!(
            " Witnessed up to entry {} at {} UTC; {} came since, of which no witness knows yet.",
            seen.entry,
            moment(&seen.at),
            completeness.unwitnessed
        ),
        None => " No witness has seen this log yet.".to_owned(),
    }
}

fn completeness(completeness: &Completeness) -> String {
    let lacks = [
        (completeness.unreadable, "decisions of the feed could not be read"),
        (completeness.unknown_here, "decisions the platform has from this console are unknown here"),
        (completeness.unknown_there, "decisions confirmed here are not in the feed"),
    ];
    let mut told: Vec<String> =
        lacks.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
    told.extend(completeness.fault.iter().map(|fault| format!("a log before this one lacks entries ({fault})")));
    let verdict = match completeness.verdict {
        Verdict::Fails => format!("fails: {}.", told.join("; ")),
        Verdict::Holds => {
            "holds: nothing is known to be missing. Nobody can see from here what was never told.".to_owned()
        }
        Verdict::CannotSay => "cannot be said: the platform's feed was never read here.".to_owned(),
    };
    verdict + &witnessed(completeness)
}

fn kind(entry: &LedgerEntry) -> String {
    let mut kind = one_line(&entry.kind);
    if !entry.readable {
        kind.push_str(" (cannot be read)");
    }
    if entry.clock_back {
        kind.push_str(" (clock back)");
    }
    kind
}

fn person(person: &PersonName) -> String {
    match &person.name {
        Some(name) => format!("{} ({})", one_line(name), one_line(&person.id)),
        None => one_line(&person.id),
    }
}

fn reasons(decision: &LedgerDecision) -> String {
    let named =
        decision.reasons.iter().map(|reason| format!("{}:{}", one_line(&reason.scheme), one_line(&reason.code)));
    named.collect::<Vec<_>>().join(" ")
}

fn remarks(decision: &LedgerDecision) -> Vec<String> {
    let mut told = Vec::new();
    if decision.override_suspicion {
        told.push("override".to_owned());
    }
    match &decision.second {
        Some(second) => told.push(format!("second look: {} by {}", second.answer.as_str(), person(&second.person))),
        None if decision.second_look => told.push("second look".to_owned()),
        None => {}
    }
    if decision.superseded {
        told.push("ours superseded".to_owned());
    }
    if decision.made_here {
        told.push("made here".to_owned());
    }
    told
}

fn known(until: Option<&str>) -> String {
    match until {
        Some(until) => format!("The feed is known until {} UTC.", moment(until)),
        None => "The feed was never read here.".to_owned(),
    }
}

fn more(next: Option<&str>) -> String {
    next.map_or_else(String::new, |next| format!("\nMore with --after {}", one_line(next)))
}
