//! Ticking the checklist and marking a picture from the command line.
use serde_json::Value;

use super::terminal::Terminal;

/// A case with a suspicion about its document, the code of it, and a picture.
fn suspicious(terminal: &Terminal) -> (String, String, String) {
    for row in terminal.rows() {
        let id = row["caseId"].as_str().unwrap();
        let case = terminal.json(&["case", id]).json();
        let reasons = case["form"]["reasons"].as_array().unwrap();
        let asks = reasons.iter().find(|reason| reason["asksMark"] == true && reason["onCase"] == true);
        let picture = case["images"][0]["fileRef"].as_str();
        if let (Some(reason), Some(picture)) = (asks.filter(|_| case["form"]["rejectOffered"] == true), picture) {
            return (id.to_owned(), reason["code"].as_str().unwrap().to_owned(), picture.to_owned());
        }
    }
    panic!("the world has a case with a suspicion about its document, and a picture");
}

#[tokio::test(flavor = "multi_thread")]
async fn f9_the_command_line_ticks_and_marks_and_is_refused_like_the_window() {
    let terminal = Terminal::synced("rev-17").await;
    let (id, code, picture) = suspicious(&terminal);
    let shown = terminal.run(&["case", &id]).done();
    assert!(shown.contains("[ ] document-features: Security features"), "the list stands where one decides: {shown}");
    assert!(shown.contains("needs --mark, or --whole-document."), "{shown}");

    let reason = format!("qes:{code}");
    let reject = ["decide", &id, "reject", "--reason", &reason, "--comment", "The edge is cut."];
    assert_eq!(terminal.json(&reject).code(), "mark_required");
    let mark = format!("{picture}@100,200,300,400={reason}");
    let marked = [&reject[..], &["--mark", &mark, "--tick", "document-features"]].concat();
    assert_eq!(terminal.json(&marked).code(), "mark_not_valid", "nobody has looked at the picture here");
    let out = terminal.beside("front.jpg");
    terminal.run(&["image", &id, &picture, "--purpose", "A check", "--out", out.to_str().unwrap()]).done();
    let saved = terminal.json(&marked).json();
    let looked = &saved["looked"];
    assert_eq!((looked["marks"][0]["width"].as_u64(), &looked["wholeDocument"]), (Some(300), &Value::Bool(false)));
    assert_eq!(looked["checklist"][0]["ticked"], true, "{looked}");
    let listed = terminal.run(&["outbox"]).done();
    assert!(listed.contains(&format!("mark {mark}")) && listed.contains("[x] Security features"), "{listed}");

    terminal.run(&["undo", saved["entryId"].as_str().unwrap()]).done();
    let whole = terminal.json(&[&reject[..], &["--whole-document"]].concat()).json();
    assert_eq!(whole["looked"]["wholeDocument"], true);
}
