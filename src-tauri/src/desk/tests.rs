//! Openings that need a person, without a window and without a network.
use std::path::Path;

use second_look::access::config::Overrides;
use second_look::queue::list::QueueFilter;
use second_look_sandbox::{Sandbox, SandboxOptions};

use super::*;

const PHRASE: &str = "correct horse battery staple";

fn overrides() -> Overrides {
    let text = |text: &str| Some(text.to_owned());
    Overrides {
        platform: text("http://127.0.0.1:9/api/v1"),
        review: text("http://127.0.0.1:9/review/v1"),
        issuer: text("http://127.0.0.1:9/oidc"),
        client_id: text("second-look-console"),
        environment: text("staging"),
        language: None,
        file_hosts: Vec::new(),
    }
}

fn desk(home: &Path, overrides: Overrides) -> Desk {
    Desk::new(Plan::Profile { home: home.to_owned(), overrides }, Clock::system())
}

#[tokio::test]
async fn a_profile_without_a_platform_says_so_and_names_its_folder() {
    let home = tempfile::tempdir().unwrap();
    let desk = desk(home.path(), Overrides::default());
    let state = desk.start_state().await;
    assert_eq!(state.state, StartPhase::NotConfigured);
    assert_eq!(state.folder.as_deref(), home.path().to_str(), "a person must find the folder");
    assert!(state.error.unwrap().message.contains("`review` is missing"), "it says what is missing");
    assert_eq!(desk.console().map(drop).unwrap_err().code, "not_open");
}

fn typed(port: u16) -> Addresses {
    Addresses {
        platform: format!("http://127.0.0.1:{port}/api/v1"),
        review: format!("http://127.0.0.1:{port}/review/v1"),
        issuer: format!("http://127.0.0.1:{port}/oidc"),
        client_id: "second-look-console".to_owned(),
        environment: "staging".to_owned(),
        file_hosts: Vec::new(),
    }
}

#[tokio::test]
async fn addresses_that_are_typed_are_tried_before_they_are_kept_or_kept_untried_when_the_person_says_so() {
    let home = tempfile::tempdir().unwrap();
    let desk = desk(home.path(), Overrides::default());
    let file = home.path().join("config.toml");
    desk.start_state().await;
    let wrong = Addresses { platform: "ftp://x".to_owned(), environment: "test".to_owned(), ..typed(9) };
    let error = desk.configure(wrong, true).await.unwrap_err();
    assert_eq!(error.code, "addresses_wrong");
    assert!(error.message.starts_with("`platform` ") && error.message.contains("\n`environment` "), "{error}");
    let error = desk.configure(typed(9), false).await.unwrap_err();
    assert_eq!((error.code.as_str(), error.message.lines().count()), ("addresses_silent", 3), "{error}");
    assert!(!file.exists(), "nothing was kept");
    let state = desk.configure(typed(9), true).await.unwrap();
    assert_eq!((state.state, state.error), (StartPhase::ChooseKeys, None));
    let again = desk.configure(typed(10), true).await.unwrap_err();
    assert_eq!(again.code, "not_asked_for", "a profile that has addresses keeps them");
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.contains("http://127.0.0.1:9/review/v1") && !text.contains(":10/"), "{text}");
    desk.close().await.unwrap();
}

#[tokio::test]
async fn addresses_that_answer_are_kept_at_once() {
    let options = SandboxOptions { cases: 1, ..SandboxOptions::default() };
    let sandbox = Sandbox::start(options).await.unwrap();
    let there = sandbox.addresses().clone();
    let home = tempfile::tempdir().unwrap();
    let desk = desk(home.path(), Overrides::default());
    desk.start_state().await;
    let typed = Addresses {
        platform: there.platform,
        review: there.review,
        issuer: there.issuer,
        client_id: there.client_id,
        environment: there.environment,
        file_hosts: vec![there.files],
    };
    assert_eq!(desk.configure(typed, false).await.unwrap().state, StartPhase::ChooseKeys);
    assert!(home.path().join("config.toml").exists());
    desk.close().await.unwrap();
    sandbox.shutdown().await;
}

#[tokio::test]
async fn a_link_waits_until_somebody_is_signed_in() {
    let home = tempfile::tempdir().unwrap();
    let desk = desk(home.path(), overrides());
    desk.followed().follow("second-look://case/cse_1");
    assert_eq!(desk.take_link().await.unwrap_err().code, "not_open", "a profile that is not open has no cases");
    desk.start_state().await;
    desk.choose_keys(KeyPlace::Passphrase, Some(Secret::new(PHRASE))).await.unwrap();
    assert_eq!(desk.take_link().await.unwrap(), None, "nobody is signed in");
    assert_eq!(desk.followed().take().unwrap(), Some(CaseId::new("cse_1")), "and it is still there");
    desk.close().await.unwrap();
}

#[tokio::test]
async fn a_faulty_configuration_is_named_with_its_line_and_can_be_corrected_meanwhile() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("config.toml");
    write(&file, "colour = \"red\"\n");
    let desk = desk(home.path(), overrides());
    let error = desk.start_state().await.error.unwrap();
    assert_eq!(error.code, "config_faults");
    assert!(error.message.contains("line 1") && error.message.contains("colour"), "{}", error.message);
    std::fs::remove_file(&file).unwrap();
    assert_eq!(desk.start_again().await.state, StartPhase::ChooseKeys, "the next look finds it corrected");
}

#[tokio::test]
async fn a_new_profile_waits_for_a_choice_and_opens_with_the_passphrase_from_then_on() {
    let home = tempfile::tempdir().unwrap();
    let first = desk(home.path(), overrides());
    assert_eq!(first.start_state().await.state, StartPhase::ChooseKeys);
    let short = first.choose_keys(KeyPlace::Passphrase, Some(Secret::new("short"))).await.unwrap_err();
    assert_eq!(short.code, "passphrase_too_short");
    assert_eq!(first.start_state().await.state, StartPhase::ChooseKeys, "the choice is still open");
    let none = first.choose_keys(KeyPlace::Passphrase, None).await.unwrap_err();
    assert_eq!(none.code, "passphrase_needed");
    let chosen = first.choose_keys(KeyPlace::Passphrase, Some(Secret::new(PHRASE))).await.unwrap();
    assert_eq!(chosen.state, StartPhase::Ready);
    assert!(home.path().join("config.toml").exists(), "the addresses are kept, so that the next start needs none");
    first.close().await.unwrap();

    let second = desk(home.path(), Overrides::default());
    assert_eq!(second.start_state().await.state, StartPhase::NeedsPassphrase);
    let refused = second.choose_keys(KeyPlace::Keychain, None).await.unwrap_err();
    assert_eq!(refused.code, "not_asked_for", "keys are made once");
    let wrong = second.unlock(Secret::new("incorrect horse")).await.unwrap_err();
    assert_eq!(wrong.code, "passphrase_wrong");
    assert_eq!(second.start_state().await.state, StartPhase::NeedsPassphrase, "it can be typed again");
    assert_eq!(second.unlock(Secret::new(PHRASE)).await.unwrap().state, StartPhase::Ready);
    second.close().await.unwrap();
    second.close().await.unwrap();
    assert_eq!(second.console().map(drop).unwrap_err().code, "not_open", "closed is closed");
}

#[tokio::test]
async fn addresses_can_be_changed_until_there_are_keys_and_what_was_kept_is_put_aside() {
    let home = tempfile::tempdir().unwrap();
    let desk = desk(home.path(), Overrides::default());
    desk.start_state().await;
    assert_eq!(desk.change_addresses().await.unwrap_err().code, "not_asked_for", "there are none");
    assert_eq!(desk.configure(typed(9), true).await.unwrap().state, StartPhase::ChooseKeys);
    let before = std::fs::read_to_string(home.path().join("config.toml")).unwrap();
    assert_eq!(desk.change_addresses().await.unwrap().state, StartPhase::NotConfigured);
    assert_eq!(std::fs::read_to_string(home.path().join("config.toml.old")).unwrap(), before);
    assert_eq!(desk.configure(typed(10), true).await.unwrap().state, StartPhase::ChooseKeys);
    let kept = std::fs::read_to_string(home.path().join("config.toml")).unwrap();
    assert!(kept.contains(":10/") && !kept.contains(":9/"), "{kept}");
    desk.choose_keys(KeyPlace::Passphrase, Some(Secret::new(PHRASE))).await.unwrap();
    assert_eq!(desk.change_addresses().await.unwrap_err().code, "not_asked_for", "the keys belong to the platform");
    desk.close().await.unwrap();
}

#[tokio::test]
async fn two_tries_at_once_are_two_tries() {
    let home = tempfile::tempdir().unwrap();
    let first = desk(home.path(), overrides());
    first.start_state().await;
    first.choose_keys(KeyPlace::Passphrase, Some(Secret::new(PHRASE))).await.unwrap();
    first.close().await.unwrap();
    let desk = desk(home.path(), Overrides::default());
    desk.start_state().await;
    let tries = (0..8).map(|_| desk.unlock(Secret::new("incorrect horse battery")));
    let codes: Vec<String> =
        futures::future::join_all(tries).await.into_iter().map(|said| said.unwrap_err().code).collect();
    let later = codes.iter().filter(|code| *code == "unlock_later").count();
    assert_eq!(later, 3, "five may be tried at once, in whatever way they come: {codes:?}");
    desk.close().await.unwrap();
}

#[tokio::test]
async fn one_window_holds_a_profile_and_the_next_gets_it_when_it_is_free() {
    let home = tempfile::tempdir().unwrap();
    let first = desk(home.path(), overrides());
    assert_eq!(first.start_state().await.state, StartPhase::ChooseKeys);
    let second = desk(home.path(), overrides());
    let error = second.start_state().await.error.unwrap();
    assert_eq!(error.code, "profile_held", "even while the first waits for a person");
    first.close().await.unwrap();
    assert_eq!(second.start_again().await.state, StartPhase::ChooseKeys);
    second.close().await.unwrap();
}

#[tokio::test]
async fn a_command_line_that_holds_the_profile_is_named_and_the_window_opens_when_it_is_done() {
    use second_look::access::lock_file::ProfileLock;
    let home = tempfile::tempdir().unwrap();
    let other = ProfileLock::take(home.path(), Program::CommandLine).unwrap();
    let desk = desk(home.path(), overrides());
    let state = desk.start_state().await;
    let error = state.error.unwrap();
    assert_eq!((state.state, error.code.as_str()), (StartPhase::Failed, "profile_held"));
    assert!(error.message.contains("a command line (process "), "{}", error.message);
    drop(other);
    assert_eq!(desk.start_again().await.state, StartPhase::ChooseKeys);
    let from_there = ProfileLock::take(home.path(), Program::CommandLine).unwrap_err();
    assert!(from_there.to_string().contains("the window"), "the lock is the folder's, whoever asks: {from_there}");
    desk.close().await.unwrap();
}

/// As a copied profile, or an update that changed the keychain library, would show it (T-19). With or without a
/// keychain on this machine it is one page, and nothing is made.
#[tokio::test]
async fn a_profile_whose_keys_lie_elsewhere_is_one_page_and_stays_as_it_is() {
    let home = tempfile::tempdir().unwrap();
    let first = desk(home.path(), overrides());
    first.start_state().await;
    first.choose_keys(KeyPlace::Passphrase, Some(Secret::new(PHRASE))).await.unwrap();
    first.close().await.unwrap();
    let record = home.path().join("profile.json");
    let text = std::fs::read_to_string(&record).unwrap().replace("\"passphrase\"", "\"macos-keychain\"");
    write(&record, &text);
    let names = || {
        let mut names: Vec<_> =
            std::fs::read_dir(home.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names
    };
    let (before, database) = (names(), std::fs::read(home.path().join("second-look.db")).unwrap());
    let second = desk(home.path(), overrides());
    let state = second.start_state().await;
    assert_eq!(state.state, StartPhase::Failed, "no new keys are offered over old ones");
    let error = state.error.unwrap();
    assert!(["key_backend_changed", "keychain_unavailable"].contains(&error.code.as_str()), "{error}");
    assert!(error.action.is_some(), "{error}");
    let refused = second.choose_keys(KeyPlace::Keychain, None).await.unwrap_err();
    assert_eq!(refused.code, "not_asked_for");
    second.close().await.unwrap();
    assert_eq!(names(), before, "nothing new");
    assert!(std::fs::read(home.path().join("second-look.db")).unwrap() == database && !database.starts_with(b"SQLite"));
}

fn standing(text: &str) -> Whereabouts {
    let filter = QueueFilter { text: text.to_owned(), ..QueueFilter::default() };
    Whereabouts { screen: ScreenName::Entries, filter, row: Some(CaseId::new("cse_1")), ..Whereabouts::default() }
}

#[tokio::test]
async fn where_somebody_stood_is_kept_without_words_and_given_to_the_next_page_once() {
    let desk = Desk::new(Plan::Demo { cases: 1 }, Clock::system());
    assert_eq!(desk.stand_at(standing("")).unwrap_err().code, "not_open", "nobody stands anywhere yet");
    desk.start_state().await;
    assert_eq!(desk.come_back().await.unwrap(), None);
    desk.stand_at(standing("country:UTO")).unwrap();
    assert_eq!(desk.come_back().await.unwrap(), Some(standing("country:UTO")), "tokens are nobody's name");
    assert_eq!(desk.come_back().await.unwrap(), None, "one page comes back to it");

    desk.stand_at(Whereabouts { open: Some(CaseId::new("cse_9")), ..standing("meier") }).unwrap();
    let kept = desk.whereabouts.lock().unwrap().clone();
    assert_eq!(kept, Some(standing("")), "a word may be a name, and which case is open is not for the page to say");
    desk.keep_place(Some(CaseId::new("cse_2")));
    let open = Some(CaseId::new("cse_2"));
    assert_eq!(desk.come_back().await.unwrap(), Some(Whereabouts { open, ..standing("") }));
    desk.stand_at(standing("")).unwrap();
    desk.forget_whereabouts();
    assert_eq!(desk.come_back().await.unwrap(), None, "who signed out stands nowhere");
    desk.close().await.unwrap();
}

#[tokio::test]
async fn nobody_who_has_to_sign_in_comes_back_to_where_another_stood() {
    let home = tempfile::tempdir().unwrap();
    let desk = desk(home.path(), overrides());
    desk.start_state().await;
    desk.choose_keys(KeyPlace::Passphrase, Some(Secret::new(PHRASE))).await.unwrap();
    desk.stand_at(standing("")).unwrap();
    assert!(desk.lock().await);
    assert_eq!(desk.stand_at(standing("")).unwrap_err().code, "not_open", "what comes after the lock is not kept");
    assert_eq!(desk.start_again().await.state, StartPhase::NeedsPassphrase);
    desk.unlock(Secret::new(PHRASE)).await.unwrap();
    assert_eq!(desk.come_back().await.unwrap(), None, "nobody is signed in");
    assert_eq!(desk.whereabouts.lock().unwrap().clone(), None, "and it is let go of");
    desk.close().await.unwrap();
}

#[tokio::test]
async fn the_demo_signs_its_reviewer_in_and_leaves_nothing_behind() {
    let desk = Desk::new(Plan::Demo { cases: 3 }, Clock::system());
    let state = desk.start_state().await;
    assert_eq!((state.state, state.error), (StartPhase::Ready, None));
    let console = desk.console().unwrap();
    let status = console.status().await.unwrap();
    assert!(status.demo, "the band at the top comes from here");
    assert_eq!(status.person.unwrap().id, "lead-02");
    console.sync_once().await.unwrap();
    assert!(console.status().await.unwrap().cases_pending > 0, "there is work in it");
    drop(console);
    desk.close().await.unwrap();
    assert_eq!(desk.start_again().await.error.unwrap().code, "closing", "a closed desk does not open again");
    assert_eq!(desk.console().map(drop).unwrap_err().code, "not_open");
}

fn write(path: &Path, text: &str) {
    use std::io::Write;
    std::fs::File::create(path).unwrap().write_all(text.as_bytes()).unwrap();
}
