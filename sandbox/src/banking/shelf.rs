//! The bank's calls about documents: made at the end of an identification, reviewed beforehand, downloaded.
use super::bank::{Bank, MAX_COMMENT};
use super::document::{Document, DocumentStatus, Downloads};
use super::error::BankError;
use crate::rules::{Time, wire_time};
use crate::stock::Picture;
use serde_json::{Value, json};

impl Bank {
    /// Documents come with the last event and not before. After a success they are documents at once; otherwise
    /// they wait for the review beforehand.
    pub(super) fn make_documents(&mut self, place: usize, now: Time) {
        let Some((papers, known)) = self.papers(place).zip(self.identifications.get(place).cloned()) else { return };
        for picture in papers.pictures {
            let (id, well) = (self.mint("document"), known.succeeded());
            let at = self.documents.len();
            self.documents.push(Document {
                review_id: (!well).then(|| id.clone()),
                document_id: well.then_some(id),
                user_id: known.user_id,
                identification: place,
                picture,
                status: if well { DocumentStatus::Validated } else { DocumentStatus::Pending },
                comment: String::new(),
                created_at: now,
                updated_at: now,
                deleted: false,
            });
            if well {
                self.announce_document(at, now);
            }
        }
    }

    fn announce_document(&mut self, at: usize, now: Time) {
        let Some(document) = self.documents.get(at) else { return };
        let (id, place) = (document.known_as().to_owned(), document.identification);
        let told = json!({
            "documentId": id, "userId": self.number(document.user_id), "documentTypeId": self.number(document.type_id().into()),
            "documentStatus": document.status.word(),
        });
        self.happen("document.create", "document", &id, json!({ "documents": [told] }), Some(place), now);
    }

    /// The document of `GET /v1/documents/{documentId}/download` (R-72: three different refusals).
    ///
    /// # Errors
    /// [`BankError::NotEnabled`], [`BankError::NoDocument`], [`BankError::NotEligible`], [`BankError::Failed`].
    pub fn download(&self, document_id: &str) -> Result<usize, BankError> {
        if self.settings.downloads == Downloads::NotEnabled {
            return Err(BankError::NotEnabled);
        }
        let fits = |document: &Document| !document.deleted && document.document_id.as_deref() == Some(document_id);
        let found = self.documents.iter().position(fits).ok_or(BankError::NoDocument)?;
        let type_id = self.documents.get(found).map(Document::type_id).ok_or(BankError::NoDocument)?;
        self.hands_out(type_id).map(|()| found)
    }

    /// Whether documents of this type are handed out at the moment.
    ///
    /// # Errors
    /// [`BankError::NotEnabled`], [`BankError::NotEligible`], [`BankError::Failed`].
    pub fn hands_out(&self, type_id: u32) -> Result<(), BankError> {
        match self.settings.downloads {
            Downloads::NotEnabled => Err(BankError::NotEnabled),
            _ if !self.settings.eligible.contains(&type_id) => Err(BankError::NotEligible),
            Downloads::Failing => Err(BankError::Failed),
            Downloads::Enabled => Ok(()),
        }
    }

    /// The document of that id in the review beforehand.
    ///
    /// # Errors
    /// [`BankError::NoDocument`].
    pub fn in_review(&self, review_id: &str) -> Result<usize, BankError> {
        let fits = |document: &Document| !document.deleted && document.review_id.as_deref() == Some(review_id);
        self.documents.iter().position(fits).ok_or(BankError::NoDocument)
    }

    /// `PUT /core-connect/kyc/documents/{documentId}/status`. A validated one becomes a document proper.
    ///
    /// # Errors
    /// [`BankError::NoDocument`], [`BankError::Parameter`], [`BankError::Reviewed`].
    pub fn set_status(&mut self, review_id: &str, status: u64, comment: &str, now: Time) -> Result<Value, BankError> {
        let at = self.in_review(review_id)?;
        let status = DocumentStatus::of(status).ok_or(BankError::Parameter("status"))?;
        if comment.trim().is_empty() || comment.chars().count() > MAX_COMMENT {
            return Err(BankError::Parameter("comment"));
        }
        let id = self.mint("document");
        let document = self.documents.get_mut(at).ok_or(BankError::NoDocument)?;
        if document.status != DocumentStatus::Pending {
            return Err(BankError::Reviewed);
        }
        (document.status, document.comment, document.updated_at) = (status, comment.to_owned(), now);
        let place = document.identification;
        if status == DocumentStatus::Validated {
            document.document_id = Some(id);
            self.announce_document(at, now);
        }
        self.touched.push(place);
        self.review_json(at)
    }

    /// `DELETE /core-connect/kyc/documents/{documentId}`.
    ///
    /// # Errors
    /// [`BankError::NoDocument`].
    pub fn delete(&mut self, review_id: &str, now: Time) -> Result<(), BankError> {
        let at = self.in_review(review_id)?;
        let document = self.documents.get_mut(at).ok_or(BankError::NoDocument)?;
        (document.deleted, document.updated_at) = (true, now);
        self.touched.push(document.identification);
        Ok(())
    }

    /// Documents in the review beforehand: all that wait, or one person's in whatever state.
    ///
    /// # Errors
    /// [`BankError::NoUser`].
    pub fn reviews(&self, user_id: Option<u64>) -> Result<Value, BankError> {
        if let Some(user_id) = user_id {
            self.account(user_id)?;
        }
        let fits = |document: &Document| {
            let whose = user_id.map_or(document.status == DocumentStatus::Pending, |id| document.user_id == id);
            whose && !document.deleted && document.review_id.is_some()
        };
        let found = self.documents.iter().enumerate().filter(|(_, document)| fits(document));
        found.map(|(at, _)| self.review_json(at)).collect()
    }

    fn review_json(&self, at: usize) -> Result<Value, BankError> {
        let document = self.documents.get(at).ok_or(BankError::NoDocument)?;
        Ok(json!({
            "documentId": document.review_id, "documentType": self.number(document.type_id().into()),
            "status": self.number(document.status.number().into()), "userId": self.number(document.user_id),
            "createdAt": wire_time(document.created_at),
            "updatedAt": wire_time(document.updated_at), "metadata": [], "comment": document.comment,
        }))
    }

    /// What a document shows, while it is there.
    #[must_use]
    pub fn picture(&self, at: usize) -> Option<&Picture> {
        self.documents.get(at).filter(|document| !document.deleted).map(|document| &document.picture)
    }
}
