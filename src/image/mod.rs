//! Pictures from strangers, made safe to show.
//!
//! Promises: the type is found by looking at the bytes, never by a name; size is checked before anything is allocated;
//! only pixels decoded and encoded again by us reach the window; a bad picture says why and stops nothing. Deliberately
//! keeps no bytes: originals lie sealed in the store and are never altered.
mod decode;
mod sniff;

pub use decode::{Shown, probe, render};
pub use sniff::{Kind, seems_whole, sniff};

/// Longest side accepted, pixels.
pub const MAX_SIDE: u32 = 12_000;
/// Largest area accepted, pixels.
pub const MAX_PIXELS: u64 = 64_000_000;
/// Memory a decoder may take, bytes.
pub const MAX_ALLOC_BYTES: u64 = 256 * 1024 * 1024;
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
}

impl ImageProblem {
    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotDisplayed => "not_displayed",
            Self::TooLarge => "too_large",
            Self::Damaged => "damaged",
            Self::Empty => "empty",
        }
    }
}
