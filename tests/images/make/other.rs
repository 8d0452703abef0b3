//! What is not displayed: the first bytes of other formats, with rubbish or a little truth behind them.

/// A name and a file.
pub type Named = (&'static str, Vec<u8>);

fn boxed(brand: &[u8; 4]) -> Vec<u8> {
    [&[0, 0, 0, 24][..], b"ftyp", brand, &[0; 4], b"mif1", brand].concat()
}

/// One file of each.
pub fn files() -> Vec<Named> {
    let svg = br#"<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>1</script></svg>"#;
    let xxe = br#"<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg>&a;</svg>"#;
    vec![
        ("an SVG with a script", svg.to_vec()),
        ("an SVG behind a byte order mark", [b"\xef\xbb\xbf".as_slice(), svg].concat()),
        ("an SVG with an outside entity", xxe.to_vec()),
        ("a page", b"<!doctype html><script>1</script>".to_vec()),
        ("a PDF", b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF".to_vec()),
        ("a PDF that runs a program", b"%PDF-1.4\n1 0 obj<</OpenAction<</S/Launch/F(sh)>>>>endobj".to_vec()),
        ("a GIF", b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;".to_vec()),
        ("a GIF of 65,535 pixels a side", b"GIF87a\xff\xff\xff\xff\xf7\0\0".to_vec()),
        ("a GIF that is a script", b"GIF89a=1;alert(1)//".to_vec()),
        ("a TIFF", super::tiff(&[(0x100, 4, 1, 8), (0x101, 4, 1, 8)], 0, &[])),
        ("a TIFF the other way round", b"II*\0\x08\0\0\0\0\0\0\0\0\0".to_vec()),
        ("a TIFF whose directory is its own next", super::tiff(&[(0x100, 4, 1, 8)], 8, &[])),
        ("a HEIC", boxed(b"heic")),
        ("a HEIF", boxed(b"mif1")),
        ("an AVIF", boxed(b"avif")),
        ("a moving AVIF", boxed(b"avis")),
        ("a JPEG XL", b"\xff\x0a\xfa\x7f\x01".to_vec()),
        ("a JPEG XL in boxes", b"\0\0\0\x0cJXL \r\n\x87\n\0\0\0\x14ftypjxl ".to_vec()),
        ("a JPEG 2000", b"\0\0\0\x0cjP  \r\n\x87\n".to_vec()),
        ("a bare JPEG 2000", b"\xff\x4f\xff\x51\0\x2f".to_vec()),
        ("an MP4", boxed(b"isom")),
        ("a QuickTime film", boxed(b"qt  ")),
        ("a WebM", b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01".to_vec()),
        ("an AVI", b"RIFF\x10\0\0\0AVI LIST".to_vec()),
        ("a WAV", b"RIFF\x10\0\0\0WAVEfmt ".to_vec()),
        ("a BMP", b"BM\x46\0\0\0\0\0\0\0\x36\0\0\0".to_vec()),
        ("an icon", b"\0\0\x01\0\x01\0\x10\x10\0\0".to_vec()),
        ("a Photoshop file", b"8BPS\0\x01\0\0\0\0\0\0\0\x03".to_vec()),
        ("an EPS", b"%!PS-Adobe-3.0 EPSF-3.0\n(r) file".to_vec()),
        ("an OpenEXR", b"v/1\x01\x02\0\0\0".to_vec()),
        ("a Radiance picture", b"#?RADIANCE\n".to_vec()),
        ("a farbfeld", b"farbfeld\0\0\0\x01\0\0\0\x01".to_vec()),
        ("a QOI", b"qoif\0\0\0\x01\0\0\0\x01\x03\0".to_vec()),
        ("a portable bitmap", b"P6 1000000 1000000 255\n".to_vec()),
        ("a DDS", b"DDS \x7c\0\0\0".to_vec()),
        ("an XPM", b"/* XPM */ static char *x[]={".to_vec()),
        ("a WMF", b"\xd7\xcd\xc6\x9a\0\0".to_vec()),
        ("a ZIP", b"PK\x03\x04\x14\0\0\0".to_vec()),
        ("a GZIP", b"\x1f\x8b\x08\0\0\0\0\0".to_vec()),
        ("a program", b"\x7fELF\x02\x01\x01\0".to_vec()),
        ("another program", b"MZ\x90\0\x03\0\0\0".to_vec()),
        ("a class file", b"\xca\xfe\xba\xbe\0\0\0\x34".to_vec()),
        ("a WebAssembly module", b"\0asm\x01\0\0\0".to_vec()),
        ("a script", b"#!/bin/sh\nid\n".to_vec()),
        ("a font", b"\0\x01\0\0\0\x0c\0\x80".to_vec()),
        ("an MP3", b"ID3\x04\0\0\0\0\0\x0f".to_vec()),
        ("a Flash film", b"CWS\x0a\x10\0\0\0".to_vec()),
        ("a database", b"SQLite format 3\0".to_vec()),
        ("text", b"just text, called jpg".to_vec()),
        ("zeros", vec![0; 4_096]),
        ("one byte", vec![0xff]),
        ("half a mark of JPEG", vec![0xff, 0xd8]),
        ("half a mark of PNG", b"\x89PNG".to_vec()),
        ("half a mark of WebP", b"RIFF\x10\0\0\0WEB".to_vec()),
        ("a PNG mark with its line ends mended", b"\x89PNG\n\x1a\n\0\0\0\rIHDR".to_vec()),
        ("a page in front of a PNG", [b"<html>".as_slice(), super::png::MARK].concat()),
        ("a space in front of a JPEG", b" \xff\xd8\xff\xe0".to_vec()),
        ("MNG", b"\x8aMNG\r\n\x1a\n".to_vec()),
        ("JNG", b"\x8bJNG\r\n\x1a\n".to_vec()),
    ]
}
