// The gate every message of the page passes before it reaches the program (Tauri's isolation pattern, decision 0035). It
// runs in a sandboxed frame of its own; the page cannot reach into it. What is not one of our commands, or longer than any
// of them can be, goes on under a name that no command has: the page gets an error and nothing is done.
// A test holds the list to src/ipc/names.rs.
const COMMANDS = new Set([
  "plugin:event|listen",
  "plugin:event|unlisten",
  "start_state",
  "start_again",
  "configure",
  "change_addresses",
  "choose_keys",
  "unlock",
  "lock",
  "touch",
  "stand_at",
  "come_back",
  "may_close",
  "waiting",
  "status",
  "sign_in",
  "cancel_sign_in",
  "sign_out",
  "sync_now",
  "queue",
  "read_search",
  "views",
  "reasons",
  "next_case",
  "open_case",
  "take_link",
  "read_case",
  "reveal",
  "image_facts",
  "leave_case",
  "claim_case",
  "release_case",
  "assignees",
  "several_listed",
  "several",
  "check_decision",
  "save_decision",
  "undo",
  "load_draft",
  "save_draft",
  "copy_out",
  "ledger_facts",
  "check_ledger",
  "ledger_decisions",
  "ledger_entries",
  "timeline",
  "export_ledger",
  "outbox",
  "decided_since",
  "acknowledge",
  "acknowledge_log",
  "send_again",
  "package_form",
  "save_package",
  "pack_offer",
  "take_pack",
  "cancel_pack",
  "release_pack",
  "open_replay",
  "close_replay",
  "retention_report",
  "place_hold",
  "lift_hold",
  "settings",
  "keep_settings",
  "diagnostics",
]);

/** Characters of everything a command is given; the longest of them is a text of 20,000 on its way to the clipboard. */
const MOST = 200000;

window.__TAURI_ISOLATION_HOOK__ = (message) => {
  const given = message.payload;
  let fits = false;
  try {
    fits =
      typeof message.cmd === "string" &&
      COMMANDS.has(message.cmd) &&
      typeof given === "object" &&
      given !== null &&
      !ArrayBuffer.isView(given) &&
      !(given instanceof ArrayBuffer) &&
      JSON.stringify(given).length <= MOST;
  } catch {
    fits = false;
  }
  if (fits) return message;
  return { ...message, cmd: "refused_by_the_gate", payload: {}, options: undefined };
};
