//! A disk that forgets: what may lie on it when the power goes between two steps.
//!
//! More pessimistic than any real file system. Bytes count only once their file was synced, names only once their folder
//! was; without that, anything may have happened to them (reliability 0.2).
use std::collections::BTreeMap;

use rand::Rng;
use rand::rngs::StdRng;

use crate::trace::Step;

/// Bytes of a sector: what a disk writes whole or not at all.
const SECTOR: usize = 512;

/// What became of everything that was not synced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// All of it is lost.
    Lost,
    /// All of it is there.
    Kept,
    /// Each piece is there or not, by the toss of a coin.
    Half,
    /// All of it is there, but for the end of the last write.
    Torn,
}

/// The four of them.
pub const FATES: [Fate; 4] = [Fate::Lost, Fate::Kept, Fate::Half, Fate::Torn];

/// Names and bytes as they lie on a disk.
pub type Image = BTreeMap<String, Vec<u8>>;

#[derive(Clone, Debug)]
enum Change {
    Write(usize, Vec<u8>),
    Cut(usize),
}

/// How sure a change is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sure {
    /// On the disk.
    Synced,
    /// Not synced yet.
    Pending,
    /// A sync of it failed. The system then takes its pages for clean: a later sync that succeeds does not bring them
    /// to the disk either.
    Never,
}

#[derive(Clone, Debug, Default)]
struct File {
    changes: Vec<(Change, Sure)>,
}

impl File {
    fn mark(&mut self, sure: Sure) {
        let pending = self.changes.iter_mut().filter(|(_, is)| *is == Sure::Pending);
        pending.for_each(|(_, is)| *is = sure);
    }

    fn push(&mut self, change: Change) {
        self.changes.push((change, Sure::Pending));
    }
}

#[derive(Clone, Debug)]
enum Naming {
    Made(String, usize),
    Removed(String),
    Renamed(String, String),
}

/// A folder on the disk that forgets.
#[derive(Clone, Debug, Default)]
pub struct Device {
    files: Vec<File>,
    /// Names as the folder was last synced.
    synced: BTreeMap<String, usize>,
    since: Vec<Naming>,
    /// Names as a running program sees them.
    now: BTreeMap<String, usize>,
    /// The file that was written last.
    last: Option<usize>,
}

impl Device {
    /// A disk on which all of this is durable.
    pub fn holding(image: Image) -> Self {
        let mut device = Self::default();
        for (name, bytes) in image {
            device.now.insert(name, device.files.len());
            device.files.push(File { changes: vec![(Change::Write(0, bytes), Sure::Synced)] });
        }
        device.synced = device.now.clone();
        device
    }

    /// Lets a step happen.
    ///
    /// # Errors
    /// When it speaks of a file nobody made: then the trace was not read rightly.
    pub fn step(&mut self, step: &Step) -> Result<(), String> {
        let known = |name: &String| self.now.get(name).copied().ok_or_else(|| format!("{name} was never made"));
        match step {
            Step::Said(_) | Step::Sent => {}
            Step::Made(name) => {
                if !self.now.contains_key(name) {
                    let file = self.files.len();
                    self.files.push(File::default());
                    self.now.insert(name.clone(), file);
                    self.since.push(Naming::Made(name.clone(), file));
                }
            }
            Step::Written { name, at, bytes } => {
                let file = known(name)?;
                self.files[file].push(Change::Write(*at, bytes.clone()));
                self.last = Some(file);
            }
            Step::Cut { name, to } => {
                let file = known(name)?;
                self.files[file].push(Change::Cut(*to));
            }
            Step::Synced(name) => {
                let file = known(name)?;
                self.files[file].mark(Sure::Synced);
            }
            Step::SyncFailed(name) => {
                let file = known(name)?;
                self.files[file].mark(Sure::Never);
            }
            Step::FolderSynced => {
                self.synced = self.now.clone();
                self.since.clear();
            }
            Step::Removed(name) => {
                known(name)?;
                self.now.remove(name);
                self.since.push(Naming::Removed(name.clone()));
            }
            Step::Renamed(from, to) => {
                let file = known(from)?;
                self.now.remove(from);
                self.now.insert(to.clone(), file);
                self.since.push(Naming::Renamed(from.clone(), to.clone()));
            }
        }
        Ok(())
    }

    /// What lies on the disk if the power goes now.
    pub fn cut(&self, fate: Fate, random: &mut StdRng) -> Image {
        let mut names = self.since.clone();
        match fate {
            Fate::Lost => names.clear(),
            Fate::Kept | Fate::Torn => {}
            // Names are journaled in order: what came later is there only with what came before.
            Fate::Half => names.truncate(random.random_range(0..=names.len())),
        }
        let mut bytes_of = |file: usize| {
            let changes = &self.files[file].changes;
            let newest = changes.len().saturating_sub(1);
            let mut bytes = Vec::new();
            for (place, (change, sure)) in changes.iter().enumerate() {
                let torn = fate == Fate::Torn && *sure == Sure::Pending && self.last == Some(file) && place == newest;
                let there = match fate {
                    Fate::Lost => *sure == Sure::Synced,
                    Fate::Half => *sure == Sure::Synced || random.random_bool(0.5),
                    Fate::Kept | Fate::Torn => true,
                };
                match change {
                    Change::Write(at, new) if torn => {
                        let sectors = new.len().div_ceil(SECTOR);
                        write(&mut bytes, *at, &new[..random.random_range(0..sectors.max(1)) * SECTOR]);
                    }
                    Change::Write(at, new) if there => write(&mut bytes, *at, new),
                    Change::Cut(to) if there => bytes.resize(*to, 0),
                    _ => {}
                }
            }
            bytes
        };
        let mut found = self.synced.clone();
        for naming in names {
            match naming {
                Naming::Made(name, file) => drop(found.insert(name, file)),
                Naming::Removed(name) => drop(found.remove(&name)),
                Naming::Renamed(from, to) => {
                    if let Some(file) = found.remove(&from) {
                        found.insert(to, file);
                    }
                }
            }
        }
        found.into_iter().map(|(name, file)| (name, bytes_of(file))).collect()
    }
}

fn write(bytes: &mut Vec<u8>, at: usize, new: &[u8]) {
    let end = at + new.len();
    if !new.is_empty() && bytes.len() < end {
        bytes.resize(end, 0);
    }
    if let Some(place) = bytes.get_mut(at..end) {
        place.copy_from_slice(new);
    }
}
