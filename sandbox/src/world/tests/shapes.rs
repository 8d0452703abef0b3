//! The four generations are rendered as the table in `generation.rs` says.
use super::*;

const CASE: &str = "cse_01J9TEST";

fn blocks() -> Vec<SeedBlock> {
    let cases = generate(SEED, DESIGNED, "staging");
    cases.iter().find(|case| case.scenario == Some("oe-and-erased-selfie")).unwrap().evidence().blocks
}

fn rendered(generation: Generation) -> Vec<Value> {
    let answer = render_blocks(&blocks(), generation, CASE, epoch());
    let key = if matches!(generation, Generation::G0 | Generation::G1) { "datablocks" } else { "dataBlocks" };
    assert_eq!(answer.as_object().unwrap().keys().collect::<Vec<_>>(), [key], "list key of {generation:?}");
    answer.get(key).and_then(Value::as_array).unwrap().clone()
}

fn device(generation: Generation) -> Value {
    let is_device = |block: &&Value| {
        block.get("type").and_then(Value::as_str).is_some_and(|kind| kind.eq_ignore_ascii_case("deviceSignals"))
    };
    rendered(generation).iter().find(is_device).unwrap().clone()
}

fn has(value: &Value, keys: &[&str]) -> bool {
    keys.iter().all(|key| value.get(key).is_some())
}

#[test]
fn the_two_older_generations_are_flat_pascal_and_without_ids() {
    for generation in [Generation::G0, Generation::G1] {
        let block = device(generation);
        assert_eq!(block.get("type").and_then(Value::as_str), Some("DeviceSignals"));
        assert_eq!(block.get("createdByStep").and_then(Value::as_str), Some("device_signals"));
        assert!(has(&block, &["result", "reasons", "signals", "provider"]), "the payload lies flat beside the type");
        for absent in ["datablockId", "createdBy", "lastStep", "content", "status"] {
            assert!(block.get(absent).is_none(), "{generation:?} knows no {absent}");
        }
        assert_eq!(block.get("createdAt").is_some(), generation == Generation::G1);
    }
}

#[test]
fn the_third_generation_is_flat_camel_and_names_its_last_step() {
    let block = device(Generation::G2);
    assert_eq!(block.get("type").and_then(Value::as_str), Some("deviceSignals"));
    assert_eq!(block.pointer("/lastStep/stepId").and_then(Value::as_str), Some("device_signals"));
    assert!(has(&block, &["datablockId", "createdAt", "result", "signals"]));
    for absent in ["createdByStep", "createdBy", "content", "status"] {
        assert!(block.get(absent).is_none(), "the third generation knows no {absent}");
    }
}

#[test]
fn the_newest_generation_nests_its_payload_and_marks_deletions() {
    let block = device(Generation::G3);
    assert_eq!(block.get("type").and_then(Value::as_str), Some("deviceSignals"));
    assert_eq!(block.pointer("/createdBy/stepId").and_then(Value::as_str), Some("device_signals"));
    assert!(block.pointer("/createdBy/clock").is_some_and(Value::is_u64));
    assert_eq!(block.get("status").and_then(Value::as_str), Some("STORED"));
    assert!(block.get("content").is_some_and(|content| has(content, &["result", "signals"])));
    assert!(block.get("result").is_none(), "nothing of the payload lies outside");
    let erased = rendered(Generation::G3).into_iter().find(|block| block["type"] == "biometricSamples").unwrap();
    assert_eq!((erased["status"].as_str(), &erased["content"]), (Some("DELETED"), &Value::Null));
}

#[test]
fn an_erased_block_is_simply_absent_in_the_three_older_ones() {
    for generation in [Generation::G0, Generation::G1, Generation::G2] {
        let kinds: Vec<String> =
            rendered(generation).iter().map(|block| block["type"].as_str().unwrap().to_lowercase()).collect();
        assert!(!kinds.contains(&"biometricsamples".to_owned()), "{generation:?}");
        assert_eq!(kinds.len() + 1, blocks().len(), "everything else is there");
    }
}

#[test]
fn sessions_change_case_and_last_step() {
    let cases = generate(SEED, DESIGNED, "staging");
    let session = |name: &str, generation| {
        let case = cases.iter().find(|case| case.scenario == Some(name)).unwrap();
        render_session(&case.evidence().session.unwrap(), generation, &case.case_id, epoch())
    };
    for (generation, status, outcome) in [
        (Generation::G0, "completed", "accepted"),
        (Generation::G1, "COMPLETED", "ACCEPTED"),
        (Generation::G2, "COMPLETED", "accepted"),
        (Generation::G3, "COMPLETED", "accepted"),
    ] {
        let answer = session("already-signed", generation);
        assert_eq!((answer["sessionStatus"].as_str(), answer["outcome"].as_str()), (Some(status), Some(outcome)));
        let older = matches!(generation, Generation::G0 | Generation::G1);
        let keys: &[&str] =
            if older { &["stepName", "stepType", "verdict"] } else { &["stepId", "stepDescription", "verdict"] };
        let step = answer.get("lastStep").unwrap();
        assert!(has(step, keys) && step.as_object().unwrap().len() == 3, "{generation:?} {step}");
        assert!(answer["completedAt"].is_string());
        let open = session("vpn-traveller", generation);
        let none = if older { Value::Null } else { "NO_OUTCOME".into() };
        assert_eq!(open["outcome"], none, "{generation:?}");
        assert!(
            open["completedAt"].is_null() && open["sessionStatus"].as_str().unwrap().eq_ignore_ascii_case("RUNNING")
        );
    }
}

#[test]
fn mixed_settles_each_case_on_one_generation_and_uses_all_four() {
    let of = |case: &SeedCase| Generation::Mixed.of_case(&case.case_id);
    let cases = generate(SEED, DESIGNED, "staging");
    let mut counts: HashMap<String, usize> = HashMap::new();
    for case in &cases {
        assert_eq!(of(case), of(case));
        *counts.entry(format!("{:?}", of(case))).or_default() += 1;
        let blocks = case.evidence().blocks;
        assert_eq!(
            render_blocks(&blocks, Generation::Mixed, &case.case_id, epoch()),
            render_blocks(&blocks, of(case), &case.case_id, epoch())
        );
    }
    assert_eq!(counts.len(), 4, "{counts:?}");
    assert!(!counts.contains_key("Mixed"));
}

#[test]
fn no_relative_time_is_left_in_an_answer() {
    for case in generate(SEED, 200, "staging") {
        let evidence = case.evidence();
        for generation in [Generation::G0, Generation::G1, Generation::G2, Generation::G3] {
            let mut text = render_blocks(&evidence.blocks, generation, &case.case_id, epoch()).to_string();
            if let Some(session) = &evidence.session {
                text.push_str(&render_session(session, generation, &case.case_id, epoch()).to_string());
            }
            assert!(!text.contains("Secs\""), "{generation:?} of {:?}", case.scenario);
        }
    }
}

#[test]
fn times_are_utc_text_counted_from_the_start_of_the_platform() {
    let block = SeedBlock { created_at_secs: -90, ..blocks().remove(0) };
    let answer = render_evidence(&[block], epoch());
    assert_eq!(answer["dataBlocks"][0]["createdAt"].as_str(), Some("2026-03-02T08:58:30.000Z"));
}
