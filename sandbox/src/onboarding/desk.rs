//! The workflow's memory and its calls: each method is one call, with the time as an argument.
use super::checks::{OPTIONAL, checks};
use super::course::{self, Device};
use super::journey::{Decision, Step, Transaction};
use crate::banking::OpensCases;
use crate::rules::Time;
use crate::stock;
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::HashMap;

/// The key of a step nobody configured a policy for.
pub const UNCONFIGURED: &str = "sandbox-key-without-policy";

/// Characters of a handle at most.
const MAX_HANDLE: usize = 200;
/// Submitted attributes at most.
const MAX_ATTRIBUTES: usize = 50;

/// Why a call comes to nothing. It rides inside an answer of status 200, as the samples suggest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DeskError {
    /// The body is no JSON object, or a field has another form than it should.
    #[error("the request cannot be read")]
    Unreadable,
    /// No step has this key.
    #[error("no step has this key")]
    Key,
    /// No transaction has this id.
    #[error("no transaction has this id")]
    Transaction,
    /// Another step is due.
    #[error("another step is due")]
    OutOfTurn,
    /// It has ended.
    #[error("the transaction is over")]
    Over,
    /// The step compares what the person submits, and nothing was.
    #[error("attributes of the user are missing")]
    Attributes,
}

impl DeskError {
    /// `errorCode`, in our words.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Unreadable => "invalid_request",
            Self::Key => "unknown_apikey",
            Self::Transaction => "unknown_asi",
            Self::OutOfTurn => "step_not_due",
            Self::Over => "transaction_over",
            Self::Attributes => "attributes_missing",
        }
    }
}

/// The body of `/slverify`. What an element of the attributes looks like is not visible in the copies read, so they are
/// taken as they come, counted, and sent back; nothing is read in them and nothing of them is kept.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Ask {
    /// The step to run.
    pub apikey: String,
    /// The customer's handle for the person.
    #[serde(default)]
    pub credential: String,
    /// The transaction, from the second call on.
    #[serde(default)]
    pub asi: Option<String>,
    /// What the person submitted.
    #[serde(default, rename = "userAttributes")]
    pub attributes: Vec<Value>,
}

/// What the workflow was set up with.
#[derive(Clone, Debug)]
pub struct DeskSettings {
    /// Possession of the phone is checked after a match; without it a match is enough.
    pub possession: bool,
    /// Checks that were bought on top.
    pub bought: Vec<String>,
    /// What becomes a case.
    pub cases: OpensCases,
}

impl Default for DeskSettings {
    fn default() -> Self {
        Self {
            possession: true,
            bought: vec!["phone.simSwap".into(), "phone.recycledNumber".into()],
            cases: OpensCases::ByRule,
        }
    }
}

/// What the person does where no journey says it; it happens on their phone, not in a call.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case", tag = "does", deny_unknown_fields)]
pub enum Deed {
    /// Opens the link that was sent.
    OpenLink {
        /// On what.
        device: Device,
    },
    /// Takes photos of document and face.
    Capture {
        /// Whether they hold.
        holds: bool,
    },
}

/// One environment of the workflow.
#[derive(Debug)]
pub struct Desk {
    /// Which.
    pub environment: String,
    /// The seed its ids and journeys come from.
    pub seed: u64,
    /// What it was set up with.
    pub settings: DeskSettings,
    pub(super) transactions: Vec<Transaction>,
    cases: HashMap<usize, String>,
    over: Vec<usize>,
}

impl Desk {
    /// A workflow nobody has used.
    #[must_use]
    pub fn new(environment: &str, seed: u64) -> Self {
        let settings = DeskSettings::default();
        Self {
            environment: environment.to_owned(),
            seed,
            settings,
            transactions: Vec::new(),
            cases: HashMap::new(),
            over: Vec::new(),
        }
    }

    /// Sets which checks were bought; false when one of them does not exist.
    pub fn buy(&mut self, names: &[String]) -> bool {
        let known = names.iter().all(|name| OPTIONAL.iter().any(|(known, _)| known == name));
        if known {
            names.clone_into(&mut self.settings.bought);
        }
        known
    }

    fn place(&self, id: &str) -> Result<usize, DeskError> {
        self.transactions.iter().position(|known| known.id == id).ok_or(DeskError::Transaction)
    }

    fn begin(&mut self, credential: &str) -> usize {
        let number = self.transactions.len();
        let id = stock::facade_id(self.seed, &self.environment, "transaction", number);
        let (name, course) = course::of(credential, self.seed, &self.environment);
        self.transactions.push(Transaction::begin(id, number, name, course));
        number
    }

    /// `POST /v1/slverify`
    ///
    /// # Errors
    /// [`DeskError`]; the transaction stands where it stood.
    pub fn verify(&mut self, ask: &Ask, now: Time) -> Result<Value, DeskError> {
        if ask.credential.chars().count() > MAX_HANDLE || ask.attributes.len() > MAX_ATTRIBUTES {
            return Err(DeskError::Unreadable);
        }
        let unconfigured = ask.apikey == UNCONFIGURED;
        let step = Step::of(&ask.apikey).or(unconfigured.then_some(Step::SessionRisk)).ok_or(DeskError::Key)?;
        let place = match ask.asi.as_deref().filter(|asi| !asi.is_empty()) {
            Some(asi) => self.place(asi)?,
            None if step == Step::SessionRisk => self.begin(&ask.credential),
            None => return Err(DeskError::Transaction),
        };
        let possession = self.settings.possession;
        let known = self.transactions.get_mut(place).ok_or(DeskError::Transaction)?;
        match known.due {
            None => return Err(DeskError::Over),
            Some(due) if due != step => return Err(DeskError::OutOfTurn),
            Some(Step::PersonalData) if ask.attributes.is_empty() => return Err(DeskError::Attributes),
            Some(_) => {}
        }
        if !ask.credential.is_empty() {
            ask.credential.clone_into(&mut known.credential);
        }
        if unconfigured {
            known.without_policy()
        } else {
            known.take(possession, now)
        }
        if known.is_over() {
            self.over.push(place);
        }
        // Before the silent look has passed nothing a person typed is taken in, and nothing is sent back.
        let echo = if step == Step::SessionRisk { &[] } else { ask.attributes.as_slice() };
        self.answer(place, echo)
    }

    fn answer(&self, place: usize, echo: &[Value]) -> Result<Value, DeskError> {
        let known = self.transactions.get(place).ok_or(DeskError::Transaction)?;
        let told: Vec<Value> = checks(known, &self.settings.bought)
            .into_iter()
            .map(|(name, result)| json!({ "name": name, "result": result }))
            .collect();
        Ok(json!({
            "errorCode": "", "errorDescription": "", "transaction_id": known.id,
            "userAttributes": echo, "acquiredAttributes": [], "userAssertionList": told,
            "mbun": stock::facade_id(self.seed, &self.environment, "mbun", known.number),
            "forwardApiKey": known.due.map_or("", Step::key),
            "policyObligation": known.decision == Decision::Obligation, "policyDecision": known.decision.word(),
        }))
    }

    /// `async-ui/send-link`: of the possession check or the photos.
    ///
    /// # Errors
    /// [`DeskError`].
    pub fn send_link(&mut self, apikey: &str, asi: &str, now: Time) -> Result<Value, DeskError> {
        let step = Step::of(apikey).ok_or(DeskError::Key)?;
        let place = self.place(asi)?;
        let known = self.transactions.get_mut(place).ok_or(DeskError::Transaction)?;
        match known.due {
            None => return Err(DeskError::Over),
            Some(due) if due != step || !matches!(step, Step::Link | Step::Document) => {
                return Err(DeskError::OutOfTurn);
            }
            Some(_) => known.send_link(now),
        }
        Ok(json!({ "errorCode": "", "errorDescription": "", "transaction_id": known.id }))
    }

    /// The person does something by hand.
    ///
    /// # Errors
    /// [`DeskError::Transaction`]; [`DeskError::OutOfTurn`] when no link for it is out.
    pub fn act(&mut self, id: &str, deed: Deed, now: Time) -> Result<(), DeskError> {
        let place = self.place(id)?;
        let known = self.transactions.get_mut(place).ok_or(DeskError::Transaction)?;
        match (deed, known.due, known.sent_at) {
            (Deed::OpenLink { device }, Some(Step::Link), Some(_)) => known.opened = Some((device, now)),
            (Deed::Capture { holds }, Some(Step::Document), Some(_)) => known.captured = Some(holds),
            _ => return Err(DeskError::OutOfTurn),
        }
        Ok(())
    }

    /// Every transaction so far, with the case it became.
    pub fn transactions(&self) -> impl Iterator<Item = (&Transaction, Option<&str>)> {
        self.transactions.iter().map(|known| (known, self.cases.get(&known.number).map(String::as_str)))
    }

    pub(crate) fn set_case(&mut self, place: usize, case_id: &str) {
        self.cases.insert(place, case_id.to_owned());
    }

    /// Transactions that have ended since the last time.
    pub(crate) fn take_over(&mut self) -> Vec<usize> {
        std::mem::take(&mut self.over)
    }
}
