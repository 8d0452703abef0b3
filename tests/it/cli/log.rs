//! The log taken out by the command line, and checked as an auditor checks it.
use second_look_verify::LogCheck;

use super::terminal::Terminal;

#[tokio::test(flavor = "multi_thread")]
async fn an_auditor_takes_the_log_out_and_it_holds_without_the_console() {
    let terminal = Terminal::synced("aud-01").await;
    let id = terminal.rows()[0]["caseId"].as_str().unwrap().to_owned();
    terminal.run(&["case", &id]).done();
    let file = terminal.beside("log.jsonl");
    let words = ["log", "export", file.to_str().unwrap(), "--purpose", "Yearly audit"];
    terminal.run(&words).done();
    assert_eq!(terminal.json(&words).code(), "file_exists", "nothing is ever overwritten");
    let telling = terminal.beside("fraud-3206.jsonl");
    assert_eq!(
        terminal.json(&["log", "export", telling.to_str().unwrap(), "--purpose", "Yearly audit"]).code(),
        "tip_off_refused",
        "its name travels"
    );
    assert!(!telling.exists(), "and nothing was written");
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(!text.contains(&id), "the platform's ids stay out");
    let report = LogCheck::default().read(text.as_bytes()).unwrap();
    assert!(report.is_whole() && report.entries > 2, "{report:?}");
    assert!(!text.contains("Yearly"), "what it is for is committed to, not written down");
    for kind in ["signed_in", "synced", "case_opened", "log_exported"] {
        assert!(text.contains(&format!(r#"\"type\":\"{kind}\""#)), "{kind}");
    }
    let checked = terminal.json(&["log", "check"]).json();
    assert_eq!((&checked["broken"], &checked["epoch"]), (&serde_json::Value::Null, &serde_json::json!(1)));
    assert_eq!(terminal.json(&["log", "acknowledge"]).code(), "role_needed", "that is for a lead");
}
