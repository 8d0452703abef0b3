//! Explaining a case must not cost more than twice what parsing its blocks costs, so that opening one stays as fast as it is.
use std::hint::black_box;
use std::time::{Duration, Instant};

use second_look::case::evidence::Evidence;
use second_look::case::{BlockStatus, CaseState, CaseSummary, DataBlock, OpenedBecause, Source, explain};
use second_look::catalogue::Language;
use second_look::ids::{BlockId, CaseId, Etag, FlowId, SessionId};
use second_look::policy::built_in;
use second_look_sandbox::world;
use serde_json::Value;

use crate::{Figure, RUNS, store};

/// Every scenario of the sandbox, each so many times a run.
const ROUNDS: u32 = 25;

/// A case: its summary, and its blocks as bytes.
struct Told {
    summary: CaseSummary,
    bytes: Vec<u8>,
}

/// Explaining all cases against parsing the blocks of all cases. Reading them into typed facts is in neither: the explanation
/// is handed them, and a floor that held them would let it cost many times what parsing does.
pub fn measure() -> Figure {
    let count = world::scenarios().len();
    let cases: Vec<Told> = world::generate(1, count, "staging").iter().map(told).collect();
    let facts = |case: &Told| Evidence::read(&parse(&case.bytes), Language::English);
    let read: Vec<Evidence> = cases.iter().map(facts).collect();
    let (mut measured, mut floor) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        floor.push(timed(|| {
            for case in &cases {
                black_box(parse(black_box(&case.bytes)));
            }
        }));
        measured.push(timed(|| {
            for (case, evidence) in cases.iter().zip(&read) {
                black_box(explain(&case.summary, None, black_box(evidence), built_in(), Language::English));
            }
        }));
    }
    Figure {
        name: "explaining every case of the sandbox",
        floor_name: "parsing their blocks",
        measured,
        floor,
        limit: 2.0,
    }
}

fn timed(mut work: impl FnMut()) -> Duration {
    #[expect(clippy::disallowed_methods, reason = "a measurement reads the machine's clock")]
    let began = Instant::now();
    for _ in 0..ROUNDS {
        work();
    }
    began.elapsed() / ROUNDS
}

fn parse(bytes: &[u8]) -> Vec<DataBlock> {
    serde_json::from_slice(bytes).unwrap()
}

fn told(case: &world::SeedCase) -> Told {
    let rendered = world::render_evidence(&case.evidence().blocks, store::start());
    let text = |value: &Value, name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
    let blocks = rendered["dataBlocks"].as_array().unwrap().iter().map(|block| DataBlock {
        block_id: BlockId::new(text(block, "datablockId").unwrap()),
        kind: text(block, "type").unwrap(),
        created_by: text(&block["createdBy"], "stepId"),
        sequence: block["createdBy"]["clock"].as_u64().and_then(|clock| u32::try_from(clock).ok()),
        created_at: text(block, "createdAt").and_then(|time| time.parse().ok()),
        status: if block["status"] == "DELETED" { BlockStatus::Erased } else { BlockStatus::Stored },
        content: block["content"].clone(),
    });
    let blocks: Vec<DataBlock> = blocks.collect();
    let because = case.opened_because.iter();
    let summary = CaseSummary {
        case_id: CaseId::new(case.case_id.clone()),
        source: Source::parse(case.source.word()).unwrap(),
        session_id: case.session_id.clone().map(SessionId::new),
        flow_id: case.flow_id.clone().map(FlowId::new),
        state: CaseState::Pending,
        etag: Etag::new("\"c-1\""),
        priority: case.priority,
        opened_because: because
            .map(|(family, code)| OpenedBecause { family: family.clone(), code: code.clone() })
            .collect(),
        device_verdict: case.device_verdict.clone(),
        platform_outcome: case.platform_outcome.clone(),
        finality: case.finality.clone(),
        claim: None,
        assigned_to: None,
        opened_at: store::start(),
        updated_at: store::start(),
        due_at: None,
        expires_at: None,
        first_answer: None,
    };
    Told { summary, bytes: serde_json::to_vec(&blocks).unwrap() }
}
