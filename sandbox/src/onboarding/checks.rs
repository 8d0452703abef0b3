//! The checks behind the steps, each in one of three states: not bought, not run, or with a result.
use super::course::Match;
use super::journey::{Decision, Step, Transaction};

/// Checks a customer may buy on top, and the step each belongs to.
pub const OPTIONAL: [(&str, Step); 5] = [
    ("email.risk", Step::SessionRisk),
    ("phone.simSwap", Step::PersonalData),
    ("phone.recycledNumber", Step::PersonalData),
    ("identity.persistentId", Step::PersonalData),
    ("knowledge.questions", Step::Document),
];

/// Early reasons, and the check each comes from.
const EARLY: [(&str, &str); 4] = [
    ("TOR_EXIT_NODE", "network.tor"),
    ("IP_ATTACK_SOURCE", "network.reputation"),
    ("BOT_DETECTED", "network.bot"),
    ("HIGH_VELOCITY", "session.velocity"),
];

/// Name and result of every check, in the order they run.
#[must_use]
pub fn checks(transaction: &Transaction, bought: &[String]) -> Vec<(&'static str, &'static str)> {
    let course = &transaction.course;
    let mut found = Vec::new();
    if !course.risks.is_empty() {
        let told = EARLY.iter().filter(|(code, _)| course.risks.contains(code));
        found.extend(told.map(|(_, name)| (*name, "fail")));
    }
    let (phone, address) = match (transaction.result(Step::PersonalData), course.matched) {
        (None, _) | (Some(_), Match::CountryNotReached) => ("not_run", "not_run"),
        (Some(_), Match::Yes) => ("pass", "pass"),
        (Some(_), Match::No) => ("fail", "pass"),
        (Some(_), Match::Error) => ("error", "error"),
    };
    found.extend([("name.phone", phone), ("name.address", address)]);
    if let Some(result) = transaction.result(Step::Document) {
        found.extend([("document.authentic", "pass"), ("selfie.match", result)]);
    }
    found.extend(OPTIONAL.map(|(name, step)| (name, optional(transaction, bought, name, step))));
    found
}

fn optional(transaction: &Transaction, bought: &[String], name: &str, step: Step) -> &'static str {
    if !bought.iter().any(|known| known == name) {
        return "not_bought";
    }
    // Numbers and identities are looked up where the carrier knows the person; questions stand in for a document.
    let reached = transaction.result(step).is_some();
    let runs = match (step, name) {
        (_, "identity.persistentId") => transaction.decision == Decision::Approve,
        (Step::PersonalData, _) => reached && transaction.course.matched == Match::Yes,
        (Step::Document, _) => false,
        _ => reached,
    };
    match (runs, transaction.course.failing.contains(&name)) {
        (false, _) => "not_run",
        (true, true) => "fail",
        (true, false) => "pass",
    }
}
