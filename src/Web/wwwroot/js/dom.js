/**
 * The element with this id; the page is wrong without it.
 *
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} type
 * @returns {T}
 */
export function byId(id, type) {
  const element = document.getElementById(id);
  if (!(element instanceof type)) {
    throw new Error(`The page has no ${type.name} #${id}.`);
  }
  return element;
}

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {string} [className]
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function element(tag, className = "", ...children) {
  const created = document.createElement(tag);
  created.className = className;
  created.append(...children);
  return created;
}

/** Found from here, since pages lie in several folders. */
const ICONS = new URL("../icons.svg", import.meta.url).pathname;

/** @param {string} name */
export function icon(name) {
  const namespace = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(namespace, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(namespace, "use");
  use.setAttribute("href", `${ICONS}#${name}`);
  svg.append(use);
  return svg;
}

/**
 * Listens to an event that carries a detail.
 *
 * @param {EventTarget} target
 * @param {string} type
 * @param {(detail: any) => void} handle
 */
export function listen(target, type, handle) {
  target.addEventListener(type, (event) => handle(/** @type {CustomEvent} */ (event).detail));
}
