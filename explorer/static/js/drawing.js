// @ts-check
// What it takes to draw a figure: plotly.js, loaded once as a file, the map, the colours of the theme, the form that fits.

/** @import { Drawing, Figure } from "./protocol.d.ts" */

/** @typedef {typeof import("../vendor/plotly.min.js").default} Plotly */
/** @typedef {(token: string) => string} Colours */
/** @typedef {Drawing & {roomy?: boolean, says?: string}} Content */

const NARROW = 520; // a figure narrower than this many px gives way to its narrow form, if it has one
const ROOMY = 860; // and one with much to say side by side below this

/** @type {Promise<Plotly> | undefined} */
let plotly;
const load = () => (plotly ??= import(new URL("../vendor/plotly.min.js", import.meta.url).href).then((m) => m.default));
/** @type {Promise<object> | undefined} */
let europe;
const boundaries = () =>
  (europe ??= fetch(new URL("../europe.json", import.meta.url)).then((response) => response.json()));

/** @param {Figure} figure */
export const onMap = (figure) => figure.data.some((trace) => trace.geojson === "@europe");

/** What it takes to draw: plotly, and the boundaries if there is a map among the figures, or was. @param {boolean} mapped */
export async function library(mapped) {
  const [Plotly, map] = await Promise.all([load(), mapped ? boundaries() : europe]);
  return { Plotly, map };
}

/** Take a drawing away. @param {HTMLElement} place */
export const clear = (place) => void plotly?.then((Plotly) => Plotly.purge(place));

const TOKEN = /@(ink|soft|line|card|bg|accent|union|state|eib|private|debt|bad|ok|mark)(?:\/[0-9.]+)?/g;

/**
 * Put the theme's colours for "@union", "@union/0.5" ... and the boundaries for "@europe".
 *
 * @param {any} node
 * @param {Colours} colours
 * @param {object} [map]
 * @returns {any}
 */
export function resolve(node, colours, map) {
  if (typeof node === "string") return node === "@europe" ? map : node.includes("@") ? node.replace(TOKEN, colours) : node;
  if (Array.isArray(node)) return node.map((item) => resolve(item, colours, map));
  if (node === null || typeof node !== "object" || ArrayBuffer.isView(node)) return node;
  /** @type {Record<string, unknown>} */
  const out = {};
  for (const key in node) out[key] = resolve(node[key], colours, map);
  return out;
}

/**
 * The colours of the theme that holds for an element.
 *
 * @param {Element} root
 * @returns {Colours}
 */
export function palette(root) {
  const style = getComputedStyle(root);
  /** @type {Map<string, string>} */
  const known = new Map();
  return (token) => {
    let colour = known.get(token);
    if (colour === undefined) {
      const [name, alpha] = token.slice(1).split("/");
      colour = style.getPropertyValue(`--${name}`).trim() || token;
      if (alpha && /^#[0-9a-f]{6}$/i.test(colour)) {
        const hex = colour;
        const [r, g, b] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
        colour = `rgba(${r},${g},${b},${alpha})`;
      }
      known.set(token, colour);
    }
    return colour;
  };
}

/** The form of a chart that fits a width. @param {Pick<Content, "figure" | "narrow" | "roomy">} content @param {number} width */
export const fitting = (content, width) => (width < (content.roomy ? ROOMY : NARROW) && content.narrow) || content.figure;

const OVER = 2; // px that a text may stand out of its drawing: letters are measured with the room around them
const LEAST = 0.72; // of its size, to which a text shrinks before it moves

/** How far a text stands out to the left and to the right. @param {DOMRect} box @param {DOMRect} area */
const outside = (box, area) => ({ left: Math.max(area.left - box.left, 0), right: Math.max(box.right - area.right, 0) });

/**
 * Bring what stands out of a drawing back into it: margins are made for words of the length of English ones. A text that is too long
 * becomes smaller, then moves inwards. Where all fits, nothing changes.
 *
 * @param {HTMLElement} plot
 */
export function fit(plot) {
  const texts = [...plot.querySelectorAll("svg text")].filter((text) => text instanceof SVGTextElement);
  for (const text of texts) loosen(text);
  const area = plot.getBoundingClientRect();
  const scale = area.width / plot.clientWidth || 1; // a slide is drawn small and shown large
  const tight = texts.flatMap((text) => {
    const box = text.getBoundingClientRect();
    const { left, right } = outside(box, area);
    return box.width && left + right > OVER * scale ? [{ text, kept: (box.width - left - right) / box.width, most: area.width / box.width }] : [];
  });
  for (const { text, kept, most } of tight) {
    text.dataset.size = text.style.fontSize;
    text.style.fontSize = text.dataset.fits = `${(parseFloat(getComputedStyle(text).fontSize) * Math.min(Math.max(kept, LEAST), most)).toFixed(2)}px`;
  }
  for (const { text } of tight) {
    const { left, right } = outside(text.getBoundingClientRect(), area);
    if (!left && !right) continue;
    text.dataset.moved = `translate(${((left - right) / scale).toFixed(1)},0) `;
    text.setAttribute("transform", text.dataset.moved + (text.getAttribute("transform") ?? ""));
  }
}

/** Undo what `fit` did to a text that plotly has kept. @param {SVGTextElement} text */
function loosen(text) {
  const { size, fits, moved } = text.dataset;
  if (fits && text.style.fontSize === fits) text.style.fontSize = size ?? "";
  const transform = text.getAttribute("transform");
  if (moved && transform?.startsWith(moved)) text.setAttribute("transform", transform.slice(moved.length));
  delete text.dataset.size;
  delete text.dataset.fits;
  delete text.dataset.moved;
}
