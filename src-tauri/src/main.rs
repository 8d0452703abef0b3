//! The desktop program. What it does stands in the library beside it.
#![cfg_attr(all(not(debug_assertions), target_os = "windows"), windows_subsystem = "windows")]
use std::process::ExitCode;

fn main() -> ExitCode {
    second_look::quiet::be_quiet();
    // A decoding process is nothing but that: no window, no log, no second start.
    second_look::image::decoding_process().unwrap_or_else(second_look_desktop::start::main)
}
