// What the engine says of evidence that changed after a decision: one of each kind.
export const CHANGES = {
  toCome: false,
  nothing: false,
  fields: [
    { label: "Family name", claimed: false, moved: "changed", before: "Thalberg", now: "Talberg" },
    { label: "Date of birth", claimed: true, moved: "added", before: null, now: "1991-04-12" },
  ],
  reasons: [
    { code: "3206", title: "Security feature does not react", suspicion: true, moved: "added" },
    { code: "VPN_DETECTED", title: "Connection through a VPN", suspicion: false, moved: "gone" },
  ],
  blocks: [
    {
      kind: "documentVerification",
      title: "Document verification",
      moved: "changed",
      lines: [{ place: "issuing country", before: "UTO", now: "UTX" }],
      more: 3,
    },
    { kind: "deviceSignals", title: "Device signals", moved: "erased", lines: [], more: 0 },
  ],
  images: [{ fileRef: null, label: "Identity card, front", moved: "changed" }],
};
