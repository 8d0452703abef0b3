//! T-12, hostile images: 500 files through the real decoding process, 100,000 changed ones through its decoder, and the
//! walls themselves; T-25, redaction: what is left of 50 cases' pictures, and what anybody gets back.
//!
//! Every file is made here, by program, each time: headers that promise the world, bombs, polyglots, metadata without end,
//! formats nobody expects. The command line plays the decoding process, as it does in the product. Called with `attempt`,
//! this program builds the walls around itself and tries to get out; called with `soak t12`, it changes files for as long as
//! it is told to.
#[cfg(test)]
mod attempts;
#[cfg(test)]
mod changed;
#[cfg(test)]
mod files;
#[cfg(test)]
mod largest;
#[cfg(test)]
#[path = "../crash/long.rs"]
mod long;
#[cfg(test)]
mod make;
#[cfg(test)]
mod redaction;
#[cfg(test)]
mod stand_ins;
#[cfg(test)]
mod through;

use std::process::ExitCode;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.first().map(String::as_str) {
        Some("attempt") => attempts::attempt(&words),
        Some("soak") => long::main(&words, |id, seed| (id == "t12").then(|| changed::soak(seed))),
        _ => {
            let mut arguments = libtest_mimic::Arguments::from_args();
            // Some trials count their processes and measure time: one after another.
            arguments.test_threads = Some(1);
            libtest_mimic::run(&arguments, through::trials()).exit_code()
        }
    }
}
