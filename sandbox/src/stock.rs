//! The seam between the invented world and the platform that holds it: the only file that calls [`crate::world`] and
//! [`crate::draw`].
use crate::rules::Time;
use crate::world;
use serde_json::Value;
use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

pub use crate::world::{
    Evidence, Flow, Generation, Opening, Papers, Person, Picture, Scribe, SeedBlock, SeedCase as Stocked, SeedFile,
    Side, Source, Who, consent, device_family, facade_id, papers, qes_code, roll_for,
};

/// Cases whose files may offer a digest beside the reference. A digest needs the drawn picture, and drawing takes
/// longer than anything else: with more of them the first sync of a fresh sandbox would wait a minute for nothing.
const DIGESTS_UP_TO: usize = 1;

/// Drawn pictures kept: half a megabyte each.
const KEPT_PICTURES: usize = 32;

/// The cases of one environment, without their evidence.
#[must_use]
pub fn generate(seed: u64, count: usize, environment: &str) -> Vec<Stocked> {
    world::generate(seed, count, environment)
}

/// The evidence of a case, built now.
#[must_use]
pub fn evidence(case: &Stocked) -> Evidence {
    let mut evidence = case.evidence();
    if case.index >= DIGESTS_UP_TO {
        evidence.files.iter_mut().for_each(|file| file.offers_digest = false);
    }
    evidence
}

/// Adds the portrait by itself and a second page to what a case shows; false where it shows no front.
pub fn add_pictures(case: &Stocked, evidence: &mut Evidence) -> bool {
    case.add_pictures(evidence)
}

/// Where in its environment the case of a file stands.
#[must_use]
pub fn index_of_file(vault_id: &str) -> Option<usize> {
    world::case_index_of_file(vault_id)
}

/// The people who may sign in.
#[must_use]
pub fn people() -> &'static [Person] {
    world::people()
}

/// The flows of an environment.
pub fn flows(environment: &str) -> impl Iterator<Item = &'static Flow> {
    world::flows(environment)
}

/// The shape a case comes in. Where each has its own, one that was designed to show an erasure comes in the newest: no
/// other can say that a block was erased.
fn shape(case: &Stocked, generation: Generation) -> Generation {
    let mixed = generation == Generation::Mixed && case.scenario.is_some();
    if mixed && case.evidence().blocks.iter().any(|block| block.erased) { Generation::G3 } else { generation }
}

/// A session answer in a generation's shape.
#[must_use]
pub fn render_session(case: &Stocked, evidence: &Evidence, generation: Generation, epoch: Time) -> Option<Value> {
    evidence
        .session
        .as_ref()
        .map(|session| world::render_session(session, shape(case, generation), &case.case_id, epoch))
}

/// A data-blocks answer in a generation's shape.
#[must_use]
pub fn render_blocks(case: &Stocked, evidence: &Evidence, generation: Generation, epoch: Time) -> Value {
    world::render_blocks(&evidence.blocks, shape(case, generation), &case.case_id, epoch)
}

/// The evidence of the other two sources, always in the newest shape.
#[must_use]
pub fn render_evidence(evidence: &Evidence, epoch: Time) -> Value {
    world::render_evidence(&evidence.blocks, epoch)
}

/// The bytes of a picture: JPEG. The newest few are kept for the whole process, because the sandboxes of one test
/// program all show the same world.
#[must_use]
pub fn draw(picture: &Picture) -> Vec<u8> {
    static DRAWN: Mutex<VecDeque<(Picture, Vec<u8>)>> = Mutex::new(VecDeque::new());
    let kept = || DRAWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, bytes)) = kept().iter().find(|(known, _)| known == picture) {
        return bytes.clone();
    }
    let bytes = crate::draw::draw(picture);
    let mut drawn = kept();
    drawn.truncate(KEPT_PICTURES - 1);
    drawn.push_front((picture.clone(), bytes.clone()));
    bytes
}
