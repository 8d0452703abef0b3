//! The contract's rules, run against any server: one line a rule.
//!
//! What this room does: it signs in like a console, reads, claims and decides over plain HTTP, and says of each rule
//! whether it held. The rule names are stable, so that two runs can be compared.
//!
//! What it promises: nothing is taken from the server's own code; what it says of the sandbox it would say of a
//! customer's server. Claims it took are released.
//!
//! What it deliberately does not do: it cannot undo decisions, so it belongs in a test environment (`docs/connect.md`);
//! it does not test load, durability or anything only an operator can see.
mod client;
mod rules_claims;
mod rules_decisions;
mod rules_documented;
mod rules_feed;
mod rules_refusals;
mod rules_signin;
mod rules_witness;

use serde::Deserialize;
use std::collections::HashMap;
use url::Url;

pub use client::{Client, Got};

/// The server to check and who signs in.
#[derive(Clone, Debug)]
pub struct CheckOptions {
    /// Review API, `/review/v1` included.
    pub review: Url,
    /// OpenID issuer.
    pub issuer: Url,
    /// Documented calls, `/api/v1` included; those rules are skipped without it.
    pub platform: Option<Url>,
    /// Environment under test.
    pub environment: String,
    /// An environment the reviewer may not enter.
    pub other_environment: String,
    /// Client id.
    pub client_id: String,
    /// Who plays which part, as `login_hint`.
    pub people: People,
    /// Tokens and secrets that came on standard input.
    pub secrets: Secrets,
    /// Leave out every rule that records a decision.
    pub read_only: bool,
}

/// The parts of the play.
#[derive(Clone, Debug)]
pub struct People {
    /// Decides.
    pub reviewer: String,
    /// Another who may decide.
    pub second: String,
    /// Assigns and releases by force; also decides.
    pub lead: String,
    /// Reads decisions.
    pub auditor: String,
}

/// What must not stand in arguments. Read as one line of JSON from standard input.
#[derive(Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Secrets {
    /// For client credentials.
    #[serde(default)]
    pub client_secret: Option<String>,
    /// Access tokens by part (`reviewer`, `second`, `lead`, `auditor`) instead of signing in.
    #[serde(default)]
    pub tokens: HashMap<String, String>,
}

impl std::fmt::Debug for Secrets {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Secrets").finish_non_exhaustive()
    }
}

/// What became of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It held.
    Pass,
    /// It did not.
    Fail,
    /// It could not be tried.
    Skip,
}

/// One rule and what was seen.
#[derive(Clone, Debug)]
pub struct Finding {
    /// Stable name.
    pub rule: &'static str,
    /// What became of it.
    pub verdict: Verdict,
    /// In words; no tokens, no personal data.
    pub seen: String,
}

impl Finding {
    /// The line that is printed.
    #[must_use]
    pub fn line(&self) -> String {
        let word = match self.verdict {
            Verdict::Pass => "pass",
            Verdict::Fail => "FAIL",
            Verdict::Skip => "skip",
        };
        format!("{word}  {}  {}", self.rule, self.seen)
    }
}

/// How a rule ends that did not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Miss {
    /// Broken; what was seen.
    Broken(String),
    /// Not to be tried here; why.
    Skipped(String),
}

/// A rule's end: what was seen, or why not.
pub type Seen = Result<String, Miss>;

/// Broken, with these words.
pub(crate) fn broken(seen: impl Into<String>) -> Miss {
    Miss::Broken(seen.into())
}

/// Not to be tried, for this reason.
pub(crate) fn skipped(why: impl Into<String>) -> Miss {
    Miss::Skipped(why.into())
}

/// Holds, or is broken with these words.
pub(crate) fn must(holds: bool, seen: impl Into<String>) -> Result<(), Miss> {
    if holds { Ok(()) } else { Err(broken(seen)) }
}

/// Collects findings in order.
#[derive(Debug, Default)]
pub(crate) struct Findings(Vec<Finding>);

impl Findings {
    pub(crate) fn add(&mut self, rule: &'static str, seen: Seen) {
        let (verdict, seen) = match seen {
            Ok(seen) => (Verdict::Pass, seen),
            Err(Miss::Broken(seen)) => (Verdict::Fail, seen),
            Err(Miss::Skipped(why)) => (Verdict::Skip, why),
        };
        self.0.push(Finding { rule, verdict, seen });
    }
}

/// Runs every rule and answers what was found, in a fixed order.
///
/// # Errors
/// A sentence when nobody could sign in, so that no rule could be tried.
pub async fn run(options: CheckOptions) -> Result<Vec<Finding>, String> {
    let read_only = options.read_only;
    let mut client = Client::new(options)?;
    let mut findings = Findings::default();
    rules_signin::run(&mut client, &mut findings).await;
    client.sign_everybody_in().await.map_err(|miss| format!("{miss:?}"))?;
    rules_feed::run(&client, &mut findings).await;
    rules_claims::run(&client, &mut findings).await;
    rules_refusals::run(&client, &mut findings).await;
    rules_witness::run(&client, &mut findings).await;
    if read_only {
        findings.add("decisions", Err(skipped("--read-only")));
    } else {
        rules_decisions::run(&client, &mut findings).await;
    }
    rules_documented::run(&client, &mut findings).await;
    Ok(findings.0)
}
