/** Where a sentence ends: a mark and a space, a CJK mark, or a line. */
const SENTENCE_END = /[.!?…]+["'”’»)\]]*(?=\s)|[。！？]+|\n/g;
/** A screen reader that is given a word at a time stammers: shorter sentences wait for the next, in characters. */
const LEAST = 40;
const KEPT = 12;

/** Reads answers out as they grow, in whole sentences, through a polite live region; nothing else on the page is live. */
export class Announcer {
  /** How much of each message was told, by its key. @type {Map<string, number>} */
  #told = new Map();

  /** @param {HTMLElement} region Of role "log". */
  constructor(region) {
    this.region = region;
  }

  /** @param {string} text */
  say(text) {
    this.region.append(Object.assign(document.createElement("p"), { textContent: text }));
    while (this.region.childElementCount > KEPT) {
      this.region.firstElementChild?.remove();
    }
  }

  /**
   * @param {string} key
   * @param {string} text All of it so far, without marks of Markdown.
   * @param {boolean} isWhole
   */
  follow(key, text, isWhole) {
    const from = this.#told.get(key) ?? 0;
    const to = isWhole ? text.length : lastSentenceEnd(text, from);
    const words = text.slice(from, to).trim();
    if (isWhole) {
      this.#told.delete(key);
    } else if (words.length >= LEAST) {
      this.#told.set(key, to);
    }
    if (words !== "" && (isWhole || words.length >= LEAST)) {
      this.say(words);
    }
  }
}

/**
 * @param {string} text
 * @param {number} from
 */
function lastSentenceEnd(text, from) {
  let end = from;
  for (const found of text.slice(from).matchAll(SENTENCE_END)) {
    end = from + found.index + found[0].length;
  }
  return end;
}
