//! The flows sessions run through, one set per environment so that a mix-up shows in the id.
use super::{Source, dice::Dice, plan::Plan};

/// A flow as `GET flows/{environment}` lists it, with the device cut-offs it is configured with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flow {
    /// UUID of the flow.
    pub id: &'static str,
    /// `staging` or `live`.
    pub environment: &'static str,
    /// As the dashboard shows it.
    pub name: &'static str,
    /// One sentence.
    pub description: &'static str,
    /// Grows with each published change; older generations print it as text.
    pub version: u32,
    /// Suspect score at which a device counts as suspicious.
    pub suspicious_user_threshold: u32,
    /// Suspect score at which a device counts as not trusted.
    pub not_trusted_user_threshold: u32,
    /// Identification confidence (0 to 100) below which the verdict is inconclusive.
    pub confidence_score_threshold: u32,
    /// `QES` or `AES`; None where nothing is signed.
    pub signature_level: Option<&'static str>,
}

const FLOWS: [Flow; 5] = [
    Flow {
        id: "01990a7d-0000-7a00-8000-00000000f10a",
        environment: "staging",
        name: "Sign with a known identity",
        description: "Signs at once on a trusted device and asks for a document on any other.",
        version: 4,
        suspicious_user_threshold: 50,
        not_trusted_user_threshold: 75,
        confidence_score_threshold: 60,
        signature_level: Some("QES"),
    },
    Flow {
        id: "01990a7d-0000-7a00-8000-00000000f20b",
        environment: "staging",
        name: "Document and selfie",
        description: "Captures a document and a selfie whatever the device.",
        version: 2,
        suspicious_user_threshold: 40,
        not_trusted_user_threshold: 80,
        confidence_score_threshold: 60,
        signature_level: None,
    },
    Flow {
        id: "01990a7d-0000-7a00-8000-00000000f30c",
        environment: "staging",
        name: "Loan agreement, advanced signature",
        description: "Advanced signature with e-mail and phone checks before the device check.",
        version: 11,
        suspicious_user_threshold: 50,
        not_trusted_user_threshold: 75,
        confidence_score_threshold: 70,
        signature_level: Some("AES"),
    },
    Flow {
        id: "01990a7d-0000-7a00-8000-00000001f10a",
        environment: "live",
        name: "Sign with a known identity",
        description: "Signs at once on a trusted device and asks for a document on any other.",
        version: 3,
        suspicious_user_threshold: 50,
        not_trusted_user_threshold: 75,
        confidence_score_threshold: 60,
        signature_level: Some("QES"),
    },
    Flow {
        id: "01990a7d-0000-7a00-8000-00000001f20b",
        environment: "live",
        name: "Document and selfie",
        description: "Captures a document and a selfie whatever the device.",
        version: 1,
        suspicious_user_threshold: 50,
        not_trusted_user_threshold: 75,
        confidence_score_threshold: 60,
        signature_level: None,
    },
];

/// The flows of one environment; empty for a name that is none.
pub fn flows(environment: &str) -> impl Iterator<Item = &'static Flow> {
    FLOWS.iter().filter(move |flow| flow.environment == environment)
}

/// The flow a case ran through; None where the source has none. A trusted device signs or, in the flow that always
/// captures, shows its document all the same.
pub(super) fn pick(environment: &str, plan: &Plan, dice: &mut Dice) -> Option<&'static Flow> {
    let rolled = dice.below(flows(environment).count());
    let at = match (plan.signing, plan.verdict) {
        (Some(_), _) => 0,
        (None, Some("trusted")) => 1,
        _ => rolled,
    };
    flows(environment).nth(at).filter(|_| plan.source == Source::Trust)
}

/// The flow of that id in any environment.
pub(super) fn by_id(id: &str) -> Option<&'static Flow> {
    FLOWS.iter().find(|flow| flow.id == id)
}
