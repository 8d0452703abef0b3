//! A transaction that has ended as a case of the review API: whether it becomes one, and what a reviewer finds in it.
use super::checks::checks;
use super::course::Match;
use super::desk::Desk;
use super::journey::{Decision, Step, Taken, Transaction};
use crate::banking::OpensCases;
use crate::rules::Time;
use crate::stock::{self, Evidence, Opening, Papers, Scribe, Side, Source, Who};
use serde_json::{Value, json};

/// People of the workflow hold up other papers than those of the bank.
const BESIDE_THE_BANK: usize = 1 << 20;

fn secs(at: Time, epoch: Time) -> i64 {
    (at - epoch).num_seconds()
}

/// `(family, code)` pairs of what stepped it up.
fn because(known: &Transaction) -> Vec<(String, String)> {
    let mut found: Vec<(&str, &str)> = Vec::new();
    if known.decision == Decision::NoDecision {
        found.push(("technical", "NO_DECISION"));
    }
    found.extend(known.course.risks.iter().map(|code| (stock::device_family(code), *code)));
    if known.result(Step::Document).is_some() {
        found.push(match known.course.matched {
            Match::CountryNotReached => ("other", "COUNTRY_NOT_REACHED"),
            _ => ("identity_data", "PII_NO_MATCH"),
        });
    }
    if known.result(Step::Document) == Some("fail") {
        found.push(("face_quality", "SELFIE_MATCH_FAIL"));
    }
    match known.result(Step::Link) {
        Some("opened_on_desktop") => found.push(("contact", "SMS_LINK_OPENED_ON_DESKTOP")),
        Some("timeout") => found.push(("contact", "SMS_LINK_NOT_OPENED")),
        _ => {}
    }
    found.into_iter().map(|(family, code)| (family.to_owned(), code.to_owned())).collect()
}

impl Desk {
    /// Why a transaction is a case, by the platform's policy: a device that is not trusted, a document that was not
    /// verified; and no decision at all, which is for operations. Everything else only when it was set up so.
    #[must_use]
    pub fn opening(&self, place: usize, now: Time, epoch: Time) -> Option<Opening> {
        let known = self.transactions.get(place).filter(|known| known.is_over())?;
        let operations = known.decision == Decision::NoDecision;
        let risky = !known.course.risks.is_empty() && known.result(Step::SessionRisk).is_some();
        let by_rule = operations || risky || known.result(Step::Document) == Some("fail");
        if !by_rule && self.settings.cases == OpensCases::ByRule {
            return None;
        }
        Some(Opening {
            source: Source::Onboarding,
            because: because(known),
            device_verdict: risky.then_some("not_trusted"),
            outcome: if known.decision == Decision::Deny { "rejected" } else { "none" },
            operations,
            suspicion: false,
            at_secs: secs(now, epoch),
        })
    }

    /// What a reviewer finds in the case at `index` of its environment.
    #[must_use]
    pub fn evidence(&self, place: usize, index: usize, now: Time, epoch: Time) -> Option<Evidence> {
        let known = self.transactions.get(place)?;
        let (given, family) = known.name.unzip();
        let who = Who { given: given.map(str::to_owned), family: family.map(str::to_owned), ..Who::default() };
        let dark: Vec<String> =
            (known.result(Step::Document) == Some("fail")).then(|| "3132".into()).into_iter().collect();
        let papers = stock::papers(self.seed, &self.environment, BESIDE_THE_BANK + place, &who, &dark);
        let mut scribe = Scribe::new(self.seed, &self.environment, index);
        let at = secs(now, epoch);
        let when = |step: Step| known.taken.iter().find(|taken| taken.step == step).map(|taken| secs(taken.at, epoch));
        if let Some(at) = when(Step::SessionRisk).filter(|_| !known.course.risks.is_empty()) {
            let device = papers.device("not_trusted", known.course.risks, at, self.seed ^ place as u64);
            scribe.block("deviceSignals", "session_risk", at, device);
        }
        // A denial before it leaves nothing to know the person by.
        if let Some(at) = when(Step::PersonalData) {
            scribe.block("extendedIdentity", "pii_validation", at, papers.claimed.clone());
        }
        if let Some(at) = when(Step::Document) {
            photos(&mut scribe, &papers, at);
        }
        scribe.block("onboardingResult", "workflow", at, self.result(known, epoch));
        Some(scribe.evidence())
    }

    fn result(&self, known: &Transaction, epoch: Time) -> Value {
        let step = |taken: &Taken| {
            let mut told = json!({ "name": taken.step.name(), "result": taken.result, "device": taken.device.word() });
            if let Some(fields) = told.as_object_mut() {
                let mut put = |name: &str, at: Time| drop(fields.insert(name.to_owned(), secs(at, epoch).into()));
                match taken.step {
                    Step::Link => {
                        known.sent_at.into_iter().for_each(|at| put("sentAtSecs", at));
                        known.opened.into_iter().for_each(|(_, at)| put("openedAtSecs", at));
                    }
                    _ => put("atSecs", taken.at),
                }
            }
            told
        };
        let steps: Vec<Value> = known.taken.iter().map(step).collect();
        let assertions: Vec<Value> = checks(known, &self.settings.bought)
            .into_iter()
            .map(|(name, result)| json!({ "name": name, "result": result }))
            .collect();
        let assurance = match (known.decision, known.result(Step::Document), known.result(Step::Link)) {
            (Decision::Approve, Some(_), _) => "high",
            (Decision::Approve, _, Some(_)) => "medium-high",
            (Decision::Approve, ..) => "medium",
            _ => "none",
        };
        json!({
            "transactionId": known.id, "policyDecision": known.decision.word(), "policyObligation": false,
            "assuranceLevel": assurance, "steps": steps, "assertions": assertions,
            "boundDevices": bound(known, epoch),
        })
    }
}

/// On approval the browser of the beginning is bound to the credential, and the phone that opened the link.
fn bound(known: &Transaction, epoch: Time) -> Vec<Value> {
    let Some(last) = known.taken.last().filter(|_| known.decision == Decision::Approve) else { return Vec::new() };
    let at = secs(last.at, epoch);
    let one = |role: &str| {
        let device_id = format!("dev_{role}_{}", known.number);
        json!({ "role": role, "deviceId": device_id, "credential": known.credential, "bound": true, "boundAtSecs": at })
    };
    let phone = (known.result(Step::Link) == Some("confirmed")).then(|| one("mobile"));
    [Some(one("desktop")), phone].into_iter().flatten().collect()
}

fn photos(scribe: &mut Scribe, papers: &Papers, at: i64) {
    let mut images = json!({ "documentType": papers.document_type });
    let mut selfie = None;
    for picture in &papers.pictures {
        let (side, file) = (picture.side, scribe.file(picture.clone()));
        match (side, images.as_object_mut()) {
            (Side::Front, Some(fields)) => drop(fields.insert("frontSide".into(), file)),
            (Side::Back, Some(fields)) => drop(fields.insert("backSide".into(), file)),
            (Side::Selfie, _) => selfie = Some(file),
            _ => {}
        }
    }
    scribe.block("documentImages", "government_id", at, images);
    scribe.block("documentData", "government_id", at, papers.data.clone());
    scribe.block("extendedIdentity", "government_id", at, papers.printed.clone());
    if let Some(selfie) = selfie {
        let samples = json!({ "sampleType": "SELFIE", "selfie": selfie, "consent": stock::consent(at) });
        scribe.block("biometricSamples", "government_id", at, samples);
    }
}
