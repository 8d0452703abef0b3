//! One window a profile: a second start brings the first one to the front, hands over the link it was given, and ends.
//!
//! A comfort, not a lock: where the system has no way to tell the two of each other (Linux without a session bus), the
//! second start meets the lock of the profile and says who holds it (reliability B17). Windows on other profiles and demos
//! are none of its business, so the name it is found by is the profile's folder, as a digest.
use std::path::Path;
use std::sync::Arc;

use clap::Parser;
use second_look::digest;
use tauri::plugin::TauriPlugin;
use tauri::{AppHandle, Manager, Wry};
use tauri_specta::Event;

use crate::desk::Desk;
use crate::ipc::changed::Changed;
use crate::options::Options;
use crate::window::LABEL;

/// Hexadecimal digits that tell profiles apart.
const DIGITS: usize = 16;

/// The name the windows of this profile find each other by. It must begin with the program's identifier.
pub fn name(identifier: &str, home: &Path) -> String {
    // A folder that is not there yet has one spelling only: the one it is made by.
    let place = std::fs::canonicalize(home).or_else(|_| std::path::absolute(home)).unwrap_or_else(|_| home.to_owned());
    let digest = digest::of(place.as_os_str().as_encoded_bytes());
    let hex: String = digest.chars().rev().take(DIGITS).collect();
    format!("{identifier}.p{hex}")
}

/// The plugin, which must be the first: a second start ends in it, before anything is opened.
pub fn plugin(name: String) -> TauriPlugin<Wry> {
    tauri_plugin_single_instance::Builder::new()
        .dbus_id(name)
        .callback(|app, words, _folder| {
            if let Some(link) = Options::try_parse_from(words).ok().and_then(|options| options.link) {
                follow(app, &link);
            }
            bring_to_front(app);
        })
        .build()
}

/// Keeps a link for the page and tells it that there is one.
pub fn follow(app: &AppHandle, link: &str) {
    app.state::<Arc<Desk>>().followed().follow(link);
    if let Err(cause) = (Changed { link: true, ..Changed::default() }).emit(app) {
        tracing::debug!(error = %cause, "the page could not be told of a link");
    }
}

fn bring_to_front(app: &AppHandle) {
    let Some(window) = app.get_webview_window(LABEL) else { return };
    for done in [window.unminimize(), window.show(), window.set_focus()] {
        if let Err(cause) = done {
            tracing::debug!(error = %cause, "the window could not be brought to the front");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_profile_has_one_name_and_another_profile_another() {
        let folder = tempfile::tempdir().expect("a folder");
        let here = name("org.example", folder.path());
        assert_eq!(here, name("org.example", &folder.path().join(".")), "the same folder, written otherwise");
        assert_ne!(here, name("org.example", &folder.path().join("other")));
        let tail = here.strip_prefix("org.example.p").expect("the program's identifier first");
        assert!(tail.len() == DIGITS && tail.bytes().all(|byte| byte.is_ascii_hexdigit()), "no path in it: {here}");
    }
}
