//! Settings and clock.
use super::Control;
use crate::ledger::Applying;
use crate::platform::lock;
use crate::rules::Time;
use crate::stock::Generation;
use serde::Deserialize;

/// A move of the platform's clock.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ClockMove {
    /// Set to this moment first.
    #[serde(default)]
    pub set: Option<Time>,
    /// Then move by seconds; negative is back.
    #[serde(default)]
    pub advance_secs: Option<i64>,
    /// And by milliseconds.
    #[serde(default)]
    pub advance_ms: Option<i64>,
}

/// Settings that may change while it runs; what is absent stays.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Settings {
    /// `g0`, `g1`, `g2`, `g3`, `mixed`.
    #[serde(default)]
    pub generation: Option<String>,
    /// `at_once`, `manual`, or a number of seconds.
    #[serde(default)]
    pub applying: Option<String>,
    /// Life of file links given from now on.
    #[serde(default)]
    pub file_link_secs: Option<i64>,
    /// Links of signed packages lead to the file host, as short-lived as any; else to a host nobody has.
    #[serde(default)]
    pub serve_signed: Option<bool>,
    /// Life of tokens issued from now on.
    #[serde(default)]
    pub token_life_secs: Option<u64>,
    /// How long keys are remembered; 0 forgets at once.
    #[serde(default)]
    pub key_life_secs: Option<i64>,
    /// An approve over a suspicion code needs two people.
    #[serde(default)]
    pub second_on_suspicion: Option<bool>,
    /// The second does not see the first.
    #[serde(default)]
    pub blind: Option<bool>,
    /// Decisions are held in flight before they are recorded, until this is false again.
    #[serde(default)]
    pub hold: Option<bool>,
}

/// A setting that cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SettingsError {
    /// No such generation.
    #[error("generation is one of g0, g1, g2, g3, mixed")]
    Generation,
    /// Neither a word nor a number of seconds.
    #[error("applying is at_once, manual or a number of seconds")]
    Applying,
}

/// Reads a generation by its name.
#[must_use]
pub fn generation(word: &str) -> Option<Generation> {
    match word {
        "g0" => Some(Generation::G0),
        "g1" => Some(Generation::G1),
        "g2" => Some(Generation::G2),
        "g3" => Some(Generation::G3),
        "mixed" => Some(Generation::Mixed),
        _ => None,
    }
}

/// Reads how decisions become effective.
#[must_use]
pub fn applying(word: &str) -> Option<Applying> {
    match word {
        "at_once" => Some(Applying::AtOnce),
        "manual" => Some(Applying::Manual),
        secs => secs.parse().ok().map(Applying::After),
    }
}

impl Control {
    /// Moves the clock; what has come due meanwhile is carried out at once.
    pub fn move_clock(&self, by: ClockMove) {
        if let Some(to) = by.set {
            self.platform.clock.set(to);
        }
        let ms = by.advance_secs.unwrap_or(0).saturating_mul(1000).saturating_add(by.advance_ms.unwrap_or(0));
        self.platform.clock.advance_ms(ms);
        drop(self.platform.ledger_at(self.platform.clock.now()));
    }

    /// Moves the clock on by seconds.
    pub fn advance_secs(&self, secs: i64) {
        self.move_clock(ClockMove { advance_secs: Some(secs), ..ClockMove::default() });
    }

    /// Changes the shape of sessions and data blocks.
    pub fn set_generation(&self, generation: Generation) {
        self.platform.set_generation(generation);
    }

    /// Changes settings.
    ///
    /// # Errors
    /// [`SettingsError`]; nothing is changed then.
    pub fn set(&self, settings: &Settings) -> Result<(), SettingsError> {
        let shape = settings.generation.as_deref().map(|word| generation(word).ok_or(SettingsError::Generation));
        let shape = shape.transpose()?;
        let apply =
            settings.applying.as_deref().map(|word| applying(word).ok_or(SettingsError::Applying)).transpose()?;
        if let Some(shape) = shape {
            self.platform.set_generation(shape);
        }
        if let Some(secs) = settings.file_link_secs {
            self.platform.set_file_link_secs(secs);
        }
        if let Some(serve) = settings.serve_signed {
            self.platform.set_serve_signed(serve);
        }
        if let Some(secs) = settings.token_life_secs {
            self.platform.set_token_life_secs(secs);
        }
        if let Some(hold) = settings.hold {
            self.platform.set_hold(hold);
        }
        let mut ledger = lock(&self.platform.ledger);
        let options = &mut ledger.options;
        options.applying = apply.unwrap_or(options.applying);
        options.key_life_secs = settings.key_life_secs.unwrap_or(options.key_life_secs);
        options.policy.second_on_suspicion = settings.second_on_suspicion.unwrap_or(options.policy.second_on_suspicion);
        options.policy.blind = settings.blind.unwrap_or(options.policy.blind);
        Ok(())
    }
}
