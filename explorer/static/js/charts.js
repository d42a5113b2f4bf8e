// All charts of a page, drawn by one plotly.js that is loaded once as a file.

const NARROW = 520; // a figure narrower than this many px gives way to its narrow form, if it has one
const ROOMY = 860; // and one with much to say side by side below this
const CONFIG = {
  displaylogo: false,
  responsive: false,
  showTips: false,
  modeBarButtons: [["toImage"]],
};

let plotly;
const load = () => (plotly ??= import(new URL("../vendor/plotly.min.js", import.meta.url)).then((m) => m.default));
let europe;
const boundaries = () =>
  (europe ??= fetch(new URL("../europe.json", import.meta.url)).then((response) => response.json()));

const onMap = (figure) => figure.data.some((trace) => trace.geojson === "@europe");

/** What it takes to draw a figure: plotly, and the boundaries if it is a map. */
export async function library(figure) {
  const [Plotly, map] = await Promise.all([load(), onMap(figure) ? boundaries() : europe]);
  return { Plotly, map };
}

const TOKEN = /@(ink|soft|line|card|bg|accent|union|state|eib|private|debt|bad|ok|mark)(?:\/[0-9.]+)?/g;

/** Put the theme's colours for "@union", "@union/0.5" ... and the boundaries for "@europe". */
export function resolve(node, colours, map) {
  if (typeof node === "string") return node === "@europe" ? map : node.includes("@") ? node.replace(TOKEN, colours) : node;
  if (Array.isArray(node)) return node.map((item) => resolve(item, colours, map));
  if (node === null || typeof node !== "object" || ArrayBuffer.isView(node)) return node;
  const out = {};
  for (const key in node) out[key] = resolve(node[key], colours, map);
  return out;
}

export function palette(root) {
  const style = getComputedStyle(root);
  const known = new Map();
  return (token) => {
    let colour = known.get(token);
    if (colour === undefined) {
      const [name, alpha] = token.slice(1).split("/");
      colour = style.getPropertyValue(`--${name}`).trim() || token;
      if (alpha && /^#[0-9a-f]{6}$/i.test(colour)) {
        const [r, g, b] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
        colour = `rgba(${r},${g},${b},${alpha})`;
      }
      known.set(token, colour);
    }
    return colour;
  };
}

/** The form of a chart that fits a width. */
export const fitting = (content, width) => (width < (content.roomy ? ROOMY : NARROW) && content.narrow) || content.figure;

class Chart {
  constructor(card, name) {
    this.card = card;
    this.name = name;
    this.beside = name.endsWith("@vs"); // the drawing of the baseline
    const side = card.querySelector(this.beside ? ".side.was" : ".side:not(.was)");
    this.plot = side.querySelector(".plot");
    this.said = side.querySelector(".takeaway");
    this.which = side.querySelector(".which");
    this.width = 0;
    this.inView = false;
  }

  take(chart, open) {
    this.content = chart;
    this.stale = true;
    this.onMap = onMap(chart.figure);
    this.said.innerHTML = chart.says;
    const which = this.beside ? ` (${this.which.textContent})` : "";
    this.plot.setAttribute("aria-label", `${this.card.querySelector("h2").textContent}${which}: ${chart.sentence}`);
    if (this.beside) return;
    if (chart.table !== null) this.card.querySelector('[data-slot="table"]').innerHTML = chart.table;
    this.tableStale = chart.table === null && !open;
  }

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
    this.plot.dataset.drawn = figure === this.content.narrow ? "narrow" : "wide";
  }
}

export class Charts {
  constructor(root, app) {
    this.root = root;
    this.app = app;
    this.options = {};
    this.digests = {};
    this.charts = new Map();
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
    for (const card of root.querySelectorAll("[data-chart]")) {
      const chart = this.add(card, card.dataset.chart);
      this.viewed.observe(card);
      const option = card.querySelector(".head [type=radio]:checked");
      if (option && option !== card.querySelector(".head [type=radio]")) this.options[chart.name] = option.value;
      card.addEventListener("change", (event) => {
        if (event.target.matches(".head [type=radio]")) app.option(chart.name, event.target.value);
      });
      card.querySelector("details.table").addEventListener("toggle", () => this.table(chart));
    }
    this.theme = matchMedia("(prefers-color-scheme: dark)");
    this.onTheme = () => this.redraw();
    this.theme.addEventListener("change", this.onTheme);
    this.labTheme = new MutationObserver(this.onTheme);
    this.labTheme.observe(document.body, { attributes: true, attributeFilter: ["data-jp-theme-light"] });
  }

  /** Keep a drawing of a card, if it is not kept yet. */
  add(card, name) {
    if (this.charts.has(name)) return;
    const chart = new Chart(card, name);
    chart.inView = this.charts.get(card.dataset.chart)?.inView ?? false;
    this.charts.set(name, chart);
    this.resized.observe(chart.plot);
    this.stale(card);
    return chart;
  }

  remove(name) {
    const { plot, card } = this.charts.get(name);
    this.resized.unobserve(plot);
    plotly?.then((Plotly) => Plotly.purge(plot));
    this.charts.delete(name);
    delete this.digests[name];
    this.stale(card);
  }

  /** All drawings of a card have to be made again: there is another one beside them, or no longer. */
  stale(card) {
    for (const chart of this.charts.values()) if (chart.card === card) chart.stale = true;
  }

  of(plot) {
    return [...this.charts.values()].find((chart) => chart.plot === plot);
  }

  /** Choose the reading of each chart as an address has it. */
  choose(options) {
    this.options = {};
    for (const [name, { card, beside }] of this.charts) {
      const radios = beside ? [] : [...card.querySelectorAll(".head [type=radio]")];
      const chosen = radios.find((radio) => radio.value === options.get(name)) ?? radios[0];
      if (chosen) chosen.checked = true;
      if (chosen && chosen !== radios[0]) this.options[name] = chosen.value;
    }
  }

  get openTables() {
    return [...this.charts.values()].filter((c) => !c.beside && c.card.querySelector("details.table").open).map((c) => c.name);
  }

  take(name, chart) {
    this.digests[name] = chart.digest;
    const at = this.charts.get(name);
    const first = !at.content;
    at.take(chart, at.card.querySelector("details.table").open);
    if (first && !at.beside) at.tableStale = false; // the server sent the table with the page
  }

  /** What a chart rests on may change while its picture does not. */
  credit(name, { text, grade }) {
    const line = this.charts.get(name).card.querySelector(".credit"); // a slide has none: it says it in its notes
    if (!line) return;
    line.querySelector(".mark").className = `mark ${grade}`;
    line.querySelector('[data-slot="credit"]').textContent = text;
  }

  /** A table that was closed while the scenario moved is asked for when it opens. */
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
    const [Plotly, map] = (this.tools = await Promise.all([load(), needsMap ? boundaries() : europe]));
    const colours = palette(this.root);
    const stale = [...this.charts.values()].filter((chart) => chart.stale);
    stale.sort((a, b) => b.inView - a.inView);
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
    for (const chart of this.charts.values()) chart.draw(this.tools[0], colours, this.tools[1], "newPlot");
  }

  close() {
    this.resized.disconnect();
    this.viewed.disconnect();
    this.labTheme.disconnect();
    this.theme.removeEventListener("change", this.onTheme);
  }
}
