//! Any steps on any road.
use super::super::identification::{Stage, Step};
use super::super::road::Order;
use super::{COMPLETE, at, bank, blocks, start};
use crate::banking::Bank;
use proptest::prelude::*;

fn any_step() -> impl Strategy<Value = Step> {
    let codes =
        prop::collection::vec(prop::sample::select(vec!["3010", "3102", "3139", "3206", "3299", "9", ""]), 0..3);
    let codes = codes.prop_map(|codes| codes.into_iter().map(str::to_owned).collect::<Vec<_>>());
    prop_oneof![
        3 => Just(Step::Finish),
        3 => Just(Step::Review),
        1 => Just(Step::Certify),
        1 => codes.clone().prop_map(|reasons| Step::Abort { reasons }),
        3 => codes.prop_map(|reasons| Step::Finalize { reasons }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Whatever people, providers and the road do: one end at most, no case and no document before its event has arrived,
    /// and a case for every finding that has.
    #[test]
    fn no_order_of_steps_and_events_shows_an_end_that_has_not_come(
        steps in prop::collection::vec((any_step(), 0_i64..2_400), 0..12),
        hold in any::<bool>(),
        lost in prop::option::of(prop::sample::select(vec!["qes.created", "qes.processing", "qes.finalized"])),
        order in prop::sample::select(vec![Order::Happened, Order::Reversed, Order::Swapped]),
    ) {
        let mut bank = bank();
        bank.settings.road.hold = hold;
        bank.settings.road.lose = lost.into_iter().map(str::to_owned).collect();
        let id = bank.begin(COMPLETE, None, at(0)).unwrap();
        let mut now = 0;
        for (step, secs) in steps {
            now += secs;
            // Most of them are out of turn; that is the point.
            let _ = bank.step(&id, step, at(now));
        }
        let check = |bank: &Bank| {
            let known = bank.identifications().next().unwrap().0.clone();
            let came = bank.events().any(|(event, arrived)| event.name == "qes.finalized" && arrived > 0);
            let opens = bank.opening(0, at(now), start()).is_some();
            assert_eq!(opens, came && !known.succeeded(), "{known:?}");
            let shown = blocks(bank, 0).iter().any(|(kind, _)| kind == "preReviewDocument");
            assert_eq!(shown, came);
        };
        check(&bank);
        bank.let_through(order, at(now));
        check(&bank);
        bank.send_again(None, None, at(now));
        let known = bank.identifications().next().unwrap().0.clone();
        let finding = known.stage == Stage::Finalized && !known.succeeded();
        prop_assert_eq!(bank.opening(0, at(now), start()).is_some(), finding, "in the end everything has come");
    }
}
