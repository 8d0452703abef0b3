//! A request under somebody's token: renewed once after a 401, and told apart by whether anything was sent.
use reqwest::Method;
use url::Url;

use super::Platform;
use super::body::Sink;
use super::client::{Answer, Ask, Body, Kind, Slot, server_clock};
use super::credentials::Credentials;
use super::error::{NotSent, PlatformError, SignInFault};
use super::read;
use super::tokens::{Bearer, Who};
use crate::ids::CaseId;

/// How a request under a token failed.
pub(super) enum Failure {
    /// Before it was sent, or after a 401: the platform has not acted on it.
    Before(PlatformError),
    /// While or after sending.
    During(PlatformError),
}

impl From<Failure> for PlatformError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Before(error) | Failure::During(error) => error,
        }
    }
}

impl Platform {
    /// Sends under the token of `who`. A 401 is answered with one shared renewal and one repetition; a second 401 means
    /// that signing in is needed.
    pub(super) async fn ask(&self, who: Who, make: impl Fn() -> Ask) -> Result<Answer, Failure> {
        self.ask_holding(who, make).await.map(|(answer, _)| answer)
    }

    /// As [`Self::ask`], and keeps the place among the requests in flight for what comes next. A renewal goes out
    /// without one: all places could be held by those who wait for it.
    pub(super) async fn ask_holding(&self, who: Who, make: impl Fn() -> Ask) -> Result<(Answer, Slot<'_>), Failure> {
        let kind = make().kind;
        let asked = self.ask_renewing(who, make).await;
        match &asked {
            // Only that nobody is signed in any more is true of everything.
            Err(Failure::Before(PlatformError::SignInNeeded)) if kind == Kind::Beside => {
                self.listening.heard(Err(&PlatformError::SignInNeeded));
            }
            _ if kind == Kind::Beside => {}
            Ok((answer, _)) => {
                let contact = read::contact(answer, kind);
                // Whoever answers in the platform's place may have any clock.
                if let (Ok(()), Kind::Json, Some(at)) = (&contact, kind, server_clock(&answer.headers)) {
                    self.client.time.heard(at, &self.client.clock);
                }
                self.listening.heard(contact.as_ref().map(|&()| ()));
            }
            Err(Failure::Before(error) | Failure::During(error)) => self.listening.heard(Err(error)),
        }
        asked
    }

    async fn ask_renewing(&self, who: Who, make: impl Fn() -> Ask) -> Result<(Answer, Slot<'_>), Failure> {
        let mut bearer = self.tokens.bearer(who).await.map_err(Failure::Before)?;
        let beside = make().kind == Kind::Beside;
        for last in [false, true] {
            let mut ask = make();
            ask.credentials = Some(Credentials::Bearer(bearer.token.clone()));
            let slot = self.client.slot().await.map_err(Failure::Before)?;
            let answer = self.client.exchange_in(&slot, ask).await.map_err(Failure::During)?;
            let status = answer.status;
            if let Some(answer) = self.settle(who, &bearer, answer) {
                return Ok((answer, slot));
            }
            drop(slot);
            if beside {
                // A route a gateway does not know often answers so: it says nothing of the person's sign-in, and what the
                // token lacks the work itself will find.
                return Err(Failure::During(PlatformError::Unavailable { status, retry_after: None }));
            }
            if !last {
                bearer = self.tokens.renew(who, bearer.generation).await.map_err(Failure::Before)?;
            }
        }
        Err(Failure::Before(match who {
            Who::Person => PlatformError::SignInNeeded,
            Who::Machine => PlatformError::SignIn(SignInFault::ClientRefused),
        }))
    }

    /// As [`Self::ask`], with the answer's bytes going to a sink. For the second look at an answer that was too large:
    /// a 401 is not repeated.
    pub(super) async fn ask_into(&self, who: Who, mut ask: Ask, sink: &mut dyn Sink) -> Result<Answer, PlatformError> {
        ask.credentials = Some(Credentials::Bearer(self.tokens.bearer(who).await?.token));
        self.client.exchange_into(ask, sink).await
    }

    fn settle(&self, who: Who, bearer: &Bearer, answer: Answer) -> Option<Answer> {
        if answer.status == 401 {
            return None;
        }
        self.tokens.took(who, bearer.generation);
        Some(answer)
    }

    /// An address under the review API and this environment.
    pub(super) fn review_url(&self, parts: &[&str]) -> Result<Url, PlatformError> {
        under(&self.addresses.review, std::iter::once(self.addresses.environment.as_str()).chain(parts.iter().copied()))
    }

    /// An address under the documented API and this environment.
    pub(super) fn platform_url(&self, parts: &[&str]) -> Result<Url, PlatformError> {
        under(
            &self.addresses.platform,
            std::iter::once(self.addresses.environment.as_str()).chain(parts.iter().copied()),
        )
    }
}

/// Appends path parts, each escaped. Ids are opaque, so one may look like a path; one that would climb is refused.
fn under<'a>(base: &Url, parts: impl Iterator<Item = &'a str>) -> Result<Url, PlatformError> {
    let mut url = base.clone();
    {
        let mut path = url.path_segments_mut().map_err(|()| PlatformError::NotSent(NotSent::Unsendable))?;
        path.pop_if_empty();
        for part in parts {
            if part.is_empty() || part == "." || part == ".." {
                return Err(PlatformError::NotSent(NotSent::Unsendable));
            }
            path.push(part);
        }
    }
    Ok(url)
}

/// A request with a JSON body.
pub(super) fn with_json(method: Method, url: Url, body: Vec<u8>) -> Ask {
    Ask { method, url, credentials: None, headers: Vec::new(), body: Body::Json(body), kind: Kind::Json }
}

/// The answer may speak of the case that was asked for, and of no other.
pub(super) fn same_case(named: Option<&str>, asked: &CaseId) -> Result<(), PlatformError> {
    match named {
        Some(named) if named == asked.as_str() => Ok(()),
        _ => Err(PlatformError::ForeignCase),
    }
}

/// A refusal may leave the case out; if it names one, it must be the one asked for.
pub(super) fn own_refusal(error: PlatformError, asked: &CaseId) -> PlatformError {
    match &error {
        PlatformError::Problem(problem) if problem.case_id.as_ref().is_some_and(|named| named != asked) => {
            PlatformError::ForeignCase
        }
        _ => error,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_cannot_leave_its_place_in_the_path() {
        let base = Url::parse("https://api.example/review/v1/").unwrap();
        let url = |id: &str| under(&base, ["live", "cases", id].into_iter()).map(String::from);
        assert_eq!(url("cse_1").unwrap(), "https://api.example/review/v1/live/cases/cse_1", "a plain id");
        assert_eq!(
            url("a/../b?c#d").unwrap(),
            "https://api.example/review/v1/live/cases/a%2F..%2Fb%3Fc%23d",
            "escaped"
        );
        for id in ["..", ".", ""] {
            assert!(url(id).is_err(), "{id:?} is refused");
        }
        assert!(!url("%2e%2e").unwrap().ends_with("/live"), "an escaped climb stays a part");
    }
}
