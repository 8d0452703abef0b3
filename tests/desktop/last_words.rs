//! The close button, a moment after the last word.
use second_look_sandbox::{Sandbox, SandboxOptions};
use serde_json::json;

use crate::profile::{Browser, profile_words, write_configuration};
use crate::stage::Stage;
use crate::watch::Watch;
use crate::work;

#[tokio::test]
async fn a_window_that_is_closed_keeps_the_words_that_were_typed_last() {
    let stage = Stage::with_keyring();
    let sandbox = Sandbox::start(SandboxOptions { cases: 3, ..SandboxOptions::default() }).await.unwrap();
    let _watch = Watch::over(sandbox.control());
    let home = stage.folder().join("profile");
    write_configuration(&home, sandbox.addresses());
    let browser = Browser::on(&stage);
    let words = profile_words(&home);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let page = stage.open(&words).await;
    work::first_steps(&page, &browser).await;
    work::queue_is_there(&page).await;
    work::open_case(&page).await;
    let case = work::case_on_screen(&page).await;
    page.press("n").await;
    page.until("the comment has the focus", "return document.activeElement?.matches('input, textarea')").await;
    let note = "the left edge is cut";
    page.type_text(note).await;
    // A draft is written 0.4 s after the last word.
    stage.press_close_button();
    page.ended().await;

    let page = stage.open(&words).await;
    work::queue_is_there(&page).await;
    let draft = page.call("load_draft", json!({ "caseId": case })).await.unwrap();
    assert_eq!(draft["comment"], note, "{draft}");
    page.end().await;
    sandbox.shutdown().await;
}
