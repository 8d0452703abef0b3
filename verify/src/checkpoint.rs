//! A signed statement of a log's size and root (C2SP tlog-checkpoint in a C2SP signed-note). FROZEN, with its test.
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signature, VerifyingKey};
use signed_note::{Note, StandardVerifier, VerifierList, key_id, new_ed25519_verifier_key};

use crate::tree::Hash;

/// The type byte of an Ed25519 key in a verifier key.
const ED25519: u8 = 1;

/// What a log signs: how long it is and the root over all of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// The log's unique name, which is the name of its key too.
    pub origin: String,
    /// Entries.
    pub size: u64,
    /// Root over all of them.
    pub root: Hash,
}

/// The public key of one log, with the log's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogKey {
    origin: String,
    key: VerifyingKey,
}

/// Why a text is no checkpoint of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CheckpointFault {
    /// Not a signed note with the three lines of a checkpoint.
    #[error("the text is not a signed checkpoint")]
    Unreadable,
    /// It speaks of another log.
    #[error("the checkpoint belongs to another log")]
    OtherLog,
    /// Signed by none that is known, or the signature does not fit.
    #[error("the signature does not fit the checkpoint and the key")]
    BadSignature,
    /// The key is not an Ed25519 verifier key.
    #[error("the key is not a verifier key of a log")]
    BadKey,
}

impl Checkpoint {
    /// The bytes that are signed.
    pub fn text(&self) -> String {
        format!("{}\n{}\n{}\n", self.origin, self.size, STANDARD.encode(self.root))
    }

    /// Reads the signed text; extension lines are refused, because nobody could check them.
    fn parse(text: &str) -> Option<Self> {
        let mut lines = text.split('\n');
        let (origin, size, root) = (lines.next()?, lines.next()?, lines.next()?);
        let read = Self {
            origin: origin.to_owned(),
            size: size.parse().ok()?,
            root: STANDARD.decode(root).ok()?.try_into().ok()?,
        };
        // Whatever is written in a second way, a size with a leading zero or an extension line, is not this text.
        (read.text() == text).then_some(read)
    }

    /// The note: text, blank line, signature line.
    ///
    /// # Errors
    /// When the origin cannot be the name of a key.
    pub fn note(&self, key: &LogKey, signature: &[u8; 64]) -> Result<String, CheckpointFault> {
        let line = signed_note::Signature::new(key.origin.clone(), key.id(), signature.to_vec())
            .map_err(|_why| CheckpointFault::BadKey)?;
        let note = Note::new(self.text().as_bytes(), &[line]).map_err(|_why| CheckpointFault::Unreadable)?;
        String::from_utf8(note.to_bytes()).map_err(|_why| CheckpointFault::Unreadable)
    }

    /// Reads a note and checks the log's signature on it.
    ///
    /// # Errors
    /// Which of the three does not hold: form, log, signature.
    pub fn open(note: &str, key: &LogKey) -> Result<Self, CheckpointFault> {
        let read = Note::from_bytes(note.as_bytes()).map_err(|_why| CheckpointFault::Unreadable)?;
        if read.to_bytes() != note.as_bytes() {
            return Err(CheckpointFault::Unreadable);
        }
        let text = std::str::from_utf8(read.text()).map_err(|_why| CheckpointFault::Unreadable)?;
        let checkpoint = Self::parse(text).ok_or(CheckpointFault::Unreadable)?;
        if checkpoint.origin != key.origin {
            return Err(CheckpointFault::OtherLog);
        }
        let verifier = StandardVerifier::new(&key.to_text()).map_err(|_why| CheckpointFault::BadKey)?;
        let known = VerifierList::new(vec![Box::new(verifier)]);
        read.verify(&known).map_err(|_why| CheckpointFault::BadSignature)?;
        Ok(checkpoint)
    }

    /// Whether these 64 bytes are the log's signature on it.
    pub fn is_signed(&self, key: &LogKey, signature: &[u8; 64]) -> bool {
        let signature = Signature::from_bytes(signature);
        self.origin == key.origin && key.key.verify_strict(self.text().as_bytes(), &signature).is_ok()
    }
}

impl LogKey {
    /// A key and the name of its log.
    ///
    /// # Errors
    /// When the bytes are no point of the curve or a weak one, or the name cannot be one.
    pub fn new(origin: &str, key: &[u8; 32]) -> Result<Self, CheckpointFault> {
        let key = VerifyingKey::from_bytes(key).map_err(|_why| CheckpointFault::BadKey)?;
        // Under a weak key anybody's signature fits almost any text.
        if key.is_weak() {
            return Err(CheckpointFault::BadKey);
        }
        // The name is printed: what moves a terminal's cursor could paint over the verdict.
        if !signed_note::is_key_name_valid(origin) || origin.chars().any(char::is_control) {
            return Err(CheckpointFault::BadKey);
        }
        Ok(Self { origin: origin.to_owned(), key })
    }

    /// Reads a verifier key, `<origin>+<key id>+<base64>`.
    ///
    /// # Errors
    /// When it is none, or is written in a second way.
    pub fn parse(text: &str) -> Result<Self, CheckpointFault> {
        let (origin, rest) = text.split_once('+').ok_or(CheckpointFault::BadKey)?;
        let (_id, key) = rest.split_once('+').ok_or(CheckpointFault::BadKey)?;
        let bytes = STANDARD.decode(key).map_err(|_why| CheckpointFault::BadKey)?;
        let Some((&ED25519, key)) = bytes.split_first() else { return Err(CheckpointFault::BadKey) };
        let key = key.try_into().map_err(|_why| CheckpointFault::BadKey)?;
        let read = Self::new(origin, key)?;
        if read.to_text() == text { Ok(read) } else { Err(CheckpointFault::BadKey) }
    }

    /// The verifier key as C2SP writes it.
    pub fn to_text(&self) -> String {
        new_ed25519_verifier_key(&self.origin, &self.key)
    }

    /// The log's name.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The 32 bytes.
    pub fn bytes(&self) -> [u8; 32] {
        self.key.to_bytes()
    }

    fn id(&self) -> u32 {
        let mut typed = vec![ED25519];
        typed.extend(self.key.as_bytes());
        key_id(&self.origin, &typed)
    }
}

#[cfg(test)]
mod tests {
    use ed25519_dalek::{Signer, SigningKey};

    use super::*;

    fn signed() -> (LogKey, Checkpoint, [u8; 64]) {
        let signing = SigningKey::from_bytes(&[7; 32]);
        let key = LogKey::new("second-look/console/dev_1/log/1", &signing.verifying_key().to_bytes()).unwrap();
        let checkpoint = Checkpoint { origin: key.origin().to_owned(), size: 3, root: [9; 32] };
        let signature = signing.sign(checkpoint.text().as_bytes()).to_bytes();
        (key, checkpoint, signature)
    }

    #[test]
    fn the_bytes_of_a_checkpoint_are_frozen() {
        let (key, checkpoint, signature) = signed();
        let expected = concat!(
            "second-look/console/dev_1/log/1\n3\nCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQk=\n\n",
            "— second-look/console/dev_1/log/1 SIGNATURE\n"
        );
        let note = checkpoint.note(&key, &signature).unwrap();
        let line = note.lines().last().unwrap().rsplit(' ').next().unwrap();
        assert_eq!(note.replace(line, "SIGNATURE"), expected, "logs that exist already are signed so");
        assert_eq!(line, FROZEN_SIGNATURE);
        assert_eq!(key.to_text(), FROZEN_KEY);
    }

    const FROZEN_SIGNATURE: &str =
        "T4mP/ETkW5kMEVgWBh18If+KiPyTQ2o2E9eONe14EJ7laG6ElAlod0L01UUxn97cldibkmy2boXOqr9PAkwYoniAgwc=";
    const FROZEN_KEY: &str = "second-look/console/dev_1/log/1+4f898ffc+AepKbGPinFIKvvVQexMuxfmVR3auvr57kkIe6mkURtIs";

    #[test]
    fn a_checkpoint_opens_with_its_key_and_with_no_other_and_not_altered() {
        let (key, checkpoint, signature) = signed();
        let note = checkpoint.note(&key, &signature).unwrap();
        assert_eq!(Checkpoint::open(&note, &key).unwrap(), checkpoint);
        assert!(checkpoint.is_signed(&key, &signature));
        let other = LogKey::new(key.origin(), &SigningKey::from_bytes(&[8; 32]).verifying_key().to_bytes()).unwrap();
        assert_eq!(Checkpoint::open(&note, &other).unwrap_err(), CheckpointFault::BadSignature);
        let longer = note.replace("\n3\n", "\n4\n");
        assert_eq!(Checkpoint::open(&longer, &key).unwrap_err(), CheckpointFault::BadSignature);
        let renamed = note.replacen("dev_1", "dev_2", 1);
        assert_eq!(Checkpoint::open(&renamed, &key).unwrap_err(), CheckpointFault::OtherLog);
        for odd in [note.replace("\n3\n", "\n03\n"), note.replace("=\n\n", "=\nmore\n\n"), String::new()] {
            assert_eq!(Checkpoint::open(&odd, &key).unwrap_err(), CheckpointFault::Unreadable, "{odd}");
        }
    }

    #[test]
    fn a_verifier_key_is_read_back_and_not_in_a_second_spelling() {
        let (key, _, _) = signed();
        assert_eq!(LogKey::parse(&key.to_text()).unwrap(), key);
        let (name, rest) = key.to_text().split_once('+').map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
        for odd in [format!("{name}+{}", rest.to_uppercase()), format!("{name}2+{rest}"), name, String::new()] {
            assert_eq!(LogKey::parse(&odd).unwrap_err(), CheckpointFault::BadKey, "{odd}");
        }
        let painted = LogKey::new("dev_1/\u{1b}[8mlog", &key.bytes());
        assert_eq!(painted.unwrap_err(), CheckpointFault::BadKey, "a name is printed beside the verdict");
        let mut neutral = [0; 32];
        neutral[0] = 1;
        for weak in [neutral, [0; 32]] {
            assert_eq!(LogKey::new("log", &weak).unwrap_err(), CheckpointFault::BadKey, "anybody signs for it");
        }
    }
}
