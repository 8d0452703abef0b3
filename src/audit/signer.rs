//! The device's key of one log, and what it signs. FROZEN: the test `the_key_and_the_name_of_a_log_are_frozen` fails when
//! the derivation or the name moves; logs that exist already could not go on.
use std::sync::Arc;

use ed25519_dalek::{Signer as _, SigningKey};
use second_look_verify::tree::Hash;
use second_look_verify::{Checkpoint, CheckpointFault, LogKey};

use crate::ids::DeviceId;
use crate::secret::{Key, leaving_no_trace};

/// Signs checkpoints of one log. It never prints its key.
#[derive(Clone)]
pub struct LogSigner {
    /// In one place, shared by every copy of this.
    signing: Arc<SigningKey>,
    key: LogKey,
}

impl LogSigner {
    /// From the log's own secret, which the store derives from the device's seed.
    ///
    /// # Errors
    /// When the origin cannot be the name of a log.
    pub fn new(origin: &str, secret: &Key) -> Result<Self, CheckpointFault> {
        let signing = leaving_no_trace(|| Arc::new(SigningKey::from_bytes(secret.expose())));
        let key = LogKey::new(origin, &signing.verifying_key().to_bytes())?;
        Ok(Self { signing, key })
    }

    /// The name of a console's log: unique, because a device's id is, and one log follows another under the next number.
    /// The document asks for the organisation too (reliability 4.3); the console does not know its name, and the platform
    /// knows whose device it is.
    pub fn origin(device: &DeviceId, epoch: u32) -> String {
        // An id is the console's own; whatever else it held could not be a key's name.
        let device: String = device.as_str().chars().filter(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
        format!("second-look/console/{device}/log/{epoch}")
    }

    /// The public half.
    pub const fn key(&self) -> &LogKey {
        &self.key
    }

    /// The signature on the checkpoint of a log of this size and root.
    pub fn sign(&self, size: u64, root: Hash) -> [u8; 64] {
        let checkpoint = Checkpoint { origin: self.key.origin().to_owned(), size, root };
        self.sign_bytes(checkpoint.text().as_bytes())
    }

    /// The signature on bytes that are no checkpoint and cannot be taken for one.
    pub fn sign_bytes(&self, bytes: &[u8]) -> [u8; 64] {
        leaving_no_trace(|| self.signing.sign(bytes).to_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_signed_opens_with_the_public_half() {
        let signer = LogSigner::new("log", &Key::new(&[5; 32])).unwrap();
        let checkpoint = Checkpoint { origin: "log".to_owned(), size: 7, root: [1; 32] };
        assert!(checkpoint.is_signed(signer.key(), &signer.sign(7, [1; 32])));
        assert!(!checkpoint.is_signed(signer.key(), &signer.sign(8, [1; 32])), "another size is another statement");
    }

    #[test]
    fn the_name_of_a_log_holds_the_device_and_its_number_and_nothing_a_key_may_not_be_called() {
        assert_eq!(LogSigner::origin(&DeviceId::new("dev_1a"), 2), "second-look/console/dev_1a/log/2");
        assert_eq!(LogSigner::origin(&DeviceId::new("dev 1+\n"), 1), "second-look/console/dev1/log/1");
    }
}
