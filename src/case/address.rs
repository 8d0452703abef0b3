//! What kind of network address a signal shows. An address that says nothing about where somebody is must not be read as
//! if it did: private and shared ones are marked, and keep out of any link analysis.
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use serde::Serialize;

/// The range an address lies in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum AddressKind {
    /// Routed on the internet.
    Public,
    /// Of a home or company network (RFC 1918; RFC 4193 for IPv6).
    Private,
    /// Shared by many customers of one provider (RFC 6598).
    Carrier,
    /// The machine itself.
    Loopback,
    /// Of one cable or radio cell only (RFC 3927, RFC 4291).
    LinkLocal,
    /// Set aside for examples (RFC 5737, RFC 3849, RFC 9637).
    Documentation,
    /// Many receivers.
    Multicast,
    /// Set aside for something else, or not given out.
    Reserved,
    /// Not an address.
    Unreadable,
}

impl AddressKind {
    /// True only for an address that can be anybody's place on the internet.
    pub const fn is_public(self) -> bool {
        matches!(self, Self::Public)
    }

    /// The message key of the note beside such an address; none for a public one.
    pub const fn note(self) -> Option<&'static str> {
        match self {
            Self::Public => None,
            Self::Private => Some("address-private"),
            Self::Carrier => Some("address-carrier"),
            Self::Loopback => Some("address-loopback"),
            Self::LinkLocal => Some("address-link_local"),
            Self::Documentation => Some("address-documentation"),
            Self::Multicast | Self::Reserved => Some("address-reserved"),
            Self::Unreadable => Some("address-unreadable"),
        }
    }
}

/// The range of an address written as text; a zone (`%eth0`), brackets, a port behind it and white space around it are
/// allowed.
pub fn classify(text: &str) -> AddressKind {
    let text = text.trim();
    let bare = text.trim_start_matches('[').trim_end_matches(']');
    let bare = bare.split_once('%').map_or(bare, |(address, _)| address);
    match text.parse::<SocketAddr>().map(|with_port| with_port.ip()).or_else(|_| bare.parse()) {
        Ok(IpAddr::V4(address)) => classify_v4(address),
        Ok(IpAddr::V6(address)) => classify_v6(address),
        Err(_) => AddressKind::Unreadable,
    }
}

fn classify_v4(address: Ipv4Addr) -> AddressKind {
    let [a, b, c, d] = address.octets();
    match (a, b, c) {
        (10, ..) | (172, 16..=31, _) | (192, 168, _) => AddressKind::Private,
        (100, 64..=127, _) => AddressKind::Carrier,
        (127, ..) => AddressKind::Loopback,
        (169, 254, _) => AddressKind::LinkLocal,
        (192, 0, 2) | (198, 51, 100) | (203, 0, 113) => AddressKind::Documentation,
        // RFC 6890 section 2.2.2; 192.0.0.9 and .10 are anycast and global.
        (192, 0, 0) if d == 9 || d == 10 => AddressKind::Public,
        (0, ..) | (192, 0, 0) | (192, 88, 99) | (198, 18..=19, _) | (240..=255, ..) => AddressKind::Reserved,
        (224..=239, ..) => AddressKind::Multicast,
        _ => AddressKind::Public,
    }
}

fn classify_v6(address: Ipv6Addr) -> AddressKind {
    if let Some(inside) = address.to_ipv4_mapped() {
        return classify_v4(inside);
    }
    let [a, b, c, d, e, f, g, h] = address.segments();
    match (a, b) {
        _ if address.is_loopback() => AddressKind::Loopback,
        (0x2001, 0xdb8) | (0x3fff, 0..=0x0fff) => AddressKind::Documentation,
        // The well-known prefix that carries an IPv4 address (RFC 6052).
        (0x64, 0xff9b) if [c, d, e, f] == [0; 4] => {
            let [g, h] = [g.to_be_bytes(), h.to_be_bytes()];
            classify_v4(Ipv4Addr::from([g[0], g[1], h[0], h[1]]))
        }
        // As the prefix of one site, in front of its own numbers (RFC 3056).
        (0x2002, _) => {
            let [b, c] = [b.to_be_bytes(), c.to_be_bytes()];
            classify_v4(Ipv4Addr::new(b[0], b[1], c[0], c[1]))
        }
        (0xfc00..=0xfdff, _) => AddressKind::Private,
        (0xfe80..=0xfebf, _) => AddressKind::LinkLocal,
        (0xff00..=0xffff, _) => AddressKind::Multicast,
        // Only 2000::/3 is given out; Teredo, ORCHID and benchmarking lie in 2001::/23.
        (0x2001, 0..=0x01ff) => AddressKind::Reserved,
        (0x2000..=0x3fff, _) => AddressKind::Public,
        _ => AddressKind::Reserved,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(kind: AddressKind, addresses: &[&str]) {
        for address in addresses {
            assert_eq!(classify(address), kind, "{address}");
        }
    }

    #[test]
    fn r_10_private_ranges_end_where_their_rules_end() {
        all(AddressKind::Private, &["10.0.0.0", "10.255.255.255", "172.16.0.0", "172.31.255.255", "192.168.1.100"]);
        all(AddressKind::Private, &["fc00::1", "fdff:ffff::1"]);
        all(AddressKind::Public, &["9.255.255.255", "11.0.0.0", "172.15.255.255", "172.32.0.0", "192.167.255.255"]);
        all(AddressKind::Public, &["192.169.0.0"]);
    }

    #[test]
    fn r_10_carrier_addresses_are_not_one_household() {
        all(AddressKind::Carrier, &["100.64.0.0", "100.127.255.255"]);
        all(AddressKind::Public, &["100.63.255.255", "100.128.0.0"]);
    }

    #[test]
    fn r_10_reserved_and_example_addresses_are_marked() {
        all(AddressKind::Documentation, &["192.0.2.1", "198.51.100.7", "203.0.113.9", "2001:db8::7", "3fff:fff::1"]);
        all(AddressKind::Loopback, &["127.0.0.1", "127.255.255.255", "::1"]);
        all(AddressKind::LinkLocal, &["169.254.0.1", "fe80::1%eth0", "febf::1"]);
        all(AddressKind::Reserved, &["0.0.0.0", "198.18.0.1", "240.0.0.1", "255.255.255.255", "192.0.0.1", "::"]);
        all(AddressKind::Multicast, &["224.0.0.1", "239.255.255.255", "ff02::1"]);
        all(AddressKind::Public, &["192.0.3.0", "198.20.0.0", "223.255.255.255", "2a00:1450::1", "192.0.0.9"]);
    }

    #[test]
    fn an_ipv4_address_inside_an_ipv6_one_is_judged_as_itself() {
        all(AddressKind::Private, &["::ffff:192.168.0.1", "64:ff9b::10.0.0.1", "2002:c0a8:1::1"]);
        all(AddressKind::Carrier, &["2002:6440:1::1"]);
        all(AddressKind::Public, &["::ffff:8.8.8.8", "[64:ff9b::8.8.8.8]", "2002:808:808::1"]);
    }

    #[test]
    fn an_address_with_a_port_is_one() {
        all(AddressKind::Private, &["192.168.0.1:443", " [fc00::1]:443 "]);
        all(AddressKind::Public, &["8.8.8.8:1", "[2a00:1450::1]:65535"]);
        all(AddressKind::Unreadable, &["8.8.8.8:", "8.8.8.8:65536"]);
    }

    #[test]
    fn what_is_no_address_is_unreadable_and_not_public() {
        all(AddressKind::Unreadable, &["", "localhost", "1.2.3", "1.2.3.4.5", "999.1.1.1", "12345", "::g"]);
        assert!(!AddressKind::Unreadable.is_public(), "unknown is not public");
    }

    #[test]
    fn every_kind_but_public_has_a_note() {
        use AddressKind::*;
        for kind in [Private, Carrier, Loopback, LinkLocal, Documentation, Multicast, Reserved, Unreadable] {
            assert!(kind.note().is_some(), "{kind:?}");
        }
        assert_eq!(Public.note(), None);
    }
}
