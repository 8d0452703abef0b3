-- Editions of the step-up policy that a case came under, each once, as their bytes. They hold no personal data and stay, so
-- that an old case is explained by its own numbers.
CREATE TABLE policies (
    policy_id INTEGER PRIMARY KEY,
    digest    TEXT NOT NULL UNIQUE,
    version   TEXT NOT NULL,
    text      TEXT NOT NULL,
    since_ms  INTEGER NOT NULL
) STRICT;

-- The edition in force when the case first came. Null: it came before editions were kept.
ALTER TABLE cases ADD COLUMN policy_id INTEGER REFERENCES policies (policy_id);
