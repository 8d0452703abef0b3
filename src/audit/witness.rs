//! What the witness's answer proves (decision 0025). Pure.
use second_look_verify::Checkpoint;

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

/// Judges what the witness says it saw last: the number of a log and a checkpoint this console signed, or nothing of that
/// kind. `epoch`, `first_seq` and `newest` say where this log is.
pub fn judge(seen: Option<(u32, &Checkpoint)>, epoch: u32, first_seq: u64, newest: &Checkpoint) -> SeenLast {
    let Some((number, seen)) = seen else { return SeenLast::Unproven };
    let rolled_back =
        LogFault { code: LogFaultCode::RolledBack, first_bad: Some(first_seq.saturating_add(newest.size)) };
    if number > epoch || (number == epoch && seen.size > newest.size) {
        SeenLast::Broken(rolled_back)
    } else if number < epoch {
        SeenLast::EarlierLog
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

    #[test]
    fn more_than_is_here_is_a_file_that_was_put_back() {
        let broken = SeenLast::Broken(LogFault { code: LogFaultCode::RolledBack, first_bad: Some(27) });
        assert_eq!(judge(Some((2, &checkpoint(8))), 2, 20, &checkpoint(7)), broken, "more entries");
        assert_eq!(judge(Some((3, &checkpoint(1))), 2, 20, &checkpoint(7)), broken, "a later log");
    }

    #[test]
    fn less_than_is_here_is_looked_at_and_nothing_signed_here_proves_nothing() {
        assert_eq!(judge(Some((2, &checkpoint(7))), 2, 20, &checkpoint(7)), SeenLast::Begins(7));
        assert_eq!(judge(Some((2, &checkpoint(3))), 2, 20, &checkpoint(7)), SeenLast::Begins(3));
        assert_eq!(judge(Some((1, &checkpoint(900))), 2, 20, &checkpoint(7)), SeenLast::EarlierLog);
        assert_eq!(judge(None, 2, 20, &checkpoint(7)), SeenLast::Unproven);
    }
}
