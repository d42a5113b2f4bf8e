// A page on paper: all charts drawn anew for white paper and its width, the inputs that were changed, the address and the date.
import { whole } from "./frame.js";

export function print(app) {
  if (app.notebook || !app.charts) return;
  const { root } = app;
  const place = (name) => root.querySelector(`[data-slot="${name}"]`);
  let changes = null; // as the server wrote them, until a move changes them
  root.addEventListener("ix:taken", ({ detail }) => (changes = detail.changes));

  const rows = () =>
    changes.map(({ label, now, was }) => {
      const row = document.createElement("tr");
      row.append(...[["th", label], ["td", now], ["td", was]].map(([tag, text]) => Object.assign(document.createElement(tag), { textContent: text })));
      return row;
    });

  addEventListener("beforeprint", () => {
    if (changes) {
      place("changes").hidden = !changes.length;
      place("changes").tBodies[0].replaceChildren(...rows());
    }
    place("printed").textContent = `${whole(app, { lasting: true })} · ${app.texts.printed.replace("{date}", new Date().toISOString().slice(0, 10))}`;
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
