//! Replay: an evidence package opened to look at, on any console, and nothing else.
//!
//! Promises: read through the reader the auditor's program has; nothing is shown of a package that does not hold; that one
//! was opened is in the log before anything of it is seen, without a word of what is in it; nothing of it goes into the
//! store, and nothing of it can be claimed, decided or sent, because none of it is a case of this console. Deliberately
//! keeps at most one, in memory, until it is closed, the person goes, or the console is locked.
use std::fs::File;
use std::io::Read as _;
use std::path::Path;
use std::sync::Arc;

use age::x25519::Identity;
use second_look_verify::LogKey;
use second_look_verify::package::archive::{MOST_BYTES, MOST_MEMBERS, Members};
use second_look_verify::package::{self, PackageReport, archive};
use serde::Serialize;

use super::{AppError, Console};
use crate::access::roles::Command;
use crate::audit::Event;
use crate::case::form::{Blocked, form};
use crate::case::load;
use crate::case::shown::ShownText;
use crate::case::view::CaseView;
use crate::catalogue::InternalText;
use crate::ids::FileRef;
use crate::image::Shown;
use crate::packages::{Replay, ReplayFault, ReplayedDecision, replay};
use crate::secret::Secret;

/// How an encrypted one begins.
const ENCRYPTED: &[u8] = b"age-encryption.org/v1";
/// A file of age keys is small.
const MOST_IDENTITY: usize = 64 * 1024;
/// An encrypted one is a little longer than what is in it.
const MOST: usize = MOST_BYTES + MOST_MEMBERS * 512 + 1024 * 1024;

/// A package, opened to look at.
#[derive(Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ReplayView {
    /// What it is, in one sentence.
    pub title: String,
    /// Whether the check holds, and whose key it is signed with, in one sentence.
    pub checked: String,
    /// It is signed with the key of this console, or with one that was given as known.
    pub known_key: bool,
    /// Its id.
    pub package_id: String,
    /// When it was made, by the clock of the console that made it.
    pub made_at: String,
    /// Every decision in it, newest first.
    pub decisions: Vec<ReplayDecisionView>,
    /// The digest over what was shown, worked out here; the package told the same one.
    pub state_digest: String,
    /// What has to be said of it beside: another edition of the descriptions, a policy that is not in it, evidence that is
    /// not what was decided on.
    pub notes: Vec<String>,
    /// What no check can tell, in sentences.
    pub unknown: Vec<String>,
    /// The case, as it was shown then. Nothing of it can be decided.
    pub case: CaseView,
    /// Its files.
    pub files: Vec<ReplayFileView>,
}

/// A decision of a package.
#[derive(Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ReplayDecisionView {
    /// Its id.
    pub decision_id: String,
    /// It answered another one.
    pub second: bool,
    /// Who decided.
    pub reviewer: String,
    /// When.
    pub at: String,
    /// `approve` or `reject`; none where the package does not open it.
    pub answer: Option<String>,
    /// The same in words.
    pub title: String,
    /// Scheme and code of each reason.
    pub reasons: Vec<String>,
    /// The internal comment, where the package has it.
    pub comment: Option<String>,
    /// What the person was told, in words.
    pub customer_reason: Option<String>,
}

/// A file of the case, here or in the place of one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ReplayFileView {
    /// What it shows, in words.
    pub title: String,
    /// Whether its bytes are here, in words.
    pub state: String,
    /// They are.
    pub here: bool,
    /// SHA-256 of the original, which stands in its place where it is not.
    pub digest: Option<String>,
    /// Its reference in the case, where the package says so.
    pub file_ref: Option<FileRef>,
}

/// The one that is open.
pub(super) struct OpenReplay {
    members: Members,
    replay: Replay,
}

impl Console {
    /// Opens a package to look at. `identity` is the text of an age key file, for one that is encrypted; `known` are keys of
    /// logs the person knows from elsewhere, this console's own is known anyway.
    ///
    /// # Errors
    /// When the roles do not cover it, it is no package, is encrypted and no key given opens it, does not hold, or does not
    /// have the review in it. Then nothing of it is shown.
    pub async fn open_replay(
        &self,
        file: Vec<u8>,
        identity: Option<Secret>,
        known: Vec<LogKey>,
    ) -> Result<ReplayView, AppError> {
        self.person_for(Command::ReplayPackage)?;
        let language = self.language();
        let own = self.own_log_key().await?;
        let read = tokio::task::spawn_blocking(move || {
            let file = decrypted(file, identity)?;
            let members = archive::read(&file).map_err(Refused::Archive)?;
            drop(file);
            let report = package::check(&members, &known);
            if !report.is_whole() {
                return Err(Refused::DoesNotHold(Box::new(report)));
            }
            let key = members.get(package::KEY).map(|text| String::from_utf8_lossy(text).trim_end().to_owned());
            let known_key = !known.is_empty() || key.is_some() && key == own;
            let replay = replay(&members, language).map_err(Refused::Replay)?;
            Ok((OpenReplay { members, replay }, report, known_key))
        });
        let read = read.await.map_err(|_| self.not_replayed(&Refused::Replay(ReplayFault::Foreign)))?;
        let (open, report, known_key) = read.map_err(|why| self.not_replayed(&why))?;
        let view = self.replay_view(&open.replay, &report, known_key);
        let mut tx = self.inner.store.begin().await?;
        let event = Event::new("package_replayed")
            .with("packageId", open.replay.facts.package_id.as_str())
            .with("kind", open.replay.facts.kind.as_str())
            .with("recipient", open.replay.facts.recipient.as_deref())
            .with("state", open.replay.state.as_str());
        tx.log(event).await?;
        tx.commit().await?;
        self.live().replay = Some(Arc::new(open));
        Ok(view)
    }

    /// Opens the package in a file, with the age keys in another one.
    ///
    /// # Errors
    /// As [`Self::open_replay`]; `replay_unread` when a file cannot be read, or is larger than any package.
    pub async fn open_replay_file(
        &self,
        file: &Path,
        identity: Option<&Path>,
        known: Vec<LogKey>,
    ) -> Result<ReplayView, AppError> {
        self.person_for(Command::ReplayPackage)?;
        let (file, identity) = (file.to_owned(), identity.map(Path::to_owned));
        let read = tokio::task::spawn_blocking(move || {
            let identity = identity.map(|path| bounded(&path, MOST_IDENTITY)).transpose()?;
            let identity = identity.map(|bytes| Secret::new(String::from_utf8_lossy(&bytes).into_owned()));
            Ok::<_, std::io::Error>((bounded(&file, MOST)?, identity))
        });
        let unread = || AppError::new("replay_unread", self.replay_words("unread"), None);
        let (file, identity) = read.await.map_err(|_| unread())?.map_err(|_why| unread())?;
        self.open_replay(file, identity, known).await
    }

    /// What a dialog is called in which a package is chosen, or the file with the key that opens it.
    pub fn replay_choice(&self, key: bool) -> String {
        self.replay_words(if key { "choose_key" } else { "choose_package" })
    }

    fn replay_words(&self, id: &str) -> String {
        InternalText::words(self.language(), &format!("replay-{id}"), &[])
    }

    /// Lets go of the package that is open.
    pub fn close_replay(&self) {
        self.live().replay = None;
    }

    /// A picture of the package that is open, decoded and drawn anew like any other; it is no view of a file of the platform,
    /// and the opening of the package is in the log.
    ///
    /// # Errors
    /// When the person may not see pictures, no package is open, it has no such file, or it cannot be shown.
    pub async fn replay_image(&self, file: &FileRef, full: bool) -> Result<Shown, AppError> {
        self.person_for(Command::ReplayPackage)?;
        self.person_for(Command::ViewImage)?;
        let open = self.live().replay.clone().ok_or_else(AppError::unknown_case)?;
        let at = open.replay.references.iter().position(|reference| reference.as_ref() == Some(file));
        let path = at.and_then(|at| open.replay.facts.files.get(at)).and_then(|file| file.path.as_ref());
        let bytes = path.and_then(|path| open.members.get(path)).ok_or_else(AppError::unknown_case)?;
        self.inner.decoder.render(bytes, full, self.watermark()).await.map_err(|problem| self.not_shown(problem.code()))
    }

    async fn own_log_key(&self) -> Result<Option<String>, AppError> {
        let mut tx = self.inner.store.begin().await?;
        let key = tx.log_key().await;
        tx.rollback().await?;
        Ok(Some(key?.to_text()))
    }

    fn replay_view(&self, replay: &Replay, report: &PackageReport, known_key: bool) -> ReplayView {
        let language = self.language();
        let say = |id: &str| InternalText::words(language, &format!("replay-{id}"), &[]);
        let facts = &replay.facts;
        let kind = facts.recipient.as_deref().unwrap_or(&facts.kind);
        let drawn = load::shown(&replay.seen, &replay.rows, &self.inner.config.assertion_keys, language);
        let offered =
            form(&replay.seen.facts, &self.policy_now(), &replay.seen.policy.edition, Some(Blocked::Replay), language);
        let mut notes = Vec::new();
        notes.extend((!replay.same_catalogue).then(|| say("other_catalogue")));
        notes.extend((replay.shown.kept == Some(false)).then(|| say("not_kept")));
        notes.extend((!replay.own_policy).then(|| say("other_policy")));
        notes.extend((report.as_decided != Some(true)).then(|| say("not_as_decided")));
        notes.extend((!facts.is_full()).then(|| say("kept_back")));
        ReplayView {
            title: InternalText::words(
                language,
                "replay-title",
                &[("kind", &InternalText::words(language, &format!("package-kind-{kind}"), &[]))],
            ),
            checked: say(if known_key { "holds" } else { "holds_unknown_key" }),
            known_key,
            package_id: facts.package_id.clone(),
            made_at: facts.made_at.clone(),
            decisions: replay.decisions.iter().map(|one| self.replay_decision(one)).collect(),
            state_digest: replay.state.clone(),
            notes,
            unknown: report.unknown.iter().map(|one| say(&format!("unknown-{}", one.code()))).collect(),
            case: CaseView::drawn(&replay.seen, drawn, &self.inner.config.environment, offered),
            files: self.replay_files(replay),
        }
    }

    fn replay_decision(&self, one: &ReplayedDecision) -> ReplayDecisionView {
        let closed = || self.replay_words("answer_closed");
        ReplayDecisionView {
            decision_id: plain(&one.decision_id),
            second: one.second,
            reviewer: plain(&one.reviewer),
            at: plain(&one.at),
            title: one.answer.as_deref().map_or_else(closed, |answer| self.package_word("answer", answer)),
            answer: one.answer.clone(),
            reasons: one.reasons.iter().map(|reason| plain(reason)).collect(),
            comment: one.comment.as_deref().map(plain),
            customer_reason: one.customer_reason.as_deref().map(|code| self.package_word("customer", code)),
        }
    }

    /// A code of a package in words; one there are none for as it stands.
    fn package_word(&self, group: &str, code: &str) -> String {
        let known = InternalText::find(self.language(), &format!("package-{group}-{code}"), &[]);
        known.map_or_else(|| plain(code), |words| words.as_str().to_owned())
    }

    fn replay_files(&self, replay: &Replay) -> Vec<ReplayFileView> {
        let file =
            |(file, reference): (&second_look_verify::package::facts::FileFact, &Option<FileRef>)| ReplayFileView {
                title: self.package_word("side", &file.side),
                state: self.package_word("file", &file.state),
                here: file.path.is_some(),
                digest: file.original.clone(),
                file_ref: reference.clone(),
            };
        replay.facts.files.iter().zip(&replay.references).map(file).collect()
    }

    fn not_replayed(&self, why: &Refused) -> AppError {
        let say = |id: &str| self.replay_words(id);
        match why {
            Refused::Encrypted => AppError::new("replay_encrypted", say("encrypted"), Some(&say("encrypted_do"))),
            Refused::Identity => AppError::new("replay_identity", say("identity"), None),
            Refused::NotForThisKey => AppError::new("replay_not_for_this_key", say("not_for_this_key"), None),
            Refused::Archive(fault) => {
                AppError::new("replay_no_package", say(&format!("archive-{}", fault.code())), None)
            }
            Refused::DoesNotHold(report) => {
                let part = report.faults.first().map(|fault| plain(&fault.part)).unwrap_or_default();
                let words = InternalText::words(self.language(), "replay-does_not_hold", &[("part", &part)]);
                AppError::new("replay_does_not_hold", words, Some(&say("does_not_hold_do")))
            }
            Refused::Replay(ReplayFault::NoReview) => AppError::new("replay_no_review", say("no_review"), None),
            Refused::Replay(ReplayFault::Foreign | ReplayFault::OtherState) => {
                AppError::new("replay_other_state", say("other_state"), None)
            }
        }
    }
}

/// Why nothing of a file is shown.
enum Refused {
    /// It is encrypted, and no key was given.
    Encrypted,
    /// What was given is no secret key of age.
    Identity,
    /// It is not encrypted to the key that was given, or was changed.
    NotForThisKey,
    /// It is no package.
    Archive(archive::ArchiveFault),
    /// It is one and was changed.
    DoesNotHold(Box<PackageReport>),
    /// It holds and cannot be drawn.
    Replay(ReplayFault),
}

/// The package in the file. What comes out of an encrypted one is counted as it comes.
fn decrypted(file: Vec<u8>, identity: Option<Secret>) -> Result<Vec<u8>, Refused> {
    if !file.starts_with(ENCRYPTED) {
        return Ok(file);
    }
    let identity = identity.ok_or(Refused::Encrypted)?;
    let lines = identity.expose().lines().map(str::trim);
    let keys: Vec<Identity> =
        lines.filter(|line| !line.is_empty() && !line.starts_with('#')).map_while(|line| line.parse().ok()).collect();
    if keys.is_empty() {
        return Err(Refused::Identity);
    }
    let opened = age::Decryptor::new(&file[..])
        .and_then(|decryptor| decryptor.decrypt(keys.iter().map(|key| key as &dyn age::Identity)));
    let mut package = Vec::new();
    let reader = opened.map_err(|_why| Refused::NotForThisKey)?;
    let most = u64::try_from(MOST).unwrap_or(u64::MAX);
    reader.take(most + 1).read_to_end(&mut package).map_err(|_why| Refused::NotForThisKey)?;
    if package.len() > MOST { Err(Refused::Archive(archive::ArchiveFault::TooLarge)) } else { Ok(package) }
}

/// A file that is no longer than that.
fn bounded(path: &Path, most: usize) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let most = u64::try_from(most).unwrap_or(u64::MAX);
    let read = File::open(path)?.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    if u64::try_from(read).is_ok_and(|read| read <= most) {
        Ok(bytes)
    } else {
        Err(std::io::ErrorKind::FileTooLarge.into())
    }
}

/// A text of a package, as it may be drawn.
fn plain(text: &str) -> String {
    load::visible(&ShownText::new(text))
}
