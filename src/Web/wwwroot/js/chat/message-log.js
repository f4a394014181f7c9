/** @import { StoredMessage } from "./chat-protocol.js" */

/**
 * A message as the page holds it.
 *
 * @typedef {object} Entry
 * @property {string} key Of this page alone.
 * @property {number | null} id As stored; null until it is.
 * @property {"user" | "assistant" | "system"} role
 * @property {string} text
 * @property {string[]} images Addresses.
 * @property {"sending" | "waiting" | "streaming" | "done" | "stopped" | "failed"} state
 * @property {Date} at
 * @property {boolean} spoken
 * @property {number} turn 0: of no turn of this page's session.
 * @property {string} requestId Empty for none of this page's.
 * @property {string} problem What went wrong, for the user; empty for nothing.
 * @property {string} finish The model's word for why it ended; empty where it has none.
 * @property {number | null} tokens
 * @property {number | null} seconds
 */

/** States of what is not settled yet. */
const UNDER_WAY = new Set(["sending", "waiting", "streaming"]);

/** The messages that are shown. Events: `added` ({entry, before}), `changed` ({entry}), `removed` ({entry}). */
export class MessageLog extends EventTarget {
  /** @type {Entry[]} */
  #entries = [];
  #count = 0;

  /** The oldest first. */
  get entries() {
    return this.#entries;
  }

  get isAnswering() {
    return this.#entries.some(({ state }) => UNDER_WAY.has(state));
  }

  /**
   * @param {Partial<Entry> & {role: Entry["role"]}} values
   * @param {Entry | null} [before] Null: at the end.
   */
  add(values, before = null) {
    /** @type {Entry} */
    const entry = {
      key: `m${++this.#count}`,
      id: null,
      text: "",
      images: [],
      state: "done",
      at: new Date(),
      spoken: false,
      turn: 0,
      requestId: "",
      problem: "",
      finish: "",
      tokens: null,
      seconds: null,
      ...values,
    };
    const at = before === null ? -1 : this.#entries.indexOf(before);
    this.#entries.splice(at < 0 ? this.#entries.length : at, 0, entry);
    this.#tell("added", { entry, before });
    return entry;
  }

  /**
   * @param {Entry} entry
   * @param {Partial<Entry>} changes
   */
  change(entry, changes) {
    Object.assign(entry, changes);
    this.#tell("changed", { entry });
  }

  /** @param {Entry} entry */
  remove(entry) {
    const at = this.#entries.indexOf(entry);
    if (at >= 0) {
      this.#entries.splice(at, 1);
      this.#tell("removed", { entry });
    }
  }

  clear() {
    [...this.#entries].forEach((entry) => this.remove(entry));
  }

  /** @param {(entry: Entry) => boolean} matches */
  find(matches) {
    return this.#entries.findLast(matches);
  }

  /** Takes away what follows an entry: its answer, which another replaces. @param {Entry} entry */
  truncateAfter(entry) {
    this.#entries.slice(this.#entries.indexOf(entry) + 1).forEach((later) => this.remove(later));
  }

  /**
   * @param {string} type
   * @param {unknown} detail
   */
  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

/**
 * What the page holds of a stored message.
 *
 * @param {StoredMessage} message
 * @returns {Partial<Entry> & {role: Entry["role"]}}
 */
export function entryOf({ id, role, content, timestamp, tokens_used, response_time, message_type, metadata }) {
  const finish = metadata?.finish_reason ?? "";
  return {
    id,
    role,
    text: content,
    images: (metadata?.images ?? []).map((_, index) => `/api/v1/gemini/chat-messages/${id}/images/${index}/`),
    at: new Date(timestamp),
    spoken: message_type === "audio",
    state: finish === "INTERRUPTED" || metadata?.interrupted === true || metadata?.incomplete === true ? "stopped" : "done",
    finish,
    tokens: tokens_used,
    seconds: response_time,
  };
}
