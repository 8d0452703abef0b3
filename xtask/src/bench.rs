//! `cargo xtask bench`: the measurements of `benches/`, in a release build, each beside its floor.
use crate::needs::Purpose;
use crate::options::Options;
use crate::prepare::prepare;
use crate::run::{Stop, cargo, visible};

/// Builds with optimisation and measures; words pick measurements by name. Fails when a figure is over its limit.
pub fn bench(options: &Options) -> Result<(), Stop> {
    // No window is measured, so the tour's needs are enough.
    prepare(Purpose::Tour, options.yes)?;
    let mut command = cargo(&["bench", "--workspace", "--bench", "engine", "--"]);
    command.args(&options.words);
    visible(&mut command)
}
