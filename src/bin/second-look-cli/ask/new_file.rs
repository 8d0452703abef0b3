//! Files a person takes out: through the one place that writes them, in the command line's words.
use std::io::Write as _;
use std::path::Path;

use second_look::store::private_file::NewFile;

use crate::ended::Ended;

/// Writes a whole file that must not exist, for its owner only.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<(), Ended> {
    let mut file = begin(path)?;
    write(&mut file, bytes)?;
    finish(file)
}

/// Begins a file that must not exist. Dropped before [`finish`], it leaves nothing behind.
pub fn begin(path: &Path) -> Result<NewFile, Ended> {
    NewFile::begin(path).map_err(|why| ended(&why))
}

/// Writes a part.
pub fn write(file: &mut NewFile, bytes: &[u8]) -> Result<(), Ended> {
    file.write_all(bytes).map_err(|why| ended(&why))
}

/// Puts it in its place.
pub fn finish(file: NewFile) -> Result<(), Ended> {
    file.finish().map_err(|why| ended(&why))
}

/// A file of that name is there.
pub fn exists() -> Ended {
    Ended::new("file_exists", "This file is there already; nothing is ever overwritten.", "Name a new file.")
}

fn ended(why: &std::io::Error) -> Ended {
    if why.kind() == std::io::ErrorKind::AlreadyExists {
        return exists();
    }
    Ended::new("file_not_written", "The file could not be written.", "Check that the folder is there and yours.")
}
