// The real engine, over the generated commands. Each line is one command of the shell; nothing is decided here.
import { convertFileSrc } from "@tauri-apps/api/core";
import { commands, events } from "./bindings";
import { type Draft, fieldOf, type Ipc } from "./contract";

/** A command that answers nothing answers `null` on the wire. */
const nothing = async (call: Promise<null>): Promise<void> => {
  await call;
};

export const tauri: Ipc = {
  startState: commands.startState,
  startAgain: commands.startAgain,
  configure: commands.configure,
  changeAddresses: commands.changeAddresses,
  chooseKeys: commands.chooseKeys,
  unlock: commands.unlock,
  lock: async () => void (await commands.lock()),
  touch: async () => void (await commands.touch()),
  standAt: (whereabouts) => nothing(commands.standAt(whereabouts)),
  comeBack: commands.comeBack,
  mayClose: () => nothing(commands.mayClose()),
  waiting: commands.waiting,
  status: commands.status,
  signIn: () => nothing(commands.signIn()),
  cancelSignIn: () => nothing(commands.cancelSignIn()),
  signOut: () => nothing(commands.signOut()),
  syncNow: () => nothing(commands.syncNow()),
  queue: commands.queue,
  readSearch: commands.readSearch,
  views: commands.views,
  assignees: commands.assignees,
  severalListed: commands.severalListed,
  several: commands.several,
  reasons: commands.reasons,
  packageForm: commands.packageForm,
  savePackage: commands.savePackage,
  openReplay: commands.openReplay,
  closeReplay: () => nothing(commands.closeReplay()),
  openCase: commands.openCase,
  takeLink: commands.takeLink,
  readCase: commands.readCase,
  reveal: commands.reveal,
  imageFacts: commands.imageFacts,
  leaveCase: (caseId) => nothing(commands.leaveCase(caseId)),
  nextCase: commands.nextCase,
  checkDecision: async (input) => {
    const missing = await commands.checkDecision(input);
    return missing.map(({ code, text }) => ({ field: fieldOf(code), code, message: text }));
  },
  saveDecision: commands.saveDecision,
  undo: (entryId) => nothing(commands.undo(entryId)),
  acknowledge: (entryId) => nothing(commands.acknowledge(entryId)),
  acknowledgeLog: () => nothing(commands.acknowledgeLog()),
  sendAgain: (entryId) => nothing(commands.sendAgain(entryId)),
  // The engine writes every field; it only reads drafts of an older program that lack some.
  loadDraft: async (caseId) => (await commands.loadDraft(caseId)) as Draft | null,
  saveDraft: (caseId, draft) => nothing(commands.saveDraft(caseId, draft)),
  packOffer: commands.packOffer,
  takePack: commands.takePack,
  cancelPack: () => nothing(commands.cancelPack()),
  releasePack: commands.releasePack,
  retentionReport: commands.retentionReport,
  placeHold: commands.placeHold,
  liftHold: commands.liftHold,
  decidedSince: commands.decidedSince,
  outbox: commands.outbox,
  copyOut: (caseId, text) => nothing(commands.copyOut(caseId, text)),
  ledgerFacts: commands.ledgerFacts,
  checkLedger: commands.checkLedger,
  ledgerDecisions: commands.ledgerDecisions,
  ledgerEntries: commands.ledgerEntries,
  timeline: commands.timeline,
  exportLedger: commands.exportLedger,
  settings: commands.settings,
  keepSettings: commands.keepSettings,
  diagnostics: commands.diagnostics,
  replayImageUrl: (fileRef) => convertFileSrc(`~replay/${fileRef}/preview`, "evidence"),
  imageUrl: (caseId, fileRef, full) =>
    convertFileSrc(`${caseId}/${fileRef}/${full ? "full" : "preview"}`, "evidence"),
  onChanged: (listener) => {
    let stopped = false;
    let stop: (() => void) | null = null;
    void events.changed
      .listen((event) => listener(event.payload))
      .then((unlisten) => {
        if (stopped) unlisten();
        else stop = unlisten;
      });
    return () => {
      stopped = true;
      stop?.();
    };
  },
};
