//! The oracle of the change feed: a cursor never skips, and a case is never shown in another environment (contract
//! section 8).
//!
//! Follows what moved and what each page gave, with its own idea of the order, so that a mistake in the pages shows here.
use super::{Time, oracle::Violation};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Bound;

/// One thing that happened to the feed of an environment, in order.
#[derive(Clone, Debug)]
pub enum FeedEvent {
    /// A case came, or changed: from now on it stands at this place.
    Moved {
        /// Which case.
        case_id: String,
        /// Its place.
        stamp: Time,
    },
    /// A page was given.
    Gave {
        /// Behind which place.
        after: (Time, String),
        /// Up to which place its cursor goes on.
        through: (Time, String),
        /// More was said to follow.
        has_more: bool,
        /// The cases on it.
        items: Vec<String>,
        /// Cases on the way that this reader must not see.
        hidden: Vec<String>,
    },
}

/// Checks the feed of one environment.
#[must_use]
pub fn check<'a>(environment: &str, events: impl IntoIterator<Item = &'a FeedEvent>) -> Vec<Violation> {
    let mut places: HashMap<&str, Time> = HashMap::new();
    let mut order: BTreeSet<(Time, &str)> = BTreeSet::new();
    let mut found = Vec::new();
    for event in events {
        match event {
            FeedEvent::Moved { case_id, stamp } => {
                if let Some(before) = places.insert(case_id, *stamp) {
                    order.remove(&(before, case_id.as_str()));
                }
                order.insert((*stamp, case_id));
            }
            FeedEvent::Gave { after, through, has_more, items, hidden } => {
                let given: HashSet<&str> = items.iter().map(String::as_str).collect();
                let end = (through.0, through.1.as_str());
                let end = if *has_more { Bound::Included(end) } else { Bound::Unbounded };
                let passed = order.range((Bound::Excluded((after.0, after.1.as_str())), end));
                for (_, case_id) in passed.filter(|(_, id)| !given.contains(id) && !hidden.iter().any(|one| one == id))
                {
                    let seen = format!("passed over in {environment}");
                    found.push(Violation { rule: "a cursor never skips", case_id: (*case_id).to_owned(), seen });
                }
                for case_id in items.iter().filter(|id| !places.contains_key(id.as_str())) {
                    let seen = format!("shown in {environment}");
                    found.push(Violation { rule: "a case stays in its environment", case_id: case_id.clone(), seen });
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{FeedEvent, check};
    use crate::rules::Time;
    use chrono::{DateTime, TimeDelta};

    fn at(secs: i64) -> Time {
        DateTime::UNIX_EPOCH + TimeDelta::seconds(secs)
    }

    fn moved(case_id: &str, secs: i64) -> FeedEvent {
        FeedEvent::Moved { case_id: case_id.into(), stamp: at(secs) }
    }

    fn gave(after: i64, through: i64, has_more: bool, items: &[&str]) -> FeedEvent {
        FeedEvent::Gave {
            after: (at(after), "~".into()),
            through: (at(through), "~".into()),
            has_more,
            items: items.iter().map(|id| (*id).to_owned()).collect(),
            hidden: vec!["h".into()],
        }
    }

    #[test]
    fn pages_that_follow_each_other_are_sound_though_cases_move_meanwhile() {
        let history = [
            moved("a", 1),
            moved("b", 2),
            moved("h", 3),
            gave(0, 1, true, &["a"]),
            moved("a", 4),
            gave(1, 4, false, &["b", "a"]),
        ];
        assert!(check("staging", &history).is_empty());
    }

    #[test]
    fn a_case_between_two_cursors_that_no_page_held_is_named() {
        let skipped = [moved("a", 1), moved("b", 2), moved("c", 3), gave(0, 3, true, &["a", "c"])];
        let found = check("staging", &skipped);
        assert_eq!((found[0].rule, found[0].case_id.as_str()), ("a cursor never skips", "b"));
        let short = [moved("a", 1), moved("b", 2), gave(0, 1, false, &["a"])];
        assert_eq!(check("staging", &short)[0].rule, "a cursor never skips", "it said that nothing follows");
    }

    #[test]
    fn a_case_of_another_environment_is_named() {
        let leaked = [moved("a", 1), gave(0, 1, false, &["a", "theirs"])];
        assert_eq!(check("staging", &leaked)[0].rule, "a case stays in its environment");
    }
}
