//! The 500 files, each with what the console has to say of it.
use image::{DynamicImage, ImageFormat};

use crate::make::jpeg::{self, Layout};
use crate::make::png::{self, Header};
use crate::make::{deflated, encoded, harmful_exif, other, picture, turned, webp, zeros};

/// Files in all.
pub const FILES: usize = 500;

/// Lossy pixels, which nothing here can write.
const LOSSY: &[u8] = include_bytes!("make/lossy.webp");
/// Lossy pixels with transparency.
const LOSSY_ALPHA: &[u8] = include_bytes!("make/lossy-alpha.webp");

/// What has to come of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expect {
    /// It is shown, this large.
    Shown(u32, u32),
    /// It is refused, with this code.
    Refused(&'static str),
    /// It is shown or refused as damaged, too large or not displayed: the format leaves it open.
    Either,
}
use Expect::{Either, Refused, Shown};

/// A file.
pub struct File {
    pub name: String,
    pub bytes: Vec<u8>,
    pub expect: Expect,
}

/// All of them.
pub fn all() -> Vec<File> {
    let mut files = Files(Vec::new());
    others(&mut files);
    pngs(&mut files);
    png_tricks(&mut files);
    jpegs(&mut files);
    jpeg_tricks(&mut files);
    webps(&mut files);
    polyglots(&mut files);
    turns(&mut files);
    cut(&mut files);
    files.0
}

struct Files(Vec<File>);

impl Files {
    fn add(&mut self, name: impl Into<String>, bytes: Vec<u8>, expect: Expect) {
        self.0.push(File { name: name.into(), bytes, expect });
    }
}

fn others(files: &mut Files) {
    files.add("nothing", Vec::new(), Refused("empty"));
    for (name, bytes) in other::files() {
        files.add(name, bytes, Refused("not_displayed"));
    }
}

/// Every kind of pixel the format knows, and those it does not.
fn pngs(files: &mut Files) {
    for color in 0..8_u8 {
        for depth in [1_u8, 2, 4, 8, 16, 0, 3, 32] {
            for interlaced in [false, true] {
                let legal = match color {
                    0 => [1, 2, 4, 8, 16].contains(&depth),
                    3 => [1, 2, 4, 8].contains(&depth),
                    2 | 4 | 6 => [8, 16].contains(&depth),
                    _ => false,
                };
                if !legal && interlaced {
                    continue;
                }
                let header = Header { width: 33, height: 9, depth, color, interlaced };
                let palette = if color == 3 { vec![png::palette(2)] } else { Vec::new() };
                let name = format!("PNG: colour {color}, {depth} bits, interlaced {interlaced}");
                let expect = if legal { Shown(33, 9) } else { Refused("damaged") };
                files.add(name, png::file(header, &palette, &[]), expect);
            }
        }
    }
    let sizes = [(0, 0), (0, 5), (5, 0), (12_001, 1), (1, 12_001), (8_001, 8_000), (1 << 31, 1), (u32::MAX, u32::MAX)];
    for (width, height) in sizes {
        let bytes = png::file_with(png::header(width, height, 8, 2), &[], &deflated(zeros(64)), &[]);
        let expect = if width.min(height) == 0 { Refused("damaged") } else { Refused("too_large") };
        files.add(format!("PNG: promises {width} x {height}"), bytes, expect);
    }
    files.add("PNG: a row of 12,000", png::file(png::header(12_000, 1, 8, 2), &[], &[]), Shown(2_048, 1));
    files.add("PNG: a column of 12,000", png::file(png::header(1, 12_000, 8, 6), &[], &[]), Shown(1, 2_048));
    for (depth, color) in [(16, 2), (16, 6)] {
        let bytes = png::file_with(png::header(8_000, 8_000, depth, color), &[], &deflated(zeros(64)), &[]);
        files.add(format!("PNG: 64 megapixels of {depth} bits, colour {color}"), bytes, Refused("too_large"));
    }
    let flood = png::file(png::header(3_000, 2_400, 1, 0), &[], &[]);
    files.add("PNG: seven megapixels in a kilobyte", flood, Shown(2_048, 1_638));
}

fn png_tricks(files: &mut Files) {
    let header = png::header(20, 10, 8, 2);
    let pixels = || deflated(zeros(png::raw_length(header)));
    let shown = Shown(20, 10);
    for name in [b"iCCP", b"zTXt", b"iTXt"] {
        for count in [1_000, 50_000_000, 300_000_000] {
            let title = String::from_utf8_lossy(name).into_owned();
            let bomb = [png::packed_zeros(name, count)];
            files.add(
                format!("PNG: {title} unpacks to {count} bytes, in front"),
                png::file(header, &bomb, &[]),
                Either,
            );
            files.add(format!("PNG: {title} unpacks to {count} bytes, behind"), png::file(header, &[], &bomb), Either);
        }
    }
    for (what, raw) in [("short", 0), ("short by one", png::raw_length(header) - 1), ("long", 400_000_000)] {
        let bytes = png::file_with(header, &[], &deflated(zeros(raw)), &[]);
        files.add(format!("PNG: pixels are {what}"), bytes, Either);
    }
    files.add("PNG: pixels are no stream", png::file_with(header, &[], &[0xff; 400], &[]), Refused("damaged"));
    let filters: Vec<u8> = (0..10).flat_map(|row| [vec![250 - row], vec![7; 60]].concat()).collect();
    let unknown = png::file_with(header, &[], &deflated(std::iter::once(filters)), &[]);
    files.add("PNG: filters nobody knows", unknown, Refused("damaged"));
    for frames in [0, 1, 2, u32::MAX] {
        let moving = png::animation(frames, 20, 10);
        files.add(format!("APNG: announces {frames} frames"), png::file(header, &moving, &[]), Either);
        let larger = png::animation(frames, 40_000, 40_000);
        files.add(format!("APNG: a frame larger than the canvas, {frames}"), png::file(header, &larger, &[]), Either);
    }
    for count in [0, 1, 256, 257, 5_000] {
        let indexed = png::header(20, 10, 8, 3);
        files.add(format!("PNG: a palette of {count}"), png::file(indexed, &[png::palette(count)], &[]), Either);
    }
    files.add("PNG: no palette", png::file(png::header(20, 10, 8, 3), &[], &[]), Refused("damaged"));
    let twice = [png::ihdr(png::header(9_000, 7_000, 8, 6))];
    files.add("PNG: two headers", png::file(header, &twice, &[]), Either);
    for (what, chunk) in [
        ("an unknown chunk that must be understood", png::chunk(b"ABCD", &[1; 90])),
        ("an unknown chunk", png::chunk(b"abCd", &[1; 90])),
        ("transparency of a wrong length", png::chunk(b"tRNS", &[1; 900])),
        ("gamma zero", png::chunk(b"gAMA", &[0; 4])),
        ("chroma of nonsense", png::chunk(b"cHRM", &[0xff; 32])),
        ("a size of nothing", png::chunk(b"pHYs", &[0; 9])),
        ("a time that is none", png::chunk(b"tIME", &[0xff; 7])),
        ("an sRGB intent of 255", png::chunk(b"sRGB", &[0xff])),
        ("a background of a wrong length", png::chunk(b"bKGD", &[])),
        ("significant bits of 255", png::chunk(b"sBIT", &[0xff; 3])),
        ("text without a name", png::chunk(b"tEXt", &[])),
        ("text of a script", png::chunk(b"tEXt", b"x\0<script>alert(1)</script>")),
        ("text of two megabytes", png::chunk(b"tEXt", &vec![b'x'; 2_000_000])),
    ] {
        files.add(format!("PNG: {what}"), png::file(header, &[chunk], &[]), Either);
    }
    let mut wrong_sum = png::file(header, &[], &[]);
    wrong_sum[30] ^= 1;
    files.add("PNG: a checksum that does not hold", wrong_sum, Refused("damaged"));
    let mut endless = [png::MARK.to_vec(), png::ihdr(header)].concat();
    endless.extend([0xff, 0xff, 0xff, 0xff]);
    endless.extend(b"IDAT");
    endless.extend([0; 400]);
    files.add("PNG: a chunk of four thousand million bytes", endless, Refused("damaged"));
    let split: Vec<Vec<u8>> = pixels().chunks(1).map(|byte| png::chunk(b"IDAT", byte)).collect();
    let in_bytes = [png::MARK.to_vec(), png::ihdr(header), split.concat(), png::chunk(b"IEND", b"")].concat();
    files.add("PNG: each byte of the pixels in its own chunk", in_bytes, shown);
    let empty = vec![png::chunk(b"IDAT", b""); 20_000];
    files.add("PNG: twenty thousand empty chunks", png::file(header, &empty, &[]), Either);
    for (what, block) in harmful_exif() {
        files.add(format!("PNG: EXIF: {what}"), png::file(header, &[png::chunk(b"eXIf", &block)], &[]), shown);
    }
}

fn with(components: usize, change: impl FnOnce(&mut Layout)) -> Vec<u8> {
    let mut layout = jpeg::layout(40, 24, components);
    change(&mut layout);
    jpeg::file(&layout)
}

fn jpegs(files: &mut Files) {
    for components in 0..=5 {
        for frame in 0xc0..=0xcf_u8 {
            let tables = [0xc4, 0xc8, 0xcc].contains(&frame);
            let odd = [0, 2, 5].contains(&components) && ![0xc0, 0xc2].contains(&frame);
            if tables || odd {
                continue;
            }
            let bytes = with(components, |layout| layout.frame = frame);
            let expect = if [1, 3].contains(&components) && frame == 0xc0 { Shown(40, 24) } else { Either };
            files.add(format!("JPEG: {components} components, frame {frame:#x}"), bytes, expect);
        }
    }
    for precision in [0, 7, 12, 16, 255] {
        let bytes = with(3, |layout| layout.precision = precision);
        files.add(format!("JPEG: {precision} bits"), bytes, Either);
    }
    for transform in [0, 1, 2, 255] {
        for components in [3, 4] {
            let bytes = with(components, |layout| layout.before.push(jpeg::adobe(transform)));
            files.add(format!("JPEG: Adobe {transform}, {components} components, CMYK and its kin"), bytes, Either);
        }
    }
    for first in [(2, 1), (1, 2), (2, 2), (4, 1), (4, 4), (3, 3), (0, 0), (15, 15)] {
        for others in [(1, 1), (2, 2), (4, 1)] {
            let bytes = with(3, |layout| layout.components = vec![first, others, others]);
            files.add(format!("JPEG: samples {first:?}, {others:?}"), bytes, Either);
        }
    }
    for (width, height) in [(0, 0), (0, 24), (40, 0), (65_535, 65_535), (12_001, 8), (8, 12_001), (8_001, 8_000)] {
        let mut bytes = vec![0xff, 0xd8];
        bytes.extend(jpeg::frame(&jpeg::layout(width, height, 3)));
        bytes.extend(jpeg::start_of_scan(&jpeg::layout(width, height, 3), [0, 63, 0]));
        bytes.extend([0; 64]);
        let expect = if width.min(height) == 0 { Refused("damaged") } else { Refused("too_large") };
        files.add(format!("JPEG: promises {width} x {height}"), bytes, expect);
    }
    for every in [1, 2, 65_535] {
        files.add(format!("JPEG: a restart each {every}"), with(3, |layout| layout.restart = Some(every)), Either);
    }
}

fn jpeg_tricks(files: &mut Files) {
    let shown = Shown(40, 24);
    let before = |segments: Vec<Vec<u8>>| with(3, |layout| layout.before = segments);
    for (what, block) in harmful_exif() {
        let expect = if block.len() > 65_500 { Either } else { shown };
        files.add(format!("JPEG: EXIF: {what}"), before(vec![jpeg::exif(&block)]), expect);
    }
    for (what, parts) in [
        ("in one part", vec![(1, 1, 400)]),
        ("of 64 KiB", vec![(1, 1, 65_000)]),
        ("in 255 parts", (1..=255).map(|n| (n, 255, 60_000)).collect()),
        ("whose parts are missing", vec![(7, 9, 400)]),
        ("with a part twice", vec![(1, 2, 400), (1, 2, 400)]),
        ("of no part", vec![(0, 0, 0)]),
    ] {
        let segments = parts.iter().map(|(part, of, size)| jpeg::profile(*part, *of, &vec![0x41; *size])).collect();
        files.add(format!("JPEG: a colour profile {what}"), before(segments), Either);
    }
    for mark in [0xe0, 0xe1, 0xe2, 0xed, 0xee, 0xfe] {
        files.add(format!("JPEG: an empty segment {mark:#x}"), before(vec![jpeg::segment(mark, b"")]), Either);
        let liar = vec![0xff, mark, 0, 1];
        files.add(format!("JPEG: a segment {mark:#x} shorter than its length"), before(vec![liar]), Either);
        let many = vec![jpeg::segment(mark, &[0x20; 60_000]); 50];
        files.add(format!("JPEG: fifty full segments {mark:#x}"), before(many), Either);
    }
    let comment = jpeg::segment(0xfe, br#"<svg onload="alert(1)"></svg>"#);
    files.add("JPEG: an SVG in a comment", before(vec![comment]), shown);
    let svg_exif = jpeg::segment(0xe1, b"http://ns.adobe.com/xap/1.0/\0<svg onload='alert(1)'/>");
    files.add("JPEG: an SVG in XMP", before(vec![svg_exif]), shown);
    let table = jpeg::segment(0xdb, &[0x1f; 200]);
    files.add("JPEG: quantisation tables that are none", before(vec![table]), Either);
    for place in [0x04, 0x2f, 0xff] {
        let codes = jpeg::segment(0xc4, &[&[place][..], &[255; 16], &[0; 200]].concat());
        files.add(format!("JPEG: codes for place {place:#x}"), before(vec![codes]), Either);
    }
    // A scan costs two bytes of header and makes a decoder walk the whole picture.
    for scans in [10, 400] {
        let layout = Layout { frame: 0xc2, ..jpeg::layout(2_000, 2_000, 1) };
        let mut bytes = jpeg::file(&layout);
        bytes.truncate(bytes.len() - 2);
        for _ in 0..scans {
            bytes.extend(jpeg::start_of_scan(&layout, [1, 63, 0]));
            bytes.extend([0; 8]);
        }
        bytes.extend([0xff, 0xd9]);
        files.add(format!("JPEG: {scans} progressive scans over four megapixels"), bytes, Either);
    }
    let fill = vec![vec![0xff; 100_000]];
    files.add("JPEG: a hundred thousand fill bytes", before(fill), Either);
    let two = [with(3, |_| ()), with(1, |_| ())].concat();
    files.add("JPEG: two pictures", two, shown);
    let frames = vec![jpeg::frame(&jpeg::layout(9_000, 7_000, 3))];
    files.add("JPEG: two frames", before(frames), Either);
}

fn webps(files: &mut Files) {
    files.add("WebP: lossy", LOSSY.to_vec(), Shown(48, 32));
    files.add("WebP: lossy and transparent", LOSSY_ALPHA.to_vec(), Shown(40, 24));
    files.add("WebP: lossless", webp::file(&[webp::lossless(30, 20)]), Shown(30, 20));
    for flags in 0..64_u8 {
        if flags.count_ones() > 1 {
            continue;
        }
        let chunks = [webp::extended(flags, 30, 20), webp::lossless(30, 20)];
        files.add(format!("WebP: flags {flags:#x}"), webp::file(&chunks), Either);
    }
    for (width, height) in [(1, 1), (29, 20), (31, 21), (12_001, 1), (16_777_216, 16_777_216), (0, 0)] {
        let chunks = [webp::extended(0, width, height), webp::lossless(30, 20)];
        files.add(format!("WebP: a canvas of {width} x {height}"), webp::file(&chunks), Either);
    }
    for (width, height) in [(16_384, 16_384), (12_001, 1), (8_001, 8_000)] {
        // The largest the format knows is found to be hollow before it is found to be too large.
        let expect = if width == 16_384 { Refused("damaged") } else { Refused("too_large") };
        let bytes = webp::file(&[webp::promise(width, height)]);
        files.add(format!("WebP: lossless, promises {width} x {height}"), bytes, expect);
    }
    for (width, height) in [(16_383, 16_383), (12_001, 1), (8_001, 8_000), (0, 0)] {
        let expect = if width == 0 { Either } else { Refused("too_large") };
        let bytes = webp::file(&[webp::lossy_promise(width, height)]);
        files.add(format!("WebP: lossy, promises {width} x {height}"), bytes, expect);
    }
    files.add("WebP: lossless pixels that are zeros", webp::file(&[webp::promise(8_000, 8_000)]), Either);
    files.add("WebP: lossy pixels that are zeros", webp::file(&[webp::lossy_promise(8_000, 8_000)]), Either);
    for frames in [1, 2, 300] {
        files.add(format!("WebP: {frames} frames"), webp::file(&webp::animation(frames, 30, 20)), Either);
    }
    for (what, block) in harmful_exif() {
        let chunks = [webp::extended(8, 30, 20), webp::lossless(30, 20), webp::chunk(b"EXIF", &block)];
        files.add(format!("WebP: EXIF: {what}"), webp::file(&chunks), Shown(30, 20));
    }
    for name in [b"ICCP", b"XMP ", b"ABCD", b"ALPH", b"VP8L"] {
        let title = String::from_utf8_lossy(name).into_owned();
        let more = webp::chunk(name, &vec![0x33; 2_000_000]);
        let chunks = [webp::extended(0x20, 30, 20), more, webp::lossless(30, 20)];
        files.add(format!("WebP: two megabytes of {title} in front"), webp::file(&chunks), Either);
    }
    for length in [0_u32, 4, 7, u32::MAX] {
        let mut bytes = webp::file(&[webp::lossless(30, 20)]);
        bytes[4..8].copy_from_slice(&length.to_le_bytes());
        files.add(format!("WebP: says it has {length} bytes"), bytes.clone(), Either);
        let mut bytes = webp::file(&[webp::lossless(30, 20)]);
        bytes[16..20].copy_from_slice(&length.to_le_bytes());
        files.add(format!("WebP: its pixels say they have {length} bytes"), bytes, Either);
    }
}

/// Files that are two things at once. What they are to us is decided by their first bytes.
fn polyglots(files: &mut Files) {
    let tails: [(&str, &[u8]); 6] = [
        ("a page", b"<!doctype html><script>1</script>"),
        ("an SVG", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        ("a PDF", b"%PDF-1.4\n1 0 obj<</OpenAction<</S/JavaScript/JS(1)>>>>endobj"),
        ("a ZIP", b"PK\x03\x04\x14\0\0\0PK\x05\x06\0\0"),
        ("a script", b"\n#!/bin/sh\nid\n"),
        ("a program", b"\x7fELF\x02\x01\x01\0"),
    ];
    let bodies = [
        ("JPEG", with(3, |_| ()), (40, 24)),
        ("PNG", png::file(png::header(20, 10, 8, 2), &[], &[]), (20, 10)),
        ("WebP", webp::file(&[webp::lossless(30, 20)]), (30, 20)),
    ];
    for (what, body, (width, height)) in &bodies {
        for (tail_name, tail) in tails {
            let expect = Shown(*width, *height);
            files.add(format!("{what} that is {tail_name}, too"), [body.as_slice(), tail].concat(), expect);
            files.add(format!("{tail_name} that is a {what}, too"), [tail, body].concat(), Refused("not_displayed"));
        }
    }
}

/// Each way a picture can lie, in each format.
fn turns(files: &mut Files) {
    for orientation in 0..=9_u16 {
        let (width, height) = if (5..=8).contains(&orientation) { (24, 40) } else { (40, 24) };
        let block = turned(orientation);
        let jpeg = with(3, |layout| layout.before.push(jpeg::exif(&block)));
        files.add(format!("JPEG: turned {orientation}"), jpeg, Shown(width, height));
        let png = png::file(png::header(40, 24, 8, 2), &[png::chunk(b"eXIf", &block)], &[]);
        files.add(format!("PNG: turned {orientation}"), png, Shown(width, height));
    }
}

/// Real pictures that end early, at even steps, until there are as many files as there shall be.
fn cut(files: &mut Files) {
    let rgb = DynamicImage::ImageRgb8(picture(120, 80).into_rgb8());
    let whole = [
        ("JPEG", encoded(&rgb, ImageFormat::Jpeg)),
        ("PNG", encoded(&picture(120, 80), ImageFormat::Png)),
        ("WebP", encoded(&picture(120, 80), ImageFormat::WebP)),
        ("lossy WebP", LOSSY.to_vec()),
    ];
    for (name, bytes) in &whole {
        files.add(format!("{name}: whole"), bytes.clone(), if bytes == LOSSY { Shown(48, 32) } else { Shown(120, 80) });
    }
    let left = FILES.saturating_sub(files.0.len());
    for n in 0..left {
        let (name, bytes) = &whole[n % whole.len()];
        let at = bytes.len() * (n / whole.len() + 1) / (left / whole.len() + 2);
        files.add(format!("{name}: cut after {at} of {} bytes", bytes.len()), bytes[..at].to_vec(), Either);
    }
}
