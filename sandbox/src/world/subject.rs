//! The person a case is about, and the document they hold up: who they say they are, and what is printed.
use super::dice::Dice;
use super::names::{COUNTRIES, Country, FAMILY, GIVEN, PLACES, country};
use super::plan::{DocumentKind, Plan};

/// Who they say they are, and what their document says.
#[derive(Clone, Debug)]
pub(super) struct Subject {
    /// The customer's own reference, `cust-…`.
    pub(super) reference: String,
    pub(super) claimed: Identity,
    pub(super) printed: Identity,
    pub(super) sex: &'static str,
    pub(super) email: String,
    pub(super) phone: String,
    pub(super) street: String,
    pub(super) town: &'static str,
    pub(super) postal_code: &'static str,
    pub(super) document: Document,
    /// Decides every feature of the face.
    pub(super) face: u64,
}

/// A name with a day of birth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Identity {
    pub(super) given: String,
    pub(super) family: String,
    /// `YYYY-MM-DD`.
    pub(super) birth: String,
}

/// The document held up.
#[derive(Clone, Debug)]
pub(super) struct Document {
    pub(super) kind: DocumentKind,
    pub(super) country: Country,
    pub(super) number: String,
    pub(super) issued: String,
    pub(super) expires: String,
}

/// Makes the person of a case; what the plan does not fix is rolled.
pub(super) fn subject(plan: &Plan, seed: u64, environment: &str, index: usize) -> Subject {
    let mut dice = Dice::of(seed, environment, index, "subject");
    let (given, sex) = dice.pick(GIVEN);
    let family = dice.pick(FAMILY);
    let birth = format!("{}-{:02}-{:02}", dice.between(1949, 2003), dice.between(1, 12), dice.between(1, 28));
    let claimed = Identity {
        given: plan.claimed.map_or_else(|| given.to_owned(), |(given, _)| given.to_owned()),
        family: plan.claimed.map_or_else(|| family.to_owned(), |(_, family)| family.to_owned()),
        birth: plan.birth.unwrap_or(&birth).to_owned(),
    };
    let printed = Identity {
        given: plan.printed.map_or_else(|| claimed.given.clone(), |(given, _)| given.to_owned()),
        family: plan.printed.map_or_else(|| claimed.family.clone(), |(_, family)| family.to_owned()),
        birth: plan.printed_birth.map_or_else(|| claimed.birth.clone(), str::to_owned),
    };
    let (street, town, postal_code) = dice.pick(PLACES);
    let plain = |name: &str| name.chars().filter(char::is_ascii_alphabetic).take(20).collect::<String>();
    let mailbox = format!("{}.{}", plain(&claimed.given), plain(&claimed.family)).to_lowercase();
    Subject {
        reference: format!("cust-{}", 10_000 + dice.below(90_000)),
        claimed,
        printed,
        sex: plan.sex.unwrap_or(sex),
        email: format!("{mailbox}{}@{}", dice.below(90), dice.pick(&["example.com", "mail.example"])),
        phone: format!("+1-202-555-01{:02}", dice.below(100)),
        street: format!("{} {street}", 1 + dice.below(140)),
        town,
        postal_code,
        document: document(plan, &mut dice),
        face: dice.roll(),
    }
}

fn document(plan: &Plan, dice: &mut Dice) -> Document {
    // Real codes stay rare: most documents come from states that do not exist.
    let invented = dice.pick(COUNTRIES.get(..6).unwrap_or_default());
    let any = dice.pick(COUNTRIES);
    let issuer = plan.country.map_or_else(|| if dice.chance(90) { invented } else { any }, country);
    let kind = plan.document.unwrap_or_else(|| match dice.below(10) {
        0..=5 => DocumentKind::Card,
        6..=8 => DocumentKind::Passport,
        _ => DocumentKind::Residence,
    });
    let letters: Vec<char> = "CFGHJKLMNPRTVWXYZ".chars().collect();
    let number = format!(
        "{}{}{:02}{}{:04}",
        issuer.prefix,
        dice.below(10),
        dice.below(100),
        dice.pick(&letters),
        dice.below(10_000)
    );
    // Never issued in the future: the shorter term leaves fewer years to run.
    let year = dice.between(2027, if kind == DocumentKind::Residence { 2030 } else { 2035 });
    let month = dice.between(1, 12);
    let day = dice.between(1, 28);
    let expires = plan.expires.map_or_else(|| format!("{year}-{month:02}-{day:02}"), str::to_owned);
    let term = if kind == DocumentKind::Residence { 5 } else { 10 };
    let expiry_year: i64 = expires.get(..4).and_then(|text| text.parse().ok()).unwrap_or(year);
    let issued = format!("{}{}", expiry_year - term, expires.get(4..).unwrap_or("-01-01"));
    Document { kind, country: issuer, number, issued, expires }
}
