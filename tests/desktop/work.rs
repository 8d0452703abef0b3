//! What a reviewer does in the window, key by key.
use serde_json::{Value, json};

use crate::profile::Browser;
use crate::stage::{LOOK_EVERY, PATIENCE, Page};

/// On the page of somebody who is not signed in.
pub const SIGN_IN: &str = "Sign in with the browser";

/// The first steps in a new profile: the keys lie in the system's keychain, and a reviewer signs in. What comes next is the
/// queue: [`queue_is_there`].
pub async fn first_steps(page: &Page, browser: &Browser) {
    page.until_text("Where shall the keys lie?").await;
    page.press("Enter").await;
    sign_in(page, browser).await;
}

/// A reviewer signs in.
pub async fn sign_in(page: &Page, browser: &Browser) {
    page.until_text(SIGN_IN).await;
    page.press("Enter").await;
    browser.sign_in("R. Iyer").await;
}

/// Where no keychain answers: chooses a passphrase for a new profile.
pub async fn choose_passphrase(page: &Page, phrase: &str) {
    page.until_there("#new-passphrase").await;
    // Nothing is clicked: its first field has the focus.
    until_typed_into(page, "new-passphrase").await;
    page.type_text(phrase).await;
    page.press("Tab").await;
    page.type_text(phrase).await;
    page.press("Enter").await;
}

/// Gives a passphrase for a profile that is under one.
pub async fn give_passphrase(page: &Page, phrase: &str) {
    page.until_there("#passphrase").await;
    until_typed_into(page, "passphrase").await;
    page.type_text(phrase).await;
    page.press("Enter").await;
}

/// Not `:focus`, which also asks whether the window is the display's active one.
async fn until_typed_into(page: &Page, field: &str) {
    page.until("the field has the focus", &format!("return document.activeElement?.id === '{field}'")).await;
}

/// Waits for the full queue of a demo.
pub async fn queue_is_there(page: &Page) {
    page.until_there("#queue-list [role=option]").await;
    page.until("the first sync", "return document.querySelector('footer progress') === null").await;
}

/// Opens the case the queue's mark stands on, and waits for its picture.
pub async fn open_case(page: &Page) {
    page.press("Enter").await;
    page.until_there("#case-heading").await;
    page.until("a picture of the case", PICTURE_SHOWN).await;
}

/// Gives true once the open case shows a picture.
pub const PICTURE_SHOWN: &str = "const shown = document.querySelector('figure img'); return shown !== null && shown.complete && shown.naturalWidth > 0";

/// The case that is open.
pub async fn case_on_screen(page: &Page) -> String {
    let id = page.until("an open case", "return document.querySelector('[role=option].open')?.id.slice(4)").await;
    id.as_str().unwrap().to_owned()
}

/// Goes from case to case until one can be answered this way by its plain keys, and answers it: `a Enter`, or
/// `r 1 Enter`. Gives the case.
pub async fn answer_a_plain_case(page: &Page, keys: &str) -> String {
    let (first, rest) = keys.split_once(' ').unwrap();
    for _ in 0..CASES {
        let case = begin_a_plain_case(page, first).await;
        page.press(rest).await;
        if is_saved(page, &case).await {
            page.until("the decision is held", HELD).await;
            until_left(page, &case).await;
            return case;
        }
        to_the_next(page, &case).await;
    }
    panic!("no case of {CASES} could be answered with {keys}");
}

/// Whether a case was answered; if not, its form says what it asks for besides, a mark for instance.
async fn is_saved(page: &Page, case: &str) -> bool {
    for _ in 0..PATIENCE.as_millis() / LOOK_EVERY.as_millis() {
        let newest = newest_entry(page).await;
        if newest["caseId"] == *case && newest["word"] != "withdrawn" {
            return true;
        }
        let asks =
            "return [...document.querySelectorAll('#decision .problem')].some((one) => one.textContent.trim() !== '')";
        if page.run(asks).await == json!(true) {
            return false;
        }
        tokio::time::sleep(LOOK_EVERY).await;
    }
    let instead = page.run(INSTEAD).await;
    panic!("{case} is neither answered nor does its form say why not; there is {instead:#}");
}

/// What is on screen where an answer was awaited.
const INSTEAD: &str = "const text = (what) => [...document.querySelectorAll(what)].map((one) => one.textContent.trim());
    return { open: document.querySelector('[role=option].open')?.id, bar: text('#decision'), told: text('[role=alert], .toast'),
        focus: document.activeElement?.outerHTML.slice(0, 200) }";

/// Goes from case to case until one can be answered by its plain keys, and presses the first of them. Gives the case.
pub async fn begin_a_plain_case(page: &Page, first: &str) -> String {
    for _ in 0..CASES {
        let case = case_on_screen(page).await;
        page.press(first).await;
        if is_plain(page).await {
            return case;
        }
        to_the_next(page, &case).await;
    }
    panic!("no case of {CASES} could be answered with {first} alone");
}

/// So many cases are tried before one.
const CASES: usize = 30;

async fn to_the_next(page: &Page, case: &str) {
    page.press("Escape j Enter").await;
    until_left(page, case).await;
}

/// Waits for the case after this one, or for there being none.
async fn until_left(page: &Page, case: &str) {
    let moved = format!("const open = document.querySelector('[role=option].open'); return open?.id !== 'row-{case}'");
    page.until("the next case", &moved).await;
}

const HELD: &str = "return document.querySelector('.undo') !== null && document.querySelector('[data-count=held] b')?.textContent !== '0'";

/// An answer that asks for nothing more: it can be given, overrides nothing, and no first reason demands a comment.
async fn is_plain(page: &Page) -> bool {
    let open = "return document.querySelector('#decision [data-submit]') !== null
        || document.querySelector('#decision')?.textContent.includes('Read only')";
    page.until("the decision bar answers", open).await;
    let submit = page.count("#decision [data-submit]").await;
    submit == 1 && page.count("#decision input[type=checkbox]").await == 0
}

/// The newest entry of the outbox, as data.
pub async fn newest_entry(page: &Page) -> Value {
    let all = page.call("outbox", json!({ "word": null, "after": null, "limit": 1 })).await.unwrap();
    all["entries"][0].clone()
}

/// Waits until the newest entry of a case is confirmed, and gives it with its receipt.
pub async fn confirmed(page: &Page, case: &str) -> Value {
    page.press("g o").await;
    let row = format!(
        "return [...document.querySelectorAll('[role=option]')].find((row) => row.textContent.includes({}))
            ?.textContent.includes('Confirmed')",
        json!(case)
    );
    page.until("the receipt", &row).await;
    let all = page.call("outbox", json!({ "word": "confirmed", "after": null, "limit": 50 })).await.unwrap();
    let entries = all["entries"].as_array().unwrap();
    entries.iter().find(|entry| entry["caseId"] == *case).expect("what the screen shows is in the outbox").clone()
}

/// Goes on with Tab until what has the focus fits the selector. However many keys away it is, it can be reached.
pub async fn tab_to(page: &Page, selector: &str) {
    let there = format!("return document.activeElement?.matches({}) ?? false", json!(selector));
    for _ in 0..MOST_TABS {
        if page.run(&there).await == json!(true) {
            return;
        }
        page.press("Tab").await;
    }
    panic!("{selector} is not to be reached with Tab");
}

/// No sheet has more to stop at.
const MOST_TABS: usize = 80;
