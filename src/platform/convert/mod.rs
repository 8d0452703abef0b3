//! The pure rules of reading: bytes in, domain types out. No I/O and no clock.
//!
//! Promises: one bad record never spoils the others; unknown fields, types and codes survive; nothing is invented for a
//! field that is missing. Deliberately does not compare a case's id with the one asked for: the caller knows that.
//!
//! `json` reads single values, `page` splits an answer into records, and each kind of record has a file.
mod block;
mod decision;
mod json;
mod page;
mod review;
mod session;
mod summary;
#[cfg(test)]
mod tests;
mod witness;

pub(super) use decision::{problem, standing_alone};
pub(super) use page::decision_page;
pub use page::{change_page, evidence};
pub(super) use review::{claim, names_case, people, policy};
pub use session::session;
pub use summary::case_answer;
pub use witness::{cosignature, enrolment, seen_before};

/// Why a record cannot be read: stable words, for the quarantine and the log. None holds content.
pub mod codes {
    /// Not JSON, unpaired surrogates included.
    pub const NOT_JSON: &str = "not_json";
    /// Bytes that are no UTF-8.
    pub const NOT_UTF8: &str = "not_utf8";
    /// Nested deeper than 64.
    pub const TOO_DEEP: &str = "too_deep";
    /// A text, list or whole record beyond its limit.
    pub const TOO_LONG: &str = "too_long";
    /// A field of another type than documented.
    pub const WRONG_TYPE: &str = "wrong_type";
    /// A required field is missing or null.
    pub const MISSING_FIELD: &str = "missing_field";
    /// A time that is none.
    pub const BAD_TIME: &str = "bad_time";
    /// An id or tag with characters that no id has.
    pub const BAD_ID: &str = "bad_id";
    /// A source this console does not know.
    pub const UNKNOWN_SOURCE: &str = "unknown_source";
    /// A state this console does not know.
    pub const UNKNOWN_STATE: &str = "unknown_state";
    /// An assignment to something that is neither person nor team.
    pub const UNKNOWN_ASSIGNMENT: &str = "unknown_assignment";
    /// Two blocks of one answer under the same id and with different content.
    pub const DUPLICATE: &str = "duplicate";
    /// A whole page with one record, larger than an answer may be.
    pub const TOO_LARGE: &str = "too_large";
}
