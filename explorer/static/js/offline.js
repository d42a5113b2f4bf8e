// @ts-check
// The script of a page in one file: it draws the figures that lie beside it, at the width and in the theme of the moment.
// The file holds drawing.js before this, and plotly.js as a global.
import { fit, fitting, palette, resolve } from "./drawing.js";
import { findAll, need } from "./dom.js";

/** @import { Content } from "./drawing.js" */

/** @type {(id: string) => any} */
const read = (id) => JSON.parse(need(document, `#${id}`).textContent);
/** @type {Record<string, Pick<Content, "figure" | "narrow">>} */
const figures = read("figures");
const map = read("map");

function drawAll() {
  const root = need(document, ".ix");
  const colours = palette(root);
  for (const plot of findAll(root, ".plot")) {
    const content = figures[/** @type {HTMLElement} */ (plot.closest("[data-chart]")).dataset.chart ?? ""];
    const width = plot.clientWidth;
    const { data, layout } = resolve(fitting(content, width), colours, map);
    const font = { family: getComputedStyle(plot).fontFamily, size: 13, color: colours("@ink"), ...layout.font };
    const shown = { displaylogo: false, displayModeBar: false, responsive: false };
    globalThis.Plotly.react(plot, data, { ...layout, width, font }, shown).then(() => fit(plot));
  }
  root.dataset.drawn = "";
}

document.fonts.ready.then(drawAll);
addEventListener("resize", drawAll);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
