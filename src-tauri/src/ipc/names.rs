//! Every command the window may give, once: the build script makes a permission of each, `capabilities/main.json` grants
//! them, and a test holds this list, the capability and the commands themselves to each other.

/// The commands, in the order of the rooms.
pub const COMMANDS: &[&str] = &[
    "start_state",
    "start_again",
    "choose_keys",
    "unlock",
    "status",
    "sign_in",
    "cancel_sign_in",
    "sign_out",
    "sync_now",
    "queue",
    "next_case",
    "open_case",
    "read_case",
    "leave_case",
    "claim_case",
    "release_case",
    "check_decision",
    "save_decision",
    "undo",
    "load_draft",
    "save_draft",
    "outbox",
    "acknowledge",
    "send_again",
    "pack_offer",
    "take_pack",
    "cancel_pack",
    "release_pack",
];
