//! How a public key is pinned in a configuration: `sha256:` and 64 hexadecimal digits, the SHA-256 of the key's
//! `SubjectPublicKeyInfo` (RFC 5280 section 4.1), as stock OpenSSL prints it.

/// What a pin looks like, for a message.
pub(crate) const PIN_FORM: &str = "sha256: and the 64 hexadecimal digits of the key's SHA-256";

/// Reads a pin; digits in either case.
pub(crate) fn key_pin(text: &str) -> Option<[u8; 32]> {
    let digits = text.strip_prefix("sha256:")?;
    hex::decode(digits).ok()?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pin_is_the_name_of_the_digest_and_its_digits() {
        let digits = "0f".repeat(32);
        assert_eq!(key_pin(&format!("sha256:{digits}")), Some([15; 32]), "as OpenSSL prints it");
        assert_eq!(key_pin(&format!("sha256:{}", digits.to_uppercase())), Some([15; 32]), "in capitals");
        for bad in ["", "sha256:", "sha256:0f", &digits, &format!("sha1:{digits}"), &format!("sha256: {digits}")] {
            assert_eq!(key_pin(bad), None, "{bad:?} is not a pin");
        }
    }
}
