// What comes back from who answers: numbers, refusals, silence, and the end of a kernel.
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { HttpSolver, KernelSolver, answered, decode, unpack } from "../../explorer/static/js/solvers.js";

const { setTimeout: later } = globalThis;
const real = { fetch, clearTimeout, setTimeout: (then, after) => later(then, after).unref() }; // no test waits for a patience to end
Object.assign(globalThis, real);
afterEach(() => Object.assign(globalThis, real));

const numbers = (...values) => new Float64Array(values).buffer;

// Numbers ------------------------------------------------------------------------------------------------------------

test("a place stands for its numbers, from the start of its chart", () => {
  const buffer = numbers(1, 2, 3, 4, 5);
  const tree = { data: [{ x: { $: [8, 2] }, y: { $: [0, 1] }, name: "@union" }], layout: { height: 300, title: null, on: true } };
  const found = unpack(tree, buffer, 16);
  assert.deepEqual([...found.data[0].x], [4, 5]); // 16 + 8 bytes: the fourth number
  assert.deepEqual([...found.data[0].y], [3]);
  assert.equal(found.data[0].name, "@union");
  assert.deepEqual(found.layout, tree.layout);
  assert.deepEqual([...unpack({ $: [0, 5] }, buffer)], [1, 2, 3, 4, 5]);
  assert.deepEqual(tree.data[0].x, { $: [8, 2] }); // what was given stays as it was
});

test("the numbers of the first answer are text", () => {
  const text = Buffer.from(numbers(0.5, -7)).toString("base64");
  assert.deepEqual([...new Float64Array(decode(text))], [0.5, -7]);
});

// Refusals -----------------------------------------------------------------------------------------------------------

test("what says its problems alone is a refusal, and its words are the error's", () => {
  const refusal = { message: { problems: [{ field: "", message: "There is no such chart." }] }, buffer: numbers() };
  assert.throws(() => answered(refusal), { message: "There is no such chart." });
  assert.throws(() => answered({ ...refusal, message: { problems: [] } }), { message: "" });
});

test("an answer for the last good state is one, whatever its problems", () => {
  const reply = { message: { query: "v=1", problems: [{ field: "pue", message: "too high" }] }, buffer: numbers() };
  assert.equal(answered(reply), reply);
  assert.equal(answered({ message: { html: "" }, buffer: numbers() }).message.html, "");
});

// The server ---------------------------------------------------------------------------------------------------------

/** As explorer.engine.wire makes it: the length of the text, the text, filled up to 8 bytes, the numbers. */
function framed(message, buffer) {
  let text = JSON.stringify(message);
  text += " ".repeat((8 - (Buffer.byteLength(text) % 8)) % 8);
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(Buffer.byteLength(text)));
  return Buffer.concat([length, Buffer.from(text), Buffer.from(buffer)]);
}

function serving(body, { ok = true, status = 200 } = {}) {
  const asked = [];
  globalThis.fetch = async (address, options) => {
    asked.push({ address, ...options });
    return { ok, status, arrayBuffer: async () => body.buffer.slice(body.byteOffset, body.byteOffset + body.byteLength) };
  };
  return asked;
}

test("the server is asked with the page's name, and its answer taken apart", async () => {
  const asked = serving(framed({ headline: "€ 20 bn" }, numbers(1.5, 2.5)));
  const { message, buffer } = await new HttpSolver("/investai/answer", "access").ask({ ask: "view", query: "a=1&b=ü" });
  assert.deepEqual(message, { headline: "€ 20 bn" });
  assert.deepEqual([...new Float64Array(buffer)], [1.5, 2.5]);
  const { address, signal } = asked[0];
  assert.ok(address.startsWith("/investai/answer?m="));
  assert.deepEqual(JSON.parse(decodeURIComponent(address.split("?m=")[1])), { page: "access", ask: "view", query: "a=1&b=ü" });
  assert.ok(signal instanceof AbortSignal);
});

test("a server that answers with an error is no answer", async () => {
  serving(Buffer.alloc(0), { ok: false, status: 503 });
  await assert.rejects(new HttpSolver("/answer", "access").ask({ ask: "tour" }), { message: "the server answered 503" });
});

// A kernel -----------------------------------------------------------------------------------------------------------

class Signal {
  heard = new Set();
  connect(then) {
    this.heard.add(then);
  }
  disconnect(then) {
    this.heard.delete(then);
  }
  say(status) {
    for (const then of this.heard) then(null, status);
  }
}

class Model {
  sent = [];
  heard = new Set();
  widget_manager = { kernel: { statusChanged: new Signal(), connectionStatusChanged: new Signal() } };
  on(_, then) {
    this.heard.add(then);
  }
  off(_, then) {
    this.heard.delete(then);
  }
  send(content) {
    this.sent.push(content);
  }
  say(content, buffers) {
    for (const then of this.heard) then(content, buffers);
  }
}

function kernel() {
  const model = new Model();
  const solver = new KernelSolver(model);
  const told = [];
  solver.lost = () => told.push("lost");
  solver.moved = (query) => told.push(query);
  return { model, solver, told };
}

test("each question gets its own answer, in whatever order they come", async () => {
  const { model, solver } = kernel();
  const [first, second] = [solver.ask({ ask: "tour" }), solver.ask({ ask: "page" })];
  assert.deepEqual(model.sent, [{ id: 1, ask: "tour" }, { id: 2, ask: "page" }]);
  model.say({ id: 2, reply: { html: "<p>" } });
  model.say({ id: 1, reply: { steps: [] } });
  model.say({ id: 1, reply: { steps: ["late"] } }); // nobody waits for it any more
  assert.deepEqual((await first).message, { steps: [] });
  assert.deepEqual((await second).message, { html: "<p>" });
  assert.equal((await second).buffer.byteLength, 0);
});

test("numbers are copied out of a larger buffer, where they may lie askew", async () => {
  const { model, solver } = kernel();
  const reply = solver.ask({ ask: "view" });
  const large = new ArrayBuffer(20);
  new Uint8Array(large).set(new Uint8Array(numbers(42)), 5);
  model.say({ id: 1, reply: {} }, [new DataView(large, 5, 8)]);
  assert.deepEqual([...new Float64Array((await reply).buffer)], [42]);
});

test("code in the notebook moves the page", () => {
  const { model, told } = kernel();
  model.say({ go: "p=all_public" });
  model.say({ go: "" }); // the default is a scenario too
  assert.deepEqual(told, ["p=all_public", ""]);
});

for (const status of ["dead", "disconnected", "terminating", "restarting", "autorestarting"]) {
  for (const signal of ["statusChanged", "connectionStatusChanged"]) {
    test(`a kernel that is ${status} is lost, once (${signal})`, async () => {
      const { model, solver, told } = kernel();
      const waiting = solver.ask({ ask: "view" });
      model.widget_manager.kernel[signal].say("busy");
      assert.deepEqual(told, []);
      model.widget_manager.kernel[signal].say(status);
      model.widget_manager.kernel[signal].say(status);
      await assert.rejects(waiting, { message: "the kernel is gone" });
      assert.deepEqual(told, ["lost"]);
    });
  }
}

test("a kernel that does not answer in time is lost; a file may take longer", async () => {
  const timers = [];
  globalThis.setTimeout = (then, after) => timers.push({ then, after });
  globalThis.clearTimeout = () => {};
  const { solver, told } = kernel();
  const move = solver.ask({ ask: "view" });
  const file = solver.ask({ ask: "download", kind: "csv" });
  assert.deepEqual(timers.map(({ after }) => after), [10000, 60000]);
  timers[0].then();
  await assert.rejects(move, { message: "the kernel does not answer" });
  await assert.rejects(file, { message: "the kernel is gone" });
  assert.deepEqual(told, ["lost"]);
});

test("an answer stops the clock", async () => {
  const stopped = [];
  globalThis.setTimeout = () => 7;
  globalThis.clearTimeout = (timer) => stopped.push(timer);
  const { model, solver } = kernel();
  const reply = solver.ask({ ask: "tour" });
  model.say({ id: 1, reply: {} });
  await reply;
  assert.deepEqual(stopped, [7]);
});

test("a connection that is closed when a question is sent is lost", async () => {
  const { model, solver, told } = kernel();
  model.send = () => {
    throw new Error("closed");
  };
  await assert.rejects(solver.ask({ ask: "view" }), { message: "the kernel is gone" });
  assert.deepEqual(told, ["lost"]);
});

test("after it is closed nothing is heard, and nothing is told", () => {
  const { model, solver, told } = kernel();
  solver.close();
  assert.equal(model.heard.size, 0);
  assert.equal(model.widget_manager.kernel.statusChanged.heard.size, 0);
  solver.lose();
  assert.deepEqual(told, []);
});

test("without a kernel to watch, as on Voila's page, it still answers", async () => {
  const model = new Model();
  delete model.widget_manager;
  const reply = new KernelSolver(model).ask({ ask: "tour" });
  model.say({ id: 1, reply: { steps: [] } });
  assert.deepEqual((await reply).message, { steps: [] });
});

test("a kernel goes before the server", () => {
  assert.ok(kernel().solver.rank > new HttpSolver("", "").rank);
});
