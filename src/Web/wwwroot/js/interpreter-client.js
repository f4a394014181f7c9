import { SessionClient } from "./session-client.js";

/** @import { Connected } from "./protocol.js" */

const MAX_WAITING_TEXTS = 20;

/** One interpretation session. Knows no page: it may be used alone. Its events are those of `SessionClient`. */
export class InterpreterClient extends SessionClient {
  /** @type {string[]} */
  #waitingTexts = [];
  #isToShare = false;

  /** Lets others listen: `shared` follows, with a token for them. */
  share() {
    this.#isToShare = !this.send({ type: "share" });
  }

  /** Lets nobody listen any more. */
  unshare() {
    this.#isToShare = false;
    this.send({ type: "unshare" });
  }

  /** @param {string} text */
  sendText(text) {
    if (!this.send({ type: "text", text }) && this.#waitingTexts.length < MAX_WAITING_TEXTS) {
      this.#waitingTexts.push(text);
    }
  }

  /**
   * @protected
   * @override
   * @param {Connected} _message
   */
  entered(_message) {
    if (this.#isToShare) {
      this.share();
    }
    for (const text of this.#waitingTexts.splice(0)) {
      this.send({ type: "text", text });
    }
  }

  /**
   * @protected
   * @override
   */
  forgotten() {
    this.#waitingTexts = [];
    this.#isToShare = false;
  }
}
