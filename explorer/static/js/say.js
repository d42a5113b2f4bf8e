// @ts-check
// The words of slides follow the scenario: in the talk, and where a notebook shows a slide in a cell.
import { need } from "./dom.js";

/** Put what came back for slides on them: sentence, sources, notes. @param {HTMLElement} root */
export function follow(root) {
  root.addEventListener("ix:taken", ({ detail }) => {
    for (const [chart, { say, size, sources, notes }] of Object.entries(detail.slides ?? {})) {
      const section = need(root, `section[data-chart="${chart}"]`);
      /** @param {string} name */
      const place = (name) => need(section, `[data-slot="${name}"]`);
      const line = place("say");
      if (line.innerHTML !== say) line.innerHTML = say;
      line.dataset.size = size;
      place("sources").innerHTML = sources;
      place("notes").innerHTML = notes;
    }
  });
}
