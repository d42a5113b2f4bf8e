// @ts-check
// A chart as a picture, made here in the reader's browser: SVG, or PNG at twice the size, in light or dark, with its font inside.
import { fit, fitting, library, onMap, palette, resolve } from "./drawing.js";

/** @import { App } from "./app.js" */
/** @import { Colours } from "./drawing.js" */

const FONT = new URL("../vendor/inter-400-600.woff2", import.meta.url);
/** @type {Promise<string> | undefined} */
let font;

/** The page's font as part of a picture: a picture can load nothing. */
const face = () =>
  (font ??= fetch(FONT)
    .then((response) => response.blob())
    .then(dataOf)
    .then((data) => `<style>@font-face{font-family:Inter;font-weight:400 600;src:url(${data}) format("woff2")}</style>`));

/** @type {(blob: Blob) => Promise<string>} */
export const dataOf = (blob) =>
  new Promise((done, fail) => {
    const reader = new FileReader();
    reader.onload = () => done(String(reader.result));
    reader.onerror = fail;
    reader.readAsDataURL(blob);
  });

/**
 * The colours of a theme, whatever the page shows at the moment, to be asked for inside `use`: `colours("@ink")`.
 *
 * @template T
 * @param {string} theme
 * @param {(colours: Colours) => T} use
 */
export function inTheme(theme, use) {
  const probe = Object.assign(document.createElement("div"), { className: "ix", hidden: true });
  probe.dataset.theme = theme;
  document.body.append(probe);
  try {
    return use(palette(probe));
  } finally {
    probe.remove();
  }
}

/**
 * A chart of the page as a picture.
 *
 * @param {App} app
 * @param {string} name - the chart
 * @param {{theme?: string, format?: string, width?: number}} [wish] - `theme` light or dark, `format` svg or png, `width` in px
 * @returns {Promise<{data: string, width: number, height: number}>} its data address and its size on the page in px
 */
export async function picture(app, name, { theme = "light", format = "png", width = 720 } = {}) {
  const { content, plot } = app.charts.named(name);
  if (!content) throw new TypeError(`${name} is not drawn yet`);
  const { Plotly, map } = await library(onMap(content.figure));
  const { data, layout } = inTheme(theme, (colours) => {
    const drawn = resolve(fitting(content, width), colours, map);
    const type = { family: getComputedStyle(plot).fontFamily, size: 13, color: colours("@ink"), ...drawn.layout.font };
    return { data: drawn.data, layout: { ...drawn.layout, width, font: type, paper_bgcolor: colours("@card") } };
  });
  const { height } = layout;
  const drawn = await Plotly.toImage({ data, layout }, { format: "svg", width, height, imageDataOnly: true });
  const svg = fitted(drawn, width).replace(/(<svg [^>]*>)/, `$1${await face()}`);
  const address = await dataOf(new Blob([svg], { type: "image/svg+xml" }));
  return { data: format === "svg" ? address : await raster(address, width, height), width, height };
}

/** A drawing whose texts stand within it. @param {string} svg @param {number} width */
function fitted(svg, width) {
  const place = document.createElement("div");
  place.style.cssText = `position: fixed; inset: 0 auto auto 0; width: ${width}px; visibility: hidden; direction: ltr`;
  place.innerHTML = svg;
  document.body.append(place);
  try {
    fit(place);
    return new XMLSerializer().serializeToString(/** @type {Element} */ (place.firstElementChild)); // a file is XML, a page is not
  } finally {
    place.remove();
  }
}

/** @param {string} address @param {number} width @param {number} height */
export async function raster(address, width, height) {
  const image = new Image(width, height);
  image.src = address;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: 2 * width, height: 2 * height });
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL("image/png");
}
