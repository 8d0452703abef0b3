//! The flight pack in a terminal.
use second_look::console::{PackProgress, PackReport, PackView};

use crate::table::moment;

/// What is in the pack.
pub fn standing(pack: &PackView) -> String {
    if pack.cases == 0 && pack.expired == 0 && !pack.half_made {
        return "No flight pack. `second-look-cli pack --count N` takes cases along.".to_owned();
    }
    let until = pack.ends_at.as_deref().map_or_else(String::new, |at| format!(", the first until {} UTC", moment(at)));
    let mut text = format!("In the pack: {}{until}, {} here.", cases(pack.cases), size(pack.size_kib));
    if pack.expired > 0 {
        text.push_str(&format!("\nLapsed: {}; make the pack again to renew them.", cases(pack.expired)));
    }
    if pack.half_made {
        text.push_str(&format!(
            "\nIts making was interrupted. `pack --count {}` finishes it, `pack --release` gives it back.",
            pack.wanted.max(1)
        ));
    }
    text
}

/// What making it did.
pub fn made(report: &PackReport) -> String {
    let mut text = format!("Taken along: {}, renewed: {}.", report.taken, report.renewed);
    for (count, says) in [
        (report.refused, "could not be had; somebody else was quicker, or they are gone"),
        (report.unfinished, "could not be fetched whole and were given back"),
    ] {
        if count > 0 {
            text.push_str(&format!("\n{count} {says}"));
        }
    }
    format!("{text}\n{}", standing(&report.pack))
}

/// What giving it back did.
pub fn released(report: &PackReport) -> String {
    let mut text = format!("Given back: {}.", report.released);
    if report.released_later > 0 {
        text.push_str(&format!(
            "\n{} could not be given back now: the platform cannot be reached. Run this again; else they lapse.",
            report.released_later
        ));
    }
    text
}

/// How far it is, in one line.
pub fn progress(progress: &PackProgress) -> String {
    if progress.syncing {
        return "Syncing first …".to_owned();
    }
    let left = progress.secs_left.map_or_else(String::new, |secs| format!(", about {secs} s left"));
    format!(
        "{} of {} cases, {} pictures, {}, {}/s{left}",
        progress.cases_done,
        progress.cases_total,
        progress.images_done,
        size(progress.kib),
        size(progress.kib_per_sec)
    )
}

fn cases(count: u32) -> String {
    if count == 1 { "1 case".to_owned() } else { format!("{count} cases") }
}

fn size(kib: u32) -> String {
    if kib < 10 * 1024 { format!("{kib} KiB") } else { format!("{} MiB", kib / 1024) }
}
