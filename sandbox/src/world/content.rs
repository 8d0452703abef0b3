//! The payload of each block type of the trust platform, as far as its pages document the fields.
use serde_json::{Map, Value, json};

use super::codes;
use super::dice::Dice;
use super::flows::Flow;
use super::plan::{Address, DocumentKind, Plan, ReasonShape};
use super::subject::{Identity, Subject};

/// `extendedIdentity` as the customer claimed it or as a step extracted it.
pub(super) fn identity(who: &Identity, subject: &Subject, with_contact: bool) -> Value {
    let mut content = json!({ "familyName": who.family, "givenName": who.given, "birthDate": who.birth });
    if let (true, Some(fields)) = (with_contact, content.as_object_mut()) {
        fields.insert("email".into(), subject.email.clone().into());
        fields.insert("phone".into(), subject.phone.clone().into());
        fields.insert(
            "address".into(),
            json!({ "street": subject.street, "city": subject.town, "postalCode": subject.postal_code }),
        );
    }
    content
}

/// `basicIdentity`, the three fields and the older `name`.
pub(super) fn basic_identity(who: &Identity) -> Value {
    json!({
        "familyName": who.family, "givenName": who.given, "birthDate": who.birth,
        "name": format!("{} {}", who.given, who.family),
    })
}

/// `documentData`; the zone stands in it when a step read it.
pub(super) fn document_data(subject: &Subject, zone: Option<&[String]>) -> Value {
    let document = &subject.document;
    let mut content = json!({
        "documentType": document_type(document.kind), "documentNumber": document.number,
        "issuanceDate": document.issued, "expiryDate": document.expires,
        "issuingCountry": document.country.code, "issuingAuthority": document.country.authority,
    });
    if let (Some(lines), Some(fields)) = (zone, content.as_object_mut()) {
        fields.insert("machineReadableZone".into(), json!(lines));
    }
    content
}

/// The word for a document's form.
pub(super) fn document_type(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Card => "ID",
        DocumentKind::Passport => "PASSPORT",
        DocumentKind::Residence => "RESIDENCE_PERMIT",
    }
}

/// `documentsToSign`.
pub(super) fn documents_to_sign(flow: &Flow) -> Value {
    let template = if flow.signature_level == Some("QES") { "tmpl_account_opening_v3" } else { "tmpl_loan_terms_v2" };
    json!({ "documents": [{ "templateId": template, "sourceUrl": format!("https://files.example.com/{template}.pdf") }] })
}

/// `signedDocumentsPackage`.
pub(super) fn signed_package(process: &str, created_at_secs: i64) -> Value {
    json!({
        "signatureProcessId": process,
        "signedDocuments": {
            "mode": "both",
            "archiveUrl": format!("https://files.example.com/signed/{process}.zip"),
            "documents": [{
                "templateId": "tmpl_account_opening_v3",
                "signedUrl": format!("https://files.example.com/signed/{process}.pdf"),
            }],
        },
        "createdAtSecs": created_at_secs,
    })
}

/// `authenticationResult`, discriminated by `result`.
pub(super) fn authentication(passed: bool, subject: &Subject, request: &str, at_secs: i64) -> Value {
    let common = json!({
        "provider": "FaceGate Example", "credentialId": format!("cred_{}", subject.reference), "credentialType": "FACE",
        "subjectId": subject.reference, "requestId": request,
    });
    let rest = if passed {
        json!({ "result": "success", "authenticatedAtSecs": at_secs })
    } else {
        json!({
            "result": "failure", "attemptedAtSecs": at_secs,
            "reason": { "code": "FACE_NOT_MATCHED", "details": "SERVER_FACE_DOES_NOT_MATCH" },
        })
    };
    merged(common, rest)
}

/// `digitalSignals`: a trust score in percent, high is good.
pub(super) fn digital(result: &str, score: i64, found: &[&str]) -> Value {
    let reasons: Vec<Value> =
        found.iter().map(|code| json!({ "code": code, "details": codes::device(code).1 })).collect();
    json!({ "result": result, "score": score, "reasons": reasons })
}

/// `documentVerification` with what was found.
pub(super) fn verification(issues: &[&str]) -> Value {
    let verdict = document_verdict(issues);
    let status = match verdict {
        "verified" => "VERIFIED",
        "fraud_detected" => "FRAUD",
        _ => "NOT_VERIFIED",
    };
    let mut told = json!({ "status": status });
    if let (Some(first), Some(fields)) = (issues.first(), told.as_object_mut()) {
        fields.insert("reason".into(), codes::qes(first).0.into());
    }
    let issues: Vec<Value> = issues.iter().map(|code| json!({ "code": code, "message": codes::qes(code).0 })).collect();
    json!({ "verdict": told, "issues": issues })
}

/// The document step's route.
pub(super) fn document_verdict(issues: &[&str]) -> &'static str {
    if issues.iter().any(|code| codes::is_suspicion(code)) {
        "fraud_detected"
    } else if issues.is_empty() {
        "verified"
    } else {
        "not_verified"
    }
}

/// `deviceSignals`: verdict, reasons in one of three forms, and only the signals that were measured.
pub(super) fn device(plan: &Plan, subject: &Subject, at_secs: i64, dice: &mut Dice) -> Value {
    let mut content = json!({
        "userReference": subject.reference, "provider": "Fingerprint", "timestampSecs": at_secs,
        "services": ["device", "ip", "browser"], "inputSources": { "extendedIdentity": "session_started" },
        "result": plan.verdict,
    });
    let reasons: Vec<Value> =
        plan.reasons.iter().map(|code| json!({ "code": code, "details": codes::device(code).1 })).collect();
    let signals = signals(plan, dice);
    if let Some(fields) = content.as_object_mut() {
        if let Some(score) = plan.score {
            fields.insert("score".into(), score.into());
        }
        match plan.shape {
            ReasonShape::List => drop(fields.insert("reasons".into(), reasons.into())),
            ReasonShape::Object => drop(reasons.into_iter().next().map(|one| fields.insert("reason".into(), one))),
            ReasonShape::Absent => {}
        }
        fields.insert("signals".into(), Value::Object(signals));
    }
    content
}

fn signals(plan: &Plan, dice: &mut Dice) -> Map<String, Value> {
    let has = |code: &str| plan.reasons.contains(&code);
    let host = dice.between(2, 250);
    let address = match plan.address {
        Address::Private => dice.pick(&["192.168.1", "10.20.30", "172.16.5"]),
        Address::Carrier => dice.pick(&["100.64.12", "100.80.7"]),
        _ => dice.pick(&["192.0.2", "198.51.100", "203.0.113"]),
    };
    let (browser, os) = dice.pick(&[
        ("Chrome/141.0", "Windows 11"),
        ("Firefox/143.0", "Ubuntu 24.04"),
        ("Safari/18.5", "iOS 18.5"),
        ("Chrome Mobile/141.0", "Android 15"),
        ("Edge/141.0", "Windows 11"),
        ("Safari/18.5", "macOS 15"),
    ]);
    let mut found = Map::new();
    found.insert("deviceId".into(), format!("dev_{:08x}", dice.roll() & 0xffff_ffff).into());
    let ip =
        if plan.address == Address::SixPublic { format!("2001:db8:{host:x}::7") } else { format!("{address}.{host}") };
    found.insert("ipAddress".into(), ip.into());
    found.insert("browser".into(), browser.into());
    found.insert("os".into(), os.into());
    found.insert("vpnDetected".into(), has("VPN_DETECTED").into());
    for (code, key, value) in [
        ("PROXY_DETECTED", "proxy", json!({ "detected": true, "type": "data_center" })),
        ("TOR_EXIT_NODE", "torNode", json!(true)),
        ("BOT_DETECTED", "bot", json!("bad")),
        ("BROWSER_TAMPERING", "tampering", json!({ "anomalyScore": 0.83, "antiDetectBrowser": false })),
        ("ANTI_DETECT_BROWSER", "tampering", json!({ "anomalyScore": 0.97, "antiDetectBrowser": true })),
        ("INCOGNITO_MODE", "incognito", json!(true)),
        ("VIRTUAL_MACHINE", "virtualMachine", json!(true)),
        ("EMULATOR", "emulator", json!(true)),
        ("ROOTED_DEVICE", "rootApps", json!(true)),
        ("JAILBROKEN_DEVICE", "jailbroken", json!(true)),
        ("LOCATION_SPOOFING", "locationSpoofing", json!(true)),
        ("ACTIVE_CALL", "activeCall", json!(true)),
        ("HIGH_VELOCITY", "velocity", json!({ "sessions1h": 7, "subjects1h": 5, "addresses24h": 9 })),
        ("RARE_DEVICE", "rareDevice", json!({ "rare": true, "percentile": "<0.001" })),
    ] {
        if has(code) {
            found.insert(key.into(), value);
        }
    }
    if let Some(score) = plan.suspect_score {
        found.insert("suspectScore".into(), score.into());
    }
    if let Some(score) = plan.confidence {
        let seen = has("DEVICE_RECOGNIZED");
        found.insert("identification".into(), json!({ "visitorFound": seen, "confidence": { "score": score } }));
    }
    found
}

/// The fields of both objects.
pub(super) fn merged(first: Value, second: Value) -> Value {
    match (first, second) {
        (Value::Object(mut fields), Value::Object(more)) => {
            fields.extend(more);
            Value::Object(fields)
        }
        (first, _) => first,
    }
}
