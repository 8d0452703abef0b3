//! The decoding process: behind its walls it reads one request, answers it and ends.
//!
//! It is the same program, started as `second-look decode`. Nothing is set up before it: no runtime, no log, no window.
use std::io::{Read, Write};
use std::process::ExitCode;

use super::frame::{Ask, Found, REQUEST_HEAD, answer, read_request_head};
use super::walls::{self, Walls};
use super::{examine, pixels};

/// The word behind the program's name.
pub(super) const WORD: &str = "decode";

/// Does the work of the decoding process if this is one, and says how it ended; the first thing a program asks in `main`.
/// None in every other process, which goes on.
pub fn decoding_process() -> Option<ExitCode> {
    let mut words = std::env::args_os().skip(1);
    let asked = words.next().is_some_and(|word| word == WORD) && words.next().is_none();
    asked.then(|| serve(walls::build(Walls::ALL)))
}

fn serve(walls: Walls) -> ExitCode {
    match exchange(walls, &mut std::io::stdin().lock(), &mut std::io::stdout().lock()) {
        Some(()) => ExitCode::SUCCESS,
        // Nobody is left to be told.
        None => ExitCode::FAILURE,
    }
}

fn exchange(walls: Walls, input: &mut impl Read, output: &mut impl Write) -> Option<()> {
    let mut head = [0; REQUEST_HEAD];
    input.read_exact(&mut head).ok()?;
    let (ask, length) = read_request_head(head)?;
    let mut file = Vec::with_capacity(usize::try_from(length).ok()?);
    input.take(u64::from(length)).read_to_end(&mut file).ok()?;
    if u32::try_from(file.len()) != Ok(length) {
        return None;
    }
    let found = match ask {
        Ask::Walls => Ok(Found::Nothing),
        Ask::Examine => examine(&file).map(Found::Examined),
        Ask::Preview => pixels(&file, false).map(Found::Pixels),
        Ask::Full => pixels(&file, true).map(Found::Pixels),
    };
    drop(file);
    let (head, body) = answer(walls, found.unwrap_or_else(Found::Problem));
    output.write_all(&head).and_then(|()| output.write_all(&body)).and_then(|()| output.flush()).ok()
}

#[cfg(test)]
mod tests {
    use super::super::frame::{Head, request_head};
    use super::*;

    fn asked(ask: Ask, file: &[u8]) -> Option<Found> {
        let mut request = request_head(ask, file.len()).unwrap().to_vec();
        request.extend(file);
        let mut out = Vec::new();
        exchange(Walls::default(), &mut request.as_slice(), &mut out)?;
        let (head, body) = out.split_at_checked(super::super::frame::ANSWER_HEAD)?;
        Head::read(ask, head.try_into().ok()?)?.with_body(body.to_vec())
    }

    #[test]
    fn one_request_is_answered_with_what_the_file_is() {
        let told = |problem| move |found: &Found| matches!(found, Found::Problem(told) if *told == problem);
        assert!(asked(Ask::Walls, b"").is_some_and(|found| matches!(found, Found::Nothing)));
        let (empty, other) = (super::super::ImageProblem::Empty, super::super::ImageProblem::NotDisplayed);
        assert!(asked(Ask::Preview, b"").as_ref().is_some_and(told(empty)));
        assert!(asked(Ask::Full, b"%PDF-1.7").as_ref().is_some_and(told(other)));
    }

    #[test]
    fn a_request_that_ends_early_or_is_none_gets_no_answer() {
        let mut half = request_head(Ask::Full, 10).unwrap().to_vec();
        half.extend(b"short");
        for input in [&half[..], b"", b"GET / HTTP/1.1\r\n\r\n"] {
            let mut out = Vec::new();
            assert_eq!(exchange(Walls::default(), &mut &*input, &mut out), None);
            assert!(out.is_empty());
        }
    }
}
