//! Names to addresses, with a wall for file hosts: a link handed out by the platform must not lead into the local
//! network (reference reliability P2). Names of the platform itself may be private; those the configuration chose.
use std::error::Error;
use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use url::Host;

/// Resolves as the system does; for the walled names it refuses answers that are not public.
pub(super) struct WalledResolver {
    /// Lower-case names of file hosts that are no API host.
    pub(super) walled: Vec<String>,
    /// Loopback is let through: the configured platform itself is this machine.
    pub(super) loopback: bool,
}

/// The name leads to an address that files may not come from.
#[derive(Debug)]
pub(super) struct AddressRefused;

impl fmt::Display for AddressRefused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name leads into a network that files may not come from")
    }
}

impl Error for AddressRefused {}

impl Resolve for WalledResolver {
    fn resolve(&self, name: Name) -> Resolving {
        let walled = self.walled.iter().any(|host| name.as_str().eq_ignore_ascii_case(host));
        let loopback = self.loopback;
        Box::pin(async move {
            let found: Vec<SocketAddr> = tokio::net::lookup_host((name.as_str(), 0)).await?.collect();
            if walled && found.iter().any(|address| !may_serve_files(address.ip(), loopback)) {
                return Err(AddressRefused.into());
            }
            Ok(Box::new(found.into_iter()) as Addrs)
        })
    }
}

/// The same rule for a host that is written as an address.
pub(super) fn host_may_serve_files(host: &Host<&str>, loopback: bool) -> bool {
    match host {
        Host::Domain(_) => true,
        Host::Ipv4(ip) => may_serve_files(IpAddr::V4(*ip), loopback),
        Host::Ipv6(ip) => may_serve_files(IpAddr::V6(*ip), loopback),
    }
}

/// Public addresses, and loopback when the platform itself is there.
pub(super) fn may_serve_files(ip: IpAddr, loopback: bool) -> bool {
    match ip.to_canonical() {
        ip if ip.is_loopback() => loopback,
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => is_public_v6(ip),
    }
}

/// Not private (RFC 1918), shared (RFC 6598), link-local, multicast, reserved, or "this network".
fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, ..] = ip.octets();
    let shared = a == 100 && (64..128).contains(&b);
    let benchmark = a == 198 && (b == 18 || b == 19);
    let special = ip.is_private() || ip.is_link_local() || ip.is_broadcast() || ip.is_documentation();
    !(special || shared || benchmark || a == 0 || a >= 224)
}

/// Global unicast only: neither unique-local nor link-local nor a wrapped address of another family.
fn is_public_v6(ip: Ipv6Addr) -> bool {
    let [first, second, ..] = ip.segments();
    let global = (first & 0xe000) == 0x2000;
    let documentation = first == 0x2001 && second == 0x0db8;
    let wraps_v4 = first == 0x2002 || (first == 0x2001 && second == 0);
    global && !documentation && !wraps_v4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_come_from_public_addresses_only() {
        let refused = [
            "10.0.0.1",
            "172.16.9.9",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "224.0.0.1",
            "255.255.255.255",
            "198.18.0.1",
            "127.0.0.1",
            "::1",
            "::",
            "fe80::1",
            "fd00::1",
            "fc00::1",
            "ff02::1",
            "::ffff:10.0.0.1",
            "::ffff:127.0.0.1",
            "64:ff9b::a00:1",
            "2002:a00:1::",
            "2001::1",
            "2001:db8::1",
        ];
        for text in refused {
            assert!(!may_serve_files(text.parse().unwrap(), false), "{text} must be refused");
        }
        for text in ["93.184.216.34", "172.32.0.1", "100.128.0.1", "2606:2800:220:1::1", "::ffff:93.184.216.34"] {
            assert!(may_serve_files(text.parse().unwrap(), false), "{text} is public");
        }
    }

    #[test]
    fn loopback_serves_files_only_beside_a_platform_on_loopback() {
        for text in ["127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1"] {
            assert!(may_serve_files(text.parse().unwrap(), true), "{text} with a platform on this machine");
            assert!(!may_serve_files(text.parse().unwrap(), false), "{text} with a platform elsewhere");
        }
        assert!(!may_serve_files("10.0.0.1".parse().unwrap(), true), "private stays refused");
    }

    #[tokio::test]
    async fn a_walled_name_that_leads_home_is_refused_and_an_unwalled_one_is_not() {
        let resolver = |walled: &[&str], loopback| WalledResolver {
            walled: walled.iter().map(|name| (*name).to_owned()).collect(),
            loopback,
        };
        let name = || "LocalHost".parse::<Name>().unwrap();
        let refused = resolver(&["localhost"], false).resolve(name()).await.err().unwrap();
        assert!(refused.is::<AddressRefused>(), "the caller can tell this refusal from a missing name");
        assert!(resolver(&["localhost"], true).resolve(name()).await.is_ok(), "allowed beside a local platform");
        assert!(resolver(&["files.example"], false).resolve(name()).await.is_ok(), "not walled");
    }
}
