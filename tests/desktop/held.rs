//! Two windows on one profile: the second says who holds it, and takes over when it is free.
use serde_json::json;

use crate::keychain::{profile_words, write_configuration};
use crate::stage::Stage;
use second_look_sandbox::{Sandbox, SandboxOptions};

#[tokio::test]
async fn a_second_window_says_that_the_profile_is_held() {
    let stage = Stage::set();
    let sandbox = Sandbox::start(SandboxOptions { cases: 3, ..SandboxOptions::default() }).await.unwrap();
    let home = stage.folder().join("profile");
    write_configuration(&home, sandbox.addresses());
    let words = profile_words(&home);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();

    let first = stage.open(&words).await;
    let state = first.call("start_state", json!({})).await.unwrap();
    assert_eq!(state["state"], "choose_keys", "a new profile asks where its keys shall lie");
    assert_eq!(state["keychain"], false, "there is no keychain on this stage, and none is offered");

    let second = stage.open(&words).await;
    let state = second.call("start_state", json!({})).await.unwrap();
    assert_eq!(state["state"], "failed", "one profile, one window");
    assert_eq!(state["error"]["code"], "profile_held");
    assert!(state["error"]["message"].as_str().unwrap().contains("the window"), "it says who holds it: {state}");
    second.until_text("already open").await;

    let phrase = "correct horse battery staple";
    let chosen = first.call("choose_keys", json!({ "way": "passphrase", "passphrase": phrase })).await.unwrap();
    assert_eq!(chosen["state"], "ready", "a passphrase is enough");
    first.end().await;

    let state = second.call("start_again", json!({})).await.unwrap();
    assert_eq!(state["state"], "needs_passphrase", "the profile is free now, and locked");
    let wrong = second.call("unlock", json!({ "passphrase": "incorrect" })).await.unwrap_err();
    assert_eq!(wrong["code"], "passphrase_wrong");
    let right = second.call("unlock", json!({ "passphrase": phrase })).await.unwrap();
    assert_eq!(right["state"], "ready", "and the right one opens it after a wrong one");
    second.end().await;
    sandbox.shutdown().await;
}
