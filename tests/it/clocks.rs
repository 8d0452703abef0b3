//! Clocks (T-24): a day wrong, a second back, the year 2038, a day of 23 hours, another zone, and one that stands still.
//! The log is in order of its index, nothing is asked more often, no lease is lost early.
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use second_look::clock::Clock;
use second_look::console::Console;
use second_look::ids::CaseId;
use second_look::outbox::{EntryState, Word};
use second_look_sandbox::{ClockMode, Fault, FaultRule, SandboxOptions};

use crate::stage::{Saved, Stage, entry};

const REVIEWER: &str = "rev-17";

/// A stage at this moment; our clock is so many seconds ahead of the platform's.
async fn at(moment: &str, ahead_secs: i64) -> Stage {
    let now: DateTime<Utc> = moment.parse().unwrap();
    let options = SandboxOptions { cases: 6, clock: ClockMode::Manual(now), ..SandboxOptions::default() };
    let mut stage = Stage::new(options).await;
    stage.clock = Clock::manual(now + TimeDelta::seconds(ahead_secs));
    stage
}

/// What the log says of the clock on a case: place, whether the clock stood before the entry before, wall, offset.
async fn told(console: &Console, case_id: &CaseId) -> Vec<(u64, bool, DateTime<Utc>, i64)> {
    let rows = console.log_of(case_id).await.unwrap();
    let told: Vec<_> = rows
        .iter()
        .map(|row| {
            let entry: serde_json::Value = serde_json::from_slice(&row.bytes).unwrap();
            assert_eq!(entry["seq"].as_str().unwrap(), row.seq.to_string(), "the bytes know their place");
            let wall = entry["wall"].as_str().unwrap().parse().unwrap();
            let offset = entry["serverOffsetMs"].as_str().unwrap().parse().unwrap();
            (row.seq, entry["clockBack"].as_bool().unwrap(), wall, offset)
        })
        .collect();
    assert!(told.windows(2).all(|pair| pair[0].0 < pair[1].0), "order is by index: {told:?}");
    told
}

/// Decides a case, sends it, and gives what the log says of it.
async fn decided(stage: &Stage, console: &Console, index: usize) -> Vec<(u64, bool, DateTime<Utc>, i64)> {
    let saved = stage.decided(console, index).await;
    stage.send(console).await;
    assert_eq!(entry(console, &saved).await.state, EntryState::Confirmed);
    told(console, &saved.case_id).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clock_that_is_a_day_wrong_changes_nothing_but_what_the_log_says_of_it() {
    for ahead in [86_400, -86_400] {
        let stage = at("2026-11-25T12:00:00Z", ahead).await;
        let console = stage.synced(REVIEWER).await;
        let case = console.open_case(&stage.case(0)).await.unwrap();
        assert!(case.claim.mine, "{ahead}: a lease goes by the platform's time");
        let told = decided(&stage, &console, 0).await;
        assert!(told.iter().all(|(_, back, _, offset)| !back && *offset == -ahead * 1_000), "{ahead}: {told:?}");
        stage.behaved();
        console.close().await.unwrap();
    }
}

/// What the status says of the clocks: this machine's and the platform's.
async fn clocks_told(console: &Console) -> Option<(String, String)> {
    let told = console.status().await.unwrap().clock_off?;
    assert_eq!(told.code, "clock_off");
    Some((told.facts["here"].clone(), told.facts["there"].clone()))
}

#[tokio::test(flavor = "multi_thread")]
async fn clocks_more_than_five_minutes_apart_are_told_with_both_times_until_they_agree() {
    let (noon, both) = ("2026-11-25T12:00:00Z", |here: &str, there: &str| Some((here.to_owned(), there.to_owned())));
    let stage = at(noon, 240).await;
    let console = stage.synced(REVIEWER).await;
    assert_eq!(clocks_told(&console).await, None, "four minutes are told to nobody");
    stage.clock.set_wall(noon.parse::<DateTime<Utc>>().unwrap() + TimeDelta::hours(1));
    let off = both("2026-11-25 13:00 UTC", "2026-11-25 12:00 UTC");
    assert_eq!(clocks_told(&console).await, None, "a machine that slept looks the same");
    console.sync_once().await.unwrap();
    assert_eq!(clocks_told(&console).await, off, "the next answer tells");
    stage.clock.set_wall(noon.parse::<DateTime<Utc>>().unwrap());
    assert_eq!(clocks_told(&console).await, None, "set right again");
    stage.control().advance_secs(-3_600);
    console.sync_once().await.unwrap();
    let off = both("2026-11-25 12:00 UTC", "2026-11-25 11:00 UTC");
    assert_eq!(clocks_told(&console).await, off, "the platform's clock jumped");
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clock_before_the_last_sync_is_told_before_the_platform_is_asked() {
    let mut stage = at("2026-11-25T12:00:00Z", 0).await;
    let console = stage.synced(REVIEWER).await;
    console.close().await.unwrap();
    for (days, told) in [(-3_650, true), (3, false)] {
        stage.clock = Clock::manual("2026-11-25T12:00:00Z".parse::<DateTime<Utc>>().unwrap() + TimeDelta::days(days));
        stage.control().clear_journal();
        let console = stage.open().await;
        assert_eq!(clocks_told(&console).await.is_some(), told, "{days} days: a battery is empty, or days have passed");
        assert!(stage.control().journal(0).is_empty(), "nobody was asked");
        console.close().await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_back_is_flagged_once_and_loses_no_claim() {
    let stage = at("2026-11-25T12:00:00Z", 0).await;
    let console = stage.synced(REVIEWER).await;
    let first = stage.decided(&console, 0).await;
    stage.clock.set_wall(stage.clock.now() - TimeDelta::seconds(1));
    assert!(console.open_case(&stage.case(2)).await.unwrap().claim.mine);
    assert!(console.read_case(&first.case_id).await.unwrap().claim.mine, "the lease that was held");
    let flags: Vec<bool> = told(&console, &stage.case(2)).await.iter().map(|told| told.1).collect();
    assert_eq!(flags, [true, false], "the entry after the jump says so, and no other");
    let before = told(&console, &first.case_id).await;
    assert!(before.iter().all(|told| !told.1), "what was written before stays as it is");
    stage.send(&console).await;
    assert_eq!(entry(&console, &first).await.state, EntryState::Confirmed);
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn the_end_of_a_32_bit_clock_passes_unnoticed() {
    let stage = at("2038-01-19T03:14:00Z", 0).await;
    let console = stage.synced(REVIEWER).await;
    let saved = stage.decided(&console, 0).await;
    stage.send(&console).await;
    assert_eq!(entry(&console, &saved).await.state, EntryState::Confirmed);
    let told = told(&console, &saved.case_id).await;
    let over: DateTime<Utc> = "2038-01-19T03:14:08Z".parse().unwrap();
    assert!(told.first().unwrap().2 < over && told.last().unwrap().2 > over, "{told:?}");
    assert!(told.iter().all(|told| !told.1), "no clock went back");
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn the_night_the_clocks_go_back_has_no_hour_twice() {
    // 25 October 2026, 01:00 UTC: in Europe it is two o'clock for the second time. UTC knows of no second time.
    let stage = at("2026-10-25T00:59:55Z", 0).await;
    let console = stage.synced(REVIEWER).await;
    let told = decided(&stage, &console, 0).await;
    assert!(told.windows(2).all(|pair| pair[0].2 <= pair[1].2) && told.iter().all(|told| !told.1), "{told:?}");
    let spring = at("2026-03-29T00:59:55Z", 0).await;
    let other = spring.synced(REVIEWER).await;
    let told = decided(&spring, &other, 0).await;
    assert!(told.iter().all(|told| !told.1), "{told:?}");
    console.close().await.unwrap();
    other.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn times_cross_every_border_in_utc_so_a_zone_means_nothing() {
    let stage = at("2026-11-25T12:00:00Z", 0).await;
    let console = stage.synced(REVIEWER).await;
    let saved = stage.decided(&console, 0).await;
    stage.send(&console).await;
    for row in console.log_of(&saved.case_id).await.unwrap() {
        let text = String::from_utf8(row.bytes).unwrap();
        assert!(text.contains("\"wall\":\"2026-11-25T12:00:") && text.contains("Z\""), "{text}");
    }
    let body = stage.asked("POST", "/decision")[0].body.clone().unwrap();
    let sent: serde_json::Value = serde_json::from_str(&body).unwrap();
    assert!(sent["decidedAt"].as_str().unwrap().ends_with('Z'), "{body}");
    // Nothing of the engine asks for the machine's zone; a source that did would show here.
    let zoned = ["chrono::Local", "Local::now", "iana_time_zone", "localtime"];
    for source in crate::walls::sources::files(&["rs"]).iter().filter(|source| source.path.starts_with("src/")) {
        assert!(zoned.iter().all(|word| !source.text.contains(word)), "{} knows a zone", source.path);
    }
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clock_that_stands_still_makes_no_busy_loop_and_loses_nothing() {
    let stage = at("2026-11-25T12:00:00Z", 0).await;
    let console = stage.synced(REVIEWER).await;
    let saved = stage.decided(&console, 0).await;
    stage.pass(11);
    stage.control().fault(FaultRule::always(
        "POST",
        "/review/v1/*/cases/*/decision",
        Fault::Status { status: 409, code: Some("in_flight".into()), retry_after: Some("30".into()) },
    ));
    console.send_due().await.unwrap();
    console.start();
    tokio::time::sleep(Duration::from_millis(600)).await;
    stage.control().clear_journal();
    tokio::time::sleep(Duration::from_millis(1_500)).await;
    assert_eq!(stage.control().journal(0).len(), 0, "no time passes, so nothing is due");
    assert_eq!(entry(&console, &saved).await.state, EntryState::Queued);
    assert!(console.read_case(&saved.case_id).await.unwrap().claim.mine);
    stage.control().clear_faults();
    stage.pass(31);
    crate::stage::until("it is sent once time goes on", async || {
        entry(&console, &saved).await.state == EntryState::Confirmed
    })
    .await;
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clock_that_jumps_back_while_waiting_makes_no_busy_loop() {
    for back in [1, 86_400] {
        let stage = at("2026-11-25T12:00:00Z", 0).await;
        let console = stage.synced(REVIEWER).await;
        let saved = stage.decided(&console, 0).await;
        stage.pass(11);
        let busy = Fault::Status { status: 409, code: Some("in_flight".into()), retry_after: Some("20".into()) };
        stage.control().fault(FaultRule::once("POST", "/review/v1/*/cases/*/decision", busy));
        console.send_due().await.unwrap();
        console.start();
        tokio::time::sleep(Duration::from_millis(500)).await;
        stage.clock.set_wall(stage.clock.now() - TimeDelta::seconds(back));
        stage.control().clear_journal();
        // A minute, a second at a time: what is asked meanwhile is what a minute asks for.
        for _ in 0..60 {
            stage.clock.advance(Duration::from_secs(1));
            stage.control().advance_secs(1);
            tokio::time::sleep(Duration::from_millis(15)).await;
        }
        let asked = stage.control().journal(0).len();
        assert!(asked <= 40, "{back} s back: {asked} requests in a minute");
        assert!(stage.asked("POST", "/decision").len() <= 1, "{back} s back: sent at most once more");
        assert!(console.read_case(&saved.case_id).await.is_ok());
        stage.clock.set_wall(stage.clock.now() + TimeDelta::seconds(back + 60));
        crate::stage::until("it is confirmed", async || {
            stage.clock.advance(Duration::from_secs(5));
            stage.control().advance_secs(5);
            entry(&console, &saved).await.state == EntryState::Confirmed
        })
        .await;
        stage.behaved();
        console.close().await.unwrap();
    }
}

/// A decision just saved, by a clock so many seconds ahead.
async fn just_decided(ahead_secs: i64) -> (Stage, Console, Saved) {
    let stage = at("2026-11-25T12:00:00Z", ahead_secs).await;
    let console = stage.synced(REVIEWER).await;
    let saved = stage.decided(&console, 0).await;
    (stage, console, saved)
}

#[tokio::test(flavor = "multi_thread")]
async fn undo_lasts_ten_seconds_whatever_becomes_of_the_clock_meanwhile() {
    for moved in [-86_400, -3_600, -1, 1, 3_600, 86_400] {
        let (stage, console, saved) = just_decided(0).await;
        stage.clock.set_wall(stage.clock.now() + TimeDelta::seconds(moved));
        stage.pass(9);
        assert!(console.send_due().await.unwrap().delivered.is_empty(), "{moved} s: nothing is due");
        let held = entry(&console, &saved).await;
        assert_eq!((held.word, held.undo_secs_left), (Word::Held, 1), "{moved} s: one of ten seconds is left");
        let until: DateTime<Utc> = held.send_after.parse().unwrap();
        assert_eq!(until - stage.clock.now(), TimeDelta::seconds(1), "{moved} s: told by the clock on the wall");
        assert_eq!(console.status().await.unwrap().counts.held, 1, "{moved} s: and counted as held");
        stage.pass(2);
        console.send_due().await.unwrap();
        assert_eq!(entry(&console, &saved).await.state, EntryState::Confirmed, "{moved} s: sent in its time");
        stage.behaved();
        console.close().await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_decision_saved_by_a_clock_that_was_ahead_waits_no_longer_than_undo_after_a_restart() {
    let (mut stage, console, saved) = just_decided(86_400).await;
    console.close().await.unwrap();
    // Set right while the program was closed; the next one counts from there.
    stage.clock = Clock::manual(stage.clock.now() - TimeDelta::days(1));
    let console = stage.open().await;
    let held = entry(&console, &saved).await;
    assert_eq!((held.word, held.undo_secs_left), (Word::Held, 10), "the undo time begins anew, and no more than that");
    stage.send(&console).await;
    assert_eq!(entry(&console, &saved).await.state, EntryState::Confirmed, "not a day later");
    stage.behaved();
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wait_told_by_a_clock_that_was_ahead_is_an_hour_at_most_after_a_restart() {
    let (mut stage, console, saved) = just_decided(86_400).await;
    let busy = Fault::Status { status: 409, code: Some("in_flight".into()), retry_after: Some("3600".into()) };
    stage.control().fault(FaultRule::once("POST", "/review/v1/*/cases/*/decision", busy));
    stage.send(&console).await;
    assert_eq!(entry(&console, &saved).await.state, EntryState::Queued, "asked to come again in an hour");
    console.close().await.unwrap();
    stage.clock = Clock::manual(stage.clock.now() - TimeDelta::days(1));
    let console = stage.open().await;
    stage.pass(3_500);
    console.send_due().await.unwrap();
    assert_eq!(entry(&console, &saved).await.state, EntryState::Queued, "not before the platform said");
    stage.pass(101);
    console.send_due().await.unwrap();
    let state = entry(&console, &saved).await.state;
    assert_ne!((state, stage.asked("POST", "/decision").len()), (EntryState::Queued, 1), "and not a day after it");
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lease_ends_by_the_platforms_time_and_not_before() {
    for ahead in [3_600, -3_600] {
        let stage = at("2026-11-25T12:00:00Z", ahead).await;
        let console = stage.synced(REVIEWER).await;
        let case_id = stage.case(0);
        assert!(console.open_case(&case_id).await.unwrap().claim.mine);
        stage.pass(880);
        assert!(console.read_case(&case_id).await.unwrap().claim.mine, "{ahead}: 20 s are left");
        stage.pass(30);
        assert!(!console.read_case(&case_id).await.unwrap().claim.mine, "{ahead}: it is over");
        console.close().await.unwrap();
    }
}
