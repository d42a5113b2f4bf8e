// Undo and redo, as two lists of queries.
import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.history = { state: null };
globalThis.document = { addEventListener() {} };
globalThis.HTMLButtonElement = class {};
const { Past } = await import("../../explorer/static/js/past.js");

/** A page that shows at once what it is told to, or not until `arrive`. */
function page({ waits = false } = {}) {
  const app = { notebook: false, query: "a", next: null, root: { querySelector: () => null } };
  const past = new Past(app);
  app.go = (query, how) => {
    assert.deepEqual(how, { keep: false });
    app.next = query;
    if (!waits) app.arrive();
  };
  app.arrive = () => {
    app.query = app.next;
    app.next = null;
    past.show();
  };
  const move = (query) => {
    past.remember(app.query);
    app.query = query;
    past.show();
  };
  return { app, past, move };
}

test("undo walks back, redo forward", () => {
  const { app, past, move } = page();
  move("b");
  move("c");
  past.undo();
  assert.equal(app.query, "b");
  past.undo();
  assert.equal(app.query, "a");
  past.undo(); // there is nothing before
  assert.equal(app.query, "a");
  past.redo();
  past.redo();
  past.redo();
  assert.equal(app.query, "c");
});

test("a move after undo forgets what was undone", () => {
  const { app, past, move } = page();
  move("b");
  past.undo();
  move("c");
  past.redo();
  assert.equal(app.query, "c");
  past.undo();
  assert.equal(app.query, "a");
});

test("two quick steps do not lose the one that was never on screen", () => {
  const { app, past, move } = page({ waits: true });
  move("b");
  move("c");
  past.undo();
  past.undo();
  app.arrive();
  assert.equal(app.query, "a");
  past.redo();
  app.arrive();
  assert.equal(app.query, "b");
});

test("an entry of the browser's history brings its lists along, and keeps them to itself", () => {
  const { past, move } = page();
  move("b");
  const { kept } = past;
  past.restore({ before: ["x"], after: ["y"] });
  past.remember("z");
  assert.deepEqual(past.kept, { before: ["x", "z"], after: [] });
  past.restore(kept);
  assert.deepEqual(past.kept, { before: ["a"], after: [] });
  past.restore(undefined); // an entry of a time before this page
  assert.deepEqual(past.kept, { before: [], after: [] });
});

test("a hundred steps are kept", () => {
  const { past } = page();
  for (let n = 0; n < 130; n += 1) past.remember(String(n));
  assert.equal(past.before.length, 100);
  assert.equal(past.before[0], "30");
});
