//! The sandbox passes its own check, in every way decisions may take effect.
use super::described::Described;
use crate::check::{self, CheckOptions, Finding, People, Secrets, Verdict};
use crate::rules::Code;
use crate::{Applying, Sandbox, SandboxOptions};
use url::Url;

pub(super) fn options(sandbox: &Sandbox) -> CheckOptions {
    let addresses = sandbox.addresses();
    let url = |text: &str| Url::parse(text).expect("the sandbox's own address");
    CheckOptions {
        review: url(&addresses.review),
        issuer: url(&addresses.issuer),
        platform: Some(url(&addresses.platform)),
        environment: "staging".into(),
        other_environment: "live".into(),
        client_id: crate::signin::CLIENT_ID.into(),
        people: People {
            reviewer: "rev-17".into(),
            second: "rev-23".into(),
            lead: "lead-02".into(),
            auditor: "aud-01".into(),
        },
        secrets: Secrets { client_secret: Some(crate::signin::CLIENT_SECRET.into()), ..Secrets::default() },
        read_only: false,
    }
}

fn lines(findings: &[Finding]) -> String {
    findings.iter().map(Finding::line).collect::<Vec<_>>().join("\n")
}

async fn check(options: SandboxOptions) -> String {
    let sandbox = Sandbox::start(options).await.expect("loopback is there");
    let findings = check::run(self::options(&sandbox)).await.expect("sample people can sign in");
    let all = lines(&findings);
    assert!(findings.iter().all(|one| one.verdict == Verdict::Pass), "every rule holds, none is skipped:\n{all}");
    assert!(findings.len() > 60, "the check tries many rules, not {}", findings.len());
    let report = sandbox.control().oracle();
    assert!(report.ok, "the oracle agrees: {:?}", report.violations);
    compare(&sandbox);
    sandbox.shutdown().await;
    all
}

/// Every exchange of the check fits `docs/review-api.yaml`, and every call described there was made.
fn compare(sandbox: &Sandbox) {
    let mut described = Described::read();
    let entries: Vec<serde_json::Value> =
        sandbox.control().journal(0).iter().map(|entry| serde_json::to_value(entry).expect("plain data")).collect();
    let differences: Vec<String> = entries.iter().flat_map(|entry| described.differences(entry)).collect();
    assert!(differences.is_empty(), "{} exchanges differ:\n{}", differences.len(), differences.join("\n"));
    let untouched = described.untouched(&entries);
    assert_eq!(untouched, [] as [&str; 0], "calls nobody made");
}

/// What consoles are held to in the journeys, whatever an answer said: here on requests nobody should send.
#[test]
fn a_request_is_judged_by_itself_whatever_became_of_it() {
    let mut described = Described::read();
    let path = "/review/v1/staging/cases/cse_1/claim";
    let claim =
        |body: &str, status: u16| serde_json::json!({ "method": "POST", "path": path, "body": body, "status": status });
    assert!(described.asked_wrongly(&claim(r#"{"leaseSeconds":60,"purpose":"review"}"#, 409)).is_empty());
    assert_eq!(
        described.asked_wrongly(&claim(r#"{"leaseSeconds":"long"}"#, 500)).len(),
        2,
        "a wrong type, and no purpose"
    );
    let elsewhere = serde_json::json!({ "method": "POST", "path": "/review/v1/staging/nowhere", "status": 404 });
    assert_eq!(described.asked_wrongly(&elsewhere).len(), 1, "an address nobody described");
}

#[test]
fn the_description_knows_every_code_of_the_rules() {
    let text = include_str!("../../../docs/review-api.yaml");
    // Codes of the documented calls, of addresses that do not exist, and of the server's own failures.
    let elsewhere = [
        Code::NotFound,
        Code::MethodNotAllowed,
        Code::Internal,
        Code::FeatureNotEnabled,
        Code::DocumentNotEligible,
        Code::DownloadFailed,
    ];
    let missing: Vec<&str> = Code::ALL
        .iter()
        .filter(|code| !elsewhere.contains(code))
        .map(|code| code.as_str())
        .filter(|code| !text.contains(code))
        .collect();
    assert!(missing.is_empty(), "not in docs/review-api.yaml: {missing:?}");
}

#[tokio::test]
async fn the_sandbox_passes_its_own_check_when_decisions_apply_at_once() {
    let all = check(SandboxOptions::default()).await;
    assert!(all.contains("201 applied"), "decisions are applied at once:\n{all}");
}

#[tokio::test]
async fn the_sandbox_passes_its_own_check_when_decisions_take_a_second() {
    let all = check(SandboxOptions { applying: Applying::After(1), ..SandboxOptions::default() }).await;
    assert!(all.contains("202 applying"), "decisions are applied later:\n{all}");
}

#[tokio::test]
async fn the_check_finds_a_server_that_breaks_the_contract() {
    use crate::faults::{Fault, FaultRule};
    let sandbox = Sandbox::start(SandboxOptions::default()).await.expect("loopback is there");
    let set = serde_json::json!({ "/etag": "\"c-forever\"" }).as_object().cloned().unwrap_or_default();
    sandbox.control().fault(FaultRule::always("GET", "/review/v1/staging/cases/*", Fault::Patch { set }));
    let findings = check::run(CheckOptions { read_only: true, ..options(&sandbox) }).await.expect("sign-in works");
    let failed: Vec<&str> = findings.iter().filter(|one| one.verdict == Verdict::Fail).map(|one| one.rule).collect();
    assert!(failed.contains(&"a case has an ETag and answers 304"), "the broken rule is named: {failed:?}");
    sandbox.shutdown().await;
}
