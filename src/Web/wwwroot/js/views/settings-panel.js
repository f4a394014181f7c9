import { byId } from "../dom.js";
import { interfaceLanguage, t } from "../i18n.js";
import { GlossaryEditor } from "./glossary-editor.js";
import { fill } from "./options.js";

/** @import { ServerInfo } from "../protocol.js" */
/** @import { SettingsStore } from "../settings.js" */

/** One hangover frame, in ms. */
const FRAME_MS = 20;

/** The sheet with what is seldom changed. */
export class SettingsPanel {
  #dialog = byId("settings", HTMLDialogElement);
  #model = byId("model", HTMLSelectElement);
  #threshold = byId("threshold", HTMLInputElement);
  #hangover = byId("hangover", HTMLInputElement);
  #bargeIn = byId("barge-in", HTMLInputElement);
  #theme = byId("theme", HTMLSelectElement);
  #language = byId("interface-language", HTMLSelectElement);

  /**
   * @param {SettingsStore} settings
   * @param {ServerInfo} info
   */
  constructor(settings, info) {
    this.settings = settings;
    this.info = info;
    this.glossary = new GlossaryEditor(settings);
    byId("settings-open", HTMLButtonElement).addEventListener("click", () => this.#open());
    this.#dialog.addEventListener("click", (event) => event.target === this.#dialog && this.#dialog.close());
    this.#model.addEventListener("change", () => settings.update({ model: this.#model.value }));
    this.#threshold.addEventListener("input", () => this.#showNumbers());
    this.#threshold.addEventListener("change", () => settings.update({ vadThreshold: this.#threshold.valueAsNumber }));
    this.#hangover.addEventListener("input", () => this.#showNumbers());
    this.#hangover.addEventListener("change", () => settings.update({ vadHangoverFrames: this.#hangover.valueAsNumber }));
    this.#bargeIn.addEventListener("change", () => settings.update({ bargeIn: this.#bargeIn.checked }));
    this.#theme.addEventListener("change", () => settings.update({ theme: /** @type {"" | "light" | "dark"} */ (this.#theme.value) }));
    this.#language.addEventListener("change", () => settings.update({ interfaceLanguage: this.#language.value }));
  }

  refresh() {
    const { model, vadThreshold, vadHangoverFrames, bargeIn, theme } = this.settings.values;
    const { defaults, models } = this.info;
    const offered = models.map(({ id, deprecated }) => ({ value: id, text: deprecated ? `${id} (${t("deprecated")})` : id }));
    fill(this.#model, [{ value: "", text: t("serverModel", { model: defaults.model }) }, ...offered], model);
    this.#threshold.value = String(vadThreshold ?? defaults.vad.threshold);
    this.#hangover.value = String(vadHangoverFrames ?? defaults.vad.hangoverFrames);
    this.#bargeIn.checked = bargeIn;
    fill(this.#theme, [
      { value: "", text: t("themeSystem") },
      { value: "light", text: t("themeLight") },
      { value: "dark", text: t("themeDark") },
    ], theme);
    this.#language.value = interfaceLanguage();
    this.#showNumbers();
  }

  #open() {
    this.refresh();
    this.glossary.refresh();
    this.#dialog.showModal();
  }

  #showNumbers() {
    byId("threshold-value", HTMLOutputElement).value = this.#threshold.value;
    byId("hangover-value", HTMLOutputElement).value = `${this.#hangover.valueAsNumber * FRAME_MS} ms`;
  }
}
