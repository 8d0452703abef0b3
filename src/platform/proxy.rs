//! A proxy that wants credentials is asked again once a minute, whatever waits (reliability N22): asking sooner gains
//! nothing and may lock somebody's account.
//!
//! Which hosts the proxy stands before is the system's business; here they are the ones it has refused.
use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// Between two requests to a proxy that wants credentials.
const PAUSE: Duration = Duration::from_secs(60);

/// What is known of the proxy.
#[derive(Default)]
pub(super) struct Proxy(Mutex<Refusals>);

#[derive(Default)]
struct Refusals {
    /// Hosts the proxy did not let through.
    hosts: HashSet<String>,
    /// Monotonic time from which one request may try again.
    until: Duration,
}

impl Proxy {
    /// Whether a request to this host may go out now. Where the proxy has refused, one a minute may, whichever it is.
    pub(super) fn lets_ask(&self, host: &str, now: Duration) -> bool {
        let mut refusals = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !refusals.hosts.contains(host) {
            return true;
        }
        let due = now >= refusals.until;
        if due {
            refusals.until = now.saturating_add(PAUSE);
        }
        due
    }

    /// The proxy wants credentials for requests to this host.
    pub(super) fn refused(&self, host: String, now: Duration) {
        let mut refusals = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        refusals.hosts.insert(host);
        refusals.until = now.saturating_add(PAUSE);
    }

    /// A request got through to this host: where it had refused, the proxy has what it wants.
    pub(super) fn passed(&self, host: &str) {
        let mut refusals = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if refusals.hosts.contains(host) {
            refusals.hosts.clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn at(secs: u64) -> Duration {
        Duration::from_secs(secs)
    }

    #[test]
    fn where_the_proxy_refused_one_request_a_minute_goes_out_for_all_hosts_together() {
        let proxy = Proxy::default();
        proxy.refused("a:443".to_owned(), at(10));
        assert!(proxy.lets_ask("b:443", at(11)), "it may not stand before the other host");
        proxy.refused("b:443".to_owned(), at(11));
        let asked = (11..311).filter(|now| {
            let host = if now % 2 == 0 { "a:443" } else { "b:443" };
            proxy.lets_ask(host, at(*now))
        });
        assert_eq!(asked.count(), 4, "five minutes less the second, one request a minute");
    }

    #[test]
    fn once_a_request_gets_through_everything_does() {
        let proxy = Proxy::default();
        proxy.refused("a:443".to_owned(), at(0));
        proxy.refused("b:443".to_owned(), at(0));
        proxy.passed("direct:443");
        assert!(!proxy.lets_ask("a:443", at(59)), "a host without the proxy says nothing of it");
        assert!(proxy.lets_ask("a:443", at(60)), "the one of this minute");
        proxy.passed("a:443");
        assert!(proxy.lets_ask("a:443", at(60)) && proxy.lets_ask("b:443", at(60)), "all may go on");
    }
}
