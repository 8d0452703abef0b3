//! Feeds and lists: pages in the order of their stamps.
use super::{Environment, Ledger};
use crate::rules::{
    Assignment, Caller, Code, Refusal, Time, decide,
    feed::{Cursor, next_stamp},
    oracle_feed::FeedEvent,
};
use std::ops::Bound;

/// Text of one page at most; a page that would be larger ends early (contract section 7: one answer at most 4 MiB).
const MAX_PAGE_BYTES: usize = 4 * 1024 * 1024 - 64 * 1024;

/// One page of a feed, its items already rendered.
#[derive(Debug)]
pub struct Page {
    /// JSON texts.
    pub items: Vec<String>,
    /// Where to go on.
    pub next_cursor: String,
    /// Whether anything lies behind it.
    pub has_more: bool,
}

impl Environment {
    /// Moves a case to the end of the feed: something about it changed.
    pub(super) fn touch(&mut self, index: usize, now: Time) {
        let stamp = next_stamp(self.last_stamp, now);
        if let Some(case) = self.cases.get_mut(index) {
            self.feed.remove(&(case.stamp, case.record.case_id.clone()));
            case.stamp = stamp;
            self.feed.insert((stamp, case.record.case_id.clone()), index);
            self.feed_history.push(FeedEvent::Moved { case_id: case.record.case_id.clone(), stamp });
            self.last_stamp = Some(stamp);
        }
    }

    /// Moves a decision to the end of the decisions feed.
    pub(super) fn touch_decision(&mut self, index: usize, now: Time) {
        let stamp = next_stamp(self.last_stamp, now);
        let Some(id) = self.decisions.get(index).map(|recorded| recorded.decision_id.clone()) else { return };
        if let Some(old) = self.decision_stamps.get_mut(index) {
            self.decision_feed.remove(&(*old, id.clone()));
            *old = stamp;
        } else {
            self.decision_stamps.push(stamp);
        }
        self.decision_feed.insert((stamp, id), index);
        self.last_stamp = Some(stamp);
    }
}

fn page<'a>(
    entries: impl Iterator<Item = (&'a (Time, String), &'a usize)>,
    start: Cursor,
    limit: usize,
    mut render: impl FnMut(usize) -> Option<String>,
) -> Page {
    let mut items = Vec::new();
    let mut cursor = start;
    let mut size = 0;
    for ((stamp, id), index) in entries {
        let rendered = render(*index);
        let Some(text) = rendered else {
            cursor = Cursor { stamp: *stamp, id: id.clone(), ..cursor };
            continue;
        };
        let full = items.len() == limit || (!items.is_empty() && size + text.len() > MAX_PAGE_BYTES);
        if full {
            return Page { items, next_cursor: cursor.encode(), has_more: true };
        }
        size += text.len();
        items.push(text);
        cursor = Cursor { stamp: *stamp, id: id.clone(), ..cursor };
    }
    Page { items, next_cursor: cursor.encode(), has_more: false }
}

impl Ledger {
    fn cursor(&self, text: Option<&str>) -> Result<Cursor, Refusal> {
        match text.filter(|text| !text.is_empty()) {
            Some(text) => Cursor::decode(text, self.cursor_generation),
            None => Ok(Cursor::start(self.cursor_generation)),
        }
    }

    /// A page of the change feed.
    ///
    /// # Errors
    /// `malformed` or `cursor_expired` for the cursor.
    pub fn changes(
        &mut self,
        environment: &str,
        who: &Caller,
        cursor: Option<&str>,
        limit: usize,
        now: Time,
    ) -> Result<Page, Refusal> {
        let start = self.cursor(cursor)?;
        let (epoch, generation) = (self.epoch, self.cursor_generation);
        let env = self.environment_mut(environment)?;
        let after = (start.stamp, start.id.clone());
        let entries = env.feed.range((Bound::Excluded(after.clone()), Bound::Unbounded));
        let (mut items, mut hidden) = (Vec::new(), Vec::new());
        let page = page(entries, start, limit, |index| {
            let case = env.cases.get(index)?;
            if !case.record.visible_to(who) {
                hidden.push(case.record.case_id.clone());
                return None;
            }
            items.push(case.record.case_id.clone());
            Some(case.summary_text(now, epoch))
        });
        // The one that no longer fitted was looked at and not given.
        items.truncate(page.items.len());
        let through = Cursor::decode(&page.next_cursor, generation)?;
        let (through, has_more) = ((through.stamp, through.id), page.has_more);
        env.feed_history.push(FeedEvent::Gave { after, through, has_more, items, hidden });
        Ok(page)
    }

    /// A page of the decisions feed. Decisions that wait for a blind second answer are shown to their author only; they
    /// come again, with a later stamp, when that is over.
    ///
    /// # Errors
    /// `forbidden` for other roles; `malformed` or `cursor_expired` for the cursor.
    pub fn decisions(
        &self,
        environment: &str,
        who: &Caller,
        cursor: Option<&str>,
        limit: usize,
    ) -> Result<Page, Refusal> {
        if !who.may_read_decisions() {
            return Err(Code::Forbidden.into());
        }
        let env = self.environment(environment)?;
        let start = self.cursor(cursor)?;
        let after = Bound::Excluded((start.stamp, start.id.clone()));
        let entries = env.decision_feed.range((after, Bound::Unbounded));
        Ok(page(entries, start, limit, |index| {
            let recorded = env.decisions.get(index)?;
            decide::shows(recorded, who, &self.options.policy).then(|| super::render::decision(recorded).to_string())
        }))
    }

    /// A page of the plain list, by case id; `page` counts from 1. Answers the items and whether more follow.
    ///
    /// # Errors
    /// `unknown_case` is never one of them; only an unknown environment is refused.
    #[expect(clippy::too_many_arguments, reason = "the query of the call, field by field")]
    pub fn list(
        &self,
        environment: &str,
        who: &Caller,
        state: Option<&str>,
        assigned_to: Option<&str>,
        limit: usize,
        page: usize,
        now: Time,
    ) -> Result<(Vec<String>, bool), Refusal> {
        let env = self.environment(environment)?;
        let fits = |case: &&super::Case| {
            case.record.visible_to(who)
                && state.is_none_or(|word| case.record.state.as_str() == word)
                && assigned_to.is_none_or(|word| match &case.record.assigned {
                    None => word == "none",
                    Some(Assignment::Person(id)) => id == word || (word == "me" && *id == who.person.id),
                    Some(Assignment::Team(id)) => word.strip_prefix("team:") == Some(id.as_str()),
                })
        };
        let mut found = env.cases.iter().filter(fits).skip(page.saturating_sub(1).saturating_mul(limit));
        let items = found.by_ref().take(limit).map(|case| case.summary_text(now, self.epoch)).collect();
        Ok((items, found.next().is_some()))
    }

    /// Forgets every cursor given so far: the next use answers `cursor_expired`.
    pub fn expire_cursors(&mut self) {
        self.cursor_generation += 1;
    }
}
