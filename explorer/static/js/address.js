// @ts-check
// The address of the page: the scenario on screen, the reading of each chart, what it is compared with, and what tools of the page add.
//
// Back, forward, undo and redo. The browser's history is a log: each finished move has an entry, a whole pull at a slider is one, and so is
// an undo. Back shows the page as an entry left it, with the list of undo and redo as it was there; undo and redo walk that list and never the
// browser's history (in a frame that would move the page around it). So neither loses what the other can still reach: an undo can be taken
// back by Back, and after Back, undo goes on from where it was at that time.

/** @import { App } from "./app.js" */

const SETTLED = 120; // ms
const LONG = 200; // characters: a link that is as long is given in short
const OWN = new Set(["page", "data", "then", "vs", "embed", "theme", "controls", "tour", "q", "verdict", "slide"]); // parameters that are no part of a scenario

/**
 * What an address says: the scenario as it stands there, readings of charts, and the baseline if there is one.
 *
 * @param {string} search
 * @returns {{query: string, options: Map<string, string>, vs: string | undefined}}
 */
export function read(search) {
  const parts = search.replace(/^\?/, "").split("&").filter(Boolean);
  /** @type {Map<string, string>} */
  const options = new Map();
  const rest = [];
  /** @type {string | undefined} */
  let vs;
  for (const part of parts) {
    const [name, value] = halves(part);
    if (name.startsWith("view.")) options.set(name.slice(5), value);
    else if (name === "vs") vs ??= value;
    else if (!OWN.has(name)) rest.push(part);
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
    return this.compose(this.app.query, this.app.versus.query);
  }

  /** The same as a link to pass on: in short where it would be long. */
  get link() {
    const whole = new URL(this.here, location.href).href;
    if (whole.length < LONG) return whole;
    const { short, versus } = this.app;
    return new URL(this.compose(short, versus.short, true), location.href).href;
  }

  /** @param {string} query @param {string | undefined} vs */
  compose(query, vs, short = false) {
    const views = Object.entries(this.app.charts.options).map(([chart, value]) => `view.${chart}=${value}`);
    const more = [...this.more].map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
    const whole = [query, ...views, this.dated(query || vs !== undefined, short), beside(vs), ...more].filter(Boolean).join("&");
    return whole ? `?${whole}` : location.pathname;
  }

  /**
   * The edition of the data: an old link can then say what changed since.
   *
   * @param {unknown} wanted - whether the address names a scenario
   * @param {boolean} [short]
   */
  dated(wanted, short) {
    const { edition } = this.app.root.dataset;
    if (!wanted || !edition) return "";
    return `data=${short ? edition.slice(2).replaceAll("-", "") : edition}`;
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
    const along = [app.query, this.dated(app.query || app.versus.query !== undefined), beside(app.versus.query)].filter(Boolean).join("&");
    for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (app.root.querySelectorAll("a[data-keeps]"))) {
      link.href = link.href.split("?")[0] + (along ? `?${along}` : "");
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
    this.app.restore(read(location.search), state?.past);
  }
}

/** @param {string | undefined} vs */
const beside = (vs) => (vs === undefined ? "" : `vs=${encodeURIComponent(vs).replaceAll("%3A", ":")}`);
