//! Writes files of every format by hand, so that each number in them can be a lie. Nothing here checks anything.
pub mod jpeg;
pub mod other;
pub mod png;
pub mod webp;

use image::{DynamicImage, ImageFormat, RgbaImage};

/// A small picture with something in every channel.
pub fn picture(width: u32, height: u32) -> DynamicImage {
    let byte = |value: u32| u8::try_from(value % 256).unwrap();
    DynamicImage::ImageRgba8(RgbaImage::from_fn(width, height, |x, y| {
        image::Rgba([byte(x * 7), byte(y * 5), byte(x * y), byte(255 - (x + y) % 40)])
    }))
}

/// Bytes of a picture in one of the formats that are shown.
pub fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// Bytes deflated as PNG wants them.
pub fn deflated(raw: impl Iterator<Item = Vec<u8>>) -> Vec<u8> {
    use std::io::Write as _;
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    for part in raw {
        encoder.write_all(&part).unwrap();
    }
    encoder.finish().unwrap()
}

/// So many zeros, in parts.
pub fn zeros(count: usize) -> impl Iterator<Item = Vec<u8>> {
    const PART: usize = 1 << 20;
    (0..count.div_ceil(PART)).map(move |n| vec![0; PART.min(count - n * PART)])
}

/// A TIFF structure as EXIF carries it: one directory of raw entries (tag, type, count, value or offset).
pub fn tiff(entries: &[(u16, u16, u32, u32)], next: u32, tail: &[u8]) -> Vec<u8> {
    let mut bytes = b"MM\0\x2a\0\0\0\x08".to_vec();
    bytes.extend(u16::try_from(entries.len()).unwrap().to_be_bytes());
    for (tag, kind, count, value) in entries {
        bytes.extend(tag.to_be_bytes());
        bytes.extend(kind.to_be_bytes());
        bytes.extend(count.to_be_bytes());
        bytes.extend(value.to_be_bytes());
    }
    bytes.extend(next.to_be_bytes());
    bytes.extend(tail);
    bytes
}

/// An orientation tag: a short, in the upper half of the value.
pub fn turned(orientation: u16) -> Vec<u8> {
    tiff(&[(0x0112, 3, 1, u32::from(orientation) << 16)], 0, &[])
}

/// EXIF blocks that mean harm, each with its name.
pub fn harmful_exif() -> Vec<(&'static str, Vec<u8>)> {
    let many: Vec<_> = (0..3_000_u16).map(|tag| (tag, 2, 60_000, 8)).collect();
    vec![
        ("a directory that is its own next", tiff(&[(0x0112, 3, 1, 0)], 8, &[])),
        ("a sub-directory that is its own", tiff(&[(0x8769, 4, 1, 8), (0x8825, 4, 1, 8)], 0, &[])),
        ("a text of four thousand million bytes", tiff(&[(0x010f, 2, u32::MAX, 26)], 0, b"x")),
        ("rationals behind the end", tiff(&[(2, 5, u32::MAX / 8, u32::MAX - 4)], 0, &[])),
        ("three thousand tags for the same text", tiff(&many, 0, &[b'x'; 20_000])),
        ("an unknown type", tiff(&[(0x0112, 99, 7, 7)], 0, &[])),
        ("an orientation of 65,535", turned(u16::MAX)),
        ("64 KiB of one text", tiff(&[(0x0131, 2, 65_000, 26)], 0, &[b'A'; 65_000])),
        ("nothing but its mark", b"MM\0\x2a".to_vec()),
        ("nothing", Vec::new()),
        ("rubbish", vec![0x5a; 4_000]),
    ]
}
