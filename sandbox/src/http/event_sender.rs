//! Sends a bank's events to the loopback address the control named, one after the other and each once.
//!
//! A receiver answers 200 when it believes the event and 5xx when it does not; either is noted and nothing is sent again
//! by itself, as no schedule of attempts is documented.
use crate::platform::{Platform, lock};
use std::time::Duration;
use url::Url;

/// How long a receiver may think.
const PATIENCE: Duration = Duration::from_secs(2);

/// Whether events may go there: http on this machine and nothing else.
#[must_use]
pub(crate) fn is_loopback(address: &Url) -> bool {
    let host = matches!(address.host_str(), Some("127.0.0.1" | "[::1]" | "localhost"));
    address.scheme() == "http" && host && address.username().is_empty() && address.password().is_none()
}

/// Sends what waits. When somebody is sending already, they take what is new along.
pub(crate) async fn send_out(platform: &Platform, environment: &str) {
    loop {
        let Ok(turn) = platform.sending.try_lock() else { return };
        let mut client = None;
        while let Some((event, to, body)) = next(platform, environment) {
            if client.is_none() {
                client = patient();
            }
            let Some(client) = &client else { return };
            let sent = client.post(to).header("content-type", "application/json").body(body).send().await;
            let status = sent.ok().map(|answer| answer.status().as_u16());
            if let Some(sending) = lock(&platform.facades).sending.get_mut(environment) {
                sending.answers.push((event, status));
            }
        }
        drop(turn);
        // Whoever came meanwhile found the turn taken and left: what they brought is ours.
        if !lock(&platform.facades).has_out(environment) {
            return;
        }
    }
}

fn next(platform: &Platform, environment: &str) -> Option<(usize, Url, String)> {
    lock(&platform.facades).next_out(environment)
}

fn patient() -> Option<reqwest::Client> {
    let client = reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).timeout(PATIENCE);
    client.build().ok()
}
