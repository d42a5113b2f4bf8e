// @ts-check
// A chart as a picture to print: title, sentence and source line drawn in, in the light theme, with the page's fonts inside.
import { dataOf, inTheme, picture, raster } from "./picture.js";

/** @import { App } from "./app.js" */
/** @import { Words } from "./protocol.d.ts" */

const WIDTH = 960; // px of the chart
const EDGE = 32;
const SERIF = new URL("../vendor/source-serif-4-600.woff2", import.meta.url);
/** @type {{part: keyof Words, size: number, step: number, gap: number, colour: string, font: string, weight: number}[]} */
const LINES = [
  { part: "title", size: 26, step: 32, gap: 10, colour: "@ink", font: '"Source Serif 4", Georgia, serif', weight: 600 },
  { part: "sentence", size: 16, step: 23, gap: 14, colour: "@ink", font: "Inter, Arial, sans-serif", weight: 400 },
  { part: "source", size: 12, step: 17, gap: 0, colour: "@soft", font: "Inter, Arial, sans-serif", weight: 400 },
];

/**
 * The picture of a chart as a Blob: `png` at twice its size, or `svg`.
 *
 * @param {App} app
 * @param {string} chart
 * @param {string} format
 * @param {Words} words
 */
export async function poster(app, chart, format, words) {
  const drawn = await picture(app, chart, { format: "svg", width: WIDTH });
  const inner = await (await fetch(drawn.data)).text();
  const colours = inTheme("light", (colour) => Object.fromEntries(["@ink", "@soft", "@card"].map((token) => [token, colour(token)])));
  const [title, sentence, source] = LINES.map((line) => ({ ...line, rows: wrap(words[line.part], line) }));
  const width = WIDTH + 2 * EDGE;
  let y = EDGE;
  /** @type {string[]} */
  const parts = [];
  /** @param {typeof title} line */
  const write = ({ rows, size, step, gap, colour, font, weight }) => {
    for (const row of rows) {
      parts.push(`<text x="${EDGE}" y="${y + size}" font-family="${escape(font)}" font-size="${size}" font-weight="${weight}" fill="${colours[colour]}">${escape(row)}</text>`);
      y += step;
    }
    y += gap;
  };
  write(title);
  write(sentence);
  parts.push(inner.replace(/<svg /, `<svg x="${EDGE}" y="${y}" `));
  y += drawn.height + 16;
  write(source);
  const height = Math.ceil(y + EDGE - 8);
  const face = `<style>@font-face{font-family:"Source Serif 4";font-weight:600;src:url(${await serif()}) format("woff2")}</style>`;
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escape(`${words.title}: ${words.sentence}`)}">` +
    `<title>${escape(words.title)}</title><desc>${escape(words.sentence)}</desc>${face}<rect width="100%" height="100%" fill="${colours["@card"]}"/>${parts.join("")}</svg>`;
  const blob = new Blob([svg], { type: "image/svg+xml" });
  if (format === "svg") return blob;
  return (await fetch(await raster(await dataOf(blob), width, height))).blob();
}

/** @type {Promise<string> | undefined} */
let face;
const serif = () => (face ??= fetch(SERIF).then((response) => response.blob()).then(dataOf));

/** @param {string} text */
const escape = (text) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

/**
 * Words in rows that fit the width: a picture has no line breaks of its own.
 *
 * @param {string} text
 * @param {(typeof LINES)[number]} line
 */
function wrap(text, { size, weight, font }) {
  const pen = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  pen.font = `${weight} ${size}px ${font}`;
  const rows = [""];
  for (const word of text.split(" ")) {
    const longer = rows.at(-1) ? `${rows.at(-1)} ${word}` : word;
    if (pen.measureText(longer).width <= WIDTH || !rows.at(-1)) rows[rows.length - 1] = longer;
    else rows.push(word);
  }
  return rows;
}
