// @ts-check
// Who solves is not the page's business: it sends a message and receives one. A kernel answers when there is one;
// until then, and if it is lost, the server does.

/** @import { Answers, Question, Refusal } from "./protocol.d.ts" */

/**
 * An answer and the buffer of its arrays.
 *
 * @template A
 * @typedef {{message: A, buffer: ArrayBuffer}} Reply
 */

/**
 * Who answers.
 *
 * @typedef {object} Solver
 * @property {number} rank - of several, the one of highest rank is asked
 * @property {string} name
 * @property {<Q extends Question>(message: Q) => Promise<Reply<Answers[Q["ask"]] | Refusal>>} ask
 * @property {(() => void) | null} [lost] - called once when it no longer answers
 * @property {((query: string) => void) | null} [moved] - called when it sets another scenario by itself
 */

/**
 * The model of a widget, as far as it is used here.
 *
 * @typedef {object} Model
 * @property {(name: string) => any} get
 * @property {(event: string, then: (content: any, buffers?: DataView<ArrayBuffer>[]) => void) => void} on
 * @property {(event: string, then: (content: any, buffers?: DataView<ArrayBuffer>[]) => void) => void} off
 * @property {(content: object) => void} send
 * @property {{kernel?: {statusChanged?: Signal, connectionStatusChanged?: Signal}}} [widget_manager]
 */

/** @typedef {(sender: unknown, status: string) => void} Heard */
/** @typedef {{connect(then: Heard): void, disconnect(then: Heard): void}} Signal */

/**
 * Numbers of a reply: {"$": [offset, count]} stands for float64 values in the buffer.
 *
 * @template T
 * @param {T} node
 * @param {ArrayBuffer} buffer
 * @param {number} [at] - where the numbers of the node start [bytes]
 * @returns {T}
 */
export function unpack(node, buffer, at = 0) {
  const tree = /** @type {any} */ (node);
  if (Array.isArray(tree)) return /** @type {any} */ (tree.map((item) => unpack(item, buffer, at)));
  if (tree === null || typeof tree !== "object") return tree;
  if (tree.$) return /** @type {any} */ (new Float64Array(buffer, at + tree.$[0], tree.$[1]));
  /** @type {any} */
  const out = {};
  for (const key in tree) out[key] = unpack(tree[key], buffer, at);
  return out;
}

/** The buffer of the answer that came with the page, written as text. @param {string} base64 */
export function decode(base64) {
  return Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)).buffer;
}

/**
 * The same reply, if it is an answer; a refusal says its problems and nothing else, and is thrown.
 *
 * @template A
 * @param {Reply<A | Refusal>} reply
 */
export function answered(reply) {
  const { message } = reply;
  if (refused(message)) throw new Error(message.problems[0]?.message ?? "");
  return /** @type {Reply<A>} */ (reply);
}

/** @param {any} message @returns {message is Refusal} */
function refused(message) {
  return Object.keys(message).join() === "problems";
}

/** How long to wait for an answer [ms]: a file is more work than a move. @param {Question} message */
const patience = ({ ask }) => (ask === "download" ? 60000 : 10000);

/** @implements {Solver} */
export class HttpSolver {
  rank = 1;
  name = "server";

  /** @param {string} address - where the server answers @param {string} page */
  constructor(address, page) {
    this.address = address;
    this.page = page;
  }

  /**
   * @template {Question} Q
   * @param {Q} message
   * @returns {Promise<Reply<Answers[Q["ask"]] | Refusal>>}
   */
  async ask(message) {
    const asked = encodeURIComponent(JSON.stringify({ page: this.page, ...message }));
    const response = await fetch(`${this.address}?m=${asked}`, { signal: AbortSignal.timeout(patience(message)) });
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    const bytes = await response.arrayBuffer();
    const length = Number(new DataView(bytes).getBigUint64(0, true));
    const text = new TextDecoder().decode(new Uint8Array(bytes, 8, length));
    return { message: JSON.parse(text), buffer: bytes.slice(8 + length) };
  }
}

/** @implements {Solver} */
export class KernelSolver {
  rank = 2;
  name = "kernel";
  /** @type {Solver["lost"]} */
  lost = null;
  /** @type {Solver["moved"]} */
  moved = null; // by code in the notebook

  /** @param {Model} model */
  constructor(model) {
    this.model = model;
    /** @type {Map<number, {done(reply: Reply<any>): void, fail(error: Error): void}>} */
    this.waiting = new Map();
    this.next = 1;
    /** @type {Parameters<Model["on"]>[1]} */
    this.onMessage = (content, buffers) => this.receive(content, buffers);
    model.on("msg:custom", this.onMessage);
    const kernel = model.widget_manager?.kernel;
    this.watch = [kernel?.statusChanged, kernel?.connectionStatusChanged].filter((signal) => signal !== undefined);
    /** @type {Heard} */
    this.onStatus = (_, status) => {
      if (["dead", "disconnected", "terminating", "restarting", "autorestarting"].includes(status)) this.lose();
    };
    for (const signal of this.watch) signal.connect(this.onStatus);
  }

  /** @param {{go?: string, id: number, reply: any}} content @param {DataView<ArrayBuffer>[]} [buffers] */
  receive(content, buffers) {
    if (content.go !== undefined) return this.moved?.(content.go);
    const settle = this.waiting.get(content.id);
    if (!settle) return;
    this.waiting.delete(content.id);
    const view = buffers?.[0];
    // A view into a larger buffer may not be aligned to 8 bytes: copy what is ours.
    const buffer = view ? view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength) : new ArrayBuffer(0);
    settle.done({ message: content.reply, buffer });
  }

  /**
   * @template {Question} Q
   * @param {Q} message
   * @returns {Promise<Reply<Answers[Q["ask"]] | Refusal>>}
   */
  ask(message) {
    const id = this.next++;
    return new Promise((done, fail) => {
      const timer = setTimeout(() => {
        this.waiting.delete(id);
        this.lose();
        fail(new Error("the kernel does not answer"));
      }, patience(message));
      this.waiting.set(id, { done: (reply) => (clearTimeout(timer), done(reply)), fail });
      try {
        this.model.send({ id, ...message });
      } catch (error) {
        this.lose(); // the connection was closed under our hands
      }
    });
  }

  lose() {
    if (this.gone) return;
    this.gone = true;
    for (const { fail } of this.waiting.values()) fail(new Error("the kernel is gone"));
    this.waiting.clear();
    this.lost?.();
  }

  close() {
    this.model.off("msg:custom", this.onMessage);
    for (const signal of this.watch) signal.disconnect(this.onStatus);
    this.gone = true;
  }
}
