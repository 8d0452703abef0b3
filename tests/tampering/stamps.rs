//! RFC 3161 stamps beside a package and beside an exported log: the lines of `docs/evidence-package.md` are run as they
//! stand there, against an authority made for the test.
use std::path::Path;
use std::process::Command;

use libtest_mimic::Failed;

use crate::{made, packages};

const PAGE: &str = include_str!("../../docs/evidence-package.md");
/// How the authority stamps, and what its certificates may be used for.
const AUTHORITY: &str = "
[req]
distinguished_name = name
prompt = no
[name]
CN = Invented Time
[root]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign
[stamping]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
[tsa]
default_tsa = here
[here]
serial = serial
signer_cert = stamping.pem
signer_key = stamping.key
signer_digest = sha256
certs = authority.pem
default_policy = 1.2.3.4.1
digests = sha256, sha512
accuracy = secs:1
ess_cert_id_alg = sha256
";
/// A root, and a certificate under it that may do nothing but stamp.
const FOUND: &str = "
openssl req -x509 -newkey rsa:2048 -nodes -keyout root.key -out authority.pem -days 2 -config tsa.cnf -extensions root
openssl req -newkey rsa:2048 -nodes -keyout stamping.key -out stamping.csr -config tsa.cnf
openssl x509 -req -in stamping.csr -CA authority.pem -CAkey root.key -CAcreateserial -days 2 -out stamping.pem \
    -extfile tsa.cnf -extensions stamping
echo 01 > serial
";
/// What the authority does with a question.
const ANSWER: &str = "openssl ts -reply -config tsa.cnf -queryfile package.tsq -out package.tsr";

pub fn suite() -> Result<(), Failed> {
    let (ours, stranger) = (tempfile::tempdir()?, tempfile::tempdir()?);
    for folder in [&ours, &stranger] {
        packages::keep(&folder.path().join("tsa.cnf"), AUTHORITY.as_bytes());
        run(folder.path(), FOUND)?;
    }
    let package = packages::one()?;
    // What is stamped each day is the log; it is the same to the stock tools.
    for (what, bytes) in [("a package", package), ("a log", made::log(20).into_bytes())] {
        holds_for_these_bytes_alone(what, &bytes, ours.path(), stranger.path())?;
    }
    Ok(())
}

fn holds_for_these_bytes_alone(what: &str, bytes: &[u8], here: &Path, stranger: &Path) -> Result<(), String> {
    let [question, check] = lines()?;
    let lies = here.join("package.zip");
    packages::keep(&lies, bytes);
    run(here, question)?;
    run(here, ANSWER)?;
    let said = run(here, check)?;
    if !said.contains("Verification: OK") {
        return Err(format!("{what}: {said}"));
    }
    for at in [0, bytes.len() / 2, bytes.len() - 1] {
        let mut altered = bytes.to_vec();
        altered[at] ^= 1;
        packages::keep(&lies, &altered);
        if run(here, check).is_ok() {
            return Err(format!("{what}: byte {at} was altered, and the stamp held"));
        }
    }
    packages::keep(&lies, bytes);
    let of_a_stranger = check.replace("authority.pem", &stranger.join("authority.pem").display().to_string());
    match run(here, &of_a_stranger) {
        Ok(_) => Err(format!("{what}: the stamp held under the root of a stranger of the same name")),
        Err(_) => Ok(()),
    }
}

/// The two lines of the page that begin with `openssl ts`.
fn lines() -> Result<[&'static str; 2], String> {
    let mut lines = PAGE.lines().filter(|line| line.starts_with("openssl ts "));
    match (lines.next(), lines.next(), lines.next()) {
        (Some(question), Some(check), None) => Ok([question, check]),
        _ => Err("the page has not the two lines".to_owned()),
    }
}

fn run(folder: &Path, lines: &str) -> Result<String, String> {
    let script = format!("set -e\n{lines}\n");
    let ran = Command::new("bash").arg("-c").arg(script).current_dir(folder).output();
    let ran = ran.map_err(|why| why.to_string())?;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let said = text(&ran.stdout) + &text(&ran.stderr);
    if ran.status.success() { Ok(said) } else { Err(format!("{lines}: {said}")) }
}
