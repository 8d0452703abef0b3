//! `cargo xtask check`: the gates that take seconds once everything is built.
use crate::needs::Purpose;
use crate::options::Options;
use crate::prepare::prepare;
use crate::run::{Stop, cargo, visible};
use crate::{suites, ui};

/// Format, the view's check, lints, and the tests that read the repository; stops at the first that fails.
pub fn check(options: &Options) -> Result<(), Stop> {
    prepare(Purpose::Check, options.yes)?;
    visible(&mut cargo(&["fmt", "--all", "--check"]))?;
    ui::install()?;
    ui::build()?;
    ui::script(&["check"])?;
    suites::lints()?;
    visible(&mut cargo(&["test", "--workspace", "--test", "it", "--", "walls"]))
}
