//! Odd files: what a vault may hand out instead of a picture.
use super::Control;
use crate::http::files::FileBytes;
use crate::platform::lock;
use crate::stock::SeedFile;
use serde::Deserialize;
use std::sync::Arc;

/// A file instead of the drawn one.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "snake_case", rename_all_fields = "camelCase", tag = "kind", deny_unknown_fields)]
pub enum OddFile {
    /// Text that is called `.jpg`.
    Text,
    /// A PNG header that promises 22,000 x 22,000 pixels, and little more.
    HugePng,
    /// An HTML page called `.jpg`.
    Html,
    /// The first half of a JPEG.
    HalfJpeg,
    /// Nothing at all.
    Empty,
    /// An SVG with a script.
    Svg,
    /// Bytes of the caller's own.
    Bytes {
        /// `Content-Type`.
        content_type: String,
        /// File name.
        name: String,
        /// The bytes.
        bytes: Vec<u8>,
    },
}

/// A PNG of the given size without its picture: signature, header with its checksum, one empty data chunk, end.
fn hollow_png(width: u32, height: u32) -> Vec<u8> {
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut chunk = |kind: &[u8; 4], data: &[u8]| {
        png.extend_from_slice(&u32::try_from(data.len()).unwrap_or(0).to_be_bytes());
        let mut sum = flate2::Crc::new();
        sum.update(kind);
        sum.update(data);
        png.extend_from_slice(kind);
        png.extend_from_slice(data);
        png.extend_from_slice(&sum.sum().to_be_bytes());
    };
    let mut head = Vec::new();
    head.extend_from_slice(&width.to_be_bytes());
    head.extend_from_slice(&height.to_be_bytes());
    head.extend_from_slice(&[8, 6, 0, 0, 0]);
    chunk(b"IHDR", &head);
    chunk(b"IDAT", &[0x78, 0x9c, 0x03, 0x00, 0x00, 0x00, 0x00, 0x01]);
    chunk(b"IEND", &[]);
    png
}

impl OddFile {
    fn bytes(self) -> FileBytes {
        let of = |content_type: &str, name: &str, bytes: Vec<u8>| FileBytes {
            content_type: content_type.to_owned(),
            name: name.to_owned(),
            bytes: Arc::new(bytes),
        };
        match self {
            Self::Text => of("image/jpeg", "front.jpg", b"This is a text file, whatever it is called.\n".to_vec()),
            Self::HugePng => of("image/png", "front.png", hollow_png(22_000, 22_000)),
            Self::Html => {
                of("image/jpeg", "front.jpg", b"<!doctype html><html><body>Please log in</body></html>".to_vec())
            }
            Self::HalfJpeg => of("image/jpeg", "front.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01".to_vec()),
            Self::Empty => of("image/jpeg", "front.jpg", Vec::new()),
            Self::Svg => of(
                "image/svg+xml",
                "front.svg",
                b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>".to_vec(),
            ),
            Self::Bytes { content_type, name, bytes } => of(&content_type, &name, bytes),
        }
    }
}

impl Control {
    /// Hands out another file for a vault reference from now on.
    pub fn replace_file(&self, vault_id: &str, file: OddFile) {
        self.replace_files([vault_id.to_owned()], file);
    }

    /// The same file for many references; it is kept once.
    pub fn replace_files(&self, vault_ids: impl IntoIterator<Item = String>, file: OddFile) {
        let file = file.bytes();
        let replaced = vault_ids.into_iter().map(|vault_id| (vault_id, file.clone()));
        lock(&self.platform.links).replaced.extend(replaced);
    }

    /// The drawn file again.
    pub fn restore_file(&self, vault_id: &str) {
        lock(&self.platform.links).replaced.remove(vault_id);
    }

    /// Ends every file address given so far.
    pub fn expire_file_links(&self) {
        lock(&self.platform.links).expire();
    }

    /// The vault reference of a case's first file.
    #[must_use]
    pub fn first_file(&self, environment: &str, case_id: &str) -> Option<String> {
        lock(&self.platform.ledger).first_file(environment, case_id).map(|file| file.vault_id)
    }

    /// All files of a case, in the order of its evidence.
    #[must_use]
    pub fn files(&self, environment: &str, case_id: &str) -> Vec<SeedFile> {
        lock(&self.platform.ledger).files(environment, case_id)
    }
}

#[cfg(test)]
mod tests {
    use super::OddFile;

    #[test]
    fn the_huge_png_has_a_header_a_decoder_believes() {
        let file = OddFile::HugePng.bytes();
        let reader = image::ImageReader::new(std::io::Cursor::new(file.bytes.as_ref())).with_guessed_format().unwrap();
        assert_eq!(reader.into_dimensions().unwrap(), (22_000, 22_000));
        assert!(file.bytes.len() < 200, "and costs nothing to send");
    }
}
