//! The documented calls, environments and files.
use super::console::{Console, got, plain_case, start};
use crate::control::{ClockMove, OddFile, Settings};
use crate::{Change, ClockMode, Generation, SandboxOptions};
use chrono::DateTime;
use reqwest::Method;
use serde_json::{Value, json};

fn manual() -> SandboxOptions {
    let at = DateTime::from_timestamp(1_780_000_000, 0).expect("a time");
    SandboxOptions { clock: ClockMode::Manual(at), ..SandboxOptions::default() }
}

#[tokio::test]
async fn data_blocks_come_in_the_generation_that_is_set() {
    let sandbox = start(SandboxOptions::default()).await;
    let console = Console::sign_in(&sandbox, "rev-17").await;
    let case = console.case(&plain_case(&sandbox, 0)).await;
    let address = format!("staging/sessions/{}/datablocks", case.text("sessionId"));
    let mut seen = Vec::new();
    for generation in [Generation::G0, Generation::G1, Generation::G2, Generation::G3] {
        sandbox.control().set_generation(generation);
        let answer = console.documented(&address).await;
        let list = answer.body.get("dataBlocks").or_else(|| answer.body.get("datablocks")).expect("a list");
        let block = list.as_array().and_then(|list| list.first()).expect("a block").clone();
        let first = block["type"].as_str().and_then(|kind| kind.chars().next()).expect("a type");
        seen.push((
            answer.body.get("datablocks").is_some(),
            first.is_uppercase(),
            block.get("datablockId").is_some(),
            block.get("content").is_some(),
        ));
    }
    let older = (true, true, false, false);
    assert_eq!(seen, [older, older, (false, false, true, false), (false, false, true, true)]);
    sandbox.shutdown().await;
}

#[tokio::test]
async fn mixed_gives_every_session_a_shape_of_its_own_and_keeps_it() {
    let sandbox = start(SandboxOptions { generation: Generation::Mixed, ..SandboxOptions::default() }).await;
    let console = Console::sign_in(&sandbox, "rev-17").await;
    let mut older = 0;
    let mut all = 0;
    for number in 0..12 {
        let case = console.case(&plain_case(&sandbox, number)).await;
        let address = format!("staging/sessions/{}/datablocks", case.text("sessionId"));
        let (one, two) = (console.documented(&address).await, console.documented(&address).await);
        assert_eq!(one.body, two.body, "the same session keeps its shape");
        older += usize::from(one.body.get("datablocks").is_some());
        all += 1;
    }
    assert!(older > 0 && older < all, "{older} of {all} are of the older generations");
    sandbox.shutdown().await;
}

#[tokio::test]
async fn sessions_are_listed_by_flow_in_pages() {
    let sandbox = start(SandboxOptions { cases: 300, ..SandboxOptions::default() }).await;
    let console = Console::sign_in(&sandbox, "rev-17").await;
    let flows = console.documented("flows/staging?size=2&page=2").await;
    assert_eq!(flows.body["page"]["number"], 2);
    let flow = console.documented("flows/staging").await.body["content"][0]["id"].as_str().expect("an id").to_owned();
    let mut ids = Vec::new();
    let mut page = 1;
    let total = loop {
        let list = console
            .documented(&format!("flows/{flow}/staging/sessions?page={page}&size=25&sortBy=createdAt&sortDesc=true"))
            .await;
        let content = list.body["content"].as_array().expect("a list").clone();
        ids.extend(content.iter().map(|one| (one["createdAt"].to_string(), one["sessionId"].to_string())));
        if page >= list.body["page"]["totalPages"].as_u64().expect("a number") {
            break list.body["page"]["totalElements"].as_u64().expect("a number");
        }
        page += 1;
    };
    assert_eq!(ids.len() as u64, total);
    assert!(ids.windows(2).all(|pair| pair[0].0 >= pair[1].0), "newest first");
    let unique: std::collections::HashSet<_> = ids.iter().map(|(_, id)| id).collect();
    assert_eq!(unique.len(), ids.len(), "no session twice while nothing changes");
    let clamped = console.documented(&format!("flows/{flow}/staging/sessions?size=1000")).await;
    assert_eq!(clamped.body["page"]["size"], 100);
    assert_eq!(console.documented(&format!("flows/{flow}/staging/sessions?sortBy=mood")).await.status, 400);
    sandbox.shutdown().await;
}

#[tokio::test]
async fn a_created_session_is_listed_and_runs() {
    let sandbox = start(SandboxOptions::default()).await;
    let console = Console::sign_in(&sandbox, "rev-17").await;
    let flow = console.documented("flows/staging").await.body["content"][0]["id"].as_str().expect("an id").to_owned();
    let document = console.documented(&format!("flows/staging/{flow}")).await;
    assert_eq!(document.body["x-flow-id"], flow.as_str());
    let address = format!("{}/flows/{flow}/staging/sessions", console.platform);
    let keyed = json!({ "input": { "extendedIdentity": {} }, "metadata": { "subjectId": "cust-1" }, "state": "abc" });
    let made = console.send(Method::POST, &address, &keyed).await;
    assert_eq!((made.status, &made.body["sessionContext"]["sessionStatus"]), (201, &json!("CREATED")));
    let older = json!({ "input": [{ "type": "ExtendedIdentity" }] });
    assert_eq!(
        console.send(Method::POST, &address, &older).await.status,
        201,
        "a list of typed blocks is accepted as well"
    );
    assert_eq!(console.send(Method::POST, &address, &json!({ "input": 7 })).await.said(), (400, "malformed"));
    let id = made.body["sessionContext"]["sessionId"].as_str().expect("an id");
    let session = console.documented(&format!("staging/sessions/{id}")).await;
    assert_eq!((session.text("sessionStatus"), session.text("state")), ("RUNNING", "abc"));
    let newest = console.documented(&format!("flows/{flow}/staging/sessions?sortDesc=true&size=2")).await;
    let listed: Vec<&Value> =
        newest.body["content"].as_array().expect("a list").iter().map(|one| &one["sessionId"]).collect();
    assert!(listed.contains(&&json!(id)), "the newest sessions stand first");
    sandbox.shutdown().await;
}

#[tokio::test]
async fn environments_never_mix() {
    let sandbox = start(SandboxOptions::default()).await;
    let reviewer = Console::sign_in(&sandbox, "rev-17").await;
    let lead = Console::sign_in(&sandbox, "lead-02").await;
    let live = format!("{}/live", sandbox.addresses().review);
    let case = plain_case(&sandbox, 0);
    let shown = reviewer.case(&case).await;
    let session = shown.text("sessionId");
    for address in [
        format!("{live}/cases?view=changes"),
        format!("{live}/cases/{case}"),
        format!("{live}/people"),
        format!("{}/live/sessions/{session}", reviewer.platform),
        format!("{}/flows/live", reviewer.platform),
    ] {
        assert_eq!(reviewer.get(&address).await.said(), (403, "forbidden"), "{address}");
    }
    assert_eq!(
        lead.get(&format!("{live}/cases/{case}")).await.said(),
        (404, "unknown_case"),
        "another environment's case"
    );
    assert_eq!(lead.documented(&format!("live/sessions/{session}")).await.said(), (404, "not_found"));
    let file = sandbox.control().first_file("staging", &case).expect("a file");
    assert_eq!(lead.documented(&format!("live/files/{file}")).await.said(), (404, "not_found"));
    let theirs = lead.get(&format!("{live}/cases?view=changes")).await;
    let ours = sandbox.control().case_ids("staging");
    assert!(!theirs.items().is_empty(), "live has cases of its own");
    assert!(theirs.items().iter().all(|item| !ours.contains(&item["caseId"].as_str().unwrap_or_default().to_owned())));
    assert_eq!(
        reviewer.get(&format!("{}/nowhere/cases?view=changes", sandbox.addresses().review)).await.said(),
        (403, "forbidden")
    );
    sandbox.shutdown().await;
}

#[tokio::test]
async fn a_file_address_lives_as_long_as_set_and_needs_no_token() {
    let sandbox = start(manual()).await;
    let console = Console::sign_in(&sandbox, "rev-17").await;
    let control = sandbox.control();
    control.set(&Settings { file_link_secs: Some(30), ..Settings::default() }).expect("a setting");
    let case = plain_case(&sandbox, 0);
    let file = control.first_file("staging", &case).expect("a file");
    let redirect = console.documented(&format!("staging/files/{file}")).await;
    let there = redirect.header("location").to_owned();
    assert_eq!(redirect.status, 302);
    assert!(there.starts_with(&format!("http://{}/", sandbox.addresses().files)), "another port: {there}");
    let nobody = Console::nobody(&sandbox);
    control.advance_secs(29);
    let bytes = nobody.get(&there).await;
    assert_eq!((bytes.status, bytes.header("content-type")), (200, "image/jpeg"));
    assert_eq!(&bytes.bytes[..3], b"\xff\xd8\xff", "a JPEG");
    control.advance_secs(1);
    let late = nobody.get(&there).await;
    assert_eq!((late.status, late.header("content-type")), (403, "application/xml"), "as storage hosts answer");
    assert!(control.oracle().ok, "no token reached the file host");
    console.get(&there).await;
    let report = control.oracle();
    assert!(report.bearer_on_file_host && !report.ok, "the oracle reports a token on the file host");
    sandbox.shutdown().await;
}

#[tokio::test]
async fn an_erased_block_takes_its_files_along() {
    let sandbox = start(SandboxOptions::default()).await;
    let console = Console::sign_in(&sandbox, "rev-17").await;
    let (control, case) = (sandbox.control(), plain_case(&sandbox, 0));
    let before = console.case(&case).await;
    let file = control.first_file("staging", &case).expect("a file");
    control.change("staging", &case, Change::EraseBlock { kind: None }).expect("blocks");
    let after = console.case(&case).await;
    assert_ne!(before.text("etag"), after.text("etag"), "evidence changed");
    let blocks = console.documented(&format!("staging/sessions/{}/datablocks", after.text("sessionId"))).await;
    let all = blocks.body["dataBlocks"].as_array().expect("blocks");
    assert!(all.iter().all(|block| block["status"] == "DELETED" && block["content"].is_null()));
    assert_eq!(console.documented(&format!("staging/files/{file}")).await.said(), (404, "not_found"));
    sandbox.shutdown().await;
}

#[tokio::test]
async fn odd_files_are_handed_out_as_asked() {
    let sandbox = start(SandboxOptions::default()).await;
    let console = Console::sign_in(&sandbox, "rev-17").await;
    let (control, case) = (sandbox.control(), plain_case(&sandbox, 0));
    let file = control.first_file("staging", &case).expect("a file");
    let fetch = async || {
        let redirect = console.documented(&format!("staging/files/{file}")).await;
        got(console.http.get(redirect.header("location"))).await.expect("an answer")
    };
    control.replace_file(&file, OddFile::Text);
    let text = fetch().await;
    assert_eq!(text.header("content-type"), "image/jpeg");
    assert!(text.header("content-disposition").contains(".jpg") && text.bytes.starts_with(b"This is a text"));
    control.replace_file(&file, OddFile::HugePng);
    assert!(fetch().await.bytes.starts_with(b"\x89PNG"));
    control.restore_file(&file);
    assert!(fetch().await.bytes.starts_with(b"\xff\xd8\xff"), "the drawn one again");
    sandbox.shutdown().await;
}

#[tokio::test]
async fn a_decided_session_shows_its_outcome() {
    let sandbox = start(SandboxOptions::default()).await;
    let console = Console::sign_in(&sandbox, "rev-17").await;
    let case = plain_case(&sandbox, 0);
    let session = console.case(&case).await.text("sessionId").to_owned();
    let sending = console.ready(&case).await;
    assert_eq!(console.decide(&sending).await.status, 201);
    let shown = console.documented(&format!("staging/sessions/{session}")).await;
    assert_eq!((shown.text("outcome"), shown.text("sessionStatus")), ("rejected", "COMPLETED"));
    sandbox.shutdown().await;
}

#[tokio::test]
async fn tokens_end_and_are_refreshed() {
    let sandbox = start(manual()).await;
    let mut console = Console::sign_in(&sandbox, "rev-17").await;
    let control = sandbox.control();
    assert_eq!(console.get("people").await.status, 200);
    control.move_clock(ClockMove { advance_secs: Some(86_400), ..ClockMove::default() });
    assert_eq!(console.get("people").await.said(), (401, "token_invalid"), "after a day");
    let form = [("grant_type", "refresh_token"), ("refresh_token", console.refresh.as_str())];
    let fresh = console.token(&form).await;
    console.access = fresh.text("access_token").to_owned();
    console.refresh = fresh.text("refresh_token").to_owned();
    assert_eq!(console.get("people").await.status, 200);
    control.expire_tokens(Some("rev-23"));
    assert_eq!(console.get("people").await.status, 200, "somebody else's");
    control.expire_tokens(Some("rev-17"));
    assert_eq!(console.get("people").await.said(), (401, "token_invalid"));
    control.revoke_sign_ins(None);
    let form = [("grant_type", "refresh_token"), ("refresh_token", console.refresh.as_str())];
    let ended = console.token(&form).await;
    assert_eq!((ended.status, ended.text("error")), (400, "invalid_grant"));
    sandbox.shutdown().await;
}

#[tokio::test]
async fn the_authorize_page_lists_people_and_never_redirects_off_the_machine() {
    let sandbox = start(SandboxOptions::default()).await;
    let nobody = Console::nobody(&sandbox);
    let base = format!("{}/authorize?response_type=code&client_id={}", nobody.issuer, crate::signin::CLIENT_ID);
    let challenge = "a".repeat(43);
    let fine =
        format!("{base}&redirect_uri=http://127.0.0.1:9/cb&code_challenge={challenge}&code_challenge_method=S256");
    let page = nobody.get(&fine).await;
    let html = String::from_utf8_lossy(&page.bytes).into_owned();
    assert_eq!(page.status, 200);
    for person in &sandbox.control().people() {
        assert!(html.contains(&format!("login_hint={person}")), "{person} is on the page");
    }
    for redirect in ["https://evil.example/cb", "http://10.0.0.1/cb", "http://127.0.0.1.evil.example/", "javascript:1"]
    {
        let refused = nobody.get(&format!("{base}&redirect_uri={redirect}&login_hint=rev-17")).await;
        assert_eq!(refused.status, 400, "{redirect}");
        assert!(refused.header("location").is_empty());
    }
    let script = nobody.get(&format!("{fine}&state=%3Cscript%3E")).await;
    assert!(!String::from_utf8_lossy(&script.bytes).contains("<script>"), "what is echoed is escaped");
    let unknown = nobody.get(&format!("{fine}&login_hint=nobody")).await;
    assert!(unknown.header("location").contains("error=access_denied"));
    sandbox.shutdown().await;
}
