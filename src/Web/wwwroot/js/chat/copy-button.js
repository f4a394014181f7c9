import { element, icon } from "../dom.js";
import { say } from "./texts.js";

/** @import { TextKey } from "./texts.js" */

/** How long it says that it was done, in ms. */
const SHOWN_MS = 2_000;

/**
 * A button that puts a text on the clipboard, and says so.
 *
 * @param {() => string} text
 * @param {TextKey} label
 */
export function copyButton(text, label) {
  const caption = element("span", "", say(label));
  caption.setAttribute("aria-live", "polite");
  const button = element("button", "action copy", icon("copy"), caption);
  button.type = "button";
  button.title = say(label);
  let timer = 0;
  button.addEventListener("click", async () => {
    caption.textContent = say((await copy(text())) ? "copied" : "copyFailed");
    clearTimeout(timer);
    timer = setTimeout(() => {
      caption.textContent = say(label);
    }, SHOWN_MS);
  });
  return button;
}

/** @param {string} text */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Refused, or a page without https, which has no clipboard: the old way.
    return copySelected(text);
  }
}

/** @param {string} text */
function copySelected(text) {
  const area = element("textarea", "hidden");
  area.value = text;
  document.body.append(area);
  const focused = document.activeElement;
  area.select();
  const copied = document.execCommand("copy");
  area.remove();
  if (focused instanceof HTMLElement) {
    focused.focus();
  }
  return copied;
}
