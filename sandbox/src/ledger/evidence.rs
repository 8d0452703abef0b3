//! Evidence: built when somebody asks, kept only where the world was changed.
use super::{Case, Environment, Ledger};
use crate::rules::{Caller, CaseState, Code, Refusal};
use crate::stock::{self, Evidence, Picture, Source, Stocked};
use serde_json::Value;
use std::sync::Arc;

/// A file that may be handed out.
#[derive(Clone, Debug)]
pub struct FileFound {
    /// What to draw.
    pub picture: Picture,
    /// Of which case, for the access log.
    pub case_id: String,
    /// Where the case comes from: links to a bank's documents live shorter.
    pub source: Source,
}

/// What rendering a session or its blocks needs, taken out of the lock.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The case's facts.
    pub facts: Stocked,
    /// Its evidence, with the outcome as it stands.
    pub evidence: Arc<Evidence>,
}

impl Case {
    /// The evidence as it is now.
    #[must_use]
    pub fn evidence(&self) -> Arc<Evidence> {
        self.evidence.clone().unwrap_or_else(|| Arc::new(stock::evidence(&self.facts)))
    }

    pub(super) fn shown(&self) -> Shown {
        let mut evidence = self.evidence();
        if self.record.finality == "final" && self.record.outcome != self.facts.platform_outcome {
            let session = &mut Arc::make_mut(&mut evidence).session;
            if let Some(fields) = session.as_mut().and_then(Value::as_object_mut) {
                fields.insert("sessionStatus".into(), "COMPLETED".into());
                fields.insert("outcome".into(), self.record.outcome.clone().into());
            }
        }
        Shown { facts: self.facts.clone(), evidence }
    }
}

impl Environment {
    fn of_session(&self, session_id: &str) -> Option<&Case> {
        self.by_session.get(session_id).and_then(|index| self.cases.get(*index))
    }
}

fn is_gone(case: &Case) -> bool {
    matches!(case.record.state, CaseState::Gone(_))
}

impl Ledger {
    /// The session behind the documented calls.
    ///
    /// # Errors
    /// `not_found` when there is none, or its case is gone.
    pub fn session(&self, environment: &str, session_id: &str) -> Result<Shown, Refusal> {
        let case = self.environment(environment)?.of_session(session_id).filter(|case| !is_gone(case));
        case.map(Case::shown).ok_or_else(|| Code::NotFound.into())
    }

    /// The evidence of the sources without documented calls, and the ETag it stands under.
    ///
    /// # Errors
    /// `unknown_case`, `case_gone`; `not_applicable` for a trust case.
    pub fn review_evidence(&self, environment: &str, case_id: &str, who: &Caller) -> Result<(Shown, String), Refusal> {
        let case = self.case(environment, case_id, who)?;
        if case.facts.source == Source::Trust {
            return Err(Code::NotApplicable.into());
        }
        Ok((case.shown(), case.record.etag()))
    }

    /// The file of a vault reference that a stored block still names.
    ///
    /// # Errors
    /// `not_found` when no such reference exists here or its block was erased.
    pub fn file(&self, environment: &str, vault_id: &str) -> Result<FileFound, Refusal> {
        let env = self.environment(environment)?;
        let index =
            env.links.get(vault_id).copied().or_else(|| stock::index_of_file(vault_id)).ok_or(Code::NotFound)?;
        let case = env.cases.get(index).filter(|case| !is_gone(case)).ok_or(Code::NotFound)?;
        let evidence = case.evidence();
        let named = evidence.blocks.iter().any(|block| !block.erased && names(&block.content, vault_id));
        let file = evidence.files.iter().find(|file| file.vault_id == vault_id).filter(|_| named);
        let file = file.ok_or(Code::NotFound)?;
        Ok(FileFound { picture: file.picture.clone(), case_id: case.record.case_id.clone(), source: case.facts.source })
    }
}

/// Whether a block's content refers to the file, at any depth.
fn names(content: &Value, vault_id: &str) -> bool {
    match content {
        Value::Object(fields) => {
            fields.get("$id").and_then(Value::as_str) == Some(vault_id)
                || fields.values().any(|value| names(value, vault_id))
        }
        Value::Array(items) => items.iter().any(|value| names(value, vault_id)),
        _ => false,
    }
}
