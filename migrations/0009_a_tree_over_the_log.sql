-- The audit log becomes a Merkle tree with signed checkpoints (decision 0023).

-- The root over all entries of its log up to this one, and, in the last entry of each transaction, the device key's
-- signature on the checkpoint of that size. Null in entries of a file from before: the next checkpoint covers them.
ALTER TABLE audit ADD COLUMN root BLOB CHECK (root IS NULL OR length(root) = 32);
ALTER TABLE audit ADD COLUMN signature BLOB CHECK (signature IS NULL OR length(signature) = 64);

-- One log follows another only where the one before was found broken. Why, its first bad entry as far as known, and
-- whether a lead has taken note. link is the disclosure of where the log before ended.
CREATE TABLE audit_epochs (
    epoch        INTEGER PRIMARY KEY CHECK (epoch >= 1),
    first_seq    INTEGER NOT NULL,
    origin       TEXT NOT NULL,
    public_key   BLOB NOT NULL CHECK (length(public_key) = 32),
    why          TEXT,
    first_bad    INTEGER,
    link         TEXT,
    acknowledged INTEGER NOT NULL DEFAULT 0 CHECK (acknowledged IN (0, 1))
) STRICT;
CREATE TRIGGER audit_epochs_never_change
    BEFORE UPDATE OF epoch, first_seq, origin, public_key, why, first_bad, link ON audit_epochs
    BEGIN SELECT raise(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_epochs_stay_acknowledged BEFORE UPDATE OF acknowledged ON audit_epochs WHEN new.acknowledged = 0
    BEGIN SELECT raise(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_epochs_never_shrink BEFORE DELETE ON audit_epochs
    BEGIN SELECT raise(ABORT, 'the audit log is append-only'); END;

-- The root of each whole block of 256 entries, so that opening reads at most the last block. Can be worked out anew.
CREATE TABLE audit_blocks (
    epoch INTEGER NOT NULL,
    block INTEGER NOT NULL,
    root  BLOB NOT NULL CHECK (length(root) = 32),
    PRIMARY KEY (epoch, block)
) STRICT, WITHOUT ROWID;
