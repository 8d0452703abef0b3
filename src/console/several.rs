//! Doing one thing to several cases: claiming, giving back, assigning. Never deciding: each decision is looked at by itself.
//!
//! What is going to happen is listed case by case before it does, and what happened afterwards. A case that cannot be had
//! stops none of the others.
use std::collections::BTreeSet;
use std::sync::OnceLock;

use futures::stream::{self, StreamExt};
use serde::{Deserialize, Serialize};

use super::{AppError, Changed, Console};
use crate::access::roles::Command;
use crate::audit::Event;
use crate::case::CaseState;
use crate::catalogue::InternalText;
use crate::ids::{CaseId, PersonId};
use crate::platform::{AssignTo, PlatformError, Purpose, SignedIn};
use crate::store::StoreTx;

/// Most cases in one go: a list a person can read.
pub const MOST: usize = 200;
/// Exchanges side by side; the platform room keeps the requests themselves to its own limit.
const SIDE_BY_SIDE: usize = 4;

/// What is to be done to each of the cases.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case", tag = "do")]
pub enum Several {
    /// Take the claim, or renew it.
    Claim,
    /// Give the claim back.
    Release,
    /// Hand the case to a person.
    AssignPerson {
        /// Whom.
        person: PersonId,
        /// A line for them, kept by the platform; empty for none.
        #[serde(default)]
        note: String,
    },
    /// Hand the case to a team.
    AssignTeam {
        /// Its id, as the platform knows it.
        team: String,
        /// A line for them, kept by the platform; empty for none.
        #[serde(default)]
        note: String,
    },
    /// Take the assignment away.
    AssignNobody,
    /// End the claim somebody else holds; the platform's next token is higher, so that what they still send is refused.
    ForceRelease,
}

/// One case of the list, before anything is done.
#[derive(Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct SeveralCase {
    /// The case.
    pub case_id: CaseId,
    /// The person's name, for the screen only.
    pub name: Option<String>,
    /// Why nothing will be done to it; none when it will.
    pub why_not: Option<String>,
}

/// What came of one case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct SeveralDone {
    /// The case.
    pub case_id: CaseId,
    /// It was done.
    pub done: bool,
    /// Why nothing was asked of the platform, in the person's language.
    pub why: Option<String>,
    /// What went wrong when it was asked.
    pub refused: Option<AppError>,
}

/// Somebody a case can be assigned to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Assignee {
    /// Their id.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// It is the person who asks.
    pub me: bool,
}

impl Console {
    /// Whom the person may assign a case to: a lead anybody, others themselves.
    ///
    /// # Errors
    /// When the role is missing or the platform cannot be asked.
    pub async fn assignees(&self) -> Result<Vec<Assignee>, AppError> {
        let me = self.person_for(Command::TakeOrHandUp)?;
        if !self.may(Command::Assign) {
            return Ok(vec![Assignee { person: me.person_id, name: me.name, me: true }]);
        }
        let people = self.inner.platform.people().await?;
        let named = people.into_iter().map(|person| Assignee {
            me: person.id == me.person_id,
            person: person.id,
            name: person.name,
        });
        Ok(named.collect())
    }

    /// The exact list: each case with what will be done to it, or why nothing will. Nothing is asked of the platform.
    ///
    /// # Errors
    /// When the role is missing, the list is too long, or the file cannot be read.
    pub async fn several_listed(&self, what: &Several, cases: &[CaseId]) -> Result<Vec<SeveralCase>, AppError> {
        let me = self.several_by(what)?;
        let mut listed = Vec::new();
        let mut tx = self.inner.store.begin().await?;
        for case_id in distinct(cases)? {
            let name = match tx.name_of(&case_id).await {
                Err(cause) if cause.is_a_broken_seal() => None,
                name => name?.map(crate::secret::Personal::into_exposed),
            };
            let why_not = self.why_not(&mut tx, &me, what, &case_id).await?;
            listed.push(SeveralCase { case_id, name, why_not });
        }
        tx.rollback().await?;
        Ok(listed)
    }

    /// Does it, to each case by itself; one that will not be had leaves the others be. Once the network is away the platform
    /// is not asked any more, and each case left says so.
    ///
    /// # Errors
    /// When the role is missing or the list is too long; then nothing was done.
    pub async fn several(&self, what: &Several, cases: &[CaseId]) -> Result<Vec<SeveralDone>, AppError> {
        let me = self.several_by(what)?;
        let cases = distinct(cases)?;
        let away = OnceLock::new();
        let done: Vec<SeveralDone> = stream::iter(cases.iter().cloned())
            .map(|case_id| self.one_of_several(&me, what, case_id, &away))
            .buffered(SIDE_BY_SIDE)
            .collect()
            .await;
        self.tell(Changed { queue: true, status: true, cases, ..Changed::default() });
        self.inner.sync_wake.notify_one();
        Ok(done)
    }

    /// `away` holds what is told of it once the platform could not be reached.
    async fn one_of_several(
        &self,
        me: &SignedIn,
        what: &Several,
        case_id: CaseId,
        away: &OnceLock<AppError>,
    ) -> SeveralDone {
        let (why, refused) = match away.get() {
            Some(away) => (None, Some(away.clone())),
            None => match self.do_one(me, what, &case_id).await {
                Ok(why) => (why, None),
                Err(error) if error.code == "offline" => (None, Some(away.get_or_init(|| error).clone())),
                Err(error) => (None, Some(error)),
            },
        };
        SeveralDone { case_id, done: why.is_none() && refused.is_none(), why, refused }
    }

    /// None when it was done.
    async fn do_one(&self, me: &SignedIn, what: &Several, case_id: &CaseId) -> Result<Option<String>, AppError> {
        let mut tx = self.inner.store.begin().await?;
        let why_not = self.why_not(&mut tx, me, what, case_id).await?;
        tx.rollback().await?;
        if why_not.is_some() {
            return Ok(why_not);
        }
        match what {
            Several::Claim => drop(self.claims().take(case_id).await?),
            Several::Release => self.claims().release(case_id).await?,
            Several::AssignPerson { person, note } => {
                self.assign(case_id, &AssignTo::Person(person.clone()), person.as_str(), note).await?;
            }
            Several::AssignTeam { team, note } => {
                self.assign(case_id, &AssignTo::Team(team.clone()), team, note).await?;
            }
            Several::AssignNobody => self.assign(case_id, &AssignTo::Nobody, "nobody", "").await?,
            Several::ForceRelease => self.force_release(case_id).await?,
        }
        Ok(None)
    }

    async fn force_release(&self, case_id: &CaseId) -> Result<(), AppError> {
        self.inner.platform.release(case_id, true).await?;
        let mut tx = self.inner.store.begin().await?;
        tx.log(Event::on("claim_ended", case_id)).await?;
        Ok(tx.commit().await?)
    }

    /// The note goes to the platform, and no word of it is kept here: the log commits to it with the case's own salt, so that
    /// it can be held to who wrote it as long as the case is here and says nothing after it.
    async fn assign(&self, case_id: &CaseId, to: &AssignTo, named: &str, note: &str) -> Result<(), AppError> {
        let note = note.trim();
        let assigned = self.inner.platform.assign(case_id, to, note).await;
        let mut tx = self.inner.store.begin().await?;
        match &assigned {
            Ok(()) => {
                tx.log(Event::on("assigned", case_id).with("to", named)).await?;
                if !note.is_empty() {
                    tx.log(Event::on("noted", case_id).with("note", note)).await?;
                }
            }
            Err(PlatformError::ForeignCase) => drop(tx.log(Event::on("foreign_case_refused", case_id)).await?),
            Err(_) => {
                tx.rollback().await?;
                return Ok(assigned?);
            }
        }
        tx.commit().await?;
        Ok(assigned?)
    }

    /// Who does it, if their roles cover it.
    fn several_by(&self, what: &Several) -> Result<SignedIn, AppError> {
        match what {
            Several::Claim => self.person_for(Command::Claim),
            Several::Release => self.person_for(Command::Release),
            Several::AssignPerson { person, .. } => {
                let me = self.person_for(Command::TakeOrHandUp)?;
                if me.person_id == *person { Ok(me) } else { self.person_for(Command::Assign) }
            }
            Several::AssignTeam { .. } | Several::AssignNobody => self.person_for(Command::TakeOrHandUp),
            Several::ForceRelease => self.person_for(Command::ForceRelease),
        }
    }

    async fn why_not(
        &self,
        tx: &mut StoreTx,
        me: &SignedIn,
        what: &Several,
        case_id: &CaseId,
    ) -> Result<Option<String>, AppError> {
        let say = |id: &str| Some(InternalText::words(self.language(), id, &[]));
        let Some(case) = tx.case(case_id).await? else { return Ok(say("several-gone")) };
        let on_its_way = tx.entries_of(case_id).await?.iter().any(|entry| entry.state.is_on_its_way());
        if *what == Several::Release {
            return Ok(match tx.claim(case_id).await? {
                None => say("several-not_yours"),
                Some(_) if on_its_way => say("several-on_its_way"),
                Some(_) => None,
            });
        }
        let held = case
            .summary
            .claim
            .as_ref()
            .filter(|claim| claim.expires_at > self.server_now() && claim.holder_id != me.person_id);
        if *what == Several::ForceRelease {
            return Ok(if held.is_none() { say("several-no_other_holds") } else { None });
        }
        let open = matches!(case.summary.state, CaseState::Pending | CaseState::AwaitingSecond) && !case.operations;
        if !open || on_its_way {
            return Ok(say(if on_its_way { "several-on_its_way" } else { "several-not_open" }));
        }
        if *what != Several::Claim {
            return Ok(None);
        }
        if case.own_first {
            return Ok(say("several-own_first"));
        }
        if case.summary.is_assigned_elsewhere(&me.person_id) {
            return Ok(say("several-assigned"));
        }
        let held = held.filter(|claim| claim.purpose != Purpose::Lookahead.as_str());
        Ok(held.map(|claim| {
            let name = crate::case::shown::ShownText::new(&claim.holder_name).text;
            InternalText::words(self.language(), "several-held", &[("name", &name)])
        }))
    }
}

/// Each case once, in the order given.
fn distinct(cases: &[CaseId]) -> Result<Vec<CaseId>, AppError> {
    let mut seen = BTreeSet::new();
    let cases: Vec<CaseId> = cases.iter().filter(|case_id| seen.insert((*case_id).clone())).cloned().collect();
    if cases.is_empty() || cases.len() > MOST {
        return Err(AppError::new(
            "too_many_cases",
            format!("1 to {MOST} cases can be taken in one go."),
            Some("Select fewer."),
        )
        .naming([("most", MOST.to_string())]));
    }
    Ok(cases)
}
