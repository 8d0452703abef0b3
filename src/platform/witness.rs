//! The witness of this console's log (contract section 3, devices and checkpoints). Calls beside the work: one that fails
//! says nothing of the way to the platform, and nobody waits for it.
use reqwest::Method;
use serde_json::{Value, json};
use url::Url;

use super::ask::with_json;
use super::client::{Answer, Ask, Kind};
use super::error::{NotSent, PlatformError};
use super::tokens::Who;
use super::wire::WitnessAnswer;
use super::{Platform, convert, read};
use crate::ids::DeviceId;

impl Platform {
    /// Makes the public key of this console's log known. Gives the key the witness signs with. A key that is known is none
    /// the worse for it.
    ///
    /// # Errors
    /// `not_implemented` as [`PlatformError::Problem`] where the platform is no witness; the usual ones.
    pub async fn enrol(&self, device: &DeviceId, verifier_key: &str) -> Result<String, PlatformError> {
        let url = self.review_url(&["devices", device.as_str()])?;
        let answer = self.beside(Method::PUT, &url, &json!({ "verifierKey": verifier_key })).await?;
        convert::enrolment(read::json_body(&answer, &[200, 201])?)
    }

    /// Shows the witness a checkpoint, and that it continues the one of `old_size` entries; 0 where none was shown yet.
    ///
    /// # Errors
    /// The usual ones; that the witness saw something else before is an answer.
    pub async fn witness(
        &self,
        device: &DeviceId,
        old_size: u64,
        checkpoint: &str,
        consistency: &[String],
    ) -> Result<WitnessAnswer, PlatformError> {
        let url = self.review_url(&["devices", device.as_str(), "checkpoints"])?;
        let body = json!({ "oldSize": old_size, "checkpoint": checkpoint, "consistency": consistency });
        let answer = self.beside(Method::POST, &url, &body).await?;
        let refused = read::problem(&answer).map(|problem| problem.code);
        match (answer.status, refused.as_deref()) {
            (404, Some("unknown_device")) => Ok(WitnessAnswer::NotEnrolled),
            (409, Some("size_differs")) => Ok(WitnessAnswer::Differs(convert::seen_before(&answer.body)?)),
            (422, Some("proof_failed")) => Ok(WitnessAnswer::ProofFailed),
            _ => convert::cosignature(read::json_body(&answer, &[200])?).map(WitnessAnswer::Cosigned),
        }
    }

    async fn beside(&self, method: Method, url: &Url, body: &Value) -> Result<Answer, PlatformError> {
        let bytes = serde_json::to_vec(body).map_err(|_| PlatformError::NotSent(NotSent::Unsendable))?;
        let make = || Ask { kind: Kind::Beside, ..with_json(method.clone(), url.clone(), bytes.clone()) };
        Ok(self.ask(Who::Person, make).await?)
    }
}
