//! `cargo xtask bench`: the measurements of `benches/`, in a release build, each beside its floor.
use crate::needs::Purpose;
use crate::options::Options;
use crate::prepare::prepare;
use crate::run::{Stop, cargo, visible};
use crate::ui;

/// Builds with optimisation and measures; words pick measurements by name, `--window` those of the real window. Fails when a
/// figure is over its limit.
pub fn bench(options: &Options) -> Result<(), Stop> {
    let measurements = if options.window {
        prepare(Purpose::Test, options.yes)?;
        ui::install().and_then(|()| ui::build())?;
        "window"
    } else {
        // No window is measured, so the tour's needs are enough.
        prepare(Purpose::Tour, options.yes)?;
        "engine"
    };
    let mut command = cargo(&["bench", "--workspace", "--bench", measurements, "--"]);
    command.args(&options.words);
    visible(&mut command)
}
