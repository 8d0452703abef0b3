//! Identifiers as types, so that a case id cannot be passed where a decision id is due.
use std::fmt;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! text_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, specta::Type)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Takes the platform's opaque text as it is.
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// The text, byte for byte as the platform gave it.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }
    };
}

text_id!(
    /// A case of the review API, `cse_…`.
    CaseId
);
text_id!(
    /// A session as the platform knows it.
    SessionId
);
text_id!(
    /// A flow of the platform.
    FlowId
);
text_id!(
    /// The subject of a person's token.
    PersonId
);
text_id!(
    /// One lease on a case.
    ClaimId
);
text_id!(
    /// A data block of a session; made up from type and position where the platform gives none.
    BlockId
);
text_id!(
    /// A vault reference of a file.
    FileRef
);
text_id!(
    /// A case's entity tag, with its quotes. It covers evidence and outcome only (contract section 2).
    Etag
);
text_id!(
    /// This console on this machine, `dev_…`.
    DeviceId
);

macro_rules! uuid_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// Wraps a UUID.
            pub const fn new(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self)
            }
        }
    };
}

uuid_id!(
    /// A person's decision; version 7, minted here before anything is sent (contract section 4).
    DecisionId
);
uuid_id!(
    /// A row of the outbox; version 7.
    EntryId
);
uuid_id!(
    /// The `Idempotency-Key` of an entry; version 4, stored with the decision and never changed.
    IdempotencyKey
);
