//! A whole package, encrypted to those who are named: the age format, so that anyone's `age` opens it (decision 0028).
use std::str::FromStr as _;

use age::x25519;

/// Someone a package is encrypted to. The key is public; the name is for the log and the screen.
#[derive(Clone, PartialEq, Eq)]
pub struct Recipient {
    /// Who.
    pub name: String,
    key: x25519::Recipient,
}

/// Most recipients of one package.
pub const MOST: usize = 20;
/// Longest name of one, characters.
const NAME: usize = 100;

/// Why a recipient is none. The text of the key is never in it: what was typed can be a secret by mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecipientFault {
    /// No name, or too long a one.
    #[error("a recipient has no name, or one of more than 100 characters")]
    Name,
    /// Not a public key of age.
    #[error("a recipient's key is not a public key of age, which begins with age1")]
    Key,
    /// A secret key was given.
    #[error("that is a secret key of age; a package is encrypted to the public one, which begins with age1")]
    SecretKey,
}

/// It could not be encrypted; nothing was made.
#[derive(Debug, thiserror::Error)]
pub enum SealFault {
    /// No recipient.
    #[error("a whole package needs at least one recipient, and at most 20")]
    Recipients,
    /// What the library says.
    #[error("the package could not be encrypted")]
    Encrypt(#[from] age::EncryptError),
}

impl Recipient {
    /// A name and a public key.
    ///
    /// # Errors
    /// When either is none.
    pub fn new(name: &str, key: &str) -> Result<Self, RecipientFault> {
        let name = name.trim();
        if name.is_empty() || name.chars().count() > NAME || name.chars().any(char::is_control) {
            return Err(RecipientFault::Name);
        }
        if key.trim().to_ascii_uppercase().starts_with("AGE-SECRET-KEY-") {
            return Err(RecipientFault::SecretKey);
        }
        let key = x25519::Recipient::from_str(key.trim()).map_err(|_why| RecipientFault::Key)?;
        Ok(Self { name: name.to_owned(), key })
    }

    /// The public key.
    pub fn key(&self) -> String {
        self.key.to_string()
    }
}

/// Encrypts a package to all of the recipients; each opens it alone.
///
/// # Errors
/// Without a recipient, or when the library fails.
pub fn seal(package: &[u8], recipients: &[Recipient]) -> Result<Vec<u8>, SealFault> {
    use std::io::Write as _;
    if recipients.is_empty() || recipients.len() > MOST {
        return Err(SealFault::Recipients);
    }
    let keys = recipients.iter().map(|recipient| &recipient.key as &dyn age::Recipient);
    let mut sealed = Vec::with_capacity(package.len() + 1024);
    let mut writer = age::Encryptor::with_recipients(keys)?.wrap_output(&mut sealed).map_err(age::EncryptError::Io)?;
    writer.write_all(package).map_err(age::EncryptError::Io)?;
    writer.finish().map_err(age::EncryptError::Io)?;
    Ok(sealed)
}

#[cfg(test)]
mod tests {
    use age::secrecy::ExposeSecret as _;

    use super::*;

    #[test]
    fn each_recipient_opens_it_and_nobody_else() {
        let [one, two, other] = [(); 3].map(|()| x25519::Identity::generate());
        let to = |identity: &x25519::Identity| Recipient::new("Court of X", &identity.to_public().to_string()).unwrap();
        let sealed = seal(b"evidence", &[to(&one), to(&two)]).unwrap();
        assert!(!sealed.windows(8).any(|bytes| bytes == b"evidence"), "nothing of it stands there in clear");
        assert_eq!(age::decrypt(&one, &sealed).unwrap(), b"evidence");
        assert_eq!(age::decrypt(&two, &sealed).unwrap(), b"evidence");
        assert!(age::decrypt(&other, &sealed).is_err(), "nobody else");
        assert!(seal(b"evidence", &[]).is_err(), "without a recipient there is no whole package");
    }

    #[test]
    fn a_secret_key_a_name_without_letters_and_what_is_no_key_are_refused() {
        let identity = x25519::Identity::generate();
        let public = identity.to_public().to_string();
        let secret = identity.to_string().expose_secret().to_owned();
        assert_eq!(Recipient::new("X", &secret).err(), Some(RecipientFault::SecretKey));
        assert_eq!(Recipient::new("X", "age1nothing").err(), Some(RecipientFault::Key));
        assert_eq!(Recipient::new(" ", &public).err(), Some(RecipientFault::Name));
        assert_eq!(Recipient::new("X", &public).unwrap().key(), public);
    }
}
