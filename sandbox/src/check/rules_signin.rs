//! Sign-in: discovery, PKCE, rotation, client credentials, signed tokens (contract section 1).
use super::{
    Client, Findings, Miss, Seen, broken,
    client::{Got, REDIRECT, got, verifier},
    must, skipped,
};
use jsonwebtoken::{DecodingKey, Validation, jwk::JwkSet};
use reqwest::Method;
use serde_json::Value;

pub(super) async fn run(client: &mut Client, findings: &mut Findings) {
    if client.options.secrets.tokens.len() == 4 {
        findings.add("sign-in", Err(skipped("tokens were given")));
        return;
    }
    findings.add("discovery names the issuer and its addresses", discovery(client).await);
    findings.add("code with PKCE gives tokens that the key set verifies", tokens(client).await);
    findings.add("a code works once", code_once(client).await);
    findings.add("a code needs its verifier", wrong_verifier(client).await);
    findings.add("PKCE is required", without_pkce(client).await);
    findings.add("refresh tokens rotate", rotation(client).await);
    findings.add("a reused refresh token ends its family", reuse(client).await);
    findings.add("client credentials read, by post and by basic", machine(client).await);
}

async fn discovery(client: &mut Client) -> Seen {
    let found = client.discover().await?;
    let issuer = found.get("issuer").and_then(Value::as_str).unwrap_or_default().trim_end_matches('/');
    must(issuer == client.options.issuer.as_str().trim_end_matches('/'), format!("issuer is {issuer}"))?;
    for name in ["authorization_endpoint", "token_endpoint", "jwks_uri"] {
        client.endpoint(name)?;
    }
    let s256 = found.get("code_challenge_methods_supported").and_then(Value::as_array);
    must(s256.is_some_and(|all| all.iter().any(|one| one == "S256")), "S256 is not offered")?;
    Ok("issuer, addresses and S256".into())
}

async fn tokens(client: &Client) -> Seen {
    let answer = client.sign_in(&client.options.people.reviewer).await?;
    must(answer.text("token_type").eq_ignore_ascii_case("bearer"), "token_type is not Bearer")?;
    must(!answer.text("refresh_token").is_empty(), "no refresh token for offline_access")?;
    let keys = got(client.plain(Method::GET, client.endpoint("jwks_uri")?.as_str())).await?;
    let keys: JwkSet = serde_json::from_value(keys.body).map_err(|_| broken("the key set cannot be read"))?;
    // The server's clock may be one of its own, and the audience is its affair; the signature is ours.
    let mut rules = Validation::default();
    (rules.validate_aud, rules.validate_exp) = (false, false);
    let mut claims = |token: &str| -> Result<Value, Miss> {
        let head = jsonwebtoken::decode_header(token).map_err(|_| broken("a token is no JWT"))?;
        let key =
            head.kid.as_deref().and_then(|id| keys.find(id)).ok_or_else(|| broken("kid is not in the key set"))?;
        let key = DecodingKey::from_jwk(key).map_err(|_| broken("the key cannot be used"))?;
        rules.algorithms = vec![head.alg];
        let read =
            jsonwebtoken::decode::<Value>(token, &key, &rules).map_err(|_| broken("the signature does not hold"))?;
        Ok(read.claims)
    };
    let id = claims(answer.text("id_token"))?;
    must(id.get("nonce").and_then(Value::as_str) == Some("check-nonce"), "nonce is not echoed")?;
    for name in ["sub", "name", "roles", "auth_time"] {
        must(id.get(name).is_some(), format!("the id token has no {name}"))?;
    }
    must(
        id.get("sub").and_then(Value::as_str) == Some(client.options.people.reviewer.as_str()),
        "sub is another person",
    )?;
    Ok("access, refresh and id token; sub, name, roles, auth_time, nonce".into())
}

fn invalid_grant(answer: &Got) -> Seen {
    must(
        answer.status == 400 && answer.text("error") == "invalid_grant",
        format!("saw {} {}", answer.status, answer.text("error")),
    )?;
    Ok("400 invalid_grant".into())
}

async fn redeem(client: &Client, code: &str, verifier: &str) -> Result<Got, Miss> {
    let form = [
        ("grant_type", "authorization_code"),
        ("client_id", client.options.client_id.as_str()),
        ("redirect_uri", REDIRECT),
        ("code", code),
        ("code_verifier", verifier),
    ];
    client.token(&form).await
}

async fn code_once(client: &Client) -> Seen {
    let (verifier, challenge) = verifier();
    let code = client.code(&client.options.people.reviewer, &challenge).await?;
    redeem(client, &code, &verifier).await?.status(&[200])?;
    invalid_grant(&redeem(client, &code, &verifier).await?)
}

async fn wrong_verifier(client: &Client) -> Seen {
    let ((_, challenge), (other, _)) = (verifier(), verifier());
    let code = client.code(&client.options.people.reviewer, &challenge).await?;
    invalid_grant(&redeem(client, &code, &other).await?)
}

async fn without_pkce(client: &Client) -> Seen {
    match client.code(&client.options.people.reviewer, "").await {
        Err(Miss::Broken(seen)) => Ok(format!("refused: {seen}")),
        Err(skip) => Err(skip),
        Ok(_) => Err(broken("a code without a challenge")),
    }
}

async fn refresh(client: &Client, token: &str) -> Result<Got, Miss> {
    let form =
        [("grant_type", "refresh_token"), ("client_id", client.options.client_id.as_str()), ("refresh_token", token)];
    client.token(&form).await
}

async fn rotation(client: &Client) -> Seen {
    let first = client.sign_in(&client.options.people.reviewer).await?;
    let second = refresh(client, first.text("refresh_token")).await?;
    second.status(&[200])?;
    let (old, new) = (first.text("refresh_token"), second.text("refresh_token"));
    must(!new.is_empty() && old != new, "the refresh token stays the same")?;
    refresh(client, new).await?.status(&[200])?;
    Ok("each use gives another".into())
}

async fn reuse(client: &Client) -> Seen {
    let first = client.sign_in(&client.options.people.reviewer).await?;
    let second = refresh(client, first.text("refresh_token")).await?;
    invalid_grant(&refresh(client, first.text("refresh_token")).await?)?;
    invalid_grant(&refresh(client, second.text("refresh_token")).await?)?;
    Ok("old and newest are refused".into())
}

async fn machine(client: &Client) -> Seen {
    let secret =
        client.options.secrets.client_secret.clone().ok_or_else(|| skipped("no clientSecret on standard input"))?;
    let id = client.options.client_id.as_str();
    let grant = ("grant_type", "client_credentials");
    let post = client.token(&[grant, ("client_id", id), ("client_secret", &secret)]).await?;
    post.status(&[200])?;
    client.token_basic(&secret, &[grant]).await?.status(&[200])?;
    let token = post.text("access_token");
    got(client.review(Method::GET, "cases?view=changes&limit=1").bearer_auth(token)).await?.status(&[200])?;
    let wish = serde_json::json!({ "leaseSeconds": 60, "purpose": "review" });
    let claim = got(client.review(Method::POST, "cases/any/claim").bearer_auth(token).json(&wish)).await?;
    claim.problem(403, "forbidden")?;
    Ok("reads, and may not claim".into())
}
