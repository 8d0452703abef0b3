//! A person's settings in a whole console: in force at once, there again after a restart, and never in the way of a start;
//! and the diagnostics that say which of them were chosen.
use second_look::access::settings::{Settings, Theme};
use second_look::access::settings_file::SETTINGS_FILE;
use second_look::catalogue::Language;
use second_look::decision::{DecisionInput, Draft};
use second_look::guard::look;
use second_look::ids::CaseId;
use second_look::queue::list::QueueFilter;
use second_look::queue::views::SavedView;

use crate::stage::{Stage, plain_approve};

const REVIEWER: &str = "rev-17";

#[tokio::test(flavor = "multi_thread")]
async fn undo_time_and_language_are_in_force_at_once_and_after_a_restart() {
    let stage = Stage::still(12).await;
    let console = stage.synced(REVIEWER).await;
    let english = console.open_case(&stage.case(0)).await.unwrap();
    assert_eq!(console.settings().settings, console.settings().defaults, "nobody has chosen anything");
    let mut told = console.changes();
    let chosen = Settings {
        theme: Theme::Contrast,
        undo_secs: Some(30),
        language: Some(Language::German),
        ..Settings::default()
    };
    let view = console.keep_settings(chosen.clone()).unwrap();
    assert_eq!(view.settings, chosen);
    assert_eq!((view.undo_default, view.language_default), (10, Language::English), "the defaults are still told");
    let told = told.recv().await.unwrap();
    assert!(told.queue && told.status && told.outbox && told.cases == [stage.case(0)], "all texts are read again");
    let status = console.status().await.unwrap();
    assert_eq!((status.undo_secs, status.language), (30, Language::German));
    let german = console.read_case(&stage.case(0)).await.unwrap();
    assert_ne!(german.why.sentence, english.why.sentence, "the engine's own texts are German now");
    let saved = console.save_decision(&plain_approve(&german)).await.unwrap();
    assert_eq!(saved.undo_secs_left, 30, "and the next decision is held as long as was chosen");
    console.close().await.unwrap();
    let console = stage.open().await;
    assert_eq!(console.settings().settings, chosen, "as they were left");
    console.speak_as_configured();
    assert_eq!(console.status().await.unwrap().language, Language::English, "what programs read stays as configured");
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn damaged_settings_never_keep_a_console_from_opening() {
    let stage = Stage::still(4).await;
    stage.signed_in(REVIEWER).await.close().await.unwrap();
    let file = stage.home().join(SETTINGS_FILE);
    second_look::store::private_file::replace(&file, b"{\"version\":1,\"theme\":").unwrap();
    let console = stage.open().await;
    let view = console.settings();
    assert_eq!(view.settings, Settings::default());
    assert_eq!(view.notice.unwrap().code, "settings_unread");
    let wrong = Settings { text_percent: 500, ..Settings::default() };
    assert_eq!(console.keep_settings(wrong).unwrap_err().code, "settings_refused");
    let view = console.keep_settings(Settings { text_percent: 150, ..Settings::default() }).unwrap();
    assert!(view.notice.is_none(), "who sets something has settings again");
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn diagnostics_say_what_it_runs_on_and_nothing_of_anybody() {
    let stage = Stage::still(40).await;
    let console = stage.synced(REVIEWER).await;
    let open = console.open_case(&stage.case(0)).await.unwrap();
    let canaries = ["Canary of the comment", "Canary of the draft", "Canary of the search"];
    let answer = DecisionInput { comment: canaries[0].to_owned(), ..plain_approve(&open) };
    console.save_decision(&answer).await.unwrap();
    console.open_case(&stage.case(1)).await.unwrap();
    let draft = Draft { comment: canaries[1].to_owned(), ..Draft::default() };
    console.keep_draft(&stage.case(1), &draft).await.unwrap();
    let filter = QueueFilter { text: canaries[2].to_owned(), ..QueueFilter::default() };
    console.queue(&filter, None, 10).await.unwrap();
    let notice = console.open_case(&CaseId::new("cse_canary")).await.map(drop).unwrap_err();
    let named = |name: &str, text: &str| SavedView {
        name: name.to_owned(),
        filter: QueueFilter { text: text.to_owned(), ..QueueFilter::default() },
    };
    let views = vec![named("Canary of a list", ""), named("Fraud", "risk:suspicious")];
    console.keep_settings(Settings { theme: Theme::Dark, views, ..Settings::default() }).unwrap();
    let text = console.diagnostics("WebKit 1.2.3").await.unwrap();
    let facts: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(facts["webView"], "WebKit 1.2.3");
    assert_eq!(facts["checkup"]["profile"]["keyPlace"], "passphrase");
    assert_eq!(facts["settings"]["theme"], "dark", "what was set otherwise, for whoever wants to see the same");
    assert_eq!(facts["settings"]["views"], 2, "of lists with a name only how many there are");
    assert!(look(&text).is_none(), "it passes the guard");
    let at = stage.sandbox.addresses();
    let folder = stage.home().display().to_string();
    for secret in ["Iyer", REVIEWER, &at.platform, &at.issuer, &folder, stage.case(0).as_str()] {
        assert!(!text.contains(secret), "{secret} is nobody's business: {text}");
    }
    for secret in canaries.into_iter().chain(["Canary of a list", "cse_canary", stage.case(1).as_str()]) {
        assert!(!text.contains(secret), "what was written, searched and asked for stays here: {secret}");
    }
    assert!(!notice.to_string().contains("cse_canary"), "nor does a notice repeat it: {notice}");
    let rows = console.queue(&Default::default(), None, 40).await.unwrap().rows;
    let names: Vec<_> = rows.into_iter().filter_map(|row| row.name).collect();
    assert!(!names.is_empty() && names.iter().all(|name| !text.contains(name.as_str())), "no name of a case");
    console.close().await.unwrap();
}
