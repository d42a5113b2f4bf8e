// The address of the page: the scenario on screen, the reading of each chart, and what tools of the page add.

const SETTLED = 120; // ms

export class Address {
  constructor(app) {
    this.app = app;
    this.more = new Map(); // parameters of tools, by name
  }

  /** The part of it that is the scenario, and the readings of the charts. */
  get scenario() {
    const { query, charts } = this.app;
    const views = Object.entries(charts.options).map(([chart, value]) => `view.${chart}=${value}`);
    const whole = [query, ...views].filter(Boolean).join("&");
    return whole && `?${whole}`;
  }

  /** The address that opens what is on screen. */
  get here() {
    const more = [...this.more].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&");
    const { scenario } = this;
    return (more ? `${scenario}${scenario ? "&" : "?"}${more}` : scenario) || location.pathname;
  }

  /** The address follows when the hand rests: writing it at every step of a slider costs the browser more than the charts' text. */
  settle() {
    clearTimeout(this.settling);
    this.settling = setTimeout(() => this.write(), SETTLED);
  }

  write() {
    const { app } = this;
    if (app.notebook) return;
    history.replaceState(history.state, "", this.here);
    if (app.reload) app.reload.href = this.here;
    for (const link of app.root.querySelectorAll("nav a[data-keeps]")) {
      link.href = link.href.split("?")[0] + (app.query ? `?${app.query}` : "");
    }
  }
}
