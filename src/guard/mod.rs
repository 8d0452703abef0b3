//! The tipping-off guard: whether a text may leave the console (features F8, rows ).
//!
//! Promises: a text that names a suspicion code, its message name, its title or what the catalogue says of it, or that holds a
//! word of suspicion in any language that ships, is refused on every channel on which words leave the console, however it is
//! spelled: letter case, accents, spacing, unseen and look-alike characters make no difference, nor do the figures of another
//! script or letters in the place of figures. A list that cannot be read refuses everything.
//!
//! Deliberately does not judge what is meant: a sentence that warns an end user without any such word is not found.
//! That is why texts for end users are not guarded but built, from a closed list and from nothing else
//! ([`CustomerText`](crate::catalogue::CustomerText)); the guard is for what people carry out by hand. Pure: what a refusal
//! says and that it is audited stands in `console/guarded.rs` (decision 0011).
mod fold;
mod terms;

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use fold::{figures_as_letters, fold, squeezed};
use terms::{Terms, terms};

pub use terms::faults;

/// A way on which words leave the console.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Outlet {
    /// A copy to the clipboard of the machine.
    Clipboard,
    /// The name of a file a person asks for.
    FileName,
    /// What the program says of itself, to be handed to operations or support.
    Diagnostics,
    /// What an export says to somebody who must not know: an evidence package for a partner or for the person.
    Export,
}

impl Outlet {
    /// Every channel.
    pub const ALL: [Self; 4] = [Self::Clipboard, Self::FileName, Self::Diagnostics, Self::Export];

    /// The word in the log and in keys of texts.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Clipboard => "clipboard",
            Self::FileName => "file_name",
            Self::Diagnostics => "diagnostics",
            Self::Export => "export",
        }
    }
}

/// What was found, without the words it was found in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Found {
    /// A word of suspicion.
    Term,
    /// A number of the 32xx family, listed or not.
    Code,
    /// The message name of a suspicion code.
    Identifier,
    /// What the catalogue says of a suspicion code: its title, its meaning, what to look at or how to check it.
    Title,
    /// The lists cannot be read, so nothing may leave.
    NoLists,
}

impl Found {
    /// The word in the log.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Term => "term",
            Self::Code => "code",
            Self::Identifier => "identifier",
            Self::Title => "title",
            Self::NoLists => "no_lists",
        }
    }
}

/// What keeps a text from leaving the console, if anything does.
pub fn look(text: &str) -> Option<Found> {
    either_way(text, |seen| seen.no_lists().or_else(|| seen.code()).or_else(|| seen.named()).or_else(|| seen.term()))
}

/// As [`look`], for an opaque id or a time: any number can stand in one by chance, so that none counts.
pub fn look_at_id(text: &str) -> Option<Found> {
    either_way(text, |seen| seen.no_lists().or_else(|| seen.named()).or_else(|| seen.term()))
}

/// As [`look`], for what somebody is called, where they live and what their papers say. 3206 is a village in Switzerland and
/// *Mule* a name, so that neither numbers nor single words count; what the catalogue calls a suspicion code does.
pub fn look_at_own_words(text: &str) -> Option<Found> {
    either_way(text, |seen| seen.no_lists().or_else(|| seen.named()))
}

/// What is found in a text, and in one that turns the direction of its line also read from its end: `6023` behind such a
/// character is drawn as the number of a code.
fn either_way(text: &str, judged: impl Fn(&Seen) -> Option<Found>) -> Option<Found> {
    judged(&Seen::of(text)).or_else(|| {
        let turned = text.contains(['\u{202d}', '\u{202e}']).then(|| text.chars().rev().collect::<String>())?;
        judged(&Seen::of(&turned))
    })
}

/// A text as the lists are held against it.
struct Seen {
    terms: &'static Terms,
    folded: String,
    squeezed: String,
}

impl Seen {
    fn of(text: &str) -> Self {
        let folded = fold(text);
        Self { terms: terms(), squeezed: squeezed(&folded), folded }
    }

    fn no_lists(&self) -> Option<Found> {
        (!self.terms.faults.is_empty()).then_some(Found::NoLists)
    }

    fn code(&self) -> Option<Found> {
        words(&self.folded).iter().any(|word| is_code(word)).then_some(Found::Code)
    }

    /// By what the catalogue calls a suspicion code.
    fn named(&self) -> Option<Found> {
        match () {
            () if self.holds(&self.terms.identifiers) => Some(Found::Identifier),
            () if self.holds(&self.terms.sayings) => Some(Found::Title),
            () => None,
        }
    }

    fn term(&self) -> Option<Found> {
        let tells = |word: &String| tells(word, self.terms);
        let found = self.holds(&self.terms.phrases)
            || words(&self.folded).iter().any(tells)
            || broken_up(&self.folded, self.terms);
        found.then_some(Found::Term)
    }

    fn holds(&self, list: &[String]) -> bool {
        list.iter().any(|term| self.squeezed.contains(term.as_str()))
    }
}

/// As [`look`], for a text meant for an end user: words that are harmless among colleagues count too.
pub fn look_for_customer(text: &str) -> Option<Found> {
    look(text).or_else(|| {
        let squeezed = squeezed(&fold(text));
        terms().customer.iter().any(|term| squeezed.contains(term.as_str())).then_some(Found::Term)
    })
}

/// The words of a folded text in every way they can be read: parted at each sign, parted at spaces only, single letters
/// joined, figures that follow one another joined, and each with its figures read as letters.
fn words(folded: &str) -> Vec<String> {
    let mut words: Vec<String> = folded.split_whitespace().map(squeezed).collect();
    let parted: Vec<&str> = parts(folded).collect();
    let mut run = String::new();
    for part in parted.iter().chain([&""]) {
        if part.chars().count() == 1 {
            run.push_str(part);
        } else if !run.is_empty() {
            words.push(std::mem::take(&mut run));
        }
    }
    words.extend(parted.into_iter().map(str::to_owned));
    words.extend(figures_joined(folded));
    let signs = folded.split_whitespace().filter_map(figures_as_letters).map(|word| squeezed(&word));
    words.extend(signs.collect::<Vec<_>>());
    words
}

/// Words parted at spaces, but not where figures stand on both sides of one: a longer number, as one to call, stays one.
fn figures_joined(folded: &str) -> Vec<String> {
    let mut joined: Vec<String> = Vec::new();
    let figure = |c: char| c.is_ascii_digit();
    for word in folded.split_whitespace().map(squeezed).filter(|word| !word.is_empty()) {
        match joined.last_mut().filter(|before| before.ends_with(figure) && word.starts_with(figure)) {
            Some(before) => before.push_str(&word),
            None => joined.push(word),
        }
    }
    joined
}

fn parts(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty())
}

fn tells(word: &str, terms: &Terms) -> bool {
    terms.words.iter().any(|term| term == word) || terms.stems.iter().any(|stem| word.contains(stem.as_str()))
}

/// A term broken by spaces: neighbours that only together begin with it, all but the first and the last of one or two
/// letters.
fn broken_up(folded: &str, terms: &Terms) -> bool {
    let parts: Vec<&str> = parts(folded).collect();
    (0..parts.len()).any(|at| parts.get(at..).is_some_and(|from| begins_in_pieces(from, terms)))
}

fn begins_in_pieces(parts: &[&str], terms: &Terms) -> bool {
    let Some((first, rest)) = parts.split_first().filter(|(first, _)| first.chars().all(char::is_alphabetic)) else {
        return false;
    };
    let mut together = (*first).to_owned();
    for part in rest {
        together.push_str(part);
        if terms.stems.iter().any(|stem| stem.len() > first.len() && together.starts_with(stem.as_str())) {
            return true;
        }
        if part.chars().count() > 2 {
            break;
        }
    }
    false
}

/// `3206`, alone or with letters before or behind it, as in `qes3206`, `3206er` and `3206front.jpg`. Figures next to it make
/// another number of it.
fn is_code(word: &str) -> bool {
    let word: Vec<char> = word.chars().collect();
    let apart = |at: usize| word.iter().take(at).chain(word.iter().skip(at + 4)).all(|c| c.is_alphabetic());
    word.windows(4).enumerate().any(|(at, four)| reads_as_code(four) && apart(at))
}

/// Four figures, of which some may be letters that look like them: `32O6`, `З206`, `321O`. The last may only be an O: 320 l
/// and 320i are no codes.
fn reads_as_code(four: &[char]) -> bool {
    let &[first, second, third, last] = four else { return false };
    let figures = four.iter().filter(|c| c.is_ascii_digit()).count();
    matches!(first, '3' | 'з' | 'ʒ')
        && matches!(second, '2' | 'z')
        && (third.is_ascii_digit() || matches!(third, 'o' | 'i' | 'l') && last.is_ascii_digit())
        && (last.is_ascii_digit() || last == 'o')
        && figures >= 2
}
