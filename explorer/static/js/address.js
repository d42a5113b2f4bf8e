// @ts-check
// The address of the page: the scenario on screen, the reading of each chart, what it is compared with, and what tools of the page add.
//
// Back, forward, undo and redo. The browser's history is a log: each finished move has an entry, a whole pull at a slider is one, and so is
// an undo. Back shows the page as an entry left it, with the list of undo and redo as it was there; undo and redo walk that list and never the
// browser's history (in a frame that would move the page around it). So neither loses what the other can still reach: an undo can be taken
// back by Back, and after Back, undo goes on from where it was at that time.

/** @import { App } from "./app.js" */

const SETTLED = 120; // ms

/**
 * The rules of addresses, as the server gives them to the page, see `rules` of explorer/scenario/address.py.
 *
 * @typedef {{own: string[], view: string, long: number, frame: string[], lang: string}} Rules
 */

/**
 * What an address shows.
 *
 * @typedef {{query: string, readings: Record<string, string>, edition?: string, vs?: string, more: Record<string, string>, short?: boolean}} Shown
 */

/**
 * What an address says: the scenario as it stands there, readings of charts, and the baseline if there is one.
 *
 * @param {string} search
 * @param {Rules} rules
 * @returns {{query: string, options: Map<string, string>, vs: string | undefined}}
 */
export function read(search, rules) {
  const parts = search.replace(/^\?/, "").split("&").filter(Boolean);
  /** @type {Map<string, string>} */
  const options = new Map();
  const rest = [];
  /** @type {string | undefined} */
  let vs;
  for (const part of parts) {
    const [name, value] = halves(part);
    if (name.startsWith(rules.view)) options.set(name.slice(rules.view.length), value);
    else if (name === "vs") vs ??= value;
    else if (!rules.own.includes(name)) rest.push(part);
  }
  return { query: rest.join("&"), options, vs };
}

/** @param {string} part */
function halves(part) {
  const at = part.indexOf("=");
  return (at < 0 ? [part, ""] : [part.slice(0, at), part.slice(at + 1)]).map((text) => {
    try {
      return decodeURIComponent(text.replaceAll("+", " "));
    } catch {
      return text; // not well encoded: as it stands
    }
  });
}

/**
 * An address after its question mark, as explorer/scenario/address.py writes it; nothing for a page as it is.
 *
 * @param {Partial<Shown>} shown
 * @param {Rules} rules
 */
export function compose({ query = "", readings = {}, edition = "", vs, more = {} }, rules) {
  /** @param {Record<string, string>} pairs @returns {[string, string][]} */
  const sorted = (pairs) => Object.entries(pairs).sort(([a], [b]) => (a < b ? -1 : 1));
  /** @type {[string, string | undefined][]} */
  const all = [
    ...sorted(Object.fromEntries(Object.entries(readings).map(([chart, reading]) => [rules.view + chart, reading]))),
    ["data", query || vs !== undefined ? edition : ""], // an old link can then say what changed since
    ["vs", vs],
    ["lang", rules.lang],
    ...sorted(more),
  ];
  const said = all.filter(([name, value]) => value !== undefined && (value || (name !== "data" && name !== "lang")));
  return [query, ...said.map(([name, value]) => `${safe(name)}=${safe(value ?? "")}`)].filter(Boolean).join("&");
}

/** @param {string} text */
const safe = (text) => encodeURIComponent(text).replaceAll("%3A", ":");

export class Address {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    /** @type {Map<string, string>} */
    this.more = new Map(); // parameters of tools, by name
    this.written = 0; // the move whose entry is the newest
    if (app.notebook) return;
    this.search = location.search;
    addEventListener("popstate", (event) => this.back(event.state));
  }

  /** The address that opens what is on screen. */
  get here() {
    return this.with();
  }

  /** The same as a link to pass on: in short where it would be long. */
  get link() {
    const whole = new URL(this.here, location.href).href;
    if (whole.length < this.app.rules.long) return whole;
    const { short, versus, root } = this.app;
    const edition = (root.dataset.edition ?? "").slice(2).replaceAll("-", "");
    return new URL(this.with({ query: short, vs: versus.short, edition }), location.href).href;
  }

  /** The address of what is on screen, but for what is given. @param {Partial<Shown>} [other] */
  with(other = {}) {
    const { query, charts, versus, root, rules } = this.app;
    const shown = { query, readings: charts.options, edition: root.dataset.edition, vs: versus.query, more: Object.fromEntries(this.more) };
    const search = compose({ ...shown, ...other }, rules);
    return search ? `?${search}` : location.pathname;
  }

  /** The address follows when the hand rests: writing it at every step of a slider costs the browser more than the charts' text. */
  settle() {
    this.rest();
    this.app.root.dataset.settling = "";
    this.settling = setTimeout(() => this.write(), SETTLED);
  }

  rest() {
    clearTimeout(this.settling);
    delete this.app.root.dataset.settling;
  }

  write() {
    const { app } = this;
    this.rest();
    if (app.notebook) return;
    const { here } = this;
    const fresh = app.moves !== this.written && new URL(here, location.href).search !== location.search;
    this.written = app.moves;
    // In a frame the entries would be those of the page around it.
    history[fresh && window.top === window ? "pushState" : "replaceState"]({ ...history.state, past: app.past.kept }, "", here);
    this.search = location.search;
    if (app.reload) app.reload.href = here;
    const along = new URL(this.with({ readings: {}, more: {} }), location.href).search;
    for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (app.root.querySelectorAll("a[data-keeps]"))) {
      link.href = link.href.split("?")[0] + along;
    }
  }

  /**
   * The reader went back or forward: show what that entry shows, without a word to the server but the question of a move.
   *
   * @param {{past?: import("./past.js").Kept} | null} state
   */
  back(state) {
    if (location.search === this.search) return; // a jump within the page
    this.rest();
    this.search = location.search;
    this.app.restore(read(location.search, this.app.rules), state?.past);
  }
}
