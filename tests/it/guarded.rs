//! What leaves the console by hand passes the tipping-off guard; a refusal is told and audited (decision 0011).
use second_look::access::config::Config;
use second_look::catalogue::{Language, every_entry, is_suspicion};
use second_look::guard::{Outlet, look, look_for_customer};
use second_look::ids::CaseId;
use second_look::outbox::view::EntryView;
use second_look::queue::list::QueueFilter;
use second_look_sandbox::SandboxOptions;

use crate::journeys::{open_plain_case, reject};
use crate::stage::{ENVIRONMENT, Stage, log_kinds, sign_in, try_open};

const REVIEWER: &str = "rev-17";
/// Codes nobody has described, one of them of the 32xx family.
const UNKNOWN: [&str; 3] = ["3299", "4711", "BRAND_NEW_CODE"];

/// Finds a tip-off without the guard's help: a 32xx number or the name of such a code, as they are written.
pub fn tips_off(text: &str) -> bool {
    let numbers = text.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| word.len() == 4 && is_suspicion(word));
    let names =
        every_entry().iter().filter(|entry| is_suspicion(&entry.code)).filter_map(|entry| entry.identifier.as_ref());
    let upper = text.to_uppercase();
    numbers || names.into_iter().any(|name| upper.contains(name.as_str()))
}

#[tokio::test(flavor = "multi_thread")]
async fn an_attempt_to_copy_a_suspicion_is_refused_explained_and_in_the_log() {
    let stage = Stage::still(12).await;
    let console = stage.synced(REVIEWER).await;
    let case_id = stage.case(0);
    console.may_leave(Outlet::Clipboard, Some(&case_id), "Ada Sample, out of focus").await.unwrap();
    assert!(log_kinds(&console, &case_id).await.is_empty(), "what may leave is nobody's business");
    for text in ["WARNING_FAKED_SPECIMEN", "code 3209", "sieht nach Betrug aus", "un soup\u{ad}çon"] {
        let refused = console.may_leave(Outlet::Clipboard, Some(&case_id), text).await.unwrap_err();
        assert_eq!(refused.code, "tip_off_refused");
        assert!(refused.message.len() > 20 && refused.action.is_some(), "explained: {refused:?}");
        assert!(!tips_off(&refused.message) && !refused.message.contains(text), "and not repeated: {refused:?}");
    }
    assert_eq!(log_kinds(&console, &case_id).await, ["tip_off_refused"; 4]);
    let rows = console.log_of(&case_id).await.unwrap();
    assert!(rows.iter().all(|row| !tips_off(&String::from_utf8_lossy(&row.bytes))), "not a word of the text");
    let elsewhere = CaseId::new("cse_not_here");
    assert!(console.may_leave(Outlet::Clipboard, Some(&elsewhere), "fraud").await.is_err(), "a case is not needed");
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn where_copying_is_not_allowed_the_link_to_a_case_is_all_that_is_copied() {
    let stage = Stage::still(3).await;
    let config = Config { clipboard: false, ..stage.config() };
    let console = try_open(&stage.home(), config, stage.clock.clone()).await.expect("the console opens");
    sign_in(&console, REVIEWER).await;
    console.sync_once().await.unwrap();
    let case_id = stage.case(0);
    let name = console.read_case(&case_id).await.unwrap().name.unwrap();
    for text in [name.as_str(), case_id.as_str(), "out of focus", "second-look://case/a b", "fraud"] {
        let refused = console.may_leave(Outlet::Clipboard, Some(&case_id), text).await.unwrap_err();
        assert_eq!(refused.code, "clipboard_off", "{text}");
        assert!(!refused.message.contains(text), "and not repeated");
    }
    let link = format!("second-look://case/{case_id}");
    console.may_leave(Outlet::Clipboard, Some(&case_id), &link).await.unwrap();
    console.may_leave(Outlet::FileName, Some(&case_id), "passport-front.jpg").await.unwrap();
    assert!(log_kinds(&console, &case_id).await.is_empty(), "nothing left, and nothing was tried that tips off");
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_comment_may_say_what_was_found_and_is_not_copied_out() {
    let stage = Stage::still_with(SandboxOptions::default()).await;
    let console = stage.synced(REVIEWER).await;
    let case_id = CaseId::new(stage.control().suspicious_cases(ENVIRONMENT)[0].clone());
    let case = console.open_case(&case_id).await.unwrap();
    let mut input = reject(&case);
    input.comment = "Looks like a forgery, code 3206.".into();
    let saved = console.save_decision(&input).await.unwrap();
    assert_eq!(saved.comment, input.comment, "internal by contract, so nothing screens it");
    let refused = console.may_leave(Outlet::Clipboard, Some(&case_id), &saved.comment).await.unwrap_err();
    assert_eq!(refused.code, "tip_off_refused");
    stage.send(&console).await;
    let sent = stage.asked("POST", "/decision").pop().and_then(|asked| asked.body).unwrap();
    let sent: serde_json::Value = serde_json::from_str(&sent).unwrap();
    assert_eq!(sent["customerFacingReason"], "could_not_be_completed", "a word of the closed list, and no other");
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn f8_c_a_reject_over_a_suspicion_goes_out_no_sooner_and_no_later_than_any_other() {
    let stage = Stage::still_with(SandboxOptions::default()).await;
    let console = stage.synced(REVIEWER).await;
    let suspicious = CaseId::new(stage.control().suspicious_cases(ENVIRONMENT)[0].clone());
    let case = console.open_case(&suspicious).await.unwrap();
    assert!(case.form.suspicion_on_case, "the first is over a suspicion");
    let over = console.save_decision(&reject(&case)).await.unwrap();
    let plain = open_plain_case(&console).await;
    assert!(!plain.form.suspicion_on_case, "the other is not");
    let plain = console.save_decision(&reject(&plain)).await.unwrap();
    let times = |saved: EntryView| (saved.saved_at, saved.send_after, saved.next_attempt_at);
    assert_eq!(times(over), times(plain), "the clock stands still: saved, sent and tried at the same time");
    let round = stage.send(&console).await;
    assert_eq!(round.delivered.len(), 2, "and they leave together");
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_name_that_tells_of_a_suspicion_is_refused_before_a_picture_is_asked_for() {
    let stage = Stage::still(6).await;
    let console = stage.synced(REVIEWER).await;
    let rows = console.queue(&QueueFilter::default(), None, 50).await.unwrap().rows;
    let mut found = None;
    for row in rows {
        let case = console.read_case(&row.case_id).await.unwrap();
        if let Some(image) = case.images.first() {
            found = Some((row.case_id, image.file_ref.clone()));
            break;
        }
    }
    let (case_id, file) = found.expect("a case with pictures");
    stage.control().clear_journal();
    for name in ["fraud-front.jpg", "3206.jpg", "Fälschung_Vorderseite.jpg", "contrefacon.png"] {
        let refused = console.image_to_save(&case_id, &file, false, name, "A check").await.err().unwrap();
        assert_eq!(refused.code, "tip_off_refused", "{name}");
    }
    assert!(stage.asked("GET", file.as_str()).is_empty(), "the platform logs each access");
    assert!(console.image_to_save(&case_id, &file, false, "passport-front.jpg", "A check").await.is_ok());
    let kinds = log_kinds(&console, &case_id).await;
    assert_eq!(kinds.iter().filter(|kind| *kind == "tip_off_refused").count(), 4);
    assert_eq!(kinds.last().map(String::as_str), Some("image_saved"));
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn r_70_every_code_through_every_channel_in_three_languages_tips_off_nobody() {
    let stage = Stage::still_with(SandboxOptions::default()).await;
    let console = stage.synced(REVIEWER).await;
    let qes: Vec<String> =
        every_entry().iter().filter(|entry| entry.scheme.as_str() == "qes").map(|entry| entry.code.clone()).collect();
    assert_eq!(qes.len(), 77);
    let mut tipped = Vec::new();
    let mut asked = 0;
    for code in qes.iter().map(String::as_str).chain(UNKNOWN) {
        for language in Language::ALL {
            let suspicion = is_suspicion(code);
            let explained =
                second_look::catalogue::explain_code(second_look::catalogue::Scheme::Qes, code, None, None, *language);
            let mut carried = vec![code.to_owned(), explained.title.as_str().to_owned()];
            if explained.known {
                carried.extend([&explained.meaning, &explained.guidance].map(|text| text.as_str().to_owned()));
            }
            carried.extend(explained.how_to_check(*language).iter().map(|text| text.as_str().to_owned()));
            carried.extend(explained.identifier.clone());
            for text in carried {
                for channel in Outlet::ALL {
                    asked += 1;
                    let left = console.may_leave(channel, None, &text).await.is_ok();
                    if left && (tips_off(&text) || suspicion) {
                        tipped.push(format!("{} let {text:?} out", channel.as_str()));
                    }
                }
            }
            for choice in second_look::catalogue::customer_choices(suspicion, *language) {
                asked += 1;
                let text = choice.text.as_str();
                if tips_off(text) || text.contains(code) || look_for_customer(text).is_some() {
                    tipped.push(format!("an end user is told {text:?}"));
                }
            }
        }
    }
    assert!(asked > 80 * 3 * 10, "{asked} texts were tried");
    assert!(tipped.is_empty(), "{} tip-offs: {tipped:#?}", tipped.len());
    let checkup = serde_json::to_string(&console.checkup().await).unwrap();
    assert!(!tips_off(&checkup), "what the program says of itself");
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_program_says_of_itself_passes_the_guard() {
    let stage = Stage::still_with(SandboxOptions::default()).await;
    let console = stage.synced(REVIEWER).await;
    for problem in console.checkup().await.problems {
        assert_eq!(look(&problem.message), None, "{problem:?}");
    }
    console.close().await.unwrap();
}
