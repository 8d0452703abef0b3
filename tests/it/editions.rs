//! An edition of the step-up policy through the whole engine: read at start, kept with each case, held to whatever asks.
use second_look::access::config::{Config, ConfigError, Overrides};
use second_look::console::Console;
use second_look::policy::{BUILT_IN, POLICY_FILE};

use crate::stage::{Stage, plain_approve};

const REVIEWER: &str = "rev-17";

/// The built-in edition under another name, with lines changed.
pub fn changed(changes: &[(&str, &str)]) -> String {
    let mut text = BUILT_IN.replacen("built-in-1", "house-2", 1);
    for (line, instead) in changes {
        assert!(text.contains(line), "the fixture has moved: {line}");
        text = text.replacen(line, instead, 1);
    }
    text
}

/// The same, beside the profile's configuration.
#[expect(clippy::disallowed_methods, reason = "a file of rules; nothing personal is in it")]
pub fn write_changed(stage: &Stage, changes: &[(&str, &str)]) {
    std::fs::create_dir_all(stage.home()).unwrap();
    std::fs::write(stage.home().join(POLICY_FILE), changed(changes)).unwrap();
}

fn write_edition(stage: &Stage, line: &str, instead: &str) {
    write_changed(stage, &[(line, instead)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn r_31_a_case_is_explained_and_decided_by_the_edition_it_came_under() {
    let stage = Stage::still(3).await;
    stage.synced(REVIEWER).await.close().await.unwrap();
    write_edition(&stage, "[two_person]\nfamilies = []", "[two_person]\nfamilies = [\"network\"]");
    let console = stage.open().await;
    let facts = console.checkup().await.profile.unwrap().policy;
    assert!(facts.version == "house-2" && !facts.built_in, "doctor names the edition in force: {facts:?}");
    let case = console.open_case(&stage.case(0)).await.unwrap();
    assert!(case.why.policy.contains("built-in-1"), "the case says its own: {}", case.why.policy);
    assert!(case.why.alone[0].contains("under 50"), "{:?}", case.why.alone);
    assert!(console.save_decision(&plain_approve(&case)).await.is_ok(), "today's rule is not held against it");
    stage.send(&console).await;
    assert_eq!(stage.behaved().decisions.len(), 1);
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_an_edition_asks_of_an_answer_is_refused_by_the_engine_with_its_code() {
    let stage = Stage::still(3).await;
    write_edition(&stage, "[two_person]\nfamilies = []", "[two_person]\nfamilies = [\"network\"]");
    let console = stage.synced(REVIEWER).await;
    let case = console.open_case(&stage.case(0)).await.unwrap();
    assert!(case.why.policy.contains("house-2"), "{}", case.why.policy);
    let approve = plain_approve(&case);
    let asked = console.check_decision(&approve).await.unwrap();
    assert_eq!(asked.iter().map(|one| one.code.as_str()).collect::<Vec<_>>(), ["second_person_not_offered"]);
    let refused = console.save_decision(&approve).await.err().expect("the engine holds to it, whatever asks");
    assert_eq!(refused.code, "second_person_not_offered");
    stage.send(&console).await;
    assert!(stage.behaved().decisions.is_empty(), "nothing was saved, so nothing was sent");
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bad_edition_stops_the_start_with_its_line_and_nothing_is_made() {
    let stage = Stage::still(1).await;
    write_edition(&stage, "not_trusted = 75", "not_trusted = 5");
    let at = stage.sandbox.addresses();
    let overrides = Overrides {
        platform: Some(at.platform.clone()),
        review: Some(at.review.clone()),
        issuer: Some(at.issuer.clone()),
        client_id: Some(at.client_id.clone()),
        environment: Some(stage.environment.to_owned()),
        language: None,
        file_hosts: Vec::new(),
    };
    let refused = Config::load(&stage.home().join("config.toml"), None, &overrides).err().unwrap();
    assert!(matches!(refused, ConfigError::Policy(_)) && refused.code() == "policy_faults");
    let line = BUILT_IN.lines().position(|line| line == "not_trusted = 75").unwrap() + 1;
    let told = refused.to_string();
    assert!(told.starts_with(&format!("{POLICY_FILE}, line {line}: `device.not_trusted`")), "{told}");
    assert_eq!(std::fs::read_dir(stage.home()).unwrap().count(), 1, "the profile's folder is as it was");
}

/// The entries about what is in force, by their kind and by what each commits to.
async fn told(console: &Console) -> Vec<(String, Vec<String>)> {
    let text = crate::broken_log::exported(console).await;
    let lines = text.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let entries = lines.filter_map(|line| serde_json::from_str::<serde_json::Value>(line["entry"].as_str()?).ok());
    let kinds = ["edition_changed", "organisation_file_changed"];
    let of_it = entries.filter(|entry| kinds.iter().any(|kind| entry["type"] == *kind));
    let names = |entry: &serde_json::Value| entry["commit"].as_object().unwrap().keys().cloned().collect();
    of_it.map(|entry| (entry["type"].as_str().unwrap().to_owned(), names(&entry))).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_of_what_is_in_force_is_an_entry_with_the_digests_of_before_and_after() {
    let stage = Stage::still(1).await;
    stage.synced("lead-02").await.close().await.unwrap();
    let console = stage.open().await;
    assert!(told(&console).await.is_empty(), "what was in force from the beginning is no change");
    console.close().await.unwrap();
    write_edition(&stage, "[two_person]\nfamilies = []", "[two_person]\nfamilies = [\"network\"]");
    let administered = Config { organisation: Some("sha-256:1".to_owned()), ..stage.config() };
    for _ in 0..2 {
        let console = crate::stage::try_open(&stage.home(), administered.clone(), stage.clock.clone()).await.unwrap();
        let told = told(&console).await;
        let commits = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let wanted = [
            ("edition_changed".to_owned(), commits(&["before", "digest", "version"])),
            ("organisation_file_changed".to_owned(), commits(&["before", "digest"])),
        ];
        assert_eq!(told, wanted, "once, however often it is opened with the same");
        console.close().await.unwrap();
    }
}
