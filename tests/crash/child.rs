//! The console that is going to be killed: opens, claims, decides and sends as fast as it can.
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use second_look::access::config::{Config, Overrides};
use second_look::clock::Clock;
use second_look::console::Console;
use second_look::decision::{Answer, CustomerReason, DecisionInput, ReasonRef};
use second_look::queue::list::{HolderFilter, QueueFilter};

use crate::stage::browse;

/// Arguments: the profile's folder, whose `config.toml` has the addresses, and the milliseconds between two decisions.
pub fn main(arguments: Vec<String>) -> ExitCode {
    let home = PathBuf::from(&arguments[0]);
    let pace = Duration::from_millis(arguments.get(1).map_or(0, |pace| pace.parse().unwrap()));
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(decide_to_the_end(home, pace));
    ExitCode::SUCCESS
}

async fn decide_to_the_end(home: PathBuf, pace: Duration) {
    let config = Config::load(&home.join("config.toml"), None, &Overrides::default()).unwrap();
    let console = crate::stage::try_open(&home, config, Clock::system()).await.unwrap();
    console.start();
    say("open", "");
    let mut number = 0_u32;
    loop {
        // Two in five as the second of two people, as long as somebody waits for one.
        let free = QueueFilter { holder: HolderFilter::Free, ..QueueFilter::default() };
        let second = QueueFilter { second: number % 5 < 2, ..free.clone() };
        let mut page = console.queue(&second, None, 20).await.unwrap();
        if page.rows.is_empty() {
            page = console.queue(&free, None, 20).await.unwrap();
        }
        let Some(row) = page.rows.first() else {
            console.close().await.unwrap();
            return;
        };
        tokio::time::sleep(pace).await;
        let Ok(case) = console.open_case(&row.case_id).await else { continue };
        number += 1;
        let input = answer(&case, number);
        match console.save_decision(&input).await {
            Ok(entry) => {
                say(&entry.entry_id, &entry.decision_id);
                // One in four is thought better of, as long as that is possible; too late is no fault.
                if number.is_multiple_of(4) && console.undo(entry.entry_id.parse().unwrap()).await.is_ok() {
                    say("undone", &entry.entry_id);
                }
            }
            Err(why) if why.code == "sign_in_again" => prove_again(&console).await,
            // The sandbox may still hold the claim of the console killed before, or evidence may be on its way.
            Err(_) => tokio::time::sleep(Duration::from_millis(5)).await,
        }
    }
}

/// A long life outlasts a sign-in that is fresh enough for an override or a second answer. Where a request of the new one
/// fails, the next answer asks for it again.
async fn prove_again(console: &Console) {
    let Ok(ticket) = console.begin_sign_in(Some("rev-17")).await else { return };
    let url = ticket.url().to_owned();
    let browser = tokio::task::spawn_blocking(move || browse(&url));
    let _ = tokio::time::timeout(Duration::from_secs(10), console.finish_sign_in(ticket)).await;
    let _ = browser.await;
}

fn answer(case: &second_look::case::view::CaseView, number: u32) -> DecisionInput {
    let reject = number.is_multiple_of(3) && case.form.reject_offered;
    let over = case.form.suspicion_on_case && !reject;
    let reason = case.form.reasons.iter().find(|reason| !reject || !reason.suspicion).or(case.form.reasons.first());
    let reasons = reason.map(|reason| ReasonRef { scheme: reason.scheme.clone(), code: reason.code.clone() });
    DecisionInput {
        case_id: case.case_id.clone(),
        answer: if reject { Answer::Reject } else { Answer::Approve },
        reasons: if reject || over { reasons.into_iter().collect() } else { Vec::new() },
        comment: "Decided just before the lights went out.".to_owned(),
        customer_reason: reject.then_some(CustomerReason::CouldNotBeCompleted),
        override_suspicion: over,
        checked: Vec::new(),
        marks: Vec::new(),
        whole_document: reject,
        evidence_digest: case.evidence_digest.clone(),
    }
}

/// Says a decision aloud: from here on it must never be lost.
pub fn say(entry: &str, decision: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{entry} {decision}").unwrap();
    out.flush().unwrap();
}
