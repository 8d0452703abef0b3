-- What the feed of recorded decisions told last of each (contract section 3), for leads and auditors. Who, what, when and
-- the codes stand in the open; what somebody wrote is sealed under the key of its case, and only where the case is here.
CREATE TABLE recorded (
    n             INTEGER PRIMARY KEY,
    decision_id   TEXT NOT NULL,
    case_id       TEXT NOT NULL,
    person        TEXT NOT NULL,
    answer        TEXT NOT NULL CHECK (answer IN ('approve', 'reject')),
    state         TEXT NOT NULL,
    overrides     INTEGER NOT NULL CHECK (overrides IN (0, 1)),
    -- A second person is asked, has answered, or would have.
    second_look   INTEGER NOT NULL CHECK (second_look IN (0, 1)),
    second_person TEXT,
    second_answer TEXT,
    recorded_ms   INTEGER NOT NULL,
    applied_ms    INTEGER,
    outcome       TEXT,
    device        TEXT,
    -- [scheme, code] each, in the order they were given.
    codes         TEXT NOT NULL,
    words_sealed  BLOB,
    UNIQUE (decision_id, case_id)
) STRICT;

-- Newest first, by whatever the list can be narrowed by: a page reads no row that does not match.
CREATE INDEX recorded_in_order ON recorded (recorded_ms, n, person, second_person, overrides, second_look, case_id);
CREATE INDEX recorded_of_case ON recorded (case_id, recorded_ms);
-- Only what this console sent is looked for by its console.
CREATE INDEX recorded_by_device ON recorded (device, case_id, decision_id);

CREATE TABLE recorded_codes (
    code        TEXT NOT NULL COLLATE NOCASE,
    recorded_ms INTEGER NOT NULL,
    n           INTEGER NOT NULL,
    PRIMARY KEY (code, recorded_ms, n)
) STRICT, WITHOUT ROWID;

-- Names of the people who decided, sealed under the profile's own key.
CREATE TABLE recorded_people (
    person      TEXT NOT NULL PRIMARY KEY,
    name_sealed BLOB
) STRICT, WITHOUT ROWID;
