//! Coded reasons inside a block: a list, a single object, a bare code, or nothing.
use serde_json::Value;

use super::fields::{Fields, scalar};
use crate::catalogue::{ExplainedCode, Language, Scheme, explain_code};

/// Reasons kept per list; a longer list is somebody's mistake.
const LIMIT: usize = 100;

/// All reasons under these names, in order. `scheme` is where codes nobody has described are filed.
pub(super) fn reasons(
    fields: &mut Fields<'_>,
    names: &[&str],
    scheme: Scheme,
    language: Language,
) -> Vec<ExplainedCode> {
    let mut found = Vec::new();
    for name in names {
        for item in fields.items(&[name]).iter().take(LIMIT) {
            found.extend(reason(item, scheme, language));
        }
    }
    found
}

/// One reason. An object needs a code or at least words; a text is a code by itself.
pub(super) fn reason(value: &Value, scheme: Scheme, language: Language) -> Option<ExplainedCode> {
    let mut fields = Fields::of(value);
    let code = match scalar(value) {
        Some(code) => Some(code),
        None => fields.value(&["code", "reasonCode", "id"]).and_then(scalar),
    };
    let details =
        fields.value(&["details", "detail", "reasonMessage", "message", "description", "name"]).and_then(scalar);
    let code = code.filter(|code| !code.trim().is_empty()).or_else(|| details.clone())?;
    let family = fields.word(&["family"]);
    Some(explain_code(scheme, code.trim(), family.as_deref(), details.as_deref(), language))
}
