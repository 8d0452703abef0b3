//! T-13 to T-15: whatever is done to an exported log, to the rows in the file or to an evidence package is found,
//! and the first bad entry or part has its name.
//!
//! The log is a real one, made by the store. `cargo xtask test` changes 19,000 bytes of the export and 1,000 of the rows,
//! and makes every structural edit; `soak t14` changes every byte of 1,000 entries. A second verifier, in Python and from
//! the specifications, must say the same of every fixture.
#[cfg(test)]
mod agree;
#[cfg(test)]
mod archives;
#[cfg(test)]
mod edits;
#[cfg(test)]
mod flips;
#[cfg(test)]
#[path = "../crash/long.rs"]
mod long;
#[cfg(test)]
mod made;
#[cfg(test)]
mod packages;
#[cfg(test)]
mod rows;
#[cfg(test)]
#[expect(dead_code, reason = "journeys need more of it")]
#[path = "../it/stage.rs"]
mod stage;
#[cfg(test)]
mod stamps;

use std::process::ExitCode;

use libtest_mimic::Trial;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if words.first().is_some_and(|word| word == "soak") {
        return long::main(&words, |id, seed| match id {
            "t14" => Some(flips::every_byte(seed)),
            "t15" => Some(packages::many(seed)),
            _ => None,
        });
    }
    let trials = vec![
        Trial::test("t_14_a_changed_byte_of_an_export_is_found_and_its_entry_named", flips::suite),
        Trial::test("t_14_a_changed_byte_of_a_stored_row_is_found_and_its_entry_named", rows::suite),
        Trial::test("t_14_every_structural_edit_is_found_and_named", edits::suite),
        Trial::test("t_14_an_export_says_up_to_where_a_witness_saw_the_log", edits::up_to_where),
        Trial::test("t_14_behind_a_lost_row_the_log_that_follows_holds_for_both_verifiers", agree::behind_a_lost_row),
        Trial::test("t_15_stock_tools_and_both_verifiers_agree_on_packages_good_and_altered", packages::suite),
        Trial::test("a_time_stamp_holds_for_the_package_it_was_made_for_and_for_no_other", stamps::suite),
        Trial::test(
            "t_13_every_hostile_archive_is_refused_with_its_own_reason_and_none_becomes_a_file",
            archives::suite,
        ),
        Trial::test("t_14_a_second_verifier_says_the_same_of_every_fixture", agree::suite),
    ];
    libtest_mimic::run(&libtest_mimic::Arguments::from_args(), trials).exit_code()
}
