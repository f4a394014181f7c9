import { byId, element, icon } from "../dom.js";
import { t } from "../i18n.js";

/** @import { MessageKey } from "../i18n.js" */

/**
 * @typedef {object} Notice
 * @property {"info" | "error"} kind
 * @property {() => string} text Asked again when the interface changes its language.
 * @property {() => string} [hint] What one may do without.
 * @property {{label: MessageKey, act: () => void}} [action]
 */

/** Sentences above the conversation that stay until they are dismissed, or no longer true. One of a name at a time. */
export class Notices {
  #container = byId("notices", HTMLElement);
  /** @type {Map<string, {notice: Notice, shown: HTMLElement}>} */
  #notices = new Map();

  /**
   * @param {string} name
   * @param {Notice} notice
   */
  show(name, notice) {
    const shown = this.#render(name, notice);
    const before = this.#notices.get(name);
    if (before === undefined) {
      this.#container.append(shown);
    } else {
      before.shown.replaceWith(shown);
    }
    this.#notices.set(name, { notice, shown });
  }

  /** @param {string} name */
  hide(name) {
    this.#notices.get(name)?.shown.remove();
    this.#notices.delete(name);
  }

  refresh() {
    for (const [name, { notice }] of this.#notices) {
      this.show(name, notice);
    }
  }

  /**
   * @param {string} name
   * @param {Notice} notice
   */
  #render(name, { kind, text, hint, action }) {
    const sentence = element("p", "", text());
    if (hint !== undefined) {
      sentence.append(" ", element("span", "hint", hint()));
    }
    const shown = element("div", "notice", icon(kind === "error" ? "alert" : "info"), sentence);
    shown.dataset["kind"] = kind;
    shown.dataset["name"] = name;
    shown.setAttribute("role", kind === "error" ? "alert" : "status");
    if (action !== undefined) {
      const button = element("button", "link", t(action.label));
      button.addEventListener("click", action.act);
      shown.append(button);
    }
    const dismiss = element("button", "icon-button small", icon("close"));
    dismiss.setAttribute("aria-label", t("dismiss"));
    dismiss.title = t("dismiss");
    dismiss.addEventListener("click", () => this.hide(name));
    shown.append(dismiss);
    return shown;
  }
}
