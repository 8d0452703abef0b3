//! Files that only their owner may read: a profile's record, configuration and wrapped keys, and what a person takes out.
//!
//! A file of ours is replaced as a whole: written beside, synced, renamed. A reader sees the old one or the new one, also
//! after a power cut. Of a profile nothing personal is written here; that goes into the database. What a person takes out on
//! purpose (a package, a picture, a list, the log) is an entry of the log, is written whole or not at all, and never over
//! another file.
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

/// Creates a file that must not be there yet, mode 0600 (Unix), durably.
///
/// # Errors
/// As [`NewFile::begin`] and [`NewFile::finish`].
pub fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = NewFile::begin(path)?;
    file.write_all(bytes)?;
    file.finish()
}

/// A file in the making that must not be there yet, for its owner only: everything a person takes out is written so. It is
/// written beside its place and comes there whole or not at all; whoever drops it before [`NewFile::finish`] leaves nothing.
pub struct NewFile {
    path: PathBuf,
    beside: PathBuf,
    file: Option<File>,
}

impl NewFile {
    /// Begins one.
    ///
    /// # Errors
    /// What the system says; `AlreadyExists` for a file that is there, or a link, wherever it leads.
    pub fn begin(path: &Path) -> io::Result<Self> {
        if path.symlink_metadata().is_ok() {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        // A name of its own: two that are made for one place do not write into each other.
        let beside = beside(path, &format!("{}.part", uuid::Uuid::new_v4().simple()));
        let file = new_private(&beside)?;
        Ok(Self { path: path.to_owned(), beside, file: Some(file) })
    }

    /// Puts it in its place, durably.
    ///
    /// # Errors
    /// What the system says; `AlreadyExists` when somebody made a file there meanwhile, which then stays as it is.
    pub fn finish(mut self) -> io::Result<()> {
        let Some(file) = self.file.take() else { return Err(io::ErrorKind::BrokenPipe.into()) };
        file.sync_all()?;
        drop(file);
        // A rename would put itself over whatever is there by now; a second name for the same file never does.
        match std::fs::hard_link(&self.beside, &self.path) {
            Err(why) if why.kind() != io::ErrorKind::AlreadyExists => copy_new(&self.beside, &self.path)?,
            linked => linked?,
        }
        remove_if_there(&self.beside)?;
        sync_folder_of(&self.path)
    }
}

impl Write for NewFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.as_mut().ok_or(io::ErrorKind::BrokenPipe)?.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.as_mut().ok_or(io::ErrorKind::BrokenPipe)?.flush()
    }
}

impl Drop for NewFile {
    fn drop(&mut self) {
        self.file = None;
        // What cannot be removed either is a disk that is gone.
        drop(remove_if_there(&self.beside));
    }
}

/// For a disk that knows no second names (FAT): the bytes once more, under a name nobody has yet.
fn copy_new(from: &Path, to: &Path) -> io::Result<()> {
    let mut file = new_private(to)?;
    let copied = File::open(from).and_then(|mut from| io::copy(&mut from, &mut file)).and_then(|_| file.sync_all());
    drop(file);
    if copied.is_err() {
        remove_if_there(to)?;
    }
    copied
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

    #[test]
    fn what_a_person_takes_out_never_lies_over_another_file_and_leaves_nothing_half_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("package.zip");
        let here = || std::fs::read_dir(folder.path()).unwrap().count();
        create(&path, b"one").unwrap();
        assert_eq!(create(&path, b"two").unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        assert_eq!((read(&path).unwrap().unwrap(), here()), (b"one".to_vec(), 1));
        let late = folder.path().join("late.zip");
        let mut begun = NewFile::begin(&late).unwrap();
        begun.write_all(b"ours").unwrap();
        assert!(!late.exists(), "nobody finds half of it");
        replace(&late, b"theirs").unwrap();
        assert_eq!(begun.finish().unwrap_err().kind(), io::ErrorKind::AlreadyExists, "it came there meanwhile");
        assert_eq!(read(&late).unwrap().unwrap(), b"theirs", "and stays");
        drop(NewFile::begin(&folder.path().join("given-up.zip")).unwrap());
        assert_eq!(here(), 2, "what was given up leaves nothing");
        copy_new(&path, &folder.path().join("copy.zip")).unwrap();
        assert!(copy_new(&path, &late).is_err(), "nor does a copy lie over another");
        assert!(NewFile::begin(&folder.path().join("none/a.zip")).is_err(), "a folder that is not there");
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
        create(&folder.join("y"), b"").unwrap();
        assert_eq!((mode(&folder), mode(&folder.join("x"))), (0o700, 0o600), "nobody else may look inside");
        assert_eq!(mode(&folder.join("y")), 0o600);
        std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o755)).unwrap();
        private_folder(&folder).unwrap();
        assert_eq!(mode(&folder), 0o700, "a folder left open to others is closed");
    }
}
