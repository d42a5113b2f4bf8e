// @ts-check
// The controls: native inputs, so that keyboard, touch and screen readers work as everywhere.
import { find, findAll, hit, need } from "./dom.js";

/** @import { App } from "./app.js" */
/** @import { ControlView, Problem } from "./protocol.d.ts" */

/**
 * Whether it is a box to type in. The document may be hit too, which has no `matches`.
 *
 * @param {HTMLElement} target
 * @returns {target is HTMLInputElement}
 */
function isTyped(target) {
  return Boolean(target.matches?.(".typed"));
}

export class Controls {
  /** @param {HTMLElement} root @param {App} app */
  constructor(root, app) {
    this.root = root;
    this.app = app;
    /** @type {Record<string, ControlView>} */
    this.states = {};
    this.pull = 0; // counts pulls at sliders: all moves of one are one step
    /** @type {HTMLElement | null} */
    this.moving = null; // the slider under the finger
    root.addEventListener("pointerdown", () => (this.moving = null));
    root.addEventListener("input", (event) => this.onInput(event));
    root.addEventListener("change", (event) => this.onChange(event));
    root.addEventListener("focusin", (event) => this.onFocus(event));
    root.addEventListener("focusout", (event) => this.onBlur(event));
    root.addEventListener("keydown", (event) => this.onKey(event));
    root.addEventListener("click", (event) => {
      const reset = hit(event).closest(".reset");
      if (reset) app.change(this.field(reset), null);
    });
    this.fold();
  }

  /** @param {Element} element */
  field(element) {
    /** @type {HTMLElement | null} */
    const box = element.closest("[data-field]");
    return box?.dataset.field ?? "";
  }

  /** On a phone the groups start closed but for the first: the sentence and the figures must stay in view. */
  fold() {
    if (!matchMedia("(max-width: 900px)").matches) return;
    findAll(this.root, ".group", HTMLDetailsElement).slice(1).forEach((group) => (group.open = false));
  }

  /** @param {Event} event */
  onInput(event) {
    const target = /** @type {HTMLInputElement} */ (event.target);
    if (target.matches(".slide")) {
      if (this.moving !== target) this.pull += 1;
      this.moving = target;
      this.app.change(this.field(target), target.valueAsNumber, this.pull);
    }
  }

  /** @param {Event} event */
  onChange(event) {
    const target = /** @type {HTMLInputElement | HTMLSelectElement} */ (event.target);
    if (target.matches(".slide")) this.moving = null;
    else if (target.matches(".control select, .control [type=radio]")) this.app.change(this.field(target), target.value);
  }

  /** @param {Event} event */
  onFocus(event) {
    const target = hit(event);
    if (!isTyped(target)) return;
    target.value = target.dataset.typed ?? "";
    target.select();
  }

  /** @param {Event} event */
  onBlur(event) {
    const target = hit(event);
    if (isTyped(target)) this.commit(target);
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    const target = hit(event);
    if (!isTyped(target)) return;
    if (event.key === "Enter") this.commit(target);
    if (event.key === "Escape") {
      target.value = target.dataset.typed ?? "";
      target.blur();
    }
  }

  /** @param {HTMLInputElement} input */
  commit(input) {
    const field = this.field(input);
    if (input.value.trim() !== input.dataset.typed && input.value !== this.states[field]?.text) {
      this.app.change(field, input.value.trim());
    } else if (document.activeElement !== input) {
      input.value = this.states[field]?.text ?? input.value;
    }
  }

  /**
   * Show the states that came back; the slider under the finger is left where the finger is.
   *
   * @param {Record<string, ControlView>} states
   * @param {Problem[]} problems
   */
  show(states, problems) {
    this.states = states;
    for (const [field, state] of Object.entries(states)) {
      const box = need(this.root, `[data-field="${field}"]`);
      const value = String(state.value);
      const slide = find(box, ".slide", HTMLInputElement);
      if (slide) {
        // Neither a slider under the finger is set back, nor one whose next position waits to be sent.
        if (slide !== this.moving && !(field in (this.app.next?.change ?? {}))) slide.value = value;
        slide.setAttribute("aria-valuetext", state.text);
        const low = Number(slide.min);
        slide.style.setProperty("--at", String((Number(slide.value) - low) / (Number(slide.max) - low || 1)));
        const typed = need(box, ".typed", HTMLInputElement);
        typed.dataset.typed = state.typed;
        if (document.activeElement !== typed) typed.value = state.text;
      }
      const select = box.querySelector("select");
      if (select) select.value = value;
      const radio = find(box, `[type=radio][value="${value}"]`, HTMLInputElement);
      if (radio) radio.checked = true;
      const was = need(box, '[data-slot="was"]');
      was.hidden = !state.was;
      was.textContent = state.was ?? "";
      if (box.dataset.own !== String(state.own)) box.dataset.own = String(state.own);
      const mark = need(box, ".mark");
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

  /** What is wrong with the value, or what it was taken for: a notice is no fault. @param {HTMLElement} box @param {Problem} [problem] */
  refuse(box, problem) {
    const line = need(box, ".error");
    if (!problem && line.hidden) return;
    line.hidden = !problem;
    line.textContent = problem?.message ?? "";
    line.classList.toggle("notice", Boolean(problem?.notice));
    const typed = box.querySelector(".typed");
    if (!typed) return;
    problem && !problem.notice ? typed.setAttribute("aria-invalid", "true") : typed.removeAttribute("aria-invalid");
  }
}
