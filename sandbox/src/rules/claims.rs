//! Claims: leases with a fencing token that only grows per case (contract sections 3 and 7).
//!
//! A claim ends by lapse, by release, by force or by a decision. A lapsed claim that nobody held since is revived with
//! the same id and token; every other new hold gets the next token.
use super::{Caller, Code, Holder, Refusal, Time, policy::LeaseLimits};
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

/// What the case is held for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Purpose {
    /// Open on a screen.
    Review,
    /// The next case, fetched ahead.
    Lookahead,
    /// Taken along on a journey.
    Pack,
}

/// The wish of `POST …/claim`.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ClaimAsk {
    /// Wished length in seconds; clamped.
    pub lease_seconds: i64,
    /// What for.
    pub purpose: Purpose,
    /// Renew this one.
    #[serde(default)]
    pub claim_id: Option<String>,
}

/// A claim that is or was held.
#[derive(Clone, Debug)]
pub struct Claim {
    /// Opaque id.
    pub claim_id: String,
    /// Who.
    pub holder: Holder,
    /// Grows with every new hold of the case.
    pub token: u64,
    /// What for.
    pub purpose: Purpose,
    /// End of the lease by the server's clock.
    pub expires_at: Time,
}

/// The claims of one case.
#[derive(Clone, Debug, Default)]
pub struct ClaimBook {
    last_token: u64,
    present: Option<Claim>,
    ended: Vec<(String, String, u64)>,
}

/// How a claim came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// 201: a new hold with a new token.
    New,
    /// 200: the live claim goes on.
    Renewed,
    /// 200: the lapsed claim goes on, same id and token.
    Revived,
}

/// The claim header of a decision, `<claimId>;token=<n>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimHeader {
    /// The claim named.
    pub claim_id: String,
    /// The token named.
    pub token: u64,
}

impl ClaimHeader {
    /// Reads the header.
    ///
    /// # Errors
    /// `malformed` for anything but an id and a decimal token.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let malformed = || Refusal::new(Code::Malformed);
        let (id, rest) = text.split_once(';').ok_or_else(malformed)?;
        let token = rest.trim().strip_prefix("token=").ok_or_else(malformed)?;
        let id = id.trim();
        if id.is_empty() || !token.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(malformed());
        }
        Ok(Self { claim_id: id.to_owned(), token: token.parse().map_err(|_| malformed())? })
    }
}

/// The lease that a wish becomes.
#[must_use]
pub fn clamp_lease(ask_secs: i64, purpose: Purpose, limits: &LeaseLimits) -> u64 {
    let longest = if purpose == Purpose::Pack { limits.pack_max_secs } else { limits.max_secs };
    u64::try_from(ask_secs).unwrap_or(0).clamp(limits.min_secs.min(longest), longest)
}

fn held(claim: &Claim) -> Refusal {
    let mut refusal = Refusal::new(Code::ClaimHeld);
    refusal.holder = Some(claim.holder.clone());
    refusal.expires_at = Some(claim.expires_at);
    refusal.same_holder = Some(false);
    refusal
}

impl ClaimBook {
    /// The live claim, if any. A lease ends at its last moment, not after it.
    #[must_use]
    pub fn live(&self, now: Time) -> Option<&Claim> {
        self.present.as_ref().filter(|claim| now < claim.expires_at)
    }

    /// The highest token given so far; the next hold gets a higher one.
    #[must_use]
    pub fn last_token(&self) -> u64 {
        self.last_token
    }

    /// Takes, renews or revives a claim. `mint` makes the id of a new one. The answer says which it was and whether the
    /// caller was told about a claim it did not name (`sameHolder`).
    ///
    /// # Errors
    /// `claim_held` for somebody else's live claim; `claim_expired` for a named claim that cannot be revived.
    pub fn take(
        &mut self,
        ask: &ClaimAsk,
        who: &Holder,
        now: Time,
        limits: &LeaseLimits,
        mint: impl FnOnce() -> String,
    ) -> Result<(Taken, bool, Claim), Refusal> {
        if let Some(other) = self.live(now).filter(|claim| claim.holder.id != who.id) {
            return Err(held(other));
        }
        let lease = clamp_lease(ask.lease_seconds, ask.purpose, limits);
        let until = now + TimeDelta::seconds(i64::try_from(lease).unwrap_or(i64::MAX / 1_000_000));
        if let Some(claim) = self.present.as_mut().filter(|claim| claim.holder.id == who.id) {
            let named = ask.claim_id.as_deref() == Some(claim.claim_id.as_str());
            let taken = if now < claim.expires_at { Taken::Renewed } else { Taken::Revived };
            // A machine that does not name the claim may not know of a longer lease the person holds elsewhere (a
            // flight pack): it never shortens it. Who names the claim sets it.
            claim.expires_at = if named || taken == Taken::Revived { until } else { until.max(claim.expires_at) };
            if named || claim.purpose != Purpose::Pack || taken == Taken::Revived {
                claim.purpose = ask.purpose;
            }
            return Ok((taken, !named, claim.clone()));
        }
        if ask.claim_id.is_some() {
            return Err(Code::ClaimExpired.into());
        }
        self.end();
        self.last_token += 1;
        let claim = Claim {
            claim_id: mint(),
            holder: who.clone(),
            token: self.last_token,
            purpose: ask.purpose,
            expires_at: until,
        };
        self.present = Some(claim.clone());
        Ok((Taken::New, false, claim))
    }

    /// Releases. Answers whether anything changed; without a live claim there is nothing to do.
    ///
    /// # Errors
    /// `forbidden` for anyone but the holder, or a lead with `force`.
    pub fn release(&mut self, who: &Caller, force: bool, now: Time) -> Result<bool, Refusal> {
        let own = self.present.as_ref().is_some_and(|claim| claim.holder.id == who.person.id);
        if own {
            let live = self.live(now).is_some();
            self.end();
            return Ok(live);
        }
        if self.live(now).is_none() {
            return Ok(false);
        }
        if !(force && who.may_lead()) {
            return Err(Code::Forbidden.into());
        }
        self.end();
        self.last_token += 1;
        Ok(true)
    }

    /// Ends the present claim: released, decided upon, or replaced. It cannot be revived afterwards.
    pub fn end(&mut self) {
        if let Some(claim) = self.present.take() {
            self.ended.push((claim.claim_id, claim.holder.id, claim.token));
        }
    }

    /// Lets the lease run out now; the claim may still be revived.
    pub fn lapse(&mut self, now: Time) {
        if let Some(claim) = self.present.as_mut() {
            claim.expires_at = claim.expires_at.min(now);
        }
    }

    /// The claim rows of a decision.
    ///
    /// # Errors
    /// `claim_required` without a header or for a claim the case never gave this person; `claim_held` while somebody
    /// else holds the case; `stale_fencing_token` for a token lower than the present one; `claim_expired` for the
    /// caller's own lapsed or released claim.
    pub fn stand(&self, who: &Holder, header: Option<&ClaimHeader>, now: Time) -> Result<&Claim, Refusal> {
        let header = header.ok_or(Code::ClaimRequired)?;
        let present = self.present.as_ref();
        if let Some(claim) = present.filter(|claim| claim.claim_id == header.claim_id) {
            return match () {
                () if claim.holder.id != who.id && now < claim.expires_at => Err(held(claim)),
                () if claim.holder.id != who.id || header.token > claim.token => Err(Code::ClaimRequired.into()),
                () if header.token < claim.token => Err(Code::StaleFencingToken.into()),
                () if now >= claim.expires_at => Err(Code::ClaimExpired.into()),
                () => Ok(claim),
            };
        }
        let own = self.ended.iter().any(|(id, holder, _)| *id == header.claim_id && *holder == who.id);
        match self.live(now).filter(|claim| claim.holder.id != who.id) {
            Some(other) if own => Err(held(other)),
            _ if !own => Err(Code::ClaimRequired.into()),
            _ if header.token < self.last_token => Err(Code::StaleFencingToken.into()),
            _ => Err(Code::ClaimExpired.into()),
        }
    }
}
