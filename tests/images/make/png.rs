//! PNG, chunk by chunk.
use super::{deflated, zeros};

/// The first bytes.
pub const MARK: &[u8] = b"\x89PNG\r\n\x1a\n";

/// A header as it is written, true or not.
#[derive(Clone, Copy)]
pub struct Header {
    pub width: u32,
    pub height: u32,
    pub depth: u8,
    pub color: u8,
    pub interlaced: bool,
}

/// A header without tricks.
pub const fn header(width: u32, height: u32, depth: u8, color: u8) -> Header {
    Header { width, height, depth, color, interlaced: false }
}

/// One chunk, with its checksum.
pub fn chunk(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let mut bytes = u32::try_from(data.len()).unwrap().to_be_bytes().to_vec();
    bytes.extend(name);
    bytes.extend(data);
    bytes.extend(checksum(&bytes[4..]).to_be_bytes());
    bytes
}

fn checksum(bytes: &[u8]) -> u32 {
    let mut sum = flate2::Crc::new();
    sum.update(bytes);
    sum.sum()
}

/// The chunk IHDR.
pub fn ihdr(header: Header) -> Vec<u8> {
    let mut data = header.width.to_be_bytes().to_vec();
    data.extend(header.height.to_be_bytes());
    data.extend([header.depth, header.color, 0, 0, u8::from(header.interlaced)]);
    chunk(b"IHDR", &data)
}

/// Bytes of all rows with their filter bytes, of a header without tricks.
pub fn raw_length(header: Header) -> usize {
    let channels = match header.color {
        2 => 3,
        4 => 2,
        6 => 4,
        _ => 1,
    };
    let row = |width: u32| {
        let bits = u64::from(width) * channels * u64::from(header.depth);
        usize::try_from(bits.div_ceil(8)).unwrap() + 1
    };
    if !header.interlaced {
        return row(header.width) * header.height as usize;
    }
    let passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];
    let part = |size: u32, from: u32, step: u32| size.saturating_sub(from).div_ceil(step);
    passes
        .iter()
        .map(|(x, y, dx, dy)| (part(header.width, *x, *dx), part(header.height, *y, *dy)))
        .filter(|(width, height)| *width > 0 && *height > 0)
        .map(|(width, height)| row(width) * height as usize)
        .sum()
}

/// A whole file: chunks before the pixels, black pixels, chunks behind them.
pub fn file(header: Header, before: &[Vec<u8>], after: &[Vec<u8>]) -> Vec<u8> {
    file_with(header, before, &deflated(zeros(raw_length(header))), after)
}

/// A whole file with these bytes for its pixels.
pub fn file_with(header: Header, before: &[Vec<u8>], idat: &[u8], after: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = MARK.to_vec();
    bytes.extend(ihdr(header));
    bytes.extend(before.concat());
    bytes.extend(chunk(b"IDAT", idat));
    bytes.extend(after.concat());
    bytes.extend(chunk(b"IEND", b""));
    bytes
}

/// A chunk of text, or of a profile, that unpacks to so many zeros.
pub fn packed_zeros(name: &[u8; 4], count: usize) -> Vec<u8> {
    let mut data = b"name\0".to_vec();
    if name == b"iTXt" {
        data.extend([1, 0, 0, 0]);
    } else {
        data.push(0);
    }
    data.extend(deflated(zeros(count)));
    chunk(name, &data)
}

/// A palette of so many colours.
pub fn palette(colors: usize) -> Vec<u8> {
    chunk(b"PLTE", &vec![0x55; colors * 3])
}

/// The chunks that make a PNG move: so many frames are announced, one is there.
pub fn animation(frames: u32, width: u32, height: u32) -> [Vec<u8>; 2] {
    let control = [frames.to_be_bytes(), 0_u32.to_be_bytes()].concat();
    let mut frame: Vec<u8> = [0, width, height, 0, 0].iter().flat_map(|number: &u32| number.to_be_bytes()).collect();
    frame.extend([0, 1, 0, 10, 0, 0]);
    [chunk(b"acTL", &control), chunk(b"fcTL", &frame)]
}
