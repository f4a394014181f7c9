import { SessionClient } from "./session-client.js";

/** Listens to another's session, over as many sockets as it takes. Says nothing. Its events are those of `SessionClient`. */
export class ListenerClient extends SessionClient {
  /** @param {{url: string, token: string}} options `url`: the server's /ws/listen. */
  constructor({ url, token }) {
    super({ url, config: {} });
    this.token = token;
  }

  /**
   * @protected
   * @override
   * @returns {object}
   */
  opening() {
    return { mode: "listen", listenToken: this.token };
  }

  /**
   * @protected
   * @override
   * @param {string} _sessionId
   * @param {number} lastSeq
   * @returns {object}
   */
  returning(_sessionId, lastSeq) {
    return { ...this.opening(), resume: { lastSeq } };
  }

  /**
   * @protected
   * @override
   */
  get renews() {
    return false;
  }
}
