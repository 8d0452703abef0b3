//! What `decide` takes: the answer, its reasons and marks, and how each is written.
use clap::Args;
use second_look::decision::{Answer, CustomerReason, ReasonRef};
use second_look::ids::FileRef;

#[derive(Args)]
pub struct Decide {
    /// The case, cse_...
    pub id: String,
    /// approve or reject
    #[arg(value_parser = |word: &str| Answer::parse(word).ok_or("not approve or reject"))]
    pub answer: Answer,
    /// A coded reason, SCHEME:CODE such as qes:3101; once for each. For an approve one that is on the case, speaks for it or
    /// is a suspicion
    #[arg(long, value_name = "SCHEME:CODE", value_parser = reason)]
    pub reason: Vec<ReasonRef>,
    /// Internal words; - reads them from standard input, so that no list of processes shows them
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    pub comment: String,
    /// On a reject, the text for the end user [default: could_not_be_completed]
    #[arg(long, value_name = "WORD", value_parser = customer_reason)]
    pub customer_reason: Option<CustomerReason>,
    /// Approve although a suspicion code speaks against it; a second person has to agree
    #[arg(long = "override")]
    pub over_suspicion: bool,
    /// An item of the case's checklist that you looked at, by its id; once for each
    #[arg(long, value_name = "ITEM")]
    pub tick: Vec<String>,
    /// Where a reason shows on a picture, in ten-thousandths of its sides; once for each
    #[arg(long, value_name = "REF@LEFT,TOP,WIDTH,HEIGHT=SCHEME:CODE", value_parser = mark)]
    pub mark: Vec<MarkArg>,
    /// Instead of a mark: the document as a whole is meant
    #[arg(long)]
    pub whole_document: bool,
    /// Decide on this evidence, a digest that `case` printed, instead of on what `case` showed last
    #[arg(long, value_name = "DIGEST")]
    pub seen: Option<String>,
}

fn reason(text: &str) -> Result<ReasonRef, &'static str> {
    match text.split_once(':') {
        Some((scheme, code)) if !scheme.is_empty() && !code.is_empty() => {
            Ok(ReasonRef { scheme: scheme.to_owned(), code: code.to_owned() })
        }
        _ => Err("not of the form SCHEME:CODE"),
    }
}

/// A mark before it is bound to the picture that lies here.
#[derive(Clone)]
pub struct MarkArg {
    pub file_ref: FileRef,
    pub place: [u16; 4],
    pub reason: ReasonRef,
}

fn mark(text: &str) -> Result<MarkArg, &'static str> {
    let read = || {
        let (place, why) = text.rsplit_once('=')?;
        let (file, place) = place.rsplit_once('@')?;
        let sides: Vec<u16> = place.split(',').map(str::parse).collect::<Result<_, _>>().ok()?;
        let place = <[u16; 4]>::try_from(sides).ok()?;
        Some(MarkArg { file_ref: FileRef::new(file), place, reason: reason(why).ok()? })
    };
    read().ok_or("not of the form REF@LEFT,TOP,WIDTH,HEIGHT=SCHEME:CODE")
}

fn customer_reason(word: &str) -> Result<CustomerReason, String> {
    let words = || CustomerReason::ALL.map(CustomerReason::as_str).join(", ");
    CustomerReason::ALL
        .into_iter()
        .find(|reason| reason.as_str() == word)
        .ok_or_else(|| format!("not one of {}", words()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_needs_scheme_and_code() {
        assert_eq!(reason("qes:3101").unwrap().code, "3101");
        for bad in ["3101", ":3101", "qes:", ""] {
            assert!(reason(bad).is_err(), "{bad:?} names no scheme or no code");
        }
    }
}
