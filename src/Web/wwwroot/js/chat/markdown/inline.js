import { Backticks } from "./backticks.js";
import { linkAt, urlAt } from "./links.js";

/**
 * What stands within a line: a flat list in which every opening has its close.
 *
 * @typedef {{kind: "text" | "code", text: string}} Words
 * @typedef {{kind: "open", tag: "em" | "strong" | "del"} | {kind: "link", href: string} | {kind: "close"} | {kind: "break"}} Mark
 * @typedef {Words | Mark} Inline
 *
 * @typedef {object} Run Characters that may open or close emphasis.
 * @property {number} piece Its place among the pieces.
 * @property {string} character
 * @property {number} count What is left of it as text.
 * @property {("em" | "strong" | "del")[]} opens The outermost first.
 * @property {number} closes
 */

/** So many may be open at once, of each kind; longer runs are text. Bounds the depth of what is shown. */
const MAX_OPEN = 24;
const MAX_RUN = 3;
const ESCAPABLE = /[!-/:-@[-`{-~]/;
const SPACE = /\s/;
const PUNCTUATION = /[\p{P}\p{S}]/u;

/**
 * Reads inline Markdown. Each character is looked at a bounded number of times.
 *
 * @param {string} text
 * @returns {Inline[]}
 */
export function parseInline(text) {
  return new InlineReader(text).read();
}

class InlineReader {
  /** @type {(Inline | Run)[]} */
  #pieces = [];
  /** @type {Record<string, Run[]>} */
  #open = { "*": [], "_": [], "~": [] };
  /** Places of opening brackets that may begin a link. @type {number[]} */
  #brackets = [];
  #text = "";
  #at = 0;

  /** @param {string} source */
  constructor(source) {
    this.source = source;
    this.ticks = new Backticks(source);
  }

  read() {
    while (this.#at < this.source.length) {
      this.#at += this.#take(this.source[this.#at] ?? "");
    }
    this.#flush();
    return this.#flatten();
  }

  /**
   * @param {string} character
   * @returns {number} How many characters were taken.
   */
  #take(character) {
    switch (character) {
      case "\\": return this.#escape();
      case "`": return this.#code();
      case "*": case "_": case "~": return this.#emphasis(character);
      case "[": return this.#bracket(1);
      case "!": return this.source[this.#at + 1] === "[" ? this.#bracket(2) : this.#literal("!");
      case "]": return this.#link();
      case "<": case "h": case "m": return this.#address();
      case "\n": return this.#push({ kind: "break" }, 1);
      default: return this.#literal(character);
    }
  }

  #escape() {
    const next = this.source[this.#at + 1] ?? "";
    if (next === "\n") {
      return this.#push({ kind: "break" }, 2);
    }
    this.#text += ESCAPABLE.test(next) ? next : "\\" + next;
    return 1 + next.length;
  }

  #code() {
    const { length, end } = this.ticks.at(this.#at);
    if (end < 0) {
      return this.#literal("`".repeat(length));
    }
    const code = this.source.slice(this.#at + length, end).replaceAll("\n", " ");
    const padded = code.startsWith(" ") && code.endsWith(" ") && code.trim() !== "";
    return this.#push({ kind: "code", text: padded ? code.slice(1, -1) : code }, end + length - this.#at);
  }

  /** @param {string} character */
  #emphasis(character) {
    let count = 1;
    while (this.source[this.#at + count] === character) {
      count++;
    }
    const { opens, closes } = this.#flanks(character, count);
    if (count > MAX_RUN || (character === "~" && count !== 2) || !(opens || closes)) {
      return this.#literal(character.repeat(count));
    }
    this.#flush();
    /** @type {Run} */
    const run = { piece: this.#pieces.length, character, count, opens: [], closes: 0 };
    this.#pieces.push(run);
    if (closes) {
      this.#close(run);
    }
    const waiting = this.#open[character] ?? [];
    if (opens && run.count > 0) {
      waiting.push(run);
      if (waiting.length > MAX_OPEN) {
        waiting.shift();
      }
    }
    return count;
  }

  /**
   * Whether a run stands before a word, after one, or neither.
   *
   * @param {string} character
   * @param {number} count
   */
  #flanks(character, count) {
    const before = this.source[this.#at - 1] ?? " ";
    const after = this.source[this.#at + count] ?? " ";
    const left = !SPACE.test(after) && (!PUNCTUATION.test(after) || SPACE.test(before) || PUNCTUATION.test(before));
    const right = !SPACE.test(before) && (!PUNCTUATION.test(before) || SPACE.test(after) || PUNCTUATION.test(after));
    // snake_case is no emphasis. A closing mark before a Korean particle ("**말**은", "**'말'**은") is one all the same.
    return character === "_"
      ? { opens: left && (!right || PUNCTUATION.test(before)), closes: right && (!left || PUNCTUATION.test(after)) }
      : { opens: left, closes: right || (!SPACE.test(before) && /\p{L}/u.test(after)) };
  }

  /** Joins a run with those before it that it closes. @param {Run} run */
  #close(run) {
    const waiting = this.#open[run.character] ?? [];
    while (run.count > 0 && waiting.length > 0) {
      const opener = /** @type {Run} */ (waiting.at(-1));
      const used = Math.min(2, opener.count, run.count);
      if (run.character === "~" && used < 2) {
        return;
      }
      opener.opens.unshift(run.character === "~" ? "del" : used === 2 ? "strong" : "em");
      opener.count -= used;
      run.count -= used;
      run.closes++;
      this.#dropAfter(opener.piece);
      if (opener.count === 0) {
        waiting.pop();
      }
    }
  }

  /**
   * What was opened after a place, and is not closed, stays text: nothing may reach out of what holds it.
   *
   * @param {number} piece
   */
  #dropAfter(piece) {
    for (const waiting of Object.values(this.#open)) {
      while ((waiting.at(-1)?.piece ?? 0) > piece) {
        waiting.pop();
      }
    }
    while ((this.#brackets.at(-1) ?? 0) > piece) {
      this.#brackets.pop();
    }
  }

  /** @param {number} length 2: of an image, which is shown as a link: nothing is loaded from elsewhere. */
  #bracket(length) {
    this.#push({ kind: "text", text: length === 2 ? "![" : "[" }, 0);
    this.#brackets.push(this.#pieces.length - 1);
    if (this.#brackets.length > MAX_OPEN) {
      this.#brackets.shift();
    }
    return length;
  }

  #link() {
    const bracket = this.#brackets.pop();
    const link = bracket === undefined ? null : linkAt(this.source, this.#at + 1);
    if (bracket === undefined || link === null) {
      return this.#literal("]");
    }
    this.#dropAfter(bracket);
    // An address that may not be followed leaves its words.
    this.#pieces[bracket] = link.href === "" ? { kind: "text", text: "" } : { kind: "link", href: link.href };
    if (link.href !== "") {
      this.#push({ kind: "close" }, 0);
    }
    // No link within a link.
    this.#brackets.length = 0;
    return 1 + link.length;
  }

  #address() {
    const before = this.source[this.#at - 1] ?? " ";
    const url = /[\p{L}\p{N}]/u.test(before) ? null : urlAt(this.source, this.#at);
    if (url === null) {
      return this.#literal(this.source[this.#at] ?? "");
    }
    if (url.href === "" || this.#brackets.length > 0) {
      return this.#literal(this.source.slice(this.#at, this.#at + url.length));
    }
    this.#push({ kind: "link", href: url.href }, 0);
    this.#pieces.push({ kind: "text", text: url.text }, { kind: "close" });
    return url.length;
  }

  /** @param {string} text */
  #literal(text) {
    this.#text += text;
    return text.length;
  }

  /**
   * @param {Inline | Run} piece
   * @param {number} length
   */
  #push(piece, length) {
    this.#flush();
    this.#pieces.push(piece);
    return length;
  }

  #flush() {
    if (this.#text !== "") {
      this.#pieces.push({ kind: "text", text: this.#text });
      this.#text = "";
    }
  }

  #flatten() {
    /** @type {Inline[]} */
    const flat = [];
    for (const piece of this.#pieces) {
      if ("kind" in piece) {
        flat.push(piece);
        continue;
      }
      for (let closes = piece.closes; closes > 0; closes--) {
        flat.push({ kind: "close" });
      }
      flat.push({ kind: "text", text: piece.character.repeat(piece.count) });
      piece.opens.forEach((tag) => flat.push({ kind: "open", tag }));
    }
    return flat;
  }
}
