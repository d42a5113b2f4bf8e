// What a list shows and in which order; what a class pasted, and what goes to a spreadsheet.
import assert from "node:assert/strict";
import { test } from "node:test";
import { cell, read } from "../../explorer/static/js/classroom.js";
import { fits, ordered } from "../../explorer/static/js/sift.js";

const row = (text, data = {}) => ({ text: text.toLowerCase(), data });

test("an entry fits if it has all the words, in any order and case", () => {
  const power = row("Price of power in Finland");
  assert.ok(fits(power, "", {}));
  assert.ok(fits(power, "  FINLAND   price ", {}));
  assert.ok(!fits(power, "finland chips", {}));
});

test("what is asked for as nothing fits all", () => {
  const law = row("a", { grade: "law", topic: "money" });
  assert.ok(fits(law, "", { grade: "", topic: "money" }));
  assert.ok(!fits(law, "", { grade: "press" }));
  assert.ok(!fits(row("a"), "", { grade: "press" }));
});

const keys = (given, turn) => ordered(given.map((key, place) => ({ key, place })), turn, "en").map(({ key, place }) => `${key}@${place}`);

test("numbers are sorted as numbers, if all are", () => {
  assert.deepEqual(keys(["10", "9", "-1"], 1), ["-1@2", "9@1", "10@0"]);
  assert.deepEqual(keys(["10", "9", "-1"], -1), ["10@0", "9@1", "-1@2"]);
  assert.deepEqual(keys(["10", "9", "x"], 1), ["10@0", "9@1", "x@2"]); // as words
  assert.deepEqual(keys(["10", "", "9"], 1), ["@1", "10@0", "9@2"]); // nothing is no number
});

test("equal keys stand as they came, either way", () => {
  assert.deepEqual(keys(["b", "a", "b"], 1), ["a@1", "b@0", "b@2"]);
  assert.deepEqual(keys(["b", "a", "b"], -1), ["b@0", "b@2", "a@1"]);
});

test("what is sorted stays as it was", () => {
  const given = [{ key: "2", place: 0 }, { key: "1", place: 1 }];
  ordered(given, 1);
  assert.equal(given[0].key, "2");
});

const TEXTS = { "class.too_long": "over {n}", "class.no_link": "no link" };
const pasted = (text) => read(text, new Set(["", "access"]), TEXTS);

test("a line is a name and a link, in the forms that messengers make of them", () => {
  const lines = ["Ann: https://x.eu/challenge?pue=1.2&v=1", "Bo, ?p=all_public#chart", "(C) pue=1.3).", "", "https://x.eu/access/"];
  assert.deepEqual(pasted(lines.join("\r\n")), [
    { line: 1, label: "Ann", query: "pue=1.2&v=1" },
    { line: 2, label: "Bo", query: "p=all_public" },
    { line: 3, label: "(C)", query: "pue=1.3" },
    { line: 5, label: "", query: "" },
  ]);
});

test("what is no link says so", () => {
  const reasons = pasted(["hello", "https://elsewhere.eu/x", "a".repeat(2001)].join("\n")).map(({ line, reason }) => [line, reason]);
  assert.deepEqual(reasons, [[1, "no link"], [2, "no link"], [3, "over 2000"]]);
});

test("signs that cannot be seen are taken out of names, and long ones cut", () => {
  assert.equal(pasted("A\u202eB\u200b ?v=1")[0].label, "A B");
  assert.equal(pasted(`${"n".repeat(70)} ?v=1`)[0].label.length, 60);
});

test("a cell is quoted, and a name is no formula", () => {
  assert.equal(cell('say "hi"'), '"say ""hi"""');
  assert.equal(cell("=1+1"), `"'=1+1"`);
  assert.equal(cell("@x"), `"'@x"`);
  assert.equal(cell("-5"), '"-5"'); // a number
  assert.equal(cell(null), '""');
  assert.equal(cell(0), '"0"');
});
