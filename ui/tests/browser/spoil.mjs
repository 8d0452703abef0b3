// Puts strangers' text into every place of a case that carries some, and waits until the window shows it.
let rounds = 0;

/**
 * `texts`: each list of the case holds all of them, and what there is one of takes them by turns. Of a single text each list
 * holds five, one of each kind of line. Waits for a mark of this round in the place of the subject: what is looked at next is
 * what was put in.
 */
export async function spoil(page, caseId, texts) {
  const mark = `T11r${(rounds += 1)}.`;
  await page.evaluate(
    ([id, texts, mark]) => {
      let turn = 0;
      const one = () => texts[turn++ % texts.length];
      const all = (make) => (texts.length === 1 ? Array(5).fill(texts[0]) : texts).map(make);
      window.secondLook.change(id, (view, row) => {
        view.name = one();
        view.subject = `${mark} ${one()}`;
        row.name = one();
        row.country = one().slice(0, 40) || null;
        row.deviceVerdict = one() || null;
        row.reasons = [true, false].map((suspicion) => ({
          code: one(),
          title: one(),
          family: one(),
          suspicion,
        }));
        view.why = {
          sentence: one(),
          customer: one(),
          route: [{ label: one(), taken: true, note: one() }],
          banners: ["contradiction", "warning", "information"].map((severity) => ({ severity, text: one() })),
          notRun: all((text) => text),
          notes: all((text) => text),
          policy: one(),
          alone: all((text) => text),
          contributions: {
            items: all((text) => ({ name: text, weight: text, share: 1 })),
            sum: one(),
            addsUp: false,
          },
          remedies: all((text) => text),
        };
        view.device = {
          provider: one(),
          verdict: one(),
          verdictTitle: one(),
          verdictMeaning: one(),
          measuredAt: one(),
          services: all((text) => text),
          inputSources: all((text) => text),
          userReference: one(),
          scores: [{ label: one(), value: one(), range: one(), direction: one(), source: one() }],
          signals: all((text, at) => ({ name: text, value: text, note: at % 2 === 0 ? text : null })),
        };
        view.reasons = all((text) => ({
          scheme: text,
          code: text,
          known: false,
          title: text,
          meaning: text,
          howToCheck: [text, text],
          guidance: text,
          family: text,
          visibility: "internal",
          suspicion: true,
          polarity: "neutral",
          technical: false,
          details: text,
          from: text,
          twin: text,
          fixableBy: text,
          retry: text,
        }));
        view.checks = all((text, at) => ({
          topic: "zone",
          label: text,
          tone: ["blocks", "differs", "caution", "note", "fine"][at % 5],
          text: text,
          until: null,
        }));
        if (view.session) view.session = { ...view.session, flowVersion: one(), lastStep: one() };
        view.compare = all((text, at) => ({
          field: text,
          label: text,
          claimed: text,
          extracted: `${text}!`,
          standing: ["different", "only_claimed", "only_extracted", "same"][at % 4],
          note: text,
        }));
        view.images = view.images
          .slice(0, 1)
          .map((image) => ({ ...image, label: one(), state: "bad", problem: one() }));
        view.checked = all((text, at) => ({
          kind: text,
          label: text,
          presence: ["missing", "erased", "unexpected", "received"][at % 4],
          createdBy: text,
        }));
        view.signed = all((text, at) => ({
          fileRef: `t11-${at}`,
          label: text,
          state: at % 2 === 0 ? "ready" : "bad",
          problem: text,
          mediaType: text,
          sizeBytes: 1,
          sha256: "5e".repeat(32),
          fetchedAt: null,
        }));
        const theirs = (decision) => ({
          decision,
          reviewer: one(),
          reviewerName: one() || null,
          reasons: [true, false].map((suspicion) => ({
            scheme: one(),
            code: one(),
            title: one(),
            suspicion,
          })),
          comment: one(),
          state: "applied",
          recordedAt: new Date().toISOString(),
          appliedAt: null,
          resultingOutcome: one(),
        });
        view.standing = theirs("approve");
        view.second = { turn: "second", text: one(), first: theirs("reject") };
        view.blocks = all((text) => ({
          kind: text,
          title: text,
          createdBy: text,
          createdAt: text,
          erased: false,
          raw: text,
        }));
        view.form.reasons = all((text) => ({
          scheme: text,
          code: text,
          title: text,
          group: text,
          suspicion: true,
          technical: false,
          onCase: true,
        }));
        view.form.approveTold = one();
        view.form.checklist = [0, 1, 2].map((at) => ({ id: `t11-${at}`, text: one() }));
        view.claim.note = one();
        view.sessionId = one();
        view.outcome = one();
      });
    },
    [caseId, texts, mark],
  );
  await page.waitForFunction(
    (wanted) => [...document.querySelectorAll(".ids bdi")].some((one) => one.textContent?.startsWith(wanted)),
    mark,
  );
}
