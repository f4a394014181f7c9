const PREFIX = "interpreter.draft.";
/** Chats are forgotten, and drafts with them: the browser keeps the newest. */
const KEPT = 40;

/** What was written and not sent, by user and chat, kept in the browser until it is. */
export class Drafts {
  /**
   * @param {string} user
   * @param {Storage} [storage]
   */
  constructor(user, storage = localStorage) {
    this.prefix = `${PREFIX}${user}.`;
    this.storage = storage;
  }

  /** @param {string} chat The chat's number, or "new". */
  read(chat) {
    try {
      return String(JSON.parse(this.storage.getItem(this.prefix + chat) ?? "{}").text ?? "");
    } catch {
      return "";
    }
  }

  /**
   * @param {string} chat
   * @param {string} text Empty: forgets it.
   */
  write(chat, text) {
    if (text === "") {
      this.storage.removeItem(this.prefix + chat);
      return;
    }
    try {
      this.storage.setItem(this.prefix + chat, JSON.stringify({ text, at: Date.now() }));
    } catch {
      // Full or forbidden: a draft is a convenience, and what is written still stands in the field.
    }
    this.#prune();
  }

  #prune() {
    const keys = Object.keys(this.storage).filter((key) => key.startsWith(PREFIX));
    if (keys.length > KEPT) {
      const age = (/** @type {string} */ key) => Number(/"at":(\d+)/.exec(this.storage.getItem(key) ?? "")?.[1] ?? 0);
      keys.sort((one, other) => age(one) - age(other)).slice(0, keys.length - KEPT).forEach((key) => this.storage.removeItem(key));
    }
  }
}
