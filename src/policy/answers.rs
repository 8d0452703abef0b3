//! What an edition asks of an answer beside the contract's own rules.
use super::edition::Edition;
use crate::catalogue::{Family, find};
use crate::decision::ReasonRef;

/// One thing to look at before approving. An open item asks for a comment (contract section 4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checklist {
    /// Its name. No screen shows the items yet: while one concerns a case it counts as open.
    pub id: String,
    /// A code of one of these families brings it onto a case.
    pub families: Vec<Family>,
}

/// The family of a code; none for one nobody has described, which no rule by family can then catch.
pub fn family_of(reason: &ReasonRef) -> Option<Family> {
    find(&reason.code).map(|entry| entry.family)
}

impl Edition {
    /// Whether a reason can carry a reject: one of a family named, or one nobody has described. Technical causes never do
    /// the reader of an edition has seen to that.
    pub fn carries_reject(&self, reason: &ReasonRef) -> bool {
        family_of(reason).is_none_or(|family| self.reject_families.contains(&family))
    }

    /// Whether a reason asks for a comment, beside the contract's own rules.
    pub fn asks_comment(&self, reason: &ReasonRef) -> bool {
        family_of(reason).is_some_and(|family| self.comment_families.contains(&family))
    }

    /// Whether a code on a case asks for a second person to approve, beside a suspicion.
    pub fn asks_second(&self, on_case: &[ReasonRef]) -> bool {
        on_case.iter().filter_map(family_of).any(|family| self.second_families.contains(&family))
    }

    /// The items these codes bring onto a case.
    pub fn checklist_of<'a>(&'a self, on_case: &[ReasonRef]) -> Vec<&'a Checklist> {
        let families: Vec<Family> = on_case.iter().filter_map(family_of).collect();
        let concerns = |item: &&Checklist| item.families.iter().any(|family| families.contains(family));
        self.checklist.iter().filter(concerns).collect()
    }
}
