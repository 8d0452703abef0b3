//! The command line of the desktop program.
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use second_look::access::config::Overrides;

/// A second look at identity-verification sessions that an automatic flow stepped up.
#[derive(Debug, Parser)]
#[command(name = "second-look", version, about, args_conflicts_with_subcommands = true)]
pub struct Options {
    /// What else to do than open the window on a profile.
    #[command(subcommand)]
    pub task: Option<Task>,
    /// A link to a case, second-look://case/…, as the system hands it over.
    #[arg(value_name = "LINK", value_parser = link_word)]
    pub link: Option<String>,
    /// Which profile, and where its platform is.
    #[command(flatten)]
    pub place: Place,
}

/// A word is a link when it begins as one; whether it names a case is looked at later. Anything else is a mistake in writing.
fn link_word(word: &str) -> Result<String, String> {
    if word.starts_with("second-look:") { Ok(word.to_owned()) } else { Err("not a link to a case".to_owned()) }
}

/// What else there is to do.
#[derive(Debug, Subcommand)]
pub enum Task {
    /// Open the window on an invented platform and a throw-away profile.
    Demo {
        /// Cases in the queue.
        #[arg(long, default_value_t = 40, value_parser = clap::value_parser!(u32).range(1..=100_000))]
        cases: u32,
    },
    /// Print the fingerprint of a profile's key as this process finds it in the keychain.
    #[command(hide = true)]
    KeyFingerprint {
        /// The profile's id.
        profile: String,
    },
}

/// Which profile, and where its platform is. An address given here stands above the profile's `config.toml`.
#[derive(Clone, Debug, Default, Args)]
pub struct Place {
    /// Folder of the profile; without it the one of this account.
    #[arg(long, value_name = "DIR")]
    pub home: Option<PathBuf>,
    /// The platform's API, up to and including /api/v1.
    #[arg(long, value_name = "URL")]
    pub platform: Option<String>,
    /// The review API, up to and including /review/v1.
    #[arg(long, value_name = "URL")]
    pub review: Option<String>,
    /// The OpenID Connect issuer.
    #[arg(long, value_name = "URL")]
    pub issuer: Option<String>,
    /// The console's client id at the issuer.
    #[arg(long, value_name = "ID")]
    pub client_id: Option<String>,
    /// live or staging.
    #[arg(long, value_name = "NAME")]
    pub environment: Option<String>,
    /// en, de or fr; without it the system's.
    #[arg(long, value_name = "TAG")]
    pub language: Option<String>,
    /// Hosts that may serve files beside the platform's own, host or host:port; may be given more than once.
    #[arg(long = "file-host", value_name = "HOST")]
    pub file_hosts: Vec<String>,
}

impl Place {
    /// The addresses as the configuration takes them.
    pub fn overrides(&self) -> Overrides {
        Overrides {
            platform: self.platform.clone(),
            review: self.review.clone(),
            issuer: self.issuer.clone(),
            client_id: self.client_id.clone(),
            environment: self.environment.clone(),
            language: self.language.clone(),
            file_hosts: self.file_hosts.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &[&str]) -> Result<Options, clap::Error> {
        Options::try_parse_from(std::iter::once(&"second-look").chain(words))
    }

    #[test]
    fn the_command_line_is_sound() {
        use clap::CommandFactory;
        Options::command().debug_assert();
    }

    #[test]
    fn no_words_open_the_window_on_the_profile_of_this_account() {
        let options = read(&[]).unwrap();
        assert!(options.task.is_none() && options.place.home.is_none(), "nothing is chosen for the person");
    }

    #[test]
    fn a_link_is_a_word_of_its_own_and_a_mistake_is_none() {
        let given = read(&["--home", "/p", "second-look://case/cse_1"]).unwrap();
        assert_eq!(given.link.as_deref(), Some("second-look://case/cse_1"));
        assert!(read(&["second-look://case/../x"]).is_ok(), "what is wrong with a link is told in the window");
        assert!(matches!(read(&["demo"]).unwrap().task, Some(Task::Demo { .. })));
        for wrong in ["dmo", "https://case/cse_1", "cse_1"] {
            assert!(read(&[wrong]).is_err(), "{wrong}");
        }
        assert!(read(&["second-look://case/a", "second-look://case/b"]).is_err(), "one link at a time");
        assert!(read(&["demo", "second-look://case/a"]).is_err(), "a demo has no links from outside");
    }

    #[test]
    fn addresses_reach_the_configuration_under_their_names() {
        let words = ["--home", "/p", "--platform", "a", "--review", "b", "--issuer", "c", "--client-id", "d"];
        let given = read(&[&words[..], &["--environment", "live"]].concat()).unwrap().place.overrides();
        let texts = [given.platform, given.review, given.issuer, given.client_id, given.environment];
        assert_eq!(texts.map(Option::unwrap), ["a", "b", "c", "d", "live"]);
        let given = read(&["--file-host", "files.example", "--file-host", "more.example:8443"]).unwrap();
        assert_eq!(given.place.overrides().file_hosts, ["files.example", "more.example:8443"]);
    }

    #[test]
    fn the_demo_takes_a_number_of_cases_and_no_address() {
        assert!(matches!(read(&["demo"]).unwrap().task, Some(Task::Demo { cases: 40 })));
        assert!(matches!(read(&["demo", "--cases", "7"]).unwrap().task, Some(Task::Demo { cases: 7 })));
        assert!(read(&["demo", "--cases", "0"]).is_err(), "a demo without a case shows nothing");
        assert!(read(&["demo", "--platform", "https://example.com/api/v1"]).is_err(), "the demo talks to itself only");
    }
}
