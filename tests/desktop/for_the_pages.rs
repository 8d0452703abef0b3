//! The pictures of the README, taken in the demo's own window: a case, its pictures side by side in the dark, the ledger, and
//! the form in another language.
use crate::stage::{self, Page, Stage};
use crate::work;

#[tokio::test]
async fn the_readme_is_pictured() {
    let mut stage = Stage::set();
    let page = stage.open(&["demo"]).await;
    work::queue_is_there(&page).await;
    theme(&page, "light").await;
    work::open_case(&page).await;
    stage::keep_for_the_pages("case-light", &page.picture().await);

    let decided = work::answer_a_plain_case(&page, "a Enter").await;
    work::confirmed(&page, &decided).await;
    page.press("g e").await;
    page.until_there("#ledger-list [role=option]").await;
    stage::keep_for_the_pages("ledger-light", &page.picture().await);

    page.press("g q").await;
    page.until_there("#queue-list [role=option]").await;
    page.press("/").await;
    page.until("the search has the focus", "return document.activeElement?.matches('search input') ?? false").await;
    // The one case that shows four pictures: another face than the document's.
    page.type_text("code:3201").await;
    page.until("what was typed", "return document.activeElement?.value === 'code:3201'").await;
    page.press("Enter").await;
    page.until("one case is left", "return document.querySelectorAll('#queue-list [role=option]').length === 1").await;
    work::open_case(&page).await;
    // The case of before has pictures too, and takes no keys while this one comes.
    page.until_there("#queue-list [role=option].open").await;
    // How many lie there at first is the case's to say.
    for _ in 0..4 {
        if page.count("figure").await == 4 {
            break;
        }
        let before = page.count("figure").await;
        page.press("Shift+V").await;
        let other = format!("return document.querySelectorAll('figure').length !== {before}");
        page.until("another number of pictures", &other).await;
    }
    page.until("four pictures side by side", FOUR).await;
    theme(&page, "dark").await;
    stage::keep_for_the_pages("table-dark", &page.picture().await);
    page.end().await;

    stage.tell("LANGUAGE", "de");
    let page = stage.open(&["demo"]).await;
    work::queue_is_there(&page).await;
    page.until_there("html[lang=de]").await;
    theme(&page, "light").await;
    work::open_case(&page).await;
    page.press("r").await;
    page.until_there("#decision [data-submit]").await;
    stage::keep_for_the_pages("reject-german", &page.picture().await);
    page.end().await;
}

const FOUR: &str = "const pictures = [...document.querySelectorAll('figure img:not(.full)')];
    return pictures.length === 4 && pictures.every((one) => one.complete && one.naturalWidth > 0)";

/// Goes from theme to theme until this one is on; there are four.
async fn theme(page: &Page, wanted: &str) {
    let on = format!("html[data-theme={wanted}]");
    for _ in 0..4 {
        if page.count(&on).await == 1 {
            return;
        }
        let before = page.run(THEME).await;
        page.press("Shift+D").await;
        page.until("another theme", &format!("{THEME} !== {before}")).await;
    }
    page.until_there(&on).await;
}

const THEME: &str = "return (document.documentElement.dataset.theme ?? '')";
