//! The digest of each file of a case, as a package tells it. Pure.
use std::collections::BTreeMap;

use crate::case::evidence::Evidence;
use crate::ids::FileRef;
use crate::store::ImageRow;

/// Of a file that is here, the digest at first sight. Of one that went, what was kept with the decision (`kept`): so a package
/// made afterwards tells the same state as one made before. Of one that never was here, what the platform says of it.
pub fn digests(evidence: &Evidence, rows: &[ImageRow], kept: BTreeMap<FileRef, String>) -> BTreeMap<FileRef, String> {
    let told = evidence.files.iter().filter_map(|facts| Some((facts.file.clone(), facts.sha256.clone()?)));
    let mut all: BTreeMap<FileRef, String> = told.collect();
    all.extend(kept);
    all.extend(rows.iter().filter_map(|row| Some((row.file_ref.clone(), row.sha256.clone()?))));
    all
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use serde_json::json;

    use super::*;
    use crate::case::{BlockStatus, DataBlock};
    use crate::catalogue::Language;
    use crate::ids::BlockId;

    fn row(file: &str, sha256: Option<&str>) -> ImageRow {
        ImageRow {
            file_ref: FileRef::new(file),
            state: if sha256.is_some() { "ready" } else { "erased" }.to_owned(),
            problem: None,
            sha256: sha256.map(str::to_owned),
            size_bytes: None,
            media_type: None,
            width: None,
            height: None,
            fetched_at: DateTime::UNIX_EPOCH,
            older_than_evidence: false,
        }
    }

    #[test]
    fn f5_c_a_file_that_went_keeps_its_digest_and_one_that_never_came_has_the_platform_s() {
        let file = |id: &str, sha256: Option<String>| json!({ "$ref": "vault", "$id": id, "sha256": sha256 });
        let told = Some("ab".repeat(32));
        let block = DataBlock {
            block_id: BlockId::new("b-1"),
            kind: "documentImages".to_owned(),
            created_by: None,
            sequence: None,
            created_at: None,
            status: BlockStatus::Stored,
            content: json!({
                "frontSide": file("here", told.clone()),
                "backSide": file("went", told.clone()),
                "portrait": file("told", told.clone()),
                "other": file("unknown", None),
            }),
        };
        let evidence = Evidence::read(&[block], Language::English);
        let kept = ["went", "here"].map(|file| (FileRef::new(file), "kept".to_owned()));
        let rows = [row("here", Some("first")), row("went", None)];
        let found = digests(&evidence, &rows, BTreeMap::from(kept));
        let of = |file: &str| found.get(&FileRef::new(file)).map(String::as_str);
        assert_eq!((of("here"), of("went")), (Some("first"), Some("kept")));
        assert_eq!((of("told"), of("unknown")), (told.as_deref(), None));
    }
}
