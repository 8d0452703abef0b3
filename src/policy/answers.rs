//! What an edition asks of an answer beside the contract's own rules.
use super::edition::Edition;
use crate::catalogue::{Family, InternalText, Language, is_suspicion};

/// One thing to look at before approving. An open item asks for a comment (contract section 4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checklist {
    /// Its name.
    pub id: String,
    /// A code of one of these families brings it onto a case.
    pub families: Vec<Family>,
    /// What it says, where the edition says so itself; none for an item the console has words for.
    pub words: Option<ItemWords>,
}

/// What an item of an organisation's own list says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemWords {
    /// In English; said in place of a language that is not here.
    pub en: String,
    /// In German.
    pub de: Option<String>,
    /// In French.
    pub fr: Option<String>,
}

impl Checklist {
    /// What it says, in a person's language.
    pub fn text(&self, language: Language) -> String {
        let Some(words) = &self.words else {
            return InternalText::words(language, &message(&self.id), &[]);
        };
        let own = match language {
            Language::English => None,
            Language::German => words.de.as_ref(),
            Language::French => words.fr.as_ref(),
        };
        own.unwrap_or(&words.en).clone()
    }
}

/// Whether the console has words of its own for an item of this name.
pub(super) fn has_words(id: &str) -> bool {
    InternalText::find(Language::English, &message(id), &[]).is_some()
}

fn message(id: &str) -> String {
    format!("checklist-{id}")
}

/// Whether a reject with this reason has to say what of the document it means: a mark on a picture, or the document as a whole
/// (features F9 (f)). Suspicions about the document ask for it, those about the face do not.
pub fn asks_mark(code: &str, family: Option<Family>) -> bool {
    is_suspicion(code) && family == Some(Family::DocumentFraud)
}

impl Edition {
    /// Whether a reason of this family can carry a reject: one of a family named, or of none that is known. Technical causes
    /// never do; the reader of an edition has seen to that.
    pub fn carries_reject(&self, family: Option<Family>) -> bool {
        family.is_none_or(|family| self.reject_families.contains(&family))
    }

    /// Whether a reason of this family asks for a comment, beside the contract's own rules.
    pub fn asks_comment(&self, family: Option<Family>) -> bool {
        family.is_some_and(|family| self.comment_families.contains(&family))
    }

    /// Whether a code of these families asks for a second person to approve, beside a suspicion.
    pub fn asks_second(&self, on_case: &[Family]) -> bool {
        on_case.iter().any(|family| self.second_families.contains(family))
    }

    /// The items codes of these families bring onto a case.
    pub fn checklist_of<'a>(&'a self, families: &[Family]) -> Vec<&'a Checklist> {
        let concerns = |item: &&Checklist| item.families.iter().any(|family| families.contains(family));
        self.checklist.iter().filter(concerns).collect()
    }
}
