//! The log: our own events alone, each line through [`line`](super::line).
use std::io::Write;
use std::sync::Mutex;

use chrono::SecondsFormat;
use tracing::field::{Field, Visit};
use tracing::level_filters::LevelFilter;
use tracing::{Event, Metadata, Subscriber};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt as _};
use tracing_subscriber::util::SubscriberInitExt as _;

use super::line::written;
use crate::clock::Clock;

/// The crates whose events are ours.
const OURS: &[&str] = &["second_look", "second_look_desktop", "second_look_cli"];

/// Writes what may be written, one line an event.
pub struct Quiet<W> {
    level: LevelFilter,
    into: Mutex<W>,
    clock: Clock,
}

impl<W: Write + Send + 'static> Quiet<W> {
    /// Up to this level.
    pub fn new(level: LevelFilter, into: W) -> Self {
        Self { level, into: Mutex::new(into), clock: Clock::system() }
    }
}

/// Warnings to standard error. `RUST_LOG` may be one word (`off`, `error`, `warn`, `info`, `debug`, `trace`) and asks for more
/// of our own events, never for those of a library; anything else in it counts as `warn`.
pub fn listen() {
    let level = std::env::var("RUST_LOG").ok().and_then(|word| level(&word)).unwrap_or(LevelFilter::WARN);
    // It fails only when somebody listens already.
    drop(tracing_subscriber::registry().with(Quiet::new(level, std::io::stderr())).try_init());
}

fn level(word: &str) -> Option<LevelFilter> {
    let known = [
        ("off", LevelFilter::OFF),
        ("error", LevelFilter::ERROR),
        ("warn", LevelFilter::WARN),
        ("info", LevelFilter::INFO),
        ("debug", LevelFilter::DEBUG),
        ("trace", LevelFilter::TRACE),
    ];
    known.iter().find(|(name, _)| name.eq_ignore_ascii_case(word.trim())).map(|(_, level)| *level)
}

fn is_ours(target: &str) -> bool {
    let package = target.split("::").next().unwrap_or_default();
    OURS.contains(&package)
}

impl<S: Subscriber, W: Write + Send + 'static> Layer<S> for Quiet<W> {
    fn enabled(&self, metadata: &Metadata<'_>, _context: Context<'_, S>) -> bool {
        metadata.is_event() && *metadata.level() <= self.level && is_ours(metadata.target())
    }

    fn max_level_hint(&self) -> Option<LevelFilter> {
        Some(self.level)
    }

    fn on_event(&self, event: &Event<'_>, _context: Context<'_, S>) {
        let at = self.clock.now().to_rfc3339_opts(SecondsFormat::Millis, true);
        let metadata = event.metadata();
        let mut line = Line(format!("{at} {:<5} {}:", metadata.level().as_str(), metadata.target()));
        event.record(&mut line);
        if let Ok(mut into) = self.into.lock() {
            // There is nowhere left to report that it cannot be written.
            let _ = writeln!(into, "{}", line.0);
        }
    }
}

struct Line(String);

impl Line {
    fn add(&mut self, field: &Field, value: &str) {
        let value = written(field.name(), value);
        match field.name() {
            "message" => self.0.push_str(&format!(" {value}")),
            name => self.0.push_str(&format!(" {name}={value}")),
        }
    }
}

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        self.add(field, &format!("{value:?}"));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.add(field, value);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[derive(Clone, Default)]
    struct Said(Arc<Mutex<Vec<u8>>>);

    impl Write for Said {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    fn said(level: LevelFilter, act: impl FnOnce()) -> String {
        let said = Said::default();
        let listener = tracing_subscriber::registry().with(Quiet::new(level, said.clone()));
        tracing::subscriber::with_default(listener, act);
        String::from_utf8(said.0.lock().unwrap().clone()).unwrap()
    }

    #[test]
    fn a_library_is_never_heard_at_any_level_and_we_are() {
        let said = said(LevelFilter::TRACE, || {
            tracing::error!(target: "sqlx::query", "SELECT name FROM canary");
            tracing::trace!(target: "hyper::proto", "authorization: canary");
            tracing::warn!(target: "second_look_elsewhere", "canary");
            tracing::trace!(code = "offline", "a round ended");
        });
        assert!(!said.contains("canary"), "{said}");
        assert!(said.contains("TRACE second_look::quiet::log::tests: a round ended code=offline"), "{said}");
        assert_eq!(said.lines().count(), 1, "{said}");
    }

    #[test]
    fn a_field_nobody_allowed_is_withheld_and_an_error_is_scrubbed() {
        let said = said(LevelFilter::WARN, || {
            tracing::warn!(error = %"refused by https://x.example/a?sig=canary", holder = "canary", "it ended");
            tracing::info!("below the level: canary");
        });
        assert!(!said.contains("canary"), "{said}");
        assert!(said.contains("it ended error=refused by [address] holder=[withheld]"), "{said}");
    }

    #[test]
    fn a_filter_that_is_more_than_a_level_asks_for_nothing_more() {
        assert_eq!(level("TRACE"), Some(LevelFilter::TRACE));
        for more in ["sqlx=trace", "trace,hyper=debug", "", "5"] {
            assert_eq!(level(more), None, "{more}");
        }
    }
}
