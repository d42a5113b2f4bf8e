// @ts-check
// The baseline: what the page is compared with. Its drawings stand beside those of the scenario on screen.
import { find, findAll, need } from "./dom.js";

/** @import { App } from "./app.js" */
/** @import { Charts } from "./charts.js" */
/** @import { BaselineView } from "./protocol.d.ts" */

/** @type {(place: ParentNode, name: string) => HTMLElement} */
const slot = (place, name) => need(place, `[data-slot="${name}"]`);

export class Versus {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    this.section = slot(app.root, "vs");
    /** @type {string | undefined} */
    this.query = undefined; // of the baseline; the empty one is a scenario too
    /** @type {string | undefined} */
    this.short = undefined;
    this.html = "";
  }

  /** Show what a reply says of the baseline; null for none. @param {BaselineView | null} vs @param {Charts} charts */
  take(vs, charts) {
    const { root } = this.app;
    this.query = vs?.query;
    this.short = vs?.short;
    this.name = vs?.name;
    root.toggleAttribute("data-comparing", Boolean(vs));
    root.querySelector('[data-tool="compare"]')?.setAttribute("aria-pressed", String(Boolean(vs)));
    this.section.hidden = !vs;
    for (const card of findAll(root, "[data-chart]")) {
      const side = find(card, ".side.was");
      if (vs && !side) need(card, ".two").prepend(need(root, '[data-slot="side"]', HTMLTemplateElement).content.cloneNode(true));
      if (!vs && side) {
        charts.remove(`${card.dataset.chart}@vs`);
        side.remove();
      }
      if (vs) {
        slot(card, "vs-name").textContent = vs.name;
        charts.add(card, `${card.dataset.chart}@vs`);
      }
    }
    if (!vs) return;
    const said = slot(this.section, "vs-said");
    if (this.html !== vs.html) {
      const open = said.querySelector("details")?.open;
      this.html = vs.html;
      said.innerHTML = vs.html;
      const folded = said.querySelector("details");
      if (open && folded) folded.open = true;
    }
    this.pick(vs);
  }

  /**
   * The list shows what is compared with, also when it is none of those in it.
   *
   * @param {{query?: string, name?: string}} baseline
   */
  pick({ query = "", name }) {
    const list = need(this.section, '[data-slot="vs-pick"]', HTMLSelectElement);
    list.querySelector("[data-own]")?.remove();
    if (![...list.options].some((option) => option.value === query)) {
      const own = new Option(name, query);
      own.dataset.own = "";
      list.prepend(own);
    }
    list.value = query;
  }
}
