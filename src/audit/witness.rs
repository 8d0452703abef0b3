//! What the witness's answer proves (decision 0025). Pure.
use second_look_verify::Checkpoint;
use second_look_verify::tree::Hash;

use super::standing::{LogFault, LogFaultCode};

/// What follows from what the witness says it saw last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeenLast {
    /// So many entries of this log, which it has: whether they are the same ones is to be looked at.
    Begins(u64),
    /// Only a log before this one: it does not know this one yet.
    EarlierLog,
    /// More than is here. This console signed it, so that nothing but an older file can be the reason.
    Broken(LogFault),
    /// No checkpoint of this console: the witness's word alone breaks no log.
    Unproven,
}

/// A log before the present one, as the file has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EarlierLog {
    /// Number of its first entry.
    pub first_seq: u64,
    /// Its entries.
    pub size: u64,
    /// The root over as many as the witness saw; none where it has fewer.
    pub root: Option<Hash>,
    /// A log that followed it says that entries are missing.
    pub loss_told: bool,
    /// A log that followed it says that something was changed.
    pub change_told: bool,
}

/// Judges what the witness says it saw last: the number of a log and a checkpoint this console signed, or nothing of that
/// kind. `epoch`, `first_seq` and `newest` say where this log is; `earlier` is the log the checkpoint is of, where that is
/// one before.
pub fn judge(
    seen: Option<(u32, &Checkpoint)>,
    (epoch, first_seq, newest): (u32, u64, &Checkpoint),
    earlier: Option<EarlierLog>,
) -> SeenLast {
    let Some((number, seen)) = seen else { return SeenLast::Unproven };
    let rolled_back = |end| SeenLast::Broken(LogFault { code: LogFaultCode::RolledBack, first_bad: Some(end) });
    if number > epoch || (number == epoch && seen.size > newest.size) {
        rolled_back(first_seq.saturating_add(newest.size))
    } else if number < epoch {
        // That the log was followed by another hides no loss in it, unless that one says so itself.
        match earlier {
            Some(log) if log.size < seen.size && !log.loss_told => rolled_back(log.first_seq.saturating_add(log.size)),
            Some(log) if log.size >= seen.size && log.root != Some(seen.root) && !log.change_told => {
                SeenLast::Broken(LogFault { code: LogFaultCode::Forked, first_bad: None })
            }
            _ => SeenLast::EarlierLog,
        }
    } else {
        SeenLast::Begins(seen.size)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checkpoint(size: u64) -> Checkpoint {
        Checkpoint { origin: "second-look/console/dev_1/log/2".to_owned(), size, root: [1; 32] }
    }

    fn said(number: u32, size: u64, earlier: Option<EarlierLog>) -> SeenLast {
        judge(Some((number, &checkpoint(size))), (2, 20, &checkpoint(7)), earlier)
    }

    const fn broken(code: LogFaultCode, first_bad: Option<u64>) -> SeenLast {
        SeenLast::Broken(LogFault { code, first_bad })
    }

    #[test]
    fn more_than_is_here_is_a_file_that_was_put_back() {
        assert_eq!(said(2, 8, None), broken(LogFaultCode::RolledBack, Some(27)), "more entries");
        assert_eq!(said(3, 1, None), broken(LogFaultCode::RolledBack, Some(27)), "a later log");
    }

    #[test]
    fn less_than_is_here_is_looked_at_and_nothing_signed_here_proves_nothing() {
        assert_eq!(said(2, 7, None), SeenLast::Begins(7));
        assert_eq!(said(2, 3, None), SeenLast::Begins(3));
        assert_eq!(judge(None, (2, 20, &checkpoint(7)), None), SeenLast::Unproven);
    }

    #[test]
    fn a_second_log_hides_no_rollback_of_the_first() {
        let whole = EarlierLog { first_seq: 0, size: 20, root: Some([1; 32]), loss_told: false, change_told: false };
        assert_eq!(said(1, 18, Some(whole)), SeenLast::EarlierLog, "it has what the witness saw");
        let short = EarlierLog { root: None, ..whole };
        assert_eq!(said(1, 900, Some(short)), broken(LogFaultCode::RolledBack, Some(20)));
        let changed = EarlierLog { change_told: true, ..short };
        assert_eq!(said(1, 900, Some(changed)), broken(LogFaultCode::RolledBack, Some(20)), "that is another matter");
        assert_eq!(said(1, 900, Some(EarlierLog { loss_told: true, ..short })), SeenLast::EarlierLog, "told already");
        let other = EarlierLog { root: Some([2; 32]), ..whole };
        assert_eq!(said(1, 18, Some(other)), broken(LogFaultCode::Forked, None), "other entries under the same size");
        assert_eq!(said(1, 18, Some(EarlierLog { change_told: true, ..other })), SeenLast::EarlierLog);
    }
}
