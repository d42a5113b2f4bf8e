// @ts-check
// Cite: a sentence, a footnote, BibTeX and CSL-JSON of the number, chart, verdict or page that a button belongs to.
import { need } from "./dom.js";

/** @import { App } from "./app.js" */
/** @import { CiteQuestion } from "./protocol.d.ts" */

/** @param {App} app */
export function cite(app) {
  app.tools.add("cite", async (button, chart) => {
    const { cite: what = chart ? "chart" : "page", name = chart ?? "", query } = button.dataset;
    const base = app.notebook ? "" : new URL(".", location.href).href; // a notebook's own address opens no page
    /** @type {CiteQuestion} */
    const asked = { ask: "cite", what: /** @type {CiteQuestion["what"]} */ (what), name, base, options: app.charts?.options };
    if (query !== undefined) asked.query = query;
    else asked.vs = app.versus?.query;
    app.panels.sheet(await app.panels.html(asked), button.textContent.trim());
  });
  app.tools.add("copy", (button) => {
    const part = /** @type {Element} */ (button.closest("[data-part]"));
    return app.tools.copy(need(part, "pre").textContent, button);
  });
}
