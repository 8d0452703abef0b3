//! What can be asked for: commands and options, as `--help` shows them.
mod deciding;
mod ledger;
mod log;
mod package;
mod recovery;
mod replay;
mod retention;
mod revealing;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use second_look::access::config::Overrides;
use second_look::case::evidence::DocumentVerdict;
use second_look::case::{CaseState, Source};
use second_look::ids::EntryId;
use second_look::outbox::Word;
use second_look::policy::Tier;
use second_look::queue::list::{DueFilter, HolderFilter, QueueFilter};

pub use deciding::{Decide, MarkArg};
pub use ledger::LedgerVerb;
pub use log::LogVerb;
pub use package::{PackageExport, PackageVerb};
pub use recovery::RecoveryVerb;
pub use replay::ReplayAsked;
pub use retention::RetentionVerb;
pub use revealing::PurposeArg;

/// Second Look without a window: sync, see, decide, deliver.
///
/// Exit status: 0 done, 1 refused (the reason is on standard error), 2 wrong usage.
#[derive(Parser)]
#[command(name = "second-look-cli", version, max_term_width = 100)]
pub struct Asked {
    #[command(subcommand)]
    pub verb: Verb,
    #[command(flatten)]
    pub options: Options,
}

/// Options of every command, before or after its name.
#[derive(Args)]
pub struct Options {
    /// Folder of the profile
    #[arg(long, global = true, value_name = "DIR")]
    pub home: Option<PathBuf>,
    /// The documented API, up to and including /api/v1
    #[arg(long, global = true, value_name = "URL")]
    platform: Option<String>,
    /// The review API, up to and including /review/v1
    #[arg(long, global = true, value_name = "URL")]
    review: Option<String>,
    /// The OpenID Connect issuer
    #[arg(long, global = true, value_name = "URL")]
    issuer: Option<String>,
    /// The console's public client id at the issuer
    #[arg(long, global = true, value_name = "ID")]
    client_id: Option<String>,
    /// live or staging
    #[arg(long, global = true, value_name = "NAME")]
    environment: Option<String>,
    /// en, de or fr: what codes mean and why a case is here; the program's own words are English
    #[arg(long, global = true, value_name = "TAG")]
    language: Option<String>,
    /// A host that file downloads may lead to, HOST or HOST:PORT; once for each
    #[arg(long, global = true, value_name = "HOST")]
    file_host: Vec<String>,
    /// Print JSON, one object a line (docs/cli.md gives the shapes)
    #[arg(long, global = true)]
    pub json: bool,
    /// Read one line of JSON from standard input: {"passphrase": "...", "clientSecret": "..."}
    #[arg(long, global = true)]
    pub secrets_stdin: bool,
}

impl Options {
    /// The settings that stand above the profile's `config.toml`.
    pub fn overrides(&self) -> Overrides {
        Overrides {
            platform: self.platform.clone(),
            review: self.review.clone(),
            issuer: self.issuer.clone(),
            client_id: self.client_id.clone(),
            environment: self.environment.clone(),
            language: self.language.clone(),
            file_hosts: self.file_host.clone(),
        }
    }
}

#[derive(Subcommand)]
pub enum Verb {
    /// Sign in; makes the profile the first time, and keeps the addresses given
    SignIn(SignIn),
    /// Forget the sign-in; cases and decisions stay, sealed
    SignOut,
    /// Fetch what changed on the platform
    Sync {
        /// One round; the window syncs by itself, the command line when asked
        #[arg(long, required = true)]
        once: bool,
    },
    /// List the queue, most urgent first
    Queue {
        #[command(flatten)]
        filter: Filter,
        /// A list with a name, as `views` gives it, instead of filters
        #[arg(long, value_name = "NAME")]
        view: Option<String>,
        /// The operations queue instead: cases whose workflow gave no decision
        #[arg(long, conflicts_with = "state")]
        operations: bool,
        /// Rows of one page, 1 to 500
        #[arg(long, value_name = "N", default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..=500))]
        limit: u32,
        /// Where the page begins: `next` of the page before
        #[arg(long, value_name = "NEXT")]
        after: Option<String>,
    },
    /// List the lists that have a name, with how many cases each has
    Views,
    /// Name the case to take next: the first that nobody else holds
    Next {
        #[command(flatten)]
        filter: Filter,
    },
    /// Show a case and why it stepped up, without claiming it
    Case {
        /// The case, cse_...
        id: String,
        /// Only what has changed since you decided it, beside your answer
        #[arg(long)]
        changes: bool,
        /// First fetch the files of its signed packages, which are kept and digested and shown nowhere
        #[arg(long, conflicts_with = "changes")]
        signed: bool,
        /// Only the person's contacts, in clear; it is in the log first, with the purpose
        #[arg(long, conflicts_with_all = ["changes", "signed"], requires = "purpose")]
        reveal: bool,
        /// What the contacts are looked at for
        #[arg(long, value_enum, requires = "reveal")]
        purpose: Option<PurposeArg>,
    },
    /// Take cases along to work them without a network, or say what is in the pack
    Pack(Pack),
    /// Save a picture of a case to a new file, as our own pixels; the file leaves the vault
    Image {
        /// The case, cse_...
        id: String,
        /// The picture, as `case` names it
        reference: String,
        /// The file to make; an existing one is never overwritten
        #[arg(long, value_name = "FILE", required_unless_present = "facts")]
        out: Option<PathBuf>,
        /// Full size, as PNG, instead of a preview of at most 2,048 pixels a side, as JPEG
        #[arg(long)]
        full: bool,
        /// The file as it came from the platform, unread and undecoded: PDF, video, or anything else a stranger sent
        #[arg(long, conflicts_with = "full")]
        original: bool,
        /// Save nothing; print what the camera wrote beside the pixels
        #[arg(long, conflicts_with_all = ["out", "full", "original", "purpose"])]
        facts: bool,
        /// What the file is for, 3 to 200 characters; it is kept in the log as a commitment
        #[arg(long, value_name = "TEXT", required_unless_present = "facts")]
        purpose: Option<String>,
    },
    /// Claim a case, or renew the claim
    Claim {
        /// The case, cse_...
        id: String,
    },
    /// Give a claim back
    Release {
        /// The case, cse_...
        id: String,
    },
    /// Decide a case; ends when the decision is saved
    Decide(Decide),
    /// Take a decision back that was not sent yet
    Undo {
        /// The entry, as `decide` named it
        entry: EntryId,
    },
    /// Check the log of what happened here, take it out, or take note that it was broken
    #[command(subcommand)]
    Log(LogVerb),
    /// Say what would go into an evidence package of a case, or make one
    #[command(subcommand)]
    Package(PackageVerb),
    /// Open an evidence package to look at: the case as its reviewer saw it, if the package holds
    Replay(ReplayAsked),
    /// As a lead or an auditor: read everybody's decisions and this console's log, or take a list out
    #[command(subcommand)]
    Ledger(LedgerVerb),
    /// What is kept how long, held and erased: report it, erase what is due, place or lift a legal hold
    #[command(subcommand)]
    Retention(RetentionVerb),
    /// List decisions on their way, newest first, or send what is due
    Outbox(Outbox),
    /// Count step-ups by the code that opened them, and what became of them
    Reasons,
    /// Read back a decision that was written to the organisation's recovery key; needs no profile
    #[command(subcommand)]
    Recovery(RecoveryVerb),
    /// Look at everything and say what is wrong
    Doctor,
    /// For this program itself: print the fingerprint of a key in the keychain
    #[command(hide = true)]
    KeyFingerprint { profile: String },
}

#[derive(Args)]
pub struct SignIn {
    /// Print the address on standard output instead of opening a browser
    #[arg(long)]
    pub no_browser: bool,
    /// The person to propose to the sign-in page
    #[arg(long, value_name = "PERSON")]
    pub login_hint: Option<String>,
    /// For a new profile: keep its keys in the system's keychain
    #[arg(long)]
    pub keychain: bool,
}

#[derive(Args)]
pub struct Filter {
    /// Words in names, ids and codes, and tokens such as risk:suspicious country:DE -code:3206 age:>24h
    #[arg(long, default_value = "")]
    text: String,
    /// trust, qes or onboarding
    #[arg(long, value_parser = |word: &str| Source::parse(word).ok_or("not one of trust, qes, onboarding"))]
    source: Option<Source>,
    /// A device verdict, in the platform's word
    #[arg(long)]
    verdict: Option<String>,
    /// A verdict of the document step: verified, not_verified, fraud, aborted, cancelled or unknown
    #[arg(long, value_parser = document)]
    document: Option<String>,
    /// What is at stake in the contract to be signed: high, medium or low
    #[arg(long, value_parser = |word: &str| Tier::parse(word).ok_or("not one of high, medium, low"))]
    contract: Option<Tier>,
    /// A family of reasons, such as network or document_fraud
    #[arg(long)]
    family: Option<String>,
    /// Only cases I hold
    #[arg(long, conflicts_with = "free")]
    mine: bool,
    /// Only cases nobody else holds
    #[arg(long)]
    free: bool,
    /// Only cases past their deadline
    #[arg(long)]
    overdue: bool,
    /// The second person's queue: cases where somebody else's decision waits for another person's answer
    #[arg(long, conflicts_with = "state")]
    second: bool,
    /// pending, awaiting_second, applying, decided or gone
    #[arg(long, value_parser = |word: &str| CaseState::parse(word).ok_or("not a state of a case"))]
    state: Option<CaseState>,
}

fn document(word: &str) -> Result<String, String> {
    let known = DocumentVerdict::ALL.map(DocumentVerdict::as_str);
    if known.contains(&word) { Ok(word.to_owned()) } else { Err(format!("not one of {}", known.join(", "))) }
}

impl Filter {
    /// As the engine takes it.
    pub fn wanted(&self) -> QueueFilter {
        QueueFilter {
            document: self.document.clone(),
            contract: self.contract,
            text: self.text.clone(),
            state: self.state,
            source: self.source,
            verdict: self.verdict.clone(),
            family: self.family.clone(),
            holder: match (self.mine, self.free) {
                (true, _) => HolderFilter::Mine,
                (false, true) => HolderFilter::Free,
                (false, false) => HolderFilter::Anyone,
            },
            operations: false,
            second: self.second,
            due: if self.overdue { DueFilter::Overdue } else { DueFilter::Any },
        }
    }
}

#[derive(Args)]
pub struct Pack {
    /// Make or renew the pack: claim so many cases for up to a day and fetch their pictures
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=200))]
    pub count: Option<u32>,
    /// Give the pack back: release every claim of it that no decision needs
    #[arg(long, conflicts_with = "count")]
    pub release: bool,
    #[command(flatten)]
    pub filter: Filter,
}

#[derive(Args)]
pub struct Outbox {
    /// Send what is past its undo time; ends 1 when something needs a person
    #[arg(long, conflicts_with_all = ["acknowledge", "again"])]
    pub send: bool,
    /// Only entries with this word
    #[arg(long)]
    pub word: Option<WordArg>,
    /// Take note of an entry that needs you: it stays in the list and no longer counts
    #[arg(long, value_name = "ENTRY", conflicts_with = "again")]
    pub acknowledge: Option<EntryId>,
    /// Queue a parked entry again: the same key, the same bytes
    #[arg(long, value_name = "ENTRY")]
    pub again: Option<EntryId>,
    /// Rows of one page, 1 to 500
    #[arg(long, value_name = "N", default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..=500))]
    pub limit: u32,
    /// Where the page begins: `next` of the page before
    #[arg(long, value_name = "NEXT")]
    pub after: Option<String>,
}

/// The words of the screen.
#[derive(Clone, Copy, ValueEnum)]
#[value(rename_all = "snake_case")]
pub enum WordArg {
    /// Can be taken back
    Held,
    /// To be sent, or of unknown outcome
    Waiting,
    /// On the wire, or not yet applied
    Sent,
    /// The receipt is here
    Confirmed,
    /// A person has to act
    NeedsYou,
    /// Taken back or replaced
    Withdrawn,
}

impl From<WordArg> for Word {
    fn from(word: WordArg) -> Self {
        match word {
            WordArg::Held => Self::Held,
            WordArg::Waiting => Self::Waiting,
            WordArg::Sent => Self::Sent,
            WordArg::Confirmed => Self::Confirmed,
            WordArg::NeedsYou => Self::NeedsYou,
            WordArg::Withdrawn => Self::Withdrawn,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_description_of_the_options_holds_together() {
        use clap::CommandFactory;
        Asked::command().debug_assert();
    }

    #[test]
    fn every_option_of_the_profile_is_taken_after_the_command_too() {
        let words =
            ["x", "queue", "--home", "p", "--platform", "u", "--review", "v", "--issuer", "i", "--client-id", "c"];
        let more = ["--environment", "live", "--file-host", "f", "--file-host", "g", "--json", "--secrets-stdin"];
        let asked = Asked::try_parse_from(words.into_iter().chain(more)).unwrap();
        let overrides = asked.options.overrides();
        assert_eq!(overrides.file_hosts, ["f", "g"]);
        assert!(asked.options.json && asked.options.secrets_stdin && overrides.client_id.is_some(), "all were taken");
    }

    #[test]
    fn no_option_takes_a_secret() {
        for words in [["x", "doctor", "--passphrase", "p"], ["x", "doctor", "--client-secret", "s"]] {
            assert!(Asked::try_parse_from(words).is_err(), "a secret in arguments shows in every list of processes");
        }
    }
}
