//! What each file of a case shows: the printed fields, the machine-readable zone, and how the photo looks.
use super::dice::Dice;
use super::plan::{DocumentKind, Plan};
use super::subject::Subject;
use super::{Picture, Side};
use crate::draw::zone;

/// The machine-readable zone of the document, its check digits valid unless the plan says otherwise.
pub(super) fn zone(subject: &Subject, plan: &Plan) -> Vec<String> {
    let document = &subject.document;
    let birth =
        if plan.zone_trick == "birthDate" { later(&subject.printed.birth) } else { subject.printed.birth.clone() };
    let holder = zone::Holder {
        issuer: document.country.zone.to_owned(),
        nationality: document.country.zone.to_owned(),
        number: document.number.clone(),
        family: subject.printed.family.clone(),
        given: subject.printed.given.clone(),
        birth,
        sex: subject.sex.chars().next().unwrap_or('<'),
        expires: document.expires.clone(),
    };
    match document.kind {
        DocumentKind::Card => zone::three_lines(&holder),
        DocumentKind::Passport => zone::passport(&holder),
        DocumentKind::Residence => zone::two_lines(&holder),
    }
}

/// The same day some years on, so that print and zone disagree.
fn later(date: &str) -> String {
    let year: i64 = date.get(..4).and_then(|text| text.parse().ok()).unwrap_or(1990);
    format!("{}{}", year - 7, date.get(4..).unwrap_or("-01-01"))
}

/// Describes one photo of the case.
pub(super) fn picture(side: Side, subject: &Subject, plan: &Plan, zone: &[String], seed: u64) -> Picture {
    let document = &subject.document;
    let look = match side {
        Side::Front | Side::Portrait => plan.front_look,
        Side::Back => plan.back_look,
        Side::Selfie => plan.selfie_look,
    };
    let face = if plan.other_face && side == Side::Selfie {
        Dice::from_seed(subject.face ^ 0x00dd_face).roll()
    } else {
        subject.face
    };
    let layout = match document.kind {
        DocumentKind::Card => "card",
        DocumentKind::Passport => "passport",
        DocumentKind::Residence => "residence",
    };
    let address = format!("{}, {} {}", subject.street, subject.postal_code, subject.town);
    let birth_year = subject.printed.birth.get(..4).unwrap_or("1980");
    let fields: [(&str, &str); 20] = [
        ("look", look),
        ("face", &format!("{face:016x}")),
        ("layout", layout),
        ("style", document.country.style),
        ("title", document.country.title),
        ("subtitle", document.country.subtitle),
        ("issuingCountry", document.country.zone),
        ("issuingAuthority", document.country.authority),
        ("familyName", &subject.printed.family),
        ("givenName", &subject.printed.given),
        ("birthDate", &subject.printed.birth),
        ("birthYear", birth_year),
        ("sex", subject.sex),
        ("nationality", document.country.zone),
        ("documentNumber", &document.number),
        ("issuanceDate", &document.issued),
        ("expiryDate", &document.expires),
        ("placeOfBirth", subject.town),
        ("address", &address),
        ("mrz", &zone.join("\n")),
    ];
    let fields = fields.into_iter().map(|(key, value)| (key.to_owned(), value.to_owned())).collect();
    Picture { side, seed, fields }
}
