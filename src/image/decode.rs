//! Decodes under limits. Runs in the decoding process only; tests and the fuzzer call it where they stand.
use std::io::Cursor;

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageReader, Limits};

use super::facts::{PictureFacts, read_facts};
use super::{ImageProblem, Kind, MAX_ALLOC_BYTES, MAX_PIXELS, MAX_SIDE, PREVIEW_SIDE, sniff};

/// What header and metadata say of a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Examined {
    /// What it is.
    pub kind: Kind,
    /// Width in pixels, as it will be shown: upright.
    pub width: u32,
    /// Height in pixels, as it will be shown.
    pub height: u32,
    /// What the camera wrote beside the pixels.
    pub facts: PictureFacts,
}

/// A decoded picture: red, green and blue, a byte each, row by row from the top.
#[derive(Clone, PartialEq, Eq)]
pub struct Pixels {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// `width * height * 3` bytes.
    pub rgb: Vec<u8>,
}

/// Reads kind, size and metadata, without decoding a pixel.
///
/// # Errors
/// When the file is no picture we show, or its header promises too much.
pub fn examine(bytes: &[u8]) -> Result<Examined, ImageProblem> {
    let (kind, mut decoder) = decoder(bytes)?;
    let (mut width, mut height) = decoder.dimensions();
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    if matches!(
        orientation,
        Orientation::Rotate90 | Orientation::Rotate270 | Orientation::Rotate90FlipH | Orientation::Rotate270FlipH
    ) {
        (width, height) = (height, width);
    }
    let facts = decoder.exif_metadata().ok().flatten().map(read_facts).unwrap_or_default();
    Ok(Examined { kind, width, height, facts })
}

/// Decodes a picture and turns it upright: in full, or with at most [`PREVIEW_SIDE`] pixels a side. Metadata and
/// transparency are left behind.
///
/// # Errors
/// When the file is no picture we show, too large, or damaged.
pub fn pixels(bytes: &[u8], full: bool) -> Result<Pixels, ImageProblem> {
    let (_, mut decoder) = decoder(bytes)?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    // Each step lets go of what the one before it held: at no time are there more than two copies.
    let picture = DynamicImage::from_decoder(decoder).map_err(problem)?;
    let mut picture = DynamicImage::ImageRgb8(picture.into_rgb8());
    if !full && picture.width().max(picture.height()) > PREVIEW_SIDE {
        // The mean of the pixels under each new one: five times as fast as a filter, and a preview is read, not measured.
        picture = picture.thumbnail(PREVIEW_SIDE, PREVIEW_SIDE);
    }
    picture.apply_orientation(orientation);
    let (width, height) = (picture.width(), picture.height());
    Ok(Pixels { width, height, rgb: picture.into_rgb8().into_raw() })
}

fn decoder(bytes: &[u8]) -> Result<(Kind, impl ImageDecoder + '_), ImageProblem> {
    if bytes.is_empty() {
        return Err(ImageProblem::Empty);
    }
    let kind = sniff(bytes).ok_or(ImageProblem::NotDisplayed)?;
    let mut reader = ImageReader::with_format(Cursor::new(bytes), kind.format());
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_ALLOC_BYTES);
    reader.limits(limits);
    let decoder = reader.into_decoder().map_err(problem)?;
    let (width, height) = decoder.dimensions();
    let too_large = width > MAX_SIDE || height > MAX_SIDE || u64::from(width) * u64::from(height) > MAX_PIXELS;
    if too_large || decoder.total_bytes() > MAX_ALLOC_BYTES {
        return Err(ImageProblem::TooLarge);
    }
    if width == 0 || height == 0 {
        return Err(ImageProblem::Damaged);
    }
    Ok((kind, decoder))
}

pub(super) fn problem(cause: image::ImageError) -> ImageProblem {
    match cause {
        image::ImageError::Limits(_) => ImageProblem::TooLarge,
        image::ImageError::Unsupported(_) => ImageProblem::NotDisplayed,
        _ => ImageProblem::Damaged,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::encode;
    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut rgb = Vec::new();
        for y in 0..height {
            for x in 0..width {
                rgb.extend([u8::try_from(x % 256).unwrap(), u8::try_from(y % 256).unwrap(), 9]);
            }
        }
        encode(&Pixels { width, height, rgb }, true).unwrap().bytes
    }

    /// A valid PNG header that promises 22,000 x 22,000 pixels, and nothing else.
    fn huge_header() -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        bytes.extend_from_slice(&22_000_u32.to_be_bytes());
        bytes.extend_from_slice(&22_000_u32.to_be_bytes());
        bytes.extend_from_slice(&[8, 2, 0, 0, 0]);
        let mut crc = u32::MAX;
        for byte in &bytes[12..] {
            crc ^= u32::from(*byte);
            for _ in 0..8 {
                crc = if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 };
            }
        }
        bytes.extend_from_slice(&(!crc).to_be_bytes());
        bytes.extend_from_slice(b"\0\0\0\0IDAT\x35\xaf\x06\x1e");
        bytes
    }

    #[test]
    fn a_picture_comes_out_as_bare_pixels_of_its_size() {
        let original = png(40, 30);
        let full = pixels(&original, true).unwrap();
        assert_eq!((full.width, full.height, full.rgb.len()), (40, 30, 40 * 30 * 3));
        assert_eq!(full.rgb[3..6], [1, 0, 9], "the second pixel of the first row");
        let examined = examine(&original).unwrap();
        assert_eq!((examined.kind, examined.width, examined.height), (Kind::Png, 40, 30));
        assert_eq!(examined.facts, PictureFacts::default(), "we write none");
    }

    #[test]
    fn the_preview_is_never_larger_than_its_limit() {
        let preview = pixels(&png(3_000, 100), false).unwrap();
        assert_eq!((preview.width, preview.height), (PREVIEW_SIDE, 68));
    }

    #[test]
    fn a_header_of_22000_pixels_is_refused_before_anything_is_allocated() {
        assert_eq!(examine(&huge_header()).err(), Some(ImageProblem::TooLarge));
        assert_eq!(pixels(&huge_header(), false).err(), Some(ImageProblem::TooLarge));
    }

    #[test]
    fn a_text_file_is_not_displayed_and_an_empty_one_says_so() {
        assert_eq!(pixels(b"hello", false).err(), Some(ImageProblem::NotDisplayed));
        assert_eq!(pixels(b"", false).err(), Some(ImageProblem::Empty));
    }

    #[test]
    fn a_picture_that_ends_early_is_damaged() {
        let whole = png(200, 200);
        assert_eq!(pixels(&whole[..whole.len() / 2], false).err(), Some(ImageProblem::Damaged));
    }

    proptest! {
        #[test]
        fn no_change_of_bytes_makes_the_decoder_panic(at in 0_usize..2_000, byte in any::<u8>(), cut in 0_usize..2_000) {
            let jpeg = encode(&pixels(&png(30, 20), false).unwrap(), false).unwrap().bytes;
            for mut bytes in [png(30, 20), jpeg] {
                let length = bytes.len();
                bytes[at % length] = byte;
                bytes.truncate(length - cut % length);
                let _ = examine(&bytes);
                let _ = pixels(&bytes, false);
            }
        }
    }
}
