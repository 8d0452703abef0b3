//! Changes the control makes to the world: what upstream, colleagues and bad luck would do.
use super::{Environment, Ledger, work::became};
use crate::rules::{CaseState, DecisionState, GoneReason, Time, apply, oracle, reasons};
use crate::stock::{self, Evidence, SeedBlock, SeedFile, Stocked};
use serde::Deserialize;
use serde_json::{Value, json};
use std::sync::Arc;

/// Why the world could not be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WorldError {
    /// No such environment.
    #[error("no such environment")]
    NoEnvironment,
    /// No such case.
    #[error("no such case")]
    NoCase,
    /// No such block, or no block of that type.
    #[error("no such block")]
    NoBlock,
    /// The case has no decision that waits.
    #[error("no decision of this case is being applied")]
    NotApplying,
}

/// One change of the world.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase", tag = "change", deny_unknown_fields)]
pub enum Change {
    /// New evidence: the block is added, or replaces one of the same type when `replace` is set. New ETag.
    Evidence {
        /// Block type in camel case.
        kind: String,
        /// Its content.
        content: Value,
        /// Replace the newest block of this type instead of adding one.
        #[serde(default)]
        replace: bool,
    },
    /// Erases the newest block of the type, or all blocks without one. New ETag.
    EraseBlock {
        /// Block type in camel case.
        #[serde(default)]
        kind: Option<String>,
    },
    /// Sets one text in the newest block that has the field (at any depth). New ETag.
    SetText {
        /// Name of the field, for example `familyName`.
        field: String,
        /// Its new text.
        text: String,
        /// Leave the ETag as it is, which no honest platform does: the content changes under the same tag.
        #[serde(default)]
        keep_etag: bool,
    },
    /// The portrait of the document by itself and a second page come beside its front. New ETag.
    MorePictures,
    /// The case is gone.
    Remove {
        /// Why.
        reason: GoneReason,
    },
    /// The platform works on the session for so long; decisions get `session_busy`.
    Busy {
        /// Seconds; 0 ends it.
        secs: i64,
    },
    /// The next decision of the case fails to apply.
    FailToApply,
    /// A decision that is being applied is applied, or fails, now.
    FinishApplying {
        /// Whether it succeeds.
        succeed: bool,
    },
    /// The case's line in feed and list becomes this.
    BadRecord {
        /// What is wrong with it.
        bad: BadRecord,
    },
    /// The line in feed and list is right again.
    GoodRecord,
    /// The case is touched without a change, as a second listing of the same state.
    Touch,
}

/// What is wrong with a record.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum BadRecord {
    /// Numbers where texts are due and the other way round.
    WrongTypes,
    /// No `caseId`.
    NoId,
    /// Lists nested this deep.
    Deep {
        /// Levels.
        levels: usize,
    },
    /// One text of this many bytes.
    Large {
        /// Bytes.
        bytes: usize,
    },
    /// An unpaired surrogate escape.
    Surrogate,
    /// `null` instead of a record.
    Null,
    /// Unknown fields, states and words everywhere they may occur.
    Unknown,
    /// This text as it stands; it may be no JSON at all.
    Raw {
        /// The text.
        text: String,
    },
}

impl BadRecord {
    fn text(&self, mut good: Value) -> String {
        let mut set = |name: &str, value: Value| {
            if let Some(fields) = good.as_object_mut() {
                fields.insert(name.to_owned(), value);
            }
        };
        match self {
            Self::WrongTypes => {
                set("priority", "high".into());
                set("openedBecause", "VPN".into());
                set("etag", 7.into());
                set("updatedAt", false.into());
            }
            Self::NoId => {
                if let Some(fields) = good.as_object_mut() {
                    fields.remove("caseId");
                }
            }
            Self::Deep { levels } => {
                let nest = format!("{}{}", "[".repeat(*levels), "]".repeat(*levels));
                return with_raw(&good, "note", &nest);
            }
            Self::Large { bytes } => set("note", "x".repeat(*bytes).into()),
            Self::Surrogate => return with_raw(&good, "note", "\"\\ud800\""),
            Self::Null => return "null".to_owned(),
            Self::Unknown => {
                set("deviceVerdict", "sideways".into());
                set("platformOutcome", "postponed".into());
                set("openedBecause", json!([{ "family": "weather", "code": "STORM_AHEAD", "since": 4 }]));
                set("newField", json!({ "deeper": [1, 2, 3] }));
            }
            Self::Raw { text } => return text.clone(),
        }
        good.to_string()
    }
}

fn with_raw(good: &Value, name: &str, raw: &str) -> String {
    let text = good.to_string();
    let body = text.strip_suffix('}').unwrap_or(&text);
    format!("{body},\"{name}\":{raw}}}")
}

impl Environment {
    pub(super) fn change_evidence(
        &mut self,
        index: usize,
        now: Time,
        history: &mut Vec<oracle::Event>,
        change: impl FnOnce(&mut Evidence) -> Result<(), WorldError>,
    ) -> Result<(), WorldError> {
        let case = self.cases.get_mut(index).ok_or(WorldError::NoCase)?;
        let mut evidence = case.evidence();
        change(Arc::make_mut(&mut evidence))?;
        case.record.suspicion = case.facts.suspicion || evidence.blocks.iter().any(|block| suspects(&block.content));
        case.evidence = Some(evidence);
        let was_waiting = case.record.state == CaseState::AwaitingSecond;
        let newest = case.newest;
        apply::evidence_changed(&mut case.record, newest.and_then(|index| self.decisions.get_mut(index)));
        if was_waiting && let Some(decision) = newest {
            history.extend(self.decisions.get(decision).map(|recorded| became(recorded, now)));
            self.touch_decision(decision, now);
        }
        self.touch(index, now);
        Ok(())
    }
}

fn suspects(content: &Value) -> bool {
    match content {
        Value::Object(fields) => fields.iter().any(|(name, value)| {
            let code = matches!(name.as_str(), "reasonCode" | "code").then(|| value.as_str()).flatten();
            code.is_some_and(reasons::is_suspicion) || suspects(value)
        }),
        Value::Array(items) => items.iter().any(suspects),
        _ => false,
    }
}

fn set_text(content: &mut Value, field: &str, text: &str) -> bool {
    match content {
        Value::Object(fields) => {
            if let Some(value) = fields.get_mut(field) {
                *value = text.into();
                return true;
            }
            fields.values_mut().any(|value| set_text(value, field, text))
        }
        Value::Array(items) => items.iter_mut().any(|value| set_text(value, field, text)),
        _ => false,
    }
}

impl Ledger {
    /// Changes one case.
    ///
    /// # Errors
    /// [`WorldError`] when the thing to change is not there.
    pub fn change(&mut self, environment: &str, case_id: &str, change: Change, now: Time) -> Result<(), WorldError> {
        let epoch = self.epoch;
        let block_id = uuid::Uuid::new_v4().to_string();
        let history = &mut self.history;
        let env = self.environments.get_mut(environment).ok_or(WorldError::NoEnvironment)?;
        let index = env.by_id.get(case_id).copied().ok_or(WorldError::NoCase)?;
        let seconds = (now - epoch).num_seconds();
        match change {
            Change::Evidence { kind, content, replace } => env.change_evidence(index, now, history, |evidence| {
                let old = evidence.blocks.iter_mut().rev().find(|block| replace && block.kind == kind);
                if let Some(block) = old {
                    block.content = content;
                    return Ok(());
                }
                let clock = evidence.blocks.iter().map(|block| block.clock).max().unwrap_or(0) + 1;
                let step_id = "later-1".to_owned();
                evidence.blocks.push(SeedBlock {
                    block_id,
                    kind,
                    step_id,
                    clock,
                    created_at_secs: seconds,
                    erased: false,
                    content,
                });
                Ok(())
            }),
            Change::EraseBlock { kind } => env.change_evidence(index, now, history, |evidence| {
                let mut found = false;
                let matching = evidence.blocks.iter_mut().rev().filter(|block| !block.erased);
                for block in matching.filter(|block| kind.as_ref().is_none_or(|kind| block.kind == *kind)) {
                    block.erased = true;
                    block.content = Value::Null;
                    found = true;
                    if kind.is_some() {
                        break;
                    }
                }
                if found { Ok(()) } else { Err(WorldError::NoBlock) }
            }),
            Change::SetText { field, text, keep_etag } => {
                let set = |evidence: &mut Evidence| {
                    let found =
                        evidence.blocks.iter_mut().rev().any(|block| set_text(&mut block.content, &field, &text));
                    if found { Ok(()) } else { Err(WorldError::NoBlock) }
                };
                if !keep_etag {
                    return env.change_evidence(index, now, history, set);
                }
                let case = env.cases.get_mut(index).ok_or(WorldError::NoCase)?;
                let mut evidence = case.evidence();
                set(Arc::make_mut(&mut evidence))?;
                case.evidence = Some(evidence);
                env.touch(index, now);
                Ok(())
            }
            Change::MorePictures => {
                let facts = env.cases.get(index).ok_or(WorldError::NoCase)?.facts.clone();
                env.change_evidence(index, now, history, |evidence| {
                    if stock::add_pictures(&facts, evidence) { Ok(()) } else { Err(WorldError::NoBlock) }
                })
            }
            Change::Remove { reason } => {
                let case = env.cases.get_mut(index).ok_or(WorldError::NoCase)?;
                let was_waiting = case.record.state == CaseState::AwaitingSecond;
                let newest = case.newest;
                apply::gone(&mut case.record, reason, newest.and_then(|index| env.decisions.get_mut(index)));
                case.evidence = None;
                case.raw_summary = None;
                history.push(oracle::Event::Released { case_id: case_id.to_owned(), at: now });
                if was_waiting && let Some(decision) = newest {
                    history.extend(env.decisions.get(decision).map(|recorded| became(recorded, now)));
                    env.touch_decision(decision, now);
                }
                env.touch(index, now);
                Ok(())
            }
            Change::FinishApplying { succeed } => {
                let case = env.cases.get_mut(index).ok_or(WorldError::NoCase)?;
                let decision = case.newest.ok_or(WorldError::NotApplying)?;
                let applying = env.decisions.get(decision).is_some_and(|one| one.state == DecisionState::Applying);
                if !applying {
                    return Err(WorldError::NotApplying);
                }
                case.fails_to_apply = !succeed;
                env.apply(decision, now, history);
                Ok(())
            }
            simple => env.change_simply(index, simple, now, epoch),
        }
    }

    /// Ends the live claim of a case as its lease running out would, and lets somebody else be the next holder.
    ///
    /// # Errors
    /// [`WorldError`] when the case is not there.
    pub fn lapse_claim(&mut self, environment: &str, case_id: &str, now: Time) -> Result<(), WorldError> {
        let env = self.environments.get_mut(environment).ok_or(WorldError::NoEnvironment)?;
        let index = env.by_id.get(case_id).copied().ok_or(WorldError::NoCase)?;
        let case = env.cases.get_mut(index).ok_or(WorldError::NoCase)?;
        case.record.claims.lapse(now);
        env.touch(index, now);
        self.history.push(oracle::Event::Lapsed { case_id: case_id.to_owned(), at: now });
        Ok(())
    }

    /// Adds cases that open now; they appear at the end of the feed. Answers their ids.
    ///
    /// # Errors
    /// [`WorldError::NoEnvironment`].
    pub fn add_cases(
        &mut self,
        environment: &str,
        seed: u64,
        count: usize,
        now: Time,
    ) -> Result<Vec<String>, WorldError> {
        let epoch = self.epoch;
        let env = self.environments.get_mut(environment).ok_or(WorldError::NoEnvironment)?;
        let have = env.cases.len();
        let mut ids = Vec::with_capacity(count);
        for mut facts in stock::generate(seed, have + count, environment).into_iter().skip(have) {
            let shift = (now - epoch).num_seconds() - facts.opened_at_secs;
            facts.opened_at_secs += shift;
            facts.due_at_secs = facts.due_at_secs.map(|secs| secs + shift);
            facts.expires_at_secs = facts.expires_at_secs.map(|secs| secs + shift);
            ids.push(facts.case_id.clone());
            let stamp = crate::rules::feed::next_stamp(env.last_stamp, now);
            env.add(facts, epoch, Some(stamp));
        }
        Ok(ids)
    }

    /// The facts of every case of an environment, for tests and the start line.
    pub fn facts(&self, environment: &str) -> impl Iterator<Item = &Stocked> {
        self.environments.get(environment).into_iter().flat_map(|env| env.cases.iter().map(|case| &case.facts))
    }

    /// A file of the case's evidence, the first of all when no block type is named.
    #[must_use]
    pub fn first_file(&self, environment: &str, case_id: &str) -> Option<SeedFile> {
        self.environments.get(environment)?.case(case_id)?.evidence().files.first().cloned()
    }

    /// All files of the case's evidence, in its order.
    #[must_use]
    pub fn files(&self, environment: &str, case_id: &str) -> Vec<SeedFile> {
        let case = self.environments.get(environment).and_then(|env| env.case(case_id));
        case.map(|case| case.evidence().files.clone()).unwrap_or_default()
    }

    /// The present ETag of a case.
    #[must_use]
    pub fn etag(&self, environment: &str, case_id: &str) -> Option<String> {
        Some(self.environments.get(environment)?.case(case_id)?.record.etag())
    }

    /// Who holds a case now: the person's id.
    #[must_use]
    pub fn holder(&self, environment: &str, case_id: &str, now: Time) -> Option<String> {
        let record = &self.environments.get(environment)?.case(case_id)?.record;
        record.claims.live(now).map(|claim| claim.holder.id.clone())
    }
}

impl Environment {
    fn change_simply(&mut self, index: usize, change: Change, now: Time, epoch: Time) -> Result<(), WorldError> {
        let case = self.cases.get_mut(index).ok_or(WorldError::NoCase)?;
        match change {
            Change::Busy { secs } => case.busy_until = (secs > 0).then(|| now + chrono::TimeDelta::seconds(secs)),
            Change::FailToApply => case.fails_to_apply = true,
            Change::BadRecord { bad } => {
                case.raw_summary = Some(bad.text(case.summary(now, epoch)));
                self.touch(index, now);
            }
            Change::GoodRecord => {
                case.raw_summary = None;
                self.touch(index, now);
            }
            _ => self.touch(index, now),
        }
        Ok(())
    }
}
