//! Finding cases by words and tokens, lists with a name, and one thing done to several cases, over the whole engine.
use second_look::console::{Console, Several, SeveralDone};
use second_look::ids::{CaseId, PersonId};
use second_look::queue::list::{QueueFilter, QueuePage};
use second_look::queue::views::SavedView;

use second_look_sandbox::{Fault, FaultRule};

use crate::contract::assert_described;
use crate::stage::{ENVIRONMENT, Stage, log_kinds};

const REVIEWER: &str = "rev-17";
const COLLEAGUE: &str = "rev-23";

fn typed(text: &str) -> QueueFilter {
    QueueFilter { text: text.to_owned(), ..QueueFilter::default() }
}

async fn found(console: &Console, text: &str) -> QueuePage {
    console.queue(&typed(text), None, 100).await.unwrap()
}

fn ids(page: &QueuePage) -> Vec<CaseId> {
    page.rows.iter().map(|row| row.case_id.clone()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn r_49_a_case_is_found_by_name_id_and_token_without_a_network() {
    let stage = Stage::still(12).await;
    let console = stage.synced(REVIEWER).await;
    let all = found(&console, "").await;
    let asked = stage.control().journal(0).len();
    let row = all.rows.iter().find(|row| row.name.is_some() && row.country.is_some()).unwrap();
    let name = row.name.as_deref().unwrap();
    let word: String = name.split_whitespace().next_back().unwrap().chars().take(4).collect();
    let by_name = found(&console, &word.to_lowercase()).await;
    assert!(ids(&by_name).contains(&row.case_id), "the beginning of a word of the name, in any writing");
    assert_eq!((by_name.unsearched, by_name.total as usize), (0, by_name.rows.len()));
    assert_eq!(ids(&found(&console, row.case_id.as_str()).await), std::slice::from_ref(&row.case_id));
    let session = console.read_case(&row.case_id).await.unwrap().session_id;
    if let Some(session) = session {
        assert_eq!(ids(&found(&console, &session).await), std::slice::from_ref(&row.case_id), "any id finds it");
    }
    let country = row.country.as_deref().unwrap();
    let by_country = found(&console, &format!("country:{}", country.to_lowercase())).await;
    let expected = all.rows.iter().filter(|row| row.country.as_deref() == Some(country)).count();
    assert_eq!(by_country.rows.len(), expected);
    let others = found(&console, &format!("-country:{country}")).await;
    assert_eq!(others.rows.len() + expected, all.rows.len(), "a minus is everybody else");
    assert!(
        found(&console, &format!("{word} -country:{country}")).await.rows.iter().all(|one| one.case_id != row.case_id)
    );
    let refused = console.queue(&typed("anna foo:bar"), None, 10).await.err().unwrap();
    assert_eq!(refused.code, "search_not_understood");
    assert_eq!(stage.control().journal(0).len(), asked, "and nothing was asked of the platform");
    assert!(
        refused.message.contains("Character 6") && refused.message.contains("risk, country"),
        "{}",
        refused.message
    );
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn lists_with_a_name_are_counted_live_and_keep_no_words() {
    let stage = Stage::still(12).await;
    let console = stage.synced(REVIEWER).await;
    let counts = async || -> Vec<(String, Option<u32>)> {
        console.views().await.unwrap().into_iter().map(|view| (view.name, view.count)).collect()
    };
    let before = counts().await;
    assert_eq!(before[0], ("Mine".to_owned(), Some(0)));
    for view in console.views().await.unwrap() {
        let listed = console.queue(&view.filter, None, 100).await.unwrap();
        assert_eq!(view.count, Some(listed.total), "{}: the count is the list's", view.name);
    }
    let case_id = console.next_case(None, &QueueFilter::default()).await.unwrap().unwrap();
    console.claim_case(&case_id).await.unwrap();
    assert_eq!(counts().await[0].1, Some(1), "what I claimed is mine");
    let mut settings = console.settings().settings;
    settings.views = vec![SavedView { name: "Odd".to_owned(), filter: typed("risk:suspicious") }];
    console.keep_settings(settings.clone()).unwrap();
    let odd = counts().await.pop().unwrap();
    assert_eq!(odd, ("Odd".to_owned(), Some(found(&console, "risk:suspicious").await.total)));
    settings.views[0].filter = typed("meier risk:suspicious");
    let refused = console.keep_settings(settings).err().unwrap();
    assert!(refused.code.starts_with("settings"), "{refused:?}: a name would outlive its case");
    console.close().await.unwrap();
}

fn done(results: &[SeveralDone]) -> Vec<bool> {
    results.iter().map(|one| one.done).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn several_cases_are_claimed_and_given_back_each_by_itself_and_each_says_what_came_of_it() {
    let stage = Stage::still(8).await;
    let console = stage.synced(REVIEWER).await;
    let cases: Vec<CaseId> = ids(&found(&console, "").await).into_iter().take(3).collect();
    stage.control().claim_as(ENVIRONMENT, COLLEAGUE, cases[1].as_str(), 600).unwrap();
    let listed = console.several_listed(&Several::Claim, &cases).await.unwrap();
    assert_eq!(listed.iter().map(|one| one.case_id.clone()).collect::<Vec<_>>(), cases, "the exact list");
    assert!(listed.iter().all(|one| one.why_not.is_none()), "who was quicker is not known yet");
    let twice: Vec<CaseId> = cases.iter().chain(&cases).cloned().collect();
    let results = console.several(&Several::Claim, &twice).await.unwrap();
    assert_eq!(done(&results), [true, false, true], "one that is not to be had leaves the others be");
    assert!(results[1].refused.as_ref().is_some_and(|why| why.code == "claim_held"), "{results:?}");
    assert_eq!(log_kinds(&console, &cases[0]).await, ["claimed"]);
    let again = console.several_listed(&Several::Claim, &cases).await.unwrap();
    assert!(again[1].why_not.as_deref().is_some_and(|why| why.contains("M. Okafor")), "now it is known");
    let results = console.several(&Several::Release, &cases).await.unwrap();
    assert_eq!(done(&results), [true, false, true], "what is not mine is not given back");
    assert_eq!(log_kinds(&console, &cases[0]).await, ["claimed", "released"]);
    let none = console.several(&Several::Claim, &[]).await.err().unwrap();
    assert_eq!(none.code, "too_many_cases");
    stage.behaved();
    assert_described(&stage);
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn once_the_network_is_away_no_further_case_of_several_is_tried() {
    let stage = Stage::still(30).await;
    let console = stage.synced(REVIEWER).await;
    let cases: Vec<CaseId> = ids(&found(&console, "").await).into_iter().take(20).collect();
    stage.control().clear_journal();
    stage.control().fault(FaultRule::always("POST", "/review/v1/*/cases/*/claim", Fault::Reset));
    let results = console.several(&Several::Claim, &cases).await.unwrap();
    assert_eq!(results.len(), 20, "each says what came of it");
    let away = |one: &SeveralDone| !one.done && one.refused.as_ref().is_some_and(|error| error.code == "offline");
    assert!(results.iter().all(away), "{results:?}");
    let tried: u32 = stage.control().with_faults(|plan| plan.hits().iter().map(|rule| rule.hits).sum());
    assert!((1..20).contains(&tried), "those that were on their way, and no more: {tried}");
    stage.behaved();
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reviewer_assigns_to_themselves_or_a_team_and_a_lead_to_anybody() {
    let stage = Stage::still(8).await;
    let console = stage.synced(REVIEWER).await;
    let cases: Vec<CaseId> = ids(&found(&console, "").await).into_iter().take(2).collect();
    let offered = console.assignees().await.unwrap();
    assert_eq!(offered.iter().map(|one| one.person.as_str()).collect::<Vec<_>>(), [REVIEWER]);
    let to = |person: &str| Several::AssignPerson { person: PersonId::new(person), note: String::new() };
    let refused = console.several(&to(COLLEAGUE), &cases).await.err().unwrap();
    assert_eq!(refused.code, "role_needed");
    assert_eq!(done(&console.several(&to(REVIEWER), &cases).await.unwrap()), [true, true]);
    assert_eq!(log_kinds(&console, &cases[0]).await, ["assigned"]);
    let team = Several::AssignTeam { team: "level-2".to_owned(), note: " The stamp looks odd to me. ".to_owned() };
    assert_eq!(done(&console.several(&team, &cases).await.unwrap()), [true, true]);
    let kinds = log_kinds(&console, &cases[0]).await;
    assert_eq!(kinds, ["assigned", "assigned", "noted"], "a note is an entry, and no note is none");
    let log = console.log_of(&cases[0]).await.unwrap();
    let entry = String::from_utf8_lossy(&log.last().unwrap().bytes).into_owned();
    assert!(
        entry.contains("\"note\":") && !entry.contains("stamp"),
        "a digest with the case's own salt, and no word of it: {entry}"
    );
    console.close().await.unwrap();
    let lead = Stage::still(8).await;
    let console = lead.synced("lead-02").await;
    assert!(console.assignees().await.unwrap().len() > 2, "everybody the platform names");
    let cases: Vec<CaseId> = ids(&found(&console, "").await).into_iter().take(2).collect();
    assert_eq!(done(&console.several(&to(COLLEAGUE), &cases).await.unwrap()), [true, true]);
    assert_eq!(done(&console.several(&Several::AssignNobody, &cases).await.unwrap()), [true, true]);
    stage.behaved();
    assert_described(&lead);
    console.close().await.unwrap();
}
