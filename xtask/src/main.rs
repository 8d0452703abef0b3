//! Developer commands of Second Look: `cargo xtask <command>`.
//!
//! Promises: no dependencies, so it starts within a second on a bare machine; every program it runs is printed before it
//! runs; nothing is skipped without a line that says so. Deliberately does not: install anything without being told to,
//! touch another Node or Rust than the one it finds, or hold any rule of the product.
#![expect(clippy::print_stdout, reason = "a developer command speaks to the terminal")]
#![expect(clippy::print_stderr, reason = "a developer command speaks to the terminal")]

mod bench;
mod check;
mod demo;
mod fuzz;
mod get;
mod heard;
mod json;
mod machine;
mod needs;
mod options;
mod prepare;
mod run;
mod sbom;
mod soak;
mod suites;
mod test;
mod tour;
mod tour_lines;
mod ui;

use std::process::ExitCode;

use options::Options;
use run::Stop;

/// One command: its name, its line in the usage text, and what it does.
type Command = (&'static str, &'static str, fn(&Options) -> Result<(), Stop>);

const COMMANDS: &[Command] = &[
    ("demo", "demo [--yes]                    build, then open the window on a throw-away profile", demo::demo),
    ("test", "test [--yes] [--filter SUITE]   prepare the machine and run every test", test::test),
    ("tour", "tour [--keep]                   the job from sign-in to receipt on the command line", tour::tour),
    ("check", "check                           the quick gates: format, lints, walls, UI check", check::check),
    ("bench", "bench [WORD] [--window]         measure against floors, in a release build", bench::bench),
    ("soak", "soak TEST --minutes N           a long run that goes on where the last one stopped", soak::soak),
    ("fuzz", "fuzz [TARGET] --minutes N       coverage-guided fuzzing, so many minutes a target", fuzz::fuzz),
    ("sbom", "sbom [FILE]                     what the product is made of, as CycloneDX", sbom::sbom),
    ("prepare", "prepare [demo|test|tour|check] [--yes]   install what a command needs", prepare::command),
];

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let name = words.next().unwrap_or_default();
    let Some((_, _, command)) = COMMANDS.iter().find(|(known, ..)| *known == name) else {
        eprintln!("usage: cargo xtask <command>\n");
        for (_, line, _) in COMMANDS {
            eprintln!("  {line}");
        }
        return ExitCode::from(2);
    };
    let options = match Options::read(words) {
        Ok(options) => options,
        Err(stop) => {
            eprintln!("{stop}");
            return ExitCode::from(2);
        }
    };
    match command(&options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(stop) => {
            eprintln!("\n{stop}");
            ExitCode::FAILURE
        }
    }
}
