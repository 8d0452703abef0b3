//! A person's settings: shown with what they would be by default, kept in the profile, in force at once.
use std::path::Path;
use std::sync::atomic::Ordering;
use std::sync::{MutexGuard, PoisonError};

use serde::Serialize;

use super::{AppError, Changed, Console};
use crate::access::config_limits::{UNDO_CHOICES, WorkLimits};
use crate::access::settings::Settings;
use crate::access::settings_file::{self, Kept, SettingsError, SettingsFault};
use crate::catalogue::Language;

/// Settings, and what the view needs to offer them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct SettingsView {
    /// As they are.
    pub settings: Settings,
    /// As they are when nobody chose.
    pub defaults: Settings,
    /// Seconds of undo that can be chosen; the organisation may have ruled out the shorter ones.
    pub undo_choices: Vec<u32>,
    /// Seconds of undo without a choice.
    pub undo_default: u32,
    /// The language without a choice.
    pub language_default: Language,
    /// What of the kept settings could not be read.
    pub notice: Option<AppError>,
}

impl SettingsView {
    /// The settings of a profile that is not open yet: a person who types its passphrase has their text size already.
    pub fn before_opening(home: Option<&Path>, language_default: Language) -> Self {
        let undo_default = WorkLimits::default().undo_secs;
        Self::of(
            home.map(settings_file::read).unwrap_or_default(),
            UNDO_CHOICES.to_vec(),
            undo_default,
            language_default,
        )
    }

    fn of(kept: Kept, undo_choices: Vec<u32>, undo_default: u32, language_default: Language) -> Self {
        Self {
            settings: kept.settings,
            defaults: Settings::default(),
            undo_choices,
            undo_default,
            language_default,
            notice: kept.fault.map(AppError::from),
        }
    }
}

impl From<SettingsFault> for AppError {
    fn from(cause: SettingsFault) -> Self {
        Self::new(cause.code(), cause.to_string(), Some(cause.what_to_do()))
    }
}

impl From<SettingsError> for AppError {
    fn from(cause: SettingsError) -> Self {
        Self::new(cause.code(), cause.to_string(), Some(cause.what_to_do()))
    }
}

impl Console {
    /// The person's settings. Whoever sits before the window may have them, signed in or not.
    pub fn settings(&self) -> SettingsView {
        let config = &self.inner.config;
        let choices = UNDO_CHOICES.into_iter().filter(|secs| *secs >= config.least_undo_secs).collect();
        SettingsView::of(self.kept_settings().clone(), choices, config.limits.undo_secs, self.inner.language)
    }

    /// Keeps settings; from then on they are in force.
    ///
    /// # Errors
    /// When a value is out of its range, or the file cannot be written; then they are as they were.
    pub fn keep_settings(&self, settings: Settings) -> Result<SettingsView, AppError> {
        self.refuse_when_locked()?;
        let spoke = self.language();
        {
            let profile = self.inner.profile.lock().unwrap_or_else(PoisonError::into_inner);
            let profile = profile.as_ref().ok_or_else(|| self.stopped())?;
            settings_file::keep(profile.home(), &settings)?;
            *self.kept_settings() = Kept { settings, fault: None };
        }
        // Every text of the engine is in the other language now.
        let anew = self.language() != spoke;
        let cases = if anew { self.live().open_case.iter().cloned().collect() } else { Vec::new() };
        self.tell(Changed { queue: anew, status: true, outbox: anew, cases, ..Changed::default() });
        Ok(self.settings())
    }

    fn kept_settings(&self) -> MutexGuard<'_, Kept> {
        self.inner.settings.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// From now on every text is in the configured language, whatever the person chose for their window: what programs
    /// read does not change with it.
    pub fn speak_as_configured(&self) {
        self.inner.language_fixed.store(true, Ordering::Relaxed);
    }

    /// The language of every text: the person's choice, or as configured.
    pub(super) fn language(&self) -> Language {
        if self.inner.language_fixed.load(Ordering::Relaxed) {
            return self.inner.language;
        }
        self.kept_settings().settings.language.unwrap_or(self.inner.language)
    }

    /// How long a decision can be taken back, seconds: the person's choice, but never less than the organisation wants.
    pub(super) fn undo_secs(&self) -> u32 {
        let config = &self.inner.config;
        undo_secs(&self.kept_settings().settings, config.limits.undo_secs, config.least_undo_secs)
    }
}

pub(super) fn undo_secs(settings: &Settings, configured: u32, least: u32) -> u32 {
    settings.undo_secs.map_or(configured, |secs| secs.max(least))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_persons_undo_time_holds_down_to_the_organisations_and_no_further() {
        let with = |undo_secs| Settings { undo_secs, ..Settings::default() };
        assert_eq!(undo_secs(&with(None), 20, 0), 20, "nobody chose: as configured");
        assert_eq!(undo_secs(&with(Some(5)), 20, 0), 5, "shorter than configured is theirs to choose");
        assert_eq!(undo_secs(&with(Some(5)), 20, 20), 20, "shorter than the organisation wants is not");
        assert_eq!(undo_secs(&with(Some(60)), 20, 20), 60);
    }
}
