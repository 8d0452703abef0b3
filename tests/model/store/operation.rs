//! What can be done to a console's store. Each operation stands for itself: places that do not exist are passed over, so
//! that any of them can be left out of a list.
use crate::dice::Dice;
use crate::reference::{Line, ME, Word};

/// Cases of the model's world.
pub const CASES: usize = 5;

/// One operation.
#[derive(Clone, Debug)]
pub enum Operation {
    /// A page of the feed; places in the feed are relative to what came before.
    Page(Vec<Line>),
    /// A claim answer: how far the token moved on, seconds of lease, the server's clock minus ours in seconds.
    Claim(usize, u64, i64, i64),
    /// The person leaves; back again without a time.
    Leave(usize, Option<i64>),
    /// The claim is given back.
    Release(usize),
    /// Half an answer.
    Draft(usize, u32),
    /// A decision; on what is held, or on something older.
    Decide(usize, bool),
    /// Takes back the entry so many places from the newest.
    Undo(usize),
    /// An entry is sent: the first that is due, or without one the newest.
    Send,
    /// An entry that waits for an answer, so many places from the newest such, hears this.
    Hear(usize, Word, i64),
    /// The program ends and starts: in order, or in the middle of a transaction.
    Restart(bool),
    /// The case is gone, by a sweep.
    Purge(usize),
    /// Our clock moves on, or is set back (seconds).
    Clock(i64),
    /// The network is back.
    Wake,
    /// A person takes note.
    Acknowledge(usize),
}

/// The operations of a seed.
pub fn roll(seed: u64, steps: usize) -> Vec<Operation> {
    let mut dice = Dice::of(seed);
    let mut feed = 100;
    let mut operations = Vec::with_capacity(steps + 3);
    while operations.len() < steps {
        // Deciding needs a case, its evidence and a claim at the same time: chance alone hardly brings them together.
        if dice.chance(130) {
            let case = dice.below(CASES);
            // Now and then as the second of two people.
            let state = if dice.chance(250) { "awaiting_second" } else { "pending" };
            let wanted = Line { case, state, holder: Some(ME), fetched: true, ..line(&mut dice, &mut feed) };
            operations.extend([
                Operation::Page(vec![Line { updated: feed * 1000, ..wanted }]),
                Operation::Claim(case, 0, 600, 0),
                Operation::Decide(case, true),
            ]);
        } else {
            operations.push(one(&mut dice, &mut feed));
        }
    }
    operations.truncate(steps);
    operations
}

fn one(dice: &mut Dice, feed: &mut i64) -> Operation {
    let case = dice.below(CASES);
    match dice.below(100) {
        0..=13 => Operation::Page((0..=dice.below(3)).map(|_| line(dice, feed)).collect()),
        14..=25 => {
            let token = u64::from(dice.chance(400));
            Operation::Claim(case, token, 60 + i64::try_from(dice.below(900)).unwrap(), [0, 0, 5, -3600][dice.below(4)])
        }
        26..=28 => Operation::Leave(case, dice.chance(600).then_some(30)),
        29..=30 => Operation::Release(case),
        31..=34 => Operation::Draft(case, u32::try_from(dice.below(1000)).unwrap()),
        35..=42 => Operation::Decide(case, !dice.chance(100)),
        43..=44 => Operation::Undo(dice.below(3)),
        45..=61 => Operation::Send,
        62..=84 => Operation::Hear(dice.below(2), word(dice), i64::try_from(dice.below(101)).unwrap()),
        85..=87 => Operation::Restart(dice.chance(500)),
        88 => Operation::Purge(case),
        89..=95 => Operation::Clock([5, 11, 11, 61, 400, 4000, -3600][dice.below(7)]),
        96..=97 => Operation::Wake,
        _ => Operation::Acknowledge(dice.below(4)),
    }
}

fn line(dice: &mut Dice, feed: &mut i64) -> Line {
    *feed += 1;
    // Now and then a line that is older than what is held; a place in the feed is never taken twice.
    let back = if dice.chance(150) { i64::try_from(dice.below(6)).unwrap() * 1000 + *feed } else { 0 };
    Line {
        case: dice.below(CASES),
        state: ["pending", "pending", "pending", "pending", "awaiting_second", "applying", "decided", "gone"]
            [dice.below(8)],
        etag: 1 + u32::try_from(dice.below(2)).unwrap(),
        updated: (*feed * 1000 - back).max(0),
        holder: [None, Some(ME), Some(ME), Some("rev-23")][dice.below(4)],
        fetched: !dice.chance(150),
    }
}

fn word(dice: &mut Dice) -> Word {
    let wait = [None, Some(0), Some(7_000), Some(3_600_000), Some(7_200_000)][dice.below(5)];
    match dice.below(24) {
        0..=3 => Word::Ours("applied", None),
        4 => Word::Ours("applying", wait),
        5 => Word::Ours("awaiting_second", wait),
        6 => Word::Ours(["apply_failed", "declined_by_second", "voided"][dice.below(3)], None),
        7 => Word::Theirs,
        8..=9 => Word::NoDecision,
        10 => Word::UnknownCase,
        11 => [Word::NotSent, Word::NotSent, Word::Paused(30_000), Word::Paused(7_200_000)][dice.below(4)],
        12..=13 => Word::NoAnswer,
        14 => Word::SignInNeeded,
        15 => Word::Refused(409, ["in_flight", "session_busy"][dice.below(2)], wait),
        16 => Word::Refused(409, ["claim_held", "already_decided"][dice.below(2)], None),
        17 => Word::Refused(409, ["claim_expired", "claim_required"][dice.below(2)], None),
        18 => Word::Refused(410, "case_gone", None),
        19 => Word::Refused(412, "precondition_failed", None),
        20 => Word::Refused(422, ["comment_required", "idempotency_key_reused"][dice.below(2)], None),
        21 => Word::Refused([403, 400, 428][dice.below(3)], "forbidden", None),
        22 => Word::Refused([429, 503][dice.below(2)], "overloaded", wait),
        _ => Word::Refused(500, "internal", None),
    }
}
