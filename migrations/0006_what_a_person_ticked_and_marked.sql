-- What a person ticked and marked while they decided, sealed under the case key beside the bytes that were sent; null where
-- nothing was. It is no part of those bytes: the contract has no field for it (decision 0014).
ALTER TABLE entries ADD COLUMN looked_sealed BLOB;
