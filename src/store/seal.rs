//! Sealing what is personal under the key of its case.
//!
//! Each case has two secrets, a data key and a salt, wrapped by the key of an erasure epoch. Destroying the wrapped
//! bytes, or the epoch's key, erases the case in every copy of the file. Sealing stands on top of the page encryption
//! of the database: it is what makes erasure final, and what binds each value to its case and place.
//!
//! **Frozen bytes** (tests `sealed_bytes_of_version_1_still_open`, `salts_never_change`):
//! ```text
//! value    = 0x01 | nonce 12 | AES-256-GCM(ciphertext | tag 16)
//! chunk    = 0x02 | stream 16 | index u32 BE | last 0/1 | nonce 12 | AES-256-GCM(ciphertext | tag 16)
//! case key = 0x03 | epoch u32 BE | nonce 12 | AES-256-GCM(data key 32 | salt 32 | tag 16)
//! ```
//! The key of a value is derived from the data key for its label; associated data are the case id, label, item id and
//! revision, each after its length, and for a chunk its stream, index and last-flag.
use zeroize::Zeroizing;

use crate::ids::CaseId;
use crate::secret::Key;
use crate::store::cipher::{AeadFailure, decrypt, encrypt};
use crate::store::key_material::{MaterialError, derive, push_field, random, random_key};

/// One chunk of an image holds at most this many bytes of it.
pub const CHUNK_BYTES: usize = 1_024 * 1_024;

const VALUE: u8 = 1;
const CHUNK: u8 = 2;
const CASE_KEY: u8 = 3;
const STREAM_BYTES: usize = 16;

/// Why something could not be sealed or opened.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// The bytes do not open here: altered, cut, moved from another place, or sealed under another key.
    #[error("a sealed value ({label}) does not open: it was altered, moved or sealed under another key")]
    DoesNotOpen {
        /// What kind of value it is.
        label: &'static str,
    },
    /// The bytes are of a version this program does not know.
    #[error("a sealed value ({label}) is of an unknown version")]
    UnknownVersion {
        /// What kind of value it is.
        label: &'static str,
    },
    /// Chunks are missing, repeated, out of order or from two sealings.
    #[error("the chunks of a sealed file ({label}) are not complete and in order")]
    ChunksBroken {
        /// What kind of value it is.
        label: &'static str,
    },
    /// More than can be sealed at once.
    #[error("a value is too long to be sealed")]
    TooLong,
    /// No random bytes or no derived key.
    #[error(transparent)]
    Material(#[from] MaterialError),
}

impl SealError {
    /// A stable word for scripts and for the table of texts.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::DoesNotOpen { .. } => "seal_does_not_open",
            Self::UnknownVersion { .. } => "seal_unknown_version",
            Self::ChunksBroken { .. } => "seal_chunks_broken",
            Self::TooLong => "seal_too_long",
            Self::Material(_) => "key_material",
        }
    }
}

/// What a sealed value is. Each has a key of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Label {
    /// The body of a session answer.
    Session,
    /// The body of a data block.
    Block,
    /// The bytes of a file of the vault.
    File,
    /// A name shown in lists.
    Name,
    /// The name of the colleague who holds a case.
    Holder,
    /// A draft of a decision.
    Draft,
    /// The body of a decision, as it is sent.
    Decision,
    /// The evidence a decision was made on.
    DecidedOn,
    /// Name and comment of somebody else's decision.
    Standing,
    /// What a person ticked and marked with a decision.
    Looked,
    /// Why a case is under a legal hold.
    Hold,
    /// What beside the evidence a case was shown with when it was decided.
    ShownWith,
}

impl Label {
    /// Every label.
    #[cfg(test)]
    pub const ALL: [Self; 12] = [
        Self::Session,
        Self::Block,
        Self::File,
        Self::Name,
        Self::Holder,
        Self::Draft,
        Self::Decision,
        Self::DecidedOn,
        Self::Standing,
        Self::Looked,
        Self::Hold,
        Self::ShownWith,
    ];

    /// The word in the derivation and in the associated data. Frozen.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Session => "session",
            Self::Block => "block",
            Self::File => "file",
            Self::Name => "name",
            Self::Holder => "holder",
            Self::Draft => "draft",
            Self::Decision => "decision",
            Self::DecidedOn => "decided-on",
            Self::Standing => "standing",
            Self::Looked => "looked",
            Self::Hold => "hold",
            Self::ShownWith => "shown-with",
        }
    }
}

/// Where in its case a sealed value belongs; it opens nowhere else.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// What it is.
    pub label: Label,
    /// Which one: the id of the block, file, draft…
    pub item: &'a str,
    /// Which revision of it; 0 where there is only one.
    pub revision: u64,
}

impl<'a> Place<'a> {
    /// A place without revisions.
    pub const fn new(label: Label, item: &'a str) -> Self {
        Self { label, item, revision: 0 }
    }
}

/// The two secrets of a case.
#[derive(Clone, Debug)]
pub struct CaseKeys {
    case: CaseId,
    data: Key,
    salt: Key,
}

impl CaseKeys {
    /// Makes the keys of a new case.
    ///
    /// # Errors
    /// When the system gives no random bytes.
    pub fn generate(case: &CaseId) -> Result<Self, SealError> {
        Ok(Self { case: case.clone(), data: random_key()?, salt: random_key()? })
    }

    /// A new data key with the same salt: to reseal what survives when the platform erased a part of the case. Once the
    /// old wrapped keys are gone the erased part is unreadable in every copy, and the log's commitments still verify.
    ///
    /// # Errors
    /// When the system gives no random bytes.
    pub fn renewed(&self) -> Result<Self, SealError> {
        Ok(Self { case: self.case.clone(), data: random_key()?, salt: self.salt.clone() })
    }

    /// Wraps the keys under the key of an erasure epoch, for storing.
    ///
    /// # Errors
    /// When the system gives no random bytes.
    pub fn wrap(&self, epoch: u32, epoch_key: &Key) -> Result<Vec<u8>, SealError> {
        let mut both = Zeroizing::new(Vec::with_capacity(64));
        both.extend_from_slice(self.data.expose());
        both.extend_from_slice(self.salt.expose());
        let sealed = encrypt(&wrapping_key(epoch_key)?, &wrapped_place(&self.case, epoch), &both)?;
        let mut wrapped = vec![CASE_KEY];
        wrapped.extend_from_slice(&epoch.to_be_bytes());
        wrapped.extend_from_slice(&sealed);
        Ok(wrapped)
    }

    /// The epoch whose key opens these wrapped keys; `None` when they are not of a known version.
    pub fn epoch_of(wrapped: &[u8]) -> Option<u32> {
        let rest = wrapped.strip_prefix(&[CASE_KEY])?;
        rest.first_chunk().map(|epoch| u32::from_be_bytes(*epoch))
    }

    /// Unwraps stored keys.
    ///
    /// # Errors
    /// [`SealError::DoesNotOpen`] for another case, epoch or epoch key, and for altered bytes.
    pub fn unwrap(case: &CaseId, epoch_key: &Key, wrapped: &[u8]) -> Result<Self, SealError> {
        const LABEL: &str = "case key";
        let epoch = Self::epoch_of(wrapped).ok_or(SealError::UnknownVersion { label: LABEL })?;
        let sealed = wrapped.get(5..).unwrap_or_default();
        let both = decrypt(&wrapping_key(epoch_key)?, &wrapped_place(case, epoch), sealed)
            .map_err(|why| why.into_seal_error(LABEL))?;
        let cut = SealError::DoesNotOpen { label: LABEL };
        let (Some(data), Some(salt)) = (both.first_chunk::<32>(), both.last_chunk::<32>()) else { return Err(cut) };
        if both.len() != 64 {
            return Err(cut);
        }
        Ok(Self { case: case.clone(), data: Key::new(data), salt: Key::new(salt) })
    }

    /// Seals a value for its place.
    ///
    /// # Errors
    /// When the system gives no random bytes.
    pub fn seal(&self, place: &Place<'_>, plain: &[u8]) -> Result<Vec<u8>, SealError> {
        let mut sealed = vec![VALUE];
        sealed.extend_from_slice(&encrypt(&self.label_key(place.label)?, &self.bound_to(place), plain)?);
        Ok(sealed)
    }

    /// Opens a sealed value. The plain bytes are wiped when dropped.
    ///
    /// # Errors
    /// [`SealError::DoesNotOpen`] for altered, cut or moved bytes.
    pub fn open(&self, place: &Place<'_>, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, SealError> {
        let label = place.label.as_str();
        let rest = sealed.strip_prefix(&[VALUE]).ok_or(SealError::UnknownVersion { label })?;
        decrypt(&self.label_key(place.label)?, &self.bound_to(place), rest).map_err(|why| why.into_seal_error(label))
    }

    /// Seals a file as chunks of at most [`CHUNK_BYTES`]; an empty file is one empty chunk.
    ///
    /// # Errors
    /// When the system gives no random bytes.
    pub fn seal_chunks(&self, place: &Place<'_>, plain: &[u8]) -> Result<Vec<Vec<u8>>, SealError> {
        let key = self.label_key(place.label)?;
        let stream = random::<STREAM_BYTES>()?;
        let parts: Vec<&[u8]> = if plain.is_empty() { vec![plain] } else { plain.chunks(CHUNK_BYTES).collect() };
        let count = parts.len();
        let mut sealed = Vec::with_capacity(count);
        for (index, part) in parts.into_iter().enumerate() {
            let header = ChunkHeader {
                stream,
                index: u32::try_from(index).map_err(|_too_many| SealError::TooLong)?,
                last: index + 1 == count,
            };
            let mut chunk = header.to_bytes();
            chunk.extend_from_slice(&encrypt(&key, &header.bound_to(self.bound_to(place)), part)?);
            sealed.push(chunk);
        }
        Ok(sealed)
    }

    /// Opens a file sealed as chunks, all of them and in order. The plain bytes are wiped when dropped.
    ///
    /// # Errors
    /// [`SealError::ChunksBroken`] when chunks are missing, repeated, moved or mixed; [`SealError::DoesNotOpen`] when one
    /// was altered.
    pub fn open_chunks<C: AsRef<[u8]>>(
        &self,
        place: &Place<'_>,
        chunks: impl IntoIterator<Item = C>,
    ) -> Result<Zeroizing<Vec<u8>>, SealError> {
        let label = place.label.as_str();
        let key = self.label_key(place.label)?;
        let mut plain = Zeroizing::new(Vec::new());
        let mut stream = None;
        let mut complete = false;
        for (expected, chunk) in (0_u32..).zip(chunks) {
            let (header, rest) = ChunkHeader::read(chunk.as_ref()).ok_or(SealError::UnknownVersion { label })?;
            let same_stream = *stream.get_or_insert(header.stream) == header.stream;
            if complete || !same_stream || header.index != expected {
                return Err(SealError::ChunksBroken { label });
            }
            let part = decrypt(&key, &header.bound_to(self.bound_to(place)), rest)
                .map_err(|why| why.into_seal_error(label))?;
            plain.extend_from_slice(&part);
            complete = header.last;
        }
        if complete { Ok(plain) } else { Err(SealError::ChunksBroken { label }) }
    }

    /// The salt of one field's commitment in the audit log: derived from the case's salt for this entry and field, so
    /// that showing one field's salt opens no other, and erasing the case makes all of them unopenable.
    ///
    /// # Errors
    /// Practically none; the derivation is checked all the same.
    pub fn field_salt(&self, entry: &str, field: &str) -> Result<Key, SealError> {
        let parts = [self.case.as_str().as_bytes(), entry.as_bytes(), field.as_bytes()];
        Ok(derive(&self.salt, "second-look/v1/field-salt", &parts)?)
    }

    fn label_key(&self, label: Label) -> Result<Key, MaterialError> {
        derive(&self.data, "second-look/v1/seal", &[label.as_str().as_bytes()])
    }

    fn bound_to(&self, place: &Place<'_>) -> Vec<u8> {
        let mut bound = Vec::new();
        push_field(&mut bound, b"second-look/v1/place");
        push_field(&mut bound, self.case.as_str().as_bytes());
        push_field(&mut bound, place.label.as_str().as_bytes());
        push_field(&mut bound, place.item.as_bytes());
        bound.extend_from_slice(&place.revision.to_be_bytes());
        bound
    }
}

struct ChunkHeader {
    stream: [u8; STREAM_BYTES],
    index: u32,
    last: bool,
}

impl ChunkHeader {
    fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = vec![CHUNK];
        bytes.extend_from_slice(&self.stream);
        bytes.extend_from_slice(&self.index.to_be_bytes());
        bytes.push(u8::from(self.last));
        bytes
    }

    fn read(chunk: &[u8]) -> Option<(Self, &[u8])> {
        let rest = chunk.strip_prefix(&[CHUNK])?;
        let (stream, rest) = rest.split_first_chunk()?;
        let (index, rest) = rest.split_first_chunk()?;
        let (last, rest) = rest.split_first()?;
        let last = match last {
            0 => false,
            1 => true,
            _ => return None,
        };
        Some((Self { stream: *stream, index: u32::from_be_bytes(*index), last }, rest))
    }

    fn bound_to(&self, mut place: Vec<u8>) -> Vec<u8> {
        place.extend_from_slice(&self.to_bytes());
        place
    }
}

fn wrapping_key(epoch_key: &Key) -> Result<Key, MaterialError> {
    derive(epoch_key, "second-look/v1/wrap-case-keys", &[])
}

fn wrapped_place(case: &CaseId, epoch: u32) -> Vec<u8> {
    let mut place = Vec::new();
    push_field(&mut place, b"second-look/v1/case-keys");
    push_field(&mut place, case.as_str().as_bytes());
    place.extend_from_slice(&epoch.to_be_bytes());
    place
}

impl AeadFailure {
    fn into_seal_error(self, label: &'static str) -> SealError {
        match self {
            Self::Material(why) => SealError::Material(why),
            Self::TooLong => SealError::TooLong,
            Self::DoesNotOpen => SealError::DoesNotOpen { label },
        }
    }
}

impl From<AeadFailure> for SealError {
    fn from(why: AeadFailure) -> Self {
        why.into_seal_error("value")
    }
}

#[cfg(test)]
mod tests;
