//! Opens the sign-in page in the person's own browser, where their passwords and passkeys are. Nothing else of this
//! program leaves the window, and the page inside it cannot ask for this: the address comes from the engine alone.
use second_look::console::AppError;
use url::{Host, Url};

/// Opens the address of a sign-in, if it is one of the issuer: the same host, over https or on this machine.
///
/// # Errors
/// When the address is another's, or no browser could be started.
pub fn open_sign_in(address: &str, issuer: &str) -> Result<(), AppError> {
    if !is_of_issuer(address, issuer) {
        return Err(AppError::new(
            "sign_in_address_refused",
            "The issuer sends you to an address that is not its own, so it was not opened.",
            Some("Check `issuer` in config.toml, and tell whoever runs the sign-in."),
        ));
    }
    open::that_detached(address).map_err(|cause| {
        tracing::warn!(kind = ?cause.kind(), "no browser could be started");
        AppError::new(
            "browser_not_opened",
            "No browser could be opened for signing in.",
            Some("Set a default browser in your system, then try again."),
        )
    })
}

fn is_of_issuer(address: &str, issuer: &str) -> bool {
    let (Ok(address), Ok(issuer)) = (Url::parse(address), Url::parse(issuer)) else { return false };
    let here = match address.host() {
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        Some(Host::Domain(name)) => name.eq_ignore_ascii_case("localhost"),
        None => return false,
    };
    let safe = address.scheme() == "https" || address.scheme() == "http" && here;
    let bare = address.username().is_empty() && address.password().is_none();
    safe && bare && address.host() == issuer.host()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_issuers_own_host_is_opened_and_only_over_https_or_on_this_machine() {
        for (address, issuer) in [
            ("https://id.example.com/authorize?state=1", "https://id.example.com/tenant"),
            ("http://127.0.0.1:4711/oidc/authorize", "http://127.0.0.1:4711/oidc"),
        ] {
            assert!(is_of_issuer(address, issuer), "{address} is the issuer's");
        }
        for address in [
            "https://id.example.com.evil.example/authorize",
            "http://id.example.com/authorize",
            "https://other.example.com/authorize",
            "https://user@id.example.com/authorize",
            "file:///etc/passwd",
            "javascript:alert(1)",
            "--help",
            "",
        ] {
            assert!(!is_of_issuer(address, "https://id.example.com/"), "{address} is not the issuer's");
        }
    }
}
