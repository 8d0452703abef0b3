//! What of a case is due, by the rules and at a time. Pure.
//!
//! Promises: a case under a hold, and one with a decision that still waits, lose nothing; fewer days never keep longer.
use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};

use super::rules::{DataClass, Rules};
use crate::ids::CaseId;

/// Where a walk over everything kept is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// Behind this closed case.
    Closed(Option<DateTime<Utc>>, CaseId),
    /// Behind this entry, among what is left of cases that are gone.
    Left(i64),
}

impl Place {
    /// Before everything.
    pub fn first() -> Self {
        Self::Closed(None, CaseId::new(""))
    }
}

/// What is kept of one closed case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The case.
    pub case_id: CaseId,
    /// When it was closed, by the platform's clock.
    pub closed_at: DateTime<Utc>,
    /// What of it is here.
    pub classes: BTreeSet<DataClass>,
    /// It is under a legal hold.
    pub held: bool,
    /// A decision on it is not at its end: it waits, is on its way, or needs a person.
    pub waiting: bool,
    /// Where it stands in the walk.
    pub place: Place,
}

/// What is to be done with one case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Due {
    /// Nothing yet.
    Nothing,
    /// It would be due, and is under a hold.
    Held,
    /// It would be due, and a decision on it waits.
    Waiting,
    /// These classes go, by the rules with these ids.
    Erase {
        /// What goes.
        classes: BTreeSet<DataClass>,
        /// The rules it is due by.
        rules: Vec<String>,
        /// Their legal bases, each once.
        basis: String,
    },
}

/// What of a case is due.
pub fn due(kept: &Kept, rules: &Rules, now: DateTime<Utc>) -> Due {
    let is_due = |class: &DataClass| {
        kept.classes.contains(class)
            && rules.by_class.get(class).is_some_and(|rule| kept.closed_at <= since(rule.days, now))
    };
    let due: Vec<DataClass> = DataClass::ALL.into_iter().filter(is_due).collect();
    if due.is_empty() {
        return Due::Nothing;
    }
    if kept.held {
        return Due::Held;
    }
    if kept.waiting {
        return Due::Waiting;
    }
    let named: Vec<_> = due.iter().filter_map(|class| rules.by_class.get(class)).collect();
    let mut bases: Vec<&str> = Vec::new();
    for rule in &named {
        if !bases.contains(&rule.basis.as_str()) {
            bases.push(&rule.basis);
        }
    }
    let mut classes: BTreeSet<DataClass> = due.into_iter().collect();
    if classes.contains(&DataClass::Evidence) {
        // With the case goes what hangs on it.
        classes
            .extend([DataClass::Pictures, DataClass::Drafts].into_iter().filter(|class| kept.classes.contains(class)));
    }
    Due::Erase { classes, rules: named.iter().map(|rule| rule.id.clone()).collect(), basis: bases.join("; ") }
}

/// Nothing that was closed later than this can be due.
pub fn looked_at_until(rules: &Rules, now: DateTime<Utc>) -> DateTime<Utc> {
    since(rules.shortest_days(), now)
}

fn since(days: u32, now: DateTime<Utc>) -> DateTime<Utc> {
    now.checked_sub_signed(TimeDelta::days(i64::from(days))).unwrap_or(DateTime::<Utc>::MIN_UTC)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::retention::built_in;

    fn at(days: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::days(days)
    }

    fn kept(classes: &[DataClass]) -> Kept {
        let case_id = CaseId::new("cse_1");
        let place = Place::Closed(Some(at(0)), case_id.clone());
        let classes = classes.iter().copied().collect();
        Kept { case_id, closed_at: at(0), classes, held: false, waiting: false, place }
    }

    fn with_days(class: DataClass, days: u32) -> Rules {
        let mut rules = (**built_in()).clone();
        rules.by_class.get_mut(&class).unwrap().days = days;
        rules
    }

    fn gone(due: Due) -> Vec<DataClass> {
        match due {
            Due::Erase { classes, .. } => classes.into_iter().collect(),
            _ => Vec::new(),
        }
    }

    #[test]
    fn r_36_everything_goes_on_the_thirtieth_day_after_closing_and_not_before() {
        let all = kept(&DataClass::ALL);
        let before = at(30) - TimeDelta::milliseconds(1);
        assert_eq!(due(&all, built_in(), before), Due::Nothing);
        let Due::Erase { classes, rules, basis } = due(&all, built_in(), at(30)) else { panic!("due") };
        assert_eq!(classes, DataClass::ALL.into_iter().collect());
        assert_eq!((rules.len(), basis.as_str()), (4, "storage limitation, GDPR Art. 5(1)(e)"), "each basis once");
    }

    #[test]
    fn a_basis_that_two_rules_share_with_another_between_them_is_named_once() {
        let mut rules = (**built_in()).clone();
        rules.by_class.get_mut(&DataClass::Evidence).unwrap().basis = "a contract".to_owned();
        let three = kept(&[DataClass::Pictures, DataClass::Evidence, DataClass::Drafts]);
        let Due::Erase { basis, rules, .. } = due(&three, &rules, at(30)) else { panic!("due") };
        assert_eq!(rules.len(), 3);
        assert_eq!(basis, "storage limitation, GDPR Art. 5(1)(e); a contract", "in the order of the classes");
    }

    #[test]
    fn a_class_goes_by_its_own_days_and_with_the_case_goes_what_hangs_on_it() {
        let all = kept(&DataClass::ALL);
        assert_eq!(gone(due(&all, &with_days(DataClass::Pictures, 7), at(7))), [DataClass::Pictures]);
        let case_first = with_days(DataClass::Evidence, 7);
        assert_eq!(
            gone(due(&all, &case_first, at(7))),
            [DataClass::Pictures, DataClass::Evidence, DataClass::Drafts],
            "our own decisions have days of their own"
        );
        let left = kept(&[DataClass::Decisions]);
        assert_eq!(gone(due(&left, built_in(), at(40))), [DataClass::Decisions]);
    }

    #[test]
    fn a_hold_and_a_decision_that_waits_keep_everything_however_late() {
        let all = kept(&DataClass::ALL);
        assert_eq!(due(&Kept { held: true, ..all.clone() }, built_in(), at(9_999)), Due::Held);
        assert_eq!(due(&Kept { waiting: true, ..all }, built_in(), at(9_999)), Due::Waiting);
    }

    proptest! {
        #[test]
        fn fewer_days_never_keep_longer_and_nothing_goes_that_is_not_here(
            days in 0_u32..60, less in 0_u32..60, now in 0_i64..90, picked in prop::sample::subsequence(DataClass::ALL.to_vec(), 0..=4),
        ) {
            let kept = kept(&picked);
            let long = gone(due(&kept, &with_days(DataClass::Pictures, days), at(now)));
            let short = gone(due(&kept, &with_days(DataClass::Pictures, days.saturating_sub(less)), at(now)));
            prop_assert!(long.iter().all(|class| short.contains(class)));
            prop_assert!(short.iter().all(|class| picked.contains(class)));
        }
    }
}
