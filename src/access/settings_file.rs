//! Where a person's settings lie: `settings.json` in the profile's folder, for its owner only, replaced as a whole.
//!
//! It can be read before the profile is open, so that a window in which somebody types a passphrase has their text size
//! already. A file that is damaged, or of a newer program, never keeps anything from starting: the defaults hold, the person
//! is told, and the file stays as it is until they change a setting.
use std::path::Path;

use serde_json::{Map, Value};

use crate::access::settings::Settings;
use crate::store::private_file;

/// The name of the file.
pub const SETTINGS_FILE: &str = "settings.json";
const VERSION: u64 = 1;

/// Settings as they were found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// What holds.
    pub settings: Settings,
    /// Why it is not all that was kept; none when it is.
    pub fault: Option<SettingsFault>,
}

/// Why settings that were kept do not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SettingsFault {
    /// The file cannot be read, or is no settings file.
    #[error("Your settings could not be read, so the defaults hold.")]
    Damaged,
    /// A newer program wrote it.
    #[error("Your settings were kept by a newer version, so the defaults hold.")]
    Newer,
    /// Some values cannot be used.
    #[error("Some of your settings could not be read; these have their defaults: {0}.")]
    SetAside(usize),
}

impl SettingsFault {
    /// A stable word for the table of texts.
    pub const fn code(&self) -> &'static str {
        "settings_unread"
    }

    /// What the person can do.
    pub const fn what_to_do(&self) -> &'static str {
        "Look through the settings; what you set there is kept anew."
    }
}

/// Why settings were not kept.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// A value is out of its range.
    #[error("A setting has a value it cannot have.")]
    Refused,
    /// The file could not be written.
    #[error("Your settings could not be kept.")]
    File(#[source] std::io::Error),
}

impl SettingsError {
    /// A stable word for the table of texts.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Refused => "settings_refused",
            Self::File(_) => "settings_not_kept",
        }
    }

    /// What the person can do.
    pub const fn what_to_do(&self) -> &'static str {
        match self {
            Self::Refused => "Choose one of the values that are offered.",
            Self::File(_) => "They are as they were. Look whether the disk is full.",
        }
    }
}

/// Reads the settings of the profile in a folder; without a file, the defaults.
pub fn read(home: &Path) -> Kept {
    let bytes = match private_file::read(&home.join(SETTINGS_FILE)) {
        Ok(None) => return Kept::default(),
        Ok(Some(bytes)) => bytes,
        Err(_) => return faulty(SettingsFault::Damaged),
    };
    read_bytes(&bytes)
}

/// Reads what such a file holds.
pub fn read_bytes(bytes: &[u8]) -> Kept {
    let Ok(mut values) = serde_json::from_slice::<Map<String, Value>>(bytes) else {
        return faulty(SettingsFault::Damaged);
    };
    match values.remove("version").as_ref().and_then(Value::as_u64) {
        Some(VERSION) => {}
        Some(version) if version > VERSION => return faulty(SettingsFault::Newer),
        _ => return faulty(SettingsFault::Damaged),
    }
    let (settings, aside) = Settings::read(&values);
    Kept { settings, fault: (aside > 0).then_some(SettingsFault::SetAside(aside)) }
}

/// Keeps settings for the profile in a folder.
///
/// # Errors
/// [`SettingsError`]; then the file stands as it stood.
pub fn keep(home: &Path, settings: &Settings) -> Result<(), SettingsError> {
    if !settings.are_sound() {
        return Err(SettingsError::Refused);
    }
    let mut values = settings.chosen();
    values.insert("version".to_owned(), VERSION.into());
    let text = format!("{:#}\n", Value::Object(values));
    private_file::replace(&home.join(SETTINGS_FILE), text.as_bytes()).map_err(SettingsError::File)
}

fn faulty(fault: SettingsFault) -> Kept {
    Kept { fault: Some(fault), ..Kept::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::settings::Theme;

    fn written(text: &str) -> Kept {
        let folder = tempfile::tempdir().unwrap();
        private_file::replace(&folder.path().join(SETTINGS_FILE), text.as_bytes()).unwrap();
        read(folder.path())
    }

    #[test]
    fn settings_come_back_from_the_folder_and_a_missing_file_is_no_fault() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(read(folder.path()), Kept::default());
        let settings = Settings { theme: Theme::Dark, text_percent: 120, ..Settings::default() };
        keep(folder.path(), &settings).unwrap();
        assert_eq!(read(folder.path()), Kept { settings, fault: None });
        keep(folder.path(), &Settings::default()).unwrap();
        let text = std::fs::read_to_string(folder.path().join(SETTINGS_FILE)).unwrap();
        assert_eq!(text, "{\n  \"version\": 1\n}\n", "what was put back is not kept as a choice");
    }

    #[test]
    fn a_damaged_file_or_one_of_a_newer_program_gives_the_defaults_and_is_told() {
        for text in ["", "{", "[]", "{}", "{\"version\":\"1\"}", "{\"theme\":\"dark\"}", "\u{0}\u{0}\u{0}"] {
            assert_eq!(written(text), faulty(SettingsFault::Damaged), "{text:?}");
        }
        assert_eq!(written("{\"version\":2,\"theme\":\"dark\"}"), faulty(SettingsFault::Newer));
        let some = written("{\"version\":1,\"theme\":\"dark\",\"hologram\":true}");
        assert_eq!(some.settings.theme, Theme::Dark, "what can be used is used");
        assert_eq!(some.fault, Some(SettingsFault::SetAside(1)));
        let long = format!("{{\"version\":1,\"theme\":\"{}\"}}", "x".repeat(1_100_000));
        assert_eq!(written(&long), faulty(SettingsFault::Damaged), "no settings file is that long");
    }

    #[test]
    fn values_out_of_range_are_refused_and_the_file_stands() {
        let folder = tempfile::tempdir().unwrap();
        let good = Settings { text_percent: 110, ..Settings::default() };
        keep(folder.path(), &good).unwrap();
        let bad = Settings { text_percent: 400, ..Settings::default() };
        assert_eq!(keep(folder.path(), &bad).unwrap_err().code(), "settings_refused");
        assert_eq!(read(folder.path()).settings, good);
    }
}
