//! The witness's answers: its key, its line beside a checkpoint, and what it saw before.
use serde_json::{Map, Value};

use super::super::error::PlatformError;
use super::super::wire::SeenBefore;
use super::codes;
use super::json::{self, CODE_LEN, Code};

/// A verifier key and a signature line are one short line; a checkpoint is four.
const LINE_LEN: usize = 1_000;

/// The key the witness signs with.
///
/// # Errors
/// When the answer is none.
pub fn enrolment(body: &[u8]) -> Result<String, PlatformError> {
    let read = |map: Map<String, Value>| -> Result<String, Code> {
        Ok(json::need_text(&map, "witnessKey", LINE_LEN)?.to_owned())
    };
    json::whole(body).and_then(read).map_err(|_| PlatformError::Malformed("the enrolment"))
}

/// The signature line. The time that counts is signed in it; the one beside it is not read.
///
/// # Errors
/// When the answer is none.
pub fn cosignature(body: &[u8]) -> Result<String, PlatformError> {
    let read = |map: Map<String, Value>| -> Result<String, Code> {
        let line = json::need_text(&map, "cosignature", LINE_LEN)?;
        let line = line.strip_suffix('\n').unwrap_or(line);
        if line.contains('\n') { Err(codes::WRONG_TYPE) } else { Ok(line.to_owned()) }
    };
    json::whole(body).and_then(read).map_err(|_| PlatformError::Malformed("the cosignature"))
}

/// What a refusal for another size says the witness saw last.
///
/// # Errors
/// When the answer is none.
pub fn seen_before(body: &[u8]) -> Result<SeenBefore, PlatformError> {
    let read = |map: Map<String, Value>| -> Result<SeenBefore, Code> {
        json::need_text(&map, "code", CODE_LEN)?;
        let size = map.get("size").and_then(json::whole_number).ok_or(codes::WRONG_TYPE)?;
        let checkpoint = json::opt_text(&map, "checkpoint", LINE_LEN)?.map(str::to_owned);
        Ok(SeenBefore { size, checkpoint })
    };
    json::whole(body).and_then(read).map_err(|_| PlatformError::Malformed("what the witness saw"))
}
