// @ts-check
// Named scenarios, kept in the browser for this address; the file of an export is the same text. docs/scenarios.md describes it.

const KEY = "investai.scenarios";
const FORMAT = "investai-explorer-scenarios";
const VERSION = 1;
const MOST = 1000; // scenarios of a file
const LONGEST = { name: 80, query: 4000 }; // characters

/**
 * A scenario with its name, and the edition of the data that it was kept with.
 *
 * @typedef {{name: string, query: string, data?: string}} Entry
 */

/** Something that a list cannot take: `key` names the text that says so. */
export class Refused extends Error {
  /** @param {string} key @param {Record<string, string | number>} [values] */
  constructor(key, values = {}) {
    super(key);
    this.key = key;
    this.values = values;
  }
}

/**
 * The scenarios of a text; refuses what is not one, or not one that this version reads.
 *
 * @param {string} text
 * @returns {Entry[]}
 */
export function parse(text) {
  let content;
  try {
    content = JSON.parse(text);
  } catch {
    throw new Refused("json");
  }
  if (content?.format !== FORMAT || !Array.isArray(content.scenarios)) throw new Refused("format");
  if (content.version !== VERSION) throw new Refused("version", { version: String(content.version).slice(0, 20) });
  if (content.scenarios.length > MOST) throw new Refused("many", { most: MOST });
  /** @type {any[]} */
  const entries = content.scenarios;
  return entries.map((entry, at) => {
    const good = entry && isText(entry.name, LONGEST.name) && entry.name.trim() && isText(entry.query, LONGEST.query);
    const dated = entry?.data === undefined || /^\d{4}-\d{2}-\d{2}$/.test(entry.data);
    if (!good || !dated) throw new Refused("entry", { n: at + 1 });
    return { name: entry.name.trim(), query: entry.query, ...(entry.data ? { data: entry.data } : {}) };
  });
}

/** @type {(value: unknown, most: number) => boolean} */
const isText = (value, most) => typeof value === "string" && value.length <= most;

/** The text that holds scenarios. @param {Entry[]} scenarios */
export function write(scenarios) {
  return JSON.stringify({ format: FORMAT, version: VERSION, scenarios }, null, 2);
}

export class Saved {
  problem = ""; // why the browser does not keep the list, as the key of a text

  /** @type {Entry[] | null} */
  memory = null; // the list, where the browser does not keep it

  /** The list as it is now: another tab may have changed it. @returns {Entry[]} */
  get list() {
    if (this.memory) return this.memory;
    let text;
    try {
      text = localStorage.getItem(KEY);
    } catch {
      this.problem = "blocked";
      return (this.memory = []);
    }
    if (text === null) return [];
    try {
      return parse(text);
    } catch {
      this.problem = "unreadable";
      return [];
    }
  }

  set list(scenarios) {
    try {
      if (this.problem === "unreadable") localStorage.setItem(`${KEY}.unreadable`, String(localStorage.getItem(KEY))); // nothing is thrown away
      localStorage.setItem(KEY, write(scenarios));
      this.problem = "";
      this.memory = null;
    } catch {
      if (this.problem !== "blocked") this.problem = "full";
      this.memory = scenarios; // until the page is left
    }
  }

  /** Keep a scenario; a name that is taken gets a number. Gives the name. @param {Entry} scenario */
  add(scenario) {
    const { list } = this;
    const name = free(scenario.name.trim().slice(0, LONGEST.name), list);
    this.list = [...list, { ...scenario, name }];
    return name;
  }

  /** @param {string} name @param {string} wanted */
  rename(name, wanted) {
    const others = this.list.filter((entry) => entry.name !== name);
    const fresh = free(wanted.trim().slice(0, LONGEST.name), others);
    this.list = this.list.map((entry) => (entry.name === name ? { ...entry, name: fresh } : entry));
    return fresh;
  }

  /** Take a scenario off the list; gives what puts it back. @param {string} name */
  remove(name) {
    const { list } = this;
    const at = list.findIndex((entry) => entry.name === name);
    this.list = list.filter((_, index) => index !== at);
    return () => (this.list = [...this.list.slice(0, at), list[at], ...this.list.slice(at)]);
  }

  /**
   * Add the scenarios of a file to the list; gives how many are new. One that is there already, with its name, is not doubled.
   *
   * @param {string} text
   */
  import(text) {
    let { list } = this;
    const found = parse(text).filter((entry) => !list.some(({ name, query }) => name === entry.name && query === entry.query));
    for (const entry of found) list = [...list, { ...entry, name: free(entry.name, list) }];
    if (found.length) this.list = list;
    return found.length;
  }
}

/** @param {string} name @param {Entry[]} list */
function free(name, list) {
  const taken = new Set(list.map((entry) => entry.name));
  let found = name;
  for (let n = 2; taken.has(found); n += 1) found = `${name.slice(0, LONGEST.name - 6)} (${n})`;
  return found;
}
