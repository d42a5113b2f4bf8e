// @ts-check
// Where the reader was before: undo and redo.
import { find, hit } from "./dom.js";

/** @import { App } from "./app.js" */

/**
 * Queries that undo and redo go to, the next one last.
 *
 * @typedef {{before: string[], after: string[]}} Kept
 */

const MOST = 100; // steps that are kept

export class Past {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    /** @type {string[]} */
    this.before = [];
    /** @type {string[]} */
    this.after = [];
    /** @type {string | null} */
    this.going = null; // asked for, and not on screen yet
    this.restore(app.notebook ? null : history.state?.past);
    /** @type {HTMLElement | Document} */
    const place = app.notebook ? app.root : document;
    place.addEventListener("keydown", (event) => this.onKey(/** @type {KeyboardEvent} */ (event)));
  }

  /** The lists as an entry of the browser's history keeps them. */
  get kept() {
    return { before: this.before, after: this.after };
  }

  /** @param {Kept | null} [kept] */
  restore(kept) {
    this.before = [...(kept?.before ?? [])];
    this.after = [...(kept?.after ?? [])];
    this.going = null;
  }

  /** @param {string} query */
  remember(query) {
    this.before = [...this.before, query].slice(-MOST);
    this.after = [];
  }

  undo() {
    this.step(this.before, this.after);
  }

  redo() {
    this.step(this.after, this.before);
  }

  /** @param {string[]} from @param {string[]} to */
  step(from, to) {
    const wanted = from.pop();
    if (wanted === undefined) return;
    to.push(this.going ?? this.app.query); // two quick steps: the first is not on screen yet
    this.going = wanted;
    this.app.go(wanted, { keep: false });
  }

  /** Whether there is anything to go back or forward to. */
  show() {
    if (!this.app.next) this.going = null;
    for (const [tool, list] of Object.entries({ undo: this.before, redo: this.after })) {
      const button = find(this.app.root, `[data-tool="${tool}"]`, HTMLButtonElement);
      if (button) button.disabled = !list.length;
    }
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || hit(event).matches?.(".typed, [type=text], textarea")) return;
    const key = event.key.toLowerCase();
    const again = (key === "z" && event.shiftKey) || (key === "y" && event.ctrlKey);
    if (key !== "z" && !again) return;
    event.preventDefault();
    again ? this.redo() : this.undo();
  }
}
