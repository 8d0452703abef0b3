-- The verdict of a case's document step, one word of ours a kind, so that the ways of not passing can be listed apart
-- (R-12). A verdict says nothing about who the person is; it stands in the open like the device verdict.
ALTER TABLE cases ADD COLUMN document_verdict TEXT;

-- How many cases of the reviewers' queue have which, kept so that showing it costs the same whatever the queue's length.
CREATE TABLE queue_documents (
    verdict TEXT NOT NULL PRIMARY KEY,
    n       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO queue_documents (verdict, n)
    VALUES ('verified', 0), ('not_verified', 0), ('fraud', 0), ('aborted', 0), ('cancelled', 0), ('unknown', 0);
CREATE TRIGGER queue_documents_grow AFTER INSERT ON cases WHEN new.in_queue = 1
    BEGIN UPDATE queue_documents SET n = n + 1 WHERE verdict = new.document_verdict; END;
CREATE TRIGGER queue_documents_shrink AFTER DELETE ON cases WHEN old.in_queue = 1
    BEGIN UPDATE queue_documents SET n = n - 1 WHERE verdict = old.document_verdict; END;
CREATE TRIGGER queue_documents_change AFTER UPDATE ON cases
    WHEN new.in_queue <> old.in_queue OR new.document_verdict IS NOT old.document_verdict
    BEGIN
        UPDATE queue_documents SET n = n - old.in_queue WHERE verdict = old.document_verdict;
        UPDATE queue_documents SET n = n + new.in_queue WHERE verdict = new.document_verdict;
    END;
