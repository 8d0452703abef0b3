//! What a person, or whoever helps them, wants to know before anything else. It holds no personal data and no secret.
use std::collections::BTreeMap;
use std::sync::PoisonError;

use serde::Serialize;

use super::trial::silent;
use super::{AppError, Console, Counts, SignInState};
use crate::catalogue::{self, InternalText};
use crate::guard::look;
use crate::quiet::MemoryFacts;
use crate::recovery::RecoveryFacts;
use crate::store::FileFacts;

/// Records in quarantine that are looked at.
const MOST_QUARANTINED: u32 = 1_000;
/// The journal mode this program sets (DESIGN section 5).
const JOURNAL_MODE: &str = "truncate";

/// How everything stands. `problems` is empty when nothing is wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Checkup {
    /// This program's version.
    pub version: String,
    /// The profile, once it could be opened.
    pub profile: Option<ProfileFacts>,
    /// The encrypted file, once it could be opened.
    pub file: Option<FileFacts>,
    /// Whether somebody is signed in; not who.
    pub sign_in: SignInState,
    /// End of the last complete sync.
    pub last_synced_at: Option<String>,
    /// Cases in the queue.
    pub cases_pending: u32,
    /// Our decisions.
    pub counts: Counts,
    /// How our memory is kept from disk; none before anything was looked at.
    pub memory: Option<MemoryFacts>,
    /// Recovery files; none where the organisation has no recovery key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recovery: Option<RecoveryFacts>,
    /// Records that could not be read.
    pub quarantine: Vec<QuarantineFacts>,
    /// The built-in catalogue of codes.
    pub catalogue: CatalogueFacts,
    /// The walls around the process that decodes pictures; none when it could not be asked.
    pub picture_walls: Option<PictureWalls>,
    /// The platform's addresses.
    pub addresses: Vec<AddressFacts>,
    /// What is wrong, each with what to do.
    pub problems: Vec<AppError>,
}

/// The profile.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ProfileFacts {
    /// `live` or `staging`.
    pub environment: String,
    /// `passphrase`, `secret-service`, `macos-keychain`, `windows-credential-manager` or `memory`.
    pub key_place: Option<String>,
    /// How long a decision can be taken back, seconds.
    pub undo_secs: u32,
    /// The lease asked for, seconds.
    pub lease_secs: u32,
    /// The edition of the step-up policy in force.
    pub policy: PolicyFacts,
}

/// The edition of the step-up policy in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PolicyFacts {
    /// Its name.
    pub version: String,
    /// Digest of its bytes.
    pub digest: String,
    /// It is the one that ships.
    pub built_in: bool,
}

/// Records that could not be read, by place and code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct QuarantineFacts {
    /// Where in the platform's answers.
    pub place: String,
    /// Why.
    pub code: String,
    /// How many.
    pub count: u32,
}

/// The built-in catalogue of codes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CatalogueFacts {
    /// Codes described.
    pub codes: usize,
    /// What is wrong with the data.
    pub faults: Vec<String>,
}

/// The walls around the process that decodes pictures, by the names `landlock`, `seccomp` and `memory`. On Linux nothing is
/// decoded without the last two; elsewhere there are none, and the process of its own is all there is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PictureWalls {
    /// These stand.
    pub standing: Vec<&'static str>,
    /// These do not.
    pub missing: Vec<&'static str>,
}

/// One address of the platform.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AddressFacts {
    /// `platform`, `review` or `issuer`.
    pub name: String,
    /// It answered.
    pub answers: bool,
    /// Why not, as a stable code.
    pub code: Option<String>,
}

impl Checkup {
    /// What can be said without a profile: the program and its built-in data.
    pub fn of_the_program() -> Self {
        let faults = catalogue::faults().to_vec();
        let problems = faults.iter().map(|fault| {
            AppError::new(
                "catalogue_fault",
                format!("The built-in catalogue has a fault: {fault}."),
                Some("Install Second Look again."),
            )
        });
        Self {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            memory: Some(MemoryFacts::read()),
            problems: problems.collect(),
            catalogue: CatalogueFacts { codes: catalogue::every_entry().len(), faults },
            ..Self::default()
        }
    }

    /// A check-up is handed to others: what would tell of a suspicion stays here.
    fn withhold(&mut self, instead: &InternalText) {
        for problem in &mut self.problems {
            if look(&problem.message).is_some() {
                instead.as_str().clone_into(&mut problem.message);
            }
            problem.action = problem.action.take().filter(|action| look(action).is_none());
        }
        self.catalogue.faults.retain(|fault| look(fault).is_none());
        self.quarantine.retain(|record| look(&record.code).is_none());
    }

    /// True when nothing is wrong.
    pub fn is_sound(&self) -> bool {
        self.problems.is_empty()
    }
}

impl Console {
    /// Looks at everything. What cannot be read becomes a problem; the rest goes on.
    pub async fn checkup(&self) -> Checkup {
        let mut checkup = Checkup::of_the_program();
        let (limits, policy) = (&self.inner.config.limits, &self.inner.config.policy);
        checkup.profile = Some(ProfileFacts {
            environment: self.inner.config.environment.clone(),
            key_place: self.key_place(),
            undo_secs: self.undo_secs(),
            lease_secs: limits.lease_secs,
            policy: PolicyFacts {
                version: policy.version.clone(),
                digest: policy.digest.clone(),
                built_in: policy == crate::policy::built_in(),
            },
        });
        if let Err(cause) = self.look_at_file(&mut checkup).await {
            checkup.problems.push(cause);
        }
        self.look_at_recovery(&mut checkup).await;
        self.look_at_decoder(&mut checkup).await;
        self.look_at_addresses(&mut checkup).await;
        checkup.withhold(&InternalText::say(self.language(), "guard-withheld", &[]));
        checkup
    }

    fn key_place(&self) -> Option<String> {
        let profile = self.inner.profile.lock().unwrap_or_else(PoisonError::into_inner);
        profile.as_ref().and_then(|profile| profile.key_place().map(str::to_owned))
    }

    async fn look_at_file(&self, checkup: &mut Checkup) -> Result<(), AppError> {
        let status = self.status().await?;
        checkup.sign_in = status.sign_in;
        checkup.last_synced_at = status.last_synced_at;
        checkup.cases_pending = status.cases_pending;
        checkup.counts = status.counts;
        checkup.problems.extend(status.stopped);
        checkup.problems.extend(status.log_broken);
        checkup.problems.extend(status.log_unremembered);
        checkup.problems.extend(status.key_out_of_place);
        checkup.problems.extend(status.clock_off);
        checkup.problems.extend(status.unfinished);
        let mut tx = self.inner.store.begin().await?;
        let facts = tx.file_facts().await?;
        let quarantined = tx.quarantine_list(MOST_QUARANTINED).await?;
        tx.rollback().await?;
        checkup.problems.extend(file_problems(&facts));
        checkup.file = Some(facts);
        checkup.quarantine = by_place(quarantined.into_iter().map(|(place, _case, code)| (place, code)));
        checkup.problems.extend(checkup.quarantine.iter().map(|facts| {
            AppError::new(
                "quarantine",
                format!("Records from {} could not be read: {} ({}).", facts.place, facts.count, facts.code),
                Some("Tell operations which place and code; the other cases are not affected."),
            )
        }));
        Ok(())
    }

    async fn look_at_recovery(&self, checkup: &mut Checkup) {
        if !self.inner.recovery.has_key() {
            return;
        }
        checkup.recovery = self.keep_recovery().await;
        let Some(facts) = checkup.recovery.filter(|facts| facts.written < facts.owed) else { return };
        checkup.problems.push(AppError::new(
            "recovery_incomplete",
            format!(
                "Of {} decisions the platform has not confirmed, {} have no recovery file.",
                facts.owed,
                facts.owed.saturating_sub(facts.written)
            ),
            Some("Check that the disk is not full and the profile's folder can be written. The decisions are saved."),
        ));
    }

    async fn look_at_decoder(&self, checkup: &mut Checkup) {
        match self.inner.decoder.walls().await {
            Ok(walls) => {
                if cfg!(target_os = "linux") && !walls.missing().is_empty() {
                    checkup.problems.push(AppError::new(
                        "picture_walls",
                        format!("Around the process that reads pictures there is no: {}.", walls.missing().join(", ")),
                        Some(
                            "Use a newer kernel, or one that allows it. Without seccomp or memory no picture is shown.",
                        ),
                    ));
                }
                checkup.picture_walls = Some(PictureWalls { standing: walls.standing(), missing: walls.missing() });
            }
            Err(problem) => checkup.problems.push(AppError::new(
                "picture_decoder",
                format!("Pictures cannot be shown: {problem}."),
                Some("Install Second Look again. Cases can be decided meanwhile."),
            )),
        }
    }

    async fn look_at_addresses(&self, checkup: &mut Checkup) {
        for (name, answered) in self.inner.platform.reach().await {
            let why_not = answered.err().map(AppError::from);
            checkup.addresses.push(AddressFacts {
                name: name.to_owned(),
                answers: why_not.is_none(),
                code: why_not.as_ref().map(|why| why.code.clone()),
            });
            if let Some(why) = why_not {
                checkup.problems.push(AppError::new(
                    "address_silent",
                    silent(name, &why, self.language()),
                    Some("Check the network and the address in config.toml. What is here can be worked meanwhile."),
                ));
            }
        }
    }
}

/// Opening has refused such a file already; a doctor looks all the same.
fn file_problems(facts: &FileFacts) -> Vec<AppError> {
    let mut problems = Vec::new();
    if facts.cipher.is_none() {
        problems.push(AppError::new(
            "cipher_missing",
            "This program was built without SQLCipher.",
            Some("Do not use it; install Second Look again."),
        ));
    }
    if facts.journal_mode != JOURNAL_MODE {
        problems.push(AppError::new(
            "journal_mode",
            format!("The file's journal mode is {} instead of {JOURNAL_MODE}.", facts.journal_mode),
            Some("Tell support; decisions may not survive a power cut."),
        ));
    }
    problems
}

fn by_place(records: impl Iterator<Item = (String, String)>) -> Vec<QuarantineFacts> {
    let mut counted: BTreeMap<(String, String), u32> = BTreeMap::new();
    for record in records {
        let count = counted.entry(record).or_default();
        *count = count.saturating_add(1);
    }
    counted.into_iter().map(|((place, code), count)| QuarantineFacts { place, code, count }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(cipher: Option<&str>, journal_mode: &str) -> FileFacts {
        let cipher = cipher.map(str::to_owned);
        FileFacts { sqlite: "3.51.3".to_owned(), cipher, journal_mode: journal_mode.to_owned() }
    }

    #[test]
    fn a_file_without_cipher_or_with_another_journal_is_a_problem() {
        assert!(file_problems(&facts(Some("4.10.0"), "truncate")).is_empty(), "these are the settings we set");
        let codes: Vec<String> = file_problems(&facts(None, "wal")).into_iter().map(|problem| problem.code).collect();
        assert_eq!(codes, ["cipher_missing", "journal_mode"]);
    }

    #[test]
    fn records_in_quarantine_are_counted_by_place_and_code() {
        let record = |place: &str, code: &str| (place.to_owned(), code.to_owned());
        let counted = by_place([record("feed", "a"), record("blocks", "b"), record("feed", "a")].into_iter());
        let counted: Vec<_> = counted.iter().map(|facts| (facts.place.as_str(), facts.count)).collect();
        assert_eq!(counted, [("blocks", 1), ("feed", 2)]);
    }

    #[test]
    fn the_program_alone_is_sound() {
        let checkup = Checkup::of_the_program();
        assert!(checkup.is_sound() && checkup.catalogue.codes >= 77, "the catalogue ships without a fault");
    }
}
