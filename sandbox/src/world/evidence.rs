//! Writes out what a plan stands for: the session answer, the blocks in order, and the files they refer to.
use serde_json::{Value, json};

use super::dice::{self, Dice};
use super::plan::{DocumentKind, Onboarding, Plan, QesEnd};
use super::subject::{Subject, subject};
use super::{Evidence, SeedBlock, SeedCase, SeedFile, Side, Source, codes, content, flows, pictures};

/// Builds the evidence of one case.
pub(super) fn build(case: &SeedCase, plan: &Plan) -> Evidence {
    let subject = subject(plan, case.seed, &case.environment, case.index);
    let mut writer = Writer {
        case,
        plan,
        zone: pictures::zone(&subject, plan),
        subject,
        dice: Dice::of(case.seed, &case.environment, case.index, "evidence"),
        blocks: Vec::new(),
        files: Vec::new(),
        at_secs: case.opened_at_secs - 240,
    };
    match plan.source {
        Source::Trust => writer.trust(),
        Source::Qes => writer.qes(),
        Source::Onboarding => writer.onboarding(),
    }
    let session = (plan.source == Source::Trust).then(|| writer.session());
    Evidence { session, blocks: writer.blocks, files: writer.files }
}

struct Writer<'a> {
    case: &'a SeedCase,
    plan: &'a Plan,
    subject: Subject,
    zone: Vec<String>,
    dice: Dice,
    blocks: Vec<SeedBlock>,
    files: Vec<SeedFile>,
    at_secs: i64,
}

impl Writer<'_> {
    fn id(&self, purpose: &str, number: usize) -> String {
        dice::id(self.case.seed, &self.case.environment, self.case.index, purpose, number)
    }

    /// Adds a block, unless the plan says it never came; an erased one keeps its row and loses its content.
    fn block(&mut self, kind: &str, step_id: &str, content: Value) {
        self.at_secs += self.dice.between(3, 28);
        if self.plan.missing.contains(&kind) {
            return;
        }
        let erased = self.plan.erased.contains(&kind);
        self.blocks.push(SeedBlock {
            block_id: self.id("block", self.blocks.len()),
            kind: kind.to_owned(),
            step_id: step_id.to_owned(),
            clock: u32::try_from(self.blocks.len()).unwrap_or(u32::MAX).saturating_add(1),
            created_at_secs: self.at_secs,
            erased,
            content: if erased { Value::Null } else { content },
        });
    }

    /// A vault reference to a picture, drawn when somebody asks for it.
    fn file(&mut self, side: Side) -> Value {
        let vault_id = self.id("file", self.files.len());
        let picture = pictures::picture(side, &self.subject, self.plan, &self.zone, self.dice.roll());
        let offers_digest = self.case.index.is_multiple_of(3);
        self.files.push(SeedFile { vault_id: vault_id.clone(), picture, offers_digest });
        json!({ "$ref": "vault", "$id": vault_id })
    }

    fn images(&mut self, step_id: &str) {
        let kind = self.subject.document.kind;
        let mut images = json!({ "documentType": content::document_type(kind), "frontSide": self.file(Side::Front) });
        if kind != DocumentKind::Passport {
            let back = self.file(Side::Back);
            images = content::merged(images, json!({ "backSide": back }));
        }
        self.block("documentImages", step_id, images);
        self.block("documentData", step_id, content::document_data(&self.subject, Some(&self.zone)));
        let printed = content::identity(&self.subject.printed, &self.subject, false);
        self.block("extendedIdentity", step_id, printed);
    }

    /// What the person agreed to before the camera was used.
    fn consent(&self) -> Value {
        let given = json!({ "given": true, "givenAtSecs": self.at_secs, "textVersion": "biometrics-2026-01" });
        json!({ "consent": given })
    }

    fn selfie(&mut self, step_id: &str) {
        let selfie = self.file(Side::Selfie);
        let samples = json!({ "sampleType": "SELFIE", "selfie": selfie });
        let samples = if self.plan.consent { content::merged(samples, self.consent()) } else { samples };
        self.block("biometricSamples", step_id, samples);
    }

    fn trust(&mut self) {
        let plan = self.plan;
        let flow = self.case.flow_id.as_deref().and_then(flows::by_id);
        let claimed = self.subject.claimed.clone();
        if self.case.index % 4 == 2 {
            self.block("basicIdentity", "session_started", content::basic_identity(&claimed));
        } else {
            let identity = content::identity(&claimed, &self.subject, true);
            self.block("extendedIdentity", "session_started", identity);
        }
        if let Some(flow) = flow.filter(|flow| flow.signature_level.is_some()) {
            if flow.signature_level == Some("QES") {
                self.block("documentData", "session_started", content::document_data(&self.subject, None));
            }
            self.block("documentsToSign", "session_started", content::documents_to_sign(flow));
        }
        if let Some((result, score, found)) = &plan.digital {
            self.block("digitalSignals", "email_phone", content::digital(result, *score, found));
        }
        let device = content::device(plan, &self.subject, self.at_secs, &mut self.dice);
        self.block("deviceSignals", "device_signals", device);
        if let Some(passed) = plan.authentication {
            let request = self.id("authentication", 0);
            let result = content::authentication(passed, &self.subject, &request, self.at_secs);
            self.block("authenticationResult", "face_authentication", result);
        }
        if plan.captured() {
            self.images("document_idv_capture");
            self.selfie("document_idv_capture");
            let alike = !plan.other_face && plan.selfie_look == "clean";
            let verdict = if alike { "matched" } else { "not_matched" };
            self.block("comparisonResults", "face_comparison", json!({ "verdict": verdict }));
            self.block("documentVerification", "document_verification", content::verification(&plan.issues));
        }
        if plan.unknown_blocks {
            let typing = json!({ "typing": { "rhythm": "even", "pauses": 3 }, "anomaly": null, "modelVersion": "0.3" });
            self.block("behaviourProfile", "behaviour_preview", typing);
            let checks = json!({
                "provider": "Example Checks", "trustFramework": "example_framework", "assuranceLevel": "substantial",
                "checks": ["vri", "vdig"],
            });
            self.block("verification", "verification_preview", checks);
        }
        if plan.signing == Some("success") {
            let process = format!("tx_{:09}", self.dice.below(1_000_000_000));
            let signed = content::signed_package(&process, self.at_secs);
            self.block("signedDocumentsPackage", "instant_signature_issuance", signed);
        }
        if let Some((step, _, outcome)) = self.end() {
            self.block("outcomeStatus", step, json!({ "outcome": outcome }));
        }
    }

    /// The End step, when the session came to one.
    fn end(&self) -> Option<(&'static str, &'static str, &'static str)> {
        match self.plan.outcome {
            "accepted" => Some(("END-ACCEPT", "accepted end", "accepted")),
            "rejected" => Some(("END-REJECT", "rejected end", "rejected")),
            _ => None,
        }
    }

    /// The documented session answer in the newest shape.
    fn session(&self) -> Value {
        let (case, plan) = (self.case, self.plan);
        let ended = self.end();
        let (step, description, verdict) = ended.unwrap_or(if let Some(verdict) = plan.signing {
            ("instant_signature_issuance", "Instant signature issuance", verdict)
        } else if plan.captured() {
            ("document_verification", "Document check", content::document_verdict(&plan.issues))
        } else {
            ("device_signals", "Device intelligence", plan.verdict.unwrap_or("inconclusive"))
        });
        let started_at_secs = case.opened_at_secs - 250;
        let flow = case.flow_id.as_deref().and_then(flows::by_id);
        let mut session = json!({
            "sessionId": case.session_id, "sessionStatus": if ended.is_some() { "COMPLETED" } else { "RUNNING" },
            "flowId": case.flow_id, "flowVersion": flow.map(|flow| flow.version), "environment": case.environment,
            "subjectId": self.subject.reference, "outcome": ended.map_or("NO_OUTCOME", |(.., outcome)| outcome),
            "createdAtSecs": started_at_secs - 8, "startedAtSecs": started_at_secs, "updatedAtSecs": self.at_secs,
            "completedAtSecs": ended.map(|_| self.at_secs), "expiresAtSecs": case.expires_at_secs,
            "redirectUrl": "https://shop.example.com/return", "state": format!("st-{}", case.index),
            "lastStep": { "stepId": step, "stepDescription": description, "verdict": verdict },
        });
        if plan.extra_session_fields {
            let extra = json!({ "locale": "en-UT", "experiment": { "bucket": "b7", "since": "2026-01-01" } });
            session = content::merged(session, extra);
        }
        session
    }

    fn qes(&mut self) {
        let plan = self.plan;
        let identity = content::identity(&self.subject.claimed.clone(), &self.subject, true);
        self.block("extendedIdentity", "user_created", identity);
        if plan.verdict.is_some() {
            let device = content::device(plan, &self.subject, self.at_secs, &mut self.dice);
            self.block("deviceSignals", "device_signals", device);
        }
        let events = self.qes_events();
        let process = json!({
            "identificationId": self.id("identification", 0), "userId": 100_000 + self.dice.below(900_000),
            "events": events,
        });
        self.block("qesProcess", "qes", process);
        if plan.captured() {
            let back = (self.subject.document.kind != DocumentKind::Passport).then_some((Side::Back, "back", 9));
            let wanted = [Some((Side::Front, "front", 9)), back, Some((Side::Selfie, "selfie", 24))];
            for (number, (side, name, document_type)) in wanted.into_iter().flatten().enumerate() {
                let file = self.file(side);
                let mut document = json!({
                    "documentId": self.id("document", number), "documentType": document_type, "status": 0,
                    "name": name, "file": file,
                });
                if side == Side::Selfie && plan.consent {
                    document = content::merged(document, self.consent());
                }
                self.block("preReviewDocument", "qes", document);
            }
            self.block("documentData", "qes", content::document_data(&self.subject, Some(&self.zone)));
            let printed = content::identity(&self.subject.printed, &self.subject, false);
            self.block("extendedIdentity", "qes", printed);
        }
        // Numbers arrive as text in some answers, as the provider's samples do.
        let review = if self.case.index.is_multiple_of(2) {
            json!({ "level": "1", "review": "1", "comment": "" })
        } else {
            json!({ "level": 1, "review": 1, "comment": "Opened again after new documents", "parentUserId": 100_001 })
        };
        self.block("kycReview", "kyc", review);
    }

    fn qes_events(&mut self) -> Vec<Value> {
        let plan = self.plan;
        let start = self.at_secs - 900;
        let plain = |name: &str, after: i64| json!({ "name": name, "atSecs": start + after, "result": "pending" });
        let reason = |code: &&str| json!({ "reasonCode": code, "reasonMessage": codes::qes(code).0 });
        let told = |name: &str, result: &str, after: i64| -> Vec<Value> {
            let event =
                |code| json!({ "name": name, "atSecs": start + after, "result": result, "reason": reason(code) });
            plan.issues.iter().map(event).collect()
        };
        match plan.qes {
            QesEnd::Aborted => told("qes.aborted", "aborted", 120),
            QesEnd::Processing => vec![plain("qes.created", 0), plain("qes.processing", 60)],
            QesEnd::Finalized => {
                let mut events = vec![plain("qes.created", 0), plain("qes.processing", 60)];
                events.extend(told("qes.finalized", "canceled", 600));
                events
            }
            QesEnd::Shuffled => {
                let mut events = told("qes.finalized", "canceled", 600);
                events.extend([plain("qes.processing", 60), plain("qes.processing", 60)]);
                events
            }
        }
    }

    fn onboarding(&mut self) {
        let plan = self.plan;
        let early = plan.onboarding == Onboarding::EarlyDenial;
        if plan.verdict.is_some() {
            let device = content::device(plan, &self.subject, self.at_secs, &mut self.dice);
            self.block("deviceSignals", "session_risk", device);
        }
        if !early {
            let identity = content::identity(&self.subject.claimed.clone(), &self.subject, true);
            self.block("extendedIdentity", "pii_validation", identity);
        }
        if plan.captured() {
            self.images("government_id");
            self.selfie("government_id");
        }
        let result = super::onboarding::result(plan.onboarding, &self.id("transaction", 0));
        self.block("onboardingResult", "workflow", result);
    }
}
