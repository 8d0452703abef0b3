//! Makes of bare pixels a picture that the window can show: ours, with nothing in it but the pixels.
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder as _};

use super::decode::problem;
use super::{ImageProblem, Pixels};

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

/// Encodes pixels: the preview as JPEG, the full size as PNG. Takes tens of milliseconds: call it on a blocking thread.
///
/// # Errors
/// When the pixels do not fit their size.
pub fn encode(pixels: &Pixels, full: bool) -> Result<Shown, ImageProblem> {
    let Pixels { width, height, rgb } = pixels;
    let needed = (u64::from(*width) * u64::from(*height)).checked_mul(3).filter(|needed| *needed > 0);
    if needed.is_none() || u64::try_from(rgb.len()).ok() != needed {
        // The encoders would panic.
        return Err(ImageProblem::AnswerRefused);
    }
    let mut bytes = Vec::new();
    let media_type = if full {
        let encoder = PngEncoder::new_with_quality(&mut bytes, CompressionType::Fast, FilterType::Adaptive);
        encoder.write_image(rgb, *width, *height, ExtendedColorType::Rgb8).map_err(problem)?;
        "image/png"
    } else {
        let encoder = JpegEncoder::new_with_quality(&mut bytes, PREVIEW_QUALITY);
        encoder.write_image(rgb, *width, *height, ExtendedColorType::Rgb8).map_err(problem)?;
        "image/jpeg"
    };
    Ok(Shown { bytes, media_type })
}

#[cfg(test)]
mod tests {
    use super::super::{Kind, examine, sniff};
    use super::*;

    fn grey(width: u32, height: u32, length: usize) -> Pixels {
        Pixels { width, height, rgb: vec![128; length] }
    }

    #[test]
    fn a_preview_is_a_jpeg_and_the_full_size_a_png() {
        let pixels = grey(20, 10, 600);
        assert_eq!(sniff(&encode(&pixels, false).unwrap().bytes), Some(Kind::Jpeg));
        let full = encode(&pixels, true).unwrap();
        let examined = examine(&full.bytes).unwrap();
        assert_eq!((examined.kind, examined.width, examined.height), (Kind::Png, 20, 10));
    }

    #[test]
    fn pixels_that_do_not_fit_their_size_are_refused_and_not_encoded() {
        for pixels in [grey(20, 10, 599), grey(20, 10, 601), grey(0, 10, 0), grey(u32::MAX, u32::MAX, 3)] {
            assert_eq!(encode(&pixels, false).err(), Some(ImageProblem::AnswerRefused), "{}", pixels.rgb.len());
        }
    }
}
