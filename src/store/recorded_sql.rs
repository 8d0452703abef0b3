//! The statements over the decisions of everybody. Lists walk an index in their order, whatever narrows them; a test asserts
//! the plans.

// Of an entry `e` on the case of `r`: it came too late against `r`, and not against another decision on the case. What
// stood against a second answer is a newer decision, or another second answer to the same one.
macro_rules! overtaken {
    () => {
        "e.state NOT IN ('confirmed', 'withdrawn') AND e.state = 'superseded' \
         AND (r.decision_id = e.theirs ->> 'decisionId' \
            OR (r.decision_id = e.second_to AND r.second_person = e.theirs ->> 'reviewerId'))"
    };
}

macro_rules! columns {
    () => {
        concat!(
            "r.n, r.decision_id, r.case_id, r.person, r.answer, r.state, r.overrides, r.second_look, r.second_person, \
         r.second_answer, r.recorded_ms, r.applied_ms, r.outcome, r.device, r.codes, r.words_sealed, \
         EXISTS (SELECT 1 FROM entries AS e WHERE e.case_id = r.case_id AND ",
            overtaken!(),
            ") AS overtook, \
         EXISTS (SELECT 1 FROM cases AS c WHERE c.case_id = r.case_id AND c.state <> 'sealed') AS is_here"
        )
    };
}

// 1 before (recorded), 2 before (n), 3 since, 4 person, 5 override, 6 second look, 7 superseded.
macro_rules! narrowed {
    () => {
        concat!(
            " AND r.recorded_ms >= ?3 AND (?4 IS NULL OR r.person = ?4 OR r.second_person = ?4) \
         AND (?5 = 0 OR r.overrides = 1) AND (?6 = 0 OR r.second_look = 1) \
         AND (?7 = 0 OR (r.case_id IN (SELECT case_id FROM entries \
                WHERE state NOT IN ('confirmed', 'withdrawn') AND state = 'superseded') \
            AND EXISTS (SELECT 1 FROM entries AS e WHERE e.case_id = r.case_id AND ",
            overtaken!(),
            ")))"
        )
    };
}

// 8 limit, 9 code, 10 how the code stands in `codes`, in lower case. A code that a decision no longer has may still stand
// in the index.
macro_rules! by_code {
    () => {
        " FROM recorded_codes AS k CROSS JOIN recorded AS r ON r.n = k.n \
         WHERE k.code = ?9 AND (k.recorded_ms, k.n) < (?1, ?2) AND k.recorded_ms = r.recorded_ms \
         AND instr(lower(r.codes), ?10) > 0"
    };
}

// 8 limit, 9 decision, 10 how a code stands in `codes`, if one is asked for too. An id is one decision, or one on each of a few
// cases: it is looked up, and the list's own order costs nothing.
macro_rules! by_decision {
    () => {
        " FROM recorded AS r WHERE r.decision_id = ?9 AND (+r.recorded_ms, r.n) < (?1, ?2) \
         AND (?10 IS NULL OR instr(lower(r.codes), ?10) > 0)"
    };
}

pub(super) const PAGE: &str = concat!(
    "SELECT ",
    columns!(),
    " FROM recorded AS r WHERE (r.recorded_ms, r.n) < (?1, ?2)",
    narrowed!(),
    " ORDER BY r.recorded_ms DESC, r.n DESC LIMIT ?8"
);
pub(super) const PAGE_OF_CODE: &str =
    concat!("SELECT ", columns!(), by_code!(), narrowed!(), " ORDER BY k.recorded_ms DESC, k.n DESC LIMIT ?8");
pub(super) const COUNT: &str =
    concat!("SELECT count(*) FROM recorded AS r WHERE (r.recorded_ms, r.n) < (?1, ?2)", narrowed!(), " LIMIT ?8");
pub(super) const COUNT_OF_CODE: &str = concat!("SELECT count(*)", by_code!(), narrowed!(), " LIMIT ?8");
pub(super) const PAGE_OF_DECISION: &str =
    concat!("SELECT ", columns!(), by_decision!(), narrowed!(), " ORDER BY r.recorded_ms DESC, r.n DESC LIMIT ?8");
pub(super) const COUNT_OF_DECISION: &str = concat!("SELECT count(*)", by_decision!(), narrowed!(), " LIMIT ?8");
pub(super) const OF_CASE: &str =
    concat!("SELECT ", columns!(), " FROM recorded AS r WHERE r.case_id = ?1 ORDER BY r.recorded_ms DESC LIMIT ?2");

/// Of a case under a hold what was written stays when the feed tells of it again without words that can be sealed.
pub(super) const KEEP: &str = "
INSERT INTO recorded (decision_id, case_id, person, answer, state, overrides, second_look, second_person, second_answer,
    recorded_ms, applied_ms, outcome, device, codes, words_sealed)
SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7, value ->> 8,
    value ->> 9, value ->> 10, value ->> 11, value ->> 12, value ->> 13, substr(?2, value ->> 14, value ->> 15)
FROM json_each(?1) WHERE true
ON CONFLICT (decision_id, case_id) DO UPDATE SET person = excluded.person, answer = excluded.answer,
    state = excluded.state, overrides = excluded.overrides, second_look = excluded.second_look,
    second_person = excluded.second_person, second_answer = excluded.second_answer, recorded_ms = excluded.recorded_ms,
    applied_ms = excluded.applied_ms, outcome = excluded.outcome, device = excluded.device, codes = excluded.codes,
    words_sealed = coalesce(excluded.words_sealed,
        (SELECT recorded.words_sealed FROM holds WHERE holds.case_id = excluded.case_id))";
pub(super) const KEEP_CODES: &str = "
INSERT OR IGNORE INTO recorded_codes (code, recorded_ms, n)
SELECT j.value ->> 0, r.recorded_ms, r.n FROM json_each(?1) AS j
    CROSS JOIN recorded AS r ON r.decision_id = j.value ->> 1 AND r.case_id = j.value ->> 2";
/// What stands of the decisions of a page before it is written: decision and case each.
pub(super) const BEFORE: &str = "
SELECT r.n, r.decision_id, r.case_id, r.recorded_ms, r.codes FROM json_each(?1) AS j
    CROSS JOIN recorded AS r ON r.decision_id = j.value ->> 0 AND r.case_id = j.value ->> 1";
pub(super) const HERE: &str =
    "SELECT case_id FROM cases WHERE case_id IN (SELECT value FROM json_each(?1)) AND state <> 'sealed'";
/// Cases that were taken away here.
pub(super) const GONE: &str = "SELECT case_id FROM recorded_gone WHERE case_id IN (SELECT value FROM json_each(?1))";
pub(super) const IS_GONE: &str = "INSERT OR IGNORE INTO recorded_gone (case_id) VALUES (?1)";
pub(super) const IS_BACK: &str = "DELETE FROM recorded_gone WHERE case_id IN (SELECT value FROM json_each(?1))";
/// When a rule erased last what decisions on these cases say.
pub(super) const WORDS_ERASED: &str = "
SELECT e.case_id, max(e.erased_ms) AS erased_ms FROM erasures AS e, json_each(e.classes) AS c
WHERE e.case_id IN (SELECT value FROM json_each(?1)) AND c.value = 'decisions' GROUP BY e.case_id";
pub(super) const KEEP_PERSON: &str = "
INSERT INTO recorded_people (person, name_sealed) VALUES (?1, ?2)
    ON CONFLICT (person) DO UPDATE SET name_sealed = coalesce(excluded.name_sealed, name_sealed)";
pub(super) const PEOPLE: &str = "SELECT person, name_sealed FROM recorded_people ORDER BY person";

pub(super) const WORDS_OF_CASE: &str =
    "SELECT n, decision_id, words_sealed FROM recorded WHERE case_id = ?1 AND words_sealed IS NOT NULL";
pub(super) const WRITE_WORDS: &str = "UPDATE recorded SET words_sealed = ?2 WHERE n = ?1";
pub(super) const CODES_OF_CASE: &str =
    "SELECT n, recorded_ms, codes FROM recorded WHERE case_id = ?1 AND codes <> '[]'";
pub(super) const FORGET: &str = "UPDATE recorded SET codes = '[]', words_sealed = NULL WHERE case_id = ?1";
/// 1 code, time and place each.
pub(super) const FORGET_CODES: &str = "
DELETE FROM recorded_codes WHERE (code, recorded_ms, n) IN
    (SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?1))";
/// For a row whose codes cannot be read any more.
pub(super) const FORGET_ALL_CODES: &str = "DELETE FROM recorded_codes WHERE n = ?1";
pub(super) const FORGET_WORDS: &str = "UPDATE recorded SET words_sealed = NULL WHERE n = ?1";

/// First answers of somebody else that wait for a second. 1 person, 2 console.
pub(super) const CODES_OF_WAITING: &str = "
DELETE FROM recorded_codes WHERE n IN
    (SELECT n FROM recorded WHERE state = 'awaiting_second' AND person <> ?1 AND device IS NOT ?2)";
pub(super) const FORGET_WAITING: &str =
    "DELETE FROM recorded WHERE state = 'awaiting_second' AND person <> ?1 AND device IS NOT ?2";

/// Decisions the platform says this console sent, and of which it has no entry. 1 this console.
pub(super) const UNKNOWN_HERE: &str = "
SELECT count(*) FROM recorded AS r WHERE r.device = ?1
    AND NOT EXISTS (SELECT 1 FROM entries AS e WHERE e.case_id = r.case_id AND e.decision_id = r.decision_id)";
/// Decisions confirmed here, of the newest so many, which the feed does not tell of though it is known beyond them. A second
/// answer stands in the feed with the decision it answers. 1 known until, 2 how many.
pub(super) const UNKNOWN_THERE: &str = "
SELECT count(*) FROM (SELECT case_id, decision_id, second_to, state, receipt FROM entries ORDER BY seq DESC LIMIT ?2) AS e
WHERE e.state = 'confirmed' AND unixepoch(e.receipt ->> 'recordedAt') * 1000 < ?1
    AND NOT EXISTS (SELECT 1 FROM recorded AS r
        WHERE r.case_id = e.case_id AND r.decision_id = coalesce(e.second_to, e.decision_id))";

#[cfg(test)]
pub(super) const STATEMENTS: &[&str] = &[
    PAGE,
    PAGE_OF_CODE,
    COUNT,
    COUNT_OF_CODE,
    PAGE_OF_DECISION,
    COUNT_OF_DECISION,
    OF_CASE,
    KEEP,
    KEEP_CODES,
    BEFORE,
    HERE,
    GONE,
    IS_GONE,
    IS_BACK,
    WORDS_ERASED,
    KEEP_PERSON,
    PEOPLE,
    WORDS_OF_CASE,
    WRITE_WORDS,
    CODES_OF_CASE,
    FORGET,
    FORGET_CODES,
    FORGET_ALL_CODES,
    FORGET_WORDS,
    CODES_OF_WAITING,
    FORGET_WAITING,
    UNKNOWN_HERE,
    UNKNOWN_THERE,
];
