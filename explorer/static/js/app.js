// @ts-check
// One page: holds the scenario's address, sends the newest move, and shows what comes back.
import { Address } from "./address.js";
import { Charts } from "./charts.js";
import { Controls } from "./controls.js";
import { find, findAll, need } from "./dom.js";
import { Panels } from "./panels.js";
import { Past } from "./past.js";
import { sift } from "./sift.js";
import { answered, decode, unpack } from "./solvers.js";
import { Tools } from "./tools.js";
import { Versus } from "./versus.js";

/** @import { Answers, Question, ViewAnswer, ViewQuestion } from "./protocol.d.ts" */
/** @import { Reply, Solver } from "./solvers.js" */

/**
 * What waits to be asked for: moves of controls, another scenario, another baseline.
 *
 * @typedef {object} Move
 * @property {ViewQuestion["change"]} [change]
 * @property {number | null} [pull] - tells one pull at a slider from another
 * @property {string} [query]
 * @property {boolean} [keep] - whether undo comes back to what is on screen
 * @property {string | null} [vs] - null for no baseline, undefined for that on screen
 * @property {boolean} [entry] - of the browser's history: it has its address already
 */

/** @type {(root: ParentNode, name: string) => HTMLElement | null} */
const slot = (root, name) => find(root, `[data-slot="${name}"]`);

/** @type {(root: ParentNode, name: string) => any} */
const data = (root, name) => JSON.parse(need(root, `[data-slot="${name}"]`).textContent);

export class App {
  /** @param {HTMLElement} root @param {{notebook: boolean}} where */
  constructor(root, { notebook }) {
    this.root = root;
    this.notebook = notebook;
    /** @type {Solver[]} */
    this.solvers = [];
    /** @type {Pick<ViewQuestion, "embed" | "only" | "talk">} */
    this.asked = {}; // what features want to know with each move
    this.moves = 0; // finished moves: each has an entry in the browser's history
    /** @type {Move | null} */
    this.next = null; // the newest thing to ask for; an older one that was not sent yet is forgotten
    this.query = this.short = this.preset = ""; // of what is on screen
    /** @type {number | null} */
    this.pulled = null; // the pull that is on screen
    this.busy = false;
    this.yielded = false;
    /** @type {Record<string, string>} */
    this.texts = data(root, "texts");
    /** @type {import("./address.js").Rules} */
    this.rules = JSON.parse(root.dataset.address ?? "{}"); // how addresses are written, as the server does it
    if (notebook) root.dataset.host = "notebook";
    this.panels = new Panels(root, this.ask.bind(this));
    this.tools = new Tools(this);
    const first = data(root, "first");
    if (first) {
      // On pages that show a scenario; what comes to life on others asks for none of it.
      /** @type {Charts} */
      this.charts = new Charts(root, this);
      /** @type {Controls} */
      this.controls = new Controls(root, this);
      /** @type {Versus} */
      this.versus = new Versus(this);
      /** @type {Address} */
      this.address = new Address(this);
      /** @type {Past} */
      this.past = new Past(this);
      this.take(first.message, decode(first.buffer));
      this.past.show();
      this.painted = this.charts.draw();
    }
    sift(this);
    const here = find(root, "nav [aria-current]"); // on a phone it may lie beyond the edge
    const bar = here?.parentElement;
    if (bar) bar.scrollLeft = here.offsetLeft - bar.offsetLeft - 16;
    root.dataset.state = "waiting";
  }

  // Solvers ------------------------------------------------------------------------------------------------------------
  /** @param {Solver} solver */
  offer(solver) {
    this.solvers.push(solver);
    solver.lost = () => this.retire(solver);
    solver.moved = (query) => this.go(query);
    this.status();
    if (this.next) this.pump();
  }

  /** @param {Solver} solver */
  retire(solver) {
    this.solvers = this.solvers.filter((other) => other !== solver);
    this.status();
    this.reload = Object.assign(document.createElement("a"), { href: this.address.here, textContent: this.texts.reload });
    this.tell("kernel", this.solvers.length ? this.texts.lost_server : this.texts.lost, this.notebook ? null : this.reload);
    if (this.next) this.pump();
  }

  get solver() {
    const none = /** @type {Solver | null} */ (null);
    return this.solvers.reduce((best, solver) => (!best || solver.rank > best.rank ? solver : best), none);
  }

  status() {
    const name = this.solver?.name ?? "none";
    this.root.dataset.solver = name;
    this.root.dataset.state = this.solver ? "live" : "waiting";
    const line = slot(this.root, "status");
    if (line) line.textContent = this.texts[`status_${name}`] ?? "";
  }

  /**
   * @template {Question} Q
   * @param {Q} message
   * @returns {Promise<Reply<Answers[Q["ask"]]>>}
   */
  async ask(message) {
    const solver = this.solver;
    if (!solver) throw new Error(this.texts.lost);
    return answered(await solver.ask({ query: this.query, lang: this.root.lang, ...message }));
  }

  // Moves --------------------------------------------------------------------------------------------------------------
  /**
   * A control was moved or typed into. Moves of several controls that were not sent yet go together.
   *
   * @param {string} field
   * @param {number | string | null} value - null for that of the preset
   * @param {number | null} [pull]
   */
  change(field, value, pull = null) {
    this.next = { ...this.next, change: { ...this.next?.change, [field]: value }, pull };
    this.pump();
  }

  /** Another scenario altogether: a preset, undo, a link. @param {string} query @param {Pick<Move, "keep" | "vs">} [how] */
  go(query, { keep = true, vs = this.next?.vs } = {}) {
    this.next = { query, keep, vs };
    this.pump();
  }

  /** @param {string} chart @param {string} [value] */
  option(chart, value) {
    if (value !== undefined && this.charts.options[chart] !== value) { // a chart of one reading has none to remember
      this.moves += 1;
      this.charts.options[chart] = value;
    }
    this.next = { ...this.next };
    this.pump();
  }

  /** Compare with another scenario; with nothing for undefined. @param {string} [query] */
  compare(query) {
    this.moves += 1;
    this.next = { ...this.next, vs: query ?? null };
    this.pump();
  }

  /**
   * Show what an entry of the browser's history shows; undo and redo go on from there.
   *
   * @param {ReturnType<typeof import("./address.js").read>} shown
   * @param {import("./past.js").Kept} [past]
   */
  restore({ query, options, vs }, past) {
    this.charts.choose(options);
    this.past.restore(past);
    this.next = { query, keep: false, vs: vs ?? null, entry: true };
    this.pump();
  }

  async pump() {
    if (this.busy) return;
    this.busy = true;
    try {
      while (this.next && this.solver) {
        const move = this.next;
        this.next = null;
        const vs = move.vs === undefined ? this.versus.query : move.vs ?? undefined;
        /** @type {ViewQuestion} */
        const asked = { ask: "view", ...this.asked, change: move.change, options: this.charts.options, tables: this.charts.openTables, have: this.charts.digests, vs };
        if (move.query !== undefined) asked.query = move.query;
        const { solver } = this;
        let reply;
        try {
          reply = await this.ask(asked);
        } catch (error) {
          // The move is not lost: it goes to the next solver, if there is one; the last good state stays on screen.
          if (solver === this.solver) {
            this.tell("server", `${this.texts.no_answer} (${/** @type {Error} */ (error).message})`);
            this.controls.restore();
          } else {
            const newer = /** @type {Move | null} */ (this.next);
            this.next = { ...move, ...newer, change: { ...move.change, ...newer?.change } };
          }
          continue;
        }
        this.tell("server", null);
        await this.show(reply, move);
      }
    } finally {
      this.busy = false;
    }
  }

  /** Whether a newer move waits, once the browser had time to paint and to take input. */
  async overtaken() {
    if (!this.yielded) {
      this.yielded = true;
      this.root.dispatchEvent(new CustomEvent("ix:seen"));
      await new Promise((next) => setTimeout(next));
    }
    return Boolean(this.next && this.busy);
  }

  /** @param {Reply<ViewAnswer>} reply @param {Move} [move] */
  async show({ message, buffer }, { keep = true, pull = null, entry = false } = {}) {
    this.yielded = false;
    await new Promise((frame) => requestAnimationFrame(frame));
    const before = this.query;
    this.take(message, buffer);
    // One pull at a slider is one step back, however many positions it passed.
    const pulled = pull !== null && pull === this.pulled;
    if (before !== message.query && !entry) {
      if (keep && !pulled) this.past.remember(before);
      if (!pulled) this.moves += 1;
      this.pulled = pull;
    }
    if (entry) this.address.written = this.moves; // it has its entry
    this.past.show();
    if (!entry) this.address.settle();
    this.painted = this.charts.draw();
    await this.painted;
    if (!this.next) this.root.dispatchEvent(new CustomEvent("ix:painted", { detail: { query: message.query } }));
  }

  /** Put a reply on the page, all but its charts. @param {ViewAnswer} message @param {ArrayBuffer} buffer */
  take(message, buffer) {
    this.query = message.query;
    this.short = message.short;
    this.preset = message.preset;
    this.versus.take(message.vs, this.charts);
    const say = slot(this.root, "headline"); // a chart in a frame has none
    if (say && say.innerHTML !== message.headline) say.innerHTML = message.headline;
    for (const [name, figure] of Object.entries(message.figures)) {
      const place = need(this.root, `[data-figure="${name}"]`);
      need(place, "strong").textContent = figure.value;
      need(place, "i").innerHTML = figure.note;
      place.classList.toggle("broken", figure.broken);
      let was = find(place, ".before");
      if (figure.was && !was) place.append((was = Object.assign(document.createElement("em"), { className: "before" })));
      if (was) figure.was ? (was.textContent = figure.was) : was.remove();
    }
    const problems = message.problems ?? [];
    this.controls.show(message.controls, problems);
    const elsewhere = problems.filter(({ field }) => !Object.hasOwn(message.controls, field)).map((problem) => problem.message);
    this.tell("problems", [...new Set(elsewhere)].join(" "));
    for (const [name, chart] of Object.entries(message.charts)) {
      this.charts.take(name, { ...chart, ...unpack({ figure: chart.figure, narrow: chart.narrow }, buffer, chart.at) });
    }
    for (const [name, credit] of Object.entries(message.credits)) this.charts.credit(name, credit);
    this.root.dispatchEvent(new CustomEvent("ix:taken", { detail: message }));
    const changed = need(this.root, '[data-slot="changed"]');
    changed.hidden = !message.changed;
    changed.textContent = this.texts.changed.replace("{n}", String(message.changed));
    for (const link of findAll(this.root, ".preset")) {
      const on = link.dataset.id === message.preset;
      on ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current");
      if (!on) continue;
      for (const [name, text] of [["about", link.title], ["starting_point", link.textContent]]) {
        const place = slot(this.root, name);
        if (place) place.textContent = text;
      }
    }
  }

  /**
   * Say something above the page, in place of what was said of its topic; nothing takes that away.
   *
   * @param {string} topic
   * @param {string | null} text
   * @param {(Node | null)[]} more
   */
  tell(topic, text, ...more) {
    const box = slot(this.root, "messages");
    box?.querySelector(`[data-topic="${topic}"]`)?.remove();
    if (!text || !box) return;
    const line = document.createElement("p");
    line.dataset.topic = topic;
    line.append(text, " ", ...more.filter((part) => part !== null));
    box.append(line);
  }

  close() {
    this.charts?.close();
  }
}
