//! Where the window was: its size, place and whether it filled the screen, kept in the profile's folder as numbers.
//!
//! A plugin keeps and restores them. Before it stands what it does not promise: a file that was damaged, or that would put
//! the window out of sight because a screen is gone, is set aside before it is read. Then the window opens as it first did.
use std::collections::BTreeMap;
use std::path::Path;

use second_look::access::profile::WINDOW_FILE;
use serde::Deserialize;
use tauri::plugin::{self, TauriPlugin};
use tauri::{PhysicalPosition, PhysicalSize, Wry};
use tauri_plugin_window_state::{Builder, StateFlags};

/// Bytes; the file has about 200.
const MOST_BYTES: u64 = 4_096;
/// Pixels; no desktop is that large.
const MOST_PIXELS: u32 = 60_000;
/// Pixels of a window's upper edge that must be in sight, so that it can be taken hold of.
const GRIP: PhysicalSize<i64> = PhysicalSize { width: 120, height: 30 };

/// The plugins for the window of this profile: what looks at the file, and what keeps it. None where the folder cannot be named
/// in Unicode: nothing is kept then.
pub fn plugins(home: &Path) -> Option<[TauriPlugin<Wry>; 2]> {
    // The plugin lays a relative name beside other programs' configuration.
    let file = std::path::absolute(home.join(WINDOW_FILE)).ok()?;
    let flags = StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED;
    let keeps = Builder::new().with_state_flags(flags).with_filename(file.to_str()?).build();
    let looks = plugin::Builder::new("place")
        .setup(move |app, _| {
            let screens = app.available_monitors().unwrap_or_default();
            let screens: Vec<Area> = screens.iter().map(|one| (*one.position(), *one.size())).collect();
            set_aside_what_cannot_be(&file, &screens);
            Ok(())
        })
        .build();
    Some([looks, keeps])
}

fn set_aside_what_cannot_be(file: &Path, screens: &[Area]) {
    let can_be = match std::fs::metadata(file) {
        Ok(facts) => facts.len() <= MOST_BYTES && std::fs::read(file).is_ok_and(|bytes| can_be(&bytes, screens)),
        Err(_) => return,
    };
    if !can_be && let Err(cause) = std::fs::remove_file(file) {
        tracing::debug!(error = %cause, "the window's old place could not be set aside");
    }
}

/// What of the file counts: the plugin adds to these numbers without a second look.
#[derive(Deserialize)]
struct Kept {
    width: u32,
    height: u32,
    x: i32,
    y: i32,
    /// Where it was before it filled its screen.
    prev_x: i32,
    prev_y: i32,
    maximized: bool,
}

/// Whether the file holds windows that can be, in sight on one of these screens.
fn can_be(bytes: &[u8], screens: &[Area]) -> bool {
    let kept: Result<BTreeMap<String, Kept>, _> = serde_json::from_slice(bytes);
    kept.is_ok_and(|windows| {
        windows.values().all(|kept| {
            let (x, y) = if kept.maximized { (kept.prev_x, kept.prev_y) } else { (kept.x, kept.y) };
            let size = PhysicalSize { width: kept.width, height: kept.height };
            let near = [kept.x, kept.y, kept.prev_x, kept.prev_y].iter().all(|at| at.unsigned_abs() <= MOST_PIXELS);
            near && is_in_sight((PhysicalPosition { x, y }, size), screens)
        })
    })
}

type Area = (PhysicalPosition<i32>, PhysicalSize<u32>);

/// Whether a window can be taken hold of on one of the screens, and is not larger than it.
fn is_in_sight((at, size): Area, screens: &[Area]) -> bool {
    screens.iter().any(|(corner, screen)| {
        let shared = |from: i32, length: u32, edge: i32, whole: u32| {
            let (from, edge) = (i64::from(from), i64::from(edge));
            (from + i64::from(length)).min(edge + i64::from(whole)) - from.max(edge)
        };
        let across = shared(at.x, size.width, corner.x, screen.width);
        let top = shared(at.y, size.height.min(30), corner.y, screen.height);
        across >= GRIP.width && top >= GRIP.height && size.width <= screen.width && size.height <= screen.height
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCREENS: [Area; 2] = [
        (PhysicalPosition { x: 0, y: 0 }, PhysicalSize { width: 1366, height: 768 }),
        (PhysicalPosition { x: 1366, y: -200 }, PhysicalSize { width: 1920, height: 1080 }),
    ];

    fn seen(x: i32, y: i32, width: u32, height: u32) -> bool {
        is_in_sight((PhysicalPosition { x, y }, PhysicalSize { width, height }), &SCREENS)
    }

    #[test]
    fn a_window_that_can_be_taken_hold_of_stays_where_it_is() {
        assert!(seen(0, 0, 1366, 768), "all of the first screen");
        assert!(seen(1300, 100, 900, 600), "most of it on the second screen");
        assert!(seen(-700, 300, 900, 600), "half of it out to the left");
        assert!(seen(2000, -200, 1920, 1080), "on the second screen, above the first");
    }

    #[test]
    fn a_window_nobody_can_reach_does_not() {
        assert!(!seen(-5_000, 0, 900, 600), "a screen that is gone");
        assert!(!seen(0, 760, 900, 600), "its title is under the edge");
        assert!(!seen(100, -40, 900, 600), "its title is over the edge");
        assert!(!seen(-850, 0, 900, 600), "a sliver of it");
        assert!(!seen(0, 0, 3_000, 2_000), "larger than any screen");
        assert!(!seen(i32::MAX, i32::MIN, u32::MAX, u32::MAX), "and no number is too large for it");
    }

    fn kept(width: &str, x: &str, prev_x: &str, maximized: bool) -> String {
        format!(
            "{{\"main\":{{\"width\":{width},\"height\":600,\"x\":{x},\"y\":0,\"prev_x\":{prev_x},\"prev_y\":0,\
             \"maximized\":{maximized},\"visible\":true,\"decorated\":true,\"fullscreen\":false}}}}"
        )
    }

    #[test]
    fn only_windows_that_can_be_are_read_back() {
        assert!(can_be(kept("900", "-40", "0", false).as_bytes(), &SCREENS));
        assert!(can_be(kept("900", "0", "40", true).as_bytes(), &SCREENS));
        assert!(!can_be(kept("900", "0", "-5000", true).as_bytes(), &SCREENS), "out of sight once it is small again");
        assert!(!can_be(kept("900", "0", "0", false).as_bytes(), &[]), "no screen is known: nothing is risked");
        for bad in [
            kept("0", "0", "0", false),
            kept("4294967295", "0", "0", false),
            kept("900", "2147483647", "0", false),
            kept("900", "0", "-2147483648", false),
            kept("-1", "0", "0", false),
            kept("\"900\"", "0", "0", false),
            "{".to_owned(),
            "[]".to_owned(),
            String::new(),
        ] {
            assert!(!can_be(bad.as_bytes(), &SCREENS), "{bad}");
        }
    }

    #[test]
    fn a_damaged_file_is_set_aside_and_a_sound_one_stays() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join(WINDOW_FILE);
        let write = |text: &str| second_look::store::private_file::replace(&file, text.as_bytes()).expect("written");
        write("{\"main\":{\"width\":4294967295}}");
        set_aside_what_cannot_be(&file, &SCREENS);
        assert!(!file.exists(), "a window of that width can not be");
        write(&kept("900", "0", "0", false));
        set_aside_what_cannot_be(&file, &SCREENS);
        assert!(file.exists());
        set_aside_what_cannot_be(&folder.path().join("none.json"), &SCREENS);
    }
}
