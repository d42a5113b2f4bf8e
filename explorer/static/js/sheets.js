// Lesson sheets: print one of them alone, and with the teacher's key, which is folded on the screen.

export function sheets(root) {
  const all = [...root.querySelectorAll("[data-sheet]")];
  const keys = () => [...root.querySelectorAll("[data-sheet] > details")];
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = keys().filter((key) => !key.open);
    for (const key of opened) key.open = true;
  });
  addEventListener("afterprint", () => {
    for (const key of opened) key.open = false;
    for (const sheet of all) sheet.classList.remove("left-out");
  });
  root.addEventListener("click", (event) => {
    const one = event.target.closest("[data-print]")?.closest("[data-sheet]");
    if (!one) return;
    for (const sheet of all) sheet.classList.toggle("left-out", sheet !== one);
    print();
  });
}
