//! What can be asked of the log.
use std::path::PathBuf;

use clap::Subcommand;

#[derive(Subcommand)]
pub enum LogVerb {
    /// Look at every entry, root and signature; ends 1 when the log does not hold
    Check,
    /// Write the log to a new file for `second-look-verify`; it holds nothing personal
    Export {
        /// The file to make; an existing one is never overwritten
        file: PathBuf,
        /// What it is for, 3 to 200 characters; it is kept in the log as a commitment
        #[arg(long, value_name = "TEXT")]
        purpose: String,
    },
    /// As a lead: take note that the log was broken, so that decisions go on
    Acknowledge,
}
