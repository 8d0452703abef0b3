-- The first schema. Personal data is never in a plain column: a name ending in _sealed holds bytes sealed under the
-- case key. Times ending in _ms are milliseconds since 1970 UTC, so that they sort and compare as integers.

CREATE TABLE meta (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Tables with long rows have row ids, so that new rows go to the end of the table: case ids are random, and rows kept in
-- their order would touch, journal and encrypt a page of their own each.

-- One key and one salt a case, wrapped by the key of an epoch. Gone here means unreadable everywhere. case_ref is the
-- name of the case in the audit log, 122 random bits; nothing is looked up by it.
CREATE TABLE case_keys (
    case_id  TEXT NOT NULL PRIMARY KEY,
    case_ref TEXT NOT NULL,
    epoch    INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    wrapped  BLOB NOT NULL
) STRICT;

CREATE TABLE cases (
    case_id            TEXT NOT NULL PRIMARY KEY,
    source             TEXT NOT NULL,
    session_id         TEXT,
    flow_id            TEXT,
    state              TEXT NOT NULL,
    etag               TEXT NOT NULL,
    priority           INTEGER NOT NULL,
    opened_because     TEXT NOT NULL,
    device_verdict     TEXT,
    platform_outcome   TEXT NOT NULL,
    finality           TEXT NOT NULL,
    operations         INTEGER NOT NULL DEFAULT 0,
    holder_id          TEXT,
    holder_sealed      BLOB,
    holder_purpose     TEXT,
    holder_expires_ms  INTEGER,
    assigned_person    TEXT,
    assigned_team      TEXT,
    opened_ms          INTEGER NOT NULL,
    updated_ms         INTEGER NOT NULL,
    due_ms             INTEGER,
    expires_ms         INTEGER,
    rank_ms            INTEGER NOT NULL,
    sweep              INTEGER NOT NULL,
    -- Evidence held, and the etag it belongs to. Null: not fetched yet.
    evidence_etag      TEXT,
    evidence_ms        INTEGER,
    -- Evidence that could not be read is asked for again from then on, or when the etag changes.
    evidence_after_ms  INTEGER NOT NULL DEFAULT 0,
    document_country   TEXT,
    name_sealed        BLOB,
    session_sealed     BLOB,
    -- State of our newest entry on the case, kept by the entries table's triggers.
    entry_state        TEXT,
    in_queue           INTEGER NOT NULL GENERATED ALWAYS AS (
        state = 'pending' AND operations = 0
        AND coalesce(entry_state, '') NOT IN ('queued', 'sending', 'unknown', 'accepted', 'confirmed')
    ) STORED
) STRICT;

CREATE INDEX cases_in_queue ON cases (rank_ms, case_id) WHERE in_queue = 1;
CREATE INDEX cases_by_state ON cases (state, rank_ms, case_id);
CREATE INDEX cases_by_sweep ON cases (sweep);
CREATE INDEX cases_evidence_due ON cases (rank_ms, case_id)
    WHERE state IN ('pending', 'awaiting_second') AND operations = 0 AND evidence_etag IS NOT etag;

-- The length of the queue, so that showing it costs the same at a thousand cases and at a million.
CREATE TABLE queue_length (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    n   INTEGER NOT NULL
) STRICT;
INSERT INTO queue_length (one, n) VALUES (1, 0);
CREATE TRIGGER queue_grows AFTER INSERT ON cases WHEN new.in_queue = 1
    BEGIN UPDATE queue_length SET n = n + 1 WHERE one = 1; END;
CREATE TRIGGER queue_shrinks AFTER DELETE ON cases WHEN old.in_queue = 1
    BEGIN UPDATE queue_length SET n = n - 1 WHERE one = 1; END;
CREATE TRIGGER queue_changes AFTER UPDATE ON cases WHEN new.in_queue <> old.in_queue
    BEGIN UPDATE queue_length SET n = n + new.in_queue - old.in_queue WHERE one = 1; END;

CREATE TABLE blocks (
    case_id     TEXT NOT NULL REFERENCES cases (case_id) ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    block_id    TEXT NOT NULL,
    kind        TEXT NOT NULL,
    erased      INTEGER NOT NULL,
    body_sealed BLOB,
    PRIMARY KEY (case_id, position)
) STRICT;

CREATE TABLE images (
    case_id    TEXT NOT NULL REFERENCES cases (case_id) ON DELETE CASCADE,
    file_ref   TEXT NOT NULL,
    state      TEXT NOT NULL,
    problem    TEXT,
    sha256     TEXT,
    size_bytes INTEGER,
    media_type TEXT,
    width      INTEGER,
    height     INTEGER,
    fetched_ms INTEGER NOT NULL,
    PRIMARY KEY (case_id, file_ref)
) STRICT, WITHOUT ROWID;

CREATE TABLE image_chunks (
    case_id  TEXT NOT NULL,
    file_ref TEXT NOT NULL,
    position INTEGER NOT NULL,
    sealed   BLOB NOT NULL,
    PRIMARY KEY (case_id, file_ref, position),
    FOREIGN KEY (case_id, file_ref) REFERENCES images (case_id, file_ref) ON DELETE CASCADE
) STRICT;

-- Leases this console holds. The end is by the server's clock; offset_ms is server minus ours when we learned it.
CREATE TABLE claims (
    case_id       TEXT PRIMARY KEY,
    claim_id      TEXT NOT NULL,
    fencing_token INTEGER NOT NULL,
    purpose       TEXT NOT NULL,
    expires_ms    INTEGER NOT NULL,
    offset_ms     INTEGER NOT NULL,
    release_ms    INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE drafts (
    case_id    TEXT PRIMARY KEY,
    sealed     BLOB NOT NULL,
    updated_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The outbox. body_sealed holds the exact bytes to send; they and the key never change.
-- Entries are never deleted, so seq only grows. Decision ids and keys are made from 122 and 74 random bits here and never
-- looked up: an index that says they differ would cost a page of every decision.
CREATE TABLE entries (
    seq             INTEGER PRIMARY KEY,
    entry_id        TEXT NOT NULL UNIQUE,
    decision_id     TEXT NOT NULL,
    case_id         TEXT NOT NULL,
    answer          TEXT NOT NULL,
    reviewer_id     TEXT NOT NULL,
    idempotency_key TEXT NOT NULL,
    if_match        TEXT NOT NULL,
    body_digest     TEXT NOT NULL,
    body_sealed     BLOB NOT NULL,
    state           TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'unknown', 'accepted', 'confirmed',
                                                   'needs_review', 'superseded', 'parked', 'withdrawn', 'closed')),
    fencing_token   INTEGER NOT NULL,
    saved_ms        INTEGER NOT NULL,
    send_after_ms   INTEGER NOT NULL,
    next_attempt_ms INTEGER NOT NULL,
    first_sent_ms   INTEGER,
    attempts        INTEGER NOT NULL DEFAULT 0,
    why             TEXT,
    receipt         TEXT,
    theirs          TEXT,
    acknowledged    INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Invariant I4: one entry a case at most is on its way.
CREATE UNIQUE INDEX entries_one_on_its_way ON entries (case_id) WHERE state IN ('queued', 'sending', 'unknown');
-- What is not at its end: few, however many were decided. Finds what is due, and holds all that the counts need.
CREATE INDEX entries_open ON entries (state, next_attempt_ms, seq, send_after_ms, acknowledged)
    WHERE state NOT IN ('confirmed', 'withdrawn');
CREATE INDEX entries_by_case ON entries (case_id, seq);

-- Invariants I2 and I3 hold in the file itself.
CREATE TRIGGER entries_bytes_never_change
    BEFORE UPDATE OF decision_id, case_id, answer, idempotency_key, if_match, body_digest, fencing_token ON entries
    BEGIN SELECT raise(ABORT, 'invariant I2: an entry never changes what it sends'); END;
CREATE TRIGGER entries_confirmed_has_a_receipt
    BEFORE UPDATE OF state ON entries WHEN new.state = 'confirmed' AND new.receipt IS NULL
    BEGIN SELECT raise(ABORT, 'invariant I3: confirmed needs a stored receipt'); END;
CREATE TRIGGER entries_never_deleted BEFORE DELETE ON entries
    BEGIN SELECT raise(ABORT, 'an entry is never deleted'); END;

CREATE TRIGGER case_learns_new_entry AFTER INSERT ON entries
    BEGIN UPDATE cases SET entry_state = new.state WHERE case_id = new.case_id; END;
CREATE TRIGGER case_learns_entry_state AFTER UPDATE OF state ON entries
    WHEN new.seq = (SELECT max(seq) FROM entries WHERE case_id = new.case_id)
    BEGIN UPDATE cases SET entry_state = new.state WHERE case_id = new.case_id; END;
CREATE TRIGGER case_learns_old_entries AFTER INSERT ON cases
    BEGIN UPDATE cases SET entry_state =
        (SELECT state FROM entries WHERE case_id = new.case_id ORDER BY seq DESC LIMIT 1)
        WHERE case_id = new.case_id AND EXISTS (SELECT 1 FROM entries WHERE case_id = new.case_id); END;

-- The audit log: canonical bytes, index from 0, nothing changed and nothing removed.
CREATE TABLE audit (
    seq     INTEGER PRIMARY KEY CHECK (seq >= 0),
    case_id TEXT,
    kind    TEXT NOT NULL,
    wall_ms INTEGER NOT NULL,
    bytes   BLOB NOT NULL
) STRICT;
CREATE INDEX audit_by_case ON audit (case_id, seq);
CREATE TRIGGER audit_never_changes BEFORE UPDATE ON audit
    BEGIN SELECT raise(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_never_shrinks BEFORE DELETE ON audit
    BEGIN SELECT raise(ABORT, 'the audit log is append-only'); END;

-- Records that could not be read, for operations. They hold no content.
CREATE TABLE quarantine (
    at_ms   INTEGER NOT NULL,
    place   TEXT NOT NULL,
    case_id TEXT NOT NULL DEFAULT '',
    code    TEXT NOT NULL,
    times   INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (place, case_id, code)
) STRICT, WITHOUT ROWID;
