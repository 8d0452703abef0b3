//! What contacts can be looked at for.
use clap::ValueEnum;
use second_look::case::contacts::RevealPurpose;

/// What contacts are looked at for.
#[derive(Clone, Copy, ValueEnum)]
pub enum PurposeArg {
    /// To compare them letter by letter with what a document or register says
    Compare,
    /// To look for the same contact in other cases
    Pattern,
    /// To answer a request of the person or of an authority
    Request,
    /// To look over somebody's work
    Quality,
}

impl From<PurposeArg> for RevealPurpose {
    fn from(purpose: PurposeArg) -> Self {
        match purpose {
            PurposeArg::Compare => Self::Compare,
            PurposeArg::Pattern => Self::Pattern,
            PurposeArg::Request => Self::Request,
            PurposeArg::Quality => Self::Quality,
        }
    }
}
