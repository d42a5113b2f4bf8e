// @ts-check
// The talk: the page that the server has sent, shown by reveal.js a slide at a time. One app holds the scenario for all slides.
import { Notes, Reveal } from "../vendor/reveal.min.js";
import { findAll, hit, need } from "./dom.js";
import { hydrate, server, settled, voila } from "./main.js";
import { follow } from "./say.js";

/** @import { ViewAnswer } from "./protocol.d.ts" */

const WIDE = { width: 1920, height: 1080 }; // px of a slide; the window scales it
const REST = 400; // ms after a move until the slides that nobody sees follow
const TURN = ["PageDown", "PageUp"]; // what a presenter's clicker sends
const query = new URLSearchParams(location.search);
const watching = query.has("receiver"); // one of the two small views in the speaker's window
const printing = query.has("print-pdf");

class Talk {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    root.dataset.watching = String(watching);
    this.shown = ""; // the scenario that other windows were told of
    /** @type {Window | null} */
    this.hall = null;
    /** @type {string[]} */
    this.followed = []; // scenarios that another window moved to, until the newest is on screen: no move of this window's own
    /** @type {Set<Window>} */
    this.views = new Set(); // windows that show the same talk
    this.sections = findAll(root, ".slides > section");
    this.app = hydrate(root, { solvers: [server(root)] });
    this.app.asked.talk = true;
    this.deck = new Reveal(need(root, ".reveal"), {
      ...this.size(),
      margin: 0,
      minScale: 0.05,
      maxScale: 4,
      center: false,
      display: "grid",
      controls: false,
      progress: !printing,
      hash: false,
      history: false,
      transition: "none",
      backgroundTransition: "none",
      viewDistance: 2,
      scrollActivationWidth: null,
      pdfMaxPagesPerSlide: 1,
      keyboardCondition: () => !root.querySelector("dialog[open]"),
      plugins: [Notes],
    });
  }

  /** A slide is as wide as a hall's screen; on a phone held upright it is the phone's. */
  size() {
    const upright = !printing && !watching && innerWidth < 700 && innerHeight > innerWidth;
    this.root.dataset.upright = String(upright);
    return upright ? { width: innerWidth, height: innerHeight } : WIDE;
  }

  async start() {
    const { root, deck, app } = this;
    await deck.initialize();
    const wanted = Number(query.get("slide"));
    if (wanted >= 1 && wanted <= this.sections.length) deck.slide(wanted - 1);
    this.turned();
    deck.on("slidechanged", () => this.turned());
    addEventListener("resize", () => deck.configure(this.size()));
    follow(root);
    root.addEventListener("ix:taken", ({ detail }) => this.take(detail));
    root.addEventListener("keydown", (event) => this.onKey(event), true);
    root.addEventListener("click", (event) => hit(event).closest(".preset") && (need(root, ".from", HTMLDetailsElement).open = false));
    root.addEventListener("pointerup", (event) => hit(event).matches(".slide, .hall [type=radio]") && hit(event).blur());
    app.tools.add("notes", () => deck.getPlugin("notes").open());
    app.tools.add("paper", () => open(this.paper(), "_blank"));
    app.tools.add("whole", () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()));
    // A chart of the notebook's own is drawn by its kernel alone.
    if (root.querySelector("[data-own]")) new MutationObserver(() => this.rest()).observe(root, { attributeFilter: ["data-solver"] });
    this.idle();
    this.mirror();
  }

  get here() {
    return this.deck.getCurrentSlide();
  }

  /** Another slide is on screen: the next moves are answered for it first, and the address opens it. */
  turned() {
    const { app, deck } = this;
    app.asked.only = this.here.dataset.chart ? [this.here.dataset.chart] : [];
    const at = deck.getIndices().h;
    at ? app.address.more.set("slide", String(at + 1)) : app.address.more.delete("slide");
    if (!watching && !printing) app.address.settle();
  }

  /** A move is answered: other windows are told, and the slides that nobody sees follow when the hand rests. @param {ViewAnswer} answer */
  take({ query }) {
    this.deck.dispatchEvent({ type: "resumed" }); // the speaker's window reads the notes again
    if (query === this.shown) return;
    this.shown = query;
    if (!this.followed.includes(query)) this.tell();
    else if (query === this.followed.at(-1)) this.followed = [];
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.rest(), REST);
  }

  async rest() {
    const { app } = this;
    const { only } = app.asked;
    delete app.asked.only;
    app.go(app.query, { keep: false });
    app.asked.only = only;
  }

  // Keys ---------------------------------------------------------------------------------------------------------------
  /** A clicker turns slides wherever the focus is; Escape gives the arrow keys back to the talk. @param {KeyboardEvent} event */
  onKey(event) {
    /** @type {HTMLElement | null | undefined} */
    const input = hit(event).closest?.(".hall input, .hall select");
    if (!input || !(TURN.includes(event.key) || event.key === "Escape")) return;
    event.preventDefault();
    event.stopPropagation();
    input.blur();
    if (event.key === "PageDown") this.deck.next();
    if (event.key === "PageUp") this.deck.prev();
  }

  /** The buttons step back while nobody touches the mouse. */
  idle() {
    const { root } = this;
    const wake = () => {
      root.dataset.idle = "false";
      clearTimeout(this.sleeping);
      this.sleeping = setTimeout(() => (root.dataset.idle = "true"), 2500);
    };
    for (const type of ["pointermove", "focusin", "pointerdown"]) addEventListener(type, wake);
    wake();
  }

  // Other windows ------------------------------------------------------------------------------------------------------
  /** The pages for print, with the scenario on screen. */
  paper() {
    return new URL(this.app.address.with({ more: { "print-pdf": "" } }), location.href).href;
  }

  /** What is moved in one window moves in all that show the talk: the hall's and the speaker's. */
  mirror() {
    this.shown = this.app.query;
    addEventListener("message", ({ origin, source: from, data }) => {
      const source = /** @type {Window} */ (from);
      if (origin !== location.origin || data?.talk === undefined) return;
      if (!watching) this.views.add(source);
      if (data.talk === null) return source.postMessage({ talk: this.shown }, origin); // a window that has just opened
      if (data.talk === this.app.query) return;
      this.followed.push(data.talk);
      this.app.go(data.talk, { keep: !watching });
      this.tell(source, data.talk);
    });
    this.hall = watching ? parent.opener : null;
    this.hall?.postMessage({ talk: null }, location.origin);
  }

  /** @param {Window | null} [except] @param {string} [talk] */
  tell(except = null, talk = this.shown) {
    for (const view of [...this.views, this.hall]) {
      if (view && view !== except) view.postMessage({ talk }, location.origin);
    }
  }
}

export async function start() {
  const root = need(document, '.ix[data-from="server"]');
  const talk = new Talk(root);
  await talk.start();
  await settled(talk.app);
  voila();
}
