import { byId, element, icon } from "../dom.js";

/**
 * @typedef {object} Notice
 * @property {"info" | "error"} kind
 * @property {() => string} text Asked again when the interface changes its language.
 * @property {() => string} [hint] What one may do without.
 * @property {{label: () => string, act: () => void}} [action]
 */

/** Sentences above the conversation that stay until they are dismissed, or no longer true. One of a name at a time. */
export class Notices {
  #container = byId("notices", HTMLElement);
  /** @type {Map<string, {notice: Notice, shown: HTMLElement}>} */
  #notices = new Map();

  /** @param {() => string} dismissal What the button that takes one away is called. */
  constructor(dismissal) {
    this.dismissal = dismissal;
  }

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
      const button = element("button", "link", action.label());
      button.addEventListener("click", action.act);
      shown.append(button);
    }
    const dismiss = element("button", "icon-button small", icon("close"));
    dismiss.setAttribute("aria-label", this.dismissal());
    dismiss.title = this.dismissal();
    dismiss.addEventListener("click", () => this.hide(name));
    shown.append(dismiss);
    return shown;
  }
}
