// @ts-check
// The guided tour of a page. It is offered once, on a first visit; what leads through it is loaded when it starts.
import { find, hit, need } from "./dom.js";

/** @import { App } from "./app.js" */

const KEY = "investai.tour"; // in the reader's own browser: that the tour was offered, and answered

const remember = () => {
  try {
    localStorage.setItem(KEY, "answered");
  } catch {
    // No storage here: the offer may come again, which is better than no page.
  }
};

const answered = () => {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return true;
  }
};

/** @param {App} app */
export function tour(app) {
  const { root, texts } = app;
  const button = find(root, '[data-tool="tour"]');
  if (!button) return; // a page without a bar has no tour
  /** @type {Promise<void> | null} */
  let running = null;
  /** @type {HTMLElement | null} */
  let offer = null;

  /** @param {HTMLElement} button */
  const start = async (button) => {
    if (running) return;
    remember();
    offer?.remove();
    const focused = /** @type {HTMLElement | null} */ (document.activeElement);
    const from = focused && root.contains(focused) && focused !== document.body ? focused : button;
    running = lead(app, from)
      .catch((error) => app.tell("tour", error.message))
      .finally(() => (running = null));
  };
  app.tools.add("tour", start);

  const asked = new URLSearchParams(location.search);
  if (app.notebook || asked.has("embed")) return;
  if (asked.get("tour") === "1") return void start(button);
  if (answered()) return;
  offer = Object.assign(document.createElement("aside"), { className: "tour-offer" });
  offer.setAttribute("aria-label", texts["tour.label"]);
  /** @type {(text: string, then: () => void) => HTMLButtonElement} */
  const act = (text, then) => {
    const one = Object.assign(document.createElement("button"), { type: "button", textContent: text });
    one.addEventListener("click", then);
    return one;
  };
  const no = act(texts["tour.no"], () => {
    remember();
    offer?.remove();
  });
  offer.append(Object.assign(document.createElement("span"), { textContent: texts["tour.offer"] }), act(texts["tour.start"], () => start(button)), no);
  root.append(offer);
}

function styles() {
  const href = new URL("../tour.css", import.meta.url).href;
  if (document.querySelector(`link[href="${href}"]`)) return Promise.resolve();
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href });
  return new Promise((done) => {
    link.onload = link.onerror = done;
    document.head.append(link);
  });
}

/**
 * Lead through the page; settles when the tour has ended, with the focus back where it was.
 *
 * @param {App} app
 * @param {HTMLElement} from
 */
async function lead(app, from) {
  const [{ driver }, { message }] = await Promise.all([
    import("../vendor/driver.min.js"),
    app.ask({ ask: "tour" }),
    styles(),
  ]);
  const { texts, root } = app;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const steps = message.steps.filter(({ at }) => root.querySelector(at));
  /** @type {Set<HTMLDetailsElement>} */
  const opened = new Set(); // folded groups that the tour had to open
  /** @param {(typeof steps)[number]} step */
  const show = ({ at }) => {
    const target = need(root, at);
    for (let box = target.closest("details"); box; box = box.parentElement?.closest("details") ?? null) {
      if (!box.open) opened.add(box);
      box.open = true;
    }
    // What is high goes to the top: the words stand below it, or over its lower end.
    const block = target.offsetHeight > innerHeight / 3 ? "start" : "center";
    target.scrollIntoView({ block, inline: "nearest", behavior: "instant" });
    return target;
  };
  await /** @type {Promise<void>} */ (new Promise((ended) => {
    const guide = driver({
      animate: !calm,
      smoothScroll: !calm,
      duration: 250,
      allowKeyboardControl: false, // its arrow keys would be taken from the sliders
      overlayOpacity: 0.55,
      stagePadding: 8,
      stageRadius: 10,
      popoverOffset: 12,
      popoverClass: "ix-tour",
      showProgress: true,
      progressText: texts["tour.progress"].replace(/[{}]/g, (brace) => brace + brace),
      nextBtnText: texts["tour.next"],
      prevBtnText: texts["tour.back"],
      doneBtnText: texts["tour.done"],
      steps: steps.map((step) => ({ element: () => show(step), popover: { title: step.title, description: step.html, align: "center" } })),
      onPopoverRender: ({ wrapper, closeButton, nextButton }) => {
        wrapper.dataset.host = app.notebook ? "notebook" : "";
        wrapper.dataset.lmSuppressShortcuts = "true"; // keys are the tour's, not JupyterLab's
        closeButton.setAttribute("aria-label", texts["tour.skip"]);
        closeButton.title = texts["tour.skip"];
        setTimeout(() => nextButton.focus({ preventScroll: true }));
      },
      onHighlighted: (element) => ["aria-haspopup", "aria-expanded", "aria-controls"].forEach((name) => element?.removeAttribute(name)),
      onCloseClick: () => end(),
      onDoneClick: () => end(),
      overlayClickBehavior: () => end(),
    });
    // driver.js says that it has ended only if a step was fully shown, and gives the focus to a button that is gone: both are ours.
    const end = () => {
      removeEventListener("keydown", onKey, true);
      guide.destroy();
      for (const box of opened) box.open = false;
      from.focus({ preventScroll: true });
      from.scrollIntoView({ block: "nearest" });
      ended();
    };
    /** @param {KeyboardEvent} event */
    const onKey = (event) => {
      const inside = hit(event).closest?.(".driver-popover");
      if (event.key === "Escape") end();
      else if (inside && event.key === "ArrowRight") guide.hasNextStep() ? guide.moveNext() : end();
      else if (inside && event.key === "ArrowLeft" && guide.hasPreviousStep()) guide.movePrevious();
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    addEventListener("keydown", onKey, true);
    guide.drive();
  }));
}
