// @ts-check
// Finding what stands on the page.

/**
 * The first element that fits a selector; null if there is none.
 *
 * @template {Element} [E=HTMLElement]
 * @param {ParentNode} place
 * @param {string} selector
 * @param {new () => E} [kind] - what it has to be, where more is asked of it than of any element
 * @returns {E | null}
 */
export function find(place, selector, kind) {
  const found = place.querySelector(selector);
  if (found && kind && !(found instanceof kind)) throw new TypeError(`${selector} is no ${kind.name}`);
  return /** @type {E | null} */ (found);
}

/**
 * The first element that fits a selector; there has to be one.
 *
 * @template {Element} [E=HTMLElement]
 * @param {ParentNode} place
 * @param {string} selector
 * @param {new () => E} [kind]
 * @returns {E}
 */
export function need(place, selector, kind) {
  const found = find(place, selector, kind);
  if (!found) throw new TypeError(`nothing here is ${selector}`);
  return found;
}

/**
 * All elements that fit a selector.
 *
 * @template {Element} [E=HTMLElement]
 * @param {ParentNode} place
 * @param {string} selector
 * @param {new () => E} [kind]
 * @returns {E[]}
 */
export function findAll(place, selector, kind) {
  const found = [...place.querySelectorAll(selector)];
  const other = kind && found.find((one) => !(one instanceof kind));
  if (other) throw new TypeError(`a ${selector} is no ${kind.name}`);
  return /** @type {E[]} */ (found);
}

/**
 * The element that an event happened to. It may be the document, which has no `matches` and no `closest`: where that can be, ask first.
 *
 * @param {Event} event
 */
export const hit = (event) => /** @type {HTMLElement} */ (event.target);
