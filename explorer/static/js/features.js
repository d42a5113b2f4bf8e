// What comes to life once the charts are drawn. A feature is a function of the app: it adds tools (`app.tools.add`), parameters of the
// address (`app.address.more`), parts of what is asked for with each move (`app.asked`), or listens to `ix:taken` and `ix:painted`.
import { cite } from "./cite.js";
import { compare } from "./compare.js";
import { download } from "./download.js";
import { embed } from "./embed.js";
import { print } from "./print.js";
import { scenarios } from "./scenarios.js";

export const FEATURES = [compare, scenarios, embed, download, cite, print];
