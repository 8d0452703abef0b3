// The focus is never lost. A button that goes away when it is pressed takes the focus with it, and whoever works by keys or by
// ear stands nowhere: what the screen is about gets it then. Who puts it elsewhere themselves comes first.

/** Long enough for whoever knows better where the work goes on. */
const WAIT_MS = 120;
/** Where the work goes on, the nearest first. */
const PLACES = [
  "[role=dialog]",
  "#case-heading",
  "#queue-list",
  "#entry-list",
  "#ledger-list",
  "aside.queue",
  "h1[tabindex]",
  "main button",
];

function placeIn(page: Document): HTMLElement | undefined {
  // Of several sheets the last lies on top.
  return PLACES.flatMap((place) => [...page.querySelectorAll<HTMLElement>(place)].slice(-1))[0];
}

/** Begins; gives what ends it. */
export function keepFocus(page: Document): () => void {
  let had: Element | null = null;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const lost = () => had !== null && !had.isConnected && page.activeElement === page.body;
  const came = (event: FocusEvent) => (had = event.target instanceof Element ? event.target : null);
  // A press beside everything leaves the focus nowhere, and means to.
  const pressed = () => (had = null);
  const watch = new MutationObserver(() => {
    if (!lost()) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      if (lost()) placeIn(page)?.focus();
    }, WAIT_MS);
  });
  page.addEventListener("focusin", came);
  page.addEventListener("pointerdown", pressed, true);
  watch.observe(page.body, { childList: true, subtree: true });
  return () => {
    clearTimeout(waiting);
    watch.disconnect();
    page.removeEventListener("focusin", came);
    page.removeEventListener("pointerdown", pressed, true);
  };
}
