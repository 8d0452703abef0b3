//! The real window on a virtual display, with a real keychain, driven by its own keys.
//!
//! `stage` starts everything a journey needs and ends it by id: display, bus, keyring, driver. Nothing of the machine's
//! own session is used, and nothing depends on what an earlier run left. A missing program fails with the name of the
//! package that brings it. Linux only: elsewhere the system offers no driver for its web view.
//!
//! Pictures of the window go to `gallery/`. The word `docs-pictures` among the filters puts those of the README into
//! `docs/pictures` as well: `cargo test --workspace --test desktop -- for_the_pages docs-pictures`.
#![cfg(target_os = "linux")]

#[cfg(test)]
mod closed;
#[cfg(test)]
mod demo_package;
#[cfg(test)]
mod demo_queue;
#[cfg(test)]
mod demo_without_a_display;
#[cfg(test)]
mod for_the_pages;
#[cfg(test)]
mod hardened;
#[cfg(test)]
mod held;
#[cfg(test)]
mod keychain;
#[cfg(test)]
mod last_words;
#[cfg(test)]
mod leaks;
#[cfg(test)]
mod locked;
#[cfg(test)]
mod locking;
#[cfg(test)]
mod pack;
#[cfg(test)]
mod places;
#[cfg(test)]
mod practice;
#[cfg(test)]
mod profile;
#[cfg(test)]
#[path = "../it/readme_lines.rs"]
mod readme_lines;
#[cfg(test)]
#[path = "../it/leaks/search.rs"]
mod search;
#[cfg(test)]
mod second_start;
#[cfg(test)]
mod secrets;
#[cfg(test)]
mod selected;
#[cfg(test)]
mod stage;
#[cfg(test)]
mod symbols;
#[cfg(test)]
#[path = "../it/leaks/tap.rs"]
#[expect(dead_code, reason = "the engine's script looks at more of the line")]
mod tap;
#[cfg(test)]
#[path = "../it/watch.rs"]
#[expect(dead_code, reason = "the journeys use more of it")]
mod watch;
#[cfg(test)]
mod whole_queue;
#[cfg(test)]
mod work;
