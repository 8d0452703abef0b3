//! The command line as a person or a script runs it: the real program, a real profile, a sandbox over real HTTP.
mod hostile;
mod journey;
#[cfg(target_os = "linux")]
mod keyring;
#[cfg(target_os = "linux")]
mod keyring_states;
mod log;
mod marking;
mod offline;
#[cfg(unix)]
mod quiet;
mod recovery;
mod refusals;
mod refused;
pub mod shapes;
pub mod terminal;
