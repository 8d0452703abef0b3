//! Skims a page that is too large to be read, for the few words needed to get past it: cursor, more or not, and the ids
//! of the one case and the one decision. It holds a few kilobytes, whatever the page holds.
use super::body::{Sink, TooMuch};

/// A word longer than this is of no interest.
const WORD: usize = 8192;
/// Deeper containers are of no interest.
const DEEP: usize = 64;

/// A pushed-through reader of JSON that keeps only what stands at a few known places.
pub(super) struct Skim {
    left: usize,
    place: Vec<Level>,
    in_text: bool,
    escaped: bool,
    /// The text or bare word being read, raw, cut at [`WORD`].
    word: Vec<u8>,
    bare: bool,
    broken: bool,
    deep: usize,
    ended: bool,
    next_cursor: Option<String>,
    has_more: Option<bool>,
    case_id: Option<String>,
    decision_id: Option<String>,
    items: usize,
}

/// What the page says, so far as it was looked for.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) next_cursor: String,
    pub(super) has_more: bool,
    pub(super) case_id: Option<String>,
    pub(super) decision_id: Option<String>,
    pub(super) items: usize,
}

struct Level {
    list: bool,
    /// The key whose value is being read, or the text that will be a key when a colon follows.
    key: Option<Vec<u8>>,
    /// A colon has been seen: the next value belongs to `key`.
    value: bool,
}

impl Skim {
    pub(super) const fn new(limit: usize) -> Self {
        Self {
            left: limit,
            place: Vec::new(),
            in_text: false,
            escaped: false,
            word: Vec::new(),
            bare: false,
            broken: false,
            deep: 0,
            ended: false,
            next_cursor: None,
            has_more: None,
            case_id: None,
            decision_id: None,
            items: 0,
        }
    }

    /// What was found, if the page was read to its end and leads on.
    pub(super) fn found(self) -> Option<Found> {
        let whole = self.ended && !self.broken;
        whole.then_some(())?;
        Some(Found {
            next_cursor: self.next_cursor?,
            has_more: self.has_more.unwrap_or(false),
            case_id: self.case_id,
            decision_id: self.decision_id,
            items: self.items,
        })
    }

    fn byte(&mut self, byte: u8) {
        if self.in_text {
            return self.text_byte(byte);
        }
        match byte {
            b'"' => {
                self.in_text = true;
                self.word.clear();
            }
            b'{' | b'[' => self.open(byte == b'['),
            b'}' | b']' => {
                self.end_bare();
                self.close();
            }
            b':' => {
                if let Some(level) = self.place.last_mut() {
                    level.value = true;
                }
            }
            b',' => {
                self.end_bare();
                if let Some(level) = self.place.last_mut() {
                    level.value = level.list;
                    level.key = None;
                }
            }
            b' ' | b'\t' | b'\r' | b'\n' => self.end_bare(),
            _ if self.bare => self.keep(byte),
            _ => {
                self.word.clear();
                self.bare = true;
                self.keep(byte);
            }
        }
    }

    fn text_byte(&mut self, byte: u8) {
        match byte {
            _ if self.escaped => self.escaped = false,
            b'\\' => self.escaped = true,
            b'"' => {
                self.in_text = false;
                return self.value_or_key();
            }
            _ => {}
        }
        self.keep(byte);
    }

    fn keep(&mut self, byte: u8) {
        if self.word.len() <= WORD {
            self.word.push(byte);
        }
    }

    fn open(&mut self, list: bool) {
        if self.at(&[b"items"]) && !list {
            self.items += 1;
        }
        if self.deep > 0 || self.place.len() >= DEEP {
            self.deep += 1;
        } else {
            self.place.push(Level { list, key: None, value: list });
        }
    }

    fn close(&mut self) {
        if self.deep > 0 {
            self.deep -= 1;
            return;
        }
        if self.place.pop().is_none() {
            self.broken = true;
        }
        self.ended = self.place.is_empty();
    }

    fn end_bare(&mut self) {
        if std::mem::take(&mut self.bare) && self.at(&[b"hasMore"]) {
            self.has_more = Some(self.word == b"true");
        }
    }

    fn value_or_key(&mut self) {
        if self.deep > 0 {
            return;
        }
        let Some(level) = self.place.last_mut() else { return };
        if !level.value {
            level.key = Some(std::mem::take(&mut self.word));
            return;
        }
        if self.at(&[b"nextCursor"]) {
            self.next_cursor = self.unescaped();
        } else if self.case_id.is_none() && self.at(&[b"items", b"caseId"]) {
            self.case_id = self.unescaped();
        } else if self.decision_id.is_none() && self.at(&[b"items", b"decisionId"]) {
            self.decision_id = self.unescaped();
        }
    }

    fn unescaped(&self) -> Option<String> {
        if self.word.len() > WORD {
            return None;
        }
        let quoted = [b"\"", self.word.as_slice(), b"\""].concat();
        serde_json::from_slice(&quoted).ok().filter(|text: &String| !text.is_empty())
    }

    /// True when the keys from the outside in are these; lists in between do not count.
    fn at(&self, keys: &[&[u8]]) -> bool {
        let mut objects = self.place.iter().filter(|level| !level.list);
        let same = keys.iter().all(|key| objects.next().is_some_and(|level| level.key.as_deref() == Some(*key)));
        same && objects.next().is_none() && self.deep == 0
    }
}

impl Sink for Skim {
    fn take(&mut self, bytes: &[u8]) -> Result<(), TooMuch> {
        self.left = self.left.checked_sub(bytes.len()).ok_or(TooMuch)?;
        for byte in bytes {
            self.byte(*byte);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn skim(page: &str, piece: usize) -> Option<Found> {
        let mut skim = Skim::new(usize::MAX);
        for bytes in page.as_bytes().chunks(piece.max(1)) {
            skim.take(bytes).unwrap();
        }
        skim.found()
    }

    #[test]
    fn the_cursor_behind_a_huge_case_is_found_in_either_order() {
        let huge = "x\\\"}]".repeat(50_000);
        let case = format!(
            "{{\"note\":\"{huge}\",\"claim\":{{\"caseId\":\"wrong\",\"nextCursor\":\"wrong\",\"decisionId\":\"wrong\"}},\"caseId\":\"cse_1\",\"decisionId\":\"d-1\"}}"
        );
        let tail = "\"nextCursor\" : \"c\\u002d9\",\"hasMore\":true,\"serverTime\":\"x\"";
        let expected = Found {
            next_cursor: "c-9".into(),
            has_more: true,
            case_id: Some("cse_1".into()),
            decision_id: Some("d-1".into()),
            items: 1,
        };
        for page in [format!("{{\"items\":[{case}],{tail}}}"), format!("{{{tail},\"items\": [ {case} ]}}")] {
            for piece in [1, 7, 4096] {
                assert_eq!(skim(&page, piece).as_ref(), Some(&expected), "in pieces of {piece}");
            }
        }
    }

    #[test]
    fn a_page_that_is_cut_or_leads_nowhere_gives_nothing() {
        for page in
            ["{\"items\":[{\"caseId\":\"a\"}],\"nextCursor\":\"c\"", "{\"items\":[],\"nextCursor\":null}", "", "[]"]
        {
            assert_eq!(skim(page, 3), None, "{page} leads nowhere");
        }
        let long = format!("{{\"items\":[{{}}],\"nextCursor\":\"{}\"}}", "c".repeat(WORD + 1));
        assert_eq!(skim(&long, 100), None, "a cursor of nine kilobytes is none");
    }

    #[test]
    fn more_than_the_limit_is_refused() {
        let mut skim = Skim::new(10);
        assert_eq!(skim.take(b"{\"items\":[1,2"), Err(TooMuch), "thirteen bytes are more than ten");
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic_or_grow(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
            let mut skim = Skim::new(usize::MAX);
            let _ = skim.take(&bytes);
            prop_assert!(skim.place.len() <= DEEP && skim.word.len() <= WORD + 1, "its memory is bounded");
            let _ = skim.found();
        }
    }
}
