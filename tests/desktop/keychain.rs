//! A profile of its own: keys in the real Secret Service, a person signed in through the issuer's page, and everything
//! there again after a restart.
use std::path::Path;

use second_look_sandbox::{Sandbox, SandboxOptions};
use serde_json::json;

use crate::profile::{Browser, profile_words, write_configuration};
use crate::stage::{self, Stage};
use crate::watch::Watch;
use crate::work;

#[tokio::test]
async fn a_profile_with_keys_in_the_keychain_survives_a_restart() {
    let stage = Stage::with_keyring();
    let sandbox = Sandbox::start(SandboxOptions { cases: 12, ..SandboxOptions::default() }).await.unwrap();
    let _watch = Watch::over(sandbox.control());
    let home = stage.folder().join("profile");
    write_configuration(&home, sandbox.addresses());
    let browser = Browser::on(&stage);
    let words = profile_words(&home);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();

    let page = stage.open(&words).await;
    page.until_text("Where shall the keys lie?").await;
    page.until_text("Use the system's keychain").await;
    stage::keep("first-start", &page.picture().await);
    page.press("Enter").await;
    page.until_text(work::SIGN_IN).await;
    stage::keep("sign-in", &page.picture().await);
    page.press("Enter").await;
    browser.sign_in("R. Iyer").await;
    work::queue_is_there(&page).await;
    let canary = page.text("#queue-list [role=option] .name").await.unwrap();
    page.end().await;

    for file in ["second-look.db", "profile.json"] {
        let bytes = std::fs::read(home.join(file)).unwrap();
        assert!(!bytes.starts_with(b"SQLite format 3"), "{file} is encrypted from its first byte");
        assert!(!holds(&bytes, canary.as_bytes()), "{file} holds no name in clear text");
    }
    assert!(!home.join("keys.sealed").exists(), "the keys lie in the keychain, not beside the file");
    let seen = files_holding(stage.folder(), canary.as_bytes());
    assert_eq!(seen, Vec::<String>::new(), "no file of the window's home, cache or temporary folder holds a name");

    let page = stage.open(&words).await;
    let state = page.call("start_state", json!({})).await.unwrap();
    assert_eq!(state["state"], "ready", "the keychain opens it without asking: {state}");
    work::queue_is_there(&page).await;
    page.end().await;
    sandbox.shutdown().await;
}

fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|part| part == wanted)
}

fn files_holding(folder: &Path, wanted: &[u8]) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let (path, kind) = (entry.path(), entry.file_type().unwrap());
        if kind.is_dir() {
            found.extend(files_holding(&path, wanted));
        } else if kind.is_file() && std::fs::read(&path).is_ok_and(|bytes| holds(&bytes, wanted)) {
            found.push(path.display().to_string());
        }
    }
    found
}
