// @ts-check
// Pin the scenario on screen, or pick another, and see both.
import { hit } from "./dom.js";

/** @import { App } from "./app.js" */

/** Attach the tools of the comparison. @param {App} app */
export function compare(app) {
  const { root, tools, versus } = app;
  tools.add("compare", () => app.compare(versus.query === undefined ? app.query : undefined));
  tools.add("pin", () => app.compare(app.query));
  tools.add("uncompare", () => app.compare(undefined));
  tools.add("swap", () => app.go(versus.query ?? "", { vs: app.query }));
  root.addEventListener("change", (event) => {
    const target = /** @type {HTMLInputElement | HTMLSelectElement} */ (event.target);
    if (target.matches('[data-slot="vs-pick"]')) app.compare(target.value);
  });
  root.addEventListener("click", (event) => {
    /** @type {HTMLElement | null} */
    const link = hit(event).closest("[data-vs]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    app.compare(link.dataset.vs);
    versus.section.scrollIntoView({ block: "nearest" });
  });
}
