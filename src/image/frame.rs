//! What the two processes say to each other, byte by byte; pure.
//!
//! One request, one answer, and both ends close. The side that decodes may be in a stranger's hands by the time it answers:
//! every number of its answer is held against what was asked before anything is allocated or believed.
use super::walls::Walls;
use super::{Examined, ImageProblem, Kind, MAX_FILE_BYTES, MAX_PIXELS, MAX_SIDE, PREVIEW_SIDE, PictureFacts, Pixels};

const REQUEST: [u8; 4] = *b"SLq1";
const ANSWER: [u8; 4] = *b"SLa1";
/// Bytes before the file.
pub(super) const REQUEST_HEAD: usize = 9;
/// Bytes before the body of an answer.
pub(super) const ANSWER_HEAD: usize = 19;
/// Metadata is four short lines.
const MOST_FACTS: u32 = 512;

/// What is asked of the decoding process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ask {
    /// Which walls stand.
    Walls,
    /// Kind, size and metadata.
    Examine,
    /// Pixels of the preview.
    Preview,
    /// All pixels.
    Full,
}

impl Ask {
    const ALL: [Self; 4] = [Self::Walls, Self::Examine, Self::Preview, Self::Full];

    const fn byte(self) -> u8 {
        match self {
            Self::Walls => 0,
            Self::Examine => 1,
            Self::Preview => 2,
            Self::Full => 3,
        }
    }
}

/// The head of a request; none when the file is too large to be asked about.
pub(super) fn request_head(ask: Ask, file_bytes: usize) -> Option<[u8; REQUEST_HEAD]> {
    let length = u32::try_from(file_bytes).ok().filter(|length| *length <= MAX_FILE_BYTES)?;
    let ([a, b, c, d], [e, f, g, h]) = (REQUEST, length.to_be_bytes());
    Some([a, b, c, d, ask.byte(), e, f, g, h])
}

/// What is asked, and how many bytes the file has.
pub(super) fn read_request_head(head: [u8; REQUEST_HEAD]) -> Option<(Ask, u32)> {
    let [a, b, c, d, ask, e, f, g, h] = head;
    let ask = Ask::ALL.into_iter().find(|known| known.byte() == ask)?;
    let length = u32::from_be_bytes([e, f, g, h]);
    ([a, b, c, d] == REQUEST && length <= MAX_FILE_BYTES).then_some((ask, length))
}

/// What the decoding process found.
pub(super) enum Found {
    /// Nothing was asked but the walls.
    Nothing,
    /// Kind, size and metadata.
    Examined(Examined),
    /// Pixels.
    Pixels(Pixels),
    /// Why there is nothing.
    Problem(ImageProblem),
}

/// Problems a decoding process can find by itself; their place here is their byte.
const PROBLEMS: [ImageProblem; 4] =
    [ImageProblem::NotDisplayed, ImageProblem::TooLarge, ImageProblem::Damaged, ImageProblem::Empty];
const NOTHING: u8 = 0;
const EXAMINED: u8 = 1;
const PIXELS: u8 = 2;
const FIRST_PROBLEM: u8 = 16;

/// An answer as bytes: head and body.
pub(super) fn answer(walls: Walls, found: Found) -> (Vec<u8>, Vec<u8>) {
    let (outcome, kind, width, height, body) = match found {
        Found::Nothing => (NOTHING, 0, 0, 0, Vec::new()),
        Found::Problem(problem) => {
            let place = PROBLEMS.iter().position(|known| *known == problem).unwrap_or(2);
            (u8::try_from(place).unwrap_or(2).saturating_add(FIRST_PROBLEM), 0, 0, 0, Vec::new())
        }
        Found::Examined(Examined { kind, width, height, facts }) => {
            let kind = Kind::ALL.iter().position(|known| *known == kind).and_then(|at| u8::try_from(at).ok());
            (EXAMINED, kind.unwrap_or(u8::MAX), width, height, facts.to_lines().into_bytes())
        }
        Found::Pixels(Pixels { width, height, rgb }) => (PIXELS, 0, width, height, rgb),
    };
    let length = u32::try_from(body.len()).unwrap_or(u32::MAX);
    let mut head = ANSWER.to_vec();
    head.extend([walls.to_byte(), outcome, kind]);
    head.extend([width, height, length].into_iter().flat_map(u32::to_be_bytes));
    (head, body)
}

/// The head of an answer that fits what was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Head {
    /// The walls that stood.
    pub walls: Walls,
    /// Bytes that follow.
    pub body_bytes: u32,
    says: Says,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says {
    Nothing,
    Examined { kind: Kind, width: u32, height: u32 },
    Pixels { width: u32, height: u32 },
    Problem(ImageProblem),
}

impl Head {
    /// Reads a head; none when it is no answer to what was asked, or promises more than that can bring.
    pub(super) fn read(ask: Ask, head: [u8; ANSWER_HEAD]) -> Option<Self> {
        let [m, a, g, i, walls, outcome, kind, w, i2, d, t, h, e, i3, g2, l, n, g3, h2] = head;
        if [m, a, g, i] != ANSWER {
            return None;
        }
        let walls = Walls::from_byte(walls)?;
        let (width, height) = (u32::from_be_bytes([w, i2, d, t]), u32::from_be_bytes([h, e, i3, g2]));
        let body_bytes = u32::from_be_bytes([l, n, g3, h2]);
        let most_side = if ask == Ask::Preview { PREVIEW_SIDE } else { MAX_SIDE };
        let area = u64::from(width) * u64::from(height);
        let sized = (1..=most_side).contains(&width) && (1..=most_side).contains(&height) && area <= MAX_PIXELS;
        let says = match (outcome, ask) {
            (NOTHING, Ask::Walls) if body_bytes == 0 => Says::Nothing,
            (EXAMINED, Ask::Examine) if sized && body_bytes <= MOST_FACTS => {
                Says::Examined { kind: *Kind::ALL.get(usize::from(kind))?, width, height }
            }
            (PIXELS, Ask::Preview | Ask::Full) if sized && u64::from(body_bytes) == area * 3 => {
                Says::Pixels { width, height }
            }
            (FIRST_PROBLEM.., Ask::Examine | Ask::Preview | Ask::Full) if body_bytes == 0 => {
                Says::Problem(*PROBLEMS.get(usize::from(outcome - FIRST_PROBLEM))?)
            }
            _ => return None,
        };
        Some(Self { walls, body_bytes, says })
    }

    /// The whole answer, once its body is here; none when the body is not what the head said.
    pub(super) fn with_body(self, body: Vec<u8>) -> Option<Found> {
        if u32::try_from(body.len()) != Ok(self.body_bytes) {
            return None;
        }
        Some(match self.says {
            Says::Nothing => Found::Nothing,
            Says::Problem(problem) => Found::Problem(problem),
            Says::Pixels { width, height } => Found::Pixels(Pixels { width, height, rgb: body }),
            Says::Examined { kind, width, height } => {
                Found::Examined(Examined { kind, width, height, facts: PictureFacts::from_lines(&body)? })
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(ask: Ask, answer: (Vec<u8>, Vec<u8>)) -> Option<Found> {
        Head::read(ask, answer.0.try_into().ok()?)?.with_body(answer.1)
    }

    #[test]
    fn requests_and_answers_come_out_as_they_went_in() {
        for ask in Ask::ALL {
            assert_eq!(read_request_head(request_head(ask, 700).unwrap()), Some((ask, 700)));
        }
        let facts = PictureFacts { software: Some("Edit 2".to_owned()), has_place: true, ..PictureFacts::default() };
        let examined = Examined { kind: Kind::Webp, width: 4, height: 3, facts };
        let told = answer(Walls::default(), Found::Examined(examined.clone()));
        assert!(matches!(read(Ask::Examine, told), Some(Found::Examined(read)) if read == examined));
        let pixels = Pixels { width: 2, height: 1, rgb: vec![1, 2, 3, 4, 5, 6] };
        let told = answer(Walls::default(), Found::Pixels(pixels.clone()));
        assert!(matches!(read(Ask::Preview, told), Some(Found::Pixels(read)) if read == pixels));
        for problem in PROBLEMS {
            let told = answer(Walls::default(), Found::Problem(problem));
            assert!(matches!(read(Ask::Full, told), Some(Found::Problem(read)) if read == problem));
        }
    }

    #[test]
    fn a_file_that_is_too_large_is_not_even_asked_about() {
        let most = usize::try_from(MAX_FILE_BYTES).unwrap();
        assert!(request_head(Ask::Full, most).is_some() && request_head(Ask::Full, most + 1).is_none());
    }

    #[test]
    fn an_answer_to_another_question_or_of_another_size_is_refused() {
        let pixels = |width: u32, height: u32, bytes: usize| {
            answer(Walls::default(), Found::Pixels(Pixels { width, height, rgb: vec![0; bytes] }))
        };
        assert!(read(Ask::Full, pixels(2_049, 1, 2_049 * 3)).is_some());
        assert!(read(Ask::Preview, pixels(2_049, 1, 2_049 * 3)).is_none(), "a preview is smaller");
        assert!(read(Ask::Examine, pixels(1, 1, 3)).is_none(), "nobody asked for pixels");
        for (width, height, bytes) in [(0, 0, 0), (2, 1, 5), (2, 1, 7), (12_001, 1, 36_003), (u32::MAX, u32::MAX, 3)] {
            assert!(read(Ask::Full, pixels(width, height, bytes)).is_none(), "{width} x {height}: {bytes}");
        }
        let (head, _) = pixels(2, 1, 6);
        assert!(read(Ask::Full, (head, vec![0; 5])).is_none(), "a body that ends early");
    }

    proptest! {
        #[test]
        fn no_head_makes_us_expect_more_than_was_asked_for(
            head in prop::array::uniform19(any::<u8>()), real in any::<bool>(), outcome in 0_u8..20
        ) {
            let mut head: [u8; ANSWER_HEAD] = head;
            if real {
                head[..4].copy_from_slice(&ANSWER);
                head[4] &= 7;
                head[5] = outcome;
            }
            for (ask, most) in [(Ask::Walls, 0), (Ask::Examine, 512), (Ask::Preview, 2_048 * 2_048 * 3), (Ask::Full, 192_000_000)] {
                if let Some(read) = Head::read(ask, head) {
                    prop_assert!(read.body_bytes <= most);
                }
            }
        }
    }
}
