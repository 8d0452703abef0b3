//! What of a replay can be asked for.
use std::path::PathBuf;

use clap::Args;

#[derive(Args)]
pub struct ReplayAsked {
    /// The package, encrypted or not
    pub file: PathBuf,
    /// The file with a secret key of age, for one that is encrypted
    #[arg(long, value_name = "FILE")]
    pub identity: Option<PathBuf>,
    /// A file with a verifier key the package may be signed with, beside this console's own; several are several keys
    #[arg(long, value_name = "FILE")]
    pub key: Vec<PathBuf>,
}
