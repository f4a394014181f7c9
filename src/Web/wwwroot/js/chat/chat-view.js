import { listen } from "../dom.js";
import { EndFollower } from "../views/end-follower.js";
import { Announcer } from "./announcer.js";
import { MessageView } from "./message-view.js";
import { say } from "./texts.js";

/** @import { Chat } from "./chat.js" */
/** @import { Entry } from "./message-log.js" */

/** How often a growing answer is looked at for whole sentences, in ms. */
const ANNOUNCE_MS = 1_000;

/**
 * @typedef {object} ChatParts The page's elements.
 * @property {HTMLElement} scroller
 * @property {HTMLOListElement} list
 * @property {HTMLButtonElement} latest
 * @property {HTMLButtonElement} earlier
 * @property {HTMLElement} announcer
 */

/** The messages, each changed in place while it grows. */
export class ChatView {
  /** @type {Map<Entry, MessageView>} */
  #views = new Map();
  #announceTimer = 0;
  /** What the offers below the messages were last made by. */
  #standing = "";

  /**
   * @param {Chat} chat
   * @param {ChatParts} parts
   */
  constructor(chat, parts) {
    this.chat = chat;
    this.parts = parts;
    this.follower = new EndFollower(parts);
    this.announcer = new Announcer(parts.announcer);
    listen(chat.log, "added", ({ entry, before }) => this.#add(entry, before));
    listen(chat.log, "changed", ({ entry }) => this.#change(entry));
    listen(chat.log, "removed", ({ entry }) => this.#remove(entry));
    listen(chat, "settled", ({ entry }) => this.#settled(entry));
    chat.history.addEventListener("change", () => {
      parts.earlier.hidden = !chat.history.hasEarlier;
    });
    parts.earlier.addEventListener("click", () => void this.#loadEarlier());
    this.#refresh();
  }

  /**
   * @param {Entry} entry
   * @param {Entry | null} before
   */
  #add(entry, before) {
    const view = new MessageView(entry, { retry: () => this.chat.retry() });
    this.#views.set(entry, view);
    this.parts.list.insertBefore(view.element, (before && this.#views.get(before)?.element) ?? null);
    if (entry.state === "sending") {
      this.follower.toEnd();
    } else if (entry.state === "waiting") {
      this.announcer.say(say("thinking"));
    }
    this.#refresh();
  }

  /** @param {Entry} entry */
  #change(entry) {
    this.#views.get(entry)?.refresh();
    if (entry.role === "assistant" && entry.state === "streaming") {
      this.#announceTimer ||= setTimeout(() => this.#announce(entry), ANNOUNCE_MS);
    }
    this.#refresh();
  }

  /** @param {Entry} entry */
  #remove(entry) {
    this.#views.get(entry)?.element.remove();
    this.#views.delete(entry);
    this.#refresh();
  }

  /** @param {Entry} entry */
  #announce(entry) {
    this.#announceTimer = 0;
    const view = this.#views.get(entry);
    if (entry.state === "streaming" && view !== undefined) {
      this.announcer.follow(entry.key, view.spokenText, false);
    }
  }

  /** @param {Entry} entry */
  #settled(entry) {
    const view = this.#views.get(entry);
    view?.flush();
    this.announcer.follow(entry.key, view?.spokenText ?? "", true);
    if (entry.state === "stopped") {
      this.announcer.say(say("stopped"));
    }
  }

  async #loadEarlier() {
    const { earlier } = this.parts;
    earlier.disabled = true;
    this.follower.release();
    const [first] = this.chat.log.entries;
    await this.chat.loadEarlier();
    earlier.disabled = false;
    // The eye stays on the message it was on.
    const view = first && this.#views.get(first);
    if (view) {
      view.element.scrollIntoView({ block: "start" });
    }
    if (earlier.hidden) {
      this.parts.scroller.focus();
    }
  }

  #refresh() {
    const { log } = this.chat;
    const newest = log.entries.at(-1);
    const standing = `${newest?.key} ${newest?.state} ${newest?.id} ${log.isAnswering}`;
    if (standing === this.#standing) {
      return;
    }
    this.#standing = standing;
    document.body.toggleAttribute("data-conversing", log.entries.length > 0);
    document.body.toggleAttribute("data-answering", log.isAnswering);
    this.parts.list.setAttribute("aria-busy", String(log.isAnswering));
    for (const [entry, view] of this.#views) {
      // What was spoken cannot be asked again: the model heard it, and nobody kept the sound.
      view.offerAgain(entry === newest && !entry.spoken && !log.isAnswering && (entry.role === "assistant" || entry.state === "failed" || entry.id !== null));
    }
  }
}
