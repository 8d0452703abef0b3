//! T-08: schedules of lock, send, close and sync on a real console: real engine, real encrypted file, real HTTP to the
//! sandbox, all on one thread.
//!
//! Who goes on is not left to luck. Every call of the console is an actor that goes on only when it is picked, from one
//! point where it has to wait to the next (the file, a turn, the clock, an answer); every request waits at a turnstile
//! before it is carried out and every answer before it leaves; time moves when it is picked. The dice of the seed pick,
//! each time nothing else moves any more ([`rest`]). Background workers go on by themselves between two picks; they meet
//! the same turnstile, turns and clock.
//!
//! The same seed rolls the same dice and, on an idle machine, gives nearly the same schedule. Nobody steers the database's
//! thread: where its answer is there before the call has looked for it, a pick falls away and those behind it shift; on a
//! busy machine that happens in most schedules. So a failure is printed with every pick of it, and a seed is run a few
//! times to see it again.
//!
//! A schedule that can go no further is a deadlock and is named at once; one that goes on too long is named too, and a
//! watchdog names one that hangs outside our sight.
//!
//! Why not `shuttle`: it runs code that is written over its own primitives. The engine's waits are almost all on the file
//! (sqlx), the network (reqwest) and `tokio::sync`, which `shuttle` does not stand for; what is left on primitives alone
//! is `queue/turns.rs`, one tokio mutex a case, and the single renewal of tokens, one tokio mutex around an exchange. A
//! model of them over other primitives would test the model.
#[cfg(test)]
mod actors;
#[cfg(test)]
mod bench;
#[cfg(test)]
mod checks;
#[cfg(test)]
#[path = "../model/dice.rs"]
#[expect(dead_code, reason = "the model uses more of it")]
mod dice;
#[cfg(test)]
#[path = "../model/invariants.rs"]
#[expect(dead_code, reason = "the model uses more of it")]
mod invariants;
#[cfg(test)]
#[path = "../crash/long.rs"]
mod long;
#[cfg(test)]
mod picker;
#[cfg(test)]
mod rest;
#[cfg(test)]
#[path = "../model/rows.rs"]
mod rows;
#[cfg(test)]
mod run;
#[cfg(test)]
mod schedule;
#[cfg(test)]
#[path = "../it/stage.rs"]
#[expect(dead_code, reason = "the journeys use more of it")]
mod stage;

use std::process::ExitCode;

fn main() -> ExitCode {
    run::main()
}
