//! Why something could not be kept, held or erased.
use crate::access::profile::ProfileError;
use crate::store::StoreError;
use crate::store::key_error::KeyError;

/// Why something could not be kept, held or erased. What was done before stays done.
#[derive(Debug, thiserror::Error)]
pub enum RetentionError {
    /// The file failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The profile's record failed.
    #[error(transparent)]
    Profile(#[from] ProfileError),
    /// The place of the keys failed.
    #[error(transparent)]
    Key(#[from] KeyError),
}
