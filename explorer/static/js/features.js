// @ts-check
// What comes to life once the charts are drawn. A feature is a function of the app: it adds tools (`app.tools.add`), parameters of the
// address (`app.address.more`), parts of what is asked for with each move (`app.asked`), or listens to `ix:taken` and `ix:painted`.
import { cite } from "./cite.js";
import { compare } from "./compare.js";
import { find } from "./dom.js";
import { download } from "./download.js";
import { embed } from "./embed.js";
import { print } from "./print.js";
import { scenarios } from "./scenarios.js";
import { tour } from "./tour.js";

/** @import { App } from "./app.js" */

/** The links of a class: only where there is a place for them. @param {App} app */
function classroom(app) {
  const section = find(app.root, "[data-class]");
  if (section) import("./classroom.js").then(({ Classroom }) => new Classroom(app, section));
}

/** Lesson sheets to print. @param {App} app */
function lessons(app) {
  if (!app.root.querySelector("[data-sheet]")) return;
  const loading = import("./sheets.js").then(({ Sheets }) => new Sheets(app.root));
  app.tools.add("sheet", async (button) => (await loading).print(/** @type {HTMLElement} */ (button.closest("[data-sheet]"))));
}

export const EVERYWHERE = [cite, lessons]; // on pages that show no scenario too
export const FEATURES = [...EVERYWHERE, compare, scenarios, embed, download, tour, classroom, print];
