//! Compares every exchange of a journey with `docs/review-api.yaml` when the journey ends.
use second_look_sandbox::Control;
use second_look_sandbox::http::journal::Entry;

/// The comparison, shared with the sandbox's own tests; it knows neither sandbox nor engine.
#[path = "../../sandbox/src/tests/described.rs"]
pub mod described;

/// The measurements record far more than a journey does, and are no tests.
const JOURNEY_AT_MOST: usize = 5_000;

/// Watches a sandbox until it is dropped, and then fails if anything was not as described.
pub struct Watch(Option<Control>);

impl Watch {
    /// Watches this sandbox.
    pub fn over(control: Control) -> Self {
        Self(Some(control))
    }

    /// This journey makes the platform answer what it must not, without a fault that says so.
    pub fn let_go(&mut self) {
        self.0 = None;
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let Some(control) = self.0.take() else { return };
        let journal = control.journal(0);
        if std::thread::panicking() || journal.len() > JOURNEY_AT_MOST {
            return;
        }
        let found = validate(&journal);
        assert!(found.is_empty(), "not as docs/review-api.yaml says:\n{}", found.join("\n"));
    }
}

/// What the exchanges of a journal differ in from the description: every request, and every answer but those that a fault
/// has bent.
pub fn validate(journal: &[Entry]) -> Vec<String> {
    let mut described = described::Described::read();
    let mut found = Vec::new();
    for entry in journal.iter().map(|entry| serde_json::to_value(entry).unwrap()) {
        found.extend(described.asked_wrongly(&entry));
        found.extend(described.differences(&entry));
    }
    found
}
