//! A second start on the same profile: it comes to the first window with its link, and ends. And where the window was.
use second_look_sandbox::{Sandbox, SandboxOptions};
use serde_json::{Value, json};

use crate::profile::{Browser, profile_words, write_configuration};
use crate::stage::{Page, Stage, write_file};
use crate::watch::Watch;
use crate::work;

#[tokio::test]
async fn a_second_start_hands_its_link_to_the_first_window_which_opens_or_offers_the_case() {
    let stage = Stage::with_keyring();
    let sandbox = Sandbox::start(SandboxOptions { cases: 6, ..SandboxOptions::default() }).await.unwrap();
    let _watch = Watch::over(sandbox.control());
    let home = stage.folder().join("profile");
    write_configuration(&home, sandbox.addresses());
    let browser = Browser::on(&stage);
    let words = profile_words(&home);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let with = |link: &'static str| [&words[..], &[link]].concat();

    let page = stage.open(&words).await;
    page.until_text("Where shall the keys lie?").await;
    page.press("Enter").await;
    page.until_text(work::SIGN_IN).await;
    assert!(stage.start_again(&with("second-look://decide/now?answer=approve")), "it ends, and well");
    assert_eq!(page.call("take_link", json!({})).await.unwrap(), Value::Null, "before a sign-in nothing is told");
    page.press("Enter").await;
    browser.sign_in("R. Iyer").await;
    work::queue_is_there(&page).await;
    page.until_there("[data-code=link_refused]").await;

    let ids = page
        .run("return [...document.querySelectorAll('#queue-list [role=option]')].map((row) => row.id.slice(4))")
        .await;
    let ids: Vec<&'static str> =
        ids.as_array().unwrap().iter().map(|id| &*id.as_str().unwrap().to_owned().leak()).collect();
    let link = |at: usize| -> &'static str { format!("second-look://case/{}", ids[at]).leak() };
    assert!(stage.start_again(&with(link(2))));
    page.until_there("#case-heading").await;
    assert_eq!(work::case_on_screen(&page).await, ids[2], "no case was open, so it is opened");

    assert!(stage.start_again(&with(link(1))));
    page.until_there(".offer").await;
    assert_eq!(work::case_on_screen(&page).await, ids[2], "over an open case it is only offered");
    page.press("g l").await;
    let opened = format!("return document.querySelector('#row-{}.open') !== null", ids[1]);
    page.until("the offered case", &opened).await;
    page.end().await;

    // A window of another profile, or none, is no business of this one: the link comes with the first start.
    let page = stage.open(&with(link(3))).await;
    let opened = format!("return document.querySelector('#row-{}.open') !== null", ids[3]);
    page.until("the case of the link it was started with", &opened).await;
    page.end().await;
    sandbox.shutdown().await;
}

#[tokio::test]
async fn the_window_comes_back_where_it_was_and_never_out_of_sight() {
    let stage = Stage::set();
    let home = stage.folder().join("profile");
    crate::stage::make_private(&home);
    let words = profile_words(&home);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let kept = home.join("window.json");

    let page = stage.open(&words).await;
    page.until_text("Which platform?").await;
    page.resize(1000, 600).await;
    until_wide(&page, 1000).await;
    page.end().await;
    let text = std::fs::read_to_string(&kept).unwrap();
    let facts: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(facts["main"]["width"], 1000, "{text}");
    let only_numbers = |fact: &Value| fact.is_i64() || fact.is_boolean();
    assert!(facts["main"].as_object().unwrap().values().all(only_numbers), "nothing of anybody: {text}");

    let page = stage.open(&words).await;
    page.until_text("Which platform?").await;
    until_wide(&page, 1000).await;
    page.end().await;

    for (x, y, width) in [(-5_000, 40, 1_000), (1_300, 740, 1_000), (0, 0, 20_000)] {
        let away = json!({"main": {"width": width, "height": 600, "x": x, "y": y, "prev_x": x, "prev_y": y,
            "maximized": false, "visible": true, "decorated": true, "fullscreen": false}});
        write_file(&kept, &away.to_string());
        let page = stage.open(&words).await;
        page.until_text("Which platform?").await;
        let inside = "const [x, y] = [window.screenX, window.screenY];
            return x > -900 && y >= 0 && x < 1366 - 100 && y < 768 - 30 && window.innerWidth <= 1366";
        page.until("the window in sight", inside).await;
        page.end().await;
    }
    write_file(&kept, "{\"main\":{\"width\":4294967295,\"x\":2147483647}}");
    let page = stage.open(&words).await;
    page.until_text("Which platform?").await;
    page.end().await;
}

async fn until_wide(page: &Page, width: u32) {
    page.until("the window's width", &format!("return window.innerWidth === {width}")).await;
}
