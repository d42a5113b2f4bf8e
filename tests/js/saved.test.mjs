// Named scenarios in the browser, and the file that holds them.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Refused, Saved, parse, write } from "../../explorer/static/js/saved.js";

const KEY = "investai.scenarios";
let store;

beforeEach(() => {
  store = new Map();
  const storage = { getItem: (key) => store.get(key) ?? null, setItem: (key, value) => void store.set(key, value) };
  Object.defineProperty(globalThis, "localStorage", { value: storage, configurable: true, writable: true });
});

const entry = (name, query = "pue=1.2") => ({ name, query });
const file = (scenarios, more = {}) => JSON.stringify({ format: "investai-explorer-scenarios", version: 1, scenarios, ...more });
const refusal = (key, values = {}) => (error) => {
  assert.ok(error instanceof Refused);
  assert.equal(error.key, key);
  assert.deepEqual(error.values, values);
  return true;
};

test("what is written is read again", () => {
  const scenarios = [entry("Mine"), { name: "Old", query: "", data: "2025-02-11" }];
  assert.deepEqual(parse(write(scenarios)), scenarios);
});

test("names lose the space around them, and what is not known is left out", () => {
  assert.deepEqual(parse(file([{ name: " Mine ", query: "", more: 1 }])), [{ name: "Mine", query: "" }]);
});

test("what cannot be taken is refused, with its reason", () => {
  assert.throws(() => parse("{"), refusal("json"));
  assert.throws(() => parse("null"), refusal("format"));
  assert.throws(() => parse(file([], { format: "other" })), refusal("format"));
  assert.throws(() => parse(file({})), refusal("format"));
  assert.throws(() => parse(file([], { version: 2 })), refusal("version", { version: "2" }));
  assert.throws(() => parse(file(Array(1001).fill(entry("a")))), refusal("many", { most: 1000 }));
  assert.equal(parse(file(Array(1000).fill(entry("a")))).length, 1000);
  const bad = [null, {}, { name: "a" }, entry(" "), entry("a".repeat(81)), entry("a", "b".repeat(4001)), entry("a", 3), { ...entry("a"), data: "11.2.2025" }];
  for (const one of bad) assert.throws(() => parse(file([entry("good"), one])), refusal("entry", { n: 2 }));
});

test("a name that is taken gets a number", () => {
  const saved = new Saved();
  assert.equal(saved.add(entry(" Mine ")), "Mine");
  assert.equal(saved.add(entry("Mine")), "Mine (2)");
  assert.equal(saved.add(entry("Mine")), "Mine (3)");
  assert.equal(saved.rename("Mine (2)", "Mine (2)"), "Mine (2)"); // its own name is not taken
  assert.equal(saved.rename("Mine (2)", "Mine"), "Mine (2)");
  assert.equal(saved.rename("Mine", "Yours"), "Yours");
  assert.deepEqual(new Saved().list.map(({ name }) => name), ["Yours", "Mine (2)", "Mine (3)"]);
  assert.ok(saved.add(entry("x".repeat(80))).length === 80 && saved.add(entry("x".repeat(80))).length <= 80);
});

test("what was removed can be put back where it was", () => {
  const saved = new Saved();
  for (const name of ["a", "b", "c"]) saved.add(entry(name));
  const back = saved.remove("b");
  assert.deepEqual(saved.list.map(({ name }) => name), ["a", "c"]);
  back();
  assert.deepEqual(saved.list.map(({ name }) => name), ["a", "b", "c"]);
});

test("a file adds what is new: the same with its name is not doubled", () => {
  const saved = new Saved();
  saved.add(entry("a", "x=1"));
  assert.equal(saved.import(file([entry("a", "x=1"), entry("a", "x=2"), entry("b", "x=1")])), 2);
  assert.deepEqual(saved.list, [entry("a", "x=1"), entry("a (2)", "x=2"), entry("b", "x=1")]);
});

test("a list that cannot be read is put aside, not thrown away", () => {
  store.set(KEY, "rubbish");
  const saved = new Saved();
  assert.deepEqual(saved.list, []);
  assert.equal(saved.problem, "unreadable");
  saved.add(entry("a"));
  assert.equal(store.get(`${KEY}.unreadable`), "rubbish");
  assert.equal(saved.problem, "");
  assert.deepEqual(new Saved().list, [entry("a")]);
});

test("a browser that keeps nothing keeps the list until the page is left", () => {
  const refuse = () => {
    throw new Error("not here");
  };
  Object.defineProperty(globalThis, "localStorage", { get: refuse, configurable: true });
  const saved = new Saved();
  assert.deepEqual(saved.list, []);
  saved.add(entry("a"));
  assert.equal(saved.problem, "blocked");
  assert.deepEqual(saved.list, [entry("a")]);
});

test("a browser that is full says so, and the list is there until the page is left", () => {
  const saved = new Saved();
  saved.add(entry("a"));
  localStorage.setItem = () => {
    throw new Error("full");
  };
  saved.add(entry("b"));
  assert.equal(saved.problem, "full");
  assert.deepEqual(saved.list.map(({ name }) => name), ["a", "b"]);
  assert.deepEqual(new Saved().list, [entry("a")]);
});
