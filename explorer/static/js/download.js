// @ts-check
// The tools "download" and "python": drawers that offer files, and the way of a file from the answer to the reader's disk.
import { find, findAll, hit, need } from "./dom.js";
import { poster } from "./poster.js";

/** @import { App } from "./app.js" */
/** @import { DownloadQuestion, DownloadsAnswer, DownloadsQuestion, PythonAnswer, PythonQuestion } from "./protocol.d.ts" */

/** @param {App} app */
export function download(app) {
  app.tools.add("download", (_, chart) => open(app, { ask: "downloads", chart }));
  app.tools.add("python", () => open(app, { ask: "python" }));
}

/** What every question of a file says besides the scenario: the readings of the charts, what is compared with, and where the page is. @param {App} app */
const asked = (app) => ({ options: app.charts.options, vs: app.versus.query, ...(!app.notebook && { home: location.origin + location.pathname }) });

/** @param {App} app @param {DownloadsQuestion | PythonQuestion} question */
async function open(app, question) {
  const shown = { query: app.query, ...asked(app) }; // the drawer holds on to what was on screen when it opened
  let message;
  try {
    ({ message } = await app.ask({ ...shown, ...question }));
  } catch (error) {
    return app.tell("download", app.texts.not_saved.replace("{why}", why(error)));
  }
  const place = app.panels.sheet(message.html, app.texts[question.ask === "python" ? "python" : "download"]);
  const status = need(place, '[data-slot="took"]');
  find(place, "[data-copy]")?.addEventListener("click", (event) => app.tools.copy("code" in message ? message.code : "", hit(event)));
  for (const button of findAll(place, "[data-get]", HTMLButtonElement)) {
    button.addEventListener("click", async () => {
      const kind = button.dataset.get ?? "";
      button.disabled = true;
      status.textContent = app.texts.making;
      try {
        const made = ["png", "svg"].includes(kind)
          ? { name: message.names[kind], blob: await drawn(app, question, kind, message) }
          : await file(app, { ...shown, ask: "download", chart: question.chart, kind: /** @type {DownloadQuestion["kind"]} */ (kind) });
        save(made);
        status.textContent = app.texts.saved.replace("{name}", made.name).replace("{size}", size(made.blob.size));
      } catch (error) {
        status.textContent = app.texts.not_saved.replace("{why}", why(error));
      }
      button.disabled = false;
      button.focus();
    });
  }
}

/** @param {unknown} error */
const why = (error) => /** @type {Error} */ (error).message;

/** @param {App} app @param {DownloadsQuestion | PythonQuestion} question @param {string} kind @param {DownloadsAnswer | PythonAnswer} message */
function drawn(app, { chart }, kind, message) {
  const words = "words" in message ? message.words : undefined;
  if (!chart || !words) throw new TypeError("only a chart has a picture");
  return poster(app, chart, kind, words);
}

/** @param {App} app @param {DownloadQuestion} question */
async function file(app, question) {
  const { message, buffer } = await app.ask(question);
  return { name: message.name, blob: new Blob([buffer]) };
}

/** @param {{name: string, blob: Blob}} file */
function save({ name, blob }) {
  const link = Object.assign(document.createElement("a"), { download: name, href: URL.createObjectURL(blob) });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

/** @param {number} bytes */
const size = (bytes) => (bytes < 999500 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1e6).toFixed(1)} MB`);
