import en from "./texts/en.js";
import ko from "./texts/ko.js";
import ru from "./texts/ru.js";

/** @typedef {keyof typeof en} TextKey */

/** @type {Record<string, Record<TextKey, string>>} */
const CATALOGUE = { en, ko, ru };

/** The page's language, which the server has chosen. */
export const language = document.documentElement.lang in CATALOGUE ? document.documentElement.lang : "en";

const texts = CATALOGUE[language] ?? en;

/**
 * Says something in the page's language.
 *
 * @param {TextKey} key
 * @param {Record<string, string>} [values] For the placeholders in braces.
 */
export function say(key, values = {}) {
  return texts[key].replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}
