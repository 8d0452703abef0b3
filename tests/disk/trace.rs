//! Reads what the tracer wrote of one run with all its bytes: the changes to the profile's folder, in order, and what the
//! child said between them.
use std::collections::HashMap;
use std::path::Path;

/// One thing that happened to the disk, or was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A file was made under this name.
    Made(String),
    /// Bytes were written.
    Written {
        /// The file.
        name: String,
        /// Where.
        at: usize,
        /// What.
        bytes: Vec<u8>,
    },
    /// A file got another length.
    Cut {
        /// The file.
        name: String,
        /// Its length.
        to: usize,
    },
    /// A file's bytes are on the disk.
    Synced(String),
    /// A sync failed: what was written may never come to the disk.
    SyncFailed(String),
    /// The folder's names are on the disk.
    FolderSynced,
    /// A name is gone.
    Removed(String),
    /// A name became another.
    Renamed(String, String),
    /// The child said something aloud.
    Said(String),
    /// A decision left for the platform.
    Sent,
}

/// All steps of a trace, in order. A call that failed, or was made to fail, is no step.
///
/// # Errors
/// Names the first call on the folder that is not understood: one left out would make every picture of the disk wrong.
pub fn steps(trace: &str, home: &Path) -> Result<Vec<Step>, String> {
    let home = home.to_str().unwrap();
    let mut begun: HashMap<&str, String> = HashMap::new();
    let mut steps = Vec::new();
    for line in trace.lines() {
        let Some((thread, rest)) = line.split_once(' ') else { continue };
        let rest = rest.trim_start();
        if let Some(head) = rest.strip_suffix(" <unfinished ...>") {
            begun.insert(thread, head.to_owned());
            continue;
        }
        let whole = match rest.strip_prefix("<... ") {
            Some(resumed) => {
                let head = begun.remove(thread).unwrap_or_default();
                format!("{head}{}", resumed.split_once(" resumed>").map_or("", |(_, tail)| tail))
            }
            None => rest.to_owned(),
        };
        if let Some(step) = step(&whole, home)? {
            steps.push(step);
        }
    }
    Ok(steps)
}

fn step(line: &str, home: &str) -> Result<Option<Step>, String> {
    let Some((call, rest)) = line.split_once('(') else { return Ok(None) };
    let Some((arguments, answer)) = rest.rsplit_once(" = ") else { return Ok(None) };
    let failed = answer.starts_with('-') || answer.starts_with('?');
    if failed && !matches!(call, "fsync" | "fdatasync") {
        return Ok(None);
    }
    let arguments = arguments.trim_end().trim_end_matches(')');
    if call == "write" && arguments.starts_with("1<") {
        return Ok(Some(Step::Said(String::from_utf8_lossy(&texts(arguments).pop().unwrap_or_default()).into_owned())));
    }
    if matches!(call, "write" | "writev" | "sendto" | "sendmsg") {
        let decision = |bytes: &Vec<u8>| String::from_utf8_lossy(bytes).contains("/decision HTTP/1.1\r\n");
        return Ok(texts(arguments).iter().any(decision).then_some(Step::Sent));
    }
    let name = |path: &str| path.strip_prefix(home).map(|rest| rest.trim_start_matches('/').to_owned());
    // The descriptor's path, and the paths among the arguments.
    let on = descriptor(arguments).and_then(|path| name(&path));
    let named: Vec<String> = texts(arguments).iter().filter_map(|text| name(std::str::from_utf8(text).ok()?)).collect();
    if on.is_none() && named.is_empty() {
        return Ok(None);
    }
    let number = |place: usize| -> Result<usize, String> {
        let outside = without_texts(arguments);
        let word = outside.split(", ").nth(place).unwrap_or_default().to_owned();
        word.parse().map_err(|_| format!("no number at {place} of {call}({outside})"))
    };
    let step = match (call, on, named.as_slice()) {
        ("open" | "openat" | "creat", _, [name]) => {
            if arguments.contains("O_CREAT") {
                Step::Made(name.clone())
            } else {
                return Ok(None);
            }
        }
        ("pwrite64", Some(name), _) => {
            let bytes = texts(arguments).pop().unwrap_or_default();
            if bytes.len() != answer.trim().parse::<usize>().unwrap_or(usize::MAX) {
                return Err(format!("{call} wrote {answer} of {} bytes", bytes.len()));
            }
            Step::Written { name, at: number(3)?, bytes }
        }
        ("ftruncate", Some(name), _) => Step::Cut { name, to: number(1)? },
        // SQLite passes over a folder that cannot be synced, and so does this: its names stay unsure.
        ("fsync" | "fdatasync", Some(name), _) if name.is_empty() && failed => return Ok(None),
        ("fsync" | "fdatasync", Some(name), _) if name.is_empty() => Step::FolderSynced,
        ("fsync" | "fdatasync", Some(name), _) if failed => Step::SyncFailed(name),
        ("fsync" | "fdatasync", Some(name), _) => Step::Synced(name),
        ("unlink", _, [name]) => Step::Removed(name.clone()),
        ("rename", _, [from, to]) => Step::Renamed(from.clone(), to.clone()),
        _ => return Err(format!("what is {}?", without_texts(line))),
    };
    Ok(Some(step))
}

/// The path of the first argument, where it is a descriptor: `7<\x2f...>`.
fn descriptor(arguments: &str) -> Option<String> {
    let (number, rest) = arguments.split_once('<')?;
    number.parse::<u32>().ok()?;
    String::from_utf8(bytes(rest.split_once('>')?.0)).ok()
}

/// The quoted texts, as bytes.
fn texts(arguments: &str) -> Vec<Vec<u8>> {
    arguments.split('"').skip(1).step_by(2).map(bytes).collect()
}

fn without_texts(arguments: &str) -> String {
    arguments.split('"').step_by(2).collect::<Vec<_>>().join("\"\"")
}

/// `\x2f\x74` as bytes; the tracer writes every byte so.
fn bytes(text: &str) -> Vec<u8> {
    text.split("\\x").skip(1).filter_map(|pair| u8::from_str_radix(pair.get(..2)?, 16).ok()).collect()
}
