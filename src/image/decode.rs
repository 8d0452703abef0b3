//! Decodes under limits and encodes our own pixels.
use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType as PngFilter, PngEncoder};
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageReader, Limits};

use super::{ImageProblem, Kind, MAX_ALLOC_BYTES, MAX_PIXELS, MAX_SIDE, PREVIEW_SIDE, sniff};

/// Quality of the preview: no visible loss at reading size.
const PREVIEW_QUALITY: u8 = 90;

/// A picture encoded by us, safe to hand to the window.
#[derive(Clone, PartialEq, Eq)]
pub struct Shown {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// Their media type.
    pub media_type: &'static str,
}

/// Reads kind and size from the header, without decoding.
///
/// # Errors
/// When the file is no picture we show, or its header promises too much.
pub fn probe(bytes: &[u8]) -> Result<(Kind, u32, u32), ImageProblem> {
    let decoder = decoder(bytes)?;
    let (width, height) = decoder.1.dimensions();
    Ok((decoder.0, width, height))
}

/// Decodes a picture, turns it upright and encodes it again: the preview as JPEG with at most [`PREVIEW_SIDE`] pixels a
/// side, the full size as PNG. Metadata is left behind. Takes tens of milliseconds: call it on a blocking thread.
///
/// # Errors
/// When the file is no picture we show, too large, or damaged.
pub fn render(bytes: &[u8], full: bool) -> Result<Shown, ImageProblem> {
    let (_, mut decoder) = decoder(bytes)?;
    let orientation = decoder.orientation().unwrap_or(image::metadata::Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(problem)?;
    picture.apply_orientation(orientation);
    if full {
        return encode_png(&picture);
    }
    if picture.width().max(picture.height()) > PREVIEW_SIDE {
        picture = picture.resize(PREVIEW_SIDE, PREVIEW_SIDE, FilterType::Triangle);
    }
    encode_jpeg(&picture)
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
    Ok((kind, decoder))
}

fn encode_jpeg(picture: &DynamicImage) -> Result<Shown, ImageProblem> {
    let mut bytes = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut bytes, PREVIEW_QUALITY);
    picture.to_rgb8().write_with_encoder(encoder).map_err(problem)?;
    Ok(Shown { bytes, media_type: "image/jpeg" })
}

fn encode_png(picture: &DynamicImage) -> Result<Shown, ImageProblem> {
    let mut bytes = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut bytes, CompressionType::Fast, PngFilter::Adaptive);
    picture.to_rgb8().write_with_encoder(encoder).map_err(problem)?;
    Ok(Shown { bytes, media_type: "image/png" })
}

fn problem(cause: image::ImageError) -> ImageProblem {
    match cause {
        image::ImageError::Limits(_) => ImageProblem::TooLarge,
        image::ImageError::Unsupported(_) => ImageProblem::NotDisplayed,
        _ => ImageProblem::Damaged,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let picture = DynamicImage::ImageRgb8(image::RgbImage::from_fn(width, height, |x, y| {
            image::Rgb([u8::try_from(x % 256).unwrap(), u8::try_from(y % 256).unwrap(), 9])
        }));
        encode_png(&picture).unwrap().bytes
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
    fn a_picture_is_encoded_again_by_us() {
        let original = png(40, 30);
        let preview = render(&original, false).unwrap();
        assert_eq!(sniff(&preview.bytes), Some(Kind::Jpeg));
        let full = render(&original, true).unwrap();
        assert_eq!(probe(&full.bytes).unwrap(), (Kind::Png, 40, 30));
    }

    #[test]
    fn the_preview_is_never_larger_than_its_limit() {
        let preview = render(&png(3_000, 100), false).unwrap();
        assert_eq!(probe(&preview.bytes).unwrap().1, PREVIEW_SIDE);
    }

    #[test]
    fn a_header_of_22000_pixels_is_refused_before_anything_is_allocated() {
        assert_eq!(probe(&huge_header()), Err(ImageProblem::TooLarge));
        assert_eq!(render(&huge_header(), false).err(), Some(ImageProblem::TooLarge));
    }

    #[test]
    fn a_text_file_is_not_displayed_and_an_empty_one_says_so() {
        assert_eq!(render(b"hello", false).err(), Some(ImageProblem::NotDisplayed));
        assert_eq!(render(b"", false).err(), Some(ImageProblem::Empty));
    }

    #[test]
    fn a_picture_that_ends_early_is_damaged() {
        let whole = png(200, 200);
        assert_eq!(render(&whole[..whole.len() / 2], false).err(), Some(ImageProblem::Damaged));
    }

    proptest! {
        #[test]
        fn no_change_of_bytes_makes_the_decoder_panic(at in 0_usize..2_000, byte in any::<u8>(), cut in 0_usize..2_000) {
            for mut bytes in [png(30, 20), render(&png(30, 20), false).unwrap().bytes] {
                let length = bytes.len();
                bytes[at % length] = byte;
                bytes.truncate(length - cut % length);
                let _ = render(&bytes, false);
            }
        }
    }
}
