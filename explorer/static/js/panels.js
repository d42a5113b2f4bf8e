// What opens on demand: the source behind an input, the chain behind a number.

export class Panels {
  constructor(root, ask) {
    this.root = root;
    this.ask = ask;
    this.pop = root.querySelector(".pop");
    this.dialog = root.querySelector(".chain");
    this.label = this.dialog.getAttribute("aria-label");
    root.addEventListener("click", (event) => this.onClick(event));
    this.dialog.addEventListener("click", (event) => {
      if (event.target === this.dialog || event.target.closest("[data-close]")) this.dialog.close();
    });
  }

  onClick(event) {
    const mark = event.target.closest("[data-source]");
    if (mark) return this.source(mark);
    const number = event.target.closest("[data-explain]");
    if (number && !this.dialog.contains(number)) return this.chain(number.dataset);
  }

  async html(message) {
    try {
      const reply = (await this.ask(message)).message;
      return reply.html ?? this.plain(reply.problems?.[0]?.message ?? "");
    } catch (error) {
      return this.plain(error.message);
    }
  }

  plain(text) {
    const line = document.createElement("p");
    line.textContent = text;
    return line.outerHTML;
  }

  async source(mark) {
    this.pop.innerHTML = await this.html({ ask: "source", name: mark.dataset.source });
    this.pop.showPopover();
    const at = mark.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = this.pop;
    const below = at.bottom + 8 + height <= innerHeight;
    this.pop.style.left = `${Math.max(12, Math.min(at.left - 20, innerWidth - width - 12))}px`;
    const top = below ? at.bottom + 8 : at.top - height - 8;
    this.pop.style.top = `${Math.max(12, Math.min(top, innerHeight - height - 12))}px`;
  }

  /** A number may belong to a scenario of its own: the index shows two side by side. */
  async chain({ explain: name, query }) {
    const asked = query === undefined ? { ask: "chain", name } : { ask: "chain", name, query };
    this.sheet(await this.html(asked));
  }

  /** Show HTML in the dialog at the side; gives the place that holds it. */
  sheet(html, label = this.label) {
    const place = this.dialog.querySelector('[data-slot="chain"]');
    place.innerHTML = html;
    this.dialog.setAttribute("aria-label", label);
    if (!this.dialog.open) this.dialog.showModal();
    this.dialog.scrollTop = 0;
    return place;
  }
}
