//! Blocks expected on a route against blocks received, and those a signature cannot do without, by the edition
//! of the policy. Only for the trust platform: the other two sources publish no such list, and a phone path without a document
//! lacks nothing.
use serde::Serialize;

use super::{Case, RouteState, Source, route};
use crate::case::evidence::{About, Evidence, MatchKind, Origin};
use crate::catalogue::InternalText;
use crate::policy::{Level, Path};

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
    let (edition, level) = (case.edition, level(case));
    let wanted = match path(case) {
        Some(path) => edition.expected_blocks(level, path),
        // What both paths bring is expected whichever it was.
        None => {
            let document = edition.expected_blocks(None, Path::Document);
            edition.expected_blocks(None, Path::Signing).into_iter().filter(|kind| document.contains(kind)).collect()
        }
    };
    let of_any_path = [Path::Document, Path::Signing].into_iter().flat_map(|path| edition.expected_blocks(None, path));
    let mut kinds = wanted.clone();
    for kind in of_any_path {
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    kinds.into_iter().filter_map(|kind| presence(case, kind, wanted.contains(&kind))).collect()
}

/// Blocks the signature needs and that never came. Where the record does not say which path the session took, those no
/// path can do without.
pub(super) fn missing(case: &Case<'_>) -> Vec<String> {
    if !case.is_source(Source::Trust) {
        return Vec::new();
    }
    let needed = |path| case.edition.required_blocks(level(case), path);
    let required = match path(case) {
        Some(path) => needed(path),
        None if case.facts.identity_expired => Vec::new(),
        None => {
            let document = needed(Path::Document);
            needed(Path::Signing).into_iter().filter(|kind| document.contains(kind)).collect()
        }
    };
    let required = required.into_iter();
    let is_missing = |kind: &&str| presence(case, kind, true).is_some_and(|block| block.presence == Presence::Missing);
    required.filter(is_missing).map(str::to_owned).collect()
}

/// The path the session took, where the record says so. A signing that failed for an identity too old brought no package.
fn path(case: &Case<'_>) -> Option<Path> {
    let (signing, document) = route::branches(case);
    match (signing, document) {
        (_, RouteState::Taken) => Some(Path::Document),
        (RouteState::Taken, _) if !case.facts.identity_expired => Some(Path::Signing),
        _ => None,
    }
}

/// The signature level: the record's own word, else the one the edition knows for the flow. None is guessed.
fn level(case: &Case<'_>) -> Option<Level> {
    let other = case.session.map(|session| &session.other);
    let field = |name: &str| {
        let found = other?.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value)
    };
    let nested = field("signingConfiguration").and_then(|value| value.get("signatureLevel"));
    let told = field("signatureLevel").or(nested).and_then(serde_json::Value::as_str).and_then(Level::parse);
    let flow = case.session.and_then(|session| session.flow_id.as_ref()).or(case.summary.flow_id.as_ref());
    told.or_else(|| case.edition.level_of_flow(flow?.as_str()))
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
        "documentData" => personal(Some(Origin::Extracted), true).or_else(|| {
            // On the way to a signature it is the customer who brings it.
            (path(case) != Some(Path::Document)).then(|| personal(None, true)).flatten()
        }),
        "digitalSignals" => evidence.digital.first().map(|digital| digital.from.created_by.clone()),
        "comparisonResults" => matched(evidence, MatchKind::Comparison),
        "authenticationResult" => matched(evidence, MatchKind::Authentication),
        "documentsToSign" => evidence.to_sign.first().map(|block| block.from.created_by.clone()),
        "outcomeStatus" => evidence.outcomes.first().map(|block| block.from.created_by.clone()),
        "deviceSignals" => evidence.devices.first().map(|device| device.from.created_by.clone()),
        "documentVerification" => evidence.document_checks.first().map(|check| check.from.created_by.clone()),
        "signedDocumentsPackage" => evidence.signed.first().map(|signed| signed.from.created_by.clone()),
        _ => file(),
    }
}

fn matched(evidence: &Evidence, kind: MatchKind) -> Option<Option<String>> {
    evidence.matches.iter().find(|result| result.kind == kind).map(|result| result.from.created_by.clone())
}
