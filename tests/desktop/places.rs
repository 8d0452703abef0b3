//! What a lock lets one come back to beside the open case, and what it does not.
use second_look::clock::Clock;
use second_look_sandbox::{Sandbox, SandboxOptions};
use serde_json::json;

use crate::locking::{GRACE, in_memory};
use crate::profile::{Browser, profile_words, write_configuration};
use crate::search::Canary;
use crate::stage::{LOOK_EVERY, Page, Stage};
use crate::watch::Watch;
use crate::work;

/// Somebody is looked for by this.
const WORD: &str = "canaryquillfeather";
/// Stands in a comment that was not finished.
const NOTE: &str = "The canarylanternmoth on the left edge is cut";
/// The page tells where one stands a quarter of a second after the last step; a busy machine takes longer.
const TOLD: std::time::Duration = std::time::Duration::from_secs(2);

/// What stands in the search.
fn searched(text: &str) -> String {
    format!("return document.querySelector('[role=combobox]')?.value === {}", json!(text))
}

/// A lock by the person.
async fn lock(page: &Page) {
    tokio::time::sleep(TOLD).await;
    let handle = page.handle().await;
    page.ask_last("lock").await;
    page.turn_to_next(&handle).await;
    page.until_there("[data-waiting]").await;
}

async fn search_for(page: &Page, text: &str) {
    page.press("/").await;
    page.until("the search has the focus", "return document.activeElement?.matches('[role=combobox]')").await;
    page.type_text(text).await;
    page.until("the search", &searched(text)).await;
}

/// Not in our own process, where input methods are told what stands in a field. The page's is another after a lock
/// (`locking` looks at it).
async fn nothing_is_left_of(typed: &str, page: &Page) {
    let canaries = [Canary { name: "what was typed", text: typed.to_owned() }];
    let looked = Clock::system();
    loop {
        let begun = looked.elapsed();
        let (found, around) = in_memory(page.id(), &canaries);
        if found.is_empty() {
            return;
        }
        assert!(begun < GRACE, "in our own process there is {found:?} still:\n{around}");
        tokio::time::sleep(LOOK_EVERY).await;
    }
}

#[tokio::test]
async fn t_18_unlocking_comes_back_to_the_screen_and_its_list_and_to_no_word_that_was_looked_for() {
    let stage = Stage::with_keyring();
    let sandbox = Sandbox::start(SandboxOptions { cases: 6, ..SandboxOptions::default() }).await.unwrap();
    let _watch = Watch::over(sandbox.control());
    let home = stage.folder().join("profile");
    write_configuration(&home, sandbox.addresses());
    let browser = Browser::on(&stage);
    let words = profile_words(&home);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let page = stage.open(&words).await;
    work::first_steps(&page, &browser).await;
    work::queue_is_there(&page).await;

    let row = "return document.querySelector('#queue-list [role=option][aria-selected=true]')?.id";
    page.press("j j").await;
    let stood = page.until("the row the keys are on", row).await;
    lock(&page).await;
    page.click("main button.main").await;
    work::queue_is_there(&page).await;
    assert_eq!(page.until("a row", row).await, stood, "no case was open: the keys are on the same row");
    assert_eq!(page.count("#case-heading").await, 0, "and none is opened");

    search_for(&page, "source:trust").await;
    lock(&page).await;
    page.click("main button.main").await;
    page.until("a token is nobody's name", &searched("source:trust")).await;

    page.press("g c g o").await;
    page.until_there(".outbox").await;
    page.press("5").await;
    let list = "return document.querySelector('.outbox .words [aria-pressed=true]')?.textContent.includes('Sent')";
    page.until("the list of what is sent", list).await;
    lock(&page).await;
    page.click("main button.main").await;
    page.until("the same list of the same screen", list).await;

    page.press("g q").await;
    work::queue_is_there(&page).await;
    search_for(&page, WORD).await;
    page.until("nobody is called so", "return document.querySelector('#queue-list [role=option]') === null").await;
    lock(&page).await;
    nothing_is_left_of(WORD, &page).await;
    page.click("main button.main").await;
    work::queue_is_there(&page).await;
    page.until("the queue without a search", &searched("")).await;

    work::open_case(&page).await;
    page.press("n").await;
    page.until("the comment has the focus", "return document.activeElement?.matches('input, textarea')").await;
    page.type_text(NOTE).await;
    lock(&page).await;
    nothing_is_left_of(NOTE, &page).await;
    page.end().await;
    sandbox.shutdown().await;
}
