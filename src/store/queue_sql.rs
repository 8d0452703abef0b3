//! The statements of the queue. Each walks an index in the order of the list; the test `queue_plans` holds them to it. What
//! the queue is narrowed by stands in that index (migration 0008): no row that does not match is read.
use super::cases::case_columns;

/// A fact with one value a case, and the list it is held against: `|a|b|`, or `!|a|b|` for none of them.
macro_rules! fact {
    ($list:literal, $column:literal) => {
        concat!(
            " AND (",
            $list,
            " IS NULL OR (instr(",
            $list,
            ", '|' || lower(coalesce(",
            $column,
            ", '')) || '|') > 0) = (substr(",
            $list,
            ", 1, 1) = '|'))"
        )
    };
}
/// A fact with several values a case.
macro_rules! any_of {
    ($list:literal, $member:literal) => {
        concat!(
            "EXISTS (SELECT 1 FROM json_each(opened_because) AS because WHERE instr(",
            $list,
            ", '|' || lower(because.value ->> '",
            $member,
            "') || '|') > 0)"
        )
    };
}
/// Filters; an absent one filters nothing. What is only held ready for a person (`lookahead`) is not theirs yet.
macro_rules! matching {
    ($source:literal, $verdict:literal, $document:literal, $tier:literal, $country:literal, $code:literal,
     $no_code:literal, $family:literal, $no_family:literal, $holder:literal, $due_before:literal, $opened_after:literal,
     $opened_before:literal; $me:literal, $now:literal) => {
        concat!(
            fact!($source, "cases.source"),
            fact!($verdict, "device_verdict"),
            fact!($document, "document_verdict"),
            fact!($tier, "contract_tier"),
            fact!($country, "document_country"),
            " AND (",
            $code,
            " IS NULL OR ",
            any_of!($code, "code"),
            ") AND (",
            $no_code,
            " IS NULL OR NOT ",
            any_of!($no_code, "code"),
            ") AND (",
            $family,
            " IS NULL OR ",
            any_of!($family, "family"),
            ") AND (",
            $no_family,
            " IS NULL OR NOT ",
            any_of!($no_family, "family"),
            ") AND (",
            $holder,
            " IS NULL OR CASE ",
            $holder,
            " WHEN 'free' THEN holder_id IS NULL OR holder_expires_ms <= ",
            $now,
            " OR holder_id = ",
            $me,
            " ELSE holder_id = ",
            $me,
            " AND holder_expires_ms > ",
            $now,
            " AND CASE ",
            $holder,
            " WHEN 'pack' THEN holder_purpose = 'pack' ELSE holder_purpose IS NOT 'lookahead' END END)",
            " AND (",
            $due_before,
            " IS NULL OR due_ms < ",
            $due_before,
            ") AND (",
            $opened_after,
            " IS NULL OR opened_ms > ",
            $opened_after,
            ") AND (",
            $opened_before,
            " IS NULL OR opened_ms < ",
            $opened_before,
            ")"
        )
    };
}
/// Parameters of the lists: 1 rank after, 2 case after, 3 limit, 4 source, 5 verdict, 6 family, 7 cases found, 8 holder
/// (`mine`, `free`, `pack`), 9 me, 10 now, 11 due before, 12 state, 13 document verdict, 14 tier of the contract, 15 country,
/// 16 code, 17 none of these codes, 18 none of these families, 19 opened after, 20 opened before.
macro_rules! filters {
    () => {
        matching!("?4", "?5", "?13", "?14", "?15", "?16", "?17", "?6", "?18", "?8", "?11", "?19", "?20"; "?9", "?10")
    };
}
macro_rules! list {
    ($from:literal, $which:expr) => {
        concat!(
            "SELECT ",
            case_columns!(),
            ", name_sealed, document_country, contract_tier, rank_ms FROM cases ",
            $from,
            " WHERE ",
            $which,
            " AND (rank_ms, case_id) > (?1, ?2)",
            filters!(),
            " ORDER BY rank_ms, case_id LIMIT ?3"
        )
    };
}
macro_rules! count {
    ($from:literal, $which:expr) => {
        concat!("SELECT count(*) FROM cases ", $from, " WHERE ", $which, filters!())
    };
}
/// Among what the search index found: each is looked up by its id, and there are few.
macro_rules! found {
    ($which:expr) => {
        concat!("case_id IN (SELECT value FROM json_each(?7)) AND +", $which)
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
/// The same lists among what the search index found.
pub(super) const QUEUE_FOUND: &str = list!("", found!("in_queue = 1"));
pub(super) const STATE_FOUND: &str = list!("", found!("state = ?12"));
pub(super) const OPERATIONS_FOUND: &str = list!("", found!("state = 'pending' AND operations = 1"));
pub(super) const SECOND_FOUND: &str = list!("", found!(second_due!()));
/// The place of one case in the order of the lists.
pub(super) const RANK: &str = "SELECT rank_ms FROM cases WHERE case_id = ?1";
/// Length of the queue without filters, at the same cost whatever its length.
pub(super) const QUEUE_LENGTH: &str = "SELECT n FROM queue_length WHERE one = 1";
/// How many cases of the queue have which document verdict, at the same cost whatever its length.
pub(super) const QUEUE_DOCUMENTS: &str = "SELECT verdict, n FROM queue_documents ORDER BY verdict";
/// How many cases of the queue have a contract of which tier, at the same cost whatever its length.
pub(super) const QUEUE_CONTRACTS: &str = "SELECT tier, n FROM queue_contracts ORDER BY tier";
/// Length of the queue under filters.
pub(super) const QUEUE_COUNT: &str = count!("INDEXED BY cases_in_queue", "in_queue = 1");
/// Number of cases of one state under filters.
pub(super) const STATE_COUNT: &str = count!("INDEXED BY cases_by_state", "state = ?12");
/// Length of the second person's queue.
pub(super) const SECOND_LENGTH: &str =
    concat!("SELECT count(*) FROM cases INDEXED BY cases_by_state WHERE ", second_due!());
/// The same under filters.
pub(super) const SECOND_COUNT: &str = count!("INDEXED BY cases_by_state", second_due!());
/// Number of cases of the operations queue under filters.
pub(super) const OPERATIONS_COUNT: &str = count!("INDEXED BY cases_by_state", "state = 'pending' AND operations = 1");
/// And among what the search index found.
pub(super) const QUEUE_FOUND_COUNT: &str = count!("", found!("in_queue = 1"));
pub(super) const STATE_FOUND_COUNT: &str = count!("", found!("state = ?12"));
pub(super) const OPERATIONS_FOUND_COUNT: &str = count!("", found!("state = 'pending' AND operations = 1"));
pub(super) const SECOND_FOUND_COUNT: &str = count!("", found!(second_due!()));

macro_rules! of_view {
    () => {
        matching!("view.source", "view.verdict", "view.document", "view.tier", "view.country", "view.code", "view.no_code",
            "view.family", "view.no_family", "view.holder", "view.due_before", "view.opened_after", "view.opened_before"; "?2", "?3")
    };
}
/// How many cases each of some views has, all in one walk. 1 the views, 2 me, 3 now. A view is an array, in the order of the
/// columns below; each is read once.
pub(super) const VIEW_COUNTS: &str = concat!(
    "WITH view AS MATERIALIZED (SELECT value ->> 0 AS place, value ->> 1 AS list, value ->> 2 AS source,
 value ->> 3 AS verdict, value ->> 4 AS document, value ->> 5 AS tier, value ->> 6 AS country, value ->> 7 AS code,
 value ->> 8 AS no_code, value ->> 9 AS family, value ->> 10 AS no_family, value ->> 11 AS holder,
 value ->> 12 AS due_before, value ->> 13 AS opened_after, value ->> 14 AS opened_before FROM json_each(?1))
SELECT view.place AS place, count(*) AS n FROM cases INDEXED BY cases_in_queue CROSS JOIN view
 WHERE in_queue = 1 AND view.list = 'queue'",
    of_view!(),
    " GROUP BY view.place UNION ALL
SELECT view.place, count(*) FROM view CROSS JOIN cases INDEXED BY cases_by_state
 WHERE cases.state = view.list",
    of_view!(),
    " GROUP BY view.place UNION ALL
SELECT view.place, count(*) FROM view CROSS JOIN cases INDEXED BY cases_by_state
 WHERE view.list = 'second' AND ",
    second_due!(),
    of_view!(),
    " GROUP BY view.place UNION ALL
SELECT view.place, count(*) FROM view CROSS JOIN cases INDEXED BY cases_by_state
 WHERE view.list = 'operations' AND state = 'pending' AND operations = 1",
    of_view!(),
    " GROUP BY view.place"
);

#[cfg(test)]
pub(super) const STATEMENTS: &[&str] = &[
    QUEUE,
    BY_STATE,
    OPERATIONS,
    SECOND,
    QUEUE_FOUND,
    STATE_FOUND,
    OPERATIONS_FOUND,
    SECOND_FOUND,
    QUEUE_LENGTH,
    QUEUE_DOCUMENTS,
    QUEUE_CONTRACTS,
    QUEUE_COUNT,
    STATE_COUNT,
    OPERATIONS_COUNT,
    SECOND_LENGTH,
    SECOND_COUNT,
    QUEUE_FOUND_COUNT,
    STATE_FOUND_COUNT,
    OPERATIONS_FOUND_COUNT,
    SECOND_FOUND_COUNT,
    VIEW_COUNTS,
];
