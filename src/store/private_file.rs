//! Files that only their owner may read: a profile's record, configuration and wrapped keys, and an evidence package where a
//! person wants it.
//!
//! A file is replaced as a whole: written beside, synced, renamed. A reader sees the old one or the new one, also after
//! a power cut. Of a profile nothing personal is written here; that goes into the database. A package is what a person takes
//! out on purpose, and its export is an entry of the log.
use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// A small file of ours is never longer; a longer one is not ours.
const LIMIT_BYTES: u64 = 1_024 * 1_024;

/// Replaces or creates a file with mode 0600 (Unix), durably.
///
/// # Errors
/// What the system says; the old file is then still there.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let beside = beside(path, "part");
    remove_if_there(&beside)?;
    let mut file = new_private(&beside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    drop(file);
    std::fs::rename(&beside, path)?;
    sync_folder_of(path)
}

/// Creates a file that must not be there yet, mode 0600 (Unix), durably: written beside, then renamed, so that nobody finds
/// half of it.
///
/// # Errors
/// What the system says; `AlreadyExists` for a file that is there. Then nothing of ours stays behind.
pub fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if path.symlink_metadata().is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let beside = beside(path, "part");
    let mut file = new_private(&beside)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    drop(file);
    let placed = written.and_then(|()| std::fs::rename(&beside, path));
    if placed.is_err() {
        remove_if_there(&beside)?;
    }
    placed.and_then(|()| sync_folder_of(path))
}

/// A file that is written bit by bit and has its name only once it is whole. Dropped before that, nothing of it stays.
pub struct NewFile {
    file: File,
    path: PathBuf,
    beside: PathBuf,
    whole: bool,
}

impl NewFile {
    /// Begins a file that must not be there yet, mode 0600 (Unix).
    ///
    /// # Errors
    /// What the system says; `AlreadyExists` for a file that is there, or is being written.
    pub fn begin(path: PathBuf) -> io::Result<Self> {
        if path.symlink_metadata().is_ok() {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        let beside = beside(&path, "part");
        let file = new_private(&beside)?;
        Ok(Self { file, path, beside, whole: false })
    }

    /// Writes on.
    ///
    /// # Errors
    /// What the system says.
    pub fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.write_all(bytes)
    }

    /// It is whole, and has its name, durably.
    ///
    /// # Errors
    /// What the system says; `AlreadyExists` when somebody made a file of this name meanwhile.
    pub fn finish(mut self) -> io::Result<()> {
        self.file.sync_all()?;
        if self.path.symlink_metadata().is_ok() {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        std::fs::rename(&self.beside, &self.path)?;
        self.whole = true;
        sync_folder_of(&self.path)
    }
}

impl Drop for NewFile {
    fn drop(&mut self) {
        if !self.whole {
            let _ = std::fs::remove_file(&self.beside);
        }
    }
}

/// Reads a small file; `None` when it is not there.
///
/// # Errors
/// What the system says; `InvalidData` when it is longer than a mebibyte.
pub fn read(path: &Path) -> io::Result<Option<Vec<u8>>> {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(why) if why.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(why) => return Err(why),
    };
    let mut bytes = Vec::new();
    let read = file.take(LIMIT_BYTES + 1).read_to_end(&mut bytes)?;
    if u64::try_from(read).is_ok_and(|read| read > LIMIT_BYTES) {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "the file is longer than a mebibyte"));
    }
    Ok(Some(bytes))
}

/// Creates a file that must not exist yet, mode 0600 (Unix).
pub(crate) fn new_private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).read(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Makes a folder, with those above it, that only its owner may enter (0700 on Unix), or tightens an existing one.
///
/// # Errors
/// What the system says, for example when the folder belongs to somebody else.
pub fn private_folder(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)?;
    tighten(path, 0o700)
}

/// Takes away what others may do with a file or folder of ours. On Windows the profile lies in the person's own data
/// folder, whose access list already does that.
pub(crate) fn tighten(path: &Path, mode: u32) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let present = std::fs::metadata(path)?.permissions();
        if present.mode() & 0o077 != 0 {
            std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode))?;
        }
    }
    #[cfg(not(unix))]
    let _ = (path, mode);
    Ok(())
}

/// Makes the entries of a file's folder durable. Windows has no such call and needs none: renames are journalled.
pub(crate) fn sync_folder_of(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        File::open(folder)?.sync_all()?;
    }
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}

/// The same name with another ending after it.
pub(crate) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}

/// SQLite's name for a file beside a database.
pub(crate) fn beside_name(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// Removes a file if it is there.
pub(crate) fn remove_if_there(path: &Path) -> io::Result<()> {
    match std::fs::remove_file(path) {
        Err(why) if why.kind() != io::ErrorKind::NotFound => Err(why),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_its_name_once_it_is_whole_and_never_lies_over_another() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("list.csv");
        let mut half = NewFile::begin(path.clone()).unwrap();
        half.write(b"half").unwrap();
        assert!(!path.exists() && beside(&path, "part").exists(), "half a list has no name");
        assert_eq!(NewFile::begin(path.clone()).err().unwrap().kind(), io::ErrorKind::AlreadyExists);
        drop(half);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "and leaves nothing");
        let mut whole = NewFile::begin(path.clone()).unwrap();
        whole.write(b"whole").unwrap();
        whole.finish().unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"whole");
        assert_eq!(NewFile::begin(path.clone()).err().unwrap().kind(), io::ErrorKind::AlreadyExists);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
    }

    #[test]
    fn a_replaced_file_holds_the_new_bytes_and_leaves_nothing_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("record.json");
        replace(&path, b"one").unwrap();
        File::create(beside(&path, "part")).unwrap();
        replace(&path, b"two").unwrap();
        assert_eq!(read(&path).unwrap().unwrap(), b"two", "the second write wins, over an interrupted one");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "no half-written file may stay");
    }

    #[test]
    fn a_missing_file_is_not_an_error_and_an_endless_one_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("record.json");
        assert!(read(&path).unwrap().is_none(), "there is no file yet");
        File::create(&path).unwrap().set_len(LIMIT_BYTES + 1).unwrap();
        assert!(read(&path).is_err(), "a small file of ours is never that long");
    }

    #[cfg(unix)]
    #[test]
    fn files_and_folders_are_for_their_owner_only() {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let outer = tempfile::tempdir().unwrap();
        let folder = outer.path().join("a").join("profile");
        private_folder(&folder).unwrap();
        replace(&folder.join("x"), b"").unwrap();
        assert_eq!((mode(&folder), mode(&folder.join("x"))), (0o700, 0o600), "nobody else may look inside");
        std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o755)).unwrap();
        private_folder(&folder).unwrap();
        assert_eq!(mode(&folder), 0o700, "a folder left open to others is closed");
    }
}
