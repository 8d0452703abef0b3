//! Whether the system's keychain can be offered for new keys.
use std::time::Duration;

use second_look::clock::Clock;
use second_look::store::key_chain;

/// How long a keychain may take to say that it is there.
const ANSWERS_WITHIN: Duration = Duration::from_secs(5);

/// Whether the keychain can be offered. Asked on a thread of its own: a keychain that hangs must not hold up the window.
pub(super) async fn answers(clock: &Clock) -> bool {
    let (tell, told) = tokio::sync::oneshot::channel();
    let asked = std::thread::Builder::new().name("keychain".to_owned()).spawn(move || {
        // Nobody listens any more when the limit has passed.
        let _ = tell.send(key_chain::is_there().is_ok());
    });
    if asked.is_err() {
        return false;
    }
    tokio::select! {
        biased;
        answer = told => answer.unwrap_or(false),
        () = clock.sleep(ANSWERS_WITHIN) => false,
    }
}
