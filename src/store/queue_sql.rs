//! The statements of the queue. Each walks an index in the order of the list; the test `queue_plans` holds them to it.
use super::cases::case_columns;

/// Filters shared by the statements below; a null parameter filters nothing.
/// 1 rank after, 2 case after, 3 limit, 4 source, 5 verdict, 6 family, 7 text, 8 holder (`mine`, `free`), 9 me,
/// 10 now, 11 due before, 13 document verdict, 14 tier of the contract. What is only held ready for a person (`lookahead`) is not theirs yet.
macro_rules! list {
    ($from:literal, $which:expr) => {
        concat!(
            "SELECT ",
            case_columns!(),
            ", name_sealed, document_country, contract_tier, rank_ms FROM cases ",
            $from,
            " WHERE ",
            $which,
            " AND (rank_ms, case_id) > (?1, ?2) AND (?4 IS NULL OR source = ?4)",
            " AND (?5 IS NULL OR device_verdict = ?5)",
            " AND (?6 IS NULL OR EXISTS (SELECT 1 FROM json_each(opened_because) WHERE value ->> 'family' = ?6))",
            " AND (?7 IS NULL OR instr(lower(case_id || ' ' || coalesce(session_id, '') || ' ' || opened_because",
            " || ' ' || coalesce(device_verdict, '') || ' ' || coalesce(document_country, '')), ?7) > 0)",
            " AND (?8 IS NULL OR CASE ?8 WHEN 'mine' THEN holder_id = ?9 AND holder_expires_ms > ?10",
            " AND holder_purpose IS NOT 'lookahead'",
            " ELSE holder_id IS NULL OR holder_expires_ms <= ?10 OR holder_id = ?9 END)",
            " AND (?11 IS NULL OR due_ms < ?11) AND (?13 IS NULL OR document_verdict = ?13)",
            " AND (?14 IS NULL OR contract_tier = ?14)",
            " ORDER BY rank_ms, case_id LIMIT ?3"
        )
    };
}
macro_rules! count {
    ($which:expr) => {
        concat!(
            "SELECT count(*) FROM cases WHERE ",
            $which,
            " AND (?4 IS NULL OR source = ?4) AND (?5 IS NULL OR device_verdict = ?5)",
            " AND (?6 IS NULL OR EXISTS (SELECT 1 FROM json_each(opened_because) WHERE value ->> 'family' = ?6))",
            " AND (?7 IS NULL OR instr(lower(case_id || ' ' || coalesce(session_id, '') || ' ' || opened_because",
            " || ' ' || coalesce(device_verdict, '') || ' ' || coalesce(document_country, '')), ?7) > 0)",
            " AND (?8 IS NULL OR CASE ?8 WHEN 'mine' THEN holder_id = ?9 AND holder_expires_ms > ?10",
            " AND holder_purpose IS NOT 'lookahead'",
            " ELSE holder_id IS NULL OR holder_expires_ms <= ?10 OR holder_id = ?9 END)",
            " AND (?11 IS NULL OR due_ms < ?11) AND (?13 IS NULL OR document_verdict = ?13)",
            " AND (?14 IS NULL OR contract_tier = ?14)"
        )
    };
}

macro_rules! second_due {
    () => {
        "state = 'awaiting_second' AND operations = 0 AND first_answer IS NOT NULL AND own_first IS NOT first_answer
 AND coalesce(entry_state, '') NOT IN ('queued', 'sending', 'unknown', 'accepted', 'confirmed')
 AND NOT EXISTS (SELECT 1 FROM entries WHERE entries.case_id = cases.case_id
    AND entries.second_to = cases.first_answer AND entries.state = 'confirmed')"
    };
}

/// The reviewers' queue: pending, and not already decided by us.
pub(super) const QUEUE: &str = list!("INDEXED BY cases_in_queue", "in_queue = 1");
/// Cases of one state, parameter 12.
pub(super) const BY_STATE: &str = list!("INDEXED BY cases_by_state", "state = ?12");
/// The operations queue: pending, and a fault of the workflow. There are few; the walk is along all that is pending.
pub(super) const OPERATIONS: &str = list!("INDEXED BY cases_by_state", "state = 'pending' AND operations = 1");
/// The second person's queue: waiting for an answer to a decision that is named and not known to be this person's own, and
/// that nothing of ours is on its way for. There are few; the walk is along all that wait.
pub(super) const SECOND: &str = list!("INDEXED BY cases_by_state", second_due!());
/// Length of the queue without filters, at the same cost whatever its length.
pub(super) const QUEUE_LENGTH: &str = "SELECT n FROM queue_length WHERE one = 1";
/// How many cases of the queue have which document verdict, at the same cost whatever its length.
pub(super) const QUEUE_DOCUMENTS: &str = "SELECT verdict, n FROM queue_documents ORDER BY verdict";
/// How many cases of the queue have a contract of which tier, at the same cost whatever its length.
pub(super) const QUEUE_CONTRACTS: &str = "SELECT tier, n FROM queue_contracts ORDER BY tier";
/// Length of the queue under filters.
pub(super) const QUEUE_COUNT: &str = count!("in_queue = 1");
/// Number of cases of one state under filters.
pub(super) const STATE_COUNT: &str = count!("state = ?12");
/// Length of the second person's queue.
pub(super) const SECOND_LENGTH: &str =
    concat!("SELECT count(*) FROM cases INDEXED BY cases_by_state WHERE ", second_due!());
/// The same under filters.
pub(super) const SECOND_COUNT: &str = count!(second_due!());
/// Number of cases of the operations queue under filters.
pub(super) const OPERATIONS_COUNT: &str = count!("state = 'pending' AND operations = 1");

#[cfg(test)]
pub(super) const STATEMENTS: &[&str] = &[
    QUEUE,
    BY_STATE,
    OPERATIONS,
    SECOND,
    QUEUE_LENGTH,
    QUEUE_DOCUMENTS,
    QUEUE_CONTRACTS,
    QUEUE_COUNT,
    STATE_COUNT,
    OPERATIONS_COUNT,
    SECOND_LENGTH,
    SECOND_COUNT,
];
