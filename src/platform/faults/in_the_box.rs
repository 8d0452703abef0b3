//! Against the sandbox, which is written from the contract and knows nothing of this room: drift between the two shows.
use std::collections::BTreeMap;

use second_look_sandbox::{Fault, FaultRule, Generation, Sandbox, SandboxOptions};
use serde_json::Value;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

use super::*;
use crate::case::{CaseSummary, DataBlock, Source};
use crate::ids::{CaseId, FileRef};

struct Boxed {
    sandbox: Sandbox,
    platform: Platform,
}

async fn boxed(options: SandboxOptions, secret: Option<&str>) -> Boxed {
    let sandbox = Sandbox::start(options).await.unwrap();
    let at = sandbox.addresses();
    let hosts = [at.files.clone()];
    let addresses = Addresses::new(&at.platform, &at.review, &at.issuer, "staging", &at.client_id, &hosts).unwrap();
    let limits = Limits { sign_in: Duration::from_secs(20), ..Limits::default() };
    let vault = Arc::new(MemoryVault::default());
    let platform = Platform::new(addresses, limits, Clock::system(), vault, secret.map(Secret::new)).unwrap();
    let pending = platform.begin_sign_in(Some("rev-17")).await.unwrap();
    let first = pending.authorize_url().to_owned();
    let browser = async move {
        let back = location(&first).await.expect("the sample person is picked without asking");
        location(&back).await
    };
    let (who, _) = tokio::join!(kept(pending), browser);
    assert_eq!(who.unwrap().roles, ["reviewer"], "the sample reviewer");
    Boxed { sandbox, platform }
}

/// Asks for an address as a browser would, and gives where it leads.
async fn location(url: &str) -> Option<String> {
    let (host, path) = url.strip_prefix("http://").unwrap().split_once('/').unwrap();
    let mut stream = TcpStream::connect(host).await.unwrap();
    let request = format!("GET /{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    let line = answer.lines().find(|line| line.to_ascii_lowercase().starts_with("location:"))?;
    line.split_once(':').map(|(_, value)| value.trim().to_owned())
}

async fn all_cases(platform: &Platform, limit: u32) -> Vec<CaseSummary> {
    let (mut cases, mut cursor) = (Vec::new(), None);
    loop {
        let page = platform.changes(cursor.as_deref(), Some(limit)).await.unwrap();
        for change in page.changes {
            match change {
                Change::Case(case) => cases.push(*case),
                Change::Gone(_) => {}
                Change::Bad(bad) => panic!("the sandbox's own record is bad: {bad:?}"),
            }
        }
        cursor = page.next_cursor;
        if !page.has_more {
            return cases;
        }
    }
}

async fn blocks(platform: &Platform, case: &CaseSummary) -> Vec<DataBlock> {
    let evidence = match (&case.source, &case.session_id) {
        (Source::Trust, Some(session)) => platform.session_blocks(session).await.unwrap(),
        _ => platform.case_evidence(&case.case_id).await.unwrap(),
    };
    let good = |record| match record {
        BlockRecord::Block(block) => block,
        BlockRecord::Bad { position, code } => panic!("{}: block {position} is bad: {code}", case.case_id),
    };
    evidence.blocks.into_iter().map(good).collect()
}

#[tokio::test]
async fn every_case_of_the_box_is_read_with_session_evidence_and_claim() {
    let boxed = boxed(SandboxOptions::default(), Some("sandbox-secret-not-a-real-one")).await;
    let cases = all_cases(&boxed.platform, 7).await;
    assert!(cases.len() >= 30, "the demo's world: {}", cases.len());
    for case in &cases {
        assert!(!blocks(&boxed.platform, case).await.is_empty(), "{} has evidence", case.case_id);
        if let Some(session) = case.session_id.as_ref().filter(|_| case.source == Source::Trust) {
            assert!(
                !boxed.platform.session(session).await.unwrap().status.is_empty(),
                "{} has a session",
                case.case_id
            );
        }
    }
    assert!(!boxed.platform.people().await.unwrap().is_empty(), "people");
    assert_eq!(boxed.platform.policy().await.unwrap().max_comment_length, 4000, "policy");
    let free = cases.iter().find(|case| case.claim.is_none() && case.state == crate::case::CaseState::Pending).unwrap();
    let claim = boxed.platform.claim(&free.case_id, Purpose::Review, 600, None).await.unwrap();
    let again = boxed.platform.claim(&free.case_id, Purpose::Review, 600, Some(&claim.claim_id)).await.unwrap();
    assert_eq!(again.fencing_token, claim.fencing_token, "a renewal is the same claim");
    assert_eq!(
        boxed.platform.case(&free.case_id, Some(&free.etag)).await,
        Ok(CaseAnswer::Unchanged),
        "a claim moves no tag"
    );
    assert_eq!(boxed.platform.read_decision(&free.case_id).await, Ok(ReadBack::NoDecision), "nobody has decided");
    assert_eq!(boxed.platform.read_decision(&CaseId::new("cse_none")).await, Ok(ReadBack::UnknownCase), "no such case");
    boxed.platform.release(&free.case_id, false).await.unwrap();
}

#[tokio::test]
async fn the_box_says_the_same_in_all_four_generations() {
    let boxed = boxed(SandboxOptions { cases: 24, ..SandboxOptions::default() }, None).await;
    let mut first: BTreeMap<CaseId, Vec<(String, Value)>> = BTreeMap::new();
    for generation in [Generation::G3, Generation::G2, Generation::G1, Generation::G0] {
        boxed.sandbox.control().set_generation(generation);
        for case in all_cases(&boxed.platform, 200).await {
            // The older generations have no deletion marker: an erased block is simply missing there.
            let held = |block: &DataBlock| block.status == crate::case::BlockStatus::Stored;
            let said = blocks(&boxed.platform, &case).await;
            let said: Vec<_> = said.into_iter().filter(held).map(|block| (block.kind, block.content)).collect();
            match first.get(&case.case_id) {
                Some(newest) => assert_eq!(&said, newest, "{} in {generation:?}", case.case_id),
                None => drop(first.insert(case.case_id, said)),
            }
        }
    }
    assert!(first.len() > 10, "cases were compared");
}

#[tokio::test]
async fn a_file_comes_whole_once_its_link_is_fresh_again_and_never_from_a_portal() {
    let boxed = boxed(SandboxOptions { cases: 12, ..SandboxOptions::default() }, None).await;
    let control = boxed.sandbox.control();
    let file = control.case_ids("staging").iter().find_map(|id| control.first_file("staging", id)).unwrap();
    let file = FileRef::new(file);
    let bytes = boxed.platform.file(&file).await.unwrap();
    assert!(!bytes.bytes.is_empty() && bytes.media_type.is_some(), "the file itself");
    control.fault(FaultRule { count: Some(2), ..FaultRule::always("GET", "/**", Fault::LinkExpired).on_files() });
    assert!(boxed.platform.file(&file).await.unwrap().sha256 == bytes.sha256, "the third link worked");
    control.clear_faults();
    control.fault(FaultRule::once("GET", "/api/v1/staging/files/*", Fault::Portal));
    assert_eq!(boxed.platform.file(&file).await.err(), Some(PlatformError::NetworkNeedsSignIn), "a hotel's page");
    assert_eq!(
        boxed.platform.file(&FileRef::new("no-such-file")).await.err(),
        Some(PlatformError::Erased),
        "no such file"
    );
}

#[tokio::test]
async fn tokens_that_end_are_renewed_and_a_revoked_sign_in_is_said_to_be_one() {
    let boxed = boxed(SandboxOptions { cases: 4, ..SandboxOptions::default() }, None).await;
    let control = boxed.sandbox.control();
    control.expire_tokens(None);
    let all = (0..10).map(|_| boxed.platform.policy());
    assert!(futures::future::join_all(all).await.iter().all(Result::is_ok), "one renewal served all");
    control.revoke_sign_ins(None);
    assert_eq!(boxed.platform.policy().await, Err(PlatformError::SignInNeeded), "revoked");
    control.expire_cursors();
    boxed.platform.sign_out().await.unwrap();
    assert_eq!(boxed.platform.signed_in().await, Ok(None), "signed out");
}

#[tokio::test]
async fn faults_of_the_box_are_told_apart_as_those_of_the_wire() {
    let boxed = boxed(SandboxOptions { cases: 4, ..SandboxOptions::default() }, None).await;
    let control = boxed.sandbox.control();
    let faults = [
        (Fault::Reset, "reset"),
        (Fault::Close, "close"),
        (Fault::Portal, "portal"),
        (Fault::Empty { status: 204, answered: false }, "204"),
        (Fault::GzipBomb { mib: 300 }, "bomb"),
        (Fault::Redirect { status: 302, location: "http://127.0.0.1:9/".to_owned() }, "redirect"),
    ];
    for (fault, name) in faults {
        control.fault(FaultRule::once("GET", "/review/v1/staging/policy", fault));
        let error = boxed.platform.policy().await.expect_err(name);
        let right = match name {
            "reset" | "close" => matches!(error, PlatformError::Interrupted(_)),
            "portal" | "redirect" => error == PlatformError::NetworkNeedsSignIn,
            "204" => error == PlatformError::Interrupted(Interrupted::Truncated),
            _ => error == PlatformError::TooLarge,
        };
        assert!(right, "{name} became {error:?}");
        assert!(boxed.platform.policy().await.is_ok(), "after {name} all is well again");
    }
}
