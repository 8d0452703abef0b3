//! Who goes on: by the dice alone, or by priorities that change at a few moments (probabilistic concurrency testing,
//! Burckhardt and others 2010), which finds what needs one call to overtake another many times in a row.
use std::collections::BTreeMap;

use crate::dice::Dice;

/// Picks by seed.
pub struct Picker {
    /// The dice of the seed, for everything else too.
    pub dice: Dice,
    priorities: Option<BTreeMap<String, u64>>,
    changes: Vec<usize>,
    step: usize,
}

impl Picker {
    /// The picker of a seed.
    pub fn of(seed: u64) -> Self {
        let mut dice = Dice::of(seed);
        let priorities = dice.chance(500).then(BTreeMap::new);
        let changes = (0..4).map(|_| dice.below(160)).collect();
        Self { dice, priorities, changes, step: 0 }
    }

    /// One of these, each with the weight it has for dice without priorities.
    pub fn pick(&mut self, names: &[(String, usize)]) -> usize {
        self.step += 1;
        let Some(priorities) = &mut self.priorities else {
            let mut at = self.dice.below(names.iter().map(|(_, weight)| weight).sum());
            return names
                .iter()
                .position(|(_, weight)| {
                    let found = at < *weight;
                    at = at.saturating_sub(*weight);
                    found
                })
                .unwrap();
        };
        for (name, _) in names {
            // Above every priority that was taken away.
            priorities.entry(name.clone()).or_insert_with(|| 1_000 + self.dice.roll() / 2);
        }
        let best = (0..names.len()).max_by_key(|at| priorities[&names[*at].0]).unwrap();
        if self.changes.contains(&self.step) {
            priorities.insert(names[best].0.clone(), 1_000 - self.step as u64);
        }
        best
    }
}
