//! Where a new profile's platform is: typed, tried, kept, and given anew until there are keys.
use second_look::access::config::{Config, ConfigError, ConfigFault, organisation_file};
use second_look::access::lock_file::Program;
use second_look::access::profile::{Profile, config_file};
use second_look::catalogue::InternalText;
use second_look::console::{AppError, try_addresses};

use super::{Addresses, Desk, Plan, StartPhase, StartState, not_asked_for, shown, waits_for};

impl Desk {
    /// Takes the addresses of a new profile's platform, and goes on to its keys. They are kept once each has answered, or,
    /// `untested`, without asking: a laptop may be far from its platform.
    ///
    /// # Errors
    /// When the profile has addresses; when one is none, with a line for each; `addresses_silent`. Nothing is kept then.
    pub async fn configure(&self, typed: Addresses, untested: bool) -> Result<StartState, AppError> {
        let mut opening = self.opening.lock().await;
        let Plan::Profile { home, overrides } = &self.plan else { return Err(not_asked_for()) };
        waits_for(&opening, StartPhase::NotConfigured)?;
        let file = config_file(home);
        let config = Config::load(&file, Some(&organisation_file()), &typed.under(overrides))
            .map_err(|cause| self.typed_wrong(cause))?;
        if !untested {
            try_addresses(&config, &self.clock, self.language()).await?;
        }
        // Its folder is made and looked at before anything is written there.
        drop(Profile::open(home, Program::Window, &config)?);
        config.save_new(&file).map_err(|cause| self.misconfigured(&cause))?;
        self.attempt(&mut opening).await;
        Ok(shown(&opening))
    }

    /// A new profile's addresses are given anew: what was kept is put aside, and the form asks again.
    ///
    /// # Errors
    /// Once there are keys, or when the disk refuses.
    pub async fn change_addresses(&self) -> Result<StartState, AppError> {
        let mut opening = self.opening.lock().await;
        waits_for(&opening, StartPhase::ChooseKeys)?;
        let Plan::Profile { home, .. } = &self.plan else { return Err(not_asked_for()) };
        opening.held = None;
        let file = config_file(home);
        match std::fs::rename(&file, file.with_extension("toml.old")) {
            Err(why) if why.kind() != std::io::ErrorKind::NotFound => {
                self.attempt(&mut opening).await;
                return Err(AppError::new(
                    "config_file",
                    InternalText::words(self.language(), "config-file_aside", &[("file", "config.toml")]),
                    Some("Check that the profile's folder can be written."),
                ));
            }
            _ => {}
        }
        self.attempt(&mut opening).await;
        Ok(shown(&opening))
    }

    /// A form has fields and no options: what is wrong is told by the setting's name alone.
    fn typed_wrong(&self, cause: ConfigError) -> AppError {
        let ConfigError::Faults(faults) = &cause else { return self.misconfigured(&cause) };
        let line = |fault: &ConfigFault| fault.words(self.language(), fault.position.place.is_some());
        let lines: Vec<String> = faults.iter().map(line).collect();
        AppError::new("addresses_wrong", lines.join("\n"), Some("Correct what is named."))
    }
}
