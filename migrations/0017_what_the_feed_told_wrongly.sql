-- A decision of the feed that cannot be read is known by its own id: that another one of the same case can be read says
-- nothing of it. doubted: the place is read anew from its beginning, and this was not met again yet.
CREATE TABLE quarantine_by_record (
    at_ms   INTEGER NOT NULL,
    place   TEXT NOT NULL,
    case_id TEXT NOT NULL DEFAULT '',
    record  TEXT NOT NULL DEFAULT '',
    code    TEXT NOT NULL,
    times   INTEGER NOT NULL DEFAULT 1,
    doubted INTEGER NOT NULL DEFAULT 0 CHECK (doubted IN (0, 1)),
    PRIMARY KEY (place, case_id, record, code)
) STRICT, WITHOUT ROWID;
INSERT INTO quarantine_by_record (at_ms, place, case_id, code, times)
    SELECT at_ms, place, case_id, code, times FROM quarantine;
DROP TABLE quarantine;
ALTER TABLE quarantine_by_record RENAME TO quarantine;

-- Cases that were here and were taken away: what the feed still says of their reasons is not kept again.
CREATE TABLE recorded_gone (
    case_id TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Codes a decision had once and has no longer: from here on the index holds what the decision holds.
DELETE FROM recorded_codes WHERE NOT EXISTS (SELECT 1 FROM recorded AS r, json_each(r.codes) AS c
    WHERE r.n = recorded_codes.n AND r.recorded_ms = recorded_codes.recorded_ms AND recorded_codes.code = c.value ->> 1);
