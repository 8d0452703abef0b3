//! The checklist of an edition: items that say what is to be looked at.
use toml::Spanned;

use super::answers::{Checklist, ItemWords, has_words};
use super::fault::PolicyFaultCode::{Duplicate, MissingKey, OutOfRange};
use super::file;
use super::read::{Reader, plain};

/// Characters of what an item of the checklist says.
const WORDS_LIMIT: usize = 200;
/// Items of the checklist: more than these nobody ticks with their eyes open.
const CHECKLIST_LIMIT: usize = 50;

impl Reader<'_> {
    pub(super) fn checklist(&mut self, rows: &[file::ChecklistRow]) -> Vec<Checklist> {
        if let Some(one_too_many) = rows.get(CHECKLIST_LIMIT) {
            self.fault(&one_too_many.id, OutOfRange, "checklist");
        }
        let mut items: Vec<Checklist> = Vec::new();
        for row in rows.iter().take(CHECKLIST_LIMIT) {
            self.name(&row.id, "checklist.id");
            if items.iter().any(|known| known.id == *row.id.get_ref()) {
                self.fault(&row.id, Duplicate, "checklist.id");
            }
            let id = row.id.get_ref().clone();
            let words = row.words.as_ref().and_then(|words| self.words(words));
            if row.words.is_none() && !has_words(&id) {
                self.fault(&row.id, MissingKey, "checklist.words");
            }
            items.push(Checklist { id, families: plain(&row.families), words });
        }
        items
    }

    /// An organisation's own item says in English at least what is to be looked at.
    fn words(&mut self, row: &Spanned<file::WordsRow>) -> Option<ItemWords> {
        let said = row.get_ref();
        for line in [&said.en, &said.de, &said.fr].into_iter().flatten() {
            self.line(line, WORDS_LIMIT, "checklist.words");
        }
        let Some(en) = &said.en else {
            self.fault(row, MissingKey, "checklist.words.en");
            return None;
        };
        let other = |line: &Option<Spanned<String>>| line.as_ref().map(|line| line.get_ref().clone());
        Some(ItemWords { en: en.get_ref().clone(), de: other(&said.de), fr: other(&said.fr) })
    }
}
