//! Blocks expected on a route against blocks received. Only for the trust platform: the other two sources
//! publish no such list, and a phone path without a document lacks nothing.
use serde::Serialize;

use super::{Case, RouteState, Source, route};
use crate::case::evidence::{About, Origin};
use crate::catalogue::InternalText;

/// Whether a block is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    /// Expected and there.
    Received,
    /// There, and not expected on this route.
    Unexpected,
    /// Expected, was there, and the platform erased it.
    Erased,
    /// Expected and never received: not the same as erased.
    Missing,
}

/// One type of block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct BlockPresence {
    /// Type in camel case; `identity` stands for the basic or the extended block, either will do.
    pub kind: String,
    /// A few words.
    pub label: InternalText,
    /// Whether it is there.
    pub presence: Presence,
    /// The step that wrote it.
    pub created_by: Option<String>,
}

/// The grid; empty for other sources, and while there is no block at all.
pub(super) fn blocks(case: &Case<'_>) -> Vec<BlockPresence> {
    if !case.is_source(Source::Trust) || case.evidence.block_count == 0 {
        return Vec::new();
    }
    let (signing, document) = route::branches(case);
    let on_document = document == RouteState::Taken;
    let signed_path = signing == RouteState::Taken && !on_document && !case.facts.identity_expired;
    let expected = [
        ("identity", true),
        ("deviceSignals", true),
        ("documentImages", on_document),
        ("documentData", on_document),
        ("extractedIdentity", on_document),
        ("biometricSamples", on_document),
        ("documentVerification", on_document),
        ("signedDocumentsPackage", signed_path),
    ];
    expected.into_iter().filter_map(|(kind, wanted)| presence(case, kind, wanted)).collect()
}

fn presence(case: &Case<'_>, kind: &str, wanted: bool) -> Option<BlockPresence> {
    let found = writer(case, kind);
    let erased = case.evidence.erased.iter().find(|block| {
        block.kind.eq_ignore_ascii_case(kind)
            || (kind == "extractedIdentity" && is_identity(&block.kind) && extracted_by(block.created_by.as_deref()))
            || (kind == "identity" && is_identity(&block.kind) && !extracted_by(block.created_by.as_deref()))
    });
    let (presence, created_by) = match (found, erased, wanted) {
        (Some(by), _, true) => (Presence::Received, by),
        (Some(by), _, false) => (Presence::Unexpected, by),
        (None, Some(block), _) => (Presence::Erased, block.created_by.clone()),
        (None, None, true) => (Presence::Missing, None),
        (None, None, false) => return None,
    };
    let label = InternalText::say(case.language, &format!("block-{kind}"), &[]);
    Some(BlockPresence { kind: kind.to_owned(), label, presence, created_by })
}

fn is_identity(kind: &str) -> bool {
    kind.eq_ignore_ascii_case("extendedIdentity") || kind.eq_ignore_ascii_case("basicIdentity")
}

fn extracted_by(created_by: Option<&str>) -> bool {
    crate::case::evidence::origin_of(created_by) == Origin::Extracted
}

/// The step that wrote a block of this kind, if there is one.
fn writer(case: &Case<'_>, kind: &str) -> Option<Option<String>> {
    let evidence = case.evidence;
    let personal = |origin: Option<Origin>, document: bool| {
        let wanted = evidence.personal.iter().find(|block| {
            (block.about == About::Document) == document && origin.is_none_or(|origin| block.origin == origin)
        });
        wanted.map(|block| block.from.created_by.clone())
    };
    let file = || {
        let found = evidence.files.iter().find(|file| file.block_kind.eq_ignore_ascii_case(kind));
        found.map(|file| file.created_by.clone())
    };
    match kind {
        "identity" => personal(Some(Origin::Claimed), false),
        "extractedIdentity" => personal(Some(Origin::Extracted), false),
        "documentData" => personal(Some(Origin::Extracted), true),
        "deviceSignals" => evidence.devices.first().map(|device| device.from.created_by.clone()),
        "documentVerification" => evidence.document_checks.first().map(|check| check.from.created_by.clone()),
        "signedDocumentsPackage" => evidence.signed.first().map(|signed| signed.from.created_by.clone()),
        _ => file(),
    }
}
