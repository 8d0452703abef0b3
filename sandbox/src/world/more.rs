//! Pictures no case begins with, for whoever wants to see more of them side by side: the portrait of the document by itself, and
//! a second page. Put in while the platform runs, so that the world of a seed stays what it is.
use serde_json::json;

use super::{Evidence, Picture, SeedCase, SeedFile, Side, dice};

impl SeedCase {
    /// Adds both beside the front. False, and nothing changes, where the case shows no front or has them already.
    pub fn add_pictures(&self, evidence: &mut Evidence) -> bool {
        let front =
            evidence.files.iter().find(|file| file.picture.side == Side::Front).map(|file| file.picture.clone());
        let images = evidence.blocks.iter_mut().rev().find(|block| block.kind == "documentImages" && !block.erased);
        let fields = images.and_then(|block| block.content.as_object_mut());
        let (Some(front), Some(fields)) = (front, fields) else { return false };
        if fields.contains_key("portrait") {
            return false;
        }
        // The portrait has the seed of the front it was cut out of; the page was photographed at another moment.
        let added = [("portrait", Side::Portrait, front.seed), ("secondPage", Side::Front, front.seed ^ 1)];
        for (name, side, seed) in added {
            let vault_id = dice::id(self.seed, &self.environment, self.index, "file", evidence.files.len());
            fields.insert(name.to_owned(), json!({ "$ref": "vault", "$id": vault_id }));
            let picture = Picture { side, seed, fields: front.fields.clone() };
            evidence.files.push(SeedFile { vault_id, picture, offers_digest: false });
        }
        true
    }
}
