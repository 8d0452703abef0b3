//! Names: program code in one, and a code that says two names differ.
use super::*;

fn names(claimed: Value, printed: Value, issues: Value) -> Vec<(Tone, String)> {
    let blocks = [
        block("extendedIdentity", "session_started", claimed),
        found("extendedIdentity", printed),
        found("documentVerification", json!({ "verdict": "NOT_VERIFIED", "issues": issues })),
    ];
    about(Topic::Person, &blocks, NOW)
}

#[test]
fn a_name_that_holds_program_code_says_so_and_that_it_does_nothing() {
    let markup = names(
        json!({ "familyName": "<img src=x onerror=alert(1)>", "givenName": "Bela" }),
        json!({ "familyName": "Soehne", "givenName": "Bela" }),
        json!([]),
    );
    assert!(
        says(&markup, Tone::Caution, "Family name: holds characters of program code. It is shown as text"),
        "{markup:?}"
    );
    assert!(
        says(&markup, Tone::Differs, "Family name: what the person gave is not what the document says."),
        "{markup:?}"
    );
    let plain =
        names(json!({ "familyName": "O’Brien & Söhne" }), json!({ "familyName": "OBRIEN & SOEHNE" }), json!([]));
    assert!(plain.is_empty(), "{plain:?}");
}

#[test]
fn a_code_that_says_the_name_differs_is_held_against_the_comparison() {
    let code = json!([{ "code": "3213" }]);
    let umlaut = names(json!({ "familyName": "Müller" }), json!({ "familyName": "MUELLER" }), code.clone());
    assert!(says(&umlaut, Tone::Caution, "(3213). Compared here, only its spelling does: Family name."), "{umlaut:?}");
    let same = names(json!({ "familyName": "Iyer" }), json!({ "familyName": "Iyer" }), code.clone());
    assert!(says(&same, Tone::Caution, "Compared here, no name does."), "{same:?}");
    let other = names(json!({ "familyName": "Iyer" }), json!({ "familyName": "Okafor" }), code.clone());
    assert!(says(&other, Tone::Differs, "is not what the document says") && other.len() == 1, "{other:?}");
    let scripts = names(json!({ "familyName": "محمد" }), json!({ "familyName": "MUHAMMAD" }), code);
    assert!(scripts.is_empty(), "what cannot be compared speaks for nobody: {scripts:?}");
    let without = names(json!({ "familyName": "Müller" }), json!({ "familyName": "MUELLER" }), json!([]));
    assert!(without.is_empty(), "{without:?}");
}

#[test]
fn the_code_counts_by_its_message_name_and_where_the_summary_alone_has_it() {
    let same = [
        block("extendedIdentity", "session_started", json!({ "familyName": "Iyer" })),
        found("extendedIdentity", json!({ "familyName": "Iyer" })),
    ];
    let check = found("documentVerification", json!({ "issues": [{ "code": "WARNING_NAME_COMPARISON" }] }));
    let named = about(Topic::Person, &[same.as_slice(), &[check]].concat(), NOW);
    assert!(says(&named, Tone::Caution, "Compared here, no name does."), "{named:?}");
    let because = OpenedBecause { family: "identity_data".to_owned(), code: "3213".to_owned() };
    let opened = CaseSummary { opened_because: vec![because], ..summary() };
    let lines = lines_of(&opened, &same, &AssertionKeys::new(), NOW);
    assert!(lines.iter().any(|line| line.text.contains("Compared here, no name does.")));
}

#[test]
fn an_age_by_a_date_the_zone_does_not_give_is_no_age_in_order() {
    let lines = ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"];
    let of = |birth: &str| {
        let data = json!({ "birthDate": birth, "machineReadableZone": lines });
        about(Topic::Person, &[found("documentData", data)], NOW)
    };
    assert!(says(&of("1974-08-12"), Tone::Fine, "52 years old today."));
    assert!(says(
        &of("1981-08-12"),
        Tone::Caution,
        "45 years old today by the printed date of birth; the machine-readable zone"
    ));
}
