//! Documents: made when an identification is final, reviewed beforehand where it did not succeed, downloaded in two
//! steps.
use crate::rules::Time;
use crate::stock::{Picture, Side};
use serde::{Deserialize, Serialize};

/// Number of an identity document's type, and of a selfie's.
pub const IDENTITY: u32 = 9;
/// See [`IDENTITY`].
pub const SELFIE: u32 = 24;

/// Where a document stands. What the numbers of the review before it mean is not published: the order of these words in
/// the description is our reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum DocumentStatus {
    /// 0
    Pending,
    /// 1
    Validated,
    /// 2
    Canceled,
}

impl DocumentStatus {
    /// Reads the number; None for one that is none of them.
    #[must_use]
    pub fn of(number: u64) -> Option<Self> {
        match number {
            0 => Some(Self::Pending),
            1 => Some(Self::Validated),
            2 => Some(Self::Canceled),
            _ => None,
        }
    }

    /// The number.
    #[must_use]
    pub fn number(self) -> u8 {
        match self {
            Self::Pending => 0,
            Self::Validated => 1,
            Self::Canceled => 2,
        }
    }

    /// The word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Pending => "PENDING",
            Self::Validated => "VALIDATED",
            Self::Canceled => "CANCELED",
        }
    }
}

/// What the bank lets its customers do with files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Downloads {
    /// The default of the real platform: nobody asked for it yet.
    NotEnabled,
    /// For the types that allow it.
    Enabled,
    /// Enabled, and broken.
    Failing,
}

/// One photo of an identification, as a document of the bank.
#[derive(Clone, Debug)]
pub struct Document {
    /// Its id while it waits for the review beforehand; None where none was needed.
    pub review_id: Option<String>,
    /// Its id once it is a document proper.
    pub document_id: Option<String>,
    /// Whose.
    pub user_id: u64,
    /// Position of its identification.
    pub identification: usize,
    /// What it shows.
    pub picture: Picture,
    /// Where it stands.
    pub status: DocumentStatus,
    /// What the reviewer said.
    pub comment: String,
    /// When it was made.
    pub created_at: Time,
    /// When it last changed.
    pub updated_at: Time,
    /// Deleted by the call for it: found by nothing any more.
    pub deleted: bool,
}

/// Number of the type of a document that shows this.
#[must_use]
pub fn type_of(picture: &Picture) -> u32 {
    if picture.side == Side::Selfie { SELFIE } else { IDENTITY }
}

impl Document {
    /// Number of its type.
    #[must_use]
    pub fn type_id(&self) -> u32 {
        type_of(&self.picture)
    }

    /// The word for what it shows.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self.picture.side {
            Side::Front => "front",
            Side::Back => "back",
            Side::Portrait => "portrait",
            Side::Selfie => "selfie",
        }
    }

    /// The id others know it by: the document's own once it has one.
    #[must_use]
    pub fn known_as(&self) -> &str {
        self.document_id.as_deref().or(self.review_id.as_deref()).unwrap_or_default()
    }
}
