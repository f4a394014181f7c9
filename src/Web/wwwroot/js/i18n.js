import en from "./i18n/en.js";
import ko from "./i18n/ko.js";
import ru from "./i18n/ru.js";

/** @typedef {keyof typeof en} MessageKey */

/** @type {Record<string, Record<MessageKey, string>>} */
const MESSAGES = { en, ko, ru };

let language = "en";
let messages = MESSAGES["en"] ?? en;

/** What one click after another leads to. */
const ROUND = ["en", "ru", "ko"];

/** The language of the interface. */
export function interfaceLanguage() {
  return language;
}

/** The language that comes after this one. */
export function nextLanguage() {
  return ROUND[(ROUND.indexOf(language) + 1) % ROUND.length] ?? "en";
}

/**
 * Switches the whole page. Elements say what they hold: `data-i18n` the text, `data-i18n-label` the accessible name
 * and the tooltip, `data-i18n-placeholder` the placeholder.
 *
 * @param {string} chosen A code, or empty for the browser's own choice.
 */
export function setInterfaceLanguage(chosen) {
  const wanted = chosen === "" ? navigator.languages.map((tag) => tag.split("-")[0] ?? "") : [chosen];
  language = wanted.find((code) => code in MESSAGES) ?? "en";
  messages = MESSAGES[language] ?? en;
  document.documentElement.lang = language;
  document.title = messages.title;
  localise(document.body);
}

/**
 * @param {MessageKey} key
 * @param {Record<string, string>} [values] For the placeholders in braces.
 */
export function t(key, values = {}) {
  return messages[key].replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** @param {ParentNode} root */
export function localise(root) {
  for (const element of root.querySelectorAll("[data-i18n]")) {
    element.textContent = t(key(element, "i18n"));
  }
  for (const element of root.querySelectorAll("[data-i18n-label]")) {
    const label = t(key(element, "i18nLabel"));
    element.setAttribute("aria-label", label);
    if (element instanceof HTMLButtonElement || element instanceof HTMLAnchorElement) {
      element.title = label;
    }
  }
  for (const element of root.querySelectorAll("[data-i18n-placeholder]")) {
    element.setAttribute("placeholder", t(key(element, "i18nPlaceholder")));
  }
}

/**
 * @param {Element} element
 * @param {string} name
 */
function key(element, name) {
  return /** @type {MessageKey} */ (/** @type {HTMLElement} */ (element).dataset[name]);
}

/** @type {Map<string, Intl.DisplayNames>} */
const names = new Map();

/**
 * A language's name in the language of the interface.
 *
 * @param {string} code
 * @param {string} fallback
 */
export function languageName(code, fallback) {
  if (language === "en") {
    return fallback;
  }
  const display = names.get(language) ?? new Intl.DisplayNames([language], { type: "language" });
  names.set(language, display);
  return display.of(code) ?? fallback;
}
