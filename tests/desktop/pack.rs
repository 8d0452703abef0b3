//! Cases taken along in the real window: by key, with their number said, and given back.
use serde_json::json;

use crate::stage::{self, Stage};
use crate::work;

#[tokio::test]
async fn cases_are_taken_along_and_given_back_by_keyboard() {
    let stage = Stage::set();
    let page = stage.open(&["demo", "--cases", "12"]).await;
    work::queue_is_there(&page).await;
    page.press("Shift+F").await;
    page.until("the number has the focus", "return document.activeElement?.id === 'pack-count'").await;
    page.until_text("the whole queue").await;
    page.press("Enter").await;
    page.until_text("Taken along:").await;
    let pack = page.call("status", json!({})).await.unwrap()["pack"].clone();
    let taken = pack["cases"].as_u64().unwrap();
    assert!(taken > 0, "cases are in the pack: {pack}");
    assert!(pack["endsAt"].is_string() && pack["sizeKib"].as_u64().unwrap() > 0, "with their end and size: {pack}");
    page.until_text(&format!("In the pack: {taken} cases.")).await;
    stage::keep("pack", &page.picture().await);

    // However many keys away it is, it can be reached.
    while page.text(":focus").await.as_deref() != Some("Give the pack back") {
        page.press("Tab").await;
    }
    page.press("Enter").await;
    page.until_text(&format!("Given back: {taken}.")).await;
    let pack = page.call("status", json!({})).await.unwrap()["pack"].clone();
    assert_eq!(pack["cases"].as_u64().unwrap_or(0), 0, "nothing is held for the way any more: {pack}");
    page.end().await;
}
