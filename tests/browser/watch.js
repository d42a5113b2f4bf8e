// Runs in every page before its own scripts: counts what is painted, and reads what is on screen.
window.ixTest = {
  painted: 0,
  touched: performance.now(),
  quiet: () => performance.now() - ixTest.touched,

  kernel() {
    const config = document.getElementById("jupyter-config-data");
    return config ? JSON.parse(config.textContent).kernelId ?? null : null;
  },

  screen() {
    const root = document.querySelector(".ix");
    const text = (at) => at?.textContent ?? null;
    const each = (selector, key, read) =>
      Object.fromEntries([...root.querySelectorAll(selector)].map((at) => [at.dataset[key], read(at)]));
    return {
      headline: text(root.querySelector("[data-slot=headline]")),
      figures: each(".figure", "figure", (at) => ({
        value: text(at.querySelector("strong")),
        note: text(at.querySelector("i")),
        broken: at.classList.contains("broken"),
      })),
      sentences: each("[data-chart]", "chart", (at) => text(at.querySelector("[data-slot=sentence]"))),
      controls: each("[data-field]", "field", (at) => {
        const slide = at.querySelector(".slide");
        if (slide) {
          const typed = at.querySelector(".typed").value;
          return { value: slide.valueAsNumber, text: typed, said: slide.getAttribute("aria-valuetext") };
        }
        return { value: (at.querySelector("select") ?? at.querySelector("[type=radio]:checked")).value };
      }),
      changed: root.querySelector("[data-slot=changed]")?.hidden ? "" : text(root.querySelector("[data-slot=changed]")),
      preset: root.querySelector(".preset[aria-current]")?.dataset.id ?? null,
      messages: [...root.querySelectorAll("[data-slot=messages] p")].map(text),
      errors: [...root.querySelectorAll(".error:not([hidden])")].map(text),
    };
  },

  drawings() {
    const found = {};
    for (const at of document.querySelectorAll("[data-chart]"))
      // plotly names its clip paths and patterns anew with every drawing
      found[at.dataset.chart] = [...at.querySelectorAll(".plot svg.main-svg")]
        .map((svg) => svg.innerHTML.replace(/(id|class|clip-path)="[^"]*"|url\([^)]*\)/g, ""))
        // nor does the order matter in which it gave an element its attributes
        .map((svg) => svg.replace(/<([\w:]+)([^>]*)>/g, (_, name, rest) => `<${name} ${(rest.match(/[\w:-]+="[^"]*"/g) || []).sort().join(" ")}>`))
        .map((svg) => svg.replace(/<g data-index="\d+"><\/g>/g, "")) // what is left of a note that went
        .join();
    return found;
  },

  data() {
    const plain = (node) => {
      if (ArrayBuffer.isView(node) || Array.isArray(node)) return Array.from(node, plain);
      if (typeof node === "number" && !Number.isFinite(node)) return null;
      if (node === null || typeof node !== "object") return node;
      const kept = Object.entries(node).filter(([key]) => key !== "geojson");
      return Object.fromEntries(kept.map(([key, value]) => [key, plain(value)]));
    };
    const found = {};
    for (const at of document.querySelectorAll("[data-chart]"))
      found[at.dataset.chart] = plain(at.querySelector(".plot").data ?? null);
    return found;
  },
};
document.addEventListener("ix:painted", () => { ixTest.painted += 1; ixTest.touched = performance.now(); }, true);
