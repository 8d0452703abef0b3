//! The Merkle tree of RFC 6962 (RFC 9162 section 2.1): leaves, roots and proofs. Pure. FROZEN: roots are signed into logs
//! that outlive this program; `the_hashes_of_the_specification_are_frozen` fails when one changes.
use std::ops::Range;

use sha2::{Digest, Sha256};

/// A SHA-256 value.
pub type Hash = [u8; 32];

/// The hash of an entry's bytes.
pub fn leaf(bytes: &[u8]) -> Hash {
    Sha256::new().chain_update([0]).chain_update(bytes).finalize().into()
}

/// The hash of two neighbours.
pub fn node(left: &Hash, right: &Hash) -> Hash {
    Sha256::new().chain_update([1]).chain_update(left).chain_update(right).finalize().into()
}

/// The right edge of a growing tree: the roots of its whole subtrees, largest first. All that appending needs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edge {
    size: u64,
    peaks: Vec<Hash>,
}

impl Edge {
    /// Entries so far.
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// Appends one entry's hash.
    pub fn push(&mut self, leaf: Hash) {
        self.merge(0, leaf, 0);
    }

    /// Appends one entry's hash; gives the root of the subtree of 2^`level` entries where this one completes it.
    pub fn push_towards(&mut self, leaf: Hash, level: u32) -> Option<Hash> {
        let root = self.merge(0, leaf, level);
        self.size.is_multiple_of(1 << level).then_some(root)
    }

    /// Appends a whole subtree of 2^`level` entries. False, and nothing changes, where it would not stand at its place.
    pub fn push_subtree(&mut self, level: u32, root: Hash) -> bool {
        let fits = level < 63 && self.size.trailing_zeros() >= level;
        if fits {
            self.merge(level, root, level);
        }
        fits
    }

    /// Gives the hash it had when it stood at `noted`, or the highest below.
    fn merge(&mut self, level: u32, mut hash: Hash, noted: u32) -> Hash {
        let (mut place, mut at, mut seen) = (self.size >> level, level, hash);
        while place & 1 == 1 {
            if let Some(left) = self.peaks.pop() {
                hash = node(&left, &hash);
            }
            place >>= 1;
            at += 1;
            if at <= noted {
                seen = hash;
            }
        }
        self.peaks.push(hash);
        self.size += 1 << level;
        seen
    }

    /// The root of the tree so far.
    pub fn root(&self) -> Hash {
        let mut peaks = self.peaks.iter().rev();
        let Some(last) = peaks.next() else { return Sha256::digest([]).into() };
        peaks.fold(*last, |right, left| node(left, &right))
    }
}

/// The root over hashes that are all here.
pub fn root(leaves: &[Hash]) -> Hash {
    let mut edge = Edge::default();
    for hash in leaves {
        edge.push(*hash);
    }
    edge.root()
}

/// The largest power of two below `size`, which is at least 2.
const fn split(size: u64) -> u64 {
    1 << (63 - (size - 1).leading_zeros())
}

/// Which ranges of leaves an inclusion proof is made of, in its order (RFC 9162 section 2.1.3.1); none for an index beyond
/// the tree.
pub fn inclusion_ranges(index: u64, size: u64) -> Option<Vec<Range<u64>>> {
    if index >= size {
        return None;
    }
    let (mut within, mut ranges) = (0..size, Vec::new());
    while within.end - within.start > 1 {
        let middle = within.start + split(within.end - within.start);
        if index < middle {
            ranges.push(middle..within.end);
            within.end = middle;
        } else {
            ranges.push(within.start..middle);
            within.start = middle;
        }
    }
    ranges.reverse();
    Some(ranges)
}

/// Which ranges of leaves a consistency proof is made of, in its order (RFC 9162 section 2.1.4.1); none where the older
/// tree is empty or the larger one.
pub fn consistency_ranges(old: u64, new: u64) -> Option<Vec<Range<u64>>> {
    if old == 0 || old > new {
        return None;
    }
    let (mut within, mut ranges, mut whole) = (0..new, Vec::new(), true);
    while within.end != old {
        let middle = within.start + split(within.end - within.start);
        if old <= middle {
            ranges.push(middle..within.end);
            within.end = middle;
        } else {
            ranges.push(within.start..middle);
            within.start = middle;
            whole = false;
        }
    }
    if !whole {
        ranges.push(within);
    }
    ranges.reverse();
    Some(ranges)
}

/// Whether an entry's hash stands at `index` in the tree of `size` with this root (RFC 9162 section 2.1.3.2).
pub fn includes(index: u64, size: u64, hash: &Hash, proof: &[Hash], root: &Hash) -> bool {
    let Some(ranges) = inclusion_ranges(index, size) else { return false };
    if ranges.len() != proof.len() {
        return false;
    }
    let climbed = ranges.iter().zip(proof).fold(*hash, |hash, (range, beside)| {
        if range.start > index { node(&hash, beside) } else { node(beside, &hash) }
    });
    climbed == *root
}

/// Whether the newer tree begins with all of the older one (RFC 9162 section 2.1.4.2).
pub fn is_consistent(old: u64, old_root: &Hash, new: u64, new_root: &Hash, proof: &[Hash]) -> bool {
    let Some(ranges) = consistency_ranges(old, new) else {
        // Of nothing there is one root.
        return old == 0 && proof.is_empty() && *old_root == root(&[]) && (new > 0 || old_root == new_root);
    };
    if ranges.len() != proof.len() {
        return false;
    }
    // The first range may be the older tree itself, which the proof then leaves out.
    let mut steps = ranges.iter().zip(proof);
    let begun = if ranges.first().is_some_and(|range| range.end == old && range.start > 0) {
        steps.next().map(|(_, hash)| *hash)
    } else {
        Some(*old_root)
    };
    let Some(begun) = begun else { return false };
    let (mut older, mut newer) = (begun, begun);
    for (range, beside) in steps {
        if range.start >= old {
            newer = node(&newer, beside);
        } else {
            older = node(beside, &older);
            newer = node(beside, &newer);
        }
    }
    older == *old_root && newer == *new_root
}

#[cfg(test)]
mod tests {
    use tlog_tiles::tlog::{self, HashReader};

    use super::*;

    fn leaves(size: u64) -> Vec<Hash> {
        (0..size).map(|n| leaf(format!("entry {n}").as_bytes())).collect()
    }

    fn of(leaves: &[Hash], ranges: &[Range<u64>]) -> Vec<Hash> {
        ranges.iter().map(|range| root(&leaves[range.start as usize..range.end as usize])).collect()
    }

    #[test]
    fn the_hashes_of_the_specification_are_frozen() {
        assert_eq!(hex(&root(&[])), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assert_eq!(hex(&leaf(b"")), "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        // The eight inputs that Certificate Transparency's own tests use.
        let inputs: [&[u8]; 8] = [
            b"",
            b"\x00",
            b"\x10",
            b"\x20\x21",
            b"\x30\x31",
            b"\x40\x41\x42\x43",
            b"\x50\x51\x52\x53\x54\x55\x56\x57",
            b"\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f",
        ];
        let leaves: Vec<Hash> = inputs.iter().map(|input| leaf(input)).collect();
        assert_eq!(hex(&root(&leaves)), "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
    }

    fn hex(hash: &Hash) -> String {
        hash.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    #[test]
    fn every_entry_of_every_small_tree_proves_its_place_and_no_other() {
        for size in 1..=33 {
            let (leaves, other) = (leaves(size), leaf(b"other"));
            let top = root(&leaves);
            for index in 0..size {
                let proof = of(&leaves, &inclusion_ranges(index, size).unwrap());
                assert!(includes(index, size, &leaves[index as usize], &proof, &top), "{index} of {size}");
                assert!(!includes(index, size, &other, &proof, &top), "another entry is not in it");
                assert!(size == 1 || !includes((index + 1) % size, size, &leaves[index as usize], &proof, &top));
            }
        }
    }

    #[test]
    fn every_small_tree_is_consistent_with_each_before_it_and_with_no_altered_one() {
        for new in 1..=33 {
            let all = leaves(new);
            let top = root(&all);
            for old in 1..=new {
                let before = root(&all[..old as usize]);
                let proof = of(&all, &consistency_ranges(old, new).unwrap());
                assert!(is_consistent(old, &before, new, &top, &proof), "{old} to {new}");
                let mut altered = all[..old as usize].to_vec();
                altered[0] = leaf(b"altered");
                assert!(!is_consistent(old, &root(&altered), new, &top, &proof), "{old} to {new}, altered");
            }
        }
    }

    #[test]
    fn a_tree_of_nothing_has_one_root() {
        let (none, some) = (root(&[]), root(&leaves(3)));
        assert!(is_consistent(0, &none, 3, &some, &[]) && is_consistent(0, &none, 0, &none, &[]));
        assert!(!is_consistent(0, &some, 3, &some, &[]), "nothing, under the root of three");
        assert!(!is_consistent(0, &some, 0, &some, &[]));
        assert!(!is_consistent(0, &none, 0, &some, &[]) && !is_consistent(0, &none, 3, &some, &[some]));
    }

    #[test]
    fn a_subtree_is_taken_at_its_place_only() {
        let leaves = leaves(12);
        let mut edge = Edge::default();
        assert!(edge.push_subtree(3, root(&leaves[..8])), "eight entries at the beginning");
        assert!(edge.push_subtree(2, root(&leaves[8..12])), "four behind eight");
        assert_eq!((edge.size(), edge.root()), (12, root(&leaves)));
        assert!(!edge.push_subtree(3, root(&leaves[..8])), "eight do not stand behind twelve");
    }

    #[test]
    fn a_block_is_told_when_its_last_entry_arrives() {
        let leaves = leaves(12);
        let mut edge = Edge::default();
        let told: Vec<Option<Hash>> = leaves.iter().map(|leaf| edge.push_towards(*leaf, 2)).collect();
        for (n, told) in told.into_iter().enumerate() {
            let whole = (n % 4 == 3).then(|| root(&leaves[n - 3..=n]));
            assert_eq!(told, whole, "{n}");
        }
    }

    struct Kept(Vec<tlog::Hash>);

    impl HashReader for Kept {
        fn read_hashes(&self, indexes: &[u64]) -> Result<Vec<tlog::Hash>, tlog::Error> {
            Ok(indexes.iter().map(|at| self.0[*at as usize]).collect())
        }
    }

    #[test]
    fn a_second_implementation_gives_the_same_roots_and_accepts_our_proofs() {
        let mut kept = Kept(Vec::new());
        for n in 0..40_u64 {
            let more = tlog::stored_hashes(n, format!("entry {n}").as_bytes(), &kept).unwrap();
            kept.0.extend(more);
        }
        let all = leaves(40);
        for size in 1..=40_u64 {
            let top = root(&all[..size as usize]);
            assert_eq!(tlog::tree_hash(size, &kept).unwrap().0, top, "{size}");
            for index in 0..size {
                let ours: Vec<tlog::Hash> =
                    of(&all, &inclusion_ranges(index, size).unwrap()).into_iter().map(tlog::Hash).collect();
                let hash = tlog::Hash(all[index as usize]);
                assert!(tlog::check_record(&ours, size, tlog::Hash(top), index, hash).is_ok(), "{index} of {size}");
            }
            for old in 1..=size {
                let ours: Vec<tlog::Hash> =
                    of(&all, &consistency_ranges(old, size).unwrap()).into_iter().map(tlog::Hash).collect();
                let before = tlog::Hash(root(&all[..old as usize]));
                assert!(tlog::check_tree(&ours, size, tlog::Hash(top), old, before).is_ok(), "{old} to {size}");
            }
        }
    }
}
