// What an address says, and the address that says what is on screen.
import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.location = new URL("https://explorer.example/access");
globalThis.addEventListener = () => {};
const { Address, compose, read } = await import("../../explorer/static/js/address.js");

const RULES = { own: ["page", "data", "then", "vs", "embed", "theme", "controls", "tour", "q", "slide", "lang"], view: "view.", long: 200, frame: ["embed"], lang: "" };

function address({ query = "", short = "", versus = {}, options = {}, edition = "2026-07-30" } = {}) {
  return new Address({ notebook: false, query, short, versus, charts: { options }, root: { dataset: { edition } }, rules: RULES });
}

test("a scenario, readings and a baseline are told apart", () => {
  const { query, options, vs } = read("?p=all_public&pue=1.3&view.backtest=cost&vs=p%3Dannounced_2025%26v%3D1&v=1", RULES);
  assert.equal(query, "p=all_public&pue=1.3&v=1");
  assert.deepEqual([...options], [["backtest", "cost"]]);
  assert.equal(vs, "p=announced_2025&v=1");
});

test("what belongs to the page is no part of the scenario", () => {
  assert.equal(read("?data=2025-02-11&then=x&embed=flow&theme=dark&controls=few&tour=1&q=chips&slide=3&pue=1.2", RULES).query, "pue=1.2");
});

test("no baseline is not the same as that of the empty query", () => {
  assert.equal(read("", RULES).vs, undefined);
  assert.equal(read("?vs=", RULES).vs, "");
});

test("what is not well encoded is read as it stands", () => {
  assert.equal(read("?vs=100%", RULES).vs, "100%");
});

test("an address opens what is on screen", () => {
  const whole = address({ query: "p=all_public&v=1", options: { backtest: "cost" }, versus: { query: "" } });
  whole.more.set("slide", "2");
  const { search } = new URL(whole.here, location.href);
  assert.ok(new URLSearchParams(search).get("data")); // the edition of the data goes along
  const said = read(search, RULES);
  assert.equal(said.query, "p=all_public&v=1");
  assert.equal(said.vs, "");
  assert.equal(said.options.get("backtest"), "cost");
  assert.equal(new URLSearchParams(search).get("slide"), "2");
});

test("where nothing is said the address is the page's own", () => {
  assert.equal(address().here, "/access");
});

test("a baseline comes back as it went, whatever is in it", () => {
  for (const query of ["", "p=a&v=1", "s=x:1.2:y&then=2025-01-01", "a=50%25&b=1+2"]) {
    assert.equal(read(new URL(address({ versus: { query } }).here, location.href).search, RULES).vs, query);
  }
});

test("a long link is passed on in short", () => {
  const long = Array.from({ length: 30 }, (_, n) => `input_${n}=1`).join("&");
  assert.ok(address({ query: long, short: "s=short" }).link.includes("s=short"));
  assert.ok(address({ query: "pue=1.3", short: "s=short" }).link.includes("pue=1.3"));
});

test("the language goes along, and parts stand in one order", () => {
  const rules = { ...RULES, lang: "de" };
  const shown = { query: "pue=1.3", readings: { flow: "b", backtest: "a" }, edition: "2026-07-30", more: { tour: "1", embed: "flow" } };
  assert.equal(compose(shown, rules), "pue=1.3&view.backtest=a&view.flow=b&data=2026-07-30&lang=de&embed=flow&tour=1");
  assert.equal(compose({ ...shown, query: "", more: {} }, RULES), "view.backtest=a&view.flow=b"); // no scenario, no edition
});
