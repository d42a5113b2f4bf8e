// @ts-check
// The drawer with the named scenarios: name the one on screen; open, compare, rename, delete, export, import.
import { findAll } from "./dom.js";
import { Refused, Saved, write } from "./saved.js";

const LARGEST = 1e6; // bytes of a file

/** @import { App } from "./app.js" */
/** @import { Entry } from "./saved.js" */

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Partial<HTMLElementTagNameMap[T]>} [properties]
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[T]}
 */
const make = (tag, properties, ...children) => {
  const made = document.createElement(tag);
  Object.assign(made, properties);
  made.append(...children);
  return made;
};

/** Attach the tool, and put the list among what can be compared with. @param {App} app */
export function scenarios(app) {
  const drawer = new Drawer(app);
  app.tools.add("scenarios", () => drawer.open());
  drawer.offer();
  addEventListener("storage", () => drawer.offer());
}

class Drawer {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    this.saved = new Saved();
    this.said = make("p", { className: "said" });
    this.items = make("ul", { className: "saved" });
  }

  /** @param {string} key @param {Record<string, string | number>} [values] @returns {string} */
  say(key, values = {}) {
    const text = this.app.texts[`saved.${key}`];
    return Object.entries(values).reduce((filled, [name, value]) => filled.replace(`{${name}}`, () => String(value)), text);
  }

  open() {
    const place = this.app.panels.sheet("", this.say("title"));
    const name = make("input", { type: "text", maxLength: 80, required: true, value: this.about(this.app.query) });
    name.setAttribute("aria-label", this.say("name"));
    const form = make("form", { className: "row" }, name, make("button", { textContent: this.say("save") }));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!name.value.trim()) return;
      const { query, root } = this.app;
      this.show(this.say("kept", { name: this.saved.add({ name: name.value, query, data: root.dataset.edition }) }));
    });
    this.said.setAttribute("role", "status");
    const file = make("input", { type: "file", accept: "application/json,.json", hidden: true });
    file.addEventListener("change", () => this.import(file));
    const exported = this.button("export", () => this.export());
    const imported = this.button("import", () => file.click());
    place.append(
      make("h2", { textContent: this.say("title") }),
      make("p", { className: "about", textContent: this.say("where") }),
      form,
      this.said,
      this.items,
      make("p", { className: "row" }, exported, imported, file),
    );
    this.show();
    name.select();
  }

  /** @param {string} key @param {() => void} act @param {string} [what] */
  button(key, act, what) {
    const made = make("button", { type: "button", textContent: this.say(key), onclick: act });
    if (what) made.setAttribute("aria-label", `${this.say(key)}: ${what}`);
    return made;
  }

  /** What a query holds, in a few words. @param {string} query */
  about(query) {
    const parts = new URLSearchParams(query);
    const id = parts.get("p");
    const presets = findAll(this.app.root, ".preset");
    const preset = presets.find((link) => link.dataset.id === id) ?? presets[0];
    const changes = [...parts.keys()].filter((name) => !["p", "v"].includes(name)).length;
    const name = preset?.textContent.trim() ?? "";
    return changes ? `${name}, ${this.app.texts.changed.replace("{n}", String(changes))}` : name;
  }

  /** @param {string} [said] @param {Node[]} more */
  show(said = "", ...more) {
    const { list } = this.saved;
    this.said.replaceChildren(...[said, this.saved.problem && this.say(this.saved.problem)].filter(Boolean).join(" "), " ", ...more);
    this.items.replaceChildren(...list.map((entry) => this.item(entry)));
    if (!list.length) this.items.append(make("li", { textContent: this.say("none") }));
    this.offer();
  }

  /** @param {Entry} entry */
  item(entry) {
    const { name, query, data } = entry;
    const { root } = this.app;
    const dated = data && data !== root.dataset.edition ? ` · ${this.say("dated", { date: data })}` : "";
    const head = make("b", { textContent: name });
    const buttons = make(
      "span",
      { className: "row" },
      this.button("open", () => this.visit(entry), name),
      this.button("compare", () => (this.app.compare(query), this.app.panels.dialog.close()), name),
      this.button("rename", () => this.rename(entry, head), name),
      this.button("delete", () => this.remove(name), name),
    );
    return make("li", {}, head, make("small", { textContent: this.about(query) + dated }), buttons);
  }

  /** One that was kept with other data is opened like an old link: the page says what changed since. @param {Entry} entry */
  visit({ query, data }) {
    const { app } = this;
    if (data && data < (app.root.dataset.edition ?? "") && !app.notebook) return location.assign(app.address.with({ query, edition: data }));
    app.panels.dialog.close();
    app.go(query);
  }

  /** @param {Entry} entry @param {HTMLElement} head */
  rename({ name }, head) {
    const field = make("input", { type: "text", maxLength: 80, value: name });
    field.setAttribute("aria-label", this.say("name"));
    /** @param {boolean} keep */
    const done = (keep) => {
      field.onblur = null;
      this.show(keep && field.value.trim() && field.value !== name ? this.say("renamed", { name: this.saved.rename(name, field.value) }) : "");
    };
    field.onblur = () => done(true);
    field.onkeydown = (event) => {
      if (event.key !== "Enter" && event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      done(event.key === "Enter");
    };
    head.replaceWith(field);
    field.select();
  }

  /** @param {string} name */
  remove(name) {
    const back = this.saved.remove(name);
    const put = this.button("put_back", () => (back(), this.show()), name);
    this.show(this.say("deleted", { name }), put);
    put.focus();
  }

  export() {
    const address = URL.createObjectURL(new Blob([write(this.saved.list)], { type: "application/json" }));
    make("a", { href: address, download: "investai-scenarios.json" }).click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  }

  /** @param {HTMLInputElement} input */
  async import(input) {
    const file = input.files?.[0];
    input.value = ""; // the same file may be chosen again
    if (!file) return;
    try {
      if (file.size > LARGEST) throw new Refused("large");
      this.show(this.say("imported", { n: this.saved.import(await file.text()) }));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.show(`${this.say("refused", { file: file.name })} ${this.say(`refused_${error.key}`, error.values)}`);
    }
  }

  /** Named scenarios can be picked as the baseline. */
  offer() {
    const { section } = this.app.versus;
    const list = section.querySelector("select");
    if (!list) return; // a talk compares nothing
    list.querySelector("[data-saved]")?.remove();
    const group = make("optgroup", { label: this.say("title") }, ...this.saved.list.map(({ name, query }) => make("option", { value: query, textContent: name })));
    group.dataset.saved = "";
    if (group.children.length) list.append(group);
    const { versus } = this.app;
    if (versus.query !== undefined) versus.pick(versus);
  }
}
