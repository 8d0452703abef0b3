//! Which case comes next: onward in the list from the one a person is on, and round to its beginning.
use super::{AppError, Console};
use crate::access::roles::Command;
use crate::ids::CaseId;
use crate::queue::list::{HolderFilter, QueueFilter, QueueRow, Viewer, place_of, rows};

/// Rows looked through in one go.
const STRETCH: u32 = 50;

impl Console {
    /// The next case of the list after the one named that this person could decide: nobody else holds it, and it is
    /// assigned to nobody else. Behind the end of the list it goes on at its beginning. Without a network that is one
    /// the person holds already, if there is any: no other could be decided.
    ///
    /// # Errors
    /// When nobody is signed in or the file cannot be read.
    pub async fn next_case(&self, after: Option<&CaseId>, filter: &QueueFilter) -> Result<Option<CaseId>, AppError> {
        if self.live().offline.is_some() && !filter.operations {
            let mine = QueueFilter { holder: HolderFilter::Mine, ..filter.clone() };
            let held = self.onward(after, &mine, 1, is_open_to_me).await?;
            if !held.is_empty() {
                return Ok(held.into_iter().next());
            }
        }
        let next = self.onward(after, filter, 1, is_open_to_me).await?;
        self.note_list(filter);
        Ok(next.into_iter().next())
    }

    /// Up to so many cases of the list that fit, from the one behind `after` on and round; never `after` itself.
    pub(super) async fn onward(
        &self,
        after: Option<&CaseId>,
        filter: &QueueFilter,
        most: usize,
        fits: fn(&QueueRow) -> bool,
    ) -> Result<Vec<CaseId>, AppError> {
        let list = if filter.operations { Command::ReadOperationsQueue } else { Command::ReadQueue };
        let person = self.person_for(list)?;
        let viewer = Viewer { me: Some(&person.person_id), server_now: self.server_now(), language: self.language() };
        // The file passes over what others hold: a long pack at the top is not walked row by row.
        let holder = if filter.holder == HolderFilter::Anyone { HolderFilter::Free } else { filter.holder };
        let (wanted, _) = self.searched(&QueueFilter { holder, ..filter.clone() }).await?;
        let mut found = Vec::new();
        let mut tx = self.inner.store.begin().await?;
        let from = match after {
            Some(after) => place_of(&mut tx, after).await?,
            None => None,
        };
        let mut round = from.is_none();
        let mut start = from;
        loop {
            let (listed, next) = rows(&mut tx, &viewer, &wanted, start.as_ref(), STRETCH).await?;
            for row in listed {
                if found.len() < most && Some(&row.case_id) != after && fits(&row) && !found.contains(&row.case_id) {
                    found.push(row.case_id);
                }
            }
            match next {
                _ if found.len() >= most => break,
                Some(next) => start = Some(next),
                None if !round => (start, round) = (None, true),
                None => break,
            }
        }
        tx.rollback().await?;
        Ok(found)
    }
}

/// Nobody else holds it, and nobody else alone may decide it.
pub(super) fn is_open_to_me(row: &QueueRow) -> bool {
    row.holder.as_ref().is_none_or(|holder| holder.mine) && row.assigned.as_ref().is_none_or(|to| to.mine || to.team)
}
