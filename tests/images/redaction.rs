//! T-25, redaction: pictures of documents with something on them, in them and behind them that must not leave, drawn upright
//! or turned by their EXIF, one or several in a case; through the real decoding process into a real package, and then
//! everything anybody would try to get it back.
use chrono::DateTime;
use ed25519_dalek::SigningKey;
use image::metadata::Orientation;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use libtest_mimic::Failed;
use second_look::catalogue::{InternalText, Language};
use second_look::image::Area;
use second_look::packages::{Content, File, Made, PackageKind, Subject};
use second_look::store::CaseLog;
use second_look_verify::LogKey;
use second_look_verify::package::archive::{self, Members};
use second_look_verify::package::facts::{FACTS, FileFact, PackageFacts, REPORT};
use second_look_verify::package::fields::hex;
use second_look_verify::package::shown::{ShownFile, ShownPolicy, ShownSummary};

use crate::make::{encoded, jpeg, png, tiff};
use crate::through::{decoder, on_a_runtime};

/// Cases in every run.
const CASES: u32 = 50;
/// The upright picture.
const SIZE: (u32, u32) = (240, 160);
/// What may be seen, in ten-thousandths: pixels 24 to 96 across, 16 to 64 down.
const KEPT: Area = Area { left: 1_000, top: 1_000, width: 3_000, height: 3_000 };
const SHOWN: Rgb<u8> = Rgb([40, 200, 90]);
/// In the metadata, in every way this test writes some.
const CANARY: &str = "Zq7-canary-Wilhelmine";

/// What the secret is written in: bars of colours nothing else in the picture has.
const INK: [Rgb<u8>; 4] = [Rgb([250, 10, 10]), Rgb([10, 10, 250]), Rgb([250, 250, 10]), Rgb([250, 10, 250])];

/// A document, upright: paper, the place that was marked, and ink that was not.
fn upright(seed: u32) -> RgbImage {
    RgbImage::from_fn(SIZE.0, SIZE.1, |x, y| {
        if (24..96).contains(&x) && (16..64).contains(&y) {
            return SHOWN;
        }
        // Right beside the mark and far from it, and another pattern each time.
        let written = (x + seed) % 12 < 5 && (y / 4 + seed).is_multiple_of(3);
        if written { INK[((x / 12 + y / 12 + seed) % 4) as usize] } else { Rgb([230, 230, 225]) }
    })
}

/// The file a camera would write that held the document so.
fn photographed(upright: &RgbImage, orientation: u8) -> RgbImage {
    let back = match orientation {
        6 => 8,
        8 => 6,
        same => same,
    };
    let mut turned = DynamicImage::ImageRgb8(upright.clone());
    turned.apply_orientation(Orientation::from_exif(back).unwrap());
    turned.to_rgb8()
}

/// EXIF with the orientation, a text, and the whole picture small beside it.
fn exif(orientation: u8, thumbnail: &[u8]) -> Vec<u8> {
    let head = 8 + 2 + 2 * 12 + 4;
    let text = format!("{CANARY}\0");
    let next = head + u32::try_from(text.len()).unwrap();
    let length = u32::try_from(thumbnail.len()).unwrap();
    let mut tail = text.clone().into_bytes();
    let at = next + 2 + 2 * 12 + 4;
    tail.extend(2_u16.to_be_bytes());
    for (tag, value) in [(0x0201_u16, at), (0x0202, length)] {
        tail.extend(tag.to_be_bytes());
        tail.extend(4_u16.to_be_bytes());
        tail.extend(1_u32.to_be_bytes());
        tail.extend(value.to_be_bytes());
    }
    tail.extend(0_u32.to_be_bytes());
    tail.extend(thumbnail);
    let entries = [(0x010e, 2, u32::try_from(text.len()).unwrap(), head), (0x0112, 3, 1, u32::from(orientation) << 16)];
    tiff(&entries, next, &tail)
}

struct Original {
    bytes: Vec<u8>,
    thumbnail: Vec<u8>,
}

/// One picture of a case: JPEGs turned every way, PNGs and WebPs with what they can carry.
fn original(seed: u32) -> Original {
    let picture = upright(seed);
    let small = image::imageops::thumbnail(&picture, 60, 40);
    let thumbnail = encoded(&DynamicImage::ImageRgb8(small), ImageFormat::Jpeg);
    let bytes = match seed % 5 {
        0..=2 => {
            let orientation = u8::try_from(seed % 8 + 1).unwrap();
            let plain = encoded(&DynamicImage::ImageRgb8(photographed(&picture, orientation)), ImageFormat::Jpeg);
            let xmp = [b"http://ns.adobe.com/xap/1.0/\0", CANARY.as_bytes()].concat();
            let before = [
                jpeg::exif(&exif(orientation, &thumbnail)),
                jpeg::segment(0xe1, &xmp),
                jpeg::segment(0xfe, CANARY.as_bytes()),
            ];
            [&plain[..2], &before.concat(), &plain[2..]].concat()
        }
        3 => {
            let plain = encoded(&DynamicImage::ImageRgb8(picture), ImageFormat::Png);
            let text = png::chunk(b"tEXt", &[b"Comment\0", CANARY.as_bytes()].concat());
            [&plain[..33], &text, &plain[33..]].concat()
        }
        _ => encoded(&DynamicImage::ImageRgb8(picture), ImageFormat::WebP),
    };
    Original { bytes, thumbnail }
}

/// A package for a court with these pictures, painted over.
fn package(files: Vec<File>) -> Result<Members, String> {
    let made = Made {
        kind: PackageKind::Court,
        package_id: "p-1".to_owned(),
        made_at: DateTime::UNIX_EPOCH,
        language: Language::English,
        purpose: CANARY.to_owned(),
    };
    let subject = Subject {
        case_id: "cse_1".to_owned(),
        etag: None,
        document: CANARY.as_bytes().to_vec(),
        digest: "sha-256:0".to_owned(),
        fields: Vec::new(),
        files,
        parts: Vec::new(),
        decisions: Vec::new(),
        happened: Vec::new(),
        shown: ShownFile {
            catalogue: "sha-256:0".to_owned(),
            kept: None,
            policy: ShownPolicy { digest: "sha-256:0".to_owned(), text: None, version: "built-in-1".to_owned() },
            shown_at: None,
            state: String::new(),
            summary: ShownSummary {
                device_verdict: None,
                due_at: None,
                expires_at: None,
                flow_id: None,
                opened_at: "2026-11-26T08:00:00.000Z".to_owned(),
                opened_because: Vec::new(),
                platform_outcome: "none".to_owned(),
                priority: 1,
                second: false,
                session_id: None,
                source: "trust".to_owned(),
            },
            v: 1,
        },
        witnessed: None,
    };
    let key = SigningKey::from_bytes(&[7; 32]).verifying_key().to_bytes();
    let key = LogKey::new("second-look/console/dev_1/log/1", &key).map_err(|why| why.to_string())?;
    let log = CaseLog { entries: Vec::new(), checkpoint: String::new(), key };
    let closed = Content::build(&made, subject).and_then(|content| content.close(&log, true));
    let file = closed.and_then(|closed| closed.signed(&[0; 64])).map_err(|why| why.to_string())?;
    archive::read(&file).map_err(|why| why.to_string())
}

/// What can be got back of a picture that left, by whoever has the file. Empty: nothing.
fn recovered(left: &[u8], original: &Original) -> Vec<String> {
    let mut found = Vec::new();
    let (mut at, mut packed) = (8, Vec::new());
    while let Some(length) = left.get(at..at + 4) {
        let length = u32::from_be_bytes(length.try_into().unwrap()) as usize;
        match &left[at + 4..at + 8] {
            b"IDAT" => packed.extend(&left[at + 8..at + 8 + length]),
            b"IHDR" if left[at + 8 + 8..at + 8 + 10] == [8, 2] => {}
            b"IEND" => {}
            other => found.push(format!("a part {} in the file", other.escape_ascii())),
        }
        at += 12 + length;
    }
    if at != left.len() {
        found.push("bytes behind its end".to_owned());
    }
    let mut raw = Vec::new();
    let mut unpacking = flate2::read::ZlibDecoder::new(&packed[..]);
    std::io::Read::read_to_end(&mut unpacking, &mut raw).unwrap();
    let pixels = image::load_from_memory(left).unwrap().to_rgb8();
    let (width, height) = pixels.dimensions();
    if raw.len() != (height * (1 + 3 * width)) as usize || unpacking.total_in() != packed.len() as u64 {
        found.push("more in its pixels than it shows".to_owned());
    }
    // However far it is brightened: black is black.
    let inside = |x: u32, y: u32| (24..96).contains(&x) && (16..64).contains(&y);
    let outside = pixels.enumerate_pixels().filter(|(x, y, pixel)| !inside(*x, *y) && pixel.0 != [0; 3]).count();
    if outside > 0 {
        found.push(format!("{outside} pixels outside the mark"));
    }
    for bytes in [left, &raw] {
        let holds = |needle: &[u8]| bytes.windows(needle.len()).any(|window| window == needle);
        let wide: Vec<u8> = CANARY.encode_utf16().flat_map(u16::to_le_bytes).collect();
        if holds(CANARY.as_bytes()) || holds(&wide) || holds(&original.thumbnail[20..52]) || holds(b"Exif") {
            found.push("its metadata or its small picture".to_owned());
        }
    }
    found
}

/// Whether what was marked is still to be seen, upright: a picture turned after it was painted would show something else.
fn shows_the_mark(left: &[u8]) -> bool {
    let pixels = image::load_from_memory(left).unwrap().to_rgb8();
    let near = |x: u32, y: u32| {
        let pixel = pixels.get_pixel(x, y);
        pixel.0.iter().zip(SHOWN.0).all(|(is, was)| is.abs_diff(was) < 24)
    };
    pixels.dimensions() == SIZE && [(40, 30), (80, 30), (40, 50), (80, 50)].iter().all(|(x, y)| near(*x, *y))
}

/// Every picture of every case.
pub fn suite() -> Result<(), Failed> {
    let (mut wrong, mut pictures, mut turned, mut several) = (Vec::new(), 0, 0, 0);
    on_a_runtime(async {
        let decoder = decoder();
        for case in 0..CASES {
            let originals: Vec<Original> = (0..=case % 3).map(|n| original(case + n * CASES)).collect();
            several += u32::from(originals.len() > 1);
            turned += (0..=case % 3).filter(|n| matches!((case + n * CASES) % 5, 0..=2)).count();
            let mut files = Vec::new();
            for (at, one) in originals.iter().enumerate() {
                let Ok(shown) = decoder.redact(&one.bytes, vec![KEPT]).await else {
                    wrong.push(format!("case {case}, picture {at}: not drawn"));
                    continue;
                };
                let facts = FileFact {
                    media_type: None,
                    original: Some(hex(&one.bytes)),
                    path: Some(format!("data/images/{at:03}.png")),
                    side: "front".to_owned(),
                    state: "redacted".to_owned(),
                };
                files.push(File { facts, bytes: shown.bytes });
            }
            pictures += files.len();
            match package(files) {
                Err(why) => wrong.push(format!("case {case}: {why}")),
                Ok(members) => judge(case, &members, &originals, &mut wrong),
            }
        }
    });
    println!(
        "images: redaction cases={CASES} several={several} pictures={pictures} turned={turned} recovered or wrong={}",
        wrong.len()
    );
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n").into()) }
}

fn judge(case: u32, members: &Members, originals: &[Original], wrong: &mut Vec<String>) {
    let facts: PackageFacts = serde_json::from_slice(&members[FACTS]).unwrap();
    let page = String::from_utf8_lossy(&members[REPORT]).into_owned();
    let label = InternalText::words(Language::English, "package-derived", &[]);
    if facts.kind != "redacted" || !page.contains(&label) {
        wrong.push(format!("case {case}: no label says that it is derived"));
    }
    for (file, original) in facts.files.iter().zip(originals) {
        let left = &members[file.path.as_ref().unwrap()];
        if file.original.as_ref() != Some(&hex(&original.bytes)) || hex(left) == hex(&original.bytes) {
            wrong.push(format!("case {case}: the digest of the original is not another's"));
        }
        if !shows_the_mark(left) {
            wrong.push(format!("case {case}: the mark is not where it was made"));
        }
        wrong.extend(recovered(left, original).into_iter().map(|what| format!("case {case}: {what}")));
    }
    for (name, bytes) in members {
        if bytes.windows(CANARY.len()).any(|window| window == CANARY.as_bytes()) {
            wrong.push(format!("case {case}: {name} holds what was to stay"));
        }
    }
}
