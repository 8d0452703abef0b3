//! How a case was shown to whoever decided: what the same screen is drawn from again, anywhere, and one digest over it.
//! FROZEN: `the_digest_of_a_state_is_frozen` fails when the way of it changes.
use serde::{Deserialize, Serialize};

use super::facts::FileFact;
use super::fields::sha256_text;

/// Where it stands, in packages that show the review.
pub const SHOWN: &str = "data/shown.json";

/// What beside the evidence a screen is drawn from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct ShownFile {
    /// Digest of the descriptions of codes, `sha-256:` and hex.
    pub catalogue: String,
    /// Descriptions, edition and summary were kept when the newest decision was saved; else they are those of the export, and
    /// nobody knows whether they were shown. None where nothing was decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kept: Option<bool>,
    /// The edition of the step-up policy the case came under.
    pub policy: ShownPolicy,
    /// When the newest decision was saved, by the console's clock; none where nothing was decided.
    pub shown_at: Option<String>,
    /// The digest over all of it.
    pub state: String,
    /// What the platform's list said of the case.
    pub summary: ShownSummary,
    /// The version of it, 1.
    pub v: u32,
}

/// An edition of the step-up policy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShownPolicy {
    /// `sha-256:` and hex over its bytes.
    pub digest: String,
    /// Its bytes, in a whole package.
    pub text: Option<String>,
    /// Its name.
    pub version: String,
}

/// What the platform's list said of the case, but for what moves when it is decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct ShownSummary {
    /// The device verdict in the platform's own word.
    pub device_verdict: Option<String>,
    /// The deadline.
    pub due_at: Option<String>,
    /// The end of the session.
    pub expires_at: Option<String>,
    /// Its flow.
    pub flow_id: Option<String>,
    /// When it was opened for review.
    pub opened_at: String,
    /// Family and code of each cause.
    pub opened_because: Vec<[String; 2]>,
    /// What the platform said of the session.
    pub platform_outcome: String,
    /// 0 to 100.
    pub priority: u32,
    /// A second person was asked.
    pub second: bool,
    /// Its session.
    pub session_id: Option<String>,
    /// `trust`, `qes` or `onboarding`.
    pub source: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct State<'a> {
    catalogue: &'a str,
    fields: &'a str,
    files: Vec<Option<&'a str>>,
    policy: &'a str,
    shown_at: Option<&'a str>,
    summary: &'a ShownSummary,
}

impl ShownFile {
    /// The digest over what the screen is drawn from: `sha-256:` and hex over canonical JSON. `fields` is the commitment over
    /// the evidence, so that it is the same in a whole package and in one that keeps values back; of a file its digest
    /// counts, whether its bytes are here or not.
    ///
    /// # Errors
    /// Never for texts; the writer's type asks for it.
    pub fn state_over(&self, fields: &str, files: &[FileFact]) -> Result<String, serde_json::Error> {
        let state = State {
            catalogue: &self.catalogue,
            fields,
            files: files.iter().map(|file| file.original.as_deref()).collect(),
            policy: &self.policy.digest,
            shown_at: self.shown_at.as_deref(),
            summary: &self.summary,
        };
        Ok(sha256_text(&serde_json::to_vec(&state)?))
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(in crate::package) fn shown() -> ShownFile {
        ShownFile {
            catalogue: "sha-256:1".to_owned(),
            kept: None,
            policy: ShownPolicy { digest: sha256_text(b"x"), text: None, version: "one".to_owned() },
            shown_at: None,
            state: String::new(),
            summary: ShownSummary {
                device_verdict: None,
                due_at: None,
                expires_at: None,
                flow_id: None,
                opened_at: "2026-11-26T08:00:00.000Z".to_owned(),
                opened_because: vec![["device".to_owned(), "DEV_1".to_owned()]],
                platform_outcome: "none".to_owned(),
                priority: 7,
                second: false,
                session_id: None,
                source: "trust".to_owned(),
            },
            v: 1,
        }
    }

    #[test]
    fn the_digest_of_a_state_is_frozen() {
        let file = |original: Option<&str>| FileFact {
            media_type: None,
            original: original.map(str::to_owned),
            path: None,
            side: "front".to_owned(),
            state: "not_held".to_owned(),
        };
        let text = concat!(
            r#"{"catalogue":"sha-256:1","fields":"sha-256:f","files":["ab",null],"policy":"sha-256:"#,
            r#"2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881","shownAt":null,"summary":"#,
            r#"{"deviceVerdict":null,"dueAt":null,"expiresAt":null,"flowId":null,"openedAt":"2026-11-26T08:00:00.000Z","#,
            r#""openedBecause":[["device","DEV_1"]],"platformOutcome":"none","priority":7,"second":false,"#,
            r#""sessionId":null,"source":"trust"}}"#
        );
        let state = shown().state_over("sha-256:f", &[file(Some("ab")), file(None)]).unwrap();
        assert_eq!(state, sha256_text(text.as_bytes()), "replays of packages that exist are held to it");
    }
}
