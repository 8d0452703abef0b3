//! Who may call the bank, and for what.
use super::console::{Console, got, start};
use super::facade::{COMPLETE, Customer, EVERY_SCOPE, code, form, still};
use crate::signin::{CLIENT_ID, CLIENT_SECRET};
use reqwest::Method;

#[tokio::test]
async fn a_token_is_given_for_a_form_and_lives_an_hour() {
    let sandbox = start(still()).await;
    let customer = Customer::of_bank(&sandbox, "read_only").await;
    let right = [("grant_type", "client_credentials"), ("client_id", CLIENT_ID), ("client_secret", CLIENT_SECRET)];
    let with = |name: &str, value: &str| {
        let fields: Vec<(&str, &str)> =
            right.iter().map(|(known, old)| (*known, if *known == name { value } else { old })).collect();
        form(&fields.iter().map(|(one, two)| (*one, *two)).collect::<Vec<_>>())
    };
    for (body, status) in [
        (with("client_secret", "wrong"), 401),
        (with("client_id", "wrong"), 401),
        (with("grant_type", "password"), 400),
        (form(&right[..2]), 400),
        ("grant_type=client_credentials".to_owned(), 400),
        (form(&[&right[..], &[("scope", "everything")]].concat()), 400),
    ] {
        assert_eq!(customer.ask_token(&body).await.status, status, "{body}");
    }
    let list = "v1/documents/none/download";
    assert_eq!(customer.call(Method::GET, list).await.status, 404, "the token holds");
    sandbox.control().advance_secs(3_599);
    assert_eq!(customer.call(Method::GET, list).await.status, 404);
    sandbox.control().advance_secs(1);
    let ended = customer.call(Method::GET, list).await;
    assert_eq!((ended.status, code(&ended.body)), (401, "invalid_token"));
    let journal = sandbox.control().journal(0);
    assert!(journal.iter().all(|entry| !format!("{entry:?}").contains(CLIENT_SECRET)), "no secret in the journal");
    sandbox.shutdown().await;
}

#[tokio::test]
async fn tokens_of_one_platform_or_environment_open_no_other() {
    let sandbox = start(still()).await;
    let customer = Customer::of_bank(&sandbox, EVERY_SCOPE).await;
    let console = Console::sign_in(&sandbox, "rev-17").await;
    let with = async |token: &str, address: String| {
        got(customer.http.get(address).bearer_auth(token)).await.expect("an answer").status
    };
    let list = |environment: &str| {
        format!("{}/{environment}/core-connect/kyc/documents/need-review", sandbox.addresses().banking)
    };
    assert_eq!(with(&customer.token, list("staging")).await, 200);
    assert_eq!(with(&customer.token, list("live")).await, 401);
    assert_eq!(with(&customer.token, list("elsewhere")).await, 401);
    assert_eq!(with(&console.access, list("staging")).await, 401, "a person's token of the review API");
    assert_eq!(with("nonsense", list("staging")).await, 401);
    assert_eq!(with(&customer.token, format!("{}/cases", console.review)).await, 401, "nor the other way round");
    sandbox.shutdown().await;
}

#[tokio::test]
async fn scopes_differ_by_call() {
    let sandbox = start(still()).await;
    let reader = Customer::of_bank(&sandbox, "read_only").await;
    let writer = Customer::of_bank(&sandbox, "read_write").await;
    let legal = Customer::of_bank(&sandbox, "legal").await;
    let status = async |who: &Customer, method, rest: &str| who.call(method, rest).await.status;
    let begin = format!("v1/users/{COMPLETE}/qes");
    let review = format!("v1/users/{COMPLETE}/Kycreview");
    for (who, expected) in
        [(&reader, [403, 403, 404, 403]), (&writer, [201, 400, 404, 403]), (&legal, [403, 403, 403, 200])]
    {
        let told = [
            status(who, Method::POST, &begin).await,
            status(who, Method::PUT, &review).await,
            status(who, Method::GET, "v1/documents/none/download").await,
            status(who, Method::GET, "core-connect/kyc/documents/need-review").await,
        ];
        assert_eq!(told, expected);
    }
    sandbox.shutdown().await;
}
