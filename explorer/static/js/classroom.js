// @ts-check
// The links of a class: what each scores, as a chart and a table. Names stay in this browser, and nothing is stored.
import { findAll, hit, need } from "./dom.js";
import { unpack } from "./solvers.js";

/** @import { App } from "./app.js" */
/** @import { Student } from "./protocol.d.ts" */

/**
 * A line that was pasted: what it holds, then what it scores, or why it does not.
 *
 * @typedef {{line: number, label: string, query: string, reason?: string}} Line
 */
/** @typedef {Line & Student} Row */

const LONGEST = 2000; // characters of a line
const CHARACTERS = 6000; // of one question
const LABEL = 60; // characters of a name that are shown
const LINKS = [/[a-z]+:\/\/\S+/i, /\?\S+/, /(?<=^|[\s,;])[a-z_]+=\S*/i]; // the surest sign of a link first
const CHART = "class_spread";

/** @type {(text: string, values: Record<string, string | number>) => string} */
const say = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
/** @param {string} text */
const plain = (text) => text.replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, " ").trim();
/** Plotly reads tags in what it shows. @param {string} text */
const shielded = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

/**
 * Name and query of each line; what is no link gets a reason.
 *
 * @param {string} pasted
 * @param {Set<string | undefined>} pages - addresses that need no query
 * @param {Record<string, string>} texts
 */
export function read(pasted, pages, texts) {
  /** @type {Line[]} */
  const found = [];
  pasted.split(/\r\n|\r|\n/).forEach((line, at) => {
    if (!line.trim()) return;
    /** @type {Line} */
    const one = { line: at + 1, label: "", query: "" };
    found.push(one);
    if (line.length > LONGEST) return void (one.reason = say(texts["class.too_long"], { n: LONGEST }));
    const link = LINKS.map((sign) => line.match(sign)).find((match) => match !== null);
    if (!link) return void (one.reason = texts["class.no_link"]);
    one.label = plain(line.slice(0, link.index)).replace(/[\s:,;<("'–-]+$/, "").slice(0, LABEL);
    const [address] = link[0].replace(/[)>"',;.]+$/, "").split("#");
    const start = address.indexOf("?");
    one.query = start >= 0 ? address.slice(start + 1) : address.includes("://") ? "" : address;
    const page = address.split("?")[0].replace(/\/$/, "").split("/").pop();
    if (!one.query && !pages.has(page)) one.reason = texts["class.no_link"];
  });
  return found;
}

/** As many as fit into one question: an address has a length that every server takes. @param {Line[]} links */
function together(links) {
  let size = 0;
  const fitting = links.findIndex(({ query }) => (size += encodeURIComponent(query).length + 9) > CHARACTERS);
  return fitting < 0 ? links : links.slice(0, Math.max(fitting, 1));
}

/** One cell of a CSV; a spreadsheet must not take a name for a formula. @param {unknown} value */
export function cell(value) {
  const text = String(value ?? "");
  const safe = /^[=+\-@\t]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** A number of so many digits; nothing stays nothing. @type {(value: number | null, digits: number) => number | null} */
const rounded = (value, digits) => value && Number(value.toPrecision(digits));

export class Classroom {
  /** @param {App} app @param {HTMLElement} section */
  constructor(app, section) {
    this.app = app;
    this.section = section;
    this.busy = false;
    /** @type {Row[]} */
    this.rows = [];
    /** @type {[string, number]} */
    this.sorted = ["0", -1]; // a column, and minus one for the other way round
    this.links = need(section, "textarea", HTMLTextAreaElement);
    this.measure = need(section, "select", HTMLSelectElement);
    this.status = need(section, '[data-slot="class-status"]');
    this.found = need(section, '[data-slot="class-found"]');
    this.bad = need(section, '[data-slot="class-bad"]');
    this.body = need(section, "tbody");
    this.csv = need(section, '[data-act="csv"]');
    this.pages = new Set(findAll(app.root, "nav a", HTMLAnchorElement).map((link) => new URL(link.href).pathname.split("/").pop()));
    /** @type {Record<string, () => void>} */
    const acts = { show: () => this.show(), clear: () => this.clear(), csv: () => this.download() };
    section.addEventListener("click", (event) => {
      const { act = "", sort } = hit(event).dataset;
      acts[act]?.();
      if (sort) this.sort(sort);
    });
    this.measure.addEventListener("change", () => this.chart());
  }

  async show() {
    if (this.busy) return;
    this.busy = true;
    try {
      await this.compute();
    } catch (error) {
      this.status.textContent = /** @type {Error} */ (error).message;
    } finally {
      this.busy = false;
    }
  }

  async compute() {
    const { texts } = this.app;
    const most = Number(this.section.dataset.most);
    const chunk = Number(this.section.dataset.atOnce);
    const all = read(this.links.value, this.pages, texts);
    const lines = all.slice(0, most);
    const good = lines.filter((one) => !one.reason);
    for (let at = 0, part; at < good.length; at += part.length) {
      this.status.textContent = say(texts["class.working"], { n: at, all: good.length });
      part = together(good.slice(at, at + chunk));
      const { message } = await this.app.ask({ ask: "class", query: "", links: part.map((one) => one.query) });
      part.forEach((one, i) => Object.assign(one, message.students[i]));
    }
    this.rows = /** @type {Row[]} */ (lines.filter((one) => !one.reason));
    this.rows.forEach((row, i) => (row.label ||= say(texts["class.student"], { n: i + 1 })));
    const bad = lines.filter((one) => one.reason).map(({ line, reason = "" }) => say(texts["class.line"], { n: line, reason }));
    if (all.length > most) bad.push(say(texts["class.too_many"], { n: most }));
    this.bad.hidden = !bad.length;
    need(this.bad, "ul").replaceChildren(...bad.map((text) => Object.assign(document.createElement("li"), { textContent: text })));
    this.status.textContent = say(texts["class.done"], { n: this.rows.length, bad: lines.length - this.rows.length });
    this.found.hidden = this.csv.hidden = !this.rows.length;
    if (!this.rows.length) return;
    this.table();
    await this.chart();
  }

  async chart() {
    const place = this.measure.selectedIndex;
    const { message, buffer } = await this.app.ask({
      ask: CHART,
      query: "",
      measure: this.measure.value,
      values: this.rows.map((row) => rounded(row.values[place], 6)),
      met: this.rows.map((row) => Number(row.met[place])),
    });
    const { charts } = this.app;
    charts.add(need(this.found, ".card"), CHART);
    const { figure, narrow } = unpack({ figure: message.chart.figure, narrow: message.chart.narrow }, buffer);
    figure.data[0].hovertext = this.rows.map((row) => `${shielded(row.label)}: ${row.shown[place]}`);
    charts.take(CHART, { ...message.chart, figure, narrow });
    delete charts.digests[CHART]; // the server need not know of it
    await charts.draw();
  }

  /** @param {string} column */
  sort(column) {
    this.sorted = [column, this.sorted[0] === column ? -this.sorted[1] : column === "label" ? 1 : -1];
    this.table();
  }

  table() {
    const [column, direction] = this.sorted;
    /** @param {Row} row */
    const of = (row) => row.values[Number(column)] ?? -Infinity;
    /** @type {(a: Row, b: Row) => number} */
    const order = (a, b) => (column === "label" ? a.label.localeCompare(b.label, undefined, { numeric: true }) : of(a) - of(b));
    const rows = [...this.rows].sort((a, b) => direction * order(a, b));
    for (const button of findAll(this.section, "[data-sort]")) {
      const head = button.parentElement;
      if (button.dataset.sort === column) head?.setAttribute("aria-sort", direction > 0 ? "ascending" : "descending");
      else head?.removeAttribute("aria-sort");
    }
    this.body.replaceChildren(...rows.map((row) => this.row(row)));
  }

  /** @param {Row} row */
  row({ label, query, href, shown, met }) {
    const line = document.createElement("tr");
    const name = Object.assign(document.createElement("th"), { scope: "row" });
    const link = Object.assign(document.createElement("a"), { href, textContent: label });
    link.dataset.preset = query;
    name.append(link);
    const cells = shown.map((value, i) => {
      const place = document.createElement("td");
      const mark = Object.assign(document.createElement("b"), { textContent: met[i] ? " ✓" : " ✗", className: met[i] ? "yes" : "no" });
      place.append(value, mark);
      return place;
    });
    line.append(name, ...cells);
    return line;
  }

  download() {
    const head = this.app.texts["class.columns"].split("|");
    const start = `${location.origin}${location.pathname}`;
    const lines = this.rows.map(({ label, values, unit, href }) => {
      const [score, chips, ...others] = values.map((value) => rounded(value, 8));
      return [label, score, chips, unit, ...others, new URL(href, start).href];
    });
    const text = [head, ...lines].map((line) => line.map(cell).join(",")).join("\r\n");
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["\ufeff", text, "\r\n"], { type: "text/csv" }));
    link.download = "class.csv";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  clear() {
    this.links.value = this.status.textContent = "";
    this.rows = [];
    this.body.replaceChildren();
    this.found.hidden = this.bad.hidden = this.csv.hidden = true;
    this.links.focus();
  }
}
