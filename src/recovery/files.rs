//! The files themselves: names of ours alone, for their owner only, written whole or not at all.
use std::io;
use std::path::Path;

use super::{RecoveryKey, RecoverySheet};
use crate::ids::DecisionId;
use crate::store::private_file;

const ENDING: &str = ".age";
/// What a write that was cut off leaves.
const PART: &str = ".part";

/// A name says which decision and which key, and nothing of a case. Another key is another name, so that a changed key
/// leads to new files before the old ones go.
pub(super) fn name(decision_id: DecisionId, key: &RecoveryKey) -> String {
    format!("{decision_id}-{}{ENDING}", key.mark())
}

/// The names of ours in the folder; none where there is no folder.
pub(super) fn list(folder: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    names.filter(|name| decision_of(name).is_some()).collect()
}

/// The decision a name speaks of, also where a write was cut off.
fn decision_of(name: &str) -> Option<DecisionId> {
    let name = name.strip_suffix(PART).unwrap_or(name).strip_suffix(ENDING)?;
    let (decision, mark) = name.rsplit_once('-')?;
    (mark.len() == 8).then(|| decision.parse().ok()).flatten()
}

/// The file of a decision that counts: the one to this key, or else any whole one.
fn counts(there: &[String], decision_id: DecisionId, key: Option<&RecoveryKey>) -> Option<String> {
    let newest = key.map(|key| name(decision_id, key)).filter(|name| there.contains(name));
    let whole = |name: &&String| decision_of(name) == Some(decision_id) && !name.ends_with(PART);
    newest.or_else(|| there.iter().find(whole).cloned())
}

/// Writes the new files, then deletes those of decisions that are not `owed`, those to another key whose successor stands,
/// and what a cut-off write left. How many of the owed decisions have a file now.
pub(super) fn settle(
    folder: &Path,
    key: Option<&RecoveryKey>,
    owed: &[DecisionId],
    new: &[(String, RecoverySheet)],
) -> usize {
    for (name, sheet) in new {
        if let Some(key) = key
            && let Err(cause) = write(folder, key, name, sheet)
        {
            tracing::warn!(kind = ?cause.kind(), "a recovery file could not be written; it is tried again");
        }
    }
    let there = list(folder);
    let counting: Vec<String> = owed.iter().filter_map(|decision| counts(&there, *decision, key)).collect();
    for over in there.iter().filter(|name| !counting.contains(name)) {
        if let Err(cause) = private_file::remove_if_there(&folder.join(over)) {
            tracing::warn!(kind = ?cause.kind(), "a recovery file that is over could not be deleted; it is tried again");
        }
    }
    counting.len()
}

fn write(folder: &Path, key: &RecoveryKey, name: &str, sheet: &RecoverySheet) -> io::Result<()> {
    private_file::private_folder(folder)?;
    let clear = zeroize::Zeroizing::new(sheet.to_bytes().map_err(|_never| io::ErrorKind::InvalidData)?);
    let sealed = key.seal(&clear).map_err(|_why| io::ErrorKind::Other)?;
    private_file::replace(&folder.join(name), &sealed)
}
