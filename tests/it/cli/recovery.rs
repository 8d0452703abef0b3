//! A decision read back by the command line when everything else of the profile is lost.
use age::secrecy::ExposeSecret as _;
use second_look::store::private_file;

use super::terminal::{Ran, Terminal, ended, start};

/// Without a profile, and with this on standard input.
fn alone(input: &str, words: &[&str]) -> Ran {
    ended(start(words, input))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_decision_is_read_back_with_the_organisations_key_after_the_profile_is_gone() {
    let identity = age::x25519::Identity::generate();
    let terminal = Terminal::new().await;
    let key = identity.to_public();
    terminal.write_config(&format!("recovery_key = \"{key}\"\n[limits]\nundo_secs = 60\n"));
    terminal.sign_in("rev-17", &[]).done();
    terminal.run(&["sync", "--once"]).done();
    let id = terminal.json(&["next"]).json()["caseId"].as_str().unwrap().to_owned();
    let words = ["decide", &id, "reject", "--reason", "qes:3101", "--comment", "Out of focus."];
    let decided = terminal.json(&words).json();
    assert!(terminal.run(&["doctor"]).done().contains("recovery files"), "the doctor counts them");

    let folder = terminal.home().join("recovery");
    let [file] = &std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect::<Vec<_>>()[..] else {
        panic!("one decision, one file")
    };
    let kept = terminal.beside("kept.age");
    std::fs::rename(file, &kept).unwrap();
    std::fs::remove_dir_all(terminal.home()).unwrap();

    let secret = terminal.beside("key.txt");
    private_file::replace(&secret, format!("# a key\n{}\n", identity.to_string().expose_secret()).as_bytes()).unwrap();
    let (kept, secret) = (kept.to_str().unwrap(), secret.to_str().unwrap());
    let shown = alone("", &["recovery", "show", kept, "--identity", secret, "--json"]).json();
    assert_eq!((&shown["caseId"], &shown["entryId"]), (&id.as_str().into(), &decided["entryId"]));
    let body = alone("", &["recovery", "show", kept, "--identity", secret, "--body"]).done();
    assert_eq!(shown["body"], body.as_str(), "both show the same bytes");
    assert_eq!(second_look::digest::of(body.as_bytes()), shown["bodyDigest"].as_str().unwrap(), "every one of them");
    assert!(body.contains("Out of focus.") && !body.ends_with('\n'), "and not one more");

    let other = age::x25519::Identity::generate();
    let line = format!("{}\n", other.to_string().expose_secret());
    let words = ["recovery", "show", kept, "--identity", "-", "--json"];
    assert_eq!(alone(&line, &words).code(), "recovery_other_key");
    assert_eq!(alone("age1nothing\n", &words).code(), "recovery_no_key");
    let text = alone(&format!("{}\n", identity.to_string().expose_secret()), &words[..5]).done();
    assert!(text.contains("idempotency key") && text.contains("Out of focus."), "{text}");
}
