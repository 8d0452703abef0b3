//! What can be asked of the ledger.
use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use second_look::ids::PersonId;
use second_look::ledger::file::LedgerFormat;
use second_look::ledger::{LedgerFilter, LedgerList};

#[derive(Subcommand)]
pub enum LedgerVerb {
    /// Decisions of everybody, newest first, as far as the platform's feed is known here
    Decisions {
        #[command(flatten)]
        filter: LedgerFilterArgs,
        #[command(flatten)]
        page: LedgerPageArgs,
    },
    /// Entries of this console's log, newest first
    Entries {
        #[command(flatten)]
        filter: LedgerFilterArgs,
        /// One kind of entry, such as decided
        #[arg(long, value_name = "KIND")]
        kind: Option<String>,
        #[command(flatten)]
        page: LedgerPageArgs,
    },
    /// What happened on one case, oldest first
    Timeline {
        /// The case, cse_...
        id: String,
    },
    /// Integrity and completeness, two verdicts; looks at every entry first
    Check,
    /// Write a list to a new file that says what it was narrowed by, when and by whom it was made
    Export {
        /// Which list
        list: ListArg,
        /// The kind of file
        #[arg(long)]
        format: FormatArg,
        /// The file to make; an existing one is never overwritten
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        /// What it is for, in 3 to 200 characters; it stands in the file and in the log
        #[arg(long, value_name = "TEXT")]
        purpose: String,
        /// One kind of entry, such as decided
        #[arg(long, value_name = "KIND")]
        kind: Option<String>,
        #[command(flatten)]
        filter: LedgerFilterArgs,
    },
}

#[derive(Args)]
pub struct LedgerPageArgs {
    /// Rows of one page, 1 to 500
    #[arg(long, value_name = "N", default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..=500))]
    pub limit: u32,
    /// Where the page begins: `next` of the page before
    #[arg(long, value_name = "NEXT")]
    pub after: Option<String>,
}

#[derive(Args)]
pub struct LedgerFilterArgs {
    /// Who decided, first or second, or who acted
    #[arg(long, value_name = "PERSON")]
    person: Option<String>,
    /// From then on: 2026-11-26, which begins at midnight UTC, or 2026-11-26T09:30:00Z
    #[arg(long, value_name = "WHEN")]
    since: Option<String>,
    /// Before then
    #[arg(long, value_name = "WHEN")]
    until: Option<String>,
    /// A code, alone or as scheme:code
    #[arg(long, value_name = "CODE")]
    code: Option<String>,
    /// The id of a decision, whole
    #[arg(long, value_name = "ID")]
    decision: Option<String>,
    /// Only against a suspicion code
    #[arg(long = "override")]
    overrides: bool,
    /// Only where a decision made on this console came too late
    #[arg(long)]
    superseded: bool,
    /// Only with a second person
    #[arg(long)]
    second_look: bool,
}

impl LedgerFilterArgs {
    /// What the engine narrows by.
    pub fn wanted(&self, kind: Option<&String>) -> LedgerFilter {
        LedgerFilter {
            person: self.person.clone().map(PersonId::new),
            since: self.since.clone(),
            until: self.until.clone(),
            code: self.code.clone(),
            decision: self.decision.clone(),
            kind: kind.cloned(),
            override_suspicion: self.overrides,
            second_look: self.second_look,
            superseded: self.superseded,
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
pub enum ListArg {
    /// Decisions of everybody
    Decisions,
    /// Entries of this console's log
    Entries,
}

impl From<ListArg> for LedgerList {
    fn from(list: ListArg) -> Self {
        match list {
            ListArg::Decisions => Self::Decisions,
            ListArg::Entries => Self::Entries,
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
pub enum FormatArg {
    /// For spreadsheets; no cell of it runs as a formula
    Csv,
    /// For programs
    Json,
}

impl From<FormatArg> for LedgerFormat {
    fn from(format: FormatArg) -> Self {
        match format {
            FormatArg::Csv => Self::Csv,
            FormatArg::Json => Self::Json,
        }
    }
}
