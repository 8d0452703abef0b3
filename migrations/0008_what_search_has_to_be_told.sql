-- Cases the search index (search.db) does not know as they are: new, changed or gone. The index is never the only copy; who
-- writes a case only notes it here, and the index is told later, or made anew from nothing.
CREATE TABLE to_index (
    case_id TEXT NOT NULL PRIMARY KEY,
    -- Grows when the case changes again while the index is being told.
    mark    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO to_index (case_id, mark) SELECT case_id, 0 FROM cases;
CREATE TRIGGER case_to_index AFTER INSERT ON cases
    BEGIN INSERT INTO to_index (case_id, mark) VALUES (new.case_id, 0)
        ON CONFLICT (case_id) DO UPDATE SET mark = mark + 1; END;
CREATE TRIGGER case_to_index_again
    AFTER UPDATE OF session_id, opened_because, device_verdict, document_country, evidence_etag, name_sealed ON cases
    WHEN new.session_id IS NOT old.session_id OR new.opened_because IS NOT old.opened_because
        OR new.device_verdict IS NOT old.device_verdict OR new.document_country IS NOT old.document_country
        OR new.evidence_etag IS NOT old.evidence_etag OR new.name_sealed IS NOT old.name_sealed
    BEGIN INSERT INTO to_index (case_id, mark) VALUES (new.case_id, 0)
        ON CONFLICT (case_id) DO UPDATE SET mark = mark + 1; END;
CREATE TRIGGER case_out_of_index AFTER DELETE ON cases
    BEGIN INSERT INTO to_index (case_id, mark) VALUES (old.case_id, 0)
        ON CONFLICT (case_id) DO UPDATE SET mark = mark + 1; END;

-- The queue's index holds whatever the queue can be narrowed by: a search and the counts of views read no row of a case that
-- does not match.
DROP INDEX cases_in_queue;
CREATE INDEX cases_in_queue ON cases (rank_ms, case_id, source, device_verdict, document_verdict, contract_tier,
    document_country, opened_ms, due_ms, holder_id, holder_purpose, holder_expires_ms, opened_because) WHERE in_queue = 1;
