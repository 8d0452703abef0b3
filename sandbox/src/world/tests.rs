use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::*;

mod designed;
mod shapes;

const SEED: u64 = 7;

fn epoch() -> DateTime<Utc> {
    "2026-03-02T09:00:00Z".parse().unwrap()
}

fn digest(count: usize, seed: u64, environment: &str) -> String {
    let mut hash = Sha256::new();
    for case in generate(seed, count, environment) {
        let evidence = case.evidence();
        hash.update(format!("{case:?}"));
        hash.update(render_evidence(&evidence.blocks, epoch()).to_string());
        hash.update(format!("{:?} {:?}", evidence.session, evidence.files));
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Every text in a value, with the key it stands under.
fn texts<'a>(value: &'a Value, key: &'a str, found: &mut Vec<(&'a str, &'a str)>) {
    match value {
        Value::String(text) => found.push((key, text)),
        Value::Array(items) => items.iter().for_each(|item| texts(item, key, found)),
        Value::Object(fields) => fields.iter().for_each(|(key, field)| texts(field, key, found)),
        _ => {}
    }
}

/// Frozen: a change of the world changes this line, on purpose or not at all.
#[test]
fn the_same_seed_gives_the_same_bytes() {
    let first = digest(200, SEED, "staging");
    assert_eq!(first, digest(200, SEED, "staging"), "generating twice gives the same world");
    assert_eq!(
        first, "4ac55be4960ea67b849d73693e0bc7e76bf6e7a4c60101378909468971d79fad",
        "the world of seed {SEED} has changed"
    );
    assert_ne!(first, digest(200, SEED + 1, "staging"), "another seed is another world");
}

#[test]
fn a_larger_world_begins_with_the_smaller_one() {
    let (small, large) = (generate(SEED, 60, "staging"), generate(SEED, 600, "staging"));
    for (one, other) in small.iter().zip(&large) {
        assert_eq!(format!("{one:?}"), format!("{other:?}"));
    }
}

#[test]
fn environments_never_mix_and_unknown_ones_are_empty() {
    let ids = |environment| -> HashSet<String> {
        let cases = generate(SEED, 80, environment);
        let sessions = cases.iter().filter_map(|case| case.session_id.clone());
        let flows = cases.iter().filter_map(|case| case.flow_id.clone());
        cases.iter().map(|case| case.case_id.clone()).chain(sessions).chain(flows).collect()
    };
    assert!(ids("staging").is_disjoint(&ids("live")), "no id stands in both environments");
    assert!(generate(SEED, 10, "production").is_empty());
    assert!(flows("staging").all(|flow| flows("live").all(|other| other.id != flow.id)));
}

#[test]
fn every_id_is_unique_and_a_file_finds_its_case() {
    let mut seen = HashSet::new();
    for case in generate(SEED, 2_000, "staging") {
        assert!(case.case_id.starts_with("cse_") && seen.insert(case.case_id.clone()), "{}", case.case_id);
        let evidence = case.evidence();
        for id in evidence.blocks.iter().map(|block| &block.block_id).chain(case.session_id.as_ref()) {
            assert!(uuid::Uuid::parse_str(id).is_ok() && seen.insert(id.clone()), "{id}");
        }
        for file in &evidence.files {
            assert!(seen.insert(file.vault_id.clone()));
            assert_eq!(case_index_of_file(&file.vault_id), Some(case.index), "case of {}", file.vault_id);
        }
    }
    assert_eq!(case_index_of_file("not a uuid"), None);
}

#[test]
fn a_hundred_thousand_cases_cost_about_a_second() {
    #[expect(clippy::disallowed_methods, reason = "a stopwatch")]
    let begun = std::time::Instant::now();
    let cases = generate(SEED, 100_000, "staging");
    let took = begun.elapsed().as_millis();
    assert_eq!(cases.len(), 100_000);
    assert!(took < 60_000, "100,000 cases took {took} ms; the margin is for busy machines");
    let last = cases.last().unwrap().evidence();
    assert!(!last.blocks.is_empty(), "evidence of the last case is there when asked for");
}

#[test]
fn the_mix_is_realistic() {
    let cases = generate(SEED, 4_000, "staging");
    let share =
        |wanted: &dyn Fn(&SeedCase) -> bool| cases.iter().filter(|case| wanted(case)).count() * 100 / cases.len();
    assert!((60..80).contains(&share(&|case| case.source == Source::Trust)), "most come from the trust platform");
    assert!(
        (1..20).contains(&share(&|case| case.suspicion)),
        "suspicion is the exception: {}",
        share(&|case| case.suspicion)
    );
    assert!(share(&|case| case.operations) < 5);
    let codes: HashSet<&str> =
        cases.iter().flat_map(|case| case.opened_because.iter().map(|(_, code)| code.as_str())).collect();
    let missing: Vec<&str> = codes::all_qes().filter(|code| !codes.contains(code)).collect();
    assert!(missing.is_empty(), "every QES code occurs somewhere, missing {missing:?}");
}

#[test]
fn nobody_and_no_address_in_it_is_real() {
    for environment in ["staging", "live"] {
        for case in generate(SEED, 1_500, environment) {
            let evidence = case.evidence();
            let rendered = render_evidence(&evidence.blocks, epoch());
            let session = evidence.session.clone().unwrap_or_default();
            let mut found = Vec::new();
            texts(&rendered, "", &mut found);
            texts(&session, "", &mut found);
            for (key, text) in found {
                if let Some((_, domain)) = text.split_once('@').filter(|_| key == "email") {
                    assert!(reserved(domain), "e-mail {text}");
                }
                if let Some(rest) = text.strip_prefix("https://") {
                    assert!(reserved(rest.split('/').next().unwrap()), "address {text}");
                }
                assert!(!text.contains("http://"), "address {text}");
                if key == "phone" {
                    assert!(text.contains("-555-01"), "phone {text}");
                }
                if key == "ipAddress" {
                    let documented = ["192.0.2.", "198.51.100.", "203.0.113.", "2001:db8:"];
                    let inner = ["192.168.", "10.", "172.16.", "100.64.", "100.80."];
                    assert!(documented.iter().chain(&inner).any(|range| text.starts_with(range)), "IP address {text}");
                }
            }
        }
    }
}

fn reserved(domain: &str) -> bool {
    domain == "example.com" || domain.ends_with(".example.com") || domain.ends_with(".example")
}

#[test]
fn sessions_blocks_and_times_fit_together() {
    for case in generate(SEED, 400, "staging") {
        let evidence = case.evidence();
        assert_eq!(evidence.session.is_some(), case.source == Source::Trust, "only trust cases have a session");
        assert_eq!(case.flow_id.is_some(), case.source == Source::Trust);
        let clocks: Vec<u32> = evidence.blocks.iter().map(|block| block.clock).collect();
        assert!(clocks.windows(2).all(|pair| matches!(pair, [a, b] if a < b)), "the clock only grows");
        let times: Vec<i64> = evidence.blocks.iter().map(|block| block.created_at_secs).collect();
        assert!(
            times.windows(2).all(|pair| matches!(pair, [a, b] if a <= b)),
            "blocks stand in the order of their times"
        );
        assert!(times.iter().all(|at| *at < 0), "evidence was there before the platform started");
        let mut referred = Vec::new();
        let rendered = render_evidence(&evidence.blocks, epoch());
        texts(&rendered, "", &mut referred);
        for (key, id) in referred {
            assert!(
                key != "$id" || evidence.files.iter().any(|file| file.vault_id == id),
                "a reference leads to a file"
            );
        }
    }
}

#[test]
fn digests_stand_beside_the_references_that_offer_them() {
    let case = generate(SEED, 1, "staging").remove(0);
    let mut evidence = case.evidence();
    evidence.tell_digests(|file| file.vault_id.clone().into_bytes());
    let images = evidence.blocks.iter().find(|block| block.kind == "documentImages").unwrap();
    let front = images.content.get("frontSide").unwrap();
    let id = front.get("$id").and_then(Value::as_str).unwrap();
    let expected: String = Sha256::digest(id.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(front.get("sha256").and_then(Value::as_str), Some(expected.as_str()));
    assert_eq!(front.get("sizeBytes").and_then(Value::as_u64), Some(36));
    let offering: HashMap<bool, usize> = generate(SEED, 40, "staging")
        .iter()
        .flat_map(|case| case.evidence().files)
        .fold(HashMap::new(), |mut sums, file| {
            *sums.entry(file.offers_digest).or_default() += 1;
            sums
        });
    assert_eq!(offering.len(), 2, "some files offer a digest and some do not");
}

#[test]
fn the_seven_people_have_the_roles_of_the_contract() {
    let roles: HashSet<&str> = people().iter().flat_map(|person| person.roles.iter().copied()).collect();
    assert_eq!(people().len(), 7);
    assert_eq!(roles, HashSet::from(["reviewer", "analyst", "lead", "auditor", "operations", "privacy"]));
    let lead = people().iter().find(|person| person.id == "lead-02").expect("the lead is there");
    assert_eq!(lead.roles, ["reviewer", "lead"]);
}
