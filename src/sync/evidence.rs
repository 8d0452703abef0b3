//! Fetches the evidence of cases, several at a time; the platform room keeps at most four requests in flight.
use futures::stream::{self, StreamExt};

use crate::case::evidence::{Brief, DocumentVerdict, cut_links, shown_name};
use crate::case::{CaseSummary, DataBlock, Session, Source};
use crate::ids::CaseId;
use crate::platform::{BlockRecord, Platform, PlatformError};
use crate::store::Evidence;

/// How many cases are fetched side by side. Two requests a case; the platform room limits the requests themselves.
const SIDE_BY_SIDE: usize = 4;

/// What came of fetching one case.
pub enum Fetched {
    /// Evidence, whether the workflow has a fault, and the codes of blocks that could not be read.
    Evidence(Box<Evidence>, bool, Vec<&'static str>),
    /// This case could not be fetched; the others go on. It is tried again in the next round.
    Failed(CaseId, PlatformError),
}

impl Fetched {
    /// The case whose evidence could be read.
    pub(super) fn read_of(&self) -> Option<&CaseId> {
        match self {
            Self::Evidence(evidence, ..) => Some(&evidence.case_id),
            Self::Failed(..) => None,
        }
    }
}

/// Fetches these cases.
pub(super) async fn fetch(platform: &Platform, cases: Vec<CaseSummary>) -> Vec<Fetched> {
    stream::iter(cases)
        .map(|summary| async move {
            match fetch_one(platform, &summary).await {
                Ok((session, records)) => read(&summary, session, records),
                Err(cause) => Fetched::Failed(summary.case_id, cause),
            }
        })
        .buffer_unordered(SIDE_BY_SIDE)
        .collect()
        .await
}

async fn fetch_one(
    platform: &Platform,
    summary: &CaseSummary,
) -> Result<(Option<Session>, Vec<BlockRecord>), PlatformError> {
    match (summary.source, &summary.session_id) {
        (Source::Trust, Some(session_id)) => {
            let (session, blocks) =
                futures::try_join!(platform.session(session_id), platform.session_blocks(session_id))?;
            Ok((Some(session), blocks.blocks))
        }
        (Source::Trust, None) => Err(PlatformError::Malformed("a trust case without a session")),
        (Source::Qes | Source::Onboarding, _) => Ok((None, platform.case_evidence(&summary.case_id).await?.blocks)),
    }
}

fn read(summary: &CaseSummary, session: Option<Session>, records: Vec<BlockRecord>) -> Fetched {
    let (mut blocks, mut bad) = (Vec::new(), Vec::new());
    for record in records {
        match record {
            BlockRecord::Block(mut block) => {
                cut_links(&mut block);
                blocks.push(block);
            }
            BlockRecord::Bad { code, .. } => bad.push(code),
        }
    }
    let brief = Brief::read(summary, &blocks);
    let evidence = Evidence {
        case_id: summary.case_id.clone(),
        etag: summary.etag.clone(),
        country: country(&brief),
        document: brief.document.or_else(|| session.as_ref().and_then(document_of)),
        name: shown_name(&brief.personal),
        contracts: brief.contracts,
        session,
        blocks: distinct(blocks),
        complete: bad.is_empty(),
    };
    Fetched::Evidence(Box::new(evidence), brief.operations, bad)
}

/// A document step that was stopped writes no block: its verdict then stands with the session's last step.
fn document_of(session: &Session) -> Option<DocumentVerdict> {
    let last = session.last_step.as_ref()?;
    let named = [Some(last.step.as_str()), last.description.as_deref()];
    let is_document = named.into_iter().flatten().any(|name| {
        let name = name.to_lowercase();
        name.contains("document") || name.contains("idv")
    });
    last.verdict.as_deref().filter(|_| is_document).map(DocumentVerdict::parse)
}

/// Block ids are unique in the store; a platform that repeats one gets the later ones numbered.
fn distinct(mut blocks: Vec<DataBlock>) -> Vec<DataBlock> {
    let mut seen = std::collections::BTreeMap::new();
    for block in &mut blocks {
        let times = seen.entry(block.block_id.clone()).or_insert(0_u32);
        *times += 1;
        if *times > 1 {
            block.block_id = crate::ids::BlockId::new(format!("{}#{times}", block.block_id));
        }
    }
    blocks
}

/// Plain column for filters: the country of the document, never longer than a code can be.
fn country(brief: &Brief) -> Option<String> {
    let found = brief.personal.iter().rev().find_map(|fields| fields.get("issuingCountry"));
    found.map(|code| code.text.to_ascii_uppercase()).filter(|code| (2..=3).contains(&code.chars().count()))
}
