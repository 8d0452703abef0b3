//! What a person hands to whoever helps them: the check-up and what it runs on, as one text. No personal data, no address,
//! no secret; and nothing that would tell of a suspicion, whatever a record called itself.
use serde::Serialize;
use serde_json::{Map, Value};

use super::{AppError, Checkup, Console};
use crate::catalogue::Language;
use crate::guard::{Outlet, look};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Diagnostics<'a> {
    product: &'static str,
    /// Operating system and processor.
    system: String,
    web_view: &'a str,
    language: Language,
    /// What the person set otherwise than by default; of lists with a name only how many there are.
    settings: Map<String, Value>,
    /// Why the platform did not answer last time, as a stable code.
    offline: Option<String>,
    checkup: Checkup,
}

impl Console {
    /// The text. Anyone may have it, signed in or not; whoever asks decides whom to hand it to.
    ///
    /// # Errors
    /// `tip_off_refused` when the guard finds something in it; that is in the log then.
    pub async fn diagnostics(&self, web_view: &str) -> Result<String, AppError> {
        self.refuse_when_locked()?;
        let checkup = self.checkup().await;
        let facts = Diagnostics {
            product: "Second Look",
            system: format!("{} {}", std::env::consts::OS, std::env::consts::ARCH),
            web_view,
            language: self.language(),
            settings: impersonal(self.settings().settings.chosen()),
            offline: self.live().offline.as_ref().map(|why| why.code.clone()),
            checkup,
        };
        let text = serde_json::to_string_pretty(&facts)
            .map_err(|_| AppError::new("diagnostics_unwritten", "The diagnostics could not be written.", None))?;
        match look(&text) {
            None => Ok(text),
            Some(found) => Err(self.refuse_to_let_out(Outlet::Diagnostics, None, found).await?),
        }
    }
}

/// A list has a name somebody typed and tells what they look for: neither is anybody else's business.
fn impersonal(mut chosen: Map<String, Value>) -> Map<String, Value> {
    if let Some(views) = chosen.get_mut("views") {
        *views = views.as_array().map_or(0, Vec::len).into();
    }
    chosen
}
