//! The seam between the invented world and the platform that holds it: the only file that calls [`crate::world`] and
//! [`crate::draw`].
use crate::rules::Time;
use crate::world;
use serde_json::Value;

pub use crate::world::{Evidence, Flow, Generation, Person, Picture, SeedBlock, SeedCase as Stocked, SeedFile, Source};

/// Cases whose files may offer a digest beside the reference: drawing every picture of a large world for its digest
/// would take hours, so only the first cases do.
const DIGESTS_UP_TO: usize = world::DESIGNED;

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

/// A session answer in a generation's shape.
#[must_use]
pub fn render_session(case: &Stocked, evidence: &Evidence, generation: Generation, epoch: Time) -> Option<Value> {
    evidence.session.as_ref().map(|session| world::render_session(session, generation, &case.case_id, epoch))
}

/// A data-blocks answer in a generation's shape.
#[must_use]
pub fn render_blocks(case: &Stocked, evidence: &Evidence, generation: Generation, epoch: Time) -> Value {
    world::render_blocks(&evidence.blocks, generation, &case.case_id, epoch)
}

/// The evidence of the other two sources, always in the newest shape.
#[must_use]
pub fn render_evidence(evidence: &Evidence, epoch: Time) -> Value {
    world::render_evidence(&evidence.blocks, epoch)
}

/// The bytes of a picture: JPEG.
#[must_use]
pub fn draw(picture: &Picture) -> Vec<u8> {
    crate::draw::draw(picture)
}
