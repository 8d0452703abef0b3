//! Who asks: person or machine, with roles and scopes as the token states them (contract section 1).
use serde::{Deserialize, Serialize};

/// A role of a person, as the token's `roles` claim names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Works cases and decides.
    Reviewer,
    /// Looks for patterns; reads cases and decisions.
    Analyst,
    /// Assigns, releases by force, reads decisions.
    Lead,
    /// Reads everything that was decided.
    Auditor,
    /// Sees the operations queue.
    Operations,
    /// Erasure and holds.
    Privacy,
}

impl Role {
    /// Every role.
    pub const ALL: [Role; 6] =
        [Self::Reviewer, Self::Analyst, Self::Lead, Self::Auditor, Self::Operations, Self::Privacy];

    /// The word in the token.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Reviewer => "reviewer",
            Self::Analyst => "analyst",
            Self::Lead => "lead",
            Self::Auditor => "auditor",
            Self::Operations => "operations",
            Self::Privacy => "privacy",
        }
    }

    /// Reads the word; `None` for one we do not know.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == word)
    }
}

/// A scope of the review API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// `review:read`
    Read,
    /// `review:claim`
    Claim,
    /// `review:decide`
    Decide,
    /// `review:lead`
    Lead,
}

impl Scope {
    /// Every scope.
    pub const ALL: [Scope; 4] = [Self::Read, Self::Claim, Self::Decide, Self::Lead];

    /// The word in the token.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Read => "review:read",
            Self::Claim => "review:claim",
            Self::Decide => "review:decide",
            Self::Lead => "review:lead",
        }
    }

    /// Whether a person with these roles may be granted the scope. Deciding and claiming belong to reviewers alone: a
    /// lead who also works cases has both roles.
    #[must_use]
    pub fn open_to(self, roles: &[Role]) -> bool {
        match self {
            Self::Read => !roles.is_empty(),
            Self::Claim | Self::Decide => roles.contains(&Role::Reviewer),
            Self::Lead => roles.contains(&Role::Lead),
        }
    }
}

/// A person by id and name, as claims and decisions name them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// Opaque id, the token's `sub`.
    pub id: String,
    /// Display name.
    pub name: String,
}

/// The caller of one request.
#[derive(Clone, Debug)]
pub struct Caller {
    /// Who.
    pub person: Holder,
    /// Empty for a machine.
    pub roles: Vec<Role>,
    /// As granted.
    pub scopes: Vec<Scope>,
    /// The environments the token speaks for.
    pub environments: Vec<String>,
}

impl Caller {
    /// Whether the token holds the scope.
    #[must_use]
    pub fn may(&self, scope: Scope) -> bool {
        self.scopes.contains(&scope)
    }

    /// Whether the person has the role.
    #[must_use]
    pub fn is(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// A machine reads and never claims or decides, whatever its token says (contract section 1).
    #[must_use]
    pub fn is_machine(&self) -> bool {
        self.roles.is_empty()
    }

    /// Whether this caller may claim.
    #[must_use]
    pub fn may_claim(&self) -> bool {
        !self.is_machine() && self.may(Scope::Claim) && self.is(Role::Reviewer)
    }

    /// Whether this caller may decide.
    #[must_use]
    pub fn may_decide(&self) -> bool {
        !self.is_machine() && self.may(Scope::Decide) && self.is(Role::Reviewer)
    }

    /// Whether this caller may do what leads do.
    #[must_use]
    pub fn may_lead(&self) -> bool {
        !self.is_machine() && self.may(Scope::Lead) && self.is(Role::Lead)
    }

    /// Whether this caller sees cases of the operations queue. Reviewers and analysts do not (they never work them).
    #[must_use]
    pub fn sees_operations(&self) -> bool {
        [Role::Operations, Role::Lead, Role::Auditor].into_iter().any(|role| self.is(role))
    }

    /// Whether this caller may read the feed of all decisions (contract section 3).
    #[must_use]
    pub fn may_read_decisions(&self) -> bool {
        [Role::Lead, Role::Auditor, Role::Analyst].into_iter().any(|role| self.is(role))
    }
}

#[cfg(test)]
mod tests {
    use super::{Caller, Holder, Role, Scope};

    fn machine() -> Caller {
        Caller {
            person: Holder { id: "second-look-console".into(), name: "console".into() },
            roles: vec![],
            scopes: Scope::ALL.to_vec(),
            environments: vec!["staging".into()],
        }
    }

    #[test]
    fn a_machine_never_claims_or_decides_even_with_every_scope() {
        let machine = machine();
        assert!(machine.may(Scope::Read), "a machine may read");
        assert!(!machine.may_claim() && !machine.may_decide() && !machine.may_lead(), "but do nothing else");
    }

    #[test]
    fn scopes_follow_roles() {
        assert!(Scope::Decide.open_to(&[Role::Reviewer]), "reviewers decide");
        assert!(!Scope::Decide.open_to(&[Role::Lead, Role::Analyst, Role::Auditor, Role::Operations, Role::Privacy]));
        assert!(Scope::Lead.open_to(&[Role::Lead]) && !Scope::Lead.open_to(&[Role::Reviewer]));
        assert!(!Scope::Read.open_to(&[]), "no role, nothing to read");
    }
}
