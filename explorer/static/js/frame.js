// @ts-check
// A page, or a chart of it, in a frame of another site: it keeps what its address asks for, says how tall it is, and opens links outside.
import { hit } from "./dom.js";

/** @import { App } from "./app.js" */

/** @param {App} app */
export function frame(app) {
  const { root } = app;
  const asked = JSON.parse(root.dataset.asked ?? "{}");
  if (app.address) {
    app.asked.embed = asked;
    for (const [name, value] of Object.entries(asked)) app.address.more.set(name, value);
  }
  root.addEventListener("click", (event) => {
    /** @type {HTMLAnchorElement | null} */
    const link = hit(event).closest("a[href]");
    if (!link || link.dataset.preset || link.getAttribute("href")?.startsWith("#")) return;
    Object.assign(link, { target: "_blank", rel: "noopener" });
    // The link to the whole page opens the scenario as it is at this moment.
    if (link.dataset.full !== undefined && app.address) link.href = link.href.split("?")[0] + new URL(whole(app)).search;
  }, true);
  if (parent !== window) tellHeight(root);
}

/**
 * Address of the whole page with what is on screen; one that is printed or kept names its starting point too, whatever that is one day.
 *
 * @param {App} app
 * @param {{lasting?: boolean, frame?: [string, string][]} & Partial<import("./address.js").Shown>} [wanted]
 */
export function whole(app, { lasting = false, frame = [], ...other } = {}) {
  const kept = [...app.address.more].filter(([name]) => !app.rules.frame.includes(name));
  const shown = { more: Object.fromEntries([...kept, ...frame]), ...(lasting && { query: app.query || app.short }), ...other };
  return new URL(app.address.with(shown), location.href).href;
}

/** One number goes to whoever holds the frame, and nobody is listened to: so it may be anybody. @param {HTMLElement} root */
function tellHeight(root) {
  let told = 0;
  const tell = () => {
    const height = Math.ceil(root.getBoundingClientRect().height);
    if (height && height !== told) parent.postMessage({ investai: "height", height: (told = height) }, "*");
  };
  new ResizeObserver(tell).observe(root);
  tell();
}
