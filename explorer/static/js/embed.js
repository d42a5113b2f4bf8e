// @ts-check
// The tool that makes code for other sites: a live frame of the page or of one chart, or a frozen figure that never changes.
import { findAll, need } from "./dom.js";
import { whole } from "./frame.js";
import { WIDTH, escape, figure, say, words } from "./frozen.js";
import { picture } from "./picture.js";

/** @import { App } from "./app.js" */

const TALL = 900; // px of a frame until it has said how tall it is
const PREVIEW = 520; // px of the preview of a whole page

/** What the site that holds a frame runs: it takes a height from that frame alone, from the origin that the frame was given, and nothing else. */
export const LISTENER =
  'addEventListener("message",e=>{for(const f of document.querySelectorAll("iframe[data-investai]"))' +
  'if(e.source===f.contentWindow&&e.origin===new URL(f.src).origin&&e.data.investai==="height"&&e.data.height>0)' +
  "f.height=Math.min(e.data.height,20000)})";

/** @param {App} app */
export function embed(app) {
  app.tools.add("embed", async (_, chart) => {
    const { message } = await app.ask({ ask: "embed", name: chart ?? "page" });
    new Maker(app, app.panels.sheet(message.html, app.texts["embed.title"]));
  });
}

/** @typedef {"kind" | "what" | "theme" | "controls" | "fallback" | "format"} Choice - what the form asks */

class Maker {
  /** @param {App} app @param {HTMLElement} place */
  constructor(app, place) {
    this.app = app;
    this.place = place;
    this.form = need(place, "[data-making]", HTMLFormElement);
    this.form.addEventListener("change", () => this.show());
    this.form.addEventListener("submit", (event) => event.preventDefault());
    /** @type {Record<string, (button: HTMLElement) => unknown>} */
    const acts = { copy: (button) => this.copy(button), file: () => this.file(), picture: () => this.picture() };
    for (const button of findAll(place, "[data-act]")) button.addEventListener("click", () => acts[button.dataset.act ?? ""](button));
    /** @type {HTMLIFrameElement | null} */
    this.frame = null;
    this.height = this.turn = 0;
    this.code = this.before = "";
    /** @param {MessageEvent} event */
    this.onMessage = ({ source, origin, data }) => {
      if (!this.form.isConnected) return removeEventListener("message", this.onMessage);
      if (!this.frame || source !== this.frame.contentWindow || origin !== location.origin || data?.investai !== "height") return;
      const page = this.frame.dataset.what === "page";
      this.frame.height = String(page ? PREVIEW : data.height);
      if (this.height === data.height) return;
      this.height = data.height;
      this.write();
    };
    addEventListener("message", this.onMessage);
    this.show();
  }

  /** @param {string} name */
  slot(name) {
    return need(this.place, `[data-slot="${name}"]`);
  }

  get wish() {
    return /** @type {Record<Choice, string>} */ (Object.fromEntries(new FormData(this.form)));
  }

  /** @param {Choice} name */
  choice(name) {
    return need(this.form, `[name="${name}"]`, HTMLSelectElement);
  }

  get title() {
    const { what } = this.wish;
    return what === "page" ? need(this.app.root, "h1").textContent : words(this.app, what).title;
  }

  /** @param {string} key @param {Record<string, string | number>} [values] */
  say(key, values) {
    return say(this.app, key, values);
  }

  /** Address of the frame. */
  get source() {
    const { what, theme, controls } = this.wish;
    const usual = what === "page" ? "all" : "none";
    /** @type {[string, string, string?][]} */
    const asked = [["embed", what], ["theme", theme, "auto"], ["controls", controls, usual]];
    const wished = asked.filter(([, value, common]) => value !== common).map(/** @returns {[string, string]} */ ([name, value]) => [name, value]);
    // Without an edition: a frame follows the figures, and does not dwell on what they were.
    return whole(this.app, { edition: "", frame: wished });
  }

  /** Something was chosen: the preview follows, then the code. */
  async show() {
    const wish = this.wish;
    for (const part of findAll(this.place, "[data-for]")) part.hidden = part.dataset.for !== wish.kind;
    const auto = need(this.form, '[value="auto"]', HTMLOptionElement);
    auto.hidden = auto.disabled = wish.kind === "frozen";
    if (wish.kind === "frozen" && wish.theme === "auto") this.choice("theme").value = "light";
    if (wish.what !== this.before && wish.kind === "live") {
      // A whole page without controls is rare, a chart with them too.
      this.choice("controls").value = wish.what === "page" ? "all" : "none";
      this.choice("fallback").disabled = wish.what === "page";
    }
    this.before = wish.what;
    need(this.place, '[data-act="picture"]').hidden = wish.kind !== "live" || wish.what === "page" || wish.fallback !== "file";
    const preview = this.slot("preview");
    if (wish.kind === "live" && this.frame?.src !== this.source) {
      this.frame = Object.assign(document.createElement("iframe"), { src: this.source, title: this.say("frame", { title: this.title }), width: "100%", height: "420" });
      this.frame.dataset.what = wish.what;
      this.height = 0;
      preview.replaceChildren(this.frame);
    }
    if (wish.kind === "frozen") this.frame = null;
    await this.write();
    if (wish.kind === "frozen") preview.innerHTML = this.code;
  }

  async write() {
    const turn = (this.turn += 1);
    const { kind, what, fallback } = this.wish;
    this.slot("size").textContent = kind === "frozen" ? this.say("working") : "";
    let code;
    try {
      code = kind === "frozen" ? await this.frozen() : await this.live();
    } catch (error) {
      this.slot("size").textContent = this.say("failed", { why: /** @type {Error} */ (error).message });
      return;
    }
    if (turn !== this.turn) return; // another choice was made meanwhile
    this.code = need(this.place, '[data-slot="code"]', HTMLTextAreaElement).value = code;
    const upload = kind === "live" && what !== "page" && fallback === "file" ? this.say("upload", { file: this.fileName("png") }) : "";
    this.slot("size").textContent = [this.say("size", { n: Math.max(1, Math.round(code.length / 1000)) }), upload].filter(Boolean).join(" ");
  }

  /** @param {string} ending */
  fileName(ending) {
    return `investai-${this.wish.what === "page" ? this.app.root.dataset.page : this.wish.what}.${ending}`;
  }

  underlay() {
    const { what, theme } = this.wish;
    return picture(this.app, what, { theme: theme === "dark" ? "dark" : "light", format: "png", width: WIDTH });
  }

  /** A frame over a picture: where frames are left out the picture shows, and until the frame has loaded. */
  async live() {
    const { what, fallback } = this.wish;
    const title = escape(this.say("frame", { title: this.title }));
    const frame = `<iframe src="${escape(this.source)}" title="${title}" loading="lazy" width="100%" height="${this.height || TALL}" style="position:relative;display:block;border:0" data-investai></iframe>`;
    const lines = [];
    if (what !== "page" && fallback !== "without") {
      const source = fallback === "file" ? this.fileName("png") : (await this.underlay()).data;
      lines.push(`<img src="${source}" alt="${escape(words(this.app, what).alt)}" style="position:absolute;top:0;left:0;width:100%">`);
    }
    const link = `<figcaption><a href="${escape(whole(this.app))}">${escape(this.say("link", { title: this.title }))}</a></figcaption>`;
    return ['<figure style="margin:0">', '<div style="position:relative;overflow:hidden">', ...lines, frame, "</div>", link, "</figure>", `<script>${LISTENER}</script>`].join("\n");
  }

  /** Picture and words as they are now, in one piece. */
  frozen() {
    const { what, theme, format } = this.wish;
    return figure(this.app, { what, theme, format, title: this.title, version: this.form.dataset.version ?? "", address: whole(this.app, { lasting: true }) });
  }

  /** @param {HTMLElement} button */
  copy(button) {
    return this.app.tools.copy(this.code, button);
  }

  /** The frozen figure as a page of its own. */
  file() {
    const page = `<!doctype html>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n<title>${escape(this.title)}</title>\n${this.code}\n`;
    const href = URL.createObjectURL(new Blob([page], { type: "text/html" }));
    save(this.fileName("html"), href);
    setTimeout(() => URL.revokeObjectURL(href), 10000);
  }

  /** The picture that lies under a frame. */
  async picture() {
    save(this.fileName("png"), (await this.underlay()).data);
  }
}

/** @type {(download: string, href: string) => void} */
const save = (download, href) => Object.assign(document.createElement("a"), { download, href }).click();
