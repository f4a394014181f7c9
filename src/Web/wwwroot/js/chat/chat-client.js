import { SessionClient } from "../session-client.js";

/** @import { Connected, SessionConfig } from "../protocol.js" */
/** @import { ChatImage, Pending } from "./chat-protocol.js" */

/**
 * One chat over the socket, as docs/protocol.md tells. Knows no page: it may be used alone.
 *
 *     const chat = new ChatClient({ url: "wss://host/ws" });
 *     chat.addEventListener("text_delta", ({ detail }) => show(detail.turn, detail.text));
 *     chat.ask("Hello");
 *
 * It connects with the first question (or by `connect()`), comes back after a lost connection and resumes where it was.
 * A question that no socket delivered is sent again; one of a session that ended, and of which it is not known whether
 * it arrived, is told by `unsettled`, for the user to decide.
 *
 * Events, each a CustomEvent: those of `SessionClient`, every message of the server under its `type` (`connected`,
 * `asked`, `text_delta`, `turn_complete`, `history_cleared`, `quota`, `error` and the rest of docs/protocol.md), and
 * `unsettled` ({questions}: the lost ones, oldest first).
 */
export class ChatClient extends SessionClient {
  /** @type {number | null} */
  #chatId;
  /** @type {Map<string, Pending>} */
  #pending = new Map();
  /** Whether the socket in use has told all that was missed; only then is it clear what the server never heard. */
  #caughtUpAt = Infinity;
  #renewing = false;

  /**
   * @param {{url: string, chatId?: number | null, config?: SessionConfig}} options `chatId`: the number of a stored chat;
   * without, one is made.
   */
  constructor({ url, chatId = null, config = {} }) {
    super({ url, config });
    this.#chatId = chatId;
    this.addEventListener("asked", (event) => this.#settle(event));
    this.addEventListener("turn_complete", (event) => this.#settle(event));
    this.addEventListener("history_cleared", (event) => this.#settle(event));
    this.addEventListener("error", (event) => this.#settle(event));
    this.addEventListener("renewed", () => {
      this.#renewing = true;
    });
  }

  /** The stored chat's number; null until the server has made it. */
  get chatId() {
    return this.#chatId;
  }

  /**
   * Asks the model.
   *
   * @param {string} text May be empty where there are images.
   * @param {{images?: ChatImage[], requestId?: string}} [options]
   * @returns {string} The request's id, which its events carry.
   */
  ask(text, { images = [], requestId = newRequestId() } = {}) {
    const message = images.length === 0
      ? { type: "text", text, requestId }
      : { type: "image", text, images: images.map(({ data, mimeType }) => ({ data, mimeType })), requestId };
    return this.#request({ requestId, text, images, message });
  }

  /** Asks the newest question again. @returns {string} The request's id. */
  retry() {
    const requestId = newRequestId();
    return this.#request({ requestId, text: "", images: [], message: { type: "retry", requestId } });
  }

  /** Deletes the chat's messages. @returns {string} The request's id. */
  clear() {
    const requestId = newRequestId();
    return this.#request({ requestId, text: "", images: [], message: { type: "clear", requestId } });
  }

  /**
   * @protected
   * @override
   */
  opening() {
    return { mode: "chat", ...(this.#chatId !== null && { sessionId: this.#chatId }) };
  }

  /**
   * @protected
   * @override
   * @param {Connected} message
   */
  entered(message) {
    this.#chatId = message.chatSessionId ?? this.#chatId;
    this.#caughtUpAt = message.resumed ? (message.lastSeq ?? 0) : 0;
    if (!message.resumed && this.#renewing) {
      this.#giveUpUncertain();
    }
    this.#renewing = false;
    this.taken();
  }

  /**
   * @protected
   * @override
   */
  taken() {
    if (this.isReady && this.lastSeq >= this.#caughtUpAt) {
      this.#caughtUpAt = Infinity;
      for (const pending of this.#pending.values()) {
        this.#transmit(pending);
      }
    }
  }

  /**
   * @protected
   * @override
   */
  forgotten() {
    this.#caughtUpAt = Infinity;
    this.#renewing = false;
    const questions = [...this.#pending.values()];
    this.#pending.clear();
    this.#tellUnsettled(questions);
  }

  /** @param {Pending} pending */
  #request(pending) {
    this.#pending.set(pending.requestId, pending);
    if (this.isReady && this.#caughtUpAt === Infinity) {
      this.#transmit(pending);
    } else {
      this.connect();
    }
    return pending.requestId;
  }

  /** @param {Pending} pending */
  #transmit(pending) {
    pending.sent = this.send(pending.message) || pending.sent;
  }

  /** What was sent into a session that is over may be stored or not: that is the user's to see. */
  #giveUpUncertain() {
    const uncertain = [...this.#pending.values()].filter(({ sent }) => sent);
    uncertain.forEach(({ requestId }) => this.#pending.delete(requestId));
    this.#tellUnsettled(uncertain);
  }

  /** @param {Pending[]} questions */
  #tellUnsettled(questions) {
    if (questions.length > 0) {
      this.dispatchEvent(new CustomEvent("unsettled", { detail: { questions } }));
    }
  }

  /** @param {Event} event */
  #settle(event) {
    const { requestId } = /** @type {CustomEvent} */ (event).detail;
    if (typeof requestId === "string") {
      this.#pending.delete(requestId);
    }
  }
}

function newRequestId() {
  // crypto.randomUUID is only for secure contexts, and a page in the local network is none.
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
