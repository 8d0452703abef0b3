//! An identification as a case of the review API: whether it becomes one, and what a reviewer finds in it.
//!
//! Built from the events that *arrived*, in the order they did: what was lost on the road is a gap here too, and before
//! the last event there is neither a case nor a document.
use super::account::{TRANSFER_COUNTRY, Transfer};
use super::bank::{Bank, OpensCases};
use super::document::{Document, IDENTITY, SELFIE};
use super::event::moment;
use super::identification::Identification;
use crate::rules::{Time, reasons::is_suspicion};
use crate::stock::{self, Evidence, Opening, Papers, Scribe, Source};
use serde_json::{Value, json};

/// Whole seconds since the platform began.
fn secs(at: Time, epoch: Time) -> i64 {
    (at - epoch).num_seconds()
}

impl Bank {
    /// The arrived events of an identification: position among all, and when it happened.
    fn arrived(&self, place: usize) -> impl Iterator<Item = &super::event::Event> {
        let known = self.arrivals.iter().filter_map(|arrival| self.events.get(arrival.event));
        known.filter(move |event| event.identification == Some(place))
    }

    fn has_arrived(&self, place: usize, name: &str) -> bool {
        self.arrived(place).any(|event| event.name == name)
    }

    /// Why an identification is a case, by the platform's policy: a suspicion, or a document that was not verified. One
    /// that ended well, or that the person gave up, is none unless the bank was set up so.
    #[must_use]
    pub fn opening(&self, place: usize, now: Time, epoch: Time) -> Option<Opening> {
        let known = self.identifications.get(place)?;
        let ended = self.has_arrived(place, "qes.finalized") || self.has_arrived(place, "qes.aborted");
        let found = self.has_arrived(place, "qes.finalized") && !known.reasons.is_empty();
        if !(ended && (found || self.settings.cases == OpensCases::EveryEnd)) {
            return None;
        }
        let because = known.reasons.iter().map(|code| (stock::qes_code(code).1.to_owned(), code.clone())).collect();
        Some(Opening {
            source: Source::Qes,
            because,
            device_verdict: None,
            outcome: "none",
            operations: false,
            suspicion: known.reasons.iter().any(|code| is_suspicion(code)),
            at_secs: secs(now, epoch),
        })
    }

    /// What a reviewer finds in the case at `index` of its environment.
    #[must_use]
    pub fn evidence(&self, place: usize, index: usize, now: Time, epoch: Time) -> Option<Evidence> {
        let (known, papers) = self.identifications.get(place).zip(self.papers(place))?;
        let mut scribe = Scribe::new(self.seed, &self.environment, index);
        let at = secs(now, epoch);
        scribe.block("extendedIdentity", "user_created", secs(known.began_at, epoch), papers.claimed.clone());
        scribe.block("qesProcess", "qes", at, self.process(known, epoch));
        if self.has_arrived(place, "qes.finalized") {
            self.documents(place, &mut scribe, &papers, epoch);
        }
        scribe.block("kycReview", "kyc", at, self.kyc(known.user_id));
        Some(scribe.evidence())
    }

    fn process(&self, known: &Identification, epoch: Time) -> Value {
        let events: Vec<Value> = self
            .arrived(known.number)
            .filter_map(|event| {
                let told = event.payload.get("qes")?.get(0)?;
                let mut shown = json!({
                    "name": event.name, "atSecs": secs(moment(event.created_at), epoch), "result": told.get("result"),
                });
                if let (Some(reason), Some(fields)) = (told.get("reason"), shown.as_object_mut()) {
                    fields.insert("reason".into(), reason.clone());
                }
                Some(shown)
            })
            .collect();
        let mut process =
            json!({ "identificationId": known.id, "userId": self.number(known.user_id), "events": events });
        let Some(fields) = process.as_object_mut() else { return process };
        if let Some((made, until)) = known.certified_at.zip(known.certificate_until()) {
            fields.insert("certificateIssuedAtSecs".into(), secs(made, epoch).into());
            fields.insert("certificateExpiresAtSecs".into(), secs(until, epoch).into());
        }
        let transfer = self.accounts.get(&known.user_id).map(super::account::Account::transfer);
        let told = match transfer {
            None | Some(Transfer::NotNeeded) => return process,
            Some(Transfer::Awaited) => json!({ "status": "expected", "country": TRANSFER_COUNTRY }),
            Some(Transfer::Received(at)) => {
                json!({ "status": "received", "country": TRANSFER_COUNTRY, "receivedAtSecs": secs(at, epoch) })
            }
        };
        fields.insert("bankTransfer".into(), told);
        process
    }

    fn documents(&self, place: usize, scribe: &mut Scribe, papers: &Papers, epoch: Time) {
        let of_it = |document: &&Document| document.identification == place;
        let began = self.identifications.get(place).map_or(0, |known| secs(known.began_at, epoch));
        for document in self.documents.iter().filter(of_it) {
            // Also for one that was deleted: the others keep their ids.
            let file = scribe.file(document.picture.clone());
            if document.deleted {
                scribe.erased("preReviewDocument", "qes", secs(document.created_at, epoch));
                continue;
            }
            let mut content = json!({
                "documentId": document.known_as(), "documentType": self.number(document.type_id().into()),
                "status": self.number(document.status.number().into()), "name": document.name(), "file": file,
            });
            if let (SELFIE, Some(fields)) = (document.type_id(), content.as_object_mut()) {
                fields.insert("consent".into(), stock::consent(began));
            }
            scribe.block("preReviewDocument", "qes", secs(document.created_at, epoch), content);
        }
        let at = self.documents.iter().find(of_it).map_or(0, |document| secs(document.created_at, epoch));
        scribe.block("documentData", "qes", at, papers.data.clone());
        scribe.block("extendedIdentity", "qes", at, papers.printed.clone());
    }

    /// Level, review and comment of the account; its parent, or its children and the documents each of them still lacks
    /// the review is mostly asked for the parent, and the children's documents come first).
    fn kyc(&self, user_id: u64) -> Value {
        let Some(account) = self.accounts.get(&user_id) else { return json!({}) };
        let mut kyc = json!({
            "level": self.number(account.level.into()), "review": self.number(account.review.number().into()),
            "comment": account.comment(),
        });
        let Some(fields) = kyc.as_object_mut() else { return kyc };
        let empty = account.missing();
        if !empty.is_empty() {
            // Names of fields, as the 428 gives them; what stands in the others is none of this block's business.
            fields.insert("emptyFields".into(), json!(empty));
        }
        if let Some(parent) = account.parent {
            fields.insert("parentUserId".into(), self.number(parent));
        }
        let has = |id: u64, kind: u32| {
            self.documents.iter().any(|one| one.user_id == id && one.type_id() == kind && !one.deleted)
        };
        let children = self.accounts.values().filter(|child| child.parent == Some(user_id));
        let children: Vec<Value> = children
            .map(|child| {
                let lacking = [IDENTITY, SELFIE].into_iter().filter(|kind| !has(child.user_id, *kind));
                let lacking: Vec<Value> = lacking.map(|kind| self.number(kind.into())).collect();
                json!({ "userId": self.number(child.user_id), "missingDocuments": lacking })
            })
            .collect();
        if !children.is_empty() {
            fields.insert("children".into(), children.into());
        }
        kyc
    }
}
