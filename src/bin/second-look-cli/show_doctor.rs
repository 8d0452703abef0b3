//! A checkup in a terminal.
use second_look::console::{Checkup, PictureWalls, SignInState};

use crate::table::{columns, moment, one_line, prose};

/// Facts first, problems last: the end of the output is what is read.
pub fn text(checkup: &Checkup) -> String {
    let mut rows = vec![row("second-look", &checkup.version)];
    if let Some(file) = &checkup.file {
        rows.push(row("SQLite", &file.sqlite));
        rows.push(row("SQLCipher", file.cipher.as_deref().unwrap_or("missing")));
        rows.push(row("journal mode", &file.journal_mode));
    }
    if let Some(profile) = &checkup.profile {
        rows.push(row("environment", &profile.environment));
        rows.push(row("keys lie in", profile.key_place.as_deref().unwrap_or("no place yet")));
        rows.push(row("undo time", &format!("{} s", profile.undo_secs)));
        rows.push(row("lease asked for", &format!("{} s", profile.lease_secs)));
        let whose = if profile.policy.built_in { "built in" } else { "the organisation's" };
        rows.push(row("step-up policy", &format!("{}, {whose}", profile.policy.version)));
        rows.push(row("sign-in", sign_in(checkup.sign_in)));
        rows.push(row("last sync", &checkup.last_synced_at.as_deref().map_or_else(|| "never".to_owned(), utc)));
        rows.push(row("cases in the queue", &checkup.cases_pending.to_string()));
        let counts = checkup.counts;
        let decisions = [counts.held, counts.waiting, counts.sent, counts.needs_you].map(|count| count.to_string());
        rows.push(row("decisions", &format!("Held, Waiting, Sent, Needs you: {}", decisions.join(", "))));
    }
    if let Some(memory) = &checkup.memory {
        rows.push(row("memory images", if memory.no_dumps { "none are written" } else { "the system may write them" }));
        rows.push(row("swap space", memory.swap.as_str()));
    }
    if let Some(facts) = checkup.recovery {
        rows.push(row("recovery files", &format!("{} of {}", facts.written, facts.owed)));
    }
    rows.push(row("codes described", &checkup.catalogue.codes.to_string()));
    if let Some(walls) = &checkup.picture_walls {
        rows.push(row("picture walls", &picture_walls(walls)));
    }
    for address in &checkup.addresses {
        let answers = if address.answers { "answers" } else { address.code.as_deref().unwrap_or("silent") };
        rows.push(row(&format!("address {}", address.name), answers));
    }
    for facts in &checkup.quarantine {
        rows.push(row("in quarantine", &format!("{} from {}: {}", facts.count, facts.place, facts.code)));
    }
    let mut text = columns(&rows);
    if checkup.is_sound() {
        text.push_str("\nEverything is in order.");
    }
    for problem in &checkup.problems {
        text.push_str(&format!("\n[{}]\n", one_line(&problem.code)));
        for line in problem.message.lines().chain(problem.action.as_deref()) {
            text.push_str(&prose(line, 2));
        }
    }
    text
}

fn row(name: &str, says: &str) -> Vec<String> {
    vec![name.to_owned(), one_line(says)]
}

fn picture_walls(walls: &PictureWalls) -> String {
    let standing = if walls.standing.is_empty() { "none".to_owned() } else { walls.standing.join(", ") };
    if walls.missing.is_empty() { standing } else { format!("{standing}; missing: {}", walls.missing.join(", ")) }
}

fn utc(at: &str) -> String {
    format!("{} UTC", moment(at))
}

const fn sign_in(state: SignInState) -> &'static str {
    match state {
        SignInState::SignedOut => "nobody",
        SignInState::SigningIn => "under way",
        SignInState::SignedIn => "signed in",
        SignInState::SignInNeeded => "has ended",
    }
}
