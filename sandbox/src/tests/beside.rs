//! Cases from the platforms beside the world and cases of the world itself, in one environment.
use super::console::{Console, start};
use super::facade::{COMPLETE, Customer, EVERY_SCOPE, still};
use crate::SandboxOptions;
use crate::banking::identification::Step;
use std::collections::HashSet;

#[tokio::test]
async fn cases_from_both_keep_their_own_ids_and_files() {
    let sandbox = start(SandboxOptions { cases: 4, ..still() }).await;
    let customer = Customer::of_bank(&sandbox, EVERY_SCOPE).await;
    let console = Console::sign_in(&sandbox, "lead-02").await;
    let control = sandbox.control();
    let mut known = control.case_ids("staging");
    known.extend(customer.end(&customer.begin(COMPLETE).await, &["3101"]).await);
    known.extend(control.add_cases("staging", 6).expect("an environment"));
    known.extend(customer.end(&customer.begin(COMPLETE).await, &["3206"]).await);
    assert_eq!(known, control.case_ids("staging"), "in the order they came");
    let (items, _) = console.sweep("", 200).await;
    let ids: HashSet<&str> = items.iter().filter_map(|item| item["caseId"].as_str()).collect();
    assert_eq!((ids.len(), known.len()), (12, 12), "each once");
    let mut files = HashSet::new();
    for item in items.iter().filter(|item| item["source"] == "qes") {
        let evidence = console.get(&format!("cases/{}/evidence", item["caseId"].as_str().expect("an id"))).await;
        for block in evidence.body["dataBlocks"].as_array().expect("blocks") {
            let Some(file) = block["content"]["file"]["$id"].as_str() else { continue };
            assert!(files.insert(file.to_owned()), "a file belongs to one case");
            assert_eq!(console.documented(&format!("staging/files/{file}")).await.status, 302);
        }
    }
    assert!(files.len() >= 4, "{files:?}");
    sandbox.shutdown().await;
}

#[tokio::test]
async fn what_happens_at_the_bank_of_one_environment_is_seen_in_no_other() {
    let sandbox = start(still()).await;
    let (staging, lead) = (Console::sign_in(&sandbox, "rev-17").await, Console::sign_in(&sandbox, "lead-02").await);
    let (control, before) = (sandbox.control(), staging.sweep("", 200).await.0.len());
    let id = control.with_bank("live", |bank, now| bank.begin(COMPLETE, None, now)).expect("a bank").expect("begun");
    for step in [Step::Finish, Step::Review, Step::Finalize { reasons: vec!["3206".into()] }] {
        control.with_bank("live", |bank, now| bank.step(&id, step, now)).expect("a bank").expect("a step");
    }
    assert_eq!(staging.sweep("", 200).await.0.len(), before);
    let live = lead.get(&format!("{}/live/cases?view=changes", sandbox.addresses().review)).await;
    let case_id = control.with_bank("live", |bank, _| bank.case_of(0).map(str::to_owned)).flatten().expect("a case");
    assert!(live.items().iter().any(|item| item["caseId"] == case_id.as_str()), "where it belongs it is seen");
    assert_eq!(control.oracle().violations, Vec::new());
    sandbox.shutdown().await;
}
