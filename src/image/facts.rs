//! What a camera wrote beside its pixels, as short plain text. Where a picture was taken is never given out, only that
//! the file says so: whoever may see the picture need not learn where somebody lives.
use exif::{Exif, In, Reader, Tag, Value};
use serde::Serialize;

/// Longest text taken, characters.
const MOST_CHARS: usize = 64;

/// Facts of a picture's metadata. They are claims of whoever made the file, and prove nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PictureFacts {
    /// Maker and model.
    pub camera: Option<String>,
    /// The program that wrote the file last.
    pub software: Option<String>,
    /// When it was taken, by the camera's clock, without a time zone: `2026-03-01 12:00:00`.
    pub taken_at: Option<String>,
    /// It says where it was taken.
    pub has_place: bool,
}

impl PictureFacts {
    /// For the way between two processes: four lines.
    pub(super) fn to_lines(&self) -> String {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let place = if self.has_place { "1" } else { "" };
        [text(&self.camera), text(&self.software), text(&self.taken_at), place.to_owned()].join("\n")
    }

    /// Reads the four lines; none when they are not as [`Self::to_lines`] writes them.
    pub(super) fn from_lines(lines: &[u8]) -> Option<Self> {
        let lines: Vec<&str> = std::str::from_utf8(lines).ok()?.split('\n').collect();
        let [camera, software, taken_at, place] = lines.as_slice() else { return None };
        let text = |line: &str| {
            let plain = line.is_empty() || plain(line).as_deref() == Some(line);
            plain.then(|| (!line.is_empty()).then(|| line.to_owned()))
        };
        let has_place = match *place {
            "1" => true,
            "" => false,
            _ => return None,
        };
        Some(Self { camera: text(camera)?, software: text(software)?, taken_at: text(taken_at)?, has_place })
    }
}

/// Reads a raw EXIF block. One that cannot be read says nothing.
pub(super) fn read_facts(raw: Vec<u8>) -> PictureFacts {
    let Ok(exif) = Reader::new().read_raw(raw) else { return PictureFacts::default() };
    let (make, model) = (text(&exif, Tag::Make), text(&exif, Tag::Model));
    let camera = match (make, model) {
        (Some(make), Some(model)) if model.starts_with(&make) => Some(model),
        (Some(make), Some(model)) => plain(&format!("{make} {model}")),
        (make, model) => make.or(model),
    };
    let taken = text(&exif, Tag::DateTimeOriginal).or_else(|| text(&exif, Tag::DateTime));
    let places = [Tag::GPSLatitude, Tag::GPSLongitude];
    PictureFacts {
        camera,
        software: text(&exif, Tag::Software),
        taken_at: taken.and_then(|text| moment(&text)),
        has_place: places.iter().any(|tag| exif.get_field(*tag, In::PRIMARY).is_some()),
    }
}

fn text(exif: &Exif, tag: Tag) -> Option<String> {
    match &exif.get_field(tag, In::PRIMARY)?.value {
        Value::Ascii(texts) => plain(&String::from_utf8_lossy(texts.first()?)),
        _ => None,
    }
}

/// Printable ASCII, runs of anything else become one space, and cut: no letter of it can steer what shows it.
fn plain(text: &str) -> Option<String> {
    let seen = text.chars().take(MOST_CHARS * 4).map(|c| if c.is_ascii_graphic() { c } else { ' ' });
    let seen: String = seen.collect();
    let joined = seen.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let cut: String = joined.chars().take(MOST_CHARS).collect();
    let cut = cut.trim_end().to_owned();
    (!cut.is_empty()).then_some(cut)
}

/// `2026:03:01 12:00:00`, as EXIF writes it, as people read it.
fn moment(text: &str) -> Option<String> {
    let read = chrono::NaiveDateTime::parse_from_str(text, "%Y:%m:%d %H:%M:%S").ok()?;
    Some(read.format("%Y-%m-%d %H:%M:%S").to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An EXIF block of one directory with these texts.
    fn block(entries: &[(u16, &str)]) -> Vec<u8> {
        let mut bytes = b"MM\0\x2a\0\0\0\x08".to_vec();
        bytes.extend(u16::try_from(entries.len()).unwrap().to_be_bytes());
        let mut at = 8 + 2 + entries.len() * 12 + 4;
        let mut values = Vec::new();
        for (tag, text) in entries {
            let value = [text.as_bytes(), b"\0\0\0\0\0"].concat();
            bytes.extend(tag.to_be_bytes());
            bytes.extend([0, 2]);
            bytes.extend(u32::try_from(value.len()).unwrap().to_be_bytes());
            bytes.extend(u32::try_from(at).unwrap().to_be_bytes());
            at += value.len();
            values.extend(value);
        }
        bytes.extend([0; 4]);
        bytes.extend(values);
        bytes
    }

    #[test]
    fn camera_program_and_time_are_read_as_plain_text() {
        let raw = block(&[
            (0x010f, "Example"),
            (0x0110, "Model 7"),
            (0x0131, "Edit\x1b[31m\u{202e}or 2"),
            (0x0132, "2026:03:01 12:00:00"),
        ]);
        let facts = read_facts(raw);
        assert_eq!(facts.camera.as_deref(), Some("Example Model 7"));
        assert_eq!(facts.software.as_deref(), Some("Edit [31m or 2"), "nothing in it steers a terminal or a line");
        assert_eq!(facts.taken_at.as_deref(), Some("2026-03-01 12:00:00"));
        assert!(!facts.has_place);
        assert_eq!(PictureFacts::from_lines(facts.to_lines().as_bytes()), Some(facts), "and survives the way");
    }

    #[test]
    fn a_long_text_is_cut_a_time_that_is_none_is_left_out_and_rubbish_says_nothing() {
        let long = "x".repeat(60_000);
        let facts = read_facts(block(&[(0x0131, &long), (0x0132, "yesterday evening..")]));
        assert_eq!(facts.software.map(|text| text.len()), Some(MOST_CHARS));
        assert_eq!(facts.taken_at, None);
        assert_eq!(read_facts(b"rubbish".to_vec()), PictureFacts::default());
    }

    #[test]
    fn lines_that_were_not_written_by_us_are_refused() {
        let long = format!("{}\n\n\n", "x".repeat(MOST_CHARS + 1));
        for lines in ["", "a\nb\nc", "a\nb\nc\n2", "a\nb\nc\n1\n", "a\u{7}\n\n\n", " a\n\n\n", &long, "ä\n\n\n"] {
            assert_eq!(PictureFacts::from_lines(lines.as_bytes()), None, "{lines:?}");
        }
        assert_eq!(PictureFacts::from_lines(b"\xff\n\n\n"), None);
        assert_eq!(PictureFacts::from_lines(b"\n\n\n"), Some(PictureFacts::default()));
    }
}
