//! Draws.
pub mod zone;
