//! What can be asked of recovery files.
use std::path::PathBuf;

use clap::Subcommand;

#[derive(Subcommand)]
pub enum RecoveryVerb {
    /// Open one file and show the decision in it, with the exact bytes that would have been sent
    Show {
        /// The file, out of the folder `recovery` of a profile
        file: PathBuf,
        /// The file with the secret key, as age-keygen wrote it; - reads it from standard input
        #[arg(long, value_name = "FILE")]
        identity: PathBuf,
        /// Print the bytes alone, as they are
        #[arg(long, conflicts_with = "json")]
        body: bool,
    },
}
