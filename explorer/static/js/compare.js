// Pin the scenario on screen, or pick another, and see both.

/** Attach the tools of the comparison. */
export function compare(app) {
  const { root, tools, versus } = app;
  tools.add("compare", () => app.compare(versus.query === undefined ? app.query : undefined));
  tools.add("pin", () => app.compare(app.query));
  tools.add("uncompare", () => app.compare(undefined));
  tools.add("swap", () => app.go(versus.query, { vs: app.query }));
  root.addEventListener("change", ({ target }) => {
    if (target.matches('[data-slot="vs-pick"]')) app.compare(target.value);
  });
  root.addEventListener("click", (event) => {
    const link = event.target.closest("[data-vs]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    app.compare(link.dataset.vs);
    versus.section.scrollIntoView({ block: "nearest" });
  });
}
