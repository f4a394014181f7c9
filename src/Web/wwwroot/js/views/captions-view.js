import { byId, element, listen } from "../dom.js";
import { languageName, t } from "../i18n.js";
import { EndFollower } from "./end-follower.js";

/** @import { Line, Transcript, Turn } from "../transcript.js" */

/** The turns, said on the left and interpreted on the right, each changed in place until it is final. */
export class CaptionsView {
  #list = byId("turns", HTMLOListElement);
  #announcer = byId("announcer", HTMLElement);
  /** @type {Map<string, HTMLLIElement>} */
  #rows = new Map();

  /**
   * @param {Transcript} transcript
   * @param {(code: string) => string} nameOf A language's English name.
   */
  constructor(transcript, nameOf) {
    this.transcript = transcript;
    this.nameOf = nameOf;
    listen(transcript, "turn", (turn) => this.#show(turn));
    new EndFollower({ scroller: byId("conversation", HTMLElement), list: this.#list, latest: byId("latest", HTMLButtonElement) });
  }

  /** Writes everything again, in the interface's present language. */
  refresh() {
    const { turns } = this.transcript;
    const kept = new Set(turns.map(({ id }) => id));
    for (const [id, row] of this.#rows) {
      if (!kept.has(id)) {
        row.remove();
        this.#rows.delete(id);
      }
    }
    turns.forEach((turn) => this.#write(turn));
    document.body.toggleAttribute("data-conversing", this.#rows.size > 0);
  }

  /** @param {Turn} turn */
  #show(turn) {
    const wasFinal = this.#rows.get(turn.id)?.dataset["final"] === "true";
    this.#write(turn);
    document.body.setAttribute("data-conversing", "");
    if (!wasFinal && turn.output.isFinal && turn.input.isFinal && turn.endMs !== null) {
      this.#announce(turn);
    }
  }

  /** @param {Turn} turn */
  #write(turn) {
    const row = this.#rows.get(turn.id) ?? this.#addRow(turn.id);
    row.dataset["final"] = String(turn.endMs !== null);
    row.toggleAttribute("data-interrupted", turn.interrupted);
    const [said, interpreted] = row.children;
    this.#writeLine(/** @type {HTMLElement} */ (said), turn.input);
    this.#writeLine(/** @type {HTMLElement} */ (interpreted), turn.output, turn.interrupted ? t("cut") : "");
  }

  /** @param {string} id */
  #addRow(id) {
    const row = element("li", "turn", cell("said"), cell("interpreted"));
    this.#rows.set(id, row);
    this.#list.append(row);
    return row;
  }

  /**
   * @param {HTMLElement} container
   * @param {Line} line
   * @param {string} [remark]
   */
  #writeLine(container, line, remark = "") {
    const [label, text] = /** @type {HTMLCollectionOf<HTMLElement>} */ (container.children);
    const name = line.language === "" ? "" : languageName(line.language, this.nameOf(line.language));
    if (label !== undefined && text !== undefined) {
      label.textContent = [name, remark].filter((part) => part !== "").join(" · ");
      text.textContent = line.text;
      text.lang = line.language;
      text.dir = "auto";
    }
    container.dataset["final"] = String(line.isFinal);
  }

  /** Final captions only, and only as text: a screen reader would read every change of a live one. @param {Turn} turn */
  #announce({ input, output }) {
    for (const line of [input, output]) {
      const spoken = element("p", "", line.text);
      spoken.lang = line.language;
      this.#announcer.append(spoken);
    }
    while (this.#announcer.childElementCount > 8) {
      this.#announcer.firstElementChild?.remove();
    }
  }
}

/** @param {string} kind */
function cell(kind) {
  return element("div", `line ${kind}`, element("p", "line-language"), element("p", "line-text"));
}
