//! Whether the addresses of a configuration answer, asked before a profile is made with them: no keys, no file, nobody
//! signed in, and nothing is kept.
use std::sync::Arc;
use std::time::Duration;

use super::AppError;
use super::open::addresses;
use crate::access::config::Config;
use crate::catalogue::{InternalText, Language};
use crate::clock::Clock;
use crate::platform::{Limits, MemoryVault, Platform};

/// A person waits before a form.
const PATIENCE: Duration = Duration::from_secs(8);

/// Asks the three addresses; any HTTP answer counts, except that the issuer has to describe itself.
///
/// # Errors
/// `addresses_silent`, with a line for each that did not answer; `address_refused`; or what the platform's room says when
/// this machine's trust store or proxy settings cannot be read.
pub async fn try_addresses(config: &Config, clock: &Clock, language: Language) -> Result<(), AppError> {
    let limits = Limits { connect: PATIENCE, first_byte: PATIENCE, json_total: PATIENCE, ..Limits::default() };
    let nobody = Arc::new(MemoryVault::default());
    let platform = Platform::new(addresses(config)?, limits, clock.clone(), nobody, None)?;
    let answers = platform.reach().await.into_iter();
    let lines: Vec<String> =
        answers.filter_map(|(name, answer)| Some(silent(name, &answer.err()?.into(), language))).collect();
    if lines.is_empty() {
        return Ok(());
    }
    Err(AppError::new(
        "addresses_silent",
        lines.join("\n"),
        Some("Correct the addresses, or look at the network. They can also be kept without an answer."),
    ))
}

/// One line for the person.
pub(super) fn silent(name: &str, why: &AppError, language: Language) -> String {
    InternalText::words(language, "config-silent", &[("name", name), ("code", &why.code)])
}
