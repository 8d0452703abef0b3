//! What can be asked of retention.
use clap::{Args, Subcommand};

#[derive(Subcommand)]
pub enum RetentionVerb {
    /// Say what is kept how long, what is held, what is due, and what was erased when and by which rule
    Report {
        /// Erasures of one page, 1 to 500
        #[arg(long, value_name = "N", default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..=500))]
        limit: u32,
        /// Where the page of erasures begins: `next` of the page before
        #[arg(long, value_name = "NEXT")]
        after: Option<String>,
    },
    /// Erase what is due now, as the window does at start and every day; asks no network
    Sweep {
        /// Erase nothing; name the cases that would go
        #[arg(long)]
        dry_run: bool,
    },
    /// Place a legal hold: nothing of the case is erased until it is lifted
    Hold(Hold),
    /// Lift a legal hold; what the platform erased meanwhile goes at once
    Release(Hold),
}

#[derive(Args)]
pub struct Hold {
    /// The case, cse_...
    pub id: String,
    /// Why, 3 to 200 characters; it is kept in the log as a commitment
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
}
