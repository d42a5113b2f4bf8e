// @ts-check
// Lesson sheets: print one of them alone, and with the teacher's key, which is folded on the screen.
import { findAll, need } from "./dom.js";

export class Sheets {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.all = findAll(root, "[data-sheet]");
    /** @type {HTMLDetailsElement[]} */
    this.opened = [];
    addEventListener("beforeprint", () => {
      this.opened = this.all.map((sheet) => need(sheet, "details", HTMLDetailsElement)).filter((key) => !key.open);
      for (const key of this.opened) key.open = true;
    });
    addEventListener("afterprint", () => {
      for (const key of this.opened) key.open = false;
      for (const sheet of this.all) sheet.classList.remove("left-out");
    });
  }

  /** @param {HTMLElement} one */
  print(one) {
    for (const sheet of this.all) sheet.classList.toggle("left-out", sheet !== one);
    print();
  }
}
