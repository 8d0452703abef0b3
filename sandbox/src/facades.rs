//! The two other platforms beside the review API: what happens there becomes, or changes, a case here.
//!
//! What this room does: it keeps a bank and an onboarding workflow for each environment, and after every change asks them
//! which of their identifications and transactions are cases (contract section 6). Cases are opened in, and evidence is
//! written into, the [`crate::ledger`]; from then on they are like all others.
//!
//! What it deliberately does not do: rules ([`crate::banking`], [`crate::onboarding`]) or HTTP ([`crate::http`]).
use crate::banking::Bank;
use crate::control::Control;
use crate::ledger::Ledger;
use crate::onboarding::Desk;
use crate::platform::{Platform, lock};
use crate::rules::Time;
use std::collections::{BTreeMap, HashMap};

/// Where a bank's events are sent, and what came back.
#[derive(Debug, Default)]
pub struct Sending {
    /// A loopback address; None: nobody listens.
    pub to: Option<url::Url>,
    /// Answers of the receiver, by the position of the event: a status, or None when nobody answered.
    pub answers: Vec<(usize, Option<u16>)>,
}

/// Life of a document's link, in seconds, of the bank and of the files of its cases.
pub const DOCUMENT_LINK_SECS: i64 = 30;

/// Life of a preview's link, in seconds.
pub const PREVIEW_LINK_SECS: i64 = 300;

/// A short-lived address of a document.
#[derive(Clone, Debug)]
pub struct DocumentLink {
    /// Which environment's bank.
    pub environment: String,
    /// Position of the document.
    pub document: usize,
    /// No longer than that.
    pub good_until: Time,
}

/// Everything of the two platforms.
#[derive(Debug)]
pub struct Facades {
    banks: BTreeMap<String, Bank>,
    desks: BTreeMap<String, Desk>,
    /// The bank's document links, by the word in them.
    pub links: HashMap<String, DocumentLink>,
    /// Events on their way out, by environment.
    pub sending: BTreeMap<String, Sending>,
}

impl Facades {
    pub(crate) fn new(seed: u64) -> Self {
        let both = ["staging", "live"];
        Self {
            banks: both.iter().map(|name| ((*name).to_owned(), Bank::new(name, seed))).collect(),
            desks: both.iter().map(|name| ((*name).to_owned(), Desk::new(name, seed))).collect(),
            links: HashMap::new(),
            sending: both.iter().map(|name| ((*name).to_owned(), Sending::default())).collect(),
        }
    }

    /// The bank of an environment, to look at.
    #[must_use]
    pub fn bank(&self, environment: &str) -> Option<&Bank> {
        self.banks.get(environment)
    }

    /// The workflow of an environment, to look at.
    #[must_use]
    pub fn desk(&self, environment: &str) -> Option<&Desk> {
        self.desks.get(environment)
    }

    /// Whether anything is on its way out.
    pub(crate) fn has_out(&self, environment: &str) -> bool {
        self.banks.get(environment).is_some_and(Bank::has_out)
    }

    /// Takes the oldest event that is on its way out, with its position and where it goes.
    pub(crate) fn next_out(&mut self, environment: &str) -> Option<(usize, url::Url, String)> {
        let bank = self.banks.get_mut(environment)?;
        let Some(to) = self.sending.get(environment)?.to.clone() else {
            // Nobody listens: whoever does later is told what happens from then on.
            bank.nobody_listens();
            return None;
        };
        let (event, body) = bank.next_out()?;
        Some((event, to, body))
    }
}

/// Opens or refreshes the cases of a bank's identifications.
fn settle_bank(bank: &mut Bank, ledger: &mut Ledger, now: Time) {
    let environment = bank.environment.clone();
    for place in bank.take_touched() {
        if let Some(case_id) = bank.case_of(place).map(str::to_owned) {
            let index = ledger.index_of(&environment, &case_id);
            let evidence = index.and_then(|index| bank.evidence(place, index, now, ledger.epoch));
            if let Some(evidence) = evidence {
                ledger.rewrite_evidence(&environment, &case_id, evidence, now);
            }
            continue;
        }
        let Some(opening) = bank.opening(place, now, ledger.epoch) else { continue };
        let index = ledger.count(&environment);
        let Some(evidence) = bank.evidence(place, index, now, ledger.epoch) else { continue };
        let facts = opening.at(bank.seed, &environment, index);
        bank.set_case(place, &facts.case_id);
        ledger.open_case(&environment, facts, evidence, now);
    }
}

fn settle_desk(desk: &mut Desk, ledger: &mut Ledger, now: Time) {
    let environment = desk.environment.clone();
    for place in desk.take_over() {
        let Some(opening) = desk.opening(place, now, ledger.epoch) else { continue };
        let index = ledger.count(&environment);
        let Some(evidence) = desk.evidence(place, index, now, ledger.epoch) else { continue };
        let facts = opening.at(desk.seed, &environment, index);
        desk.set_case(place, &facts.case_id);
        ledger.open_case(&environment, facts, evidence, now);
    }
}

impl Platform {
    /// Works with the bank of an environment; None when there is no such environment. What became a case meanwhile is one
    /// when this returns.
    pub fn with_bank<T>(&self, environment: &str, now: Time, work: impl FnOnce(&mut Bank) -> T) -> Option<T> {
        let mut facades = lock(&self.facades);
        let bank = facades.banks.get_mut(environment)?;
        let done = work(bank);
        settle_bank(bank, &mut self.ledger_at(now), now);
        Some(done)
    }

    /// Works with the onboarding workflow of an environment, likewise.
    pub fn with_desk<T>(&self, environment: &str, now: Time, work: impl FnOnce(&mut Desk) -> T) -> Option<T> {
        let mut facades = lock(&self.facades);
        let desk = facades.desks.get_mut(environment)?;
        let done = work(desk);
        settle_desk(desk, &mut self.ledger_at(now), now);
        Some(done)
    }
}

impl Control {
    /// Works with the bank of an environment at the platform's time, as its calls and `/sandbox/banking` do; None when there
    /// is no such environment. Events leave for the address that was named with the next call over HTTP.
    pub fn with_bank<T>(&self, environment: &str, work: impl FnOnce(&mut Bank, Time) -> T) -> Option<T> {
        let now = self.now();
        self.platform.with_bank(environment, now, |bank| work(bank, now))
    }

    /// Works with the onboarding workflow of an environment, likewise.
    pub fn with_desk<T>(&self, environment: &str, work: impl FnOnce(&mut Desk, Time) -> T) -> Option<T> {
        let now = self.now();
        self.platform.with_desk(environment, now, |desk| work(desk, now))
    }
}
