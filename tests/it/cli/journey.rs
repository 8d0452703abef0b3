//! The whole job, command by command.
use second_look_sandbox::{Change, Fault, FaultRule};
use serde_json::Value;

use super::terminal::{SECRETS, Terminal, start};

/// A case with pictures that can be rejected and carries no suspicion.
fn plain_case(terminal: &Terminal) -> Value {
    let rows = terminal.rows();
    let cases = rows.iter().map(|row| terminal.json(&["case", row["caseId"].as_str().unwrap()]).json());
    let plain = |case: &Value| {
        let form = &case["form"];
        form["suspicionOnCase"] == false && form["rejectOffered"] == true && case["images"][0].is_object()
    };
    cases.into_iter().find(plain).expect("a plain case with pictures")
}

#[tokio::test(flavor = "multi_thread")]
async fn the_whole_job_from_sign_in_to_receipt() {
    let terminal = Terminal::new().await;
    let signed_in = terminal.sign_in("rev-17", &[]).done();
    assert!(signed_in.contains("Signed in to staging: R. Iyer (rev-17)"), "{signed_in}");
    let config = std::fs::read_to_string(terminal.home().join("config.toml")).unwrap();
    assert!(config.contains(&terminal.at.review) && config.contains("# Quick, for tests."), "addresses stay: {config}");
    terminal.run(&["sync", "--once"]).done();

    let queue = terminal.run(&["queue", "--limit", "500"]).done();
    let next = terminal.run(&["next"]).done();
    assert!(queue.contains(next.trim()), "the next case stands in the queue: {next}");
    assert!(!queue.contains('\u{1b}') && !queue.contains('\u{202e}'), "nothing steers the terminal");

    let case = plain_case(&terminal);
    let id = case["caseId"].as_str().unwrap();
    let text = terminal.run(&["case", id]).done();
    assert!(text.contains("WHY IT STEPPED UP") && text.contains("CLAIMED AGAINST EXTRACTED"), "{text}");
    assert!(text.contains("Free;"), "looking does not claim: {text}");

    let picture = case["images"][0]["fileRef"].as_str().unwrap();
    let out = terminal.beside("front.jpg");
    let saved = terminal.run(&["image", id, picture, "--purpose", "A check", "--out", out.to_str().unwrap()]);
    assert!(saved.err.contains("outside the vault"), "a person is told: {}", saved.err);
    saved.done();
    assert!(std::fs::read(&out).unwrap().starts_with(&[0xff, 0xd8, 0xff]), "a JPEG of ours");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&out).unwrap().permissions().mode() & 0o777, 0o600, "for its owner only");
    }
    let again = terminal.json(&["image", id, picture, "--purpose", "A check", "--out", out.to_str().unwrap()]);
    assert_eq!(again.code(), "file_exists", "nothing is ever overwritten");

    let original = terminal.beside("front.original");
    let words = ["image", id, picture, "--original", "--purpose", "A check", "--out", original.to_str().unwrap()];
    let saved = terminal.run(&words);
    assert!(saved.err.contains("Nothing of this file was checked"), "a person is told that, too: {}", saved.err);
    saved.done();
    assert_ne!(std::fs::read(&original).unwrap(), std::fs::read(&out).unwrap(), "as it came, not as we encode it");
    let facts = terminal.json(&["image", id, picture, "--facts"]).json();
    assert_eq!(facts["hasPlace"], false, "what the sandbox draws was taken nowhere: {facts}");

    let claimed = terminal.run(&["claim", id]).done();
    assert!(claimed.starts_with("Yours until "), "{claimed}");
    let decided = terminal.json(&["decide", id, "approve"]).json();
    let entry = decided["entryId"].as_str().unwrap();
    terminal.run(&["undo", entry]).done();
    terminal.run(&["undo", entry]).done();

    let words = ["decide", id, "reject", "--reason", "qes:3101", "--comment", "Out of focus."];
    let decided = terminal.run(&words).done();
    assert!(decided.contains("could_not_be_completed"), "what the end user may be told is said: {decided}");
    let sent = terminal.run(&["outbox", "--send"]).done();
    assert!(sent.contains("Confirmed: reject") && sent.contains("receipt: recorded"), "{sent}");

    let oracle = terminal.sandbox.as_ref().unwrap().control().oracle();
    assert!(oracle.ok && oracle.decisions.len() == 1, "one decision took effect: {:?}", oracle.violations);
    let kinds = terminal.log(id).await;
    let mut expected = vec!["case_opened"; kinds.iter().filter(|kind| *kind == "case_opened").count()];
    expected.extend(["image_fetched", "image_viewed", "image_saved", "original_saved", "image_viewed"]);
    expected.extend(["claimed", "decided", "undone", "decided"]);
    expected.extend(["sent", "confirmed"]);
    assert_eq!(kinds, expected, "each step is in the log");

    terminal.run(&["doctor"]).done();
    let signed_out = terminal.run(&["sign-out"]).done();
    assert!(signed_out.starts_with("Signed out."), "{signed_out}");
    assert_eq!(terminal.json(&["queue"]).code(), "signed_out", "and then nothing is shown");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pack_is_taken_along_worked_offline_and_what_changed_is_shown_on_return() {
    let terminal = Terminal::synced("rev-17").await;
    let taken = terminal.run(&["pack", "--count", "3"]).done();
    assert!(taken.starts_with("Taken along: 3, renewed: 0.") && taken.contains("In the pack: 3 cases"), "{taken}");
    let again = terminal.run(&["pack", "--count", "3"]).done();
    assert!(again.starts_with("Taken along: 0, renewed: 3."), "{again}");
    let mine = terminal.json(&["queue", "--mine"]).json();
    let id = mine["rows"][0]["caseId"].as_str().unwrap().to_owned();
    let words = ["decide", &id, "reject", "--reason", "qes:3101", "--comment", "Out of focus."];
    terminal.run(&words).done();
    let control = terminal.sandbox.as_ref().unwrap().control();
    let text = Change::SetText { field: "familyName".into(), text: "Otherwise".into(), keep_etag: false };
    control.change("staging", &id, text).unwrap();
    assert_eq!(terminal.json(&["outbox", "--send"]).code(), "needs_you");
    terminal.run(&["sync", "--once"]).done();
    let changes = terminal.run(&["case", &id, "--changes"]).done();
    assert!(changes.contains("CHANGED SINCE YOU DECIDED") && changes.contains("is “Otherwise”"), "{changes}");
    assert!(changes.contains("Needs you: reject"), "the old answer stands beside it: {changes}");
    let released = terminal.run(&["pack", "--release"]).done();
    assert!(released.starts_with("Given back: "), "{released}");
    assert!(terminal.run(&["pack"]).done().starts_with("No flight pack."));
    let kinds = terminal.log(&id).await;
    assert!(kinds.contains(&"claimed".to_owned()) && kinds.contains(&"needs_review".to_owned()), "{kinds:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pack_whose_making_was_killed_is_finished_or_given_back() {
    let terminal = Terminal::synced("rev-17").await;
    let control = terminal.sandbox.as_ref().unwrap().control();
    for finish in [false, true] {
        let sandbox = terminal.sandbox.as_ref().unwrap();
        sandbox.control().fault(FaultRule { skip: 5, ..FaultRule::always("GET", "/**", Fault::Hang).on_files() });
        let home = terminal.home();
        let words = ["pack", "--count", "6", "--home", home.to_str().unwrap(), "--secrets-stdin"];
        let making = start(&words, SECRETS);
        let held = || control.case_ids("staging").iter().filter(|id| control.holder("staging", id).is_some()).count();
        crate::stage::until("some cases are claimed", async || held() >= 3).await;
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        // Dropped, it is killed: no farewell, no closing of the file.
        drop(making);
        control.clear_faults();
        let said = terminal.run(&["pack"]).done();
        assert!(said.contains("Its making was interrupted. `pack --count 6` finishes it"), "{said}");
        if finish {
            let made = terminal.json(&["pack", "--count", "6"]).json();
            assert_eq!((&made["pack"]["cases"], &made["pack"]["halfMade"]), (&6.into(), &false.into()), "{made}");
            assert_eq!(held(), 6, "the platform knows of no other");
        }
        terminal.run(&["pack", "--release"]).done();
        assert_eq!(held(), 0, "given back, every one");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn decide_claims_by_itself_and_release_gives_a_claim_back() {
    let terminal = Terminal::synced("rev-17").await;
    let case = plain_case(&terminal);
    let id = case["caseId"].as_str().unwrap();
    terminal.run(&["claim", id]).done();
    let mine = terminal.json(&["queue", "--mine"]).json();
    assert_eq!(mine["total"], 1, "one case is mine");
    terminal.run(&["release", id]).done();
    assert_eq!(terminal.json(&["queue", "--mine"]).json()["total"], 0);
    let seen = case["evidenceDigest"].as_str().unwrap();
    terminal.run(&["decide", id, "approve", "--seen", seen]).done();
    assert_eq!(terminal.json(&["release", id]).code(), "decision_on_its_way", "its claim is kept");
    terminal.run(&["outbox", "--send"]).done();
    let kinds = terminal.log(id).await;
    let after = kinds.iter().filter(|kind| *kind != "case_opened").map(String::as_str).collect::<Vec<_>>();
    assert_eq!(after, ["claimed", "released", "claimed", "decided", "sent", "confirmed"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn sending_ends_1_while_something_needs_a_person_and_0_once_noted() {
    use second_look_sandbox::rules::body::Verb;
    let terminal = Terminal::synced("rev-17").await;
    let case = plain_case(&terminal);
    let id = case["caseId"].as_str().unwrap();
    let decided = terminal.json(&["decide", id, "approve"]).json();
    let control = terminal.sandbox.as_ref().unwrap().control();
    control.take_over("staging", "rev-23", id, 600).unwrap();
    control.decide_as("staging", "rev-23", id, Verb::Reject).unwrap();
    let sent = terminal.json(&["outbox", "--send"]);
    assert_eq!(sent.code(), "needs_you");
    let standing: Value = serde_json::from_str(sent.out.trim()).unwrap();
    assert_eq!(standing["entries"][0]["state"], "superseded", "both versions are kept");
    assert_eq!(standing["entries"][0]["theirs"]["reviewer"], "rev-23");
    terminal.run(&["outbox", "--acknowledge", decided["entryId"].as_str().unwrap()]).done();
    terminal.run(&["outbox", "--send"]).done();
}

#[tokio::test(flavor = "multi_thread")]
async fn operations_see_the_cases_whose_workflow_gave_no_decision_and_reviewers_do_not() {
    let terminal = Terminal::synced("ops-03").await;
    let mut wanted = terminal.sandbox.as_ref().unwrap().control().operations_cases("staging");
    wanted.sort();
    assert!(!wanted.is_empty(), "the world has such cases");
    let page = terminal.json(&["queue", "--operations", "--limit", "500"]).json();
    let ids = page["rows"].as_array().unwrap().iter().map(|row| row["caseId"].as_str().unwrap().to_owned());
    let mut ids: Vec<String> = ids.collect();
    ids.sort();
    assert_eq!((&ids, page["total"].as_u64()), (&wanted, Some(wanted.len() as u64)));
    assert!(terminal.rows().iter().all(|row| !wanted.contains(&row["caseId"].as_str().unwrap().to_owned())));
    let text = terminal.run(&["queue", "--operations"]).done();
    assert!(text.contains(&wanted[0]), "{text}");
    let reviewer = Terminal::synced("rev-17").await;
    assert_eq!(reviewer.json(&["queue", "--operations"]).code(), "role_needed");
    assert_eq!(reviewer.run(&["queue", "--operations", "--state", "decided"]).status, 2, "a list of its own");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_decision_is_on_the_evidence_that_was_looked_at_and_no_other() {
    let terminal = Terminal::synced("rev-17").await;
    let case = plain_case(&terminal);
    let id = case["caseId"].as_str().unwrap();
    let change = Change::SetText { field: "familyName".into(), text: "Otherwise".into(), keep_etag: false };
    terminal.sandbox.as_ref().unwrap().control().change("staging", id, change).unwrap();
    terminal.run(&["sync", "--once"]).done();
    let decide = ["decide", id, "reject", "--reason", "qes:3101", "--comment", "Out of focus."];
    let refused = terminal.json(&decide).refused();
    assert_eq!(refused["code"], "evidence_changed");
    assert!(refused["message"].as_str().unwrap().contains("changed since"), "{refused}");
    assert!(terminal.json(&["outbox"]).json()["entries"].as_array().unwrap().is_empty(), "nothing was saved");
    assert!(!terminal.log(id).await.contains(&"claimed".into()), "and nobody is kept from the case");
    let now = terminal.json(&["case", id]).json();
    assert_ne!(now["evidenceDigest"], case["evidenceDigest"]);
    let old = case["evidenceDigest"].as_str().unwrap();
    let stale = [&decide[..], &["--seen", old]].concat();
    assert_eq!(terminal.json(&stale).code(), "evidence_changed", "what is said stands above what is remembered");
    terminal.json(&decide).json();
}
