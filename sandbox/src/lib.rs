//! The verification platform in a box: a loopback server that speaks the documented trust-platform calls and the
//! review API, for the demo, the tests and the benchmarks. Written from the contract, it imports nothing of the engine.
pub mod draw;
pub mod world;
