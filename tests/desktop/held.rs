//! A profile that another program holds: the window says who, and takes over when it is free.
use second_look::access::lock_file::{ProfileLock, Program};
use serde_json::json;

use crate::profile::{profile_words, write_configuration};
use crate::stage::{self, Stage};
use crate::watch::Watch;
use crate::work;
use second_look_sandbox::{Sandbox, SandboxOptions};

const PHRASE: &str = "correct horse battery staple";

#[tokio::test]
async fn a_window_says_who_holds_the_profile_and_takes_over_when_it_is_free() {
    let stage = Stage::set();
    let sandbox = Sandbox::start(SandboxOptions { cases: 3, ..SandboxOptions::default() }).await.unwrap();
    let _watch = Watch::over(sandbox.control());
    let home = stage.folder().join("profile");
    write_configuration(&home, sandbox.addresses());
    let words = profile_words(&home);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();

    let holder = ProfileLock::take(&home, Program::CommandLine).unwrap();
    let first = stage.open(&words).await;
    first.until_text("already open: a command line").await;
    stage::keep("profile-held", &first.picture().await);
    let state = first.call("start_state", json!({})).await.unwrap();
    assert_eq!(state["error"]["code"], "profile_held", "one profile, one program: {state}");
    drop(holder);
    first.click("main button").await;

    first.until_there("#new-passphrase").await;
    first.until_text("No keychain answers").await;
    stage::keep("first-start-without-keychain", &first.picture().await);
    work::choose_passphrase(&first, PHRASE).await;
    first.until_text(work::SIGN_IN).await;
    first.end().await;

    let second = stage.open(&words).await;
    work::give_passphrase(&second, "not the words I chose").await;
    second.until_text("does not open the profile").await;
    work::give_passphrase(&second, PHRASE).await;
    second.until_text(work::SIGN_IN).await;
    second.end().await;
    sandbox.shutdown().await;
}
