//! What a file is, by its first bytes.
use image::ImageFormat;

/// A kind of picture that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// WebP.
    Webp,
}

impl Kind {
    /// The media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
        }
    }

    pub(super) const fn format(self) -> ImageFormat {
        match self {
            Self::Jpeg => ImageFormat::Jpeg,
            Self::Png => ImageFormat::Png,
            Self::Webp => ImageFormat::WebP,
        }
    }
}

/// Looks at the first bytes. Everything but JPEG, PNG and WebP is none: vector formats can carry script, and other
/// decoders have been broken by viewing alone.
pub fn sniff(bytes: &[u8]) -> Option<Kind> {
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    if starts(&[0xff, 0xd8, 0xff]) {
        Some(Kind::Jpeg)
    } else if starts(b"\x89PNG\r\n\x1a\n") {
        Some(Kind::Png)
    } else if starts(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        Some(Kind::Webp)
    } else {
        None
    }
}

/// How far from the end a picture's closing mark may stand, bytes: some cameras write a few words behind it.
const TAIL: usize = 4096;

/// Whether the bytes end as a picture of their kind ends: the closing mark of JPEG and PNG, the length WebP announces. A
/// look at the end, no decoding; what is no picture at all is as whole as it will ever be.
pub fn seems_whole(bytes: &[u8]) -> bool {
    let tail = bytes.get(bytes.len().saturating_sub(TAIL)..).unwrap_or_default();
    let closes = |mark: &[u8]| tail.windows(mark.len()).any(|part| part == mark);
    match sniff(bytes) {
        Some(Kind::Jpeg) => closes(&[0xff, 0xd9]),
        Some(Kind::Png) => closes(b"IEND"),
        Some(Kind::Webp) => {
            let told = bytes.get(4..8).and_then(|part| part.try_into().ok()).map_or(0, u32::from_le_bytes);
            usize::try_from(told).is_ok_and(|told| bytes.len() >= told.saturating_add(8))
        }
        None => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_file_called_jpg_and_an_svg_are_no_pictures() {
        for bytes in [&b"just text"[..], b"<svg onload='x'/>", b"%PDF-1.7", b"GIF89a", b"", b"\xff\xd8"] {
            assert_eq!(sniff(bytes), None, "{bytes:?}");
        }
    }

    #[test]
    fn the_three_kinds_are_known_by_their_first_bytes() {
        assert_eq!(sniff(&[0xff, 0xd8, 0xff, 0xe0]), Some(Kind::Jpeg));
        assert_eq!(sniff(b"\x89PNG\r\n\x1a\nrest"), Some(Kind::Png));
        assert_eq!(sniff(b"RIFF\0\0\0\0WEBPVP8 "), Some(Kind::Webp));
    }

    #[test]
    fn a_picture_without_its_closing_mark_is_not_whole() {
        assert!(seems_whole(b"\xff\xd8\xff\xe0 pixels \xff\xd9") && !seems_whole(b"\xff\xd8\xff\xe0 pixels"));
        assert!(seems_whole(b"\x89PNG\r\n\x1a\n IEND1234") && !seems_whole(b"\x89PNG\r\n\x1a\n IHDR"));
        assert!(seems_whole(b"RIFF\x08\0\0\0WEBPVP8 ") && !seems_whole(b"RIFF\x09\0\0\0WEBPVP8 "));
        assert!(seems_whole(b"just text"), "asking again makes no picture of it");
    }
}
