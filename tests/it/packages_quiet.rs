//! Packages for those who must not know of a suspicion pass the guard; one that would tell is refused, told and in the log
//! (decision 0042).
use age::x25519::Identity;
use second_look::access::settings::Settings;
use second_look::catalogue::Language;
use second_look::console::Console;
use second_look::ids::CaseId;
use second_look::packages::PackageKind;
use second_look_sandbox::Change;
use second_look_verify::package::archive::{self, Members};
use second_look_verify::package::facts::{FACTS, FIELDS, FieldsFile, PackageFacts, REPORT};
use second_look_verify::package::fields::open;
use serde_json::json;

use crate::guarded::tips_off;
use crate::packages::{asked, exported};
use crate::stage::{ENVIRONMENT, Stage, log_kinds};

/// Reviewer and lead in one.
const LEAD: &str = "lead-02";
const MUST_NOT_KNOW: [PackageKind; 2] = [PackageKind::Partner, PackageKind::DataSubject];

/// New evidence of a case, known here.
async fn told(stage: &Stage, console: &Console, case_id: &CaseId, kind: &str, content: serde_json::Value) {
    stage.pass(20);
    let change = Change::Evidence { kind: kind.to_owned(), content, replace: false };
    stage.control().change(stage.environment, case_id.as_str(), change).unwrap();
    stage.pass(20);
    console.sync_once().await.unwrap();
}

fn speak(console: &Console, language: Language) {
    console.keep_settings(Settings { language: Some(language), ..Settings::default() }).unwrap();
}

/// Every text of a package, and each value that is opened. Digits of a digest or an id can be those of a code by chance.
fn readable(members: &Members) -> Vec<(String, String)> {
    let facts: PackageFacts = serde_json::from_slice(&members[FACTS]).unwrap();
    let given: FieldsFile = serde_json::from_slice(&members[FIELDS]).unwrap();
    let opened = given.disclosed.iter().map(|one| {
        let one = open(one).expect("a disclosure opens");
        (one.name, one.value.to_string())
    });
    let chance = |name: &str| ["manifest", "fields", "keys", "audit", "dsse"].iter().any(|one| name.contains(one));
    let files = members.iter().filter(|(name, _)| !chance(name));
    let files = files.map(|(name, bytes)| {
        let text = String::from_utf8(bytes.clone()).expect("a text");
        (name.clone(), text.replace(&facts.package_id, "").replace(&facts.fields, ""))
    });
    files.chain(opened).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn f6_d_r_70_no_package_for_a_partner_or_the_person_tells_of_a_suspicion_in_any_language() {
    let stage = Stage::still(40).await;
    let console = stage.synced(LEAD).await;
    let ids: Vec<CaseId> = stage.control().suspicious_cases(ENVIRONMENT).into_iter().map(CaseId::new).collect();
    assert!(!ids.is_empty(), "the world has cases with a suspicion");
    let worst = &ids[0];
    // A platform may put it into any word: into what a block is called, and into a code among the person's own data.
    let report = json!({ "code": "3299", "status": "WARNING_FAKED_SPECIMEN" });
    told(&stage, &console, worst, "suspicionReport", report).await;
    let paper = json!({ "firstName": "Ada", "documentType": "FAKED_PASSPORT" });
    told(&stage, &console, worst, "documentData", paper).await;
    let mut looked = 0;
    for language in Language::ALL {
        speak(&console, *language);
        for case_id in &ids {
            for kind in MUST_NOT_KNOW {
                let members = archive::read(&exported(&console, case_id, kind).await).unwrap();
                for (name, text) in readable(&members) {
                    looked += 1;
                    assert!(!tips_off(&text), "{kind:?} {}: {name} of {case_id}: {text}", language.tag());
                    let telling = ["suspicionReport", "FAKED_PASSPORT"].into_iter().find(|word| text.contains(word));
                    assert_eq!(telling, None, "{kind:?}: {name} of {case_id}");
                }
                let page = String::from_utf8(members[REPORT].clone()).unwrap();
                assert!(page.contains(&format!("lang=\"{}\"", language.tag())), "the page is in the language chosen");
            }
        }
    }
    assert!(looked >= ids.len() * 3 * 2 * 5, "{looked} texts were looked through");
    let court = archive::read(&exported(&console, worst, PackageKind::Court).await).unwrap();
    let told_of_it = |text: &str| text.to_lowercase().contains("suspicion");
    assert!(readable(&court).iter().any(|(_, text)| told_of_it(text)), "a court may know, and is told");
    assert!(!log_kinds(&console, worst).await.contains(&"tip_off_refused".to_owned()), "nothing had to be refused");
    console.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn r_70_an_export_that_would_tell_the_person_is_refused_explained_and_in_the_log_and_nobody_else_s_is() {
    let stage = Stage::still(40).await;
    let console = stage.synced(LEAD).await;
    let case_id = CaseId::new(stage.control().plain_cases(ENVIRONMENT)[0].clone());
    let content = json!({ "firstName": "WARNING_FAKED_SPECIMEN", "lastName": "Sample" });
    told(&stage, &console, &case_id, "basicIdentity", content).await;
    let identity = Identity::generate();
    for language in Language::ALL {
        speak(&console, *language);
        for kind in PackageKind::ALL {
            let made = console.export_package(&asked(&console, &case_id, kind, &identity).await).await;
            if kind != PackageKind::DataSubject {
                assert!(made.is_ok(), "{kind:?} may know it, or is not shown it");
                continue;
            }
            let refused = made.err().expect("a code's name is nobody's first name");
            assert_eq!(refused.code, "tip_off_refused");
            assert!(refused.message.len() > 20 && refused.action.is_some(), "explained: {refused:?}");
            assert!(!refused.message.contains("FAKED"), "and not repeated: {refused:?}");
        }
    }
    let kinds = log_kinds(&console, &case_id).await;
    let count = |wanted: &str| kinds.iter().filter(|kind| *kind == wanted).count();
    let (languages, others) = (Language::ALL.len(), PackageKind::ALL.len() - 1);
    assert_eq!(count("tip_off_refused"), languages, "each attempt is an entry: {kinds:?}");
    assert_eq!(count("package_exported"), languages * others, "and no entry says that it left: {kinds:?}");
    let rows = console.log_of(&case_id).await.unwrap();
    let refusals = rows.iter().filter(|row| row.kind == "tip_off_refused");
    for row in refusals {
        let said = String::from_utf8_lossy(&row.bytes);
        assert!(!tips_off(&said) && !said.contains("FAKED"), "not a word of it: {said}");
    }
    console.close().await.unwrap();
}
