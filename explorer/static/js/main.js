// Entry of the page's script. In Voila the server has sent the page already: it is brought to life at once, and the notebook's
// widget joins when its kernel is ready. In JupyterLab the widget brings the page along.
import { App } from "./app.js";
import { HttpSolver, KernelSolver } from "./solvers.js";

const apps = new WeakMap();

/** Bring a page that stands in the document to life. */
export function hydrate(root, { solvers = [], notebook = false } = {}) {
  let app = apps.get(root);
  if (!app) {
    app = new App(root, { notebook });
    apps.set(root, app);
  }
  for (const solver of solvers) app.offer(solver);
  return app;
}

function addStyles(name) {
  if (document.querySelector(`link[data-ix="${name}"]`)) return Promise.resolve();
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL(`../${name}`, import.meta.url).href });
  link.dataset.ix = name;
  return new Promise((done) => {
    link.onload = link.onerror = done;
    document.head.append(link);
  });
}

/** The widget's view: join the page of the same name, or show it here. */
export async function render({ model, el }) {
  const solver = new KernelSolver(model);
  const page = model.get("page");
  const sent = document.querySelector(`.ix[data-page="${page}"][data-from="server"]`);
  if (sent) {
    if ("joined" in sent.dataset) return () => solver.close(); // one slide of a talk answers for all
    sent.dataset.joined = "";
    hydrate(sent, { solvers: [solver] });
    return () => solver.close();
  }
  const slide = page === "slides";
  const [reply, { follow }] = await Promise.all([
    solver.ask({ ask: "page" }),
    slide ? import("./say.js") : {},
    addStyles("explorer.css"),
    slide && addStyles("slides.css"),
  ]);
  // The arrow keys are the sliders', not those of JupyterLab and its notebook.
  el.dataset.lmSuppressShortcuts = "true";
  el.addEventListener("keydown", (event) => event.stopPropagation());
  el.innerHTML = reply.message.html;
  const root = el.querySelector(".ix");
  const app = hydrate(root, { solvers: [solver], notebook: true });
  follow?.(root);
  app.tools.more();
  return () => {
    app.close();
    solver.close();
  };
}

/** The page that the server sent; then, when its charts are drawn and the kernel's part has come, Voila's own script. */
export async function start() {
  const root = document.querySelector('.ix[data-from="server"]');
  const frame = root.dataset.embed && (await import("./frame.js")).frame;
  const app = hydrate(root, { solvers: [new HttpSolver(root.dataset.answers, root.dataset.page)] });
  if (frame) return frame(app);
  await settled(app);
  app.tools.more();
  voila();
}

/** When the first charts are drawn and all of the document has come. */
export function settled(app) {
  return Promise.all([app.painted, new Promise((done) => (document.readyState === "complete" ? done() : addEventListener("load", done)))]);
}

/** Voila's own script, if the notebook's kernel has come with the page. */
export function voila() {
  const link = document.getElementById("ix-voila");
  if (!link) return;
  const { baseUrl, kernelId } = JSON.parse(document.getElementById("jupyter-config-data").textContent);
  addEventListener("pagehide", () => navigator.sendBeacon(`${baseUrl}voila/api/shutdown/${kernelId}`));
  // Voila starts when the window has loaded, which it had before: whoever waits for that now is called at once.
  const listen = window.addEventListener;
  window.addEventListener = function (type, then, ...rest) {
    if (type === "load" && this === window) return void queueMicrotask(() => then.call(window, new Event("load")));
    return listen.call(this, type, then, ...rest);
  };
  const script = Object.assign(document.createElement("script"), { src: link.dataset.src });
  document.body.append(script);
}
