//! The bank's calls about its own review of an account, which follows an identification that ended well.
use super::account::Review;
use super::bank::{Bank, MAX_COMMENT};
use super::error::BankError;
use super::identification::Identification;
use crate::rules::Time;
use serde_json::{Value, json};

impl Bank {
    /// `PUT /v1/users/{userId}/Kycreview`: asks the bank's own people for a review.
    ///
    /// # Errors
    /// [`BankError::NoUser`], [`BankError::NotFinalized`], [`BankError::Parameter`] for a bad tag.
    pub fn ask_review(&mut self, user_id: u64, tag: Option<&str>, now: Time) -> Result<Value, BankError> {
        self.account(user_id)?;
        if self.tagged("Kycreview", user_id, tag, now)?.is_some() {
            return self.user_json(user_id);
        }
        let newest = self.identifications.iter().rev().find(|known| known.user_id == user_id);
        if !newest.is_some_and(Identification::succeeded) {
            return Err(BankError::NotFinalized);
        }
        self.turn(user_id, None, Review::Pending, "asked for", "user.kycrequest", now)?;
        self.remember("Kycreview", user_id, tag, "asked", now);
        self.user_json(user_id)
    }

    /// The bank's own people answer a review.
    ///
    /// # Errors
    /// [`BankError::NoUser`]; [`BankError::Parameter`] for anything but a yes or a no, or a level nobody knows.
    pub fn answer_review(
        &mut self,
        user_id: u64,
        review: Review,
        level: Option<u8>,
        said: &str,
        now: Time,
    ) -> Result<(), BankError> {
        self.account(user_id)?;
        if !matches!(review, Review::Validated | Review::Refused) {
            return Err(BankError::Parameter("review"));
        }
        if level.is_some_and(|level| level > 6) || said.chars().count() > MAX_COMMENT {
            return Err(BankError::Parameter("level"));
        }
        self.turn(user_id, level, review, said, "user.kycreview", now)
    }

    fn turn(
        &mut self,
        user_id: u64,
        level: Option<u8>,
        review: Review,
        said: &str,
        event: &'static str,
        now: Time,
    ) -> Result<(), BankError> {
        let account = self.accounts.get_mut(&user_id).ok_or(BankError::NoUser)?;
        account.turn(level.unwrap_or(account.level), review, said, now);
        let family = [Some(user_id), account.parent];
        let of_them = self.identifications.iter().filter(|known| family.contains(&Some(known.user_id)));
        self.touched.extend(of_them.map(|known| known.number));
        let payload = self.user_json(user_id)?;
        self.happen(event, "user", &user_id.to_string(), payload, None, now);
        Ok(())
    }

    fn user_json(&self, user_id: u64) -> Result<Value, BankError> {
        let account = self.account(user_id)?;
        Ok(json!({ "users": [{
            "userId": self.number(user_id), "kycLevel": self.number(account.level.into()),
            "kycReview": self.number(account.review.number().into()), "kycReviewComment": account.comment(),
        }] }))
    }

    /// A field of an account is emptied, as a bank's own people may do at any time. The cases of its identifications say so.
    ///
    /// # Errors
    /// [`BankError::NoUser`], [`BankError::Parameter`] for a field that is none of the five.
    pub fn empty_field(&mut self, user_id: u64, name: &str) -> Result<(), BankError> {
        if !self.accounts.get_mut(&user_id).ok_or(BankError::NoUser)?.empty(name) {
            return Err(BankError::Parameter("field"));
        }
        let of_them = self.identifications.iter().filter(|known| known.user_id == user_id);
        self.touched.extend(of_them.map(|known| known.number));
        Ok(())
    }

    /// The transfer of that one country has come for an account.
    ///
    /// # Errors
    /// [`BankError::NoUser`].
    pub fn receive_transfer(&mut self, user_id: u64, now: Time) -> Result<(), BankError> {
        self.accounts.get_mut(&user_id).ok_or(BankError::NoUser)?.receive_transfer(now);
        let of_them = self.identifications.iter().filter(|known| known.user_id == user_id);
        self.touched.extend(of_them.map(|known| known.number));
        Ok(())
    }
}
