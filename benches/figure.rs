//! A figure, the floor it stands beside, and the limit of their ratio.
use std::time::{Duration, Instant};

/// Runs of each measurement.
pub const RUNS: usize = 5;

/// The machine's own clock: a measurement is of the machine.
#[expect(clippy::disallowed_methods, reason = "what is measured is real time")]
pub fn now() -> Instant {
    Instant::now()
}

/// One figure and its limit.
pub struct Figure {
    /// What is measured.
    pub name: &'static str,
    /// What it is compared with.
    pub floor_name: &'static str,
    /// Measured times.
    pub measured: Vec<Duration>,
    /// Times of the floor.
    pub floor: Vec<Duration>,
    /// The median may be so many times the floor's.
    pub limit: f64,
}

/// The middle value.
pub fn median(times: &[Duration]) -> Duration {
    let mut sorted = times.to_vec();
    sorted.sort();
    sorted[sorted.len() / 2]
}

impl Figure {
    fn ratio(&self) -> f64 {
        median(&self.measured).as_secs_f64() / median(&self.floor).as_secs_f64()
    }

    /// Prints the figure beside its floor; true when it is within its limit.
    pub fn print(&self) -> bool {
        let holds = self.ratio() <= self.limit;
        println!(
            "{:<44} {:>10.3} ms   {:<52} {:>10.3} ms   {:>5.2} x of {:.1} x   {}",
            self.name,
            median(&self.measured).as_secs_f64() * 1e3,
            self.floor_name,
            median(&self.floor).as_secs_f64() * 1e3,
            self.ratio(),
            self.limit,
            if holds { "holds" } else { "OVER" }
        );
        holds
    }
}
