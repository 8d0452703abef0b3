//! The colleagues who may sign in to the sandbox. Invented, like everyone else here.

/// One colleague as the sign-in page offers them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Person {
    /// The subject of their tokens, `rev-17`.
    pub id: &'static str,
    /// As shown beside a claim.
    pub name: &'static str,
    /// Roles of contract section 1.
    pub roles: &'static [&'static str],
}

const PEOPLE: [Person; 7] = [
    Person { id: "rev-17", name: "R. Iyer", roles: &["reviewer"] },
    Person { id: "rev-23", name: "M. Okafor", roles: &["reviewer"] },
    Person { id: "ana-04", name: "L. Brandt", roles: &["analyst"] },
    Person { id: "lead-02", name: "S. Haddad", roles: &["reviewer", "lead"] },
    Person { id: "aud-01", name: "T. Lindqvist", roles: &["auditor"] },
    Person { id: "ops-03", name: "P. Novak", roles: &["operations"] },
    Person { id: "prv-05", name: "C. Duarte", roles: &["privacy"] },
];

/// The seven sample people, in the order the sign-in page lists them.
#[must_use]
pub fn people() -> &'static [Person] {
    &PEOPLE
}
