//! The guard at the door of a package for somebody who must not know of a suspicion: a partner, the person it is about
//! (decision 0042). Pure.
//!
//! What may be shown is chosen before, by `allow.rs`. This is the second line, over what is about to leave: the page as it is
//! drawn, and every value by what stands in its place. A regulator, a court and whoever holds everything may know.
use second_look_verify::package::facts::PackageFacts;

use super::allow::tells;
use super::content::{Made, Subject};
use super::report::said;
use crate::guard::{Found, look};

/// The first thing found that would tell, if there is any.
pub(super) fn found(made: &Made, facts: &PackageFacts, subject: &Subject) -> Option<Found> {
    if made.kind.shows_the_review() {
        return None;
    }
    let values = || subject.fields.iter().filter(|field| field.shown);
    look(&said(made, facts, subject)).or_else(|| values().find_map(|field| tells(&field.place, &field.value)))
}

#[cfg(test)]
#[path = "tip_off_tests.rs"]
mod tests;
