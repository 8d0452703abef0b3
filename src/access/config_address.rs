//! The rules for addresses in a configuration: https, or http to this machine only (contract section 7).
use url::{Host, Url};

/// Whether an address leads to this machine: 127.0.0.0/8, ::1 or `localhost`.
pub(crate) fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    }
}

/// What is wrong with a base address, as the two halves of a message: the problem and what is allowed.
pub(crate) type Refusal = (&'static str, String);

/// Checks a base address and gives it back without a slash at its end.
pub(crate) fn base_address(text: &str, ends_in: Option<&str>) -> Result<Url, Refusal> {
    let allowed = || match ends_in {
        Some(end) => format!("https://HOST/…{end} (http:// for this machine only)"),
        None => "https://HOST/… (http:// for this machine only)".to_owned(),
    };
    let Ok(mut url) = Url::parse(text) else { return Err(("is not an address", allowed())) };
    if url.host().is_none() || !matches!(url.scheme(), "https" | "http") {
        return Err(("is not a web address", allowed()));
    }
    if url.scheme() == "http" && !is_loopback(&url) {
        return Err(("is not encrypted", "https:// for every host but this machine".to_owned()));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(("holds a user name or password", "an address without them".to_owned()));
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(("holds a `?` or `#` part", allowed()));
    }
    let path = url.path().trim_end_matches('/').to_owned();
    if ends_in.is_some_and(|end| !path.ends_with(end)) {
        return Err(("does not end where the API begins", allowed()));
    }
    url.set_path(&path);
    Ok(url)
}

/// Checks an entry of a host list: `host` or `host:port`, nothing else. Gives it back in small letters.
pub(crate) fn host_entry(text: &str) -> Result<String, Refusal> {
    let refusal = || ("is not a host", "HOST or HOST:PORT, such as files.example.com".to_owned());
    let plain = text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']'));
    let url = Url::parse(&format!("https://{text}/")).ok().filter(|url| url.host().is_some() && url.path() == "/");
    if plain && !text.is_empty() && url.is_some() { Ok(text.to_ascii_lowercase()) } else { Err(refusal()) }
}

/// Whether an address's host stands in a list of `host` (any port) and `host:port` entries.
pub(crate) fn is_listed(url: &Url, hosts: &[String]) -> bool {
    let Some(host) = url.host_str() else { return false };
    let with_port = url.port_or_known_default().map(|port| format!("{host}:{port}"));
    hosts.iter().any(|entry| entry == host || with_port.as_ref() == Some(entry))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_encrypted_addresses_and_this_machine_are_allowed() {
        for good in ["https://api.example.com/api/v1", "http://127.0.0.1:8080/api/v1/", "http://[::1]:1/api/v1"] {
            assert!(base_address(good, Some("/api/v1")).is_ok(), "{good} is allowed");
        }
        for bad in [
            "http://api.example.com/api/v1",
            "http://127.0.0.1.example.com/api/v1",
            "http://localhost.example.com/api/v1",
            "ftp://127.0.0.1/api/v1",
            "https://ann:pw@api.example.com/api/v1",
            "https://api.example.com/api/v1?x=1",
            "https://api.example.com/api/v1#x",
            "https://api.example.com/",
            "api.example.com/api/v1",
            "file:///api/v1",
            "",
        ] {
            assert!(base_address(bad, Some("/api/v1")).is_err(), "{bad} must be refused");
        }
    }

    #[test]
    fn a_slash_at_the_end_makes_no_difference() {
        let with = base_address("https://api.example.com/review/v1/", None).unwrap();
        assert_eq!(with.as_str(), "https://api.example.com/review/v1");
    }

    #[test]
    fn a_host_list_takes_hosts_and_ports_and_nothing_else() {
        for good in ["files.example.com", "Files.Example.com:8443", "127.0.0.1:4711", "[::1]:80"] {
            assert!(host_entry(good).is_ok(), "{good} is a host");
        }
        for bad in ["", "https://files.example.com", "files.example.com/x", "*.example.com", "a b", "x:99999", "a@b"] {
            assert!(host_entry(bad).is_err(), "{bad:?} must be refused");
        }
    }

    #[test]
    fn a_listed_port_is_that_port_and_no_other() {
        let hosts = ["files.example.com:8443".to_owned(), "img.example.com".to_owned()];
        let listed = |text: &str| is_listed(&Url::parse(text).unwrap(), &hosts);
        assert!(listed("https://files.example.com:8443/a") && listed("https://IMG.example.com:9/a"));
        assert!(!listed("https://files.example.com/a") && !listed("https://x.img.example.com/a"));
    }
}
