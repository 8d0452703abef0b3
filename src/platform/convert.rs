//! The pure rules of reading: bytes in, domain types out. No I/O and no clock.
