//! Journeys over the whole engine, and tests of what the repository says about itself.

#[cfg(test)]
mod again;
#[cfg(test)]
mod ahead;
#[cfg(test)]
mod beside;
#[cfg(test)]
mod broken_log;
#[cfg(test)]
mod claims;
#[cfg(test)]
mod cli;
#[cfg(test)]
mod clocks;
#[cfg(test)]
mod contract;
#[cfg(test)]
mod disk_room;
#[cfg(test)]
mod editions;
#[cfg(test)]
mod erasure;
#[cfg(test)]
mod facades;
#[cfg(test)]
mod foretold;
#[cfg(test)]
mod fresh;
#[cfg(test)]
mod gate;
#[cfg(test)]
mod guarded;
#[cfg(test)]
mod invariants;
#[cfg(test)]
mod journeys;
#[cfg(test)]
mod keychain;
#[cfg(test)]
mod late;
#[cfg(test)]
mod leaks;
#[cfg(test)]
mod leaving;
#[cfg(test)]
mod ledger;
#[cfg(test)]
mod links;
#[cfg(test)]
mod locked;
#[cfg(test)]
mod locking;
#[cfg(test)]
mod marks;
#[cfg(test)]
mod network;
#[cfg(test)]
mod opening;
#[cfg(test)]
mod outbox_answers;
#[cfg(test)]
mod outbox_doubts;
#[cfg(test)]
mod outbox_order;
#[cfg(test)]
mod outbox_table;
#[cfg(test)]
mod outbox_undo;
#[cfg(test)]
mod packages;
#[cfg(test)]
mod packages_checked;
#[cfg(test)]
mod packages_quiet;
#[cfg(test)]
mod packs;
#[cfg(test)]
mod pictures;
#[cfg(test)]
mod printed;
#[cfg(test)]
mod readme_lines;
#[cfg(test)]
mod reasons;
#[cfg(test)]
mod recovery;
#[cfg(test)]
mod replay;
#[cfg(test)]
mod retention;
#[cfg(test)]
mod reveal;
#[cfg(test)]
mod role_walk;
#[cfg(test)]
mod roles;
#[cfg(test)]
mod saving;
#[cfg(test)]
mod searching;
#[cfg(test)]
mod second_person;
#[cfg(test)]
mod settings;
#[cfg(test)]
mod sign_in_life;
#[cfg(test)]
mod signed;
#[cfg(test)]
mod stage;
#[cfg(test)]
mod stops;
#[cfg(test)]
mod sync_faults;
#[cfg(test)]
mod walls;
#[cfg(test)]
mod witness;
