//! The tag files of a package (BagIt, RFC 8493) and the statement its key signs (DSSE, in-toto Statement v1): written in
//! one way each, so that any other is a changed one. FROZEN: `the_texts_of_a_bag_are_frozen` fails when one changes.
use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use super::archive::Members;
use super::fields::hex;

/// What each package begins with.
pub const BAGIT: &str = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
/// Digests of everything under `data/`.
pub const MANIFEST: &str = "manifest-sha256.txt";
/// Digests of everything else, itself and the envelope apart.
pub const TAG_MANIFEST: &str = "tagmanifest-sha256.txt";
/// The signed envelope.
pub const ENVELOPE: &str = "evidence.dsse.json";
/// What a package's payload stands under.
pub const DATA: &str = "data/";
/// What the log says of a package, which is not part of what the log commits to.
pub const AUDIT: &str = "data/audit/";
/// The type of what is signed.
pub const PAYLOAD_TYPE: &str = "application/vnd.in-toto+json";
const STATEMENT: &str = "https://in-toto.io/Statement/v1";
const PREDICATE: &str = "urn:second-look:evidence-package:v1";

/// Digest of each file in hexadecimal, by its name.
pub type Digests = BTreeMap<String, String>;

/// The digests of all files.
pub fn digests(members: &Members) -> Digests {
    members.iter().map(|(name, bytes)| (name.clone(), hex(bytes))).collect()
}

/// The lines of the manifest over what is under `data/`: digest, two spaces, name.
pub fn manifest(members: &Members) -> String {
    manifest_of(&digests(members))
}

/// The same, from digests that are known.
pub fn manifest_of(digests: &Digests) -> String {
    lines(digests.iter().filter(|(name, _)| name.starts_with(DATA)))
}

/// The manifest without the log's part: what the entry of the export commits to, `sha-256:` and hex.
pub fn content(manifest: &str) -> String {
    let of_content = |line: &&str| !line.contains("  data/audit/");
    let text: String = manifest.split_inclusive('\n').filter(of_content).collect();
    super::fields::sha256_text(text.as_bytes())
}

/// The lines over the tag files.
pub fn tag_manifest(members: &Members) -> String {
    tag_manifest_of(&digests(members))
}

/// The same, from digests that are known.
pub fn tag_manifest_of(digests: &Digests) -> String {
    let own = [TAG_MANIFEST, ENVELOPE];
    lines(digests.iter().filter(|(name, _)| !name.starts_with(DATA) && !own.contains(&name.as_str())))
}

fn lines<'a>(digests: impl Iterator<Item = (&'a String, &'a String)>) -> String {
    digests.map(|(name, digest)| format!("{digest}  {name}\n")).collect()
}

/// Bytes and files of the payload, as `bag-info.txt` says them.
pub fn oxum(members: &Members) -> String {
    let payload = || members.iter().filter(|(name, _)| name.starts_with(DATA));
    format!("{}.{}", payload().map(|(_, bytes)| bytes.len()).sum::<usize>(), payload().count())
}

/// What a key signs for a payload (DSSE version 1, *PAE*).
pub fn pae(payload: &[u8]) -> Vec<u8> {
    let head = format!("DSSEv1 {} {PAYLOAD_TYPE} {} ", PAYLOAD_TYPE.len(), payload.len());
    [head.as_bytes(), payload].concat()
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Envelope {
    payload: String,
    payload_type: String,
    signatures: Vec<Signature>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Signature {
    sig: String,
}

/// The envelope around a signed payload. FROZEN.
///
/// # Errors
/// Never for texts; the writer's type asks for it.
pub fn envelope(payload: &[u8], signature: &[u8; 64]) -> Result<String, serde_json::Error> {
    let signatures = vec![Signature { sig: STANDARD.encode(signature) }];
    serde_json::to_string(&Envelope {
        payload: STANDARD.encode(payload),
        payload_type: PAYLOAD_TYPE.to_owned(),
        signatures,
    })
}

/// Payload and signature of an envelope written so; none for anything else.
pub fn open_envelope(bytes: &[u8]) -> Option<(Vec<u8>, [u8; 64])> {
    let read: Envelope = serde_json::from_slice(bytes).ok()?;
    let [one] = read.signatures.as_slice() else { return None };
    let payload = STANDARD.decode(&read.payload).ok()?;
    let signature: [u8; 64] = STANDARD.decode(&one.sig).ok()?.try_into().ok()?;
    (envelope(&payload, &signature).ok()?.as_bytes() == bytes).then_some((payload, signature))
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Statement {
    #[serde(rename = "_type")]
    kind: String,
    predicate: Predicate,
    predicate_type: String,
    subject: Vec<Subject>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Predicate {
    package_id: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Subject {
    digest: Digest,
    name: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Digest {
    sha256: String,
}

/// The statement over both manifests, canonical JSON. FROZEN.
///
/// # Errors
/// Never for texts; the writer's type asks for it.
pub fn statement(package_id: &str, manifest: &str, tag_manifest: &str) -> Result<String, serde_json::Error> {
    let subject =
        |name: &str, text: &str| Subject { digest: Digest { sha256: hex(text.as_bytes()) }, name: name.to_owned() };
    serde_json::to_string(&Statement {
        kind: STATEMENT.to_owned(),
        predicate: Predicate { package_id: package_id.to_owned() },
        predicate_type: PREDICATE.to_owned(),
        subject: vec![subject(MANIFEST, manifest), subject(TAG_MANIFEST, tag_manifest)],
    })
}

/// What a statement says: the package's id, and the digests of both manifests in hexadecimal.
pub struct Stated {
    /// The package.
    pub package_id: String,
    /// Of [`MANIFEST`].
    pub manifest: String,
    /// Of [`TAG_MANIFEST`].
    pub tag_manifest: String,
}

/// Reads a statement written so; none for anything else.
pub fn open_statement(bytes: &[u8]) -> Option<Stated> {
    let read: Statement = serde_json::from_slice(bytes).ok()?;
    let fits = read.kind == STATEMENT && read.predicate_type == PREDICATE;
    let exact = serde_json::to_string(&read).ok()?.as_bytes() == bytes;
    let [one, other] = read.subject.as_slice() else { return None };
    let named = one.name == MANIFEST && other.name == TAG_MANIFEST;
    (fits && exact && named).then(|| Stated {
        package_id: read.predicate.package_id.clone(),
        manifest: one.digest.sha256.clone(),
        tag_manifest: other.digest.sha256.clone(),
    })
}

/// An Ed25519 key as OpenSSL reads it (RFC 8410, PEM).
pub fn pem(key: &[u8; 32]) -> String {
    let head = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];
    let text = STANDARD.encode([&head[..], key].concat());
    format!("-----BEGIN PUBLIC KEY-----\n{text}\n-----END PUBLIC KEY-----\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn members() -> Members {
        [("bagit.txt", BAGIT), ("data/a.txt", "a"), ("data/audit/b.txt", "b"), (ENVELOPE, "x")]
            .map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()))
            .into()
    }

    #[test]
    fn the_texts_of_a_bag_are_frozen() {
        let a = "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb";
        let b = "3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d";
        let text = manifest(&members());
        assert_eq!(text, format!("{a}  data/a.txt\n{b}  data/audit/b.txt\n"));
        assert_eq!(content(&text), super::super::fields::sha256_text(format!("{a}  data/a.txt\n").as_bytes()));
        assert_eq!(oxum(&members()), "2.2");
        assert!(!tag_manifest(&members()).contains(ENVELOPE), "it signs the tag manifest");
        assert_eq!(String::from_utf8(pae(b"{}")).unwrap(), "DSSEv1 28 application/vnd.in-toto+json 2 {}");
        let said = statement("p-1", "m", "t").unwrap();
        let m = hex(b"m");
        let t = hex(b"t");
        assert_eq!(
            said,
            format!(
                r#"{{"_type":"https://in-toto.io/Statement/v1","predicate":{{"packageId":"p-1"}},"predicateType":"urn:second-look:evidence-package:v1","subject":[{{"digest":{{"sha256":"{m}"}},"name":"manifest-sha256.txt"}},{{"digest":{{"sha256":"{t}"}},"name":"tagmanifest-sha256.txt"}}]}}"#
            )
        );
        let signed = envelope(b"{}", &[0; 64]).unwrap();
        assert!(signed.starts_with(
            r#"{"payload":"e30=","payloadType":"application/vnd.in-toto+json","signatures":[{"sig":"AAAA"#
        ));
    }

    #[test]
    fn an_envelope_and_a_statement_are_read_in_one_way_only() {
        let signed = envelope(b"{}", &[7; 64]).unwrap();
        assert_eq!(open_envelope(signed.as_bytes()), Some((b"{}".to_vec(), [7; 64])));
        for at in 0..signed.len() {
            let mut altered = signed.clone().into_bytes();
            altered[at] ^= 1;
            assert_ne!(open_envelope(&altered), Some((b"{}".to_vec(), [7; 64])), "byte {at}");
        }
        let said = statement("p-1", "m", "t").unwrap();
        assert!(open_statement(said.as_bytes()).is_some_and(|said| said.package_id == "p-1"));
        assert!(open_statement(format!("{said} ").as_bytes()).is_none());
    }
}
