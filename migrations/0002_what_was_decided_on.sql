-- What a person decided on, kept with the entry while a person may have to decide again: session, blocks and digests of
-- files, sealed under the case key. Blocks the platform erases are taken out of it at once; with the case it goes whole.
CREATE TABLE decided_on (
    entry_id TEXT NOT NULL PRIMARY KEY,
    case_id  TEXT NOT NULL,
    sealed   BLOB NOT NULL
) STRICT;
CREATE INDEX decided_on_by_case ON decided_on (case_id);

-- Name and comment of somebody else's decision; the rest of it stands in theirs.
ALTER TABLE entries ADD COLUMN theirs_sealed BLOB;

-- Once nothing is left to be decided again it is not needed any more.
CREATE TRIGGER decided_on_goes AFTER UPDATE OF state ON entries
    WHEN new.state IN ('confirmed', 'withdrawn', 'superseded', 'closed')
    BEGIN DELETE FROM decided_on WHERE entry_id = new.entry_id; END;
