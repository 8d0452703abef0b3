//! From options and secrets to an open console.
use std::path::PathBuf;

use second_look::access::config::{Config, ConfigError, Overrides, organisation_file};
use second_look::access::lock_file::Program;
use second_look::access::profile::{Profile, config_file, default_home};
use second_look::clock::Clock;
use second_look::console::{AppError, Console, ConsoleOptions, KeyChoice};
use second_look::store::DiskRoom;
use second_look::store::key::KeyWay;
use second_look::store::key_witness::KeyWitness;

use crate::ended::Ended;
use crate::options::Options;
use crate::secrets::Secrets;

/// Whether a command may make a profile where there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum New {
    /// Only sign-in makes one.
    Refuse,
    /// With its keys in the system's keychain, or else under the passphrase given.
    Make { keychain: bool },
}

/// An open console, and what it was opened with.
pub struct Opened {
    pub console: Console,
    config: Config,
    overrides: Overrides,
    home: PathBuf,
}

impl Opened {
    /// Keeps the addresses given as options in the profile, so that later commands need none.
    ///
    /// # Errors
    /// When `config.toml` cannot be written.
    pub fn keep_addresses(&self) -> Result<(), Ended> {
        self.config.keep(&config_file(&self.home), &self.overrides).map_err(|why| config_error(&why).into())
    }
}

/// Opens the profile. Nothing is made unless `new` says so, and then never without a chosen place for the keys.
///
/// # Errors
/// Why not; what was there is as it was.
pub async fn open(options: &Options, secrets: Secrets, new: New) -> Result<Opened, Ended> {
    let home = options.home.clone().map_or_else(default_home, Ok).map_err(AppError::from)?;
    let overrides = options.overrides();
    let there = Profile::is_in(&home);
    if !there {
        refuse_new(new, &secrets)?;
    }
    let config =
        Config::load(&config_file(&home), Some(&organisation_file()), &overrides).map_err(|why| config_error(&why))?;
    let profile = Profile::open(&home, Program::CommandLine, &config).map_err(AppError::from)?;
    let keys = KeyChoice {
        new_profile: way(new, &secrets),
        passphrase: secrets.passphrase,
        witness: Some(
            KeyWitness::this_program()
                .map_err(|why| AppError::new(why.code(), why.to_string(), Some(why.what_to_do())))?,
        ),
    };
    let options = ConsoleOptions {
        profile,
        config: config.clone(),
        keys,
        client_secret: secrets.client_secret,
        limits: None,
        clock: Clock::system(),
        room: DiskRoom::system(),
        decoder: None,
    };
    let console = Console::open(options).await?;
    console.speak_as_configured();
    Ok(Opened { console, config, overrides, home })
}

fn refuse_new(new: New, secrets: &Secrets) -> Result<(), Ended> {
    match new {
        New::Refuse => Err(Ended::new(
            "no_profile",
            "There is no profile in this folder.",
            "Run `second-look-cli sign-in` with the platform's addresses, or name another folder with --home.",
        )),
        New::Make { keychain: true } if secrets.passphrase.is_some() => Err(Ended::new(
            "keys_chosen_twice",
            "Both a passphrase and the system's keychain were chosen for the keys of the new profile.",
            "Choose one: leave out --keychain, or the passphrase.",
        )),
        New::Make { .. } if way(new, secrets).is_none() => {
            Err(AppError::new("keys_not_chosen", "The new profile needs a place for its keys.", None).into())
        }
        New::Make { .. } => Ok(()),
    }
}

fn way(new: New, secrets: &Secrets) -> Option<KeyWay> {
    match new {
        New::Refuse => None,
        New::Make { keychain: true } => Some(KeyWay::Keychain),
        New::Make { keychain: false } => secrets.passphrase.clone().map(KeyWay::Passphrase),
    }
}

fn config_error(why: &ConfigError) -> AppError {
    AppError::new(why.code(), why.to_string(), Some(why.what_to_do()))
}

#[cfg(test)]
mod tests {
    use second_look::secret::Secret;

    use super::*;

    fn refused(new: New, passphrase: Option<&str>) -> Option<String> {
        let secrets = Secrets { passphrase: passphrase.map(Secret::new), client_secret: None };
        refuse_new(new, &secrets).err().map(|why| why.error.code)
    }

    #[test]
    fn a_place_for_new_keys_is_never_chosen_silently() {
        assert_eq!(refused(New::Make { keychain: false }, None).as_deref(), Some("keys_not_chosen"));
        assert_eq!(refused(New::Make { keychain: true }, Some("p")).as_deref(), Some("keys_chosen_twice"));
        assert_eq!(refused(New::Make { keychain: false }, Some("p")), None, "a passphrase is a choice");
        assert_eq!(refused(New::Make { keychain: true }, None), None, "and so is the option");
    }

    #[test]
    fn only_sign_in_makes_a_profile() {
        assert_eq!(refused(New::Refuse, Some("p")).as_deref(), Some("no_profile"));
    }
}
