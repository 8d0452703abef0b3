//! C1 to C3: clocks. D1 to D10: the disk. R1 to R5: who else is there.
use crate::journeys::{around as journey, certificates, clocks};
use crate::matrix::Row;

const CLOCKS: &str = "tests/it/clocks.rs";
const OPEN: &str = "src/store/open/tests.rs";

/// The rows.
pub fn rows() -> Vec<Row> {
    vec![
        Row::new("C1", "The clock is a day wrong")
            .journey("a day ahead", "synced, claimed, sent, confirmed; clock_off told; the log knows the offset", |seed| Box::pin(clocks::a_day_wrong(86_400, seed)))
            .journey("a day behind", "synced, claimed, sent, confirmed; clock_off told; the log knows the offset", |seed| Box::pin(clocks::a_day_wrong(-86_400, seed)))
            .journey("a day ahead, the certificate out of date", "certificate_refused, the remedy names the clock and both times", |seed| Box::pin(certificates::dates_beside_clocks(86_400, seed)))
            .journey("a day behind, the certificate not valid yet", "certificate_refused, the remedy names the clock and both times", |seed| Box::pin(certificates::dates_beside_clocks(-86_400, seed)))
            .elsewhere(CLOCKS, "a_clock_that_is_a_day_wrong_changes_nothing_but_what_the_log_says_of_it", "order by index"),
        Row::new("C2", "The clock jumps back in a lease or a wait")
            .journey("a second back", "no claim lost, no request more, clockBack in the log", |seed| Box::pin(clocks::back(1, seed)))
            .journey("a day back", "no claim lost, no request more, clockBack in the log", |seed| Box::pin(clocks::back(86_400, seed)))
            .elsewhere(CLOCKS, "a_clock_that_jumps_back_while_waiting_makes_no_busy_loop", "no request more than before"),
        Row::new("C3", "Asleep for ten hours")
            .ruled("Locking comes with its own issue; the lease is looked at again before anything is sent.")
            .journey("nobody came", "claimed again, sent, confirmed", |seed| Box::pin(clocks::asleep(false, seed)))
            .journey("somebody came and went", "needs_review held_in_between, nothing sent", |seed| Box::pin(clocks::asleep(true, seed))),
        Row::new("D1", "The disk is full")
            .ruled("Run at every call by the disk suite, which traces system calls.")
            .elsewhere("tests/it/disk_room.rs", "a_nearly_full_disk_is_told_before_the_click_and_refused_and_work_goes_on_when_there_is_room", "below 200 MB told before the click, refused with disk_nearly_full, and over once there is room"),
        Row::new("D2", "Syncing to the disk fails").ruled("Run at every call by the disk suite."),
        Row::new("D3", "Somebody else holds the database")
            .journey("a reader that does not let go", "the decision is not called saved, or it is there", |seed| Box::pin(journey::busy(seed))),
        Row::new("D4", "The folder cannot be written")
            .journey("a file where the folder should be", "refused before the sign-in, with the reason", |seed| Box::pin(journey::no_folder(seed)))
            .elsewhere(OPEN, "a_folder_or_link_in_the_place_of_the_database_is_refused", "refused and left alone"),
        Row::new("D5", "The power fails").ruled("Run at every call by the disk suite, which rebuilds the images a power cut can leave."),
        Row::new("D6", "Killed at every call")
            .ruled("Run at every call by the disk suite; at random moments by the crash suite.")
            .elsewhere("tests/crash/main.rs", "t_02_sixty_kills_while_deciding_lose_nothing_and_double_nothing", "0 lost, 0 doubled"),
        Row::new("D7", "An older copy of the file")
            .ruled("That the file is older is found by the mark beside the keys, and by the witness where that was put back too (docs/audit-log.md); nothing is doubled either way: what the older copy sends again is recognised by its key and its id.")
            .journey("restored from before sending", "confirmed once on the platform, once here", |seed| Box::pin(journey::older_copy(seed))),
        Row::new("D8", "A page flipped, the file cut, empty or another one")
            .elsewhere(OPEN, "one_flipped_bit_in_any_page_is_reported", "reported")
            .elsewhere(OPEN, "a_cut_database_is_noticed_wherever_it_was_cut", "refused")
            .elsewhere(OPEN, "strange_files_are_each_called_by_their_name", "refused, each by its name"),
        Row::new("D9", "Killed while migrating")
            .ruled("Run at every call by the disk suite, for a new file and for one of the first version with content."),
        Row::new("D10", "Not enough memory")
            .ruled("Rust ends a process that cannot allocate, so the process may end in any way; what SQLite cannot allocate is an error that is told.")
            .elsewhere("tests/disk/main.rs", "too_little_memory_for_the_process_loses_doubles_and_tears_nothing", "50 limits on the process, for a decision and for a page of sync: nothing lost, doubled or torn")
            .elsewhere("tests/disk/main.rs", "too_little_memory_for_sqlite_is_an_error_that_is_told", "50 limits on SQLite's heap: an error, nothing half written"),
        Row::new("R1", "Two reviewers decide at once")
            .journey("both send", "one effective decision; the other is superseded and shows both", |seed| Box::pin(journey::two_reviewers(seed)))
            .elsewhere("tests/it/journeys.rs", "somebody_elses_decision_supersedes_ours_and_both_are_shown", "superseded, both shown"),
        Row::new("R2", "One reviewer on two machines")
            .journey("both send", "one effective decision; the other is superseded", |seed| Box::pin(journey::two_machines(seed)))
            .elsewhere("tests/it/claims.rs", "the_same_persons_second_machine_is_told", "told on opening"),
        Row::new("R3", "Locked while sending")
            .journey("locked, and the answer comes in time", "confirmed before the lock ends; no key and no token left; sent once", |seed| Box::pin(journey::locked_and_heard(seed)))
            .journey("locked, and no answer comes", "unknown interrupted after 20 s, keys and tokens gone within 1 s more, then confirmed; sent once", |seed| Box::pin(journey::locked_and_cut(seed)))
            .elsewhere("tests/it/locking.rs", "what_is_on_the_wire_when_the_time_is_over_is_cut_and_asked_for_after_unlocking", "unknown, read back, confirmed")
            .elsewhere("tests/schedules/run.rs", "a_thousand_schedules_of_lock_send_close_and_sync_end_and_keep_every_promise", "0 deadlocks, 0 violations"),
        Row::new("R4", "Quit while sending")
            .journey("closed with an answer due", "file closed, no key and no token left; unknown interrupted, then confirmed; sent once", |seed| Box::pin(journey::quit(seed)))
            .elsewhere("tests/it/outbox_doubts.rs", "a_console_that_ends_while_sending_asks_what_stands_when_it_starts_again", "read back, not sent again"),
        Row::new("R5", "Two processes on one profile")
            .elsewhere("tests/it/journeys.rs", "a_second_console_on_the_profile_is_told_who_has_it", "told who has it")
            .elsewhere("tests/it/cli/refused.rs", "while_the_window_holds_the_profile_it_says_so", "exits and says so")
            .elsewhere("src/access/profile/tests.rs", "the_second_process_is_refused_and_told_who_has_it", "refused"),
    ]
}
