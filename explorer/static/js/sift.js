// Long lists: of the entries only those that fit what is looked for, in the order asked for. The address follows, so that a list can be linked.

import { compose } from "./address.js";

export function sift(app) {
  const moved = app.root.querySelector("[data-figures]"); // figures stood on another page once, and old links lead there
  if (moved && location.hash.startsWith("#f-")) location.replace(moved.href + location.hash);
  for (const place of app.root.querySelectorAll("[data-list]")) new Sift(place, app);
}

class Sift {
  constructor(place, app) {
    this.app = app;
    this.place = place;
    this.form = place.querySelector(".sift");
    this.find = this.form.elements.q;
    this.entries = [...place.querySelectorAll("[data-place]")].map((row) => ({ row, text: row.textContent.toLowerCase() }));
    this.usual = this.asked(); // what the address need not say
    this.sorted = "";
    this.read();
    this.form.addEventListener("input", () => this.moved());
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("reset", () => setTimeout(() => this.moved()));
    place.addEventListener("click", (event) => this.onClick(event));
    (app.notebook ? app.root : document).addEventListener("keydown", (event) => this.onKey(event));
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
    return Object.fromEntries(new FormData(this.form));
  }

  /** Set the form as the address says; a value that it does not offer is left out. */
  read() {
    const given = this.app.notebook ? new URLSearchParams() : new URLSearchParams(location.search);
    for (const control of this.form.elements) {
      if (!control.name || !given.has(control.name)) continue;
      const value = given.get(control.name);
      if (control.type === "checkbox" || control.type === "radio") control.checked = control.value === value || (control.checked && control.type === "radio");
      else if (control.tagName !== "SELECT" || [...control.options].some((option) => option.value === value)) control.value = value;
    }
    this.order(given.get("sort") ?? "");
  }

  show() {
    const { q = "", old, only, ...same } = this.asked();
    const words = q.toLowerCase().split(/\s+/).filter(Boolean);
    let hits = 0;
    for (const { row, text } of this.entries) {
      const stale = old && Number(row.dataset.age) >= Number(old);
      const fits =
        words.every((word) => text.includes(word)) &&
        (!only || stale) &&
        Object.entries(same).every(([name, value]) => !value || row.dataset[name] === value);
      row.hidden = !fits;
      hits += fits;
      const mark = old && row.querySelector(".stale");
      if (mark) {
        mark.hidden = !stale;
        mark.textContent = mark.dataset.stale.replace("{n}", old);
      }
    }
    this.say(hits);
  }

  say(hits) {
    const line = this.place.querySelector("[data-hits]");
    if (line) line.textContent = line.dataset.hits.replace("{n}", hits).replace("{all}", this.entries.length);
    const none = this.place.querySelector(".none");
    if (none) none.hidden = hits > 0;
  }

  /** What the address has to say: only what is not as usual. */
  get said() {
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

  /** Sort by a column, "date" or "-date"; nothing puts the entries back as they were. */
  order(by) {
    const key = by.replace(/^-/, "");
    const button = key ? this.place.querySelector(`[data-sort="${CSS.escape(key)}"]`) : null;
    if (key && !button) return;
    this.sorted = by;
    const turn = by.startsWith("-") ? -1 : 1;
    const column = button ? button.closest("th").cellIndex : -1;
    const valued = this.entries.map(({ row }) => ({ row, key: button ? row.cells[column].dataset.key : row.dataset.place }));
    const numbers = valued.every((entry) => entry.key !== "" && Number.isFinite(Number(entry.key)));
    const compare = numbers ? (a, b) => a.key - b.key : (a, b) => a.key.localeCompare(b.key, document.documentElement.lang);
    valued.sort((a, b) => turn * compare(a, b) || a.row.dataset.place - b.row.dataset.place);
    if (button || this.mixed) valued[0]?.row.parentElement.append(...valued.map((entry) => entry.row));
    this.mixed ||= Boolean(button);
    for (const head of this.place.querySelectorAll("th:has([data-sort])")) head.removeAttribute("aria-sort");
    button?.closest("th").setAttribute("aria-sort", turn < 0 ? "descending" : "ascending");
  }

  onClick(event) {
    const head = event.target.closest("[data-sort]");
    if (head) {
      const { sort } = head.dataset;
      this.order(this.sorted === sort ? `-${sort}` : this.sorted === `-${sort}` ? "" : sort);
      this.write();
    }
    const copy = event.target.closest("[data-copy]");
    if (copy) this.app.tools.copy(location.href, copy);
  }

  onKey(event) {
    if (event.key === "Escape" && event.target === this.find && this.find.value) {
      event.preventDefault();
      this.find.value = "";
      this.moved();
    }
    const typing = event.target.closest?.("input, select, textarea, dialog") || event.ctrlKey || event.metaKey || event.altKey;
    if (event.key !== "/" || typing) return;
    event.preventDefault();
    this.find.focus();
  }

  /** An entry that a link names is shown, whatever the filter says. */
  reveal() {
    const target = location.hash && this.entries.find(({ row }) => `#${row.id}` === decodeURIComponent(location.hash));
    if (!target) return;
    if (target.row.hidden) this.form.reset();
    for (const folded of target.row.querySelectorAll("details")) folded.open = true;
    setTimeout(() => target.row.scrollIntoView({ block: "center" }));
  }
}
