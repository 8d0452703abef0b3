//! The queue: which cases there are to look at, in which order, and who holds them.
//!
//! Promises: the order is explained by one rule ([`rank`]), a page costs the same at a million cases, and a claim is
//! shown as the server knows it. A pack of cases can be taken along ([`pack`]), and
//! what became of cases is counted by the code that opened them ([`reason_table`]), with five key figures over all of them
//! ([`figures`]). Deliberately never decides for a person
//! which case is right.
pub mod ahead;
pub mod claims;
pub mod facts;
pub mod figures;
pub mod lease;
pub mod list;
pub mod pack;
pub mod pack_limits;
pub mod place;
pub mod rank;
pub mod reason_table;
pub mod search;
pub mod search_view;
pub mod turns;
pub mod views;
pub mod wanted;
