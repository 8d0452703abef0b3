//! Where the platform is. Checked once, so that the rest of the room never has to ask again.
use url::{Host, Url};

/// The addresses of one platform, one environment. Made by [`Addresses::new`], which checks them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addresses {
    /// The documented API, up to and including `/api/v1`.
    pub(super) platform: Url,
    /// The review API, up to and including `/review/v1`.
    pub(super) review: Url,
    /// The OpenID Connect issuer, byte for byte as configured.
    pub(super) issuer: String,
    /// `live` or `staging`.
    pub(super) environment: String,
    /// The public client of the console.
    pub(super) client_id: String,
    /// Hosts files may come from.
    pub(super) file_hosts: Vec<FileHost>,
    /// SHA-256 of the public keys of which one has to vouch for the review API's host; none: whoever the system trusts.
    pub(super) review_pins: Vec<[u8; 32]>,
}

/// What is wrong with a configured address; the text names which one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    /// Not an address at all.
    #[error("{0} is not an address")]
    NotAnAddress(&'static str),
    /// Neither https nor loopback.
    #[error("{0} must start with https:// (http:// is for this machine only)")]
    NotHttps(&'static str),
    /// User name or password inside.
    #[error("{0} must not contain a user name or a password")]
    Credentials(&'static str),
    /// A query or a fragment, which a base address cannot have.
    #[error("{0} must not contain ? or #")]
    Query(&'static str),
    /// Empty, or with characters that cannot stand in a path.
    #[error("{0} may contain letters, digits, - and _ only")]
    Name(&'static str),
    /// Not `host` or `host:port`.
    #[error("an entry of the file hosts is not host or host:port")]
    FileHost,
}

impl AddressError {
    /// The setting it is about.
    pub const fn setting(self) -> &'static str {
        match self {
            Self::NotAnAddress(name)
            | Self::NotHttps(name)
            | Self::Credentials(name)
            | Self::Query(name)
            | Self::Name(name) => name,
            Self::FileHost => "file_hosts",
        }
    }
}

/// One entry of the allow-list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FileHost {
    pub(super) host: Host<String>,
    pub(super) port: Option<u16>,
}

impl Addresses {
    /// Checks and keeps the addresses. https only, except for this machine itself; no credentials inside.
    ///
    /// # Errors
    /// Names the first address that does not fit, and why.
    pub fn new(
        platform: &str,
        review: &str,
        issuer: &str,
        environment: &str,
        client_id: &str,
        file_hosts: &[String],
    ) -> Result<Self, AddressError> {
        base("issuer", issuer)?;
        if environment.is_empty() || !environment.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_') {
            return Err(AddressError::Name("environment"));
        }
        if client_id.is_empty() || client_id.len() > 200 || !client_id.bytes().all(|b| b.is_ascii_graphic()) {
            return Err(AddressError::Name("client id"));
        }
        Ok(Self {
            platform: base("platform", platform)?,
            review: base("review", review)?,
            issuer: issuer.trim_end_matches('/').to_owned(),
            environment: environment.to_owned(),
            client_id: client_id.to_owned(),
            file_hosts: file_hosts.iter().map(|entry| file_host(entry)).collect::<Result<_, _>>()?,
            review_pins: Vec::new(),
        })
    }

    /// The same, with the review API's host vouched for by one of these public keys: SHA-256 over the
    /// `SubjectPublicKeyInfo` of the host's certificate, or of one above it that the host sends along.
    #[must_use]
    pub fn with_review_pins(self, keys: Vec<[u8; 32]>) -> Self {
        Self { review_pins: keys, ..self }
    }

    /// True when platform, review API and issuer all are this machine: the demo, and tests.
    pub fn all_loopback(&self) -> bool {
        is_loopback(&self.platform)
            && is_loopback(&self.review)
            && Url::parse(&self.issuer).is_ok_and(|issuer| is_loopback(&issuer))
    }

    /// True when the documented API is this machine; then files may come from it too.
    pub(super) fn platform_is_loopback(&self) -> bool {
        is_loopback(&self.platform)
    }

    /// True when no request can go out over TLS: plain HTTP to this machine, files included. Then a machine without any
    /// trusted certificates will do.
    pub(super) fn needs_no_tls(&self) -> bool {
        let local_file_host = |entry: &FileHost| match &entry.host {
            Host::Ipv4(ip) => ip.is_loopback(),
            Host::Ipv6(ip) => ip.is_loopback(),
            Host::Domain(name) => name == "localhost",
        };
        let plain = [&self.platform, &self.review].iter().all(|url| url.scheme() == "http");
        plain && self.issuer.starts_with("http://") && self.file_hosts.iter().all(local_file_host)
    }

    /// Names of file hosts that are not also names of the platform: what they resolve to is checked.
    pub(super) fn walled_names(&self) -> Vec<String> {
        let own = |name: &str| [&self.platform, &self.review].iter().any(|url| url.host_str() == Some(name));
        let names = self.file_hosts.iter().filter_map(|entry| match &entry.host {
            Host::Domain(name) if !own(name) => Some(name.clone()),
            _ => None,
        });
        names.collect()
    }

    /// `live` or `staging`.
    pub fn environment(&self) -> &str {
        &self.environment
    }
}

/// A base address: https or loopback, nothing but scheme, host, port and path.
fn base(name: &'static str, text: &str) -> Result<Url, AddressError> {
    let url = checked(name, text)?;
    if url.query().is_some() || url.fragment().is_some() {
        return Err(AddressError::Query(name));
    }
    Ok(url)
}

/// An address that may be asked: https, or http to this machine; no credentials.
pub(super) fn checked(name: &'static str, text: &str) -> Result<Url, AddressError> {
    let url = Url::parse(text).map_err(|_| AddressError::NotAnAddress(name))?;
    if url.host().is_none() {
        return Err(AddressError::NotAnAddress(name));
    }
    if url.scheme() != "https" && !(url.scheme() == "http" && is_loopback(&url)) {
        return Err(AddressError::NotHttps(name));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(AddressError::Credentials(name));
    }
    Ok(url)
}

/// True for addresses of this machine: 127.0.0.0/8, ::1, and the name localhost.
pub(super) fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        Some(Host::Domain(name)) => name.eq_ignore_ascii_case("localhost"),
        None => false,
    }
}

fn file_host(entry: &str) -> Result<FileHost, AddressError> {
    let bare = !entry.is_empty() && entry.bytes().all(|b| b.is_ascii_graphic() && !b"/?#@\\".contains(&b));
    let url = Url::parse(&format!("https://{entry}/")).map_err(|_| AddressError::FileHost)?;
    let host = url.host().map(|host| host.to_owned()).ok_or(AddressError::FileHost)?;
    if !bare || entry.ends_with(':') || url.path() != "/" {
        return Err(AddressError::FileHost);
    }
    // `Url` drops the port that is usual for https, so the entry's own text decides whether one was named.
    let named = entry.rsplit_once(':').and_then(|(_, port)| port.parse().ok());
    Ok(FileHost { host, port: named })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(platform: &str, hosts: &[&str]) -> Result<Addresses, AddressError> {
        let hosts: Vec<String> = hosts.iter().map(|host| (*host).to_owned()).collect();
        let other = "https://api.example/review/v1";
        Addresses::new(platform, other, "https://id.example/realm/", "live", "console", &hosts)
    }

    #[test]
    fn addresses_are_https_or_this_machine_and_carry_nothing_secret() {
        for good in
            ["https://api.example/api/v1", "http://127.0.0.1:8080/api/v1", "http://localhost/x", "http://[::1]:9/"]
        {
            assert!(made(good, &[]).is_ok(), "{good}");
        }
        for (bad, why) in [
            ("", AddressError::NotAnAddress("platform")),
            ("api.example/api/v1", AddressError::NotAnAddress("platform")),
            ("http://api.example/api/v1", AddressError::NotHttps("platform")),
            ("http://127.0.0.1.evil.example/", AddressError::NotHttps("platform")),
            ("ftp://127.0.0.1/", AddressError::NotHttps("platform")),
            ("https://user@api.example/", AddressError::Credentials("platform")),
            ("https://user:pw@api.example/", AddressError::Credentials("platform")),
            ("https://api.example/?key=1", AddressError::Query("platform")),
            ("https://api.example/#x", AddressError::Query("platform")),
        ] {
            assert_eq!(made(bad, &[]).err(), Some(why), "{bad:?}");
        }
    }

    #[test]
    fn a_file_host_is_a_host_with_or_without_a_port() {
        for good in ["files.example", "files.example:8443", "127.0.0.1:4000", "[2606:2800::1]", "[::1]:80"] {
            assert!(made("https://api.example/", &[good]).is_ok(), "{good}");
        }
        for bad in [
            "",
            "https://files.example",
            "files.example/path",
            "u@files.example",
            "files.example:",
            "*.example:x",
            "a b",
            "::1",
        ] {
            assert_eq!(made("https://api.example/", &[bad]).err(), Some(AddressError::FileHost), "{bad:?}");
        }
    }

    #[test]
    fn environment_and_client_are_plain_words() {
        let with = |environment: &str, client: &str| {
            let at = "https://api.example/x";
            Addresses::new(at, at, at, environment, client, &[])
        };
        for (environment, client) in [("", "c"), ("live/../staging", "c"), ("live", ""), ("live", "a b")] {
            assert!(with(environment, client).is_err(), "{environment:?} {client:?}");
        }
        assert!(with("live", "second-look-console").is_ok(), "plain words");
    }

    #[test]
    fn a_demo_on_this_machine_needs_no_certificates_and_anything_else_does() {
        let at = |base: &str, hosts: &[&str]| {
            let hosts: Vec<String> = hosts.iter().map(|host| (*host).to_owned()).collect();
            let address = format!("{base}/x");
            Addresses::new(&address, &address, &address, "live", "c", &hosts).unwrap().needs_no_tls()
        };
        assert!(at("http://127.0.0.1:80", &["127.0.0.1:81", "localhost"]), "all of it is here");
        assert!(!at("http://127.0.0.1:80", &["files.example"]), "files come from elsewhere");
        assert!(!at("https://127.0.0.1:80", &[]), "TLS to this machine is TLS");
    }
}
