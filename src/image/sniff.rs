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

    /// Every kind.
    pub(super) const ALL: [Self; 3] = [Self::Jpeg, Self::Png, Self::Webp];

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

/// A type that is known and not displayed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Other {
    /// Portable Document Format.
    Pdf,
    /// GIF.
    Gif,
    /// TIFF, and what cameras build on it.
    Tiff,
    /// HEIF and HEIC.
    Heif,
    /// AVIF.
    Avif,
    /// JPEG XL.
    Jxl,
    /// MP4 and QuickTime.
    Mp4,
    /// WebM and Matroska.
    Webm,
    /// ZIP, and what office programs build on it.
    Zip,
}

impl Other {
    /// Every one.
    pub const ALL: [Self; 9] =
        [Self::Pdf, Self::Gif, Self::Tiff, Self::Heif, Self::Avif, Self::Jxl, Self::Mp4, Self::Webm, Self::Zip];

    /// The media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Gif => "image/gif",
            Self::Tiff => "image/tiff",
            Self::Heif => "image/heif",
            Self::Avif => "image/avif",
            Self::Jxl => "image/jxl",
            Self::Mp4 => "video/mp4",
            Self::Webm => "video/webm",
            Self::Zip => "application/zip",
        }
    }
}

/// Names a file that is not displayed, by its first bytes and no more: nothing behind them is read.
pub fn sniff_other(bytes: &[u8]) -> Option<Other> {
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    if bytes.get(4..8) == Some(b"ftyp") {
        return Some(match bytes.get(8..12) {
            Some(b"avif" | b"avis") => Other::Avif,
            Some(b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"hevx" | b"mif1" | b"msf1") => Other::Heif,
            _ => Other::Mp4,
        });
    }
    match () {
        () if starts(b"%PDF-") => Some(Other::Pdf),
        () if starts(b"GIF87a") || starts(b"GIF89a") => Some(Other::Gif),
        () if starts(b"II*\0") || starts(b"MM\0*") => Some(Other::Tiff),
        () if starts(b"\xff\x0a") || starts(b"\0\0\0\x0cJXL \r\n\x87\n") => Some(Other::Jxl),
        () if starts(&[0x1a, 0x45, 0xdf, 0xa3]) => Some(Other::Webm),
        // The second is an archive without anything in it.
        () if starts(b"PK\x03\x04") || starts(b"PK\x05\x06") => Some(Other::Zip),
        () => None,
    }
}

/// The media type of any file by its first bytes, for a word on the screen: nothing is decoded, and what nobody knows is
/// just bytes.
pub fn media_type_of(bytes: &[u8]) -> &'static str {
    let known = sniff(bytes).map(Kind::media_type).or_else(|| sniff_other(bytes).map(Other::media_type));
    known.unwrap_or("application/octet-stream")
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
    fn what_is_not_displayed_is_named_by_its_first_bytes_too() {
        let files: [(&[u8], Other); 12] = [
            (b"%PDF-1.7", Other::Pdf),
            (b"GIF89a", Other::Gif),
            (b"II*\0", Other::Tiff),
            (b"MM\0*", Other::Tiff),
            (b"\0\0\0\x18ftypheic", Other::Heif),
            (b"\0\0\0\x18ftypavif", Other::Avif),
            (b"\0\0\0\x18ftypisom", Other::Mp4),
            (b"\0\0\0\x0cJXL \r\n\x87\n", Other::Jxl),
            (b"\xff\x0a", Other::Jxl),
            (b"\x1a\x45\xdf\xa3", Other::Webm),
            (b"PK\x03\x04rest", Other::Zip),
            (b"PK\x05\x06", Other::Zip),
        ];
        for (bytes, other) in files {
            assert_eq!((sniff(bytes), sniff_other(bytes)), (None, Some(other)), "{bytes:?}");
        }
        assert_eq!(sniff_other(b"just text"), None);
        assert!(Other::ALL.iter().all(|other| other.media_type().contains('/')));
    }

    #[test]
    fn r_16_a_file_has_the_media_type_of_its_first_bytes_whatever_it_is() {
        assert_eq!(media_type_of(b"%PDF-1.7"), "application/pdf");
        assert_eq!(media_type_of(b"PK\x03\x04rest"), "application/zip");
        assert_eq!(media_type_of(b"PK\x05\x06"), "application/zip", "an archive without anything in it");
        assert_eq!(media_type_of(&[0xff, 0xd8, 0xff, 0xe0]), "image/jpeg");
        for other in [&b""[..], b"%PD", b"PK", b"PK\x03\x06", b"<html>"] {
            assert_eq!(media_type_of(other), "application/octet-stream", "{other:?}");
        }
    }

    #[test]
    fn a_picture_without_its_closing_mark_is_not_whole() {
        assert!(seems_whole(b"\xff\xd8\xff\xe0 pixels \xff\xd9") && !seems_whole(b"\xff\xd8\xff\xe0 pixels"));
        assert!(seems_whole(b"\x89PNG\r\n\x1a\n IEND1234") && !seems_whole(b"\x89PNG\r\n\x1a\n IHDR"));
        assert!(seems_whole(b"RIFF\x08\0\0\0WEBPVP8 ") && !seems_whole(b"RIFF\x09\0\0\0WEBPVP8 "));
        assert!(seems_whole(b"just text"), "asking again makes no picture of it");
    }
}
