//! The road of the events: which of them arrive, how often, and in which order.
use serde::Deserialize;
use std::collections::VecDeque;

/// What the road does to the events that set out on it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Road {
    /// Everything waits until it is let through.
    #[serde(default)]
    pub hold: bool,
    /// Names of events that never arrive.
    #[serde(default)]
    pub lose: Vec<String>,
    /// Names of events that arrive twice.
    #[serde(default)]
    pub repeat: Vec<String>,
}

/// In which order what waits is let through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// As it happened.
    #[default]
    Happened,
    /// The newest first.
    Reversed,
    /// The second before the first, the fourth before the third, and so on.
    Swapped,
}

/// Events under way, by their position among all events.
#[derive(Debug, Default)]
pub struct Underway {
    waiting: VecDeque<usize>,
}

impl Underway {
    /// An event sets out; answers what arrives at once.
    pub fn depart(&mut self, event: usize, name: &str, road: &Road) -> Vec<usize> {
        if road.lose.iter().any(|lost| lost == name) {
            return Vec::new();
        }
        let times = if road.repeat.iter().any(|twice| twice == name) { 2 } else { 1 };
        let arriving = vec![event; times];
        if !road.hold {
            return arriving;
        }
        self.waiting.extend(arriving);
        Vec::new()
    }

    /// Lets through what waits.
    pub fn let_through(&mut self, order: Order) -> Vec<usize> {
        let mut arriving: Vec<usize> = self.waiting.drain(..).collect();
        match order {
            Order::Happened => {}
            Order::Reversed => arriving.reverse(),
            Order::Swapped => arriving.chunks_exact_mut(2).for_each(<[usize]>::reverse),
        }
        arriving
    }
}
