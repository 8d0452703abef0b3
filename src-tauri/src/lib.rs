//! The shell of Second Look: the one place that knows Tauri. It opens a window on the engine and decides nothing.
//!
//! | Room | Does |
//! |---|---|
//! | [`options`] | reads the command line |
//! | [`start`] | carries it out: a window, a demo, or a key's fingerprint |
//! | [`desk`] | opens and closes the profile behind the window, and asks for what opening needs |
//! | [`demo`] | the platform in a box and a throw-away profile beside it |
//! | [`single`] | one window a profile: a second start brings it to the front |
//! | [`copied`] | the clipboard, which our copies leave again |
//! | `selected` | selected text, which Linux offers to every program, and ours to none |
//! | [`link`] | a link to a case, from outside, until the page may have it |
//! | [`place`] | where the window was, kept and never out of sight |
//! | [`lock`] | what makes the window lock, and the page that is replaced then |
//! | [`closing`] | the close button, which waits for the last words |
//! | [`window`] | the window itself, which shows our own page and nothing else |
//! | [`ipc`] | the commands the page may give, typed, and the one event it hears |
//! | [`evidence`] | document images, through a private address of their own |
//! | [`browser`] | the sign-in page, in the person's own browser |
pub mod browser;
mod choosing;
pub mod closing;
pub mod copied;
pub mod demo;
pub mod desk;
pub mod evidence;
pub mod ipc;
mod language;
pub mod link;
pub mod lock;
pub mod options;
pub mod place;
#[cfg(target_os = "linux")]
mod restart;
#[cfg(target_os = "linux")]
mod selected;
pub mod single;
pub mod start;
mod taking_out;
pub mod window;
