// One page: holds the scenario's address, sends the newest move, and shows what comes back.
import { Address } from "./address.js";
import { Charts } from "./charts.js";
import { Controls } from "./controls.js";
import { Panels } from "./panels.js";
import { Past } from "./past.js";
import { sift } from "./sift.js";
import { unpack } from "./solvers.js";
import { Tools } from "./tools.js";
import { Versus } from "./versus.js";

const slot = (root, name) => root.querySelector(`[data-slot="${name}"]`);

function decode(base64) {
  return Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)).buffer;
}

export class App {
  constructor(root, { notebook }) {
    this.root = root;
    this.notebook = notebook;
    this.solvers = [];
    this.asked = {}; // what features want to know with each move
    this.moves = 0; // finished moves: each has an entry in the browser's history
    this.next = null; // the newest thing to ask for; an older one that was not sent yet is forgotten
    this.texts = JSON.parse(slot(root, "texts").textContent);
    this.rules = JSON.parse(root.dataset.address); // how addresses are written, as the server does it
    if (notebook) root.dataset.host = "notebook";
    this.panels = new Panels(root, (message) => this.ask(message));
    this.tools = new Tools(this);
    const first = JSON.parse(slot(root, "first").textContent);
    if (first) {
      this.charts = new Charts(root, this);
      this.controls = new Controls(root, this);
      this.versus = new Versus(this);
      this.address = new Address(this);
      this.past = new Past(this);
      this.take(first.message, decode(first.buffer));
      this.past.show();
      this.painted = this.charts.draw();
    }
    sift(this);
    const here = root.querySelector("nav [aria-current]"); // on a phone it may lie beyond the edge
    if (here) here.parentElement.scrollLeft = here.offsetLeft - here.parentElement.offsetLeft - 16;
    root.dataset.state = "waiting";
  }

  // Solvers ------------------------------------------------------------------------------------------------------------
  offer(solver) {
    this.solvers.push(solver);
    solver.lost = () => this.retire(solver);
    solver.moved = (query) => this.go(query);
    this.status();
    if (this.next) this.pump();
  }

  retire(solver) {
    this.solvers = this.solvers.filter((other) => other !== solver);
    this.status();
    this.reload = Object.assign(document.createElement("a"), { href: this.address.here, textContent: this.texts.reload });
    this.tell("kernel", this.solvers.length ? this.texts.lost_server : this.texts.lost, this.notebook ? null : this.reload);
    if (this.next) this.pump();
  }

  get solver() {
    return this.solvers.reduce((best, solver) => (!best || solver.rank > best.rank ? solver : best), null);
  }

  status() {
    const name = this.solver?.name ?? "none";
    this.root.dataset.solver = name;
    this.root.dataset.state = this.solver ? "live" : "waiting";
    const line = slot(this.root, "status");
    if (line) line.textContent = this.texts[`status_${name}`] ?? "";
  }

  async ask(message) {
    const solver = this.solver;
    if (!solver) throw new Error(this.texts.lost);
    return solver.ask({ query: this.query ?? "", lang: this.root.lang, ...message });
  }

  // Moves --------------------------------------------------------------------------------------------------------------
  /** A control was moved or typed into. Moves of several controls that were not sent yet go together; `pull` tells one pull from another. */
  change(field, value, pull = null) {
    this.next = { ...this.next, change: { ...this.next?.change, [field]: value }, pull };
    this.pump();
  }

  /** Another scenario altogether: a preset, undo, a link. */
  go(query, { keep = true, vs = this.next?.vs } = {}) {
    this.next = { query, keep, vs };
    this.pump();
  }

  option(chart, value) {
    if (value !== undefined && this.charts.options[chart] !== value) { // a chart of one reading has none to remember
      this.moves += 1;
      this.charts.options[chart] = value;
    }
    this.next = { ...this.next };
    this.pump();
  }

  /** Compare with another scenario; with nothing for undefined. */
  compare(query) {
    this.moves += 1;
    this.next = { ...this.next, vs: query ?? null };
    this.pump();
  }

  /** Show what an entry of the browser's history shows; undo and redo go on from there. */
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
        const asked = { ask: "view", ...this.asked, change: move.change, options: this.charts.options, tables: this.charts.openTables, have: this.charts.digests, vs };
        if (move.query !== undefined) asked.query = move.query;
        const { solver } = this;
        let reply;
        try {
          reply = await this.ask(asked);
        } catch (error) {
          // The move is not lost: it goes to the next solver, if there is one; the last good state stays on screen.
          if (solver === this.solver) {
            this.tell("server", `${this.texts.no_answer} (${error.message})`);
            this.controls.restore();
          } else this.next = { ...move, ...this.next, change: { ...move.change, ...this.next?.change } };
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

  /** Put a reply on the page, all but its charts. */
  take(message, buffer) {
    this.query = message.query;
    this.short = message.short;
    this.preset = message.preset;
    this.versus.take(message.vs, this.charts);
    const say = slot(this.root, "headline"); // a chart in a frame has none
    if (say && say.innerHTML !== message.headline) say.innerHTML = message.headline;
    for (const [name, figure] of Object.entries(message.figures)) {
      const place = this.root.querySelector(`[data-figure="${name}"]`);
      place.querySelector("strong").textContent = figure.value;
      place.querySelector("i").innerHTML = figure.note;
      place.classList.toggle("broken", figure.broken);
      let was = place.querySelector(".before");
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
    const changed = slot(this.root, "changed");
    changed.hidden = !message.changed;
    changed.textContent = this.texts.changed.replace("{n}", message.changed);
    for (const link of this.root.querySelectorAll(".preset")) {
      const on = link.dataset.id === message.preset;
      on ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current");
      if (!on) continue;
      for (const [name, text] of [["about", link.title], ["starting_point", link.textContent]]) {
        const place = slot(this.root, name);
        if (place) place.textContent = text;
      }
    }
  }

  tell(topic, text, ...more) {
    const box = slot(this.root, "messages");
    box?.querySelector(`[data-topic="${topic}"]`)?.remove();
    if (!text || !box) return;
    const line = document.createElement("p");
    line.dataset.topic = topic;
    line.append(text, " ", ...more.filter(Boolean));
    box.append(line);
  }

  close() {
    this.charts?.close();
  }
}
