//! The program as others start it: one line of addresses, an end when its parent ends, and the check.
#[cfg(test)]
mod started;
