// The baseline: what the page is compared with. Its drawings stand beside those of the scenario on screen.

const slot = (root, name) => root.querySelector(`[data-slot="${name}"]`);

export class Versus {
  constructor(app) {
    this.app = app;
    this.section = slot(app.root, "vs");
    this.query = undefined; // of the baseline; the empty one is a scenario too
    this.short = undefined;
  }

  /** Show what a reply says of the baseline; null for none. */
  take(vs, charts) {
    const { root } = this.app;
    this.query = vs?.query;
    this.short = vs?.short;
    this.name = vs?.name;
    root.toggleAttribute("data-comparing", Boolean(vs));
    root.querySelector('[data-tool="compare"]')?.setAttribute("aria-pressed", String(Boolean(vs)));
    this.section.hidden = !vs;
    for (const card of root.querySelectorAll("[data-chart]")) {
      const side = card.querySelector(".side.was");
      if (vs && !side) card.querySelector(".two").prepend(slot(root, "side").content.cloneNode(true));
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
      said.innerHTML = this.html = vs.html;
      if (open && said.querySelector("details")) said.querySelector("details").open = true;
    }
    this.pick(vs);
  }

  /** The list shows what is compared with, also when it is none of those in it. */
  pick({ query, name }) {
    const list = slot(this.section, "vs-pick");
    list.querySelector("[data-own]")?.remove();
    if (![...list.options].some((option) => option.value === query)) {
      const own = new Option(name, query);
      own.dataset.own = "";
      list.prepend(own);
    }
    list.value = query;
  }
}
