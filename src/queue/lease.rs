//! What becomes of a claim, given an answer and the time. Pure.
//!
//! A claim is taken, renewed, revived (it had lapsed and nobody held the case since), released, left to lapse, taken over
//! by another lease, or lost (contract sections 3 and 7, DESIGN section 6.1).
use chrono::{DateTime, TimeDelta, Utc};

use crate::ids::CaseId;
use crate::platform::{Claim, PlatformError};
use crate::store::OurClaim;

/// Leaving a case without a decision gives the claim back after this.
pub const RELEASE_AFTER: TimeDelta = TimeDelta::seconds(30);

/// No lease is longer (contract section 3): a decision is saved only under one that lives, and an end beyond this, from a clock
/// or a server gone wrong, would let one be saved for ever.
const LONGEST: TimeDelta = TimeDelta::hours(24);

/// A claim answer as the store keeps it.
pub fn our_claim(case_id: &CaseId, claim: &Claim, now: DateTime<Utc>) -> OurClaim {
    let latest = claim.server_time.checked_add_signed(LONGEST).unwrap_or(claim.server_time);
    OurClaim {
        case_id: case_id.clone(),
        claim_id: claim.claim_id.clone(),
        fencing_token: claim.fencing_token,
        purpose: claim.purpose.clone(),
        expires_at: claim.expires_at.min(latest),
        server_offset_ms: (claim.server_time - now).num_milliseconds(),
        release_at: None,
    }
}

/// What an answer to a claim made of the lease we had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Became {
    /// We had none and have one now.
    Taken,
    /// The same lease goes on.
    Renewed,
    /// The same lease goes on although it had lapsed: nobody held the case since.
    Revived,
    /// The same lease goes on for another purpose: what was held ready is looked at from now on.
    Turned,
    /// The lease we had is over; another of ours is in its place.
    Replaced,
    /// Somebody else holds the case, or the lease is over for good. Ours is forgotten.
    Lost,
    /// Nothing is known; what we had stands until its time is over.
    AsItWas,
}

impl Became {
    /// Whether the log is told of a new claim.
    pub const fn is_new(self) -> bool {
        matches!(self, Self::Taken | Self::Turned | Self::Replaced)
    }
}

/// What an answer makes of the lease we had.
pub fn after_answer(held: Option<&OurClaim>, answer: &Result<Claim, PlatformError>, now: DateTime<Utc>) -> Became {
    match (held, answer) {
        (None, Ok(_)) => Became::Taken,
        (Some(held), Ok(claim)) if held.claim_id != claim.claim_id => Became::Replaced,
        (Some(held), Ok(claim)) if held.purpose != claim.purpose => Became::Turned,
        (Some(held), Ok(_)) if held.left_at(now) == TimeDelta::zero() => Became::Revived,
        (Some(_), Ok(_)) => Became::Renewed,
        (_, Err(cause)) if is_lost(cause) => Became::Lost,
        (_, Err(_)) => Became::AsItWas,
    }
}

/// Somebody else holds the case, or the lease is over and cannot be renewed.
pub fn is_lost(cause: &PlatformError) -> bool {
    matches!(cause.code(), Some("claim_held" | "claim_expired"))
}

/// What is to be done about a lease now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// Nothing.
    Nothing,
    /// Ask for more time.
    Renew,
    /// Give it back.
    Release,
    /// It has lapsed and nobody needs it.
    Forget,
}

/// What is to be done about a lease. `needed`: its case is open or has a decision on its way (`on_its_way`).
pub fn due(claim: &OurClaim, needed: bool, on_its_way: bool, now: DateTime<Utc>, lease_secs: u32) -> Due {
    let left = claim.left_at(now);
    let release = claim.release_at.is_some_and(|at| at <= now) && !on_its_way;
    if release && left > TimeDelta::zero() {
        Due::Release
    } else if needed
        && left < TimeDelta::seconds(i64::from(lease_secs) / 3)
        && (left > TimeDelta::zero() || !on_its_way)
    {
        Due::Renew
    } else if left == TimeDelta::zero() && !needed && !claim.is_packed() {
        // A pack that has lapsed says so until it is renewed or given back.
        Due::Forget
    } else {
        // A lapsed claim with a decision on its way is taken again by the outbox, which looks at the case first.
        Due::Nothing
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::ClaimId;

    fn claim(left_secs: i64, release_secs: Option<i64>) -> OurClaim {
        let at = |secs| DateTime::UNIX_EPOCH + TimeDelta::seconds(secs);
        OurClaim {
            case_id: CaseId::new("a"),
            claim_id: ClaimId::new("c"),
            fencing_token: 1,
            purpose: "review".into(),
            expires_at: at(left_secs),
            server_offset_ms: 0,
            release_at: release_secs.map(at),
        }
    }

    fn answered(claim_id: &str) -> Result<Claim, PlatformError> {
        Ok(Claim {
            claim_id: ClaimId::new(claim_id),
            fencing_token: 1,
            holder_id: "rev-17".into(),
            holder_name: "R. Iyer".into(),
            purpose: "review".into(),
            expires_at: DateTime::UNIX_EPOCH,
            server_time: DateTime::UNIX_EPOCH,
            same_holder: false,
        })
    }

    fn refused(status: u16, code: &str) -> Result<Claim, PlatformError> {
        Err(PlatformError::Problem(Box::new(crate::platform::Problem::plain(status, code))))
    }

    #[test]
    fn a_pack_that_has_lapsed_is_remembered() {
        let packed = OurClaim { purpose: "pack".into(), ..claim(0, None) };
        let look = |claim: &OurClaim| due(claim, false, false, DateTime::UNIX_EPOCH, 900);
        assert_eq!((look(&packed), look(&claim(0, None))), (Due::Nothing, Due::Forget));
    }

    #[test]
    fn an_answer_takes_renews_revives_replaces_or_ends_a_lease() {
        let now = DateTime::UNIX_EPOCH;
        let (live, lapsed) = (claim(60, None), claim(0, None));
        assert_eq!(after_answer(None, &answered("c"), now), Became::Taken);
        assert_eq!(after_answer(Some(&live), &answered("c"), now), Became::Renewed);
        assert_eq!(after_answer(Some(&lapsed), &answered("c"), now), Became::Revived);
        assert_eq!(after_answer(Some(&live), &answered("other"), now), Became::Replaced);
        for code in ["claim_held", "claim_expired"] {
            assert_eq!(after_answer(Some(&live), &refused(409, code), now), Became::Lost, "{code}");
        }
        for unknown in [Err(PlatformError::SignInNeeded), refused(503, "overloaded"), refused(409, "already_decided")] {
            assert_eq!(after_answer(Some(&live), &unknown, now), Became::AsItWas, "{unknown:?}");
        }
        let ahead = OurClaim { purpose: "lookahead".into(), ..claim(60, None) };
        assert_eq!(after_answer(Some(&ahead), &answered("c"), now), Became::Turned);
        assert!(Became::Taken.is_new() && Became::Replaced.is_new() && !Became::Revived.is_new());
    }

    fn look(claim: &OurClaim, needed: bool, on_its_way: bool) -> Due {
        due(claim, needed, on_its_way, DateTime::UNIX_EPOCH, 900)
    }

    #[test]
    fn the_claim_of_an_open_case_is_renewed_in_its_last_third() {
        assert_eq!(look(&claim(301, None), true, false), Due::Nothing);
        assert_eq!(look(&claim(299, None), true, false), Due::Renew);
    }

    #[test]
    fn a_case_that_was_left_is_given_back_when_its_time_has_come() {
        assert_eq!(look(&claim(800, Some(1)), false, false), Due::Nothing);
        assert_eq!(look(&claim(800, Some(0)), false, false), Due::Release);
    }

    #[test]
    fn while_a_decision_is_on_its_way_the_claim_is_kept_and_renewed() {
        assert_eq!(look(&claim(800, Some(0)), true, true), Due::Nothing);
        assert_eq!(look(&claim(200, Some(0)), true, true), Due::Renew);
        assert_eq!(look(&claim(0, None), true, true), Due::Nothing, "the outbox takes a lapsed one, after a look");
    }

    #[test]
    fn a_lapsed_claim_nobody_needs_is_forgotten() {
        assert_eq!(look(&claim(0, None), false, false), Due::Forget);
    }

    #[test]
    fn no_lease_is_believed_to_be_longer_than_the_longest() {
        let now = DateTime::UNIX_EPOCH;
        let ends = |hours| {
            let end = now + TimeDelta::hours(hours);
            answered("c")
                .map(|claim| our_claim(&CaseId::new("a"), &Claim { expires_at: end, ..claim }, now).left_at(now))
        };
        assert_eq!(ends(1), Ok(TimeDelta::hours(1)));
        assert_eq!(ends(24), Ok(TimeDelta::hours(24)), "a flight pack");
        assert_eq!(ends(24 * 365 * 7_000), Ok(TimeDelta::hours(24)), "and not until the year 9000");
    }

    #[test]
    fn the_servers_clock_decides_how_much_is_left() {
        let mut ours = claim(100, None);
        ours.server_offset_ms = 60_000;
        assert_eq!(ours.left_at(DateTime::UNIX_EPOCH), TimeDelta::seconds(40));
    }
}
