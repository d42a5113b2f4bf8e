// Who solves is not the page's business: it sends a message and receives one. A kernel answers when there is one;
// until then, and if it is lost, the server does.

/** Numbers of a reply: {"$": [offset, count]} stands for float64 values in the buffer. */
export function unpack(node, buffer, at = 0) {
  if (Array.isArray(node)) return node.map((item) => unpack(item, buffer, at));
  if (node === null || typeof node !== "object") return node;
  if (node.$) return new Float64Array(buffer, at + node.$[0], node.$[1]);
  const out = {};
  for (const key in node) out[key] = unpack(node[key], buffer, at);
  return out;
}

/** How long to wait for an answer [ms]: a file is more work than a move. */
const patience = ({ ask }) => (ask === "download" ? 60000 : 10000);

export class HttpSolver {
  rank = 1;
  name = "server";

  constructor(address, page) {
    this.address = address;
    this.page = page;
  }

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

export class KernelSolver {
  rank = 2;
  name = "kernel";
  lost = null; // called once when the kernel no longer answers
  moved = null; // called when code in the notebook sets another scenario

  constructor(model) {
    this.model = model;
    this.waiting = new Map();
    this.next = 1;
    this.onMessage = (content, buffers) => this.receive(content, buffers);
    model.on("msg:custom", this.onMessage);
    const kernel = model.widget_manager?.kernel;
    this.watch = [kernel?.statusChanged, kernel?.connectionStatusChanged].filter(Boolean);
    this.onStatus = (_, status) => {
      if (["dead", "disconnected", "terminating", "restarting", "autorestarting"].includes(status)) this.lose();
    };
    for (const signal of this.watch) signal.connect(this.onStatus);
  }

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
