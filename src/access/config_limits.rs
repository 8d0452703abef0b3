//! The limits of a configuration: what each may be, and which way is tighter.

/// Limits of the daily work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorkLimits {
    /// How long a saved decision can be taken back, in seconds.
    pub undo_secs: u32,
    /// How long a claim for review is asked for, in seconds; the server may shorten it.
    pub lease_secs: u32,
    /// How many cases one page of the change feed is asked for.
    pub page_size: u32,
    /// How many requests of the sync run at once.
    pub in_flight: u32,
    /// After how many minutes without a hand at the window it locks.
    pub lock_mins: u32,
    /// For how many minutes a sign-in counts as one of just now, before what is grave.
    pub fresh_mins: u32,
    /// How many hours after it was opened the window locks, whatever was done meanwhile.
    pub session_hours: u32,
}

impl Default for WorkLimits {
    fn default() -> Self {
        Self {
            undo_secs: 10,
            lease_secs: 900,
            page_size: 50,
            in_flight: 4,
            lock_mins: 5,
            fresh_mins: 5,
            session_hours: 12,
        }
    }
}

/// What a limit may be, and which way is tighter.
pub(crate) struct LimitRule {
    pub(crate) key: &'static str,
    pub(crate) field: fn(&mut WorkLimits) -> &mut u32,
    pub(crate) fits: fn(u32) -> bool,
    pub(crate) allowed: &'static str,
    pub(crate) tighter: fn(u32, u32) -> u32,
}

pub(crate) const UNDO_KEY: &str = "limits.undo_secs";
/// How long a decision can be taken back, in seconds: what a person or a configuration may choose.
pub(crate) const UNDO_CHOICES: [u32; 6] = [0, 5, 10, 20, 30, 60];

/// Every limit, in the order of the file.
pub(crate) const LIMIT_RULES: [LimitRule; 7] = [
    LimitRule {
        key: UNDO_KEY,
        field: |limits| &mut limits.undo_secs,
        fits: |secs| UNDO_CHOICES.contains(&secs),
        allowed: "0, 5, 10, 20, 30 or 60",
        // More time to take a decision back is the careful side.
        tighter: Ord::max,
    },
    LimitRule {
        key: "limits.lease_secs",
        field: |limits| &mut limits.lease_secs,
        fits: |secs| (60..=3_600).contains(&secs),
        allowed: "60 to 3600",
        tighter: Ord::min,
    },
    LimitRule {
        key: "limits.page_size",
        field: |limits| &mut limits.page_size,
        fits: |cases| (1..=200).contains(&cases),
        allowed: "1 to 200",
        tighter: Ord::min,
    },
    LimitRule {
        key: "limits.in_flight",
        field: |limits| &mut limits.in_flight,
        fits: |requests| (1..=4).contains(&requests),
        allowed: "1 to 4",
        tighter: Ord::min,
    },
    LimitRule {
        key: "limits.lock_mins",
        field: |limits| &mut limits.lock_mins,
        fits: |mins| (1..=15).contains(&mins),
        allowed: "1 to 15",
        tighter: Ord::min,
    },
    LimitRule {
        key: "limits.fresh_mins",
        field: |limits| &mut limits.fresh_mins,
        fits: |mins| (1..=15).contains(&mins),
        allowed: "1 to 15",
        tighter: Ord::min,
    },
    LimitRule {
        key: "limits.session_hours",
        field: |limits| &mut limits.session_hours,
        fits: |hours| (1..=12).contains(&hours),
        allowed: "1 to 12",
        tighter: Ord::min,
    },
];
