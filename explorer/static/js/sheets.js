// Lesson sheets: print one of them alone, and with the teacher's key, which is folded on the screen.

export class Sheets {
  constructor(root) {
    this.all = [...root.querySelectorAll("[data-sheet]")];
    this.opened = [];
    addEventListener("beforeprint", () => {
      this.opened = this.all.map((sheet) => sheet.querySelector("details")).filter((key) => !key.open);
      for (const key of this.opened) key.open = true;
    });
    addEventListener("afterprint", () => {
      for (const key of this.opened) key.open = false;
      for (const sheet of this.all) sheet.classList.remove("left-out");
    });
  }

  print(one) {
    for (const sheet of this.all) sheet.classList.toggle("left-out", sheet !== one);
    print();
  }
}
