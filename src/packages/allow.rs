//! Which fields of a case a kind of package shows: an allow-list by block and name. Pure.
//!
//! What is not named here stays closed, whatever it is called and wherever it stands. Words of a platform are shown only
//! where they look like a word: a sentence in a field that should hold a code stays closed too. To a partner and to the person
//! a word of a platform is shown only where it tells of no suspicion (decision 0042).
use serde_json::Value;

use super::PackageKind;
use crate::guard::{Found, look, look_at_id, look_at_own_words};

/// Where a case stands, and when what happened: on the session.
const SESSION: &[&str] = &[
    "sessionid",
    "flowid",
    "flowversion",
    "environment",
    "status",
    "outcome",
    "createdat",
    "startedat",
    "updatedat",
    "completedat",
    "expiresat",
];
/// What is no word: any number can stand in an id or a time by chance.
const OPAQUE: &[&str] = &[
    "caseid",
    "sessionid",
    "flowid",
    "flowversion",
    "createdat",
    "startedat",
    "updatedat",
    "completedat",
    "expiresat",
];
/// What a block is.
const BLOCK: &[&str] = &["kind", "status", "createdat"];
/// What a step found, inside a block.
const FOUND: &[&str] = &[
    "verdict",
    "result",
    "status",
    "outcome",
    "decision",
    "review",
    "level",
    "assurancelevel",
    "method",
    "passed",
    "documenttype",
    "issuingcountry",
    "country",
    "policydecision",
    "policyobligation",
    "state",
    "type",
    "name",
    "at",
    "createdat",
    "measuredat",
    "timestamp",
    "modelversion",
    "modeldate",
    "model",
    "provider",
    "attack",
    "liveness",
];
/// What speaks for or against it: codes, scores and what they were held to.
const WEIGHED: &[&str] = &[
    "code",
    "codes",
    "reasoncode",
    "reasoncodes",
    "reason",
    "reasons",
    "signal",
    "signals",
    "score",
    "scores",
    "suspectscore",
    "riskscore",
    "confidence",
    "minconfidence",
    "minimumconfidence",
    "weight",
    "weights",
    "value",
    "min",
    "max",
    "direction",
    "range",
    "thresholds",
    "low",
    "high",
    "suspicious",
    "nottrusted",
    "trusted",
    "base",
    "features",
    "feature",
    "found",
];
/// Blocks whose `name` and `value` are of signals, scores and steps, and never of a person.
const TECHNICAL: &[&str] = &[
    "devicesignals",
    "documentverification",
    "verification",
    "authenticationresult",
    "comparisonresults",
    "qesprocess",
    "kycreview",
    "onboardingresult",
    "liveness",
    "outcome",
];
/// What a person is told of themselves.
const PERSON: &[&str] = &[
    "firstname",
    "givenname",
    "givennames",
    "lastname",
    "familyname",
    "surname",
    "fullname",
    "middlename",
    "dateofbirth",
    "birthdate",
    "placeofbirth",
    "nationality",
    "gender",
    "sex",
    "address",
    "street",
    "housenumber",
    "city",
    "postalcode",
    "zip",
    "country",
    "region",
    "state",
    "documentnumber",
    "documenttype",
    "issuingcountry",
    "issuingauthority",
    "dateofissue",
    "issuedate",
    "dateofexpiry",
    "expirydate",
    "expirationdate",
    "email",
    "phone",
    "phonenumber",
    "personalnumber",
];
/// Of these, what is a word of the platform and not the person's own.
const CODED: &[&str] = &["nationality", "gender", "sex", "country", "state", "documenttype", "issuingcountry"];
/// The blocks it stands in.
const PERSONAL: &[&str] = &["basicidentity", "extendedidentity", "documentdata"];
/// A word of a platform is no longer.
const WORD: usize = 64;

/// Whether a kind of package shows a field. `pointer` is its place in the case (RFC 6901); `block` the type of the block it
/// stands in.
pub fn is_shown(kind: PackageKind, pointer: &str, block: Option<&str>, value: &Value) -> bool {
    if kind.is_full() {
        return true;
    }
    let parts: Vec<&str> = pointer.split('/').skip(1).collect();
    let block = block.map(plain).unwrap_or_default();
    match parts.as_slice() {
        _ if is_more_than_one(value) => false,
        ["caseId"] => true,
        // It speaks of how the evidence moved while it was reviewed.
        ["etag"] => kind.shows_the_review(),
        ["session", name] => {
            SESSION.contains(&plain(name).as_str()) && is_word(value) && keeps_quiet(kind, &parts, value)
        }
        ["session", "last_step", "step" | "verdict"] => kind.shows_the_review() && is_word(value),
        ["blocks", _, name] => {
            let whose = kind != PackageKind::DataSubject || PERSONAL.contains(&block.as_str());
            whose && BLOCK.contains(&plain(name).as_str()) && is_word(value) && keeps_quiet(kind, &parts, value)
        }
        ["blocks", _, "content", inside @ ..] => match kind {
            PackageKind::Regulator | PackageKind::Court => {
                TECHNICAL.contains(&block.as_str())
                    && all_named(inside, &[FOUND, WEIGHED])
                    && is_bare(inside, value)
                    && is_word(value)
            }
            PackageKind::DataSubject => {
                let own = PERSONAL.contains(&block.as_str()) && all_named(inside, &[PERSON]);
                // What is theirs is not left out in silence: where it tells, the whole package is refused.
                own && (is_own(&parts) || keeps_quiet(kind, &parts, value))
            }
            PackageKind::Partner | PackageKind::Full => false,
        },
        _ => false,
    }
}

/// A list or an object that was not taken apart (a case of too many fields): what stands in it has no name to judge by.
fn is_more_than_one(value: &Value) -> bool {
    value.as_array().is_some_and(|items| !items.is_empty())
        || value.as_object().is_some_and(|inside| !inside.is_empty())
}

/// Every name on the way is one of these; places in lists have none. A longer number is no place: it may be a name that
/// somebody made of a number to call.
fn all_named(inside: &[&str], lists: &[&[&str]]) -> bool {
    let known = |name: &str| lists.iter().any(|list| list.contains(&plain(name).as_str()));
    let mut names = inside.iter().filter(|part| !is_place(part)).peekable();
    names.peek().is_some() && names.all(|name| known(name))
}

/// A place in a list, not a name.
fn is_place(part: &str) -> bool {
    part.len() <= 3 && part.bytes().all(|byte| byte.is_ascii_digit())
}

/// The last name on the way to a value, without places in lists.
fn name_of(parts: &[&str]) -> String {
    parts.iter().rev().find(|part| !is_place(part)).map(|part| plain(part)).unwrap_or_default()
}

/// What somebody is called, where they live, what their papers say: theirs, and no word of a platform.
fn is_own(parts: &[&str]) -> bool {
    let name = name_of(parts);
    let name = name.as_str();
    matches!(parts, ["blocks", _, "content", ..]) && PERSON.contains(&name) && !CODED.contains(&name)
}

/// What a value would tell somebody who must not know, by what stands in its place.
pub(super) fn tells(pointer: &str, value: &Value) -> Option<Found> {
    let parts: Vec<&str> = pointer.split('/').skip(1).collect();
    told_by(&parts, value)
}

fn told_by(parts: &[&str], value: &Value) -> Option<Found> {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    match () {
        () if is_own(parts) => look_at_own_words(&text),
        () if OPAQUE.contains(&name_of(parts).as_str()) => look_at_id(&text),
        () => look(&text),
    }
}

/// A word of a platform that tells whoever this kind is for nothing of a suspicion. Who may know reads all of it.
fn keeps_quiet(kind: PackageKind, parts: &[&str], value: &Value) -> bool {
    kind.shows_the_review() || told_by(parts, value).is_none()
}

/// A raw observation, however deep, can be anything, an address or a number to call: shown only where it is neither a text
/// nor so large a number.
fn is_bare(inside: &[&str], value: &Value) -> bool {
    let is_raw = inside.iter().any(|name| ["value", "found"].contains(&plain(name).as_str()));
    let is_small = |value: &Value| value.as_f64().is_none_or(|number| number.abs() < 1_000_000.0);
    !is_raw || !value.is_string() && is_small(value)
}

fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A number, yes or no, nothing, or a word of plain letters: what a code, a state or a time looks like.
pub(super) fn is_word(value: &Value) -> bool {
    match value {
        Value::String(text) => {
            text.len() <= WORD && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.:+#".contains(&byte))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(inside) => inside.is_empty(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn shown(pointer: &str, block: &str, value: &Value) -> Vec<&'static str> {
        let kinds = PackageKind::ALL.into_iter().filter(|kind| is_shown(*kind, pointer, Some(block), value));
        kinds.map(PackageKind::as_str).collect()
    }

    #[test]
    fn each_field_is_shown_to_those_it_is_for_and_to_nobody_else() {
        let all = ["full", "regulator", "court", "partner", "data_subject"];
        assert_eq!(shown("/caseId", "", &json!("cse_1")), all);
        assert_eq!(shown("/etag", "", &json!("e-7")), ["full", "regulator", "court"], "no business of a partner");
        let whole = json!({ "city": "Graz", "score": 85 });
        assert_eq!(shown("/blocks/0/content/address", "extendedIdentity", &whole), ["full"], "not taken apart");
        assert_eq!(shown("/session/status", "", &json!("completed")), all);
        assert_eq!(shown("/session/subject_id", "", &json!("cust-1")), ["full"]);
        let code = json!("3206");
        assert_eq!(shown("/blocks/0/content/reasons/0/code", "qesProcess", &code), ["full", "regulator", "court"]);
        assert_eq!(shown("/blocks/0/content/score", "device_signals", &json!(85)), ["full", "regulator", "court"]);
        let name = json!("Ada");
        assert_eq!(shown("/blocks/0/content/firstName", "documentData", &name), ["full", "data_subject"]);
        assert_eq!(shown("/blocks/0/content/address/city", "extendedIdentity", &name), ["full", "data_subject"]);
        assert_eq!(shown("/blocks/0/content/ip", "deviceSignals", &json!("10.0.0.1")), ["full"]);
    }

    #[test]
    fn what_nobody_named_stays_closed_whatever_it_holds() {
        let value = json!("x");
        for pointer in
            ["/other", "/blocks/0/content", "/blocks/0/block_id", "/session/other/status", "/blocks/0/content/0"]
        {
            assert_eq!(shown(pointer, "deviceSignals", &value), ["full"], "{pointer}");
        }
        assert_eq!(shown("/blocks/0/content/result", "brandNew", &value), ["full"], "an unknown block");
        let sentence = json!("Ada Sample, born 1990");
        assert_eq!(shown("/blocks/0/content/result", "verification", &sentence), ["full"], "a sentence is no word");
        let inside = "/blocks/0/content/person/result";
        assert_eq!(shown(inside, "verification", &value), ["full"], "one unknown name on the way is enough");
    }

    #[test]
    fn a_raw_observation_is_shown_as_a_number_and_never_as_a_text() {
        let place = "/blocks/0/content/signals/0/value";
        assert_eq!(shown(place, "deviceSignals", &json!(3)), ["full", "regulator", "court"]);
        assert_eq!(shown(place, "deviceSignals", &json!("203.0.113.9")), ["full"]);
    }

    #[test]
    fn r_70_a_word_that_tells_of_a_suspicion_is_shown_to_who_may_know_and_to_nobody_else() {
        let may_know = ["full", "regulator", "court"];
        for word in
            ["FRAUD_SUSPICION_PENDING", "suspicious", "3206", "3299", "WARNING_FAKED_SPECIMEN", "Betrugsverdacht"]
        {
            assert_eq!(shown("/session/status", "", &json!(word)), may_know, "{word}");
            assert_eq!(shown("/session/outcome", "", &json!(word)), may_know, "{word}");
            for place in ["/blocks/0/kind", "/blocks/0/status"] {
                assert_eq!(shown(place, "basicIdentity", &json!(word)), may_know, "{word} in {place}");
            }
            assert_eq!(shown("/blocks/0/content/documentType", "documentData", &json!(word)), ["full"], "{word}");
        }
        assert_eq!(shown("/session/status", "", &json!(3_206)), may_know, "a number is a code too");
        let all = ["full", "regulator", "court", "partner", "data_subject"];
        for chance in ["01977a5e-3206-7c11-9f00-0242ac120002", "2026-11-26T13:32:06.3206Z"] {
            assert_eq!(shown("/session/sessionId", "", &json!(chance)), all, "{chance}: a number in an id is chance");
        }
        assert_eq!(shown("/session/flowId", "", &json!("fraud-check")), may_know, "a word in it is none");
    }

    #[test]
    fn r_70_what_somebody_is_called_and_where_they_live_is_theirs_whatever_word_it_holds() {
        let theirs = ["full", "data_subject"];
        for (name, value) in
            [("postalCode", "3206"), ("lastName", "Mule"), ("lastName", "Forgeron"), ("documentNumber", "X3206")]
        {
            let place = format!("/blocks/0/content/{name}");
            assert_eq!(shown(&place, "documentData", &json!(value)), theirs, "{name} {value}");
            assert_eq!(tells(&place, &json!(value)), None, "and keeps no package from leaving: {name} {value}");
        }
        assert_eq!(shown("/blocks/0/content/address/postalCode", "extendedIdentity", &json!(3_206)), theirs);
        // A code put there by its name is no name of anybody: it is not left out in silence either.
        let place = "/blocks/0/content/firstName";
        assert_eq!(shown(place, "documentData", &json!("WARNING_FAKED_SPECIMEN")), theirs);
        assert_eq!(tells(place, &json!("WARNING_FAKED_SPECIMEN")), Some(Found::Identifier));
    }

    #[test]
    fn no_code_and_no_score_is_ever_shown_to_the_person_or_a_partner() {
        for kind in [PackageKind::DataSubject, PackageKind::Partner] {
            for name in WEIGHED {
                for block in TECHNICAL.iter().chain(PERSONAL) {
                    let pointer = format!("/blocks/3/content/{name}");
                    assert!(!is_shown(kind, &pointer, Some(block), &json!("3206")), "{pointer} of {block}");
                }
            }
        }
    }
}
