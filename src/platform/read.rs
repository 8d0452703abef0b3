//! From a whole answer to a body one may parse, or to the error it stands for. Pure.
use serde_json::Value;

use super::client::{Answer, Kind};
use super::convert;
use super::error::{FileRefusal, Interrupted, PlatformError};

/// How far into markup its first element is looked for, bytes.
const MARKUP_HEAD: usize = 2048;

/// The body, if the status is one of these and the body can be JSON.
///
/// # Errors
/// [`PlatformError::NetworkNeedsSignIn`] for a web page or a redirect; [`Interrupted::Truncated`] for a body that is not
/// there or ends before its JSON does, which is the way's fault and not the record's; else what [`refusal`] says.
pub(super) fn json_body<'a>(answer: &'a Answer, expected: &[u16]) -> Result<&'a [u8], PlatformError> {
    if answer.status == 204 && !expected.contains(&204) {
        return Err(Interrupted::Truncated.into());
    }
    if !expected.contains(&answer.status) {
        return Err(refusal(answer));
    }
    if is_page(answer) {
        return Err(PlatformError::NetworkNeedsSignIn);
    }
    let mut shown = answer.body.iter().filter(|byte| !byte.is_ascii_whitespace());
    match (shown.next(), shown.next_back()) {
        (Some(b'{'), Some(b'}')) | (Some(b'['), Some(b']')) => Ok(&answer.body),
        (None, _) | (Some(b'{' | b'['), _) => Err(Interrupted::Truncated.into()),
        _ => Err(PlatformError::Malformed("the answer's body")),
    }
}

/// What an answer says of the way to the platform, whatever it says of the question: a page of the network's own, a
/// platform that fails or asks to wait, or one that answers.
pub(super) fn contact(answer: &Answer, kind: Kind) -> Result<(), PlatformError> {
    match answer.status {
        304 => Ok(()),
        // A file is answered with a way to it.
        300..400 if kind == Kind::File => Ok(()),
        // One file that is not handed out says nothing of the platform.
        _ if kind == Kind::File && file_refusal(answer).is_some() => Ok(()),
        200..300 if is_page(answer) => Err(PlatformError::NetworkNeedsSignIn),
        300..400 | 429 | 500.. => Err(refusal(answer)),
        _ => Ok(()),
    }
}

/// What an answer of another status stands for.
pub(super) fn refusal(answer: &Answer) -> PlatformError {
    let status = answer.status;
    if (300..400).contains(&status) || status == 511 {
        return PlatformError::NetworkNeedsSignIn;
    }
    if let Some(problem) = problem(answer) {
        return PlatformError::Problem(Box::new(problem));
    }
    match status {
        401 => PlatformError::SignInNeeded,
        429 | 500.. => PlatformError::Unavailable { status, retry_after: answer.retry_after() },
        _ => PlatformError::UnexpectedStatus(status),
    }
}

/// One of the three refusals of a download, if the answer is one.
pub(super) fn file_refusal(answer: &Answer) -> Option<PlatformError> {
    let known = problem(answer)?;
    let why = FileRefusal::of(&known.code)?;
    Some(PlatformError::FileRefused { why, retry_after: known.retry_after })
}

/// The problem body, if the answer is a refusal in the contract's shape.
pub(super) fn problem(answer: &Answer) -> Option<super::error::Problem> {
    let value: Value = serde_json::from_slice(&answer.body).ok()?;
    let mut problem = convert::problem(answer.status, &value)?;
    problem.retry_after = answer.retry_after();
    Some(problem)
}

/// A web page: declared as one, or beginning like one.
pub(super) fn is_page(answer: &Answer) -> bool {
    let declared = answer.media_type().is_some_and(|kind| kind == "text/html" || kind == "application/xhtml+xml");
    declared || starts_like_markup(&answer.body)
}

/// Markup that shows something: an HTML page or an SVG drawing, and not a storage host's few words of XML.
pub(super) fn is_page_or_drawing(body: &[u8]) -> bool {
    let head: Vec<u8> = body.iter().take(MARKUP_HEAD).map(u8::to_ascii_lowercase).collect();
    let has = |mark: &[u8]| head.windows(mark.len()).any(|part| part == mark);
    has(b"<html") || has(b"<!doctype html") || has(b"<svg") || has(b"<body") || has(b"<script")
}

/// HTML or XML, by its first visible byte.
pub(super) fn starts_like_markup(body: &[u8]) -> bool {
    let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    body.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'<')
}
