//! Invented people, places and issuers. The family names exist in no register we know of; numbers and addresses lie in
//! ranges reserved for examples.

/// Given names with the sex printed on a document.
pub(super) const GIVEN: &[(&str, &str)] = &[
    ("Alma", "F"),
    ("Bram", "M"),
    ("Celia", "F"),
    ("Dorian", "M"),
    ("Edda", "F"),
    ("Florin", "M"),
    ("Greta", "F"),
    ("Hanno", "M"),
    ("Ines", "F"),
    ("Jonas", "M"),
    ("Kaya", "F"),
    ("Leander", "M"),
    ("Mirela", "F"),
    ("Nils", "M"),
    ("Orla", "F"),
    ("Pavel", "M"),
    ("Quirin", "M"),
    ("Rosa", "F"),
    ("Sami", "M"),
    ("Tilda", "F"),
    ("Ulrika", "F"),
    ("Viktor", "M"),
    ("Wanda", "F"),
    ("Xenia", "F"),
    ("Yannick", "M"),
    ("Zora", "F"),
    ("Amadou", "M"),
    ("Noor", "F"),
    ("Kenji", "M"),
    ("Priya", "F"),
    ("Thandi", "F"),
    ("Mateo", "M"),
];

/// Family names nobody bears.
pub(super) const FAMILY: &[&str] = &[
    "Ashquill",
    "Brackenvale",
    "Cindermoor",
    "Dovenhart",
    "Elderwick",
    "Fennimoor",
    "Glasswater",
    "Hollowmere",
    "Inkersley",
    "Jaspergate",
    "Kestrelund",
    "Larkenby",
    "Mossgrave",
    "Nettleworth",
    "Oakenshaw-Pell",
    "Pinderfeld",
    "Quillfeather",
    "Rowanstrand",
    "Silvertarn",
    "Thistlebrook",
    "Umberlane",
    "Vossenkamp",
    "Windermuth",
    "Yarrowby",
    "Zephyrine",
    "Okonderu",
    "Takemori-Ish",
    "Varadeshi",
    "Lindorme",
    "Castellune",
    "Marrowitz",
    "Borealund",
];

/// Streets, towns and postal codes of nowhere.
pub(super) const PLACES: &[(&str, &str, &str)] = &[
    ("Lantern Row", "Harborough-on-Paper", "00112"),
    ("Old Mill Lane", "Sampleton", "00210"),
    ("Quay of Swans", "Port Placeholder", "00345"),
    ("Juniper Walk", "Exampleham", "00401"),
    ("Copper Street", "Mockington", "00577"),
    ("Linden Court", "Neustadt am Muster", "00608"),
    ("Rue du Modele", "Saint-Exemple", "00733"),
    ("Birch Avenue", "Draftwick", "00890"),
];

/// An issuer of documents.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Country {
    /// As in `issuingCountry`.
    pub(super) code: &'static str,
    /// As in the machine-readable zone.
    pub(super) zone: &'static str,
    /// Printed across the top.
    pub(super) title: &'static str,
    /// Printed under it, in another tongue.
    pub(super) subtitle: &'static str,
    /// Who issues.
    pub(super) authority: &'static str,
    /// Letter its document numbers begin with.
    pub(super) prefix: char,
    /// Layout and colours of its documents.
    pub(super) style: &'static str,
}

/// Utopia (the ICAO test code), five invented states under codes no standard assigns, and three real codes as plain data:
/// the documents drawn for those look like nothing these states issue.
pub(super) const COUNTRIES: &[Country] = &[
    Country {
        code: "UTO",
        zone: "UTO",
        title: "UTOPIA",
        subtitle: "REPUBLIC OF UTOPIA · RÉPUBLIQUE D'UTOPIE",
        authority: "CIVIL REGISTRY OF ZENITH",
        prefix: 'L',
        style: "meridian",
    },
    Country {
        code: "XVD",
        zone: "XVD",
        title: "VALDORIA",
        subtitle: "KINGDOM OF VALDORIA · KONGERIGET VALDORIA",
        authority: "ROYAL OFFICE OF RECORDS",
        prefix: 'V',
        style: "crown",
    },
    Country {
        code: "XMZ",
        zone: "XMZ",
        title: "MIRENZA",
        subtitle: "REPUBBLICA DI MIRENZA · REPUBLIC OF MIRENZA",
        authority: "COMUNE DI ESEMPIO",
        prefix: 'M',
        style: "terrace",
    },
    Country {
        code: "XNH",
        zone: "XNH",
        title: "NORRHAVN",
        subtitle: "FREE STATE OF NORRHAVN · FRISTATEN NORRHAVN",
        authority: "HARBOUR REGISTRY",
        prefix: 'N',
        style: "fjord",
    },
    Country {
        code: "XAM",
        zone: "XAM",
        title: "ALDERMARK",
        subtitle: "ALDERMARK FEDERATION · BUND ALDERMARK",
        authority: "BÜRGERAMT MUSTERSTADT",
        prefix: 'A',
        style: "alder",
    },
    Country {
        code: "XTM",
        zone: "XTM",
        title: "TAMARIS",
        subtitle: "COMMONWEALTH OF TAMARIS · MANCOMUNIDAD DE TAMARIS",
        authority: "ISLAND COUNCIL",
        prefix: 'T',
        style: "lagoon",
    },
    Country {
        code: "DE",
        zone: "D",
        title: "SAMPLE ISSUER D",
        subtitle: "DEMONSTRATION DOCUMENT · NOT ISSUED BY ANY STATE",
        authority: "DEMO OFFICE",
        prefix: 'Z',
        style: "alder",
    },
    Country {
        code: "FR",
        zone: "FRA",
        title: "SAMPLE ISSUER FRA",
        subtitle: "DEMONSTRATION DOCUMENT · NOT ISSUED BY ANY STATE",
        authority: "DEMO OFFICE",
        prefix: 'Z',
        style: "terrace",
    },
    Country {
        code: "IE",
        zone: "IRL",
        title: "SAMPLE ISSUER IRL",
        subtitle: "DEMONSTRATION DOCUMENT · NOT ISSUED BY ANY STATE",
        authority: "DEMO OFFICE",
        prefix: 'Z',
        style: "lagoon",
    },
];

/// The issuer of that code; Utopia for any other.
pub(super) fn country(code: &str) -> Country {
    COUNTRIES.iter().find(|country| country.code == code).or(COUNTRIES.first()).copied().unwrap_or_default()
}
