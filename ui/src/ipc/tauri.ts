// The real engine, over typed commands. Each line is one command of the shell; nothing is decided here.
import { convertFileSrc, invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import type { Changed, Ipc } from "./contract";

export const tauri: Ipc = {
  status: () => invoke("status"),
  signIn: () => invoke("sign_in"),
  cancelSignIn: () => invoke("cancel_sign_in"),
  signOut: () => invoke("sign_out"),
  syncNow: () => invoke("sync_now"),
  queue: (filter, after, limit) => invoke("queue", { filter, after, limit }),
  openCase: (caseId) => invoke("open_case", { caseId }),
  readCase: (caseId) => invoke("read_case", { caseId }),
  leaveCase: (caseId) => invoke("leave_case", { caseId }),
  nextCase: (after, filter) => invoke("next_case", { after, filter }),
  checkDecision: (input) => invoke("check_decision", { input }),
  saveDecision: (input) => invoke("save_decision", { input }),
  undo: (entryId) => invoke("undo", { entryId }),
  loadDraft: (caseId) => invoke("load_draft", { caseId }),
  saveDraft: (caseId, draft) => invoke("save_draft", { caseId, draft }),
  outbox: (word, after, limit) => invoke("outbox", { word, after, limit }),
  imageUrl: (caseId, fileRef, full) =>
    convertFileSrc(`${caseId}/${fileRef}/${full ? "full" : "preview"}`, "evidence"),
  onChanged: (listener) => {
    let stopped = false;
    let stop: (() => void) | null = null;
    void listen<Changed>("changed", (event) => listener(event.payload)).then((unlisten) => {
      if (stopped) unlisten();
      else stop = unlisten;
    });
    return () => {
      stopped = true;
      stop?.();
    };
  },
};
