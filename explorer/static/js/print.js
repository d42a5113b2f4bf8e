// @ts-check
// A page on paper: all charts drawn anew for white paper and its width, the inputs that were changed, the address and the date.
import { need } from "./dom.js";
import { whole } from "./frame.js";

/** @import { App } from "./app.js" */
/** @import { ChangeView } from "./protocol.d.ts" */

/** @param {App} app */
export function print(app) {
  if (app.notebook || !app.charts) return;
  const { root } = app;
  /** @type {ChangeView[] | null} */
  let changes = null; // as the server wrote them, until a move changes them
  root.addEventListener("ix:taken", ({ detail }) => (changes = detail.changes));

  /** @param {ChangeView[]} changes */
  const rows = (changes) =>
    changes.map(({ label, now, was }) => {
      const row = document.createElement("tr");
      row.append(...[["th", label], ["td", now], ["td", was]].map(([tag, text]) => Object.assign(document.createElement(tag), { textContent: text })));
      return row;
    });

  addEventListener("beforeprint", () => {
    if (changes) {
      const table = need(root, '[data-slot="changes"]', HTMLTableElement);
      table.hidden = !changes.length;
      table.tBodies[0].replaceChildren(...rows(changes));
    }
    need(root, '[data-slot="printed"]').textContent = `${whole(app, { lasting: true })} · ${app.texts.printed.replace("{date}", new Date().toISOString().slice(0, 10))}`;
    for (const at of [root, document.body]) at.dataset.theme = "light";
    root.dataset.print = "";
    app.charts.drawNow();
  });

  addEventListener("afterprint", () => {
    for (const at of [root, document.body]) delete at.dataset.theme;
    delete root.dataset.print;
    app.charts.redraw();
  });
}
