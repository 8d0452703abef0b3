//! Figures whose arithmetic was written down by hand, and what holds of any.
use chrono::TimeDelta;
use proptest::prelude::*;

use super::*;
use crate::case::{CaseState, OpenedBecause};

const ENGLISH: Language = Language::English;
/// A Friday.
const NOW: &str = "2026-11-27T12:00:00Z";

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// A case opened on a day at eight, and decided so many minutes later, where that is known.
fn case(code: &str, state: CaseState, outcome: &str, opened: &str, minutes: Option<i64>) -> Counted {
    let opened_at = at(&format!("{opened}T08:00:00Z"));
    Counted {
        opened_because: vec![OpenedBecause { family: "network".to_owned(), code: code.to_owned() }],
        state,
        outcome: outcome.to_owned(),
        is_final: outcome != "none",
        ours: None,
        opened_at,
        decided_at: minutes.map(|minutes| opened_at + TimeDelta::minutes(minutes)),
    }
}

/// Two weeks: three cases in each.
fn fixture() -> Vec<Counted> {
    use CaseState::{Decided, Gone, Pending};
    vec![
        case("3206", Decided, "rejected", "2026-11-17", Some(90)),
        case("VPN_DETECTED", Decided, "accepted", "2026-11-18", Some(30)),
        case("VPN_DETECTED", Decided, "accepted", "2026-11-19", None),
        case("VPN_DETECTED", Decided, "rejected", "2026-11-24", Some(60)),
        case("3299", Gone, "none", "2026-11-24", None),
        case("VPN_DETECTED", Pending, "none", "2026-11-26", None),
    ]
}

fn told(cases: &[Counted], now: &str, language: Language) -> KeyFigures {
    let mut tally = FigureTally::default();
    cases.iter().for_each(|case| tally.add(case));
    tally.told(at(now), language)
}

/// Value, numerator, denominator and sample, without the marks around what was filled in.
fn plain(measure: &Measure) -> (Option<String>, u32, u32, u32) {
    let value = measure.value.as_ref().map(|text| text.replace(['\u{2068}', '\u{2069}'], "").replace('\u{a0}', " "));
    (value, measure.numerator, measure.denominator, measure.sample)
}

fn some(value: &str, numerator: u32, denominator: u32, sample: u32) -> (Option<String>, u32, u32, u32) {
    (Some(value.to_owned()), numerator, denominator, sample)
}

#[test]
fn r_42_five_figures_equal_their_arithmetic_and_say_it() {
    let found = told(&fixture(), NOW, ENGLISH);
    assert_eq!((found.from.as_deref(), found.until.as_str()), (Some("2026-11-17"), "2026-11-27"), "the period");
    let whole: Vec<_> = found.figures.iter().map(|figure| plain(&figure.whole)).collect();
    assert_eq!(
        whole,
        [
            some("25.0 %", 1, 4, 4),
            some("50.0 %", 2, 4, 4),
            some("80.0 %", 4, 5, 5),
            some("0.5 a day", 6, 11, 6),
            some("1.0 h", 180, 3, 3),
        ],
        "rejected for a suspicion, stopped for nothing, completed, six in eleven days, 90 + 30 + 60 minutes"
    );
    assert_eq!(found.figures.iter().map(|figure| figure.kind).collect::<Vec<_>>(), FigureKind::ALL);
    for language in Language::ALL {
        for figure in told(&fixture(), NOW, *language).figures {
            assert!(!figure.title.starts_with("figure-") && figure.definition.len() > 20, "{figure:?}");
        }
    }
    let german = told(&fixture(), NOW, Language::German);
    assert!(german.figures[0].whole.value.as_ref().unwrap().contains("25,0"), "{:?}", german.figures[0].whole);
}

#[test]
fn r_42_what_nobody_has_decided_has_no_rate_and_no_case_has_no_figure_but_the_empty_days() {
    let open = told(&fixture()[5..], NOW, ENGLISH);
    let values: Vec<_> = open.figures.iter().map(|figure| plain(&figure.whole).0).collect();
    assert_eq!(values, [None, None, None, Some("0.5 a day".to_owned()), None], "nought of nought is not nought");
    let empty = told(&[], NOW, ENGLISH);
    assert_eq!(empty.from, None);
    assert_eq!(plain(&empty.figures[3].whole), some("0.0 a day", 0, 1, 0));
    let early = case("3206", CaseState::Decided, "rejected", "2026-11-20", Some(-5));
    assert_eq!(told(&[early], NOW, ENGLISH).figures[4].whole.sample, 0, "a decision before its case tells no time");
}

#[test]
fn r_43_each_week_has_its_own_figures_and_a_week_without_a_case_stands_in_the_line() {
    let found = told(&fixture(), NOW, ENGLISH);
    assert_eq!(found.weeks, ["2026-11-23", "2026-11-16"], "Mondays, the present week first");
    let week = |at: usize| found.figures.iter().map(|figure| plain(&figure.weeks[at])).collect::<Vec<_>>();
    assert_eq!(
        week(0),
        [
            some("0.0 %", 0, 1, 1),
            some("0.0 %", 0, 1, 1),
            some("50.0 %", 1, 2, 2),
            some("0.6 a day", 3, 5, 3),
            some("1.0 h", 60, 1, 1),
        ],
        "the present week has five days so far"
    );
    assert_eq!(
        week(1),
        [
            some("33.3 %", 1, 3, 3),
            some("66.7 %", 2, 3, 3),
            some("100.0 %", 3, 3, 3),
            some("0.5 a day", 3, 6, 3),
            some("1.0 h", 120, 2, 2),
        ],
        "the first week begins with its first case"
    );
    let later = told(&fixture(), "2026-12-18T12:00:00Z", ENGLISH);
    assert_eq!(later.weeks, ["2026-12-14", "2026-12-07", "2026-11-30", "2026-11-23", "2026-11-16"]);
    assert_eq!(plain(&later.figures[3].weeks[1]), some("0.0 a day", 0, 7, 0), "nothing came, and the line says so");
    assert_eq!(plain(&later.figures[0].weeks[1]), (None, 0, 0, 0), "and a rate of nothing is none");
    let years = told(&fixture(), "2030-01-01T12:00:00Z", ENGLISH);
    assert!(years.weeks.len() == WEEKS && years.figures.iter().all(|figure| figure.weeks.len() == WEEKS));
}

proptest! {
    #[test]
    fn r_43_the_weeks_of_a_line_add_up_to_the_whole(
        picks in prop::collection::vec((0..6_usize, 0..150_u64), 0..40)
    ) {
        let known = fixture();
        let moved = |(at, days): &(usize, u64)| {
            let case = known[*at].clone();
            let back = TimeDelta::days(i64::try_from(*days).unwrap());
            Counted { opened_at: case.opened_at - back, decided_at: case.decided_at.map(|at| at - back), ..case }
        };
        let cases: Vec<Counted> = picks.iter().map(moved).collect();
        let found = told(&cases, NOW, ENGLISH);
        for figure in &found.figures {
            let sum = |of: fn(&Measure) -> u32| figure.weeks.iter().map(of).sum::<u32>();
            prop_assert_eq!(sum(|week| week.numerator), figure.whole.numerator, "{:?}", figure.kind);
            prop_assert_eq!(sum(|week| week.sample), figure.whole.sample, "{:?}", figure.kind);
            prop_assert_eq!(sum(|week| week.denominator), figure.whole.denominator, "{:?}", figure.kind);
            prop_assert_eq!(figure.whole.value.is_none(), figure.whole.denominator == 0);
        }
    }
}
