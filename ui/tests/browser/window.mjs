// Opens the built UI in the Chromium of this machine. No browser is downloaded.
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";
import { serve } from "./serve.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

function browserPath() {
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    for (const name of NAMES) {
      try {
        accessSync(join(folder, name), constants.X_OK);
        return join(folder, name);
      } catch {
        // not here
      }
    }
  }
  throw new Error(
    `No browser on PATH (looked for ${NAMES.join(", ")}). Install Chromium to run the browser tests.`,
  );
}

/** Until what was just done is painted, and what followed from it as well. */
const painted = () =>
  new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))));

/** A busy machine takes longer to close a sheet than a test to press the next key: nobody types into what they still see. */
function settle(page) {
  const { keyboard } = page;
  const [press, evaluate] = [keyboard.press.bind(keyboard), page.evaluate.bind(page)];
  keyboard.press = async (key, options) => {
    await press(key, options);
    if (key === "Escape") await evaluate(painted);
  };
  page.evaluate = async (...asked) => {
    const told = await evaluate(...asked);
    await evaluate(painted);
    return told;
  };
}

/** A browser and a server; `page(options)` opens a window of its own and watches its console. */
export async function openBrowser() {
  const server = await serve();
  const browser = await chromium.launch({
    executablePath: browserPath(),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  return {
    async page({
      scene = "signed-in",
      undoSecs = 10,
      theme = "light",
      width = 1366,
      height = 768,
      language = null,
      ...more
    } = {}) {
      const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme, ...more });
      const page = await context.newPage();
      // Only a ceiling: a busy machine is slow, not wrong.
      page.setDefaultTimeout(30_000);
      settle(page);
      const complaints = [];
      page.on("console", (message) => {
        if (["error", "warning"].includes(message.type())) complaints.push(message.text());
      });
      page.on("pageerror", (error) => complaints.push(String(error)));
      const asked = new URLSearchParams({ ...(scene && { scene }), ...(language && { language }) });
      await page.goto(`${server.origin}/?${asked}`);
      await page.waitForFunction(() => window.secondLook);
      await page.evaluate((secs) => window.secondLook.setStatus({ undoSecs: secs }), undoSecs);
      return { page, complaints, close: () => context.close() };
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
