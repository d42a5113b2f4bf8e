// The tools "download" and "python": drawers that offer files, and the way of a file from the answer to the reader's disk.
import { poster } from "./poster.js";

export function download(app) {
  app.tools.add("download", (_, chart) => open(app, { ask: "downloads", chart }));
  app.tools.add("python", () => open(app, { ask: "python" }));
}

/** What every question of a file says besides the scenario: the readings of the charts, what is compared with, and where the page is. */
const asked = (app) => ({ options: app.charts.options, vs: app.versus.query, ...(!app.notebook && { home: location.origin + location.pathname }) });

async function open(app, question) {
  const shown = { query: app.query, ...asked(app) }; // the drawer holds on to what was on screen when it opened
  let message;
  try {
    ({ message } = await app.ask({ ...shown, ...question }));
  } catch (error) {
    return app.tell("download", app.texts.not_saved.replace("{why}", error.message));
  }
  const place = app.panels.sheet(message.html, app.texts[question.ask === "python" ? "python" : "download"]);
  const status = place.querySelector('[data-slot="took"]');
  place.querySelector("[data-copy]")?.addEventListener("click", ({ target }) => app.tools.copy(message.code, target));
  for (const button of place.querySelectorAll("[data-get]")) {
    button.addEventListener("click", async () => {
      const kind = button.dataset.get;
      button.disabled = true;
      status.textContent = app.texts.making;
      try {
        const made = ["png", "svg"].includes(kind)
          ? { name: message.names[kind], blob: await poster(app, question.chart, kind, message.words) }
          : await file(app, { ...shown, ask: "download", chart: question.chart, kind });
        save(made);
        status.textContent = app.texts.saved.replace("{name}", made.name).replace("{size}", size(made.blob.size));
      } catch (error) {
        status.textContent = app.texts.not_saved.replace("{why}", error.message);
      }
      button.disabled = false;
      button.focus();
    });
  }
}

async function file(app, question) {
  const { message, buffer } = await app.ask(question);
  if (!message.name) throw new Error(message.problems?.[0]?.message ?? "");
  return { name: message.name, blob: new Blob([buffer]) };
}

function save({ name, blob }) {
  const link = Object.assign(document.createElement("a"), { download: name, href: URL.createObjectURL(blob) });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

const size = (bytes) => (bytes < 999500 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1e6).toFixed(1)} MB`);
