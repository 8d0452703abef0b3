//! The bank's sample people. Nobody here exists; every address lies in a range reserved for examples.
use super::account::NewAccount;

/// One sample account, empty texts for fields that are not filled.
type Sample = (u64, &'static str, &'static str, &'static str, &'static str, &'static str, Option<u64>);

const PEOPLE: [Sample; 7] = [
    // Complete.
    (100_001, "Edda", "Vinterhage", "edda.vinterhage@example.com", "UT", "+1-202-555-0111", None),
    // A child of the first.
    (100_002, "Nils", "Vinterhage", "nils.vinterhage@example.com", "UT", "+1-202-555-0112", Some(100_001)),
    // Lacks the phone number.
    (100_003, "Orla", "Quenlow", "orla.quenlow@mail.example", "UT", "", None),
    // Lacks everything.
    (100_004, "", "", "", "", "", None),
    // Of the country with the extra transfer.
    (100_005, "Leander", "Mossgrave", "leander.mossgrave@example.com", "DE", "+1-202-555-0115", None),
    // Names that need care on the wire.
    (100_006, "Zoë", "d'Arkenthal/Øst", "zoe@mail.example", "UT", "+1-202-555-0116", None),
    (100_007, "Bram", "Ostrelund", "bram.ostrelund@example.com", "UT", "+1-202-555-0117", None),
];

/// The accounts a bank begins with.
pub fn accounts() -> impl Iterator<Item = NewAccount> {
    let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    PEOPLE.iter().map(move |(user_id, given, family, email, country, phone, parent)| NewAccount {
        user_id: *user_id,
        given: filled(given),
        family: filled(family),
        email: filled(email),
        country: filled(country),
        phone: filled(phone),
        parent_user_id: *parent,
    })
}
