-- What the platform, as the witness, knows of each log of this console (decisions 0025 and 0026).

-- witness_key: the platform's verifier key, as it said when the log's key was enrolled. The rest is null until a checkpoint
-- was cosigned, and then the newest that was: size and root, the cosignature's line, and the second that it signs.
CREATE TABLE audit_witness (
    epoch       INTEGER PRIMARY KEY CHECK (epoch >= 1),
    witness_key TEXT NOT NULL,
    size        INTEGER CHECK (size IS NULL OR size >= 1),
    root        BLOB CHECK (root IS NULL OR length(root) = 32),
    cosignature TEXT,
    at_ms       INTEGER,
    CHECK ((size IS NULL) = (root IS NULL) AND (size IS NULL) = (cosignature IS NULL) AND (size IS NULL) = (at_ms IS NULL))
) STRICT;
