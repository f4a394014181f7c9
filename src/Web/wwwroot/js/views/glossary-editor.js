import { byId, element, icon } from "../dom.js";
import { t } from "../i18n.js";

/** @import { GlossaryEntry } from "../protocol.js" */
/** @import { SettingsStore } from "../settings.js" */

/** The protocol's limits. */
const MAX_ENTRIES = 100;
const MAX_LENGTH = 100;

/** Terms with their fixed translations, one a row. */
export class GlossaryEditor {
  #rows = byId("glossary", HTMLElement);
  #add = byId("add-term", HTMLButtonElement);

  /** @param {SettingsStore} settings */
  constructor(settings) {
    this.settings = settings;
    this.#add.addEventListener("click", () => {
      const row = this.#append({ term: "", translation: "" });
      row.querySelector("input")?.focus();
    });
    this.#rows.addEventListener("change", () => this.#save());
  }

  refresh() {
    this.#rows.replaceChildren();
    this.settings.values.glossary.forEach((entry) => this.#append(entry));
    this.#bound();
  }

  /** @param {GlossaryEntry} entry */
  #append({ term, translation }) {
    const remove = element("button", "icon-button small", icon("close"));
    remove.type = "button";
    remove.setAttribute("aria-label", t("removeTerm", { term }));
    const row = element("div", "glossary-row", field("term", term), field("translation", translation), remove);
    remove.addEventListener("click", () => {
      row.remove();
      this.#save();
      this.#add.focus();
    });
    this.#rows.append(row);
    this.#bound();
    return row;
  }

  #save() {
    const glossary = [...this.#rows.children].map((row) => {
      const [term, translation] = row.querySelectorAll("input");
      return { term: term?.value.trim() ?? "", translation: translation?.value.trim() ?? "" };
    });
    this.settings.update({ glossary: glossary.filter(({ term, translation }) => term !== "" || translation !== "") });
    this.#bound();
  }

  #bound() {
    this.#add.disabled = this.#rows.childElementCount >= MAX_ENTRIES;
  }
}

/**
 * @param {"term" | "translation"} name
 * @param {string} value
 */
function field(name, value) {
  const input = element("input");
  input.value = value;
  input.maxLength = MAX_LENGTH;
  input.placeholder = t(name);
  input.setAttribute("aria-label", t(name));
  return input;
}
