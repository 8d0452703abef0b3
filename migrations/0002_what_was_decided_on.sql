-- What a person decided on, kept with the entry while a person may have to decide again: session, blocks and digests of
-- files, sealed under the case key. Blocks the platform erases are taken out of it at once; with the case it goes whole.
CREATE TABLE decided_on (
    seq    INTEGER PRIMARY KEY REFERENCES entries (seq),
    sealed BLOB NOT NULL
) STRICT;

-- Name and comment of somebody else's decision; the rest of it stands in theirs.
ALTER TABLE entries ADD COLUMN theirs_sealed BLOB;

-- Once nothing is left to be decided again it is not needed any more.
CREATE TRIGGER decided_on_goes AFTER UPDATE OF state ON entries
    WHEN new.state IN ('confirmed', 'withdrawn', 'superseded', 'closed')
    BEGIN DELETE FROM decided_on WHERE seq = new.seq; END;
