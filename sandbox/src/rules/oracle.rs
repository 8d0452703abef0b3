//! The oracle of contract section 8: what a server must never do, checked over the history of what it did.
//!
//! It follows events, not the rules that made them: it keeps its own idea of who holds what, so that a mistake in
//! [`super::claims`] or [`super::decide`] shows here.
use super::{DecisionState, Recorded, Time};
use std::collections::HashMap;

/// One effect on a case, in the order it happened.
#[derive(Clone, Debug)]
pub enum Event {
    /// A claim was taken, renewed or revived.
    Claimed {
        /// Of which case.
        case_id: String,
        /// By whom.
        person: String,
        /// Which claim.
        claim_id: String,
        /// Its token.
        token: u64,
        /// Until when.
        expires_at: Time,
        /// When.
        at: Time,
    },
    /// A claim was released, by its holder or by force.
    Released {
        /// Of which case.
        case_id: String,
        /// When.
        at: Time,
    },
    /// The lease was made to run out early; it may still be revived.
    Lapsed {
        /// Of which case.
        case_id: String,
        /// When.
        at: Time,
    },
    /// A decision or a second answer was recorded.
    Recorded {
        /// Of which case.
        case_id: String,
        /// The decision (for a second answer: the first's id).
        decision_id: String,
        /// By whom.
        person: String,
        /// Under which claim.
        claim_id: String,
        /// With which token.
        token: u64,
        /// On which device, if the body named one.
        device: Option<String>,
        /// Digest of the body.
        digest: String,
        /// A second answer rather than a decision.
        second: bool,
        /// When.
        at: Time,
    },
    /// A recorded decision came into this state.
    Became {
        /// Of which case.
        case_id: String,
        /// Which decision.
        decision_id: String,
        /// What it is now.
        state: DecisionState,
        /// When.
        at: Time,
    },
    /// A case was shown where it must not be.
    Leaked {
        /// Which case.
        case_id: String,
        /// What happened.
        how: &'static str,
    },
}

/// A broken promise, in words that name the case and the rule.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Violation {
    /// Which promise.
    pub rule: &'static str,
    /// Of which case.
    pub case_id: String,
    /// What was seen.
    pub seen: String,
}

#[derive(Default)]
struct Held {
    last_token: u64,
    claim: Option<(String, String, u64, Time)>,
    standing: Option<String>,
    applied: Option<String>,
}

/// What is known of a decision when a second answer to it comes.
struct First<'a> {
    digest: &'a str,
    person: &'a str,
    device: Option<&'a str>,
}

impl First<'_> {
    /// One person, or one device, gave both answers.
    fn is_of_the_same(&self, second: &First<'_>) -> bool {
        self.person == second.person || (self.device.is_some() && self.device == second.device)
    }
}

/// Checks a history, and the records as they are shown now, against contract section 8.
#[must_use]
pub fn check<'a>(events: impl IntoIterator<Item = &'a Event>, shown: &[&Recorded]) -> Vec<Violation> {
    let mut cases: HashMap<&str, Held> = HashMap::new();
    let mut firsts: HashMap<&str, First<'_>> = HashMap::new();
    let mut found = Vec::new();
    let mut report = |rule, case_id: &str, seen: String| found.push(Violation { rule, case_id: case_id.into(), seen });
    for event in events {
        match event {
            Event::Claimed { case_id, person, claim_id, token, expires_at, at } => {
                let case = cases.entry(case_id).or_default();
                match &case.claim {
                    Some((id, _, held, _)) if id == claim_id => {
                        if held != token {
                            report("a claim keeps its token", case_id, format!("{claim_id}: {held}, then {token}"));
                        }
                    }
                    other => {
                        if let Some((id, holder, _, until)) = other
                            && at < until
                            && holder != person
                        {
                            report("one holder at a time", case_id, format!("{claim_id} while {id} of {holder} lives"));
                        }
                        if *token <= case.last_token {
                            report(
                                "a fencing token never goes down",
                                case_id,
                                format!("{} then {token}", case.last_token),
                            );
                        }
                    }
                }
                case.last_token = case.last_token.max(*token);
                case.claim = Some((claim_id.clone(), person.clone(), *token, *expires_at));
            }
            Event::Released { case_id, .. } => cases.entry(case_id).or_default().claim = None,
            Event::Lapsed { case_id, at } => {
                if let Some((_, _, _, until)) = &mut cases.entry(case_id).or_default().claim {
                    *until = (*until).min(*at);
                }
            }
            Event::Recorded { case_id, decision_id, person, claim_id, token, device, digest, second, at } => {
                let case = cases.entry(case_id).or_default();
                let live = matches!(&case.claim, Some((id, holder, held, until))
                    if id == claim_id && holder == person && held == token && at < until);
                if !live {
                    report(
                        "a decision has a live claim of the same person",
                        case_id,
                        format!("{decision_id} by {person}"),
                    );
                }
                case.claim = None;
                let answer = First { digest, person, device: device.as_deref() };
                if *second {
                    let own = firsts.get(decision_id.as_str()).is_none_or(|first| first.is_of_the_same(&answer));
                    if own {
                        report(
                            "two people on two devices",
                            case_id,
                            format!("{decision_id}: again {person}, or the same machine"),
                        );
                    }
                    continue;
                }
                if firsts.insert(decision_id, answer).is_some() {
                    report("a decision is recorded once", case_id, decision_id.clone());
                }
                if let Some(other) = case.standing.replace(decision_id.clone()) {
                    report("one effective decision per case", case_id, format!("{decision_id} beside {other}"));
                }
            }
            Event::Became { case_id, decision_id, state, .. } => {
                let case = cases.entry(case_id).or_default();
                if *state == DecisionState::Applied
                    && let Some(other) = case.applied.replace(decision_id.clone())
                    && other != *decision_id
                {
                    report("one effective decision per case", case_id, format!("{decision_id} applied after {other}"));
                }
                if !state.stands() && case.standing.as_ref() == Some(decision_id) {
                    case.standing = None;
                }
            }
            Event::Leaked { case_id, how } => report("a case stays in its environment", case_id, (*how).to_owned()),
        }
    }
    for recorded in shown {
        match firsts.get(recorded.decision_id.as_str()) {
            Some(first) if first.digest == recorded.body_digest && first.person == recorded.reviewer.id => {}
            _ => report("a recorded decision never changes", &recorded.case_id, recorded.decision_id.clone()),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Event, check};
    use crate::rules::{DecisionState, Time};
    use chrono::{DateTime, TimeDelta};

    fn at(secs: i64) -> Time {
        DateTime::UNIX_EPOCH + TimeDelta::seconds(secs)
    }

    fn claimed(person: &str, claim: &str, token: u64, from: i64, until: i64) -> Event {
        Event::Claimed {
            case_id: "c".into(),
            person: person.into(),
            claim_id: claim.into(),
            token,
            expires_at: at(until),
            at: at(from),
        }
    }

    fn recorded(person: &str, claim: &str, token: u64, id: &str, when: i64) -> Event {
        Event::Recorded {
            case_id: "c".into(),
            decision_id: id.into(),
            person: person.into(),
            claim_id: claim.into(),
            token,
            device: Some(format!("dev_{person}")),
            digest: "d".into(),
            second: false,
            at: at(when),
        }
    }

    fn second(person: &str, on: &str, claim: &str, when: i64) -> Event {
        match recorded(person, claim, 2, "d1", when) {
            Event::Recorded { case_id, decision_id, person, claim_id, token, digest, at, .. } => Event::Recorded {
                case_id,
                decision_id,
                person,
                claim_id,
                token,
                device: Some(on.to_owned()),
                digest,
                second: true,
                at,
            },
            other => other,
        }
    }

    #[test]
    fn a_clean_history_has_no_violation() {
        let history = [claimed("a", "k1", 1, 0, 60), recorded("a", "k1", 1, "d1", 10)];
        assert!(check(&history, &[]).is_empty());
    }

    #[test]
    fn each_broken_promise_is_named() {
        let twice = [
            claimed("a", "k1", 1, 0, 60),
            recorded("a", "k1", 1, "d1", 10),
            claimed("b", "k2", 2, 11, 60),
            recorded("b", "k2", 2, "d2", 12),
        ];
        assert_eq!(check(&twice, &[])[0].rule, "one effective decision per case");
        let late = [claimed("a", "k1", 1, 0, 60), recorded("a", "k1", 1, "d1", 60)];
        assert_eq!(check(&late, &[])[0].rule, "a decision has a live claim of the same person");
        let down = [claimed("a", "k1", 2, 0, 60), claimed("a", "k2", 2, 70, 90)];
        assert_eq!(check(&down, &[])[0].rule, "a fencing token never goes down");
        let both = [claimed("a", "k1", 1, 0, 60), claimed("b", "k2", 2, 10, 60)];
        assert_eq!(check(&both, &[])[0].rule, "one holder at a time");
        let first = [claimed("a", "k1", 1, 0, 60), recorded("a", "k1", 1, "d1", 10)];
        let alone = [&first[..], &[claimed("a", "k2", 2, 11, 60), second("a", "dev_b", "k2", 12)]].concat();
        assert_eq!(check(&alone, &[])[0].rule, "two people on two devices", "one person on two machines");
        let machine = [&first[..], &[claimed("b", "k2", 2, 11, 60), second("b", "dev_a", "k2", 12)]].concat();
        assert_eq!(check(&machine, &[])[0].rule, "two people on two devices", "two people on one machine");
        let two = [&first[..], &[claimed("b", "k2", 2, 11, 60), second("b", "dev_b", "k2", 12)]].concat();
        assert!(check(&two, &[]).is_empty());
        let leaked = [Event::Leaked { case_id: "c".into(), how: "shown in live" }];
        assert_eq!(check(&leaked, &[])[0].rule, "a case stays in its environment");
    }

    #[test]
    fn a_lease_that_was_made_to_run_out_frees_the_case_and_may_be_revived() {
        let lapsed = Event::Lapsed { case_id: "c".into(), at: at(10) };
        let taken = [claimed("a", "k1", 1, 0, 60), lapsed.clone(), claimed("b", "k2", 2, 10, 60)];
        assert!(check(&taken, &[]).is_empty(), "somebody else may hold it now");
        let revived = [claimed("a", "k1", 1, 0, 60), lapsed.clone(), claimed("a", "k1", 1, 20, 80)];
        assert!(check(&revived, &[]).is_empty(), "the same claim goes on with the same token");
        let late = [claimed("a", "k1", 1, 0, 60), lapsed, recorded("a", "k1", 1, "d1", 10)];
        assert_eq!(check(&late, &[])[0].rule, "a decision has a live claim of the same person");
    }

    #[test]
    fn a_decision_after_a_failed_one_is_no_violation() {
        let failed = Event::Became {
            case_id: "c".into(),
            decision_id: "d1".into(),
            state: DecisionState::ApplyFailed,
            at: at(20),
        };
        let history = [
            claimed("a", "k1", 1, 0, 60),
            recorded("a", "k1", 1, "d1", 10),
            failed,
            claimed("b", "k2", 2, 21, 60),
            recorded("b", "k2", 2, "d2", 22),
        ];
        assert!(check(&history, &[]).is_empty());
    }
}
