//! What the rest of the engine needs to know of a case, in a few facts: which codes are in it, whether it is for a
//! reviewer at all, whether a signature has been issued.
use std::collections::{BTreeMap, HashSet};

use serde::Serialize;

use super::evidence::{AccountField, Evidence, PolicyDecision};
use super::pictures::Picture;
use super::summary::{CaseState, CaseSummary};
use crate::catalogue::{Family, Scheme, find, is_suspicion, is_technical};
use crate::decision::{ReasonRef, Turn};

/// Facts of a case that decide what may be done with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct CaseFacts {
    /// Where it stands.
    pub state: CaseState,
    /// Which of two people's answers the case waits for, seen from this console.
    pub turn: Turn,
    /// A fault for operations, not a case for a reviewer: the workflow gave no decision.
    pub operations: bool,
    /// Every code in the case, summary first, each once.
    pub codes: Vec<ReasonRef>,
    /// Those of them that report a suspicion (32xx).
    pub suspicion_codes: Vec<ReasonRef>,
    /// What the platform filed codes under that the catalogue does not know, by code in lower case.
    pub filed: BTreeMap<String, Family>,
    /// A signature was issued, so a reject would not undo anything.
    pub signature_issued: bool,
    /// The stored identity is too old to sign with: the platform's code says so, or the console worked it out
    /// from its end when the case was read.
    pub identity_expired: bool,
    /// Blocks the signature of this session needs by the policy it came under, and that never came. Worked out where
    /// that policy is at hand ([`super::explain::missing_blocks`]).
    pub missing_blocks: Vec<String>,
    /// Mandatory fields of the bank's account that the record says are empty: an approve may be answered with 428.
    pub empty_account_fields: Vec<AccountField>,
    /// Pictures a mark can lie on. Worked out where the files are at hand ([`super::pictures::markable`]).
    pub pictures: Vec<Picture>,
}

impl CaseFacts {
    /// Collects the facts from what the feed and the blocks say. Codes of the summary count even when no block shows
    /// them, and the other way round.
    pub fn of(summary: &CaseSummary, evidence: &Evidence) -> Self {
        let mut codes: Vec<ReasonRef> = Vec::new();
        let mut known = HashSet::new();
        let mut add = |scheme: Scheme, code: &str| {
            // A message name and its number are one reason: the number counts.
            let code = code.trim();
            let code = find(code).map_or(code, |entry| entry.code.as_str());
            if !code.is_empty() && known.insert(code.to_ascii_lowercase()) {
                codes.push(ReasonRef { scheme: scheme.as_str().to_owned(), code: code.to_owned() });
            }
        };
        let mut filed = BTreeMap::new();
        for because in &summary.opened_because {
            if let (None, Some(family)) = (find(&because.code), Family::parse(&because.family)) {
                filed.entry(because.code.trim().to_ascii_lowercase()).or_insert(family);
            }
            add(Scheme::of(&because.family, &because.code), &because.code);
        }
        for code in evidence.coded_reasons() {
            add(code.scheme, code.code.as_str());
        }
        // A workflow that was run again stands by its newest answer.
        let no_decision = evidence.onboarding.last().is_some_and(|last| last.decision == PolicyDecision::NoDecision)
            || codes.iter().any(|reason| reason.code.eq_ignore_ascii_case("NO_DECISION"));
        Self {
            state: summary.state,
            turn: Turn::of(summary.state, summary.first_answer.is_some(), false),
            operations: no_decision,
            suspicion_codes: codes.iter().filter(|reason| is_suspicion(&reason.code)).cloned().collect(),
            filed,
            signature_issued: evidence.signature_issued(),
            identity_expired: codes.iter().any(|reason| reason.code.eq_ignore_ascii_case("IDENTITY_EXPIRED")),
            missing_blocks: Vec::new(),
            empty_account_fields: evidence
                .kyc
                .last()
                .map(|review| review.accounts.empty_fields.clone())
                .unwrap_or_default(),
            pictures: Vec::new(),
            codes,
        }
    }

    /// The family of a code: the catalogue's, else what the platform filed it under on this case.
    pub fn family_of(&self, code: &str) -> Option<Family> {
        let filed = || self.filed.get(&code.trim().to_ascii_lowercase()).copied();
        find(code).map(|entry| entry.family).or_else(filed)
    }

    /// The families of the codes of this case.
    pub fn families(&self) -> Vec<Family> {
        self.codes.iter().filter_map(|reason| self.family_of(&reason.code)).collect()
    }

    /// A technical cause, which rejects nobody: by the catalogue, or by what the platform filed it under. A suspicion is
    /// none, whatever it is filed under.
    pub fn is_technical(&self, code: &str) -> bool {
        is_technical(code)
            || (!is_suspicion(code) && find(code).is_none() && self.family_of(code) == Some(Family::Technical))
    }

    /// True when a 32xx code stands anywhere in the case.
    pub fn has_suspicion(&self) -> bool {
        !self.suspicion_codes.is_empty()
    }
}
