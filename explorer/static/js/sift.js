// @ts-check
// Long lists: of the entries only those that fit what is looked for, in the order asked for. The address follows, so that a list can be linked.
import { find, findAll, hit, need } from "./dom.js";

import { compose } from "./address.js";

/** @import { App } from "./app.js" */

/** @typedef {{row: HTMLElement, text: string}} Entry */

/** @param {App} app */
export function sift(app) {
  const moved = find(app.root, "[data-figures]", HTMLAnchorElement); // figures stood on another page once, and old links lead there
  if (moved && location.hash.startsWith("#f-")) location.replace(moved.href + location.hash);
  for (const place of findAll(app.root, "[data-list]")) new Sift(place, app);
}

/**
 * Whether an entry has all words, and the same data as is asked for; what is asked for as nothing fits all.
 *
 * @param {{text: string, data: Record<string, string | undefined>}} entry
 * @param {string} words
 * @param {Record<string, string>} same
 */
export function fits({ text, data }, words, same) {
  const looked = words.toLowerCase().split(/\s+/).filter(Boolean);
  return looked.every((word) => text.includes(word)) && Object.entries(same).every(([name, value]) => !value || data[name] === value);
}

/**
 * Keys in their order: as numbers if all of them are, else as words; equal ones as they stood.
 *
 * @template {{key: string, place: number}} E
 * @param {E[]} entries
 * @param {number} turn - minus one for the other way round
 * @param {string} [language]
 */
export function ordered(entries, turn, language) {
  const numbers = entries.every(({ key }) => key !== "" && Number.isFinite(Number(key)));
  /** @type {(a: E, b: E) => number} */
  const compare = numbers ? (a, b) => Number(a.key) - Number(b.key) : (a, b) => a.key.localeCompare(b.key, language);
  return [...entries].sort((a, b) => turn * compare(a, b) || a.place - b.place);
}

class Sift {
  /** @param {HTMLElement} place @param {App} app */
  constructor(place, app) {
    this.app = app;
    this.place = place;
    this.form = need(place, ".sift", HTMLFormElement);
    this.find = need(this.form, '[name="q"]', HTMLInputElement);
    /** @type {Entry[]} */
    this.entries = findAll(place, "[data-place]").map((row) => ({ row, text: row.textContent.toLowerCase() }));
    this.usual = this.asked(); // what the address need not say
    this.sorted = "";
    this.mixed = false; // whether the entries stand in another order than they came
    this.read();
    this.form.addEventListener("input", () => this.moved());
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("reset", () => setTimeout(() => this.moved()));
    place.addEventListener("click", (event) => this.onClick(event));
    /** @type {HTMLElement | Document} */
    const keys = app.notebook ? app.root : document;
    keys.addEventListener("keydown", (event) => this.onKey(/** @type {KeyboardEvent} */ (event)));
    addEventListener("hashchange", () => this.reveal());
    this.show();
    this.keep();
    this.reveal();
  }

  moved() {
    this.show();
    this.write();
  }

  /** What the form asks for, by name. */
  asked() {
    return /** @type {Record<string, string>} */ (Object.fromEntries(new FormData(this.form)));
  }

  /** Set the form as the address says; a value that it does not offer is left out. */
  read() {
    const given = this.app.notebook ? new URLSearchParams() : new URLSearchParams(location.search);
    for (const control of this.form.elements) {
      if (!(control instanceof HTMLInputElement || control instanceof HTMLSelectElement)) continue;
      const value = control.name ? given.get(control.name) : null;
      if (value === null) continue;
      const { type } = control;
      if (control instanceof HTMLSelectElement) {
        if ([...control.options].some((option) => option.value === value)) control.value = value;
      } else if (type === "checkbox" || type === "radio") control.checked = control.value === value || (control.checked && type === "radio");
      else control.value = value;
    }
    this.order(given.get("sort") ?? "");
  }

  show() {
    const { q = "", old, only, ...same } = this.asked();
    let hits = 0;
    for (const { row, text } of this.entries) {
      const stale = Boolean(old) && Number(row.dataset.age) >= Number(old);
      const shown = (!only || stale) && fits({ text, data: row.dataset }, q, same);
      row.hidden = !shown;
      hits += Number(shown);
      const mark = old && find(row, ".stale");
      if (mark) {
        mark.hidden = !stale;
        mark.textContent = (mark.dataset.stale ?? "").replace("{n}", old);
      }
    }
    this.say(hits);
  }

  /** @param {number} hits */
  say(hits) {
    const line = find(this.place, "[data-hits]");
    if (line) line.textContent = (line.dataset.hits ?? "").replace("{n}", String(hits)).replace("{all}", String(this.entries.length));
    const none = find(this.place, ".none");
    if (none) none.hidden = hits > 0;
  }

  /** What the address has to say: only what is not as usual. */
  get said() {
    /** @type {Record<string, string>} */
    const now = { ...this.asked(), sort: this.sorted };
    return Object.entries(now).filter(([name, value]) => value && value !== this.usual[name]);
  }

  /** The same as the whole of an address. */
  get search() {
    const search = compose({ more: Object.fromEntries(this.said) }, this.app.rules);
    return search && `?${search}`;
  }

  /** On a page with a scenario the address is not this list's alone. */
  keep() {
    const more = this.app.address?.more;
    if (!more) return;
    for (const name of [...Object.keys(this.usual), "sort"]) more.delete(name);
    for (const [name, value] of this.said) more.set(name, value);
  }

  write() {
    if (this.app.notebook) return;
    this.keep();
    if (this.app.address) this.app.address.settle();
    else history.replaceState(history.state, "", `${location.pathname}${this.search}${location.hash}`);
  }

  /** Sort by a column, "date" or "-date"; nothing puts the entries back as they were. @param {string} by */
  order(by) {
    const key = by.replace(/^-/, "");
    const button = key ? find(this.place, `[data-sort="${CSS.escape(key)}"]`) : null;
    if (key && !button) return;
    this.sorted = by;
    const turn = by.startsWith("-") ? -1 : 1;
    const column = button?.closest("th");
    const valued = this.entries.map(({ row }) => {
      const { place = "" } = row.dataset;
      const cell = column ? /** @type {HTMLTableRowElement} */ (row).cells[column.cellIndex] : null;
      return { row, place: Number(place), key: cell ? (cell.dataset.key ?? "") : place };
    });
    const sorted = ordered(valued, turn, document.documentElement.lang).map((entry) => entry.row);
    if (button || this.mixed) sorted[0]?.parentElement?.append(...sorted);
    this.mixed ||= Boolean(button);
    for (const head of this.place.querySelectorAll("th:has([data-sort])")) head.removeAttribute("aria-sort");
    column?.setAttribute("aria-sort", turn < 0 ? "descending" : "ascending");
  }

  /** @param {MouseEvent} event */
  onClick(event) {
    /** @type {HTMLElement | null} */
    const head = hit(event).closest("[data-sort]");
    if (head) {
      const { sort = "" } = head.dataset;
      this.order(this.sorted === sort ? `-${sort}` : this.sorted === `-${sort}` ? "" : sort);
      this.write();
    }
    /** @type {HTMLElement | null} */
    const copy = hit(event).closest("[data-copy]");
    if (copy) this.app.tools.copy(location.href, copy);
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    if (event.key === "Escape" && event.target === this.find && this.find.value) {
      event.preventDefault();
      this.find.value = "";
      this.moved();
    }
    const typing = hit(event).closest?.("input, select, textarea, dialog") || event.ctrlKey || event.metaKey || event.altKey;
    if (event.key !== "/" || typing) return;
    event.preventDefault();
    this.find.focus();
  }

  /** An entry that a link names is shown, whatever the filter says. */
  reveal() {
    const target = location.hash !== "" && this.entries.find(({ row }) => `#${row.id}` === decodeURIComponent(location.hash));
    if (!target) return;
    if (target.row.hidden) this.form.reset();
    for (const folded of target.row.querySelectorAll("details")) folded.open = true;
    setTimeout(() => target.row.scrollIntoView({ block: "center" }));
  }
}
