// The controls: native inputs, so that keyboard, touch and screen readers work as everywhere.

export class Controls {
  constructor(root, app) {
    this.root = root;
    this.app = app;
    this.states = {};
    this.pull = 0; // counts pulls at sliders: all moves of one are one step
    root.addEventListener("pointerdown", () => (this.moving = null));
    root.addEventListener("input", (event) => this.onInput(event));
    root.addEventListener("change", (event) => this.onChange(event));
    root.addEventListener("focusin", (event) => this.onFocus(event));
    root.addEventListener("focusout", (event) => this.onBlur(event));
    root.addEventListener("keydown", (event) => this.onKey(event));
    root.addEventListener("click", (event) => {
      const reset = event.target.closest(".reset");
      if (reset) app.change(this.field(reset), null);
    });
    this.fold();
  }

  field(element) {
    return element.closest("[data-field]")?.dataset.field;
  }

  /** On a phone the groups start closed but for the first: the sentence and the figures must stay in view. */
  fold() {
    if (!matchMedia("(max-width: 900px)").matches) return;
    [...this.root.querySelectorAll(".group")].slice(1).forEach((group) => (group.open = false));
  }

  onInput(event) {
    if (event.target.matches(".slide")) {
      if (this.moving !== event.target) this.pull += 1;
      this.moving = event.target;
      this.app.change(this.field(event.target), event.target.valueAsNumber, this.pull);
    }
  }

  onChange(event) {
    const { target } = event;
    if (target.matches(".slide")) this.moving = null;
    else if (target.matches(".control select, .control [type=radio]")) this.app.change(this.field(target), target.value);
  }

  onFocus({ target }) {
    if (!target.matches?.(".typed")) return;
    target.value = target.dataset.typed;
    target.select();
  }

  onBlur({ target }) {
    if (target.matches?.(".typed")) this.commit(target);
  }

  onKey(event) {
    if (!event.target.matches?.(".typed")) return;
    if (event.key === "Enter") this.commit(event.target);
    if (event.key === "Escape") {
      event.target.value = event.target.dataset.typed;
      event.target.blur();
    }
  }

  commit(input) {
    const field = this.field(input);
    if (input.value.trim() !== input.dataset.typed && input.value !== this.states[field]?.text) {
      this.app.change(field, input.value.trim());
    } else if (document.activeElement !== input) {
      input.value = this.states[field]?.text ?? input.value;
    }
  }

  /** Show the states that came back; the slider under the finger is left where the finger is. */
  show(states, problems) {
    this.states = states;
    for (const [field, state] of Object.entries(states)) {
      const box = this.root.querySelector(`[data-field="${field}"]`);
      const slide = box.querySelector(".slide");
      if (slide) {
        // Neither a slider under the finger is set back, nor one whose next position waits to be sent.
        if (slide !== this.moving && !(field in (this.app.next?.change ?? {}))) slide.value = state.value;
        slide.setAttribute("aria-valuetext", state.text);
        slide.style.setProperty("--at", (slide.value - slide.min) / (slide.max - slide.min || 1));
        const typed = box.querySelector(".typed");
        typed.dataset.typed = state.typed;
        if (document.activeElement !== typed) typed.value = state.text;
      }
      const select = box.querySelector("select");
      if (select) select.value = state.value;
      const radio = box.querySelector(`[type=radio][value="${state.value}"]`);
      if (radio) radio.checked = true;
      const was = box.querySelector('[data-slot="was"]');
      was.hidden = !state.was;
      was.textContent = state.was ?? "";
      if (box.dataset.own !== String(state.own)) box.dataset.own = state.own;
      const mark = box.querySelector(".mark");
      if (!mark.classList.contains(state.grade)) {
        mark.className = `mark ${state.grade}`;
        mark.setAttribute("aria-label", state.mark);
        mark.title = state.mark;
      }
      this.refuse(box, problems.find((problem) => problem.field === field));
    }
  }

  /** What was moved could not be computed: back to what is on screen. */
  restore() {
    this.moving = null;
    this.show(this.states, []);
  }

  /** What is wrong with the value, or what it was taken for: a notice is no fault. */
  refuse(box, problem) {
    const line = box.querySelector(".error");
    if (!problem && line.hidden) return;
    line.hidden = !problem;
    line.textContent = problem?.message ?? "";
    line.classList.toggle("notice", Boolean(problem?.notice));
    const typed = box.querySelector(".typed");
    if (!typed) return;
    problem && !problem.notice ? typed.setAttribute("aria-invalid", "true") : typed.removeAttribute("aria-invalid");
  }
}
