import { byId, listen } from "../dom.js";
import { t } from "../i18n.js";

/** @import { ConnectionState } from "../session-client.js" */
/** @import { MessageKey } from "../i18n.js" */

/** @type {Record<ConnectionState, MessageKey>} */
const WORDS = {
  closed: "connectionClosed",
  connecting: "connectionConnecting",
  open: "connectionOpen",
  reconnecting: "connectionReconnecting",
  failed: "connectionFailed",
};

/** The standing of the connection, in the header. */
export class ConnectionStatus {
  #status = byId("connection", HTMLElement);
  #text = byId("connection-text", HTMLElement);
  #upstreamAway = false;

  /** @param {EventTarget & {connection: ConnectionState}} conversation */
  constructor(conversation) {
    this.conversation = conversation;
    listen(conversation, "connection", () => {
      this.#upstreamAway = false;
      this.refresh();
    });
    listen(conversation, "upstream", ({ state }) => {
      this.#upstreamAway = state === "reconnecting";
      this.refresh();
    });
  }

  refresh() {
    const state = this.conversation.connection;
    const away = state === "open" && this.#upstreamAway;
    this.#status.dataset["state"] = away ? "reconnecting" : state;
    this.#text.textContent = t(away ? "upstreamReconnecting" : WORDS[state]);
  }
}
