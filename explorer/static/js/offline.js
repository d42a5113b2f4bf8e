// The script of a page in one file: it draws the figures that lie beside it, at the width and in the theme of the moment.
// The file holds charts.js before this, and plotly.js as a global.
import { fitting, palette, resolve } from "./charts.js";

const read = (id) => JSON.parse(document.getElementById(id).textContent);
const figures = read("figures");
const map = read("map");

function drawAll() {
  const root = document.querySelector(".ix");
  const colours = palette(root);
  for (const plot of root.querySelectorAll(".plot")) {
    const content = figures[plot.closest("[data-chart]").dataset.chart];
    const width = plot.clientWidth;
    const { data, layout } = resolve(fitting(content, width), colours, map);
    const font = { family: getComputedStyle(plot).fontFamily, size: 13, color: colours("@ink"), ...layout.font };
    globalThis.Plotly.react(plot, data, { ...layout, width, font }, { displaylogo: false, displayModeBar: false, responsive: false });
  }
  root.dataset.drawn = "";
}

document.fonts.ready.then(drawAll);
addEventListener("resize", drawAll);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
