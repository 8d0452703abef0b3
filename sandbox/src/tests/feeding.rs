//! Feeds under change, and in a large world.
use super::console::{Console, plain_case, start};
use crate::clock::ClockMode;
use crate::control::ClockMove;
use crate::rules::{Caller, Holder, Role, Scope};
use crate::{Change, Control, Sandbox, SandboxOptions};
use chrono::DateTime;
use proptest::prelude::*;
use std::collections::HashMap;
use std::time::{Duration, Instant};

fn reader() -> Caller {
    Caller {
        person: Holder { id: "aud-01".into(), name: "T. Lindqvist".into() },
        roles: vec![Role::Auditor],
        scopes: vec![Scope::Read],
        environments: vec!["staging".into()],
    }
}

/// One thing that happens between two pages.
#[derive(Clone, Debug)]
enum Happens {
    Touch(usize),
    Claim(usize),
    Remove(usize),
    Add,
    ClockBack,
    ReadPage(usize),
}

fn happens() -> impl Strategy<Value = Happens> {
    prop_oneof![
        4 => (0..40_usize).prop_map(Happens::Touch),
        2 => (0..40_usize).prop_map(Happens::Claim),
        1 => (0..40_usize).prop_map(Happens::Remove),
        1 => Just(Happens::Add),
        1 => Just(Happens::ClockBack),
        4 => (1..9_usize).prop_map(Happens::ReadPage),
    ]
}

struct Follower {
    cursor: Option<String>,
    held: HashMap<String, String>,
}

impl Follower {
    /// Reads one page, as a console does; answers whether there is more.
    fn read(&mut self, control: &Control, limit: usize) -> bool {
        let page = control.with_ledger(|ledger, now| {
            ledger.changes("staging", &reader(), self.cursor.as_deref(), limit, now).expect("a page")
        });
        for item in &page.items {
            let value: serde_json::Value = serde_json::from_str(item).expect("JSON");
            self.held.insert(value["caseId"].as_str().expect("an id").to_owned(), value["updatedAt"].to_string());
        }
        self.cursor = Some(page.next_cursor);
        page.has_more
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_follower_misses_nothing_whatever_happens_between_pages(story in prop::collection::vec(happens(), 1..120)) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        let sandbox = runtime.block_on(start(SandboxOptions {
            clock: ClockMode::Manual(DateTime::from_timestamp(1_780_000_000, 0).expect("a time")),
            ..SandboxOptions::default()
        }));
        let control = sandbox.control();
        let ids = control.case_ids("staging");
        let mut follower = Follower { cursor: None, held: HashMap::new() };
        for one in &story {
            match one {
                Happens::Touch(case) => control.change("staging", &ids[*case], Change::Touch).expect("a case"),
                // Held by others, gone or decided: a refusal is as good, nothing changes then.
                Happens::Claim(case) => drop(control.claim_as("staging", "rev-17", &ids[*case], 60)),
                Happens::Remove(case) => {
                    let reason = crate::rules::GoneReason::Erased;
                    control.change("staging", &ids[*case], Change::Remove { reason }).expect("a case");
                }
                Happens::Add => drop(control.add_cases("staging", 1).expect("staging")),
                Happens::ClockBack => control.move_clock(ClockMove { advance_secs: Some(-5), ..ClockMove::default() }),
                Happens::ReadPage(limit) => drop(follower.read(&control, *limit)),
            }
        }
        while follower.read(&control, 7) {}
        let mut whole = Follower { cursor: None, held: HashMap::new() };
        while whole.read(&control, 200) {}
        prop_assert_eq!(follower.held, whole.held, "the follower holds the last state of every case");
        runtime.block_on(sandbox.shutdown());
    }
}

#[tokio::test]
async fn only_what_changed_comes_after_a_cursor() {
    let sandbox = start(SandboxOptions::default()).await;
    let console = Console::sign_in(&sandbox, "rev-17").await;
    let (_, cursor) = console.sweep("", 50).await;
    assert!(console.sweep(&cursor, 50).await.0.is_empty(), "nothing happened");
    let case = plain_case(&sandbox, 3);
    console.claim(&case).await;
    let (items, _) = console.sweep(&cursor, 50).await;
    assert_eq!(items.len(), 1);
    assert_eq!(items[0]["claim"]["holder"]["id"], "rev-17");
    sandbox.shutdown().await;
}

#[tokio::test]
async fn the_decisions_feed_shows_each_change_of_state() {
    let sandbox = start(SandboxOptions { applying: crate::Applying::Manual, ..SandboxOptions::default() }).await;
    let (console, auditor) = (Console::sign_in(&sandbox, "rev-17").await, Console::sign_in(&sandbox, "aud-01").await);
    let case = plain_case(&sandbox, 0);
    let sending = console.ready(&case).await;
    console.decide(&sending).await;
    let first = auditor.get("decisions").await;
    assert_eq!(first.items()[0]["state"], "applying");
    sandbox.control().change("staging", &case, Change::FinishApplying { succeed: true }).expect("applying");
    let then = auditor.get(&format!("decisions?cursor={}", first.text("nextCursor"))).await;
    assert_eq!((then.items().len(), &then.items()[0]["state"]), (1, &serde_json::json!("applied")));
    assert_eq!(auditor.get("decisions").await.items().len(), 1, "from the beginning it stands there once");
    sandbox.shutdown().await;
}

#[expect(clippy::disallowed_methods, reason = "measures how long something really takes")]
fn fastest_page(sandbox: &Sandbox) -> Duration {
    let control = sandbox.control();
    let mut best = Duration::MAX;
    for _ in 0..20 {
        let begin = Instant::now();
        let page =
            control.with_ledger(|ledger, now| ledger.changes("staging", &reader(), None, 50, now).expect("a page"));
        best = best.min(begin.elapsed());
        assert_eq!(page.items.len(), 50);
    }
    best
}

#[tokio::test]
async fn a_page_costs_the_same_in_a_large_world() {
    let small = start(SandboxOptions { cases: 500, ..SandboxOptions::default() }).await;
    let large = start(SandboxOptions { cases: 30_000, ..SandboxOptions::default() }).await;
    let (few, many) = (fastest_page(&small), fastest_page(&large));
    assert!(many < few * 5 + Duration::from_millis(2), "{few:?} among 500, {many:?} among 30,000");
    let console = Console::sign_in(&large, "aud-01").await;
    let (items, _) = console.sweep("", 200).await;
    assert_eq!(items.len(), 30_000, "and a sweep finds them all");
    small.shutdown().await;
    large.shutdown().await;
}
