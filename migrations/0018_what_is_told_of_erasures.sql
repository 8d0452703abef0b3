-- The record of erasures tells of evidence too that nobody here needs any more: somebody else decided the case.
CREATE TABLE erasures_told (
    n         INTEGER PRIMARY KEY,
    case_id   TEXT NOT NULL,
    erased_ms INTEGER NOT NULL,
    cause     TEXT NOT NULL CHECK (cause IN ('rule', 'platform', 'hold_lifted', 'not_needed')),
    rules     TEXT NOT NULL,
    version   TEXT NOT NULL,
    basis     TEXT NOT NULL,
    classes   TEXT NOT NULL,
    entry     INTEGER NOT NULL
) STRICT;
INSERT INTO erasures_told (n, case_id, erased_ms, cause, rules, version, basis, classes, entry)
    SELECT n, case_id, erased_ms, cause, rules, version, basis, classes, entry FROM erasures;
DROP TABLE erasures;
ALTER TABLE erasures_told RENAME TO erasures;
-- What a rule erased is asked for whenever something of its case is told again.
CREATE INDEX erasures_of_case ON erasures (case_id, erased_ms);

-- What beside the evidence a case was shown with when it was decided, sealed under the case key: a replay shows the case as its
-- reviewer saw it. It outlives the receipt and goes with the case. An entry of before has none, and a package of it says so.
CREATE TABLE shown_with (
    seq    INTEGER PRIMARY KEY REFERENCES entries (seq),
    sealed BLOB NOT NULL
) STRICT;
