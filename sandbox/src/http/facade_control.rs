//! What happens on the two other platforms outside their calls, under `/sandbox/banking` and `/sandbox/onboarding`: people
//! finish and give up, providers decide, transfers come, links are opened, events get lost. Answers only with the control.
use super::event_sender::{is_loopback, send_out};
use crate::banking::{
    Bank, BankError, OpensCases,
    account::NewAccount,
    account::Review,
    document::Downloads,
    identification::Step,
    road::{Order, Road},
};
use crate::onboarding::{Deed, Desk};
use crate::platform::{Platform, lock};
use crate::rules::{Time, wire_time};
use axum::{
    Json, Router,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::{get, post, put},
};
use serde::Deserialize;
use serde_json::{Value, json};
use std::sync::Arc;

type Shared = State<Arc<Platform>>;

pub(super) fn routes() -> Router<Arc<Platform>> {
    Router::new()
        .route("/sandbox/banking/{environment}/settings", put(bank_settings))
        .route("/sandbox/banking/{environment}/users", post(open_account))
        .route("/sandbox/banking/{environment}/users/{user}", post(account_deed))
        .route("/sandbox/banking/{environment}/identifications", get(identifications))
        .route("/sandbox/banking/{environment}/identifications/{identification}", post(step))
        .route("/sandbox/banking/{environment}/events", get(events).post(events_deed))
        .route("/sandbox/onboarding/{environment}/settings", put(desk_settings))
        .route("/sandbox/onboarding/{environment}/transactions", get(transactions))
        .route("/sandbox/onboarding/{environment}/transactions/{transaction}", post(act))
}

fn said(status: StatusCode, why: &str) -> Response {
    (status, Json(json!({ "error": why }))).into_response()
}

fn nowhere() -> Response {
    said(StatusCode::NOT_FOUND, "no such environment")
}

/// Works with a bank, then sends its events out.
async fn with_bank(
    platform: &Platform,
    environment: &str,
    work: impl FnOnce(&mut Bank, Time) -> Result<Value, BankError>,
) -> Response {
    let now = platform.clock.now();
    let Some(done) = platform.with_bank(environment, now, |bank| work(bank, now)) else { return nowhere() };
    send_out(platform, environment).await;
    match done {
        Ok(value) => Json(value).into_response(),
        Err(error @ (BankError::NoUser | BankError::NoIdentification)) => {
            said(StatusCode::NOT_FOUND, &error.to_string())
        }
        Err(error @ BankError::Step(_)) => said(StatusCode::CONFLICT, &error.to_string()),
        Err(error) => said(StatusCode::BAD_REQUEST, &error.to_string()),
    }
}

fn done() -> Value {
    json!({ "ok": true })
}

/// Settings of a bank; what is absent stays.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct BankWish {
    signatures: Option<bool>,
    downloads: Option<Downloads>,
    eligible: Option<Vec<u32>>,
    flat: Option<bool>,
    older_errors: Option<bool>,
    numbers_as_text: Option<bool>,
    cases: Option<OpensCases>,
    road: Option<Road>,
    /// Where events go; an empty text: nowhere.
    send_events_to: Option<String>,
}

async fn bank_settings(
    State(platform): Shared,
    Path(environment): Path<String>,
    Json(wish): Json<BankWish>,
) -> Response {
    let address = match wish.send_events_to.as_deref() {
        None => None,
        Some("") => Some(None),
        Some(text) => match url::Url::parse(text).ok().filter(is_loopback) {
            Some(address) => Some(Some(address)),
            None => return said(StatusCode::BAD_REQUEST, "events go to http on this machine and nowhere else"),
        },
    };
    if let Some((address, sending)) = address.zip(lock(&platform.facades).sending.get_mut(&environment)) {
        sending.to = address;
    }
    with_bank(&platform, &environment, |bank, _| {
        let known = &mut bank.settings;
        known.signatures = wish.signatures.unwrap_or(known.signatures);
        known.downloads = wish.downloads.unwrap_or(known.downloads);
        known.eligible = wish.eligible.unwrap_or_else(|| known.eligible.clone());
        known.flat = wish.flat.unwrap_or(known.flat);
        known.older_errors = wish.older_errors.unwrap_or(known.older_errors);
        known.numbers_as_text = wish.numbers_as_text.unwrap_or(known.numbers_as_text);
        known.cases = wish.cases.unwrap_or(known.cases);
        known.road = wish.road.unwrap_or_else(|| known.road.clone());
        Ok(done())
    })
    .await
}

async fn open_account(
    State(platform): Shared,
    Path(environment): Path<String>,
    Json(new): Json<NewAccount>,
) -> Response {
    with_bank(&platform, &environment, |bank, _| bank.open_account(new).map(|()| done())).await
}

/// What happens to an account.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case", tag = "does", deny_unknown_fields)]
enum AccountDeed {
    /// The transfer of that one country comes.
    ReceiveTransfer,
    /// A field is emptied.
    EmptyField { field: String },
    /// The bank's own people answer.
    AnswerReview {
        review: Review,
        #[serde(default)]
        level: Option<u8>,
        #[serde(default)]
        comment: String,
    },
}

async fn account_deed(
    State(platform): Shared,
    Path((environment, user)): Path<(String, u64)>,
    Json(deed): Json<AccountDeed>,
) -> Response {
    let work = |bank: &mut Bank, now| match deed {
        AccountDeed::ReceiveTransfer => bank.receive_transfer(user, now).map(|()| done()),
        AccountDeed::EmptyField { field } => bank.empty_field(user, &field).map(|()| done()),
        AccountDeed::AnswerReview { review, level, comment } => {
            bank.answer_review(user, review, level, &comment, now).map(|()| done())
        }
    };
    with_bank(&platform, &environment, work).await
}

async fn identifications(State(platform): Shared, Path(environment): Path<String>) -> Response {
    let list = |bank: &mut Bank, _| {
        let items = bank.identifications().map(|(known, case_id)| {
            json!({
                "identificationId": known.id, "userId": known.user_id, "stage": format!("{:?}", known.stage).to_lowercase(),
                "reasons": known.reasons, "caseId": case_id,
            })
        });
        Ok(json!({ "items": items.collect::<Vec<_>>() }))
    };
    with_bank(&platform, &environment, list).await
}

async fn step(
    State(platform): Shared,
    Path((environment, identification)): Path<(String, String)>,
    Json(step): Json<Step>,
) -> Response {
    let taken =
        with_bank(&platform, &environment, |bank, now| bank.step(&identification, step, now).map(|()| done())).await;
    if taken.status() != StatusCode::OK {
        return taken;
    }
    // It is a case only once the bank is left.
    with_bank(&platform, &environment, |bank, _| {
        let found = bank.identifications().find(|(known, _)| known.id == identification);
        Ok(json!({ "ok": true, "caseId": found.and_then(|(_, case_id)| case_id) }))
    })
    .await
}

async fn events(State(platform): Shared, Path(environment): Path<String>) -> Response {
    let answers = lock(&platform.facades).sending.get(&environment).map(|sending| sending.answers.clone());
    let answers = answers.unwrap_or_default();
    let list = |bank: &mut Bank, _| {
        let items = bank.events().enumerate().map(|(at, (event, arrived))| {
            let told: Vec<Option<u16>> =
                answers.iter().filter(|(event, _)| *event == at).map(|(_, status)| *status).collect();
            json!({
                "id": event.id, "name": event.name, "at": wire_time(crate::banking::event::moment(event.created_at)),
                "arrived": arrived, "answers": told, "body": event.body(crate::banking::event::SECRET),
            })
        });
        Ok(json!({ "items": items.collect::<Vec<_>>() }))
    };
    with_bank(&platform, &environment, list).await
}

/// What is done with events.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case", tag = "does", deny_unknown_fields)]
enum EventsDeed {
    /// Those that wait go on.
    LetThrough {
        #[serde(default)]
        order: Order,
    },
    /// Those of a time range go out again.
    SendAgain {
        #[serde(default)]
        from: Option<Time>,
        #[serde(default)]
        to: Option<Time>,
    },
}

async fn events_deed(
    State(platform): Shared,
    Path(environment): Path<String>,
    Json(deed): Json<EventsDeed>,
) -> Response {
    with_bank(&platform, &environment, |bank, now| {
        let count = match deed {
            EventsDeed::LetThrough { order } => bank.let_through(order, now),
            EventsDeed::SendAgain { from, to } => bank.send_again(from, to, now),
        };
        Ok(json!({ "ok": true, "arrived": count }))
    })
    .await
}

/// Settings of a workflow; what is absent stays.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct DeskWish {
    possession: Option<bool>,
    bought: Option<Vec<String>>,
    cases: Option<OpensCases>,
}

async fn desk_settings(
    State(platform): Shared,
    Path(environment): Path<String>,
    Json(wish): Json<DeskWish>,
) -> Response {
    let set = |desk: &mut Desk| {
        let known = wish.bought.as_deref().is_none_or(|names| desk.buy(names));
        if known {
            desk.settings.possession = wish.possession.unwrap_or(desk.settings.possession);
            desk.settings.cases = wish.cases.unwrap_or(desk.settings.cases);
        }
        known
    };
    let answer = match platform.with_desk(&environment, platform.clock.now(), set) {
        None => nowhere(),
        Some(true) => Json(done()).into_response(),
        Some(false) => said(StatusCode::BAD_REQUEST, "nobody sells such a check"),
    };
    std::future::ready(answer).await
}

async fn transactions(State(platform): Shared, Path(environment): Path<String>) -> Response {
    let list = |desk: &mut Desk| {
        let items = desk.transactions().map(|(known, case_id)| {
            json!({
                "transactionId": known.id, "credential": known.credential, "policyDecision": known.decision.word(),
                "due": known.due.map(crate::onboarding::journey::Step::key), "caseId": case_id,
            })
        });
        json!({ "items": items.collect::<Vec<_>>() })
    };
    let found = platform.with_desk(&environment, platform.clock.now(), list);
    std::future::ready(found.map_or_else(nowhere, |value| Json(value).into_response())).await
}

async fn act(
    State(platform): Shared,
    Path((environment, transaction)): Path<(String, String)>,
    Json(deed): Json<Deed>,
) -> Response {
    let now = platform.clock.now();
    let acted = platform.with_desk(&environment, now, |desk| desk.act(&transaction, deed, now));
    let answer = match acted {
        None => nowhere(),
        Some(Ok(())) => Json(done()).into_response(),
        Some(Err(error)) => said(StatusCode::CONFLICT, &error.to_string()),
    };
    std::future::ready(answer).await
}
