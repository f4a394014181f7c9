import { byId, listen } from "../dom.js";
import { languageName } from "../i18n.js";

/** @import { Listening } from "./listening.js" */
/** @import { Transcript } from "../transcript.js" */

/** Which captions are shown: all, or those of one language. One whose language is not known yet is shown until it is. */
export class ReadingChoice {
  #field = byId("read", HTMLFieldSetElement);
  #list = byId("turns", HTMLOListElement);
  /** @type {string[]} */
  #languages = [];
  #chosen = "";

  /**
   * @param {Listening} listening
   * @param {Transcript} transcript
   */
  constructor(listening, transcript) {
    listen(listening, "languages", ({ languages }) => {
      this.#languages = languages;
      this.refresh();
    });
    listen(transcript, "turn", () => this.#hideOthers(this.#list.lastElementChild));
    this.#field.addEventListener("change", (event) => {
      this.#chosen = /** @type {HTMLInputElement} */ (event.target).value;
      document.body.toggleAttribute("data-reading", this.#chosen !== "");
      [...this.#list.children].forEach((row) => this.#hideOthers(row));
    });
  }

  refresh() {
    [...this.#field.querySelectorAll("label")].slice(1).forEach((label, index) => {
      const code = this.#languages[index];
      label.hidden = code === undefined;
      if (code !== undefined) {
        const [input, name] = /** @type {[HTMLInputElement, HTMLElement]} */ (/** @type {unknown} */ ([...label.children]));
        input.value = code;
        name.textContent = languageName(code, new Intl.DisplayNames(["en"], { type: "language" }).of(code) ?? code);
      }
    });
  }

  /** @param {Element | null} row */
  #hideOthers(row) {
    for (const line of row?.querySelectorAll(".line") ?? []) {
      const { lang } = /** @type {HTMLElement} */ (line.querySelector(".line-text"));
      /** @type {HTMLElement} */ (line).hidden = this.#chosen !== "" && lang !== "" && lang !== this.#chosen;
    }
  }
}
