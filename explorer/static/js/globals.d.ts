// What the page's elements tell each other, and what is there for all.
import type { ViewAnswer } from "./protocol.d.ts";

declare global {
  interface HTMLElementEventMap {
    /** An answer is on the page, all but its charts. */
    "ix:taken": CustomEvent<ViewAnswer>;
    /** The charts that the reader sees are drawn. */
    "ix:seen": CustomEvent<null>;
    /** All of an answer is drawn. */
    "ix:painted": CustomEvent<{ query: string }>;
  }

  /** In a page in one file alone. */
  var Plotly: typeof import("../vendor/plotly.min.js").default;
}
