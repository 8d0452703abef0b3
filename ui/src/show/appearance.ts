// How the window looks, written onto the document: colours, size of text, height of lines, widths of panes. The style sheets
// read it there.
import type { Settings } from "../ipc";

const moreContrast = () => matchMedia("(prefers-contrast: more)");

export function applyAppearance(settings: Settings): void {
  const { theme, textPercent, density, queuePercent, whyPercent } = settings;
  const root = document.documentElement;
  // The strongest contrast is light or dark as the system; the other two are what they say.
  if (theme === "light" || theme === "dark") root.dataset["theme"] = theme;
  else delete root.dataset["theme"];
  root.toggleAttribute(
    "data-contrast",
    theme === "contrast" || (theme === "system" && moreContrast().matches),
  );
  root.dataset["density"] = density;
  root.style.fontSize = textPercent === 100 ? "" : `${String(textPercent)}%`;
  root.style.setProperty("--queue-width", String(queuePercent / 100));
  root.style.setProperty("--why-width", String(whyPercent / 100));
}

/** Calls when the system asks for more contrast, or no longer does. */
export function onContrast(changed: () => void): () => void {
  const query = moreContrast();
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
}
