//! Accounts that belong together and what is missing of them, mandatory fields that are empty; the extra
//! transfer of one country.
use super::{Lines, Tone, Topic, list, moment};
use crate::case::evidence::{AccountField, CheckState};

/// Countries whose rules ask for a transfer from the person's own account beside a qualified signature, in every list of
/// codes (seed E names one).
const ASK_FOR_TRANSFER: [&str; 4] = ["DE", "DEU", "D", "GERMANY"];

/// The transfer as a check of its own, told apart from everything else that can be missing.
pub(super) fn transfer(lines: &mut Lines<'_>) {
    let evidence = lines.seen.evidence;
    if let Some(transfer) = evidence.transfers.last() {
        let word = transfer.word.as_deref().unwrap_or("-");
        let at = transfer.received_at.map_or_else(|| lines.say("check-time_not_said", &[]), moment);
        let (tone, key) = match transfer.state {
            CheckState::Passed => (Tone::Fine, "check-transfer-received"),
            CheckState::Failed | CheckState::Error => (Tone::Differs, "check-transfer-failed"),
            CheckState::NotRun => (Tone::Caution, "check-transfer-waits"),
            CheckState::NotBought => (Tone::Note, "check-transfer-not_needed"),
            CheckState::Unknown => (Tone::Caution, "check-transfer-unknown"),
        };
        lines.add(Topic::Transfer, tone, key, &[("word", word), ("at", &at)]);
        return;
    }
    let country = super::dates::value(evidence, "address.country").map(|(text, _)| text.trim().to_uppercase());
    let asked = country.filter(|country| ASK_FOR_TRANSFER.contains(&country.as_str()));
    if let Some(country) = asked.filter(|_| !evidence.qes.is_empty()) {
        lines.add(Topic::Transfer, Tone::Caution, "check-transfer-expected", &[("country", &country)]);
    }
}

/// Whom the review is for, and what is still to come.
pub(super) fn accounts(lines: &mut Lines<'_>) {
    let Some(review) = lines.seen.evidence.kyc.last() else { return };
    let accounts = &review.accounts;
    if let Some(parent) = &accounts.parent_user_id {
        lines.add(Topic::Accounts, Tone::Caution, "check-accounts-child", &[("parent", parent)]);
    }
    if !accounts.missing.is_empty() {
        lines.add(Topic::Accounts, Tone::Caution, "check-accounts-missing", &[("list", &list(&accounts.missing))]);
    }
    if !accounts.empty_fields.is_empty() {
        let names = AccountField::labels(&accounts.empty_fields, lines.seen.language);
        lines.add(Topic::Accounts, Tone::Caution, "check-accounts-fields", &[("list", &names)]);
    }
    let (waiting, whole): (Vec<_>, Vec<_>) = accounts.children.iter().partition(|child| child.waits());
    for child in waiting {
        if child.missing.is_empty() {
            lines.add(Topic::Accounts, Tone::Caution, "check-accounts-child_none", &[("user", &child.user_id)]);
            continue;
        }
        let arguments = [("user", child.user_id.as_str()), ("list", &list(&child.missing))];
        lines.add(Topic::Accounts, Tone::Caution, "check-accounts-child_missing", &arguments);
    }
    if !whole.is_empty() {
        let names: Vec<String> = whole.iter().map(|child| child.user_id.clone()).collect();
        lines.add(Topic::Accounts, Tone::Note, "check-accounts-children", &[("list", &list(&names))]);
    }
}
