//! What the program says of itself where nobody asked: its log, its last words, its memory on disk (docs/quiet.md).
//!
//! Promises: a log line is one of our own, of event names, stable codes and opaque ids, whatever level is asked for; what a
//! library logs is never written; a panic says where and not what; no image of our memory is written when the process dies,
//! and nobody but the system's administrator can read it while it lives.
//!
//! Deliberately does not encrypt the swap space: it says how that stands, and the help says what to do.
mod line;
mod log;
mod memory;
mod swap;

use std::io::Write as _;
use std::panic::PanicHookInfo;

use serde::Serialize;

pub use log::{Quiet, listen};
pub use swap::Swap;

/// How the memory of this process is kept from disk. Nothing of anybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MemoryFacts {
    /// No image of the memory is written when the process dies.
    pub no_dumps: bool,
    /// Where the system puts memory it has no room for.
    pub swap: Swap,
}

impl MemoryFacts {
    /// As it stands now.
    pub fn read() -> Self {
        Self { no_dumps: memory::is_closed(), swap: swap::read() }
    }
}

/// First thing in every `main`: from here on a panic says nothing and the memory is our own.
pub fn be_quiet() {
    std::panic::set_hook(Box::new(|info| {
        // There is nowhere left to report that it cannot be written.
        let _ = writeln!(std::io::stderr(), "{}", last_words(info));
    }));
    memory::close();
}

/// Where it happened. The message may hold anything, so it is left out.
fn last_words(info: &PanicHookInfo<'_>) -> String {
    let place = info.location().map_or_else(
        || "an unknown place".to_owned(),
        |at| {
            // Folders above the package name whoever built the program.
            let parts: Vec<&str> = at.file().rsplit(['/', '\\']).take(3).collect();
            let file = parts.into_iter().rev().collect::<Vec<_>>().join("/");
            format!("{file}:{}:{}", at.line(), at.column())
        },
    );
    format!("second-look: stopped by a fault of its own at {place}. What was saved is safe. Tell support this line.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_says_where_and_not_what() {
        let said = std::sync::Arc::new(std::sync::Mutex::new(String::new()));
        let before = std::panic::take_hook();
        let into = std::sync::Arc::clone(&said);
        let here = std::thread::current().id();
        std::panic::set_hook(Box::new(move |info| {
            // Other tests panic meanwhile, on threads of their own.
            if std::thread::current().id() == here {
                *into.lock().unwrap() = last_words(info);
            }
        }));
        let ended = std::panic::catch_unwind(|| panic!("Jana Specimen, born 1990-01-01"));
        std::panic::set_hook(before);
        assert!(ended.is_err(), "it did panic");
        let said = said.lock().unwrap();
        assert!(said.contains("src/quiet/mod.rs:"), "{said}");
        assert!(!said.contains("Specimen") && !said.contains("1990"), "{said}");
    }
}
