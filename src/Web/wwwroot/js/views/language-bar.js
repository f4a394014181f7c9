import { byId } from "../dom.js";
import { languageName, t } from "../i18n.js";
import { fill } from "./options.js";

/** @import { Language, ServerInfo } from "../protocol.js" */
/** @import { SettingsStore } from "../settings.js" */

/** The pair, the direction and the voice. */
export class LanguageBar {
  #first = byId("first-language", HTMLSelectElement);
  #second = byId("second-language", HTMLSelectElement);
  #voice = byId("voice", HTMLSelectElement);
  #bothWays = byId("both-ways", HTMLInputElement);
  #oneWay = byId("one-way", HTMLInputElement);

  /**
   * @param {SettingsStore} settings
   * @param {ServerInfo} info
   */
  constructor(settings, info) {
    this.settings = settings;
    this.info = info;
    this.#first.addEventListener("change", () => this.#choose(this.#first.value, this.#second.value, "first"));
    this.#second.addEventListener("change", () => this.#choose(this.#first.value, this.#second.value, "second"));
    byId("swap", HTMLButtonElement).addEventListener("click", () => this.#choose(this.#second.value, this.#first.value, "first"));
    this.#voice.addEventListener("change", () => settings.update({ voice: this.#voice.value }));
    for (const radio of [this.#bothWays, this.#oneWay]) {
      radio.addEventListener("change", () => settings.update({ oneWay: this.#oneWay.checked }));
    }
    settings.addEventListener("change", () => this.refresh());
  }

  refresh() {
    const [first, second] = this.settings.pair(this.info);
    const languages = this.info.languages.map((language) => ({ value: language.code, text: describe(language) }));
    fill(this.#first, languages, first);
    fill(this.#second, languages, second);
    const voices = this.info.voices.map((name) => ({ value: name, text: name }));
    fill(this.#voice, [{ value: "", text: t("modelVoice") }, ...voices], this.settings.values.voice);
    const oneWay = this.settings.isOneWay(this.info);
    this.#oneWay.checked = oneWay;
    this.#bothWays.checked = !oneWay;
    // A one-way model leaves no choice.
    this.#bothWays.disabled = oneWay && !this.settings.values.oneWay;
    document.body.toggleAttribute("data-one-way", oneWay);
    this.#describeEmpty(first, second, oneWay);
  }

  /**
   * @param {string} first
   * @param {string} second
   * @param {"first" | "second"} changed
   */
  #choose(first, second, changed) {
    const [oldFirst, oldSecond] = this.settings.pair(this.info);
    if (first === second) {
      // The other one makes room: choosing what it had swaps the two.
      this.settings.update({ languages: changed === "first" ? [first, oldFirst] : [oldSecond, second] });
    } else {
      this.settings.update({ languages: [first, second] });
    }
  }

  /**
   * @param {string} first
   * @param {string} second
   * @param {boolean} oneWay
   */
  #describeEmpty(first, second, oneWay) {
    const names = { first: this.#nameOf(first), second: this.#nameOf(second) };
    byId("empty-text", HTMLElement).textContent = t(oneWay ? "emptyTextOneWay" : "emptyText", names);
  }

  /** @param {string} code */
  #nameOf(code) {
    return languageName(code, this.info.languages.find((language) => language.code === code)?.name ?? code);
  }
}

/** @param {Language} language */
function describe({ code, name, nativeName }) {
  const local = languageName(code, name);
  return local === nativeName ? nativeName : `${nativeName} · ${local}`;
}
