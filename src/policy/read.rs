//! Reads an edition and refuses an unsound one. The shape is `file`'s matter; here is what the values mean together.
use std::collections::HashSet;
use std::ops::Range;

use serde::de::DeserializeOwned;
use toml::Spanned;

use super::bands::Tier;
use super::edition::{Blocks, Contract, Edition, Level, Opens};
use super::fault::{PolicyFault, PolicyFaultCode};
use super::file;
use super::floor::{Places, looser};
use crate::case::device::{CutOffs, DeviceVerdict};
use crate::case::evidence::{DocumentVerdict, PolicyDecision};
use crate::catalogue::Family;
use crate::digest;

use PolicyFaultCode::{
    Duplicate, Gap, Looser, MissingKey, MoreFaults, NotToml, NotUtf8, OutOfRange, Overlap, TooLarge, UnknownKey,
    UnknownWord, WrongOrder, WrongType,
};

/// Bytes of an edition, at most.
pub const LIMIT_BYTES: usize = 64 * 1_024;
/// Items of a list, at most; what follows them is not looked at.
const LIST_LIMIT: usize = 200;
/// Faults that are told, at most; one more says that there are more.
const FAULT_LIMIT: usize = 100;
/// Characters of a name.
const NAME_LIMIT: usize = 100;

/// The block types an edition may name: those the console reads, and the two it makes of them.
const BLOCKS: [&str; 13] = [
    "identity",
    "extractedIdentity",
    "deviceSignals",
    "digitalSignals",
    "documentData",
    "documentImages",
    "documentVerification",
    "biometricSamples",
    "comparisonResults",
    "authenticationResult",
    "documentsToSign",
    "signedDocumentsPackage",
    "outcomeStatus",
];

/// Reads an edition. `source` is the file's name, for the faults.
///
/// # Errors
/// Everything that is wrong with its meaning, each with its line, up to a hundred faults; or the first thing that is wrong
/// with its shape.
pub fn read(source: &str, bytes: &[u8]) -> Result<Edition, Vec<PolicyFault>> {
    read_above(source, bytes, None)
}

/// Reads an edition that somebody puts in the place of another: what an answer needs by that one, it has to need by this
/// one too (decision 0018). Editions that cases came under are read without it: what was in force stays as it was.
///
/// # Errors
/// As [`read`], and [`PolicyFaultCode::Looser`] for whatever would be asked for no longer.
pub fn read_above(source: &str, bytes: &[u8], floor: Option<&Edition>) -> Result<Edition, Vec<PolicyFault>> {
    let refuse = |line: usize, code, about: &str| {
        vec![PolicyFault { source: source.to_owned(), line, code, about: about.to_owned() }]
    };
    if bytes.len() > LIMIT_BYTES {
        return Err(refuse(1, TooLarge, ""));
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(why) => {
            let sound = bytes.get(..why.valid_up_to()).unwrap_or_default();
            return Err(refuse(sound.iter().filter(|byte| **byte == b'\n').count() + 1, NotUtf8, ""));
        }
    };
    let ends = line_ends(text);
    let file: file::File = shape(text).map_err(|(at, code)| refuse(line_of(&ends, at), code, ""))?;
    let mut reader = Reader { source, text, ends, faults: Vec::new() };
    let edition = reader.edition(file, floor);
    if reader.faults.is_empty() { Ok(edition) } else { Err(reader.faults) }
}

/// Where each line ends.
fn line_ends(text: &str) -> Vec<usize> {
    text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at).collect()
}

/// The line of a place, from 1.
fn line_of(ends: &[usize], at: usize) -> usize {
    ends.partition_point(|end| *end < at) + 1
}

/// The parser speaks in sentences that repeat values; only where it stopped and the kind of fault are taken from them.
fn shape<T: DeserializeOwned>(text: &str) -> Result<T, (usize, PolicyFaultCode)> {
    let table: toml::Table = toml::from_str(text).map_err(|why| (start(why.span()), not_toml(why.message())))?;
    drop(table);
    toml::from_str(text).map_err(|why| {
        let says = why.message();
        let code = if says.starts_with("unknown field") {
            UnknownKey
        } else if says.starts_with("missing field") {
            MissingKey
        } else if says.starts_with("unknown variant") {
            UnknownWord
        } else if says.starts_with("invalid value") {
            OutOfRange
        } else {
            WrongType
        };
        (start(why.span()), code)
    })
}

fn not_toml(says: &str) -> PolicyFaultCode {
    if says.contains("duplicate key") { Duplicate } else { NotToml }
}

fn start(span: Option<Range<usize>>) -> usize {
    span.map_or(0, |span| span.start)
}

/// Takes a file's rows and collects what is wrong with them. Scales are taken in `read_bands`, the checklist in
/// `read_checklist`.
pub(super) struct Reader<'a> {
    source: &'a str,
    text: &'a str,
    ends: Vec<usize>,
    faults: Vec<PolicyFault>,
}

impl Reader<'_> {
    fn edition(&mut self, file: file::File, floor: Option<&Edition>) -> Edition {
        if *file.schema.get_ref() != 1 {
            self.fault(&file.schema, OutOfRange, "schema");
        }
        self.name(&file.version, "version");
        let (cut_offs, equal) = self.device(&file.device);
        let places = floor.map(|floor| (floor, Places::of(&file)));
        let edition = Edition {
            cut_offs,
            equal,
            scales: self.scales(&file.scale),
            remedies: self.remedies(file.remedy),
            contracts: self.contracts(&file.contract),
            blocks: self.blocks(&file.blocks),
            flows: self.flows(&file.flow),
            opens: self.opens(file.opens),
            reject_families: self.reject(&file.reject),
            comment_families: plain(&file.comment.families),
            second_families: plain(&file.two_person.families),
            approve_needs_account: file.approve.needs_account,
            checklist: self.checklist(&file.checklist),
            version: file.version.into_inner(),
            digest: digest::of(self.text.as_bytes()),
            text: self.text.to_owned(),
        };
        if let Some((floor, places)) = places {
            for (at, about) in looser(&edition, floor, &places) {
                self.fault(&Spanned::new(at, ()), Looser, &about);
            }
        }
        edition
    }

    /// Notes a fault. The first that is one too many stands there as *there are more*; those after it are dropped.
    pub(super) fn fault<T>(&mut self, at: &Spanned<T>, code: PolicyFaultCode, about: &str) {
        let (code, about) = match self.faults.len() {
            0..FAULT_LIMIT => (code, about),
            FAULT_LIMIT => (MoreFaults, ""),
            _ => return,
        };
        let line = line_of(&self.ends, at.span().start);
        self.faults.push(PolicyFault { source: self.source.to_owned(), line, code, about: about.to_owned() });
    }

    /// A name of ours or of a source: visible characters, no white space at its ends.
    pub(super) fn name(&mut self, name: &Spanned<String>, about: &str) {
        self.line(name, NAME_LIMIT, about);
    }

    /// One line of visible characters, no white space at its ends.
    pub(super) fn line(&mut self, line: &Spanned<String>, limit: usize, about: &str) {
        let text = line.get_ref();
        let sound = !text.is_empty()
            && text.trim().len() == text.len()
            && text.chars().count() <= limit
            && text.chars().all(|c| crate::case::shown::steering(c).is_none());
        if !sound {
            self.fault(line, OutOfRange, about);
        }
    }

    /// Names, each once. One too many is a fault, and nothing after it is taken.
    pub(super) fn names(&mut self, names: &[Spanned<String>], about: &str) -> Vec<String> {
        if let Some(one_too_many) = names.get(LIST_LIMIT) {
            self.fault(one_too_many, OutOfRange, about);
        }
        let mut known: HashSet<String> = HashSet::new();
        let mut taken = Vec::new();
        for name in names.iter().take(LIST_LIMIT) {
            self.name(name, about);
            if !known.insert(name.get_ref().to_ascii_lowercase()) {
                self.fault(name, Duplicate, about);
            }
            taken.push(name.get_ref().clone());
        }
        taken
    }

    fn device(&mut self, device: &file::Device) -> (CutOffs, crate::case::device::EqualCounts) {
        if device.suspicious.get_ref() >= device.not_trusted.get_ref() {
            self.fault(&device.not_trusted, WrongOrder, "device.not_trusted");
        }
        if !(0.0..=100.0).contains(device.confidence.get_ref()) {
            self.fault(&device.confidence, OutOfRange, "device.confidence");
        }
        let cut_offs = CutOffs {
            suspicious: f64::from(*device.suspicious.get_ref()),
            not_trusted: f64::from(*device.not_trusted.get_ref()),
            confidence: Some(*device.confidence.get_ref()),
        };
        (cut_offs, device.assumptions.equal)
    }

    fn remedies(&mut self, rows: Vec<file::RemedyRow>) -> Vec<(Tier, Vec<super::edition::Remedy>)> {
        let mut remedies: Vec<(Tier, Vec<_>)> = Vec::new();
        for row in rows {
            let tier = *row.tier.get_ref();
            if remedies.iter().any(|(known, _)| *known == tier) {
                self.fault(&row.tier, Duplicate, "remedy.tier");
            }
            let mut offers = Vec::new();
            for offer in &row.offers {
                if offers.contains(offer.get_ref()) {
                    self.fault(offer, Duplicate, "remedy.offers");
                }
                offers.push(*offer.get_ref());
            }
            remedies.push((tier, offers));
        }
        remedies
    }

    /// Tiers from high to low, each value lower than the one before; only the last row may take everything.
    fn contracts(&mut self, rows: &[file::ContractRow]) -> Vec<Contract> {
        let mut contracts: Vec<Contract> = Vec::new();
        let (mut kinds, mut places) = (HashSet::new(), HashSet::new());
        for (at, row) in rows.iter().enumerate() {
            let least_value = row.least_value.as_ref().map(|value| *value.get_ref());
            let contract = Contract {
                tier: *row.tier.get_ref(),
                kinds: self.names(&row.kinds, "contract.kinds"),
                least_value,
                jurisdictions: self.names(&row.jurisdictions, "contract.jurisdictions"),
            };
            self.not_above(&mut kinds, &row.kinds, "contract.kinds");
            self.not_above(&mut places, &row.jurisdictions, "contract.jurisdictions");
            if let Some(before) = contracts.last() {
                if contract.tier >= before.tier {
                    self.fault(&row.tier, WrongOrder, "contract.tier");
                }
                if let (Some(least), Some(value)) = (before.least_value, &row.least_value)
                    && *value.get_ref() >= least
                {
                    self.fault(value, WrongOrder, "contract.least_value");
                }
            }
            let takes_all = contract.kinds.is_empty() && least_value.is_none() && contract.jurisdictions.is_empty();
            let last = at + 1 == rows.len();
            if takes_all != last {
                self.fault(&row.tier, if last { Gap } else { WrongOrder }, "contract");
            }
            contracts.push(contract);
        }
        contracts
    }

    /// Names no row above has taken: here they could take nothing. A name twice in one row is a matter of `names`.
    fn not_above(&mut self, taken: &mut HashSet<String>, names: &[Spanned<String>], about: &str) {
        for name in names.iter().take(LIST_LIMIT).filter(|name| taken.contains(&name.get_ref().to_ascii_lowercase())) {
            self.fault(name, Overlap, about);
        }
        taken.extend(names.iter().take(LIST_LIMIT).map(|name| name.get_ref().to_ascii_lowercase()));
    }

    fn blocks(&mut self, rows: &[file::BlocksRow]) -> Vec<Blocks> {
        let mut blocks: Vec<Blocks> = Vec::new();
        for row in rows {
            let path = *row.path.get_ref();
            if blocks.iter().any(|known| known.path == path && known.level == row.level) {
                self.fault(&row.path, Duplicate, "blocks.path");
            }
            for kind in row.expected.iter().chain(&row.required) {
                if !BLOCKS.contains(&kind.get_ref().as_str()) {
                    self.fault(kind, UnknownWord, "blocks");
                }
            }
            blocks.push(Blocks {
                level: row.level,
                path,
                expected: self.names(&row.expected, "blocks.expected"),
                required: self.names(&row.required, "blocks.required"),
            });
        }
        blocks
    }

    fn flows(&mut self, rows: &[file::FlowRow]) -> Vec<(String, Level)> {
        let mut flows: Vec<(String, Level)> = Vec::new();
        let mut known: HashSet<&str> = HashSet::new();
        for row in rows {
            self.name(&row.id, "flow.id");
            if !known.insert(row.id.get_ref()) {
                self.fault(&row.id, Duplicate, "flow.id");
            }
            flows.push((row.id.get_ref().clone(), row.level));
        }
        flows
    }

    fn opens(&mut self, opens: file::Opens) -> Opens {
        if !opens.suspicion.get_ref() {
            // A suspicion nobody looks at is the one thing no edition may ask for (contract section 5).
            self.fault(&opens.suspicion, OutOfRange, "opens.suspicion");
        }
        let device_verdicts = opens.device_verdicts.get_ref();
        let trusted = |one: &&Spanned<DeviceVerdict>| *one.get_ref() == DeviceVerdict::Trusted;
        for verdict in device_verdicts.iter().filter(trusted) {
            self.fault(verdict, OutOfRange, "opens.device_verdicts");
        }
        for verdict in opens.contact_verdicts.iter().filter(trusted) {
            self.fault(verdict, OutOfRange, "opens.contact_verdicts");
        }
        for verdict in opens.document_verdicts.iter().filter(|one| *one.get_ref() == DocumentVerdict::Verified) {
            self.fault(verdict, OutOfRange, "opens.document_verdicts");
        }
        if !device_verdicts.iter().any(|one| *one.get_ref() == DeviceVerdict::Unknown) {
            // Any other word is a step-up.
            self.fault(&opens.device_verdicts, MissingKey, "opens.device_verdicts: `unknown`");
        }
        for answer in &opens.workflow_answers {
            if !matches!(answer.get_ref(), PolicyDecision::Deny | PolicyDecision::Obligation | PolicyDecision::Unknown)
            {
                self.fault(answer, OutOfRange, "opens.workflow_answers");
            }
        }
        Opens {
            suspicion: *opens.suspicion.get_ref(),
            device_verdicts: device_verdicts.iter().map(|one| *one.get_ref()).collect(),
            contact_verdicts: opens.contact_verdicts.iter().map(|one| *one.get_ref()).collect(),
            document_verdicts: opens.document_verdicts.iter().map(|one| *one.get_ref()).collect(),
            failed_match: opens.failed_match,
            workflow_answers: opens.workflow_answers.iter().map(|one| *one.get_ref()).collect(),
            families: opens.families,
            codes: self.names(&opens.codes, "opens.codes"),
        }
    }

    /// Technical causes say nothing of a person: no edition can let them carry a reject.
    fn reject(&mut self, reject: &file::Families) -> Vec<Family> {
        for family in reject.families.iter().filter(|one| *one.get_ref() == Family::Technical) {
            self.fault(family, OutOfRange, "reject.families");
        }
        plain(&reject.families)
    }
}

pub(super) fn plain(families: &[Spanned<Family>]) -> Vec<Family> {
    families.iter().map(|family| *family.get_ref()).collect()
}

#[cfg(test)]
#[path = "read_tests.rs"]
mod tests;
