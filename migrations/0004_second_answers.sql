-- The second person (contract section 5). An answer of theirs is an entry like any other that knows which decision it
-- answers; its decision_id is the answer's own id.
ALTER TABLE entries ADD COLUMN second_to TEXT;

-- Which decision of a case waits for a second person, by its id alone; and the one of them that this person, or this
-- machine, has made itself and so cannot answer.
ALTER TABLE cases ADD COLUMN first_answer TEXT;
ALTER TABLE cases ADD COLUMN own_first TEXT;

-- Invariant I2 covers the new column.
CREATE TRIGGER entries_second_to_never_changes BEFORE UPDATE OF second_to ON entries
    BEGIN SELECT raise(ABORT, 'invariant I2: an entry never changes what it sends'); END;

-- A second answer that declined is over, and its case is pending again: anyone may decide it, who declined included. The
-- case then stands as if nothing of ours were on it.
DROP TRIGGER case_learns_entry_state;
CREATE TRIGGER case_learns_entry_state AFTER UPDATE OF state ON entries
    WHEN new.seq = (SELECT max(seq) FROM entries WHERE case_id = new.case_id)
    BEGIN UPDATE cases SET entry_state =
        CASE WHEN new.second_to IS NOT NULL AND new.receipt ->> 'state' = 'declined_by_second' THEN NULL ELSE new.state END
        WHERE case_id = new.case_id; END;
DROP TRIGGER case_learns_old_entries;
CREATE TRIGGER case_learns_old_entries AFTER INSERT ON cases
    BEGIN UPDATE cases SET entry_state =
        (SELECT CASE WHEN second_to IS NOT NULL AND receipt ->> 'state' = 'declined_by_second' THEN NULL ELSE state END
         FROM entries WHERE case_id = new.case_id ORDER BY seq DESC LIMIT 1)
        WHERE case_id = new.case_id AND EXISTS (SELECT 1 FROM entries WHERE case_id = new.case_id); END;
