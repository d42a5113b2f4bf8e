// What comes to life once the charts are drawn. A feature is a function of the app: it adds tools (`app.tools.add`), parameters of the
// address (`app.address.more`), parts of what is asked for with each move (`app.asked`), or listens to `ix:taken` and `ix:painted`.
import { tour } from "./tour.js";

/** The links of a class: only where there is a place for them. */
function classroom(app) {
  const section = app.root.querySelector("[data-class]");
  if (section) import("./classroom.js").then(({ Classroom }) => new Classroom(app, section));
}

export const FEATURES = [tour, classroom];
