//! What stands in the header that says who asks.
use reqwest::header::{HeaderValue, InvalidHeaderValue};
use zeroize::Zeroizing;

use crate::secret::Secret;

/// By what whoever asks is known to the platform or the issuer.
pub(super) enum Credentials {
    /// A token.
    Bearer(Secret),
    /// Id and secret of a client, encoded as the header wants them.
    Basic(Secret),
}

impl Credentials {
    /// The header. The library owns what it sends and does not wipe it; marked, it is printed by nobody and kept by no table
    /// of headers that a connection remembers.
    pub(super) fn header(&self) -> Result<HeaderValue, InvalidHeaderValue> {
        let (scheme, secret) = match self {
            Self::Bearer(token) => ("Bearer ", token),
            Self::Basic(pair) => ("Basic ", pair),
        };
        let mut value = HeaderValue::from_str(&Zeroizing::new([scheme, secret.expose()].concat()))?;
        value.set_sensitive(true);
        Ok(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_and_a_client_secret_are_sent_and_printed_by_nobody_who_prints_a_header() {
        let canary = || Secret::new("canary-4711");
        for (credentials, sent) in
            [(Credentials::Bearer(canary()), "Bearer canary-4711"), (Credentials::Basic(canary()), "Basic canary-4711")]
        {
            let header = credentials.header().unwrap();
            assert_eq!(header.as_bytes(), sent.as_bytes());
            assert_eq!(format!("{header:?}"), "Sensitive", "{sent}: whoever prints a request prints this");
        }
    }
}
