//! Over 400 lines because it is one list of scenarios.
mod designed;
mod for_the_person;
mod run_again;

use chrono::{DateTime, Utc};
use second_look_sandbox::world;
use serde_json::Value;

use super::*;
use crate::case::{BlockStatus, CaseState, DataBlock, LastStep, OpenedBecause};
use crate::catalogue::Detail;
use crate::ids::{BlockId, CaseId, Etag, FlowId, SessionId};

/// A case of the sandbox's world, as the feed and the calls would give it.
struct Told {
    summary: CaseSummary,
    session: Option<Session>,
    blocks: Vec<DataBlock>,
}

impl Told {
    fn explain(&self) -> Explanation {
        self.explain_in(Language::English)
    }

    fn explain_in(&self, language: Language) -> Explanation {
        let evidence = Evidence::read(&self.blocks, language);
        explain(&self.summary, self.session.as_ref(), &evidence, crate::policy::built_in(), language)
    }
}

fn epoch() -> DateTime<Utc> {
    "2026-03-02T09:00:00Z".parse().unwrap()
}

fn told(case: &world::SeedCase) -> Told {
    let evidence = case.evidence();
    let rendered = world::render_evidence(&evidence.blocks, epoch());
    let text = |value: &Value, name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
    let blocks = rendered["dataBlocks"].as_array().unwrap().iter().map(|block| DataBlock {
        block_id: BlockId::new(text(block, "datablockId").unwrap()),
        kind: text(block, "type").unwrap(),
        created_by: text(&block["createdBy"], "stepId"),
        sequence: block["createdBy"]["clock"].as_u64().and_then(|clock| u32::try_from(clock).ok()),
        created_at: text(block, "createdAt").and_then(|time| time.parse().ok()),
        status: if block["status"] == "DELETED" { BlockStatus::Erased } else { BlockStatus::Stored },
        content: block["content"].clone(),
    });
    let session = evidence.session.as_ref().map(|session| Session {
        session_id: SessionId::new(text(session, "sessionId").unwrap_or_default()),
        flow_id: None,
        flow_version: None,
        environment: None,
        subject_id: None,
        status: text(session, "sessionStatus").unwrap_or_default().to_lowercase(),
        outcome: text(session, "outcome").map(|word| word.to_lowercase()),
        created_at: None,
        started_at: None,
        updated_at: None,
        completed_at: None,
        expires_at: None,
        last_step: session.get("lastStep").map(|step| LastStep {
            step: text(step, "stepId").unwrap_or_default(),
            description: None,
            verdict: text(step, "verdict"),
        }),
        other: serde_json::Map::new(),
    });
    let because = case.opened_because.iter();
    let summary = CaseSummary {
        case_id: CaseId::new(case.case_id.clone()),
        source: Source::parse(case.source.word()).unwrap(),
        session_id: case.session_id.clone().map(SessionId::new),
        flow_id: case.flow_id.clone().map(FlowId::new),
        state: CaseState::Pending,
        etag: Etag::new("\"c-1\""),
        priority: case.priority,
        opened_because: because
            .map(|(family, code)| OpenedBecause { family: family.clone(), code: code.clone() })
            .collect(),
        device_verdict: case.device_verdict.clone(),
        platform_outcome: case.platform_outcome.clone(),
        finality: case.finality.clone(),
        claim: None,
        first_answer: None,
        assigned_to: None,
        opened_at: epoch(),
        updated_at: epoch(),
        due_at: None,
        expires_at: None,
    };
    Told { summary, session, blocks: blocks.collect() }
}

fn scenario(name: &str) -> Told {
    let at = world::scenarios().iter().position(|scenario| scenario.name == name).unwrap();
    told(&world::generate(1, at + 1, "staging")[at])
}

fn why(name: &str) -> String {
    scenario(name).explain().why.text.as_str().to_owned()
}

fn kinds(explained: &Explanation) -> Vec<BannerKind> {
    explained.banners.iter().map(|banner| banner.kind).collect()
}

fn banner(explained: &Explanation, kind: BannerKind) -> &Banner {
    explained.banners.iter().find(|banner| banner.kind == kind).unwrap()
}

fn state(explained: &Explanation, step: &str) -> Option<RouteState> {
    explained.route.iter().find(|known| known.step == step).map(|known| known.state)
}

/// A case of the trust platform with one device block and nothing else.
fn device_case(verdict: Option<&str>, content: Value) -> Told {
    let mut told = scenario("vpn-traveller");
    told.summary.opened_because.clear();
    told.summary.device_verdict = verdict.map(str::to_owned);
    told.session = None;
    told.blocks.retain(|block| block.kind == "deviceSignals");
    told.blocks[0].content = content;
    told
}

#[test]
fn a_suspicious_device_is_named_with_its_reason() {
    assert_eq!(
        why("vpn-traveller"),
        "The device check called the device suspicious because of “Connection through a VPN”."
    );
}

#[test]
fn a_device_that_is_not_trusted_and_a_document_that_could_not_be_read_are_both_said() {
    assert_eq!(
        why("tor-and-bot"),
        "The device check did not trust the device because of “Connection through Tor”, “Automated input”, and the \
         document step could not verify the document: “Document picture too dark” (3103)."
    );
}

#[test]
fn f3_c_too_little_certainty_is_could_not_tell_and_not_bad() {
    let explained = scenario("low-confidence").explain();
    let text = explained.why.text.as_str();
    assert!(text.starts_with("The device check could not tell") && text.contains("no finding against it"), "{text}");
    assert!(!text.contains("suspicious") && !text.contains("not trust"), "{text}");
    assert!(explained.notes.iter().any(|note| note.text.as_str().contains("59.6 of 100")), "the figure is there");
}

#[test]
fn a_figure_in_a_sentence_has_the_decimal_sign_of_its_language() {
    for (language, figure) in [(Language::German, "59,6 von 100"), (Language::French, "59,6 sur 100")] {
        let explained = scenario("low-confidence").explain_in(language);
        assert!(explained.notes.iter().any(|note| note.text.as_str().contains(figure)), "{}", language.tag());
        let alone = explained.alone.iter().map(|one| one.text.as_str().to_owned()).collect::<String>();
        assert!(!alone.contains("59.6"), "{alone}");
    }
}

#[test]
fn r_03_an_unknown_verdict_is_shown_raw_and_treated_like_a_step_up() {
    let explained = scenario("unknown-verdict").explain();
    let text = explained.why.text.as_str();
    assert!(text.contains("“elevated_attention”") && text.contains("a person has to look"), "{text}");
    assert!(text.contains("“GEO_FENCE_BREACH”") && text.contains("“ZX-77/beta”"), "unknown codes raw: {text}");
    assert_eq!(state(&explained, "document"), Some(RouteState::Taken));
}

#[test]
fn a_verdict_without_a_reason_says_that_none_was_given() {
    assert_eq!(why("signals-without-reasons"), "The device check called the device suspicious and gave no reason.");
}

#[test]
fn r_08_trusted_with_score_85_raises_the_banner_and_is_never_judged() {
    let explained = scenario("trusted-score-85").explain();
    let text = banner(&explained, BannerKind::TrustedWithUndeclaredScore).sentence.text.as_str();
    assert!(text.contains("85") && text.contains("do not go by it"), "{text}");
    assert_eq!(explained.banners[0].severity, Severity::Warning, "no cut-offs give another verdict");
    assert!(explained.why.text.as_str().contains("quality control"), "the cause is told apart");
    assert!(!kinds(&explained).contains(&BannerKind::TrustedYetOpened), "a sample needs no finding");
}

#[test]
fn f3_b_trusted_with_score_85_beside_cut_offs_50_and_75_says_what_they_would_make_of_it() {
    let content = serde_json::json!({ "result": "trusted", "score": 85, "confidence": 90, "reasons": [],
        "thresholds": { "suspiciousUserThreshold": 50, "notTrustedUserThreshold": 75, "confidenceScoreThreshold": 60 } });
    let explained = device_case(Some("trusted"), content).explain();
    let text = banner(&explained, BannerKind::TrustedWithUndeclaredScore).sentence.text.as_str();
    assert!(text.contains("85") && text.contains("not trusted") && text.contains("is not recorded"), "{text}");
}

#[test]
fn f3_b_without_a_confidence_cut_offs_that_ask_for_one_make_something_else_of_score_85_all_the_same() {
    let content = |score: u32| {
        serde_json::json!({ "result": "trusted", "score": score, "thresholds":
            { "suspiciousUserThreshold": 50, "notTrustedUserThreshold": 75, "confidenceScoreThreshold": 60 } })
    };
    let explained = device_case(Some("trusted"), content(85)).explain();
    let found = banner(&explained, BannerKind::TrustedWithUndeclaredScore);
    let text = found.sentence.text.as_str();
    assert_eq!(found.severity, Severity::Contradiction);
    assert!(text.contains("“not trusted” or, with too little certainty, “inconclusive”"), "{text}");
    let explained = device_case(Some("trusted"), content(10)).explain();
    assert_eq!(banner(&explained, BannerKind::TrustedWithUndeclaredScore).severity, Severity::Warning);
}

#[test]
fn f3_a_a_recorded_verdict_is_compared_with_its_own_cut_offs_at_every_boundary() {
    let disagrees = |word: &str, score: f64, confidence: f64| {
        let content = serde_json::json!({ "result": word, "confidence": confidence, "signals": { "suspectScore": score },
            "thresholds": { "suspiciousUserThreshold": 50, "notTrustedUserThreshold": 75, "confidenceScoreThreshold": 60 } });
        kinds(&device_case(Some(word), content).explain()).contains(&BannerKind::VerdictAgainstCutOffs)
    };
    for (word, score, confidence) in [
        ("trusted", 49.0, 60.0),
        ("suspicious", 50.0, 60.0),
        ("suspicious", 74.9, 90.0),
        ("not_trusted", 75.0, 90.0),
        ("inconclusive", 90.0, 59.9),
    ] {
        assert!(!disagrees(word, score, confidence), "{word} {score} {confidence}");
    }
    assert!(
        disagrees("trusted", 50.0, 60.0) && disagrees("suspicious", 75.0, 90.0) && disagrees("trusted", 10.0, 59.9)
    );
    assert!(!disagrees("new_word", 10.0, 90.0), "an unknown word is not compared");
}

#[test]
fn r_06_a_confidence_of_0_to_1_is_the_same_hundredth_of_100() {
    let disagrees = |confidence: f64, least: u32| {
        let content = serde_json::json!({ "result": "trusted", "confidence": confidence, "signals": { "suspectScore": 10 },
            "thresholds": { "suspiciousUserThreshold": 50, "notTrustedUserThreshold": 75, "confidenceScoreThreshold": least } });
        kinds(&device_case(Some("trusted"), content).explain()).contains(&BannerKind::VerdictAgainstCutOffs)
    };
    for hundredth in 1..100_u32 {
        let confidence = f64::from(hundredth) / 100.0;
        assert!(!disagrees(confidence, hundredth), "{confidence} reaches {hundredth}");
        assert!(disagrees(confidence, hundredth + 1), "{confidence} does not reach {}", hundredth + 1);
    }
    assert!(disagrees(0.5999, 60), "what is under the minimum stays under it");
}

#[test]
fn r_06_a_confidence_of_1_that_can_be_either_is_shown_and_nothing_is_worked_out_from_it() {
    let explain = |word: &str, confidence: Value| {
        let mut content = serde_json::json!({ "result": word, "signals": { "suspectScore": 10 },
            "thresholds": { "suspiciousUserThreshold": 50, "notTrustedUserThreshold": 75, "confidenceScoreThreshold": 60 } });
        content.as_object_mut().unwrap().extend(confidence.as_object().unwrap().clone());
        device_case(Some(word), content).explain()
    };
    for word in ["trusted", "inconclusive"] {
        let explained = explain(word, serde_json::json!({ "confidence": 1 }));
        assert!(!kinds(&explained).contains(&BannerKind::VerdictAgainstCutOffs), "{word}: either can be so");
        let note = explained.notes.iter().find(|note| note.key == "note-confidence-either").unwrap();
        assert!(note.text.as_str().contains("1 of 1 or 1 of 100"), "{}", note.text.as_str());
        assert!(explained.alone.iter().all(|one| one.key != "alone-confidence"), "{word}");
    }
    let of_one = serde_json::json!({ "identification": { "confidence": { "score": 1 } } });
    let explained = explain("inconclusive", of_one);
    assert!(
        kinds(&explained).contains(&BannerKind::VerdictAgainstCutOffs),
        "the provider's own field is one of 0 to 1"
    );
    assert!(explained.notes.iter().any(|note| note.text.as_str().contains("100 of 100")));
}

#[test]
fn f3_a_number_beside_its_edge_is_not_rounded_across_it() {
    let content = serde_json::json!({ "result": "inconclusive", "confidence": 59.996, "signals": { "suspectScore": 10 },
        "thresholds": { "suspiciousUserThreshold": 50, "notTrustedUserThreshold": 75, "confidenceScoreThreshold": 60 } });
    let explained = device_case(Some("inconclusive"), content).explain();
    let text = explained.alone[0].text.as_str();
    assert!(text.contains("at least 60 ") && text.contains("instead of 59.996"), "{text}");
    assert!(explained.notes.iter().any(|note| note.text.as_str().contains("59.996 of 100")));
    let content = serde_json::json!({ "result": "suspicious", "provider": "proofing-tiers", "score": 74.996 });
    let remedies = device_case(Some("suspicious"), content).explain().remedies;
    let text = remedies[0].text.as_str();
    assert!(text.contains("74.996") && text.contains("medium risk"), "{text}");
    for (value, told) in
        [(0.0, "0"), (-0.0, "0"), (75.0, "75"), (59.6, "59.6"), (1e300, "1e300"), (-2.5e-20, "-2.5e-20")]
    {
        assert_eq!(exact(value), told);
    }
}

#[test]
fn r_06_a_record_without_a_confidence_contradicts_its_cut_offs_only_where_no_certainty_gives_its_verdict() {
    let content = |word: &str, least: Option<u32>| {
        let mut content = serde_json::json!({ "result": word, "signals": { "suspectScore": 10 },
            "thresholds": { "suspiciousUserThreshold": 50, "notTrustedUserThreshold": 75 } });
        if let Some(least) = least {
            content["thresholds"]["confidenceScoreThreshold"] = least.into();
        }
        content
    };
    let disagrees = |word: &str, least| {
        kinds(&device_case(Some(word), content(word, least)).explain()).contains(&BannerKind::VerdictAgainstCutOffs)
    };
    assert!(!disagrees("inconclusive", Some(60)), "it may well have been too little");
    assert!(!disagrees("trusted", Some(60)), "so the score has it");
    assert!(disagrees("suspicious", Some(60)), "the score makes it trusted, and too little certainty inconclusive");
    let explained = device_case(Some("suspicious"), content("suspicious", Some(60))).explain();
    let against = banner(&explained, BannerKind::VerdictAgainstCutOffs);
    let text = against.sentence.text.as_str();
    assert_eq!(against.severity, Severity::Contradiction);
    assert!(text.contains("whatever it was") && text.contains("“trusted” or “inconclusive”"), "{text}");
    let by_policy = serde_json::json!({ "result": "suspicious", "signals": { "suspectScore": 10 } });
    let explained = device_case(Some("suspicious"), by_policy).explain();
    let against = banner(&explained, BannerKind::VerdictAgainstCutOffs);
    let key = against.sentence.key.as_str();
    assert_eq!((against.severity, key), (Severity::Information, "banner-cut_offs-policy-any"));
    assert!(disagrees("inconclusive", None), "cut-offs without a minimum make nothing inconclusive");
    assert!(disagrees("suspicious", None));
}

#[test]
fn trusted_and_yet_opened_without_a_cause_is_a_contradiction() {
    let explained = device_case(Some("trusted"), serde_json::json!({ "result": "trusted" })).explain();
    assert_eq!(banner(&explained, BannerKind::TrustedYetOpened).severity, Severity::Contradiction);
    assert!(explained.why.text.as_str().contains("does not say why"), "{}", explained.why.text.as_str());
}

#[test]
fn trusted_beside_a_reason_against_the_device_is_a_contradiction() {
    let content = serde_json::json!({ "result": "trusted", "reasons": [{ "code": "TOR_EXIT_NODE" }] });
    let explained = device_case(Some("trusted"), content).explain();
    assert!(banner(&explained, BannerKind::TrustedYetOpened).sentence.text.as_str().contains("Connection through Tor"));
    assert!(explained.why.text.as_str().contains("trusts the device"), "{}", explained.why.text.as_str());
}

#[test]
fn summary_and_block_that_disagree_are_both_shown_and_the_block_is_followed() {
    let explained = device_case(Some("trusted"), serde_json::json!({ "result": "NOT_TRUSTED" })).explain();
    let text = banner(&explained, BannerKind::SummaryAgainstBlock).sentence.text.as_str();
    assert!(text.contains("“trusted”") && text.contains("“NOT_TRUSTED”"), "{text}");
    assert!(explained.why.text.as_str().contains("did not trust"));
    let same = device_case(Some("NOT TRUSTED"), serde_json::json!({ "result": "not_trusted" })).explain();
    assert!(!kinds(&same).contains(&BannerKind::SummaryAgainstBlock), "another writing is no contradiction");
    let odd = device_case(Some("alpha"), serde_json::json!({ "result": "beta" })).explain();
    assert!(kinds(&odd).contains(&BannerKind::SummaryAgainstBlock), "two unknown words are two words");
}

#[test]
fn device_blocks_disagree_over_verdicts_and_not_over_their_writing() {
    let disagree = |one: &str, other: &str| {
        let mut told = device_case(None, serde_json::json!({ "result": one }));
        let content = serde_json::json!({ "result": other });
        let second = DataBlock { content, ..told.blocks[0].clone() };
        told.blocks.push(second);
        kinds(&told.explain()).contains(&BannerKind::DeviceBlocksDisagree)
    };
    assert!(
        !disagree("not_trusted", "NOT TRUSTED") && !disagree("notTrusted", "untrusted"),
        "two generations' writing"
    );
    assert!(disagree("suspicious", "not_trusted") && disagree("trusted", "alpha"));
    assert!(disagree("alpha", "beta") && !disagree("alpha", "ALPHA"), "two unknown words are two words");
}

#[test]
fn without_a_device_block_the_summary_speaks() {
    let mut told = device_case(Some("suspicious"), Value::Null);
    told.blocks.clear();
    let explained = told.explain();
    assert_eq!(explained.why.text.as_str(), "The device check called the device suspicious and gave no reason.");
    assert!(kinds(&explained).contains(&BannerKind::NoEvidence) && explained.signals.is_empty());
}

#[test]
fn a_reason_that_a_signal_denies_is_a_contradiction() {
    let content = serde_json::json!({ "result": "suspicious", "reasons": [{ "code": "VPN_DETECTED" }], "signals": { "vpnDetected": false } });
    assert!(kinds(&device_case(Some("suspicious"), content).explain()).contains(&BannerKind::ReasonAgainstSignal));
    let content = serde_json::json!({ "result": "suspicious", "reasons": [{ "code": "VPN_DETECTED" }], "signals": {} });
    let explained = device_case(Some("suspicious"), content).explain();
    assert!(!kinds(&explained).contains(&BannerKind::ReasonAgainstSignal), "a signal that did not run denies nothing");
}

#[test]
fn r_67_a_suspicion_comes_first_and_the_device_step_second() {
    assert_eq!(
        why("faked-hologram"),
        "The document step reported a suspicion: “Security features look imitated” (3206); before that, the device check \
         called the device suspicious because of “Connection through a VPN”, “Unusual device”."
    );
    let explained = scenario("faked-hologram").explain();
    assert!(explained.causes[0].suspicion && !explained.causes[1].suspicion, "suspicions first");
    assert_eq!(why("qes-money-mule").split(':').next(), Some("The identification provider reported a suspicion"));
}

#[test]
fn a_suspicion_in_only_one_of_summary_and_evidence_is_a_contradiction() {
    let mut told = scenario("another-face");
    told.summary.opened_because.retain(|because| because.code != "3201");
    assert!(kinds(&told.explain()).contains(&BannerKind::SuspicionNotInSummary));
    let mut told = scenario("another-face");
    told.blocks.retain(|block| block.kind != "documentVerification");
    let explained = told.explain();
    assert!(kinds(&explained).contains(&BannerKind::SuspicionNotInEvidence));
    assert!(
        explained.why.text.as_str().starts_with("The summary names a suspicion"),
        "it does not name a step that did not say so"
    );
}

#[test]
fn a_suspicion_by_number_in_the_summary_and_by_message_name_in_the_evidence_is_one_and_no_contradiction() {
    let name = crate::catalogue::find("3201").and_then(|entry| entry.identifier.clone()).unwrap();
    let mut told = scenario("another-face");
    for block in &mut told.blocks {
        let content = block.content.to_string().replace("\"3201\"", &format!("\"{name}\""));
        block.content = serde_json::from_str(&content).unwrap();
    }
    assert!(told.blocks.iter().any(|block| block.content.to_string().contains(&name)), "the evidence says it so");
    let kinds = kinds(&told.explain());
    assert!(!kinds.contains(&BannerKind::SuspicionNotInSummary), "{kinds:?}");
    assert!(!kinds.contains(&BannerKind::SuspicionNotInEvidence), "{kinds:?}");
}

#[test]
fn quality_is_not_suspicion() {
    for name in ["blurry-and-tilted", "qes-glare-not-fraud", "expired-document", "proxy-and-velocity"] {
        let text = why(name);
        assert!(!text.contains("suspicion") && !text.contains("fraud verdict"), "{name}: {text}");
    }
}

#[test]
fn r_68_technical_causes_are_said_to_say_nothing_about_the_person() {
    assert!(why("qes-technical-cause").contains("technical reasons that say nothing about the person"));
}

#[test]
fn an_abort_by_the_person_is_told_as_their_own_step() {
    assert_eq!(
        why("qes-aborted-by-user"),
        "The person stopped the identification: “Stopped: wrong phone number” (3010)."
    );
}

#[test]
fn r_46_a_data_mismatch_is_told_apart_from_a_suspicious_device() {
    let mismatch = why("onboarding-document-failed");
    assert!(
        mismatch.contains("did not match the phone carrier's records") && mismatch.contains("then failed"),
        "{mismatch}"
    );
    assert!(!mismatch.contains("device check"), "{mismatch}");
    assert_ne!(mismatch, why("vpn-traveller"));
}

#[test]
fn r_52_a_step_up_caused_only_by_the_country_says_so() {
    assert!(why("onboarding-country-not-reached").contains("only because the phone check does not reach this country"));
}

#[test]
fn r_47_a_link_opened_on_a_desktop_shows_no_possession_and_nothing_more() {
    assert!(why("onboarding-opened-on-desktop").contains("opened on a desktop"));
    let explained = scenario("onboarding-opened-on-desktop").explain();
    assert!(explained.route.iter().any(|step| step.word.as_deref() == Some("opened_on_desktop")));
}

#[test]
fn r_45_an_early_denial_is_explained_without_any_identity() {
    let explained = scenario("onboarding-early-denial").explain();
    let text = explained.why.text.as_str();
    assert!(
        text.contains("before any personal data was asked for") && text.contains("Connection through Tor"),
        "{text}"
    );
    assert!(explained.blocks.is_empty(), "nothing is missing on this path");
}

#[test]
fn r_50_what_was_not_bought_is_told_apart_from_what_did_not_run() {
    let explained = scenario("onboarding-phone-confirmed").explain();
    let not_run = explained.not_run.unwrap();
    assert!(not_run.text.as_str().contains("number reassigned"), "{}", not_run.text.as_str());
    assert!(!not_run.text.as_str().contains("risk of the e-mail address"));
    assert!(explained.notes.iter().any(|note| note.text.as_str().contains("risk of the e-mail address")));
}

#[test]
fn no_decision_is_a_fault_for_operations_and_no_refusal() {
    let explained = scenario("onboarding-no-decision").explain();
    let text = explained.why.text.as_str();
    assert!(text.contains("fault for operations") && text.contains("nothing about the person"), "{text}");
    assert!(!text.contains("refused"), "{text}");
    assert!(kinds(&explained).contains(&BannerKind::Operations));
}

#[test]
fn r_04_each_verdict_shows_the_right_branch() {
    for (word, branch) in [
        ("trusted", "signing"),
        ("suspicious", "document"),
        ("not_trusted", "document"),
        ("inconclusive", "document"),
        ("something_new", "document"),
    ] {
        let explained = device_case(Some(word), serde_json::json!({ "result": word })).explain();
        let other = if branch == "signing" { "document" } else { "signing" };
        assert_eq!(state(&explained, branch), Some(RouteState::Taken), "{word}");
        assert_eq!(state(&explained, other), Some(RouteState::NotTaken), "{word}");
        assert_eq!(state(&explained, "review"), Some(RouteState::Open), "{word}");
    }
}

#[test]
fn pictures_that_were_handed_in_with_the_session_are_no_document_step() {
    let mut told = device_case(Some("trusted"), serde_json::json!({ "result": "trusted" }));
    told.blocks.push(DataBlock {
        block_id: BlockId::new("images"),
        kind: "documentImages".to_owned(),
        created_by: Some("session_started".to_owned()),
        sequence: None,
        created_at: None,
        status: BlockStatus::Stored,
        content: serde_json::json!({ "frontSide": { "$ref": "vault", "$id": "front" } }),
    });
    let explained = told.explain();
    assert_eq!(state(&explained, "document"), Some(RouteState::NotTaken));
    assert_eq!(state(&explained, "signing"), Some(RouteState::Taken));
}

#[test]
fn the_evidence_shows_the_branch_before_the_verdict_does() {
    let explained = scenario("expired-document").explain();
    assert_eq!(state(&explained, "document"), Some(RouteState::Taken), "it ran although the device is trusted");
    assert!(explained.notes.iter().any(|note| note.key == "note-branch"));
}

#[test]
fn r_64_events_out_of_order_leave_the_route_as_it_is_and_are_mentioned() {
    let explained = scenario("qes-copy-shuffled-events").explain();
    assert_eq!(state(&explained, "qes-finalized"), Some(RouteState::Taken));
    assert_eq!(state(&explained, "qes-created"), Some(RouteState::Unknown), "it must have happened and never came");
    assert_eq!(banner(&explained, BannerKind::QesEvents).severity, Severity::Information);
}

#[test]
fn f3_e_signals_that_did_not_run_are_listed_and_never_clean() {
    let explained = scenario("vpn-traveller").explain();
    let text = explained.not_run.unwrap();
    for name in ["Proxy", "Tor", "Automation", "E-mail and phone", "Attestation"] {
        assert!(text.text.as_str().contains(name), "{name}: {}", text.text.as_str());
    }
    assert!(text.text.as_str().ends_with("Not run is not the same as clean."));
    let attestation = explained.signals.iter().find(|panel| panel.group == SignalGroup::Attestation).unwrap();
    assert!(!attestation.ran && attestation.signals.iter().all(|signal| signal.state == SignalState::NotRun));
}

#[test]
fn r_25_the_contact_group_ran_where_the_email_and_phone_step_did() {
    let panel =
        |name: &str| scenario(name).explain().signals.into_iter().find(|panel| panel.group == SignalGroup::Contact);
    assert!(panel("proxy-and-velocity").unwrap().ran);
    assert!(!panel("vpn-traveller").unwrap().ran);
}

#[test]
fn r_10_private_and_carrier_addresses_get_a_note() {
    let has = |name: &str, key: &str| scenario(name).explain().notes.iter().any(|note| note.key == key);
    assert!(has("trusted-score-85", "address-private"));
    assert!(has("signals-without-reasons", "address-carrier"));
}

#[test]
fn r_15_a_block_that_never_came_is_missing_and_an_erased_one_is_erased() {
    let presence = |name: &str, kind: &str| {
        scenario(name).explain().blocks.into_iter().find(|block| block.kind == kind).map(|block| block.presence)
    };
    assert_eq!(presence("images-never-arrived", "documentImages"), Some(Presence::Missing));
    assert_eq!(presence("oe-and-erased-selfie", "biometricSamples"), Some(Presence::Erased));
    assert_eq!(presence("vpn-traveller", "documentImages"), Some(Presence::Received));
    assert_eq!(presence("vpn-traveller", "signedDocumentsPackage"), None, "not expected on this route");
    let explained = scenario("oe-and-erased-selfie").explain();
    assert!(banner(&explained, BannerKind::Erased).sentence.text.as_str().contains('1'));
}

#[test]
fn r_15_a_signed_package_on_the_document_route_is_unexpected_and_not_missing() {
    let mut told = scenario("vpn-traveller");
    let signed = scenario("already-signed").blocks.into_iter().find(|block| block.kind == "signedDocumentsPackage");
    told.blocks.extend(signed);
    let found = told.explain().blocks.into_iter().find(|block| block.kind == "signedDocumentsPackage").unwrap();
    assert_eq!(found.presence, Presence::Unexpected);
}

#[test]
fn r_11_an_identity_that_is_too_old_is_the_cause_and_a_warning() {
    let explained = scenario("identity-too-old").explain();
    let text = explained.why.text.as_str();
    assert!(text.starts_with("Signing failed because the identity on record is too old"), "{text}");
    assert!(kinds(&explained).contains(&BannerKind::IdentityExpired));
}

#[test]
fn an_issued_signature_is_a_warning_that_a_reject_undoes_nothing() {
    let explained = scenario("already-signed").explain();
    assert_eq!(banner(&explained, BannerKind::SignatureIssued).severity, Severity::Warning);
    assert_eq!(state(&explained, "signing"), Some(RouteState::Taken));
    assert!(
        !kinds(&explained).contains(&BannerKind::TrustedYetOpened),
        "a weak signal beside a sample is no contradiction"
    );
}

#[test]
fn codes_that_speak_for_a_session_are_no_causes() {
    let explained = scenario("trusted-score-85").explain();
    assert!(explained.supporting.iter().any(|code| code.code.as_str() == "DEVICE_RECOGNIZED"));
    assert!(explained.causes.iter().all(|code| code.code.as_str() != "DEVICE_RECOGNIZED"));
}

#[test]
fn a_code_of_summary_and_block_is_one_cause_with_the_platforms_own_words() {
    let explained = scenario("vpn-traveller").explain();
    let vpn: Vec<_> = explained.causes.iter().filter(|code| code.code.as_str() == "VPN_DETECTED").collect();
    assert_eq!(vpn.len(), 1);
    assert_eq!(vpn[0].details.as_ref().map(Detail::as_str), Some("Exit node of a public VPN operator"));
}

#[test]
fn every_case_of_the_sandbox_has_one_finished_sentence_and_no_open_end() {
    for environment in ["staging", "live"] {
        for case in world::generate(7, 400, environment) {
            let explained = told(&case).explain();
            let text = explained.why.text.as_str();
            let name = case.scenario.unwrap_or(&case.case_id);
            assert!(text.ends_with('.') && !text.contains("..") && text.chars().count() < 500, "{name}: {text}");
            assert!(!text.starts_with(char::is_lowercase), "{name}: {text}");
            assert_ne!(explained.why.key, "why-unknown", "{name}: {text}");
            let banners = explained.banners.iter().map(|banner| &banner.sentence);
            for sentence in
                [&explained.why].into_iter().chain(banners).chain(&explained.notes).chain(&explained.not_run)
            {
                let words = sentence.text.as_str();
                assert!(!words.contains(['{', '}']), "{name}: {words}");
                assert!(words.contains(' '), "{name}: {} has no words", sentence.key);
            }
            for step in &explained.route {
                assert!(!step.label.as_str().starts_with("route-"), "{name}: {}", step.label.as_str());
            }
            assert_eq!(case.operations, kinds(&explained).contains(&BannerKind::Operations), "{name}");
            assert_eq!(case.suspicion, explained.causes.iter().any(|code| code.suspicion), "{name}");
        }
    }
}

#[test]
fn a_hostile_summary_is_capped_and_steers_nothing() {
    let mut told = device_case(Some(&"\u{202e}x".repeat(100_000)), serde_json::json!({}));
    told.summary.opened_because = (0..500)
        .map(|number| OpenedBecause {
            family: "\u{202e}f".repeat(1_000),
            code: format!("\u{202e}{{$x}}{number}{}", "y".repeat(5_000)),
        })
        .collect();
    let explained = told.explain();
    let text = explained.why.text.as_str();
    assert!(text.chars().count() < 1_000 && !text.contains('\u{202e}'), "{text}");
}

proptest::proptest! {
    #[test]
    fn whatever_a_block_says_explaining_it_never_panics(
        word in ".{0,20}", code in ".{0,12}", family in ".{0,12}", score in proptest::num::f64::ANY, kind in 0usize..6,
    ) {
        let mut told = device_case(Some(&word), serde_json::json!({ "result": word, "score": score, "reasons": [code] }));
        told.summary.opened_because.push(OpenedBecause { family, code });
        told.blocks[0].kind = ["deviceSignals", "digitalSignals", "qesProcess", "onboardingResult", "documentVerification", "x"][kind].to_owned();
        for source in [Source::Trust, Source::Qes, Source::Onboarding] {
            told.summary.source = source;
            let explained = told.explain();
            proptest::prop_assert!(explained.why.text.as_str().ends_with('.'));
        }
    }
}

fn alone(told: &Told) -> Vec<String> {
    told.explain().alone.iter().map(|sentence| sentence.key.clone()).collect()
}

#[test]
fn f3_every_case_of_the_sandbox_says_what_change_would_have_been_enough_or_that_none_would() {
    for (name, wanted) in [
        ("vpn-traveller", "alone-suspect_score"),
        ("low-confidence", "alone-confidence"),
        ("trusted-score-85", "alone-not_by_policy"),
        ("unknown-verdict", "alone-device"),
        ("faked-hologram", "alone-none"),
        ("identity-too-old", "alone-none"),
        ("qes-aborted-by-user", "alone-code"),
        ("expired-document", "alone-block"),
        ("onboarding-country-not-reached", "alone-workflow"),
        ("onboarding-opened-on-desktop", "alone-workflow"),
        ("onboarding-phone-confirmed", "alone-not_by_policy"),
    ] {
        assert_eq!(alone(&scenario(name)), [wanted], "{name}");
    }
    for case in world::generate(7, 200, "staging") {
        let explained = told(&case).explain();
        assert_eq!(explained.alone.is_empty(), case.operations, "{}", case.case_id);
        for sentence in &explained.alone {
            let words = sentence.text.as_str();
            assert!(words.ends_with('.') && !words.contains(['{', '}']), "{words}");
        }
    }
}

#[test]
fn f3_a_block_is_named_only_where_no_other_block_says_its_codes_too() {
    let mut told = device_case(Some("trusted"), serde_json::json!({ "result": "trusted" }));
    let mut add = |kind: &str, content: Value| {
        let mut block = told.blocks[0].clone();
        (block.kind, block.content) = (kind.to_owned(), content);
        told.blocks.push(block);
        alone(&told)
    };
    let one = add("documentVerification", serde_json::json!({ "issues": ["3103", "3104"] }));
    assert_eq!(one, ["alone-block"]);
    let two = add("comparisonResults", serde_json::json!({ "reasons": ["3103"] }));
    assert_eq!(two, ["alone-none"], "the second block would still say one of them");
}

#[test]
fn f3_codes_of_the_device_step_go_with_its_verdict_in_an_edition_that_opens_by_them() {
    let line = "families = [\n  \"document_quality\",";
    let text = crate::policy::BUILT_IN.replacen(line, "families = [\n  \"network\",\n  \"document_quality\",", 1);
    assert_ne!(text, crate::policy::BUILT_IN, "the fixture has moved");
    let edition = crate::policy::read("p", text.as_bytes()).unwrap();
    let content = serde_json::json!({ "result": "suspicious", "reasons": ["VPN_DETECTED"] });
    let told = device_case(Some("suspicious"), content);
    let evidence = Evidence::read(&told.blocks, Language::English);
    let explained = explain(&told.summary, None, &evidence, &edition, Language::English);
    assert_eq!(explained.alone.len(), 1);
    assert_eq!(explained.alone[0].key, "alone-device");
}

#[test]
fn f3_hostile_evidence_is_explained_whole() {
    let mut told = device_case(Some("suspicious"), serde_json::json!({ "result": "suspicious" }));
    let block = told.blocks[0].clone();
    told.blocks = (0..20)
        .map(|number| {
            let codes: Vec<String> = (0..100).map(|at| format!("X-{number}-{at}")).collect();
            DataBlock { content: serde_json::json!({ "result": "suspicious", "reasons": codes }), ..block.clone() }
        })
        .collect();
    let because = |code: &str| OpenedBecause { family: "device".to_owned(), code: code.to_owned() };
    told.summary.opened_because = vec![because("x-0-0"), because("X-19-99"), because("3003"), because("3003")];
    let explained = told.explain();
    let codes: std::collections::HashSet<String> =
        explained.causes.iter().map(|code| code.code.as_str().to_ascii_lowercase()).collect();
    assert_eq!((codes.len(), explained.causes.len()), (2_001, 2_001), "each once, and none is left out");
    assert_eq!(explained.alone[0].key, "alone-none", "the verdict and a code: the search looks at all of them");
}

#[test]
fn r_32_the_suspect_score_that_would_have_been_enough_is_named_with_the_cut_off_and_the_recorded_one() {
    let explained = scenario("vpn-traveller").explain();
    let text = explained.alone[0].text.as_str();
    assert!(text.contains("under 50") && text.contains("instead of 61"), "{text}");
}

#[test]
fn r_05_cut_offs_of_a_record_that_cannot_be_used_are_told_and_those_of_the_policy_stand_in() {
    let content = |low: u32, high: u32| {
        serde_json::json!({ "result": "trusted", "signals": { "suspectScore": 61 }, "confidence": 90,
            "thresholds": { "suspiciousUserThreshold": low, "notTrustedUserThreshold": high } })
    };
    let explained = device_case(Some("trusted"), content(75, 50)).explain();
    let bad = banner(&explained, BannerKind::BadCutOffs);
    assert_eq!((bad.severity, bad.sentence.key.as_str()), (Severity::Warning, "banner-bad_cut_offs-order"));
    let against = banner(&explained, BannerKind::VerdictAgainstCutOffs);
    assert_eq!(against.sentence.key, "banner-cut_offs-policy", "what disagrees is the policy, and it says so");
    assert!(!kinds(&device_case(Some("trusted"), content(62, 80)).explain()).contains(&BannerKind::BadCutOffs));
}

/// A session of this level that went this way, with these blocks taken out.
fn of_level(level: &str, document: bool, without: &[&str]) -> Told {
    let mut told = scenario(if document { "vpn-traveller" } else { "already-signed" });
    let session = told.session.as_mut().unwrap();
    session.other.insert("signingConfiguration".to_owned(), serde_json::json!({ "signatureLevel": level }));
    told.blocks.retain(|block| !without.contains(&block.kind.as_str()));
    told
}

fn required(told: &Told) -> Vec<String> {
    let evidence = Evidence::read(&told.blocks, Language::English);
    missing_blocks(&told.summary, told.session.as_ref(), &evidence, crate::policy::built_in())
}

#[test]
fn r_13_each_level_misses_its_own_blocks_on_each_path() {
    for document in [true, false] {
        for (level, block, missed) in [
            ("QES", "documentData", true),
            ("QES", "documentsToSign", true),
            ("AES", "documentData", false),
            ("AES", "documentsToSign", true),
            ("something else", "documentsToSign", false),
        ] {
            let found = required(&of_level(level, document, &[block]));
            assert_eq!(found.contains(&block.to_owned()), missed, "{level} {document} without {block}: {found:?}");
        }
    }
    let mut untold = of_level("QES", false, &["documentsToSign"]);
    untold.blocks.retain(|block| block.kind == "extendedIdentity" || block.kind == "basicIdentity");
    untold.summary.device_verdict = None;
    assert_eq!(
        required(&untold),
        ["documentData", "documentsToSign"],
        "a record that does not say the path takes neither"
    );
    let told = of_level("QES", true, &["documentsToSign"]);
    let explained = told.explain();
    assert!(banner(&explained, BannerKind::RequiredBlocksMissing).sentence.text.as_str().contains("Documents to sign"));
    let row = explained.blocks.iter().find(|block| block.kind == "documentsToSign").unwrap();
    assert_eq!(row.presence, Presence::Missing, "the list shows it too");
}

#[test]
fn r_13_the_level_of_a_flow_comes_from_the_edition_where_the_record_does_not_say() {
    let mut told = of_level("", true, &["documentsToSign"]);
    let flow = told.summary.flow_id.clone().unwrap();
    assert!(required(&told).is_empty());
    let text = format!("{}\n[[flow]]\nid = \"{flow}\"\nlevel = \"aes\"\n", crate::policy::BUILT_IN);
    let edition = crate::policy::read("p", text.as_bytes()).unwrap();
    let evidence = Evidence::read(&told.blocks, Language::English);
    let found = missing_blocks(&told.summary, told.session.as_ref(), &evidence, &edition);
    assert_eq!(found, ["documentsToSign"]);
    told.summary.source = Source::Onboarding;
    assert!(missing_blocks(&told.summary, None, &evidence, &edition).is_empty(), "no such list for other sources");
}

#[test]
fn r_19_what_each_reason_added_is_shown_with_its_sum_and_a_note_where_it_does_not_add_up() {
    let content = |vpn: f64| {
        serde_json::json!({ "result": "suspicious", "confidence": 90, "signals": { "suspectScore": 61 },
            "reasons": [{ "code": "VPN_DETECTED", "weight": vpn }, { "code": "RARE_DEVICE", "weight": 36 }] })
    };
    let explained = device_case(Some("suspicious"), content(25.0)).explain();
    let bars = explained.contributions.unwrap();
    assert!(bars.adds_up && bars.sum.key == "contributions-sum", "{}", bars.sum.text.as_str());
    assert_eq!(bars.items[0].name, "Connection through a VPN");
    assert_eq!((bars.items[1].weight.as_str(), bars.items[1].share), ("+36", 1.0));
    assert!(explained.alone.iter().any(|one| one.key == "alone-code"), "without the VPN the score is 36");
    let explained = device_case(Some("suspicious"), content(10.0)).explain();
    let bars = explained.contributions.unwrap();
    assert!(!bars.adds_up && bars.sum.text.as_str().contains("not named"), "{}", bars.sum.text.as_str());
    assert!(
        !explained.alone.iter().any(|one| one.key == "alone-code"),
        "weights that do not add up explain no verdict"
    );
    assert!(
        scenario("vpn-traveller").explain().contributions.is_none(),
        "nothing is made up where nothing has a weight"
    );
}

#[test]
fn r_19_a_score_beside_its_edge_is_not_rounded_across_it_where_it_is_explained() {
    let sum = |vpn: f64, language| {
        let content = serde_json::json!({ "result": "suspicious", "confidence": 90, "signals": { "suspectScore": 74.996 },
            "reasons": [{ "code": "VPN_DETECTED", "weight": vpn }, { "code": "RARE_DEVICE", "weight": 0.1 }] });
        let explained = device_case(Some("suspicious"), content).explain_in(language);
        explained.contributions.unwrap().sum.text.as_str().to_owned()
    };
    assert_eq!(sum(74.896, Language::English), "Together 74.996, which is the recorded score of 74.996.");
    assert_eq!(sum(74.896, Language::German), "Zusammen 74,996; das ist der verzeichnete Wert 74,996.");
    assert!(sum(20.5, Language::English).starts_with("Together 20.6, which is not the recorded score of 74.996"));
}

#[test]
fn r_22_what_can_be_asked_for_next_follows_the_tier_of_a_score_whose_source_a_scale_names() {
    let with = |source: &str, score: f64| {
        device_case(
            Some("suspicious"),
            serde_json::json!({ "result": "suspicious", "provider": source, "score": score }),
        )
    };
    let told = |source: &str, score: f64| {
        with(source, score).explain().remedies.first().map(|one| one.text.as_str().to_owned())
    };
    let medium = told("proofing-tiers", 74.5).unwrap();
    assert!(medium.contains("medium risk") && medium.contains("a strong second factor"), "{medium}");
    assert!(told("proofing-tiers", 49.0).unwrap().contains("high risk"));
    assert!(told("proofing-rule", 49.0).unwrap().contains("medium risk"), "another scale");
    assert_eq!(told("Fingerprint", 49.0), None, "no scale is guessed");
}

#[test]
fn r_21_a_score_that_declares_another_range_than_the_scale_is_not_read_on_it() {
    let told = |range: Value| {
        let mut content =
            serde_json::json!({ "result": "suspicious", "provider": "proofing-tiers", "score": { "value": 0.8 } });
        for (name, value) in range.as_object().unwrap() {
            content["score"][name] = value.clone();
        }
        device_case(Some("suspicious"), content).explain().remedies.len()
    };
    assert_eq!(told(serde_json::json!({})), 1, "0.8 of a scale that nobody contradicts");
    assert_eq!(told(serde_json::json!({ "min": 0, "max": 100 })), 1);
    assert_eq!(told(serde_json::json!({ "min": 0, "max": 1 })), 0);
    assert_eq!(told(serde_json::json!({ "min": -100, "max": 100 })), 0);
}

#[test]
fn r_54_a_contract_has_a_tier_by_the_policy_where_the_record_speaks_of_it() {
    let told = |contract: Value| {
        let mut told = device_case(Some("suspicious"), serde_json::json!({ "result": "suspicious" }));
        let mut block = told.blocks[0].clone();
        (block.kind, block.content) = ("contractContext".to_owned(), contract);
        told.blocks.push(block);
        let notes = told.explain().notes;
        notes.iter().find(|note| note.key == "note-contract_tier").map(|note| note.text.as_str().to_owned())
    };
    assert!(told(serde_json::json!({ "kind": "real_estate" })).unwrap().contains("high risk"));
    assert!(told(serde_json::json!({ "kind": "nda", "value": 10_000.5 })).unwrap().contains("medium risk"));
    assert!(told(serde_json::json!({ "kind": "nda", "value": 9_999.9 })).unwrap().contains("low risk"));
    assert!(
        told(serde_json::json!({ "kind": "nda", "value": 1e20 })).unwrap().contains("high risk"),
        "more than can be counted"
    );
    assert!(told(serde_json::json!({ "kind": "nda", "value": 0 })).unwrap().contains("low risk"));
    for little in [
        serde_json::json!({ "kind": "nda" }),
        serde_json::json!({ "kind": "nda", "value": -5 }),
        serde_json::json!({ "value": 9_999 }),
        serde_json::json!({ "jurisdiction": "UTO" }),
    ] {
        assert_eq!(told(little.clone()), None, "{little}: too little is known to call it harmless");
    }
    assert_eq!(told(serde_json::json!({ "tier": "3" })), None, "nothing is known of it but somebody else's tier");
}
