//! Single proofs as files: a C2SP tlog-proof for one entry, and a consistency proof as lines of base64.
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::checkpoint::{Checkpoint, CheckpointFault, LogKey};
use crate::file::{decoded, number};
use crate::tree::{Hash, includes, is_consistent, leaf};

const FIRST_LINE: &str = "c2sp.org/tlog-proof@v1";
/// A tree of 2^63 entries has no longer one (DESIGN: at most 63 hashes for either proof).
const MOST_HASHES: usize = 63;

/// Why a proof does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProofFault {
    /// Not the text of a proof.
    #[error("the text is not a proof")]
    Unreadable,
    /// The checkpoint in it.
    #[error(transparent)]
    Checkpoint(#[from] CheckpointFault),
    /// The hashes do not lead from the entry, or the older tree, to the root.
    #[error("the proof does not lead to the signed root")]
    DoesNotLead,
}

/// The text of a proof that an entry stands in a log.
pub fn inclusion_text(index: u64, hashes: &[Hash], checkpoint: &str) -> String {
    format!("{FIRST_LINE}\nindex {index}\n{}\n{checkpoint}", consistency_text(hashes))
}

/// Hashes, one a line.
pub fn consistency_text(hashes: &[Hash]) -> String {
    hashes.iter().map(|hash| STANDARD.encode(hash) + "\n").collect()
}

/// Checks that the entry with these bytes stands in the log of this key. Gives its place and what was signed.
///
/// # Errors
/// Which part of it does not hold.
pub fn check_inclusion(entry: &[u8], proof: &str, key: &LogKey) -> Result<(u64, Checkpoint), ProofFault> {
    let rest = proof.strip_prefix(FIRST_LINE).and_then(|rest| rest.strip_prefix("\nindex "));
    let (head, note) = rest.and_then(|rest| rest.split_once("\n\n")).ok_or(ProofFault::Unreadable)?;
    let (index, hashes) = head.split_once('\n').unwrap_or((head, ""));
    let index = number(index).ok_or(ProofFault::Unreadable)?;
    let hashes = read(hashes)?;
    let signed = Checkpoint::open(note, key)?;
    if includes(index, signed.size, &leaf(entry), &hashes, &signed.root) {
        Ok((index, signed))
    } else {
        Err(ProofFault::DoesNotLead)
    }
}

/// Checks that the newer of two signed checkpoints continues the older one. Gives both.
///
/// # Errors
/// Which part of it does not hold.
pub fn check_consistency(
    old: &str,
    new: &str,
    proof: &str,
    key: &LogKey,
) -> Result<(Checkpoint, Checkpoint), ProofFault> {
    let (old, new) = (Checkpoint::open(old, key)?, Checkpoint::open(new, key)?);
    let hashes = read(proof.strip_suffix('\n').unwrap_or(proof))?;
    if is_consistent(old.size, &old.root, new.size, &new.root, &hashes) {
        Ok((old, new))
    } else {
        Err(ProofFault::DoesNotLead)
    }
}

fn read(lines: &str) -> Result<Vec<Hash>, ProofFault> {
    let lines = (!lines.is_empty()).then(|| lines.split('\n')).into_iter().flatten();
    let hashes: Option<Vec<Hash>> = lines.map(decoded).collect();
    hashes.filter(|hashes| hashes.len() <= MOST_HASHES).ok_or(ProofFault::Unreadable)
}

#[cfg(test)]
mod tests {
    use ed25519_dalek::{Signer, SigningKey};

    use super::*;
    use crate::tree::{consistency_ranges, inclusion_ranges, root};

    const ENTRIES: usize = 11;

    fn note(signing: &SigningKey, size: usize) -> (LogKey, String) {
        let key = LogKey::new("log", &signing.verifying_key().to_bytes()).unwrap();
        let checkpoint = Checkpoint { origin: "log".to_owned(), size: size as u64, root: root(&leaves()[..size]) };
        let signature = signing.sign(checkpoint.text().as_bytes()).to_bytes();
        let note = checkpoint.note(&key, &signature).unwrap();
        (key, note)
    }

    fn leaves() -> Vec<Hash> {
        (0..ENTRIES).map(|n| leaf(&[n as u8])).collect()
    }

    fn hashes(ranges: &[std::ops::Range<u64>]) -> Vec<Hash> {
        ranges.iter().map(|range| root(&leaves()[range.start as usize..range.end as usize])).collect()
    }

    #[test]
    fn a_proof_of_one_entry_holds_for_that_entry_and_breaks_with_any_changed_byte() {
        let (key, note) = note(&SigningKey::from_bytes(&[7; 32]), ENTRIES);
        let proof = inclusion_text(5, &hashes(&inclusion_ranges(5, ENTRIES as u64).unwrap()), &note);
        assert_eq!(check_inclusion(&[5], &proof, &key).unwrap().0, 5);
        assert_eq!(check_inclusion(&[6], &proof, &key).unwrap_err(), ProofFault::DoesNotLead);
        for at in 0..proof.len() {
            let mut altered = proof.clone().into_bytes();
            altered[at] ^= 1;
            let Ok(altered) = String::from_utf8(altered) else { continue };
            assert!(check_inclusion(&[5], &altered, &key).is_err(), "byte {at}: {altered}");
        }
    }

    #[test]
    fn the_newer_checkpoint_continues_the_older_one_with_its_proof_alone() {
        let signing = SigningKey::from_bytes(&[7; 32]);
        let ((key, old), (_, new)) = (note(&signing, 6), note(&signing, ENTRIES));
        let proof = consistency_text(&hashes(&consistency_ranges(6, ENTRIES as u64).unwrap()));
        assert!(check_consistency(&old, &new, &proof, &key).is_ok());
        assert_eq!(check_consistency(&new, &old, &proof, &key).unwrap_err(), ProofFault::DoesNotLead);
        assert_eq!(check_consistency(&old, &new, "", &key).unwrap_err(), ProofFault::DoesNotLead);
        assert_eq!(check_consistency(&old, &new, "no hash", &key).unwrap_err(), ProofFault::Unreadable);
        for odd in [format!("\n{proof}"), proof.replace('\n', "\n\n"), proof.replace('\n', "\r\n")] {
            assert_eq!(check_consistency(&old, &new, &odd, &key).unwrap_err(), ProofFault::Unreadable, "{odd}");
        }
    }
}
