// @ts-check
// Entry of the page's script. In Voila the server has sent the page already: it is brought to life at once, and the notebook's
// widget joins when its kernel is ready. In JupyterLab the widget brings the page along.
import { App } from "./app.js";
import { find, need } from "./dom.js";
import { HttpSolver, KernelSolver, answered } from "./solvers.js";

/** @import { Model, Solver } from "./solvers.js" */

/** @type {WeakMap<HTMLElement, App>} */
const apps = new WeakMap();

/**
 * Bring a page that stands in the document to life.
 *
 * @param {HTMLElement} root
 * @param {{solvers?: Solver[], notebook?: boolean}} [where]
 */
export function hydrate(root, { solvers = [], notebook = false } = {}) {
  let app = apps.get(root);
  if (!app) {
    app = new App(root, { notebook });
    apps.set(root, app);
  }
  for (const solver of solvers) app.offer(solver);
  return app;
}

/** @param {string} name */
function addStyles(name) {
  if (document.querySelector(`link[data-ix="${name}"]`)) return Promise.resolve();
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL(`../${name}`, import.meta.url).href });
  link.dataset.ix = name;
  return new Promise((done) => {
    link.onload = link.onerror = done;
    document.head.append(link);
  });
}

/** The widget's view: join the page of the same name, or show it here. @param {{model: Model, el: HTMLElement}} view */
export async function render({ model, el }) {
  const solver = new KernelSolver(model);
  const page = model.get("page");
  const sent = find(document, `.ix[data-page="${page}"][data-from="server"]`);
  if (sent) {
    if ("joined" in sent.dataset) return () => solver.close(); // one slide of a talk answers for all
    sent.dataset.joined = "";
    hydrate(sent, { solvers: [solver] });
    return () => solver.close();
  }
  const slide = page === "slides";
  const [reply, say] = await Promise.all([
    solver.ask({ ask: "page" }),
    slide ? import("./say.js") : null,
    addStyles("explorer.css"),
    slide && addStyles("slides.css"),
  ]);
  // The arrow keys are the sliders', not those of JupyterLab and its notebook.
  el.dataset.lmSuppressShortcuts = "true";
  el.addEventListener("keydown", (event) => event.stopPropagation());
  el.innerHTML = answered(reply).message.html;
  const root = need(el, ".ix");
  const app = hydrate(root, { solvers: [solver], notebook: true });
  say?.follow(root);
  app.tools.more();
  return () => {
    app.close();
    solver.close();
  };
}

/** The page that the server sent; then, when its charts are drawn and the kernel's part has come, Voila's own script. */
export async function start() {
  const root = need(document, '.ix[data-from="server"]');
  const frame = root.dataset.embed && (await import("./frame.js")).frame;
  const app = hydrate(root, { solvers: [server(root)] });
  if (frame) return frame(app);
  await settled(app);
  app.tools.more();
  voila();
}

/** The server that has sent a page. @param {HTMLElement} root */
export const server = ({ dataset: { answers = "", page = "" } }) => new HttpSolver(answers, page);

/** When the first charts are drawn and all of the document has come. @param {App} app */
export function settled(app) {
  return Promise.all([app.painted, new Promise((done) => (document.readyState === "complete" ? done(null) : addEventListener("load", done)))]);
}

/** Voila's own script, if the notebook's kernel has come with the page. */
export function voila() {
  const link = document.getElementById("ix-voila");
  if (!link) return;
  const { baseUrl, kernelId } = JSON.parse(need(document, "#jupyter-config-data").textContent);
  addEventListener("pagehide", () => navigator.sendBeacon(`${baseUrl}voila/api/shutdown/${kernelId}`));
  // Voila starts when the window has loaded, which it had before: whoever waits for that now is called at once.
  const listen = window.addEventListener;
  /** @type {(this: any, type: string, then: any, ...rest: any[]) => void} */
  window.addEventListener = function (type, then, ...rest) {
    if (type === "load" && this === window) return void queueMicrotask(() => then.call(window, new Event("load")));
    return listen.call(this, type, then, ...rest);
  };
  const script = Object.assign(document.createElement("script"), { src: link.dataset.src });
  document.body.append(script);
}
