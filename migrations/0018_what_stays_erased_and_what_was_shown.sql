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

-- Since when a rule keeps the pictures of a closed case away: they are not fetched again. A case that opens again needs them.
ALTER TABLE cases ADD COLUMN pictures_erased_ms INTEGER;
UPDATE cases SET pictures_erased_ms = (SELECT max(e.erased_ms) FROM erasures AS e, json_each(e.classes) AS c
    WHERE e.case_id = cases.case_id AND e.cause = 'rule' AND c.value = 'pictures') WHERE closed_ms IS NOT NULL;
CREATE TRIGGER pictures_may_come_again AFTER UPDATE OF state ON cases
    WHEN new.state IN ('pending', 'awaiting_second', 'applying') AND new.pictures_erased_ms IS NOT NULL
    BEGIN UPDATE cases SET pictures_erased_ms = NULL WHERE case_id = new.case_id; END;

-- What beside the evidence a case was shown with when it was decided, sealed under the case key: a replay shows the case as its
-- reviewer saw it. It outlives the receipt and goes with the case. An entry of before has none, and a package of it says so.
CREATE TABLE shown_with (
    seq    INTEGER PRIMARY KEY REFERENCES entries (seq),
    sealed BLOB NOT NULL
) STRICT;
