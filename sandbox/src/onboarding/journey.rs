//! One transaction of the workflow: which step is due, what each says, and where it ends.
use super::course::{Course, Device, Match};
use crate::rules::Time;
use chrono::TimeDelta;

/// How long a link may lie unopened. That a timeout denies is documented; how long it takes is not.
pub const LINK_LIFE: TimeDelta = TimeDelta::minutes(10);

/// A step of the workflow, which its key selects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The silent look at device and network.
    SessionRisk,
    /// Name, address and phone against the carrier's.
    PersonalData,
    /// Possession of the phone.
    Link,
    /// Document and selfie.
    Document,
}

impl Step {
    /// Every step with the key that selects it.
    pub const KEYS: [(Self, &'static str); 4] = [
        (Self::SessionRisk, "sandbox-key-session-risk"),
        (Self::PersonalData, "sandbox-key-personal-data"),
        (Self::Link, "sandbox-key-link"),
        (Self::Document, "sandbox-key-document"),
    ];

    /// The key that selects it.
    #[must_use]
    pub fn key(self) -> &'static str {
        Self::KEYS.iter().find(|(step, _)| *step == self).map_or("", |(_, key)| *key)
    }

    /// The step of a key.
    #[must_use]
    pub fn of(key: &str) -> Option<Self> {
        Self::KEYS.iter().find(|(_, known)| *known == key).map(|(step, _)| *step)
    }

    /// Its name on the platform's pages.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::SessionRisk => "Session Risk",
            Self::PersonalData => "PII Validation",
            Self::Link => "SMS Link",
            Self::Document => "Government ID and Selfie Match",
        }
    }
}

/// What the policy says after a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Yes.
    Approve,
    /// No.
    Deny,
    /// Another step is due, or the same one again.
    Obligation,
    /// No policy, or something broke: neither yes nor no.
    NoDecision,
}

impl Decision {
    /// The word on the wire.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Approve => "approve",
            Self::Deny => "deny",
            Self::Obligation => "obligation",
            Self::NoDecision => "no_decision",
        }
    }
}

/// A step that was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Which.
    pub step: Step,
    /// What it came to, in our words.
    pub result: &'static str,
    /// On what kind of device.
    pub device: Device,
    /// When.
    pub at: Time,
}

/// One transaction, by one id from the first call to the last.
#[derive(Clone, Debug)]
pub struct Transaction {
    /// `transaction_id`, and `asi` of every later call.
    pub id: String,
    /// Position among those of its environment, from 0.
    pub number: usize,
    /// The customer's own handle for the person; the last one named counts.
    pub credential: String,
    /// The person's name, where the samples have one.
    pub name: Option<(&'static str, &'static str)>,
    /// How it goes.
    pub course: Course,
    /// What the policy says now.
    pub decision: Decision,
    /// The step that is due.
    pub due: Option<Step>,
    /// What was taken so far.
    pub taken: Vec<Taken>,
    /// When the link went out.
    pub sent_at: Option<Time>,
    /// On what it was opened, and when.
    pub opened: Option<(Device, Time)>,
    /// Whether document and selfie held.
    pub captured: Option<bool>,
}

impl Transaction {
    /// A transaction before its first step. Without a policy it is over at once, and nobody has decided.
    #[must_use]
    pub fn begin(id: String, number: usize, name: Option<(&'static str, &'static str)>, course: Course) -> Self {
        Self {
            id,
            number,
            credential: String::new(),
            name,
            course,
            decision: Decision::Obligation,
            due: Some(Step::SessionRisk),
            taken: Vec::new(),
            sent_at: None,
            opened: None,
            captured: None,
        }
    }

    /// Ended: no further step is taken.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.due.is_none()
    }

    /// What a step came to, if it was taken.
    #[must_use]
    pub fn result(&self, step: Step) -> Option<&'static str> {
        self.taken.iter().rev().find(|taken| taken.step == step).map(|taken| taken.result)
    }

    fn end(&mut self, decision: Decision) {
        (self.decision, self.due) = (decision, None);
    }

    /// Nobody configured a policy.
    pub fn without_policy(&mut self) {
        self.end(Decision::NoDecision);
    }

    /// Sends the link of the step that is due, to the phone; the person then does as their journey says.
    pub fn send_link(&mut self, now: Time) {
        self.sent_at = Some(now);
        match self.due {
            Some(Step::Link) => self.opened = self.course.opens.map(|device| (device, now)),
            Some(Step::Document) => self.captured = self.course.document,
            _ => {}
        }
    }

    /// Takes the step that is due. A step whose outcome is not there yet is due again (the same key as before).
    pub fn take(&mut self, possession: bool, now: Time) {
        let Some(step) = self.due else { return };
        let (result, device, next) = match step {
            Step::SessionRisk if self.course.risks.is_empty() => ("pass", Device::Desktop, Ok(Step::PersonalData)),
            Step::SessionRisk => ("fail", Device::Desktop, Err(Decision::Deny)),
            Step::PersonalData => match self.course.matched {
                Match::Yes if possession => ("pass", Device::Desktop, Ok(Step::Link)),
                Match::Yes => ("pass", Device::Desktop, Err(Decision::Approve)),
                Match::No => ("no_match", Device::Desktop, Ok(Step::Document)),
                Match::CountryNotReached => ("country_not_supported", Device::Desktop, Ok(Step::Document)),
                Match::Error => ("error", Device::Desktop, Err(Decision::NoDecision)),
            },
            Step::Link => match (self.opened, self.sent_at) {
                (Some((Device::Mobile, _)), _) => ("confirmed", Device::Mobile, Err(Decision::Approve)),
                (Some((Device::Desktop, _)), _) => ("opened_on_desktop", Device::Desktop, Err(Decision::Deny)),
                (None, Some(sent)) if now - sent > LINK_LIFE => ("timeout", Device::Mobile, Err(Decision::Deny)),
                (None, _) => return,
            },
            Step::Document => match self.captured {
                Some(true) => ("pass", Device::Mobile, Err(Decision::Approve)),
                Some(false) => ("fail", Device::Mobile, Err(Decision::Deny)),
                None => return,
            },
        };
        let at = self.opened.map_or(now, |(_, at)| if step == Step::Link { at } else { now });
        self.taken.push(Taken { step, result, device, at });
        match next {
            Ok(step) => self.due = Some(step),
            Err(decision) => self.end(decision),
        }
    }
}
