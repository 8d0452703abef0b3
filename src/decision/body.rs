//! The exact bytes of a decision. FROZEN: they are stored, digested, and sent unchanged however often it takes. The test
//! `the_body_of_a_decision_is_frozen` fails when the layout moves, `the_body_of_a_second_answer_is_frozen` beside it.
use chrono::{DateTime, SecondsFormat, Utc};
use serde::Serialize;

use super::{DecisionInput, ReasonRef};
use crate::case::shown::nothing_to_read;
use crate::ids::{DecisionId, DeviceId, Etag, PersonId};

/// Everything a body says besides what the person handed in.
pub struct BodyFacts<'a> {
    /// Minted here, before anything is sent.
    pub decision_id: DecisionId,
    /// It is a second person's answer: its own id is then called `answerId`, and all else is written the same way.
    pub second: bool,
    /// The etag of the evidence that was looked at; sent as `If-Match` too.
    pub etag: &'a Etag,
    /// The subject of the person's token.
    pub reviewer: &'a PersonId,
    /// This console.
    pub device: &'a DeviceId,
    /// The reviewer's clock.
    pub decided_at: DateTime<Utc>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Layout<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    decision_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    answer_id: Option<String>,
    decision: &'a str,
    reasons: &'a [ReasonRef],
    comment: &'a str,
    customer_facing_reason: Option<&'a str>,
    #[serde(rename = "override")]
    override_suspicion: bool,
    evidence: EvidenceLayout<'a>,
    reviewer: IdLayout<'a>,
    device: IdLayout<'a>,
    decided_at: String,
    client: ClientLayout,
}

#[derive(Serialize)]
struct EvidenceLayout<'a> {
    etag: &'a str,
    digest: &'a str,
}

#[derive(Serialize)]
struct IdLayout<'a> {
    id: &'a str,
}

#[derive(Serialize)]
struct ClientLayout {
    name: &'static str,
    version: &'static str,
}

/// The body as canonical JSON (RFC 8785), layout of contract section 4, and of section 5 for a second answer. A comment of
/// white space is an empty comment, and so is one of which nothing can be seen.
///
/// # Errors
/// When a value has no JSON form; none of these can be such.
pub fn body(input: &DecisionInput, facts: &BodyFacts<'_>) -> Result<Vec<u8>, serde_json::Error> {
    let comment = if nothing_to_read(&input.comment) { "" } else { input.comment.as_str() };
    let id = facts.decision_id.to_string();
    serde_json_canonicalizer::to_vec(&Layout {
        decision_id: (!facts.second).then(|| id.clone()),
        answer_id: facts.second.then_some(id),
        decision: input.answer.as_str(),
        reasons: &input.reasons,
        comment,
        customer_facing_reason: input.customer_reason.map(super::CustomerReason::as_str),
        override_suspicion: input.override_suspicion,
        evidence: EvidenceLayout { etag: facts.etag.as_str(), digest: &input.evidence_digest },
        reviewer: IdLayout { id: facts.reviewer.as_str() },
        device: IdLayout { id: facts.device.as_str() },
        decided_at: facts.decided_at.to_rfc3339_opts(SecondsFormat::Millis, true),
        client: ClientLayout { name: "second-look", version: env!("CARGO_PKG_VERSION") },
    })
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::decision::{Answer, CustomerReason};
    use crate::ids::CaseId;

    fn written(input: &DecisionInput, second: bool) -> String {
        let facts = BodyFacts {
            decision_id: DecisionId::new(Uuid::from_u128(7)),
            second,
            etag: &Etag::new("\"c-41\""),
            reviewer: &PersonId::new("rev-17"),
            device: &DeviceId::new("dev_1"),
            decided_at: DateTime::UNIX_EPOCH,
        };
        let text = String::from_utf8(body(input, &facts).unwrap()).unwrap();
        text.replace(env!("CARGO_PKG_VERSION"), "0.1.0")
    }

    #[test]
    fn the_body_of_a_decision_is_frozen() {
        let input = DecisionInput {
            case_id: CaseId::new("cse_1"),
            answer: Answer::Reject,
            reasons: vec![ReasonRef { scheme: "qes".into(), code: "3206".into() }],
            comment: " \n".into(),
            customer_reason: Some(CustomerReason::CouldNotBeCompleted),
            override_suspicion: false,
            checked: Vec::new(),
            marks: Vec::new(),
            whole_document: false,
            evidence_digest: "sha-256:ab".into(),
        };
        let expected = concat!(
            r#"{"client":{"name":"second-look","version":"0.1.0"},"comment":"","#,
            r#""customerFacingReason":"could_not_be_completed","decidedAt":"1970-01-01T00:00:00.000Z","decision":"reject","#,
            r#""decisionId":"00000000-0000-0000-0000-000000000007","device":{"id":"dev_1"},"#,
            r#""evidence":{"digest":"sha-256:ab","etag":"\"c-41\""},"override":false,"#,
            r#""reasons":[{"code":"3206","scheme":"qes"}],"reviewer":{"id":"rev-17"}}"#
        );
        let frozen = written(&input, false);
        assert_eq!(frozen, expected, "stored decisions are compared with the platform by the digest of these bytes");
        let unseen = DecisionInput { comment: "\u{200b}\u{3164}".into(), ..input };
        assert_eq!(written(&unseen, false), expected, "what cannot be seen is no comment either");
    }

    #[test]
    fn the_body_of_a_second_answer_is_frozen() {
        let input = DecisionInput {
            case_id: CaseId::new("cse_1"),
            answer: Answer::Approve,
            reasons: vec![ReasonRef { scheme: "qes".into(), code: "3206".into() }],
            comment: "Seen; the name changed.".into(),
            customer_reason: None,
            override_suspicion: true,
            checked: Vec::new(),
            marks: Vec::new(),
            whole_document: false,
            evidence_digest: "sha-256:ab".into(),
        };
        let expected = concat!(
            r#"{"answerId":"00000000-0000-0000-0000-000000000007","client":{"name":"second-look","version":"0.1.0"},"#,
            r#""comment":"Seen; the name changed.","customerFacingReason":null,"decidedAt":"1970-01-01T00:00:00.000Z","#,
            r#""decision":"approve","device":{"id":"dev_1"},"#,
            r#""evidence":{"digest":"sha-256:ab","etag":"\"c-41\""},"override":true,"#,
            r#""reasons":[{"code":"3206","scheme":"qes"}],"reviewer":{"id":"rev-17"}}"#
        );
        assert_eq!(written(&input, true), expected, "a second answer is recognised by the digest of these bytes");
    }
}
