//! What a witness signs beside the log: that it saw a checkpoint, and when (C2SP tlog-cosignature, version 1). FROZEN,
//! with its test. The witness is the platform; it saw every checkpoint before and checked that each continues the last.
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signature, VerifyingKey};
use signed_note::key_id;

use crate::checkpoint::{Checkpoint, CheckpointFault};

/// The type byte of a timestamped Ed25519 cosignature key.
const COSIGNATURE_V1: u8 = 4;
/// Begins each signature line of a note.
const MARK: &str = "\u{2014} ";
/// The last second that is written with four digits of a year; later ones no clock says.
const LAST_SECOND: u64 = 253_402_300_799;

/// The public key of a witness, with its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WitnessKey {
    name: String,
    key: VerifyingKey,
}

impl WitnessKey {
    /// A key and the witness's name.
    ///
    /// # Errors
    /// When the bytes are no point of the curve or a weak one, or the name cannot be one.
    pub fn new(name: &str, key: &[u8; 32]) -> Result<Self, CheckpointFault> {
        let key = VerifyingKey::from_bytes(key).map_err(|_why| CheckpointFault::BadKey)?;
        // Under a weak key anybody's signature fits almost any text.
        if key.is_weak() {
            return Err(CheckpointFault::BadKey);
        }
        // The name is printed: what moves a terminal's cursor could paint over the verdict.
        if !signed_note::is_key_name_valid(name) || name.chars().any(char::is_control) {
            return Err(CheckpointFault::BadKey);
        }
        Ok(Self { name: name.to_owned(), key })
    }

    /// Reads a verifier key, `<name>+<key id>+<base64>`.
    ///
    /// # Errors
    /// When it is none of a witness, or is written in a second way.
    pub fn parse(text: &str) -> Result<Self, CheckpointFault> {
        let (name, rest) = text.split_once('+').ok_or(CheckpointFault::BadKey)?;
        let (_id, key) = rest.split_once('+').ok_or(CheckpointFault::BadKey)?;
        let bytes = STANDARD.decode(key).map_err(|_why| CheckpointFault::BadKey)?;
        let Some((&COSIGNATURE_V1, key)) = bytes.split_first() else { return Err(CheckpointFault::BadKey) };
        let read = Self::new(name, key.try_into().map_err(|_why| CheckpointFault::BadKey)?)?;
        if read.to_text() == text { Ok(read) } else { Err(CheckpointFault::BadKey) }
    }

    /// The verifier key as C2SP writes it.
    pub fn to_text(&self) -> String {
        format!("{}+{:08x}+{}", self.name, self.id(), STANDARD.encode(self.typed()))
    }

    /// The witness's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// When the witness saw the checkpoint, seconds since 1970 UTC, if this line is its signature on it.
    pub fn seen_at(&self, line: &str, checkpoint: &Checkpoint) -> Option<u64> {
        let (name, encoded) = line.strip_prefix(MARK)?.split_once(' ')?;
        let bytes = STANDARD.decode(encoded).ok()?;
        let (id, rest) = bytes.split_first_chunk::<4>()?;
        let (at, signature) = rest.split_first_chunk::<8>()?;
        let at = u64::from_be_bytes(*at);
        if name != self.name || u32::from_be_bytes(*id) != self.id() || at > LAST_SECOND {
            return None;
        }
        let signature = Signature::from_bytes(signature.try_into().ok()?);
        self.key.verify_strict(signed_text(at, checkpoint).as_bytes(), &signature).is_ok().then_some(at)
    }

    fn typed(&self) -> Vec<u8> {
        let mut typed = vec![COSIGNATURE_V1];
        typed.extend(self.key.as_bytes());
        typed
    }

    fn id(&self) -> u32 {
        key_id(&self.name, &self.typed())
    }
}

/// The bytes a witness signs.
fn signed_text(at: u64, checkpoint: &Checkpoint) -> String {
    format!("cosignature/v1\ntime {at}\n{}", checkpoint.text())
}

/// A second since 1970 as RFC 3339, UTC.
pub fn utc(at: u64) -> String {
    let (day, second) = (at / 86_400, at % 86_400);
    // Days since 1 March of the year 0, in the calendar's cycle of 400 years.
    let day = day + 719_468;
    let (era, of_era) = (day / 146_097, day % 146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let from_march = (5 * of_year + 2) / 153;
    let date = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = year + era * 400 + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{date:02}T{:02}:{:02}:{:02}Z", second / 3_600, second / 60 % 60, second % 60)
}

#[cfg(test)]
mod tests {
    use ed25519_dalek::{Signer, SigningKey};

    use super::*;

    const AT: u64 = 1_700_000_000;

    fn witness(seed: u8) -> (WitnessKey, SigningKey) {
        let signing = SigningKey::from_bytes(&[seed; 32]);
        (WitnessKey::new("platform.example/witness", &signing.verifying_key().to_bytes()).unwrap(), signing)
    }

    fn seen() -> Checkpoint {
        Checkpoint { origin: "second-look/console/dev_1/log/1".to_owned(), size: 3, root: [9; 32] }
    }

    fn line(signing: &SigningKey, key: &WitnessKey, at: u64) -> String {
        let mut bytes = key.id().to_be_bytes().to_vec();
        bytes.extend(at.to_be_bytes());
        bytes.extend(signing.sign(signed_text(at, &seen()).as_bytes()).to_bytes());
        format!("{MARK}{} {}", key.name, STANDARD.encode(bytes))
    }

    #[test]
    fn the_bytes_a_witness_signs_are_frozen() {
        let expected = concat!(
            "cosignature/v1\ntime 1700000000\n",
            "second-look/console/dev_1/log/1\n3\nCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQk=\n"
        );
        assert_eq!(signed_text(AT, &seen()), expected, "logs that exist already are witnessed so");
    }

    #[test]
    fn a_line_opens_with_its_witness_and_checkpoint_and_no_other() {
        let (key, signing) = witness(7);
        let good = line(&signing, &key, AT);
        assert_eq!(key.seen_at(&good, &seen()), Some(AT));
        let (other, others) = witness(8);
        assert_eq!(other.seen_at(&good, &seen()), None, "another key");
        assert_eq!(key.seen_at(&line(&others, &key, AT), &seen()), None, "another signer under the name");
        assert_eq!(key.seen_at(&good, &Checkpoint { size: 4, ..seen() }), None, "another checkpoint");
        assert_eq!(key.seen_at(&line(&signing, &key, LAST_SECOND + 1), &seen()), None, "a time no clock says");
        for odd in [good.replace("platform", "elsewhere"), good.replacen(' ', "  ", 1), String::new()] {
            assert_eq!(key.seen_at(&odd, &seen()), None, "{odd}");
        }
        for at in 0..good.len() {
            let mut flipped = good.clone().into_bytes();
            flipped[at] ^= 1;
            let shown = String::from_utf8_lossy(&flipped).into_owned();
            assert_eq!(key.seen_at(&shown, &seen()), None, "byte {at}");
        }
    }

    #[test]
    fn a_witness_key_is_read_back_and_is_no_key_of_a_log() {
        let (key, _) = witness(7);
        assert_eq!(WitnessKey::parse(&key.to_text()).unwrap(), key);
        assert_eq!(crate::LogKey::parse(&key.to_text()).unwrap_err(), CheckpointFault::BadKey);
        let log = crate::LogKey::new("log", &key.key.to_bytes()).unwrap();
        assert_eq!(WitnessKey::parse(&log.to_text()).unwrap_err(), CheckpointFault::BadKey);
        assert_eq!(WitnessKey::parse(&key.to_text().to_uppercase()).unwrap_err(), CheckpointFault::BadKey);
    }

    #[test]
    fn seconds_are_written_as_the_calendar_has_them() {
        let known = [
            (0, "1970-01-01T00:00:00Z"),
            (951_782_399, "2000-02-28T23:59:59Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (AT, "2023-11-14T22:13:20Z"),
            (4_107_542_399, "2100-02-28T23:59:59Z"),
            (4_107_542_400, "2100-03-01T00:00:00Z"),
            (LAST_SECOND, "9999-12-31T23:59:59Z"),
        ];
        for (at, text) in known {
            assert_eq!(utc(at), text);
        }
    }
}
