// @ts-check
// The buttons of the page's bar, of its cards and of its dialogs: each names a tool, `data-tool="link"`.
import { hit, need } from "./dom.js";

/** @import { App } from "./app.js" */

/**
 * What a tool does, with its button and the name of the chart that the button belongs to, if any.
 *
 * @typedef {(button: HTMLElement, chart?: string) => unknown} Act
 */

export class Tools {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    /** @type {Record<string, Act>} */
    this.acts = {
      undo: () => app.past.undo(),
      redo: () => app.past.redo(),
      reset: () => app.go(need(app.root, `.preset[data-id="${app.preset}"]`).dataset.preset ?? ""),
      link: (button) => {
        app.address.write();
        return this.copy(app.address.link, button);
      },
    };
    /** @type {Promise<void> | undefined} */
    this.loading = undefined;
    app.root.addEventListener("click", (event) => this.onClick(event));
  }

  /** Give a tool its work. @param {string} name @param {Act} act */
  add(name, act) {
    this.acts[name] = act;
  }

  /** @param {MouseEvent} event */
  async onClick(event) {
    const target = hit(event);
    /** @type {HTMLElement | null} */
    const button = target.closest("[data-tool]");
    if (button) {
      const { tool = "" } = button.dataset;
      if (!this.acts[tool]) await this.more(); // most tools come after the charts: a click before that is not lost
      /** @type {HTMLElement | null} */
      const card = button.closest("[data-chart]");
      this.acts[tool]?.(button, card?.dataset.chart);
    }
    /** @type {HTMLElement | null} */
    const preset = target.closest("[data-preset]");
    if (preset && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      this.app.go(preset.dataset.preset ?? "");
    }
  }

  /** The tools that are not needed for the first look. */
  more() {
    return (this.loading ??= import("./features.js").then(({ EVERYWHERE, FEATURES }) =>
      (this.app.charts ? FEATURES : EVERYWHERE).forEach((attach) => attach(this.app)),
    ));
  }

  /** Put a text on the clipboard, and say so on the button. @param {string} text @param {HTMLElement} button */
  async copy(text, button) {
    await navigator.clipboard?.writeText(text).catch(() => {});
    const said = (button.dataset.said ??= button.textContent);
    button.textContent = this.app.texts.copied;
    setTimeout(() => (button.textContent = said), 1500);
  }
}
