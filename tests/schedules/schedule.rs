//! One schedule: decisions saved and due, the calls that overlap, and how the console ends.
use std::collections::BTreeSet;
use std::time::Duration;

use second_look::console::{AppError, Console};
use second_look::ids::{CaseId, EntryId};
use second_look_sandbox::http::turnstile::{Side, Waiting};
use tokio::sync::mpsc::UnboundedReceiver;

use crate::actors::{Actor, Outcome};
use crate::bench::{Bench, REVIEWER};
use crate::picker::Picker;
use crate::rest::Rest;
use crate::stage::plain_approve;

/// Picks after which a schedule has gone on too long.
const MOST_PICKS: usize = 2_000;
/// Moves of the clock before it is moved only to get on.
const CLOCK_MOVES: u32 = 12;
/// Moves of the clock in a row that brought nothing on: nothing will.
const IN_VAIN: u32 = 10;

/// How the console ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum End {
    /// The program let go of it.
    Closed,
    /// It was locked.
    Locked,
    /// Whoever held it let it fall.
    Dropped,
}

/// What was done with a decision, and what was said of it.
pub struct Promise {
    /// The case.
    pub case: CaseId,
    /// It was said to be saved, or not; none when nobody was left to be told.
    pub saved: Option<Result<(), AppError>>,
    /// It was said to be taken back, or not; none when nobody asked, or nobody was left to be told.
    pub undone: Option<bool>,
    /// Somebody asked to take it back.
    pub undo_asked: bool,
}

/// What a schedule came to.
pub struct Ran {
    /// How the console ended.
    pub end: End,
    /// What locking said: decisions that wait.
    pub waiting: Option<u32>,
    /// Every decision.
    pub promises: Vec<Promise>,
    /// Requests that left the console and have not reached the platform yet.
    pub late: Vec<Waiting>,
    /// A renewal of the tokens took its time: it may have been cut off, and a sign-in is the price.
    pub renewal_cut: bool,
    /// What the calls came to.
    pub met: BTreeSet<String>,
}

/// A schedule under way.
pub struct Schedule<'a> {
    bench: &'a Bench,
    rest: &'a Rest,
    picker: Picker,
    actors: Vec<Actor>,
    turnstile: UnboundedReceiver<Waiting>,
    waiting: Vec<(String, Waiting)>,
    arrived: u32,
    clock_moves: u32,
    in_vain: u32,
    may_drop: bool,
    /// Moves of the clock when the console began to end.
    end_began_at: Option<u32>,
    /// Renewals that were carried out and whose answer has not left.
    tokens_on_their_way: u32,
    /// New tokens came when the end had taken its time already.
    slow_tokens: bool,
    /// Every pick, in order.
    pub trace: Vec<String>,
}

enum Pick {
    Go(usize),
    Pass(usize),
    Clock,
    Drop(usize),
}

impl<'a> Schedule<'a> {
    /// The schedule of a seed. From now on the turnstile holds every request.
    pub fn new(bench: &'a Bench, rest: &'a Rest, picker: Picker) -> Self {
        let turnstile = bench.stage.control().turnstile();
        Self {
            bench,
            rest,
            picker,
            actors: Vec::new(),
            turnstile,
            waiting: Vec::new(),
            arrived: 0,
            clock_moves: 0,
            in_vain: 0,
            may_drop: false,
            end_began_at: None,
            tokens_on_their_way: 0,
            slow_tokens: false,
            trace: Vec::new(),
        }
    }

    /// Runs it on this console, with two decisions due, one held and one to come.
    ///
    /// # Errors
    /// When it does not end.
    pub async fn run(&mut self, console: Console, cases: &[CaseId; 4], entries: &[EntryId; 3]) -> Result<Ran, String> {
        let [_, _, held, next] = cases;
        let dropped = self.picker.dice.chance(60);
        // Workers hold the console themselves: only a close or a lock ends them.
        if !dropped && self.picker.dice.chance(500) {
            console.start();
            self.trace.push("(with workers)".to_owned());
        }
        if self.picker.dice.chance(150) {
            self.bench.stage.control().expire_tokens(Some(REVIEWER));
            self.trace.push("(the token is refused)".to_owned());
        }
        self.may_drop = self.picker.dice.chance(250);
        for number in 0..=usize::from(self.picker.dice.chance(300)) {
            let one = console.clone();
            self.add(format!("send {number}"), async move {
                one.send_due().await.map(|round| format!("sent {}", round.delivered.len()))
            });
        }
        let one = console.clone();
        self.add("sync".to_owned(), async move { one.sync_once().await.map(|_| "synced".to_owned()) });
        let input = plain_approve(&console.read_case(next).await.unwrap());
        let one = console.clone();
        let saved = self.add("save".to_owned(), async move {
            one.save_decision(&input).await.map(|entry| entry.state.as_str().to_owned())
        });
        let (undone_at, entry) = if self.picker.dice.chance(500) { (2, entries[2]) } else { (0, entries[0]) };
        let one = console.clone();
        let undone =
            self.add(format!("undo {undone_at}"), async move { one.undo(entry).await.map(|()| "undone".to_owned()) });
        if self.picker.dice.chance(300) {
            let (one, case) = (console.clone(), held.clone());
            self.add("open".to_owned(), async move { one.read_case(&case).await.map(|_| "read".to_owned()) });
        }
        if self.picker.dice.chance(300) {
            let one = console.clone();
            self.add("status".to_owned(), async move { one.status().await.map(|_| "told".to_owned()) });
        }
        let (locks, closes) = self.endings(&console, dropped);
        self.until_done(dropped).await?;
        let locked = locks.iter().find_map(|lock| lock.borrow().clone());
        let closed = closes.iter().find_map(|close| close.borrow().clone());
        let end = match (&locked, &closed) {
            _ if dropped => End::Dropped,
            (Some(_), _) => End::Locked,
            _ => End::Closed,
        };
        let late = self.let_go();
        for outcome in locks.iter().chain(&closes).filter_map(|ending| ending.borrow().clone()) {
            outcome.map_err(|cause| format!("ending: {cause}"))?;
        }
        self.after(&console, end).await?;
        let saved = saved.borrow().clone().map(|saved| saved.map(drop));
        let undone = undone.borrow().clone().map(|undone| undone.is_ok());
        let promise = |at: usize, saved| {
            let asked = at == undone_at;
            Promise { case: cases[at].clone(), saved, undone: undone.filter(|_| asked), undo_asked: asked }
        };
        let sure = || Some(Ok(()));
        let promises = vec![promise(0, sure()), promise(1, sure()), promise(2, sure()), promise(3, saved)];
        let waiting = locked.and_then(Result::ok).and_then(|said| said.parse().ok());
        let renewal_cut = self.slow_tokens || self.tokens_on_their_way > 0 || late.iter().any(is_renewal);
        Ok(Ran { end, waiting, promises, late, renewal_cut, met: self.met() })
    }

    fn add(&mut self, name: String, call: impl Future<Output = Result<String, AppError>> + 'static) -> Outcome {
        let actor = Actor::new(&name, call);
        let outcome = Outcome::clone(&actor.outcome);
        self.actors.push(actor);
        outcome
    }

    /// One ending or two, in any overlap.
    fn endings(&mut self, console: &Console, dropped: bool) -> (Vec<Outcome>, Vec<Outcome>) {
        let ways: &[(u32, u32)] = &[(1, 0), (1, 0), (0, 1), (0, 1), (1, 1), (2, 0), (0, 2)];
        let (locks, closes) = if dropped { (0, 0) } else { self.picker.dice.pick(ways) };
        let mut all = (Vec::new(), Vec::new());
        for number in 0..locks {
            let one = console.clone();
            let lock = async move { one.lock().await.map(|waiting| waiting.to_string()) };
            all.0.push(self.add(format!("lock {number}"), lock));
            self.actors.last_mut().unwrap().ends = true;
        }
        for number in 0..closes {
            let one = console.clone();
            all.1.push(self.add(format!("close {number}"), async move { one.close().await.map(|()| "closed".into()) }));
            self.actors.last_mut().unwrap().ends = true;
        }
        all
    }

    /// Picks until every call has ended.
    async fn until_done(&mut self, dropped: bool) -> Result<(), String> {
        let falls_after = if dropped { self.picker.dice.below(60) } else { usize::MAX };
        for step in 0..MOST_PICKS {
            self.rest.settle().await;
            if self.rest.no_database() && self.actors.iter().any(|actor| actor.ends && actor.begun && actor.lives()) {
                tokio::time::sleep(Duration::from_millis(3)).await;
                self.rest.settle().await;
            }
            self.collect();
            if !self.actors.iter().any(Actor::lives) {
                return Ok(());
            }
            if step == falls_after {
                self.trace.push("everything is dropped".to_owned());
                self.actors.iter_mut().for_each(Actor::drop_call);
                return Ok(());
            }
            self.pick().await?;
        }
        Err(format!("still going on after {MOST_PICKS} picks: {}", self.alive()))
    }

    fn collect(&mut self) {
        while let Ok(waiting) = self.turnstile.try_recv() {
            self.arrived += 1;
            let side = if waiting.side == Side::Request { "request" } else { "answer" };
            let end = waiting.path.rsplit('/').next().unwrap_or_default();
            self.waiting.push((format!("{side} {} {end} #{}", waiting.method, self.arrived), waiting));
        }
    }

    async fn pick(&mut self) -> Result<(), String> {
        let (mut picks, mut names) = (Vec::new(), Vec::new());
        let mut offer = |pick, name: String, weight| {
            picks.push(pick);
            names.push((name, weight));
        };
        for (at, actor) in self.actors.iter().enumerate() {
            if actor.lives() && !actor.begun {
                offer(Pick::Go(at), actor.name.clone(), 2);
            } else if actor.may_go() {
                offer(Pick::Go(at), actor.name.clone(), 6);
            }
            if self.may_drop && actor.begun && actor.lives() {
                offer(Pick::Drop(at), format!("drop {}", actor.name), 1);
            }
        }
        for (at, (name, _)) in self.waiting.iter().enumerate() {
            offer(Pick::Pass(at), name.clone(), 4);
        }
        if self.actors.iter().any(|actor| actor.lives() && !actor.begun || actor.may_go()) || !self.waiting.is_empty() {
            self.in_vain = 0;
        } else {
            return self.get_on().await;
        }
        if self.clock_moves < CLOCK_MOVES {
            offer(Pick::Clock, "clock".to_owned(), 1);
        }
        let at = self.picker.pick(&names);
        self.trace.push(names[at].0.clone());
        match picks[at] {
            Pick::Go(at) => {
                if self.actors[at].ends {
                    self.end_began_at.get_or_insert(self.clock_moves);
                }
                self.actors[at].go();
            }
            Pick::Pass(at) => self.let_through(at),
            Pick::Clock => self.pass(),
            Pick::Drop(at) => {
                self.may_drop = false;
                self.actors[at].drop_call();
            }
        }
        Ok(())
    }

    fn let_through(&mut self, at: usize) {
        let (_, waiting) = self.waiting.remove(at);
        if is_renewal(&waiting) {
            match waiting.side {
                Side::Request => self.tokens_on_their_way += 1,
                Side::Answer => {
                    self.tokens_on_their_way = self.tokens_on_their_way.saturating_sub(1);
                    self.slow_tokens |= self.end_began_at.is_some_and(|began| began != self.clock_moves);
                }
            }
        }
        waiting.go();
    }

    fn pass(&mut self) {
        self.clock_moves += 1;
        let secs = self.picker.dice.pick(&[1, 5, 11, 25]);
        self.bench.stage.pass(secs);
    }

    /// Nobody can go on: real time may still help (the end of a thread is awaited by it), then the clock.
    async fn get_on(&mut self) -> Result<(), String> {
        tokio::time::sleep(Duration::from_millis(3)).await;
        self.rest.settle().await;
        self.collect();
        if self.actors.iter().any(Actor::may_go) || !self.waiting.is_empty() {
            return Ok(());
        }
        self.in_vain += 1;
        if self.in_vain > IN_VAIN {
            return Err(format!("deadlock: {}", self.alive()));
        }
        self.trace.push("(clock)".to_owned());
        self.clock_moves += 1;
        self.bench.stage.pass(25);
        Ok(())
    }

    fn alive(&self) -> String {
        let alive: Vec<&str> =
            self.actors.iter().filter(|actor| actor.lives()).map(|actor| actor.name.as_str()).collect();
        let waiting: Vec<&str> = self.waiting.iter().map(|(name, _)| name.as_str()).collect();
        format!("{alive:?} go on, {waiting:?} wait")
    }

    /// From now on everything passes; what had left the console by then comes late.
    fn let_go(&mut self) -> Vec<Waiting> {
        self.collect();
        self.turnstile.close();
        std::mem::take(&mut self.waiting)
            .into_iter()
            .map(|(_, waiting)| waiting)
            .filter(|waiting| waiting.side == Side::Request)
            .collect()
    }

    /// The console has ended, if nobody was left to end it now; then nothing of it is left.
    async fn after(&mut self, console: &Console, end: End) -> Result<(), String> {
        if end == End::Dropped {
            return Ok(());
        }
        console.close().await.map_err(|cause| format!("closing again: {cause}"))?;
        if console.holds_secrets().await {
            return Err("secrets are left in memory".to_owned());
        }
        if end == End::Locked {
            crate::checks::refuses(console).await?;
        }
        Ok(())
    }

    fn met(&self) -> BTreeSet<String> {
        let ended = self.actors.iter().map(|actor| {
            let name = actor.name.split(' ').next().unwrap_or_default();
            match &*actor.outcome.borrow() {
                None => format!("{name}: dropped"),
                Some(Ok(said)) if said.parse::<u32>().is_ok() => format!("{name}: ok"),
                Some(Ok(said)) => format!("{name}: {said}"),
                Some(Err(cause)) => format!("{name}: {}", cause.code),
            }
        });
        ended.collect()
    }
}

fn is_renewal(waiting: &Waiting) -> bool {
    waiting.path.ends_with("/token")
}
