//! The bytes of an answer: unpacked here, counted after unpacking, and never more than allowed.
//!
//! The HTTP library would unpack by itself, 300 MiB in 1.5 s (measured, reference reliability 3.4). So it is told not
//! to, and every byte passes through a [`Sink`] that may say "enough".
use std::io::{self, Write};

use flate2::write::MultiGzDecoder;

use super::error::{Interrupted, PlatformError};

/// Below this many unpacked bytes the ratio is not looked at: small JSON packs well.
const RATIO_FLOOR: usize = 1024 * 1024;

/// Where unpacked bytes go.
pub(super) trait Sink: Send {
    /// Takes some bytes, or says that it has had enough.
    fn take(&mut self, bytes: &[u8]) -> Result<(), TooMuch>;
}

/// The sink's limit is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TooMuch;

/// Keeps everything, up to a limit.
pub(super) struct Keep {
    bytes: Vec<u8>,
    limit: usize,
}

impl Keep {
    pub(super) const fn up_to(limit: usize) -> Self {
        Self { bytes: Vec::new(), limit }
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }
}

impl Sink for Keep {
    fn take(&mut self, bytes: &[u8]) -> Result<(), TooMuch> {
        if bytes.len() > self.limit.saturating_sub(self.bytes.len()) {
            return Err(TooMuch);
        }
        self.bytes.extend_from_slice(bytes);
        Ok(())
    }
}

/// How the answer is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Packing {
    Plain,
    Gzip,
}

impl Packing {
    /// Reads `Content-Encoding`; `None` for a packing that was not asked for.
    pub(super) fn parse(header: Option<&str>) -> Option<Self> {
        match header.map(str::trim) {
            None | Some("" | "identity") => Some(Self::Plain),
            Some(word) if word.eq_ignore_ascii_case("gzip") || word.eq_ignore_ascii_case("x-gzip") => Some(Self::Gzip),
            Some(_) => None,
        }
    }
}

/// Unpacks into a sink, piece by piece.
pub(super) struct Unpacker<'a> {
    stage: Stage<'a>,
}

enum Stage<'a> {
    Plain(Counted<'a>),
    Gzip(Box<MultiGzDecoder<Counted<'a>>>),
}

/// Counts on both sides of the unpacking, and remembers why it refused.
struct Counted<'a> {
    sink: &'a mut dyn Sink,
    ratio: usize,
    packed: usize,
    unpacked: usize,
    full: bool,
}

impl Write for Counted<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.unpacked = self.unpacked.saturating_add(bytes.len());
        let swollen = self.unpacked > RATIO_FLOOR && self.unpacked > self.packed.saturating_mul(self.ratio);
        if swollen || self.sink.take(bytes).is_err() {
            self.full = true;
            return Err(io::Error::from(io::ErrorKind::FileTooLarge));
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> Unpacker<'a> {
    pub(super) fn new(packing: Packing, ratio: usize, sink: &'a mut dyn Sink) -> Self {
        let counted = Counted { sink, ratio, packed: 0, unpacked: 0, full: false };
        Self {
            stage: match packing {
                Packing::Plain => Stage::Plain(counted),
                Packing::Gzip => Stage::Gzip(Box::new(MultiGzDecoder::new(counted))),
            },
        }
    }

    /// Takes a piece as it came from the network.
    pub(super) fn push(&mut self, piece: &[u8]) -> Result<(), PlatformError> {
        self.counted().packed = self.counted().packed.saturating_add(piece.len());
        let written = match &mut self.stage {
            Stage::Plain(counted) => counted.write_all(piece),
            Stage::Gzip(decoder) => decoder.write_all(piece),
        };
        written.map_err(|_| self.fault())
    }

    /// The network has no more: the packing must be complete.
    pub(super) fn end(mut self) -> Result<(), PlatformError> {
        let ended = match &mut self.stage {
            Stage::Plain(_) => Ok(()),
            Stage::Gzip(decoder) if decoder.get_ref().packed == 0 => Ok(()),
            Stage::Gzip(decoder) => decoder.try_finish(),
        };
        ended.map_err(|_| self.fault())
    }

    fn counted(&mut self) -> &mut Counted<'a> {
        match &mut self.stage {
            Stage::Plain(counted) => counted,
            Stage::Gzip(decoder) => decoder.get_mut(),
        }
    }

    fn fault(&mut self) -> PlatformError {
        if self.counted().full { PlatformError::TooLarge } else { Interrupted::Truncated.into() }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    pub(in crate::platform) fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn unpack(packing: Packing, packed: &[u8], limit: usize) -> Result<Vec<u8>, PlatformError> {
        let mut keep = Keep::up_to(limit);
        let mut unpacker = Unpacker::new(packing, 20, &mut keep);
        for piece in packed.chunks(1000) {
            unpacker.push(piece)?;
        }
        unpacker.end()?;
        Ok(keep.into_bytes())
    }

    #[test]
    fn what_was_packed_comes_out_as_it_was() {
        let text = "a case and another case ".repeat(300);
        assert_eq!(unpack(Packing::Gzip, &gzip(text.as_bytes()), 1 << 20).unwrap(), text.as_bytes(), "same bytes");
        assert_eq!(unpack(Packing::Plain, text.as_bytes(), 1 << 20).unwrap(), text.as_bytes(), "same bytes");
    }

    #[test]
    fn a_bomb_is_stopped_by_the_limit_and_by_the_ratio() {
        let bomb = gzip(&vec![b' '; 64 << 20]);
        assert_eq!(unpack(Packing::Gzip, &bomb, 4 << 20), Err(PlatformError::TooLarge), "the limit stops it");
        assert_eq!(unpack(Packing::Gzip, &bomb, usize::MAX), Err(PlatformError::TooLarge), "the ratio stops it");
    }

    #[test]
    fn the_limit_itself_still_fits_and_one_byte_more_does_not() {
        assert!(unpack(Packing::Plain, &[b'x'; 5000], 5000).is_ok(), "exactly the limit");
        assert_eq!(unpack(Packing::Plain, &[b'x'; 5001], 5000), Err(PlatformError::TooLarge), "one more");
    }

    #[test]
    fn packing_that_ends_early_or_is_none_counts_as_a_cut_answer() {
        let packed = gzip("a case ".repeat(4000).as_bytes());
        let cut = packed.get(..packed.len() - 9).unwrap();
        for broken in [cut, b"this was never packed".as_slice()] {
            assert_eq!(unpack(Packing::Gzip, broken, 1 << 20), Err(Interrupted::Truncated.into()), "not believed");
        }
    }
}
