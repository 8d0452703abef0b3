//! Places in a list: where a page begins, and where the list goes on behind a case.
use std::fmt;

use crate::ids::CaseId;
use crate::store::{StoreError, StoreTx};

/// Where a page begins: `rank|position|case`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageStart {
    pub(super) rank_ms: i64,
    pub(super) position: u32,
    pub(super) case_id: CaseId,
}

impl PageStart {
    /// Reads the text of [`QueuePage::next`].
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '|');
        Some(Self {
            rank_ms: parts.next()?.parse().ok()?,
            position: parts.next()?.parse().ok()?,
            case_id: CaseId::new(parts.next()?),
        })
    }
}

impl fmt::Display for PageStart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}|{}|{}", self.rank_ms, self.position, self.case_id)
    }
}

/// Where a list goes on behind a case, whether the case is in that list or not. None when the case is not here.
///
/// # Errors
/// When the file cannot be read.
pub async fn place_of(tx: &mut StoreTx, case_id: &CaseId) -> Result<Option<PageStart>, StoreError> {
    let rank_ms = tx.rank_of(case_id).await?;
    Ok(rank_ms.map(|rank_ms| PageStart { rank_ms, position: 0, case_id: case_id.clone() }))
}
