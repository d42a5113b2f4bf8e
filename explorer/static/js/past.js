// Where the reader was before: undo and redo.

const MOST = 100; // steps that are kept

export class Past {
  constructor(app) {
    this.app = app;
    this.restore(app.notebook ? null : history.state?.past);
    (app.notebook ? app.root : document).addEventListener("keydown", (event) => this.onKey(event));
  }

  /** The lists as an entry of the browser's history keeps them. */
  get kept() {
    return { before: this.before, after: this.after };
  }

  restore(kept) {
    this.before = [...(kept?.before ?? [])];
    this.after = [...(kept?.after ?? [])];
    this.going = null;
  }

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

  step(from, to) {
    if (!from.length) return;
    to.push(this.going ?? this.app.query); // two quick steps: the first is not on screen yet
    this.going = from.pop();
    this.app.go(this.going, { keep: false });
  }

  /** Whether there is anything to go back or forward to. */
  show() {
    if (!this.app.next) this.going = null;
    for (const [tool, list] of [["undo", this.before], ["redo", this.after]]) {
      const button = this.app.root.querySelector(`[data-tool="${tool}"]`);
      if (button) button.disabled = !list.length;
    }
  }

  onKey(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.target.matches?.(".typed, [type=text], textarea")) return;
    const key = event.key.toLowerCase();
    const again = (key === "z" && event.shiftKey) || (key === "y" && event.ctrlKey);
    if (key !== "z" && !again) return;
    event.preventDefault();
    again ? this.redo() : this.undo();
  }
}
