//! What is refused, with which code, and that nothing was changed by it.
use second_look::access::lock_file::{ProfileLock, Program};

use super::terminal::{SECRETS, Terminal, bare, ended, files, start};

#[tokio::test(flavor = "multi_thread")]
async fn an_auditor_reads_and_neither_decides_nor_sees_pictures() {
    let terminal = Terminal::synced("aud-01").await;
    let rows = terminal.rows();
    let id = rows[0]["caseId"].as_str().unwrap();
    terminal.run(&["case", id]).done();
    let decided = terminal.json(&["decide", id, "approve"]);
    assert_eq!(decided.code(), "role_needed");
    assert_eq!(terminal.json(&["claim", id]).code(), "role_needed");
    let out = terminal.beside("x.jpg");
    assert_eq!(
        terminal.json(&["image", id, "any", "--purpose", "A check", "--out", out.to_str().unwrap()]).code(),
        "role_needed"
    );
    assert!(!out.exists(), "nothing was written");
    assert_eq!(terminal.json(&["outbox"]).json()["entries"], serde_json::json!([]), "nothing was saved");
}

#[tokio::test(flavor = "multi_thread")]
async fn unknown_things_and_incomplete_decisions_are_refused_by_name() {
    let terminal = Terminal::synced("rev-17").await;
    assert_eq!(terminal.json(&["case", "cse_nobody"]).code(), "unknown_case");
    assert_eq!(terminal.json(&["decide", "cse_nobody", "approve"]).code(), "unknown_case");
    let nobody = "0199e0aa-1111-7222-8333-444455556666";
    assert_eq!(terminal.json(&["undo", nobody]).code(), "unknown_entry");
    let rows = terminal.rows();
    let id = rows[0]["caseId"].as_str().unwrap();
    let refused = terminal.json(&["decide", id, "reject"]).refused();
    assert_eq!(refused["missing"][0]["code"], refused["code"], "everything that is missing is named");
    assert!(refused["missing"].to_string().contains("reason_required"), "{refused}");
    let unknown = terminal.json(&["decide", id, "reject", "--reason", "fortune:7"]).refused();
    assert!(unknown["missing"].to_string().contains("unknown_reason"), "{unknown}");
    let stale = ["decide", id, "reject", "--reason", "qes:3101", "--comment", "x", "--seen", "sha-256:00"];
    let stale = terminal.json(&stale).code();
    assert!(["evidence_changed", "signature_issued", "not_reviewable"].contains(&stale.as_str()), "{stale}");
    assert_eq!(terminal.json(&["outbox"]).json()["entries"], serde_json::json!([]), "nothing was saved");
}

#[tokio::test(flavor = "multi_thread")]
async fn while_the_window_holds_the_profile_it_says_so() {
    let terminal = Terminal::new().await;
    terminal.sign_in("rev-17", &[]).done();
    let held = ProfileLock::take(&terminal.home(), Program::Window).unwrap();
    for words in [&["queue"][..], &["sync", "--once"], &["next"]] {
        let refused = terminal.json(words).refused();
        assert_eq!(refused["code"], "profile_held");
        assert!(refused["message"].as_str().unwrap().contains("the window"), "{refused}");
    }
    let doctor = terminal.run(&["doctor"]);
    assert!(doctor.status == 1 && doctor.out.contains("[profile_held]"), "{}", doctor.out);
    drop(held);
    terminal.run(&["queue"]).done();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_key_or_a_missing_one_never_makes_a_new_database() {
    let terminal = Terminal::new().await;
    terminal.sign_in("rev-17", &[]).done();
    let before = files(&terminal.home());
    let wrong = terminal.run_with(r#"{"passphrase":"not the right one"}"#, &["queue", "--json"]);
    assert_eq!(wrong.code(), "passphrase_wrong");
    let none = terminal.run_with("{}", &["queue"]);
    assert!(none.status == 1 && none.err.contains("--secrets-stdin"), "it says how: {}", none.err);
    std::fs::remove_file(terminal.home().join("keys.sealed")).unwrap();
    for words in [&["queue", "--json"][..], &["sign-in", "--no-browser", "--json"]] {
        assert_eq!(terminal.run(words).code(), "key_missing");
    }
    let after: Vec<_> = before.into_iter().filter(|(name, _)| name != "keys.sealed").collect();
    assert_eq!(files(&terminal.home()), after, "what is there is as it was, and nothing new is");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mistake_in_the_configuration_names_its_line() {
    let terminal = Terminal::new().await;
    terminal.sign_in("rev-17", &[]).done();
    let config = std::fs::read_to_string(terminal.home().join("config.toml")).unwrap();
    let line = config.lines().count() + 1;
    terminal.write_config(&format!("{config}colour = 7\n"));
    let refused = terminal.json(&["queue"]).refused();
    assert_eq!(refused["code"], "config_faults");
    let message = refused["message"].as_str().unwrap();
    assert!(message.contains(&format!("config.toml, line {line}, column 1: `limits.colour`")), "{message}");
    let doctor = terminal.run(&["doctor"]);
    assert!(doctor.status == 1 && doctor.out.contains("limits.colour"), "{}", doctor.out);
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_made_by_a_command_that_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("new");
    let home = home.to_str().unwrap();
    let run = |words: &[&str], secrets: &str| {
        let words = [words, &["--home", home, "--secrets-stdin", "--json"]].concat();
        let code = ended(start(&words, secrets)).code();
        assert!(files(folder.path()).is_empty(), "{words:?} made something");
        code
    };
    assert_eq!(run(&["queue"], SECRETS), "no_profile");
    assert_eq!(run(&["sign-in", "--no-browser"], "{}"), "keys_not_chosen");
    assert_eq!(run(&["sign-in", "--no-browser", "--keychain"], SECRETS), "keys_chosen_twice");
    assert_eq!(run(&["sign-in", "--no-browser"], r#"{"password":"canary"}"#), "secrets_unreadable");
    assert_eq!(run(&["sign-in", "--no-browser"], SECRETS), "config_faults", "no address was given");
    let far = ["--platform", "http://api.example.com/api/v1", "--review", "https://api.example.com/review/v1"];
    let more = ["--issuer", "https://id.example.com", "--client-id", "c", "--environment", "staging"];
    let plain = [&["sign-in", "--no-browser"], &far[..], &more[..]].concat();
    assert_eq!(run(&plain, SECRETS), "config_faults", "http is for this machine only");
}

#[test]
fn wrong_usage_ends_2() {
    for words in [
        &[][..],
        &["dance"],
        &["sync"],
        &["decide", "cse_1", "perhaps"],
        &["decide", "cse_1", "reject", "--reason", "3101"],
        &["decide", "cse_1", "reject", "--customer-reason", "we_think_you_lie"],
        &["decide", "cse_1", "reject", "--mark", "f-1@0,0,1=qes:3206"],
        &["decide", "cse_1", "reject", "--mark", "f-1@0,0,1,70000=qes:3206"],
        &["decide", "cse_1", "reject", "--mark", "f-1@0,0,1,1=3206"],
        &["undo", "not-an-entry"],
        &["queue", "--mine", "--free"],
        &["image", "cse_1", "ref"],
        &["image", "cse_1", "ref", "--out", "picture.jpg"],
        &["log", "export", "log.jsonl"],
        &["queue", "--passphrase", "x"],
    ] {
        let ran = bare(words);
        assert_eq!(ran.status, 2, "{words:?}: {} {}", ran.out, ran.err);
    }
    for words in [&["--help"][..], &["decide", "--help"], &["--version"]] {
        assert_eq!(bare(words).status, 0, "{words:?} is no mistake");
    }
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn a_sign_in_that_is_interrupted_closes_the_profile() {
    let terminal = Terminal::new().await;
    let (running, _url) = terminal.begin_sign_in(&[]);
    let status = std::process::Command::new("kill").args(["-INT", &running.id().to_string()]).status().unwrap();
    assert!(status.success(), "the signal was sent");
    let ran = ended(running);
    assert!(ran.status == 1 && ran.err.contains("[interrupted]"), "{} {}", ran.status, ran.err);
    assert!(!terminal.home().join("holder.json").exists(), "the profile was let go of in order");
    terminal.sign_in("rev-17", &[]).done();
}

#[tokio::test(flavor = "multi_thread")]
async fn another_person_is_refused_on_a_profile_that_has_its_own() {
    let terminal = Terminal::new().await;
    terminal.sign_in("rev-17", &[]).done();
    let other = terminal.sign_in("rev-23", &["--json"]);
    assert_eq!(other.code(), "profile_other_person");
}
