//! Text that is selected in the window: on Linux any program may have it at once, for a click with the middle button, and the
//! web view offers its own past everything that is said of copying. It is given a blank.
use serde_json::json;

use crate::stage::{LOOK_EVERY, PATIENCE, Page, Stage};
use crate::work;

/// Selects the heading of the open case, and gives what is selected.
const SELECT: &str = "getSelection().selectAllChildren(document.querySelector('#case-heading'));
    return getSelection().toString().trim()";
const SELECTED: &str = "return getSelection().toString().trim()";
/// A field of its own, with a text that is selected as Ctrl+A does.
const SELECT_IN_A_FIELD: &str = "const field = document.body.appendChild(document.createElement('input'));
    field.id = 'tried'; field.value = 'a note that was begun'; field.focus(); field.select();
    return field.selectionEnd - field.selectionStart";

/// Selects the heading of the open case, and waits until the web view offers it to every program.
pub async fn select_the_heading(stage: &Stage, page: &Page) -> String {
    let selected = page.run(SELECT).await.as_str().unwrap().to_owned();
    assert!(!selected.is_empty(), "the case has a heading");
    for _ in 0..PATIENCE.as_millis() / LOOK_EVERY.as_millis() {
        if stage.primary_is_offered() {
            return selected;
        }
        tokio::time::sleep(LOOK_EVERY).await;
    }
    panic!("the web view offers nothing: what is found elsewhere would say nothing of us");
}

#[tokio::test]
async fn selected_text_is_given_to_no_other_program_and_stays_selected() {
    let stage = Stage::set();
    let page = stage.open(&["demo", "--cases", "3"]).await;
    work::queue_is_there(&page).await;
    work::open_case(&page).await;
    let planted = "a text another program offers";
    assert_eq!(stage.primary_beside(planted).as_deref(), Some(planted), "control: what is offered is found");
    let selected = select_the_heading(&stage, &page).await;
    for _ in 0..3 {
        assert_eq!(stage.primary(), None, "another program gets {selected:?}");
    }
    assert_eq!(page.run(SELECTED).await, json!(selected), "whoever asked, it is still selected");
    // As the mouse does while it is drawn along: each step is offered anew.
    page.run("getSelection().collapse(document.querySelector('#case-heading'), 0)").await;
    for _ in 0..3 {
        page.run("getSelection().modify('extend', 'forward', 'character')").await;
        assert_eq!(stage.primary(), None);
    }
    let drawn = page.run("return getSelection().toString().length").await;
    assert!(drawn.as_u64() >= Some(2), "the selection grows: {drawn}");
    assert_eq!(page.run(SELECT_IN_A_FIELD).await, json!("a note that was begun".len()));
    tokio::time::sleep(LOOK_EVERY * 10).await;
    assert_eq!(stage.primary(), None, "nor what is selected in a field");
    assert_eq!(stage.primary_beside(planted).as_deref(), Some(planted), "and nobody else's text is blanked");
    page.end().await;
}
