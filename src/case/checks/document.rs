//! The machine-readable zone against the print, and the film of the security features.
use super::{Lines, Tone, Topic, list};
use crate::case::compare::Standing;
use crate::case::evidence::{Origin, PersonalFields, Side};
use crate::case::shown::ShownText;
use crate::case::zone::{self, Zone, ZoneDay, ZoneFault};

/// Names a zone stands under, whole or line by line (`machineReadableZone.2`).
const NAMES: [&str; 3] = ["machinereadablezone", "mrz", "mrzlines"];

fn is_line(name: &str) -> bool {
    let name = name.split('.').next().unwrap_or(name).to_lowercase();
    NAMES.contains(&name.as_str())
}

/// Each zone of the case.
pub(super) fn zone(lines: &mut Lines<'_>) {
    let blocks = &lines.seen.evidence.personal;
    for block in blocks.iter().filter(|block| block.fields.iter().any(|field| is_line(&field.name))) {
        let found: Vec<_> = block.fields.iter().filter(|field| is_line(&field.name)).collect();
        if found.iter().any(|field| hides(&field.value)) {
            lines.add(Topic::Zone, Tone::Differs, "check-zone-hidden", &[]);
        }
        let texts: Vec<&str> = found.iter().map(|field| field.value.text.as_str()).collect();
        match zone::read(&texts) {
            Ok(zone) => read(lines, block, &zone),
            Err(fault) => unreadable(lines, fault),
        }
    }
}

/// Characters that cannot be seen, other than the breaks between lines.
fn hides(text: &ShownText) -> bool {
    let breaks = text.marks.iter().filter(|mark| matches!(mark.code_point, 0x09 | 0x0a | 0x0d)).count();
    usize::try_from(text.marks_total).unwrap_or(usize::MAX) > breaks
}

fn unreadable(lines: &mut Lines<'_>, fault: ZoneFault) {
    let (one, other) = match fault {
        ZoneFault::Empty => (0, 0),
        ZoneFault::Size { lines, characters } => (lines, characters),
        ZoneFault::Character { line, place } => (line, place),
    };
    let (one, other) = (one.to_string(), other.to_string());
    lines.add(Topic::Zone, Tone::Caution, fault.key(), &[("line", &one), ("count", &other)]);
}

fn read(lines: &mut Lines<'_>, block: &PersonalFields, zone: &Zone) {
    let wrong: Vec<String> =
        zone.digits.iter().filter(|digit| !digit.right).map(|digit| lines.say(digit.guards.key(), &[])).collect();
    let size = lines.say(&format!("zone-size-{}", zone.format.name()), &[]);
    let count = zone.digits.len().to_string();
    if wrong.is_empty() {
        lines.add(Topic::Zone, Tone::Fine, "check-zone-digits", &[("size", &size), ("count", &count)]);
    } else {
        lines.add(Topic::Zone, Tone::Differs, "check-zone-wrong", &[("size", &size), ("list", &list(&wrong))]);
    }
    let today = lines.seen.now.date_naive();
    for (field, day) in [("birthDate", zone.birth.as_birth(today)), ("expiryDate", zone.expiry.as_expiry(today))] {
        if day == ZoneDay::Impossible {
            let label = lines.fields(&[field]);
            lines.add(Topic::Zone, Tone::Differs, "check-zone-no_day", &[("field", &label)]);
        }
    }
    if zone.names.irregular {
        lines.add(Topic::Zone, Tone::Caution, "check-zone-irregular", &[]);
    }
    against(lines, block, zone);
}

fn against(lines: &mut Lines<'_>, block: &PersonalFields, zone: &Zone) {
    let seen = lines.seen;
    let extracted = seen.evidence.personal.iter().rev().filter(|other| other.origin == Origin::Extracted);
    let printed = |name: &str| {
        let own = block.get(name);
        own.or_else(|| extracted.clone().find_map(|other| other.get(name))).map(|value| value.text.as_str())
    };
    let rows = zone::against(zone, printed, seen.now.date_naive());
    for row in rows.iter().filter(|row| row.standing == Standing::Different) {
        lines.birth_doubted |= row.field == "birthDate";
        let label = lines.fields(&[row.field]);
        let arguments = [("field", label.as_str()), ("zone", row.zone.as_str()), ("printed", row.printed.as_str())];
        lines.add(Topic::Zone, Tone::Differs, "check-zone-differs", &arguments);
    }
    let of = |wanted: &[Standing]| -> Vec<&str> {
        rows.iter().filter(|row| wanted.contains(&row.standing)).map(|row| row.field).collect()
    };
    let (same, apart) = (of(&[Standing::Same, Standing::WrittenDifferently]), of(&[Standing::NotComparable]));
    if !same.is_empty() {
        let fields = lines.fields(&same);
        lines.add(Topic::Zone, Tone::Fine, "check-zone-agrees", &[("list", &fields)]);
    }
    if !apart.is_empty() {
        let fields = lines.fields(&apart);
        lines.add(Topic::Zone, Tone::Note, "check-zone-apart", &[("list", &fields)]);
    }
    if rows.is_empty() {
        lines.add(Topic::Zone, Tone::Note, "check-zone-alone", &[]);
    }
}

/// What the catalogue's codes say of the film, and the key of their words.
const FILM: [(&str, &str); 5] = [
    ("3141", "check-video-missing"),
    ("3118", "check-video-short"),
    ("3119", "check-video-unplayable"),
    ("3117", "check-video-not_visible"),
    ("3120", "check-video-other"),
];

/// The film of the security features: there, or absent, short or unplayable. Absence is said, not left to be seen.
pub(super) fn video(lines: &mut Lines<'_>) {
    let seen = lines.seen;
    let films: Vec<_> = seen.evidence.files.iter().filter(|file| file.side == Side::Video).collect();
    let summary = seen.summary.opened_because.iter().map(|because| because.code.as_str());
    let codes: Vec<&str> = seen.evidence.coded_reasons().map(|code| code.code.as_str()).chain(summary).collect();
    let mut told = false;
    for (code, key) in FILM {
        let said = codes.iter().any(|known| crate::catalogue::find(known).is_some_and(|entry| entry.code == code));
        if said {
            told = true;
            let here = code == "3141" && !films.is_empty();
            let (tone, key) = if here { (Tone::Differs, "check-video-missing_yet_here") } else { (Tone::Caution, key) };
            lines.add(Topic::Video, tone, key, &[]);
        }
    }
    let seconds: Vec<u32> = films.iter().filter_map(|film| film.duration_secs).collect();
    match (films.is_empty(), seconds.as_slice()) {
        (false, []) => lines.add(Topic::Video, Tone::Note, "check-video-here", &[]),
        (false, [0, ..]) => lines.add(Topic::Video, Tone::Caution, "check-video-nothing_in_it", &[]),
        (false, [secs, ..]) => {
            lines.add(Topic::Video, Tone::Note, "check-video-here_secs", &[("count", &secs.to_string())]);
        }
        (true, _) if told && !codes.contains(&"3141") => lines.add(Topic::Video, Tone::Note, "check-video-absent", &[]),
        (true, _) => {}
    }
}
