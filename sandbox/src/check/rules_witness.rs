//! The witness of consoles' logs (contract section 3): a log of two entries, enrolled under a key made for this check.
use super::{Client, Findings, Seen, broken, client::Got, client::Part, must, skipped};
use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair};
use base64::{Engine, engine::general_purpose::STANDARD};
use reqwest::Method;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

pub(super) async fn run(client: &Client, findings: &mut Findings) {
    let Ok(log) = Log::new() else {
        findings.add("a log is enrolled and its witness named", Err(broken("this machine makes no key")));
        return;
    };
    findings.add("a log is enrolled and its witness named", enrolled(client, &log).await);
    findings.add("a checkpoint is cosigned, and one that continues it", cosigned(client, &log).await);
    findings.add("another size is 409 size_differs with what was cosigned", differs(client, &log).await);
    findings.add("a rewritten log is 422 proof_failed", rewritten(client, &log).await);
    findings.add("a device that was not enrolled is 404 unknown_device", unknown(client, &log).await);
}

/// A log of this check's own; each run has another.
struct Log {
    device: String,
    name: String,
    pair: Ed25519KeyPair,
}

fn sha256(parts: &[&[u8]]) -> Vec<u8> {
    Sha256::digest(parts.concat()).to_vec()
}

fn leaf(entry: &str) -> Vec<u8> {
    sha256(&[&[0], entry.as_bytes()])
}

impl Log {
    fn new() -> Result<Self, aws_lc_rs::error::Unspecified> {
        let device = format!("dev_check{}", uuid::Uuid::new_v4().simple());
        let name = format!("second-look/check/{device}/log/1");
        Ok(Self { device, name, pair: Ed25519KeyPair::generate()? })
    }

    fn typed(&self) -> Vec<u8> {
        [&[1], self.pair.public_key().as_ref()].concat()
    }

    fn id(&self) -> Vec<u8> {
        sha256(&[self.name.as_bytes(), b"\n", &self.typed()]).into_iter().take(4).collect()
    }

    fn key(&self) -> String {
        let id: String = self.id().iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{}+{id}+{}", self.name, STANDARD.encode(self.typed()))
    }

    fn note(&self, size: u64, root: &[u8]) -> String {
        let text = format!("{}\n{size}\n{}\n", self.name, STANDARD.encode(root));
        let signature = [self.id(), self.pair.sign(text.as_bytes()).as_ref().to_vec()].concat();
        format!("{text}\n\u{2014} {} {}\n", self.name, STANDARD.encode(signature))
    }

    fn first(&self) -> String {
        self.note(1, &leaf("one"))
    }

    /// Two entries, of which the first is `begins`.
    fn second(&self, begins: &str) -> String {
        self.note(2, &sha256(&[&[1], &leaf(begins), &leaf("two")]))
    }

    async fn show(&self, client: &Client, old: u64, note: &str, proof: &[Vec<u8>]) -> Result<Got, super::Miss> {
        let consistency: Vec<String> = proof.iter().map(|hash| STANDARD.encode(hash)).collect();
        let body = json!({ "oldSize": old, "checkpoint": note, "consistency": consistency });
        client.send(Part::Reviewer, Method::POST, &format!("devices/{}/checkpoints", self.device), &body).await
    }
}

async fn enrolled(client: &Client, log: &Log) -> Seen {
    let path = format!("devices/{}", log.device);
    let body = json!({ "verifierKey": log.key() });
    let first = client.send(Part::Reviewer, Method::PUT, &path, &body).await?;
    if first.status == 501 {
        return Err(skipped("the server is no witness"));
    }
    first.status(&[201])?;
    must(first.text("witnessKey").splitn(3, '+').count() == 3, "witnessKey is no verifier key")?;
    client.send(Part::Reviewer, Method::PUT, &path, &body).await?.status(&[200])?;
    let other = client.send(Part::Second, Method::PUT, &path, &body).await?;
    other.problem(403, "forbidden")?;
    Ok("201, then 200; 403 for somebody else".into())
}

async fn cosigned(client: &Client, log: &Log) -> Seen {
    let first = log.show(client, 0, &log.first(), &[]).await?;
    if first.status == 501 {
        return Err(skipped("the server is no witness"));
    }
    first.status(&[200])?;
    must(first.text("cosignature").starts_with("\u{2014} "), "no signature line")?;
    must(!first.text("cosignedAt").is_empty(), "no time")?;
    log.show(client, 1, &log.second("one"), &[leaf("two")]).await?.status(&[200])?;
    Ok("sizes 1 and 2".into())
}

async fn differs(client: &Client, log: &Log) -> Seen {
    let again = log.show(client, 0, &log.first(), &[]).await?;
    if again.status == 501 {
        return Err(skipped("the server is no witness"));
    }
    again.problem(409, "size_differs")?;
    must(again.body.get("size").and_then(Value::as_u64) == Some(2), "the size is not the one that was cosigned")?;
    must(again.text("checkpoint") == log.second("one"), "the checkpoint that was cosigned is not told")?;
    Ok("size 2 and its checkpoint".into())
}

async fn rewritten(client: &Client, log: &Log) -> Seen {
    let other = log.show(client, 2, &log.second("another"), &[]).await?;
    if other.status == 501 {
        return Err(skipped("the server is no witness"));
    }
    other.problem(422, "proof_failed")
}

async fn unknown(client: &Client, log: &Log) -> Seen {
    let stranger = Log::new().map_err(|_| broken("this machine makes no key"))?;
    let answer = stranger.show(client, 0, &log.first(), &[]).await?;
    if answer.status == 501 {
        return Err(skipped("the server is no witness"));
    }
    answer.problem(404, "unknown_device")
}
