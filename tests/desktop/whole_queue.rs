//! The demo's whole queue, worked to empty by keyboard alone: each case answered in a way its form offers.
use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::stage::{self, LOOK_EVERY, PATIENCE, Page, Stage};
use crate::work;

/// What is written where a comment is asked for.
const COMMENT: &str = "Looked at by hand.";

/// How a case was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Given {
    Approved,
    /// Over a suspicion: a second person answers after this one, somewhere else.
    ApprovedOverSuspicion,
    Rejected,
    RejectedWithMark,
    RejectedAsAWhole,
}

/// What a case asks for.
#[derive(Clone, Copy)]
enum Sort {
    Plain,
    /// A suspicion about anything but the document.
    Face,
    /// A suspicion about the document; the digit of the reason that says so.
    Document(usize),
}

/// How many cases of each sort there were, so that every way to answer is taken.
#[derive(Default)]
struct Turns([usize; 3]);

impl Turns {
    /// Which of three this one is.
    fn next(&mut self, sort: Sort) -> usize {
        let so_far = match sort {
            Sort::Plain => &mut self.0[0],
            Sort::Face => &mut self.0[1],
            Sort::Document(_) => &mut self.0[2],
        };
        *so_far += 1;
        (*so_far - 1) % 3
    }
}

#[tokio::test]
async fn the_demos_whole_queue_is_worked_to_empty_without_a_mouse() {
    let stage = Stage::set();
    let page = stage.open(&["demo"]).await;
    work::queue_is_there(&page).await;
    page.run("window.pointed = 0; addEventListener('pointerdown', () => window.pointed += 1, true)").await;
    let waiting = pending(&page).await;
    assert!(waiting >= 35, "the demo's queue is full: {waiting}");

    page.press("Enter").await;
    let (mut turns, mut given) = (Turns::default(), BTreeMap::new());
    let mut case = on_screen(&page, "").await;
    loop {
        let way = answer(&page, &case, &mut turns).await;
        assert!(given.insert(case.clone(), way).is_none(), "{case} came a second time");
        let Some(next) = goes_on(&page, &case).await else { break };
        case = next;
    }
    stage::keep("demo-emptied", &page.picture().await);
    assert_eq!(given.len() as u64, waiting, "each case of the queue was answered: {given:?}");
    assert_eq!(pending(&page).await, 0, "and none is left");
    assert_eq!(page.count("#queue-list [role=option]").await, 0, "on the screen neither");
    for way in [
        Given::Approved,
        Given::ApprovedOverSuspicion,
        Given::Rejected,
        Given::RejectedWithMark,
        Given::RejectedAsAWhole,
    ] {
        assert!(given.values().any(|one| *one == way), "no case was {way:?}: {given:?}");
    }
    assert_eq!(page.run("return window.pointed").await, json!(0), "without a mouse");
    all_arrive(&page, &given).await;
    page.end().await;
}

/// Each answer is with the platform; those that a second person has to give too wait there.
async fn all_arrive(page: &Page, given: &BTreeMap<String, Given>) {
    let second = given.values().filter(|way| **way == Given::ApprovedOverSuspicion).count();
    let wanted = json!({ "held": 0, "waiting": 0, "sent": second, "needsYou": 0 });
    let mut counts = Value::Null;
    for _ in 0..PATIENCE.as_millis() / LOOK_EVERY.as_millis() {
        counts = page.call("status", json!({})).await.unwrap()["counts"].clone();
        if counts == wanted {
            break;
        }
        tokio::time::sleep(LOOK_EVERY).await;
    }
    assert_eq!(counts, wanted, "everything is with the platform, and nothing needs a person here");
    let all = page.call("outbox", json!({ "word": null, "after": null, "limit": 100 })).await.unwrap();
    let entries = all["entries"].as_array().unwrap();
    assert_eq!(entries.len(), given.len(), "one entry a case");
    for entry in entries {
        let way = given[entry["caseId"].as_str().unwrap()];
        let (answer, word) = match way {
            Given::Approved => ("approve", "confirmed"),
            Given::ApprovedOverSuspicion => ("approve", "sent"),
            Given::Rejected | Given::RejectedWithMark | Given::RejectedAsAWhole => ("reject", "confirmed"),
        };
        assert_eq!((&entry["answer"], &entry["word"]), (&json!(answer), &json!(word)), "{way:?}: {entry}");
    }
}

/// Answers the open case as its form allows. Gives how.
async fn answer(page: &Page, case: &str, turns: &mut Turns) -> Given {
    let view = page.call("read_case", json!({ "caseId": case })).await.unwrap();
    let form = &view["form"];
    let is = |what: &str| form[what] == json!(true);
    assert!(is("canDecide"), "{case} is this person's to decide: {}", form["whyNot"]);
    let (approve, reject) = (is("approveOffered"), is("rejectOffered"));
    assert!(approve || reject, "{case} can be answered: {form}");
    let choices = form["reasons"].as_array().unwrap();
    // Of the nine that have a digit, those of the case first.
    let digit = |mark: bool, on_case: bool| {
        let fits = |choice: &Value| {
            choice["carriesReject"] == json!(true)
                && choice["asksMark"] == json!(mark)
                && (!on_case || choice["onCase"] == json!(true))
        };
        choices.iter().take(9).position(fits).map(|at| at + 1)
    };
    let plain = digit(false, true).or(digit(false, false));
    let sort = match (is("suspicionOnCase"), digit(true, true)) {
        (true, Some(of_the_document)) => Sort::Document(of_the_document),
        (true, None) => Sort::Face,
        (false, _) => Sort::Plain,
    };
    let turn = turns.next(sort);
    match (sort, turn) {
        (Sort::Document(digit), 0) if reject && is("canMark") => reject_with_mark(page, digit).await,
        (Sort::Document(digit), 1) if reject => reject_as_a_whole(page, digit).await,
        (Sort::Face, 0) | (Sort::Plain, 2) if reject => reject_for(page, form, plain.expect("a reason")).await,
        _ if approve => approve_it(page, form).await,
        (Sort::Document(digit), _) => reject_as_a_whole(page, digit).await,
        _ => reject_for(page, form, plain.expect("a reason")).await,
    }
}

async fn approve_it(page: &Page, form: &Value) -> Given {
    page.press("a").await;
    page.until_there("#decision [data-submit]").await;
    let items = form["checklist"].as_array().unwrap().len();
    for ticked in 1..=items {
        // The key leads to the first that is open.
        page.press("t Space").await;
        page.until("an item is ticked", &format!("return {TICKED} === {ticked}")).await;
    }
    if form["suspicionOnCase"] != json!(true) {
        page.press("Enter").await;
        return Given::Approved;
    }
    pick(page, 1).await;
    page.press("o").await;
    page.until_there("#decision .override input:checked").await;
    comment(page).await;
    page.press("Enter").await;
    Given::ApprovedOverSuspicion
}

const TICKED: &str = "document.querySelectorAll('#decision .checklist input:checked').length";

async fn reject_for(page: &Page, form: &Value, digit: usize) -> Given {
    begin_reject(page, digit).await;
    if form["reasons"][digit - 1]["needsComment"] == json!(true) {
        comment(page).await;
    }
    page.press("Enter").await;
    Given::Rejected
}

/// A mark where the key puts it, moved a little, and kept.
async fn reject_with_mark(page: &Page, digit: usize) -> Given {
    page.until("the picture to be marked", work::PICTURE_SHOWN).await;
    begin_reject(page, digit).await;
    page.press("m").await;
    page.until_there("main.marking").await;
    page.press("Right Down Enter").await;
    page.until("the mark is kept", "return document.querySelector('main.marking') === null").await;
    comment(page).await;
    page.press("Enter").await;
    Given::RejectedWithMark
}

async fn reject_as_a_whole(page: &Page, digit: usize) -> Given {
    begin_reject(page, digit).await;
    page.press("w").await;
    page.until_there("#decision .override input:checked").await;
    comment(page).await;
    page.press("Enter").await;
    Given::RejectedAsAWhole
}

async fn begin_reject(page: &Page, digit: usize) {
    page.press("r").await;
    page.until_there("#decision [data-submit]").await;
    pick(page, digit).await;
}

async fn pick(page: &Page, digit: usize) {
    page.press(&digit.to_string()).await;
    page.until_there("#decision [role=option][aria-selected=true]").await;
}

/// Writes a comment; Enter in it hands the decision in.
async fn comment(page: &Page) {
    page.press("n").await;
    page.until("the comment has the focus", "return document.activeElement?.matches('#decision textarea') ?? false")
        .await;
    page.type_text(COMMENT).await;
}

/// The case that stands on screen, once it is another than this.
async fn on_screen(page: &Page, before: &str) -> String {
    let other = format!("{OPEN}; return open !== '' && open !== {} && open", json!(before));
    page.until("a case", &other).await.as_str().unwrap().to_owned()
}

/// The next case by itself; none after the last one.
async fn goes_on(page: &Page, before: &str) -> Option<String> {
    let what = format!(
        "{OPEN}; const problem = [...document.querySelectorAll('#decision .problem')].map((one) => one.textContent.trim());
        if (problem.join('') !== '') return 'problem: ' + problem.join(' ');
        if (document.body.textContent.includes('That was the last one')) return 'end';
        return open !== '' && open !== {} && open",
        json!(before)
    );
    let came = page.until("the next case", &what).await;
    let came = came.as_str().unwrap();
    assert!(!came.starts_with("problem: "), "{before} is answered as its form asks for: {came}");
    (came != "end").then(|| came.to_owned())
}

const OPEN: &str = "const ready = document.querySelector('main.caseview:not([aria-busy=true]) #decision') !== null;
    const open = ready ? /cse_[0-9A-Z]+/.exec(document.querySelector('.ids')?.textContent ?? '')?.[0] ?? '' : ''";

/// Cases in the queue, as the engine counts them.
async fn pending(page: &Page) -> u64 {
    page.call("status", json!({})).await.unwrap()["casesPending"].as_u64().unwrap()
}
