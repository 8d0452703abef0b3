//! Accounts: the fields an identification needs, parents and children, the extra check of one country, level and review.
use crate::rules::{Time, wire_time};
use serde::{Deserialize, Serialize};

/// The fields without which an identification cannot begin, in the order the page lists them.
pub const NEEDED: [&str; 5] = ["firstname", "lastname", "email", "country", "phone"];

/// The country in which a bank transfer is checked as well.
pub const TRANSFER_COUNTRY: &str = "DE";

/// Characters of one field at most.
const MAX_FIELD: usize = 100;

/// An account as the control puts it in. The call that creates one is not among those we could read.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewAccount {
    /// The number to be known by.
    pub user_id: u64,
    /// Given name.
    #[serde(default, rename = "firstname")]
    pub given: Option<String>,
    /// Family name.
    #[serde(default, rename = "lastname")]
    pub family: Option<String>,
    /// Mail address.
    #[serde(default)]
    pub email: Option<String>,
    /// Two letters.
    #[serde(default)]
    pub country: Option<String>,
    /// Phone number.
    #[serde(default)]
    pub phone: Option<String>,
    /// The account this one belongs to.
    #[serde(default)]
    pub parent_user_id: Option<u64>,
}

/// What became of the request for a review. The numbers are those of the platform's description.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Review {
    /// 0: never asked for.
    None,
    /// 1: asked for.
    Pending,
    /// 2: yes.
    Validated,
    /// 3: no.
    Refused,
}

impl Review {
    /// The number on the wire.
    #[must_use]
    pub fn number(self) -> u8 {
        match self {
            Self::None => 0,
            Self::Pending => 1,
            Self::Validated => 2,
            Self::Refused => 3,
        }
    }
}

/// Whether the extra transfer has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transfer {
    /// Another country: the check does not exist.
    NotNeeded,
    /// Not there yet.
    Awaited,
    /// There since.
    Received(Time),
}

/// One account. Names and addresses are of invented people.
#[derive(Clone, Debug)]
pub struct Account {
    /// The number it is known by.
    pub user_id: u64,
    /// Given name, family name, mail address, country, phone: in the order of [`NEEDED`].
    fields: [Option<String>; 5],
    /// The account this one belongs to.
    pub parent: Option<u64>,
    /// `kycLevel`: 0 none, 1 light, 2 regular, 3 strong, 4 refused, 5 prevalidated, 6 enhanced.
    pub level: u8,
    /// `kycReview`.
    pub review: Review,
    /// One line for each turn of the review.
    history: Vec<String>,
    transfer_at: Option<Time>,
}

impl Account {
    /// The account, at level 1 and without a review; None when a field is longer than anybody's.
    #[must_use]
    pub fn open(new: NewAccount) -> Option<Self> {
        let fields = [new.given, new.family, new.email, new.country, new.phone];
        let fits = fields.iter().flatten().all(|text| text.chars().count() <= MAX_FIELD);
        fits.then_some(Self {
            user_id: new.user_id,
            fields,
            parent: new.parent_user_id,
            level: 1,
            review: Review::None,
            history: Vec::new(),
            transfer_at: None,
        })
    }

    /// A field by its name on the wire; white space alone is nothing.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&str> {
        let at = NEEDED.iter().position(|known| *known == name)?;
        self.fields.get(at)?.as_deref().map(str::trim).filter(|text| !text.is_empty())
    }

    /// The needed fields that are empty.
    #[must_use]
    pub fn missing(&self) -> Vec<&'static str> {
        NEEDED.into_iter().filter(|name| self.field(name).is_none()).collect()
    }

    /// Empties a field; false when there is none of that name.
    pub fn empty(&mut self, name: &str) -> bool {
        let at = NEEDED.iter().position(|known| *known == name);
        let Some(field) = at.and_then(|at| self.fields.get_mut(at)) else { return false };
        *field = None;
        true
    }

    /// How the extra check of one country stands.
    #[must_use]
    pub fn transfer(&self) -> Transfer {
        match (self.field("country") == Some(TRANSFER_COUNTRY), self.transfer_at) {
            (false, _) => Transfer::NotNeeded,
            (true, None) => Transfer::Awaited,
            (true, Some(at)) => Transfer::Received(at),
        }
    }

    /// The transfer has come.
    pub fn receive_transfer(&mut self, now: Time) {
        self.transfer_at.get_or_insert(now);
    }

    /// A turn of the review, kept in its comment: date, values and what was said.
    pub fn turn(&mut self, level: u8, review: Review, said: &str, now: Time) {
        (self.level, self.review) = (level, review);
        let line = format!("{} level {level} review {} {said}", wire_time(now), review.number());
        self.history.push(line.trim_end().to_owned());
    }

    /// `kycReviewComment`: every turn so far, oldest first.
    #[must_use]
    pub fn comment(&self) -> String {
        self.history.join("\n")
    }
}
