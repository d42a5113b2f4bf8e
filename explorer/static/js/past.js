// Where the reader was before: undo and redo.

export class Past {
  constructor(app) {
    this.app = app;
    this.before = [];
    this.after = [];
    (app.notebook ? app.root : document).addEventListener("keydown", (event) => this.onKey(event));
  }

  remember(query) {
    this.before.push(query);
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
    to.push(this.app.query);
    this.app.go(from.pop(), { keep: false });
  }

  /** Whether there is anything to go back or forward to. */
  show() {
    for (const [tool, list] of [["undo", this.before], ["redo", this.after]]) {
      this.app.root.querySelector(`[data-tool="${tool}"]`).disabled = !list.length;
    }
  }

  onKey(event) {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z" || event.target.matches(".typed")) return;
    event.preventDefault();
    event.shiftKey ? this.redo() : this.undo();
  }
}
