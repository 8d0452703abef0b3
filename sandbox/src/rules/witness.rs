//! The witness of consoles' logs (contract section 3): which key a device's log has, how far it was seen, and whether what
//! comes now continues it. Written from C2SP tlog-witness, tlog-checkpoint, signed-note and tlog-cosignature and from
//! RFC 9162, not from the console.
//!
//! Promises: a log is cosigned only where it continues what was cosigned before, so that nobody holds two cosigned stories
//! of one console; a device's logs follow one another and none comes back. Checking a signature is given in as a function:
//! these rules know no library.
use super::{Code, Refusal};
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// The type byte of an Ed25519 key, and of a timestamped cosignature's key.
const LOG: u8 = 1;
const WITNESS: u8 = 4;
/// Begins a signature line.
const MARK: &str = "\u{2014} ";
/// No tree has a longer proof.
const MOST_HASHES: usize = 63;

/// SHA-256.
pub type Hash = [u8; 32];

/// Whether these 64 bytes are this key's signature on the message.
pub type Signed<'a> = &'a dyn Fn(&[u8; 32], &[u8], &[u8]) -> bool;

/// One log of a device, as far as it was seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenLog {
    /// Its verifier key.
    pub verifier_key: String,
    /// Entries that were cosigned; 0 before the first.
    pub size: u64,
    /// Root over them.
    pub root: Hash,
    /// The newest checkpoint that was cosigned, as it came.
    pub checkpoint: Option<String>,
}

/// A console with its logs by number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device {
    /// Whose console it is: nobody else speaks for it.
    pub subject: String,
    /// The logs that were enrolled.
    pub logs: BTreeMap<u32, SeenLog>,
}

/// What a checkpoint says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// The log's name.
    pub origin: String,
    /// Entries.
    pub size: u64,
    /// Root over them.
    pub root: Hash,
}

/// A wish to have a checkpoint cosigned.
#[derive(Clone, Debug, serde::Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CheckpointAsk {
    /// The size the console believes was cosigned last.
    pub old_size: u64,
    /// The note.
    pub checkpoint: String,
    /// The proof from there, in base64.
    pub consistency: Vec<String>,
}

/// Enrols a log's key. True when it is new.
///
/// # Errors
/// `malformed` for a key that is none or names another device; `forbidden` for somebody else's device, for another key of a
/// known log, and for a log that comes after a later one.
pub fn enrol(known: Option<&Device>, device: &str, subject: &str, verifier_key: &str) -> Result<(Device, bool), Code> {
    let (name, _) = key(verifier_key).ok_or(Code::Malformed)?;
    let number = number_of(&name, device).ok_or(Code::Malformed)?;
    let fresh = || Device { subject: subject.to_owned(), logs: BTreeMap::new() };
    let mut device = known.cloned().unwrap_or_else(fresh);
    if device.subject != subject {
        return Err(Code::Forbidden);
    }
    if let Some(log) = device.logs.get(&number) {
        return if log.verifier_key == verifier_key { Ok((device, false)) } else { Err(Code::Forbidden) };
    }
    if device.logs.last_key_value().is_some_and(|(newest, _)| *newest > number) {
        return Err(Code::Forbidden);
    }
    let log =
        SeenLog { verifier_key: verifier_key.to_owned(), size: 0, root: Sha256::digest([]).into(), checkpoint: None };
    device.logs.insert(number, log);
    Ok((device, true))
}

/// Looks at a checkpoint. Gives the device with what it knows then, and what is to be cosigned.
///
/// # Errors
/// 404 for a device or log that was not enrolled, `forbidden` for somebody else's or a signature that is not the log's,
/// `malformed`, 409 with what was seen last, 422 where the proof does not lead there.
pub fn witness(
    known: Option<&Device>,
    device: &str,
    subject: &str,
    ask: &CheckpointAsk,
    signed: Signed<'_>,
) -> Result<(Device, Checkpoint), Refusal> {
    let mut held = known.cloned().ok_or(Code::UnknownDevice)?;
    if held.subject != subject {
        return Err(Code::Forbidden.into());
    }
    let (text, lines) = parts(&ask.checkpoint).ok_or(Code::Malformed)?;
    let said = checkpoint(text).ok_or(Code::Malformed)?;
    let number = number_of(&said.origin, device).ok_or(Code::UnknownDevice)?;
    let log = held.logs.get(&number).cloned().ok_or(Code::UnknownDevice)?;
    let (_, public) = key(&log.verifier_key).ok_or(Code::Internal)?;
    let id = key_id(&said.origin, LOG, &public);
    let fits = |line: &str| {
        signature(line, &said.origin, id).is_some_and(|signature| signed(&public, text.as_bytes(), &signature))
    };
    if !lines.lines().any(fits) {
        return Err(Code::Forbidden.into());
    }
    // A later log was seen: this one has ended, and whoever goes on with it has forgotten that.
    let newest = held.logs.iter().rev().find(|(_, log)| log.size > 0);
    if let Some((later, seen)) = newest
        && *later > number
    {
        return Err(differs(seen));
    }
    if ask.old_size != log.size {
        return Err(differs(&log));
    }
    let hashes: Option<Vec<Hash>> = ask.consistency.iter().map(|hash| decoded(hash)).collect();
    let hashes = hashes.filter(|hashes| hashes.len() <= MOST_HASHES).ok_or(Code::Malformed)?;
    if said.size == 0 || said.size < ask.old_size {
        return Err(Code::Malformed.into());
    }
    if !continues(log.size, &log.root, said.size, &said.root, &hashes) {
        return Err(Code::ProofFailed.into());
    }
    let seen = SeenLog { size: said.size, root: said.root, checkpoint: Some(ask.checkpoint.clone()), ..log };
    held.logs.insert(number, seen);
    Ok((held, said))
}

fn differs(seen: &SeenLog) -> Refusal {
    Refusal { seen: Some((seen.size, seen.checkpoint.clone())), ..Refusal::new(Code::SizeDiffers) }
}

/// What the witness signs at this second.
#[must_use]
pub fn cosigned_text(checkpoint: &Checkpoint, at_secs: u64) -> String {
    let Checkpoint { origin, size, root } = checkpoint;
    format!("cosignature/v1\ntime {at_secs}\n{origin}\n{size}\n{}\n", STANDARD.encode(root))
}

/// The witness's line for its signature of that second.
#[must_use]
pub fn cosignature_line(name: &str, public: &[u8; 32], at_secs: u64, signature: &[u8]) -> String {
    let mut bytes = key_id(name, WITNESS, public).to_vec();
    bytes.extend(at_secs.to_be_bytes());
    bytes.extend(signature);
    format!("{MARK}{name} {}", STANDARD.encode(bytes))
}

/// The witness's own key as it tells it.
#[must_use]
pub fn witness_key(name: &str, public: &[u8; 32]) -> String {
    let id: String = key_id(name, WITNESS, public).iter().map(|byte| format!("{byte:02x}")).collect();
    let mut typed = vec![WITNESS];
    typed.extend(public);
    format!("{name}+{id}+{}", STANDARD.encode(typed))
}

/// Which log of the device a name is of.
fn number_of(name: &str, device: &str) -> Option<u32> {
    let (before, number) = name.rsplit_once("/log/")?;
    let whole: u32 = number.parse().ok()?;
    (whole > 0 && whole.to_string() == number && before.rsplit('/').next() == Some(device)).then_some(whole)
}

/// Name and bytes of a log's verifier key.
fn key(text: &str) -> Option<(String, [u8; 32])> {
    let (name, rest) = text.split_once('+')?;
    let (id, data) = rest.split_once('+')?;
    let bytes = STANDARD.decode(data).ok()?;
    let (&LOG, public) = bytes.split_first()? else { return None };
    let public: [u8; 32] = public.try_into().ok()?;
    let expected: String = key_id(name, LOG, &public).iter().map(|byte| format!("{byte:02x}")).collect();
    let named = !name.is_empty() && !name.chars().any(|c| c.is_whitespace() || c.is_control());
    (named && id == expected).then(|| (name.to_owned(), public))
}

fn key_id(name: &str, kind: u8, public: &[u8; 32]) -> [u8; 4] {
    let digest =
        Sha256::new().chain_update(name).chain_update(b"\n").chain_update([kind]).chain_update(public).finalize();
    let mut id = [0; 4];
    for (to, from) in id.iter_mut().zip(digest) {
        *to = from;
    }
    id
}

/// Text with its last line feed, and signature lines of a note.
fn parts(note: &str) -> Option<(&str, &str)> {
    let at = note.rfind("\n\n")?;
    let (text, lines) = note.split_at(at + 1);
    Some((text, lines.strip_prefix('\n')?))
}

/// The three lines.
fn checkpoint(text: &str) -> Option<Checkpoint> {
    let mut lines = text.split('\n');
    let (origin, size, root) = (lines.next()?, lines.next()?, lines.next()?);
    if lines.next() != Some("") || lines.next().is_some() {
        return None;
    }
    let whole: u64 = size.parse().ok()?;
    let read = Checkpoint { origin: origin.to_owned(), size: whole, root: decoded(root)? };
    (whole.to_string() == size).then_some(read)
}

/// The signature of a line under this name and key id.
fn signature(line: &str, name: &str, id: [u8; 4]) -> Option<Vec<u8>> {
    let (said, data) = line.strip_prefix(MARK)?.split_once(' ')?;
    let bytes = STANDARD.decode(data).ok()?;
    let (its, signature) = bytes.split_first_chunk::<4>()?;
    (said == name && *its == id).then(|| signature.to_vec())
}

fn decoded(text: &str) -> Option<Hash> {
    STANDARD.decode(text).ok()?.try_into().ok()
}

fn node(left: &Hash, right: &Hash) -> Hash {
    Sha256::new().chain_update([1]).chain_update(left).chain_update(right).finalize().into()
}

/// RFC 9162 section 2.1.4.2, step by step as it stands there.
fn continues(first: u64, first_root: &Hash, second: u64, second_root: &Hash, proof: &[Hash]) -> bool {
    if first == 0 {
        return proof.is_empty();
    }
    if first == second {
        return proof.is_empty() && first_root == second_root;
    }
    let mut path: Vec<Hash> = proof.to_vec();
    if first.is_power_of_two() {
        path.insert(0, *first_root);
    }
    let Some((begun, rest)) = path.split_first() else { return false };
    let (mut at, mut last) = (first - 1, second - 1);
    while at & 1 == 1 {
        at >>= 1;
        last >>= 1;
    }
    let (mut fr, mut sr) = (*begun, *begun);
    for c in rest {
        if last == 0 {
            return false;
        }
        if at & 1 == 1 || at == last {
            fr = node(c, &fr);
            sr = node(c, &sr);
            while at & 1 == 0 && at != 0 {
                at >>= 1;
                last >>= 1;
            }
        } else {
            sr = node(&sr, c);
        }
        at >>= 1;
        last >>= 1;
    }
    fr == *first_root && sr == *second_root && last == 0
}
