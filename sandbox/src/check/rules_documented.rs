//! Documented calls the console needs: flows, sessions, data blocks, files (`docs/connect.md`).
use super::{
    Client, Findings, Miss, Seen, broken,
    client::{Part, got},
    must, skipped,
};
use reqwest::Method;
use serde_json::Value;
use url::Url;

pub(super) async fn run(client: &Client, findings: &mut Findings) {
    findings.add("flows are listed", flows(client).await);
    findings.add("a session answers for itself", session(client).await);
    findings.add("data blocks are a list of typed blocks", blocks(client).await);
    findings.add("a file is a redirect to another host, which wants no token", file(client).await);
}

async fn ask(client: &Client, rest: &str) -> Result<super::Got, Miss> {
    let base = client.options.platform.as_ref().ok_or_else(|| skipped("no --platform"))?;
    let address = format!("{}/{rest}", base.as_str().trim_end_matches('/'));
    got(client.by(Part::Reviewer, client.plain(Method::GET, &address))).await
}

async fn flows(client: &Client) -> Seen {
    let answer = ask(client, &format!("flows/{}", client.options.environment)).await?;
    answer.status(&[200])?;
    let content = answer.body.get("content").and_then(Value::as_array).ok_or_else(|| broken("no content"))?;
    must(content.iter().all(|flow| flow.get("id").is_some() && flow.get("name").is_some()), "a flow lacks id or name")?;
    Ok(format!("{} flows", content.len()))
}

async fn sessions(client: &Client) -> Result<Vec<String>, Miss> {
    if client.options.platform.is_none() {
        return Err(skipped("no --platform"));
    }
    let found = client.free("trust", 1).await?;
    let ids = found.iter().filter_map(|case| case.get("sessionId").and_then(Value::as_str)).map(str::to_owned);
    Ok(ids.collect())
}

async fn session(client: &Client) -> Seen {
    let ids = sessions(client).await?;
    let id = ids.first().ok_or_else(|| broken("a trust case without a session"))?;
    let answer = ask(client, &format!("{}/sessions/{id}", client.options.environment)).await?;
    answer.status(&[200])?;
    must(answer.text("sessionId") == id, "another session")?;
    must(!answer.text("sessionStatus").is_empty(), "no sessionStatus")?;
    Ok(answer.text("sessionStatus").to_owned())
}

fn list(body: &Value) -> Option<&Vec<Value>> {
    body.get("dataBlocks").or_else(|| body.get("datablocks")).and_then(Value::as_array)
}

async fn blocks(client: &Client) -> Seen {
    let ids = sessions(client).await?;
    let id = ids.first().ok_or_else(|| broken("a trust case without a session"))?;
    let answer = ask(client, &format!("{}/sessions/{id}/datablocks", client.options.environment)).await?;
    answer.status(&[200])?;
    let blocks = list(&answer.body).ok_or_else(|| broken("neither dataBlocks nor datablocks"))?;
    must(blocks.iter().all(|block| block.get("type").is_some_and(Value::is_string)), "a block without type")?;
    Ok(format!("{} blocks", blocks.len()))
}

fn vault(value: &Value) -> Option<String> {
    match value {
        Value::Object(fields) => match fields.get("$id").and_then(Value::as_str) {
            Some(id) => Some(id.to_owned()),
            None => fields.values().find_map(vault),
        },
        Value::Array(items) => items.iter().find_map(vault),
        _ => None,
    }
}

async fn file(client: &Client) -> Seen {
    if client.options.platform.is_none() {
        return Err(skipped("no --platform"));
    }
    let environment = client.options.environment.clone();
    let all = client.sweep(Part::Reviewer, 200).await?;
    let ids = all.iter().filter(|case| case.get("state").and_then(Value::as_str) == Some("pending"));
    for id in ids.filter_map(|case| case.get("sessionId").and_then(Value::as_str)).take(20) {
        let answer = ask(client, &format!("{environment}/sessions/{id}/datablocks")).await?;
        let Some(reference) = vault(&answer.body) else { continue };
        let redirect = ask(client, &format!("{environment}/files/{reference}")).await?;
        redirect.status(&[302])?;
        let there = Url::parse(redirect.header("location")).map_err(|_| broken("no Location"))?;
        let here = client.options.platform.as_ref().and_then(|base| Url::parse(base.as_str()).ok());
        let same = here.is_some_and(|here| here.origin() == there.origin());
        must(!same, "the file comes from the same host")?;
        let bytes = got(client.plain(Method::GET, there.as_str())).await?;
        bytes.status(&[200])?;
        must(bytes.length > 0, "no bytes")?;
        return Ok(format!("302, then {} bytes of {}", bytes.length, bytes.header("content-type")));
    }
    Err(skipped("no file in the first sessions"))
}
