-- The tier of a case's contract by the edition the case came under, so that what is at stake can be listed apart (R-54). It
-- says nothing about who the person is; it stands in the open like the verdict of the document step.
ALTER TABLE cases ADD COLUMN contract_tier TEXT;

-- How many cases of the reviewers' queue have which, kept so that showing it costs the same whatever the queue's length.
CREATE TABLE queue_contracts (
    tier TEXT NOT NULL PRIMARY KEY,
    n    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO queue_contracts (tier, n) VALUES ('low', 0), ('medium', 0), ('high', 0);
CREATE TRIGGER queue_contracts_grow AFTER INSERT ON cases WHEN new.in_queue = 1
    BEGIN UPDATE queue_contracts SET n = n + 1 WHERE tier = new.contract_tier; END;
CREATE TRIGGER queue_contracts_shrink AFTER DELETE ON cases WHEN old.in_queue = 1
    BEGIN UPDATE queue_contracts SET n = n - 1 WHERE tier = old.contract_tier; END;
CREATE TRIGGER queue_contracts_change AFTER UPDATE ON cases
    WHEN new.in_queue <> old.in_queue OR new.contract_tier IS NOT old.contract_tier
    BEGIN
        UPDATE queue_contracts SET n = n - old.in_queue WHERE tier = old.contract_tier;
        UPDATE queue_contracts SET n = n + new.in_queue WHERE tier = new.contract_tier;
    END;
