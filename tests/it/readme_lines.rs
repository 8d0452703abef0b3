//! The lines the README gives for checking a package, as they stand there, and a package to alter for them.
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// How long the end of an archive is that has no comment.
const END_BYTES: usize = 22;

/// The block under *Checking a package*.
pub fn lines() -> String {
    // The folder of this package or of the whole: two suites use this file.
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = own.ancestors().map(|folder| folder.join("README.md")).find(|file| file.is_file()).unwrap();
    let readme = std::fs::read_to_string(readme).unwrap();
    let (_, section) = readme.split_once("\n## Checking a package\n").expect("the README has the section");
    let (_, block) = section.split_once("```sh\n").expect("with lines to copy");
    block.split_once("\n```").expect("that end").0.to_owned()
}

/// Runs them where this package lies, as a stranger would.
#[expect(clippy::disallowed_methods, reason = "a package of an invented case, in a folder that goes with the test")]
pub fn run(package: &[u8]) -> Output {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("package.zip"), package).unwrap();
    // What the lines unpack goes with the folder.
    let mut bash = Command::new("bash");
    bash.arg("-c").arg(lines()).current_dir(folder.path()).env("TMPDIR", folder.path());
    bash.stdin(Stdio::null()).output().unwrap()
}

/// Asserts that a package passes, and says so.
pub fn assert_passes(package: &[u8]) {
    let ran = run(package);
    let said = String::from_utf8_lossy(&ran.stdout).into_owned() + &String::from_utf8_lossy(&ran.stderr);
    assert!(ran.status.success(), "a package as it was made passes: {said}");
    for word in ["Signature Verified Successfully", "Every byte is as it was signed"] {
        assert!(said.contains(word), "and is said to: {said}");
    }
}

/// The package with one byte altered where none of its lists looks: in what the archive says of its first file, in its list, in
/// its end. Each with the byte's place.
pub fn altered_around(package: &[u8]) -> Vec<(usize, Vec<u8>)> {
    let end = package.len() - END_BYTES;
    let list = u32::from_le_bytes(package[end + 16..end + 20].try_into().unwrap());
    let list = usize::try_from(list).unwrap();
    // Of the first file: version, hour, day, checksum, name. Of its row in the list: who made it, version, hour, day, disk,
    // kind, permissions, place, name. Of the end: disk, number of files, place of the list, length of the comment.
    let of_the_file = [4, 10, 12, 14, 30];
    let of_the_list = [4, 6, 12, 14, 34, 36, 38, 40, 42, 46].map(|at| list + at);
    let of_the_end = [4, 8, 16, 20].map(|at| end + at);
    let all = of_the_file.into_iter().chain(of_the_list).chain(of_the_end);
    let altered = all.map(|at| {
        let mut altered = package.to_owned();
        altered[at] ^= 1;
        (at, altered)
    });
    altered.collect()
}
