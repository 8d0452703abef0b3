//! A whole sign-in against an issuer that plays by the rules, and against some that do not.
use serde_json::{Value, json as value};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use url::Url;

use super::*;
use crate::platform::id_token::tests::{key_set, signed};

/// What the issuer gets wrong.
#[derive(Clone, Copy, PartialEq)]
enum Wrong {
    Nothing,
    Nonce,
    Issuer,
    Code,
    Discovery,
}

/// An issuer on loopback. It learns the nonce from the authorize address, which the test passes on.
async fn issuer(wrong: Wrong, nonce: Arc<Mutex<String>>) -> Faults {
    Faults::start(move |seen, port| {
        let issuer = format!("http://127.0.0.1:{port}/oidc");
        Reply::Raw(match seen.target.as_str() {
            "/oidc/.well-known/openid-configuration" if wrong == Wrong::Discovery => discovery(1),
            "/oidc/.well-known/openid-configuration" => discovery(port),
            "/oidc/jwks" => json(200, &value!({ "keys": key_set() })),
            "/oidc/token" if wrong == Wrong::Code => json(400, &value!({ "error": "invalid_grant" })),
            "/oidc/token" => {
                let now = Clock::system().now().timestamp();
                let said = nonce.lock().unwrap().clone();
                let claims = value!({
                    "iss": if wrong == Wrong::Issuer { "https://other.example" } else { &issuer },
                    "nonce": if wrong == Wrong::Nonce { "another" } else { &said },
                    "sub": "rev-17", "name": "R. Iyer", "roles": ["reviewer"], "aud": "second-look-console",
                    "iat": now, "exp": now + 300, "auth_time": now,
                });
                let id_token = signed("k-1", &claims).expose().to_owned();
                json(
                    200,
                    &value!({ "access_token": "tok-9", "refresh_token": "ref-9", "expires_in": 600,
                    "token_type": "Bearer", "id_token": id_token, "scope": "openid review:read" }),
                )
            }
            _ => answer(200, "", r#"{"version":"p-1","customerFacingReasons":[]}"#),
        })
    })
    .await
}

fn query(url: &str, name: &str) -> String {
    Url::parse(url).unwrap().query_pairs().find(|(key, _)| key == name).unwrap().1.into_owned()
}

/// Does what a browser does when the issuer sends it back.
async fn come_back(authorize: String, query_text: String) -> String {
    let back = Url::parse(&query(&authorize, "redirect_uri")).unwrap();
    let mut browser = tokio::net::TcpStream::connect(("127.0.0.1", back.port().unwrap())).await.unwrap();
    let request =
        format!("GET {}?{query_text} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n", back.path(), back.port().unwrap());
    browser.write_all(request.as_bytes()).await.unwrap();
    let mut page = String::new();
    browser.read_to_string(&mut page).await.unwrap();
    page
}

async fn sign_in(wrong: Wrong) -> (Result<SignedIn, PlatformError>, Platform, Faults, String) {
    let nonce = Arc::new(Mutex::new(String::new()));
    let server = issuer(wrong, Arc::clone(&nonce)).await;
    let platform =
        Platform::new(server.addresses(), limits(), Clock::system(), Arc::new(MemoryVault::default()), None).unwrap();
    let pending = match platform.begin_sign_in(Some("rev-17")).await {
        Ok(pending) => pending,
        Err(error) => return (Err(error), platform, server, String::new()),
    };
    let authorize = pending.authorize_url().to_owned();
    *nonce.lock().unwrap() = query(&authorize, "nonce");
    let state = query(&authorize, "state");
    let browser = come_back(authorize.clone(), format!("code=code-5&state={state}"));
    let (who, _page) = tokio::join!(kept(pending), browser);
    (who, platform, server, authorize)
}

#[tokio::test]
async fn a_person_signs_in_and_the_next_request_goes_out_under_their_token() {
    let (who, platform, server, authorize) = sign_in(Wrong::Nothing).await;
    let who = who.unwrap();
    assert_eq!((who.person_id.as_str(), who.roles.as_slice()), ("rev-17", ["reviewer".to_owned()].as_slice()), "who");
    assert_eq!(who.scopes, ["openid", "review:read"], "what was granted");
    assert_eq!(platform.signed_in().await.unwrap(), Some(who), "and it is remembered");
    for (name, expected) in [("response_type", "code"), ("code_challenge_method", "S256"), ("login_hint", "rev-17")] {
        assert_eq!(query(&authorize, name), expected, "{name}");
    }
    platform.policy().await.unwrap();
    let seen = server.seen();
    let token = seen.iter().find(|seen| seen.target == "/oidc/token").unwrap();
    for part in
        ["grant_type=authorization_code", "code=code-5", "code_verifier=", "redirect_uri=http%3A%2F%2F127.0.0.1"]
    {
        assert!(token.body.contains(part), "{part} must be sent: {}", token.body);
    }
    assert!(!token.body.contains("client_secret"), "a public client has none");
    assert_eq!(seen.last().unwrap().header("authorization"), Some("Bearer tok-9"), "the new token");
}

#[tokio::test]
async fn an_issuer_that_gets_something_wrong_signs_nobody_in() {
    for (wrong, fault) in [
        (Wrong::Nonce, SignInFault::IdToken),
        (Wrong::Issuer, SignInFault::IdToken),
        (Wrong::Code, SignInFault::CodeRefused),
        (Wrong::Discovery, SignInFault::Discovery),
    ] {
        let (who, platform, _server, _) = sign_in(wrong).await;
        assert_eq!(who, Err(PlatformError::SignIn(fault)), "the step is named");
        assert_eq!(platform.signed_in().await.unwrap(), None, "{fault}: nobody is signed in");
    }
}

#[tokio::test]
async fn a_sign_in_nobody_finishes_ends_by_itself_and_closes_its_port() {
    let server = issuer(Wrong::Nothing, Arc::default()).await;
    let platform = server.platform();
    let pending = platform.begin_sign_in(None).await.unwrap();
    let port = Url::parse(&query(pending.authorize_url(), "redirect_uri")).unwrap().port().unwrap();
    let shown = come_back(pending.authorize_url().to_owned(), "code=x&state=wrong".to_owned());
    let (ended, shown) = tokio::join!(kept(pending), shown);
    assert_eq!(ended, Err(PlatformError::SignIn(SignInFault::TimedOut)), "a wrong state does not end it, time does");
    assert!(shown.starts_with("HTTP/1.1 400"), "the wrong visitor is told: {shown}");
    assert!(tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_err(), "the port is closed");
}

#[tokio::test]
async fn a_sign_in_that_is_dropped_closes_its_port() {
    let server = issuer(Wrong::Nothing, Arc::default()).await;
    let pending = server.platform().begin_sign_in(None).await.unwrap();
    let port = Url::parse(&query(pending.authorize_url(), "redirect_uri")).unwrap().port().unwrap();
    drop(pending);
    assert!(tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_err(), "cancelled");
}

#[tokio::test]
async fn an_issuer_that_says_no_is_heard_at_once() {
    let server = issuer(Wrong::Nothing, Arc::default()).await;
    let pending = server.platform().begin_sign_in(None).await.unwrap();
    let state = query(pending.authorize_url(), "state");
    let authorize = pending.authorize_url().to_owned();
    let refusal = format!("error=access_denied&state={state}");
    let (ended, _page) = tokio::join!(kept(pending), come_back(authorize, refusal));
    assert_eq!(ended, Err(PlatformError::SignIn(SignInFault::Denied)), "no waiting for the time to run out");
}

#[tokio::test]
async fn an_issuer_elsewhere_cannot_point_into_this_machine() {
    let described = |endpoint: &str| -> Value {
        value!({ "issuer": "https://id.example", "authorization_endpoint": "https://id.example/a",
            "token_endpoint": endpoint, "jwks_uri": "https://keys.example/k" })
    };
    let at = |path: &str| format!("https://id.example{path}");
    let addresses = Addresses::new(&at("/api/v1"), &at("/review/v1"), "https://id.example/", "live", "c", &[]).unwrap();
    for (endpoint, fine) in [
        ("https://id.example/t", true),
        ("http://127.0.0.1:80/t", false),
        ("http://id.example/t", false),
        ("https://u:p@id.example/t", false),
        ("nonsense", false),
    ] {
        let found = oidc::tests::checked_description(&addresses, described(endpoint));
        assert_eq!(found, fine, "{endpoint}");
    }
}

#[tokio::test]
async fn a_renewal_brings_new_roles_and_never_another_person() {
    for (subject, fine) in [("rev-17", true), ("rev-23", false)] {
        let server = Faults::start(move |seen, port| {
            Reply::Raw(match seen.target.as_str() {
                "/oidc/.well-known/openid-configuration" => discovery(port),
                "/oidc/jwks" => json(200, &value!({ "keys": key_set() })),
                "/oidc/token" => {
                    let now = Clock::system().now().timestamp();
                    let claims = value!({ "iss": format!("http://127.0.0.1:{port}/oidc"), "sub": subject, "name": "R. Iyer",
                        "roles": ["reviewer", "lead"], "aud": "second-look-console", "iat": now, "exp": now + 300 });
                    let id_token = signed("k-1", &claims).expose().to_owned();
                    json(200, &value!({ "access_token": "tok-2", "expires_in": 600, "id_token": id_token }))
                }
                _ if seen.header("authorization") == Some("Bearer tok-2") => {
                    answer(200, "", r#"{"version":"p-1","customerFacingReasons":[]}"#)
                }
                _ => problem(401, "", "token_invalid"),
            })
        })
        .await;
        let platform = server.platform();
        let answer = platform.policy().await;
        let roles = platform.signed_in().await.unwrap().unwrap().roles;
        if fine {
            assert!(answer.is_ok(), "the same person goes on: {answer:?}");
            assert_eq!(roles, ["reviewer", "lead"], "with what they may do now");
        } else {
            assert_eq!(answer, Err(PlatformError::SignInNeeded), "somebody else's token is not used");
            assert_eq!(roles, ["reviewer"], "and changes nothing");
        }
    }
}
