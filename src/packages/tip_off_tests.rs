//! Every suspicion code in every place of a case, through whole packages for those who must not know, in three languages.
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::DateTime;
use ed25519_dalek::SigningKey;
use second_look_verify::LogKey;
use second_look_verify::package::archive::{self, Members};
use second_look_verify::package::facts::{FACTS, FIELDS, FieldsFile, REPORT};
use second_look_verify::package::fields::{flatten, open};
use second_look_verify::package::shown::{ShownFile, ShownPolicy, ShownSummary};
use serde_json::{Value, json};

use super::*;
use crate::catalogue::{Language, every_entry, is_suspicion};
use crate::packages::{Content, ContentFault, Decided, Field, Happened, PackageKind, is_shown};
use crate::store::CaseLog;

/// Numbers of the family that nobody has described.
const UNLISTED: [&str; 4] = ["3200", "3216", "3250", "3299"];
const MUST_NOT_KNOW: [PackageKind; 2] = [PackageKind::Partner, PackageKind::DataSubject];

/// A suspicion as a platform may write it: number, message name, and what is said of it in a language.
struct Suspicion {
    code: String,
    name: String,
    said: Vec<String>,
}

fn suspicions(language: Language) -> Vec<Suspicion> {
    let listed = every_entry().iter().filter(|entry| is_suspicion(&entry.code)).map(|entry| Suspicion {
        code: entry.code.clone(),
        name: entry.identifier.clone().expect("each has a message name"),
        said: [entry.title(language), entry.meaning(language)].map(|text| text.as_str().to_owned()).into(),
    });
    let unlisted = UNLISTED.map(|code| Suspicion {
        code: code.to_owned(),
        name: format!("WARNING_{code}"),
        said: vec![format!("nobody described {code}")],
    });
    listed.chain(unlisted).collect()
}

/// The case in which a suspicion stands wherever a platform could put it.
fn case(of: &Suspicion) -> Value {
    let Suspicion { code, name, said } = of;
    json!({
        "caseId": "cse_1",
        "etag": "e-1",
        "session": {
            "session_id": "ses_1", "status": name, "outcome": code, "environment": "staging", "flow_id": "flow_1",
            "other": { "reason": said[0] },
        },
        "blocks": [
            {
                "kind": "qesProcess", "status": "completed",
                "content": { "result": name, "reasons": [{ "code": code, "message": name, "details": said[0] }] },
            },
            { "kind": name, "status": code, "content": { "code": code } },
            {
                "kind": "documentData", "status": code,
                "content": { "firstName": "Ada", "lastName": "Sample", "documentType": name, "note": said[0] },
            },
        ],
    })
}

fn fields(kind: PackageKind, case: &Value) -> Vec<Field> {
    let one = |(place, value): (String, Value)| {
        let block = place.split('/').nth(2).and_then(|at| at.parse::<usize>().ok());
        let block = block.and_then(|at| case["blocks"][at]["kind"].as_str());
        let shown = is_shown(kind, &place, block, &value);
        field(&place, value, shown)
    };
    flatten(case).into_iter().map(one).collect()
}

fn field(place: &str, value: Value, shown: bool) -> Field {
    let disclosure = URL_SAFE_NO_PAD.encode(json!(["salt", place, value]).to_string());
    Field { place: place.to_owned(), value, disclosure, shown }
}

fn subject(of: &Suspicion, fields: Vec<Field>) -> Subject {
    let Suspicion { code, name, said } = of;
    let body = json!({
        "decision": "reject", "reasons": [{ "scheme": "qes", "code": code }], "comment": said.join(" "),
        "customerFacingReason": "could_not_be_completed", "override": true,
    });
    Subject {
        case_id: "cse_1".to_owned(),
        etag: Some("e-1".to_owned()),
        document: case(of).to_string().into_bytes(),
        digest: "sha-256:0".to_owned(),
        fields,
        files: Vec::new(),
        parts: Vec::new(),
        decisions: vec![Decided {
            id: "dec_1".to_owned(),
            body: Some(body.to_string().into_bytes()),
            answer: "reject".to_owned(),
            reviewer: "lead-02".to_owned(),
            saved_at: DateTime::UNIX_EPOCH,
            state: "confirmed".to_owned(),
            receipt: Some(json!({ "resultingOutcome": name })),
        }],
        happened: vec![Happened {
            seq: 1,
            kind: "tip_off_refused".to_owned(),
            at: "1970-01-01T00:00:00.000Z".to_owned(),
            person: "lead-02".to_owned(),
            of_a_broken_log: false,
        }],
        witnessed: None,
        shown: ShownFile {
            kept: None,
            catalogue: "sha-256:0".to_owned(),
            policy: ShownPolicy { digest: "sha-256:0".to_owned(), text: None, version: "one".to_owned() },
            shown_at: None,
            state: String::new(),
            summary: ShownSummary {
                device_verdict: Some("suspicious".to_owned()),
                due_at: None,
                expires_at: None,
                flow_id: None,
                opened_at: "1970-01-01T00:00:00.000Z".to_owned(),
                opened_because: vec![["qes".to_owned(), code.clone()]],
                platform_outcome: name.clone(),
                priority: 1,
                second: true,
                session_id: None,
                source: "qes".to_owned(),
            },
            v: 1,
        },
    }
}

fn built(kind: PackageKind, language: Language, subject: Subject) -> Result<Members, ContentFault> {
    let made = Made {
        kind,
        package_id: "p-1".to_owned(),
        made_at: DateTime::UNIX_EPOCH,
        language,
        purpose: "as asked".to_owned(),
    };
    let key = SigningKey::from_bytes(&[7; 32]).verifying_key().to_bytes();
    let key = LogKey::new("second-look/console/dev_1/log/1", &key).unwrap();
    let log = CaseLog { entries: Vec::new(), checkpoint: String::new(), key };
    let closed = Content::build(&made, subject)?.close(&log, kind.shows_the_review())?;
    Ok(archive::read(&closed.signed(&[0; 64])?).unwrap())
}

/// What a recipient can read: every file of the package, and each value that is opened. Digests, keys and signatures are no
/// words, and any number can stand in them by chance.
fn readable(members: &Members) -> Vec<(String, String)> {
    let given: FieldsFile = serde_json::from_slice(&members[FIELDS]).unwrap();
    let opened = given.disclosed.iter().map(|one| {
        let one = open(one).expect("a disclosure opens");
        (FIELDS.to_owned(), format!("{} {}", one.name, one.value))
    });
    let facts: PackageFacts = serde_json::from_slice(&members[FACTS]).unwrap();
    let chance = |name: &str| ["manifest", "dsse", "keys/", "fields.json"].iter().any(|one| name.contains(one));
    let files = members.iter().filter(|(name, _)| !chance(name)).map(|(name, bytes)| {
        let text = String::from_utf8(bytes.clone()).expect("a text").replace(&facts.fields, "");
        (name.clone(), text.replace("&#39;", "'").replace("&quot;", "\"").replace("&amp;", "&"))
    });
    let texts: Vec<(String, String)> = files.chain(opened).collect();
    assert!(texts.iter().any(|(name, _)| name == REPORT) && texts.len() > 8, "there is something to look through");
    texts
}

/// Found without the guard's help: a number of the family, a message name, or what the catalogue says in any language.
fn tip_off(text: &str) -> Option<String> {
    let mut numbers = text.split(|c: char| !c.is_ascii_digit());
    let number = numbers.find(|run| run.len() == 4 && run.starts_with("32")).map(str::to_owned);
    let said = || {
        every_entry().iter().filter(|entry| is_suspicion(&entry.code)).flat_map(|entry| {
            let name = entry.identifier.clone().into_iter();
            let texts = Language::ALL.iter().flat_map(|language| [entry.title(*language), entry.meaning(*language)]);
            name.chain(texts.map(|text| text.as_str().to_owned())).collect::<Vec<_>>()
        })
    };
    number.or_else(|| said().find(|one| text.to_lowercase().contains(&one.to_lowercase())))
}

#[test]
fn f6_d_r_70_no_file_for_a_partner_or_the_person_tells_of_any_suspicion_code_in_three_languages() {
    let mut looked = 0;
    for language in Language::ALL {
        let all = suspicions(*language);
        assert_eq!(all.len(), 15 + UNLISTED.len(), "every listed code, and some that nobody listed");
        for of in &all {
            let case = case(of);
            for kind in MUST_NOT_KNOW {
                let members = built(kind, *language, subject(of, fields(kind, &case))).unwrap();
                for (name, text) in readable(&members) {
                    looked += 1;
                    assert_eq!(tip_off(&text), None, "{kind:?} {}: {name} tells of {}", language.tag(), of.code);
                    assert_eq!(tip_off(&name), None, "{kind:?}: the name of a file");
                }
                let page = String::from_utf8(members[REPORT].clone()).unwrap();
                assert!(page.contains("flow_1") || kind == PackageKind::DataSubject, "what is harmless is there");
                assert_eq!(page.contains("Sample"), kind == PackageKind::DataSubject, "and what is the person's own");
                assert_eq!(look(&page), None, "{kind:?} {}: a word of suspicion on the page", language.tag());
            }
            // The other way round, so that looking is shown to find: who may know reads the code.
            let court = built(PackageKind::Court, *language, subject(of, fields(PackageKind::Court, &case))).unwrap();
            let page = String::from_utf8(court[REPORT].clone()).unwrap();
            assert!(page.contains(&of.code) && tip_off(&page).is_some(), "a court is told {}", of.code);
        }
    }
    assert!(looked > 15 * 3 * 2 * 8, "{looked} texts were looked through");
}

#[test]
fn r_70_what_would_tell_all_the_same_refuses_the_whole_package_and_says_what_kind_of_thing_it_is() {
    let of = &suspicions(Language::English)[0];
    let german = every_entry().iter().find(|entry| entry.code == "3206").unwrap().title(Language::German);
    for (place, value, wanted) in [
        ("/session/status", "FRAUD_SUSPICION_PENDING", Found::Term),
        ("/session/status", "3206", Found::Code),
        ("/blocks/0/content/reasons/0/code", "3299", Found::Code),
        ("/blocks/0/kind", "WARNING_FAKED_SPECIMEN", Found::Identifier),
        ("/blocks/0/content/firstName", "WARNING_FAKED_SPECIMEN", Found::Identifier),
        ("/blocks/0/content/address/street", german.as_str(), Found::Title),
        ("/caseId", "fraud-17", Found::Term),
    ] {
        for language in Language::ALL {
            for kind in PackageKind::ALL {
                let package = built(kind, *language, subject(of, vec![field(place, json!(value), true)]));
                match package {
                    Err(ContentFault::TipOff(found)) => assert_eq!(found, wanted, "{kind:?}: {place} {value}"),
                    other => assert!(
                        kind.shows_the_review() && other.is_ok(),
                        "{kind:?} for who must not know left with {value} in {place}"
                    ),
                }
            }
        }
    }
    let theirs = vec![field("/blocks/0/content/postalCode", json!("3206"), true)];
    assert!(
        built(PackageKind::DataSubject, Language::English, subject(of, theirs)).is_ok(),
        "a village keeps nobody from their own data"
    );
}
