//! Practising in the real window, on a profile whose platform would notice.
use std::io::ErrorKind;
use std::net::TcpListener;

use crate::profile::profile_words;
use crate::stage::{self, Page, Stage};

const PICTURE: &str = "const shown = document.querySelector('figure img'); return shown !== null && shown.complete && shown.naturalWidth > 0";

#[tokio::test]
async fn practice_reaches_no_platform_and_draws_its_pictures_under_the_windows_own_policy() {
    let stage = Stage::set();
    let platform = TcpListener::bind("127.0.0.1:0").unwrap();
    platform.set_nonblocking(true).unwrap();
    let at = format!("http://{}", platform.local_addr().unwrap());
    let home = stage.folder().join("profile");
    stage::make_private(&home);
    let configuration = format!(
        "platform = \"{at}/api/v1\"\nreview = \"{at}/review/v1\"\nissuer = \"{at}/oidc\"\n\
         environment = \"staging\"\nclient_id = \"console\"\n"
    );
    stage::write_file(&home.join("config.toml"), &configuration);
    let words = profile_words(&home);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();

    let page = stage.open(&words).await;
    page.until_there("#new-passphrase").await;
    page.click(".practise button").await;
    lesson(&page, "move").await;
    page.until_there("#row-practice-1[aria-selected=true]").await;
    page.press("j").await;
    lesson(&page, "open").await;
    page.press("Enter").await;
    lesson(&page, "look").await;
    page.until("a drawn card", PICTURE).await;
    stage::keep("practice", &page.picture().await);
    page.press("]").await;
    lesson(&page, "seen").await;
    page.press("Shift+K").await;
    lesson(&page, "approve").await;
    page.press("a Enter").await;
    lesson(&page, "undo").await;
    page.press("z").await;
    lesson(&page, "reject").await;
    page.until_there("#case-heading").await;
    page.press("r 1 Enter").await;
    lesson(&page, "mark").await;
    page.press("g x").await;
    page.until_there("#new-passphrase").await;
    page.end().await;

    let came = platform.accept().map(drop).map_err(|cause| cause.kind());
    assert_eq!(came, Err(ErrorKind::WouldBlock), "nobody knocked at the platform's door");
    let left: Vec<_> = std::fs::read_dir(&home).unwrap().flatten().map(|entry| entry.file_name()).collect();
    assert!(!left.iter().any(|name| name == "second-look.db"), "and nothing was kept: {left:?}");
}

async fn lesson(page: &Page, id: &str) {
    page.until_there(&format!(".coach[data-lesson={id}]")).await;
}
