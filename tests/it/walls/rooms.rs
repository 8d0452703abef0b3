//! Who may reach for what: the walls of ARCHITECTURE.md.
use super::sources::{Source, files, none};

/// Files and folders that decide and do no I/O, wherever in the engine they lie; with its room where a file that is not
/// pure has the same name.
const PURE: &[&str] = &[
    "plan",
    "convert",
    "rank",
    "pack_limits",
    "policy",
    "checks",
    "zone",
    "compare",
    "schedule",
    "explain",
    "changes",
    "seen",
    "states",
    "moves",
    "turned_up",
    "course",
    "lease",
    "turn",
    "missing",
    "queue/reason_table",
    "queue/figures",
    "facts",
    "search_view",
    "queue/search",
    "queue/views",
    "ledger/file",
    "ledger/filter",
    "ledger/verdicts",
    "ledger/view",
    "audit/witness",
    "packages/replay",
    "case/contacts",
    "image/watermark",
    "wanted",
    "frame",
    "form",
    "titles",
    "file_waits",
    "case/link",
    "platform/read",
    "retry_after",
    "id_token",
    "certificate",
    "recovery/sheet",
    "quiet/line",
    "guard",
    "catalogue",
];
/// What a pure file may not name: the outside world, and the clock. (`Utc::now` and its kin are clippy's to find.)
const OUTSIDE: &[&str] = &["sqlx", "reqwest", "tokio", "keyring", "keyring_core", "Clock", "SystemTime", "Instant"];

/// The places of the given sources that name one of these words.
fn uses<'a>(sources: impl Iterator<Item = &'a Source>, words: &[&str]) -> Vec<String> {
    let named = |source: &Source| {
        let found = source.identifiers().into_iter().filter(|(_, word)| words.contains(&word.as_str()));
        found.map(|(line, word)| format!("{}:{line} names {word}", source.path)).collect::<Vec<_>>()
    };
    sources.flat_map(named).collect()
}

#[test]
fn only_the_store_speaks_sql() {
    let rust = files(&["rs"]);
    let outside = rust.iter().filter(|s| s.is_in(&["src/", "src-tauri/", "sandbox/"]) && !s.is_in(&["src/store/"]));
    none(uses(outside, &["sqlx"]), "SQL stays in src/store; other rooms receive a StoreTx. Move the query there:");
}

#[test]
fn only_the_platform_room_speaks_http() {
    let rust = files(&["rs"]);
    let outside = rust.iter().filter(|s| s.is_in(&["src/", "src-tauri/src/"]) && !s.is_in(&["src/platform/"]));
    none(uses(outside, &["reqwest"]), "HTTP stays in src/platform, where the limits are:");
}

#[test]
fn only_the_key_files_of_the_store_reach_the_keychain() {
    let rust = files(&["rs"]);
    let outside = rust.iter().filter(|s| s.is_in(&["src/", "src-tauri/src/"]) && !s.path.starts_with("src/store/key"));
    none(uses(outside, &["keyring", "keyring_core"]), "The keychain is reached from src/store/key*.rs only:");
}

#[test]
fn pictures_are_read_in_the_decoding_process_only() {
    let rust = files(&["rs"]);
    let outside = rust.iter().filter(|s| s.is_in(&["src/", "src-tauri/src/"]) && !s.is_in(&["src/image/"]));
    let direct = ["image::examine", "image::pixels", "image::load", "ImageReader", "DynamicImage", "exif::"];
    let named = |source: &Source| {
        let found = direct.iter().filter(|word| source.text.contains(**word));
        found.map(|word| format!("{} names {word}", source.path)).collect::<Vec<_>>()
    };
    none(outside.flat_map(named).collect(), "A stranger's picture is read behind walls; ask `image::Decoder`:");
    let starts = |path: &str| rust.iter().find(|s| s.path == path).unwrap().text.contains("image::decoding_process()");
    for program in ["src-tauri/src/main.rs", "src/bin/second-look-cli/main.rs"] {
        assert!(starts(program), "{program} does not ask first whether it is a decoding process");
    }
}

#[test]
fn pure_files_know_neither_the_outside_world_nor_the_time() {
    let rust = files(&["rs"]);
    let in_room = |path: &str, pure: &str| path.contains(&format!("/{pure}.")) || path.contains(&format!("/{pure}/"));
    let pure = |s: &&Source| s.is_in(&["src/"]) && PURE.iter().any(|pure| in_room(&s.path, pure));
    let found = rust.iter().filter(pure).collect::<Vec<_>>();
    assert!(found.len() >= PURE.len(), "the pure files have moved: this rule would hold for little: {}", found.len());
    none(uses(found.into_iter(), OUTSIDE), "A pure file decides from its arguments, the time included:");
}

#[test]
fn the_policy_does_not_look_back_at_the_decisions_that_are_held_to_it() {
    let rust = files(&["rs"]);
    let policy = rust.iter().filter(|s| s.is_in(&["src/policy/"]));
    let back = policy.filter(|s| s.text.contains("crate::decision")).map(|s| s.path.clone()).collect();
    none(back, "Decisions are held to a policy; a policy knows none of them:");
}

#[test]
fn the_engine_does_not_know_the_window() {
    let rust = files(&["rs"]);
    let engine = rust.iter().filter(|s| s.is_in(&["src/"]));
    let tauri = |s: &Source| {
        let found = s.identifiers().into_iter().filter(|(_, word)| word.starts_with("tauri"));
        found.map(|(line, word)| format!("{}:{line} names {word}", s.path)).collect::<Vec<_>>()
    };
    none(engine.flat_map(tauri).collect(), "Tauri is known to src-tauri only:");
}

#[test]
fn only_one_folder_of_the_view_talks_to_the_window() {
    let view = files(&["ts", "svelte", "mjs", "js"]);
    let outside = view.iter().filter(|s| s.is_in(&["ui/src/"]) && !s.is_in(&["ui/src/ipc/"]));
    let broken = outside.filter(|s| s.text.contains("@tauri-apps")).map(|s| s.path.clone()).collect();
    none(broken, "The view reaches the engine through ui/src/ipc only:");
}

#[test]
fn the_sandbox_is_written_from_the_contract_and_not_from_the_engine() {
    let manifest = files(&["toml"]).into_iter().find(|s| s.path == "sandbox/Cargo.toml").unwrap();
    let depends =
        manifest.text.lines().any(|line| line.starts_with("second-look ") || line.starts_with("second-look="));
    assert!(
        !depends,
        "sandbox/Cargo.toml depends on the engine; then a mistake in one would hide the same in the other"
    );
    let rust = files(&["rs"]);
    let sandbox = rust.iter().filter(|s| s.is_in(&["sandbox/"]));
    none(uses(sandbox, &["second_look"]), "The sandbox does not import the engine's types, so that drift shows:");
}

#[test]
fn developer_commands_start_on_a_bare_machine() {
    let manifest = files(&["toml"]).into_iter().find(|s| s.path == "xtask/Cargo.toml").unwrap();
    assert!(!manifest.text.contains("dependencies]"), "xtask has no dependencies, so that it starts at once");
}
