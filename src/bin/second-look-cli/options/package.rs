//! What of evidence packages can be asked for.
use std::path::PathBuf;

use clap::{Args, Subcommand};
use second_look::packages::{PackageKind, Part};

#[derive(Subcommand)]
pub enum PackageVerb {
    /// Say for each kind what is in it and what is not; writes nothing
    Show {
        /// The case, cse_...
        id: String,
    },
    /// Make a package; needs a sign-in of just now (`limits.fresh_mins`)
    Export(PackageExport),
}

#[derive(Args)]
pub struct PackageExport {
    /// The case, cse_...
    pub id: String,
    /// The file to make; an existing one is never overwritten
    pub out: PathBuf,
    /// full, regulator, court, partner or data_subject
    #[arg(long = "for", value_name = "KIND",
        value_parser = |word: &str| PackageKind::parse(word).ok_or("not one of full, regulator, court, partner, data_subject"))]
    pub kind: PackageKind,
    /// What it is for, 3 to 200 characters; it is kept in the log as a commitment
    #[arg(long, value_name = "TEXT")]
    pub purpose: String,
    /// Someone a full package is encrypted to, as NAME=age1...; once for each
    #[arg(long, value_name = "NAME=KEY")]
    pub recipient: Vec<String>,
    /// A part that is missing and that you have taken note of, as `package show` names it; once for each
    #[arg(long, value_name = "PART", value_parser = |word: &str| Part::parse(word).ok_or("not one of the six parts"))]
    pub noted: Vec<Part>,
}
