//! The same work without a network.
use second_look_sandbox::{Sandbox, SandboxOptions};
use serde_json::Value;

use super::terminal::Terminal;

fn port(address: &str) -> u16 {
    let host = address.trim_start_matches("http://").split('/').next().unwrap();
    host.rsplit(':').next().unwrap().parse().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_decision_made_offline_under_a_live_claim_is_sent_when_the_platform_is_back() {
    let mut terminal = Terminal::synced("rev-17").await;
    let rows = terminal.rows();
    let ids: Vec<&str> = rows.iter().map(|row| row["caseId"].as_str().unwrap()).collect();
    let words = ["--reason", "qes:3101", "--comment", "Out of focus."];
    let claimed = ids.iter().find(|id| {
        let case = terminal.json(&["case", id]).json();
        case["form"]["rejectOffered"] == true && terminal.run(&["claim", id]).status == 0
    });
    let claimed = *claimed.expect("a case that can be claimed and rejected");
    let other = *ids.iter().find(|id| **id != claimed).unwrap();

    terminal.sandbox.take().unwrap().shutdown().await;
    let sync = terminal.json(&["sync", "--once"]);
    assert_eq!(sync.code(), "offline");
    let decided = terminal.json(&[&["decide", claimed, "reject"], &words[..]].concat()).json();
    assert_eq!(decided["state"], "queued", "a live claim is enough");
    let refused = terminal.json(&[&["decide", other, "reject"], &words[..]].concat());
    assert_eq!(refused.code(), "no_live_claim", "without one nothing is saved");
    let sent = terminal.json(&["outbox", "--send"]);
    assert_eq!(sent.code(), "offline");
    let standing: Value = serde_json::from_str(sent.out.trim()).unwrap();
    assert_eq!(standing["entries"][0]["word"], "waiting");
    let doctor = terminal.json(&["doctor"]);
    assert_eq!(doctor.status, 1, "addresses that do not answer are a problem: {}", doctor.out);
    assert!(doctor.out.contains("address_silent"), "{}", doctor.out);

    // The same world again at the same place; it knows neither the sign-in nor the claim.
    let options = SandboxOptions {
        port: port(&terminal.at.platform),
        files_port: port(&terminal.at.files),
        ..SandboxOptions::default()
    };
    terminal.sandbox = Some(Sandbox::start(options).await.expect("a sandbox at the same place"));
    assert_eq!(terminal.json(&["outbox", "--send"]).code(), "sign_in_needed", "the decision is kept meanwhile");
    terminal.sign_in("rev-17", &[]).done();
    let sent = terminal.json(&["outbox", "--send"]).json();
    assert_eq!(sent["entries"][0]["state"], "confirmed", "claimed anew and sent without asking: {sent}");
    let oracle = terminal.sandbox.as_ref().unwrap().control().oracle();
    assert!(oracle.ok && oracle.decisions.len() == 1, "it took effect once: {:?}", oracle.violations);
}
