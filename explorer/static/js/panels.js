// @ts-check
// What opens on demand: the source behind an input, the chain behind a number.
import { hit, need } from "./dom.js";

/** @import { App } from "./app.js" */
/** @import { ChainQuestion, CiteQuestion, SourceQuestion } from "./protocol.d.ts" */

export class Panels {
  /** @param {HTMLElement} root @param {App["ask"]} ask */
  constructor(root, ask) {
    this.root = root;
    this.ask = ask;
    this.pop = need(root, ".pop");
    this.dialog = need(root, ".chain", HTMLDialogElement);
    this.label = this.dialog.getAttribute("aria-label") ?? "";
    root.addEventListener("click", (event) => this.onClick(event));
    this.dialog.addEventListener("click", (event) => {
      if (event.target === this.dialog || hit(event).closest("[data-close]")) this.dialog.close();
    });
  }

  /** @param {MouseEvent} event */
  onClick(event) {
    /** @type {HTMLElement | null} */
    const mark = hit(event).closest("[data-source]");
    if (mark) return this.source(mark);
    /** @type {HTMLElement | null} */
    const number = hit(event).closest("[data-explain]");
    if (!number || this.dialog.contains(number)) return;
    if (!number.matches("button")) number.querySelector("button")?.focus(); // where Escape leads back to
    return this.chain(number.dataset);
  }

  /** The HTML of an answer, or why there is none. @param {ChainQuestion | SourceQuestion | CiteQuestion} message */
  async html(message) {
    try {
      return (await this.ask(message)).message.html;
    } catch (error) {
      return this.plain(String(/** @type {Error} */ (error).message));
    }
  }

  /** @param {string} text */
  plain(text) {
    const line = document.createElement("p");
    line.textContent = text;
    return line.outerHTML;
  }

  /** @param {HTMLElement} mark */
  async source(mark) {
    this.pop.innerHTML = await this.html({ ask: "source", name: mark.dataset.source ?? "" });
    this.pop.showPopover();
    const at = mark.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = this.pop;
    const below = at.bottom + 8 + height <= innerHeight;
    this.pop.style.left = `${Math.max(12, Math.min(at.left - 20, innerWidth - width - 12))}px`;
    const top = below ? at.bottom + 8 : at.top - height - 8;
    this.pop.style.top = `${Math.max(12, Math.min(top, innerHeight - height - 12))}px`;
  }

  /** A number may belong to a scenario of its own: the index shows two side by side. @param {DOMStringMap} number */
  async chain({ explain: name = "", query, lead }) {
    const how = lead !== undefined && { lead: /** @type {ChainQuestion["lead"]} */ (lead) };
    this.sheet(await this.html({ ask: "chain", name, ...(query !== undefined && { query }), ...how }));
  }

  /** Show HTML in the dialog at the side; gives the place that holds it. @param {string} html */
  sheet(html, label = this.label) {
    const place = need(this.dialog, '[data-slot="chain"]');
    place.innerHTML = html;
    this.dialog.setAttribute("aria-label", label);
    if (!this.dialog.open) this.dialog.showModal();
    this.dialog.scrollTop = 0;
    return place;
  }
}
