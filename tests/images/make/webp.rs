//! WebP, chunk by chunk.
use image::ImageFormat;

use super::{encoded, picture};

/// A chunk, padded to an even length.
pub fn chunk(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let mut bytes = name.to_vec();
    bytes.extend(u32::try_from(data.len()).unwrap().to_le_bytes());
    bytes.extend(data);
    bytes.extend(vec![0; data.len() % 2]);
    bytes
}

/// A file of these chunks.
pub fn file(chunks: &[Vec<u8>]) -> Vec<u8> {
    let body = [b"WEBP".to_vec(), chunks.concat()].concat();
    chunk(b"RIFF", &body)
}

/// The lossless pixels of a small picture.
pub fn lossless(width: u32, height: u32) -> Vec<u8> {
    encoded(&picture(width, height), ImageFormat::WebP)[12..].to_vec()
}

/// The extended header: flags, and the size of the canvas.
pub fn extended(flags: u8, width: u32, height: u32) -> Vec<u8> {
    let three = |number: u32| number.saturating_sub(1).to_le_bytes()[..3].to_vec();
    chunk(b"VP8X", &[vec![flags, 0, 0, 0], three(width), three(height)].concat())
}

/// The header of lossless pixels that are not there.
pub fn promise(width: u32, height: u32) -> Vec<u8> {
    let bits = (width - 1) & 0x3fff | ((height - 1) & 0x3fff) << 14;
    chunk(b"VP8L", &[vec![0x2f], bits.to_le_bytes().to_vec(), vec![0; 64]].concat())
}

/// The header of lossy pixels that are not there.
pub fn lossy_promise(width: u16, height: u16) -> Vec<u8> {
    let size = [width.to_le_bytes(), height.to_le_bytes()].concat();
    chunk(b"VP8 ", &[vec![0x10, 2, 0, 0x9d, 0x01, 0x2a], size, vec![0; 64]].concat())
}

/// Chunks of an animation of so many frames, each with the same pixels.
pub fn animation(frames: usize, width: u32, height: u32) -> Vec<Vec<u8>> {
    let three = |number: u32| number.to_le_bytes()[..3].to_vec();
    let head = [three(0), three(0), three(width - 1), three(height - 1), three(10), vec![0]].concat();
    let frame = chunk(b"ANMF", &[head, lossless(width, height)].concat());
    let mut chunks = vec![extended(2, width, height), chunk(b"ANIM", &[0, 0, 0, 0, 0, 0])];
    chunks.extend(std::iter::repeat_n(frame, frames));
    chunks
}
