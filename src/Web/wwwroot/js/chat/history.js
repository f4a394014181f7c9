import { api } from "../api.js";
import { entryOf } from "./message-log.js";

/** @import { StoredMessage } from "./chat-protocol.js" */
/** @import { MessageLog } from "./message-log.js" */

/** Messages a page of the list holds: a screen or two. */
const PAGE = 40;

/** The stored messages of a chat, read from the newest back. Event `change`: `hasEarlier` may be another. */
export class History extends EventTarget {
  #pages = 0;
  #hasEarlier = false;
  /** @type {Promise<void> | null} */
  #reading = null;

  /**
   * @param {MessageLog} log
   * @param {() => number | null} id
   */
  constructor(log, id) {
    super();
    this.log = log;
    this.id = id;
  }

  get hasEarlier() {
    return this.#hasEarlier;
  }

  /** Reads the newest messages, in place of all that is stored of what is shown. */
  async reload() {
    await this.#reading;
    if (this.id() === null) {
      return;
    }
    const { results, next } = await this.#page(1);
    const kept = new Set(results.map(({ id }) => id));
    this.log.entries.filter(({ id }) => id !== null && !kept.has(id)).forEach((entry) => this.log.remove(entry));
    this.#merge(results.reverse());
    this.#pages = 1;
    this.#more(next !== null);
  }

  /** Reads those before. Asked again meanwhile, it is the same reading. */
  loadEarlier() {
    this.#reading ??= this.#readEarlier().finally(() => {
      this.#reading = null;
    });
    return this.#reading;
  }

  async #readEarlier() {
    const { results, next } = await this.#page(this.#pages + 1);
    this.#merge(results.reverse());
    this.#pages++;
    this.#more(next !== null);
  }

  /**
   * @param {number} page
   * @returns {Promise<{results: StoredMessage[], next: string | null}>}
   */
  #page(page) {
    return api(`/api/v1/gemini/chat-sessions/${this.id()}/messages/?ordering=-timestamp&page_size=${PAGE}&page=${page}`);
  }

  /**
   * Puts messages among those that are shown, in their order; a page may hold some of the one before, as messages came.
   *
   * @param {StoredMessage[]} messages The oldest first.
   */
  #merge(messages) {
    for (const message of messages) {
      const shown = this.log.find(({ id }) => id === message.id);
      if (shown !== undefined) {
        this.log.change(shown, { ...entryOf(message), images: shown.images });
      } else {
        this.log.add(entryOf(message), this.log.entries.find(({ id }) => id === null || id > message.id) ?? null);
      }
    }
  }

  /** @param {boolean} hasEarlier */
  #more(hasEarlier) {
    this.#hasEarlier = hasEarlier;
    this.dispatchEvent(new Event("change"));
  }
}
