//! The bank's memory and its calls: each method is one call, with the time as an argument.
use super::account::{Account, NewAccount};
use super::document::{Document, Downloads, IDENTITY, SELFIE};
use super::error::BankError;
use super::event::{Event, Reader, SECRET, stamp};
use super::identification::{Identification, Step};
use super::road::{Order, Road, Underway};
use crate::rules::Time;
use crate::stock::{self, Papers, Who};
use chrono::TimeDelta;
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::{BTreeMap, HashMap, VecDeque};

/// How long a call's own tag is remembered.
const TAG_LIFE: TimeDelta = TimeDelta::hours(24);
/// Characters of a tag at most.
const MAX_TAG: usize = 250;
/// Characters of a comment at most; the platform publishes no limit.
pub(super) const MAX_COMMENT: usize = 4_000;
/// Events that are sent again on one request at most.
const MAX_RESENT: usize = 20_000;

/// When an identification becomes a case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OpensCases {
    /// A finding against it, as the platform's policy has it.
    #[default]
    ByRule,
    /// However it ended.
    EveryEnd,
}

/// What the bank was set up with.
#[derive(Clone, Debug)]
pub struct BankSettings {
    /// The signature feature was asked for.
    pub signatures: bool,
    /// What may be downloaded.
    pub downloads: Downloads,
    /// Types of documents that may be downloaded at all.
    pub eligible: Vec<u32>,
    /// The answer of the opening call without the wrapper.
    pub flat: bool,
    /// The older body of errors.
    pub older_errors: bool,
    /// Numbers as text, as the samples have them.
    pub numbers_as_text: bool,
    /// What becomes a case.
    pub cases: OpensCases,
    /// The road of the events.
    pub road: Road,
}

impl Default for BankSettings {
    fn default() -> Self {
        Self {
            signatures: true,
            downloads: Downloads::Enabled,
            eligible: vec![IDENTITY, SELFIE],
            flat: false,
            older_errors: false,
            numbers_as_text: false,
            cases: OpensCases::ByRule,
            road: Road::default(),
        }
    }
}

/// An event that reached its receivers.
#[derive(Clone, Debug)]
pub struct Arrival {
    /// Position among all events.
    pub event: usize,
    /// When.
    pub at: Time,
}

/// One environment of the bank.
#[derive(Debug)]
pub struct Bank {
    /// Which.
    pub environment: String,
    /// The seed its ids and papers come from.
    pub seed: u64,
    /// What it was set up with.
    pub settings: BankSettings,
    pub(super) accounts: BTreeMap<u64, Account>,
    pub(super) identifications: Vec<Identification>,
    pub(super) documents: Vec<Document>,
    pub(super) events: Vec<Event>,
    pub(super) arrivals: Vec<Arrival>,
    pub(super) cases: HashMap<usize, String>,
    underway: Underway,
    reader: Reader,
    /// Events on their way to the address the control named, oldest first.
    pub(super) outgoing: VecDeque<usize>,
    tags: HashMap<(&'static str, u64, String), (String, Time)>,
    pub(super) touched: Vec<usize>,
    minted: usize,
    last_stamp: i64,
}

impl Bank {
    /// An empty bank with its sample people.
    #[must_use]
    pub fn new(environment: &str, seed: u64) -> Self {
        let accounts = super::people::accounts().filter_map(Account::open);
        Self {
            environment: environment.to_owned(),
            seed,
            settings: BankSettings::default(),
            accounts: accounts.map(|account| (account.user_id, account)).collect(),
            identifications: Vec::new(),
            documents: Vec::new(),
            events: Vec::new(),
            arrivals: Vec::new(),
            cases: HashMap::new(),
            underway: Underway::default(),
            reader: Reader::default(),
            outgoing: VecDeque::new(),
            tags: HashMap::new(),
            touched: Vec::new(),
            minted: 0,
            last_stamp: 0,
        }
    }

    pub(super) fn mint(&mut self, purpose: &str) -> String {
        self.minted += 1;
        stock::facade_id(self.seed, &self.environment, purpose, self.minted)
    }

    /// Opens an account.
    ///
    /// # Errors
    /// [`BankError::Account`] when the number is taken, a field too long, or the parent unknown.
    pub fn open_account(&mut self, new: NewAccount) -> Result<(), BankError> {
        let parent = new.parent_user_id;
        let account = Account::open(new).ok_or(BankError::Account)?;
        let stranger = parent.is_some_and(|parent| !self.accounts.contains_key(&parent));
        if stranger || self.accounts.contains_key(&account.user_id) {
            return Err(BankError::Account);
        }
        self.accounts.insert(account.user_id, account);
        Ok(())
    }

    /// An account.
    ///
    /// # Errors
    /// [`BankError::NoUser`].
    pub fn account(&self, user_id: u64) -> Result<&Account, BankError> {
        self.accounts.get(&user_id).ok_or(BankError::NoUser)
    }

    /// What an earlier call with the same tag made, within a day.
    pub(super) fn tagged(
        &self,
        call: &'static str,
        user_id: u64,
        tag: Option<&str>,
        now: Time,
    ) -> Result<Option<&str>, BankError> {
        let Some(tag) = tag else { return Ok(None) };
        if tag.is_empty() || tag.chars().count() > MAX_TAG {
            return Err(BankError::Parameter("accessTag"));
        }
        let known = self.tags.get(&(call, user_id, tag.to_owned()));
        Ok(known.filter(|(_, at)| now - *at < TAG_LIFE).map(|(made, _)| made.as_str()))
    }

    pub(super) fn remember(&mut self, call: &'static str, user_id: u64, tag: Option<&str>, made: &str, now: Time) {
        self.tags.retain(|_, (_, at)| now - *at < TAG_LIFE);
        if let Some(tag) = tag {
            self.tags.insert((call, user_id, tag.to_owned()), (made.to_owned(), now));
        }
    }

    /// `POST /v1/users/{userId}/qes`: begins an identification and answers its id.
    ///
    /// # Errors
    /// [`BankError::NoUser`], [`BankError::NotEnabled`], [`BankError::Missing`], [`BankError::Parameter`] for a bad tag.
    pub fn begin(&mut self, user_id: u64, tag: Option<&str>, now: Time) -> Result<String, BankError> {
        let account = self.account(user_id)?;
        if !self.settings.signatures {
            return Err(BankError::NotEnabled);
        }
        let missing = account.missing();
        if let Some(made) = self.tagged("qes", user_id, tag, now)? {
            return Ok(made.to_owned());
        }
        if !missing.is_empty() {
            return Err(BankError::Missing(missing));
        }
        let id = self.mint("identification");
        let number = self.identifications.len();
        self.identifications.push(Identification::begin(id.clone(), user_id, number, now));
        self.remember("qes", user_id, tag, &id, now);
        Ok(id)
    }

    pub(super) fn place(&self, identification: &str) -> Result<usize, BankError> {
        let found = self.identifications.iter().position(|known| known.id == identification);
        found.ok_or(BankError::NoIdentification)
    }

    /// The person or the provider does something.
    ///
    /// # Errors
    /// [`BankError::NoIdentification`], [`BankError::Step`].
    pub fn step(&mut self, identification: &str, step: Step, now: Time) -> Result<(), BankError> {
        let place = self.place(identification)?;
        let known = self.identifications.get_mut(place).ok_or(BankError::NoIdentification)?;
        let transfer = self.accounts.get(&known.user_id).ok_or(BankError::NoUser)?.transfer();
        let announced = known.step(step, transfer, now)?;
        let (id, user_id) = (known.id.clone(), known.user_id);
        self.touched.push(place);
        let Some(announced) = announced else { return Ok(()) };
        let reasons = announced.reasons.iter().map(Some);
        let reasons: Vec<Option<&String>> = if announced.reasons.is_empty() { vec![None] } else { reasons.collect() };
        for code in reasons {
            let mut told =
                json!({ "identificationId": id, "userId": self.number(user_id), "result": announced.result });
            if let (Some(code), Some(fields)) = (code, told.as_object_mut()) {
                let reason = json!({ "reasonCode": code, "reasonMessage": stock::qes_code(code).0 });
                fields.insert("reason".into(), reason);
            }
            self.happen(announced.event, "qes", &id, json!({ "qes": [told] }), Some(place), now);
        }
        if announced.event == "qes.finalized" {
            self.make_documents(place, now);
        }
        Ok(())
    }

    /// The papers of an identification, which show what it ended with.
    pub(super) fn papers(&self, place: usize) -> Option<Papers> {
        let known = self.identifications.get(place)?;
        let account = self.accounts.get(&known.user_id)?;
        let field = |name: &str| account.field(name).map(str::to_owned);
        let who =
            Who { given: field("firstname"), family: field("lastname"), email: field("email"), phone: field("phone") };
        Some(stock::papers(self.seed, &self.environment, place, &who, &known.reasons))
    }

    /// A number as this bank writes them.
    pub(super) fn number(&self, number: u64) -> Value {
        if self.settings.numbers_as_text { number.to_string().into() } else { number.into() }
    }

    pub(super) fn happen(
        &mut self,
        name: &'static str,
        object: &'static str,
        object_id: &str,
        payload: Value,
        identification: Option<usize>,
        now: Time,
    ) {
        let id = self.mint("event");
        self.last_stamp = stamp(now).max(self.last_stamp + 1);
        let (created_at, object_id) = (self.last_stamp, object_id.to_owned());
        let at = self.events.len();
        self.events.push(Event { id, name, created_at, object, object_id, payload, identification });
        let arriving = self.underway.depart(at, name, &self.settings.road);
        self.arrive(arriving, now);
    }

    /// Events reach their receivers: the review beside the bank, and the address the control named.
    fn arrive(&mut self, arriving: Vec<usize>, now: Time) {
        for event in arriving {
            let Some(known) = self.events.get(event) else { continue };
            // The bank's own receiver believes nothing either, and counts a repeat as one.
            if self.reader.read(known.body(SECRET).as_bytes(), SECRET, now, None).is_err() {
                continue;
            }
            self.touched.extend(known.identification);
            self.arrivals.push(Arrival { event, at: now });
            self.outgoing.push_back(event);
        }
    }

    /// Lets the events through that wait on the road; answers how many arrived.
    pub fn let_through(&mut self, order: Order, now: Time) -> usize {
        let arriving = self.underway.let_through(order);
        let count = arriving.len();
        self.arrive(arriving, now);
        count
    }

    /// Sends the events of a time range again, as the platform does on request.
    pub fn send_again(&mut self, from: Option<Time>, to: Option<Time>, now: Time) -> usize {
        let within = |event: &Event| {
            from.is_none_or(|from| stamp(from) <= event.created_at) && to.is_none_or(|to| event.created_at <= stamp(to))
        };
        let found = self.events.iter().enumerate().filter(|(_, event)| within(event)).map(|(at, _)| at);
        let again: Vec<usize> = found.take(MAX_RESENT).collect();
        let count = again.len();
        self.arrive(again, now);
        count
    }

    /// The case an identification became.
    #[must_use]
    pub fn case_of(&self, place: usize) -> Option<&str> {
        self.cases.get(&place).map(String::as_str)
    }

    pub(crate) fn set_case(&mut self, place: usize, case_id: &str) {
        self.cases.insert(place, case_id.to_owned());
    }

    /// Takes the oldest event on its way out: its position and its body.
    pub(crate) fn next_out(&mut self) -> Option<(usize, String)> {
        let event = self.outgoing.pop_front()?;
        self.events.get(event).map(|known| (event, known.body(SECRET)))
    }

    pub(crate) fn has_out(&self) -> bool {
        !self.outgoing.is_empty()
    }

    pub(crate) fn nobody_listens(&mut self) {
        self.outgoing.clear();
    }

    /// Every event so far, with how often it arrived.
    pub fn events(&self) -> impl Iterator<Item = (&Event, usize)> {
        let arrived = |at: usize| self.arrivals.iter().filter(move |arrival| arrival.event == at).count();
        self.events.iter().enumerate().map(move |(at, event)| (event, arrived(at)))
    }

    /// Every identification so far, with the case it became.
    pub fn identifications(&self) -> impl Iterator<Item = (&Identification, Option<&str>)> {
        self.identifications.iter().map(|known| (known, self.case_of(known.number)))
    }

    /// Identifications about which something is new since the last time, each once.
    pub(crate) fn take_touched(&mut self) -> Vec<usize> {
        let mut touched = std::mem::take(&mut self.touched);
        touched.sort_unstable();
        touched.dedup();
        touched
    }
}
