//! Marks in a profile's folder for programs that go through folders: backups leave it out, and search indexes do not read it
//! (reliability 5). They are advice; what keeps others out is the folder's mode and the encryption of what lies in it.
use std::path::Path;

use crate::store::private_file;

/// What each mark is called, what stands in it, and who heeds it.
const MARKS: [(&str, &str); 3] = [
    // Backups (GNU tar, Borg, restic): the first line is the one their rule asks for, letter for letter.
    (
        "CACHEDIR.TAG",
        "Signature: 8a477f597d28d172789f06886806bc55\n\
         # A working copy of Second Look: the platform keeps the record. Its keys lie elsewhere.\n\
         # For what this file means, see https://bford.info/cachedir/\n",
    ),
    // The search index of GNOME.
    (".trackerignore", ""),
    // Spotlight.
    (".metadata_never_index", ""),
];

/// Whether a file of this name is one of the marks.
pub(crate) fn is_mark(name: &str) -> bool {
    MARKS.iter().any(|(mark, _)| *mark == name)
}

/// Puts the marks that are missing into a folder of ours. One that cannot be written keeps nothing from opening.
pub(crate) fn mark(home: &Path) {
    for (name, text) in MARKS {
        let path = home.join(name);
        if path.symlink_metadata().is_err()
            && let Err(cause) = private_file::replace(&path, text.as_bytes())
        {
            tracing::warn!(kind = ?cause.kind(), "a mark for backups and search indexes could not be written");
        }
    }
}
