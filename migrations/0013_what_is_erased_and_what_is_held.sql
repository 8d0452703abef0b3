-- Keys and erasure (decisions 0032 and 0033).

-- Which keys an epoch still wraps, so that a change of epochs and the look at opening read what they need and no more.
CREATE INDEX case_keys_by_epoch ON case_keys (epoch);

-- When a case was closed, by the platform's clock. Null: it is open.
ALTER TABLE cases ADD COLUMN closed_ms INTEGER;
UPDATE cases SET closed_ms = updated_ms WHERE state = 'decided';
CREATE INDEX cases_closed ON cases (closed_ms, case_id) WHERE closed_ms IS NOT NULL;
CREATE TRIGGER case_comes_closed AFTER INSERT ON cases WHEN new.state = 'decided'
    BEGIN UPDATE cases SET closed_ms = new.updated_ms WHERE case_id = new.case_id; END;
CREATE TRIGGER case_closes AFTER UPDATE OF state ON cases WHEN new.state = 'decided' AND new.closed_ms IS NULL
    BEGIN UPDATE cases SET closed_ms = new.updated_ms WHERE case_id = new.case_id; END;
CREATE TRIGGER case_opens_again AFTER UPDATE OF state ON cases
    WHEN new.state IN ('pending', 'awaiting_second', 'applying') AND new.closed_ms IS NOT NULL
    BEGIN UPDATE cases SET closed_ms = NULL WHERE case_id = new.case_id; END;

-- Legal holds. The reason may name a person, so it is sealed under the case key. copied_ms: the platform took the case away
-- while it was held, and what lies here is the sealed copy that no screen reads; its case is in the state `sealed`.
CREATE TABLE holds (
    case_id       TEXT NOT NULL PRIMARY KEY,
    placed_ms     INTEGER NOT NULL,
    person        TEXT NOT NULL,
    reason_sealed BLOB NOT NULL,
    copied_ms     INTEGER
) STRICT, WITHOUT ROWID;

-- The platform has the case again: it is an ordinary case.
CREATE TRIGGER case_is_back AFTER UPDATE OF state ON cases WHEN old.state = 'sealed' AND new.state <> 'sealed'
    BEGIN UPDATE holds SET copied_ms = NULL WHERE case_id = new.case_id; END;

-- Blocks and files of held cases that the platform erased: no screen reads them. They go when the hold is lifted.
CREATE TABLE held_blocks (
    case_id     TEXT NOT NULL,
    copied_ms   INTEGER NOT NULL,
    position    INTEGER NOT NULL,
    block_id    TEXT NOT NULL,
    kind        TEXT NOT NULL,
    body_sealed BLOB NOT NULL
) STRICT;
CREATE INDEX held_blocks_of_case ON held_blocks (case_id);
CREATE TABLE held_chunks (
    case_id   TEXT NOT NULL,
    copied_ms INTEGER NOT NULL,
    file_ref  TEXT NOT NULL,
    position  INTEGER NOT NULL,
    sealed    BLOB NOT NULL
) STRICT;
CREATE INDEX held_chunks_of_case ON held_chunks (case_id);

-- What was erased, when, by what, and on which entry of the log. No content is in it, and it stays.
CREATE TABLE erasures (
    n         INTEGER PRIMARY KEY,
    case_id   TEXT NOT NULL,
    erased_ms INTEGER NOT NULL,
    cause     TEXT NOT NULL CHECK (cause IN ('rule', 'platform', 'hold_lifted')),
    rules     TEXT NOT NULL,
    version   TEXT NOT NULL,
    basis     TEXT NOT NULL,
    classes   TEXT NOT NULL,
    entry     INTEGER NOT NULL
) STRICT;

-- Runs of the sweep, the newest few.
CREATE TABLE sweeps (
    n         INTEGER PRIMARY KEY,
    began_ms  INTEGER NOT NULL,
    ended_ms  INTEGER NOT NULL,
    version   TEXT NOT NULL,
    erased    INTEGER NOT NULL,
    held      INTEGER NOT NULL,
    waiting   INTEGER NOT NULL
) STRICT;
