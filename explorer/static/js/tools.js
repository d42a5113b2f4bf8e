// The buttons of the page's bar, of its cards and of its dialogs: each names a tool, `data-tool="link"`.

export class Tools {
  constructor(app) {
    this.app = app;
    this.acts = {
      undo: () => app.past.undo(),
      redo: () => app.past.redo(),
      reset: () => app.go(app.root.querySelector(`.preset[data-id="${app.preset}"]`).dataset.preset),
      link: (button) => {
        app.address.write();
        return this.copy(app.address.link, button);
      },
    };
    app.root.addEventListener("click", (event) => this.onClick(event));
  }

  /** Give a tool its work; it is called with the button and the name of the chart that the button belongs to, if any. */
  add(name, act) {
    this.acts[name] = act;
  }

  async onClick(event) {
    const button = event.target.closest("[data-tool]");
    if (button) {
      const { tool } = button.dataset;
      if (!this.acts[tool]) await this.more(); // most tools come after the charts: a click before that is not lost
      this.acts[tool]?.(button, button.closest("[data-chart]")?.dataset.chart);
    }
    const preset = event.target.closest("[data-preset]");
    if (preset && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      this.app.go(preset.dataset.preset);
    }
  }

  /** The tools that are not needed for the first look. */
  more() {
    return (this.loading ??= import("./features.js").then(({ EVERYWHERE, FEATURES }) =>
      (this.app.charts ? FEATURES : EVERYWHERE).forEach((attach) => attach(this.app)),
    ));
  }

  /** Put a text on the clipboard, and say so on the button. */
  async copy(text, button) {
    await navigator.clipboard?.writeText(text).catch(() => {});
    const said = (button.dataset.said ??= button.textContent);
    button.textContent = this.app.texts.copied;
    setTimeout(() => (button.textContent = said), 1500);
  }
}
