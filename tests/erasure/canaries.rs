//! Twelve strings a case, and where they are found, in whatever form somebody wrote them.
use std::collections::BTreeSet;
use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};

/// What a canary stands for.
pub const KINDS: [&str; 12] = [
    "name",
    "birth date",
    "document number",
    "address",
    "e-mail",
    "phone",
    "note",
    "code text",
    "bearer token",
    "presigned link",
    "camera text",
    "key in hex",
];

/// Sealed columns that hold a canary of their own beside those: a column nobody empties would still show the twelve gone.
pub const PLACES: [&str; 5] = ["session", "theirs", "looked", "recorded words", "shown with"];

/// In every canary of a case that goes. The letter and the blank look different in each encoding.
pub const GOES: &str = "Kanarienvögel ziehen ";
/// In every canary of a case that stays.
pub const STAYS: &str = "Kanarienvögel bleiben ";

/// A canary.
pub fn canary(stem: &str, case: u32, kind: usize) -> String {
    format!("{stem}{case:04}/{} end", KINDS[kind])
}

/// The canary of a column.
pub fn placed(stem: &str, case: u32, place: usize) -> String {
    format!("{stem}{case:04}/in {} end", PLACES[place])
}

/// Every canary of a stem that stands there as it is, whole.
pub fn whole(stem: &str, bytes: &[u8]) -> BTreeSet<String> {
    // No canary is longer.
    const LONGEST: usize = 80;
    let (stem, end) = (stem.as_bytes(), b" end");
    let (mut found, mut at) = (BTreeSet::new(), 0);
    while let Some(hit) = bytes[at..].windows(stem.len()).position(|part| part == stem) {
        let text = &bytes[at + hit..];
        if let Some(length) = text.windows(end.len()).take(LONGEST).position(|part| part == end) {
            found.insert(String::from_utf8_lossy(&text[..length + end.len()]).into_owned());
        }
        at += hit + stem.len();
    }
    found
}

/// How a canary can be written, by name; of base64 each way its bytes can fall.
fn ways(text: &str) -> Vec<(&'static str, Vec<u8>)> {
    let hex = |upper: bool| {
        let lower = hex::encode(text);
        if upper { lower.to_uppercase() } else { lower }.into_bytes()
    };
    let percent = |upper: bool| {
        let mut written = String::new();
        for byte in text.bytes() {
            match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => written.push(char::from(byte)),
                _ if upper => write!(written, "%{byte:02X}").unwrap(),
                _ => write!(written, "%{byte:02x}").unwrap(),
            }
        }
        written.into_bytes()
    };
    let mut ways = vec![
        ("UTF-8", text.as_bytes().to_vec()),
        ("UTF-16LE", text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
        ("hex", hex(false)),
        ("hex", hex(true)),
        ("percent", percent(true)),
        ("percent", percent(false)),
    ];
    for before in 0..3 {
        let bytes = [vec![0; before], text.as_bytes().to_vec()].concat();
        // The letters that only this text decides.
        let (first, last) = ((before * 8).div_ceil(6), bytes.len() * 8 / 6);
        for engine in [&STANDARD, &URL_SAFE] {
            let letters = engine.encode(&bytes).into_bytes();
            ways.push(("base64", letters[first..last].to_vec()));
        }
    }
    ways
}

/// The encodings in which a text stands in some bytes, and how often in all.
pub fn found(text: &str, bytes: &[u8]) -> (usize, Vec<&'static str>) {
    let (mut times, mut named) = (0, Vec::new());
    for (name, way) in ways(text) {
        let hits = count(bytes, &way);
        times += hits;
        if hits > 0 && !named.contains(&name) {
            named.push(name);
        }
    }
    (times, named)
}

/// How often one thing stands in another.
fn count(hay: &[u8], needle: &[u8]) -> usize {
    let Some((first, _)) = needle.split_first() else { return 0 };
    let (mut at, mut hits) = (0, 0);
    while let Some(next) = hay.get(at..).and_then(|rest| rest.iter().position(|byte| byte == first)) {
        at += next;
        hits += usize::from(hay[at..].starts_with(needle));
        at += 1;
    }
    hits
}

/// A search that could miss one would prove nothing.
pub fn each_encoding_is_found() -> Result<(), String> {
    let text = canary(GOES, 7, 3);
    let base64 = |before: &str| STANDARD.encode(format!("{before}{text}, and on"));
    let written = [
        ("UTF-8", text.clone().into_bytes()),
        ("UTF-16LE", text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
        ("hex", hex::encode(&text).into_bytes()),
        ("base64", base64("").into_bytes()),
        ("base64", base64("a").into_bytes()),
        ("base64", base64("ab").into_bytes()),
        ("percent", b"to=Kanarienv%C3%B6gel%20ziehen%200007%2Faddress%20end".to_vec()),
    ];
    for (name, bytes) in written {
        let around = [b"noise".as_slice(), &bytes, b"noise"].concat();
        for needle in [GOES, &text] {
            let (_, named) = found(needle, &around);
            if !named.contains(&name) {
                return Err(format!("{needle:?} was not found in {name}"));
            }
        }
        if found(STAYS, &around).0 > 0 {
            return Err("one stem is taken for the other".to_owned());
        }
    }
    let both = [text.clone(), placed(GOES, 8, 1)];
    let around = format!("noise{}noise{}{GOES}cut off", both[0], both[1]);
    if whole(GOES, around.as_bytes()) != BTreeSet::from(both) {
        return Err("not each canary is told apart".to_owned());
    }
    Ok(())
}
