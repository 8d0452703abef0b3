//! Who may do what: one table, role by command, checked by the engine for every caller.
//!
//! Roles come from the token (contract section 1). They add up; a role this program does not know gives nothing, and no
//! role gives nothing. The platform checks again: this table keeps the console from offering what would be refused,
//! and keeps images from people who have no need of them (requirement R-57).
use std::collections::BTreeSet;
use std::fmt;

use serde::{Deserialize, Serialize};

/// A role of the token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Works cases: claims and decides.
    Reviewer,
    /// Looks for patterns across cases and decisions.
    Analyst,
    /// Assigns work and ends stuck claims. A lead who also works cases has both roles.
    Lead,
    /// Reads everything but images, changes nothing.
    Auditor,
    /// Works the technical queue.
    Operations,
    /// Answers for erasure and holds.
    Privacy,
}

impl Role {
    /// Every role, in the order of the table.
    pub const ALL: [Self; 6] =
        [Self::Reviewer, Self::Analyst, Self::Lead, Self::Auditor, Self::Operations, Self::Privacy];

    /// The word in the token.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Reviewer => "reviewer",
            Self::Analyst => "analyst",
            Self::Lead => "lead",
            Self::Auditor => "auditor",
            Self::Operations => "operations",
            Self::Privacy => "privacy",
        }
    }

    /// Reads the word of the token, letter by letter; `None` for one we do not know.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == word)
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What a person can ask the console to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// See the list of cases.
    ReadQueue,
    /// See the cases that need operations, not a reviewer.
    ReadOperationsQueue,
    /// Open a case: data blocks, reasons, codes.
    OpenCase,
    /// See or save an image of a document or a face. A permission of its own.
    ViewImage,
    /// See the contacts of a person in clear, for a purpose. A permission of its own.
    Reveal,
    /// Take a case for review, or renew the lease.
    Claim,
    /// Give one's own claim back.
    Release,
    /// End somebody else's claim.
    ForceRelease,
    /// Take a case for oneself, or hand it up to a team.
    TakeOrHandUp,
    /// Assign a case to anyone.
    Assign,
    /// Approve or reject.
    Decide,
    /// Answer as the second person.
    DecideSecond,
    /// Take a decision back before it is sent.
    Undo,
    /// See what is held, waiting, sent and in need of a person.
    ReadOutbox,
    /// Send what waits.
    SendOutbox,
    /// Fetch changes from the platform.
    Sync,
    /// Read the feed of all decisions, and what became of cases by the code that opened them.
    ReadDecisions,
    /// Read the ledger: everybody's decisions one by one, and the entries of this console's log.
    ReadLedger,
    /// Take a list of the ledger out of the console.
    ExportLedger,
    /// Take note that the log of this console was broken, so that decisions go on.
    AcknowledgeLog,
    /// Take the log of this console out for whoever checks it.
    ExportLog,
    /// Make an evidence package of a case. Whole, or with pictures, it needs [`Self::ViewImage`] too.
    ExportPackage,
    /// Read what is kept, held, due and erased.
    ReadRetention,
    /// Place a legal hold on a case.
    PlaceHold,
    /// Lift a legal hold.
    LiftHold,
    /// Erase what is due now, instead of at the next sweep.
    SweepRetention,
    /// Open an evidence package of any console, to look at.
    ReplayPackage,
}

impl Command {
    /// Every command, in the order of the table.
    pub const ALL: [Self; 27] = [
        Self::ReadQueue,
        Self::ReadOperationsQueue,
        Self::OpenCase,
        Self::ViewImage,
        Self::Reveal,
        Self::Claim,
        Self::Release,
        Self::ForceRelease,
        Self::TakeOrHandUp,
        Self::Assign,
        Self::Decide,
        Self::DecideSecond,
        Self::Undo,
        Self::ReadOutbox,
        Self::SendOutbox,
        Self::Sync,
        Self::ReadDecisions,
        Self::ReadLedger,
        Self::ExportLedger,
        Self::AcknowledgeLog,
        Self::ExportLog,
        Self::ExportPackage,
        Self::ReadRetention,
        Self::PlaceHold,
        Self::LiftHold,
        Self::SweepRetention,
        Self::ReplayPackage,
    ];

    /// The roles that may give it. Each is a row of the table.
    ///
    /// What was saved stays visible and is delivered whatever became of the person's roles meanwhile: the platform, not
    /// this table, then says no, and the entry is parked instead of forgotten.
    pub const fn open_to(self) -> &'static [Role] {
        use Role::{Analyst, Auditor, Lead, Operations, Privacy, Reviewer};
        match self {
            Self::ReadQueue | Self::OpenCase | Self::ReadOutbox | Self::SendOutbox | Self::Sync => &Role::ALL,
            Self::ReadOperationsQueue => &[Lead, Auditor, Operations],
            Self::ViewImage => &[Reviewer, Analyst],
            Self::Reveal => &[Reviewer, Analyst, Privacy],
            Self::Claim | Self::Release | Self::Decide | Self::DecideSecond | Self::Undo => &[Reviewer],
            Self::ForceRelease | Self::Assign | Self::AcknowledgeLog => &[Lead],
            Self::TakeOrHandUp => &[Reviewer, Lead],
            Self::ReadDecisions => &[Analyst, Lead, Auditor],
            Self::ReadLedger | Self::ExportLedger | Self::ExportLog => &[Lead, Auditor],
            Self::ExportPackage | Self::ReadRetention => &[Lead, Auditor, Privacy],
            Self::PlaceHold | Self::LiftHold | Self::SweepRetention => &[Lead, Privacy],
            Self::ReplayPackage => &[Reviewer, Analyst, Lead, Auditor, Privacy],
        }
    }
}

/// Whether a role may give a command.
pub fn allows(role: Role, command: Command) -> bool {
    command.open_to().contains(&role)
}

/// The roles of one person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, specta::Type)]
#[serde(transparent)]
pub struct Roles(BTreeSet<Role>);

impl Roles {
    /// Reads the words of a token; unknown ones are left out.
    pub fn from_words<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        Self(words.into_iter().filter_map(Role::parse).collect())
    }

    /// Whether any of the roles may give the command.
    pub fn may(&self, command: Command) -> bool {
        self.0.iter().any(|role| allows(*role, command))
    }

    /// Refuses a command that none of the roles may give.
    ///
    /// # Errors
    /// [`RoleNeeded`], which names the roles that may.
    pub fn require(&self, command: Command) -> Result<(), RoleNeeded> {
        if self.may(command) { Ok(()) } else { Err(RoleNeeded { command }) }
    }

    /// Every command these roles may give, for a view that shows nothing else.
    pub fn commands(&self) -> Vec<Command> {
        Command::ALL.into_iter().filter(|command| self.may(*command)).collect()
    }

    /// True when the token gave no role we know.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The person's roles do not cover a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("This needs the role {}.", one_of(self.command.open_to()))]
pub struct RoleNeeded {
    /// What was asked.
    pub command: Command,
}

impl RoleNeeded {
    /// A stable word for scripts and for the table of texts.
    pub const fn code(&self) -> &'static str {
        "role_needed"
    }

    /// What the sentence names, each by a stable word; the roles parted by commas.
    pub fn facts(&self) -> Vec<(&'static str, String)> {
        vec![("roles", self.command.open_to().iter().map(|role| role.as_str()).collect::<Vec<_>>().join(","))]
    }

    /// One sentence for the person: what to do now.
    pub const fn what_to_do(&self) -> &'static str {
        "Ask a colleague who has the role, or have it given to you and sign in again."
    }
}

fn one_of(roles: &[Role]) -> String {
    roles.iter().map(|role| role.as_str()).collect::<Vec<_>>().join(" or ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The whole table, written out a second time by hand: a changed cell must be changed here too, on purpose.
    const TABLE: &str = "
                          reviewer analyst lead auditor operations privacy
        ReadQueue            x        x      x     x        x         x
        ReadOperationsQueue  -        -      x     x        x         -
        OpenCase             x        x      x     x        x         x
        ViewImage            x        x      -     -        -         -
        Reveal               x        x      -     -        -         x
        Claim                x        -      -     -        -         -
        Release              x        -      -     -        -         -
        ForceRelease         -        -      x     -        -         -
        TakeOrHandUp         x        -      x     -        -         -
        Assign               -        -      x     -        -         -
        Decide               x        -      -     -        -         -
        DecideSecond         x        -      -     -        -         -
        Undo                 x        -      -     -        -         -
        ReadOutbox           x        x      x     x        x         x
        SendOutbox           x        x      x     x        x         x
        Sync                 x        x      x     x        x         x
        ReadDecisions        -        x      x     x        -         -
        ReadLedger           -        -      x     x        -         -
        ExportLedger         -        -      x     x        -         -
        AcknowledgeLog       -        -      x     -        -         -
        ExportLog            -        -      x     x        -         -
        ExportPackage        -        -      x     x        -         x
        ReadRetention        -        -      x     x        -         x
        PlaceHold            -        -      x     -        -         x
        LiftHold             -        -      x     -        -         x
        SweepRetention       -        -      x     -        -         x
        ReplayPackage        x        x      x     x        -         x
    ";

    #[test]
    fn r_58_the_console_shows_policy_and_no_command_sets_it() {
        let sets = |command: &Command| {
            let name = format!("{command:?}").to_lowercase();
            ["policy", "edition", "threshold", "cutoff", "rule", "role"].iter().any(|word| name.contains(word))
        };
        assert_eq!(
            Command::ALL.into_iter().find(sets),
            None,
            "an edition comes with the program or the organisation's file"
        );
    }

    #[test]
    fn every_cell_of_the_table_is_as_written_down() {
        let rows: Vec<Vec<&str>> = TABLE
            .lines()
            .map(|line| line.split_whitespace().collect::<Vec<_>>())
            .filter(|row| !row.is_empty())
            .collect();
        assert_eq!(rows[0], Role::ALL.map(Role::as_str), "the head names every role in order");
        assert_eq!(rows.len() - 1, Command::ALL.len(), "the table has a row for every command");
        for (row, command) in rows[1..].iter().zip(Command::ALL) {
            assert_eq!(row[0], format!("{command:?}"), "the rows stand in the order of the commands");
            for (cell, role) in row[1..].iter().zip(Role::ALL) {
                assert_eq!(allows(role, command), *cell == "x", "{role} x {command:?} differs from the table");
            }
        }
    }

    #[test]
    fn unknown_roles_and_no_role_give_nothing() {
        for roles in [Roles::default(), Roles::from_words(["admin", "Reviewer", "reviewer ", "root", ""])] {
            assert!(roles.is_empty(), "none of these is a role");
            assert!(roles.commands().is_empty(), "so nothing is allowed");
        }
    }

    #[test]
    fn roles_add_up_and_nothing_else_comes_with_them() {
        let both = Roles::from_words(["lead", "reviewer", "astronaut"]);
        for command in Command::ALL {
            let either = allows(Role::Lead, command) || allows(Role::Reviewer, command);
            assert_eq!(both.may(command), either, "{command:?} is what either role gives");
        }
    }

    #[test]
    fn a_refused_command_names_the_roles_that_may() {
        let refused = Roles::from_words(["auditor"]).require(Command::ViewImage).unwrap_err();
        assert_eq!(refused.to_string(), "This needs the role reviewer or analyst.");
    }
}
