//! The command line with its keys in the real Secret Service.
use super::terminal::{PROGRAM, Ran, Running, Terminal, ended, files, start_as};
use crate::keychain::{with_a_keyring, without_a_keyring};
use crate::stage::browse;

/// Runs the program in a session of its own; the keyring's folder is the same each time.
fn begin(terminal: &Terminal, words: &[&str]) -> Running {
    let mut command = with_a_keyring(&terminal.beside("session"));
    command.arg(PROGRAM).args(words).arg("--home").arg(terminal.home());
    start_as(command, "")
}

fn run(terminal: &Terminal, words: &[&str]) -> Ran {
    ended(begin(terminal, words))
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_chosen_to_lie_in_the_keychain_are_found_there_by_the_next_command() {
    let terminal = Terminal::new().await;
    let addresses = terminal.addresses();
    let mut words = vec!["sign-in", "--no-browser", "--keychain"];
    words.extend(addresses.iter().map(String::as_str));
    let mut running = begin(&terminal, &words);
    let url = running.address();
    browse(&format!("{url}&login_hint=rev-17"));
    ended(running).done();
    let kept = files(&terminal.home());
    assert!(!kept.iter().any(|(name, _)| name == "keys.sealed"), "no key lies in the folder: {kept:?}");
    run(&terminal, &["sync", "--once"]).done();
    let doctor = run(&terminal, &["doctor", "--json"]).json();
    assert_eq!(doctor["profile"]["keyPlace"], "secret-service", "{doctor}");
    assert_eq!(doctor["signIn"], "signed_in", "the tokens lie where the keys lie");
    // The same profile where no keychain answers: refused, and nothing falls back to another place.
    let mut command = without_a_keyring(&terminal.beside("session"));
    command.args([PROGRAM, "queue", "--json", "--home"]).arg(terminal.home());
    let refused = ended(start_as(command, ""));
    assert!(refused.code().starts_with("keychain_"), "{}", refused.err);
    assert_eq!(files(&terminal.home()).len(), kept.len(), "nothing was made instead");
}
