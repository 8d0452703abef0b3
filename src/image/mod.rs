//! Pictures from strangers, made safe to show.
//!
//! Promises: the type is found by looking at the bytes, never by a name; nothing but the first bytes is read in the
//! process that holds keys and cases: header, metadata and pixels are read in a process of their own ([`Decoder`] starts
//! it, [`decoding_process`] is it) that has built walls around itself ([`walls`]) before it reads a byte; size is checked
//! before anything is allocated; what comes back is a size and bare pixels, which we encode ourselves, so that no byte a
//! stranger chose the meaning of reaches the window; a picture that breaks its decoder is a bad picture, says why and
//! stops nothing. Deliberately keeps no bytes: originals lie sealed in the store and are never altered. PDF, video and
//! every other type are not displayed (`docs/decisions/0016-pdf-and-video-are-not-displayed.md`).
mod decode;
mod decoder;
mod encode;
mod facts;
mod frame;
mod letters;
mod paint;
mod process;
mod sniff;
pub mod walls;
mod watermark;

pub use decode::{Examined, Pixels, examine, pixels};
pub use decoder::Decoder;
pub use encode::{Shown, encode};
pub use facts::PictureFacts;
pub use paint::{Area, keep_only};
pub use process::decoding_process;
pub use sniff::{Kind, Other, media_type_of, seems_whole, sniff, sniff_other};
pub use watermark::Watermark;

/// Longest side accepted, pixels.
pub const MAX_SIDE: u32 = 12_000;
/// Largest area accepted, pixels.
pub const MAX_PIXELS: u64 = 64_000_000;
/// Memory the pixels of a picture may take while it is decoded, bytes.
pub const MAX_ALLOC_BYTES: u64 = 256 * 1024 * 1024;
/// Largest file that is decoded, bytes. What the platform sends is held to less ([`Limits`](crate::platform::Limits)).
pub const MAX_FILE_BYTES: u32 = 32 * 1024 * 1024;
/// Longest side of the preview that is shown first, pixels.
pub const PREVIEW_SIDE: u32 = 2_048;

/// Why a picture cannot be shown. The words are stable codes; they say nothing of the content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImageProblem {
    /// Not a JPEG, PNG or WebP, whatever it is called.
    #[error("not a picture this console shows")]
    NotDisplayed,
    /// The header promises more pixels than are accepted.
    #[error("the picture is too large to be decoded safely")]
    TooLarge,
    /// The bytes end early or contradict themselves.
    #[error("the picture is damaged")]
    Damaged,
    /// Nothing at all.
    #[error("the file is empty")]
    Empty,
    /// The process that decoded it ended without an answer: it ran into one of its walls, or crashed.
    #[error("the picture stopped its decoder")]
    DecoderStopped,
    /// It was not decoded in time.
    #[error("the picture took too long to decode")]
    TooSlow,
    /// The process that decoded it gave an answer that is none.
    #[error("the picture's decoder gave an answer that cannot be used")]
    AnswerRefused,
    /// No decoding process could be started, or a wall around it does not stand. This is no fault of the picture, which is
    /// never decoded without both.
    #[error("pictures cannot be read safely here")]
    NoDecoder,
}

impl ImageProblem {
    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotDisplayed => "not_displayed",
            Self::TooLarge => "too_large",
            Self::Damaged => "damaged",
            Self::Empty => "empty",
            Self::DecoderStopped => "decoder_stopped",
            Self::TooSlow => "too_slow",
            Self::AnswerRefused => "answer_refused",
            Self::NoDecoder => "no_decoder",
        }
    }

    /// Those the machine can have been the reason for: a picture held for bad with one of them may be tried again.
    pub const MAY_PASS: [Self; 3] = [Self::DecoderStopped, Self::TooSlow, Self::AnswerRefused];

    /// Whether this is the code of one of [`Self::MAY_PASS`].
    pub fn may_pass(code: &str) -> bool {
        Self::MAY_PASS.iter().any(|problem| problem.code() == code)
    }
}
