//! How the documents of each invented issuer look: colours, pattern, emblem, and where things stand.

/// The figure woven into the background.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weave {
    Rosettes,
    Waves,
    Terraces,
    Peaks,
    Leaves,
    Ripples,
}

/// The sign of the issuer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Emblem {
    Globe,
    Crown,
    Tower,
    Mountain,
    Tree,
    Sun,
}

/// Where the portrait stands and how the title is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// Portrait left, title above the fields.
    Left,
    /// Portrait right, title at the left.
    Right,
    /// Portrait left under a band of colour across the whole width.
    Banner,
}

/// One family of documents.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    pub(super) layout: Layout,
    pub(super) weave: Weave,
    pub(super) emblem: Emblem,
    /// Three colours of the paper from corner to corner.
    pub(super) paper: [u32; 3],
    /// Two colours of the background lines.
    pub(super) lines: [u32; 2],
    /// Title, emblem, bands.
    pub(super) accent: u32,
    /// Labels.
    pub(super) label: u32,
    /// Values.
    pub(super) ink: u32,
    /// A gold contact chip on cards.
    pub(super) chip: bool,
    /// Words for card, passport, and residence card.
    pub(super) words: [&'static str; 3],
    /// Second language of the labels, in the order of `LABELS`.
    pub(super) labels: [&'static str; 9],
}

/// First language of the labels.
pub(super) const LABELS: [&str; 9] = [
    "Surname",
    "Given names",
    "Date of birth",
    "Sex",
    "Nationality",
    "Document No.",
    "Date of issue",
    "Date of expiry",
    "Authority",
];

const FRENCH: [&str; 9] = [
    "Nom",
    "Prénoms",
    "Date de naissance",
    "Sexe",
    "Nationalité",
    "Nº du document",
    "Délivrée le",
    "Expire le",
    "Autorité",
];
const GERMAN: [&str; 9] = [
    "Name",
    "Vornamen",
    "Geburtsdatum",
    "Geschlecht",
    "Staatsangehörigkeit",
    "Dokumentnummer",
    "Ausstellung",
    "Gültig bis",
    "Behörde",
];
const ITALIAN: [&str; 9] =
    ["Cognome", "Nomi", "Data di nascita", "Sesso", "Cittadinanza", "Documento n.", "Rilascio", "Scadenza", "Autorità"];
const NORDIC: [&str; 9] = [
    "Efternavn",
    "Fornavne",
    "Fødselsdato",
    "Køn",
    "Statsborgerskab",
    "Dokument nr.",
    "Udstedt",
    "Udløber",
    "Myndighed",
];
const SPANISH: [&str; 9] = [
    "Apellidos",
    "Nombres",
    "Nacimiento",
    "Sexo",
    "Nacionalidad",
    "Documento n.º",
    "Expedición",
    "Caducidad",
    "Autoridad",
];

/// The style of that name; the first for any other.
pub(super) fn style(name: &str) -> Style {
    match name {
        "crown" => Style {
            layout: Layout::Banner,
            weave: Weave::Waves,
            emblem: Emblem::Crown,
            paper: [0xf3d3d4, 0xf4ead9, 0xdccbe6],
            lines: [0xb8707e, 0x9d86b4],
            accent: 0x7c1f35,
            label: 0x8a4756,
            ink: 0x26161b,
            chip: false,
            words: ["IDENTITETSKORT", "PAS", "OPHOLDSKORT"],
            labels: NORDIC,
        },
        "terrace" => Style {
            layout: Layout::Right,
            weave: Weave::Terraces,
            emblem: Emblem::Tower,
            paper: [0xf2dfa8, 0xeaeec6, 0xc8e0b4],
            lines: [0xc39a4a, 0x7f9c66],
            accent: 0x6a4a12,
            label: 0x80662e,
            ink: 0x241d10,
            chip: true,
            words: ["CARTA D'IDENTITÀ", "PASSAPORTO", "PERMESSO DI SOGGIORNO"],
            labels: ITALIAN,
        },
        "fjord" => Style {
            layout: Layout::Left,
            weave: Weave::Peaks,
            emblem: Emblem::Mountain,
            paper: [0xc2dcf0, 0xe2eef4, 0xc4cfee],
            lines: [0x7fa4c4, 0x93a4c8],
            accent: 0x17406b,
            label: 0x456a8c,
            ink: 0x101c2a,
            chip: true,
            words: ["IDENTITETSKORT", "PASS", "OPPHOLDSKORT"],
            labels: NORDIC,
        },
        "alder" => Style {
            layout: Layout::Banner,
            weave: Weave::Leaves,
            emblem: Emblem::Tree,
            paper: [0xc9e3c6, 0xeef0d6, 0xb6dcd6],
            lines: [0x7aa382, 0x9db07c],
            accent: 0x20523a,
            label: 0x4c7559,
            ink: 0x12211a,
            chip: true,
            words: ["PERSONALKARTE", "REISEPASS", "AUFENTHALTSKARTE"],
            labels: GERMAN,
        },
        "lagoon" => Style {
            layout: Layout::Right,
            weave: Weave::Ripples,
            emblem: Emblem::Sun,
            paper: [0xb4e4e2, 0xf3ecd2, 0xdcc6ec],
            lines: [0x4fa7a4, 0xb48ac2],
            accent: 0x0f6069,
            label: 0x397f86,
            ink: 0x0f2327,
            chip: false,
            words: ["TARJETA DE IDENTIDAD", "PASAPORTE", "PERMISO DE RESIDENCIA"],
            labels: SPANISH,
        },
        _ => Style {
            layout: Layout::Left,
            weave: Weave::Rosettes,
            emblem: Emblem::Globe,
            paper: [0xbfd8f0, 0xf2e2ec, 0xcfe9d2],
            lines: [0x6f9ac0, 0xc08ca6],
            accent: 0x1f3f7a,
            label: 0x516a98,
            ink: 0x141a2c,
            chip: true,
            words: ["CARTE D'IDENTITÉ", "PASSEPORT", "TITRE DE SÉJOUR"],
            labels: FRENCH,
        },
    }
}
