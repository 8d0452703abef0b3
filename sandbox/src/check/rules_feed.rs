//! Reading: tokens, environments, feed, list, case, evidence, people, policy (contract sections 2, 3, 6 and 7).
use super::{
    Client, Findings, Seen, broken,
    client::{Part, got},
    must, skipped,
};
use reqwest::Method;
use serde_json::Value;
use std::collections::BTreeMap;

pub(super) async fn run(client: &Client, findings: &mut Findings) {
    findings.add("no token is 401 token_invalid", no_token(client).await);
    findings.add("another environment is 403 forbidden", other_environment(client).await);
    findings.add("the feed is ordered and its pages agree", feed(client).await);
    findings.add("a page holds at most 200", at_most(client).await);
    findings.add("a cursor may be used again", cursor_again(client).await);
    findings.add("nonsense is no cursor", nonsense(client).await);
    findings.add("summaries have the contract's fields", summaries(client).await);
    findings.add("the plain list filters and counts pages", list(client).await);
    findings.add("a case has an ETag and answers 304", case(client).await);
    findings.add("an unknown case is 404 unknown_case", unknown(client).await);
    findings.add("evidence of a trust case is 404 not_applicable", not_applicable(client).await);
    findings.add("evidence of the other sources has data blocks", evidence(client).await);
    findings.add("people have ids and names", people(client).await);
    findings.add("policy states reasons and the second person", policy(client).await);
}

async fn no_token(client: &Client) -> Seen {
    let bare = got(client.review(Method::GET, "cases?view=changes")).await?;
    bare.problem(401, "token_invalid")?;
    let wrong = got(client.review(Method::GET, "cases?view=changes").bearer_auth("no.such.token")).await?;
    wrong.problem(401, "token_invalid")
}

async fn other_environment(client: &Client) -> Seen {
    let base = client.options.review.as_str().trim_end_matches('/');
    let address = format!("{base}/{}/cases?view=changes", client.options.other_environment);
    got(client.by(Part::Reviewer, client.plain(Method::GET, &address))).await?.problem(403, "forbidden")
}

fn place(item: &Value) -> (String, String) {
    let field = |name: &str| item.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    // Equal lengths compare like times; the contract's times are UTC.
    (field("updatedAt"), field("caseId"))
}

async fn feed(client: &Client) -> Seen {
    let large = client.sweep(Part::Reviewer, 200).await?;
    let small = client.sweep(Part::Reviewer, 7).await?;
    let ordered = large.windows(2).all(|pair| match pair {
        [one, two] => place(one) <= place(two),
        _ => true,
    });
    must(ordered, "items are not ordered by (updatedAt, caseId)")?;
    let by_id = |items: &[Value]| -> BTreeMap<String, Value> {
        items.iter().map(|item| (place(item).1, item.clone())).collect()
    };
    let (one, two) = (by_id(&large), by_id(&small));
    must(one.keys().eq(two.keys()), format!("{} cases in large pages, {} in small ones", one.len(), two.len()))?;
    Ok(format!("{} cases, pages of 200 and of 7", one.len()))
}

async fn at_most(client: &Client) -> Seen {
    let page = client.get(Part::Reviewer, "cases?view=changes&limit=100000").await?;
    page.status(&[200])?;
    let count = page.body.get("items").and_then(Value::as_array).map_or(0, Vec::len);
    must(count <= 200, format!("{count} items"))?;
    must(page.length <= 4 * 1024 * 1024, format!("{} bytes", page.length))?;
    Ok(format!("{count} items, {} bytes", page.length))
}

async fn cursor_again(client: &Client) -> Seen {
    let first = client.get(Part::Reviewer, "cases?view=changes&limit=3").await?;
    let cursor = first.text("nextCursor");
    let ids = |page: &super::Got| -> Vec<String> {
        page.body.get("items").and_then(Value::as_array).into_iter().flatten().map(|item| place(item).1).collect()
    };
    let again = format!("cases?view=changes&limit=3&cursor={cursor}");
    let (one, two) = (client.get(Part::Reviewer, &again).await?, client.get(Part::Reviewer, &again).await?);
    must(ids(&one) == ids(&two), "the second use gives another page")?;
    must(!one.text("serverTime").is_empty(), "no serverTime")?;
    Ok("same page twice".into())
}

async fn nonsense(client: &Client) -> Seen {
    let answer = client.get(Part::Reviewer, "cases?view=changes&cursor=nonsense").await?;
    must(matches!(answer.status, 400 | 410), format!("saw {}", answer.said()))?;
    Ok(answer.said())
}

async fn summaries(client: &Client) -> Seen {
    const FIELDS: [&str; 17] = [
        "caseId",
        "source",
        "sessionId",
        "flowId",
        "state",
        "etag",
        "priority",
        "openedBecause",
        "deviceVerdict",
        "platformOutcome",
        "finality",
        "claim",
        "assignedTo",
        "openedAt",
        "updatedAt",
        "dueAt",
        "expiresAt",
    ];
    let all = client.sweep(Part::Reviewer, 200).await?;
    for item in &all {
        let gone = item.get("state").and_then(Value::as_str) == Some("gone");
        let wanted: &[&str] = if gone { &["caseId", "state", "goneReason", "updatedAt"] } else { &FIELDS };
        if let Some(name) = wanted.iter().find(|name| item.get(**name).is_none()) {
            return Err(broken(format!("{} has no {name}", place(item).1)));
        }
    }
    Ok(format!("{} records", all.len()))
}

async fn list(client: &Client) -> Seen {
    let one = client.get(Part::Reviewer, "cases?state=pending&limit=5&page=1").await?;
    one.status(&[200])?;
    for name in ["items", "page", "limit", "hasMore", "serverTime"] {
        must(one.body.get(name).is_some(), format!("no {name}"))?;
    }
    let items = one.body.get("items").and_then(Value::as_array).cloned().unwrap_or_default();
    let pending = items.iter().all(|item| item.get("state").and_then(Value::as_str) == Some("pending"));
    must(pending, "state=pending lists other states")?;
    let none = client.get(Part::Reviewer, "cases?state=gone&limit=5").await?;
    none.status(&[200])?;
    Ok(format!("{} pending on page 1", items.len()))
}

async fn case(client: &Client) -> Seen {
    let found = client.free("trust", 1).await?;
    let id = found.first().map(|case| place(case).1).unwrap_or_default();
    let answer = client.get(Part::Reviewer, &format!("cases/{id}")).await?;
    answer.status(&[200])?;
    let etag = answer.header("etag").to_owned();
    must(!etag.is_empty() && etag == answer.text("etag"), "header and body differ")?;
    must(etag.starts_with('"'), "the ETag is weak or unquoted")?;
    let request = client.by(Part::Reviewer, client.review(Method::GET, &format!("cases/{id}")));
    let again = got(request.header("if-none-match", &etag)).await?;
    must(again.status == 304, format!("If-None-Match: saw {}", again.status))?;
    Ok(format!("ETag {etag}, then 304"))
}

async fn unknown(client: &Client) -> Seen {
    client.get(Part::Reviewer, "cases/cse_no_such_case").await?.problem(404, "unknown_case")?;
    let decision = client.get(Part::Reviewer, "cases/cse_no_such_case/decision").await?;
    decision.problem(404, "unknown_case")
}

async fn not_applicable(client: &Client) -> Seen {
    let found = client.free("trust", 1).await?;
    let id = found.first().map(|case| place(case).1).unwrap_or_default();
    client.get(Part::Reviewer, &format!("cases/{id}/evidence")).await?.problem(404, "not_applicable")
}

async fn evidence(client: &Client) -> Seen {
    let mut seen = Vec::new();
    for source in ["qes", "onboarding"] {
        let Ok(found) = client.free(source, 1).await else { continue };
        let id = found.first().map(|case| place(case).1).unwrap_or_default();
        let answer = client.get(Part::Reviewer, &format!("cases/{id}/evidence")).await?;
        answer.status(&[200])?;
        let blocks = answer.body.get("dataBlocks").and_then(Value::as_array).ok_or_else(|| broken("no dataBlocks"))?;
        for name in ["datablockId", "type", "createdAt", "status", "content"] {
            must(blocks.iter().all(|block| block.get(name).is_some()), format!("a block of {id} has no {name}"))?;
        }
        must(!answer.header("etag").is_empty(), "no ETag")?;
        seen.push(format!("{source}: {} blocks", blocks.len()));
    }
    if seen.is_empty() { Err(skipped("no free case of these sources")) } else { Ok(seen.join(", ")) }
}

async fn people(client: &Client) -> Seen {
    let answer = client.get(Part::Reviewer, "people").await?;
    answer.status(&[200])?;
    let items = answer.body.get("items").and_then(Value::as_array).ok_or_else(|| broken("no items"))?;
    let whole = items
        .iter()
        .all(|one| one.get("id").is_some_and(Value::is_string) && one.get("name").is_some_and(Value::is_string));
    must(whole && !items.is_empty(), "a person lacks id or name")?;
    Ok(format!("{} people", items.len()))
}

async fn policy(client: &Client) -> Seen {
    let answer = client.get(Part::Reviewer, "policy").await?;
    answer.status(&[200])?;
    for pointer in [
        "/version",
        "/customerFacingReasons/0",
        "/secondPerson/approveOverSuspicion",
        "/secondPerson/blind",
        "/maxCommentLength",
    ] {
        must(answer.body.pointer(pointer).is_some(), format!("no {pointer}"))?;
    }
    Ok(format!("version {}", answer.text("version")))
}
