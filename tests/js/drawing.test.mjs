// Colours by their names, the map, and the form that fits.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fitting, onMap, palette, resolve } from "../../explorer/static/js/drawing.js";

const loud = (token) => token.toUpperCase();

test("every name of a colour is replaced, wherever it stands", () => {
  const numbers = new Float64Array([1, 2]);
  const figure = { data: [{ x: numbers, marker: { color: ["@union", "@debt/0.5"] } }], layout: { title: "a <span style='color:@soft'>b</span>", shapes: [null, 3, false] } };
  const found = resolve(figure, loud);
  assert.deepEqual(found.data[0].marker.color, ["@UNION", "@DEBT/0.5"]);
  assert.equal(found.layout.title, "a <span style='color:@SOFT'>b</span>");
  assert.deepEqual(found.layout.shapes, [null, 3, false]);
  assert.equal(found.data[0].x, numbers); // numbers are not copied
  assert.deepEqual(figure.data[0].marker.color, ["@union", "@debt/0.5"]); // what was given stays as it was
});

test("what only looks like a colour is left alone", () => {
  assert.equal(resolve("mail@example.eu", loud), "mail@example.eu");
  assert.equal(resolve("plain", loud), "plain");
});

test("the map stands for its name", () => {
  const map = { type: "FeatureCollection" };
  assert.equal(resolve({ geojson: "@europe" }, loud, map).geojson, map);
  assert.equal(onMap({ data: [{ type: "bar" }, { geojson: "@europe" }], layout: {} }), true);
  assert.equal(onMap({ data: [{ type: "bar" }], layout: {} }), false);
});

test("a palette reads the theme once a colour, and mixes in how clear it is", () => {
  const theme = { "--union": " #003399 ", "--mark": "hsl(1 2% 3%)" };
  const asked = [];
  globalThis.getComputedStyle = () => ({ getPropertyValue: (name) => (asked.push(name), theme[name] ?? "") });
  const colours = palette({});
  assert.equal(colours("@union"), "#003399");
  assert.equal(colours("@union"), "#003399");
  assert.deepEqual(asked, ["--union"]);
  assert.equal(colours("@union/0.5"), "rgba(0,51,153,0.5)");
  assert.equal(colours("@mark/0.5"), "hsl(1 2% 3%)"); // of another form: as it is
  assert.equal(colours("@ink"), "@ink"); // unknown to the theme
});

test("a narrow place gets the narrow form, if there is one", () => {
  const [figure, narrow] = [{ data: [], layout: {} }, { data: [], layout: {} }];
  const form = (width, content) => (fitting({ figure, ...content }, width) === narrow ? "narrow" : "wide");
  assert.equal(form(519, { narrow }), "narrow");
  assert.equal(form(520, { narrow }), "wide");
  assert.equal(form(519, { narrow: null }), "wide");
  assert.equal(form(859, { narrow, roomy: true }), "narrow");
  assert.equal(form(860, { narrow, roomy: true }), "wide");
});
