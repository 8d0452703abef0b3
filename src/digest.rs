//! How a digest is written, wherever one is stored, sent or compared: FROZEN, stored decisions are found by it.
use sha2::{Digest, Sha256};

/// `sha-256:` and lower-case hex, as the contract writes digests.
pub fn of(bytes: &[u8]) -> String {
    format!("sha-256:{}", hex::encode(Sha256::digest(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_are_written_as_the_contract_writes_them() {
        let empty = "sha-256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(of(b""), empty);
    }
}
