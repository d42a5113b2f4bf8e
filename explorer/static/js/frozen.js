// @ts-check
// A chart, or all charts of a page, as a figure that stands by itself: pictures, words and sources as they are now, nothing to load.
import { find, findAll, need } from "./dom.js";
import { inTheme, picture } from "./picture.js";

/** @import { App } from "./app.js" */

export const WIDTH = 720; // px of a picture: the column of most articles

/** @param {string} text */
export const escape = (text) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

/** @type {(app: App, key: string, values?: Record<string, string | number>) => string} */
export const say = (app, key, values = {}) => app.texts[`embed.${key}`].replace(/{(\w+)}/g, (_, name) => String(values[name]));

/** Title, sentence and sources of a chart as they stand on the page. @param {App} app @param {string} chart */
export function words(app, chart) {
  const card = need(app.root, `[data-chart="${chart}"]`);
  const [title, sentence, sources] = ["h2", '[data-slot="sentence"]', '[data-slot="credit"]'].map((part) => need(card, part).textContent);
  return { title, sentence, sources, alt: `${title}${title.endsWith("?") ? "" : ":"} ${sentence}` };
}

/**
 * The figure as HTML, its style written into it: no sheet of ours is there.
 *
 * @param {App} app
 * @param {Record<"what" | "theme" | "format" | "title" | "version" | "address", string>} wish - `what` is a chart or "page"; `title`,
 *   `version` and `address` stand in its words
 */
export async function figure(app, { what, theme, format, title, version, address }) {
  const whole = what === "page";
  const paint = inTheme(theme, (colours) => Object.fromEntries(["ink", "soft", "line", "card", "accent"].map((name) => [name, colours(`@${name}`)])));
  const small = `margin:6px 0 0;font-size:13px;color:${paint.soft}`;
  const parts = whole ? lead(app, title, paint) : [];
  for (const name of whole ? [...app.charts.charts.values()].filter((chart) => !chart.beside).map((chart) => chart.name) : [what]) {
    const said = words(app, name);
    const { data, width, height } = await picture(app, name, { theme, format, width: WIDTH });
    parts.push(
      `<p style="margin:${whole ? 26 : 0}px 0 2px;font-weight:600">${escape(said.title)}</p>`,
      `<p style="margin:0 0 8px;color:${paint.soft}">${escape(said.sentence)}</p>`,
      `<img src="${data}" width="${width}" height="${height}" alt="${escape(said.alt)}" style="display:block;max-width:100%;height:auto">`,
      `<p style="${small}">${escape(said.sources)}</p>`,
    );
  }
  const changed = find(app.root, '[data-slot="changed"]:not([hidden])');
  const point = need(app.root, ".preset[aria-current]").textContent + (changed ? ` (${changed.textContent})` : "");
  const made = say(app, "made", { point, version, date: new Date().toISOString().slice(0, 10) });
  parts.push(`<figcaption style="${small}">${escape(made)} <a href="${escape(address)}" style="color:${paint.accent}">${escape(say(app, "open"))}</a></figcaption>`);
  const style = `margin:0;box-sizing:border-box;max-width:${WIDTH + 34}px;padding:16px;border:1px solid ${paint.line};background:${paint.card};color:${paint.ink};font:15px/1.45 Inter,system-ui,sans-serif`;
  return `<figure style="${style}">\n${parts.join("\n")}\n</figure>`;
}

/**
 * What stands above the charts of a whole page: its question, its sentence, the figures that matter.
 *
 * @param {App} app
 * @param {string} title
 * @param {Record<string, string>} paint - colours by their names
 */
function lead(app, title, paint) {
  const figures = findAll(app.root, ".figure").map((box) => {
    const [label, value, note] = ["small", "strong", "i"].map((part) => escape(need(box, part).textContent));
    return `<li>${label}: <strong>${value}</strong>${note && ` (${note})`}</li>`;
  });
  return [
    `<p style="margin:0;font-size:13px;color:${paint.soft}">${escape(title)}</p>`,
    `<p style="margin:4px 0 10px;font:20px/1.4 Georgia,serif">${escape(need(app.root, '[data-slot="headline"]').textContent)}</p>`,
    `<ul style="margin:0;padding-left:20px">${figures.join("")}</ul>`,
  ];
}
