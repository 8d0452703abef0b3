//! What the page may not do, tried from inside it.
use serde_json::json;

use crate::stage::Stage;
use crate::work;

#[tokio::test]
async fn the_page_reaches_nothing_but_the_engine() {
    let stage = Stage::set();
    let page = stage.open(&["demo", "--cases", "5"]).await;
    work::queue_is_there(&page).await;
    let home = page.address().await;

    for command in [
        "plugin:window|set_title",
        "plugin:window|close",
        "plugin:webview|create_webview_window",
        "plugin:event|emit",
        "plugin:path|resolve_directory",
        "plugin:app|version",
        "plugin:resources|close",
        "plugin:shell|open",
        "plugin:fs|read_file",
        "plugin:opener|open_url",
    ] {
        let refused = page.call(command, json!({})).await;
        let why = refused.expect_err("only our own commands and listening are allowed").to_string();
        assert!(why.contains("not allowed") || why.contains("not found"), "{command}: {why}");
    }

    let outside = "http://127.0.0.1:9/";
    for script in ["location.href = arguments[0]", "location.replace(arguments[0])"] {
        let script = script.replace("arguments[0]", &json!(outside).to_string());
        page.run(&script).await;
        page.until_there("#queue-list").await;
        assert_eq!(page.address().await, home, "{script} leads nowhere");
    }
    let opened = page.run(&format!("return window.open({}) === null", json!(outside))).await;
    assert_eq!(opened, json!(true), "there is one window");
    for address in [outside, "https://example.com/", "tauri://localhost/other", "evidence://localhost/a/b/full"] {
        let fetched = "const done = arguments[arguments.length - 1];
            fetch(ADDRESS).then(() => done('answered'), () => done('refused'));";
        let answer = page.run_until_done(&fetched.replace("ADDRESS", &json!(address).to_string())).await;
        assert_eq!(answer, "refused", "{address} is not fetched from the page");
    }
    let evaluated = page.run("try { return new Function('return 1')() } catch { return 'refused' }").await;
    assert_eq!(evaluated, json!("refused"), "no text becomes a program");
    let global = page.run("return typeof window.__TAURI__").await;
    assert_eq!(global, json!("undefined"), "the whole API is not laid out");
    let frozen = page.run("Object.prototype.added = 1; return Object.prototype.added === undefined").await;
    assert_eq!(frozen, json!(true), "no script changes what every object is");
    page.end().await;
}

#[tokio::test]
async fn a_picture_comes_through_its_private_address_and_only_for_its_case() {
    let stage = Stage::set();
    let page = stage.open(&["demo", "--cases", "5"]).await;
    work::queue_is_there(&page).await;
    work::open_case(&page).await;
    let source = page.run("return document.querySelector('figure img').src").await;
    let source = source.as_str().unwrap();
    assert!(source.starts_with("evidence://localhost/"), "{source}");
    let load = |address: &str| {
        let script = "const done = arguments[arguments.length - 1];
            const picture = new Image();
            picture.onload = () => done(picture.naturalWidth); picture.onerror = () => done(0); picture.src = ADDRESS;";
        script.replace("ADDRESS", &json!(address).to_string())
    };
    let full = source.replace("preview", "full");
    let width = page.run_until_done(&load(&full)).await;
    assert!(width.as_u64().unwrap() > 1_000, "the full size, a drawn document of about 1600 pixels: {width}");
    let (before, file) = source.rsplit_once("localhost/").unwrap();
    let file = file.split_once("%2F").unwrap().1;
    for foreign in [format!("{before}localhost/cse_other%2F{file}"), full.replace("full", "raw"), format!("{full}x")] {
        assert_eq!(page.run_until_done(&load(&foreign)).await, json!(0), "{foreign} shows nothing");
    }
    page.end().await;
}
