//! How an error crosses to the window and the command line: a stable code, a sentence, and what the person can do.
use std::collections::BTreeMap;

use serde::Serialize;

use super::audit::log_broken;
use super::certificates::issuer_text;
use super::conditions::moment;
use super::error_facts::{of_certificate, of_holder, of_platform, of_store};
use crate::access::profile::ProfileError;
use crate::access::roles::RoleNeeded;
use crate::catalogue::{InternalText, Language};
use crate::decision::save::SaveError;
use crate::decision::undo::UndoError;
use crate::ledger::filter::FilterFault;
use crate::platform::{CertificateFault, CertificateWhy, Clocks, Interrupted, PlatformError, SignInFault};
use crate::queue::claims::ClaimError;
use crate::store::StoreError;
use crate::sync::SyncError;

/// An error a person sees. It holds no personal data and no address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct AppError {
    /// Stable; the view's table gives it severity and text in the person's language.
    pub code: String,
    /// One plain sentence.
    pub message: String,
    /// What the person can do.
    pub action: Option<String>,
    /// What the sentence names, each by a stable word: a text in another language names it too.
    pub facts: BTreeMap<String, String>,
}

impl std::fmt::Display for AppError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} [{}]", self.message, self.code)?;
        match &self.action {
            Some(action) => write!(f, " {action}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for AppError {}

impl AppError {
    /// An error with words of its own.
    pub fn new(code: &str, message: impl Into<String>, action: Option<&str>) -> Self {
        let (code, action) = (code.to_owned(), action.map(str::to_owned));
        Self { code, message: message.into(), action, facts: BTreeMap::new() }
    }

    /// The same, with what its sentence names.
    #[must_use]
    pub fn naming(mut self, facts: impl IntoIterator<Item = (&'static str, String)>) -> Self {
        self.facts.extend(facts.into_iter().map(|(name, fact)| (name.to_owned(), fact)));
        self
    }

    /// The case is not in this profile.
    pub fn unknown_case() -> Self {
        Self::new(
            "unknown_case",
            "This case is not here.",
            Some("It may be gone, or not synced yet. Sync and look at the queue."),
        )
    }

    /// A retention rule erased the case here.
    pub fn erased_by_rule() -> Self {
        Self::new(
            "case_erased_by_rule",
            "This case was closed and has been erased here by a retention rule.",
            Some("The platform has the record of it. What was done here stays in the log."),
        )
    }

    /// Nobody is signed in.
    pub fn signed_out() -> Self {
        Self::new("signed_out", "Nobody is signed in.", Some("Sign in first."))
    }
}

impl From<FilterFault> for AppError {
    fn from(fault: FilterFault) -> Self {
        Self::new(fault.code(), fault.to_string(), Some("Change what the list is narrowed by."))
    }
}

impl From<StoreError> for AppError {
    fn from(cause: StoreError) -> Self {
        Self::new(cause.code(), cause.to_string(), Some(cause.what_to_do())).naming(of_store(&cause))
    }
}

impl From<ProfileError> for AppError {
    fn from(cause: ProfileError) -> Self {
        Self::new(cause.code(), cause.to_string(), Some(cause.what_to_do())).naming(cause.facts())
    }
}

impl From<RoleNeeded> for AppError {
    fn from(cause: RoleNeeded) -> Self {
        Self::new(cause.code(), cause.to_string(), Some(cause.what_to_do())).naming(cause.facts())
    }
}

impl From<PlatformError> for AppError {
    fn from(cause: PlatformError) -> Self {
        let (code, message, action) = match &cause {
            PlatformError::Interrupted(Interrupted::Shut) => {
                ("not_open", "The profile is not open any more.", "Open it again; what is saved is kept.")
            }
            PlatformError::NotSent(_) | PlatformError::Interrupted(_) => {
                ("offline", "The platform cannot be reached.", "Work goes on; what is saved is sent later by itself.")
            }
            PlatformError::Problem(problem) if matches!(problem.status, 429 | 503) => {
                ("platform_busy", "The platform asked to wait.", "It is tried again by itself.")
            }
            PlatformError::Problem(problem) if problem.status >= 500 => (
                "platform_unavailable",
                "The platform answers with a fault of its own.",
                "It is tried again by itself.",
            ),
            PlatformError::Unavailable { retry_after: None, .. } => (
                "platform_unavailable",
                "The platform answers with a fault of its own.",
                "It is tried again by itself.",
            ),
            PlatformError::Paused { .. } | PlatformError::Unavailable { .. } => {
                ("platform_busy", "The platform asked to wait.", "It is tried again by itself.")
            }
            PlatformError::SignInNeeded => ("sign_in_needed", "Your sign-in has ended.", "Sign in again."),
            PlatformError::NetworkNeedsSignIn => (
                "network_needs_sign_in",
                "The network wants a sign-in of its own.",
                "Open a browser, sign in to the network, then sync again.",
            ),
            PlatformError::ProxyNeedsSignIn => (
                "proxy_needs_sign_in",
                "The network's proxy wants a sign-in.",
                "Ask whoever runs the network. It is tried again once a minute.",
            ),
            PlatformError::Certificate(fault) => return certificate_words(fault),
            PlatformError::ForeignCase => (
                "foreign_case",
                "The platform answered with another case. Nothing of it was shown.",
                "Tell operations; other cases are not affected.",
            ),
            PlatformError::Erased => ("erased", "Erased by the platform.", "There is nothing to fetch any more."),
            PlatformError::FileHostRefused => (
                "file_host_refused",
                "The platform pointed to a file host that is not allowed.",
                "You can still decide the case. Tell operations: the host may be missing in the configuration.",
            ),
            PlatformError::FileRefused { why, .. } => {
                (why.code(), "The platform does not hand this file out.", "You can still decide the case.")
            }
            PlatformError::LinkExpired => (
                "link_expired",
                "The file's link expired before it could be used.",
                "Try again later; you can still decide the case.",
            ),
            PlatformError::NotAnImage => (
                "not_an_image",
                "A web page or a drawing came where the picture was due; it was neither shown nor kept.",
                "You can still decide the case. If the network wants a sign-in of its own, sign in there and try again; \
                 else tell operations.",
            ),
            PlatformError::SignIn(SignInFault::TimedOut) => {
                ("sign_in_timed_out", "The browser did not come back in time.", "Start the sign-in again.")
            }
            PlatformError::SignIn(_) => {
                let message = sentence(&cause.to_string());
                let action = "Try again; if it stays, ask who looks after your accounts.";
                return Self::new("sign_in_failed", message, Some(action));
            }
            PlatformError::Problem(problem) => return problem_words(&problem.code, problem.holder.as_ref()),
            _ => {
                let message = sentence(&cause.to_string());
                return Self::new("platform", message, Some("Tell operations if it stays."))
                    .naming(of_platform(&cause));
            }
        };
        Self::new(code, message, Some(action))
    }
}

/// An error's text as a sentence.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>() + ".").unwrap_or_default()
}

/// Says what is wrong with the certificate, who signed it and when it holds. There is nothing to press: no one can let it
/// pass from here.
fn certificate_words(fault: &CertificateFault) -> AppError {
    let facts = fault.facts.as_ref().map_or_else(
        || "It cannot be read.".to_owned(),
        |facts| {
            let (from, until) = (facts.not_before.format("%Y-%m-%d"), facts.not_after.format("%Y-%m-%d"));
            format!("It was issued by {} and is valid from {from} to {until}.", issuer_text(facts))
        },
    );
    let action = "Nothing was sent, and there is no way round this. What is saved waits here. ";
    let told = match fault.why {
        CertificateWhy::NotPinned => AppError::new(
            "certificate_not_pinned",
            format!(
                "The certificate of the review address does not come from an authority that is pinned in the configuration. {facts}"
            ),
            Some(&format!("{action}Somebody on this network may be reading along: tell your security people.")),
        ),
        CertificateWhy::Expired | CertificateWhy::NotYetValid => AppError::new(
            "certificate_refused",
            format!("The certificate the platform shows is not accepted: {}. {facts}", fault.why),
            Some(&format!(
                "{action}{}See whether this machine's clock is right; if it is, tell operations.",
                fault.clocks.map(clocks_sentence).unwrap_or_default()
            )),
        ),
        _ => AppError::new(
            "certificate_refused",
            format!("The certificate the platform shows is not accepted: {}. {facts}", fault.why),
            Some(&format!("{action}Tell operations, and whoever runs this network.")),
        ),
    };
    told.naming(of_certificate(fault))
}

/// What the two clocks show, before the advice to look at this one.
fn clocks_sentence(clocks: Clocks) -> String {
    let here = moment(clocks.here);
    match clocks.there.map(moment) {
        Some(there) => format!("This machine's clock says {here}, and the platform's said {there} at last. "),
        None => format!("This machine's clock says {here}. "),
    }
}

fn problem_words(code: &str, holder: Option<&crate::platform::Person>) -> AppError {
    match code {
        "claim_held" => AppError::new(
            "claim_held",
            holder.map_or_else(
                || "Somebody else holds this case.".to_owned(),
                |holder| format!("{} holds this case.", crate::case::shown::ShownText::new(&holder.name).text),
            ),
            Some("Take another case, or wait until it is free."),
        )
        .naming(of_holder(holder)),
        "case_gone" => AppError::new("case_gone", "The case is gone.", Some("It leaves the list with the next sync.")),
        "already_decided" => {
            AppError::new("already_decided", "The case is decided already.", Some("Take the next case."))
        }
        "not_reviewable" => {
            AppError::new("not_reviewable", "This case is not one for review.", Some("Operations look after it."))
        }
        "forbidden" => AppError::new("forbidden", "Your account may not do this.", Some("Ask a lead.")),
        other => AppError::new(other, "The platform refused this.", None),
    }
}

impl From<SyncError> for AppError {
    fn from(cause: SyncError) -> Self {
        match cause {
            SyncError::Platform(cause) => cause.into(),
            SyncError::Store(cause) => cause.into(),
            SyncError::FeedLoops => Self::new(
                "feed_loops",
                "The platform's change feed does not move on.",
                Some("Tell operations; what is here can still be worked."),
            ),
        }
    }
}

impl From<ClaimError> for AppError {
    fn from(cause: ClaimError) -> Self {
        match cause {
            ClaimError::Platform(cause) => cause.into(),
            ClaimError::Store(cause) => cause.into(),
            ClaimError::DecisionOnItsWay => Self::new(
                "decision_on_its_way",
                "A decision on this case is on its way, so its claim is kept.",
                Some("Take the decision back first."),
            ),
        }
    }
}

impl From<SaveError> for AppError {
    fn from(cause: SaveError) -> Self {
        match cause {
            SaveError::UnknownCase => Self::unknown_case(),
            SaveError::EvidenceChanged => Self::new(
                "evidence_changed",
                "The evidence changed since you looked. Nothing was saved.",
                Some("Look at the case again, then decide."),
            ),
            SaveError::Assigned => {
                Self::new("not_assignee", InternalText::words(Language::English, "blocked-assigned", &[]), None)
            }
            SaveError::NoLiveClaim => Self::new(
                "no_live_claim",
                "You hold no live claim on this case. Nothing was saved.",
                Some("Open the case while the platform can be reached; your words are kept as a draft."),
            ),
            SaveError::Missing(missing) => missing.first().map_or_else(
                || Self::new("incomplete", "The decision is not complete.", None),
                |first| Self::new(first.code.as_str(), first.text.as_str(), None),
            ),
            SaveError::SignInAgain => Self::new(
                "sign_in_again",
                "This answer asks who you are once more. Nothing was saved.",
                Some("Sign in again, then save it."),
            ),
            SaveError::Role(cause) => cause.into(),
            SaveError::AlreadyOnItsWay => Self::new(
                "already_on_its_way",
                "A decision on this case is already on its way.",
                Some("Take it back first, or wait for the platform's answer."),
            ),
            SaveError::LogBroken(broken) => log_broken(broken),
            SaveError::NotSaved(_) => Self::new(
                "not_saved",
                "The decision could not be saved.",
                Some("Check that the disk is not full; then decide again."),
            ),
            SaveError::Unclear(_) => Self::new(
                "save_unclear",
                "The disk failed while the decision was being saved, and it cannot be read whether it is there.",
                Some(
                    "Do not decide again yet: open the profile anew; the outbox then shows the decision if it was saved.",
                ),
            ),
            SaveError::Store(cause) => cause.into(),
        }
    }
}

impl From<UndoError> for AppError {
    fn from(cause: UndoError) -> Self {
        match cause {
            UndoError::UnknownEntry => Self::new("unknown_entry", "There is no such entry.", None),
            UndoError::TooLate => Self::new(
                "too_late",
                "The decision was sent already, or no longer waits, so it cannot be taken back.",
                Some("The outbox shows where it stands. Ask a lead if it was a mistake."),
            ),
            UndoError::Replaced => Self::new(
                "too_late",
                "A newer decision has taken this one's place, so there is nothing of it to take back.",
                Some("The outbox shows the newer one."),
            ),
            UndoError::Store(cause) => cause.into(),
        }
    }
}
