//! The demo in its window: a full queue, and cases worked by keyboard alone.
use crate::stage::{self, Page, Stage};
use crate::work;

#[tokio::test]
async fn a_case_is_approved_rejected_and_taken_back_by_keyboard_alone() {
    let stage = Stage::set();
    let page = stage.open(&["demo"]).await;
    work::queue_is_there(&page).await;
    page.run(NOTE_VIOLATIONS).await;
    let title = page.title().await;
    assert!(title.starts_with("Second Look (") && title.len() < 20, "a name and a count, no case: {title}");

    work::open_case(&page).await;
    let first = work::answer_a_plain_case(&page, "a Enter").await;
    let moved =
        format!("const open = document.querySelector('[role=option].open'); return open && open.id !== 'row-{first}'");
    page.until("the next case is on screen by itself", &moved).await;

    page.press("z").await;
    page.until("undo opens the case again", &open_is(&first)).await;
    let taken_back = work::newest_entry(&page).await;
    assert_eq!(taken_back["word"], "withdrawn", "nothing of it was sent");

    let again = work::answer_a_plain_case(&page, "a Enter").await;
    let rejected = work::answer_a_plain_case(&page, "r 1 Enter").await;
    assert_ne!(again, rejected, "two cases, two decisions");
    for (case, answer) in [(&again, "approve"), (&rejected, "reject")] {
        let entry = work::confirmed(&page, case).await;
        assert_eq!(entry["answer"], answer, "what was pressed is what was sent");
        assert_eq!(entry["receipt"]["state"], "applied", "the platform applied it");
        assert!(entry["receipt"]["requestId"].is_string(), "a receipt names the request");
    }
    let violations = page.run("return window.violations").await;
    assert_eq!(violations, serde_json::json!([]), "the view lives within its own content policy");
    page.end().await;
    assert_eq!(left_behind(&stage), Vec::<String>::new(), "the demo's profile goes with the window");
}

#[tokio::test]
async fn closing_the_window_ends_the_demo_and_leaves_nothing_behind() {
    let stage = Stage::set();
    let page = stage.open(&["demo", "--cases", "3"]).await;
    work::queue_is_there(&page).await;
    assert_eq!(left_behind(&stage).len(), 1, "the throw-away profile, and this test would see it");
    stage.press_close_button();
    page.ended().await;
    assert_eq!(left_behind(&stage), Vec::<String>::new(), "it goes with the window");
}

#[tokio::test]
async fn the_window_is_pictured_light_and_dark() {
    let stage = Stage::set();
    let page = stage.open(&["demo"]).await;
    work::queue_is_there(&page).await;
    for theme in ["light", "dark"] {
        page.press("Shift+D").await;
        page.until_there(&format!("html[data-theme={theme}]")).await;
        stage::keep(&format!("queue-{theme}"), &page.picture().await);
    }
    work::open_case(&page).await;
    stage::keep("case-dark", &page.picture().await);
    // High contrast and the system's own lie between dark and light.
    page.press("Shift+D Shift+D Shift+D").await;
    page.until_there("html[data-theme=light]").await;
    stage::keep("case-light", &page.picture().await);
    if std::env::args().any(|word| word == EACH) {
        picture_each_case(&page).await;
    }
    page.press("r").await;
    page.until_there("#decision [data-submit]").await;
    stage::keep("reject-light", &page.picture().await);
    page.press("Escape g o").await;
    page.until_there("#queue-list, [role=listbox], main").await;
    stage::keep("outbox-light", &page.picture().await);
    page.end().await;
}

/// With this word among the filters each case of the demo's queue is pictured too, for whoever reads them as a stranger:
/// `cargo test --workspace --test desktop -- pictured every-case`.
const EACH: &str = "every-case";

async fn picture_each_case(page: &Page) {
    let mut seen = std::collections::BTreeSet::new();
    while seen.insert(work::case_on_screen(page).await) {
        page.until("what is fetched of a case", FETCHED).await;
        stage::keep(&format!("each-{:02}", seen.len()), &page.picture().await);
        page.press("Escape j Enter").await;
        page.until_there("#case-heading").await;
    }
}

const FETCHED: &str = "return [...document.querySelectorAll('figure img')].every((one) => one.complete)
    && document.querySelector('main.caseview[aria-busy=true]') === null";

const NOTE_VIOLATIONS: &str = "window.violations = []; addEventListener('securitypolicyviolation',
    (event) => window.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`))";

fn open_is(case: &str) -> String {
    format!("return document.querySelector('[role=option].open')?.id === 'row-{case}'")
}

/// What lies in the window's temporary folder.
fn left_behind(stage: &Stage) -> Vec<String> {
    let entries = std::fs::read_dir(stage.temporary()).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    names.filter(|name| name.starts_with("second-look")).collect()
}
