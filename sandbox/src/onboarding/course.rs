//! How the journey of one person goes, and the sample people: one for each documented end, all invented.
use crate::stock;

/// What the comparison of personal data with the carrier's comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Match {
    /// They agree.
    Yes,
    /// They do not: a document is asked for.
    No,
    /// The phone check does not reach the country: a document is asked for, and nothing is said about the person.
    CountryNotReached,
    /// The check broke.
    Error,
}

/// On what the link is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Device {
    /// The phone it was sent to.
    Mobile,
    /// Anything else.
    Desktop,
}

impl Device {
    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Mobile => "mobile",
            Self::Desktop => "desktop",
        }
    }
}

/// A journey.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Course {
    /// Reasons for a denial before anything is asked; none for a clean session.
    pub risks: &'static [&'static str],
    /// Personal data against the carrier's.
    pub matched: Match,
    /// On what the link is opened as soon as it comes; None: it is not, unless the control does it.
    pub opens: Option<Device>,
    /// Whether document and selfie hold; None: nobody takes the photos, unless the control does.
    pub document: Option<bool>,
    /// Checks of the phone number that do not pass.
    pub failing: &'static [&'static str],
}

const CLEAN: Course =
    Course { risks: &[], matched: Match::Yes, opens: Some(Device::Mobile), document: Some(true), failing: &[] };

/// A sample person.
#[derive(Clone, Copy, Debug)]
pub struct Sample {
    /// The `credential` to ask with.
    pub credential: &'static str,
    /// Given and family name.
    pub name: (&'static str, &'static str),
    /// How it goes.
    pub course: Course,
}

/// One person for each documented end, and for the ways there.
pub const PEOPLE: [Sample; 10] = [
    Sample { credential: "phone-confirmed", name: ("Alma", "Perrowyn"), course: CLEAN },
    Sample {
        credential: "opened-on-desktop",
        name: ("Dorian", "Kestavel"),
        course: Course { opens: Some(Device::Desktop), ..CLEAN },
    },
    Sample {
        credential: "never-opened",
        name: ("Greta", "Hollenbry"),
        course: Course { opens: None, document: None, ..CLEAN },
    },
    Sample {
        credential: "document-passed",
        name: ("Jonas", "Wexmoor"),
        course: Course { matched: Match::No, ..CLEAN },
    },
    Sample {
        credential: "document-failed",
        name: ("Kaya", "Thornevik"),
        course: Course { matched: Match::No, document: Some(false), ..CLEAN },
    },
    Sample {
        credential: "country-not-reached",
        name: ("Pavel", "Ondrelin"),
        course: Course { matched: Match::CountryNotReached, ..CLEAN },
    },
    Sample {
        credential: "tor-and-bot",
        name: ("Sami", "Underloft"),
        course: Course { risks: &["TOR_EXIT_NODE", "BOT_DETECTED"], ..CLEAN },
    },
    Sample {
        credential: "too-many-at-once",
        name: ("Tilda", "Marrowfen"),
        course: Course { risks: &["HIGH_VELOCITY", "IP_ATTACK_SOURCE"], ..CLEAN },
    },
    Sample {
        credential: "check-broken",
        name: ("Viktor", "Ashgrove"),
        course: Course { matched: Match::Error, ..CLEAN },
    },
    Sample {
        credential: "number-swapped",
        name: ("Wanda", "Elderquist"),
        course: Course { failing: &["phone.simSwap"], ..CLEAN },
    },
];

/// Name and journey of a credential; of one nobody knows they are rolled, the same for the same seed.
#[must_use]
pub fn of(credential: &str, seed: u64, environment: &str) -> (Option<(&'static str, &'static str)>, Course) {
    if let Some(sample) = PEOPLE.iter().find(|sample| sample.credential == credential) {
        return (Some(sample.name), sample.course);
    }
    let rolled = PEOPLE.get(stock::roll_for(seed, environment, credential, PEOPLE.len()));
    (None, rolled.map_or(CLEAN, |sample| sample.course))
}
