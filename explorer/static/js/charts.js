// @ts-check
// All charts of a page, each in its card.
import { find, findAll, hit, need } from "./dom.js";
import { clear, fit, fitting, library, onMap, palette, resolve } from "./drawing.js";

/** @import { App } from "./app.js" */
/** @import { Colours, Content, Plotly } from "./drawing.js" */
/** @import { CreditView } from "./protocol.d.ts" */

const CONFIG = {
  displaylogo: false,
  responsive: false,
  showTips: false,
  modeBarButtons: [["toImage"]],
};

class Chart {
  /** @param {HTMLElement} card @param {string} name */
  constructor(card, name) {
    this.card = card;
    this.name = name;
    this.beside = name.endsWith("@vs"); // the drawing of the baseline
    const side = need(card, this.beside ? ".side.was" : ".side:not(.was)");
    this.plot = need(side, ".plot");
    this.said = need(side, ".takeaway");
    this.which = find(side, ".which");
    this.width = 0;
    this.inView = false;
    this.stale = false;
    this.tableStale = false;
    this.onMap = false;
    /** @type {Content | undefined} */
    this.content = undefined;
  }

  /** @param {Content} chart @param {boolean} open - whether its table is */
  take(chart, open) {
    this.content = chart;
    this.stale = true;
    this.onMap = onMap(chart.figure);
    this.said.innerHTML = chart.says ?? "";
    const which = this.beside ? ` (${this.which?.textContent})` : "";
    this.plot.setAttribute("aria-label", `${need(this.card, "h2").textContent}${which}: ${chart.sentence}`);
    if (this.beside) return;
    if (chart.table !== null) need(this.card, '[data-slot="table"]').innerHTML = chart.table;
    this.tableStale = chart.table === null && !open;
  }

  get tableOpen() {
    return need(this.card, "details.table", HTMLDetailsElement).open;
  }

  /**
   * @param {Plotly} Plotly
   * @param {Colours} colours
   * @param {object} [map]
   * @param {"react" | "newPlot"} [how]
   */
  async draw(Plotly, colours, map, how = "react") {
    const width = this.plot.clientWidth;
    if (!width || !this.content) return; // hidden: the ResizeObserver calls again when it shows
    const comparing = this.card.querySelector(".side.was");
    // A flow fills its height whatever it holds: beside another it gives way to bars, which have an axis in common.
    const flows = comparing && this.content.figure.data.some((trace) => trace.type === "sankey");
    const figure = (flows && this.content.narrow) || fitting(this.content, width);
    this.plot.style.height = comparing ? `${figure.layout.height}px` : "";
    const { data, layout } = resolve(figure, colours, map);
    const font = { family: getComputedStyle(this.plot).fontFamily, size: 13, color: colours("@ink"), ...layout.font };
    this.stale = false;
    this.width = width;
    await Plotly[how](this.plot, data, { ...layout, width, font }, {
      ...CONFIG,
      toImageButtonOptions: { format: "png", scale: 2, filename: `investai-${this.name}` },
    });
    fit(this.plot);
    this.plot.dataset.drawn = figure === this.content.narrow ? "narrow" : "wide";
  }
}

export class Charts {
  /** @param {HTMLElement} root @param {App} app */
  constructor(root, app) {
    this.root = root;
    this.app = app;
    /** @type {Record<string, string>} */
    this.options = {}; // the reading of each chart that is not in its first
    /** @type {Record<string, string>} */
    this.digests = {};
    /** @type {Map<string, Chart>} */
    this.charts = new Map();
    /** @type {Awaited<ReturnType<typeof library>> | undefined} */
    this.tools = undefined;
    this.resized = new ResizeObserver((entries) => {
      for (const { target, contentRect } of entries) {
        const chart = this.of(target);
        if (chart && contentRect.width && Math.abs(contentRect.width - chart.width) > 1) chart.stale = true;
      }
      this.draw();
    });
    // Asking each card where it stands would make the browser lay out the page again for each: it tells us instead.
    this.viewed = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        for (const chart of this.charts.values()) if (chart.card === target) chart.inView = isIntersecting;
      }
    });
    for (const card of findAll(root, "[data-chart]")) {
      const chart = this.add(card, card.dataset.chart ?? "");
      this.viewed.observe(card);
      const option = find(card, ".head [type=radio]:checked", HTMLInputElement);
      if (option && option !== card.querySelector(".head [type=radio]")) this.options[chart.name] = option.value;
      card.addEventListener("change", (event) => {
        const target = hit(event);
        if (target instanceof HTMLInputElement && target.matches(".head [type=radio]")) app.option(chart.name, target.value);
      });
      need(card, "details.table").addEventListener("toggle", () => this.table(chart));
    }
    this.theme = matchMedia("(prefers-color-scheme: dark)");
    this.onTheme = () => this.redraw();
    this.theme.addEventListener("change", this.onTheme);
    this.labTheme = new MutationObserver(this.onTheme);
    this.labTheme.observe(document.body, { attributes: true, attributeFilter: ["data-jp-theme-light"] });
  }

  /** A drawing of a card, kept from now on if it was not yet. @param {HTMLElement} card @param {string} name */
  add(card, name) {
    const known = this.charts.get(name);
    if (known) return known;
    const chart = new Chart(card, name);
    chart.inView = this.charts.get(card.dataset.chart ?? "")?.inView ?? false;
    this.charts.set(name, chart);
    this.resized.observe(chart.plot);
    this.stale(card);
    return chart;
  }

  /** @param {string} name */
  remove(name) {
    const { plot, card } = this.named(name);
    this.resized.unobserve(plot);
    clear(plot);
    this.charts.delete(name);
    delete this.digests[name];
    this.stale(card);
  }

  /** @param {string} name */
  named(name) {
    const chart = this.charts.get(name);
    if (!chart) throw new TypeError(`no chart ${name} here`);
    return chart;
  }

  /** All drawings of a card have to be made again: there is another one beside them, or no longer. @param {HTMLElement} card */
  stale(card) {
    for (const chart of this.charts.values()) if (chart.card === card) chart.stale = true;
  }

  /** @param {Element} plot */
  of(plot) {
    return [...this.charts.values()].find((chart) => chart.plot === plot);
  }

  /** Choose the reading of each chart as an address has it. @param {Map<string, string>} options */
  choose(options) {
    this.options = {};
    for (const [name, { card, beside }] of this.charts) {
      const radios = beside ? [] : findAll(card, ".head [type=radio]", HTMLInputElement);
      const chosen = radios.find((radio) => radio.value === options.get(name)) ?? radios[0];
      if (chosen) chosen.checked = true;
      if (chosen && chosen !== radios[0]) this.options[name] = chosen.value;
    }
  }

  get openTables() {
    return [...this.charts.values()].filter((c) => !c.beside && c.tableOpen).map((c) => c.name);
  }

  /** @param {string} name @param {Content} chart */
  take(name, chart) {
    this.digests[name] = chart.digest;
    const at = this.named(name);
    const first = !at.content;
    at.take(chart, at.tableOpen);
    if (first && !at.beside) at.tableStale = false; // the server sent the table with the page
  }

  /** What a chart rests on may change while its picture does not. @param {string} name @param {CreditView} rests */
  credit(name, { text, grade }) {
    const line = find(this.named(name).card, ".credit"); // a slide has none: it says it in its notes
    if (!line) return;
    need(line, ".mark").className = `mark ${grade}`;
    need(line, '[data-slot="credit"]').textContent = text;
  }

  /** A table that was closed while the scenario moved is asked for when it opens. @param {Chart} chart */
  table(chart) {
    if (!chart.tableStale || !this.openTables.includes(chart.name)) return;
    delete this.digests[chart.name];
    this.app.option(chart.name, this.options[chart.name]);
  }

  redraw() {
    for (const chart of this.charts.values()) chart.stale = true;
    return this.draw();
  }

  /** Draw what changed: what the reader sees first, then the rest, unless a newer state is on its way by then. */
  async draw() {
    const needsMap = [...this.charts.values()].some((chart) => chart.stale && chart.onMap);
    const { Plotly, map } = (this.tools = await library(needsMap));
    const colours = palette(this.root);
    const stale = [...this.charts.values()].filter((chart) => chart.stale);
    stale.sort((a, b) => Number(b.inView) - Number(a.inView));
    for (const chart of stale) {
      if (!chart.stale) continue; // drawn meanwhile by a resize
      if (!chart.inView && (await this.app.overtaken())) return;
      await chart.draw(Plotly, colours, map);
    }
    if (![...this.charts.values()].some((chart) => chart.stale && chart.plot.clientWidth)) this.root.dataset.drawn = "";
  }

  /** Draw all of them before this returns: paper waits for nobody, least of all for shapes that glide to their new place. */
  drawNow() {
    if (!this.tools) return;
    const colours = palette(this.root);
    for (const chart of this.charts.values()) chart.draw(this.tools.Plotly, colours, this.tools.map, "newPlot");
  }

  close() {
    this.resized.disconnect();
    this.viewed.disconnect();
    this.labTheme.disconnect();
    this.theme.removeEventListener("change", this.onTheme);
  }
}
