//! A picture to be decoded, drawn by arithmetic.
use std::io::Cursor;

use image::{ImageFormat, RgbImage};

/// A JPEG of so many pixels with something to decode in every block.
pub fn photograph(width: u32, height: u32) -> Vec<u8> {
    let byte = |value: u32| u8::try_from(value % 256).unwrap();
    let picture = RgbImage::from_fn(width, height, |x, y| {
        image::Rgb([byte(x * y / 97), byte(x / 3 + y / 5), byte((x * 31) ^ (y * 17))])
    });
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Jpeg).unwrap();
    bytes.into_inner()
}
